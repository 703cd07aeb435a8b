"""A book in which names and notes cannot be read: for screens that others may see.

It follows the registry of tables: whatever field is not known to hold no words is masked.
"""

import contextlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from tui.book.marks import MarksView
from tui.book.places import RecordPlace
from tui.book.shelf import Holding, Readable
from tui.book.steps import Edit
from tui.book.tables import MARKS, PEOPLE, TABLES, Table
from tui.book.view import BookView
from tui.book.words import rewritten, whole_words, with_fields, words_of
from tui.domain.mark import Mark
from tui.domain.person import Person
from tui.records.fields import UNREADABLE

DOTS = "•••"
T = TypeVar("T")
R = TypeVar("R")


def masked(book: BookView) -> BookView:
    """The same book to draw, with no name and no note in it; it follows what is changed in it.

    People are dots and a number, by which they can be told apart; plans are called by whom they
    are with; what else somebody wrote is dots, or is not there.
    """
    return BookView(_MaskedMarks(book.marks), _MaskedTables(book.tables))


def masked_text(book: BookView, text: str, edits: Iterable[Edit] = ()) -> str:
    """A line of text in which no name and none of anybody's words can be read.

    ``book`` is the real one; ``edits`` are changes whose words may be in it no longer. Only whole
    words are masked, those that are written as they are kept or with a capital more: somebody
    called Will leaves "it will be" alone.
    """
    names = _dots_by_name(book.tables.of(PEOPLE).found)
    folded = text.casefold()
    near = {word for word in (*names, *_words_before(edits)) if word.casefold() in folded}
    for table in TABLES.values():
        known = book.tables.of(table).folded(_WORDS_IN[table.name])
        near |= {word for form, word in known if form in folded}
    return _hidden(near, names, text)


def _words_before(edits: Iterable[Edit]) -> Iterator[str]:
    """The words that were in the places of some edits before and after them, names too."""
    for edit in edits:
        if isinstance(edit.place, RecordPlace):
            table = TABLES[edit.place.table]
            for content in (edit.before, edit.after):
                with contextlib.suppress(*UNREADABLE):
                    yield from words_of(table, table.form().read(edit.place.uid, content))


def _hidden(words: Iterable[str], names: Mapping[str, str], text: str) -> str:
    """``text`` with dots for each of the words, those of a name for a name."""
    exact = {word for word in words if any(map(str.isalpha, word))}
    dots_of = {name.casefold(): dots for name, dots in names.items()}

    def hide(found: re.Match[str]) -> str:
        word = found[0]
        if word.islower() and word not in exact:
            return word
        return dots_of.get(word.casefold(), DOTS)

    return whole_words(exact).sub(hide, text) if exact else text


def _dots_by_name(people: Mapping[str, Person]) -> dict[str, str]:
    return {person.name: f"{DOTS}{n}" for n, person in enumerate(_in_order(people), 1)}


def _in_order(people: Mapping[str, Person]) -> list[Person]:
    return sorted(people.values(), key=lambda person: person.uid)


def _words_in(table: Table[T], found: Mapping[str, T]) -> tuple[tuple[str, str], ...]:
    """All words of a table, and each line of those that have several, with their plain form."""
    whole = {word for value in found.values() for word in words_of(table, value)}
    lines = {line.strip() for word in whole if "\n" in word for line in word.split("\n")}
    return tuple((word.casefold(), word) for word in (whole | lines) - {""})


_WORDS_IN: Mapping[str, Callable[[Mapping[str, Any]], tuple[tuple[str, str], ...]]] = {
    name: partial(_words_in, table) for name, table in TABLES.items()
}


def _mask(table: Table[T], value: T, public: Callable[[str], str]) -> T:
    """A value without words; ``public`` masks what is in those that are for others to see."""

    def change(field: str, held: Any) -> Any:
        if field in table.unsaid:
            return type(held)()
        return rewritten(held, public if field in table.public else _dots)

    return with_fields(table, value, change)


def _dots(text: str) -> str:
    return DOTS if text else ""


class _MaskedTables:
    """The tables of a book, masked; none is read before it is asked for."""

    def __init__(self, real: Holding) -> None:
        self._real = real
        self._made: dict[str, _MaskedTable[Any]] = {}

    def of(self, table: Table[T], /) -> Readable[T]:
        """What is held of a table, masked."""
        if table.name not in self._made:
            self._made[table.name] = _MaskedTable(table, self._real)
        return self._made[table.name]


class _MaskedTable(Generic[T]):
    """One of them. What it found holds as long as the real table and the people are the same."""

    def __init__(self, table: Table[T], real: Holding) -> None:
        self._table = table
        self._real, self._people = real.of(table), real.of(PEOPLE)
        self._of = -1
        self._found: dict[str, T] = {}
        self._folded: dict[Callable[..., Any], Any] = {}

    @property
    def version(self) -> int:
        """A number that changes with every change of the table, or of a name that may be in it."""
        return self._real.version + self._people.version

    @property
    def found(self) -> Mapping[str, T]:
        """By uid what is there and can be read, masked."""
        self._look_again()
        return self._found

    def folded(self, fold: Callable[[Mapping[str, T]], R], /) -> R:
        """What ``fold`` makes of all that is found, masked."""
        self._look_again()
        if fold not in self._folded:
            self._folded[fold] = fold(self._found)
        made: R = self._folded[fold]
        return made

    @property
    def uids(self) -> Collection[str]:
        """The uids of all records, the deleted too."""
        return self._real.uids

    @property
    def has_any(self) -> bool:
        """Whether there is a record that is not deleted, readable or not. Cheap."""
        return self._real.has_any

    @property
    def unreadable(self) -> int:
        """How many records are neither deleted, nor forgotten, nor to be understood."""
        return self._real.unreadable

    def _look_again(self) -> None:
        if self._of == (now := self.version):
            return
        names = _dots_by_name(self._people.found)
        public = partial(_hidden, names, names)
        found = {uid: _mask(self._table, v, public) for uid, v in self._real.found.items()}
        if self._table is PEOPLE:
            found = _numbered(found)
        self._of, self._found = now, found
        self._folded.clear()


def _numbered(people: Mapping[str, Any]) -> dict[str, Any]:
    """Masked people by the order of their uids, so that each can be told from the others."""
    return {p.uid: p._replace(name=f"{DOTS}{n}") for n, p in enumerate(_in_order(people), 1)}


class _MaskedMarks:
    """All marks without what somebody wrote into them."""

    def __init__(self, real: MarksView) -> None:
        self._real = real
        self.history = real.history
        self.days = real.days
        self.first_day = real.first_day

    def mark(self, practice: str, day: date, /) -> Mark:
        """The mark of a practice on a day."""
        return _mask(MARKS, self._real.mark(practice, day), _dots)

    def told(self, practice: str, /) -> Iterator[tuple[int, Mark]]:
        """The done days of a practice, as ordinals, of which people or outcomes are known."""
        for day, mark in self._real.told(practice):
            yield day, _mask(MARKS, mark, _dots)

    def described(self) -> Iterator[tuple[str, date, Mark]]:
        """The marks in which somebody's words may be, with their practice and their day."""
        for practice, day, mark in self._real.described():
            yield practice, day, _mask(MARKS, mark, _dots)

    def only(self, wanted: Callable[[Mark], bool], /) -> MarksView:
        """These marks as they are now, with no other days done than those that are wanted."""
        return _MaskedMarks(self._real.only(wanted))
