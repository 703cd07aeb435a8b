"""The Today screen: ticks, rests, the cursor, the days, undo and the mouse."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, other, state, states
from tests.app.pilot import Opened, lines_of, open_app
from tui.app.streaks.screen import StreaksScreen
from tui.app.today.practice_card import PracticeCard
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.domain.practice import BUILT_IN

IDS = [practice.id for practice in BUILT_IN]
SUNDAY = MONDAY - timedelta(days=1)
TUESDAY = MONDAY + timedelta(days=1)


# ticking


@pytest.mark.parametrize(("key", "practice"), list(zip("12345", IDS, strict=True)))
async def test_a_number_ticks_on_and_off(
    path: Path, clock: FixedClock, key: str, practice: str
) -> None:
    async with open_app(path, clock) as nearer:
        assert nearer.boxes == "▫▫▫▫▫"
        await nearer.press(key)
        assert nearer.box(practice) == "✓"
        assert nearer.boxes.count("✓") == 1
        assert nearer.cursor == practice
        assert [state(path, p) for p in IDS if p == practice] == ["done"]
        assert states(path).count("done") == 1
        await nearer.press(key)
        assert nearer.boxes == "▫▫▫▫▫"
        assert states(path) == [None] * 5


@pytest.mark.parametrize("key", ["space", "x"])
async def test_space_and_x_tick_under_the_cursor(path: Path, clock: FixedClock, key: str) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("j", "j", key)
        assert nearer.boxes == "▫▫✓▫▫"
        assert state(path, "support") == "done"
        await nearer.press(key)
        assert state(path, "support") is None


async def test_all_five_and_what_the_screen_says_of_them(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "2", "3", "4", "5")
        assert nearer.boxes == "✓✓✓✓✓"
        assert "5 of 5" in nearer.words
        await nearer.until(lambda: "1 day" in nearer.row("honest"))
        await nearer.until(lambda: "saved" in nearer.status)
        assert states(path) == ["done"] * 5


async def test_keys_held_down_end_where_they_should(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press(*"1" * 9, *"2" * 8)
        assert nearer.boxes == "✓▫▫▫▫"
        assert states(path) == ["done", None, None, None, None]


async def test_r_rests_and_takes_it_back(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("r")
        assert nearer.box("listen") == "–"
        assert state(path, "listen") == "rest"
        await nearer.press("r")
        assert nearer.box("listen") == "▫"
        assert state(path, "listen") is None


async def test_rest_takes_the_place_of_a_tick_and_a_tick_that_of_a_rest(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "r")
        assert nearer.box("listen") == "–"
        assert state(path, "listen") == "rest"
        await nearer.press("1")
        assert nearer.box("listen") == "✓"
        assert state(path, "listen") == "done"


async def test_a_streak_is_counted_and_said_until_when_it_is_safe(
    path: Path, clock: FixedClock
) -> None:
    days = [MONDAY - timedelta(days=n) for n in (1, 2, 3)]
    other(path, clock, *(MarkChange("time", day, "tick") for day in days))
    async with open_app(path, clock) as nearer:
        await nearer.until(lambda: "3 days" in nearer.row("time"))
        assert "safe until tonight" in nearer.text
        await nearer.press("4")
        await nearer.until(lambda: "4 days" in nearer.row("time"))
        assert "safe until tomorrow night" in nearer.text
        assert "safe until tonight" not in nearer.text


# the cursor


async def test_the_cursor_moves_and_stays_in_the_list(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        for key, practice in [
            ("k", "listen"),
            ("j", "share"),
            ("down", "support"),
            ("up", "share"),
            ("G", "honest"),
            ("j", "honest"),
            ("k", "time"),
            ("g", "listen"),
            ("end", "honest"),
            ("home", "listen"),
        ]:
            await nearer.press(key)
            assert nearer.cursor == practice, key
        assert not path.exists(), "looking around writes nothing"


async def test_the_prompt_follows_the_cursor_and_i_brings_another(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        first = prompt(nearer)
        assert first
        await nearer.press("i")
        second = prompt(nearer)
        assert second != first
        await nearer.press("j")
        assert prompt(nearer) not in (first, second)
        await nearer.press("k")
        assert prompt(nearer) == first


async def test_best_runs_of_the_practice_under_the_cursor(path: Path, clock: FixedClock) -> None:
    first = date(2026, 3, 30)
    days = [first + timedelta(days=n) for n in range(4)]
    other(path, clock, *(MarkChange("share", day, "tick") for day in days))
    async with open_app(path, clock, size=(100, 40)) as nearer:
        assert "30 Mar" not in nearer.text
        await nearer.press("j")
        assert "30 Mar – 2 Apr 2026" in nearer.text


# the days


@pytest.mark.parametrize(
    ("before", "after"), [("left_square_bracket", "right_square_bracket"), ("h", "l")]
)
async def test_walking_days_and_ticking_on_the_day_on_the_screen(
    path: Path, clock: FixedClock, before: str, after: str
) -> None:
    async with open_app(path, clock) as nearer:
        assert "Monday 23 November 2026" in nearer.title
        await nearer.press(before)
        assert "Sunday 22 November 2026" in nearer.title
        assert "yesterday" in nearer.title
        await nearer.press("3")
        assert nearer.box("support") == "✓"
        assert state(path, "support", SUNDAY) == "done"
        assert state(path, "support", MONDAY) is None
        await nearer.press(after)
        assert "Monday 23 November" in nearer.title
        assert nearer.box("support") == "▫"
        assert strip(nearer, "support").endswith("✓▫")


async def test_arrows_walk_too_and_a_full_stop_goes_back(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("left", "left", "left", "right")
        assert "Saturday 21 November" in nearer.title
        await nearer.press("full_stop")
        assert "Monday 23 November" in nearer.title


async def test_a_day_before_the_strip_moves_the_strip(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("listen", MONDAY - timedelta(days=9), "tick"))
    async with open_app(path, clock) as nearer:
        await nearer.press(*"h" * 9)
        assert "Saturday 14 November" in nearer.title
        assert nearer.box("listen") == "✓"
        assert nearer.list_lines[1].split()[-1] == "14"


async def test_a_day_long_past_is_filled_in(path: Path, clock: FixedClock) -> None:
    long_ago = date(2011, 2, 28)
    async with open_app(path, clock, day=long_ago) as nearer:
        assert "Monday 28 February 2011" in nearer.title
        await nearer.press("5", "l", "5")
        assert "Tuesday 1 March 2011" in nearer.title
        assert state(path, "honest", long_ago) == "done"
        assert state(path, "honest", date(2011, 3, 1)) == "done"
        await nearer.counts("best 2")


async def test_a_day_to_come_cannot_be_done_but_can_rest(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("l")
        assert "tomorrow" in nearer.title
        await nearer.press("1")
        assert nearer.box("listen") == "▫"
        assert "rest" in nearer.status
        assert not path.exists()
        await nearer.press("r")
        assert nearer.box("listen") == "–"
        assert state(path, "listen", TUESDAY) == "rest"
        await nearer.press("1")
        assert nearer.box("listen") == "–"
        assert state(path, "listen", TUESDAY) == "rest"


async def test_there_is_an_end_to_the_future(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        nearer.today.action_walk(366)
        await nearer.settled()
        last = nearer.title
        assert "2027" in last
        await nearer.press("l")
        assert nearer.title == last
        assert nearer.status
        await nearer.press("h")
        assert nearer.title != last


# undo and redo


async def test_undo_and_redo_through_several_changes(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        seen = [nearer.boxes]
        for keys in (["1"], ["r"], ["5"], ["1"], ["5"]):
            await nearer.press(*keys)
            seen.append(nearer.boxes)
        assert seen == ["▫▫▫▫▫", "✓▫▫▫▫", "–▫▫▫▫", "–▫▫▫✓", "✓▫▫▫✓", "✓▫▫▫▫"]
        for boxes in reversed(seen[:-1]):
            await nearer.press("u")
            assert nearer.boxes == boxes
            assert signs(states(path)) == boxes
        await nearer.press("u")
        assert "nothing" in nearer.status
        for boxes in seen[1:]:
            await nearer.press("ctrl+r")
            assert nearer.boxes == boxes
            assert signs(states(path)) == boxes
        await nearer.press("ctrl+r")
        assert "nothing" in nearer.status


async def test_a_change_after_undo_leaves_nothing_to_redo(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "u", "2")
        await nearer.press("ctrl+r")
        assert nearer.boxes == "▫✓▫▫▫"
        assert "nothing" in nearer.status


async def test_undo_reaches_a_day_that_is_not_on_the_screen(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("h", "2", "full_stop", "u")
        assert state(path, "share", SUNDAY) is None
        assert "Monday" in nearer.title
        assert "✓" not in nearer.row("share")


async def test_undo_leaves_alone_what_another_program_changed_since(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("2", "1")
        other(path, clock, MarkChange("listen", MONDAY, "rest"))
        await nearer.come_back()
        assert nearer.box("listen") == "–"
        await nearer.press("u")
        assert nearer.box("listen") == "–"
        assert state(path, "listen") == "rest"
        assert "another program" in nearer.status
        await nearer.press("u")
        assert state(path, "share") is None, "the changes before it can still be undone"
        assert state(path, "listen") == "rest"


async def test_undo_before_the_other_change_was_seen_leaves_it_alone_too(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        other(path, clock, MarkChange("listen", MONDAY, "rest"))
        await nearer.press("u")
        await nearer.until(lambda: nearer.box("listen") == "–")
        assert state(path, "listen") == "rest"


# the mouse


async def test_a_click_on_a_box_or_a_name_ticks(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        line = nearer.row_at("support")
        await nearer.click(4, line)
        assert nearer.boxes == "▫▫✓▫▫"
        assert nearer.cursor == "support"
        assert state(path, "support") == "done"
        await nearer.click(nearer.row("time").index("Quality"), nearer.row_at("time"))
        assert states(path) == [None, None, "done", "done", None]
        await nearer.click(4, line)
        assert state(path, "support") is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_click_on_a_day_goes_there_and_ticks_nothing(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    long_ago = MONDAY - timedelta(days=60)  # days before the first use have no box to click on
    other(path, clock, MarkChange("listen", long_ago, "tick"))
    async with open_app(path, clock, size=size) as nearer:
        line = nearer.row("share")
        days = [column for column, sign in enumerate(line) if sign == "▫"][1:]
        for back in (0, 1, 4, len(days) - 1):
            await nearer.click(days[-1 - back], nearer.row_at("share"))
            day = MONDAY - timedelta(days=back)
            assert f"{day:%A} {day.day} {day:%B}" in nearer.title
            assert state(path, "share", day) is None
        assert len(days) in (7, 21)


async def test_days_before_the_first_use_are_blank(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        assert nearer.row("share").count("▫") == 2, "the box, and today in the strip"
        await nearer.press("h", "1")
        await nearer.until(lambda: nearer.row("share").count("▫") == 3)
        assert nearer.row("listen").count("✓") == 2
        await nearer.to_streaks()
        assert "· none" in nearer.text
        year = "".join(lines_of(nearer.streaks.map)[1:])
        assert year.count("·") == 1, "today alone; the day of the first use is done"


async def test_a_click_on_the_head_of_the_strip_goes_there(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.click(nearer.list_lines[1].index("19"), 1)
        assert "Thursday 19 November" in nearer.title


async def test_a_click_beside_everything_does_nothing(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.click(4, 0)
        await nearer.pilot.click("#detail", offset=(10, 1))
        await nearer.pilot.click("#title")
        await nearer.settled()
        assert nearer.boxes == "▫▫▫▫▫"
        assert "Monday 23" in nearer.title


async def test_the_keys_at_the_bottom_can_be_clicked(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(120, 40)) as nearer:
        keys = nearer.text.splitlines()[-1]
        await nearer.pilot.click("#keys", offset=(keys.index("card") + PADDED, 0))
        await nearer.until(lambda: nearer.asks(PracticeCard))
        await nearer.press("q")
        await nearer.pilot.click("#keys", offset=(keys.index("streaks") + PADDED, 0))
        await nearer.until(lambda: nearer.asks(StreaksScreen))


PADDED = 1


def prompt(nearer: Opened) -> str:
    """The prompt on the screen."""
    return nearer.today.detail.render_line(0).text.strip()


def strip(nearer: Opened, practice: str) -> str:
    """The signs of the last days of a practice, without its box."""
    return "".join(sign for sign in nearer.row(practice)[7:] if sign in "✓▫–·")


def signs(found: list[str | None]) -> str:
    """States as the signs that stand for them."""
    return "".join({"done": "✓", "rest": "–", None: "▫"}[one] for one in found)
