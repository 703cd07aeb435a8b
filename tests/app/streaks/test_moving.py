"""The Streaks screen: its cursors, its years, the way to a day, explanations, the mouse."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, other, state
from tests.app.pilot import Opened, open_app
from tui.app.dialogs.explain import ExplainScreen
from tui.app.streaks.screen import StreaksScreen
from tui.app.today.screen import TodayScreen
from tui.app.widgets.figures import FigureTable
from tui.app.widgets.year_map import YearMap
from tui.book.steps import MarkChange
from tui.clock import FixedClock

DAY = timedelta(days=1)
WIDE = (120, 40)
LEAP_DAY = date(2024, 2, 29)


@pytest.fixture
def filled(path: Path, clock: FixedClock) -> Path:
    """Marks on a leap day, in the next year, and in the last three days."""
    days = [LEAP_DAY, date(2025, 6, 1), *(MONDAY - n * DAY for n in range(3))]
    other(path, clock, *(MarkChange("listen", day, "tick") for day in days))
    other(path, clock, MarkChange("time", MONDAY - 8 * DAY, "rest"))
    return path


def here(nearer: Opened) -> date:
    """The day under the cursor of the map."""
    return nearer.streaks.map.cursor


# the cursor of the map


async def test_the_cursor_walks_days_down_and_weeks_across(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        assert here(nearer) == MONDAY
        day = MONDAY
        for key, by in [
            ("h", -7),
            ("left", -7),
            ("k", -1),
            ("up", -1),
            ("j", 1),
            ("down", 1),
            ("l", 7),
            ("right", 7),
            ("j", 1),
        ]:
            await nearer.press(key)
            day += by * DAY
            assert here(nearer) == day, key
            assert f"{day:%a} {day.day} {day:%b}" in nearer.said
        before = filled.read_bytes()
        await nearer.press("full_stop")
        assert here(nearer) == MONDAY
        assert filled.read_bytes() == before


async def test_the_cursor_stays_in_its_year(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("g")
        assert here(nearer) == date(2026, 1, 1)
        await nearer.press("h", "k", "home")
        assert here(nearer) == date(2026, 1, 1)
        await nearer.press("G")
        assert here(nearer) == date(2026, 12, 31)
        await nearer.press("l", "j", "end")
        assert here(nearer) == date(2026, 12, 31)


async def test_the_cursor_is_seen_where_it_stands(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("h", "k")
        across, down = nearer.place_on_map(MONDAY - 8 * DAY)
        strip = nearer.streaks.map.render_line(down)
        marked = [part for part in strip.crop(across, across + 1) if part.style]
        assert all(part.style.reverse for part in marked if part.style)
        assert len(marked) == 1


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([], "Mon 23 Nov, today: 1 of 5, Active listening"),
        (["k"], "Sun 22 Nov, yesterday: 1 of 5, Active listening"),
        (["k", "h"], "Sun 15 Nov: rest for Quality time"),
        (["h"], "Mon 16 Nov: nothing recorded"),
        (["j"], "Tue 24 Nov: still to come"),
        (["1"], "Mon 23 Nov, today: Active listening, done"),
        (["2"], "Mon 23 Nov, today: Share your emotions, open"),
        (["4", "k", "h"], "Sun 15 Nov: Quality time, rest"),
        (["left_square_bracket"], "Sun 23 Nov 2025: nothing recorded"),
    ],
)
async def test_the_day_under_the_cursor_is_read_out(
    filled: Path, clock: FixedClock, keys: list[str], words: str
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press(*keys)
        assert nearer.said == words


# the years


async def test_years_end_with_the_first_recorded_and_with_this_one(
    filled: Path, clock: FixedClock
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("right_square_bracket")
        assert here(nearer) == MONDAY
        assert "2026 is the latest year" in nearer.said
        for year in (2025, 2024):
            await nearer.press("left_square_bracket")
            assert here(nearer) == MONDAY.replace(year=year)
            assert f"Streaks  {year}" in nearer.streaks_title
            assert nearer.map_lines[0].startswith(str(year))
        await nearer.press("left_square_bracket")
        assert here(nearer).year == 2024
        assert "29 February 2024" in nearer.said
        await nearer.press("right_square_bracket")
        assert here(nearer).year == 2025


async def test_the_leap_day_becomes_the_28th_in_other_years(
    filled: Path, clock: FixedClock
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        nearer.streaks._go(LEAP_DAY)
        await nearer.settled()
        assert nearer.said == "Thu 29 Feb 2024: 1 of 5, Active listening"
        await nearer.press("right_square_bracket")
        assert here(nearer) == date(2025, 2, 28)
        await nearer.press("left_square_bracket")
        assert here(nearer) == date(2024, 2, 28)


async def test_the_year_before_stands_below_where_there_is_room(
    filled: Path, clock: FixedClock
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        before = nearer.streaks.query_one("#before", YearMap)
        assert before.render_line(0).text.startswith("2025")
        await nearer.press("left_square_bracket")
        assert before.render_line(0).text.startswith("2024")


async def test_a_click_on_the_year_before_goes_there_and_again(
    filled: Path, clock: FixedClock
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        place = nearer.place_on_map(MONDAY)
        for _ in range(2):
            await nearer.pilot.click("#before", offset=place)
            await nearer.settled()
            assert here(nearer).year == 2025
            assert nearer.said.startswith(f"{here(nearer):%a} {here(nearer).day}")
            await nearer.press("full_stop")
            assert here(nearer) == MONDAY


# the mouse


async def test_a_click_puts_the_cursor_on_a_day_and_ticks_nothing(
    filled: Path, clock: FixedClock
) -> None:
    before = filled.read_bytes()
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        for day in (date(2026, 1, 1), date(2026, 6, 21), MONDAY - DAY):
            await nearer.pilot.click("#map", offset=nearer.place_on_map(day))
            await nearer.settled()
            assert here(nearer) == day
            assert nearer.said.startswith(f"{day:%a} {day.day} {day:%b}")
        await nearer.pilot.click("#map", offset=(1, 3))
        await nearer.pilot.click("#map", offset=(40, 0))
        await nearer.settled()
        assert here(nearer) == MONDAY - DAY
    assert filled.read_bytes() == before


async def test_a_click_on_a_number_puts_the_cursor_there(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        table = nearer.streaks.lines
        line = table.render_line(3).text
        await nearer.pilot.click("#lines", offset=(line.index("days"), 3))
        await nearer.settled()
        assert table.has_focus
        assert table.cursor == (2, 0)
        await nearer.press("y")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        assert "0 days" in nearer.words


# to a day


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ([], "Monday 23 November 2026"),
        (["k", "h"], "Sunday 15 November 2026"),
        (["g"], "Thursday 1 January 2026"),
        (["left_square_bracket"], "Sunday 23 November 2025"),
    ],
)
async def test_enter_goes_to_that_day_on_today(
    filled: Path, clock: FixedClock, keys: list[str], title: str
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press(*keys, "enter")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert title in nearer.title


async def test_a_day_that_was_gone_to_is_filled_in_and_shown_on_the_way_back(
    filled: Path, clock: FixedClock
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("h", "enter")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        await nearer.press("3")
        assert state(filled, "support", MONDAY - 7 * DAY) == "done"
        await nearer.to_streaks()
        assert here(nearer) == MONDAY - 7 * DAY, "where one was"
        assert nearer.said == "Mon 16 Nov: 1 of 5, Be supportive"
        assert nearer.day_sign(MONDAY - 7 * DAY) == "░"


async def test_a_day_to_come_is_not_gone_to(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("j", "enter")
        assert nearer.asks(StreaksScreen)
        assert "still to come" in nearer.said


# the panes


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((120, 40), ["map", "months", "lines", "weekdays-below", "runs"]),
        ((80, 24), ["map", "weekdays", "months", "lines", "runs"]),
        ((60, 20), ["map", "lines"]),
    ],
)
async def test_tab_goes_through_what_is_on_the_screen_and_back(
    filled: Path, clock: FixedClock, size: tuple[int, int], panes: list[str]
) -> None:
    async with open_app(filled, clock, size=size) as nearer:
        await nearer.to_streaks()

        def pane() -> str | None:
            return nearer.screen.focused.id if nearer.screen.focused else None

        seen = [pane()]
        for _ in panes:
            await nearer.press("tab")
            seen.append(pane())
        assert seen == [*panes, "map"]
        for expected in reversed(panes):
            await nearer.press("shift+tab")
            assert pane() == expected


async def test_a_pane_that_goes_away_leaves_the_keys_to_another(
    filled: Path, clock: FixedClock
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("shift+tab")
        assert nearer.screen.focused is nearer.streaks.runs
        await nearer.pilot.resize_terminal(60, 20)
        await nearer.until(lambda: nearer.screen.focused is nearer.streaks.lines)
        await nearer.press("tab", "h")
        assert here(nearer) == MONDAY - 7 * DAY


async def test_a_narrower_screen_keeps_the_cursor_on_a_number_that_is_seen(
    filled: Path, clock: FixedClock
) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("tab", "tab", *"l" * 9)
        table = nearer.streaks.lines
        assert table.has_focus
        assert table.cursor[1] == 5
        await nearer.pilot.resize_terminal(60, 20)
        await nearer.until(lambda: table.size.width < 60)
        assert table.cursor[1] in table._shown_columns()


async def test_the_cursor_of_numbers_stays_where_it_was(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("tab", "tab", "l", "j", "j")
        table = nearer.screen.focused
        assert isinstance(table, FigureTable)
        assert table.cursor == (2, 1)
        await nearer.press("3", "left_square_bracket", "0")
        await nearer.to_today()
        await nearer.to_streaks()
        assert table.cursor == (2, 1)
        assert table.has_focus


# why


async def test_y_on_the_map_says_what_the_day_does(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        for keys, words in [
            (["y"], "1 practice makes a connected day, so this one counts."),
            (["h", "y"], "1 practice makes a connected day, so this one does not count."),
            (["l", "1", "y"], "A day that is done adds one to its run"),
            (["2", "y"], "enter goes there to fill it in"),
            (["4", "k", "h", "y"], "It neither adds to a run nor ends it."),
            (["j", "l", "l", "y"], "A day to come can only rest."),
        ]:
            await nearer.press(*keys)
            await nearer.until(lambda: nearer.asks(ExplainScreen))
            assert words in nearer.words
            await nearer.press("y")
            await nearer.until(lambda: nearer.asks(StreaksScreen))


@pytest.mark.parametrize("key", ["y", "escape", "enter", "q", "s", "1", "u", "question_mark"])
async def test_any_key_leads_back_and_does_nothing_else(
    filled: Path, clock: FixedClock, key: str
) -> None:
    before = filled.read_bytes()
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        title = nearer.streaks_title
        await nearer.press("y")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        await nearer.press(key)
        await nearer.until(lambda: nearer.asks(StreaksScreen))
        assert nearer.streaks_title == title
        assert nearer.runs()
    assert filled.read_bytes() == before


async def test_a_click_leads_back_from_an_explanation(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("y")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        await nearer.pilot.click("#explanation")
        await nearer.until(lambda: nearer.asks(StreaksScreen))


async def test_enter_on_a_number_explains_it(filled: Path, clock: FixedClock) -> None:
    async with open_app(filled, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("tab", "tab", "enter")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        assert "3 days" in nearer.words


@pytest.mark.parametrize("size", [(20, 5), (40, 12)])
async def test_an_explanation_opens_on_a_small_screen_too(
    filled: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    async with open_app(filled, clock, size=size) as nearer:
        await nearer.to_streaks()
        await nearer.press("tab", "y")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        await nearer.press("y")
        await nearer.until(lambda: nearer.asks(StreaksScreen))
