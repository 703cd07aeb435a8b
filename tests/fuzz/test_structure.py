"""Files of others, told from ours by their values alone: no command and no screen ends by them.

``NEARER_FUZZ`` raises the number of files. The seed of one that fails is printed, and with
``NEARER_SEED`` it is the first.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.pilot import open_app, shown, strips_of
from tests.app.test_hostile_names import back_to_today
from tests.cli.command import run_command
from tests.fuzz import TIMES
from tests.fuzz.commands import CHANGE, SHOW, exports
from tests.fuzz.structure import hostile, rich
from tui.clock import FixedClock
from tui.domain.letters import OBEYED
from tui.store.codec import Tables, decode, encode

pytestmark = pytest.mark.unmeasured

FILES, APPS = 3, 1  # of one run
FIRST = int(os.environ.get("NEARER_SEED", "0"), 16)
OF_NO_FILE = ("themes", "completion", "where", "words")
KEPT = {"settings", "practices", "people", "plans", "occurrences", "notes", "checkins", "dates"}
# what each draws of a file, by keys from Today; escape leads back
WALK = ("enter", "s", "p", "p enter", "p a", "o", "o i", "n", "n enter", "n 2", "n 5", "comma")


def hostile_files(path: Path, number: int) -> Iterator[tuple[str, Tables]]:
    """Files that stand at ``path``, one after the other, with their seeds."""
    base = rich()
    for n in range(FIRST, FIRST + number * TIMES):
        seed = f"{n:x}"
        path.write_bytes(encode(hostile(seed, base)))
        path.chmod(0o600)
        yield seed, decode(path.read_bytes())


def uids(tables: Tables) -> set[tuple[str, Any]]:
    """What a file must not lose by any command here."""
    return {(n, str(r.get("uid"))) for n in KEPT & set(tables) for r in tables[n].values()}


def test_no_command_ends_in_a_fault_or_spoils_the_file(path: Path, tmp_path: Path) -> None:
    wrong: list[tuple[Any, ...]] = []
    (tmp_path / "out").mkdir()
    theirs = tmp_path / "theirs.json"
    showing = [arguments for arguments in SHOW if arguments[0] not in OF_NO_FILE]
    showing += exports(tmp_path / "out")
    for seed, held in hostile_files(path, FILES):
        theirs.write_bytes(path.read_bytes())
        for arguments in showing:
            wrong += [(seed, arguments, what) for what in trouble(path, arguments)]
        if path.read_bytes() != theirs.read_bytes():
            wrong.append((seed, "it was written by what only shows"))
        for arguments in [*CHANGE, ["import", str(theirs)], *SHOW[:2]]:
            wrong += [(seed, arguments, what) for what in trouble(path, arguments)]
        if lost := uids(held) - uids(decode(path.read_bytes())):
            wrong.append((seed, "lost", lost))
    assert wrong == [], f"{len(wrong)}: {wrong[:8]}"


def trouble(path: Path, arguments: list[str]) -> Iterator[str]:
    """What a command did that none may do."""
    result = run_command(*arguments, file=path)
    said = result.out + result.err
    if result.status not in (0, 1) or "fault in Nearer" in said:
        yield said[-200:]
    if re.search(OBEYED, re.sub(r"[\n\t]", "", said)):
        yield f"obeyed: {said[-200:]!r}"
    if "--json" in arguments and result.status == 0:
        json.loads(result.out)


async def test_no_screen_ends_by_it(path: Path, clock: FixedClock) -> None:
    wrong: list[tuple[str, str, str]] = []
    for seed, held in hostile_files(path, APPS):
        async with open_app(path, clock, size=(110, 36)) as nearer:
            for keys in WALK:
                await nearer.press(*keys.split())
                if not nearer.runs():
                    wrong.append((seed, keys, "it ended"))
                    break
                drawn = "".join(line.text for w in shown(nearer.screen) for line in strips_of(w))
                if re.search(OBEYED, drawn):
                    wrong.append((seed, keys, "obeyed"))
                await back_to_today(nearer)
        if not uids(held) <= uids(decode(path.read_bytes())):
            wrong.append((seed, "the file", "lost"))
    assert wrong == [], f"{len(wrong)}: {wrong[:8]}"
