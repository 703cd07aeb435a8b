"""How many cases Hypothesis makes up: few enough for every change, many where somebody has time.

With ``NEARER_EXAMPLES=10`` in the environment there are ten times as many.
"""

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("NEARER_EXAMPLES", "1"))
MANY = 40  # where nothing else is said


def examples(number: int, **others: int) -> settings:
    """So many cases of a test; no slow machine is a reason to refuse them."""
    return settings(
        max_examples=number * TIMES,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        **others,  # type: ignore[arg-type]  # all that remain are numbers
    )
