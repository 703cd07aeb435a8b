"""Finding: words across notes, check-ins, people, practices and days."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from tui.book.view import BookView
from tui.domain.checkin import CheckIn
from tui.domain.day import parse_day
from tui.domain.letters import folded, folded_in_place
from tui.domain.note import NOTE_KIND_WORDS, Note, first_line
from tui.domain.refusal import Refused
from tui.queries.reflections import timeline
from tui.typed.days import read_day
from tui.wording.basics import long_date, short_date
from tui.wording.life import important_words

PlaceKind = Literal["day", "person", "practice", "note", "checkin"]
MOST = 100
_AROUND = 24  # characters before the word that was found


class SearchHit(NamedTuple):
    """Something found; ``key`` is its uid, its id, or the day, ``others`` what it is called too."""

    kind: PlaceKind
    key: str
    text: str
    right: str = ""
    others: str = ""


class PlaceFinder:
    """The days, people and practices that can be gone to; it does not follow later changes."""

    def __init__(self, book: BookView, today: date) -> None:
        self._book, self._today = book, today

    def places(self, text: str) -> list[SearchHit]:
        """A day, and names that hold all words of a text, ignoring case and accents.

        At most ``MOST``; nothing for an empty text.
        """
        words = folded(text).split()
        if not words:
            return []
        named = (
            hit
            for hit in self.named()
            if all(word in folded(f"{hit.text} {hit.others}") for word in words)
        )
        return [*self.days(text), *named][:MOST]

    def days(self, text: str) -> list[SearchHit]:
        """The day that a text means, where it means one."""
        day = _meant(text, self._today, self._book.settings.date_order)
        return [SearchHit("day", str(day), long_date(day), "the day")] if day else []

    def named(self) -> Iterable[SearchHit]:
        """People, the archived last; practices; important dates, which lead to their person."""
        for person in sorted(self._book.people.values(), key=lambda p: (p.archived, p.name)):
            yield SearchHit("person", person.uid, person.name, person.kind)
        for practice in self._book.practices:
            yield SearchHit("practice", practice.id, practice.name, "practice", practice.id)
        for important in self._book.dates.values():
            name = self._book.names([important.person])[0]
            said = important_words(important, name, self._today)
            yield SearchHit("person", important.person, said, important.occasion)


class Finder(PlaceFinder):
    """Everything that can be found in a book, what was written included, read once."""

    def __init__(self, book: BookView, today: date) -> None:
        super().__init__(book, today)
        self._written = [(_said(book, item), item) for item in timeline(book)]

    def find(self, text: str, most: int = MOST) -> list[SearchHit]:
        """What holds all words of a text, ignoring case and accents.

        Days and names, then what was written, the latest first. At most so many; nothing for an
        empty text.
        """
        words = folded(text).split()
        if not words:
            return []
        found = self.places(text)
        for said, item in self._written:
            if len(found) >= most:
                break
            if all(word in said for word in words):
                found.append(self._line(item, words))
        return found[:most]

    def _line(self, item: Note | CheckIn, words: list[str]) -> SearchHit:
        if isinstance(item, CheckIn):
            name = self._book.names([item.person])[0]
            said = " ".join(item.lines.values())
            text = f"Check-in with {name}" + (f": {said}" if said else "")
            return SearchHit("checkin", item.uid, text, short_date(item.day, self._today))
        day = short_date(item.now.day, self._today)
        text = _around(item.text, words[0]) or NOTE_KIND_WORDS[item.now.kind]
        return SearchHit("note", item.uid, text, day)


def _said(book: BookView, item: Note | CheckIn) -> str:
    """All that it says, folded, to look for words in."""
    if isinstance(item, CheckIn):
        return folded(" ".join(["check-in", *book.names([item.person]), *item.lines.values()]))
    now = item.now
    parts = [item.text, *book.names(now.people), *now.feelings, NOTE_KIND_WORDS[now.kind]]
    return folded(" ".join(parts))


def _around(text: str, word: str) -> str:
    """The line of a text in which a word stands, from a little before it on."""
    for line in text.split("\n"):
        place = folded_in_place(line).find(word)
        if place >= 0:
            begin = max(0, place - _AROUND)
            return ("…" if begin else "") + line[begin:].strip()
    return first_line(text)


def _meant(text: str, today: date, order: str) -> date | None:
    """The day a text means, the latest one; None where it means none."""
    try:
        if len(text.strip()) > 2:
            return parse_day(text, today)
    except Refused:
        pass
    words = text.casefold().split()
    try:
        found = read_day(words, 0, today, order=order)
    except Refused:
        return None
    if found is None or found[1] != len(words) or len(words) < 2:
        return None
    day = found[0].day
    if day > today and not any(len(word) == 4 and word.isdecimal() for word in words):
        return date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
    return day
