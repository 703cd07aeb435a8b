"""All there is of one person, in one place, as headings with lines under them."""

from datetime import date, timedelta

from tui.book.view import BookView
from tui.clock import Clock
from tui.domain.note import first_line, in_order
from tui.domain.practice import QUALITY_TIME
from tui.domain.rhythm import usual_gap
from tui.domain.wall import wall_of, zone_named
from tui.queries.agenda import occurrences, standing_of, times_begun, times_together
from tui.wording.basics import counted, day_of, rhythm_words, short_date
from tui.wording.clock import clock_words
from tui.wording.life import important_words, matter_words
from tui.wording.outcomes import told_words
from tui.wording.plans import drift_words, last_head, last_words, title, when

_MOST = 4  # lines of a kind
_AHEAD = timedelta(days=60)

Part = tuple[str, list[str]]
"""A heading and its lines."""


def person_page(book: BookView, uid: str, today: date, clock: Clock) -> list[Part]:
    """The page of a person who is in the book; headings without a line are left out."""
    person = book.people[uid]
    parts = [
        (person.name, _rhythm(book, uid, today, clock)),
        ("Last times", _last_times(book, uid, today)),
        ("Planned", _planned(book, uid, today, clock)),
        ("Life right now", _life(book, uid, today)),
        ("Notes", _notes(book, uid, today)),
    ]
    return [(heading, lines) for heading, lines in parts if lines]


def _rhythm(book: BookView, uid: str, today: date, clock: Clock) -> list[str]:
    person = book.people[uid]
    (standing,) = standing_of(book, [person], today, clock.now(), clock.zone)
    drift = standing.drift
    often = rhythm_words(person.rhythm) if person.rhythm else ""
    state = "archived" if person.archived else "paused" if person.is_paused(today) else ""
    lines = [", ".join(filter(None, (person.kind, often, state)))]
    if drift and drift.state in ("due", "drifting"):
        lines.append(drift_words(person.name, drift))
    else:
        head = last_head(is_touch=standing.is_touch)
        rhythm = ", in rhythm" if drift and drift.state == "ok" else ""
        lines.append(f"{head}: {last_words(standing.last, today)}{rhythm}")
    days = times_begun(book).get(uid, set())
    if usual := usual_gap(days):
        lines.append(f"Usually every {counted(usual, 'day')} ({counted(len(days), 'time')}).")
    if person.zone:
        there = wall_of(clock.now(), zone_named(person.zone))
        lines.append(f"There it is {there:%a} {clock_words(there)} ({person.zone}).")
    return lines


def _last_times(book: BookView, uid: str, today: date) -> list[str]:
    """The latest days together, with what it was where a plan says it."""
    practice = book.practice(QUALITY_TIME)
    usual = practice.name if practice else ""
    told = {
        (day, person): f"{plan.title or usual}{told_words(said)}"
        for said in book.occurrences.values()
        if said.took_place and (plan := book.plans.get(said.plan))
        for person in said.people
        for day in said.days_together
    }
    days = sorted(times_together(book).get(uid, set()), reverse=True)[:_MOST]
    return [f"{day_of(day, today)}  {told.get((day, uid), usual)}" for day in days]


def _planned(book: BookView, uid: str, today: date, clock: Clock) -> list[str]:
    now = clock.now()
    ahead = [
        o
        for o in occurrences(book, today, today + _AHEAD, clock.zone)
        if uid in o.plan.people and o.status(now) in ("upcoming", "soon", "now")
    ]
    return [f"{when(o, today)}  {title(book, o)}" for o in ahead[:_MOST]]


def _life(book: BookView, uid: str, today: date) -> list[str]:
    """What is open, then dates, the next one first."""
    name = book.people[uid].name
    matters = [m for m in book.matters.values() if m.person == uid and m.done is None]
    matters.sort(key=lambda m: (m.day is None, m.day or today))
    dates = sorted(
        (d for d in book.dates.values() if d.person == uid), key=lambda d: d.next_on(today)
    )
    lines = [matter_words(m, name) + _on(m.day, today) for m in matters]
    return [*lines, *(important_words(d, name, today) for d in dates)]


def _on(day: date | None, today: date) -> str:
    return f", {short_date(day, today)}" if day else ""


def _notes(book: BookView, uid: str, today: date) -> list[str]:
    notes = [note for note in book.notes.values() if uid in note.now.people]
    return [
        f"{short_date(note.now.day, today)}  {first_line(note.now.text)}"
        for note in in_order(notes)[:_MOST]
    ]
