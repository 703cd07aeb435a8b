"""Steadiness: what a streak forgets after one bad day, remembered (DESIGN 2.5)."""

from datetime import date

from tui.domain.history import Calendar, History


def steadiness(history: History, today: date, *, over: bool = False, week_start: int = 0) -> float:
    """Exponential smoothing of done days, 0-1, from 0 at the first recorded day.

    The half-life grows with the interval of the schedule. Rest and pauses leave it unchanged; a
    day that is not over never lowers it.
    """
    calendar = Calendar(history, today, over=over, week_start=week_start)
    recorded = [*calendar.done, *(day for day in calendar.rest if day <= calendar.today)]
    if not recorded:
        return 0.0
    before = value = 0.0
    done = calendar.done
    for first, last, schedule in calendar.timetable.stretches(min(recorded), calendar.today):
        times = schedule.times_a_week
        keep = 0.5 ** ((times / 7) ** 0.5 / 13)
        for day in range(first, last + 1):
            before = value
            if calendar.held(day):
                continue
            value *= keep
            if times == 7:
                value += (1 - keep) * (day in done)
            else:
                recent = sum(d in done for d in range(day - 13, day + 1))
                value += (1 - keep) * min(1.0, recent / (2 * times))
    return value if calendar.today <= calendar.last_over else max(before, value)
