"""Many random keys, or kills, on real terminals: ``python -m tests.fuzz --help``."""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.fuzz.keys import random_keys
from tests.fuzz.terminal import kill_at_random, make_ground, play

RUNS_EACH = 20  # in each app


def main() -> int:
    """Attack and count; 1 where there was a fault. Each one is printed with what leads to it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=0, help="of 50 keys, up to 150 ms apart")
    parser.add_argument("--kills", type=int, default=0, help="kill -9 under random keys")
    parser.add_argument("--seed", default=os.urandom(4).hex())
    options = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory(prefix="nearer-fuzz-") as folder:
        for what, number in (("kill", options.kills), ("run", options.runs)):
            ground, count = make_ground(Path(folder, what)), 0
            while count < number:
                seed = f"{options.seed}-{what}-{count}"
                dice, log = Random(seed), ground.folder / seed
                if what == "kill":
                    keys = random_keys(dice, dice.randint(1, 40))
                    more, fault = 1, kill_at_random(ground, log, keys, dice)
                else:
                    more, fault = play(ground, log, min(RUNS_EACH, number - count), dice)
                count += more
                faults += bool(fault)
                print(f"{what} {count} of {number}, {faults} faults {fault and seed}", flush=True)
                if fault:
                    print(fault, flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
