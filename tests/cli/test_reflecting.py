"""``checkin``, ``reflect``, ``note``, ``notes``, ``lookback`` and ``life``."""

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cli.command import NOW, run_command, run_process

MONDAY = date(2026, 11, 23)
SIGN_OF = {
    **dict.fromkeys(("ck-1", "ck-2"), "open-honest"),
    **dict.fromkeys(("ck-3", "ck-4"), "vulnerability"),
    **dict.fromkeys(("ck-5", "ck-6"), "trust"),
    **dict.fromkeys(("ck-7", "ck-8"), "closeness"),
}
CANARY = "xylophone"


@pytest.fixture(autouse=True)
def pinned(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setenv("NEARER_FILE", str(path))


def said(*arguments: str, now: str = NOW) -> str:
    return run_command(*arguments, now=now).well()


def told(*arguments: str, now: str = NOW) -> Any:
    return json.loads(said(*arguments, "--json", now=now))


def refused(*arguments: str) -> str:
    return run_command(*arguments).refusal()


def add_alex() -> None:
    said("people", "add", "Alex", "--kind", "partner")


# notes


def test_a_note_and_all_that_belongs_to_it() -> None:
    words = said(
        *("note", "a", "good", "talk", "--on", "yesterday", "--with", "Alex", "--about", "1"),
        *("--feel", "Hopeful", "--feel", "tender", "--kind", "exp", "--star"),
    )
    assert words == "The note is kept with yesterday.\nAlex is new among the people.\n"
    (note,) = told("notes")
    del note["id"]
    assert note == {
        "day": "2026-11-22",
        "kind": "experience",
        "text": "a good talk",
        "practice": "listen",
        "practices": ["listen"],
        "with": ["Alex"],
        "feelings": ["hopeful", "tender"],
        "starred": True,
        "private": False,
    }
    shown = said("notes")
    assert "Sun 22 Nov  experience, starred, with Alex, listen, hopeful and tender" in shown
    assert "    a good talk" in shown


def test_a_note_with_a_tick() -> None:
    words = said("check", "1", "2", "--with", "Alex", "--note", "by the river", "--feel", "calm")
    assert words.endswith("The note is kept.\n")
    (day,) = told("history")
    assert {mark["practice"]: mark["feelings"] for mark in day["marks"]} == {
        "listen": ["calm"],
        "share": ["calm"],
    }
    (note,) = told("notes")
    assert (note["practice"], note["practices"]) == ("listen", ["listen", "share"])
    assert "with Alex, listen and share, calm" in said("notes")
    assert said("check", "3", "--note", "x").endswith("The note is kept.\n")
    two = ("check", "4", "5", "--on", "today", "--on", "yesterday", "--note", "y")
    assert said(*two).endswith("2 notes are kept.\n")
    assert [n["practices"] for n in told("notes") if n["text"] == "y"] == [["time", "honest"]] * 2


def test_a_note_about_several_practices_goes_out_and_comes_in(tmp_path: Path) -> None:
    said("check", "1", "2", "--note", "about both", "--feel", "calm")
    out, other = tmp_path / "out.csv", tmp_path / "other.json"
    said("export", str(out))
    run_command("import", out, file=other).well()
    (note,) = run_command("notes", "--json", file=other).json
    assert note["practices"] == ["listen", "share"]
    assert note == {**told("notes")[0], "id": note["id"]}
    assert "1 mark" not in run_command("import", out, file=other).well().replace("2 marks", "")
    assert len(run_command("notes", "--json", file=other).json) == 1


def test_a_word_that_is_no_feeling_may_be_a_slip() -> None:
    slip = refused("check", "1", "--feel", "hopefull")
    assert "did you mean hopeful" in slip
    assert "--own-word" in slip
    assert "--own-word" in refused("note", "x", "--feel", "zzz")
    assert told("history") == told("notes") == []
    said("check", "1", "--own-word", "Zzz", "--feel", "Calm")
    said("note", "x", "--feel", "zzz")
    assert told("notes")[0]["feelings"] == ["zzz"], "it is known by now"


def test_a_note_is_edited_and_taken_out() -> None:
    said("note", "by the rivr", "--with", "Alex", "--about", "1", "--star")
    (first,) = told("notes")
    assert first["id"] in said("notes")
    said("note", "--edit", first["id"], "by the river", "--on", "yesterday")
    (now,) = told("notes")
    assert now == {**first, "text": "by the river", "day": "2026-11-22"}
    assert "say what shall be otherwise" in refused("note", "--edit", first["id"])
    assert "`nearer notes` shows" in refused("note", "--remove", "n-0")
    assert said("note", "--remove", first["id"]) == "The note of yesterday is taken out.\n"
    assert told("notes") == []
    assert "standard input" in refused("note")


def test_a_note_comes_from_standard_input() -> None:
    run_process("note", "-", "--on", "yesterday", given="two\nlines\n").well()
    (note,) = told("notes")
    assert (note["text"], note["day"]) == ("two\nlines", "2026-11-22")
    assert "not UTF-8" in run_process("note", "-", given="caf\udce9").refusal()
    assert len(told("notes")) == 1


def test_bytes_that_are_no_text_are_refused_and_utf_8_is_read(path: Path) -> None:
    for words in (["note", "caf\udce9"], ["people", "add", "Jos\udce9"], ["plan", "\udcff fri"]):
        assert "no text; write it in UTF-8" in refused(*words)
    assert not path.exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["note", "  "], "a few words are enough for a note"),
        (["note", "x" * 20_001], "make two of it"),
        (["note", "x", "--kind", "poem"], "no kind of note"),
        (
            ["note", "x", "--feel", "a", "--feel", "b", "--feel", "c", "--feel", "d"],
            "3 is the most",
        ),
        (["note", "x", "--about", "yoga"], "there is no practice"),
        (["check", "1", "--note", ""], "a few words are enough for a note"),
        (["check", "1", "--feel", "a|b"], "cannot be a feeling"),
        (["checkin", "Nobody", "11111111"], "among the people"),
        (["lookback", "--year", "99"], "is no year"),
        (["lookback", "--month", "2026-13"], "is no month"),
        (["lookback", "--quarter", "2026-5"], "is no quarter"),
        (["life", "done", "m-0"], "`nearer life` lists"),
        (["life", "add", "Nobody", "x"], "among the people"),
    ],
)
def test_what_is_refused(path: Path, arguments: list[str], why: str) -> None:
    assert why in refused(*arguments)
    assert not path.exists()


def test_finding_notes() -> None:
    for words in ("soup with Kim", "rain", "more SOUP"):
        said("note", words)
    assert [note["text"] for note in told("notes", "--find", "soup")] == [
        "more SOUP",
        "soup with Kim",
    ]
    assert [note["text"] for note in told("notes", "--find", "kim soup")] == ["soup with Kim"]
    assert told("notes", "--find", "nothing") == []
    assert "No note here yet." in said("notes", "--find", "nothing")


# private


def test_a_private_note_is_in_nothing_that_leaves_unless_asked(tmp_path: Path, home: Path) -> None:
    add_alex()
    said("note", f"the {CANARY}", "--private", "--with", "Alex", "--star", "--kind", "good")
    said("note", "the rain", "--star", "--kind", "good")
    said("plan", "tea with Alex friday 19:00")
    for kind in ("json", "csv", "ics"):
        target = tmp_path / f"out.{kind}"
        words = said("export", str(target))
        assert CANARY not in target.read_text("utf-8") + words
        assert ("1 private note left out" in words) == (kind != "ics")
        if kind != "ics":
            said("export", str(target), "--private", "--force")
            assert CANARY in target.read_text("utf-8")
    assert CANARY not in said("notes") + said("lookback") + json.dumps(told("notes"))
    assert CANARY not in json.dumps(told("notes", "--find", CANARY))
    assert CANARY in said("notes", "--private")
    assert CANARY in said("lookback", "--private")
    assert CANARY not in refused("note", f"{CANARY} " * 3000, "--private")
    texts = [p.read_text("utf-8", "replace") for p in home.rglob("*") if p.is_file()]
    assert not [text for text in texts if CANARY in text and '"private":true' not in text]


def test_an_export_without_the_private_is_whole_otherwise(tmp_path: Path) -> None:
    said("note", "secret", "--private")
    said("note", "open", "--with", "Kim", "--feel", "calm")
    target, other = tmp_path / "out.json", tmp_path / "new.json"
    said("export", str(target))
    said("--file", str(other), "import", str(target))
    assert [n["text"] for n in json.loads(said("--file", str(other), "notes", "--json"))] == [
        "open"
    ]


def test_notes_go_through_csv_and_back(tmp_path: Path) -> None:
    said("check", "1", "--with", "Alex", "--feel", "calm", "--note", 'a, "b"\nand c')
    said("note", "of the day")
    said("note", "about it, alone", "--about", "1")
    said("rest", "2")
    target, other = tmp_path / "out.csv", tmp_path / "new.json"
    said("export", str(target))
    for _ in range(2):  # again adds nothing
        said("--file", str(other), "import", str(target))
    left, right = told("notes"), json.loads(said("--file", str(other), "notes", "--json"))
    for note in [*left, *right]:
        del note["id"]
    assert left == right
    assert told("history") == json.loads(said("--file", str(other), "history", "--json"))
    again = tmp_path / "again.csv"
    said("--file", str(other), "export", str(again))
    assert again.read_bytes() == target.read_bytes()


def test_a_note_twice_in_a_csv_is_one(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    row = "2026-11-20,,,,,the rain\n"
    source.write_text(f"day,practice,state,with,feelings,note\n{row}{row}2026-11-21,,,,,sun\n")
    said("import", str(source))
    assert [note["text"] for note in told("notes")] == ["sun", "the rain"]


def test_feelings_with_one_person_are_theirs_alone() -> None:
    said("check", "1", "--with", "Alex", "--feel", "calm")
    said("check", "2", "--with", "Kim", "--feel", "proud")
    said("note", "x", "--with", "Kim", "--feel", "happy")
    families = told("reflect", "--with", "Alex")["feelings"]["families"]
    assert [(name, weeks[-1]) for name, weeks in families.items() if weeks[-1]] == [
        ("Calm", {"calm": 1})
    ]


# the check-in


def test_the_statements_are_listed_with_the_name() -> None:
    add_alex()
    words = said("checkin", "Alex")
    assert words.count("Alex") >= 5
    assert "1 not at all" in words
    said("checkin", "Alex", "45320455")
    assert "The latest, on 2026-11-23: 45320455" in said("checkin", "Alex")


def test_it_is_gone_on_with_in_the_same_week() -> None:
    add_alex()
    assert said("checkin", "Alex", "11111111") == "The check-in with Alex is kept.\n"
    assert "is changed" in said("checkin", "Alex", "--circles", "3", "--wish", "5")
    assert "is changed" in said("checkin", "Alex", "22222222", "--glad", "the soup")
    assert "is kept" in said("checkin", "Alex", "33333333", "--on", "2026-11-22")
    first, last = told("reflect")["people"][0]["checkins"]
    assert set(first["answers"].values()) == {3}
    assert set(last["answers"].values()) == {2}
    assert (last["circles"], last["wished"]) == (3, 5)
    assert last["said"] == {"ck-open-1": "the soup"}


def test_all_skipped_is_not_kept() -> None:
    add_alex()
    assert "nothing to keep" in refused("checkin", "Alex", "00000000")
    assert "is a day to come" in refused("checkin", "Alex", "11111111", "--on", "tomorrow")
    assert "1 (apart) to 7" in refused("checkin", "Alex", "--circles", "8")
    assert told("reflect")["people"] == []


def test_the_safety_line_once() -> None:
    add_alex()
    words = [
        said("checkin", "Alex", "00000001", "--on", str(MONDAY - timedelta(weeks=n)))
        for n in (3, 2, 1, 0)
    ]
    assert ["your safety comes first" in text for text in words] == [False, True, False, False]


def test_what_is_shown_can_be_recounted_from_the_json_alone() -> None:
    add_alex()
    chance = Random(5)
    for week in range(12):
        day = MONDAY - timedelta(weeks=week)
        said("checkin", "Alex", "".join(chance.choices("123450", k=8)), "--on", str(day))
        for back in range(7):
            for practice in ("1", "3", "4"):
                if chance.random() < 0.45:
                    on = str(day - timedelta(days=back))
                    whom = ["--with", "Alex"] if chance.random() < 0.7 else []
                    said("check", practice, "--on", on, *whom)
    (person,) = told("reflect", "--with", "Alex")["people"]
    history = {entry["day"]: entry["marks"] for entry in told("history")}
    signs = []
    for checkin in person["checkins"]:
        found: dict[str, list[int]] = {}
        for uid, answer in checkin["answers"].items():
            found.setdefault(SIGN_OF[uid], []).append(answer)
        if found:
            means = {sign: round(sum(a) / len(a), 6) for sign, a in found.items()}
            signs.append({"day": checkin["day"], **means})
    assert person["signs"] == signs
    assert person["beside"]
    for beside in person["beside"]:
        counted = {True: [0, 0], False: [0, 0]}
        for each in signs:
            if beside["sign"] not in each:
                continue
            last = date.fromisoformat(str(each["day"]))
            days = [str(last - timedelta(days=n)) for n in range(7)]
            often = sum(counts(history.get(day, []), beside["practice"]) for day in days)
            side = counted[often >= beside["least"]]
            side[0] += each[beside["sign"]] >= 4
            side[1] += 1
        assert list(beside["often"].values()) == counted[True]
        assert list(beside["others"].values()) == counted[False]


def counts(marks: list[dict[str, Any]], practice: str) -> bool:
    """Whether a day counts for a practice; Quality time with Alex only."""
    return any(
        mark["practice"] == practice
        and mark["state"] == "done"
        and (practice != "time" or "Alex" in mark["with"])
        for mark in marks
    )


def test_feelings_by_family() -> None:
    said("check", "1", "--feel", "hopeful", "--own-word", "whooshy")
    said("note", "x", "--feel", "hopeful")
    said("note", "y", "--feel", "calm", "--on", "2026-11-15")
    families = told("reflect")["feelings"]["families"]
    assert families["Calm"][-1] == {"hopeful": 2}
    assert families["Calm"][-2] == {}
    assert families["Calm"][-3] == {"calm": 1}
    assert families["Your own words"][-1] == {"whooshy": 1}


# life


def test_life_is_asked_about_on_its_day() -> None:
    add_alex()
    assert "Today says so from Wed 25 Nov on" in said("life", "add", "Alex", "exam on wed")
    said("life", "add", "Alex", "birthday", "14", "feb", "1990")
    listed = said("life")
    assert "Ask Alex about the exam: Wed 25 Nov" in listed
    assert "Alex turns 37 on Sun 14 Feb 2027" in listed
    assert "Ask Alex" not in said("today")
    assert told("today")["ask"] == []
    wednesday = "2026-11-25T20:15"
    assert "Ask Alex about the exam" in said("today", now=wednesday)
    assert told("today", now=wednesday)["ask"] == [
        {"person": "Alex", "kind": "ask", "text": "exam", "day": "2026-11-25"}
    ]
    matter, important = told("life")
    assert "a date that comes again" in refused("life", "done", important["id"])
    said("life", "done", matter["id"])
    assert "Ask Alex" not in said("today", now=wednesday)
    said("life", "remove", important["id"])
    assert "Nothing here yet" in said("life")


def test_what_is_forgotten_is_nowhere(path: Path) -> None:
    said("people", "add", "Zebedee")
    said("people", "add", "Kim")
    said("note", "for Zebedee", "--with", "Zebedee")
    said("note", "kim and Zebedee", "--with", "Kim")
    said("checkin", "Zebedee", "11111111", "--glad", "Zebedee sang")
    said("checkin", "Kim", "22222222", "--glad", "met Zebedee")
    said("life", "add", "Zebedee", "exam")
    said("life", "add", "Kim", "favour: call Zebedee")
    said("life", "add", "Kim", "remember 3 may Zebedee")
    said("people", "forget", "Zebedee", "--yes")
    assert "zebedee" not in path.read_text("utf-8").casefold()
    assert [note["text"] for note in told("notes")] == ["kim and someone"]
    (kim,) = told("reflect")["people"]
    assert kim["checkins"][0]["said"] == {"ck-open-1": "met someone"}
