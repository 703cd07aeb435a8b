"""What a command says is what holds afterwards."""

from pathlib import Path

from tests.cli.command import run_command, write_file, year_of


def test_a_practice_never_takes_the_id_that_means_all() -> None:
    assert "id all-2" in run_command("practice", "add", "All!").well()
    run_command("rest", "all").well()
    assert "[-] rest  All!" in run_command("today").well()


def test_a_csv_row_for_all_adds_no_practice(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("day,practice,state\n2026-11-01,all,done\n")
    assert "there is no practice 'all'" in run_command("import", source).refusal()


def test_switching_on_what_is_on_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "new.json"
    assert "nothing to change" in run_command("practice", "on", "listen", file=file).well()
    run_command("practice", "add", "Walk", file=file).well()
    before = file.read_bytes()
    assert "nothing to change" in run_command("practice", "on", "walk", file=file).well()
    assert file.read_bytes() == before


def test_a_practice_that_is_off_hides_no_key() -> None:
    run_command("practice", "add", "Aaa").well()
    run_command("practice", "off", "aaa").well()
    run_command("practice", "add", "Zoo").well()
    assert run_command("check", "6").well().startswith("Zoo: done today")


def test_a_schedule_that_a_later_one_covers_is_not_said_to_hold() -> None:
    run_command("schedule", "listen", "3/week", "--from", "2026-11-27").well()
    said = run_command("schedule", "listen", "mon", "--from", "2026-11-25").well()
    assert "is kept, but 3/week covers it" in said
    assert run_command("schedule", "listen").well().startswith("Active listening: 3/week\n")


def test_a_schedule_says_how_long_it_holds() -> None:
    run_command("schedule", "listen", "daily", "--from", "2026-12-01").well()
    said = run_command("schedule", "listen", "mon,thu").well()
    assert said.endswith("from Monday 23 November 2026 on, until 2026-12-01 (daily)\n")


def test_resume_speaks_for_each_practice() -> None:
    run_command("pause", "all").well()
    run_command("pause", "listen", "--from", "-3").well()
    run_command("pause", "share", "--from", "+1").well()
    said = run_command("resume", "listen", "share").well().splitlines()
    assert said == [
        "Active listening: back from today on; all practices are away still",
        "Share your emotions: the pause to come is called off; all practices are away still",
    ]


def test_resume_all_leaves_nothing_away() -> None:
    run_command("pause", "listen", "--from", "-3").well()
    run_command("pause", "share", "--from", "+5").well()
    assert run_command("resume", "all").well() == "Active listening: back from today on\n"
    assert run_command("resume").well() == run_command("pause").well()
    run_command("pause", "all").well()
    run_command("pause", "time").well()
    assert run_command("resume", "ALL").well().splitlines() == [
        "Everything: back from today on",
        "Quality time: back from today on",
    ]
    said = "Share your emotions: the pause to come is called off\n"
    assert run_command("resume", "all").well() == said
    assert "nothing is away; there is nothing to resume" in run_command("resume", "all").refusal()


def test_all_is_every_practice_that_is_on_and_leaves_what_was_said() -> None:
    run_command("practice", "off", "support").well()
    run_command("rest", "time").well()
    said = run_command("check", "all", "--with", "Alex").well().splitlines()
    assert [line.partition(",")[0] for line in said[:4]] == [
        "Active listening: done today with Alex",
        "Share your emotions: done today with Alex",
        "Quality time: rest",
        "Honest and authentic: done today with Alex",
    ]
    assert "so it stays" in said[2]
    assert run_command("rest", "all").well().count("done, so it stays") == 3
    back = run_command("uncheck", "all").well().splitlines()
    assert [line.partition(": ")[2] for line in back] == ["open today"] * 4
    for command in ("check", "uncheck", "rest", "pause", "resume"):
        helped = " ".join(run_command(command, "--help").well().split())
        assert "all is every practice that is on" in helped


def test_spaces_of_any_kind_are_tidied_in_a_name() -> None:
    assert (
        run_command("practice", "add", "\u00a0New  one\u3000").well().startswith("New one: key 6")
    )
    assert "needs a name" in run_command("practice", "add", "\u3000").refusal()
    assert run_command("check", "new one").well().startswith("New one: done")


def test_options_may_stand_between_the_words() -> None:
    said = run_command("schedule", "listen", "--from", "2026-12-01", "3/week").well()
    assert "3/week from Monday 30 November 2026 on" in said
    assert run_command("check", "listen", "--on", "today", "share").well().count("done today") == 2


def test_a_day_without_a_schedule_is_refused() -> None:
    said = run_command("schedule", "listen", "--from", "2026-12-01").refusal()
    assert "--from goes with a schedule" in said


def test_a_tick_taken_back_says_what_the_day_is_then(tmp_path: Path) -> None:
    file, at = tmp_path / "here.json", "2026-11-01T12:00:00.000Z"
    both = {"state": "done", "by_hand": True, "via": ["o-1"], "at": at}
    year = year_of("time", 2026, {"11-20": "done", "11-21": "rest", "11-22": "done"})
    year["days"]["11-23"] = both
    write_file(file, marks=[year])
    run_command("schedule", "time", "weekdays", "mon,fri,sun", "--from", "-9", file=file).well()
    run_command("pause", "time", "--from", "2026-11-22", "--to", "2026-11-22", file=file).well()
    said = run_command("uncheck", "time", "--from", "-3", file=file).well()
    now = "open Friday 20 November, not asked for Saturday 21 November, away yesterday, done today"
    assert said.startswith(f"Quality time: {now}, 1 day in a row")
    assert said.endswith("planned time took place today, so the box stays\n")
    assert f"Quality time: {now}" in run_command("undo", "--list", file=file).well()
