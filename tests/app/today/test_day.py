"""The logical day on the screen: after midnight, at a rollover, after a sleep."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.app.elsewhere import MONDAY, arranged, other, state
from tests.app.pilot import open_app
from tui.app.widgets.practice_list import BOX
from tui.book.steps import MarkChange
from tui.changes.practices import practice_of, switched_off
from tui.clock import FixedClock

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = MONDAY + timedelta(days=1)
NIGHT = timedelta(hours=9)  # from 20:15 to 05:15, past the start of the day


def clock_at(hour: int, minute: int, day: date = TUESDAY) -> FixedClock:
    """A clock in Berlin."""
    return FixedClock(
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN),
        BERLIN,
    )


async def test_what_was_done_in_a_practice_that_is_off_now_stands_on_its_day(
    path: Path, clock: FixedClock
) -> None:
    yesterday = MONDAY - timedelta(days=1)
    other(path, clock, *(MarkChange(p, yesterday, "tick") for p in ("share", "time")))
    arranged(path, clock, lambda book: switched_off(book, practice_of(book, "share")))
    async with open_app(path, clock) as nearer:
        assert "Share your emotions" not in nearer.text
        await nearer.press("4", "h")
        assert "2 of 5 done" in nearer.text
        assert nearer.line_with("Share your emotions")[BOX] == "✓"
        assert nearer.cursor == "time", "the cursor stays with its practice"
        await nearer.press("2")
        assert state(path, "share", yesterday) == "done"
        await nearer.press("l")
        assert "Share your emotions" not in nearer.text


async def test_after_midnight_it_is_still_the_day_before(path: Path) -> None:
    async with open_app(path, clock_at(1, 30)) as nearer:
        assert "Monday 23 November 2026" in nearer.title
        assert "still today until 04:00" in nearer.title
        assert "yesterday" not in nearer.title
        await nearer.press("1")
        assert state(path, "listen", MONDAY) == "done"
        assert state(path, "listen", TUESDAY) is None


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(3, 59, "Monday 23"), (4, 0, "Tuesday 24"), (23, 59, "Tuesday 24")]
)
async def test_the_day_begins_at_four(path: Path, hour: int, minute: int, day: str) -> None:
    async with open_app(path, clock_at(hour, minute)) as nearer:
        assert day in nearer.title
        assert ("still" in nearer.title) == (hour < 4)


async def test_the_note_belongs_to_today_only(path: Path) -> None:
    async with open_app(path, clock_at(1, 30)) as nearer:
        await nearer.press("h")
        assert "Sunday 22" in nearer.title
        assert "still" not in nearer.title
        assert "yesterday" in nearer.title


async def test_a_new_day_is_said_and_the_day_in_use_stays_on_the_screen(path: Path) -> None:
    clock = clock_at(3, 58)
    async with open_app(path, clock) as nearer:
        await nearer.press("j", "k")
        clock.move(timedelta(minutes=2))
        await nearer.come_back()
        assert "Monday 23 November 2026, yesterday" in nearer.title
        assert "new day, Tuesday" in nearer.status
        await nearer.press("2")
        assert state(path, "share", MONDAY) == "done"
        assert state(path, "share", TUESDAY) is None
        assert "yesterday: done. It is Tuesday now; t leads there" in nearer.status
        await nearer.press("t")
        assert "Tuesday 24" in nearer.title
        assert nearer.box("share") == "▫"
        await nearer.press("3")
        assert state(path, "support", TUESDAY) == "done"
        assert state(path, "support", MONDAY) is None
        assert "It is Tuesday" not in nearer.status


async def test_a_tick_at_the_moment_of_the_new_day_goes_to_the_day_on_the_screen(
    path: Path,
) -> None:
    clock = clock_at(3, 58)
    async with open_app(path, clock) as nearer:
        await nearer.press("j")
        clock.move(timedelta(minutes=2))  # nothing has noticed it yet
        await nearer.press("1")
        assert state(path, "listen", MONDAY) == "done"
        assert state(path, "listen", TUESDAY) is None
        assert nearer.box("listen") == "✓"
        assert "yesterday" in nearer.title


async def test_left_alone_it_turns_with_the_day(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        clock.move(NIGHT)
        await nearer.come_back()
        assert nearer.title.endswith("Tuesday 24 November 2026")
        assert "new day, Tuesday" in nearer.status
        await nearer.press("2")
        assert state(path, "share", TUESDAY) == "done"
        assert state(path, "share", MONDAY) is None


async def test_a_key_that_meets_a_new_day_unseen_shows_it_and_does_no_more(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        clock.move(NIGHT)  # nothing has noticed it yet
        await nearer.press("2")
        assert "Tuesday 24" in nearer.title
        assert "press it again" in nearer.status
        assert (state(path, "share", MONDAY), state(path, "share", TUESDAY)) == (None, None)
        await nearer.press("2")
        assert state(path, "share", TUESDAY) == "done"


async def test_every_screen_that_was_left_alone_turns(path: Path, clock: FixedClock) -> None:
    clock.move(timedelta(days=7))  # the last day of November
    async with open_app(path, clock) as nearer:
        await nearer.press("p", "s")
        clock.move(NIGHT)
        await nearer.come_back()
        assert nearer.streaks.map.cursor == date(2026, 12, 1)
        await nearer.press("p")
        assert "December 2026" in nearer.text
        await nearer.press("t")
        assert "Tuesday 1 December" in nearer.title


async def test_a_card_left_open_says_which_day_it_is_of(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("enter")
        assert "today, open" in nearer.text
        clock.move(NIGHT)
        await nearer.come_back()
        assert "yesterday, open" in nearer.text
        await nearer.press("x")
        assert state(path, "listen", MONDAY) == "done"
        await nearer.press("escape")
        assert "Tuesday 24" in nearer.title


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("hh", "Saturday 21 November 2026, 2 days ago"),
        ("ll", "Wednesday 25 November 2026, in 2 days"),
    ],
)
async def test_another_day_says_how_far_it_is_and_t_leads_to_today(
    path: Path, clock: FixedClock, keys: str, words: str
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press(*keys)
        assert words in nearer.title
        await nearer.press("t")
        assert nearer.title.endswith("Monday 23 November 2026")


async def test_a_full_stop_notices_the_new_day_by_itself(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("h")
        clock.move(NIGHT)
        await nearer.press("full_stop", "5")
        assert "Tuesday 24" in nearer.title
        assert state(path, "honest", TUESDAY) == "done"


async def test_a_day_to_come_can_be_ticked_once_it_is_there(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("l", "1")
        assert nearer.box("listen") == "▫"
        clock.move(NIGHT)
        await nearer.press("1")
        assert nearer.box("listen") == "✓"
        assert state(path, "listen", TUESDAY) == "done"


async def test_a_past_day_on_the_screen_stays_through_the_night(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("h", "h")
        clock.move(NIGHT)
        await nearer.come_back()
        assert "Saturday 21" in nearer.title
        await nearer.press("4")
        assert state(path, "time", MONDAY - timedelta(days=2)) == "done"


async def test_the_streak_of_the_day_that_is_over_is_told_as_it_is_now(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        await nearer.counts("safe until tomorrow night")
        clock.move(NIGHT)
        await nearer.come_back()
        await nearer.counts("safe until tonight")
        clock.move(timedelta(days=1))
        await nearer.come_back()
        await nearer.until(lambda: "safe until" not in nearer.text)
        assert "best 1" in nearer.text


async def test_no_new_day_while_the_day_lasts(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        clock.move(timedelta(hours=7))
        await nearer.come_back()
        assert "new day" not in nearer.status
        await nearer.press("h", "full_stop")
        assert "still today until 04:00" in nearer.title


async def test_clocks_that_change_at_night(path: Path) -> None:
    new_york = ZoneInfo("America/New_York")
    clock = FixedClock(datetime(2026, 10, 31, 22, 0, tzinfo=new_york), new_york)
    async with open_app(path, clock) as nearer:
        assert "Saturday 31 October" in nearer.title
        clock.move(timedelta(hours=6, minutes=30))  # 03:30, an hour came twice
        await nearer.come_back()
        assert "new day" not in nearer.status
        clock.move(timedelta(minutes=30))
        await nearer.come_back()
        assert "new day" in nearer.status
