"""A typed line on its way to be understood: its words, and which of them a clause has taken."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from tui.domain.letters import is_obeyed
from tui.domain.recurrence import first_start
from tui.domain.refusal import Refused
from tui.domain.rule import Rule
from tui.domain.wall import instant_of
from tui.typed.names import is_clause, lowered, read_names
from tui.typed.rules import Recurring, read_rule
from tui.typed.times import (
    Day,
    TimeSpan,
    read_day,
    read_length,
    read_time,
)

LONGEST_LINE = 400
LONGEST_TITLE = 100
FARTHEST = 10  # years
FORM = "date night with Alex fri 19:30"
_ZONES = (
    "UTC",
    "GMT",
    "BST",
    "CET",
    "CEST",
    "EST",
    "EDT",
    "CST",
    "CDT",
    "MST",
    "MDT",
    "PST",
    "PDT",
)


class Habits(NamedTuple):
    """How somebody types and plans: what is meant where nothing is said."""

    minutes: int = 90
    hour: time = time(19, 0)
    week_start: int = 0
    date_order: str = "dmy"


class ClauseReader:
    """A line being understood: its words, and which of them a clause has taken."""

    def __init__(self, text: str, now: datetime, known: Sequence[str], habits: Habits) -> None:
        if len(text) > LONGEST_LINE:
            raise Refused(f"a line has at most {LONGEST_LINE} characters; say it in fewer words")
        if not text.strip():
            raise Refused(f"write a line, such as {FORM}")
        self.now, self.habits = now, habits
        self.known = known
        self.words = text.split()
        self.low = lowered(self.words)
        self.taken = [False] * len(self.words)
        self.people: list[str] = []
        self.place = ""
        self.day: Day | None = None
        self.clock = TimeSpan(None)
        self.minutes: int | None = None
        self.recurring: Recurring | None = None
        self.says_day = False
        self.ending = ""

    # understanding

    def read(self) -> None:
        """Take all clauses out of the line; what is left over is its title."""
        self._read_names()
        self._read_rule()
        self._read_lengths_times_days()
        self._read_place()

    def when(self, of: datetime | None) -> datetime:
        """A day and a time alone."""
        self._read_lengths_times_days()
        left = [word for word, taken in zip(self.words, self.taken, strict=True) if not taken]
        if left or self.minutes is not None or self.clock.end:
            said = left[0] if left else " ".join(self.words)
            raise Refused(f"{said[:40]!r} is no day or time; write fri 19:30 or 2026-12-12 10:00")
        clock = self.clock.begin or (self.day.at if self.day else None)
        if self.day is None:
            day = of.date() if of else self.now.date()
        else:
            day = self._day(self.day, clock)
        if clock is None:
            if of is None:
                raise Refused("say the time too; write fri 19:30 or 2026-12-12 10:00")
            clock = of.time()
        return datetime.combine(day, clock)

    def _take(self, i: int, count: int) -> None:
        for n in range(i, i + count):
            self.taken[n] = True

    def _read_names(self) -> None:
        i = 0
        while i < len(self.low):
            if self.low[i] != "with":
                i += 1
                continue
            names, used = read_names(self.words, i + 1, self.known)
            if not used:
                raise Refused(f"with whom? a name goes after it: {FORM}")
            self.people += names
            self._take(i, 1 + used)
            i += 1 + used

    def _read_rule(self) -> None:
        for i, word in enumerate(self.low):
            if word not in ("every", "each") or self.taken[i]:
                continue
            if self.recurring:
                raise Refused("say one rule: every friday, or every 2 weeks, not both")
            joined = [w.casefold() for w in self.words]
            rule, self.says_day, used = read_rule(joined, i + 1, self.habits.week_start)
            self.recurring = rule
            self._take(i, used + 1)

    def _read_lengths_times_days(self) -> None:
        i = 0
        while i < len(self.low):
            i += max(1, 0 if self.taken[i] else self._read_at(i))

    def _read_at(self, i: int) -> int:
        """Take the length, time or day at a place; gives how many words that was."""
        word = self.low[i]
        rest = [w if not t else "" for w, t in zip(self.low, self.taken, strict=True)]
        if word == "for" and (length := read_length(rest, i + 1) if i + 1 < len(rest) else None):
            if self.minutes is not None:
                raise Refused("say one length: for 2h, or for 90m, not both")
            self.minutes = length[0]
            return self._took(i, 1 + length[1])
        if self._is_number_of_times(rest, i):
            self.ending = f";COUNT={int(word)}"
            return self._took(i, 2)
        lead = word in ("at", "on", "from", "until", "till", "starting", "to") and i + 1 < len(rest)
        at = i + 1 if lead else i
        if not rest[at]:
            return 1
        if found := read_time(rest, at):
            self._set_clock(found[0], ends=lead and word in ("until", "till", "to"))
            return self._took(i, at - i + found[1])
        day = read_day(
            rest,
            at,
            self.now.date(),
            week_start=self.habits.week_start,
            order=self.habits.date_order,
        )
        if day and word in ("until", "till") and self.recurring:
            self.ending = f";UNTIL={day[0].day:%Y%m%d}"
            return self._took(i, at - i + day[1])
        if day:
            if self.day is not None:
                raise Refused("say one day: fri, or 27 nov, not both")
            self.day = day[0]
            return self._took(i, at - i + day[1])
        return 1

    def _is_number_of_times(self, rest: Sequence[str], i: int) -> bool:
        number = rest[i].isdecimal() and len(rest[i]) < 4
        return bool(self.recurring and number and rest[i + 1 : i + 2] == ["times"])

    def _took(self, i: int, count: int) -> int:
        self._take(i, count)
        return count

    def _set_clock(self, clock: TimeSpan, *, ends: bool) -> None:
        if ends and clock.end is None:
            clock = TimeSpan(None, clock.begin)
        for old, new in zip(self.clock, clock, strict=True):
            if old is not None and new is not None:
                raise Refused("say one time: 19:30, or 19:30-21:00")
        self.clock = TimeSpan(self.clock.begin or clock.begin, self.clock.end or clock.end)

    def _read_place(self) -> None:
        """``at`` and the words that no other clause took."""
        for i, word in enumerate(self.low):
            if word != "at" or self.taken[i]:
                continue
            end = i + 1
            while end < len(self.low) and not self.taken[end]:
                end += 1
            place = " ".join(self.words[i + 1 : end]).rstrip(",")
            if not place or place.isdecimal():
                raise Refused(f"'at {place}' is no time; write at 7pm or at 19:00")
            self.place = self._short(place, "a place")
            self._take(i, end - i)
            return

    def title(self) -> str:
        """What no clause took. Refused: what looks like a part of a clause."""
        left = [i for i, taken in enumerate(self.taken) if not taken]
        for i in left:
            self._refuse_half_understood(i, alone=len(left) == 1)
        words = " ".join(self.words[i] for i in left).strip(" ,;–-")
        return self._short(words, "a title")

    def _refuse_half_understood(self, i: int, *, alone: bool) -> None:
        """A word that looks like a part of a clause must not end up in the title unseen."""
        word, said = self.low[i], self.words[i][:40]
        beside = [n for n in (i - 1, i + 1) if 0 <= n < len(self.low)]
        by_clause = any(self.taken[n] and is_clause(self.low, n) for n in beside)
        if word.isdecimal() and (by_clause or alone):
            raise Refused(f"{said!r} may be a day or an hour; write it like 7pm, 7:00 or 7 dec")
        if said in _ZONES:
            raise Refused(f"{said!r} is a zone; leave it out here, a plan has a field for its zone")
        if re.fullmatch(r"\d{1,4}[./-]\d{1,4}([./-]\d{1,4})?", word):
            raise Refused(f"{said!r} was not understood as a day; write 5 dec or 2026-12-05")
        if word in ("every", "each") or (word == "for" and self._number_follows(i)):
            raise Refused(f"{said!r} was not understood; write every friday, or for 2h")

    def _number_follows(self, i: int) -> bool:
        return i + 1 < len(self.low) and self.low[i + 1][:1].isdigit()

    @staticmethod
    def _short(text: str, what: str) -> str:
        if len(text) > LONGEST_TITLE or any(map(is_obeyed, text)):
            raise Refused(f"{what} is one line of at most {LONGEST_TITLE} characters")
        return text

    # when it is

    def start(self) -> tuple[datetime, list[str], list[str]]:
        """The start, the defaults that were taken, and remarks."""
        clock = self.clock.begin or (self.day.at if self.day else None)
        assumed = [] if clock else [f"at {self.habits.hour:%H:%M}"]
        clock = clock or self.habits.hour
        if self.day is None:
            if self.recurring is None:
                raise Refused(f"say the day: {FORM}, tomorrow 7pm or every friday")
            return self._ahead(self.now.date(), clock), assumed, []
        if self.recurring and self.day.day < self.now.date():
            return datetime.combine(self.day.day, clock), assumed, []
        start = datetime.combine(self._day(self.day, clock), clock)
        past = start < self.now and self.recurring is None
        return start, assumed, ["that is past already today"] if past else []

    def _ahead(self, day: date, clock: time) -> datetime:
        start = datetime.combine(day, clock)
        return start if start >= self.now else start + timedelta(days=1)

    def _day(self, day: Day, clock: time | None) -> date:
        """The day that is meant: a weekday whose time has passed today is next week's."""
        found = day.day
        if day.weekday and clock and datetime.combine(found, clock) < self.now:
            found += timedelta(days=7)
        if found.year > self.now.year + FARTHEST:
            raise Refused(f"{found.year} is too far away; {FARTHEST} years ahead is the most")
        if found < self.now.date():
            raise Refused(
                f"{found:%A} {found.day} {found:%B} {found.year} is past; choose a day to come"
            )
        return found

    def first(self, rule: Rule, start: datetime) -> datetime:
        """The first time of the rule that is not past."""
        first = first_start(rule, start)
        if first >= self.now or rule.most is not None or self.day is not None:
            if first < self.now:
                first_start(rule, self.now)  # refused where nothing is left to come
            return first
        return first_start(rule, self.now)

    def length(self, start: datetime, zone: tzinfo | None) -> int | None:
        """Minutes, where a length or an end was said; of a single time those that go by."""
        if self.clock.end is None:
            return self.minutes
        if self.minutes is not None:
            raise Refused("say a length or an end, not both: for 2h, or -21:00")
        end = datetime.combine(start.date(), self.clock.end)
        if end <= start:
            end += timedelta(days=1)
        passing = instant_of(end, zone) - instant_of(start, zone)
        if self.recurring or passing <= timedelta():  # where the clocks skip all of it
            passing = end - start
        return round(passing.total_seconds() / 60)
