"""Every number of the Streaks screen counted again from ``nearer history --json``, day by day.

Slow and obvious, with the oracle of the domain where it fits. Of a sentence only its figures are
told: numbers and dates in their order, so that words may change and what they say may not.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from tests.domain import oracle
from tests.domain.oracle import DAY, Expected
from tui.domain.history import History
from tui.domain.schedule import Pause, ScheduleRow

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FIGURE = re.compile(rf"(\d+) ({'|'.join(MONTHS)})[a-z]*(?: (\d{{4}}))?|\d+%?")
ALWAYS = (Pause(date.min),)


class Fact(NamedTuple):
    """A figure as it must stand on the screen, and the figures of its sentence in their order.

    ``lead`` is how the sentence begins, where that is not the figure itself.
    """

    text: str
    says: list[str]
    label: str = ""
    lead: str = ""


def figures_of(sentence: str) -> list[str]:
    """The numbers and dates of a sentence, in its order: ``["3", "21 Nov 2026", "2"]``."""
    return [
        " ".join(part for part in match.groups() if part) if match[2] else match[0]
        for match in FIGURE.finditer(sentence)
    ]


def told(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span(first: date, last: date) -> list[str]:
    if first == last:
        return [told(last)]
    return [told(first) if first.year != last.year else told(first)[:-5], told(last)]


def counted(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"


class Kept(NamedTuple):
    """What is known of one practice beside its marks."""

    name: str
    rows: tuple[ScheduleRow, ...] = ()
    pauses: tuple[Pause, ...] = ()
    on: bool = True


class Rules(NamedTuple):
    """What a user chose."""

    goal: int = 1
    week_start: int = 0
    grace: bool = False


class Recount:
    """Everything on the Streaks screen, from the printed history."""

    def __init__(
        self, printed: list[Any], kept: dict[str, Kept], rules: Rules, today: date
    ) -> None:
        self.kept, self.rules, self.today = kept, rules, today
        self.books: dict[str, One] = {}
        for practice, known in kept.items():
            days: dict[str, set[int]] = {"done": set(), "rest": set()}
            for entry in printed:
                for mark in entry["marks"]:
                    if mark["practice"] == practice:
                        days[mark["state"]].add(date.fromisoformat(entry["day"]).toordinal())
            history = History(
                frozenset(days["done"]), frozenset(days["rest"]), known.rows, known.pauses
            )
            self.books[practice] = One(known.name, history, rules, today)
        together = [
            book.history if kept[p].on else book.history._replace(pauses=ALWAYS)
            for p, book in self.books.items()
        ]
        self.all = Together(together, rules, today)

    def subject(self, practice: str | None) -> "Subject":
        return self.books[practice] if practice else self.all

    @cached_property
    def lines(self) -> list[tuple[str, list[Fact | None]]]:
        """The names and figures of the table of streaks."""
        shown = [book for practice, book in self.books.items() if self.kept[practice].on]
        return [(subject.name, subject.line()) for subject in (*shown, self.all)]


class Subject:
    """One practice or all of them: the sentences that are told of both."""

    name: str
    rules: Rules
    today: date
    expected: Expected
    did: list[str]
    """The figures of the words for what is counted: the goal, where it is not one."""

    def line(self) -> list[Fact | None]:
        return [
            self.current(),
            self.best(),
            self.total(),
            self.steady(),
            self.week(),
            self.safe(),
        ]

    # what is counted

    def counts(self, day: date) -> bool:
        """Whether the day counts."""
        raise NotImplementedError

    def asks(self, day: date) -> bool:
        """Whether the day asks for something, were it empty."""
        raise NotImplementedError

    @cached_property
    def recorded(self) -> date:
        """The first day with a mark."""
        raise NotImplementedError

    def stepped(self, first: date, last: date) -> list[str]:
        """What a run of days stepped over."""
        raise NotImplementedError

    def ended(self) -> list[str]:
        """Where the latest run ended."""
        raise NotImplementedError

    def steady(self) -> Fact | None:
        return None

    def week(self) -> Fact:
        raise NotImplementedError

    def keep_by(self) -> date | None:
        """The last day by whose end something must be done for the run to live."""
        raise NotImplementedError

    def since(self) -> date:
        """The first day of the run that is alive."""
        found = day = self.today
        while day >= self.recorded:
            if self.counts(day):
                found = day
            elif day < self.today and self.asks(day) and day not in self.expected.graced:
                break
            day -= DAY
        return found

    # figures

    def current(self) -> Fact:
        seen = self.expected
        text = counted(seen.current, seen.unit)
        if not seen.total:
            return Fact(text, ["0"])
        if not seen.current:
            return Fact(text, ["0", *self.ended()])
        if seen.unit == "day":
            since = self.since()
            stepped = self.stepped(since, self.today)
            return Fact(text, [str(seen.current), *self.did, told(since), *stepped])
        first = self.since()
        while first.weekday() != self.rules.week_start:
            first -= DAY
        return Fact(text, [str(seen.current), told(first), *self.week().says[:2]])

    def best(self) -> Fact:
        if not self.expected.best_runs:
            return Fact("0", ["0"])
        first, last, length = self.expected.best_runs[0]
        return Fact(str(length), [str(length), *span(first, last)])

    def total(self) -> Fact:
        count = self.expected.total
        days = self.days(self.recorded, self.today)
        first = next((day for day in days if self.counts(day)), None)
        return Fact(str(count), [str(count), *self.did, *([told(first)] if first else [])])

    def safe(self) -> Fact:
        day = self.keep_by() if self.expected.current else None
        if day is None:
            return Fact("–", [])
        year = "" if day.year == self.today.year else f" {day.year}"
        return Fact(
            f"{day:%a} {day.day} {MONTHS[day.month - 1]}{year}",
            [told(day)],
            "",
            f"{day:%A} {day.day}",
        )

    def runs(self) -> list[Fact]:
        found = []
        for place, (first, last, length) in enumerate(self.expected.best_runs, 1):
            stepped = self.stepped(first, last) if self.expected.unit == "day" else []
            says = [str(length), *([str(place)] if place > 1 else []), *span(first, last)]
            end = f"{last.day} {MONTHS[last.month - 1]} {last.year % 100:02}"
            start = f"{first.day} {MONTHS[first.month - 1]}"
            start += f" {first.year % 100:02}" if first.year != last.year else ""
            text = end if first == last else f"{start} – {end}"
            lead = counted(length, self.expected.unit)
            found.append(Fact(text, [*says, *stepped], f"{length:>4}", lead))
        return found

    def months(self, year: int) -> list[Fact]:
        """The twelve months and the year."""
        found = [self.month(year, number) for number in range(1, 13)]
        done, asked = (sum(pair[n] for pair in found) for n in (0, 1))
        return [
            *(self.of(*pair, MONTHS[n], year) for n, pair in enumerate(found)),
            self.of(done, asked, str(year), year),
        ]

    def month(self, year: int, number: int) -> tuple[int, int]:
        """Days done, and days asked for."""
        days = [d for d in self.days(date(year, 1, 1), date(year, 12, 31)) if d.month == number]
        return self.tally(days)

    def weekdays(self, year: int) -> list[Fact]:
        whole = list(self.days(date(year, 1, 1), date(year, 12, 31)))
        found = []
        for n in range(7):
            weekday = (self.rules.week_start + n) % 7
            done, asked = self.tally([day for day in whole if day.weekday() == weekday])
            found.append(self.of(done, asked, f"{date(2024, 1, 1 + weekday):%a}", year))
        return found

    def tally(self, days: list[date]) -> tuple[int, int]:
        done = {day for day in days if day <= self.today and self.counts(day)}
        empty = [
            day
            for day in days
            if self.recorded <= day < self.today and day not in done and self.asks(day)
        ]
        return len(done), len(done) + len(empty)

    def of(self, done: int, asked: int, label: str, year: int) -> Fact:
        if not asked:
            return Fact("–", [str(year)], label)
        says = [str(done), str(asked), str(asked), str(year)]
        which = [] if done == asked else [str(done)]
        return Fact(f"{done} of {asked}", [*says, *which, *self.did], label)

    @staticmethod
    def days(first: date, last: date) -> Iterator[date]:
        day = first
        while day <= last:
            yield day
            day += DAY


class One(Subject):
    """One practice."""

    did: list[str] = []  # noqa: RUF012  # nobody changes it

    def __init__(self, name: str, history: History, rules: Rules, today: date) -> None:
        self.name, self.history, self.rules, self.today = name, history, rules, today
        self.book = oracle.Book(history, today, over=False, week_start=rules.week_start)
        self.expected = self.fold(today)

    def fold(self, today: date) -> Expected:
        rules = self.rules
        return oracle.streak(
            self.history, today, over=False, week_start=rules.week_start, grace=rules.grace
        )

    def counts(self, day: date) -> bool:
        return day in self.book.done

    def asks(self, day: date) -> bool:
        return not self.book.away(day) and not self.book.off(day)

    @cached_property
    def recorded(self) -> date:
        return min([*self.book.done, *self.book.rest], default=self.today)

    def since(self) -> date:
        if self.expected.unit == "day":
            return super().since()
        found, first = self.today, self.book.week(self.today)[0]
        while self.book.in_weeks(first):
            week = self.book.week(first)
            done = sorted(day for day in week if self.counts(day))
            if len(done) >= self.book.target(first) > 0:
                found = done[0]
            elif self.book.target(first) > 0 and week[6] < self.today:
                break
            if first < self.recorded:
                break
            first -= 7 * DAY
        return found

    def stepped(self, first: date, last: date) -> list[str]:
        words = Counter(self.book.word(day) for day in self.days(first, last))
        graced = sum(first <= day <= last for day in self.expected.graced)
        counts = [words["rest"], words["paused"], words["off"], graced]
        return [str(count) for count in counts if count]

    def ended(self) -> list[str]:
        if self.expected.unit == "week":
            return self.ended_in_weeks()
        latest = max(self.book.done)
        days = self.days(latest + DAY, self.today - DAY)
        return [told(next(d for d in days if self.asks(d) and d not in self.expected.graced))]

    def ended_in_weeks(self) -> list[str]:
        """The first week that asked for more, after the last that was met."""
        first, found = self.book.week(self.today)[0] - 7 * DAY, list[str]()
        while self.book.in_weeks(first) and first >= self.recorded - 6 * DAY:
            target = self.book.target(first)
            done = sum(map(self.counts, self.book.week(first)))
            if done >= target > 0:
                return found
            if target > 0:
                found = [told(first), str(done), str(target)]
            first -= 7 * DAY
        return []

    def times(self) -> int:
        """How often the schedule of today asks in a week."""
        schedule = self.book.schedule(self.today)
        return schedule.times if schedule.kind == "per_week" else len(schedule.weekdays)

    def steady(self) -> Fact:
        value = oracle.steady(
            self.history, self.today, over=False, week_start=self.rules.week_start
        )
        half = round(13 / (self.times() / 7) ** 0.5)
        day = self.today if self.counts(self.today) else self.today - DAY
        recent: list[bool] = []
        while len(recent) < half and day >= self.recorded:
            if not self.book.away(day):
                recent.append(self.counts(day))
            day -= DAY
        of = [str(len(recent)), str(sum(recent))] if recent else []
        word = ("new", "budding", "growing", "steady", "rooted")[min(4, int(value * 5))]
        return Fact(word, [f"{value:.0%}", str(half), *of], "", f"{value:.0%}")

    def week(self) -> Fact:
        week = self.book.week(self.today)
        done = sum(self.counts(day) for day in week)
        away = sum(self.book.away(day) for day in week)
        if self.expected.unit == "week":
            target = self.book.target(self.today)
        else:
            target = sum(self.asks(day) for day in week)
        schedule = figures_of(self.book.schedule(self.today).text)
        says = [str(done), str(target), told(week[0]), str(done), *schedule, str(self.times())]
        return Fact(f"{done} of {target}", [*says, *([str(away)] if away else [])])

    def keep_by(self) -> date | None:
        if self.expected.unit == "day":
            soon = self.days(self.today, self.today + timedelta(days=90))
            return next((day for day in soon if not self.fold(day + DAY).current), None)
        for ahead in range(20):
            week = self.book.week(self.today + 7 * ahead * DAY)
            needed = self.book.target(week[0]) - sum(map(self.counts, week))
            free = [
                day
                for day in week
                if day >= self.today and not self.counts(day) and not self.book.away(day)
            ]
            if needed > 0:
                enough = (d for d in reversed(free) if sum(f >= d for f in free) == needed)
                return next(enough, None)
        return None

    def month(self, year: int, number: int) -> tuple[int, int]:
        done = asked = 0
        for day in self.days(date(year, 1, 1), date(year, 12, 31)):
            if day.month != number:
                continue
            if not self.book.in_weeks(day):
                one = self.tally([day])
            elif day.weekday() == self.rules.week_start:
                one = self.month_of_week(day)
            else:
                continue
            done, asked = done + one[0], asked + one[1]
        return done, asked

    def month_of_week(self, first: date) -> tuple[int, int]:
        """A week counts where it begins, with no more days than it asks for."""
        week, target = self.book.week(first), self.book.target(first)
        done = min(target, sum(self.counts(d) and self.book.in_weeks(d) for d in week))
        whole = self.recorded <= first and week[6] < self.today and self.book.in_weeks(week[6])
        return done, target if whole else done


class Together(Subject):
    """The connected days."""

    name = "Connected"

    def __init__(self, histories: list[History], rules: Rules, today: date) -> None:
        self.rules, self.today, self.histories = rules, today, histories
        self.books = [
            oracle.Book(history, today, over=False, week_start=rules.week_start)
            for history in histories
        ]
        self.did = [str(rules.goal)] if rules.goal > 1 else []
        self.expected = self.fold(today)

    def fold(self, today: date) -> Expected:
        rules = self.rules
        return oracle.connected(
            self.histories, today, day_goal=rules.goal, over=False, week_start=rules.week_start
        )

    def counts(self, day: date) -> bool:
        return sum(day in book.done for book in self.books) >= self.rules.goal

    def asks(self, day: date) -> bool:
        return not all(book.away(day) or book.off(day) for book in self.books)

    @cached_property
    def recorded(self) -> date:
        return min([day for book in self.books for day in (*book.done, *book.rest)])

    def stepped(self, first: date, last: date) -> list[str]:
        days = self.days(first, min(last, self.today - DAY))
        count = sum(not self.counts(day) for day in days)
        return [str(count)] if count else []

    def ended(self) -> list[str]:
        day = self.today - DAY
        while not self.counts(day):
            day -= DAY
        return [told(next(d for d in self.days(day + DAY, self.today) if self.asks(d)))]

    def week(self) -> Fact:
        week = self.books[0].week(self.today)
        done = sum(self.counts(day) for day in week)
        says = [str(done), "7", told(week[0]), *self.did, str(done), "7"]
        return Fact(f"{done} of 7", says)

    def keep_by(self) -> date | None:
        soon = self.days(self.today, self.today + timedelta(days=90))
        return next((day for day in soon if not self.fold(day + DAY).current), None)
