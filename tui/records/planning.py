"""People, plans and occurrences in the file: one record each (DESIGN 2.6, 3)."""

from typing import Any

from tui.domain.person import PERSON_KINDS, Person
from tui.domain.plan import OUTCOMES, UNINTERRUPTED, OccurrenceRecord, Plan, occurrence_uid
from tui.domain.refusal import Refused
from tui.domain.rule import parse_rule
from tui.domain.schedule import Pause
from tui.domain.wall import zone_named
from tui.records.fields import (
    WALL,
    Fields,
    Form,
    day_text,
    read_text,
    read_texts,
    read_wall,
    stored_day,
)


def read_person(uid: str, content: Fields) -> Person:
    """The person of a record. Raises KeyError for one without a name, a forgotten one too."""
    kind, rhythm = content.get("kind"), content.get("rhythm_days")
    first = stored_day(content.get("pause_from"))
    zone = read_text(content.get("zone", ""))
    return Person(
        uid,
        read_text(content["name"]),
        kind if kind in PERSON_KINDS else "other",
        rhythm if isinstance(rhythm, int) and rhythm > 0 else None,
        zone if _is_zone(zone) else "",
        content.get("archived") is True,
        stored_day(content.get("added")),
        stored_day(content.get("touched")),
        stored_day(content.get("later")),
        Pause(first, stored_day(content.get("pause_to"))) if first else None,
    )


def read_plan(uid: str, content: Fields) -> Plan:
    """The plan of a record. Raises Refused or ValueError for what cannot be read."""
    minutes, rule, zone = content.get("minutes", 90), content.get("rrule"), content.get("zone", "")
    if zone:
        zone_named(read_text(zone))
    return Plan(
        uid,
        read_text(content.get("title", "")),
        read_texts(content["people"]),
        read_wall(content["start"]),
        minutes if isinstance(minutes, int) and minutes > 0 else 90,
        parse_rule(read_text(rule)) if rule else None,
        tuple(read_wall(text) for text in content.get("rdates", ())),
        zone,
        read_text(content.get("place", "")),
        read_texts(content.get("pledges", ())),
    )


def read_occurrence(uid: str, content: Fields) -> OccurrenceRecord:
    """What a record says of an occurrence. Raises ValueError for what cannot be read."""
    plan, key = read_text(content["plan"]), read_wall(content["key"])
    if uid != occurrence_uid(plan, key):
        raise ValueError(uid)
    outcome, free = content.get("outcome"), content.get("uninterrupted")
    minutes, moved = content.get("minutes"), content.get("moved_to")
    return OccurrenceRecord(
        plan,
        key,
        content.get("cancelled") is True,
        read_wall(moved) if moved else None,
        outcome if outcome in OUTCOMES else None,
        free if free in UNINTERRUPTED else None,
        minutes if isinstance(minutes, int) and minutes > 0 else None,
        read_text(content.get("note", "")),
        read_texts(content.get("kept", ())),
        read_texts(content.get("with", ())),
        stored_day(content.get("day")),
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
    """All fields of a plan as the file holds them, None for what is empty."""
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
    }


def occurrence_content(said: OccurrenceRecord) -> dict[str, Any]:
    """All fields of what was said of an occurrence, None for what is empty."""
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
    }


def _is_zone(name: str) -> bool:
    """Whether a zone is known here: a file may come from a machine that knows more of them."""
    try:
        return bool(name) and zone_named(name) is not None
    except Refused:
        return False


PERSON = Form(Person, read_person, person_content)
PLAN = Form(Plan, read_plan, plan_content)
OCCURRENCE = Form(OccurrenceRecord, read_occurrence, occurrence_content)
