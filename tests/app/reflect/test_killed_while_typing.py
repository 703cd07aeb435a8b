"""A note that is being typed when the app is killed: at most the last second is lost."""

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from tests.app.test_terminal import OPEN, Start, env, in_checkout, start
from tui.app.reflect.editor import WRITE_AFTER

__all__ = ["env", "in_checkout", "start"]  # fixtures

KILLS = 8
WORDS = 12  # on the disk, at most, when it is killed
AT_MOST = 1000  # words that are typed before they are given up

pytestmark = [pytest.mark.usefixtures("in_checkout"), pytest.mark.unmeasured]


@pytest.mark.parametrize("kill", range(KILLS))
def test_kill_9_while_typing_goes_on_loses_only_the_last_of_it(
    start: Start, env: Mapping[str, str], kill: int
) -> None:
    """No pause is needed for it to come to the disk, and what came there stays."""
    wanted = Random(kill).randint(1, WORDS)
    typed = ""
    with start() as program:
        program.wait_for(*OPEN)
        program.press("n")
        program.wait_for("Nothing is written down yet")
        program.press("a")
        program.wait_for("What moved you")
        for n in range(AT_MOST):
            word = f"w{n:03}"
            program.press(*word, "space")
            typed += f"{word} "
            program.wait_for(word)
            on_disk = kept(Path(env["XDG_STATE_HOME"]))
            if on_disk.count("w") >= wanted:
                break
        program.kill()
    assert on_disk.count("w") >= wanted
    assert kept(Path(env["XDG_STATE_HOME"])).startswith(on_disk)
    assert typed.startswith(kept(Path(env["XDG_STATE_HOME"])).rstrip())


def test_no_more_than_a_second_of_it_waits() -> None:
    assert WRITE_AFTER < 1


def kept(state: Path) -> str:
    """What the draft holds; nothing where there is none."""
    drafts = list(state.rglob("draft-*.json"))
    assert len(drafts) <= 1
    return str(json.loads(drafts[0].read_bytes())["text"]) if drafts else ""


def test_what_was_typed_is_offered_again(start: Start, env: Mapping[str, str]) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("n", "a")
        program.wait_for("What moved you")
        program.press(*"soup")
        program.wait_for("soup")
        while not kept(Path(env["XDG_STATE_HOME"])).startswith("soup"):
            program.wait_for("soup")
        program.kill()
    with start() as program:
        program.wait_for(*OPEN)
        program.press("n")
        program.wait_for("unfinished +soup")
        program.press("enter")
        program.wait_for("esc keep")
        program.press(*"er")
        program.wait_for("souper")
        program.press("ctrl+s")
        program.wait_for("souper", "saved")
