"""People and planned time on the command line, and what Today says of them."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import backups_of, records_of, run_command

FRIDAYS = "date night with Alex every friday 19:30 for 2h"
LATER = "2026-11-28T09:00"  # the Saturday after the first


def agenda(*arguments: str, now: str | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run_command(
        "agenda", "--json", *arguments, now=now or "2026-11-23T20:00"
    ).json
    return found


def test_a_line_is_understood_and_new_people_are_told() -> None:
    said = run_command("plan", FRIDAYS).well().splitlines()
    assert said[0].startswith(
        "date night: Fri 27 Nov 19:30–21:30, every Friday, with Alex — in 4 days"
    )
    assert said[1] == "Alex is new among the people."
    first, *others = agenda()
    assert said[2] == f"Its first time is {first['id']}"
    assert len(others) == 3
    assert {
        key: first[key] for key in ("title", "people", "start", "end", "status", "moved", "outcome")
    } == {
        "title": "date night",
        "people": ["Alex"],
        "start": "2026-11-27T19:30",
        "end": "2026-11-27T21:30",
        "status": "upcoming",
        "moved": False,
        "outcome": None,
    }
    assert "new" not in run_command("plan", "tea with alex sat 10:00").well()


def test_words_of_a_line_need_no_quotes_and_people_may_stand_beside_it() -> None:
    run_command("plan", "walk", "sat", "10:00", "--with", "Robin", "--pledge", "phones away").well()
    (walk,) = agenda()
    assert (walk["title"], walk["people"], walk["pledges"]) == ("walk", ["Robin"], ["phones away"])


def test_a_plan_may_keep_the_clock_of_a_zone() -> None:
    run_command("plan", "call with Alex fri 19:00 for 1h", "--zone", "America/New_York").well()
    (call,) = agenda()
    assert (call["start"], call["end"]) == ("2026-11-28T00:00", "2026-11-28T01:00")
    assert call["id"].endswith("@2026-11-27T19:00")
    assert agenda("--from", "2026-11-28", "--to", "2026-11-28") == [call]
    assert agenda("--from", "2026-11-27", "--to", "2026-11-27") == []
    (there,) = run_command("agenda", "--json", TZ="America/New_York").json
    assert there["start"] == "2026-11-27T19:00"
    run_command("plan", "call with Alex sat 10:00", "--zone", "Mars/Base").refusal()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("lunch fri 12:30", "say with whom"),
        ("lunch with Alex", "say the day"),
        ("lunch with Alex fri 7", "a day or an hour"),
        ("lunch with Alex every fri until 2020-01-01", "choose a later end"),
        ("lunch with Alex every banana", "no rule"),
    ],
)
def test_a_refused_line_leaves_nothing(path: Path, line: str, reason: str) -> None:
    assert reason in run_command("plan", line, file=path).refusal()
    assert not path.exists()


def test_skip_restore_and_move() -> None:
    run_command("plan", FRIDAYS).well()
    first, second, third, _ = (o["id"] for o in agenda())
    assert "skipped" in run_command("skip", second).well()
    assert "Sat 28 Nov 10:00–12:00" in run_command("move", third, "2026-11-28", "10:00").well()
    told = {o["id"]: o for o in agenda()}
    assert [o["id"] for o in agenda()][:3] == [first, third, second]
    assert told[second]["status"] == "skipped"
    assert told[third]["moved"] is True
    assert "skipped already" in run_command("skip", second).refusal()
    run_command("restore", second).well()
    run_command("restore", third).well()
    assert [o["start"][:10] for o in agenda()][:3] == ["2026-11-27", "2026-12-04", "2026-12-11"]
    assert "nothing to restore" in run_command("restore", third).refusal()
    run_command("move", "2026-12-04", "sunday 11:00").well()
    assert agenda("--from", "2026-12-04", "--to", "2026-12-04") == []
    elsewhere = second.replace("12-04T19:30", "12-05T19:30")
    assert "there is no" in run_command("skip", elsewhere).refusal()


def test_an_overlap_is_a_hint() -> None:
    run_command("plan", FRIDAYS).well()
    hint = "at the same time as date night, Fri 27 Nov 19:30–21:30"
    assert hint in run_command("plan", "tea with Jo fri 20:00").well()
    assert len(agenda("--to", "2026-11-27")) == 2
    run_command("skip", next(o["id"] for o in agenda() if o["title"] == "date night")).well()
    assert "same time as tea" in run_command("plan", "call with Bo fri 20:30").well()
    assert "same time" not in run_command("plan", "call with Bo fri 19:30 for 10m").well()
    (call, *_) = [o["id"] for o in agenda() if o["title"] == "call"]
    assert "same time as tea" in run_command("move", call, "20:10").well()


def test_an_edit_says_what_it_understood_and_what_is_let_go() -> None:
    run_command("plan", FRIDAYS).well()
    first, second, third, _ = (o["id"] for o in agenda())
    run_command("skip", third).well()
    said = run_command(
        *("edit", third, "film with Alex, Kim every thursday from 10 dec 2026 20:00"),
        *("for 3h", "--following"),
    ).well()
    assert said.splitlines() == [
        "film: Thu 10 Dec 20:00–23:00, every Thursday, with Alex and Kim — in 17 days; "
        "new here: Kim",
        "Kim is new among the people.",
        "1 skipped or moved time let go.",
    ]
    assert [(o["title"], o["start"]) for o in agenda()] == [
        ("date night", "2026-11-27T19:30"),
        ("date night", "2026-12-04T19:30"),
        ("film", "2026-12-10T20:00"),
        ("film", "2026-12-17T20:00"),
    ]
    run_command("edit", second, "2026-12-05", "10:00", "--this").well()
    assert [o["start"] for o in agenda() if o["moved"]] == ["2026-12-05T10:00"]
    run_command("edit", first, FRIDAYS.replace("19:30", "18:00"), "--all").well()
    assert [o["start"] for o in agenda()][:2] == ["2026-11-27T18:00", "2026-12-05T10:00"]


def test_an_edit_of_what_recurs_says_which() -> None:
    run_command("plan", FRIDAYS).well()
    refusal = run_command("edit", "2026-11-27", FRIDAYS).refusal()
    assert all(way in refusal for way in ("recurs", "--this", "--following", "--all"))
    assert "argument" in run_command("edit", "2026-11-27", "sat", "--this", "--all").refusal(2)
    assert "no day or time" in run_command("edit", "2026-11-27", FRIDAYS, "--this").refusal()
    assert "already" in run_command("edit", "2026-11-27", FRIDAYS, "--all").well()
    run_command("plan", "tea with Jo sat 16:00").well()
    run_command("edit", "2026-11-28", "coffee with Jo sat 16:00").well()
    assert "coffee" in [o["title"] for o in agenda()]


def test_an_outcome_ticks_quality_time_and_clears_it() -> None:
    run_command("plan", FRIDAYS).well()
    uid = agenda()[0]["id"]
    assert "still to come" in run_command("outcome", uid, "happened").refusal()
    said = run_command(
        *("outcome", uid, "happened", "--uninterrupted", "yes", "--minutes", "100"),
        *("--note", "calm"),
        now=LATER,
    ).well()
    assert said == (
        "date night, yesterday 19:30–21:30: happened; Quality time is ticked that day.\n"
    )
    (day,) = run_command("history", "--json", now=LATER).json
    assert day["day"] == "2026-11-27"
    assert day["marks"] == [{"practice": "time", "state": "done", "with": ["Alex"]}]
    (told,) = agenda("--from", "2026-11-27", "--to", "2026-11-27", now=LATER)
    assert (told["status"], told["outcome"]) == ("happened", "happened")
    assert (told["uninterrupted"], told["minutes"], told["note"]) == ("yes", 100, "calm")
    run_command("outcome", uid, "--clear", now=LATER).well()
    assert run_command("history", "--json", now=LATER).json == []
    assert "nothing to take back" in run_command("outcome", uid, "--clear", now=LATER).refusal()
    run_command("outcome", uid, "did_not", now=LATER).well()
    assert run_command("history", "--json", now=LATER).json == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nobody@2026-11-27T19:30", "happened"], "nearer agenda"),
        (["2026-11-25", "happened"], "nothing is planned"),
        (["2026-11-27"], "say how it went"),
        (["2026-11-27", "well"], "is no outcome"),
        (["2026-11-27", "happened", "--clear"], "say how it went"),
        (["2026-11-27", "happened", "--minutes", "0"], "cannot be"),
        (["2026-11-27", "happened", "--kept", "silence"], "is no pledge"),
        (["2026-11-27", "happened", "--note", "x" * 2001], "at most 2000"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused(arguments: list[str], reason: str) -> None:
    run_command("plan", FRIDAYS).well()
    assert reason in run_command("outcome", *arguments, now=LATER).refusal()


def test_a_day_with_several_times_asks_for_one() -> None:
    run_command("plan", FRIDAYS).well()
    run_command("plan", "tea with Jo fri 16:00").well()
    refusal = run_command("skip", "2026-11-27").refusal()
    assert "2 times" in refusal
    assert all(o["id"] in refusal for o in agenda("--to", "2026-11-27"))


def test_the_agenda_in_words() -> None:
    assert "Nothing is planned" in run_command("agenda").well()
    run_command("plan", FRIDAYS).well()
    lines = run_command("agenda", "--to", "2026-11-27").well().splitlines()
    assert lines[0] == "Friday 27 November 2026"
    assert lines[1] == "  19:30–21:30  date night with Alex"
    assert lines[2].strip() == agenda()[0]["id"]
    waiting = run_command("agenda", now=LATER).well()
    assert waiting.startswith("How was it?\n  Fri 27 Nov 19:30–21:30  date night with Alex")
    assert "backwards" in run_command("agenda", "--from", "+3", "--to", "+1").refusal()
    assert "ten years" in run_command("agenda", "--to", "2099-01-01").refusal()


def test_today_says_what_is_coming_what_waits_and_who_is_missed() -> None:
    run_command("people", "add", "Alex", "--kind", "partner", "--rhythm", "14").well()
    run_command("check", "time", "--with", "Alex", "--on", "-96").well()
    told = run_command("today", "--json").json
    assert told["drift"] == [{"person": "Alex", "state": "drifting", "gap": 96, "rhythm": 14}]
    assert (told["planned"], told["to_record"]) == ([], [])
    words = run_command("today").well()
    assert "It has been 3 months since time with Alex; you like about every 2 weeks." in words
    run_command("plan", FRIDAYS).well()
    told = run_command("today", "--json").json
    assert told["drift"][0]["state"] == "planned"
    assert [o["start"] for o in told["planned"]] == ["2026-11-27T19:30"]
    assert "Fri 27 Nov 19:30–21:30  date night with Alex" in run_command("today").well()
    told = run_command("today", "--json", now=LATER).json
    assert [o["status"] for o in told["to_record"]] == ["to_record"]
    assert "How was it with Alex yesterday?" in run_command("today", now=LATER).well()


def test_with_whom_is_kept_and_new_people_are_told() -> None:
    said = run_command("check", "listen", "--with", "Alex", "--with", "Kim").well()
    assert "with Alex, Kim" in said
    assert "Kim is new among the people." in said
    assert "new" not in run_command("check", "listen", "--with", "alex").well()
    (day,) = run_command("history", "--json").json
    assert day["marks"][0]["with"] == ["Alex", "Kim"]


def test_people_are_added_edited_archived_and_brought_back(path: Path) -> None:
    def person() -> dict[str, Any]:
        (found,) = run_command("people", "list", "--json", "--all", file=path).json
        assert isinstance(found, dict)
        return found

    assert "Nobody yet" in run_command("people", file=path).well()
    run_command("people", "add", "Mary", "Ann", "--kind", "fam", file=path).well()
    assert (person()["name"], person()["kind"], person()["state"]) == ("Mary Ann", "family", "off")
    run_command(
        *("people", "edit", "mary", "--name", "Marian", "--rhythm", "7", "--zone", "Asia/Tokyo"),
        file=path,
    ).well()
    assert (person()["name"], person()["rhythm"], person()["zone"]) == ("Marian", 7, "Asia/Tokyo")
    run_command("people", "edit", "Marian", "--touch", "yesterday", file=path).well()
    assert (person()["last"], person()["gap"], person()["state"]) == ("2026-11-22", 1, "ok")
    run_command("people", "edit", "Marian", "--pause", "today", "--until", "+9", file=path).well()
    assert person()["state"] == "off"
    run_command("people", "edit", "Marian", "--resume", "--rhythm", "none", file=path).well()
    run_command("people", "edit", "Marian", "--rhythm", "every 2 weeks", file=path).well()
    run_command("people", "edit", "Marian", "--kind", "boss", file=path).well()
    assert (person()["rhythm"], person()["kind"]) == (14, "colleague")
    run_command("people", "archive", "Marian", file=path).well()
    assert run_command("people", "--json", file=path).json == []
    assert "archived" in run_command("people", "list", "--all", file=path).well()
    run_command("people", "restore", "Marian", file=path).well()
    assert person()["archived"] is False


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["add", "A|B"], "cannot be a name"),
        (["add", " "], "needs a name"),
        (["add", "x" * 61], "at most 60"),
        (["add", "ALEX"], "is there already"),
        (["add", "Jo", "--kind", "bossy"], "no kind"),
        (["add", "Jo, bossy"], "no kind"),
        (["add", "Jo", "--rhythm", "0"], "no rhythm"),
        (["add", "Jo", "--rhythm", "often"], "no rhythm"),
        (["add", "Jo", "--zone", "../etc"], "not a zone"),
        (["edit", "Kim", "--rhythm", "7"], "no 'Kim' among the people"),
        (["edit", "Alex"], "say what to change"),
        (["edit", "Alex", "--until", "+3"], "--pause"),
        (["edit", "Alex", "--touch", "tomorrow"], "a day to come"),
        (["edit", "Alex", "--pause", "+3", "--until", "+1"], "backwards"),
        (["forget", "Kim"], "no 'Kim' among the people"),
    ],
)
def test_people_that_cannot_be_are_refused(path: Path, arguments: list[str], reason: str) -> None:
    run_command("people", "add", "Alex", file=path).well()
    before = path.read_bytes()
    assert reason in run_command("people", *arguments, file=path).refusal()
    assert path.read_bytes() == before


def test_forgetting_says_what_stays_and_takes_backups_along(path: Path) -> None:
    run_command("people", "add", "Quux", file=path).well()
    run_command("check", "time", "--with", "Quux", file=path).well()
    run_command("backup", file=path).well()
    said = run_command("people", "forget", "quux", "--yes", file=path).well()
    assert "may still hold the name" in said
    assert b"quux" not in path.read_bytes().lower()
    (day,) = run_command("history", "--json", file=path).json
    assert day["marks"][0]["with"] == ["someone"]
    run_command("people", "add", "Quux", file=path).well()
    forget = ("people", "forget", "Quux", "--backups")
    assert "say it with --yes" in run_command(*forget, file=path).refusal()
    assert "removed" in run_command(*forget, "--yes", file=path).well()
    assert len(records_of(path, "people")) == 2


def test_backups_can_be_removed_after_the_name_was_forgotten(path: Path, home: Path) -> None:
    for name in ("Quux", "Uncle Jo", "Kim"):
        run_command("people", "add", name, file=path).well()
    run_command("backup", file=path).well()
    said = run_command("people", "forget", "uncle", "--yes", file=path).well()
    way = shlex.split(re.findall(r"`nearer (people forget .*)`", said)[0])
    assert way == ["people", "forget", "Uncle Jo", "--backups"]
    for nobody in ("Quuz", "Uncle"):  # a slip removes nothing
        refusal = run_command("people", "forget", nobody, "--backups", "--yes", file=path).refusal()
        assert "among the people" in refusal
    assert "with --yes" in run_command(*way, file=path).refusal()
    assert backups_of(home)
    assert "Uncle Jo was forgotten before; " in run_command(*way, "--yes", file=path).well()
    assert backups_of(home) == []
    assert "among the people" in run_command(*way, "--yes", file=path).refusal()
    assert len(run_command("people", "--json", file=path).json) == 2


def test_an_edit_says_all_that_is_known_of_them_now(path: Path) -> None:
    run_command("people", "add", "Kim, friend, born 3 may 1990", file=path).well()
    edit = ("people", "edit", "Kim")
    said = run_command(*edit, "--rhythm", "weekly", "--kind", "mother", file=path).well()
    known = "Kim, family, time together about every week, birthday 3 May 1990"
    assert said == f"{known}.\n"
    said = run_command(*edit, "--pause", "today", "--until", "+3", file=path).well()
    assert said == f"{known}; the rhythm rests from 2026-11-23 to 2026-11-26.\n"
    run_command(*edit, "--resume", "--rhythm", "none", "--zone", "Europe/Berlin", file=path).well()
    said = run_command(*edit, "--touch", "yesterday", "--name", "Kimberley", file=path).well()
    assert said == (
        "Kimberley, family, no rhythm, birthday 3 May 1990, in Europe/Berlin; "
        "last in touch yesterday.\n"
    )


def test_time_of_an_earlier_day_is_recorded_at_once(path: Path) -> None:
    """As one change, which undo takes back whole; it ticks its day, with those people."""

    def said(*arguments: str, now: str = "2026-11-29T20:00") -> str:
        return run_command(*arguments, now=now, file=path).well()

    told = said("plan", "yesterday lunch with Alex for 1h")
    assert told.startswith("lunch: Sat 28 Nov 12:30–13:30, with Alex — yesterday (at 12:30, as")
    assert "kept as having happened, which ticks Quality time" in told
    day = json.loads(said("history", "--json", "--from", "-1", "--to", "-1"))
    assert day == [
        {
            "day": "2026-11-28",
            "marks": [{"practice": "time", "state": "done", "with": ["Alex"]}],
        }
    ]
    listed = json.loads(said("agenda", "--json", "--from", "-1", "--to", "-1"))
    assert [(o["title"], o["status"], o["minutes"]) for o in listed] == [("lunch", "happened", 60)]
    assert "last yesterday" in said("people")
    assert "How was" not in said("today")
    said(*re.findall(r"nearer (outcome \S+ --clear)", told)[0].split())
    assert json.loads(said("history", "--json", "--from", "-1", "--to", "-1")) == []


@pytest.mark.parametrize(
    ("line", "now", "status"),
    [
        ("tea with Alex today 18:00 for 1h", "2026-11-29T20:00", "to_record"),
        ("tea with Alex today 23:00 for 4h", "2026-11-29T01:00", "now"),
        ("tea with Alex yesterday 23:00 for 1h", "2026-11-29T01:00", "happened"),
        ("tea with Alex last friday 16:00", "2026-11-29T20:00", "happened"),
        ("tea with Alex 2 weeks ago 16:00", "2026-11-29T20:00", "happened"),
        ("tea with Alex every fri from 2026-11-20 16:00", "2026-11-29T20:00", "unrecorded"),
    ],
)
def test_what_is_past_and_how_it_stands(path: Path, line: str, now: str, status: str) -> None:
    run_command("plan", line, now=now, file=path).well()
    listed = run_command("agenda", "--json", "--from", "-20", now=now, file=path).well()
    assert json.loads(listed)[0]["status"] == status


def test_a_person_is_read_from_one_line(path: Path) -> None:
    told = run_command("people", "add", "Mum, mother, born 3 may", "--rhythm", "weekly", file=path)
    read = "family, time together about every week, birthday 3 May"
    assert told.well() == f"Mum is among the people now: {read}.\n"
    assert "3 May" in run_command("life", file=path).well()
    assert (
        run_command("people", "add", "Ben", "friend", "monthly", file=path)
        .well()
        .startswith("Ben is among the people now: friend")
    )
    assert run_command("people", "add", "Uncle Jo", file=path).well() == (
        "Uncle Jo is among the people now.\n"
    )
