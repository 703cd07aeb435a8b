"""What other programs' files hold, in a meaning that is nobody's own yet.

Each format reads its file into a ``Found``; ``becoming`` makes practices, marks, notes and people
of it. Texts are cleaned as they enter: no control characters, one line where a line belongs.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from tui.domain.day import EARLIEST_DAY
from tui.domain.important import ImportantDate
from tui.domain.letters import is_obeyed
from tui.domain.note import checked_text
from tui.domain.practice import LONGEST_NAME, RESERVED
from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN
from tui.wording.basics import counted

FoundMark = Literal["done", "rest"]
MOST_HABITS = 1000
MOST_LETTERS = 100_000  # of one text that are looked at: five times the longest note
_LOOKED_AT = 1000  # letters of a name
MOST_LEFT_OUT = 10_000  # rows; a file with more of them is something else


class Often(NamedTuple):
    """How often a habit was wanted: ``times`` in ``days``, or on ``weekdays`` (0 is Monday).

    Both 0 where it was only kept track of.
    """

    times: int = 1
    days: int = 1
    weekdays: frozenset[int] = frozenset()


EVERY_DAY = Often()


class Moment(NamedTuple):
    """A text of a day about people, by name; ``was_together`` where it was time with them."""

    day: date
    text: str
    people: tuple[str, ...] = ()
    was_together: bool = False


class Habit(NamedTuple):
    """A habit: its marks by day, its notes. One that was archived is not ``is_kept``."""

    name: str
    marks: Mapping[date, FoundMark]
    notes: tuple[Moment, ...] = ()
    often: Often = EVERY_DAY
    is_kept: bool = True

    @property
    def first(self) -> date | None:
        """The first day that says anything."""
        return min((*self.marks, *(note.day for note in self.notes)), default=None)

    @property
    def last(self) -> date | None:
        """The last day that says anything."""
        return max((*self.marks, *(note.day for note in self.notes)), default=None)

    @property
    def counts(self) -> tuple[int, int]:
        """How many days were done, and how many at rest."""
        done = sum(mark == "done" for mark in self.marks.values())
        return done, len(self.marks) - done


class FoundPerson(NamedTuple):
    """Somebody by name, with dates that are nobody's yet."""

    name: str
    dates: tuple[ImportantDate, ...] = ()


class Found(NamedTuple):
    """All of a file. ``source`` names the program; ``left_out`` says what is not taken, and why.

    ``only_known``: of its people only those come in who are known here, or asked for by name.
    """

    source: str
    habits: tuple[Habit, ...] = ()
    moments: tuple[Moment, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    left_out: tuple[str, ...] = ()
    only_known: bool = False


class Rows:
    """Gathers the rows of a file into habits; the names apart where two habits share one.

    ``today`` is the last day of which a row may say anything.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._names: dict[object, str] = {}
        self._marks: dict[object, dict[date, FoundMark]] = {}
        self._notes: dict[object, dict[tuple[date, str], Moment]] = {}
        self._moments: dict[tuple[date, str], Moment] = {}
        self._often: dict[object, Often] = {}
        self._archived: set[object] = set()
        self.left_out: list[str] = []

    def habit(
        self, key: object, name: str, often: Often = EVERY_DAY, *, is_kept: bool = True
    ) -> None:
        """A habit that ``key`` stands for; the first one of a key counts. Refused: far too many."""
        if key in self._names:
            return
        if len(self._names) == MOST_HABITS:
            raise Refused(f"it has more than {MOST_HABITS} habits, the most; {NOTHING_IN}")
        self._names[key] = free_name(habit_name(name), self._names.values())
        self._often[key] = often
        if not is_kept:
            self._archived.add(key)

    def name_of(self, key: object) -> str:
        """The name by which a habit goes here."""
        return self._names[key]

    def leave_out(self, line: str) -> None:
        """Say of something in the file that it is not taken, and why. Refused: far too much."""
        if len(self.left_out) == MOST_LEFT_OUT:
            raise Refused(
                f"more than {MOST_LEFT_OUT} of its rows cannot be taken, such as {line}; "
                f"{NOTHING_IN}"
            )
        self.left_out.append(line)

    def row(self, key: object, day: date, mark: FoundMark | None, text: str, where: str) -> None:
        """What a row says of a habit: done, at rest or neither, and a note, where it has one.

        Done goes before rest, whichever comes first; the same note is one. Left out, as ``where``:
        a day to come or too long ago, and a text too long for a note.
        """
        if not self._is_past(day, where):
            return
        marks = self._marks.setdefault(key, {})
        if mark and marks.get(day) != "done":
            marks[day] = mark
        if text.strip() and (kept := self._text(text, where)):
            self._notes.setdefault(key, {})[day, kept] = Moment(day, kept)

    def moment(
        self,
        day: date,
        text: str,
        where: str,
        people: tuple[str, ...] = (),
        *,
        was_together: bool = False,
    ) -> None:
        """What a row says of a day, about no habit; left out as ``row`` says."""
        if self._is_past(day, where) and (kept := self._text(text, where)):
            self._moments[day, kept] = Moment(day, kept, people, was_together)

    def _is_past(self, day: date, where: str) -> bool:
        if EARLIEST_DAY <= day <= self._today:
            return True
        why = "still to come" if day > self._today else "too long ago"
        self.leave_out(f"{where}: {day} is {why}")
        return False

    def _text(self, text: str, where: str) -> str:
        try:
            return checked_text(text[:MOST_LETTERS])
        except Refused as refusal:
            self.leave_out(f"{where}: {refusal}")
            return ""

    def found(self, source: str) -> Found:
        """All of it, from the program of this name."""
        moments = tuple(self._moments.values())
        return Found(source, self.habits(), moments, left_out=tuple(self.left_out))

    def habits(self) -> tuple[Habit, ...]:
        """The habits in the order in which they came."""
        return tuple(
            Habit(
                name,
                self._marks.get(key, {}),
                tuple(self._notes.get(key, {}).values()),
                self._often[key],
                key not in self._archived,
            )
            for key, name in self._names.items()
        )


def person_name(text: str) -> str:
    """A name on one line, as a person may bear it; cut where it is too long, empty where none."""
    plain = text[:_LOOKED_AT].replace("|", " ")
    if not plain.isprintable():
        plain = "".join(" " if is_obeyed(c) else c for c in plain)
    return " ".join(plain.split())[:LONGEST_NAME].rstrip()


def habit_name(text: str) -> str:
    """The name of a habit on one line, as a practice may bear it; cut where it is too long."""
    name = person_name(text)
    means_else = not name or name.isdecimal() or name.casefold() in RESERVED
    return f"habit {name}".rstrip() if means_else else name


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or with a number behind it where it is taken."""
    held = {other.casefold() for other in taken}
    found, n = name, 2
    while found.casefold() in held:
        found, n = f"{name[: LONGEST_NAME - 5]} ({n})", n + 1
    return found


def counts_words(habit: Habit) -> str:
    """How much there is of a habit: ``2 days done, 1 rest, 3 notes``."""
    done, rests = habit.counts
    parts = [f"{counted(done, 'day')} done"]
    parts += [counted(rests, "rest")] if rests else []
    parts += [counted(len(habit.notes), "note")] if habit.notes else []
    return ", ".join(parts)


def often_words(often: Often) -> str:
    """How often it was wanted, in words."""
    if often.weekdays:
        return counted(len(often.weekdays), "day") + " a week"
    if not often.times:
        return "now and then"
    if often.times == often.days:
        return "daily"
    return f"{often.times} in {counted(often.days, 'day')}"
