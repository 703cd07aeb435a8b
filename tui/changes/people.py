"""Changes to people, checked against the book (DESIGN 2.6)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.book.tables import PEOPLE
from tui.changes.records import edited as record_edited
from tui.changes.records import kept
from tui.changes.uids import new_uid, new_uids
from tui.domain.letters import composed, folded
from tui.domain.person import Person, checked_person_name
from tui.domain.refusal import Refused
from tui.domain.schedule import Pause
from tui.domain.wall import zone_named

RESTS_FOR = timedelta(days=7)
_ONESELF = ("i", "me", "myself", "us", "ourselves")


def added(
    book: Book,
    text: str,
    today: date,
    *,
    kind: str = "other",
    rhythm: int | None = None,
    zone: str = "",
) -> RecordChange:
    """A new person.

    Refused as ``checked_person_name`` says, and for oneself and a zone that is none.
    """
    if zone:
        zone_named(zone)
    name = checked_person_name(text, book.people.values())
    refuse_oneself(name)
    uid = new_uid("p", book.people)
    return kept(PEOPLE, uid, Person(uid, name, kind, rhythm, zone, added=today))


def refuse_oneself(name: str) -> None:
    """Refused where somebody writes of themselves, who are there anyway."""
    if name.casefold() in _ONESELF:
        raise Refused(f"{name!r} means yourself; name only the others")


class Names:
    """What names stand for: as they are written, whatever their case, else without their accents.

    Without them only where nobody is written so and one alone can be meant. Of two that are
    written the same the later one counts.
    """

    def __init__(self) -> None:
        self._as_written: dict[str, str] = {}
        self._near: dict[str, set[str]] = {}

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Names":
        """The names of people, each for a uid; an active one before one who is archived."""
        names = cls()
        for person in sorted(people, key=lambda person: not person.archived):
            names.put(person.name, person.uid)
        return names

    def put(self, name: str, means: str) -> None:
        """From now on this name means that."""
        form = composed(name).casefold()
        self._as_written[form] = means
        self._near.setdefault(folded(name), set()).add(form)

    def get(self, name: str) -> str | None:
        """What a name means; None for one that nobody bears."""
        form, near = composed(name).casefold(), self._near.get(folded(name), set())
        if form not in near and len(near) == 1:
            (form,) = near
        return self._as_written.get(form)


def resolve_people(
    book: Book, names: Iterable[str], today: date
) -> tuple[tuple[str, ...], list[RecordChange]]:
    """The uids of these names, one each, and what brings in those who are not known yet.

    Somebody is known without their accents too, where nobody is written so and only one can be
    meant.
    """
    known = Names.of(book.people.values())
    uids = new_uids("p", book.people)
    found, new = [], []
    for text in names:
        name = checked_person_name(text)
        if (uid := known.get(name)) is None:
            uid = next(uids)
            known.put(name, uid)
            new.append(kept(PEOPLE, uid, Person(uid, name, added=today)))
        found.append(uid)
    return tuple(found), new


def edited(book: Book, person: Person, **fields: Any) -> RecordChange:
    """A person with other fields, named as those of ``Person``. Refused as ``added`` says."""
    changed = person._replace(**fields)
    others = [p for p in book.people.values() if p.uid != person.uid]
    if not changed.archived:
        changed = changed._replace(name=checked_person_name(changed.name, others))
    if changed.zone:
        zone_named(changed.zone)
    return _of(person, changed)


def archived(person: Person) -> RecordChange:
    """No longer shown or asked about; what was, stays."""
    return _of(person, person._replace(archived=True))


def returned(book: Book, person: Person) -> RecordChange:
    """Back from the archive. Refused where somebody else goes by the name now."""
    return edited(book, person, archived=False)


def touched(person: Person, day: date) -> RecordChange:
    """We were in touch on a day."""
    latest = max(day, person.touched or day)
    return _of(person, person._replace(touched=latest, later=None))


def put_off(person: Person, today: date) -> RecordChange:
    """Not now: they are not brought up for a week."""
    return _of(person, person._replace(later=today + RESTS_FOR))


def rhythm_paused(person: Person, first: date, last: date | None) -> RecordChange:
    """Their rhythm rests from a day up to and with another, or until it is taken back.

    Refused: a range that runs backwards.
    """
    if last is not None and last < first:
        raise Refused(f"from {first} to {last} runs backwards; put the earlier day first")
    return _of(person, person._replace(pause=Pause(first, last)))


def rhythm_resumed(person: Person) -> RecordChange:
    """Their rhythm counts again."""
    return _of(person, person._replace(pause=None))


def _of(before: Person, after: Person) -> RecordChange:
    return record_edited(PEOPLE, before.uid, before, after)
