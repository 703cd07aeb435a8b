"""A typed line on its way to be understood: its words, and which of them a clause has taken."""

from collections.abc import Sequence
from datetime import datetime

from tui.domain.letters import is_obeyed
from tui.domain.refusal import Refused
from tui.typed.days import (
    Day,
    agreed,
    first_of,
    month_of,
    read_day,
    read_end_of_month,
    several_days,
    weekday_of,
)
from tui.typed.habits import Habits
from tui.typed.left_over import refuse_half_understood, refuse_no_place, text_of
from tui.typed.lengths import read_length
from tui.typed.names import is_in_place, lowered, read_joined, read_names, words_of
from tui.typed.no_plan import refuse_no_plan, refuse_oneself
from tui.typed.numbers import number_of
from tui.typed.offsets import read_soon
from tui.typed.rules import Recurring, read_adverb, read_of_every_month, read_rule
from tui.typed.times import Part, TimeSpan, read_end, read_part, read_time
from tui.typed.whole_days import no_hour, read_all_day, read_days, read_span

LONGEST_LINE = 400
LONGEST_TITLE = 100
FORM = "date night with Alex fri 19:30"
_LEADS = ("at", "on", "from", "starting", "beginning", "around", "about")
_LAST = ("until", "till", "ending", "ends")
_UNTIL = ("until", "till", "to", "through", "thru", "ending", "ends")


class ClauseReader:
    """A line being understood: its words, and which of them a clause has taken."""

    def __init__(self, text: str, now: datetime, known: Sequence[str], habits: Habits) -> None:
        if len(text) > LONGEST_LINE:
            raise Refused(f"a line has at most {LONGEST_LINE} characters; say it in fewer words")
        if not text.strip():
            raise Refused(f"write a line, such as {FORM}")
        self.now, self.habits, self.today = now, habits, habits.today(now)
        self.known = known
        self.words, self._quoted = words_of(text)
        self.low = [
            low if quoted is None else ""
            for low, quoted in zip(lowered(self.words), self._quoted, strict=True)
        ]
        self.taken = [False] * len(self.words)
        self.people: list[str] = []
        self.place = ""
        self.day: Day | None = None
        self.last: Day | None = None
        self.days: int | None = None
        self.clock = TimeSpan(None)
        self.part: Part = ""
        self.minutes: int | None = None
        self.recurring: Recurring | None = None
        self.ending = ""
        self._after_day: set[int] = set()

    def read(self, *, is_alone: bool = True) -> None:
        """Take all clauses out of the line; what is left over is its title.

        Where nobody is named with "with", nor besides the line (``is_alone``), a known name is.
        """
        refuse_no_plan(self.low)
        self._read_names()
        self._read_rule()
        self.read_when()
        if is_alone and not self.people:
            self._read_known_names()
        self._read_place()
        self._read_joined_names()

    def _take(self, i: int, count: int) -> int:
        for n in range(i, i + count):
            self.taken[n] = True
        return count

    @property
    def _rest(self) -> list[str]:
        """The words that no clause has taken; empty where one has, or where they are quoted."""
        return ["" if taken else low for low, taken in zip(self.low, self.taken, strict=True)]

    def _read_names(self) -> None:
        i = 0
        while i < len(self.low):
            if self.low[i] != "with":
                i += 1
                continue
            names, used = read_names(self.words, self.low, i + 1, self.known)
            refuse_oneself(names, self.known)
            if not used:
                raise Refused(f"with whom? a name goes after it: {FORM}")
            self.people += names
            i += self._take(i, 1 + used)

    def _read_known_names(self) -> None:
        """``call Mum``, ``talk to Mum``: the first known name left over, and those joined to it."""
        for i, word in enumerate(self._rest):
            if word and not is_in_place(self._rest, i):
                names, used = read_names(self.words, self._rest, i, self.known, new=False)
                if used:
                    self.people += names
                    to = int(self._rest[i - 1 : i] == ["to"])
                    self._take(i - to, used + to)
                    return

    def _read_joined_names(self) -> None:
        """``and Robin`` apart from those it is joined to."""
        for i in range(1, len(self.low)):
            if self.people and self.taken[i - 1]:
                names, used = read_joined(self.words, self._rest, i, self.known)
                self.people += names
                self._take(i, used)

    def _read_rule(self) -> None:
        joined = [
            word.casefold() if low else "" for word, low in zip(self.words, self.low, strict=True)
        ]
        week_start = self.habits.week_start
        for i, word in enumerate(self.low):
            if word not in ("every", "each") or self.taken[i]:
                continue
            if self.recurring:
                raise Refused("say one rule: every friday, or every 2 weeks, not both")
            if found := read_of_every_month(joined, i):
                self.recurring, back = found
                back += joined[i - back - 1 : i - back] == ["on"]
                self._took_day(i - back, back + 2)
            else:
                self.recurring, used = read_rule(joined, i + 1, week_start)
                self._took_day(i, used + 1)
        if self.recurring:
            return
        for i in range(len(self.low)):
            if joined[i] and not self.taken[i] and (said := read_adverb(joined, i, week_start)):
                self.recurring, used = said
                on = int(joined[i - 1 : i] == ["on"])
                self._took_day(i - on, used + on)
                return

    def _took_day(self, i: int, count: int) -> int:
        self._after_day.add(i + count)
        return self._take(i, count)

    def read_when(self) -> None:
        """Take out lengths, times and days alone."""
        i = 0
        while i < len(self.low):
            i += max(1, self._read_at(i) if self._rest[i] else 0)

    def _read_at(self, i: int) -> int:
        """Take the length, time or day at a place; gives how many words that was."""
        rest = self._rest
        word, more = rest[i], bool("".join(rest[i + 1 : i + 2]))
        if word == "for" and more and (length := read_length(rest, i + 1)):
            if self.minutes is not None:
                raise Refused("say one length: for 2h, or for 90m, not both")
            self.minutes = length[0]
            return self._take(i, 1 + length[1])
        if soon := read_soon(rest, i, self.now):
            self._set_day(Day(soon[0].date(), at=soon[0].time()))
            return self._took_day(i, soon[1])
        if (
            used := self._read_whole_days(rest, i)
            or self._read_number_of_times(rest, i)
            or self._read_part(rest, i)
        ):
            return used
        is_dash = word in ("-", "–") and i in self._after_day
        if (word in _UNTIL or is_dash) and more and (used := self._read_end(rest, i)):
            return used
        at = i + 1 if word in _LEADS and more else i
        if found := read_time(rest, at, after_at=word in ("at", "from", "around") and at > i):
            self._set_clock(found[0])
            return self._take(i, at - i + found[1])
        after = rest[at + 1] if at + 1 < len(rest) else ""
        if self.recurring and rest[at] == "last" and weekday_of(after) is not None:
            raise Refused(f"'last {after}' may be one that was; write last {after} of every month")
        if day := self._day_at(rest, at):
            self._set_day(day[0])
            return self._took_day(i, at - i + day[1])
        month = month_of(rest[at]) if at > i and self.recurring and word != "at" else None
        if month:
            self._set_day(Day(first_of(month, self.today)))
            return self._took_day(i, 2)
        return 1

    def _read_whole_days(self, rest: Sequence[str], i: int) -> int:
        """``all day``, ``for 3 days``, ``4-6 dec``."""
        if used := read_all_day(rest, i):
            self.days = self.days or 1
            return self._take(i, used)
        recurs = self.recurring is not None
        if length := read_days(rest, i, recurs=recurs):
            self.days = length[0]
            return self._take(i, length[1])
        at = i + (rest[i] in _LEADS)
        span = read_span(rest, at, self._day_of) if rest[at:] and not recurs else None
        if span is None:
            return 0
        self._set_day(span[0])
        self._set_last(span[1])
        return self._took_day(i, at - i + span[2])

    def _day_of(self, words: Sequence[str]) -> Day | None:
        found = self._day_at(words, 0)
        return found[0] if found and found[1] == len(words) else None

    def _day_at(self, rest: Sequence[str], i: int) -> tuple[Day, int] | None:
        week_start, order = self.habits.week_start, self.habits.date_order
        return read_day(rest, i, self.today, week_start=week_start, order=order)

    def _read_number_of_times(self, rest: Sequence[str], i: int) -> int:
        on = int(rest[i] == "for")
        number = number_of(rest[i + on]) if i + on < len(rest) else None
        if not (self.recurring and number and rest[i + on + 1 : i + on + 2] == ["times"]):
            return 0
        self.ending = f";COUNT={number}"
        return self._take(i, 2 + on)

    def _read_part(self, rest: Sequence[str], i: int) -> int:
        found = read_part(rest, i, after_day=i in self._after_day)
        if found is None:
            return 0
        part, lead = found
        if self.part and self.part != part:
            raise Refused(f"say one part of the day: {self.part} or {part}, not both")
        self.part = part
        if lead == ["this"]:
            self._set_day(Day(self.today))
        return self._take(i, len(lead) + 1)

    def _read_end(self, rest: Sequence[str], i: int) -> int:
        """``until 21:00`` ends a time, ``until sun`` days, ``until march`` a rule."""
        if found := read_end(rest, i + 1):
            self._set_clock(found[0])
            return self._take(i, 1 + found[1])
        end = self._day_at(rest, i + 1)
        is_range = end and end[0].weekday and self.day and self.day.weekday and rest[i] not in _LAST
        if self.recurring and is_range:
            raise Refused(several_days(self.low))
        if end and not self.recurring:
            day, used = end
            if day.weekday and rest[i + 1 + used :] and (dated := self._day_at(rest, i + 1 + used)):
                day, used = agreed(day, dated[0]), used + dated[1]
            self._set_last(day)
            return self._took_day(i, 1 + used)
        last = (end[0].day, end[1]) if end else read_end_of_month(rest, i + 1, self.today)
        if last and not self.recurring:
            raise Refused("a month is no last day; write fri to sun, or every friday until march")
        self.ending = f";UNTIL={last[0]:%Y%m%d}" if last else self.ending
        return self._take(i, 1 + last[1]) if last else 0

    def _set_day(self, day: Day) -> None:
        if self.day and self.day.weekday and day.weekday:
            raise Refused(several_days(self.low))
        self.day = agreed(self.day, day) if self.day else day

    def _set_last(self, day: Day) -> None:
        if self.last:
            raise Refused("say one last day: fri to sun, or 4-6 dec")
        self.last = day

    def _set_clock(self, clock: TimeSpan) -> None:
        for old, new in zip(self.clock, clock, strict=True):
            if old is not None and new is not None:
                one = "say one time: 19:30, or 19:30-21:00"
                raise Refused(no_hour(self.day, self.last) if self.last else one)
        self.clock = TimeSpan(self.clock.begin or clock.begin, self.clock.end or clock.end)

    def _read_place(self) -> None:
        """``at`` and the words that no other clause took."""
        for i, word in enumerate(self._rest):
            if word != "at":
                continue
            end = i + 1
            while end < len(self.low) and not self.taken[end]:
                end += 1
            refuse_no_place(self.words, self.low, range(i + 1, end))
            self.place = self._line(range(i + 1, end), "a place")
            self._take(i, end - i)
            return

    def title(self) -> str:
        """What no clause took. Refused: what looks like a part of a clause."""
        left = [i for i, taken in enumerate(self.taken) if not taken]
        refuse_half_understood(self.words, self.low, left, self.taken)
        return self._line(left, "a title")

    def _line(self, places: Sequence[int], what: str) -> str:
        text = text_of(self.words, self._quoted, places)
        if len(text) > LONGEST_TITLE or any(map(is_obeyed, text)):
            raise Refused(f"{what} is one line of at most {LONGEST_TITLE} characters")
        return text
