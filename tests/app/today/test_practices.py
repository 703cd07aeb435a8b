"""The Today screen over practices of one's own, off, away, and with what settings change."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import (
    MONDAY,
    adding,
    arranged,
    away,
    book_of,
    other,
    setting,
    state,
    switching_off,
)
from tests.app.pilot import open_app
from tui.app.widgets.practice_list import BOX
from tui.book.steps import MarkChange
from tui.changes import practices as arrange
from tui.clock import FixedClock
from tui.config.glyphs import UNICODE
from tui.domain.schedule import ALL

FRIDAY = date(2026, 11, 27)
OWN = ["Morning walk", "Call home", "Run [/5km]", "漢字 together"]


def done(path: Path, clock: FixedClock, practice: str, *back: int) -> None:
    """Tick a practice so many days ago."""
    days = [MONDAY - timedelta(days=n) for n in back]
    other(path, clock, *(MarkChange(practice, day, "tick") for day in days))


def bar(full: int) -> str:
    """So many cells of five."""
    return UNICODE.bar(full / 5, 5)


# practices of one's own


async def test_practices_of_ones_own_have_the_keys_six_to_nine(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, *map(adding, OWN))
    ids = [practice.id for practice in book_of(path).practices[5:]]
    async with open_app(path, clock) as nearer:
        for key, name, practice in zip("6789", OWN, ids, strict=True):
            line = nearer.line_with(name)
            assert line[BOX - 2 : BOX] == f"{key} "
            await nearer.press(key)
            assert nearer.line_with(name)[BOX] == "✓"
            assert state(path, practice) == "done"
        assert nearer.boxes == "▫▫▫▫▫"
        await nearer.until(lambda: "4 of 9 done" in nearer.words)
        await nearer.press("7")
        assert nearer.line_with("Call home")[BOX] == "▫"
        assert state(path, ids[1]) is None


async def test_the_cursor_reaches_a_practice_of_ones_own(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, adding("Morning walk"))
    async with open_app(path, clock) as nearer:
        await nearer.press("G")
        assert nearer.line_with("Morning walk").startswith("▌")
        await nearer.press("space", "r")
        assert nearer.line_with("Morning walk")[BOX] == "–"
        assert state(path, "morning-walk") == "rest"


async def test_a_practice_of_ones_own_has_no_prompt_and_no_borrowed_one(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, adding("Morning walk"))
    async with open_app(path, clock) as nearer:
        assert nearer.today.detail.render_line(0).text.strip()
        await nearer.press("G")
        assert not nearer.today.detail.render_line(0).text.strip()
        await nearer.press("i")
        assert not nearer.today.detail.render_line(0).text.strip()


@pytest.mark.parametrize("key", "6789")
async def test_a_key_that_no_practice_has_changes_nothing_and_says_so(
    path: Path, clock: FixedClock, key: str
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press(key)
        assert f"key {key}" in nearer.status
        assert nearer.boxes == "▫▫▫▫▫"
        assert nearer.cursor == "listen"
        assert not path.exists()


async def test_nine_practices_fit_on_a_small_screen(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, *map(adding, OWN))
    async with open_app(path, clock, size=(60, 16)) as nearer:
        assert all(nearer.line_with(name) for name in OWN)


# renamed and off


async def test_a_practice_is_called_what_it_was_renamed_to(path: Path, clock: FixedClock) -> None:
    done(path, clock, "time", 0)
    practice = book_of(path).practice("time")
    assert practice
    arranged(path, clock, lambda book: arrange.renamed(book, practice, "Date [x] night"))
    async with open_app(path, clock) as nearer:
        assert nearer.line_with("Date [x] night")[BOX] == "✓"
        assert "Quality time" not in nearer.text
        await nearer.press("4")
        assert nearer.line_with("Date [x] night")[BOX] == "▫"
        assert state(path, "time") is None
        assert "Date [x] night" in nearer.status


async def test_a_practice_that_is_off_is_not_shown_and_its_key_rests(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "time", 0)
    arranged(path, clock, switching_off("time"))
    async with open_app(path, clock) as nearer:
        assert "Quality time" not in nearer.text
        assert "0 of 4 done" in nearer.words
        await nearer.press("4")
        assert "key 4" in nearer.status
        assert state(path, "time") == "done", "its days stay"
        await nearer.press("5")
        assert state(path, "honest") == "done"
        await nearer.until(lambda: "1 of 4 done" in nearer.words)


# steadiness


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, bar(0) + " new"),  # 0.051922
        (20, bar(3) + " steady"),  # 0.655747, as DESIGN 2.5 has it
        (60, bar(4) + " rooted"),  # 0.959
    ],
)
async def test_steadiness_is_a_bar_and_a_word(
    path: Path, clock: FixedClock, days: int, words: str
) -> None:
    done(path, clock, "listen", *range(days))
    async with open_app(path, clock) as nearer:
        await nearer.until(lambda: words in nearer.line_below("Active listening"))
        for name in ("Share your emotions", "Be supportive"):
            assert not nearer.line_below(name).strip(), "nothing is said of what was never done"


async def test_a_gap_does_not_take_steadiness_away(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", *range(2, 62))
    async with open_app(path, clock) as nearer:
        await nearer.until(lambda: "0 days" in nearer.row("listen"))
        assert bar(4) + " rooted" in nearer.line_below("Active listening")


# away


async def test_a_practice_that_is_away_says_until_when(path: Path, clock: FixedClock) -> None:
    done(path, clock, "time", 0, 1)
    arranged(path, clock, away("time", MONDAY - timedelta(days=3), FRIDAY))
    async with open_app(path, clock) as nearer:
        assert "away until Fri 27 Nov" in nearer.line_below("Quality time")
        assert nearer.text.count("away") == 1
        assert nearer.box("time") == "✓", "what was done while away stays done"
        await nearer.press("h", "h")
        assert nearer.box("time") == "–"
        assert nearer.box("listen") == "▫"


async def test_everything_away_without_an_end_says_so_on_every_row(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, away(ALL, MONDAY, None))
    async with open_app(path, clock) as nearer:
        assert nearer.boxes == "–––––"
        for name in ("Active listening", "Honest and authentic"):
            assert nearer.line_below(name).strip("▌ ") == "away"
        await nearer.press("h")
        assert nearer.boxes == "▫▫▫▫▫"
        assert "away" not in nearer.words


async def test_what_is_done_while_away_counts(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, away(ALL, MONDAY - timedelta(days=9), None))
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        assert nearer.box("listen") == "✓"
        await nearer.until(lambda: "1 day" in nearer.row("listen"))


# what settings change


async def test_hidden_streaks_leave_boxes_days_and_steadiness(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", *range(20))
    arranged(path, clock, setting("show_streaks", to=False))
    async with open_app(path, clock, size=(80, 40)) as nearer:
        await nearer.until(lambda: bar(3) + " steady" in nearer.text)
        assert nearer.box("listen") == "✓"
        for word in ("20 days", "best", "in all", "safe until", "connected"):
            assert word not in nearer.words
        assert "1 of 5 done" in nearer.words


async def test_a_day_that_grace_stepped_over_is_drawn_as_such(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", 0, *range(2, 9))
    async with open_app(path, clock, size=(120, 30)) as nearer:
        await nearer.until(lambda: "1 day" in nearer.row("listen"))
        assert "~" not in nearer.text
    arranged(path, clock, setting("grace", to=True))
    async with open_app(path, clock, size=(120, 30)) as nearer:
        await nearer.until(lambda: "8 days" in nearer.row("listen"))
        drawn = "".join(nearer.row("listen")[31:95].split())
        assert drawn.endswith("✓✓✓✓✓✓✓~✓")
        await nearer.press("h", "1")
        await nearer.until(lambda: "9 days" in nearer.row("listen"))
        assert "~" not in nearer.text, "filled in, the day is given back"
