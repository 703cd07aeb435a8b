"""Away and back: two keys each, everything or one practice, until a day or until further notice."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, arranged, as_newer, away, book_of, other, state
from tests.app.pilot import Opened, lines_of, open_app
from tui.app.dialogs.ask import AskScreen
from tui.app.today.away import AwayScreen
from tui.app.today.screen import TodayScreen
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.domain.schedule import ALL

DAY = timedelta(days=1)
FRIDAY = date(2026, 11, 27)


def pauses(path: Path) -> list[tuple[str, date, date | None]]:
    """Whose pauses the file holds, from when to when."""
    return [(p.practice, p.pause.first, p.pause.last) for p in book_of(path).pauses]


async def back(nearer: Opened) -> None:
    await nearer.until(lambda: nearer.asks(TodayScreen))
    await nearer.settled()


async def asked(nearer: Opened) -> None:
    await nearer.keys("v")
    await nearer.until(lambda: nearer.asks(AwayScreen))


async def until(nearer: Opened, text: str) -> None:
    """Type the last day away."""
    await asked(nearer)
    await nearer.keys("u")
    await nearer.until(lambda: nearer.asks(AskScreen))
    await nearer.keys(*("space" if letter == " " else letter for letter in text))


def reading(nearer: Opened) -> str:
    return " ".join(" ".join(lines_of(nearer.screen.query_one("#reading"))).split())


@pytest.mark.parametrize("key", ["v", "a"])
async def test_two_keys_and_everything_is_away(path: Path, clock: FixedClock, key: str) -> None:
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.press(key)
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY, None)]
        assert nearer.boxes == "–––––"
        await nearer.until(lambda: "saved" in nearer.status)
        assert "Everything is away" in nearer.status


async def test_two_keys_and_one_is_back(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, away(ALL, MONDAY - 5 * DAY, None))
    async with open_app(path, clock) as nearer:
        assert nearer.boxes == "–––––"
        await asked(nearer)
        assert "Everything is away from Wed 18 Nov on." in nearer.words
        await nearer.press("b")
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY - 5 * DAY, MONDAY - DAY)]
        assert nearer.boxes == "▫▫▫▫▫"
        await nearer.press("h")
        assert nearer.boxes == "–––––"


async def test_away_and_back_on_the_same_day_leaves_nothing(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("v", "v")
        await back(nearer)
        await nearer.press("v", "b")
        await back(nearer)
        assert pauses(path) == []
        assert nearer.boxes == "▫▫▫▫▫"


async def test_away_is_undone_and_done_again(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("v", "v")
        await back(nearer)
        await nearer.press("u")
        assert pauses(path) == []
        assert nearer.boxes == "▫▫▫▫▫"
        await nearer.press("ctrl+r")
        assert pauses(path) == [(ALL, MONDAY, None)]
        await nearer.press("v", "b", "u")
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY, None)]


async def test_only_the_practice_under_the_cursor_is_away(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("j", "j", "j")
        await asked(nearer)
        assert "only Quality time" in nearer.words
        await nearer.press("o")
        await back(nearer)
        assert pauses(path) == [("time", MONDAY, None)]
        assert nearer.boxes == "▫▫▫–▫"
        await asked(nearer)
        assert "Quality time is away from" in nearer.words
        await nearer.press("b")
        await back(nearer)
        assert pauses(path) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("friday", FRIDAY),
        ("Fri", FRIDAY),
        ("monday", MONDAY),
        ("sunday", MONDAY + 6 * DAY),
        ("+7", MONDAY + 7 * DAY),
        ("tomorrow", MONDAY + DAY),
        ("2026-12-05", date(2026, 12, 5)),
    ],
)
async def test_everything_is_away_until_a_day_that_is_typed(
    path: Path, clock: FixedClock, text: str, last: date
) -> None:
    async with open_app(path, clock) as nearer:
        await until(nearer, text)
        assert f"{last:%a} {last.day} {last:%b}" in reading(nearer)
        await nearer.keys("enter")
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY, last)]
        until_when = f"away until {last:%a} {last.day} {last:%b}"
        await nearer.until(lambda: until_when in nearer.text)
        assert nearer.boxes == "–––––"
        for _ in range((last - MONDAY).days + 1):
            await nearer.keys("l")
        await nearer.settled()
        assert nearer.boxes == "▫▫▫▫▫"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yesterday", "runs backwards"),
        ("2026-11-31", "not a day of the calendar"),
        ("soon", "is not a day"),
        ("-3", "runs backwards"),
        ("+99999999999999", "too far"),
    ],
)
async def test_what_is_no_day_to_come_is_refused_while_it_is_typed(
    path: Path, clock: FixedClock, text: str, words: str
) -> None:
    async with open_app(path, clock) as nearer:
        await until(nearer, text)
        assert words in reading(nearer)
        await nearer.keys("enter")
        assert nearer.asks(AskScreen)
        assert words in reading(nearer)
        await nearer.keys("escape")
        await nearer.until(lambda: nearer.asks(AwayScreen))
        await nearer.keys("escape")
        await back(nearer)
        assert not path.exists()


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_the_question_changes_nothing(
    path: Path, clock: FixedClock, key: str
) -> None:
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.press("1", "r", "b", "space", key)
        await back(nearer)
        assert nearer.boxes == "▫▫▫▫▫"
        assert not path.exists()
        assert nearer.runs()


async def test_leaving_while_away_leaves_it_so(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, away(ALL, MONDAY, FRIDAY))
    before = path.read_bytes()
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        assert "Everything is away from Mon 23 Nov, today to Fri 27 Nov." in nearer.words
        await nearer.press("v", "o", "u", "escape")
        await back(nearer)
        assert nearer.boxes == "–––––"
    assert path.read_bytes() == before


async def test_a_past_day_is_the_first_away_where_it_is_on_the_screen(
    path: Path, clock: FixedClock
) -> None:
    days = [MONDAY - n * DAY for n in range(4, 7)]
    other(path, clock, *(MarkChange("listen", day, "tick") for day in days))
    async with open_app(path, clock) as nearer:
        await nearer.until(lambda: "0 days" in nearer.row("listen"))
        await nearer.press("h", "h", "h")
        await asked(nearer)
        assert "from Fri 20 Nov" in nearer.words
        await nearer.press("v")
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY - 3 * DAY, None)]
        await nearer.until(lambda: "3 days" in nearer.row("listen"))
        assert "Friday 20" in nearer.title
        await nearer.press("full_stop")
        await asked(nearer)
        await nearer.press("b")
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY - 3 * DAY, MONDAY - DAY)]
        await nearer.until(lambda: "3 days" in nearer.row("listen"))
        assert "safe until tonight" in nearer.words


async def test_coming_back_on_a_past_day_ends_it_there(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, away(ALL, MONDAY - 9 * DAY, None))
    async with open_app(path, clock) as nearer:
        await nearer.press("h", "h")
        await asked(nearer)
        await nearer.press("b")
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY - 9 * DAY, MONDAY - 3 * DAY)]


async def test_one_that_overlaps_is_refused_and_nothing_is_lost(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, away(ALL, FRIDAY, FRIDAY + 9 * DAY))
    before = path.read_bytes()
    async with open_app(path, clock) as nearer:
        await nearer.press("v", "v")
        await back(nearer)
        assert "is away already" in " ".join(nearer.status.split())
        assert nearer.boxes == "▫▫▫▫▫"
        assert path.read_bytes() == before
        await until(nearer, "saturday")
        assert "is away already" in reading(nearer)
        await nearer.keys("enter", "escape")
        await nearer.until(lambda: nearer.asks(AwayScreen))
        await nearer.keys("escape")
        await back(nearer)
        await until(nearer, "thursday")
        await nearer.keys("enter")
        await back(nearer)
        assert len(pauses(path)) == 2


async def test_a_tick_while_away_counts_and_stays(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("v", "v")
        await back(nearer)
        await nearer.press("2")
        assert nearer.boxes == "–✓–––"
        assert state(path, "share") == "done"
        await nearer.press("2")
        assert nearer.boxes == "–––––"


async def test_a_file_that_cannot_be_changed_refuses_it(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    as_newer(path)
    before = path.read_bytes()
    async with open_app(path, clock) as nearer:
        await nearer.press("v", "v")
        await back(nearer)
        assert "newer" in nearer.status
        assert nearer.boxes == "✓▫▫▫▫"
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (20, 5)])
async def test_the_question_opens_on_a_small_screen_too(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    async with open_app(path, clock, size=size) as nearer:
        await asked(nearer)
        await nearer.press("v")
        await back(nearer)
        assert pauses(path) == [(ALL, MONDAY, None)]
