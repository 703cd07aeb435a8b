"""``nearer agenda``: what is planned, day by day, and a planned time as JSON."""

from argparse import ArgumentParser, Namespace
from collections.abc import Container
from datetime import date, datetime, time, timedelta
from typing import Any

from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.cli.options import add_json, add_person, add_range
from tui.cli.parser import Handler
from tui.cli.session import Session, print_json_list
from tui.domain.day import days_between
from tui.domain.person import find_person
from tui.domain.plan import DAY_MINUTES, KEY, Occurrence
from tui.domain.refusal import Refused
from tui.domain.wall import instant_of
from tui.queries.agenda import listed_on, moved_of, next_of, occurrences, overlaps_in, to_record
from tui.wording.basics import long_date, short_date
from tui.wording.lists import joined
from tui.wording.plans import STATUS_WORDS, hours, on_day, title

_AHEAD = timedelta(days=28)
_LATEST_YEAR = 9000


def occurrence_json(book: Book, occurrence: Occurrence, now: datetime) -> dict[str, Any]:
    """An occurrence as DESIGN 4 says, in local wall time.

    An all-day one begins and ends at midnight; which days it has is said beside that.
    """
    record, plan, all_day = occurrence.record, occurrence.plan, occurrence.is_all_day
    first, end = occurrence.start, occurrence.end
    minutes = (end - first).days * DAY_MINUTES if all_day else record.minutes or plan.minutes
    return {
        "id": occurrence.uid,
        "plan": plan.uid,
        "title": title(book, occurrence),
        "people": book.names(plan.people),
        "start": f"{first:{KEY}}",
        "end": f"{end:{KEY}}",
        "all_day": all_day,
        "first_day": str(first.date()) if all_day else None,
        "last_day": str(occurrence.last_day) if all_day else None,
        "status": occurrence.status(now),
        "moved": occurrence.is_moved,
        "outcome": record.outcome,
        "uninterrupted": record.uninterrupted,
        "minutes": minutes,
        "note": record.note or None,
        "place": plan.place or None,
        "pledges": list(plan.pledges),
        "zone": plan.zone or None,
        "rule": plan.rule.text if plan.rule else None,
    }


def _agenda_arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    add_range(parser)
    add_person(parser, "what is planned with one person")


def _agenda(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper, today = session.opened(), session.today
    first = session.day_to_come(arguments.first)
    if first.year > _LATEST_YEAR:
        raise Refused(f"{first} is too far away; choose a nearer day")
    last = session.last_day(arguments.last, first) if arguments.last else first + _AHEAD
    days_between(first, last)
    now, zone, book = keeper.clock.now(), keeper.clock.zone, keeper.book
    every = occurrences(book, first, last, zone)
    overlaps, found = overlaps_in(every), every
    waiting = [] if arguments.first else to_record(book, now, zone)
    uid = ""
    if arguments.person is not None:
        uid = find_person(arguments.person, list(book.people.values())).uid
        found, waiting = ([o for o in each if uid in o.plan.people] for each in (every, waiting))
    if arguments.json:
        print_json_list(
            occurrence_json(book, occurrence, now) | {"overlaps": overlaps.get(occurrence.uid, [])}
            for occurrence in found
        )
        return 0
    for heading, listed in [("How was it?", waiting), *_by_day(found, first, last, today)]:
        if listed:
            print(heading)
        for occurrence in listed:
            print(f"  {_line(book, occurrence, now, today, overlaps)}")
            print(f"  {'':11}  {occurrence.uid}")
    later = None if arguments.last else _next_after(keeper, last, uid)
    if later is not None:
        day = short_date(later.start.date(), today)
        until = short_date(last, today)
        so_far = f"This is all until {until}" if found else f"Nothing until {until}"
        print(f"{so_far}; the next is on {day}. --to D shows more.")
    elif not found and not waiting:
        print('Nothing is planned here. `nearer plan "walk with Alex saturday 10:00"` plans it.')
    return 0


def _next_after(keeper: Keeper, last: date, person: str) -> Occurrence | None:
    """The next time that begins after a day, of anybody's plans or of one person's."""
    book, zone = keeper.book, keeper.clock.zone
    after = instant_of(datetime.combine(last + timedelta(days=1), time()), zone)
    moved = moved_of(book)
    plans = (p for p in book.plans.values() if not person or person in p.people)
    each = (next_of(book, plan, after, zone, moved) for plan in plans)
    return min((o for o in each if o and o.start.date() > last), key=_begins, default=None)


def _begins(occurrence: Occurrence) -> datetime:
    return occurrence.begins


def _by_day(
    found: list[Occurrence], first: date, last: date, today: date
) -> list[tuple[str, list[Occurrence]]]:
    days: dict[date, list[Occurrence]] = {}
    for occurrence in found:
        days.setdefault(listed_on(occurrence, first, last, today), []).append(occurrence)
    return [
        (long_date(day) + (", today" if day == today else ""), listed)
        for day, listed in sorted(days.items())
    ]


def _line(
    book: Book, occurrence: Occurrence, now: datetime, today: date, overlaps: Container[str]
) -> str:
    status = occurrence.status(now)
    words = [STATUS_WORDS[status] if status not in ("upcoming", "to_record") else ""]
    words += ["moved"] if occurrence.is_moved else []
    words += ["overlaps"] if occurrence.uid in overlaps else []
    names, name = joined(book.names(occurrence.plan.people)), title(book, occurrence)
    whom = "" if not occurrence.plan.title else f" with {names}"
    said = (on_day if status == "to_record" else hours)(occurrence, today)
    status_words = ", ".join(filter(None, words))
    return f"{said}  {name}{whom}{f' ({status_words})' if status_words else ''}"


HANDLERS = {"agenda": Handler(_agenda_arguments, _agenda)}
