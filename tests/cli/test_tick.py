"""``nearer check``, ``uncheck`` and ``rest``."""

import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.cli.command import (
    backups_of,
    disk,
    marked,
    no_room_beyond,
    own_file,
    run_command,
    run_process,
    start_process,
    tables_of,
    write_file,
    year_of,
)


def test_two_practices_on_two_days_make_a_run_of_two(home: Path) -> None:
    said = run_command("check", "listen", "share", "--on", "today", "--on", "yesterday").well()
    assert said.splitlines() == [
        "Active listening: done yesterday, today, 2 days in a row, safe until tomorrow night",
        "Share your emotions: done yesterday, today, 2 days in a row, safe until tomorrow night",
    ]
    streaks = {p["id"]: p for p in run_command("streaks", "--json").json["practices"]}
    for practice in ("listen", "share"):
        assert streaks[practice]["current"] == 2
        assert streaks[practice]["keep_by"] == "2026-11-24"
    assert streaks["time"]["current"] == 0
    assert streaks["time"]["keep_by"] is None
    with TinyDB(own_file(home)) as plain:
        years = {record["uid"]: record for record in plain.table("marks").all()}
    assert sorted(years) == ["listen|2026", "share|2026"]
    for year in years.values():
        assert sorted(year["days"]) == ["11-22", "11-23"]
        assert {(d["state"], d["by_hand"]) for d in year["days"].values()} == {("done", True)}


def test_the_file_and_its_folder_belong_to_their_owner_alone(home: Path) -> None:
    run_command("check", "listen").well()
    assert own_file(home).stat().st_mode & 0o777 == 0o600
    assert own_file(home).parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", "2026-11-23"),
        ("TODAY", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("-2", "2026-11-21"),
        ("+0", "2026-11-23"),
        ("2026-11-21", "2026-11-21"),
        ("2024-02-29", "2024-02-29"),
        ("monday", "2026-11-23"),
        ("Tue", "2026-11-17"),
        ("sunday", "2026-11-22"),
    ],
)
def test_a_past_day_can_be_named_in_many_ways(word: str, day: str) -> None:
    run_command("check", "listen", "--on", word).well()
    assert marked() == {day: ["listen"]}


@pytest.mark.parametrize(("word", "day"), [("tomorrow", "2026-11-24"), ("+3", "2026-11-26")])
def test_a_day_to_come_can_rest(word: str, day: str) -> None:
    run_command("rest", "time", "--on", word).well()
    assert marked() == {day: ["time-"]}


@pytest.mark.parametrize(
    ("word", "practice"),
    [
        ("listen", "listen"),
        ("LISTEN", "listen"),
        ("2", "share"),
        ("Be supportive", "support"),
        ("act", "listen"),
        ("q", "time"),
        ("honest and", "honest"),
    ],
)
def test_a_practice_can_be_named_in_many_ways(word: str, practice: str) -> None:
    run_command("check", word).well()
    assert marked() == {"2026-11-23": [practice]}


def test_a_practice_named_twice_is_ticked_and_told_once() -> None:
    said = run_command("check", "listen", "1", "active", "--on", "today", "--on", "-0").well()
    assert said.count("\n") == 1
    assert run_command("streaks", "--json").json["practices"][0]["total"] == 1


def test_a_range_has_both_of_its_ends() -> None:
    said = run_command("check", "time", "--from", "2026-10-30", "--to", "2026-11-02").well()
    assert "4 days, 2026-10-30 to 2026-11-02" in said
    assert list(marked()) == ["2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"]


def test_a_range_without_an_end_goes_up_to_today() -> None:
    run_command("check", "time", "--from", "saturday").well()
    assert list(marked()) == ["2026-11-21", "2026-11-22", "2026-11-23"]


def test_a_range_without_a_beginning_is_its_end() -> None:
    run_command("check", "time", "--to", "saturday").well()
    assert list(marked()) == ["2026-11-21"]


def test_a_range_and_single_days_go_together() -> None:
    run_command("check", "time", "--from", "-2", "--to", "-1", "--on", "-9", "--on", "-1").well()
    assert list(marked()) == ["2026-11-14", "2026-11-21", "2026-11-22"]


def test_a_range_may_span_years_and_a_leap_day(home: Path) -> None:
    run_command("check", "time", "--from", "2023-12-30", "--to", "2024-03-01").well()
    assert len(marked()) == 2 + 31 + 29 + 1
    years = {r["uid"]: len(r["days"]) for r in tables_of(own_file(home))["marks"].values()}
    assert years == {"time|2023": 2, "time|2024": 61}


def test_a_tick_can_be_taken_back() -> None:
    run_command("check", "listen", "share").well()
    assert "Active listening: open today" in run_command("uncheck", "listen").well()
    assert marked() == {"2026-11-23": ["share"]}


def test_a_rest_can_be_taken_back() -> None:
    run_command("rest", "listen", "--on", "+5").well()
    run_command("uncheck", "listen", "--on", "+5").well()
    assert marked() == {}


def test_a_rest_bridges_and_does_not_count() -> None:
    run_command("check", "listen", "--on", "-2", "--on", "today").well()
    said = run_command("rest", "listen", "--on", "yesterday").well()
    assert "rest yesterday, 2 days in a row" in said


def test_all_rest_at_once() -> None:
    assert run_command("rest", "all").well().count("\n") == 5
    assert marked() == {"2026-11-23": ["listen-", "share-", "support-", "time-", "honest-"]}


def test_a_range_of_rests_spares_what_is_done() -> None:
    run_command("check", "listen", "--on", "-1", "--on", "-3").well()
    said = run_command("rest", "listen", "--from", "-4", "--to", "-1").well()
    assert "Active listening: rest Thursday 19 November, Saturday 21 November, 2 done d" in said
    assert "2 done days stay" in said
    said = run_command("rest", "listen", "--from", "-1", "--to", "-1").well()
    assert "rest yesterday" in said
    said = run_command("rest", "listen", "--from", "-3", "--to", "-3", "--on", "today").well()
    assert "rest today, 1 done day stays" in said


def test_done_takes_the_place_of_a_rest_and_the_other_way_round() -> None:
    run_command("rest", "listen").well()
    run_command("check", "listen").well()
    assert marked() == {"2026-11-23": ["listen"]}
    run_command("rest", "listen").well()
    assert marked() == {"2026-11-23": ["listen-"]}


def test_ticking_again_changes_nothing_and_says_so(home: Path) -> None:
    run_command("check", "listen").well()
    before = own_file(home).read_bytes()
    assert "nothing to change" in run_command("check", "listen", now="2026-11-23T21:00").well()
    assert own_file(home).read_bytes() == before


def test_a_tick_leaves_what_a_later_version_wrote(home: Path, path: Path) -> None:
    cell = {"state": "rest", "weather": "rain", "at": "2026-11-01T12:00:00.000Z"}
    year = {**year_of("listen", 2026, {"11-23": cell}), "colour": "blue"}
    write_file(path, marks=[year], moons=[{"uid": "m", "phase": "full"}])
    run_command("check", "listen", file=path).well()
    tables = tables_of(path)
    assert [moon["phase"] for moon in tables["moons"].values()] == ["full"]
    (kept,) = tables["marks"].values()
    assert kept["colour"] == "blue"
    assert kept["days"]["11-23"]["weather"] == "rain"
    assert kept["days"]["11-23"]["state"] == "done"


def test_a_box_that_planned_time_holds_stays_and_says_why(path: Path) -> None:
    cell = {"state": "done", "by_hand": True, "via": ["o-1"], "at": "2026-11-01T12:00:00.000Z"}
    write_file(path, marks=[year_of("time", 2026, {"11-23": cell})])
    said = run_command("uncheck", "time", file=path).well()
    assert "planned time took place, so the box stays" in said
    assert marked(path) == {"2026-11-23": ["time"]}
    assert "planned time" in run_command("rest", "time", file=path).refusal()
    assert marked(path) == {"2026-11-23": ["time"]}


@pytest.mark.parametrize(
    ("now", "day"), [("2026-11-24T01:30", "2026-11-23"), ("2026-11-24T04:00", "2026-11-24")]
)
def test_the_small_hours_belong_to_the_day_before(now: str, day: str) -> None:
    run_command("check", "listen", now=now).well()
    assert marked() == {day: ["listen"]}


@pytest.mark.parametrize(
    ("zone", "now", "day"),
    [
        ("America/New_York", "2026-03-08T03:59", "2026-03-07"),
        ("America/New_York", "2026-03-08T04:30", "2026-03-08"),
        ("America/New_York", "2026-11-01T03:30", "2026-10-31"),
        ("America/New_York", "2026-11-01T04:00", "2026-11-01"),
        ("Pacific/Kiritimati", "2026-11-23T20:00Z", "2026-11-24"),
        ("America/New_York", "2026-11-24T08:59Z", "2026-11-23"),
        ("America/New_York", "2026-11-24T09:00Z", "2026-11-24"),
    ],
)
def test_the_wall_clock_of_the_zone_decides(zone: str, now: str, day: str) -> None:
    run_command("check", "listen", now=now, TZ=zone).well()
    assert marked() == {day: ["listen"]}


def test_the_zone_of_the_process_is_heeded() -> None:
    run_process("check", "listen", now="2026-11-23T20:00Z", TZ="Pacific/Kiritimati").well()
    assert marked() == {"2026-11-24": ["listen"]}


def test_processes_that_write_at_once_all_land(home: Path) -> None:
    practices = ["listen", "share", "support", "time", "honest"]
    ticking = [start_process("check", practice) for practice in practices]
    for process in ticking:
        with process:
            process.communicate()
        assert process.returncode == 0
    assert marked() == {"2026-11-23": practices}
    assert len(tables_of(own_file(home))["meta"]) == 1


def test_the_first_change_of_an_hour_is_preceded_by_a_backup(home: Path) -> None:
    run_command("check", "listen").well()
    first = own_file(home).read_bytes()
    run_command("check", "share", now="2026-11-23T21:30").well()
    run_command("check", "time", now="2026-11-23T21:40").well()
    assert [kept.read_bytes() for kept in backups_of(home)] == [first]


def test_a_tick_is_saved_even_where_no_backup_can_be_made(home: Path) -> None:
    run_command("check", "listen").well()
    shutil.rmtree(home / "state")
    (home / "state").write_text("in the way")
    result = run_command("check", "share")
    assert result.status == 0
    assert result.err.count("\n") == 1
    assert "saved, but no backup could be made" in result.err
    assert marked() == {"2026-11-23": ["listen", "share"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "lissten"], ["'lissten'", "did you mean listen?"]),
        (["check", "juggling"], ["'juggling'", "listen, share, support, time, honest"]),
        (["check", ""], ["there is no practice ''"]),
        (["check", "6"], ["there is no practice '6'"]),
        (["check", "s"], ["Share your emotions or Be supportive", "write more of it"]),
        (["check", "listen", "lissten"], ["'lissten'"]),
        (["check", "listen", "--on", "2026-02-30"], ["'2026-02-30' is not a day", "2026-11-21"]),
        (["check", "listen", "--on", "2026-13-01"], ["'2026-13-01' is not a day"]),
        (["check", "listen", "--on", "2026-2-33"], ["'2026-2-33' is not a day"]),
        (["check", "listen", "--on", "m"], ["'m' is not a day", "weekday"]),
        (["check", "listen", "--on", "to\nday"], ["is not a day"]),
        (["check", "listen", "--on", "1899-12-31"], ["is before 1900"]),
        (["check", "listen", "--on", "-99999999999999"], ["too far away"]),
        (["check", "listen", "--on", "tomorrow"], ["tomorrow (2026-11-24)", "can only rest"]),
        (["check", "listen", "--on", "today", "--on", "+9"], ["(2026-12-02)"]),
        (["check", "listen", "--from", "-1", "--to", "+1"], ["(2026-11-24)"]),
        (["check", "listen", "--from", "-1", "--to", "-3"], ["runs backwards", "earlier"]),
        (["check", "listen", "--from", "tomorrow"], ["runs backwards"]),
        (["rest", "listen", "--from", "+3", "--to", "+1"], ["runs backwards"]),
        (["uncheck", "lissten"], ["did you mean listen?"]),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    tmp_path: Path, arguments: list[str], said: list[str]
) -> None:
    nothing = disk(tmp_path)
    refusal = run_command(*arguments).refusal()
    for part in said:
        assert part in refusal
    assert disk(tmp_path) == nothing
    run_command("check", "honest").well()
    before = disk(tmp_path)
    assert run_command(*arguments).refusal() == refusal
    assert disk(tmp_path) == before


def test_a_full_disk_leaves_the_file_as_it_was(home: Path, path: Path) -> None:
    run_command("demo", "--years", "1", "--file", path).well()
    before = disk(path.parent)
    refusal = run_process("check", "share", file=path, code=no_room_beyond(4096)).refusal()
    assert str(path) in refusal
    assert "the file may not grow any larger here" in refusal
    assert {name: data for name, data in disk(path.parent).items() if "lock" not in name} == {
        name: data for name, data in before.items() if "lock" not in name
    }
    assert run_command("today", "--line", file=path).well().startswith("1 of 5 done")


def test_a_day_in_the_place_of_a_practice_is_told_apart() -> None:
    assert "'today' is a day; write --on today" in run_command("check", "5", "today").refusal()
    assert "'-2' is a day" in run_command("rest", "--", "5", "-2").refusal()
    assert marked() == {}


def test_a_typo_brings_in_nobody(tmp_path: Path) -> None:
    run_command("people", "add", "Anna").well()
    run_command("people", "add", "Uncle Bob").well()
    before = disk(tmp_path)
    for command in (["check", "share"], ["note", "a word"]):
        refusal = run_command(*command, "--with", "anan").refusal()
        assert "nobody called anan; did you mean Anna? `nearer people add anan` adds" in refusal
    assert "'Myself'" in run_command("people", "add", "Myself").refusal()
    assert disk(tmp_path) == before
    said = run_command("check", "time", "--with", "bob and Tim").well()
    assert "done today with Uncle Bob, Tim" in said
    assert "Tim is new among the people." in said
    run_command("people", "add", "anan").well()
    assert "with anan" in run_command("check", "share", "--with", "Anan").well()
    assert "Zoë is there already" in [
        run_command("people", "add", name) for name in ("Zo\u00eb", "Zoe\u0308")
    ][1].refusal().replace("e\u0308", "\u00eb")


def test_days_are_read_in_words_too_looking_back() -> None:
    for said, day in (
        ("1 nov", "2026-11-01"),
        ("1 dec", "2025-12-01"),
        ("1.11.", "2026-11-01"),
        ("last monday", "2026-11-16"),
        ("the day before yesterday", "2026-11-21"),
        ("5 october 2024", "2024-10-05"),
    ):
        run_command("check", "honest", "--on", said).well()
        assert marked() == {day: ["honest"]}, said
        run_command("uncheck", "honest", "--on", said).well()
    assert (
        "'1 dec or so' is not a day"
        in run_command("check", "honest", "--on", "1 dec or so").refusal()
    )


def test_practices_may_be_joined_by_commas() -> None:
    run_command("check", "listen,share", "5").well()
    assert marked() == {"2026-11-23": ["listen", "share", "honest"]}
    assert "there is no practice '1-3'" in run_command("check", "1-3").refusal()
