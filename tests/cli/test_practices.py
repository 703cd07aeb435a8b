"""``nearer practice``: list, add, rename, off and on."""

from pathlib import Path
from typing import Any

from tests.cli.command import (
    disk,
    marked,
    own_file,
    practices_of,
    records_of,
    run_command,
    start_process,
    tables_of,
    tick,
)

FIVE = ["listen", "share", "support", "time", "honest"]


def listed() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run_command("practice", "list", "--json").json
    return found


def keys() -> dict[str, int]:
    """The keys of the practices that are on."""
    return {p["id"]: p["number"] for p in listed() if p["on"]}


def test_the_five_are_listed() -> None:
    assert run_command("practice", "list").well() == (
        " 1  listen           Active listening       daily\n"
        " 2  share            Share your emotions    daily\n"
        " 3  support          Be supportive          daily\n"
        " 4  time             Quality time           daily\n"
        " 5  honest           Honest and authentic   daily\n"
    )
    assert listed()[3] == {
        "id": "time",
        "number": 4,
        "name": "Quality time",
        "on": True,
        "schedule": "daily",
    }
    assert [p["id"] for p in listed()] == FIVE


def test_a_practice_of_ones_own_comes_after_the_five(home: Path) -> None:
    said = run_command("practice", "add", "Walk", "the dog").well()
    assert said == "Walk the dog: key 6, id walk-the-dog, daily from now on\n"
    run_command("practice", "add", "Café!").well()
    assert list(keys().items())[5:] == [("walk-the-dog", 6), ("cafe", 7)]
    tick("6", "today")
    tick("café!", "today")
    assert marked() == {"2026-11-23": ["walk-the-dog", "cafe"]}
    assert "7 [x] done  Café!" in run_command("today").well()
    assert records_of(own_file(home), "practices")["cafe"] == {"name": "Café!", "number": 7}


def test_nine_practices_are_on_and_any_number_is_kept(tmp_path: Path) -> None:
    for name in ("Walk", "Letters", "Cook", "Sing"):
        run_command("practice", "add", name).well()
    said = run_command("practice", "add", "Dance").well()
    assert said == (
        "Dance: id dance, switched off at first: 9 are on, as many as there are keys; "
        "`nearer practice off ID`, then `nearer practice on dance`\n"
    )
    before = disk(tmp_path)
    refusal = run_command("practice", "on", "dance").refusal()
    assert "9 practices are as many as there are keys; switch one off first" in refusal
    assert disk(tmp_path) == before
    run_command("practice", "off", "letters").well()
    assert "Dance is on, key 7" in run_command("practice", "on", "dance").well()
    refusal = run_command("practice", "on", "letters").refusal()
    assert "switch one off first" in refusal
    run_command("practice", "off", "walk").well()
    assert run_command("practice", "on", "letters").well() == "Letters is on, key 6\n"
    assert keys() == dict(
        zip([*FIVE, "letters", "dance", "cook", "sing"], range(1, 10), strict=True)
    )


def test_a_practice_is_called_something_else_and_keeps_its_id(home: Path) -> None:
    tick("listen", "today")
    said = run_command("practice", "rename", "listen", "Hear", "them", "out").well()
    assert said == "Active listening is now called Hear them out\n"
    assert "1 [x] done  Hear them out" in run_command("today").well()
    assert records_of(own_file(home), "practices") == {"listen": {"name": "Hear them out"}}
    for word in ("listen", "1", "hear"):
        assert "nothing to change" in run_command("check", word).well()
    assert "there is no practice 'active'" in run_command("check", "active").refusal()
    run_command("practice", "rename", "1", "Active listening").well()
    assert listed()[0]["name"] == "Active listening"


def test_a_practice_that_is_off_is_neither_shown_nor_asked_for_and_keeps_its_days() -> None:
    tick("time", "2026-11-20", "today")
    tick("listen", "2026-11-20")
    said = run_command("practice", "off", "time").well()
    assert said == (
        "Quality time is off; its days stay, `nearer practice on time` brings it back\n"
    )
    assert "Quality time" not in run_command("today").well()
    assert list(practices_of(run_command("streaks", "--json").json)) == [
        practice for practice in FIVE if practice != "time"
    ]
    assert run_command("practice", "list").well().splitlines()[3] == (
        " -  time             Quality time           daily, off"
    )
    assert marked() == {"2026-11-20": ["listen", "time"], "2026-11-23": ["time"]}
    assert run_command("practice", "on", "time").well() == "Quality time is on, key 4\n"
    assert "4 [x] done  Quality time" in run_command("today").well()


def test_what_was_done_stays_a_connected_day_when_its_practice_is_off() -> None:
    tick("time", "yesterday", "today")
    tick("listen", "2026-11-21")
    run_command("practice", "off", "time").well()
    assert run_command("streaks", "--json").json["connected"]["current"] == 3


def test_a_practice_that_is_off_holds_nothing_against_a_day_on_which_all_others_rest() -> None:
    tick("listen", "2026-11-21", "today")
    run_command("rest", "all", "--on", "yesterday").well()
    run_command("uncheck", "time", "--on", "yesterday").well()
    assert run_command("streaks", "--json").json["connected"]["current"] == 1
    run_command("practice", "off", "time").well()
    assert run_command("streaks", "--json").json["connected"]["current"] == 2


def test_the_last_practice_stays_on(tmp_path: Path) -> None:
    for practice in FIVE[1:]:
        run_command("practice", "off", practice).well()
    before = disk(tmp_path)
    refusal = run_command("practice", "off", "listen").refusal()
    assert "Active listening is the only practice that is on; switch another on" in refusal
    assert disk(tmp_path) == before
    assert run_command("today", "--line").well() == "0 of 1 done, 0 connected days\n"


def test_what_is_off_already_stays_so_and_comes_back_as_it_was() -> None:
    run_command("practice", "off", "time").well()
    assert run_command("practice", "off", "time").well() == "It is so already; nothing to change.\n"
    run_command("practice", "on", "time").well()
    assert keys() == dict(zip(FIVE, range(1, 6), strict=True))


def test_practices_added_at_once_have_keys_of_their_own() -> None:
    names = ["Walk", "Letters", "Cook"]
    adding = [start_process("practice", "add", name) for name in names]
    for process in adding:
        with process:
            process.communicate()
        assert process.returncode == 0
    assert sorted(keys().values()) == list(range(1, 9))
    assert set(keys()) == {*FIVE, "walk", "letters", "cook"}


# out and in


def test_habits_go_out_and_come_in_with_everything_else(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for arguments in (
        ["practice", "add", "Walk the dog"],
        ["practice", "off", "share"],
        ["schedule", "walk", "3/week"],
        ["pause", "all", "--from", "+3", "--why", "in the hills"],
        ["settings", "grace", "on"],
        ["check", "6"],
    ):
        run_command(*arguments, file=one).well()
    run_command("export", tmp_path / "out.json", file=one).well()
    run_command("import", tmp_path / "out.json", file=two).well()
    for table in ("practices", "schedules", "pauses", "settings", "marks"):
        assert tables_of(two)[table] == tables_of(one)[table]
    for look in (["today"], ["streaks", "--json"], ["practice", "list"], ["pause"], ["settings"]):
        assert run_command(*look, file=two).well() == run_command(*look, file=one).well()


def test_of_two_files_the_later_habit_stands(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for file, hour, name, goal in ((one, 20, "Hear", "3"), (two, 21, "Attend", "4")):
        now = f"2026-11-23T{hour}:00"
        run_command("practice", "rename", "listen", name, file=file, now=now).well()
        run_command("settings", "day_goal", goal, file=file, now=now).well()
    run_command("pause", "listen", file=two).well()
    run_command("import", two, file=one).well()
    run_command("import", one, file=two).well()
    for file in (one, two):
        assert "Attend" in run_command("practice", "list", file=file).well()
        assert run_command("settings", "day_goal", "--json", file=file).json == {"day_goal": 4}
        assert "listen   from 2026-11-23 on" in run_command("pause", file=file).well()


def test_a_key_that_two_files_gave_twice_is_given_anew(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    run_command("practice", "add", "Walk", file=one).well()
    run_command("check", "6", file=one).well()
    run_command("practice", "add", "Cook", file=two).well()
    run_command("check", "6", file=two, now="2026-11-23T22:00").well()
    for file, source in ((one, two), (two, one)):
        run_command("import", source, file=file).well()
        found = run_command("practice", "list", "--json", file=file).json
        assert [(p["id"], p["number"]) for p in found[5:]] == [("cook", 6), ("walk", 7)]
        assert marked(file) == {"2026-11-23": ["cook", "walk"]}
        assert run_command("doctor", file=file).status == 0


def test_marks_of_ones_own_practices_go_out_and_come_in_as_csv(tmp_path: Path) -> None:
    run_command("practice", "add", "Walk the dog").well()
    tick("walk", "yesterday")
    run_command("rest", "walk").well()
    run_command("practice", "off", "walk").well()
    out, new = tmp_path / "out.csv", tmp_path / "new.json"
    run_command("export", out).well()
    assert out.read_text().splitlines()[1:] == [
        "2026-11-22,walk-the-dog,done,,,",
        "2026-11-23,walk-the-dog,rest,,,",
    ]
    said = run_command("import", out, file=new).well()
    assert "Walk the dog was added, with the key 6" in said
    assert marked(new) == {"2026-11-22": ["walk-the-dog"], "2026-11-23": ["walk-the-dog-"]}
    assert "6  walk-the-dog" in run_command("practice", "list", file=new).well()
    assert "0 of them new here" in run_command("import", out).well()


def test_a_practice_of_ones_own_comes_back_whatever_it_is_called(tmp_path: Path) -> None:
    """``sing`` is no slip of listen; ``times`` and ``list`` may be, and the way out is named."""
    own = ("sing", "list", "times")
    for name in own:
        run_command("practice", "add", name).well()
        tick(name, "yesterday")
    out, new = tmp_path / "out.csv", tmp_path / "new.json"
    run_command("export", out).well()
    refusal = run_command("import", out, file=new).refusal()
    assert "row 3: 'list' could be Active listening; `nearer import --as list=own`" in refusal
    refusal = run_command("import", out, "--as", "list=own", file=new).refusal()
    assert "row 4: there is no practice 'times'; did you mean time? " in refusal
    assert "`nearer import --as times=own` makes it one of your own" in refusal
    chosen = ("--as", "list=own", "--as", "times=own")
    run_command("import", out, *chosen, file=new).well()
    assert marked() == {"2026-11-22": ["sing", "list", "times"]}
    assert {day: set(done) for day, done in marked(new).items()} == {"2026-11-22": {*own}}
    other = tmp_path / "other.json"
    run_command("import", out, "--as", "list=listen", "--as", "times=time", file=other).well()
    assert marked(other) == {"2026-11-22": ["listen", "time", "sing"]}
    refusal = run_command("import", out, *chosen, "--as", "Dance=own", file=new).refusal()
    assert "there is no practice 'Dance' in it; nothing was imported" in refusal
