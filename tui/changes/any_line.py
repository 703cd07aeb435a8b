"""One typed line made whatever it says: a tick, a plan, a note, a person (DESIGN 5)."""

from collections.abc import Callable
from typing import NamedTuple

from tui.book.book import Book
from tui.book.places import Step
from tui.changes.marks import ticked
from tui.changes.naming import named_people
from tui.changes.new_person import typed_person
from tui.changes.new_plan import names_of, new_words, today_of, typed_plan
from tui.changes.notes import written
from tui.clock import Clock
from tui.domain.day import day_words
from tui.domain.refusal import Refused
from tui.typed.tick_line import TickLine, read_tick_line
from tui.wording.basics import short_date
from tui.wording.lists import joined


class AnyLine(NamedTuple):
    """What a line was understood as: how it is read, what is said once it is done, the steps.

    ``label`` is what the change is called, where that is shorter.
    """

    reading: str
    said: str
    steps: tuple[Step, ...]
    label: str = ""


def typed_anything(book: Book, clock: Clock, text: str) -> AnyLine:
    """Understand a line by the word before its colon: note, new, tick or plan.

    Without one it is a tick where a practice, a day up to today and people are all it says, and
    else a plan. Refused as each of these says.
    """
    word, colon, rest = text.strip().partition(":")
    if colon and (read := _KINDS.get(word.strip().casefold())):
        return read(book, clock, rest.strip())
    if (tick := _plain_tick(book, clock, text)) is not None:
        return _tick(book, clock, tick)
    try:
        return _plan(book, clock, text)
    except Refused as refusal:
        raise Refused(f"{refusal}; or begin with note:, new: or tick:") from None


def _plain_tick(book: Book, clock: Clock, text: str) -> TickLine | None:
    try:
        tick = _read_tick(book, clock, text)
    except Refused:
        return None
    return tick if tick.day <= today_of(book, clock) else None


def _read_tick(book: Book, clock: Clock, text: str) -> TickLine:
    return read_tick_line(
        text, today_of(book, clock), book.practices, names_of(book), book.settings
    )


def _typed_tick(book: Book, clock: Clock, text: str) -> AnyLine:
    return _tick(book, clock, _read_tick(book, clock, text))


def _tick(book: Book, clock: Clock, line: TickLine) -> AnyLine:
    today = today_of(book, clock)
    uids, names, new = named_people(book, line.people, today)
    step = ticked(line.practice, line.day, today, dict.fromkeys(uids))
    with_whom = f" with {joined(tuple(dict.fromkeys(names)))}" if names else ""
    words = f"{line.practice.name}: done {day_words(line.day, today)}{with_whom}"
    if book.mark(line.practice.id, line.day).state == "done" and not line.people:
        words += " already"
    added = new_words([step.fields["name"] for step in new])
    return AnyLine(f"Tick {words}{added}", words + added, (*new, step))


def _plan(book: Book, clock: Clock, text: str) -> AnyLine:
    made = typed_plan(book, clock, text)
    return AnyLine(f"Plan {made.reading}", made.said, made.steps, made.label)


def _note(book: Book, clock: Clock, text: str) -> AnyLine:
    today = today_of(book, clock)
    step = written(book, text, today, clock.now())
    day = short_date(today, today)  # a screen may show another one
    return AnyLine(f"Write a note, today ({day})", "The note is kept", (step,))


def _person(book: Book, clock: Clock, text: str) -> AnyLine:
    made = typed_person(book, text, today_of(book, clock))
    return AnyLine(f"Add {made.words}", f"{made.name} is here now", made.steps)


_KINDS: dict[str, Callable[[Book, Clock, str], AnyLine]] = {
    "note": _note,
    "new": _person,
    "tick": _typed_tick,
    "plan": _plan,
}
