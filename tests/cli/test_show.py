"""``nearer today`` and ``streaks``."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import disk, practices_of, run_command, tick, write_file, year_of

IDS = ["listen", "share", "support", "time", "honest"]
NUMBERS = {"today": str, "current": int, "best": int, "unit": str, "total": int, "best_runs": list}
STREAK = {**NUMBERS, "id": str, "name": str, "schedule": str, "week": dict, "steadiness": float}
UNKIND = ["failed", "broken", "lost", "behind", "overdue", "shame", "missed", "last chance"]


def check_types(found: dict[str, Any], wanted: dict[str, type]) -> None:
    assert {name: type(found[name]) for name in wanted} == wanted


def check_streak(streak: dict[str, Any], wanted: dict[str, type]) -> None:
    check_types(streak, wanted)
    assert streak["keep_by"] is None or type(streak["keep_by"]) is str
    for run in streak["best_runs"]:
        check_types(run, {"first": str, "last": str, "length": int})


def test_the_shape_of_streaks_as_json() -> None:
    tick("listen", "2026-11-20", "2026-11-21", "today")
    found = run_command("streaks", "--json").json
    assert found["day"] == "2026-11-23"
    assert [p["id"] for p in found["practices"]] == IDS
    for practice in found["practices"]:
        check_streak(practice, STREAK)
        check_types(practice["week"], {"done": int, "target": int})
    check_streak(found["connected"], NUMBERS)
    assert practices_of(found)["listen"] == {
        "id": "listen",
        "name": "Active listening",
        "schedule": "daily",
        "today": "done",
        "current": 1,
        "best": 2,
        "unit": "day",
        "total": 3,
        "keep_by": "2026-11-24",
        "week": {"done": 1, "target": 7},
        "steadiness": practices_of(found)["listen"]["steadiness"],
        "best_runs": [
            {"first": "2026-11-20", "last": "2026-11-21", "length": 2},
            {"first": "2026-11-23", "last": "2026-11-23", "length": 1},
        ],
    }
    assert practices_of(found)["share"]["today"] == "pending"


def test_steadiness_is_that_of_the_design() -> None:
    run_command("check", "listen", "--from", "-19").well()
    for day, value in (("today", 0.655747), ("yesterday", 0.636894), ("-19", 0.051922)):
        found = run_command("streaks", "--json", "--on", day).json
        steady = practices_of(found)["listen"]["steadiness"]
        assert steady == pytest.approx(value, abs=1.1e-6)
    assert "steadiness 66%" in run_command("streaks").well()


def test_an_open_day_never_lowers_steadiness_and_an_empty_one_does() -> None:
    run_command("check", "listen", "--from", "-9", "--to", "-1").well()
    before, still_open, empty = (
        practices_of(run_command("streaks", "--json", now=now).json)["listen"]["steadiness"]
        for now in ("2026-11-22T20:00", "2026-11-23T20:00", "2026-11-24T20:00")
    )
    assert before == still_open > empty
    past = run_command("streaks", "--json", "--on", "2026-11-23", now="2026-11-30T20:00").json
    assert practices_of(past)["listen"]["steadiness"] == empty


def test_the_shape_of_today_as_json(path: Path) -> None:
    cell = {"state": "done", "by_hand": True, "with": ["p-1", "p-9"]}
    write_file(
        path,
        people=[{"uid": "p-1", "name": "Zoë"}],
        marks=[year_of("time", 2026, {"11-22": "done", "11-23": cell})],
    )
    found = run_command("today", "--json", file=path).json
    assert found["day"] == "2026-11-23"
    assert [p["id"] for p in found["practices"]] == IDS
    for practice in found["practices"]:
        check_streak(practice, STREAK)
        assert type(practice["with"]) is list
    time = practices_of(found)["time"]
    assert time["state"] == "done"
    assert time["with"] == ["Zoë", "someone"]
    assert time["current"] == 2
    assert practices_of(found)["share"]["state"] is None
    assert practices_of(found)["share"]["with"] == []
    for empty in ("planned", "to_record", "drift"):
        assert found[empty] == []
    streaks = practices_of(run_command("streaks", "--json", file=path).json)
    for practice in found["practices"]:
        assert streaks[practice["id"]].items() <= practice.items()


def test_today_in_words() -> None:
    tick("listen", "yesterday", "today")
    run_command("rest", "time").well()
    assert run_command("today").well() == (
        "Monday 23 November 2026\n\n"
        "1 [x] done  Active listening      2 days, best 2, 2 in all, safe until tomorrow night\n"
        "2 [ ] open  Share your emotions   nothing done yet\n"
        "3 [ ] open  Be supportive         nothing done yet\n"
        "4 [-] rest  Quality time          nothing done yet\n"
        "5 [ ] open  Honest and authentic  nothing done yet\n\n"
        "Connected: 2 days, best 2, 2 in all, safe until tomorrow night\n"
    )


def test_today_in_one_line() -> None:
    assert run_command("today", "--line").well() == "0 of 5 done, 0 connected days\n"
    tick("listen", "today")
    run_command("rest", "time").well()
    assert run_command("today", "--line").well() == "1 of 5 done, 1 connected day\n"


def test_nearer_alone_prints_today() -> None:
    tick("listen", "today")
    assert run_command().well() == run_command("today").well()


def test_an_open_day_is_never_held_against_anyone() -> None:
    tick("listen", "yesterday")
    before_midnight = run_command("streaks", "--json", now="2026-11-24T03:59").json
    listen = practices_of(before_midnight)["listen"]
    assert (listen["today"], listen["current"]) == ("pending", 1)
    assert listen["keep_by"] == "2026-11-23"
    assert "safe until tonight" in run_command("today").well()
    over = practices_of(run_command("streaks", "--json", now="2026-11-24T04:00").json)["listen"]
    assert (over["today"], over["current"], over["best"]) == ("pending", 0, 1)


def test_a_past_day_is_shown_as_of_its_end() -> None:
    tick("listen", "2026-11-19", "2026-11-20")
    tick("share", "2026-11-20", "2026-11-21")
    asked = ("streaks", "--json", "--on", "2026-11-21")
    before = run_command(*asked).json
    assert before["day"] == "2026-11-21"
    listen, share = practices_of(before)["listen"], practices_of(before)["share"]
    assert (listen["today"], listen["current"], listen["best"]) == ("none", 0, 2)
    assert listen["keep_by"] is None
    assert (share["today"], share["current"]) == ("done", 2)
    assert share["keep_by"] == "2026-11-22"
    assert before["connected"]["current"] == 3

    tick("listen", "2026-11-22", "2026-11-23")
    run_command("rest", "share", "--on", "2026-11-22", "--on", "2026-11-23").well()
    assert run_command(*asked).json == before
    said = run_command("streaks", "--on", "2026-11-21").well()
    assert said.startswith("Saturday 21 November 2026, as of its end\n")


def test_days_are_named_from_the_logical_today() -> None:
    found = run_command("streaks", "--json", "--on", "yesterday", now="2026-11-24T01:30").json
    assert found["day"] == "2026-11-22"
    run_command("check", "listen", "--from", "yesterday", now="2026-11-24T01:30").well()
    said = run_command("history", "--from", "-1", "--to", "today", now="2026-11-24T01:30").well()
    assert [line[:10] for line in said.splitlines()] == ["2026-11-22", "2026-11-23"]


def test_today_may_be_named_for_streaks() -> None:
    tick("listen", "yesterday")
    assert run_command("streaks", "--on", "monday").well() == run_command("streaks").well()


def test_streaks_name_the_three_longest_runs() -> None:
    for first, last in (("-30", "-27"), ("-20", "-18"), ("-10", "-9"), ("-5", "-5")):
        run_command("check", "listen", "--from", first, "--to", last).well()
    lines = run_command("streaks").well().splitlines()
    assert lines[2].startswith(
        "Active listening      daily, today open, 0 days, best 4, 10 in all, this week 0 of 7, "
        "steadiness "
    )
    assert [line.split() for line in lines[3:6]] == [
        ["4", "days:", "2026-10-24", "to", "2026-10-27"],
        ["3", "days:", "2026-11-03", "to", "2026-11-05"],
        ["2", "days:", "2026-11-13", "to", "2026-11-14"],
    ]


@pytest.mark.parametrize("command", ["today", "streaks"])
def test_looking_makes_nothing(tmp_path: Path, command: str) -> None:
    before = disk(tmp_path)
    run_command(command).well()
    run_command(command, "--json").well()
    assert disk(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["streaks", "--on", "tomorrow"], ["'tomorrow' is a day to come"]),
        (["streaks", "--on", "2026-02-30"], ["'2026-02-30' is not a day"]),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_line(arguments: list[str], said: list[str]) -> None:
    refusal = run_command(*arguments).refusal()
    for part in said:
        assert part in refusal


def test_nothing_that_is_shown_judges(path: Path) -> None:
    run_command("demo", "--years", "1", "--file", path).well()
    for arguments in (["today"], ["today", "--line"], ["streaks"], ["streaks", "--on", "-40"]):
        said = run_command(*arguments, file=path).well().lower()
        assert [word for word in UNKIND if word in said] == []
