"""A book in which names and notes cannot be read: for screens that others may see."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from tui.book.book import Book
from tui.domain.checkin import CheckIn
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.domain.note import Note, notes_of
from tui.domain.person import Person
from tui.domain.plan import OccurrenceRecord, Plan
from tui.domain.practice import Practice
from tui.records.habits import Away

DOTS = "•••"


class MaskedBook(Book):
    """The same book to draw; changes are made to the real one, which this one never is."""

    def __init__(self, book: Book) -> None:
        self.__dict__.update(
            {key: value for key, value in vars(book).items() if key not in _MASKED}
        )
        self._real = book

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """People as dots, one more for each of them."""
        ordered = sorted(self._real.people.values(), key=lambda person: person.uid)
        return {p.uid: p._replace(name=f"{DOTS}{n}") for n, p in enumerate(ordered, 1)}

    @cached_property
    def plans(self) -> Mapping[str, Plan]:
        """Plans that are called by whom they are with."""
        return {
            uid: plan._replace(
                title="",
                place=DOTS if plan.place else "",
                pledges=tuple(DOTS for _ in plan.pledges),
            )
            for uid, plan in self._real.plans.items()
        }

    @cached_property
    def occurrences(self) -> Mapping[str, OccurrenceRecord]:
        """Outcomes without their notes."""
        return {
            uid: said._replace(note=_dots(said.note), kept=()) if said.note or said.kept else said
            for uid, said in self._real.occurrences.items()
        }

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        """Notes without their words."""
        real = self._real.revisions.values()
        return notes_of(revision._replace(text=DOTS, feelings=()) for revision in real)

    @cached_property
    def checkins(self) -> Mapping[str, CheckIn]:
        """Check-ins without their open lines."""
        return {
            uid: checkin._replace(lines=dict.fromkeys(checkin.lines, DOTS))
            for uid, checkin in self._real.checkins.items()
        }

    @cached_property
    def matters(self) -> Mapping[str, Matter]:
        """Matters without what they are about."""
        return {uid: m._replace(text=DOTS) for uid, m in self._real.matters.items()}

    @cached_property
    def dates(self) -> Mapping[str, ImportantDate]:
        """Dates without whose they are."""
        return {uid: d._replace(what=_dots(d.what)) for uid, d in self._real.dates.items()}

    @cached_property
    def pauses(self) -> tuple[Away, ...]:
        """Pauses without their reasons."""
        return tuple(away._replace(why="") for away in self._real.pauses)

    @cached_property
    def every_practice(self) -> tuple[Practice, ...]:
        """Practices without what they are tied to, which may name somebody."""
        return tuple(p._replace(anchor=_dots(p.anchor)) for p in self._real.every_practice)

    def only(self, person: str) -> Book:
        """As in the real book, and masked."""
        return MaskedBook(self._real.only(person))

    def put(self, place: Any, kept: Mapping[str, Any]) -> None:
        """Never: what is masked is only looked at."""
        raise NotImplementedError


_MASKED = {"pauses", "every_practice", "practices"}


def _dots(text: str) -> str:
    return DOTS if text else ""
