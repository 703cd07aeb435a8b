"""Lines as people write them: each is read as it is meant, or refused with a form that works.

``lines.tsv`` holds a line and its reading, or ``!`` with the reason why it is refused and the line
that the refusal leads to. They are said on a Sunday at eight in the evening, or at the time that
stands before them; the day begins at four.
"""

from datetime import datetime, time
from pathlib import Path

import pytest

from tui.domain.refusal import Refused
from tui.typed.plan_line import Habits, entry_words, read_entry

NOW = datetime(2026, 11, 29, 20, 0)
HABITS = Habits(day_start=time(4))
KNOWN = ["Alex", "Robin", "Mum", "Dad", "Ivy", "Cleo", "Grandma"]
ROWS = [
    row.split("\t") for row in Path(__file__).with_name("lines.tsv").read_text("utf-8").splitlines()
]


def read(line: str) -> str:
    at, now = line.partition(" ")[0], NOW
    if at.startswith("@2"):
        line, now = line.removeprefix(f"{at} "), datetime.fromisoformat(at[1:])
    found = read_entry(line, now, KNOWN, HABITS, may_be_past=True)
    return entry_words(found, HABITS.today(now))


def test_a_line_is_read_as_it_is_meant() -> None:
    wanted = {row[0]: row[1] for row in ROWS if not row[1].startswith("! ")}
    assert {line: read(line) for line in wanted} == wanted
    assert len(wanted) > 200


def test_a_line_that_is_not_understood_is_refused_with_a_form_that_works() -> None:
    refused = [row for row in ROWS if row[1].startswith("! ")]
    for line, reason, better in refused:
        with pytest.raises(Refused) as refusal:
            read(line)
        said = str(refusal.value)
        assert said.startswith(reason.removeprefix("! ")), line
        assert "\n" not in said
        assert any(word in said for word in ("write", "say", "choose", "leave it out", "after it"))
        assert read(better), line
    assert len(refused) > 100


@pytest.mark.parametrize("mark", ['"', "“”", "„“", "«»"])
def test_what_stands_in_quotes_is_no_clause(mark: str) -> None:
    title, name, place = (f"{mark[0]}{text}{mark[-1]}" for text in ("every 3 fri", "U 2", "Bar 7"))
    found = read_entry(f"{title} with {name} at {place} fri 20:00", NOW, KNOWN)
    assert (found.title, found.people, found.place) == ("every 3 fri", ("U 2",), "Bar 7")
    assert found.start == datetime(2026, 12, 4, 20)


def test_a_quote_that_is_not_closed_is_refused() -> None:
    with pytest.raises(Refused, match="nothing closes"):
        read('"Alien 3 with Alex fri 20:00')


def test_a_known_name_is_taken_only_where_nobody_is_named() -> None:
    assert read_entry("call Mum about Dad fri 9:00", NOW, KNOWN).people == ("Mum",)
    asked = read_entry("ask Alex about Mum with Robin fri 9:00", NOW, KNOWN)
    assert (asked.title, asked.people) == ("ask Alex about Mum", ("Robin",))
    besides = read_entry("call Mum fri 9:00", NOW, KNOWN, people=["Robin"])
    assert (besides.title, besides.people) == ("call Mum", ())
