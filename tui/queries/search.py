"""Finding: words across all that was written or planned, people, practices and days."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from tui.book.view import BookView
from tui.clock import Clock
from tui.domain.checkin import CheckIn
from tui.domain.day import parse_day
from tui.domain.letters import folded, folded_in_place
from tui.domain.matter import Matter
from tui.domain.note import NOTE_KIND_WORDS, Note, first_line
from tui.domain.plan import Occurrence, OccurrenceRecord, Plan, occurrence_at, occurrence_uid
from tui.domain.recurrence import starts
from tui.domain.refusal import Refused
from tui.domain.wall import wall_of
from tui.queries.agenda import clocks_of, moved_of, next_of
from tui.queries.reflections import timeline
from tui.typed.days import read_day
from tui.wording.basics import long_date, short_date
from tui.wording.life import important_words, matter_words
from tui.wording.lists import title_of
from tui.wording.plans import title

PlaceKind = Literal["day", "person", "practice", "time", "note", "checkin"]
MOST = 100
_LATELY = timedelta(days=400)
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


_Item = Note | CheckIn | Matter | OccurrenceRecord


class _Written(NamedTuple):
    """Something that was written, with the day it stands on and all its words, folded."""

    day: date
    said: str
    item: _Item


class Finder(PlaceFinder):
    """Everything that can be found in a book, what was written and planned included, read once."""

    def __init__(self, book: BookView, clock: Clock, today: date) -> None:
        super().__init__(book, today)
        self._clock, self._clocks = clock, clocks_of(book, clock.zone)
        self._written = _all_written(book, today)
        # when each is costs more than looking for words: only so many are asked, these first
        plans = sorted(book.plans.values(), key=lambda p: (p.recurs, p.start), reverse=True)
        self._planned = [(_planned_words(book, plan), plan) for plan in plans]
        self._moved = moved_of(book)
        self._times: dict[str, tuple[bool, Occurrence]] = {}

    def find(self, text: str, most: int = MOST) -> list[SearchHit]:
        """What holds all words of a text, ignoring case and accents.

        Days and names, then what is planned, the next first; then what was written, or was planned
        and is over, the latest first. At most so many, half of them plans; nothing for an
        empty text.
        """
        words = folded(text).split()
        if not words:
            return []
        plans = [plan for said, plan in self._planned if all(word in said for word in words)]
        times = [self._time(plan) for plan in plans[: most // 2]]
        times.sort(key=lambda time: time[1].begins)
        found = [*self.places(text), *(self._plan_line(o) for is_ahead, o in times if is_ahead)]
        over = ((o.last_day, self._plan_line(o)) for is_ahead, o in reversed(times) if not is_ahead)
        written = (
            (each.day, self._line(each, words))
            for each in self._written
            if all(word in each.said for word in words)
        )
        for _, hit in heapq.merge(over, written, key=lambda line: line[0], reverse=True):
            if len(found) >= most:
                break
            found.append(hit)
        return found[:most]

    def _time(self, plan: Plan) -> tuple[bool, Occurrence]:
        """The next time of a plan, or its last where none is to come; and whether it is next."""
        if plan.uid not in self._times:
            now, zone = self._clock.now(), self._clock.zone
            ahead = next_of(self._book, plan, now, zone, self._moved)
            self._times[plan.uid] = (ahead is not None, ahead or self._last_time(plan))
        return self._times[plan.uid]

    def _last_time(self, plan: Plan) -> Occurrence:
        end = wall_of(self._clock.now(), plan.zone_or(self._clock.zone))
        lately = starts(plan.rule, plan.start, end - _LATELY, end, plan.extra)
        keys = lately or starts(plan.rule, plan.start, plan.start, datetime.max, plan.extra)
        key = keys[-1] if keys else plan.start
        said = self._book.occurrences.get(occurrence_uid(plan.uid, key))
        return occurrence_at(plan, key, said, self._clocks)

    def _plan_line(self, occurrence: Occurrence) -> SearchHit:
        plan = occurrence.plan
        names = ", ".join(self._book.names(plan.people))
        whom = f" · {names}" if plan.title and names else ""
        at = f", at {plan.place}" if plan.place else ""
        day = short_date(occurrence.start.date(), self._today)
        return SearchHit("time", occurrence.uid, f"{title(self._book, occurrence)}{whom}{at}", day)

    def _line(self, written: _Written, words: list[str]) -> SearchHit:
        item, day = written.item, short_date(written.day, self._today)
        if isinstance(item, CheckIn):
            name = self._book.names([item.person])[0]
            said = " ".join(item.lines.values())
            text = f"Check-in with {name}" + (f": {said}" if said else "")
            return SearchHit("checkin", item.uid, text, day)
        if isinstance(item, Matter):
            text = matter_words(item, self._book.names([item.person])[0])
            return SearchHit("person", item.person, text, "done" if item.done else "life")
        if isinstance(item, OccurrenceRecord):
            uid = occurrence_uid(item.plan, item.key)
            return SearchHit("time", uid, _around(item.note, words[0]), day)
        text = _around(item.text, words[0]) or NOTE_KIND_WORDS[item.now.kind]
        return SearchHit("note", item.uid, text, day)


def _all_written(book: BookView, today: date) -> list[_Written]:
    """Notes, check-ins, life lines and the notes of outcomes, the latest day first."""
    found = [
        _Written(item.now.day if isinstance(item, Note) else item.day, _said(book, item), item)
        for item in timeline(book)
    ]
    found += _matters(book, today)
    found += _outcomes(book)
    found.sort(key=lambda each: each.day, reverse=True)  # stable: a day keeps its order
    return found


def _matters(book: BookView, today: date) -> Iterator[_Written]:
    for matter in book.matters.values():
        said = matter_words(matter, book.names([matter.person])[0])
        yield _Written(matter.done or matter.day or today, folded(said), matter)


def _outcomes(book: BookView) -> Iterator[_Written]:
    for record in book.occurrences.values():
        if record.note and (plan := book.plans.get(record.plan)):
            names = book.names(record.people or plan.people)
            said = " ".join([record.note, title_of(plan.title, names), *names])
            day = record.day or (record.moved_to or record.key).date()
            yield _Written(day, folded(said), record)


def _planned_words(book: BookView, plan: Plan) -> str:
    """All that a plan says, folded, to look for words in."""
    return folded(" ".join([plan.title, plan.place, *book.names(plan.people), *plan.pledges]))


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
