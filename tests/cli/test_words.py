"""Every word that `nearer words` lists is understood, and no kind of them is left out."""

from datetime import datetime

from tests.cli.command import run_command
from tui.domain.important import OCCASIONS
from tui.domain.matter import MATTER_KINDS, Matter
from tui.domain.note import NOTE_KINDS, checked_note_kind
from tui.domain.person import PERSON_KINDS, checked_person_kind
from tui.domain.plan import OUTCOMES, UNINTERRUPTED
from tui.domain.settings import Settings
from tui.texts.library import family_of
from tui.typed.feelings import read_feelings
from tui.typed.life_line import KIND_FORMS, read_life_line
from tui.typed.plan_line import read_entry
from tui.typed.rhythms import read_rhythm

SUNDAY = datetime(2026, 11, 29, 20)


def listed(kind: str) -> dict[str, list[str]]:
    """The words of a kind, by what they are for."""
    first, *lines = run_command("words", kind).well().replace("\n    ", " ").splitlines()
    assert first.startswith(f"{kind}: ")
    pairs = (line.strip().partition(": ") for line in lines)
    return {name: words.split(", ") for name, _, words in pairs}


def test_all_feelings_are_listed_and_read() -> None:
    by_family = listed("feelings")
    words = [word for family, more in by_family.items() for word in (family, *more)]
    assert set(words) == set(family_of())
    for word in words:
        assert read_feelings([word], [], list) == (word,)
    assert (
        "`nearer words feelings` lists all" in run_command("check", "1", "--feel", "zz").refusal()
    )


def test_all_kinds_are_listed_and_read() -> None:
    people = listed("people")
    assert set(people) == set(PERSON_KINDS)
    for kind, words in people.items():
        assert {checked_person_kind(word) for word in (kind, *words)} == {kind}
    notes = listed("notes")["kinds"]
    assert [checked_note_kind(word) for word in notes] == [*NOTE_KINDS]
    outcomes = listed("outcomes")
    assert tuple(outcomes["how it went"]) == OUTCOMES
    assert tuple(outcomes["uninterrupted"]) == UNINTERRUPTED


def test_all_rhythms_and_lines_are_read() -> None:
    assert [read_rhythm(word) is None for word in listed("rhythms")["how often"]].count(True) == 1
    life = [line for (line,) in listed("life").values()]
    found = [read_life_line(line, "p", SUNDAY.date(), Settings()) for line in life]
    kinds = [one.kind if isinstance(one, Matter) else one.occasion for one in found]
    assert kinds == [*MATTER_KINDS, *OCCASIONS] == list(KIND_FORMS)
    plans = listed("plans")
    assert set(plans) == {"days", "whole days", "times", "lengths", "rules", "ends"}
    lines = [
        *(f"walk with Alex {day} 21:00" for day in plans["days"]),
        *(f"walk with Alex {days}" for days in plans["whole days"]),
        *(f"walk with Alex tomorrow {at}" for at in plans["times"] if at != "tonight"),
        *(f"walk with Alex tomorrow 19:00 {length}" for length in plans["lengths"]),
        *(f"walk with Alex {rule} 19:00" for rule in plans["rules"]),
        *(f"walk with Alex every fri 19:00 {end}" for end in plans["ends"]),
    ]
    assert {read_entry(line, SUNDAY, ["Alex"]).title for line in lines} == {"walk"}


def test_all_of_them_are_what_each_lists() -> None:
    kinds = ("feelings", "people", "rhythms", "plans", "life", "notes", "outcomes")
    assert run_command("words").well() == "".join(run_command("words", k).well() for k in kinds)
    assert "invalid choice: 'moons'" in run_command("words", "moons").refusal(status=2)
