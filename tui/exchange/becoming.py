"""What a file of another program becomes here: habit by habit, chosen, never taken in silence."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from tui.book.book import Book
from tui.book.places import Step
from tui.book.steps import MarkChange, RecordChange
from tui.changes.life import dates_added
from tui.changes.marks import done_before_rest
from tui.changes.notes import all_new
from tui.changes.people import Names, resolve_people
from tui.changes.practices import practice_record, scheduled
from tui.domain.letters import folded
from tui.domain.mark import Verb
from tui.domain.practice import QUALITY_TIME, Practice, find_practice, new_practice
from tui.domain.refusal import Refused
from tui.domain.schedule import DAILY, Schedule
from tui.exchange.files import OWN
from tui.exchange.foreign.found import Found, FoundMark, FoundPerson, Habit, Moment, Often
from tui.wording.basics import counted

NOTHING = "no"
_VERBS: dict[FoundMark, Verb] = {"done": "tick", "rest": "rest"}
_ALIKE = {
    "listen": ("listen", "hear", "attention"),
    "share": ("share", "emotion", "feeling", "journal", "open up"),
    "support": ("support", "help", "encourag", "kind", "compliment"),
    QUALITY_TIME: ("quality", "date night", "together", "family", "partner", "friend", "call "),
    "honest": ("honest", "truth", "authentic", "sincer"),
}


class Choice(NamedTuple):
    """What a habit becomes: a practice by id, ``own``, ``no``, or None where nobody said yet.

    ``guess`` is what it could be; it is offered, not taken.
    """

    habit: Habit
    to: str | None
    guess: str


class Taking(NamedTuple):
    """What takes a file in, and how much of it: marks, notes, and who and what is new."""

    marks: list[MarkChange]
    notes: list[RecordChange]
    people: list[RecordChange]
    dates: list[RecordChange]
    practices: tuple[Practice, ...]
    schedules: list[RecordChange]

    @property
    def steps(self) -> list[Step]:
        """All of it, what is named before what names it."""
        return [
            *map(practice_record, self.practices),
            *self.schedules,
            *self.people,
            *self.dates,
            *self.marks,
            *self.notes,
        ]


def choices_of(found: Found, book: Book, said: Mapping[str, str]) -> list[Choice]:
    """A choice a habit: as ``said`` by its name, or where it is sure without a word.

    It is sure for a habit that bears the name of a practice, and for one that is empty. Refused: a
    name that no habit has, and a word that is no practice, ``own`` or ``no``.
    """
    named = {habit.name.casefold(): habit for habit in found.habits}
    to: dict[str, str] = {}
    for name, word in said.items():
        if (habit := named.get(name.casefold())) is None:
            names = ", ".join(habit.name for habit in found.habits) or "none"
            raise Refused(f"there is no habit {name!r} in it; there are: {names}")
        to[habit.name] = _meant(word, book)
    return [
        Choice(habit, to.get(habit.name, _sure(habit, book)), guess_of(habit, book))
        for habit in found.habits
    ]


def _meant(word: str, book: Book) -> str:
    if word.casefold() in (OWN, NOTHING):
        return word.casefold()
    try:
        return find_practice(word, book.every_practice).id
    except Refused as refusal:
        raise Refused(f"{refusal}, or own, or no") from None


def _sure(habit: Habit, book: Book) -> str | None:
    if not (habit.marks or habit.notes):
        return NOTHING
    name = habit.name.casefold()
    named = [p.id for p in book.every_practice if p.name.casefold() == name]
    return next((uid for uid in (*named, name) if book.practice(uid)), None)


def guess_of(habit: Habit, book: Book) -> str:
    """What a habit could be by its name: a practice, else one of one's own; nothing if put away."""
    if not habit.is_kept:
        return NOTHING
    name = f"{habit.name.casefold()} "
    known = {practice.id for practice in book.practices}
    alike = (uid for uid, words in _ALIKE.items() if any(word in name for word in words))
    return next((uid for uid in alike if uid in known), OWN)


def chosen_people(found: Found, book: Book, names: Collection[str] | None = ()) -> Found:
    """What is in a file, with those of its people alone who are to come in.

    Where only those who are known here do, others are asked for by name; None asks for everyone.
    Refused: the name of somebody who is not in it.
    """
    if not found.only_known:
        return found
    there, asked = Names(), Names()
    for person in found.people:
        there.put(person.name, person.name)
    for name in names or ():
        if there.get(name) is None:
            raise Refused(f"nobody in it is called {name!r}; {_near(name, found.people)}")
    for name in (*(person.name for person in book.people.values()), *(names or ())):
        asked.put(name, name)
    people = tuple(p for p in found.people if names is None or asked.get(p.name) is not None)
    left = len(found.people) - len(people)
    said = (f"{counted(left, 'name')} of nobody known here",) if left else ()
    left_out = (*found.left_out, *said)
    return found._replace(people=people, only_known=False, left_out=left_out)


def _near(name: str, people: Iterable[FoundPerson]) -> str:
    near = [p.name for p in people if folded(name) in folded(p.name)][:5]
    return f"there is {', '.join(near)}" if near else "--dry-run shows who is"


def taking(
    found: Found, choices: Sequence[Choice], book: Book, today: date, now: datetime
) -> Taking:
    """What takes in what was chosen; a habit nobody chose for is left.

    Marks are added to those that are there, and a rest never takes the place of a day that is
    done. A note that is there already, word for word, is not taken twice. Of an address book comes
    in who is known here, unless ``chosen_people`` asked for others.
    """
    found = chosen_people(found, book)
    known = list(book.every_practice)
    new: list[Practice] = []
    schedules: list[RecordChange] = []
    marks: list[MarkChange] = []
    notes: list[tuple[str, Moment]] = []
    for choice in choices:
        if choice.to in (None, NOTHING):
            continue
        habit, practice = choice.habit, choice.to
        if practice == OWN:
            own = _own(habit, known)
            if own not in known:
                known.append(own)
                new.append(own)
                schedule = schedule_of(habit.often)
                if schedule != DAILY and habit.first:
                    schedules.append(scheduled(own, schedule, habit.first))
            practice = own.id
        marks += [MarkChange(practice, d, _VERBS[m]) for d, m in sorted(habit.marks.items())]
        notes += [(practice, note) for note in habit.notes]
    notes += [(QUALITY_TIME if m.was_together else "", m) for m in found.moments]
    names = [*(p.name for p in found.people), *(name for _, m in notes for name in m.people)]
    uids, people = resolve_people(book, dict.fromkeys(names), today)
    ids = dict(zip(dict.fromkeys(names), uids, strict=True))
    marks += [
        MarkChange(QUALITY_TIME, m.day, "tick", tuple(ids[name] for name in m.people))
        for m in found.moments
        if m.was_together
    ]
    told = (
        {
            "day": note.day,
            "text": note.text,
            "practice": practice,
            "people": tuple(ids[name] for name in note.people),
        }
        for practice, note in notes
    )
    return Taking(
        done_before_rest(book, marks),
        all_new(book, told, now),
        people,
        _dates(found, ids, book),
        tuple(new),
        schedules,
    )


def _own(habit: Habit, known: Sequence[Practice]) -> Practice:
    """The practice of one's own that bears its name, or a new one."""
    name = habit.name.casefold()
    held = (p for p in known if p.is_own and p.name.casefold() == name)
    return next(held, None) or new_practice(habit.name, known)


def _dates(found: Found, ids: Mapping[str, str], book: Book) -> list[RecordChange]:
    """The dates of people that are not there yet; one of the same occasion is left as it is."""
    held = {(d.person, d.occasion) for d in book.dates.values() if not d.what}
    told = (
        important._replace(person=ids[person.name])
        for person in found.people
        for important in person.dates
        if (ids[person.name], important.occasion) not in held
    )
    return dates_added(book, told)


def schedule_of(often: Often) -> Schedule:
    """The nearest that can be kept here: so many times a week, at least one."""
    if often.weekdays:
        return Schedule("weekdays", often.weekdays) if len(often.weekdays) < 7 else DAILY
    if often.times >= often.days > 0:
        return DAILY
    a_week = round(7 * often.times / often.days) if often.days else 1
    return Schedule("per_week", times=min(7, max(1, a_week)))


def undecided(choices: Iterable[Choice]) -> list[Choice]:
    """Those for which nothing was said and nothing is sure."""
    return [choice for choice in choices if choice.to is None]
