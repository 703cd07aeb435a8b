"""The typed line: ``date night with Alex every friday 19:30 for 2h`` (NOTES-planner 6).

Its clauses stand in any order; the words that none of them took are the title.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

from tui.domain.plan import DAY_MINUTES
from tui.domain.recurrence import checked_rule, starts
from tui.domain.refusal import Refused
from tui.domain.rule import Rule
from tui.domain.wall import after_minutes, instant_of, wall_of
from tui.typed.clauses import FORM, ClauseReader
from tui.typed.habits import Habits
from tui.typed.when import When
from tui.wording.basics import away_words, counted, days_words, short_date
from tui.wording.clock import clock_words, hours_words
from tui.wording.lists import joined
from tui.wording.rules import rule_words, typed_words

__all__ = ["Entry", "Habits", "entry_words", "read_entry", "read_when", "typed_line"]

_ISO_TIME = re.compile(r"(?<!\S)(\d{4}-\d\d-\d\d)T(?=\d)")


class Entry(NamedTuple):
    """What a line was understood as; ``start`` is a naive wall time, ``days`` are whole days.

    ``assumed`` are the defaults that were taken and ``remarks`` what is worth a look, in words.
    ``says_day`` is whether a day was named; a rule that names none begins with its next time.
    ``is_told`` is whether it is told of as past.
    """

    title: str
    people: tuple[str, ...]
    start: datetime
    minutes: int
    rule: Rule | None = None
    place: str = ""
    assumed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    says_day: bool = False
    days: int = 0
    is_told: bool = False


def read_entry(
    text: str,
    now: datetime,
    known: Sequence[str],
    habits: Habits | None = None,
    *,
    people: Sequence[str] = (),
    zone: tzinfo | None = UTC,
    may_be_past: bool = False,
) -> Entry:
    """Understand a line. ``now`` is a wall time in ``zone``, ``known`` the names that people bear.

    Refused: no day, nobody (unless ``people`` are given besides), a day that is past unless it
    ``may_be_past``, and all that looks like a clause and is none.
    """
    spaced = _ISO_TIME.sub(r"\1 ", text)
    line = ClauseReader(spaced, now, known, habits or Habits())
    line.read(is_alone=not people)
    title = line.title()
    if not line.people and not people:
        raise Refused(f"say with whom: {FORM}")
    when = When(line, may_be_past=may_be_past)
    start, assumed = when.start()
    days = when.days()
    minutes = DAY_MINUTES if days else when.length(start, zone)
    if minutes is None:
        minutes = line.habits.minutes
        assumed = [*assumed, f"for {minutes} minutes"]
    rule = None
    if line.recurring:
        rule = checked_rule(line.recurring(start) + line.ending, start)
        start = when.first(rule, start)
        _refuse_again_before_over(rule, start, days)
    names, says_day = tuple(dict.fromkeys(line.people)), line.day is not None
    remarks = when.remarks(start, minutes, zone)
    said = (tuple(assumed), tuple(remarks), says_day)
    is_told = when.is_told and rule is None
    return Entry(title, names, start, minutes, rule, line.place, *said, days, is_told)


def _refuse_again_before_over(rule: Rule, start: datetime, days: int) -> None:
    """Refuse whole days of a rule that begin again while they are on, in its first year."""
    year = starts(rule, start, start, start + timedelta(days=366)) if days > 1 else ()
    if any(later - one < timedelta(days=days) for one, later in pairwise(year)):
        raise Refused(
            "it would begin again before it is over; write fewer days, or a rule such as every "
            "month, or 3 times for the end of one"
        )


def read_when(
    text: str, now: datetime, habits: Habits | None = None, *, of: datetime | None = None
) -> datetime:
    """A day, past or to come, a time, or both. What is missing is that of ``of``.

    A time alone is today's without it. Refused: what is neither.
    """
    line = ClauseReader(_ISO_TIME.sub(r"\1 ", text), now, (), habits or Habits())
    line.read_when()
    return When(line, may_be_past=True).alone(of)


def entry_words(entry: Entry, today: date, zone: tzinfo | None = UTC) -> str:
    """``Fri 27 Nov 19:30–21:30, every Friday, with Alex — in 4 days``, and what was assumed.

    Of whole days ``Sat 5 Dec – Sun 6 Dec, all day, 2 days``. The hours are those that a clock in
    ``zone`` shows, where it is changed too.
    """
    start = entry.start
    if entry.days:
        last = start.date() + timedelta(days=entry.days - 1)
        parts = [f"{days_words(start.date(), last, today)}, all day"]
        parts += [counted(entry.days, "day")] if entry.days > 1 else []
    else:
        begins = instant_of(start, zone)
        start, end = wall_of(begins, zone), wall_of(after_minutes(begins, entry.minutes), zone)
        parts = [f"{short_date(start.date(), today)} {hours_words(start, end)}"]
    parts += [rule_words(entry.rule, start)] if entry.rule else []
    parts += [f"with {joined(entry.people)}"] if entry.people else []
    parts += [f"at {entry.place}"] if entry.place else []
    said = f"{', '.join(parts)} — {away_words(start.date(), today) or 'today'}"
    if entry.title:
        said = f"{entry.title}: {said}"
    if entry.assumed:
        said += f" ({' and '.join(entry.assumed)}, as nothing else was said)"
    remarks = list(entry.remarks)
    if start != entry.start:
        remarks.append(f"the clocks skip {clock_words(entry.start)} that day")
    return "; ".join([said, *remarks])


def typed_line(
    title: str,
    people: Sequence[str],
    start: datetime,
    minutes: int,
    rule: Rule | None,
    place: str = "",
    days: int = 0,
) -> str | None:
    """A line that is understood as exactly this; None where a line cannot say it."""
    every = typed_words(rule, start) if rule else ""
    if every is None:
        return None
    day = f"{start.day} {start:%b} {start.year}"
    length = f"{start:%H:%M} for {_length(minutes)}"
    if days:
        length = "all day" if days == 1 else f"for {days} days"
    parts = [
        _unmistakable(title),
        f"with {', '.join(people)}" if people else "",
        f"every {every} from {day}" if rule else day,
        length,
        f"at {_unmistakable(place)}" if place else "",
    ]
    return " ".join(filter(None, parts))


def _unmistakable(text: str) -> str:
    """A title or a place as it is typed: in quotes where a clause might be read out of it."""
    line = ClauseReader(text or "-", datetime(2026, 1, 1), (), Habits())
    try:
        line.read()
        plain = line.title() == text and not any(line.taken)
    except Refused:
        plain = False
    return text if plain or not text or '"' in text else f'"{text}"'


def _length(minutes: int) -> str:
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"
