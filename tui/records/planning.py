"""People, plans and occurrences in the file: one record each (DESIGN 2.6, 3)."""

from datetime import time
from typing import Any

from tui.domain.person import LONGEST_RHYTHM, PERSON_KINDS, Person
from tui.domain.plan import (
    DAY_MINUTES,
    MOST_DAYS,
    OUTCOMES,
    UNINTERRUPTED,
    OccurrenceRecord,
    Plan,
    occurrence_uid,
)
from tui.domain.rule import Rule, parse_rule
from tui.domain.schedule import Pause
from tui.domain.settings import LONGEST_MINUTES
from tui.domain.wall import zone_named
from tui.records.fields import (
    WALL,
    Fields,
    day,
    day_text,
    flag,
    form,
    line,
    list_of,
    one_of,
    text,
    wall,
    whole,
    word,
)


def read_person(uid: str, values: Fields) -> Person:
    """The person of a record. Raises KeyError for one without a name, a forgotten one too."""
    get, first = values.get, values.get("pause_from")
    return Person(
        uid,
        values["name"],
        get("kind", "other"),
        get("rhythm_days"),
        get("zone", ""),
        get("archived", False),
        get("added"),
        get("touched"),
        get("later"),
        Pause(first, get("pause_to")) if first else None,
    )


def read_plan(uid: str, values: Fields) -> Plan:
    """The plan of a record. Raises KeyError for one without a start or people.

    One of whole days that has an hour was given it by a Nearer that knows no such days: it has one.
    """
    get, start = values.get, values["start"]
    days = get("days", 0) if start.time() == time() else 0
    return Plan(
        uid,
        get("title", ""),
        values["people"],
        start,
        DAY_MINUTES if days else get("minutes", 90),
        get("rrule"),
        get("rdates", ()),
        "" if days else get("zone", ""),
        get("place", ""),
        get("pledges", ()),
        days,
    )


def read_occurrence(uid: str, values: Fields) -> OccurrenceRecord:
    """What a record says of an occurrence. Raises ValueError for one at another address."""
    plan, key, get = values["plan"], values["key"], values.get
    if uid != occurrence_uid(plan, key):
        raise ValueError(uid)
    return OccurrenceRecord(
        plan,
        key,
        get("cancelled", False),
        get("moved_to"),
        get("outcome"),
        get("uninterrupted"),
        get("minutes"),
        get("note", ""),
        get("kept", ()),
        get("with", ()),
        get("day"),
        get("days", 0),
    )


def person_content(person: Person) -> dict[str, Any]:
    """All fields of a person as the file holds them, None for what is empty."""
    first, last = person.pause or (None, None)
    return {
        "name": person.name,
        "kind": person.kind,
        "rhythm_days": person.rhythm,
        "zone": person.zone or None,
        "archived": person.archived or None,
        "added": day_text(person.added),
        "touched": day_text(person.touched),
        "later": day_text(person.later),
        "pause_from": day_text(first),
        "pause_to": day_text(last),
    }


def plan_content(plan: Plan) -> dict[str, Any]:
    """All fields of a plan as the file holds them, None for what is empty.

    ``days`` came later. A Nearer that does not know it keeps it, and reads what is all-day as a day
    from midnight to midnight, for ``minutes`` is the longest that it takes.
    """
    return {
        "title": plan.title or None,
        "people": list(plan.people),
        "start": f"{plan.start:{WALL}}",
        "minutes": plan.minutes,
        "rrule": plan.rule.text if plan.rule else None,
        "rdates": [f"{start:{WALL}}" for start in plan.extra] or None,
        "zone": plan.zone or None,
        "place": plan.place or None,
        "pledges": list(plan.pledges) or None,
        "days": plan.days or None,
    }


def occurrence_content(said: OccurrenceRecord) -> dict[str, Any]:
    """All fields of what was said of an occurrence, None for what is empty.

    ``days`` came later. A Nearer that does not know it keeps it, and takes an outcome for one of
    the first day; the ticks of the other days stay until the outcome is recorded anew, or removed.
    """
    return {
        "plan": said.plan,
        "key": f"{said.key:{WALL}}",
        "cancelled": said.cancelled or None,
        "moved_to": f"{said.moved_to:{WALL}}" if said.moved_to else None,
        "outcome": said.outcome,
        "uninterrupted": said.uninterrupted,
        "minutes": said.minutes,
        "note": said.note or None,
        "kept": list(said.kept) or None,
        "with": list(said.people) or None,
        "day": day_text(said.day),
        "days": said.days or None,
    }


def _zone(value: Any) -> str:
    """A zone that is known here; a file may come from a machine that knows more of them."""
    if value:
        zone_named(word(value))
    return word(value)


def _rule(value: Any) -> Rule | None:
    return parse_rule(word(value)) if value else None


_MINUTES = whole(1, LONGEST_MINUTES)
_DAYS = whole(1, MOST_DAYS)

PERSON = form(
    Person,
    {
        "name": line,
        "kind": one_of(PERSON_KINDS),
        "rhythm_days": whole(1, LONGEST_RHYTHM),
        "zone": _zone,
        "archived": flag,
        "added": day,
        "touched": day,
        "later": day,
        "pause_from": day,
        "pause_to": day,
    },
    read_person,
    person_content,
)
PLAN = form(
    Plan,
    {
        "title": line,
        "people": list_of(word),
        "start": wall,
        "minutes": _MINUTES,
        "rrule": _rule,
        "rdates": list_of(wall),
        "zone": _zone,
        "place": line,
        "pledges": list_of(line),
        "days": _DAYS,
    },
    read_plan,
    plan_content,
    frozenset({"rrule", "zone"}),
)
OCCURRENCE = form(
    OccurrenceRecord,
    {
        "plan": word,
        "key": wall,
        "cancelled": flag,
        "moved_to": wall,
        "outcome": one_of(OUTCOMES),
        "uninterrupted": one_of(UNINTERRUPTED),
        "minutes": _MINUTES,
        "note": text,
        "kept": list_of(line),
        "with": list_of(word),
        "day": day,
        "days": _DAYS,
    },
    read_occurrence,
    occurrence_content,
)
