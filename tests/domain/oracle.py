"""The rules of DESIGN 2.4 and 2.5 read aloud, one day after the other: slow, and obvious.

Nothing here is shared with the code under test but the values that go in.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tui.domain.history import History
from tui.domain.schedule import Schedule

DAY = timedelta(days=1)


class Expected(NamedTuple):
    """What a fold must say; runs are (first done day, last done day, length)."""

    current: int
    best: int
    total: int
    unit: str
    today: str
    best_runs: list[tuple[date, date, int]]
    graced: set[date]


class Book:
    """A history as a person would look things up in it."""

    def __init__(self, history: History, today: date, *, over: bool, week_start: int) -> None:
        self.history = history
        self.today = today
        self.over = over
        self.week_start = week_start
        self.done = {date.fromordinal(d) for d in history.done if date.fromordinal(d) <= today}
        self.rest = {date.fromordinal(d) for d in history.rest}
        if over:
            self.rest = {d for d in self.rest if d <= today}

    def week(self, day: date) -> list[date]:
        """The seven days of the calendar week of a day."""
        first = day
        while first.weekday() != self.week_start:
            first -= DAY
        return [first + n * DAY for n in range(7)]

    def schedule(self, day: date) -> Schedule:
        """The newest row that is in force on the day."""
        found = Schedule("daily", frozenset({0, 1, 2, 3, 4, 5, 6}), 7)
        for row in sorted(self.history.rows, key=lambda row: row.valid_from):
            begins = row.valid_from
            if row.schedule.kind == "per_week":
                begins = self.week(begins)[0]
            if begins <= day:
                found = row.schedule
        return found

    def in_weeks(self, day: date) -> bool:
        return self.schedule(day).kind == "per_week"

    def paused(self, day: date) -> bool:
        return any(
            p.first <= day and (p.last is None or day <= p.last) for p in self.history.pauses
        )

    def away(self, day: date) -> bool:
        return day in self.rest or self.paused(day)

    def off(self, day: date) -> bool:
        schedule = self.schedule(day)
        return schedule.kind == "weekdays" and day.weekday() not in schedule.weekdays

    def ended(self, day: date) -> bool:
        return day < self.today or (self.over and day == self.today)

    def word(self, day: date) -> str:
        if day in self.done:
            return "done"
        if day in self.rest:
            return "rest"
        if self.paused(day):
            return "paused"
        if self.off(day):
            return "off"
        return "none" if self.ended(day) else "pending"

    def target(self, day: date) -> int:
        """Done days that the week of the day needs.

        Days of the week on which a schedule in days holds already are not this week's to rest.
        """
        away = [d for d in self.week(day) if self.away(d) and self.in_weeks(d)]
        return min(self.schedule(day).times, 7 - len(away))

    def days(self) -> Iterator[date]:
        """From the first done day to today."""
        day = min(self.done, default=self.today)
        while day <= self.today:
            yield day
            day += DAY


def streak(
    history: History, today: date, *, over: bool, week_start: int, grace: bool = False
) -> Expected:
    """The streak, by walking through every day."""
    book = Book(history, today, over=over, week_start=week_start)
    ended_runs: list[tuple[str, date, date, int]] = []
    run: list[date] = []  # the done days of the run
    length = in_hand = 0
    counted_weeks: set[date] = set()
    graced: set[date] = set()
    unit = "week" if book.in_weeks(min(book.done, default=today)) else "day"

    def end_run() -> None:
        nonlocal run, length, in_hand
        if length:
            ended_runs.append((unit, min(run), max(run), length))
        run, length, in_hand = [], 0, 0

    for day in book.days():
        unit_today = "week" if book.in_weeks(day) else "day"
        if unit_today != unit:
            end_run()
            unit = unit_today
        if unit == "day":
            if day in book.done:
                run.append(day)
                length += 1
                if grace and length % 7 == 0:
                    in_hand = min(2, in_hand + 1)
            elif not book.ended(day) or book.away(day) or book.off(day):
                pass
            elif in_hand:
                in_hand -= 1
                graced.add(day)
            else:
                end_run()
        else:
            week = book.week(day)
            so_far = [d for d in week if d <= day and d in book.done]
            target = book.target(day)
            if week[0] not in counted_weeks and target > 0 and len(so_far) >= target:
                counted_weeks.add(week[0])
                length += 1
            if week[0] in counted_weeks:
                run += so_far
            elif target > 0 and day == week[6] and book.ended(day):
                end_run()

    current = length
    end_run()
    runs = [(first, last, n) for kind, first, last, n in ended_runs if kind == unit]
    runs.sort(key=lambda r: (-r[2], -r[1].toordinal()))
    return Expected(
        current=current,
        best=runs[0][2] if runs else 0,
        total=len(book.done),
        unit=unit,
        today=book.word(today),
        best_runs=runs[:10],
        graced=graced,
    )


def connected(
    histories: Sequence[History], today: date, *, day_goal: int, over: bool, week_start: int
) -> Expected:
    """Connected days, by walking through every day and every practice."""
    books = [Book(h, today, over=over, week_start=week_start) for h in histories]
    every_done = [day for book in books for day in book.done]
    day = min(every_done, default=today)
    runs: list[tuple[date, date, int]] = []
    run: list[date] = []
    total = 0
    word = ""
    while day <= today:
        bridges = all(book.away(day) or book.off(day) for book in books)
        if every_done.count(day) >= day_goal:
            word = "done"
            total += 1
            run.append(day)
        elif bridges:
            words = [book.word(day) for book in books]
            word = next((w for w in ("rest", "paused") if w in words), "off")
        elif day == today and not over:
            word = "pending"
        else:
            word = "none"
            if run:
                runs.append((run[0], run[-1], len(run)))
            run = []
        day += DAY
    current = len(run)
    if run:
        runs.append((run[0], run[-1], current))
    runs.sort(key=lambda r: (-r[2], -r[1].toordinal()))
    best = runs[0][2] if runs else 0
    return Expected(current, best, total, "day", word, runs[:10], set())


def steady(history: History, today: date, *, over: bool, week_start: int) -> float:
    """Steadiness, by the three lines of the formula."""
    book = Book(history, today, over=over, week_start=week_start)
    s = [0.0]
    for day in book.days():
        if book.away(day):
            s.append(s[-1])
            continue
        schedule = book.schedule(day)
        times = {"daily": 7, "weekdays": len(schedule.weekdays), "per_week": schedule.times}
        a_week = times[schedule.kind]
        m: float = 0.5 ** ((a_week / 7) ** 0.5 / 13)
        if a_week == 7:
            p = 1.0 if day in book.done else 0.0
        else:
            recent = [n for n in range(14) if day - n * DAY in book.done]
            p = min(1.0, len(recent) / (2 * a_week))
        s.append(s[-1] * m + p * (1 - m))
    return s[-1] if over else max(s[-2:])
