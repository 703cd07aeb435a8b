"""Saving by itself, with no app around it: how often, what is said, what is kept."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from tests.app.elsewhere import MONDAY, as_newer, jammed, state
from tui.app.shell.saver import Saver
from tui.book.keeper import Keeper, Saved
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.database import Database

PATIENCE = 30.0  # seconds until something that never comes is an error instead of a hang


class CountingKeeper(Keeper):
    """A keeper that counts its saves, and does not come back from one while its gate is closed."""

    def __init__(self, path: Path, clock: FixedClock) -> None:
        super().__init__(Database(path, clock), clock)
        self.saves = 0
        self.gate = threading.Event()
        self.gate.set()

    def save(self, tag: str = "") -> Saved:
        saved = super().save(tag)
        self.saves += 1
        assert self.gate.wait(PATIENCE)
        return saved

    def tick(self, words: str = "Ticked") -> None:
        """Change something; every second time it is taken back."""
        held = self.book.mark("listen", MONDAY).state
        self.do(words, [MarkChange("listen", MONDAY, "untick" if held else "tick")])


class Screen:
    """What is said, in order, and what stands; ``drawn`` counts how often all was drawn anew."""

    is_warning = False

    def __init__(self) -> None:
        self.stands = ""
        self.said: list[str] = []
        self.warned: list[str] = []
        self.drawn = 0
        self.heard = asyncio.Event()

    def say(self, words: str) -> None:
        self.stands = words
        self.said.append(words)
        self.heard.set()

    def warn(self, words: str) -> None:
        self.stands = words
        self.warned.append(words)

    def reword(self, words: str, better: str) -> None:
        if words and self.stands == words:
            self.say(better)

    def show_all(self) -> None:
        self.drawn += 1


class Tasks:
    """What was started in the background, as the app's workers are."""

    def __init__(self) -> None:
        self.started: list[asyncio.Task[None]] = []

    def start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.started.append(asyncio.ensure_future(work()))

    async def over(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*self.started)


@pytest.fixture
def keeper(path: Path, clock: FixedClock) -> CountingKeeper:
    keeper = CountingKeeper(path, clock)
    keeper.adopt(keeper.read())
    return keeper


def made(keeper: Keeper, *, retry_after: float = 60.0) -> tuple[Saver, Screen, Tasks]:
    screen, tasks = Screen(), Tasks()
    turn = asyncio.Lock()
    return Saver(keeper, screen, turn, tasks.start, retry_after=retry_after), screen, tasks


async def test_what_is_saved_is_said_to_be(keeper: CountingKeeper, path: Path) -> None:
    saver, screen, tasks = made(keeper)
    keeper.tick()
    screen.say("Ticked")
    saver.want("Ticked")
    await tasks.over()
    assert screen.said == ["Ticked", "Ticked · saved"]
    assert state(path, "listen") == "done"
    assert screen.drawn == 0, "nobody else had changed it"


async def test_fifty_wishes_at_once_are_one_save(keeper: CountingKeeper, path: Path) -> None:
    saver, screen, tasks = made(keeper)
    for n in range(51):
        keeper.tick()
        screen.say(f"Ticked {n}")
        saver.want(f"Ticked {n}")
    await tasks.over()
    assert (keeper.saves, len(tasks.started)) == (1, 1)
    assert screen.said[-1] == "Ticked 50 · saved"
    assert state(path, "listen") == "done"
    assert not keeper.unsaved


async def test_however_much_is_wanted_while_one_runs_one_more_follows(
    keeper: CountingKeeper, path: Path
) -> None:
    saver, screen, tasks = made(keeper)
    keeper.gate.clear()
    keeper.tick()
    saver.want("first")
    while not keeper.saves:  # until the first is on its way
        await asyncio.sleep(0)
    for _ in range(50):
        keeper.tick()
        screen.say("later")
        saver.want("later")
        await asyncio.sleep(0)
    assert (keeper.saves, len(tasks.started)) == (1, 1)
    keeper.gate.set()
    await tasks.over()
    assert (keeper.saves, len(tasks.started)) == (2, 1)
    assert state(path, "listen") == "done", "51 times over is done"
    assert screen.said.count("later · saved") == 1
    assert not keeper.unsaved


async def test_nothing_is_said_to_be_saved_before_all_of_it_is(keeper: CountingKeeper) -> None:
    saver, screen, tasks = made(keeper)
    keeper.gate.clear()
    keeper.tick()
    screen.say("first")
    saver.want("first")
    while not keeper.saves:
        await asyncio.sleep(0)
    keeper.tick()  # done, and not wanted yet: its message is on the way
    keeper.gate.set()
    await tasks.over()
    assert screen.said == ["first"]
    assert len(keeper.unsaved) == 1


async def test_what_was_said_since_is_not_said_over(keeper: CountingKeeper) -> None:
    saver, screen, tasks = made(keeper)
    keeper.tick()
    saver.want("Ticked")
    screen.say("It is a new day.")
    await tasks.over()
    assert screen.said == ["It is a new day."]


async def test_what_cannot_be_saved_is_kept_and_tried_again(
    keeper: CountingKeeper, path: Path
) -> None:
    saver, screen, tasks = made(keeper, retry_after=0.0)
    keeper.tick()
    screen.say("Ticked")
    screen.heard.clear()
    with jammed(path):
        saver.want("Ticked")
        await tasks.over()
        assert "Not saved" in screen.warned[0]
        assert saver.trouble == screen.warned[-1]
        assert len(keeper.unsaved) == 1
    async with asyncio.timeout(PATIENCE):
        await screen.heard.wait()
    assert screen.said[-1] == "Ticked · saved"
    assert state(path, "listen") == "done"


async def test_nothing_is_tried_again_once_it_is_over(keeper: CountingKeeper, path: Path) -> None:
    saver, _, tasks = made(keeper, retry_after=0.0)
    keeper.tick()
    with jammed(path):
        await saver.save()
    saver.close()
    turns = asyncio.Event()
    asyncio.get_running_loop().call_later(0.0, turns.set)
    await turns.wait()
    assert not tasks.started
    assert len(keeper.unsaved) == 1


async def test_what_must_not_be_changed_is_given_up_and_shown_as_it_is(
    keeper: CountingKeeper, path: Path
) -> None:
    saver, screen, _ = made(keeper)
    keeper.tick()
    await saver.save()
    as_newer(path)
    keeper.do("two", [MarkChange("share", MONDAY, "tick")])
    await saver.save()
    assert "newer" in screen.warned[-1]
    assert not keeper.unsaved
    assert keeper.book.mark("share", MONDAY).state is None
    assert screen.drawn == 1


async def test_a_file_that_another_changed_is_drawn_anew(
    keeper: CountingKeeper, path: Path, clock: FixedClock
) -> None:
    saver, screen, _ = made(keeper)
    keeper.tick()
    await saver.save()
    elsewhere = CountingKeeper(path, clock)
    elsewhere.adopt(elsewhere.read())
    elsewhere.do("theirs", [MarkChange("share", MONDAY, "tick")])
    elsewhere.save()
    keeper.tick()
    await saver.save()
    assert screen.drawn == 1
    assert keeper.book.mark("share", MONDAY).state == "done"


async def test_what_is_to_be_done_after_saving_waits_until_it_works(
    keeper: CountingKeeper, path: Path
) -> None:
    saver, _, _ = made(keeper)
    done: list[str] = []
    keeper.tick()
    with jammed(path):
        await saver.save_first(lambda: done.append("then"), lambda: done.append("otherwise"))
        assert done == []
    await saver.save()
    assert done == ["then"]
    await saver.save()
    assert done == ["then"], "once"
    saver.close()


async def test_where_it_is_given_up_the_other_thing_is_done(
    keeper: CountingKeeper, path: Path
) -> None:
    saver, _, _ = made(keeper)
    done: list[str] = []
    keeper.tick()
    await saver.save()
    keeper.tick()
    with jammed(path):
        await saver.save_first(lambda: done.append("then"), lambda: done.append("otherwise"))
    as_newer(path)
    await saver.save()
    assert done == ["otherwise"]
    assert keeper.unsaved == []
    saver.close()
