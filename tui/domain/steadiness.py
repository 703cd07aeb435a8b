"""Steadiness: what a streak forgets after one bad day, remembered (DESIGN 2.5)."""

from collections.abc import Iterator
from datetime import date

from tui.domain.history import Calendar, History

NEGLIGIBLE = 1e-12  # all that came before can add no more than the weight that is left

HALF_LIFE = 13  # days, of a practice that is asked for every day (DESIGN 2.5)
WINDOW = 14  # days whose done ones are looked at where fewer are asked for


def steadiness(history: History, today: date, *, over: bool = False, week_start: int = 0) -> float:
    """Exponential smoothing of done days, 0-1, from 0 at the first recorded day.

    The half-life grows with the interval of the schedule. Rest and pauses leave it unchanged; a
    day that is not over never lowers it.

    It is read backwards, as the sum of ``p * (1 - keep)`` times every later ``keep``, because
    three or four years decide it, and often less than two.
    """
    calendar = Calendar(history, today, over=over, week_start=week_start)
    value, weight = 0.0, 1.0
    open_part, open_keep = 0.0, 1.0
    for day, part, keep in _days_back(calendar):
        if day > calendar.last_over:
            open_part, open_keep = part * (1 - keep), keep
            continue
        value += weight * part * (1 - keep)
        weight *= keep
        if weight < NEGLIGIBLE:
            break
    return max(value, value * open_keep + open_part)


def _days_back(calendar: Calendar) -> Iterator[tuple[int, float, float]]:
    """The days that are not held, the last one first: ``(day, part, keep)``.

    ``part`` is how much of what was asked for was done, 0-1; ``keep`` how much stays of the
    value of the day before.
    """
    done, today = calendar.done, calendar.today
    recent = len(calendar.done_between(today - (WINDOW - 1), today))
    for first, last, schedule in reversed(calendar.timetable.stretches(calendar.first_done, today)):
        times = schedule.times_a_week
        keep = 0.5 ** ((times / 7) ** 0.5 / HALF_LIFE)
        for day in range(last, first - 1, -1):
            is_done = day in done
            if not calendar.held(day):
                yield day, is_done if times == 7 else min(1.0, recent / (2 * times)), keep
            recent += (day - WINDOW in done) - is_done
