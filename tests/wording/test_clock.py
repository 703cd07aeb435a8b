"""Times of day in twenty-four hours, or twelve."""

from contextvars import copy_context
from datetime import time

import pytest

from tui.wording.clock import clock_words, hours_words, show_twelve

TIMES = {
    time(0, 5): "12:05 am",
    time(9, 30): "9:30 am",
    time(11, 59): "11:59 am",
    time(12, 0): "12:00 pm",
    time(19, 30): "7:30 pm",
}


@pytest.mark.parametrize(("at", "words"), TIMES.items())
def test_twelve_hours(at: time, words: str) -> None:
    context = copy_context()
    context.run(show_twelve, True)  # noqa: FBT003  # a setting
    assert context.run(clock_words, at) == words
    assert clock_words(at) == f"{at:%H:%M}"


def test_a_span_says_the_half_of_the_day_once() -> None:
    context = copy_context()
    assert context.run(hours_words, time(19, 30), time(21, 30)) == "19:30–21:30"
    context.run(show_twelve, True)  # noqa: FBT003  # a setting
    assert context.run(hours_words, time(19, 30), time(21, 30)) == "7:30–9:30 pm"
    assert context.run(hours_words, time(11, 0), time(13, 0)) == "11:00 am–1:00 pm"
