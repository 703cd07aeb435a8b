"""Writing a note. What is typed is kept aside as it is typed, and survives the end of the app."""

import asyncio
import os
import shlex
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.app.desk.desk import Desk
from tui.app.dialogs.pick import Picked
from tui.app.dialogs.whom import FeelingScreen, WhomScreen
from tui.app.widgets.lines import Ends, key_content
from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.notes import reworded, written
from tui.changes.people import resolve_people
from tui.domain.day import day_words
from tui.domain.note import NOTE_KIND_WORDS, NOTE_KINDS, Note, NoteKind, Revision
from tui.domain.refusal import Refused
from tui.records.reflection import read_revision, revision_content
from tui.store.drafts import Draft, new_draft
from tui.wording.lists import joined

WRITE_AFTER = 0.3  # seconds from a key until what was typed is on the disk
_HINT = "What moved you?"
_KEYS = (
    ("esc", "keep", "screen.keep"),
    ("^t", "kind", "screen.kind"),
    ("^g", "with", "screen.whom"),
    ("^f", "felt", "screen.feelings"),
    ("^b", "star", "screen.star"),
    ("^l", "private", "screen.private"),
    ("^o", "your editor", "screen.elsewhere"),
)


class Beginning(NamedTuple):
    """What a new note begins with."""

    day: date
    kind: NoteKind = "journal"
    practice: str = ""
    people: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    text: str = ""


class Unfinished(NamedTuple):
    """A text that was begun, and its draft."""

    path: Path
    content: Mapping[str, Any]


class EditorScreen(ModalScreen[None]):
    """Writes a new note, another wording of one, or goes on with what was begun."""

    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", show=False, priority=True),
        Binding("ctrl+t", "kind", show=False, priority=True),
        Binding("ctrl+g", "whom", show=False, priority=True),
        Binding("ctrl+f", "feelings", show=False, priority=True),
        Binding("ctrl+b", "star", show=False, priority=True),
        Binding("ctrl+l", "private", show=False, priority=True),
        Binding("ctrl+o", "elsewhere", show=False, priority=True),
    ]

    def __init__(
        self, desk: Desk, about: Note | Beginning | Unfinished, text: str | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self._draft: Draft | None = None
        if isinstance(about, Note):
            self._now = about.now._replace(replaces=about.heads)
        elif isinstance(about, Unfinished):
            self._now = read_revision("", {"note": "", **about.content})
            self._draft = Draft(about.path)
            self._draft.hold()
        else:
            self._now = Revision("", "", **about._asdict())
        self._now = self._now._replace(text=self._now.text if text is None else text)
        self._begun_with = self._now
        self._was_begun = isinstance(about, Unfinished)
        self._is_writing = self._is_waiting = self._is_left = False

    def compose(self) -> ComposeResult:
        """Which day and what kind, the text, what went wrong, the keys."""
        yield Ends(id="title")
        yield Static(id="about-note")
        yield TextArea(self._now.text, id="note-text", placeholder=_HINT)
        yield Static(id="note-trouble")
        yield Static(Content("  ").join(key_content(*key) for key in _KEYS), id="keys")

    def on_mount(self) -> None:
        """At the end of what is there already."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self._draw()

    def _draw(self) -> None:
        now, book = self._now, self._desk.everyone
        kind = NOTE_KIND_WORDS[now.kind]
        head = Content.from_markup(
            "[b]$k[/b]", k="Note" if kind == "journal" else kind.capitalize()
        )
        day = day_words(now.day, self._desk.today)
        self.query_one("#title", Ends).show(head, Content(day))
        practice = book.practice(now.practice)
        words = [
            f"about {practice.name}" if practice else "",
            f"with {joined(book.names(now.people))}" if now.people else "",
            f"felt {joined(now.feelings)}" if now.feelings else "",
            "starred" if now.starred else "",
            "private: in no export" if now.private else "",
        ]
        self.query_one("#about-note", Static).update(Content(" · ".join(filter(None, words))))

    # what is typed is kept aside

    def on_text_area_changed(self) -> None:
        """Soon on the disk."""
        text = self.query_one(TextArea).text
        if text != self._now.text:
            self._changed(text=text)

    def _changed(self, **fields: Any) -> None:
        self._now = self._now._replace(**fields)
        self._draw()
        if not self._is_waiting:
            self._is_waiting = True
            self.set_timer(WRITE_AFTER, self._write_soon)

    def _write_soon(self) -> None:
        if self._is_writing:
            self.set_timer(WRITE_AFTER, self._write_soon)
            return
        self._is_waiting = False
        if not self._is_left:
            self._is_writing = True
            self.run_worker(self._write_aside(), group="draft")

    async def _write_aside(self) -> None:
        try:
            await asyncio.to_thread(self._write, self._now)
        finally:
            self._is_writing = False

    def _write(self, now: Revision) -> None:
        try:
            if self._draft is None:
                self._draft = new_draft(self._desk.drafts)
            self._draft.write(revision_content(now))
        except OSError as problem:
            reason = problem.strerror or "it cannot be written"
            self.app.call_later(self._say, f"What you type is not kept aside: {reason}.")

    def on_unmount(self) -> None:
        """The app ends while it is open: the last keys, too."""
        if not self._is_left and self._now != self._begun_with and self._now.text.strip():
            self._write(self._now)
        if self._draft:
            self._draft.close()

    def _say(self, words: str) -> None:
        if self.is_mounted:
            self.query_one("#note-trouble", Static).update(Content(words))

    # leaving

    def action_keep(self) -> None:
        """Keep the note and leave; nothing written is nothing kept."""
        self._now = self._now._replace(text=self.query_one(TextArea).text)
        is_new = not self._now.note
        if self._now == self._begun_with and not self._was_begun:
            self._leave("", forget=True)
            return
        if not self._now.text.strip() and is_new:
            self._leave("Nothing was written, so nothing is kept.", forget=True)
            return
        try:
            step = self._desk.understand(self._step)
        except Refused as refusal:
            self._say(f"{str(refusal).capitalize()}.")
            return
        if self._desk.do("The note is kept", lambda _: [step]):
            self._leave("", forget=True)
            self._desk.go_to(step.fields["note"])
        else:
            self._say(self._desk.words)

    def _step(self, book: Book) -> RecordChange:
        now, instant = self._now, self._desk.clock.now()
        fields: dict[str, Any] = {
            name: getattr(now, name)
            for name in ("day", "kind", "practice", "people", "feelings", "starred", "private")
        }
        note = book.notes.get(now.note)
        if note is None:
            return written(book, now.text, instant=instant, **fields)
        known = note._replace(heads=now.replaces or note.heads)  # those that were on the screen
        return reworded(book, known, instant, text=now.text, **fields)

    def _leave(self, words: str, *, forget: bool = False) -> None:
        self._is_left = True
        if forget and self._draft:
            self._desk.after_saving(self._draft.drop)
        self.dismiss()
        if words:
            self._desk.say(words)

    # what belongs to it

    def action_kind(self) -> None:
        """The next kind."""
        self._changed(kind=NOTE_KINDS[(NOTE_KINDS.index(self._now.kind) + 1) % len(NOTE_KINDS)])

    def action_star(self) -> None:
        """To find it again in a look back, or not."""
        self._changed(starred=not self._now.starred)

    def action_private(self) -> None:
        """Never in an export unless asked, or like the others."""
        self._changed(private=not self._now.private)

    def action_whom(self) -> None:
        """Whom it is about, or with."""
        desk = self._desk

        def take(picked: Picked | None) -> None:
            if picked is None:
                return
            added, new = desk.understand(lambda book: resolve_people(book, picked.new, desk.today))
            if not new or desk.do(f"{joined(picked.new)}: here now", lambda _: new):
                self._changed(people=tuple(dict.fromkeys((*picked.keys, *added))))

        desk.push(WhomScreen("About whom, or with whom?", desk, self._now.people), take)

    def action_feelings(self) -> None:
        """How it felt."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self._changed(feelings=picked.words)

        question = FeelingScreen("How did it feel?", self._desk.glyphs, self._now.feelings)
        self._desk.push(question, take)

    def action_elsewhere(self) -> None:
        """Go on in the editor of one's own."""
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not command:
            self._say("Set EDITOR to the editor you like, such as EDITOR=vim, and start again.")
            return
        self._write(self._now)
        if self._draft is None:
            return
        path = self._draft.path.with_suffix(".md")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(self._now.text)
            with self.app.suspend():
                subprocess.run([*shlex.split(command), str(path)], check=False)  # noqa: S603  # the user's own editor
            self.query_one(TextArea).text = path.read_text("utf-8", "replace").rstrip("\n")
            path.unlink(missing_ok=True)
        except (OSError, ValueError, SuspendNotSupported) as problem:
            reason = getattr(problem, "strerror", None) or str(problem)
            self._say(f"{command}: {reason}; your text is here as it was.")
        self.refresh(layout=True)
