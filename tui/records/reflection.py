"""Notes, check-ins, important dates and matters in the file: one record each (DESIGN 2.7, 3)."""

from collections.abc import Mapping
from typing import Any

from tui.domain.checkin import HIGHEST, LOWEST, STEPS, CheckIn
from tui.domain.important import LEAD, LONGEST_LEAD, OCCASIONS, ImportantDate, checked_date
from tui.domain.matter import MATTER_KINDS, Matter
from tui.domain.note import NOTE_KINDS, Note, Revision, notes_of
from tui.records.fields import (
    LATEST_YEAR,
    Fields,
    day,
    day_text,
    flag,
    form,
    instant,
    line,
    list_of,
    map_of,
    one_of,
    text,
    whole,
    word,
)


def read_revision(uid: str, values: Fields) -> Revision:
    """The revision of a record. Raises KeyError for one without a note, a day or a text."""
    get = values.get
    return Revision(
        uid,
        values["note"],
        values["day"],
        values["text"],
        get("kind", "journal"),
        get("practice", ""),
        get("with", ()),
        get("feelings", ()),
        get("starred", False),
        get("private", False),
        get("written", ""),
        get("replaces", ()),
        get("also", ()),
    )


def revision_content(revision: Revision) -> dict[str, Any]:
    """A revision as the file holds it; what is empty is left out."""
    fields = {
        "note": revision.note,
        "day": str(revision.day),
        "kind": revision.kind,
        "text": revision.text,
        "practice": revision.practice,
        "with": list(revision.people),
        "feelings": list(revision.feelings),
        "starred": revision.starred,
        "private": revision.private,
        "written": revision.written,
        "replaces": list(revision.replaces),
        "also": list(revision.also),
    }
    return {key: value for key, value in fields.items() if value}


def all_notes(found: Mapping[str, Revision]) -> dict[str, Note]:
    """The notes that all revisions add up to, by uid."""
    return notes_of(found.values())


def read_checkin(uid: str, values: Fields) -> CheckIn:
    """The check-in of a record. Raises KeyError for one without a person or a day."""
    get = values.get
    return CheckIn(
        uid,
        values["person"],
        values["day"],
        get("answers", {}),
        get("said", {}),
        get("circles"),
        get("wished"),
        get("theirs"),
    )


def checkin_content(checkin: CheckIn) -> dict[str, Any]:
    """All fields of a check-in as the file holds them, None for what is empty."""
    return {
        "person": checkin.person,
        "day": str(checkin.day),
        "answers": dict(checkin.answers) or None,
        "said": dict(checkin.lines) or None,
        "circles": checkin.circles,
        "wished": checkin.wished,
        "theirs": None if checkin.theirs is None else dict(checkin.theirs),
    }


def read_important(uid: str, values: Fields) -> ImportantDate:
    """The date of a record. Raises KeyError or Refused for what is no date."""
    get = values.get
    month, in_month, year = checked_date(values["month"], values["day"], get("year"))
    return ImportantDate(
        uid,
        values["person"],
        values["occasion"],
        month,
        in_month,
        year,
        get("lead", LEAD),
        get("leap", "feb28"),
        get("what", ""),
    )


def important_content(important: ImportantDate) -> dict[str, Any]:
    """All fields of a date as the file holds them, None for what is empty."""
    return {
        "person": important.person,
        "occasion": important.occasion,
        "month": important.month,
        "day": important.day,
        "year": important.year,
        "lead": important.lead,
        "leap": important.leap if important.leap != "feb28" else None,
        "what": important.what or None,
    }


def read_matter(uid: str, values: Fields) -> Matter:
    """The matter of a record. Raises KeyError for one without a person or a text."""
    get = values.get
    return Matter(
        uid, values["person"], get("kind", "ask"), values["text"], get("day"), get("done")
    )


def matter_content(matter: Matter) -> dict[str, Any]:
    """All fields of a matter as the file holds them, None for what is empty."""
    return {
        "person": matter.person,
        "kind": matter.kind,
        "text": matter.text,
        "day": day_text(matter.day),
        "done": day_text(matter.done),
    }


_ANSWERS = map_of(whole(LOWEST, HIGHEST))
_STEP = whole(1, STEPS)

REVISION = form(
    Revision,
    {
        "note": word,
        "day": day,
        "text": text,
        "kind": one_of(NOTE_KINDS),
        "practice": word,
        "with": list_of(word),
        "feelings": list_of(line),
        "starred": flag,
        "private": flag,
        "written": instant,
        "replaces": list_of(word),
        "also": list_of(word),
    },
    read_revision,
    revision_content,
)
CHECKIN = form(
    CheckIn,
    {
        "person": word,
        "day": day,
        "answers": _ANSWERS,
        "said": map_of(line),
        "circles": _STEP,
        "wished": _STEP,
        "theirs": _ANSWERS,
    },
    read_checkin,
    checkin_content,
)
IMPORTANT = form(
    ImportantDate,
    {
        "person": word,
        "occasion": one_of(OCCASIONS),
        "month": whole(1, 12),
        "day": whole(1, 31),
        "year": whole(1, LATEST_YEAR),
        "lead": whole(0, LONGEST_LEAD),
        "leap": one_of(("feb28", "mar1")),
        "what": line,
    },
    read_important,
    important_content,
)
MATTER = form(
    Matter,
    {"person": word, "kind": one_of(MATTER_KINDS), "text": line, "day": day, "done": day},
    read_matter,
    matter_content,
)
