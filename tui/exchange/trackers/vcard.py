"""An address book: vCards of version 2.1, 3.0 or 4.0, one or many in a file.

Names, birthdays and anniversaries are taken; nothing else of a card is looked at.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tui.domain.important import ImportantDate, Occasion, checked_date
from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, Far
from tui.exchange.foreign.found import Found, FoundPerson, Rows, person_name
from tui.exchange.foreign.source import Source
from tui.exchange.foreign.vcard_lines import Property, properties

NAME = "an address book"
MOST_CARDS = 20_000
MOST_LINES = 1_000_000  # pictures take many
_NO_PEOPLE = ("group", "org", "location", "device", "application")
_OCCASIONS: dict[str, Occasion] = {
    "BDAY": "birthday",
    **dict.fromkeys(("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"), "anniversary"),
    "X-MS-ANNIVERSARY": "anniversary",
}
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_LABELLED, _LABEL = "X-ABDATE", "X-ABLABEL"  # of Apple and Google: a day, and beside it what it is
_WANTED = {"BEGIN", "END", "FN", "N", *_KINDS, *_OCCASIONS, _LABELLED, _LABEL}
_DAY = re.compile(r"(?:(\d{4})-?|--)(\d{2})-?(\d{2})(?:[T ].*)?", re.ASCII)


class _Said(NamedTuple):
    occasion: Occasion
    value: str
    no_year: str
    """The year that stands for none, where the card names one."""


def recognises(source: Source) -> bool:
    """A card at the very beginning."""
    return source.head.lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCARD")


def read(source: Source, today: date, far: Far) -> Found:
    """The people in the order of their cards; of two cards with one name the dates go together.

    Refused: far too many cards or lines.
    """
    rows = Rows(today)
    data = source.data()
    if data.count(b"\n") > MOST_LINES:
        raise Refused(f"it has more than {MOST_LINES} lines, the most; {NOTHING_IN}")
    people: dict[str, FoundPerson] = {}
    card: list[Property] = []
    cards = 0
    for line in properties(data, _WANTED, rows.leave_out):
        if line.name == "BEGIN":
            card, cards = [], cards + 1
            if cards > MOST_CARDS:
                raise Refused(f"it has more than {MOST_CARDS} people, the most; {NOTHING_IN}")
        elif line.name != "END":
            card.append(line)
        elif card:
            far(line.at, len(data))
            _add(card, people, rows, today)
            card = []
    found = rows.found(NAME)
    return found._replace(people=tuple(people.values()), only_known=True)


def _add(card: list[Property], people: dict[str, FoundPerson], rows: Rows, today: date) -> None:
    if any(line.name in _KINDS and line.text.lower() in _NO_PEOPLE for line in card):
        return
    name = _name(card)
    if not name:
        rows.leave_out(f"line {card[0].line}: a card without a name")
        return
    known = people.get(name.casefold(), FoundPerson(name))
    dates = {important.occasion: important for important in known.dates}
    for said in _said(card):
        try:
            important = _important(said, today)
        except Refused as refusal:
            rows.leave_out(f"{name}: {said.occasion} {said.value[:40]!r}: {refusal}")
            continue
        if dates.setdefault(said.occasion, important) != important:
            rows.leave_out(f"{name}: a second {said.occasion}, {said.value[:40]!r}")
    people[name.casefold()] = known._replace(dates=tuple(dates.values()))


def _name(card: list[Property]) -> str:
    """The formatted name; without one, the given name and the family's."""
    formatted = next((person_name(line.text) for line in card if line.name == "FN"), "")
    if formatted:
        return formatted
    parts = next((line.parts for line in card if line.name == "N"), [])
    family, given = (*parts, "", "")[:2]
    return person_name(f"{given} {family}")


def _said(card: list[Property]) -> Iterator[_Said]:
    """What the card says of days; of those with a label only that of an anniversary."""
    labels = {line.group: line.text for line in card if line.name == _LABEL}
    for line in card:
        occasion = _OCCASIONS.get(line.name)
        if line.name == _LABELLED and "anniversary" in labels.get(line.group, "").lower():
            occasion = "anniversary"
        if occasion and line.text:
            yield _Said(occasion, line.text, line.parameters.get("X-APPLE-OMIT-YEAR", "1604"))


def _important(said: _Said, today: date) -> ImportantDate:
    found = _DAY.fullmatch(said.value.strip())
    if not found:
        raise Refused("it is no day")
    year = None if found[1] in (None, said.no_year, "0000") else int(found[1])
    month, day, year = checked_date(int(found[2]), int(found[3]), year)
    if year is not None and date(year, month, day) > today:
        raise Refused("it is still to come")
    return ImportantDate("", "", said.occasion, month, day, year)
