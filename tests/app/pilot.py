"""The app opened over a real file, pressed and looked at.

async with open_app(path, clock) as nearer:
    await nearer.press("1")
    assert nearer.box("listen") == "✓"
    assert state(path, "listen") == "done"
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import WorkerCancelled

from tests.app.elsewhere import keeper_over
from tui.app import NearerApp
from tui.app.dialogs.ask import AskScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.screen.base import NearerScreen
from tui.app.settings.screen import SettingsScreen
from tui.app.streaks.screen import StreaksScreen
from tui.app.today.screen import TodayScreen
from tui.app.widgets.practice_list import BOX, PracticeList
from tui.app.widgets.year_map import LABELS
from tui.clock import Clock
from tui.domain.practice import BUILT_IN, find_practice

PATIENCE = 300.0  # seconds until something that never comes is an error instead of a hang
TURNS = 100_000  # of the loop, likewise; a busy machine takes its time for each
LOOK = 0.005  # seconds at most between two looks for what a thread or a timer brings
PADDING = 1  # of the list, in columns


class Opened:
    """An app that runs, and what stands on its screen."""

    def __init__(self, app: NearerApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    # doing

    async def keys(self, *keys: str) -> None:
        """Press keys, one after the other, and wait until each has been heard."""
        for key in keys:
            self._send(key)
            await self.heard()

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything they led to is over, saving included."""
        await self.keys(*keys)
        await self.settled()

    async def leave(self, key: str) -> None:
        """Press a key that ends the app, and wait for its end."""
        self._send(key)
        await self.ended()

    async def ended(self) -> None:
        """Wait for the end of the app."""
        async with asyncio.timeout(PATIENCE):
            while self.runs():
                await asyncio.sleep(0)  # its turn

    def _send(self, key: str) -> None:
        character = " " if key == "space" else key if len(key) == 1 else None
        self.app.post_message(events.Key(key, character))

    async def settled(self) -> None:
        """Wait until no work is left: what waits for a paint, for its turn, for the disk."""
        await self.painted()
        with contextlib.suppress(WorkerCancelled):  # leaving ends those that wait their turn
            await self.app.workers.wait_for_complete()
        await self.heard()
        await self.until(lambda: not self.runs() or self._counted())
        if self.runs():
            await self.painted()

    async def heard(self) -> None:
        """Wait until all that was sent so far, and what it led to, has been taken.

        Where the app or its screen still waits for a thread, what was sent stands in line.
        """
        await heard(self.app)
        while self.app.typed_ahead.is_waiting and self.runs():
            await asyncio.sleep(0)  # its turn
            await heard(self.app)

    async def painted(self) -> None:
        """Wait until all that is to be painted is, and what waited for that has been done."""
        await self.heard()
        await painted(self.app)

    def _counted(self) -> bool:
        screens = [s for s in self.app.screen_stack if isinstance(s, TodayScreen)]
        return all(screen.is_counted for screen in screens)

    async def until(self, condition: Callable[[], object]) -> None:
        """Let the app run until a condition holds."""
        given_up = time.monotonic() + PATIENCE
        while time.monotonic() < given_up:
            await self.heard()
            if condition():
                return
            others = asyncio.all_tasks() - {asyncio.current_task()}
            await asyncio.wait(others, timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
        raise AssertionError(f"it never came to that; the screen:\n{self.text}")

    async def counts(self, words: str) -> None:
        """Wait until these words are on the screen: streaks are counted after the tick is saved."""
        await self.until(lambda: words in self.text)

    async def come_back(self) -> None:
        """The terminal gets the focus again: the app looks at the day and at the file."""
        self.app.post_message(events.AppFocus())
        await self.settled()

    async def to_streaks(self) -> None:
        """Go to the Streaks screen."""
        await self.press("s")
        await self.until(lambda: self.asks(StreaksScreen))

    async def to_settings(self) -> None:
        """Go to the Settings screen."""
        await self.press("comma")
        await self.until(lambda: self.asks(SettingsScreen))

    async def to_today(self) -> None:
        """Go back to Today."""
        await self.press("t")
        await self.until(lambda: self.asks(TodayScreen))

    async def click(self, across: int, down: int) -> None:
        """Click on the list; the place counts from its first column and line of text."""
        await self.pilot.click(PracticeList, offset=(across + PADDING, down))
        await self.settled()

    # looking

    def runs(self) -> bool:
        """Whether nobody has left it yet."""
        return self.app.is_running

    def asks(self, kind: type[Screen[Any]]) -> bool:
        """Whether a screen of this kind is on top, and its text on it."""
        return isinstance(self.screen, kind) and self.screen.is_current and self._has_text()

    def _has_text(self) -> bool:
        drawn = (w.render_line(y) for w in shown(self.screen) for y in range(w.size.height))
        return any(line.text.strip() for line in drawn)

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""
        return self.app.screen

    @property
    def today(self) -> TodayScreen:
        """The Today screen, on top or under a question."""
        return next(s for s in self.app.screen_stack if isinstance(s, TodayScreen))

    @property
    def streaks(self) -> StreaksScreen:
        """The Streaks screen, on top or under a question."""
        return next(s for s in self.app.screen_stack if isinstance(s, StreaksScreen))

    @property
    def map_lines(self) -> list[str]:
        """The year as it is drawn."""
        return lines_of(self.streaks.map)

    def place_on_map(self, day: date) -> tuple[int, int]:
        """Column and line of a day of the year on the screen, where all of it fits."""
        row, column = self.streaks.map.grid.place(day)
        return LABELS + column * self.streaks.map.cell, row + 1

    def day_sign(self, day: date) -> str:
        """The sign of a day of the year on the screen."""
        across, down = self.place_on_map(day)
        return self.map_lines[down][across]

    @property
    def streaks_title(self) -> str:
        """The top line of the Streaks screen."""
        return " ".join(lines_of(self.streaks.query_one("#title"))).strip()

    @property
    def settings(self) -> SettingsScreen:
        """The Settings screen, on top or under a question."""
        return next(s for s in self.app.screen_stack if isinstance(s, SettingsScreen))

    @property
    def said(self) -> str:
        """What the status of the screen on top says, whether or not it has its room yet."""
        assert isinstance(self.screen, NearerScreen)
        return self.screen.status.words

    @property
    def lines(self) -> list[str]:
        """The text of the screen, widget by widget."""
        return text_of(self.app)

    @property
    def text(self) -> str:
        """The text of the screen in one."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The text of the screen with its line breaks and gaps taken out, to look for words."""
        return " ".join(self.text.split())

    @property
    def title(self) -> str:
        """The top line: which day is shown."""
        return " ".join(lines_of(self.today.query_one("#title")))

    @property
    def status(self) -> str:
        """What the line above the keys says, whether or not it has its room yet."""
        return self.today.status.words

    @property
    def list_lines(self) -> list[str]:
        """The list of practices as it is drawn."""
        return lines_of(self.today.practices)

    def row(self, practice: str) -> str:
        """The first line of a practice, by its id."""
        return self.line_with(find_practice(practice).name)

    def line_with(self, name: str) -> str:
        """The first line of a practice, by its name."""
        return next(line for line in self.list_lines if name in line)

    def line_below(self, name: str) -> str:
        """The second line of a practice, by its name."""
        lines = self.list_lines
        return lines[lines.index(self.line_with(name)) + 1]

    def row_at(self, practice: str) -> int:
        """The line of the list on which a practice begins."""
        return self.list_lines.index(self.row(practice))

    def box(self, practice: str) -> str:
        """The sign in the box of a practice."""
        return self.row(practice)[BOX]

    @property
    def boxes(self) -> str:
        """The five signs from the top."""
        lines = self.list_lines
        rows = [next(line for line in lines if p.name in line) for p in BUILT_IN]
        return "".join(row[BOX] for row in rows)

    @property
    def cursor(self) -> str:
        """The id of the practice with the bar before it."""
        marked = [
            practice.id
            for line in self.list_lines
            for practice in BUILT_IN
            if practice.name in line and line[0] in "▌>"
        ]
        assert len(marked) == 1, self.text
        return marked[0]


@asynccontextmanager
async def open_app(
    path: Path,
    clock: Clock,
    *,
    size: tuple[int, int] = (80, 24),
    day: date | None = None,
    theme: str | None = None,
    app: NearerApp | None = None,
) -> AsyncIterator[Opened]:
    """The app over the file ``path``, with a keeper of its own, or one made already."""
    app = app or NearerApp(keeper_over(path, clock), theme_name=theme, day=day)
    async with app.run_test(size=size) as pilot:
        opened = Opened(app, pilot)
        await opened.until(lambda: app.screen.is_attached)
        await opened.painted()
        yield opened


async def heard(app: App[Any]) -> None:
    """Wait until all that was sent to an app so far, and what it led to, has been taken."""
    await quiet()
    for node in (app, app.screen):
        await reached(node.call_later)
    await quiet()


async def painted(app: App[Any]) -> None:
    """Wait until all that is to be painted is, and what waited for that has been done."""
    await heard(app)
    await reached(app.screen.call_after_refresh)
    await heard(app)


async def reached(schedule: Callable[[Callable[[], None]], bool]) -> None:
    """Wait for the turn of something that is scheduled now, and so for what was before it."""
    turn = asyncio.Event()
    if schedule(turn.set):
        async with asyncio.timeout(PATIENCE):
            await turn.wait()


async def quiet() -> None:
    """Wait until nothing of the app is ready to go on: all of it waits for a timer or a thread.

    Whatever a key leads to is handed on from one task to the next, and each of them is ready to go
    on until it has done its part or waits for something from outside.
    """
    loop = asyncio.get_running_loop()
    for _ in range(TURNS):
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]
            return
    raise AssertionError("the app never comes to rest")


# what is asked


async def write(nearer: Opened, text: str) -> None:
    """Answer the question on the screen with a line, in place of what stands there."""
    await nearer.until(lambda: nearer.asks(AskScreen))
    nearer.screen.query_one("#answer").value = text  # type: ignore[attr-defined]
    await nearer.press("enter")


async def choose(nearer: Opened, key: str) -> None:
    """Choose from the menu on the screen."""
    await nearer.until(lambda: nearer.asks(MenuScreen))
    await nearer.press(key)


# the screen


def lines_of(widget: Widget) -> list[str]:
    """The lines a widget draws, without what is around them."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def shown(screen: Screen[Any]) -> list[Widget]:
    """The widgets of a screen that hold text and have a place on it."""
    return [w for w in screen.query("*") if not w.children and w.display and w.region.area]


def text_of(app: NearerApp) -> list[str]:
    """The text of the screen on top, line by line."""
    return [line.rstrip() for widget in shown(app.screen) for line in lines_of(widget)]


def strips_of(widget: Widget) -> list[Strip]:
    """The lines a widget draws, in its colours, with what is around them."""
    width, height = widget.outer_size
    return widget.render_lines(Region(0, 0, width, height))
