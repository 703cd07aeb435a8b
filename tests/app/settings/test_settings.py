"""The Settings screen: choices by keys, practices with their names, schedules, on and off."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import (
    MONDAY,
    adding,
    arranged,
    as_newer,
    book_of,
    keeper_over,
    other,
    setting,
    state,
)
from tests.app.pilot import Opened, lines_of, open_app
from tests.app.shell.test_looks import palette
from tests.cli.command import run_command
from tui.app import NearerApp
from tui.app.dialogs.ask import AskScreen
from tui.app.settings.screen import SettingsScreen
from tui.app.shell.commands import ThemePalette
from tui.app.widgets.practice_list import BOX
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.config.reading import read_config
from tui.domain.settings import Settings
from tui.wording.settings import LOOK_NAMES

HOSTILE = ["Run [/5km]", "[bold]Tea[/]", "漢字 together", "a: b", "$name {0} %s"]


def rows(nearer: Opened) -> list[str]:
    """The list as it is drawn."""
    return [line.strip() for line in lines_of(nearer.settings.choices) if line.strip()]


async def typed(nearer: Opened, text: str) -> None:
    """Put this text in place of what stands in the line that is asked for."""
    await nearer.until(lambda: nearer.asks(AskScreen))
    await nearer.keys("end", "ctrl+u")
    for letter in text:
        await nearer.keys("space" if letter == " " else letter)


async def back(nearer: Opened) -> None:
    await nearer.until(lambda: nearer.asks(SettingsScreen))
    await nearer.settled()


def reading(nearer: Opened) -> str:
    """What the line is read as."""
    return " ".join(" ".join(lines_of(nearer.screen.query_one("#reading"))).split())


async def at(nearer: Opened, row: int) -> None:
    """Open the settings with the cursor on a row, counted from the first."""
    await nearer.to_settings()
    await nearer.press("g", *"j" * row)


async def at_practice(nearer: Opened, number: int) -> None:
    await at(nearer, len(Settings._fields) + len(LOOK_NAMES) - 1 + number)


# settings


async def test_everything_is_there_with_its_value_and_its_meaning(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.to_settings()
        values = [line.split()[-1] for line in rows(nearer)[:7]]
        assert values == ["04:00", "Monday", "1", "off", "on", "90", "dmy"]
        assert [line.split()[-1] for line in rows(nearer)[8:11]] == ["dusk", "auto", "24h"]
        assert [line.split()[-1] for line in rows(nearer)[12:]] == ["daily"] * 5
        said = set()
        for _ in range(13):
            said.add(nearer.said)
            await nearer.press("j")
        assert len(said) == 13, "each line has a meaning of its own"
        await nearer.press("g")
        assert nearer.said == "When a day begins; the hours before belong to the evening"
    assert not path.exists()


@pytest.mark.parametrize(
    ("row", "field", "values"),
    [
        (0, "day_start", [time(4, 30), time(5)]),
        (1, "week_start", [1, 2]),
        (2, "day_goal", [2, 3]),
        (3, "grace", [True, False]),
        (4, "show_streaks", [False, True]),
    ],
)
@pytest.mark.parametrize(("on", "before"), [("l", "h"), ("right", "left"), ("space", "h")])
async def test_a_setting_goes_on_and_back_by_keys(
    path: Path,
    clock: FixedClock,
    row: int,
    field: str,
    values: list[object],
    on: str,
    before: str,
) -> None:
    first = getattr(Settings(), field)
    async with open_app(path, clock) as nearer:
        await at(nearer, row)
        for key, value in [(on, values[0]), (on, values[1]), (before, values[0]), (before, first)]:
            await nearer.press(key)
            assert getattr(book_of(path).settings, field) == value
            await nearer.until(lambda: "saved" in nearer.said)
        for value in (values[0], values[1], values[0], first):
            await nearer.press("u")
            assert getattr(book_of(path).settings, field) == value
        await nearer.press("u")
        assert "nothing to undo" in nearer.said
        await nearer.press("ctrl+r")
        assert getattr(book_of(path).settings, field) == values[0]


async def test_what_is_undone_is_told_with_what_it_was(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await at(nearer, 1)
        await nearer.press("l", "u")
        assert "Monday" in rows(nearer)[1]
        assert nearer.said.startswith("Undone: A week begins on: Tuesday instead of Monday")


@pytest.mark.parametrize(("row", "count"), [(0, 17), (1, 7), (2, 5), (3, 2), (4, 2)])
async def test_choices_go_round(path: Path, clock: FixedClock, row: int, count: int) -> None:
    async with open_app(path, clock) as nearer:
        await at(nearer, row)
        first = rows(nearer)[row]
        seen = {first}
        for _ in range(count - 1):
            await nearer.press("l")
            seen.add(rows(nearer)[row])
        assert len(seen) == count
        await nearer.press("l")
        assert rows(nearer)[row] == first
        assert book_of(path).settings == Settings()


async def test_enter_on_a_setting_steps_too(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await at(nearer, 3)
        await nearer.press("enter")
        assert book_of(path).settings.grace
        assert nearer.asks(SettingsScreen)


async def test_a_setting_is_typed_as_people_write_it_or_refused_in_one_line(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        for row, text, field, value in [
            (0, "4:15 am", "day_start", time(4, 15)),
            (1, "sun", "week_start", 6),
            (2, "3", "day_goal", 3),
            (5, "1h30", "default_minutes", 90),
            (5, "45", "default_minutes", 45),
        ]:
            await at(nearer, row)
            await nearer.press("enter")
            await typed(nearer, text)
            await nearer.keys("enter")
            await back(nearer)
            assert getattr(book_of(path).settings, field) == value
        for row, text, reason in [(0, "noon", "between 00:00 and 08:00"), (5, "long", "no length")]:
            await at(nearer, row)
            await nearer.press("enter")
            await typed(nearer, text)
            assert reason in reading(nearer)
            await nearer.keys("enter")
            assert nearer.asks(AskScreen)
            await nearer.keys("escape")
            await back(nearer)


async def test_theme_signs_and_clock_are_chosen_here_and_written_down(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    file = tmp_path / "config" / "config.toml"
    app = NearerApp(keeper_over(path, clock), config_file=file)
    arranged(path, clock, setting("day_goal", to=2))
    before = path.read_bytes()
    async with open_app(path, clock, app=app) as nearer:
        await at(nearer, 9)
        await nearer.press("l")
        assert "12h, and stays so" in nearer.said
        assert rows(nearer)[10].split()[-1] == "12h"
        await nearer.press("k", "l", "l")
        assert "ascii when Nearer is opened again" in nearer.said
        await nearer.press("k", "l")
        assert app.theme == rows(nearer)[8].split()[-1] != "dusk"
        await nearer.press("h", "enter")
        await nearer.until(lambda: nearer.asks(ThemePalette))
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(SettingsScreen))
    chosen = read_config(file).config
    assert (chosen.theme, chosen.glyphs, chosen.clock) == ("dusk", "ascii", "12h")
    assert path.read_bytes() == before


async def test_all_is_written_into_a_file_and_backed_up_from_the_palette(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    async with open_app(path, clock) as nearer:
        await palette(nearer, "export")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(AskScreen))
        assert "all of it, to be taken in again" in reading(nearer)
        await typed(nearer, str(tmp_path / "out.txt"))
        assert "ends in none of" in reading(nearer)
        await typed(nearer, str(tmp_path / "out.csv"))
        await nearer.keys("enter")
        await back(nearer)
        await nearer.until(lambda: "1 mark written to" in nearer.said)
        assert (tmp_path / "out.csv").read_text().splitlines()[1] == "2026-11-23,listen,done,,,"
        await nearer.press("x")
        await typed(nearer, str(tmp_path / "out.csv"))
        assert reading(nearer).endswith("exists already; choose another name")
        await nearer.keys("escape")
        await palette(nearer, "backup")
        await nearer.press("enter")
        await nearer.until(lambda: "Backed up as 2026-11-23" in nearer.said)


async def test_values_are_seen_on_a_narrow_screen(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(40, 24)) as nearer:
        await at_practice(nearer, 2)
        await nearer.press("enter")
        await typed(nearer, "mon, tue, thu, fri")
        await nearer.keys("enter")
        await back(nearer)
        await nearer.press("g")
        for value in ("04:00", "Monday", "off", "dusk", "24h", "daily"):
            assert value in nearer.text


async def test_what_was_changed_elsewhere_between_the_choices_is_stepped_from(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, setting("day_start", to=time(4, 45)))
    async with open_app(path, clock) as nearer:
        await at(nearer, 0)
        assert "04:45" in rows(nearer)[0]
        await nearer.press("l")
        assert book_of(path).settings.day_start == time(5)
        arranged(path, clock, setting("day_start", to=time(0, 15)))
        await nearer.come_back()
        await nearer.until(lambda: "00:15" in rows(nearer)[0])
        await nearer.press("h")
        assert book_of(path).settings.day_start == time(0)


async def test_today_and_streaks_follow_a_setting(path: Path, clock: FixedClock) -> None:
    other(path, clock, *(MarkChange("listen", MONDAY - timedelta(n), "tick") for n in range(3)))
    async with open_app(path, clock, size=(120, 40)) as nearer:
        await nearer.to_streaks()
        assert "longest runs" in nearer.text
        await at(nearer, 4)
        await nearer.press("l")
        await nearer.press("s")
        await nearer.until(lambda: "Streaks are hidden" in nearer.text)
        await nearer.to_today()
        await nearer.until(lambda: "3 days" not in nearer.text)
        await nearer.press("u")
        await nearer.until(lambda: "3 days" in nearer.text)


async def test_a_later_start_of_the_day_makes_this_evenings_hours_another_day(
    path: Path, clock: FixedClock
) -> None:
    clock.move(timedelta(hours=9))  # a quarter past five on Tuesday
    async with open_app(path, clock) as nearer:
        assert "Tuesday 24" in nearer.title
        await at(nearer, 0)
        await nearer.press("l", "l", "l")
        assert book_of(path).settings.day_start == time(5, 30)
        await nearer.to_today()
        await nearer.press("full_stop")
        assert "Monday 23" in nearer.title
        assert "still today until 05:30" in nearer.title


async def test_nothing_is_lost_where_the_file_cannot_be_changed(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, setting("grace", to=True))
    as_newer(path)
    before = path.read_bytes()
    async with open_app(path, clock) as nearer:
        await nearer.to_settings()
        assert "newer" in nearer.said
        first = rows(nearer)
        await nearer.press("l", "j", "l")
        assert "newer" in nearer.said
        assert rows(nearer) == first
    assert path.read_bytes() == before


# practices: names


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_practice_is_renamed_and_renamed_back(
    path: Path, clock: FixedClock, name: str
) -> None:
    other(path, clock, MarkChange("time", MONDAY, "tick"))
    async with open_app(path, clock) as nearer:
        await at_practice(nearer, 4)
        await nearer.press("e")
        await typed(nearer, name)
        assert name in reading(nearer)
        await nearer.keys("enter")
        await back(nearer)
        assert any(line.startswith(f"4 {name}") for line in rows(nearer))
        practice = book_of(path).practice("time")
        assert practice
        assert (practice.name, practice.number) == (name, 4)
        assert state(path, "time") == "done"
        await nearer.press("u")
        assert "4 Quality time" in nearer.text
        await nearer.press("ctrl+r")
        await nearer.to_today()
        await nearer.until(lambda: name in nearer.text)
        assert nearer.line_with(name)[BOX] == "✓"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("active LISTENING", "already"),
        ("listen", "is the id of"),
        ("42", "means something else"),
        ("all", "means something else"),
        ("a|b", "cannot hold"),
        ("x" * 61, "61 characters"),
    ],
)
async def test_a_name_that_cannot_be_is_refused_while_it_is_typed(
    path: Path, clock: FixedClock, name: str, words: str
) -> None:
    async with open_app(path, clock) as nearer:
        await at_practice(nearer, 4)
        await nearer.press("e")
        await typed(nearer, name)
        assert words in reading(nearer)
        await nearer.keys("enter")
        assert nearer.asks(AskScreen), "what was typed is kept"
        assert words in reading(nearer)
        await nearer.keys("escape")
        await back(nearer)
        assert "4 Quality time" in nearer.text
        assert not path.exists()


async def test_escape_leaves_a_name_as_it_was(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await at_practice(nearer, 1)
        await nearer.press("e")
        await typed(nearer, "Something else")
        await nearer.keys("escape")
        await back(nearer)
        assert "1 Active listening" in nearer.text
        assert not path.exists()


async def test_only_practices_are_renamed(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.to_settings()
        await nearer.press("e")
        assert nearer.asks(SettingsScreen)
        assert "Only practices" in nearer.said


async def test_letters_that_are_keys_elsewhere_are_letters_in_a_name(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.to_settings()
        await nearer.press("a")
        await typed(nearer, "quit, stray: hjkl?")
        await nearer.keys("enter")
        await back(nearer)
        assert "6 quit, stray: hjkl?" in nearer.text
        assert nearer.runs()


# practices: one's own


async def test_practices_are_added_until_every_key_has_one(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(80, 40)) as nearer:
        await nearer.to_settings()
        for key, name in zip("6789", ["Morning walk", "Call home", "Sing", "Write"], strict=True):
            await nearer.press("a")
            await typed(nearer, name)
            assert f"{name}, ticked with {key}" in reading(nearer)
            await nearer.keys("enter")
            await back(nearer)
            assert rows(nearer)[-1].startswith(f"{key} {name}")
            assert f"{name} added" in nearer.said
        await nearer.press("a")
        await typed(nearer, "One more")
        assert "One more, switched off at first: every key has a practice" in reading(nearer)
        await nearer.keys("enter")
        await back(nearer)
        assert len(book_of(path).practices) == 9
        assert rows(nearer)[-1].split() == ["One", "more", "off"]
        await nearer.press("space")
        assert "as many as there are keys; switch one off first" in nearer.said
        await nearer.press("k", "space", "space")
        assert [row.split()[:2] for row in rows(nearer)[-2:]] == [["9", "One"], ["Write", "off"]]
        await nearer.press("u", "u")
        await nearer.to_today()
        await nearer.press("9")
        assert nearer.line_with("Write")[BOX] == "✓"
        assert state(path, "write") == "done"


async def test_adding_is_undone(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.to_settings()
        await nearer.press("a")
        await typed(nearer, "Morning walk")
        await nearer.keys("enter")
        await back(nearer)
        await nearer.press("u")
        assert "Morning walk" not in "".join(rows(nearer))
        assert len(book_of(path).practices) == 5
        await nearer.press("ctrl+r")
        await nearer.press("G")
        assert rows(nearer)[-1].startswith("6 Morning walk")


# practices: on and off


async def test_a_practice_is_off_and_on_again_with_its_days(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("time", MONDAY, "tick"))
    async with open_app(path, clock) as nearer:
        await at_practice(nearer, 4)
        await nearer.press("space")
        assert "off" in rows(nearer)[15]
        assert "its days stay" in nearer.said
        assert [p.id for p in book_of(path).practices] == ["listen", "share", "support", "honest"]
        await nearer.to_today()
        await nearer.until(lambda: "Quality time" not in nearer.text)
        await nearer.to_settings()
        await nearer.press("space")
        await nearer.to_today()
        await nearer.until(lambda: "Quality time" in nearer.text)
        assert nearer.box("time") == "✓"


async def test_the_last_one_cannot_be_switched_off(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        for number in range(1, 6):
            await at_practice(nearer, number)
            await nearer.press("space")
            await nearer.to_today()
        await nearer.to_settings()
        await nearer.press("space")
        assert "only practice that is on" in nearer.said
        assert [p.id for p in book_of(path).practices] == ["honest"]
        await nearer.to_today()
        await nearer.press("5")
        assert state(path, "honest") == "done"


async def test_an_own_practice_gives_its_key_away_while_it_is_off(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, adding("Morning walk"))
    async with open_app(path, clock) as nearer:
        await nearer.to_settings()
        await nearer.press("G", "space", "a")
        await typed(nearer, "Call home")
        assert "ticked with 6" in reading(nearer)
        await nearer.keys("enter")
        await back(nearer)
        numbers = {p.name: p.number for p in book_of(path).practices}
        assert numbers["Call home"] == 6
        assert "Morning walk" not in numbers


# practices: schedules


@pytest.mark.parametrize(
    ("text", "read", "kept"),
    [
        ("3/week", "3/week", "3/week"),
        ("mon thu", "weekdays mon,thu", "weekdays mon,thu"),
        ("weekdays", "weekdays mon,tue,wed,thu,fri", "weekdays mon,tue,wed,thu,fri"),
        ("Sun, sat", "weekdays sat,sun", "weekdays sat,sun"),
    ],
)
async def test_a_schedule_is_typed_read_and_kept(
    path: Path, clock: FixedClock, text: str, read: str, kept: str
) -> None:
    async with open_app(path, clock) as nearer:
        await at_practice(nearer, 4)
        await nearer.press("enter")
        await typed(nearer, text)
        assert read in reading(nearer)
        assert "from today on" in reading(nearer)
        await nearer.keys("enter")
        await back(nearer)
        assert kept in rows(nearer)[15]
        assert book_of(path).schedule("time", MONDAY).text == kept
        assert book_of(path).schedule("time", MONDAY - timedelta(days=8)).text == "daily"
        await nearer.press("u")
        assert book_of(path).schedule("time", MONDAY).text == "daily"
        assert "daily" in rows(nearer)[15]
    listed = run_command("practice", "list", "--json", file=path).json
    assert len(listed) == 5


@pytest.mark.parametrize("text", ["8/week", "0/week", "never", "monday tee", "3 week"])
async def test_what_is_no_schedule_is_refused_while_it_is_typed(
    path: Path, clock: FixedClock, text: str
) -> None:
    async with open_app(path, clock) as nearer:
        await at_practice(nearer, 4)
        await nearer.press("enter")
        await typed(nearer, text)
        assert "is no schedule" in reading(nearer)
        await nearer.keys("enter")
        assert nearer.asks(AskScreen)
        await nearer.keys("escape")
        await back(nearer)
        assert not path.exists()


async def test_escape_leaves_a_schedule_as_it_was(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await at_practice(nearer, 4)
        await nearer.press("enter")
        await typed(nearer, "3/week")
        await nearer.keys("escape")
        await back(nearer)
        assert not path.exists()


async def test_a_schedule_of_today_changes_what_today_and_streaks_say(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("4")
        await at_practice(nearer, 4)
        await nearer.press("enter")
        await typed(nearer, "1/week")
        await nearer.keys("enter")
        await back(nearer)
        await nearer.to_today()
        await nearer.until(lambda: "1 week" in nearer.row("time"))
