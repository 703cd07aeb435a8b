"""Notes, check-ins, important dates and matters in the file: one record each (DESIGN 2.7, 3)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tui.domain.checkin import HIGHEST, LOWEST, STEPS, CheckIn
from tui.domain.important import LEAD, OCCASIONS, ImportantDate, checked_date
from tui.domain.matter import MATTER_KINDS, Matter
from tui.domain.note import NOTE_KINDS, Note, Revision, notes_of
from tui.records.fields import Fields, Form, day_text, read_text, read_texts, stored_day


def read_revision(uid: str, content: Fields) -> Revision:
    """The revision of a record. Raises KeyError, TypeError or ValueError for one without a text."""
    kind, get = content.get("kind"), content.get
    text = content["text"]
    if not isinstance(text, str):
        raise TypeError(text)
    return Revision(
        uid,
        read_text(content["note"]),
        date.fromisoformat(content["day"]),
        text,
        kind if kind in NOTE_KINDS else "journal",
        read_text(get("practice", "")),
        read_texts(get("with", ())),
        read_texts(get("feelings", ())),
        get("starred") is True,
        get("private") is True,
        read_text(get("written", "")),
        read_texts(get("replaces", ())),
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
    }
    return {key: value for key, value in fields.items() if value}


def all_notes(found: Mapping[str, Revision]) -> dict[str, Note]:
    """The notes that all revisions add up to, by uid."""
    return notes_of(found.values())


def read_checkin(uid: str, content: Fields) -> CheckIn:
    """The check-in of a record; answers that are none are passed over."""
    theirs = content.get("theirs")
    return CheckIn(
        uid,
        read_text(content["person"]),
        date.fromisoformat(content["day"]),
        _answers(content.get("answers")),
        {k: v for k, v in _map(content.get("said")).items() if isinstance(v, str)},
        _step(content.get("circles")),
        _step(content.get("wished")),
        None if theirs is None else _answers(theirs),
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


def read_important(uid: str, content: Fields) -> ImportantDate:
    """The date of a record. Raises Refused, ValueError or TypeError for what is no date."""
    year, lead = content.get("year"), content.get("lead", LEAD)
    occasion = content["occasion"]
    if occasion not in OCCASIONS:
        raise ValueError(occasion)
    month, day, year = checked_date(
        int(content["month"]), int(content["day"]), year if isinstance(year, int) else None
    )
    return ImportantDate(
        uid,
        read_text(content["person"]),
        occasion,
        month,
        day,
        year,
        lead if isinstance(lead, int) and lead >= 0 else LEAD,
        "mar1" if content.get("leap") == "mar1" else "feb28",
        read_text(content.get("what", "")),
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


def read_matter(uid: str, content: Fields) -> Matter:
    """The matter of a record. Raises KeyError, TypeError or ValueError for what is none."""
    kind = content.get("kind")
    return Matter(
        uid,
        read_text(content["person"]),
        kind if kind in MATTER_KINDS else "ask",
        read_text(content["text"]),
        stored_day(content.get("day")),
        stored_day(content.get("done")),
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


def _answers(value: Any) -> dict[str, int]:
    return {
        key: answer
        for key, answer in _map(value).items()
        if isinstance(answer, int) and LOWEST <= answer <= HIGHEST
    }


def _map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _step(value: Any) -> int | None:
    return value if isinstance(value, int) and 1 <= value <= STEPS else None


REVISION = Form(Revision, read_revision, revision_content)
CHECKIN = Form(CheckIn, read_checkin, checkin_content)
IMPORTANT = Form(ImportantDate, read_important, important_content)
MATTER = Form(Matter, read_matter, matter_content)
