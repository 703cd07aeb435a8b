"""People, plans and occurrences in the file: one record each (DESIGN 2.6, 3)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from tui.domain.day import EARLIEST_DAY
from tui.domain.person import KINDS, Person
from tui.domain.plan import OUTCOMES, UNINTERRUPTED, Plan, Said, occurrence_uid
from tui.domain.refusal import Refused
from tui.domain.rule import parse_rule
from tui.domain.schedule import Pause
from tui.domain.wall import zone_named

Content = Mapping[str, Any]
T = TypeVar("T")

TABLES = ("people", "plans", "occurrences", "ideas")
WALL = "%Y-%m-%dT%H:%M"
LATEST_YEAR = 9000


class Shelf(Generic[T]):
    """The readable records of a table by uid, each read once and again only when it changes."""

    def __init__(self, records: Mapping[str, Content], read: Callable[[str, Content], T]) -> None:
        self._records, self._read = records, read
        self._found: dict[str, T] | None = None

    @property
    def found(self) -> Mapping[str, T]:
        """What is there and not deleted; a record that cannot be read is left out."""
        if self._found is None:
            self._found = {}
            for uid in sorted(self._records):  # so that two copies read the same
                self.look_again(uid)
        return self._found

    def look_again(self, uid: str) -> None:
        """Read the record ``uid`` anew."""
        if self._found is None:
            return
        content = self._records[uid]
        try:
            if content.get("deleted"):
                raise KeyError(uid)
            self._found[uid] = self._read(uid, content)
        except (Refused, ValueError, KeyError, TypeError):
            self._found.pop(uid, None)

    @property
    def strange(self) -> int:
        """How many records are neither deleted, nor forgotten, nor to be understood."""
        live = (c for c in self._records.values() if not (c.get("deleted") or c.get("forgotten")))
        return sum(1 for _ in live) - len(self.found)


def read_person(uid: str, content: Content) -> Person:
    """The person of a record. Raises KeyError for one without a name, a forgotten one too."""
    kind, rhythm = content.get("kind"), content.get("rhythm_days")
    first = _day(content.get("pause_from"))
    zone = _text(content.get("zone", ""))
    return Person(
        uid,
        _text(content["name"]),
        kind if kind in KINDS else "other",
        rhythm if isinstance(rhythm, int) and rhythm > 0 else None,
        zone if _is_zone(zone) else "",
        content.get("archived") is True,
        _day(content.get("added")),
        _day(content.get("touched")),
        _day(content.get("later")),
        Pause(first, _day(content.get("pause_to"))) if first else None,
    )


def read_plan(uid: str, content: Content) -> Plan:
    """The plan of a record. Raises Refused or ValueError for what cannot be read."""
    minutes, rule, zone = content.get("minutes", 90), content.get("rrule"), content.get("zone", "")
    if zone:
        zone_named(_text(zone))
    return Plan(
        uid,
        _text(content.get("title", "")),
        _texts(content["people"]),
        _wall(content["start"]),
        minutes if isinstance(minutes, int) and minutes > 0 else 90,
        parse_rule(_text(rule)) if rule else None,
        tuple(_wall(text) for text in content.get("rdates", ())),
        zone,
        _text(content.get("place", "")),
        _texts(content.get("pledges", ())),
    )


def read_said(uid: str, content: Content) -> Said:
    """What a record says of an occurrence. Raises ValueError for what cannot be read."""
    plan, key = _text(content["plan"]), _wall(content["key"])
    if uid != occurrence_uid(plan, key):
        raise ValueError(uid)
    outcome, free = content.get("outcome"), content.get("uninterrupted")
    minutes, moved = content.get("minutes"), content.get("moved_to")
    return Said(
        plan,
        key,
        content.get("cancelled") is True,
        _wall(moved) if moved else None,
        outcome if outcome in OUTCOMES else None,
        free if free in UNINTERRUPTED else None,
        minutes if isinstance(minutes, int) and minutes > 0 else None,
        _text(content.get("note", "")),
        _texts(content.get("kept", ())),
        _texts(content.get("with", ())),
        _day(content.get("day")),
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
        "added": _day_text(person.added),
        "touched": _day_text(person.touched),
        "later": _day_text(person.later),
        "pause_from": _day_text(first),
        "pause_to": _day_text(last),
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


def said_content(said: Said) -> dict[str, Any]:
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
        "day": _day_text(said.day),
    }


def _is_zone(name: str) -> bool:
    """Whether a zone is known here: a file may come from a machine that knows more of them."""
    try:
        return bool(name) and zone_named(name) is not None
    except Refused:
        return False


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return tuple(_text(item) for item in value)


def _day(value: Any) -> date | None:
    return date.fromisoformat(_text(value)) if value else None


def _day_text(day: date | None) -> str | None:
    return str(day) if day else None


def _wall(value: Any) -> datetime:
    wall = datetime.fromisoformat(_text(value))
    if wall.tzinfo is not None or not EARLIEST_DAY.year <= wall.year <= LATEST_YEAR:
        raise ValueError(value)
    return wall
