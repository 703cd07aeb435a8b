"""``nearer schedule``, ``pause``, ``resume``, ``practice`` and ``settings``."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.command import (
    disk,
    marked,
    own_file,
    practices_of,
    records_of,
    run_command,
    tables_of,
    tick,
    write_file,
    year_of,
)
from tests.examples import examples
from tests.store.build import scratch
from tui.domain.settings import SETTINGS

FIVE = ["listen", "share", "support", "time", "honest"]
TOO_LONG = "x" * 61


def schedule_of(practice: str, day: str = "today", now: str = "2026-11-23T20:00") -> str:
    """The schedule of a practice on a day that is not to come."""
    found = run_command("streaks", "--json", "--on", day, now=now).json
    return str(practices_of(found)[practice]["schedule"])


def states(practice: str, *days: str) -> list[str]:
    """What ``streaks`` says of a practice on some days that are over."""
    return [
        practices_of(run_command("streaks", "--json", "--on", day, now="2027-06-01T12:00").json)[
            practice
        ]["today"]
        for day in days
    ]


# schedule


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["daily"], "daily"),
        (["weekdays", "mon,thu"], "weekdays mon,thu"),
        (["weekdays", "thursday", "Mon"], "weekdays mon,thu"),
        (["tue,", "sat"], "weekdays tue,sat"),
        (["weekdays"], "weekdays mon,tue,wed,thu,fri"),
        (["3/week"], "3/week"),
        (["3x/week"], "3/week"),
        (["7 / week"], "7/week"),
        (["mon,tue,wed,thu,fri,sat,sun"], "daily"),
    ],
)
def test_a_schedule_can_be_written_in_many_ways(words: list[str], text: str) -> None:
    run_command("schedule", "honest", "2/week").well()
    said = run_command("schedule", "honest", *words).well()
    assert said == f"Honest and authentic: {text} from Monday 23 November 2026 on\n"
    assert schedule_of("honest") == text
    assert f"Honest and authentic   {text}\n" in run_command("practice", "list").well()
    again = run_command("schedule", "honest", *text.split()).well()
    assert again == "It is so already; nothing to change.\n"


def test_a_schedule_is_one_readable_record(home: Path) -> None:
    run_command("schedule", "time", "weekdays", "fri,sat", "--from", "2026-11-20").well()
    assert records_of(own_file(home), "schedules") == {
        "time|2026-11-20": {
            "practice": "time",
            "from": "2026-11-20",
            "schedule": "weekdays fri,sat",
        }
    }


def test_what_came_before_a_schedule_keeps_its_meaning() -> None:
    run_command("schedule", "listen", "weekdays", "mon", "--from", "2026-11-16").well()
    run_command("schedule", "listen", "daily").well()
    assert states("listen", "2026-11-15", "2026-11-17", "2026-11-22") == ["none", "off", "off"]
    assert states("listen", "2026-11-24") == ["none"]
    assert schedule_of("listen", "2026-11-15") == "daily"
    assert schedule_of("listen", "2026-11-22") == "weekdays mon"


def test_a_past_day_may_be_given_and_then_the_days_since_are_read_anew() -> None:
    tick("listen", "2026-11-16", "2026-11-19", "2026-11-23")
    streak = practices_of(run_command("streaks", "--json").json)["listen"]
    assert (streak["current"], streak["best"]) == (1, 1)
    run_command("schedule", "listen", "mon,thu", "--from", "2026-11-01").well()
    streak = practices_of(run_command("streaks", "--json").json)["listen"]
    assert (streak["current"], streak["best"]) == (3, 3)


WHOLE = "{}: 3/week from {} November 2026 on, the first day of that week, as weeks count whole\n"


def test_a_week_begins_with_per_week_whatever_its_day() -> None:
    said = run_command("schedule", "listen", "3/week", "--from", "2026-11-19").well()
    assert said == WHOLE.format("Active listening", "Monday 16")
    assert schedule_of("listen", "2026-11-15") == "daily"
    assert schedule_of("listen", "2026-11-16") == "3/week"
    run_command("settings", "week_start", "sunday").well()
    said = run_command("schedule", "share", "3/week", "--from", "2026-11-19").well()
    assert said == WHOLE.format("Share your emotions", "Sunday 15")
    assert schedule_of("share", "2026-11-15") == "3/week"


def test_the_schedules_of_a_practice_are_told() -> None:
    assert run_command("schedule", "listen").well() == "Active listening: daily\n"
    run_command("schedule", "listen", "mon", "--from", "2026-12-01").well()
    said = run_command("schedule", "listen", "3/week").well()
    assert said.endswith(" on, until 2026-12-01 (weekdays mon)\n")
    assert run_command("schedule", "listen").well() == (
        "Active listening: 3/week\n  2026-11-23  3/week\n  2026-12-01  weekdays mon\n"
    )


def test_a_day_has_one_schedule_the_latest_that_was_given() -> None:
    run_command("schedule", "listen", "mon").well()
    run_command("schedule", "listen", "tue").well()
    assert run_command("schedule", "listen").well() == (
        "Active listening: weekdays tue\n  2026-11-23  weekdays tue\n"
    )


# pause and resume


def test_a_pause_holds_both_of_its_ends_and_bridges(home: Path) -> None:
    tick("listen", "2026-11-19", "2026-11-23")
    said = run_command(
        "pause", "listen", "--from", "2026-11-20", "--to", "2026-11-22", "--why", " with  Alex "
    ).well()
    assert said == ("Active listening: away from Friday 20 November up to and with yesterday\n")
    assert states("listen", *(f"2026-11-{day}" for day in range(19, 25))) == [
        "done",
        "paused",
        "paused",
        "paused",
        "done",
        "none",
    ]
    assert "Active listening      2 days" in run_command("today").well()
    assert records_of(own_file(home), "pauses") == {
        "listen|2026-11-20": {
            "practice": "listen",
            "from": "2026-11-20",
            "to": "2026-11-22",
            "why": "with Alex",
        }
    }


def test_a_pause_is_open_ended_without_an_end() -> None:
    said = run_command("pause", "time", "share").well()
    assert said == "Quality time, Share your emotions: away from today until you resume\n"
    assert states("time", "2026-11-22", "2026-11-23", "2027-05-31") == ["none", "paused", "paused"]
    assert states("share", "2027-05-31") == ["paused"]
    assert states("listen", "2027-05-31") == ["none"]


def test_a_pause_of_all_covers_each_and_is_shown_today() -> None:
    tick("listen", "2026-11-20", "2026-11-23")
    run_command("pause", "all", "--from", "-2", "--to", "+2", "--why", "in the hills").well()
    said = run_command("today").well()
    assert said.count("[-] away") == 4
    assert said.endswith("\nAway from 2026-11-21 to 2026-11-25: in the hills\n")
    assert "Connected: 2 days" in said
    assert "Away" not in run_command("today", now="2026-11-26T12:00").well()


def test_pauses_are_listed_in_the_order_of_their_days() -> None:
    assert run_command("pause").well() == "Nothing is or was away.\n"
    run_command("pause", "time", "--from", "2026-12-01", "--why", "moving house").well()
    run_command("pause", "all", "--from", "2026-01-01", "--to", "2026-01-02").well()
    assert run_command("pause").well().splitlines() == [
        "all      from 2026-01-01 to 2026-01-02",
        "time     from 2026-12-01 on  moving house",
    ]


@pytest.mark.parametrize(
    ("begin", "end", "overlaps"),
    [
        ("2026-11-01", "2026-11-09", False),
        ("2026-11-01", "2026-11-10", True),
        ("2026-11-12", "2026-11-13", True),
        ("2026-11-20", "2026-11-25", True),
        ("2026-11-21", "2026-11-25", False),
        ("2026-11-09", None, True),
        ("2026-11-21", None, False),
    ],
)
def test_pauses_of_one_practice_do_not_overlap(
    tmp_path: Path, begin: str, end: str | None, overlaps: bool
) -> None:
    run_command("pause", "time", "--from", "2026-11-10", "--to", "2026-11-20").well()
    wanted = ["--from", begin, *(["--to", end] if end else [])]
    before = disk(tmp_path)
    if not overlaps:
        run_command("pause", "time", *wanted).well()
        return
    refusal = run_command("pause", "time", *wanted).refusal()
    assert "Quality time is away already from 2026-11-10 to 2026-11-20; " in refusal
    assert "`nearer resume time --on 2026-11-10` takes that back" in refusal
    assert run_command("pause", "listen", "time", *wanted).refusal() == refusal
    assert disk(tmp_path) == before
    run_command("pause", "all", *wanted).well()
    run_command("pause", "listen", *wanted).well()
    run_command("resume", "time", "--on", "2026-11-10").well()
    run_command("pause", "time", *wanted).well()


def test_an_open_ended_pause_is_in_the_way_of_all_that_is_later() -> None:
    run_command("pause", "all", "--from", "2026-11-10").well()
    refusal = run_command("pause", "all", "--from", "2027-01-01").refusal()
    assert "is away already from 2026-11-10 on; `nearer resume all --on 2026-11-10`" in refusal
    run_command("pause", "all", "--from", "2026-11-01", "--to", "2026-11-09").well()


def test_who_comes_back_counts_again_that_day(home: Path) -> None:
    run_command("pause", "listen", "--from", "2026-11-10", "--why", "ill").well()
    assert run_command("resume", "listen").well() == "Active listening: back from today on\n"
    assert states("listen", "2026-11-22", "2026-11-23") == ["paused", "none"]
    (pause,) = records_of(own_file(home), "pauses").values()
    assert (pause["to"], pause["why"]) == ("2026-11-22", "ill")
    run_command("pause", "listen").well()
    assert states("listen", "2026-11-22", "2026-11-23") == ["paused", "paused"]


def test_the_day_of_coming_back_may_be_given() -> None:
    run_command("pause", "all", "--from", "2026-11-10", "--to", "2026-12-10").well()
    said = run_command("resume", "all", "--on", "2026-11-20").well()
    assert said == "Everything: back from Friday 20 November on\n"
    assert states("time", "2026-11-19", "2026-11-20", "2026-12-01") == ["paused", "none", "none"]


def test_a_pause_that_is_taken_back_on_its_first_day_leaves_a_trace_alone(home: Path) -> None:
    run_command("pause", "listen", "--why", "ill").well()
    run_command("resume", "listen").well()
    assert records_of(own_file(home), "pauses") == {"listen|2026-11-23": {"deleted": True}}
    assert run_command("pause").well() == "Nothing is or was away.\n"
    run_command("pause", "listen", "--to", "+1").well()
    assert run_command("pause").well() == "listen   from 2026-11-23 to 2026-11-24\n"


def test_the_next_pause_is_called_off_where_none_holds() -> None:
    run_command("pause", "listen", "--from", "2027-01-01").well()
    run_command("pause", "listen", "--from", "2026-12-01", "--to", "2026-12-05").well()
    said = run_command("resume", "listen").well()
    assert said == "Active listening: the pause to come is called off\n"
    assert run_command("pause").well() == "listen   from 2027-01-01 on\n"


def test_a_pause_that_is_over_stays() -> None:
    run_command("pause", "listen", "--from", "-9", "--to", "-1").well()
    assert "is not away" in run_command("resume", "listen").refusal()
    assert states("listen", "2026-11-22") == ["paused"]


def test_going_away_changes_no_mark(home: Path) -> None:
    tick("listen", "yesterday", "today")
    before = tables_of(own_file(home))["marks"]
    run_command("pause", "all", "--from", "-5").well()
    assert tables_of(own_file(home))["marks"] == before
    assert states("listen", "2026-11-23") == ["done"]


# settings


def test_the_settings_are_told_each_with_its_meaning() -> None:
    lines = run_command("settings").well().splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["day_start", "04:00"],
        ["week_start", "Monday"],
        ["day_goal", "1"],
        ["grace", "off"],
        ["show_streaks", "on"],
        ["default_minutes", "90"],
        ["date_order", "dmy"],
    ]
    for line, (name, setting) in zip(lines, SETTINGS.items(), strict=True):
        assert line.endswith(setting.meaning)
        assert run_command("settings", name).well().split() == line.split()
    assert (
        len({line.index(s.meaning) for line, s in zip(lines, SETTINGS.values(), strict=True)}) == 1
    )
    assert run_command("settings", "--json").json == {
        "day_start": "04:00",
        "week_start": "Monday",
        "day_goal": 1,
        "grace": False,
        "show_streaks": True,
        "default_minutes": 90,
        "date_order": "dmy",
    }
    assert run_command("settings", "grace", "--json").json == {"grace": False}


@pytest.mark.parametrize(
    ("name", "value", "words", "stored"),
    [
        ("day_start", "05:30", "05:30", "05:30"),
        ("day-start", "0", "00:00", "00:00"),
        ("DAY_START", "8:00", "08:00", "08:00"),
        ("day_start", "4 am", "04:00", "04:00"),
        ("default_minutes", "1h30", "90", 90),
        ("default_minutes", "half an hour", "30", 30),
        ("week_start", "sunday", "Sunday", "Sunday"),
        ("week-start", "We", "Wednesday", "Wednesday"),
        ("day_goal", "5", "5", 5),
        ("grace", "ON", "on", True),
        ("grace", "yes", "on", True),
        ("show_streaks", "off", "off", False),
        ("show-streaks", "false", "off", False),
    ],
)
def test_a_setting_is_changed_and_told(
    home: Path, name: str, value: str, words: str, stored: object
) -> None:
    plain = name.lower().replace("-", "_")
    said = run_command("settings", name, value).well()
    assert said == f"{plain} is {words}: {SETTINGS[plain].meaning}\n"
    assert run_command("settings", plain).well().split()[:2] == [plain, words]
    assert run_command("settings", plain, "--json").json == {plain: stored}
    assert records_of(own_file(home), "settings") == {plain: {"value": stored}}
    assert run_command("settings", name, words).well().startswith("It is so already")


# what is refused


REFUSED = [
    (["schedule", "lissten", "daily"], ["'lissten'", "did you mean listen?"]),
    (["schedule", "listen", "weekly"], ["'weekly' is no schedule", "daily, weekdays mon,thu or"]),
    (["schedule", "listen", "8/week"], ["'8/week' is no schedule", "3/week"]),
    (["schedule", "listen", "0/week"], ["'0/week' is no schedule"]),
    (["schedule", "listen", "weekdays", "m"], ["'weekdays m' is no schedule"]),
    (["schedule", "listen", "daily", "mon"], ["'daily mon' is no schedule"]),
    (["schedule", "listen", ""], ["'' is no schedule"]),
    (["schedule", "listen", "daily", "--from", "soon"], ["'soon' is not a day", "yesterday"]),
    (["pause", "lissten"], ["'lissten'", "did you mean listen?"]),
    (["pause", "listen", "zzz"], ["'zzz'", "listen, share, support, time, honest"]),
    (["pause", "all", "--from", "2026-02-30"], ["'2026-02-30' is not a day of the calendar"]),
    (["pause", "all", "--to", "2026"], ["'2026' is not a day"]),
    (["pause", "all", "--to", "yesterday"], ["from 2026-11-23 to 2026-11-22 runs", "earlier day"]),
    (["pause", "all", "--why", "x" * 201], ["a reason is one line of at most 200 characters"]),
    (["pause", "all", "--why", "\x1b[31m"], ["a reason is one line"]),
    (["resume", "lissten"], ["did you mean listen?"]),
    (["resume", "listen"], ["Active listening is not away; there is nothing to resume"]),
    (["resume", "share"], ["all practices are away", "Share your", "`nearer resume all`"]),
    (["resume", "all", "--on", "2026-12-25"], ["there is nothing to resume"]),
    (["practice", "add", ""], ["a practice needs a name"]),
    (["practice", "add", TOO_LONG], ["61 characters; 60 is the most"]),
    (["practice", "add", "a|b"], ["a name cannot hold '|'; leave it out"]),
    (["practice", "add", "a\nb"], [r"a name cannot hold '\n'; leave it out"]),
    (["practice", "add", "\x1b[31m"], [r"a name cannot hold '\x1b'"]),
    (["practice", "add", "6"], ["'6' means something else already; choose another name"]),
    (["practice", "add", "ALL"], ["'ALL' means something else already"]),
    (["practice", "add", "quality TIME"], ["there is a practice 'Quality time' already"]),
    (["practice", "add", "Listen"], ["'Listen' is the id of 'Active listening' already"]),
    (["practice", "rename", "share", "Be supportive"], ["'Be supportive' already; choose"]),
    (["practice", "rename", "share", "time"], ["'Quality time' already"]),
    (["practice", "rename", "zzz", "Walk"], ["'zzz'", "they are listen"]),
    (["practice", "off", "lissten"], ["did you mean listen?"]),
    (["practice", "on", "6"], ["there is no practice '6'"]),
    (["settings", "colour"], ["there is no setting 'colour'; they are day_start, week_start"]),
    (["settings", "colour", "red"], ["there is no setting 'colour'", "show_streaks"]),
    (["settings", "day_start", "noon"], ["a day begins between 00:00 and 08:00"]),
    (["settings", "day_start", "soon"], ["'soon' is not a time; write it like 04:00"]),
    (["settings", "day_start", "08:01"], ["between 00:00 and 08:00, not at '08:01'"]),
    (["settings", "day_start", "04:60"], ["'04:60' is not a time"]),
    (["settings", "week_start", "m"], ["'m' is not a weekday; write mon, tue"]),
    (["settings", "week_start", ""], ["'' is not a weekday"]),
    (["settings", "day_goal", "0"], ["'0' is not a goal; write 1 to 5"]),
    (["settings", "day_goal", "6"], ["'6' is not a goal"]),
    (["settings", "day_goal", "two"], ["'two' is not a goal"]),
    (["settings", "grace", "maybe"], ["'maybe' is neither on nor off"]),
    (["settings", "grace", "on", "--json"], ["--json shows settings; leave it out"]),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_cannot_be_arranged_is_refused_in_one_line(
    tmp_path: Path, arguments: list[str], said: list[str]
) -> None:
    if "share" in arguments:
        run_command("pause", "all", "--from", "-3", "--to", "+3").well()
    before = disk(tmp_path)
    refusal = run_command(*arguments).refusal()
    for part in said:
        assert part in refusal
    assert disk(tmp_path) == before


@pytest.mark.parametrize(
    "arguments",
    [["schedule", "listen"], ["pause"], ["practice", "list"], ["settings"], ["settings", "grace"]],
)
def test_looking_makes_nothing(tmp_path: Path, arguments: list[str]) -> None:
    before = disk(tmp_path)
    run_command(*arguments).well()
    assert disk(tmp_path) == before


# marks keep their days


rearrangements = st.one_of(
    st.tuples(
        st.just("settings"),
        st.just("day_start"),
        st.integers(0, 480).map(lambda n: f"{n // 60:02}:{n % 60:02}"),
    ),
    st.tuples(
        st.just("settings"),
        st.just("week_start"),
        st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
    ),
    st.tuples(
        st.just("schedule"),
        st.sampled_from(FIVE),
        st.sampled_from(["daily", "mon,thu", "sun", "1/week", "5/week"]),
        st.just("--from"),
        st.integers(-400, 40).map("{:+}".format),
    ),
)


@settings(
    examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(rearrangements, min_size=1, max_size=4))
def test_changing_week_start_day_start_or_a_schedule_changes_no_mark(
    changes: list[tuple[str, ...]],
) -> None:
    days: dict[str, Any] = {"11-21": "done", "11-22": "rest", "11-23": "done", "01-01": "done"}
    own = [{"uid": "sing", "name": "Sing", "number": 6, "at": "2026-01-01"}]
    with scratch() as path:
        write_file(
            path,
            marks=[year_of(practice, 2026, days) for practice in (*FIVE, "sing")],
            practices=own,
        )
        before = tables_of(path)["marks"], marked(path)
        for change in changes:
            run_command(*change, file=path, now="2026-11-24T01:00").well()
        assert (tables_of(path)["marks"], marked(path)) == before
