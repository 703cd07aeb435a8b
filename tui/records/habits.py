"""Settings, practices, schedules and pauses in the file: one record each (DESIGN 2.3, 3)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from tui.domain.practice import BUILT_IN, FIRST_OWN, Practice
from tui.domain.refusal import Refused
from tui.domain.schedule import Pause, ScheduleRow, parse_schedule
from tui.domain.settings import Settings, is_readable, settings_of

ALL = "all"  # in the place of a practice: every one of them

Fields = Mapping[str, Any]
Records = Mapping[str, Mapping[str, Fields]]
"""By table and uid, what each record says."""

TABLES = ("settings", "practices", "schedules", "pauses")
GONE: Fields = {"deleted": True}


class Away(NamedTuple):
    """A pause of one practice, or of ``ALL``, and why."""

    practice: str
    pause: Pause
    why: str = ""

    @property
    def uid(self) -> str:
        """Pauses of one practice do not overlap, so that its first day tells it apart."""
        return uid_of(self.practice, self.pause.first)

    @property
    def content(self) -> dict[str, Any]:
        """As the file holds it."""
        last = {"to": str(self.pause.last)} if self.pause.last else {}
        why = {"why": self.why} if self.why else {}
        return {"practice": self.practice, "from": str(self.pause.first), **last, **why}


def uid_of(practice: str, first: date) -> str:
    """The uid of a schedule or a pause of a practice."""
    return f"{practice}|{first}"


def content_of(record: Fields | None) -> Fields:
    """What a record says, its time left out; one that was never there says what a deleted does."""
    if record is None or record.get("deleted"):
        return GONE
    return {key: value for key, value in record.items() if key not in ("uid", "at")}


def settings_in(records: Records) -> Settings:
    """The settings; what is not there or cannot be read is the default."""
    return settings_of(
        {uid: content["value"] for uid, content in _live(records, "settings") if "value" in content}
    )


def practices_in(records: Records) -> tuple[Practice, ...]:
    """The five, then one's own by their keys. Two copies may have given one key twice."""
    changed = dict(_live(records, "practices"))
    five = [_with_changes(practice, changed.pop(practice.id, {})) for practice in BUILT_IN]
    own = []
    for uid, content in changed.items():
        number, name = content.get("number"), content.get("name")
        if isinstance(number, int) and isinstance(name, str) and number >= FIRST_OWN:
            own.append(_with_changes(Practice(uid, number, name), content))
    own.sort(key=lambda practice: (practice.number, practice.id))
    taken: set[int] = set()
    for n, practice in enumerate(own):
        if practice.on:
            number = practice.number
            while number in taken:
                number += 1
            taken.add(number)
            own[n] = practice._replace(number=number)
    return (*five, *sorted(own, key=lambda practice: practice.number))


def schedules_in(records: Records) -> dict[str, tuple[ScheduleRow, ...]]:
    """The rows of each practice that has any."""
    found: dict[str, tuple[ScheduleRow, ...]] = {}
    for _, content in _live(records, "schedules"):
        match content:
            case {"practice": str(practice), "from": str(first), "schedule": str(text)}:
                try:
                    row = ScheduleRow(date.fromisoformat(first), parse_schedule(text))
                except (ValueError, Refused):
                    continue
                found[practice] = (*found.get(practice, ()), row)
    return {
        practice: tuple(sorted(rows, key=lambda row: row.valid_from))
        for practice, rows in found.items()
    }


def pauses_in(records: Records) -> tuple[Away, ...]:
    """All pauses, the earliest first."""
    found = []
    for _, content in _live(records, "pauses"):
        match content:
            case {"practice": str(practice), "from": str(first)}:
                last, why = content.get("to"), content.get("why")
                try:
                    pause = Pause(
                        date.fromisoformat(first),
                        None if last is None else date.fromisoformat(str(last)),
                    )
                except ValueError:
                    continue
                if pause.last is None or pause.last >= pause.first:
                    found.append(Away(practice, pause, why if isinstance(why, str) else ""))
    return tuple(sorted(found, key=lambda away: (away.pause.first, away.practice)))


def unreadable_records(records: Records) -> int:
    """How many of these records cannot be understood; they are kept in the file as they are."""
    live = sum(1 for table in TABLES for _ in _live(records, table))
    settings = [
        uid for uid, content in _live(records, "settings") if is_readable(uid, content.get("value"))
    ]
    practices = [uid for uid, _ in _live(records, "practices")]
    own = [practice for practice in practices_in(records) if practice.is_own]
    built_in = [practice for practice in BUILT_IN if practice.id in practices]
    rows = sum(map(len, schedules_in(records).values()))
    understood = len(settings) + len(own) + len(built_in) + rows + len(pauses_in(records))
    return live - understood


def _live(records: Records, table: str) -> Iterator[tuple[str, Fields]]:
    for uid, content in sorted(records.get(table, {}).items()):  # so that two copies read the same
        if not content.get("deleted"):
            yield uid, content


def _with_changes(practice: Practice, content: Fields) -> Practice:
    name, anchor = content.get("name"), content.get("anchor")
    return practice._replace(
        anchor=anchor if isinstance(anchor, str) else "",
        name=name if isinstance(name, str) and name else practice.name,
        on=content.get("on") is not False,
    )
