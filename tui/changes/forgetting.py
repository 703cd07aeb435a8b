"""Forgetting a person: the name and the notes go out of every record, counts stay (DESIGN 2.6)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tui.book.book import SOMEONE, Book
from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.domain.person import Person
from tui.domain.plan import Plan
from tui.records.habits import GONE
from tui.records.planning import person_content

_FORGOTTEN = {"forgotten": True}


def forgotten(book: Book, person: Person) -> list[RecordChange]:
    """Take a name, and the notes about time with them, out of every record; counts stay."""
    person = book.people.get(person.uid, person)
    name = re.compile(rf"(?<!\w){re.escape(person.name)}(?!\w)", re.IGNORECASE)
    nothing = dict.fromkeys(person_content(person))
    return [
        _changed("people", person.uid, {**nothing, **_FORGOTTEN}),
        *_in_plans(book, person, name),
        *_in_notes(book, person, name),
        *_in_checkins(book, person, name),
        *_in_their_life(book, person, name),
        *(
            _changed("pauses", away.uid, {"why": name.sub(SOMEONE, away.why)})
            for away in book.pauses
            if name.search(away.why)
        ),
        *(
            _changed("practices", practice.id, {"anchor": name.sub(SOMEONE, practice.anchor)})
            for practice in book.every_practice
            if name.search(practice.anchor)
        ),
    ]


def _in_plans(book: Book, person: Person, name: re.Pattern[str]) -> Iterator[RecordChange]:
    for plan in book.plans.values():
        if fields := _without(name, plan):
            yield _changed("plans", plan.uid, fields)
    for uid, said in book.occurrences.items():
        plan_of = book.plans.get(said.plan)
        theirs = person.uid in (*said.people, *(plan_of.people if plan_of else ()))
        kept = [name.sub(SOMEONE, pledge) for pledge in said.kept]
        if (said.note and (theirs or name.search(said.note))) or kept != list(said.kept):
            yield _changed("occurrences", uid, {"note": None, "kept": kept or None})


def _in_notes(book: Book, person: Person, name: re.Pattern[str]) -> Iterator[RecordChange]:
    """What was written about them alone goes; elsewhere the name does, in old wordings too."""
    for revision in book.revisions.values():
        if revision.people == (person.uid,):
            yield _changed("notes", revision.uid, GONE)
        elif name.search(revision.text):
            yield _changed("notes", revision.uid, {"text": name.sub(SOMEONE, revision.text)})


def _in_checkins(book: Book, person: Person, name: re.Pattern[str]) -> Iterator[RecordChange]:
    for checkin in book.checkins.values():
        said = {key: name.sub(SOMEONE, line) for key, line in checkin.lines.items()}
        if checkin.person == person.uid:
            yield _changed("checkins", checkin.uid, {"said": None, "theirs": None})
        elif said != dict(checkin.lines):
            yield _changed("checkins", checkin.uid, {"said": said})


def _in_their_life(book: Book, person: Person, name: re.Pattern[str]) -> Iterator[RecordChange]:
    for matter in book.matters.values():
        if matter.person == person.uid:
            yield _changed("matters", matter.uid, GONE)
        elif name.search(matter.text):
            yield _changed("matters", matter.uid, {"text": name.sub(SOMEONE, matter.text)})
    for important in book.dates.values():
        if important.person == person.uid:
            yield _changed("dates", important.uid, GONE)
        elif name.search(important.what):
            yield _changed("dates", important.uid, {"what": name.sub(SOMEONE, important.what)})


def _without(name: re.Pattern[str], plan: Plan) -> Mapping[str, Any]:
    fields: dict[str, Any] = {
        field: name.sub(SOMEONE, text)
        for field, text in (("title", plan.title), ("place", plan.place))
        if name.search(text)
    }
    pledges = [name.sub(SOMEONE, pledge) for pledge in plan.pledges]
    return fields | ({"pledges": pledges} if pledges != list(plan.pledges) else {})


def _changed(table: str, uid: str, fields: Mapping[str, Any]) -> RecordChange:
    return RecordChange(RecordPlace(table, uid), fields, of_old=True)
