"""Rhythm and drift: the vectors of NOTES-planner 2."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.rhythm import Drift, drift_state, usual_gap


@pytest.mark.parametrize(
    ("rhythm", "gap", "next_in", "state"),
    [
        (14, 96, None, "drifting"),
        (14, 14, None, "ok"),
        (14, 15, None, "due"),
        (14, 20, None, "due"),
        (14, 21, None, "drifting"),
        (14, 96, 4, "planned"),
        (14, 96, 14, "planned"),
        (14, 96, 15, "drifting"),
        (14, 3, None, "ok"),
        (7, 8, 9, "due"),
        (7, 10, None, "due"),
        (7, 11, None, "drifting"),
        (1, 2, None, "drifting"),
        (None, 999, None, "off"),
    ],
)
def test_a_state(rhythm: int | None, gap: int, next_in: int | None, state: str) -> None:
    assert drift_state(rhythm, gap, next_in) == state


@given(st.integers(1, 3660), st.integers(0, 9999))
def test_a_longer_gap_is_never_a_better_state(rhythm: int, gap: int) -> None:
    order = ["ok", "due", "drifting"]
    now, later = drift_state(rhythm, gap), drift_state(rhythm, gap + 1)
    assert order.index(later) >= order.index(now)


def test_the_weight_is_the_share_beyond_the_rhythm() -> None:
    assert Drift("p-1", "drifting", 21, 14, None).weight == 0.5
    assert Drift("p-1", "ok", 7, 14, None).weight == -0.5


def test_the_usual_gap_is_the_median_of_the_last_eight() -> None:
    first = date(2026, 1, 1)
    days = [first + timedelta(days=n) for n in (0, 50, 60, 71, 81, 92)]
    assert usual_gap(days) == 11
    assert usual_gap(days[:4]) is None
    assert usual_gap([*days, *days]) == 11
    many = [
        first + timedelta(days=n) for n in (0, 100, 200, 207, 214, 221, 228, 235, 242, 249, 256)
    ]
    assert usual_gap(many) == 7
    assert usual_gap([first + timedelta(days=n) for n in (0, 3, 7, 11, 16)]) == 4
