"""What can be chosen, how it is written and read, and what is refused."""

from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.refusal import Refused
from tui.domain.settings import SETTINGS, Settings, find_setting, parse_weekday, settings_of, stored

CHOICES = [(name, value) for name, setting in SETTINGS.items() for value in setting.choices]


def refusal(name: str, text: str) -> str:
    """What is said when a value is refused; always one line that names it."""
    with pytest.raises(Refused) as refused:
        SETTINGS[name].parse(text)
    said = str(refused.value)
    assert repr(text) in said
    assert len(said.splitlines()) == 1
    return said


def test_there_is_a_setting_for_every_field_in_its_order() -> None:
    assert tuple(SETTINGS) == Settings._fields


@pytest.mark.parametrize("name", SETTINGS)
def test_the_default_is_a_choice_and_every_meaning_is_one_line(name: str) -> None:
    setting = SETTINGS[name]
    assert getattr(Settings(), name) in setting.choices
    assert list(setting.choices) == sorted(set(setting.choices))
    assert setting.meaning
    assert "\n" not in setting.meaning


@pytest.mark.parametrize(("name", "value"), CHOICES)
def test_a_choice_that_is_written_is_read_back(name: str, value: Any) -> None:
    setting = SETTINGS[name]
    assert setting.parse(setting.words(value)) == value
    assert setting.parse(f" {setting.words(value).upper()} ") == value
    assert settings_of({name: stored(name, value)})._asdict()[name] == value


@given(st.times(max_value=time(8)).map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_day_may_begin_at_any_minute_up_to_eight(start: time) -> None:
    assert SETTINGS["day_start"].parse(f"{start:%H:%M}") == start
    assert SETTINGS["day_start"].words(start) == f"{start:%H:%M}"
    assert settings_of({"day_start": stored("day_start", start)}).day_start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [("4", time(4)), ("04", time(4)), ("0:5", time(0, 5)), ("8:00", time(8)), (" 0 ", time(0))],
)
def test_a_time_may_be_written_short(text: str, start: time) -> None:
    assert SETTINGS["day_start"].parse(text) == start


@pytest.mark.parametrize("text", ["", "noon", "4h", "24:00", "04:60", ":", "-1", "1:2:3", "4.5"])
def test_what_is_no_time_is_refused(text: str) -> None:
    assert "is not a time; write it like 04:00" in refusal("day_start", text)


@pytest.mark.parametrize("text", ["08:01", "9", "23:59"])
def test_a_day_that_begins_too_late_is_refused_with_the_range(text: str) -> None:
    assert "between 00:00 and 08:00" in refusal("day_start", text)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("mo", 0), ("Tue", 1), ("wednesday", 2), (" thur ", 3), ("FR", 4), ("sa", 5), ("su", 6)],
)
def test_a_weekday_is_named_by_its_beginning(text: str, weekday: int) -> None:
    assert parse_weekday(text) == weekday
    assert SETTINGS["week_start"].parse(text) == weekday


@pytest.mark.parametrize("text", ["", "m", "t", "0", "mondays", "someday", "mon tue", "lundi"])
def test_what_is_no_weekday_is_refused_with_all_of_them(text: str) -> None:
    assert "write mon, tue, wed, thu, fri, sat or sun" in refusal("week_start", text)


@pytest.mark.parametrize("text", ["0", "6", "-1", "1.0", "", "one", "٣", "1 2"])
def test_what_is_no_goal_is_refused_with_the_range(text: str) -> None:
    assert "write 1 to 5 practices a day" in refusal("day_goal", text)


@pytest.mark.parametrize("name", ["grace", "show_streaks"])
def test_a_switch_is_on_or_off(name: str) -> None:
    for text in ("on", "Yes", "TRUE"):
        assert SETTINGS[name].parse(text) is True
    for text in ("off", "no", "false"):
        assert SETTINGS[name].parse(text) is False
    for text in ("", "1", "0", "maybe", "onn"):
        assert "neither on nor off" in refusal(name, text)


@pytest.mark.parametrize("word", ["week_start", "week-start", " WEEK_Start "])
def test_a_setting_is_found_with_either_dash(word: str) -> None:
    assert find_setting(word) == "week_start"


@pytest.mark.parametrize("word", ["", "week start", "weekstart", "theme"])
def test_a_setting_there_is_not_is_refused_with_all_there_are(word: str) -> None:
    with pytest.raises(Refused) as refused:
        find_setting(word)
    assert repr(word) in str(refused.value)
    assert all(name in str(refused.value) for name in SETTINGS)


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("by", [1, -1])
def test_a_key_steps_through_all_choices_and_back_to_the_first(name: str, by: int) -> None:
    setting = SETTINGS[name]
    value, seen = setting.choices[0], []
    for _ in setting.choices:
        seen.append(value)
        value = setting.after(value, by)
    assert value == setting.choices[0]
    assert sorted(seen) == list(setting.choices)
    assert all(setting.after(setting.after(value, by), -by) == value for value in seen)


@given(st.times(max_value=time(8)).filter(lambda t: t not in SETTINGS["day_start"].choices))
def test_a_key_steps_from_between_two_choices_to_either(start: time) -> None:
    setting = SETTINGS["day_start"]
    after, before = setting.after(start, 1), setting.after(start, -1)
    assert before < start < after
    assert setting.after(before, 1) == after


def test_numbers_and_switches_are_stored_as_such_and_the_rest_in_words() -> None:
    chosen = Settings(
        time(0, 30), 6, 2, grace=True, show_streaks=False, default_minutes=45, date_order="mdy"
    )
    held = {name: stored(name, value) for name, value in chosen._asdict().items()}
    assert held == {
        "day_start": "00:30",
        "week_start": "Sunday",
        "day_goal": 2,
        "grace": True,
        "show_streaks": False,
        "default_minutes": 45,
        "date_order": "mdy",
    }
    assert settings_of(held) == chosen


@given(
    st.dictionaries(
        st.sampled_from([*SETTINGS, "colour"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
    )
)
def test_whatever_a_file_holds_there_are_settings(values: dict[str, Any]) -> None:
    found = settings_of(values)
    assert time(0) <= found.day_start <= time(8)
    assert found.week_start in range(7)
    assert found.day_goal in range(1, 6)
    assert isinstance(found.grace, bool)
    assert isinstance(found.show_streaks, bool)
