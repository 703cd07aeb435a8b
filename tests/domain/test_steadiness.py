"""Steadiness: the numbers of DESIGN 2.5, and what holds for any history."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import MONDAY, THREE_A_WEEK, Scene, always, history, scenes, weekdays
from tests.domain.oracle import Book, steady
from tests.examples import examples
from tui.domain.history import History
from tui.domain.schedule import Pause, ScheduleRow
from tui.domain.steadiness import steadiness

views = st.fixed_dictionaries({"over": st.booleans(), "week_start": st.integers(0, 6)})


@pytest.mark.parametrize(
    ("days_ago", "value"), [(0, 0.655747), (1, 0.636894), (19, 0.051922), (20, 0.0)]
)
def test_twenty_days_in_a_row_give_the_numbers_of_the_design(days_ago: int, value: float) -> None:
    twenty = history("D" * 20)
    day = MONDAY - timedelta(days=days_ago)
    assert steadiness(twenty, day) == pytest.approx(value, abs=1e-6)
    assert steadiness(twenty, day, over=True) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("days", "rows", "value"),
    [
        ("", (), 0.0),
        ("RRR", (), 0.0),
        ("D", (), 0.051922),
        ("..D", (), 0.051922),
        ("R.D", (), 0.051922),
        ("DR", (), 0.051922),
        ("DP", (), 0.051922),
        ("D.", (), 0.051922),  # today is not over
        ("D..", (), 0.049226),  # 0.051922 * 0.5 ** (1 / 13)
        ("D", always(THREE_A_WEEK), 0.005717),  # (1 - 0.5 ** (sqrt(3 / 7) / 13)) / 6
        ("D", always(weekdays(0)), 0.009976),  # (1 - 0.5 ** (sqrt(1 / 7) / 13)) / 2
        ("D......D", always(weekdays(0)), 0.084424),
    ],
)
def test_short_histories(days: str, rows: tuple[ScheduleRow, ...], value: float) -> None:
    assert steadiness(history(days, rows=rows), MONDAY) == pytest.approx(value, abs=1e-6)


def test_an_empty_day_counts_once_it_is_over() -> None:
    assert steadiness(history("D."), MONDAY, over=True) == pytest.approx(0.049226, abs=1e-6)


def test_a_day_asked_for_and_done_for_years_comes_near_to_one() -> None:
    assert 0.999 < steadiness(history("D" * 1000), MONDAY) <= 1
    mondays = history("D......" * 150 + "D", rows=always(weekdays(0)))
    assert 0.99 < steadiness(mondays, MONDAY) <= 1


def test_marks_after_the_day_asked_about_do_not_exist() -> None:
    day = MONDAY - timedelta(days=3)
    assert steadiness(history("DDDD...D"), day) == steadiness(history("DDDD...."), day)


@given(scenes(most_days=200), views)
@examples(40)
def test_steadiness_is_the_formula_day_by_day(scene: Scene, view: dict[str, int]) -> None:
    over, week_start = bool(view["over"]), view["week_start"]
    expected = steady(scene.history, scene.today, over=over, week_start=week_start)
    value = steadiness(scene.history, scene.today, over=over, week_start=week_start)
    assert value == pytest.approx(expected, abs=1e-9)


@given(scenes(most_days=400), views)
@examples(20)
def test_steadiness_lies_between_nothing_and_one(scene: Scene, view: dict[str, int]) -> None:
    over, week_start = bool(view["over"]), view["week_start"]
    value = steadiness(scene.history, scene.today, over=over, week_start=week_start)
    assert 0 <= value <= 1


@given(scenes(most_days=120), st.booleans(), st.integers(1, 40), st.integers(0, 6))
@examples(20)
def test_rest_and_pauses_leave_steadiness_as_it_was(
    scene: Scene, rests: bool, length: int, week_start: int
) -> None:
    before = steadiness(scene.history, scene.today, over=True, week_start=week_start)
    first = scene.today + timedelta(days=1)
    last = scene.today + timedelta(days=length)
    done = frozenset(d for d in scene.history.done if d <= scene.today.toordinal())
    held = scene.history._replace(done=done)
    if rests:
        days = range(first.toordinal(), last.toordinal() + 1)
        held = held._replace(rest=frozenset({*held.rest, *days}))
    else:
        held = held._replace(pauses=(*held.pauses, Pause(first, last)))
    assert steadiness(held, last, over=True, week_start=week_start) == pytest.approx(before)
    assert steadiness(held, last, over=False, week_start=week_start) == pytest.approx(before)


@given(scenes(most_days=200), st.integers(0, 6))
@examples(30)
def test_ticking_the_open_day_never_lowers_it_and_an_open_day_never_does(
    scene: Scene, week_start: int
) -> None:
    today = scene.today.toordinal()
    without = scene.history._replace(done=frozenset(scene.history.done) - {today})
    ticked = without._replace(
        done=frozenset({*without.done, today}), rest=frozenset(without.rest) - {today}
    )
    yesterday = steadiness(
        without, scene.today - timedelta(days=1), over=True, week_start=week_start
    )
    still_open = steadiness(without, scene.today, week_start=week_start)
    done = steadiness(ticked, scene.today, week_start=week_start)
    assert yesterday <= still_open + 1e-12
    assert still_open <= done + 1e-12


def test_one_bad_day_lowers_it_and_the_next_good_one_raises_it() -> None:
    good = steadiness(history("D" * 30), MONDAY, over=True)
    bad = steadiness(history("D" * 30 + "."), MONDAY, over=True)
    back = steadiness(history("D" * 30 + ".D"), MONDAY, over=True)
    assert 0.9 * good < bad < good
    assert back > bad


@given(scenes(most_days=120, most_rows=3), st.data())
@examples(20)
def test_the_order_of_rows_and_pauses_does_not_matter(scene: Scene, data: st.DataObject) -> None:
    shuffled = History(
        done=scene.history.done,
        rest=scene.history.rest,
        rows=tuple(data.draw(st.permutations(scene.history.rows))),
        pauses=tuple(data.draw(st.permutations(scene.history.pauses))),
    )
    assert steadiness(shuffled, scene.today) == steadiness(scene.history, scene.today)


def test_the_oracle_knows_the_numbers_of_the_design_too() -> None:
    twenty = history("D" * 20)
    assert steady(twenty, MONDAY, over=False, week_start=0) == pytest.approx(0.655747, abs=1e-6)
    assert len(Book(twenty, MONDAY, over=False, week_start=0).done) == 20


def test_ten_years_agree_with_the_formula() -> None:
    ten = history("DDDDDD." * 520, rows=always(weekdays(0)))
    expected = steady(ten, MONDAY, over=True, week_start=0)
    assert steadiness(ten, MONDAY, over=True) == pytest.approx(expected, abs=1e-9)
