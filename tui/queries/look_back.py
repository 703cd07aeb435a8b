"""A look back at a month, a quarter or a year: what happened, and no more."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten
from typing import NamedTuple

from tui.book.view import BookView
from tui.domain.checkin import SIGNS
from tui.domain.day import EARLIEST_DAY
from tui.domain.note import NOTE_KIND_WORDS, Note, first_line, in_order
from tui.domain.person import Person
from tui.domain.refusal import Refused
from tui.queries.agenda import times_together
from tui.queries.reflections import answered
from tui.wording.basics import counted, days_words, span
from tui.wording.lists import joined, title_of
from tui.wording.markdown import plain
from tui.wording.outcomes import told_words

_MOMENTS = ("experience", "good", "hard")
_LONGEST = 100  # characters of a note among the moments; a star shows all of it


class Period(NamedTuple):
    """A range of days and its name."""

    first: date
    last: date
    name: str


class Section(NamedTuple):
    """A heading and its paragraphs; ``quoted`` where they are somebody's own words."""

    title: str
    lines: Sequence[str]
    quoted: bool = False


def months_from(first: date, count: int) -> Period:
    """The month, the quarter (3) or the year (12) that begins with a first of a month."""
    month = first.month + count - 1
    last = date(first.year, month, monthrange(first.year, month)[1])
    name = {1: f"{first:%B} {first.year}", 12: str(first.year)}
    quarter = f"{span(first, last)}"
    return Period(first, last, name.get(count, quarter))


def period_around(day: date, count: int) -> Period:
    """The month, quarter or year that a day is in."""
    begin = (day.month - 1) // count * count + 1
    return months_from(date(day.year, begin, 1), count)


def look_back(
    book: BookView, period: Period, *, private: bool = False, person: str = ""
) -> list[Section]:
    """What there is to say of a period, section by section; what is empty is left out.

    Private notes are left out unless they are asked for. ``person`` is a uid, or empty for all.
    """
    notes = [
        note
        for note in book.notes.values()
        if period.first <= note.now.day <= period.last
        and (private or not note.private)
        and (not person or person in note.now.people)
    ]
    notes = in_order(notes)[::-1]
    people = sorted(book.people.values(), key=lambda p: (p.name.casefold(), p.uid))
    people = [p for p in people if not person or p.uid == person]
    sections = [
        Section("People", list(_people(book, people, period, notes))),
        Section("Moments", list(_moments(book, period, notes, person))),
        Section("The four signs", [line for p in people for line in _signs(book, p, period)]),
        Section("Starred", [_whole(n) for n in notes if n.starred], quoted=True),
    ]
    return [section for section in sections if section.lines]


def markdown(period: Period, sections: Sequence[Section]) -> str:
    """The look back as Markdown."""
    parts = [f"# Looking back at {period.name}"]
    if not sections:
        parts.append("Nothing is written down for this time, and that is all right.")
    for section in sections:
        parts.append(f"## {section.title}")
        if section.quoted:
            parts += map(_quoted, section.lines)
        else:
            parts.append("\n".join(f"- {plain(line)}" for line in section.lines))
    return "\n\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    return "\n".join(f"> {plain(line)}".rstrip() for line in text.split("\n"))


def _people(
    book: BookView, people: Sequence[Person], period: Period, notes: Sequence[Note]
) -> Iterator[str]:
    days = times_together(book)
    checkins = [each.person for each in book.checkins.values() if _within(each.day, period)]
    for person in people:
        together = sum(_within(day, period) for day in days.get(person.uid, ()))
        written = sum(person.uid in note.now.people for note in notes)
        answered_times = checkins.count(person.uid)
        words = [
            f"{counted(together, 'day')} together" if together else "",
            counted(written, "note") if written else "",
            counted(answered_times, "check-in") if answered_times else "",
        ]
        if said := joined([word for word in words if word]):
            yield f"{person.name}: {said}"


def _moments(book: BookView, period: Period, notes: Sequence[Note], person: str) -> Iterator[str]:
    found = []
    for outcome in book.occurrences.values():
        plan = book.plans.get(outcome.plan)
        theirs = not person or person in outcome.people
        days = [day for day in outcome.days_together if _within(day, period)]
        if days and plan and theirs:
            names = book.names(outcome.people)
            title = title_of(plan.title, names)
            whom = f" with {joined(names)}" if plan.title and names else ""
            found.append((days[0], days[-1], f"{title}{whom}{told_words(outcome)}"))
    for note in notes:
        now = note.now
        if now.kind in _MOMENTS:
            whom = f", with {joined(book.names(now.people))}" if now.people else ""
            said = shorten(first_line(now.text), _LONGEST, placeholder=" …")
            found.append((now.day, now.day, f"{NOTE_KIND_WORDS[now.kind]}{whom}: {said}"))
    for first, last, words in sorted(found):
        yield f"{days_words(first, last, last)}: {words}"


def _signs(book: BookView, person: Person, period: Period) -> Iterator[str]:
    theirs = [each for each in answered(book, person.uid) if _within(each.day, period)]
    for sign, name in SIGNS.items():
        has = [(each.day, each.means[sign]) for each in theirs if sign in each.means]
        if len(has) > 1:
            (first, before), (last, after) = has[0], has[-1]
            yield (
                f"{person.name}, {name}: {before:.1f} on {first.day} {first:%b}, "
                f"{after:.1f} on {last.day} {last:%b}"
            )


def _whole(note: Note) -> str:
    day = note.now.day
    return f"{day:%a} {day.day} {day:%b} {day.year}\n{note.text}"


def _within(day: date, period: Period) -> bool:
    return period.first <= day <= period.last


def parse_period(year: str | None, quarter: str | None, month: str | None, today: date) -> Period:
    """The period of typed words; the running year where nothing is. Refused: what is none."""
    if month is not None:
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", month.strip())
        if not match or int(match[1]) < EARLIEST_DAY.year:
            raise Refused(f"{month!r} is no month; write it like {today:%Y-%m}")
        return months_from(date(int(match[1]), int(match[2]), 1), 1)
    if quarter is not None:
        match = re.fullmatch(r"(\d{4})-[qQ]?([1-4])", quarter.strip())
        if not match or int(match[1]) < EARLIEST_DAY.year:
            raise Refused(f"{quarter!r} is no quarter; write it like {today.year}-4")
        return months_from(date(int(match[1]), int(match[2]) * 3 - 2, 1), 3)
    if year is None:
        return period_around(today, 12)
    if not (year.isdecimal() and len(year) == 4 and 1900 <= int(year) <= 9998):
        raise Refused(f"{year!r} is no year; write it like {today.year}")
    return months_from(date(int(year), 1, 1), 12)
