"""beaverhabits, dijo and mhabit: JSON in which any value may be of any type."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.trackers.reading import TODAY, days_of, found_in, texts_of
from tests.exchange.trackers.samples import BEAVER, DIJO, MHABIT, SAMPLES
from tests.fuzz.structure import VALUES
from tui.exchange.files import untold
from tui.exchange.foreign.found import Found, Often
from tui.exchange.foreign.source import Source
from tui.exchange.trackers import beaverhabits, dijo, mhabit


def read(folder: Path, name: str) -> Found:
    return found_in(SAMPLES[name].written(folder), SAMPLES[name].source)


@pytest.mark.parametrize("name", ["beaverhabits", "beaverhabits disk"])
def test_beaverhabits_with_its_notes_and_what_was_put_away(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, name)
    mum, run, other = found.habits
    assert [h.name for h in found.habits] == ["Call Mum", "Run", "run (2)"]
    assert [h.is_kept for h in found.habits] == [True, False, False]
    assert [h.often for h in found.habits] == [Often(2, 7), Often(), Often()]
    assert days_of(mum) == {"2026-11-01": "done"}
    assert texts_of(mum) == {"2026-11-01": "long\nand good", "2026-11-02": "no time"}
    assert (days_of(run), days_of(other)) == ({}, {"2026-11-01": "done"})
    assert found.left_out == (
        "Call Mum: a record names no day",
        "Call Mum: 2026-12-24 is still to come",
    )
    assert "secret" not in repr(found)


def test_dijo_is_done_at_the_goal_or_over_it(tmp_path: Path) -> None:
    found = read(tmp_path, "dijo")
    assert {h.name: days_of(h) for h in found.habits} == {
        "Walk": {"2022-01-15": "done"},
        "Water": {"2022-01-15": "done"},
        "Miles": {"2022-01-15": "done"},
    }
    assert found.left_out == (
        "Water: 'x' has no day or no number",
        "Miles: '2022-01-17' has no day or no number",
    )


def test_mhabit_with_goals_skips_and_habits_to_leave_off(tmp_path: Path) -> None:
    found = read(tmp_path, "mhabit")
    reading, sweets, *_ = found.habits
    assert [(h.name, h.often, h.is_kept) for h in found.habits] == [
        ("Read", Often(3, 14), True),
        ("Sweets", Often(5, 7), True),
        ("Old", Often(10, 30), False),
        ("Gone", Often(), False),
    ]
    assert days_of(reading) == {"2024-10-04": "done", "2024-10-07": "rest"}
    assert texts_of(reading) == {"2024-10-04": "rain"}
    assert days_of(sweets) == {"2024-10-04": "done", "2024-10-05": "done"}
    assert found.left_out == ("Read: a record names no day",)


def places(held: Any) -> list[tuple[Any, Any]]:
    """Every place of a document, by what holds it."""
    inside = held.items() if isinstance(held, dict) else enumerate(held)
    return [
        found
        for key, value in list(inside)
        for found in [(held, key), *(places(value) if isinstance(value, dict | list) else ())]
    ]


@pytest.mark.parametrize(
    ("module", "document"), [(beaverhabits, BEAVER), (dijo, DIJO), (mhabit, MHABIT)]
)
def test_any_value_may_be_anything(module: Any, document: Any, tmp_path: Path) -> None:
    """With one wrong value it is read all the same, or is of no such format any more."""
    path = tmp_path / "held.json"
    read = 0
    for n in range(len(places(document))):
        held = json.loads(json.dumps(document))
        inside, key = places(held)[n]
        inside[key] = VALUES[n % len(VALUES)]
        path.write_text(json.dumps(held, default=str))
        source = Source(path)
        if module.recognises(source):
            found = module.read(source, TODAY, untold)
            assert all(h.name.isprintable() and len(h.name) <= 60 for h in found.habits)
            read += 1
    assert read > n / 2
