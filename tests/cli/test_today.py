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
    assert run_command("today", "--line").well() == "1 of 4 done, 1 connected day\n"


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


def test_streaks_name_the_longest_runs() -> None:
    for first, last in (("-30", "-27"), ("-20", "-18"), ("-10", "-9"), ("-5", "-5")):
        run_command("check", "listen", "--from", first, "--to", last).well()
    lines = run_command("streaks").well().splitlines()
    assert lines[2].startswith(
        "Active listening      daily, today open, 0 days, best 4, 10 in all, this week 0 of 7, "
        "steadiness "
    )
    assert [line.split() for line in lines[3:7]] == [
        ["4", "days", "2026-10-24", "to", "2026-10-27"],
        ["3", "days", "2026-11-03", "to", "2026-11-05"],
        ["2", "days", "2026-11-13", "to", "2026-11-14"],
        ["1", "day", "2026-11-18", "to", "2026-11-18"],
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


# schedules, pauses and settings


def test_streaks_as_json_with_every_kind_of_schedule_and_pauses() -> None:
    run_command("schedule", "share", "mon,wed,fri", "--from", "2026-11-01").well()
    run_command("schedule", "time", "3/week", "--from", "2026-11-01").well()
    run_command("pause", "all", "--from", "2026-11-12", "--to", "2026-11-15").well()
    run_command("pause", "listen", "--from", "2026-11-25").well()
    for practice in ("listen", "share", "time"):
        run_command("check", practice, "--from", "2026-11-09", "--to", "2026-11-11").well()
        tick(practice, "2026-11-16", "2026-11-18", "2026-11-20")
    run_command("rest", "listen", "--on", "2026-11-17", "--on", "2026-11-19").well()
    run_command("check", "listen", "--from", "2026-11-21").well()
    tick("time", "today")
    found = run_command("streaks", "--json").json
    for practice in found["practices"]:
        check_streak(practice, STREAK)
        check_types(practice["week"], {"done": int, "target": int})
        assert set(practice) == {*STREAK, "keep_by"}
    assert set(found["connected"]) == {*NUMBERS, "keep_by"}
    by_id = practices_of(found)
    for practice in by_id.values():
        assert 0 < practice.pop("steadiness") < 1 or practice["total"] == 0
    assert by_id["listen"] == {
        "id": "listen",
        "name": "Active listening",
        "schedule": "daily",
        "today": "done",
        "current": 9,
        "best": 9,
        "unit": "day",
        "total": 9,
        "keep_by": "2026-11-24",
        "week": {"done": 1, "target": 2},
        "best_runs": [{"first": "2026-11-09", "last": "2026-11-23", "length": 9}],
    }
    assert by_id["share"] == {
        "id": "share",
        "name": "Share your emotions",
        "schedule": "weekdays mon,wed,fri",
        "today": "pending",
        "current": 6,
        "best": 6,
        "unit": "day",
        "total": 6,
        "keep_by": "2026-11-23",
        "week": {"done": 0, "target": 3},
        "best_runs": [{"first": "2026-11-09", "last": "2026-11-20", "length": 6}],
    }
    assert by_id["time"] == {
        "id": "time",
        "name": "Quality time",
        "schedule": "3/week",
        "today": "done",
        "current": 2,
        "best": 2,
        "unit": "week",
        "total": 7,
        "keep_by": "2026-11-28",
        "week": {"done": 1, "target": 3},
        "best_runs": [{"first": "2026-11-09", "last": "2026-11-20", "length": 2}],
    }
    today = practices_of(run_command("today", "--json").json)
    for uid, streak in by_id.items():
        assert streak.items() <= today[uid].items()


def test_an_open_ended_pause_from_tomorrow_leaves_nothing_to_keep() -> None:
    tick("listen", "today")
    run_command("pause", "all", "--from", "tomorrow").well()
    found = run_command("streaks", "--json").json
    assert practices_of(found)["listen"]["keep_by"] is None
    assert found["connected"]["keep_by"] is None
    assert "safe" not in run_command("today").well()


def test_a_past_week_is_shown_as_of_its_end() -> None:
    run_command("schedule", "time", "3/week", "--from", "2026-11-01").well()
    run_command("pause", "time", "--from", "2026-11-20", "--to", "2026-11-22").well()
    tick("time", "2026-11-10", "2026-11-11", "2026-11-13", "2026-11-17", "2026-11-18")
    asked = ("streaks", "--json", "--on")
    found = {
        day: practices_of(run_command(*asked, f"2026-11-{day}").json)["time"]
        for day in (12, 15, 19, 21, 22)
    }
    assert {day: streak["current"] for day, streak in found.items()} == {
        12: 0,
        15: 1,
        19: 1,
        21: 1,
        22: 0,
    }
    assert [found[day]["today"] for day in (15, 19, 21)] == ["none", "none", "paused"]
    assert found[19]["week"] == {"done": 2, "target": 3}
    assert "that week 2 of 3" in run_command("streaks", "--on", "2026-11-19").well()


def test_the_schedule_of_a_past_day_is_the_one_that_held() -> None:
    run_command("schedule", "time", "sat,sun", "--from", "2026-11-16").well()
    run_command("schedule", "time", "3/week").well()
    for day, text, unit in (
        ("2026-11-15", "daily", "day"),
        ("2026-11-22", "weekdays sat,sun", "day"),
        ("2026-11-23", "3/week", "week"),
    ):
        streak = practices_of(run_command("streaks", "--json", "--on", day).json)["time"]
        assert (streak["schedule"], streak["unit"]) == (text, unit)


def test_a_day_that_is_not_scheduled_is_off_and_asks_for_nothing() -> None:
    run_command("schedule", "listen", "tue").well()
    assert "1 [.]       Active listening      not asked for" in run_command("today").well()
    assert practices_of(run_command("today", "--json").json)["listen"]["today"] == "off"


def test_a_connected_day_takes_as_many_practices_as_the_goal_says() -> None:
    tick("listen", "2026-11-21", "2026-11-22", "today")
    tick("share", "2026-11-22", "today")
    for goal, current, state in (("1", 3, "done"), ("2", 2, "done"), ("3", 0, "pending")):
        run_command("settings", "day_goal", goal).well()
        connected = run_command("streaks", "--json").json["connected"]
        assert (connected["current"], connected["today"]) == (current, state)
        assert run_command("today", "--json").json["connected"] == connected
        assert f"{current} connected days" in run_command("today", "--line").well()


def test_a_day_of_grace_keeps_a_run_of_days_alive() -> None:
    run_command("check", "listen", "--from", "-10", "--to", "-4").well()
    run_command("check", "listen", "--from", "-2", "--to", "-1").well()
    for value, current in (("off", 2), ("on", 9), ("off", 2)):
        run_command("settings", "grace", value).well()
        found = run_command("streaks", "--json").json
        assert practices_of(found)["listen"]["current"] == current
        assert practices_of(run_command("today", "--json").json)["listen"]["current"] == current
        assert found["connected"]["current"] == 2, "connected days know no grace"
    run_command("settings", "grace", "on").well()
    tick("listen", "-3")
    assert practices_of(run_command("streaks", "--json").json)["listen"]["current"] == 10


def test_a_week_begins_when_the_setting_says() -> None:
    run_command("schedule", "time", "2/week", "--from", "2026-11-01").well()
    tick("time", "2026-11-22", "2026-11-23")
    for first, done, current in (("monday", 1, 0), ("sunday", 2, 1), ("tuesday", 2, 1)):
        run_command("settings", "week_start", first).well()
        for command in ("streaks", "today"):
            found = practices_of(run_command(command, "--json").json)["time"]
            assert found["week"] == {"done": done, "target": 2}
            assert found["current"] == current


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("00:00", "2026-11-24"),
        ("04:00", "2026-11-24"),
        ("04:01", "2026-11-23"),
        ("08:00", "2026-11-23"),
    ],
)
def test_a_day_begins_when_the_setting_says(start: str, day: str) -> None:
    now = "2026-11-24T04:00"
    run_command("settings", "day_start", start, now=now).well()
    run_command("check", "listen", now=now).well()
    for command in ("today", "streaks"):
        found = run_command(command, "--json", now=now).json
        assert found["day"] == day
        assert practices_of(found)["listen"]["today"] == "done"
    assert run_command("history", now=now).well().startswith(day)


def test_streaks_that_are_hidden_are_asked_for_by_name_alone() -> None:
    tick("listen", "yesterday", "today")
    run_command("settings", "show_streaks", "off").well()
    assert run_command("today").well() == (
        "Monday 23 November 2026\n\n"
        "1 [x] done  Active listening\n"
        "2 [ ] open  Share your emotions\n"
        "3 [ ] open  Be supportive\n"
        "4 [ ] open  Quality time\n"
        "5 [ ] open  Honest and authentic\n"
    )
    assert run_command("today", "--line").well() == "1 of 5 done\n"
    assert run_command("check", "share").well() == "Share your emotions: done today\n"
    said = run_command("streaks").well()
    assert "Streaks are hidden; `nearer settings show_streaks on` shows them again." in said
    run_command("settings", "show_streaks", "on").well()
    assert "2 days" in run_command("today").well()


def test_what_is_shown_knows_a_practice_of_ones_own() -> None:
    run_command("practice", "add", "Write letters").well()
    run_command("schedule", "write", "sun", "--from", "2026-11-01").well()
    tick("6", "2026-11-15", "yesterday")
    found = run_command("today", "--json").json
    assert [p["id"] for p in found["practices"]] == [*IDS, "write-letters"]
    own = practices_of(found)["write-letters"]
    assert (own["name"], own["current"], own["today"]) == ("Write letters", 2, "off")
    assert run_command("today", "--line").well() == "0 of 5 done, 1 connected day\n"


@pytest.mark.parametrize(
    "name",
    [
        "nearer.sync-conflict-20261120-101500-ABCDEF.json",
        "nearer (Sarah's conflicted copy 2026-11-20).json",
        "nearer (1).json",
    ],
)
def test_a_copy_beside_the_file_is_told_in_one_line(path: Path, name: str) -> None:
    run_command("check", "listen", file=path).well()
    before = run_command("today", file=path).well()
    assert "copy" not in before
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes().replace(b"listen", b"honest"))
    path.with_name("other (1).json").write_text("{}")
    said = run_command("today", file=path).well()
    assert said.startswith(before)
    (line,) = said[len(before) :].split("\n")[1:-1]
    assert str(copy) in line
    assert "`nearer import` takes it in, then remove it." in line
    shown = run_command("today", "--json", file=path).json
    assert shown["conflict_copies"] == [str(copy)]
    assert len(run_command("today", "--line", file=path).well().splitlines()) == 1
    assert run_command("import", copy, file=path).status == 0
    copy.unlink()
    assert name not in run_command("today", file=path).well()


def test_copies_are_told_in_one_line_together(path: Path) -> None:
    run_command("check", "listen", file=path).well()
    for n in (1, 2, 3):
        path.with_name(f"nearer ({n}).json").write_bytes(path.read_bytes())
    (line,) = [s for s in run_command("today", file=path).well().splitlines() if "copy" in s]
    assert "nearer (1).json and 2 more; `nearer import` takes them in, then remove them." in line
