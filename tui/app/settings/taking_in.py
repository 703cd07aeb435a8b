"""Taking in what another program kept: its path, what it holds, what becomes of it."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.pick import Choice as Pickable
from tui.app.dialogs.pick import Picked, PickScreen
from tui.app.settings.moving_in import MovingInScreen
from tui.book.book import Book
from tui.domain.refusal import Refused
from tui.exchange.becoming import Choice, choices_of, chosen_people, taking
from tui.exchange.files import NOTHING_IN
from tui.exchange.foreign.found import Found
from tui.exchange.foreign.source import Source
from tui.exchange.known import Format, format_of
from tui.keys.key import DialogName
from tui.store.errors import reason_of
from tui.store.paths import named_path
from tui.wording.basics import counted
from tui.wording.lists import joined

_BACKUP = "before-import"
_NOTHING = f"{NOTHING_IN[:1].upper()}{NOTHING_IN[1:]}."
_KNOWN = "all of it is here already"
_SOON = 0.5  # seconds without an answer, after which it is said how far it is
_OWN = "that is Nearer's own, or a calendar: `nearer import FILE` takes it in"


def ask_to_take_in(desk: Desk) -> None:
    """Ask for a path, then what becomes of what is there; refused while names are masked."""
    if not desk.may_edit():
        return

    def read(_: Book, line: str) -> str:
        return f"{_format_at(line)[1].NAME}: enter shows what is in it, and takes nothing yet"

    def take(line: str | None) -> None:
        if line is not None:
            source, told = _format_at(line)
            _read(desk, source, told)

    ask(
        desk,
        "Which file, or folder?",
        read,
        take,
        hint="~/Downloads/loop.zip",
        suggester=Paths(),
        is_private=False,
    )


def _format_at(line: str) -> tuple[Source, Format]:
    source = Source(named_path(line.strip()))
    try:
        told = format_of(source)
    except OSError as error:
        raise Refused(f"{line.strip()}: {reason_of(error)}") from None
    if isinstance(told, str):
        raise Refused(_OWN)
    return source, told


def _read(desk: Desk, source: Source, told: Format) -> None:
    def chosen(choices: list[Choice] | None, found: Found) -> None:
        if choices is None:
            desk.say(_NOTHING)
        else:
            _take_in(desk, found, choices)

    def found_it(found: Found | Refused | None) -> None:
        if isinstance(found, Refused):
            desk.warn(f"{source.path}: {found}")
        elif found is None:
            desk.say(f"Stopped; {NOTHING_IN}.")
        elif found.only_known:
            _ask_whom(desk, found)
        else:
            choices = desk.understand(lambda book: choices_of(found, book, {}))
            desk.push(MovingInScreen(desk, found, choices), lambda said: chosen(said, found))

    desk.push(ReadingScreen(desk, source, told), found_it)


def _ask_whom(desk: Desk, found: Found) -> None:
    """Who of an address book is to come in; those who are known here are ticked already."""
    known = desk.understand(lambda book: chosen_people(found, book)).people

    def nobody(text: str) -> str:
        raise Refused(f"nobody in it is called {text!r}")

    def take(picked: Picked | None) -> None:
        if not picked or not picked.keys:
            desk.say(_NOTHING)
        else:
            who = tuple(person for person in found.people if person.name in picked.keys)
            _take_in(desk, found._replace(people=who, only_known=False), [])

    people = [Pickable(person.name, person.name) for person in found.people]
    ticked = [Pickable(person.name, person.name) for person in known]
    question = f"Who of {counted(len(people), 'name')}?"
    desk.push(PickScreen(question, [("", people)], desk.glyphs, ticked, nobody), take)


def _take_in(desk: Desk, found: Found, choices: list[Choice]) -> None:
    today, now = desk.today, desk.clock.now()
    made = desk.understand(lambda book: taking(found, choices, book, today, now))
    counts = {"mark": len(made.marks), "note": len(made.notes), "date": len(made.dates)}
    parts = [counted(count, noun) for noun, count in counts.items() if count]
    parts += [f"{len(made.people)} new among the people"] if made.people else []
    words = f"{found.source}: {joined(parts)} taken in" if parts else f"{found.source}: {_KNOWN}"
    desk.do(words, lambda _: made.steps, backup=_BACKUP)
    desk.say(words)


class ReadingScreen(Dialog[Found | Refused | None]):
    """Reads a file aside, and answers with what is in it, or why not; None where it was stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reading")]
    NAME: ClassVar[DialogName] = "reading"

    def __init__(self, desk: Desk, source: Source, told: Format) -> None:
        super().__init__()
        self._desk, self._source, self._told = desk, source, told
        self._far = (0, 1)
        self._is_stopped = False

    def compose(self) -> ComposeResult:
        """How far it is; nothing at first."""
        with Vertical(id="reading-file"):
            yield Static(id="reading-far")
            yield Static(KeyWords("reading", self._desk.chosen_keys).line())

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._read())
        self.set_timer(_SOON, self._show)

    def _show(self) -> None:
        self.add_class("-slow")
        self._say()
        self.set_interval(_SOON / 2, self._say)

    def _say(self) -> None:
        done, of = self._far
        words = f"Reading {self._source.path.name}: {done * 100 // max(of, 1)} %"
        self.query_one("#reading-far", Static).update(words)

    def _heard(self, done: int, of: int) -> None:
        """Told by the thread; what is raised here ends its reading."""
        if self._is_stopped:
            raise Refused("stopped")
        self._far = done, of

    def _found(self) -> Found | Refused:
        try:
            return self._told.read(self._source, self._desk.today, self._heard)
        except Refused as refusal:
            return refusal
        except OSError as error:
            return Refused(reason_of(error))

    async def _read(self) -> None:
        found = await asyncio.to_thread(self._found)
        if not self._is_stopped:
            self.dismiss(found)

    def action_stop(self) -> None:
        """Stop reading; nothing is taken."""
        self._is_stopped = True
        self.dismiss(None)


class Paths(Suggester):
    """Suggests the rest of a path from what is on the disk, folders with a stroke behind them."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first entry that goes on from ``value``; None where there is none."""
        return await asyncio.to_thread(rest_of, value)


def rest_of(value: str) -> str | None:
    """A path that is typed so far, up to the end of the first entry that begins so."""
    folder, begun = value[: value.rfind("/") + 1], value[value.rfind("/") + 1 :]
    try:
        entries = sorted(Path(folder or ".").expanduser().iterdir())
    except (OSError, RuntimeError):
        return None
    for entry in entries:
        if entry.name.startswith(begun) and (begun or not entry.name.startswith(".")):
            return folder + entry.name + ("/" if entry.is_dir() else "")
    return None
