"""``nearer import`` of another program's file: shown, chosen, taken in, and taken back."""

from pathlib import Path

import pytest

from tests.cli.command import disk, own_file, run_command, tables_of

LOG = """\
2026-11-01 : Listen to Anna : y : at breakfast : 0
2026-11-02 : Listen to Anna : s
2026-11-01 : Gym : y
2026-11-03 : Pushups : y
"""
CHOSEN = ("--as", "Listen to Anna=listen", "--as", "gym=own", "--as", "Pushups=no")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    source = tmp_path / "harsh" / "log"
    source.parent.mkdir()
    source.write_text(LOG)
    (tmp_path / "harsh" / "habits").write_text("Gym: 3/7\n")
    return source


def test_what_a_habit_becomes_is_asked_with_the_very_command(log: Path, tmp_path: Path) -> None:
    before = disk(tmp_path)
    refusal = run_command("import", log).refusal()
    command = f"nearer import {log} --as Gym=own --as 'Listen to Anna=listen' --as Pushups=own"
    assert "say what 3 habits of harsh become" in refusal
    assert refusal.endswith(f" {command}\n")
    assert disk(tmp_path) == before


def test_a_dry_run_shows_the_habits_and_changes_nothing(log: Path, tmp_path: Path) -> None:
    before = disk(tmp_path)
    shown = run_command("import", log, "--dry-run", "--as", "Gym=no").well()
    assert shown.splitlines() == [
        "Gym             1 day done, 2026-11-01 to 2026-11-01 -> no",
        "Listen to Anna  1 day done, 1 rest, 1 note, 2026-11-01 to 2026-11-02 -> listen?",
        "Pushups         1 day done, 2026-11-03 to 2026-11-03 -> own?, daily",
        "It would take in 0 marks and 0 notes; nothing is changed.",
    ]
    assert disk(tmp_path) == before


def test_it_comes_in_once_and_is_taken_back_in_one_step(log: Path, home: Path) -> None:
    run_command("check", "honest").well()
    before = tables_of(own_file(home))
    said = run_command("import", log, *CHOSEN).well()
    assert said.splitlines() == [
        "3 marks of harsh read, 3 of them new here",
        "1 note taken in",
        "Gym was added, with the key 6",
        "`nearer undo` takes all of it back.",
    ]
    tables = tables_of(own_file(home))
    practices = [record["name"] for record in tables["practices"].values()]
    assert practices == ["Gym"]
    assert "Gym                    3/week" in run_command("practice", "list").well()
    assert "rest" in run_command("history", "--json").out
    assert "3 marks of harsh read, 0 of them new here" in run_command("import", log, *CHOSEN).well()
    assert tables_of(own_file(home)) == tables, "twice changes nothing"
    run_command("undo").well()
    left = tables_of(own_file(home))
    assert run_command("notes", "--json").json == []
    assert run_command("practice", "list").well().count("Gym") == 0
    assert set(left) >= set(before)


def test_the_second_time_nothing_of_ones_own_is_asked(log: Path) -> None:
    run_command("import", log, *CHOSEN).well()
    refusal = run_command("import", log).refusal()
    assert refusal.endswith("--as 'Listen to Anna=listen' --as Pushups=own\n")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Swim=own", "no habit 'Swim' in it; there are: Gym, Listen to Anna, Pushups"),
        ("Gym=walk", "there is no practice 'walk'"),
        ("Gym", "--as 'Gym' says too little"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(log: Path, said: str, words: str) -> None:
    assert words in run_command("import", log, "--as", said).refusal()


def test_choices_belong_to_other_programs(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("day,practice,state,with,feelings,note\n")
    for option in (["--dry-run"], ["--everyone"], ["--date-order", "dmy"]):
        assert "Nearer's own" in run_command("import", tmp_path / "own.csv", *option).refusal()


CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nBDAY:1990-03-1{n}\nEND:VCARD\n"
    for n, name in enumerate(("Anna Berg", "Ben", "Cleo"))
)


def test_who_comes_in_from_an_address_book(tmp_path: Path, home: Path) -> None:
    cards = tmp_path / "all.vcf"
    cards.write_text(CARDS)
    refusal = run_command("import", cards).refusal()
    assert "none of the 3 people in it is known here" in refusal
    assert "--with NAME" in refusal
    assert "--everyone" in refusal
    shown = run_command("import", cards, "--dry-run").well()
    assert "--with NAME takes in: Anna Berg, Ben and Cleo" in shown
    assert not own_file(home).exists()
    assert "there is Anna Berg" in run_command("import", cards, "--with", "Anna").refusal()
    assert run_command("import", cards, "--with", "anna berg").well().splitlines() == [
        "1 date of people taken in",
        "Anna Berg is new among the people.",
        "left out: 2 names of nobody known here",
        "`nearer undo` takes all of it back.",
    ]
    assert "nothing in it that is new here" in run_command("import", cards).well()
    assert "2 dates of people taken in" in run_command("import", cards, "--everyone").well()


def test_people_are_chosen_of_address_books_alone(log: Path) -> None:
    for option in (["--everyone"], ["--with", "Anna"]):
        assert "belong to address books" in run_command("import", log, *option).refusal()
