"""Settings, practices, schedules and pauses in the file: one record each (DESIGN 2.3, 3).

Their values stand alone; what they add up to, such as the five practices and one's own in their
order, is told by the functions that take all values of a table by uid.
"""

from collections.abc import Mapping
from typing import Any

from tui.domain.practice import BUILT_IN, FIRST_OWN, Practice
from tui.domain.schedule import (
    Away,
    Pause,
    PracticeSchedule,
    Schedule,
    ScheduleRow,
    parse_schedule,
)
from tui.domain.settings import SettingRecord, Settings, is_readable, settings_of
from tui.records.fields import Fields, day, flag, form, line, whole, word

_HIGHEST_KEY = 99  # there are nine keys; two copies that were joined may have given one twice

_BUILT_IN = {practice.id: practice for practice in BUILT_IN}


def read_setting(uid: str, values: Fields) -> SettingRecord:
    """The setting of a record. Raises ValueError for one that is unknown or has no such value."""
    value = values["value"]
    if not is_readable(uid, value):
        raise ValueError(uid)
    return SettingRecord(uid, value)


def setting_content(setting: SettingRecord) -> dict[str, Any]:
    """All fields of a setting as the file holds them."""
    return {"value": setting.value}


def all_settings(found: Mapping[str, SettingRecord]) -> Settings:
    """The settings; what is not there is the default."""
    return settings_of({setting.name: setting.value for setting in found.values()})


def read_practice(uid: str, values: Fields) -> Practice:
    """The practice of a record, one of the five as it was changed.

    Raises KeyError or ValueError for one of somebody's own without a name or a key of its own.
    """
    practice = _BUILT_IN.get(uid)
    if practice is None:
        practice = Practice(uid, values["number"], values["name"])
        if practice.number < FIRST_OWN:
            raise ValueError(uid)
    return practice._replace(
        anchor=values.get("anchor", ""),
        name=values.get("name") or practice.name,
        on=values.get("on", True),
    )


def practice_content(practice: Practice) -> dict[str, Any]:
    """All fields of a practice as the file holds them, None for what is empty."""
    return {
        "name": practice.name,
        "number": practice.number,
        "on": None if practice.on else False,
        "anchor": practice.anchor or None,
    }


def all_practices(found: Mapping[str, Practice]) -> tuple[Practice, ...]:
    """The five, then one's own by their keys. Two copies may have given one key twice."""
    five = [found.get(uid, practice) for uid, practice in _BUILT_IN.items()]
    own = [practice for practice in found.values() if practice.is_own]
    own.sort(key=lambda practice: (practice.number, practice.id))
    taken: set[int] = set()
    for n, practice in enumerate(own):
        if practice.on:
            number = practice.number
            while number in taken:
                number += 1
            taken.add(number)
            own[n] = practice._replace(number=number)
    return (*five, *sorted(own, key=lambda practice: (practice.number, not practice.on)))


def read_schedule(_: str, values: Fields) -> PracticeSchedule:
    """The schedule of a record. Raises KeyError for none."""
    return PracticeSchedule(values["practice"], ScheduleRow(values["from"], values["schedule"]))


def schedule_content(schedule: PracticeSchedule) -> dict[str, Any]:
    """All fields of a schedule as the file holds them."""
    return {
        "practice": schedule.practice,
        "from": str(schedule.row.valid_from),
        "schedule": schedule.row.schedule.text,
    }


def all_schedules(found: Mapping[str, PracticeSchedule]) -> dict[str, tuple[ScheduleRow, ...]]:
    """The rows of each practice that has any, the earliest first."""
    rows: dict[str, list[ScheduleRow]] = {}
    for _, schedule in sorted(found.items()):  # so that two copies read the same
        rows.setdefault(schedule.practice, []).append(schedule.row)
    return {
        practice: tuple(sorted(own, key=lambda row: row.valid_from))
        for practice, own in rows.items()
    }


def read_pause(_: str, values: Fields) -> Away:
    """The pause of a record. Raises ValueError or KeyError for one that is none."""
    pause = Pause(values["from"], values.get("to"))
    if pause.last is not None and pause.last < pause.first:
        raise ValueError(pause)
    return Away(values["practice"], pause, values.get("why", ""))


def pause_content(away: Away) -> dict[str, Any]:
    """A pause as the file holds it; what is empty is left out."""
    last = {"to": str(away.pause.last)} if away.pause.last else {}
    why = {"why": away.why} if away.why else {}
    return {"practice": away.practice, "from": str(away.pause.first), **last, **why}


def all_pauses(found: Mapping[str, Away]) -> tuple[Away, ...]:
    """All pauses, the earliest first."""
    ordered = [away for _, away in sorted(found.items())]  # so that two copies read the same
    return tuple(sorted(ordered, key=lambda away: (away.pause.first, away.practice)))


def _schedule(value: Any) -> Schedule:
    return parse_schedule(word(value))


def _anything(value: Any) -> Any:
    """The value of a setting: which one it is of says what it can be."""
    return value


SETTING = form(SettingRecord, {"value": _anything}, read_setting, setting_content)
PRACTICE = form(
    Practice,
    {"name": line, "number": whole(1, _HIGHEST_KEY), "on": flag, "anchor": line},
    read_practice,
    practice_content,
)
SCHEDULE = form(
    PracticeSchedule,
    {"practice": word, "from": day, "schedule": _schedule},
    read_schedule,
    schedule_content,
)
PAUSE = form(
    Away,
    {"practice": word, "from": day, "to": day, "why": line},
    read_pause,
    pause_content,
    frozenset({"to"}),
)
