"""The open app under random keys, killed at a random moment: an exact account of what it saved.

``NEARER_FUZZ`` raises the number of kills.
"""

import os
from pathlib import Path
from random import Random

from tests.fuzz import TIMES
from tests.fuzz.keys import random_keys
from tests.fuzz.terminal import kill_at_random, make_ground

KILLS = 2 * TIMES
KEYS = 40  # at most, before each


def test_nothing_said_to_be_saved_is_lost_and_every_file_opens_again(tmp_path: Path) -> None:
    ground, seed = make_ground(tmp_path), os.urandom(4).hex()
    dice = Random(seed)
    for kill in range(KILLS):
        keys = random_keys(dice, dice.randint(1, KEYS))
        fault = kill_at_random(ground, tmp_path / f"{kill}.log", keys, dice)
        assert not fault, f"{fault}\nseed {seed}, kill {kill}, keys: {' '.join(keys)}"
