"""friends: its one Markdown file, ``friends.md``.

An activity is time together on its day with those whose names stand between ``**``; a note is one
about them. Everybody in the list of friends comes along; who is not in it is nobody.
"""

import io
import re
from datetime import date
from typing import NamedTuple

from tui.exchange.files import Far
from tui.exchange.foreign.day_forms import iso_day
from tui.exchange.foreign.found import Found, FoundPerson, Rows, person_name
from tui.exchange.foreign.source import Source
from tui.wording.basics import counted

NAME = "friends"
_SECTION = re.compile(r"### (Activities|Notes|Friends|Locations):\s*")
_FRIEND = re.compile(r"(?P<name>[^(\[@]+)(?P<more>.*)")
_MORE = re.compile(r"(?:\((?P<known_as>[^)]*)\))?\s*(?:\[(?P<place>[^\]]*)\])?\s*(?P<tags>.*)")
_KNOWN_AS = re.compile(r"a\.k\.a\.")
_NAMED = re.compile(r"\*\*([^*]+)\*\*")
_PLACE = re.compile(r"(?<!\w)_([^_]+)_(?!\w)")


class _Entry(NamedTuple):
    line: int
    text: str


def recognises(source: Source) -> bool:
    """One of its sections as the first line that says anything."""
    lines = source.head.decode("utf-8-sig", "replace").splitlines()
    return bool(_SECTION.fullmatch(next((line for line in lines if line.strip()), "")))


def read(source: Source, today: date, far: Far) -> Found:
    """The friends in the order of the file, and what was done and noted with them."""
    rows = Rows(today)
    told = _sections(source.text(), rows)
    names = _Names()
    for entry in told["Friends"]:
        names.add(entry, rows)
    entries = told["Activities"] + told["Notes"]
    for n, (line, text) in enumerate(entries):
        far(n, len(entries))
        written, _, words = text.partition(": ")
        if (day := iso_day(written)) is None:
            rows.leave_out(f"line {line}: {written[:20]!r} is no day")
            continue
        people = names.within(words)
        plain = _PLACE.sub(r"\1", _NAMED.sub(r"\1", words))
        is_activity = n < len(told["Activities"])
        together = is_activity and bool(people)
        rows.moment(day, plain, f"line {line}", people, was_together=together)
    if places := [entry.text for entry in told["Locations"]]:
        rows.leave_out(f"no room for {counted(len(places), 'place')}: {', '.join(places)[:200]}")
    return rows.found(NAME)._replace(people=tuple(map(FoundPerson, names.friends)))


def _sections(text: str, rows: Rows) -> dict[str, list[_Entry]]:
    told: dict[str, list[_Entry]] = {"Activities": [], "Notes": [], "Friends": [], "Locations": []}
    section = ""
    for n, line in enumerate(io.StringIO(text), 1):
        if found := _SECTION.fullmatch(line):
            section = found[1]
        elif section and line.startswith("- "):
            told[section].append(_Entry(n, line[2:].strip()))
        elif line.strip():
            rows.leave_out(f"line {n}: it is no entry of a section")
    return told


class _Names:
    """The friends, by their names and nicknames; a nickname of two is nobody's."""

    def __init__(self) -> None:
        self.friends: dict[str, None] = {}
        self._called: dict[str, str] = {}

    def add(self, entry: _Entry, rows: Rows) -> None:
        """A line of the list; what there is no room for here is left out."""
        found = _FRIEND.fullmatch(entry.text)
        name = person_name(found["name"]) if found else ""
        more = _MORE.fullmatch(found["more"]) if found else None
        if not (name and more):
            rows.leave_out(f"line {entry.line}: it is no name")
            return
        self.friends[name] = None
        self._called[name.casefold()] = name
        nicknames = [nick.strip() for nick in _KNOWN_AS.split(more["known_as"] or "")]
        for nickname in filter(None, nicknames):
            other = self._called.setdefault(nickname.casefold(), name)
            if other not in (name, nickname):
                self._called[nickname.casefold()] = ""
        besides = [*filter(None, [*nicknames, more["place"], more["tags"].strip()])]
        if besides:
            rows.leave_out(f"{name}: no room for {', '.join(besides)[:200]}")

    def within(self, text: str) -> tuple[str, ...]:
        """The friends whose names stand out in a text, each once."""
        found = (self._called.get(person_name(n).casefold(), "") for n in _NAMED.findall(text))
        return tuple(dict.fromkeys(filter(None, found)))
