"""What notes and check-ins show: the timeline, the four signs, feelings, practices beside signs."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tui.book.view import BookView
from tui.domain.beside import Beside, beside
from tui.domain.checkin import CheckIn, sign_means, with_person
from tui.domain.day import week_first
from tui.domain.note import Note
from tui.domain.person import Person, active
from tui.domain.practice import QUALITY_TIME
from tui.queries.agenda import times_together
from tui.texts.library import families, family_of, sign_of

OWN_WORDS = "Your own words"
_WEEK = timedelta(days=7)


class Answered(NamedTuple):
    """A check-in as the signs see it: its day, and the mean of each sign that was answered."""

    day: date
    means: Mapping[str, float]


def timeline(book: BookView, person: str = "") -> list[Note | CheckIn]:
    """Notes and check-ins, the latest day first; only those with one person where it is named."""
    items: list[tuple[tuple[int, str, str], Note | CheckIn]] = [
        ((note.now.day.toordinal(), note.written, note.uid), note)
        for note in book.notes.values()
        if not person or person in note.now.people
    ]
    items += [
        ((checkin.day.toordinal(), "", checkin.uid), checkin)
        for checkin in book.checkins.values()
        if not person or checkin.person == person
    ]
    items.sort(key=lambda item: item[0], reverse=True)
    return [item for _, item in items]


def answered(book: BookView, person: str) -> list[Answered]:
    """The check-ins with a person that answer any sign, the earliest first."""
    found = [
        Answered(checkin.day, sign_means(checkin.answers, sign_of()))
        for checkin in with_person(book.checkins.values(), person)
    ]
    return [each for each in found if each.means]


def with_checkins(book: BookView) -> list[Person]:
    """The people, not archived, with whom there has been a check-in, by name."""
    theirs = {checkin.person for checkin in book.checkins.values()}
    return [person for person in active(book.people.values()) if person.uid in theirs]


def done_days(book: BookView, person: str) -> dict[str, Collection[int]]:
    """The done days of each practice as ordinals; of Quality time those with a person alone."""
    together = {day.toordinal() for day in times_together(book).get(person, ())}
    return {
        p.id: together if p.id == QUALITY_TIME else book.history(p.id).done for p in book.practices
    }


def besides(book: BookView, person: str) -> list[Beside]:
    """The practices beside the signs for a person; empty before there is enough."""
    return beside(answered(book, person), done_days(book, person))


def felt(book: BookView, first: date, last: date, person: str = "") -> Iterator[tuple[date, str]]:
    """Every feeling of some days, of marks and of notes, once for each time it was given."""
    for day in book.days(first, last):
        for practice in book.every_practice:
            mark = book.mark(practice.id, day)
            if not person or person in book.with_whom(mark):
                yield from ((day, word) for word in mark.feelings)
    for note in book.notes.values():
        revision = note.now
        about = not person or person in revision.people
        if about and first <= revision.day <= last:
            yield from ((revision.day, word) for word in revision.feelings)


class Feelings(NamedTuple):
    """Feelings by family: ``weeks`` their first days; for each family a Counter of words a week."""

    weeks: list[date]
    words: dict[str, list[Counter[str]]]


def feelings(book: BookView, last: date, weeks: int, person: str = "") -> Feelings:
    """The feelings of some weeks up to that of ``last``, families in the order of the vocabulary.

    Words of one's own stand together at the end, where there are any.
    """
    end = week_first(last, book.settings.week_start)
    firsts = [end - _WEEK * n for n in reversed(range(weeks))]
    found = {name: [Counter[str]() for _ in firsts] for name in (*families(), OWN_WORDS)}
    for day, word in felt(book, firsts[0], end + _WEEK - timedelta(days=1), person):
        found[family_of().get(word, OWN_WORDS)][(day - firsts[0]).days // 7][word] += 1
    if not any(found[OWN_WORDS]):
        del found[OWN_WORDS]
    return Feelings(firsts, found)
