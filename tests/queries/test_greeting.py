"""What Today says when it is opened for the first time, or again after a while."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import other
from tests.app.pilot import open_app
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.queries.greeting import BACK

TODAY = date(2026, 11, 23)


async def test_the_first_start_is_today_itself_with_one_quiet_line(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        assert nearer.screen is nearer.today
        assert nearer.status == ""
        assert "Welcome. Press 1 to 5 for what you did today; ? shows all keys." in nearer.words
        assert nearer.today.practices.region.area > 0
        await nearer.press("1")
        assert nearer.status == "Active listening, today: done · saved"
    assert path.exists()


async def test_who_was_there_lately_is_not_welcomed_back(path: Path, clock: FixedClock) -> None:
    days = (TODAY - timedelta(days=ago) for ago in (400, 5))
    other(path, clock, *(MarkChange("share", day, "tick") for day in days))
    async with open_app(path, clock) as nearer:
        assert nearer.status == ""


@pytest.mark.parametrize(("ago", "said"), [(1, ""), (9, ""), (10, ""), (11, BACK), (400, BACK)])
async def test_after_ten_empty_days_it_is_glad_and_counts_nothing(
    path: Path, clock: FixedClock, ago: int, said: str
) -> None:
    other(path, clock, MarkChange("share", TODAY - timedelta(days=ago), "tick"))
    async with open_app(path, clock) as nearer:
        assert nearer.status == said
        assert not any(sign.isdigit() for sign in nearer.status)
