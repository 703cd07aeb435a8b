"""Streaks: the tables of DESIGN 2.4, the rules around them, and the laws."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import oracle
from tests.domain.build import (
    MON_WED_FRI,
    MONDAY,
    THREE_A_WEEK,
    Scene,
    always,
    history,
    per_week,
    scenes,
    weekdays,
)
from tests.examples import examples
from tui.domain.history import History
from tui.domain.schedule import DAILY, Pause, ScheduleRow
from tui.domain.streak import Run, Streak, Week, fold, fold_connected

DAY = timedelta(days=1)
SUNDAY = MONDAY + 6 * DAY
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + n * DAY for n in (1, 2, 3))


class View(NamedTuple):
    """How a history is looked at."""

    over: bool
    week_start: int
    grace: bool


views = st.builds(View, st.booleans(), st.integers(0, 6), st.booleans())
graceless = st.builds(View, st.booleans(), st.integers(0, 6), st.just(False))  # noqa: FBT003


def seen(scene: Scene, view: View) -> Streak:
    return fold(scene.history, scene.today, **view._asdict())


def numbers(days: str, last: date = MONDAY, *, over: bool = False) -> tuple[int, int]:
    streak = fold(history(days, last), last, over=over)
    return streak.current, streak.best


# --------------------------------------------------------------------------- the tables


@pytest.mark.parametrize(
    ("days", "current", "best"),
    [
        ("DD.", 2, 2),
        ("DD..", 0, 2),
        ("DRD.", 2, 2),
        ("RR.", 0, 0),
        ("DR", 1, 1),
        ("DDDDPPPPPD", 5, 5),
        ("", 0, 0),
        (".", 0, 0),
        ("D", 1, 1),
        ("DDD.DD", 2, 3),
        ("DD.DDD", 3, 3),
        ("D.R", 0, 1),
        ("DR.", 1, 1),
        ("DRR..", 0, 1),
        ("DRRP.R", 0, 1),
        ("DBBD", 4, 4),
    ],
)
def test_daily_streaks(days: str, current: int, best: int) -> None:
    assert numbers(days) == (current, best)


@pytest.mark.parametrize(
    ("days", "current", "best"), [("DD.", 0, 2), ("DD", 2, 2), ("DR", 1, 1), ("DP", 1, 1)]
)
def test_a_day_that_is_over_and_empty_ends_the_run(days: str, current: int, best: int) -> None:
    assert numbers(days, over=True) == (current, best)


@pytest.mark.parametrize(
    ("days", "today", "rows", "pauses", "keep_by"),
    [
        ("DDD", MONDAY, (), (), TUESDAY),
        ("DD.", MONDAY, (), (), MONDAY),
        ("D..D.D.D", MONDAY + 4 * DAY, always(MON_WED_FRI), (), MONDAY + 7 * DAY),
        ("DDD....D..", WEDNESDAY, always(THREE_A_WEEK), (), MONDAY + 5 * DAY),
        ("DDD....DD.D", THURSDAY, always(THREE_A_WEEK), (), MONDAY + 11 * DAY),
        ("D", MONDAY, (), (Pause(TUESDAY),), None),
    ],
)
def test_keep_by_table(
    days: str,
    today: date,
    rows: tuple[ScheduleRow, ...],
    pauses: tuple[Pause, ...],
    keep_by: date | None,
) -> None:
    streak = fold(history(days, today, rows=rows, pauses=pauses), today)
    assert streak.current > 0
    assert streak.keep_by == keep_by


# ----------------------------------------------------------------------------- the rules


@pytest.mark.parametrize("days", ["", ".", "R", "D..", "DD.."])
def test_without_a_run_there_is_nothing_to_keep(days: str) -> None:
    assert fold(history(days), MONDAY).keep_by is None


@pytest.mark.parametrize("times", range(1, 8))
@pytest.mark.parametrize("done", range(8))
def test_a_week_is_met_with_its_days_and_not_with_one_fewer(times: int, done: int) -> None:
    days = ("D" * done).ljust(7, ".")
    streak = fold(history(days, SUNDAY, rows=always(per_week(times))), SUNDAY, over=True)
    assert streak.current == streak.best == (1 if done >= times else 0)
    assert streak.unit == "week"
    assert streak.total == done


@pytest.mark.parametrize(
    ("days", "current", "target"),
    [
        ("RRRRRDD", 1, 2),
        ("RRRRRD.", 0, 2),
        ("PPPRRRD", 1, 1),
        ("PPPRRR.", 0, 1),
        ("RRRRRRR", 0, 0),
        ("PPPPPPB", 0, 0),  # a day done in a pause is still a paused day: nothing was asked
        ("BBB....", 1, 3),
        ("BPPPPPD", 1, 1),
        ("BPPPPP.", 1, 1),
    ],
)
def test_rest_and_pauses_are_taken_off_a_week(days: str, current: int, target: int) -> None:
    streak = fold(history(days, SUNDAY, rows=always(THREE_A_WEEK)), SUNDAY, over=True)
    assert streak.current == current
    assert streak.week.target == target


@pytest.mark.parametrize("between", ["RRRRRRR", "PPPPPPP", "PPPPPPB", "RRRPPPP"])
def test_a_week_that_asked_for_nothing_bridges(between: str) -> None:
    days = "DDD...." + between + "DDD...."
    streak = fold(history(days, SUNDAY, rows=always(THREE_A_WEEK)), SUNDAY, over=True)
    assert streak.current == streak.best == 2


@pytest.mark.parametrize(
    ("this_week", "over", "current"),
    [
        (".", False, 1),
        ("......D", False, 1),
        ("....DD.", False, 1),
        ("DDD", False, 2),
        ("....DDD", False, 2),
        (".......", False, 1),
        (".......", True, 0),
        ("DD.....", True, 0),
        ("DD....", True, 1),
    ],
)
def test_the_running_week_counts_once_met_and_never_ends_a_run_before_its_last_day(
    this_week: str, over: bool, current: int
) -> None:
    today = MONDAY + (len(this_week) - 1) * DAY
    weeks = history("DDD...." + this_week, today, rows=always(THREE_A_WEEK))
    assert fold(weeks, today, over=over).current == current


@pytest.mark.parametrize(("week_start", "current"), [(0, 2), (6, 1), (3, 1)])
def test_weeks_are_calendar_weeks_from_the_chosen_day(week_start: int, current: int) -> None:
    weeks = history("DD....DDD....D", SUNDAY, rows=always(THREE_A_WEEK))
    assert fold(weeks, SUNDAY, over=True, week_start=week_start).current == current


def test_an_unscheduled_day_bridges_when_empty_and_counts_when_done() -> None:
    rows = always(MON_WED_FRI)
    assert fold(history("D.D.D..D", rows=rows), MONDAY).current == 4
    assert fold(history("DDD.D.DD", rows=rows), MONDAY).current == 6
    assert fold(history("D...D..D", rows=rows), MONDAY).current == 2


def test_total_is_every_done_day_in_either_unit() -> None:
    rows = (ScheduleRow(MONDAY, THREE_A_WEEK),)
    streak = fold(history("DD.DDDDDD", SUNDAY, rows=rows), SUNDAY)
    assert streak.total == 8


def test_a_new_run_begins_when_the_unit_changes_and_best_is_of_the_present_unit() -> None:
    days = "D" * 21
    into_weeks = fold(history(days, SUNDAY, rows=[ScheduleRow(MONDAY, THREE_A_WEEK)]), SUNDAY)
    assert (into_weeks.unit, into_weeks.current, into_weeks.best) == ("week", 1, 1)
    into_days = fold(
        history(days, SUNDAY, rows=[*always(THREE_A_WEEK), ScheduleRow(WEDNESDAY, DAILY)]), SUNDAY
    )
    assert (into_days.unit, into_days.current, into_days.best) == ("day", 5, 5)


def test_best_remembers_an_earlier_time_with_the_present_unit() -> None:
    rows = [
        ScheduleRow(MONDAY - 14 * DAY, THREE_A_WEEK),
        ScheduleRow(MONDAY, DAILY),
    ]
    streak = fold(history("D" * 30 + ".", SUNDAY, rows=rows), SUNDAY, over=True)
    assert (streak.unit, streak.current, streak.best) == ("day", 0, 10)
    assert streak.best_runs[0] == Run(SUNDAY - 30 * DAY, MONDAY - 15 * DAY, 10)


def test_a_change_of_schedule_within_a_unit_keeps_the_run() -> None:
    days = "DDDDDDDD.D.D"
    friday = MONDAY + 4 * DAY
    assert (
        fold(history(days, friday, rows=[ScheduleRow(MONDAY, MON_WED_FRI)]), friday).current == 10
    )
    rows = [*always(per_week(2)), ScheduleRow(MONDAY, per_week(4))]
    weeks = history("DD.....DDDD...", SUNDAY, rows=rows)
    assert fold(weeks, SUNDAY, over=True).current == 2


@pytest.mark.parametrize(("first_days", "weeks"), [("DD", 2), ("D.", 1), (".D", 1), ("..", 1)])
def test_a_week_cut_short_by_days_counts_if_its_own_days_met_it_and_else_is_not_counted(
    first_days: str, weeks: int
) -> None:
    rows = [
        *always(per_week(2)),
        ScheduleRow(WEDNESDAY, DAILY),
        ScheduleRow(MONDAY + 7 * DAY, per_week(2)),
    ]
    days = "DD....." + first_days + "DDDDD" + "......."
    streak = fold(history(days, SUNDAY + 7 * DAY, rows=rows), SUNDAY + 7 * DAY)
    assert (streak.unit, streak.current, streak.best) == ("week", 0, weeks)


def test_a_rest_after_a_week_was_cut_short_is_not_taken_off_that_week() -> None:
    # else a tick in the place of that rest would ask for more and lower best
    rows = [
        *always(THREE_A_WEEK),
        ScheduleRow(THURSDAY, DAILY),
        ScheduleRow(MONDAY + 7 * DAY, THREE_A_WEEK),
    ]
    today = MONDAY + 7 * DAY
    rested = fold(history("DRRRRRR.", today, rows=rows), today)
    ticked = fold(history("DRRDRRR.", today, rows=rows), today)
    assert rested.best <= ticked.best


@pytest.mark.parametrize(
    ("days", "over", "today"),
    [
        ("D", False, "done"),
        ("R", False, "rest"),
        ("P", False, "paused"),
        ("B", False, "done"),
        (".", False, "pending"),
        (".", True, "none"),
    ],
)
def test_today_in_one_word(days: str, over: bool, today: str) -> None:
    assert fold(history(days), MONDAY, over=over).today == today
    assert fold(history(days, rows=always(weekdays(2))), MONDAY).today in (today, "off")


def test_best_runs_are_the_ten_longest_longest_first_then_newest() -> None:
    streak = fold(history("DD.D.DDD.D.DD.D.D.D.D.D.D.DDD."), MONDAY)
    assert [run.length for run in streak.best_runs] == [3, 3, 2, 2, 1, 1, 1, 1, 1, 1]
    firsts = [run.first for run in streak.best_runs]
    assert firsts[0] == MONDAY - 3 * DAY
    assert firsts[0] > firsts[1]
    assert firsts[2] > firsts[3]
    assert firsts[4:] == sorted(firsts[4:], reverse=True)
    assert firsts[-1] == MONDAY - 15 * DAY
    assert streak.current == 3


def test_a_run_names_its_first_and_last_done_day_not_what_bridges() -> None:
    streak = fold(history(".DRRDR."), MONDAY)
    assert streak.best_runs == (Run(MONDAY - 5 * DAY, MONDAY - 2 * DAY, 2),)
    weeks = fold(history(".D.DD..DDD..R.", SUNDAY, rows=always(THREE_A_WEEK)), SUNDAY)
    assert weeks.best_runs == (Run(MONDAY - 6 * DAY, MONDAY + 2 * DAY, 2),)


def test_asked_about_a_past_day_later_marks_do_not_exist() -> None:
    days = history("DDDDRD.DDDD")
    then = MONDAY - 8 * DAY
    streak = fold(days, then, over=True)
    assert (streak.current, streak.best, streak.total, streak.today) == (3, 3, 3, "done")
    assert streak.keep_by == then + DAY
    assert streak.best_runs == (Run(then - 2 * DAY, then, 3),)


def test_asked_about_a_past_day_a_later_rest_does_not_exist() -> None:
    days = history("DDRRR")
    then = MONDAY - 3 * DAY
    assert fold(days, then, over=True).keep_by == then + DAY
    assert fold(days, then).keep_by == MONDAY + DAY
    weeks = history("DRRRRRR", SUNDAY, rows=always(THREE_A_WEEK))
    assert fold(weeks, MONDAY).current == 1
    assert fold(weeks, MONDAY, over=True).current == 0


@pytest.mark.parametrize(
    ("days", "rows", "week"),
    [
        ("DD", (), Week(2, 7)),
        ("DDDDR..", (), Week(4, 6)),
        ("DRP", (), Week(1, 5)),
        ("D.D", always(MON_WED_FRI), Week(2, 3)),
        ("DRR", always(MON_WED_FRI), Week(1, 2)),
        ("D.D", always(THREE_A_WEEK), Week(2, 3)),
        ("DRRRRRR", always(THREE_A_WEEK), Week(1, 1)),
    ],
)
def test_the_running_week_shows_days_done_of_days_asked_for(
    days: str, rows: tuple[ScheduleRow, ...], week: Week
) -> None:
    today = MONDAY + (len(days) - 1) * DAY
    assert fold(history(days, today, rows=rows), today).week == week


# ------------------------------------------------------------------------------- keep_by


@pytest.mark.parametrize(
    ("days", "pauses", "keep_by"),
    [
        ("D", [Pause(TUESDAY, THURSDAY)], MONDAY + 4 * DAY),
        (".D", [Pause(TUESDAY, MONDAY + 200 * DAY)], MONDAY + 201 * DAY),
        ("D.", [Pause(TUESDAY)], MONDAY),
        ("DP", [Pause(THURSDAY)], TUESDAY),
        ("DP", [Pause(TUESDAY), Pause(THURSDAY)], None),
    ],
)
def test_keep_by_steps_over_pauses(days: str, pauses: list[Pause], keep_by: date | None) -> None:
    assert fold(history(days, pauses=pauses), MONDAY).keep_by == keep_by


def test_keep_by_steps_over_rests_already_known() -> None:
    rested = history("D")._replace(rest={TUESDAY.toordinal(), WEDNESDAY.toordinal()})
    assert fold(rested, MONDAY).keep_by == THURSDAY


def test_keep_by_steps_over_weeks_of_rest_already_known() -> None:
    rests = {MONDAY.toordinal() + n for n in range(1, 31)}
    assert fold(history("D")._replace(rest=rests), MONDAY).keep_by == MONDAY + 31 * DAY


@pytest.mark.parametrize(
    ("this_week", "keep_by"),
    [
        (".", MONDAY + 4 * DAY),
        ("D", MONDAY + 5 * DAY),
        ("DD", MONDAY + 6 * DAY),
        ("DDD", MONDAY + 11 * DAY),
        ("..R", MONDAY + 4 * DAY),
        ("...R", MONDAY + 4 * DAY),
        ("RRRRR", MONDAY + 5 * DAY),
        ("....", MONDAY + 4 * DAY),
        ("....D", MONDAY + 5 * DAY),
        ("D....D", MONDAY + 6 * DAY),
    ],
)
def test_keep_by_of_weeks_is_the_kth_last_free_day(this_week: str, keep_by: date) -> None:
    today = MONDAY + (len(this_week) - 1) * DAY
    weeks = history("DDD...." + this_week, today, rows=always(THREE_A_WEEK))
    assert fold(weeks, today).keep_by == keep_by


@pytest.mark.parametrize("this_week", ["....R", "......", ".....D", "......D", ".......", "D....."])
def test_a_week_for_which_the_days_to_come_are_too_few_has_no_keep_by(this_week: str) -> None:
    today = MONDAY + (len(this_week) - 1) * DAY
    weeks = history("DDD...." + this_week, today, rows=always(THREE_A_WEEK))
    streak = fold(weeks, today)
    reach = 7 - len(this_week) + (this_week[-1] == ".") + this_week.count("D")
    assert (streak.current, streak.out_of_reach) == (1, reach < 3)
    assert (streak.keep_by is None) == (reach < 3)
    filled = weeks._replace(done=weeks.done | {MONDAY.toordinal() + n for n in range(3)})
    assert not fold(filled, today).out_of_reach
    assert fold(filled, today).keep_by == MONDAY + 11 * DAY


def test_keep_by_of_weeks_steps_over_weeks_away() -> None:
    away = Pause(MONDAY + 7 * DAY, MONDAY + 20 * DAY)
    weeks = history("DDD", WEDNESDAY, rows=always(THREE_A_WEEK), pauses=[away])
    assert fold(weeks, WEDNESDAY).keep_by == MONDAY + 25 * DAY


@pytest.mark.parametrize("in_hand", [0, 1, 2])
def test_keep_by_finds_the_end_behind_the_grace_in_hand(in_hand: int) -> None:
    days = "D" * (7 * in_hand + 1)
    streak = fold(history(days), MONDAY, grace=True)
    assert streak.keep_by == MONDAY + (in_hand + 1) * DAY


@pytest.mark.parametrize("in_hand", [0, 1, 2])
def test_keep_by_finds_the_end_behind_grace_even_with_one_day_a_week(in_hand: int) -> None:
    days = "D......" * (7 * in_hand) + "D"
    streak = fold(history(days, rows=always(weekdays(0))), MONDAY, grace=True)
    assert streak.keep_by == MONDAY + (in_hand + 1) * 7 * DAY


@pytest.mark.parametrize("first_days", ["D", "."])
def test_a_week_that_a_schedule_in_days_will_cut_short_cannot_end_a_run(first_days: str) -> None:
    rows = [*always(THREE_A_WEEK), ScheduleRow(THURSDAY, DAILY)]
    streak = fold(history("DDD...." + first_days, rows=rows), MONDAY)
    assert streak.current == 1
    assert streak.keep_by is None


def test_a_run_of_days_that_a_schedule_in_weeks_will_cut_short_cannot_be_kept_beyond() -> None:
    rows = [ScheduleRow(WEDNESDAY + 7 * DAY, THREE_A_WEEK)]
    assert fold(history("D", SUNDAY, rows=rows), SUNDAY).keep_by is None
    assert fold(history("D.", SUNDAY, rows=rows), SUNDAY).keep_by == SUNDAY


def trimmed(scene: Scene, *, over: bool) -> History:
    """The history with nothing done after today, and what a past view cannot see left out."""
    today = scene.today.toordinal()
    done = frozenset(d for d in scene.history.done if d <= today)
    rest = frozenset(d for d in scene.history.rest if d <= today or not over)
    return scene.history._replace(done=done, rest=rest)


@given(scenes(most_days=150), views)
@examples(100)
def test_a_run_of_days_lives_until_keep_by_and_ends_with_it(scene: Scene, view: View) -> None:
    streak = seen(scene, view)
    if streak.unit != "day" or streak.keep_by is None:
        return
    kept = trimmed(scene, over=view.over)
    week_start, grace = view.week_start, view.grace
    assert streak.keep_by >= scene.today
    assert not streak.out_of_reach
    day = scene.today
    while day < streak.keep_by:
        at_end = fold(kept, day, over=True, week_start=week_start, grace=grace)
        assert at_end.current == streak.current, day
        day += DAY
    at_end = fold(kept, streak.keep_by, over=True, week_start=week_start, grace=grace)
    assert at_end.current == 0
    done = kept._replace(done=frozenset({*kept.done, streak.keep_by.toordinal()}))
    assert fold(done, streak.keep_by, over=True, week_start=week_start, grace=grace).current > 0


@given(scenes(most_days=150), graceless)
@examples(100)
def test_a_run_of_weeks_lives_until_keep_by_and_is_then_past_keeping(
    scene: Scene, view: View
) -> None:
    streak = seen(scene, view)
    if streak.unit != "week" or streak.keep_by is None:
        return
    assert streak.keep_by > scene.today or (streak.keep_by == scene.today and not view.over)
    kept = trimmed(scene, over=view.over)
    book = oracle.Book(kept, scene.today, over=False, week_start=view.week_start)
    day = scene.today
    while day < streak.keep_by:
        day += DAY
        assert fold(kept, day, week_start=view.week_start).current > 0, day
    week = book.week(streak.keep_by)
    later = {d.toordinal() for d in week if d > streak.keep_by and not book.away(d)}
    too_late = kept._replace(done=frozenset({*kept.done, *later}))
    assert fold(too_late, week[6], over=True, week_start=view.week_start).current == 0
    in_time = kept._replace(done=frozenset({*too_late.done, streak.keep_by.toordinal()}))
    assert fold(in_time, week[6], over=True, week_start=view.week_start).current > 0


@given(scenes(most_days=150), graceless)
@examples(100)
def test_a_run_out_of_reach_ends_with_its_week_unless_days_before_are_filled_in(
    scene: Scene, view: View
) -> None:
    streak = seen(scene, view)
    if not streak.out_of_reach:
        return
    assert streak.unit == "week"
    assert streak.current > 0
    kept = trimmed(scene, over=view.over)
    book = oracle.Book(kept, scene.today, over=False, week_start=view.week_start)
    week = book.week(scene.today)
    begins = scene.today + DAY if view.over else scene.today
    free = {day.toordinal() for day in week if not book.away(day)}
    to_come = {n for n in free if n >= begins.toordinal()}
    for done, lives in ((to_come, False), (free, True)):
        filled = kept._replace(done=frozenset({*kept.done, *done}))
        end = fold(filled, week[6], over=True, week_start=view.week_start)
        assert (end.current > 0) == lives


@given(scenes(most_days=150), views)
@examples(100)
def test_a_run_without_keep_by_lives_on_by_itself(scene: Scene, view: View) -> None:
    streak = seen(scene, view)
    if streak.keep_by is not None or not streak.current or streak.out_of_reach:
        return
    kept = trimmed(scene, over=view.over)
    book = oracle.Book(kept, scene.today, over=False, week_start=view.week_start)
    weeks = streak.unit == "week"
    day = scene.today
    for _ in range(45):
        day += DAY
        if book.in_weeks(day) != weeks:
            return
        later = fold(kept, day, week_start=view.week_start, grace=view.grace)
        assert later.current == streak.current, day


# --------------------------------------------------------------------------------- grace


@pytest.mark.parametrize(
    ("days", "current", "graced_days_ago"),
    [
        ("DDDDDD..", 0, []),
        ("DDDDDDD..", 7, [1]),
        ("DDDDDDD...", 0, [2]),
        ("DDDDDDD.D", 8, [1]),
        ("DDDDDDD..D", 1, [2]),
        ("D" * 14 + "..D", 15, [1, 2]),
        ("D" * 21 + "...D", 1, [2, 3]),  # never more than two in hand
        ("D" * 14 + "...D", 1, [2, 3]),
        ("DDDDDDD.DDDDDD..", 0, [8]),  # thirteen counted: nothing in hand again
        ("DDDDDDD.DDDDDDD.D", 15, [1, 9]),
        ("DDDDDDD.DDDDDD.D", 1, [8]),
        ("D..DDDDDD.D", 1, []),  # earning starts afresh with a run
        ("DDDDDDDR.D", 8, [1]),
        ("DDDDDDD", 7, []),
    ],
)
def test_every_seven_counted_days_earn_one_day_of_grace(
    days: str, current: int, graced_days_ago: list[int]
) -> None:
    streak = fold(history(days), MONDAY, grace=True)
    graced = {MONDAY - n * DAY for n in graced_days_ago}
    assert streak.current == current
    assert streak.graced == graced


def test_grace_is_off_unless_asked_for() -> None:
    streak = fold(history("DDDDDDD.D"), MONDAY)
    assert (streak.current, streak.graced) == (1, frozenset())


def test_filling_in_the_day_gives_grace_back() -> None:
    spent = fold(history("DDDDDDD.D.D"), MONDAY, grace=True)
    filled = fold(history("DDDDDDDDD.D"), MONDAY, grace=True)
    assert spent.current == 1
    assert filled.current == 10
    assert filled.graced == {MONDAY - DAY}


def test_an_empty_day_spends_what_is_in_hand_even_where_the_run_ends_later() -> None:
    streak = fold(history("DDDDDDD..."), MONDAY, grace=True)
    assert (streak.current, streak.best) == (0, 7)
    assert streak.graced == {MONDAY - 2 * DAY}


def test_an_unscheduled_day_spends_no_grace() -> None:
    days = "D.D.D.." * 3 + "....D"
    friday = MONDAY + 4 * DAY
    streak = fold(history(days, friday, rows=always(MON_WED_FRI)), friday, grace=True)
    assert (streak.current, streak.graced) == (1, frozenset({MONDAY}))


def test_weeks_know_no_grace() -> None:
    weeks = history("DDDDDDD" * 4 + "." * 7, SUNDAY, rows=always(THREE_A_WEEK))
    streak = fold(weeks, SUNDAY, over=True, grace=True)
    assert (streak.current, streak.best, streak.graced) == (0, 4, frozenset())


# ------------------------------------------------------------------- against the oracle


def agree(scene: Scene, view: View) -> None:
    streak = seen(scene, view)
    expected = oracle.streak(scene.history, scene.today, **view._asdict())
    assert streak.current == expected.current
    assert streak.best == expected.best
    assert streak.total == expected.total
    assert streak.unit == expected.unit
    assert streak.today == expected.today
    assert list(map(tuple, streak.best_runs)) == expected.best_runs
    assert streak.graced == expected.graced


@given(scenes(), views)
@examples(50)
def test_two_years_fold_as_they_read_day_by_day(scene: Scene, view: View) -> None:
    agree(scene, view)


@given(scenes(most_days=45, most_rows=6), views)
@examples(100)
def test_short_histories_with_many_changes_fold_as_they_read_day_by_day(
    scene: Scene, view: View
) -> None:
    agree(scene, view)


@st.composite
def several(draw: st.DrawFn, most_days: int = 200) -> tuple[list[History], date]:
    drawn = draw(st.lists(scenes(most_days=most_days, most_rows=2), min_size=1, max_size=6))
    return [scene.history for scene in drawn], max(scene.today for scene in drawn)


@given(several(), st.integers(1, 5), st.booleans(), st.integers(0, 6))
@examples(50)
def test_connected_days_fold_as_they_read_day_by_day(
    practices: tuple[list[History], date], day_goal: int, over: bool, week_start: int
) -> None:
    histories, today = practices
    streak = fold_connected(histories, today, day_goal=day_goal, over=over, week_start=week_start)
    expected = oracle.connected(
        histories, today, day_goal=day_goal, over=over, week_start=week_start
    )
    assert streak.current == expected.current
    assert streak.best == expected.best
    assert streak.total == expected.total
    assert streak.unit == "day"
    assert streak.today == expected.today
    assert list(map(tuple, streak.best_runs)) == expected.best_runs
    assert streak.graced == frozenset()


# ---------------------------------------------------------------------------------- laws


@given(scenes(most_days=300), graceless, st.data())
@examples(80)
def test_one_more_done_day_never_lowers_a_streak(
    scene: Scene, view: View, data: st.DataObject
) -> None:
    today = scene.today.toordinal()
    more = data.draw(st.integers(today - 320, today) | st.integers(today - 15, today))
    ticked = scene.history._replace(
        done=frozenset({*scene.history.done, more}), rest=frozenset(scene.history.rest) - {more}
    )
    before = seen(scene, view)
    after = seen(Scene(ticked, scene.today), view)
    assert after.current >= before.current
    assert after.best >= before.best
    assert after.total == before.total + (more not in scene.history.done)


@given(scenes(most_days=300), views, st.data())
@examples(30)
def test_the_order_in_which_things_are_kept_does_not_matter(
    scene: Scene, view: View, data: st.DataObject
) -> None:
    kept = scene.history
    shuffled = History(
        done=set(data.draw(st.permutations(sorted(kept.done)))),
        rest=set(data.draw(st.permutations(sorted(kept.rest)))),
        rows=tuple(data.draw(st.permutations(kept.rows))),
        pauses=tuple(data.draw(st.permutations(kept.pauses))),
    )
    assert seen(Scene(shuffled, scene.today), view) == seen(scene, view)


@given(scenes(most_days=300), views, st.integers(1, 30))
@examples(30)
def test_a_streak_can_always_be_explained_by_its_runs(scene: Scene, view: View, later: int) -> None:
    streak = seen(scene, view)
    assert 0 <= streak.current <= streak.best
    assert streak.best == max((run.length for run in streak.best_runs), default=0)
    for run in streak.best_runs:
        assert run.first <= run.last <= scene.today
        assert {run.first.toordinal(), run.last.toordinal()} <= scene.history.done
    after = scene.today + later * DAY
    ahead = scene.history._replace(done=frozenset({*scene.history.done, after.toordinal()}))
    assert seen(Scene(ahead, scene.today), view) == streak


@given(scenes(most_days=300), graceless)
@examples(20)
def test_an_open_day_asks_for_nothing_yet(scene: Scene, view: View) -> None:
    yesterday = scene.today - DAY
    empty = scene.history._replace(done=frozenset(scene.history.done) - {scene.today.toordinal()})
    book = oracle.Book(empty, scene.today, over=False, week_start=view.week_start)
    if book.in_weeks(yesterday) or book.in_weeks(scene.today):
        return
    morning = fold(empty, scene.today, week_start=view.week_start)
    night = fold(empty, yesterday, over=True, week_start=view.week_start)
    assert (morning.current, morning.best) == (night.current, night.best)


# ---------------------------------------------------------------------------- connected


def practices(*days: str) -> list[History]:
    return [history(one) for one in days]


@pytest.mark.parametrize(
    ("days", "goal", "current", "today"),
    [
        (["DD.", ".DD"], 1, 3, "done"),
        (["DD.", ".DD"], 2, 1, "pending"),
        (["DD.", "DD."], 2, 2, "pending"),
        (["DRD", "DRD"], 1, 2, "done"),
        (["DRD", "D.D"], 1, 1, "done"),
        (["DRD", "DPD"], 2, 2, "done"),
        (["DR", "DR"], 1, 1, "rest"),
        (["DP", "DR"], 1, 1, "rest"),
        (["DP", "DP"], 1, 1, "paused"),
        (["DR", "D."], 1, 1, "pending"),
        (["D"] * 5, 5, 1, "done"),
        (["D"] * 4 + ["."], 5, 0, "pending"),
    ],
)
def test_a_day_is_connected_when_enough_practices_are_done(
    days: list[str], goal: int, current: int, today: str
) -> None:
    streak = fold_connected(practices(*days), MONDAY, day_goal=goal)
    assert (streak.current, streak.today) == (current, today)


def test_one_practice_is_enough_unless_set_otherwise() -> None:
    assert fold_connected(practices("DD", ".."), MONDAY).current == 2


def test_unscheduled_practices_bridge_together() -> None:
    off = history("D..D", rows=always(MON_WED_FRI), last=MONDAY)
    streak = fold_connected([off, history("PPPP")], MONDAY)
    assert (streak.current, streak.total) == (2, 2)
    assert fold_connected([off], MONDAY + DAY).today == "off"


def test_without_practices_there_is_no_streak() -> None:
    streak = fold_connected([], MONDAY)
    assert (streak.current, streak.best, streak.total, streak.keep_by) == (0, 0, 0, None)


def test_connected_days_know_no_grace_and_count_their_week() -> None:
    streak = fold_connected(practices("D" * 14 + ".D", "D" * 14 + ".."), MONDAY)
    assert (streak.current, streak.best) == (1, 14)
    assert streak.week == Week(1, 7)


@pytest.mark.parametrize(
    ("days", "pauses", "keep_by"),
    [
        (["D", "."], [], TUESDAY),
        (["D.", "D."], [], MONDAY),
        (["D", "D"], [Pause(TUESDAY, WEDNESDAY)], THURSDAY),
        (["D", "D"], [Pause(TUESDAY)], None),
    ],
)
def test_connected_days_have_a_keep_by(
    days: list[str], pauses: list[Pause], keep_by: date | None
) -> None:
    histories = [history(one, pauses=pauses) for one in days]
    assert fold_connected(histories, MONDAY).keep_by == keep_by


def test_a_practice_that_goes_on_keeps_the_day_asked_for() -> None:
    histories = [history("D", pauses=[Pause(TUESDAY)]), history("D")]
    assert fold_connected(histories, MONDAY).keep_by == TUESDAY


def test_the_practice_that_comes_back_first_asks_for_the_day() -> None:
    histories = [
        history("D", pauses=[Pause(TUESDAY)]),
        history("D", pauses=[Pause(TUESDAY, MONDAY + 100 * DAY)]),
    ]
    assert fold_connected(histories, MONDAY).keep_by == MONDAY + 101 * DAY


def each_day(first: date, last: date) -> Iterator[date]:
    """From the first day up to the last, which is left out."""
    while first < last:
        yield first
        first += DAY


@given(several(most_days=90), st.integers(1, 3), st.integers(0, 6))
@examples(30)
def test_a_connected_run_lives_until_keep_by_and_ends_with_it(
    practices: tuple[list[History], date], day_goal: int, week_start: int
) -> None:
    histories, today = practices
    kept = [trimmed(Scene(h, today), over=False) for h in histories]
    streak = fold_connected(kept, today, day_goal=day_goal, week_start=week_start)
    if not streak.current:
        assert streak.keep_by is None
        return
    end = streak.keep_by or today + 60 * DAY
    for day in each_day(today, end):
        later = fold_connected(kept, day, day_goal=day_goal, over=True, week_start=week_start)
        assert later.current == streak.current, day
    if streak.keep_by:
        last = fold_connected(kept, end, day_goal=day_goal, over=True, week_start=week_start)
        assert last.current == 0


@given(several(most_days=120), st.integers(1, 5), st.booleans(), st.data())
@examples(30)
def test_one_more_done_day_never_lowers_connected_days(
    practices: tuple[list[History], date], day_goal: int, over: bool, data: st.DataObject
) -> None:
    histories, today = practices
    which = data.draw(st.integers(0, len(histories) - 1))
    more = today.toordinal() - data.draw(st.integers(0, 130))
    # a tick in the place of a rest may ask the others too, so rests stay as they are
    ticked = list(histories)
    ticked[which] = histories[which]._replace(done=frozenset({*histories[which].done, more}))
    before = fold_connected(histories, today, day_goal=day_goal, over=over)
    after = fold_connected(ticked, today, day_goal=day_goal, over=over)
    assert after.current >= before.current
    assert after.best >= before.best
    assert after.total >= before.total
