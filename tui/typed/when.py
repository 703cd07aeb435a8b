"""When a line is that was read: its start, how long it lasts, the first time of its rule."""

from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from tui.domain.day import EARLIEST_DAY
from tui.domain.plan import MOST_DAYS
from tui.domain.recurrence import first_start
from tui.domain.refusal import Refused
from tui.domain.rule import Rule
from tui.domain.wall import after_minutes, instant_of
from tui.typed.clauses import FORM, ClauseReader
from tui.typed.days import Day
from tui.typed.no_day import no_day
from tui.typed.times import part_time, span_of
from tui.typed.told import is_told, refuse_just_been, told_day
from tui.typed.whole_days import no_hour, span_between

FARTHEST = 10  # years
_LONGEST_NIGHT = timedelta(hours=12)  # from its begin to an end on the next day
_MEALS = {"breakfast": time(8), "brunch": time(11), "lunch": time(12, 30)}


class When:
    """The clauses of a line as a start and a length, both on the wall.

    Where it ``may_be_past``, a day that is over is meant; else it is refused.
    """

    def __init__(self, line: ClauseReader, *, may_be_past: bool = False) -> None:
        self._line, self._may_be_past = line, may_be_past
        self._now, self._today, self._day = line.now, line.today, line.day
        self.is_told = is_told(self._low_left)
        self.has_days = line.days is not None or line.last is not None
        if self.has_days:
            self._now = datetime.combine(self._today, time())  # today is not over
        span = line.clock
        at_night = self._day is not None and self._day.at is not None
        if at_night and span.begin and span.begin.is_open and 4 <= span.begin.hour < 12:
            span = span._replace(begin=span.begin._replace(half="pm", bare=False))
        self._begin, self._end, self._half = span_of(span, line.part)

    def alone(self, of: datetime | None) -> datetime:
        """A day and a time with nothing beside them; what is missing is that of ``of``."""
        line = self._line
        left = self._left
        if self.has_days:
            raise Refused("its days stay as many; write the first of them, such as sat or 12 dec")
        if left or line.minutes is not None or self._end:
            said = left[0] if left else " ".join(line.words)
            raise Refused(f"{said[:40]!r} is no day or time; write fri 19:30 or 2026-12-12 10:00")
        clock = self._clock()
        if self._day is None:
            day = of.date() if of else self._today
        else:
            day = self._date(self._day, clock)
        if clock is None:
            if of is None:
                raise Refused("say the time too; write fri 19:30 or 2026-12-12 10:00")
            clock = of.time()
        return datetime.combine(day, clock)

    @property
    def _left(self) -> list[str]:
        """The words that no clause took."""
        pairs = zip(self._line.words, self._line.taken, strict=True)
        return [word for word, taken in pairs if not taken]

    @property
    def _low_left(self) -> list[str]:
        """The same as they are compared, without those in quotes."""
        pairs = zip(self._line.low, self._line.taken, strict=True)
        return [low for low, taken in pairs if low and not taken]

    def start(self) -> tuple[datetime, list[str]]:
        """The start and the defaults that were taken; whole days begin at midnight."""
        if self.has_days:
            return self._first_day(), []
        clock = self._clock()
        assumed = [self._half] if self._half else []
        if clock is None or (self._begin is None and self._line.part == "evening"):
            clock = clock or self._usual()
            assumed = [f"at {clock:%H:%M}"]
        recurring, today = self._line.recurring, self._today
        if self._day is None:
            if recurring is None:
                raise Refused(no_day(self._left, FORM))
            start = datetime.combine(today, clock)
            while start < self._now:
                start += timedelta(days=1)
            return start, assumed
        if recurring and self._day.day < today:
            return datetime.combine(self._day.day, clock), assumed
        return datetime.combine(self._date(self._day, clock), clock), assumed

    def remarks(self, start: datetime, minutes: int, zone: tzinfo | None) -> list[str]:
        """What is so of a time that began earlier today; nothing of a rule and of what is told."""
        day_of = start.date()
        if self.has_days or self._line.recurring or start >= self._now or day_of < self._today:
            return []
        if after_minutes(instant_of(start, zone), minutes) > instant_of(self._now, zone):
            return ["it is on now"]
        return [] if self.is_told else ["that was earlier today: it waits for how it was"]

    def days(self) -> int:
        """How many whole days were said; 0 where it has an hour.

        Refused: more than a month of them, and a length and a last day that are not the same.
        """
        if not self.has_days:
            return 0
        days = self._line.days
        if self._line.last and self._day:
            _, days = span_between(*self._first_and_last(self._day, self._line.last))
            if self._line.days not in (None, 1, days):
                raise Refused("say how many days, or the last of them: for 3 days, or fri to sun")
        if days is None or days > MOST_DAYS:
            raise Refused(f"{days} days are too many for one plan; choose {MOST_DAYS} at most")
        return days

    def _first_day(self) -> datetime:
        """The midnight that stands for the first of the whole days. Refused: an hour beside it."""
        line, day = self._line, self._day
        if self._begin or self._end or line.part or line.minutes or (day and day.at):
            raise Refused(no_hour(day, line.last))
        if day is None:
            if line.recurring is None:
                raise Refused(no_day(self._left, FORM))
            return self._now
        if line.last:
            day = Day(span_between(*self._first_and_last(day, line.last))[0])
        if line.recurring and day.day < self._today:
            return datetime.combine(day.day, time())
        return datetime.combine(self._date(day, None), time())

    def _first_and_last(self, first: Day, last: Day) -> tuple[Day, Day]:
        """Both as they are meant: of what is told, those that were last."""
        if not self.is_told:
            refuse_just_been(first, last)
            return first, last
        first = told_day(first, is_over=True)
        return first, last if last.weekday else told_day(last, is_over=True)

    def first(self, rule: Rule, start: datetime) -> datetime:
        """The first time of the rule that is not past."""
        first = first_start(rule, start)
        if first >= self._now or rule.most is not None or self._day is not None:
            if first < self._now:
                first_start(rule, self._now)  # refused where nothing is left to come
            return first
        return first_start(rule, self._now)

    def length(self, start: datetime, zone: tzinfo | None) -> int | None:
        """Minutes, where a length or an end was said; of a single time those that go by."""
        if self._end is None:
            return self._line.minutes
        if self._line.minutes is not None:
            raise Refused("say a length or an end, not both: for 2h, or -21:00")
        if self._clock() is None:
            raise Refused(f"say when it begins too: 9:30-{self._end:%H:%M}")
        end = datetime.combine(start.date(), self._end)
        if end <= start:
            end += timedelta(days=1)
            if end - start > _LONGEST_NIGHT:
                raise Refused(
                    f"{self._end:%H:%M} is before {start:%H:%M}; write an end after it, "
                    "or a length: for 20h"
                )
        passing = instant_of(end, zone) - instant_of(start, zone)
        if self._line.recurring or passing <= timedelta():  # where the clocks skip all of it
            passing = end - start
        return round(passing.total_seconds() / 60)

    def _clock(self) -> time | None:
        said = self._begin or (self._day.at if self._day else None)
        return said or part_time(self._line.part, self._line.habits.hour)

    def _usual(self) -> time:
        """The hour where none was said: that of a meal, or of all the rest."""
        low = self._line.low
        for lead, what in pairwise(low):
            if lead in ("after", "before") and what in (*_MEALS, "dinner", "supper", "work"):
                raise Refused(f"'{lead} {what}' is no hour; say one, such as 18:00")
        return next((at for meal, at in _MEALS.items() if meal in low), self._line.habits.hour)

    def _date(self, day: Day, clock: time | None) -> date:
        """The day that is meant: a weekday whose time has passed today is next week's.

        Of what is told it is the last such day. Refused: what is too far off, or past where that
        may not be; a date without a year that has just been; of two nights one.
        """
        is_over = clock is None or datetime.combine(day.day, clock) < self._now
        if self._line.recurring is None:
            if self.is_told:
                day = told_day(day, is_over=is_over)
            refuse_just_been(day)
        found = self._of_night(day, clock)
        if day.weekday and clock and is_over:
            found += timedelta(days=7)
        if found.year > self._now.year + FARTHEST:
            raise Refused(f"{found.year} is too far away; {FARTHEST} years ahead is the most")
        if found < EARLIEST_DAY or (found < self._today and not self._may_be_past):
            said = f"{found:%A} {found.day} {found:%B} {found.year}"
            raise Refused(f"{said} is past; choose a day to come")
        return found

    def _of_night(self, day: Day, clock: time | None) -> date:
        """The date of an hour between midnight and the start of the day, which is of the night.

        ``tonight 1:00`` is of the next date. Refused: such an hour of a day that is named from
        today while the night lasts: it may be of either date.
        """
        begins = self._line.habits.day_start
        if not day.near or clock is None or clock >= begins:
            return day.day
        if self._now.date() > self._today:
            later = day.day + timedelta(days=1)
            raise Refused(
                f"{day.near!r} may be {day.day:%A} or {later:%A} at {clock:%H:%M}, for it is still "
                f"{self._today:%A} until {begins:%H:%M}; write its date, such as "
                f"{later.day} {f'{later:%b}'.lower()}"
            )
        return day.day + timedelta(days=1) if day.at else day.day
