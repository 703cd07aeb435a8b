"""A note that is being typed when the app is killed: at most the last second is lost."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from tests.app.test_terminal import OPEN, Start, env, in_checkout, start

__all__ = ["env", "in_checkout", "start"]  # fixtures

KILLS = 8
WORDS = 40
AT_MOST = 1.0  # seconds of typing that may be lost

pytestmark = pytest.mark.usefixtures("in_checkout")


@pytest.mark.parametrize("kill", range(KILLS))
def test_kill_9_loses_no_more_than_a_second(
    start: Start, env: Mapping[str, str], kill: int
) -> None:
    chance = Random(kill)
    shown = [(time.monotonic(), "")]
    with start() as program:
        program.wait_for(*OPEN)
        program.press("n")
        program.wait_for("Nothing is written down yet")
        program.press("a")
        program.wait_for("What moved you")
        text = ""
        for n in range(chance.randint(3, WORDS)):
            word = f"w{n:02}"
            text += f"{word} "
            program.press(*word, "space")
            program.wait_for(word)
            shown.append((time.monotonic(), text))
        killed = time.monotonic()
        program.kill()
    safe = [text.strip() for at, text in shown if at <= killed - AT_MOST][-1:] or [""]
    assert kept(Path(env["XDG_STATE_HOME"])).startswith(safe[0])


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
