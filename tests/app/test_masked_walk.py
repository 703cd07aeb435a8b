"""Masked: every key of every screen, card and question is pressed; no word shows, and none changes.

The walk goes from each screen into every dialog that a key of it opens, and into those that open
from there, and presses whatever key is bound where it stands: a new key is walked by itself. Every
person's word of the file is a canary.
"""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key as KeyPressed
from textual.widgets import Input, TextArea

from tests.app.pilot import Opened, open_app, quiet, shown, text_of
from tui.app.dialogs.menu import MenuScreen
from tui.app.screen.base import NearerScreen
from tui.clock import FixedClock
from tui.keys.catalogue import AREAS, CATALOGUE
from tui.keys.key import ScreenName
from tui.store.database import Database

pytestmark = pytest.mark.unmeasured

DOTS = "•••"
CANARY = re.compile(r"(?i)canary")
AT = "2026-11-20T10:00:00.000Z"
LEAVES = {"app.quit", "app.command_palette", "app.change_theme", "elsewhere", "app.about"}
"""What ends the app, leads to another program, or is no place of ours."""
EVERYWHERE = {key.action for key in CATALOGUE["today"] if key.common}
"""What opens the same on all screens: walked into from Today alone."""
FOR_GOOD = "Forget"
"""What the one menu begins with whose choices are meant to change words, for good."""
DEEPEST = 3  # dialogs over a screen

RECORDS: dict[str, list[dict[str, Any]]] = {
    "people": [
        {"uid": "p-1", "name": "Canary Ann", "kind": "partner", "rhythm_days": 7},
        {"uid": "p-2", "name": "Canary Bo", "kind": "friend", "rhythm_days": 14},
        {"uid": "p-3", "name": "Canary Old", "kind": "friend", "archived": True},
    ],
    "plans": [
        {
            "uid": "e-1",
            "title": "canary evening",
            "people": ["p-1"],
            "start": "2026-11-20T19:00",
            "minutes": 90,
            "rrule": "FREQ=WEEKLY",
            "place": "canary lake",
            "pledges": ["canary away"],
        },
        {
            "uid": "e-2",
            "title": "canary walk",
            "people": ["p-2"],
            "start": "2026-11-25T09:00",
            "minutes": 60,
        },
    ],
    "occurrences": [
        {
            "uid": "e-1@2026-11-20T19:00",
            "plan": "e-1",
            "key": "2026-11-20T19:00",
            "outcome": "happened",
            "note": "canary of an outcome",
            "kept": ["canary away"],
            "with": ["p-1"],
            "day": "2026-11-20",
        }
    ],
    "notes": [
        {"uid": "n-1", "note": "n-1", "day": "2026-11-23", "text": "canary note", "written": AT}
        | {"practice": "listen", "with": ["p-1"], "feelings": ["canaryish"]},
        {"uid": "n-2", "note": "n-2", "day": "2026-11-22", "text": "old canary", "written": AT},
        {"uid": "n-3", "note": "n-2", "day": "2026-11-22", "text": "canary one", "written": AT}
        | {"replaces": ["n-2"]},
        {"uid": "n-4", "note": "n-2", "day": "2026-11-22", "text": "canary two", "written": AT}
        | {"replaces": ["n-2"]},
    ],
    "checkins": [
        {
            "uid": "c-1",
            "person": "p-1",
            "day": "2026-11-21",
            "answers": {},
            "said": {"thanks": "canary line", "wish": "canary wish"},
            "circles": 3,
        }
    ],
    "matters": [
        {"uid": "m-1", "person": "p-1", "kind": "ask", "text": "canary exam", "day": "2026-11-23"},
        {"uid": "m-2", "person": "p-1", "kind": "favour", "text": "canary books"},
    ],
    "dates": [
        {"uid": "d-1", "person": "p-1", "occasion": "other", "month": 11, "day": 25}
        | {"what": "canary day"},
    ],
    "pauses": [
        {"uid": "listen|2026-11-24", "practice": "listen", "from": "2026-11-24"}
        | {"to": "2026-11-25", "why": "canary trip"},
    ],
    "practices": [{"uid": "share", "anchor": "after the canary"}],
}


def write_canaries(path: Path, clock: FixedClock) -> None:
    """A file in which each word of a person holds a canary."""
    database = Database(path, clock)
    with database.transaction():
        for table, records in RECORDS.items():
            for record in records:
                database.table(table).put({**record, "at": AT})


def words_in(path: Path, clock: FixedClock) -> dict[tuple[str, str], str]:
    """What each record says that was there at first, its time left out."""
    database = Database(path, clock)
    found = {}
    for table, records in RECORDS.items():
        for record in records:
            held = database.table(table).record(record["uid"]) or {}
            found[table, record["uid"]] = str({k: v for k, v in held.items() if k != "at"})
    return found


class Walk:
    """Walks one screen and all that opens from it; collects what leaked and what was pressed."""

    def __init__(self, nearer: Opened, path: Path, clock: FixedClock, screen: ScreenName) -> None:
        self.nearer, self.path, self.clock, self.name = nearer, path, clock, screen
        self.at_first = words_in(path, clock)
        self.pressed: set[tuple[str, str]] = set()
        self.visited: set[str] = set()
        self.leaks: list[str] = []

    async def everything(self) -> None:
        """Every key of the screen, then of what they opened, and so on."""
        waiting: list[tuple[str, ...]] = [()]
        self.visited.add(self.place)
        while waiting:
            way = waiting.pop(0)
            await self.to(way)
            for key, action in list(self.keys()):
                if action in LEAVES:
                    continue
                opened = await self.press(way, key, action)
                once = self.name == "today" or action not in EVERYWHERE
                if opened and once and len(way) < DEEPEST:
                    waiting.append((*way, key))

    @property
    def place(self) -> str:
        """Which screen or dialog is on top; menus by what they ask."""
        screen = self.nearer.app.screen
        title = " ".join(text_of(self.nearer.app))[:40] if isinstance(screen, MenuScreen) else ""
        return f"{getattr(screen, 'NAME', '') or type(screen).__name__}{title}"

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every key that is bound here, the first of each action; a menu's own too."""
        screen = self.nearer.app.screen
        seen = set()
        for key, active in screen.active_bindings.items():
            own = active.node is screen or active.binding.action.startswith("app.")
            if own and active.binding.action not in seen:
                seen.add(active.binding.action)
                yield key, active.binding.action
        if isinstance(screen, MenuScreen) and FOR_GOOD not in self.place:
            for option in screen.options:
                yield option.key, f"option {option.id}"

    async def to(self, way: tuple[str, ...]) -> None:
        """Back to the screen, everything undone, and along the keys to a dialog."""
        app = self.nearer.app
        for _ in range(12):
            if isinstance(app.screen, NearerScreen):
                break
            await self.send("escape")
        await self.nearer.settled()
        top = app.screen
        assert isinstance(top, NearerScreen), self.place
        for _ in range(6):
            if words_in(self.path, self.clock) == self.at_first:
                break
            await self.nearer.press("u")
        if self.name != top.NAME:
            app.action_go(self.name)
            await self.nearer.settled()
        if not self.nearer.app.screen.desk.is_masked:  # type: ignore[attr-defined]
            await self.send("z")
        for key in way:
            await self.send(key)

    async def press(self, way: tuple[str, ...], key: str, action: str) -> bool:
        """One key, then what it leads to, tried with a word; whether it opened something new."""
        where = self.place
        self.pressed.add((where, action))
        await self.send(key)
        if action == "mask":
            await self.send("z")
        label = f"{where}: {key} ({action})"
        self.look(label)
        place, app = self.place, self.nearer.app
        if place == where and not app.keeper.unsaved:
            return False  # it moved something, or did nothing: on from here
        opened = place not in self.visited and not isinstance(app.screen, NearerScreen)
        self.visited.add(place)
        typed_into = app.focused if place != where else None
        if isinstance(typed_into, Input | TextArea):
            for letter in "hi":
                await self.send(letter)
            self.look(f"{label}, typed")
            await self.send("escape" if isinstance(typed_into, TextArea) else "enter")
            self.look(f"{label}, taken")
        await self.nearer.settled()
        self.look(f"{label}, after")
        if DOTS in self.path.read_text("utf-8"):
            self.leaks.append(f"{label}: dots in the file")
        await self.to(way)
        if words_in(self.path, self.clock) != self.at_first:
            self.leaks.append(f"{label}: a word changed for good")
            self.at_first = words_in(self.path, self.clock)
        return opened

    async def send(self, key: str) -> None:
        """One key, heard."""
        name = {"question_mark": "?", "comma": ",", "full_stop": ".", "slash": "/"}.get(key, key)
        character = " " if key == "space" else name if len(name) == 1 else None
        self.nearer.app.post_message(KeyPressed(key, character))
        await quiet()
        await self.nearer.heard()  # a key waits for the one before, where that waits for a thread

    def look(self, label: str) -> None:
        """Is a canary on the screen, in the title, in a text that is typed into?"""
        app = self.nearer.app
        text = [*text_of(app), app.title, app.sub_title]
        text += [w.value for w in shown(app.screen) if isinstance(w, Input)]
        if found := [line for line in text if CANARY.search(line)]:
            self.leaks.append(f"{label}: {found[0].strip()!r}")


@asynccontextmanager
async def walking(path: Path, clock: FixedClock, screen: ScreenName) -> AsyncIterator[Walk]:
    """The app over the canaries, masked, on a screen."""
    write_canaries(path, clock)
    async with open_app(path, clock, size=(100, 40)) as nearer:
        await nearer.press("z")
        nearer.app.action_go(screen)
        await nearer.settled()
        yield Walk(nearer, path, clock, screen)


@pytest.mark.parametrize("screen", CATALOGUE)
async def test_no_key_shows_or_changes_a_word(
    path: Path, clock: FixedClock, screen: ScreenName
) -> None:
    async with walking(path, clock, screen) as walk:
        await walk.everything()
    assert not walk.leaks, "\n".join(walk.leaks)
    pressed = {action for where, action in walk.pressed if where == screen}
    assert pressed >= {key.action for key in AREAS[screen]} - LEAVES
