"""Attacks at random: a few with every run of the tests, many where somebody has time.

With ``NEARER_FUZZ=100`` in the environment there are a hundred times as many.
"""

import os

TIMES = int(os.environ.get("NEARER_FUZZ", "1"))
