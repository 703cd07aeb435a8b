"""Why a run lives until a day, or as long as nothing is known to end it."""

from datetime import timedelta

import pytest

from tests.domain.build import MONDAY, THREE_A_WEEK, always, history
from tui.domain.history import History
from tui.domain.schedule import DAILY, Pause, Schedule
from tui.domain.streak import fold
from tui.wording.basics import safe_until
from tui.wording.why import Subject, keep_by

SATURDAY = MONDAY + timedelta(5)


def subject(days: History, schedule: Schedule) -> Subject:
    return Subject("Listen", fold(days, SATURDAY), (days,), schedule, SATURDAY, 0)


@pytest.mark.parametrize(
    ("this_week", "said", "until"),
    [
        ("D....D", "by the end of this day something has to be done", "safe until tomorrow night"),
        ("......", "a day before that was done and not ticked still counts", ""),
        (".....D", "a day before that was done and not ticked still counts", ""),
    ],
)
def test_a_week_that_can_still_be_met_and_one_that_cannot(
    this_week: str, said: str, until: str
) -> None:
    days = history("DDD...." + this_week, SATURDAY, rows=always(THREE_A_WEEK))
    asked = subject(days, THREE_A_WEEK)
    assert said in keep_by(asked)
    assert "nothing can end" not in keep_by(asked)
    assert safe_until(asked.streak, SATURDAY) == until


def test_a_run_that_nothing_ends() -> None:
    away = history("D", SATURDAY, pauses=[Pause(SATURDAY + timedelta(1))])
    assert "nothing can end this run" in keep_by(subject(away, DAILY))
    assert "by the end of this day" in keep_by(subject(history("D", SATURDAY), DAILY))
    assert "no run is alive" in keep_by(subject(history("D..", SATURDAY), DAILY))
