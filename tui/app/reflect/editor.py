"""Writing a note. What is typed is kept aside as it is typed, and survives the end of the app."""

import asyncio
import os
from datetime import date
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static, TextArea

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.dialogs.pick import Picked
from tui.app.dialogs.whom import FeelingScreen, WhomScreen
from tui.app.reflect.begun import Resumed
from tui.app.reflect.elsewhere import edited_elsewhere
from tui.app.widgets.lines import Ends
from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.notes import reworded, written
from tui.changes.people import resolve_people
from tui.domain.day import day_words
from tui.domain.note import NOTE_KIND_WORDS, NOTE_KINDS, Note, NoteKind, Revision
from tui.domain.refusal import Refused
from tui.keys.key import DialogName
from tui.records.reflection import revision_content
from tui.store.drafts import new_draft
from tui.wording.lists import joined

WRITE_AFTER = 0.3  # seconds from a key until what was typed is on the disk
_HINT = "What moved you?"


class Beginning(NamedTuple):
    """What a new note begins with."""

    day: date
    kind: NoteKind = "journal"
    practice: str = ""
    people: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    text: str = ""


class EditorScreen(Dialog[None]):
    """Writes a new note, another wording of one, or goes on with what was begun."""

    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("editor")]
    NAME: ClassVar[DialogName] = "editor"

    def __init__(self, desk: Desk, about: Note | Beginning | Resumed) -> None:
        super().__init__()
        self._desk = desk
        self._draft = about.draft if isinstance(about, Resumed) else new_draft(desk.drafts)
        self._was_begun = isinstance(about, Resumed)
        if isinstance(about, Note):
            self._now = about.now._replace(replaces=about.heads)
        elif isinstance(about, Resumed):
            self._now = about.revision
        else:
            self._now = Revision("", "", **about._asdict())
        self._begun_with = self._now
        self._written: Revision | None = None
        self._refused: Revision | None = None
        self._is_writing = self._is_waiting = self._is_left = False

    def compose(self) -> ComposeResult:
        """Which day and what kind, the text, what went wrong, the keys."""
        yield Ends(id="title")
        yield Static(id="about-note")
        yield TextArea(self._now.text, id="note-text", placeholder=_HINT)
        yield Static(id="note-trouble")
        yield Static(KeyWords("editor", self._desk.chosen_keys).line(), id="keys")

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
        about = [known.name for uid in now.practices if (known := book.practice(uid))]
        words = [
            f"about {joined(about)}" if about else "",
            f"with {joined(book.names(now.people))}" if now.people else "",
            f"felt {joined(now.feelings)}" if now.feelings else "",
            "starred" if now.starred else "",
            "private: in no export" if now.private else "",
        ]
        self.query_one("#about-note", Static).update(Content(" · ".join(filter(None, words))))

    # what is typed is kept aside

    def on_text_area_changed(self) -> None:
        """Have what was typed written aside, ``WRITE_AFTER`` seconds from now."""
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
            self._begin_to_write()

    def _begin_to_write(self) -> None:
        """In a worker of the app, which goes on when this screen is left."""
        if not self._is_writing:
            self._is_writing = True
            self.app.run_worker(self._write_aside, group="draft")  # type: ignore[arg-type]  # narrower there than it is

    async def _write_aside(self) -> None:
        try:
            await asyncio.to_thread(self._write, self._now)
            if self._is_left and self._written != self._now:
                await asyncio.to_thread(self._write, self._now)
        finally:
            self._is_writing = False

    def _write(self, now: Revision) -> None:
        self._written = now
        try:
            self._draft.write(revision_content(now))
        except OSError as problem:
            reason = problem.strerror or "it cannot be written"
            self.app.call_later(self._say, f"What you type is not kept aside: {reason}.")

    def on_unmount(self) -> None:
        """The app ends while it is open, or goes elsewhere: what is no note yet stays a draft."""
        if not self._is_left:
            self._leave_draft()

    def _leave_draft(self) -> None:
        """Leave for later what was begun, the last keys too; where there is nothing, drop it."""
        self._is_left = True
        is_new = self._was_begun or self._now != self._begun_with
        if is_new and self._now.text.strip():
            self._write(self._now)
            self._draft.close()
        else:
            self._draft.drop()

    def _say(self, words: str) -> None:
        if self.is_mounted:
            self.query_one("#note-trouble", Static).update(Content(words))

    # leaving

    def action_keep(self) -> None:
        """Keep the note and leave; nothing written is nothing kept."""
        self._now = self._now._replace(text=self.query_one(TextArea).text)
        is_empty = not self._now.text.strip()
        if self._now == self._begun_with and not self._was_begun:
            self._leave()
        elif is_empty and not self._now.note:
            self._leave("Nothing was written, so nothing is kept.")
        elif self._now == self._refused:
            self._leave()
            self._desk.draw()
        elif refusal := self._why_not_kept():
            self._refused = self._now
            way_out = "the note as it was" if is_empty else "it as a begun note"
            self._say(f"{refusal} Or escape again leaves {way_out}.")

    def _why_not_kept(self) -> str:
        """Keep the note and leave; where it is refused, the reason."""
        try:
            step = self._desk.understand(self._step)
        except Refused as refusal:
            return f"{str(refusal).capitalize()}."
        if not self._desk.do("The note is kept", lambda _: [step]):
            return f"{self._desk.words.rstrip('.')}."
        self._is_left = True
        if self._written != self._now:  # should it not be saved, all of it is a draft
            self._begin_to_write()
        self._desk.after_saving(self._draft.drop, self._draft.close)
        self.dismiss()
        self._desk.go_to(step.fields["note"])
        return ""

    def _step(self, book: Book) -> RecordChange:
        now, instant = self._now, self._desk.clock.now()
        fields: dict[str, Any] = {
            name: getattr(now, name)
            for name in (
                *("day", "kind", "practice", "also", "people", "feelings", "starred", "private"),
            )
        }
        note = book.notes.get(now.note)
        if note is None:
            return written(book, now.text, now=instant, **fields)
        known = note._replace(heads=now.replaces or note.heads)  # those that were on the screen
        return reworded(book, known, instant, text=now.text, **fields)

    def _leave(self, words: str = "") -> None:
        """Leave without keeping the note: what was written stays a draft; ``words`` say why."""
        self._leave_draft()
        self.dismiss()
        if words:
            self._desk.say(words)

    # what belongs to it

    def action_kind(self) -> None:
        """Ask what kind of note it is to be."""

        def chosen(answer: str | None) -> None:
            for kind in NOTE_KINDS:
                if kind == answer:
                    self._changed(kind=kind)

        options = [
            Option(str(n), NOTE_KIND_WORDS[kind], kind) for n, kind in enumerate(NOTE_KINDS, 1)
        ]
        question = MenuScreen("What kind of note is it?", (), options, at=self._now.kind)
        self._desk.push(question, chosen)

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
        """Ask how it felt; the words take the place of those before."""

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
        self._write(self._now)  # whatever becomes of the editor
        text, trouble = edited_elsewhere(
            command, self._draft, self._now.text, self.app.suspend, self._keep_aside
        )
        if text != self._now.text:
            area = self.query_one(TextArea)
            area.text = text
            area.move_cursor(area.document.end)
            self._changed(text=text)
        self._say(trouble)
        self.refresh(layout=True)

    def _keep_aside(self, text: str) -> None:
        """Another wording than the one on the screen, as a draft of its own."""
        draft = new_draft(self._desk.drafts)
        draft.write(revision_content(self._now._replace(text=text)))
        draft.close()
