"""``nearer demo``."""

import json
from pathlib import Path

import pytest

from tests.cli.command import disk, own_file, run_command, run_process


def demo(file: Path, years: int, now: str = "2026-11-23T20:00") -> str:
    return run_command("demo", "--years", str(years), "--file", file, now=now).well()


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two, other = (tmp_path / name for name in ("one.json", "two.json", "other.json"))
    demo(one, 2)
    run_process("demo", "--years", "2", "--file", two, PYTHONHASHSEED="7").well()
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_mode & 0o777 == 0o600
    demo(other, 2, now="2026-11-24T20:00")
    assert one.read_bytes() != other.read_bytes()


def test_ten_years_hold_more_than_ten_thousand_marks(path: Path) -> None:
    said = demo(path, 10)
    history = json.loads(run_command("history", "--json", file=path).well())
    count = sum(len(entry["marks"]) for entry in history)
    assert count > 10_000
    assert said == f"{count} marks of 10 years in {path}\n"
    assert history[0]["day"] <= "2016-12-01"
    assert history[-1] == {
        "day": "2026-11-23",
        "marks": [{"practice": "listen", "state": "done", "with": []}],
    }
    assert {m["practice"] for e in history for m in e["marks"]} == {
        "listen",
        "share",
        "support",
        "time",
        "honest",
    }
    assert run_command("doctor", file=path).status == 0


def test_a_year_is_a_year(path: Path) -> None:
    assert demo(path, 1).endswith(f" marks of 1 year in {path}\n")
    history = json.loads(run_command("history", "--json", file=path).well())
    assert "2025-11-20" < history[0]["day"] < "2025-12-01"


def test_two_years_unless_told_otherwise(path: Path) -> None:
    said = run_command("demo", "--file", path).well()
    assert " marks of 2 years in " in said


def test_a_demo_can_be_lived_on_from(path: Path) -> None:
    demo(path, 1)
    run_command("check", "share", file=path).well()
    assert run_command("today", "--line", file=path).well().startswith("2 of 5 done")


def test_a_demo_only_goes_into_a_new_file(path: Path) -> None:
    path.write_text("precious")
    refusal = run_command("demo", "--file", path).refusal()
    assert f"{path} exists already" in refusal
    assert path.read_text() == "precious"


@pytest.mark.parametrize("years", ["0", "-1", "51"])
def test_years_that_cannot_be_made_up_are_refused(tmp_path: Path, years: str) -> None:
    before = disk(tmp_path)
    refusal = run_command("demo", "--years", years, "--file", tmp_path / "new.json").refusal()
    assert f"{years} years" in refusal
    assert "1 to 50" in refusal
    assert disk(tmp_path) == before


def test_your_own_file_is_not_touched(home: Path, path: Path) -> None:
    run_command("check", "honest").well()
    before = own_file(home).read_bytes()
    demo(path, 1)
    assert own_file(home).read_bytes() == before
