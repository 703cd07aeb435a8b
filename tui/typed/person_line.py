"""A person in one typed line: ``Mum, mother, weekly, born 3 may`` or ``Ben friend monthly``."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.important import ImportantDate
from tui.domain.person import KIND_WORDS, PERSON_KINDS, Person, checked_person_name
from tui.domain.refusal import Refused
from tui.domain.settings import Settings
from tui.domain.wall import zone_named
from tui.typed.days import is_each, weekday_of
from tui.typed.life_line import read_life_line
from tui.typed.rhythms import FORMS, rhythm_of
from tui.wording.basics import rhythm_words

_BORN = re.compile(r"(?:born|birthday|bday|b-day)(?: is)?(?: on)?:? (?=.)", re.IGNORECASE)
_QUOTED = re.compile(r'\s*"([^"]+)"\s*(?:,|$)')
_OWN = ("my", "our", "a", "an", "the")
_NO_NAMES = (
    *_OWN,
    "best",
    "old",
    "dear",
    "close",
    "good",
    "big",
    "little",
    "older",
    "younger",
    "work",
    "school",
)
_BRACKETS = re.compile(r"(.*\S) \(([^()]+)\)")
_NOBODY = ("and", "or", "with", "every", "each", "today", "tomorrow", "yesterday", "me", "myself")
_LONGEST_PART = 6  # words


class PersonLine(NamedTuple):
    """What a line says of a person; ``rhythm`` in days, ``born`` a birthday of nobody yet.

    ``on_weekday`` where a rhythm was said by a weekday, of which a rhythm has none.
    """

    name: str
    kind: str = "other"
    rhythm: int | None = None
    zone: str = ""
    born: ImportantDate | None = None
    on_weekday: bool = False


def read_person_line(text: str, today: date, settings: Settings) -> PersonLine:
    """A name, then in any order a kind, a rhythm, a birthday and a zone, with commas or without.

    ``Mum`` alone is of the kind of its word, and so are ``my wife Anna`` and ``Jo (friend)``. In
    quotes a name is taken as it stands. Refused: what is none of these, with what there is; two
    people, and a name that is a day, a number or a word of a line.
    """
    quoted = _QUOTED.match(text)
    name, _, rest = text.partition(",")
    if quoted:
        name, rest, said = quoted[1], text[quoted.end() :], PersonLine("", "")
    else:
        unsaid = PersonLine("", "")
        said, words = _without_parts(unsaid, name.split(), today, settings, of_name=True)
        said, words = _in_brackets(said, words, today, settings)
        kind, words = _kind_before(words)
        said = said._replace(kind=said.kind or kind)
        name = " ".join(words)
        _refuse_no_name(name)
    for part in filter(None, (part.strip() for part in rest.split(","))):
        said, left = _without_parts(said, part.split(), today, settings)
        if [word for word in left if word.casefold() not in _OWN]:
            kinds = ", ".join(PERSON_KINDS)
            raise Refused(
                f"{part[:40]!r} is no kind, rhythm or zone; write {kinds} or a word such as "
                f"mother, {FORMS}, born 3 may, in Europe/Berlin"
            )
    kind = said.kind or "other"
    return said._replace(name=checked_person_name(name), kind=kind)


def _in_brackets(
    said: PersonLine, words: list[str], today: date, settings: Settings
) -> tuple[PersonLine, list[str]]:
    """``Jonas (best friend)``: what stands in the brackets, where it is a part of a line."""
    match = _BRACKETS.fullmatch(" ".join(words))
    if match is None:
        return said, words
    inner, left = _without_parts(said, match[2].split(), today, settings)
    is_all = all(word.casefold() in _NO_NAMES for word in left)
    return (inner, match[1].split()) if is_all else (said, words)


def _kind_before(words: list[str]) -> tuple[str, list[str]]:
    """The kind of ``Mum``, ``my mum`` and ``my wife Anna``, and the name that is left."""
    low = [word.casefold() for word in words]
    owned = bool(low) and low[0] in ("my", "our")
    at = int(owned)
    while owned and low[at : at + 1] and low[at] in _NO_NAMES:
        at += 1
    kind = KIND_WORDS.get("".join(low[at : at + 1]), "")
    if len(words) == at + 1 and low[at] not in PERSON_KINDS:
        return kind, words
    return (kind, words[at + 1 :]) if kind and owned and words[at + 1 :] else ("", words)


def _refuse_no_name(name: str) -> None:
    low = name.casefold().split()
    if any(word in ("and", "&", "+") for word in low[1:-1]):
        raise Refused(
            f"{name[:40]!r} are two people; add one at a time, or put it in quotes for one name"
        )
    is_day = len(low) == 1 and (weekday_of(low[0]) is not None or low[0] in _NOBODY)
    if is_day or (low and re.fullmatch(r"[\d\s.,:/-]+", name)):
        raise Refused(f"{name[:40]!r} is hardly a name; write another, or put it in quotes")


def _without_parts(
    said: PersonLine, words: list[str], today: date, settings: Settings, *, of_name: bool = False
) -> tuple[PersonLine, list[str]]:
    """What the words at an end say, and the words before them; a name is left with one at least."""
    while words:
        for count in range(min(_LONGEST_PART, len(words) - of_name), 0, -1):
            before, part = words[:-count], words[-count:]
            if of_name and not [word for word in before if word.casefold() not in _NO_NAMES]:
                continue
            if read := _part(said, part, today, settings, of_name=of_name):
                said, words = read, before
                break
        else:
            return said, words
    return said, words


def _part(
    said: PersonLine, words: Sequence[str], today: date, settings: Settings, *, of_name: bool
) -> PersonLine | None:
    text = " ".join(words)
    low = text.casefold()
    plain = text == low or not of_name  # Jo Friend is a name
    bare = low.partition(" ")[2] if words[0].casefold() in _NO_NAMES else low
    if plain and (kind := KIND_WORDS.get(low) or KIND_WORDS.get(bare)):
        return said._replace(kind=kind)
    if (plain or words[0].islower() or is_each(low)) and (days := rhythm_of(low.split())):
        weekday = any(weekday_of(word) is not None for word in low.split())
        return said._replace(rhythm=days, on_weekday=weekday)
    if match := _BORN.match(text):
        born = read_life_line(f"birthday {text[match.end() :]}", "", today, settings)
        return (
            said._replace(born=born) if isinstance(born, ImportantDate) and not born.what else None
        )
    if words[0].casefold() == "in" and len(words) == 2 and (not of_name or "/" in words[1]):
        zone_named(words[1])
        return said._replace(zone=words[1])
    starts = [] if of_name else [kind for kind in PERSON_KINDS if kind.startswith(low)]
    return said._replace(kind=starts[0]) if len(starts) == 1 else None


def person_line(person: Person) -> str:
    """The line that says a person, but for a birthday."""
    name = person.name if _is_plain(person.name) else f'"{person.name}"'
    parts = [name, person.kind]
    parts += [rhythm_words(person.rhythm)] if person.rhythm else []
    parts += [f"in {person.zone}"] if person.zone else []
    return ", ".join(parts)


def _is_plain(name: str) -> bool:
    """Whether a name is read as it stands, and needs no quotes."""
    try:
        return read_person_line(name, date(2000, 1, 1), Settings()).name == name
    except Refused:
        return False


def said_of(said: PersonLine) -> str:
    """What was understood."""
    often = f"time together about {rhythm_words(said.rhythm)}" if said.rhythm else "no rhythm"
    often += ", whichever day that is" if said.on_weekday else ""
    zone = f", in {said.zone}" if said.zone else ""
    return f"{said.name}, {said.kind}, {often}{_born_words(said.born)}{zone}"


def _born_words(born: ImportantDate | None) -> str:
    if born is None:
        return ""
    on = date(born.year or 2000, born.month, born.day)
    return f", birthday {on.day} {on:%B}{f' {born.year}' if born.year else ''}"
