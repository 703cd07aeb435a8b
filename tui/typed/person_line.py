"""A person in one typed line: ``Alex, partner, every 14 days, in Europe/Berlin``."""

import re
from typing import NamedTuple

from tui.domain.person import (
    LONGEST_RHYTHM,
    PERSON_KINDS,
    Person,
    checked_person_kind,
    checked_person_name,
)
from tui.domain.refusal import Refused
from tui.domain.wall import zone_named
from tui.wording.basics import counted

_EVERY = re.compile(r"every (?:(\d{1,4}) |other )?(day|week|month|year)s?")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


class PersonLine(NamedTuple):
    """What a line says of a person; ``rhythm`` in days."""

    name: str
    kind: str = "other"
    rhythm: int | None = None
    zone: str = ""


def read_person_line(text: str) -> PersonLine:
    """A name, then in any order a kind, a rhythm and a zone. Refused: what is none of these."""
    first, *rest = (part.strip() for part in text.split(","))
    said = PersonLine(checked_person_name(first))
    for part in filter(None, rest):
        word = part.casefold()
        if match := _EVERY.fullmatch(word):
            number = int(match[1]) if match[1] else 2 if "other" in word else 1
            days = number * _DAYS[match[2]]
            if not 1 <= days <= LONGEST_RHYTHM:
                raise Refused(f"{part!r} cannot be a rhythm; 1 to {LONGEST_RHYTHM} days")
            said = said._replace(rhythm=days)
        elif word.startswith("in "):
            zone_named(part[3:].strip())
            said = said._replace(zone=part[3:].strip())
        elif any(kind.startswith(word) for kind in PERSON_KINDS):
            said = said._replace(kind=checked_person_kind(word))
        else:
            raise Refused(
                f"{part[:40]!r} is no kind, rhythm or zone; write Alex, partner, every 14 days"
            )
    return said


def person_line(person: Person) -> str:
    """The line that says a person."""
    parts = [person.name, person.kind]
    parts += [f"every {counted(person.rhythm, 'day')}"] if person.rhythm else []
    parts += [f"in {person.zone}"] if person.zone else []
    return ", ".join(parts)


def said_of(said: PersonLine) -> str:
    """What was understood."""
    often = (
        f"time together about every {counted(said.rhythm, 'day')}" if said.rhythm else "no rhythm"
    )
    zone = f", in {said.zone}" if said.zone else ""
    return f"{said.name}, {said.kind}, {often}{zone}"
