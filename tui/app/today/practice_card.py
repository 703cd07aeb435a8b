"""The card of a practice on a day: what it is, how it was, with whom, a note, a prompt."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.pick import Picked
from tui.app.dialogs.whom import FeelingScreen, open_page, tick_with_whom
from tui.app.reflect.editor import Beginning, EditorScreen
from tui.app.widgets.page import Page
from tui.book.book import Book
from tui.book.view import BookView
from tui.changes.marks import described, turned
from tui.changes.notes import prompt_hidden
from tui.changes.practices import anchored, practice_of
from tui.domain.day import day_words
from tui.domain.mark import Mark, toggled
from tui.domain.note import Note, first_line, in_order
from tui.domain.practice import Practice, checked_anchor
from tui.keys.key import DialogName
from tui.texts.guide import aspect_name, aspects, why
from tui.texts.library import prompt_for
from tui.wording.lists import joined


class PracticeCard(Dialog[None]):
    """Each key is kept at once and can be undone. What is said of a day ticks the practice."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("card")]
    NAME: ClassVar[DialogName] = "card"

    def __init__(self, desk: Desk, practice: str, day: date, turn: int) -> None:
        super().__init__()
        self._desk, self._about, self._day, self._turn = desk, practice, day, turn
        self._keys = KeyWords("card", desk.chosen_keys)

    @property
    def _practice(self) -> Practice:
        book = self._desk.everyone
        return book.practice(self._about) or book.practices[0]

    @property
    def _mark(self) -> Mark:
        return self._desk.everyone.mark(self._about, self._day)

    @property
    def _notes(self) -> list[Note]:
        """The notes about this practice on this day, the first one first."""
        notes = self._desk.everyone.notes.values()
        here = [n for n in notes if n.now.day == self._day and self._about in n.now.practices]
        return list(reversed(in_order(here)))

    def compose(self) -> ComposeResult:
        """All of it in one text."""
        with Page(id="question"):
            yield Static(self._text(), id="card")

    def on_screen_resume(self) -> None:
        """Back from a question: something may be otherwise."""
        self._draw()

    def noticed_day(self) -> None:
        """What was today is yesterday now."""
        self._draw()

    def _draw(self) -> None:
        if self.is_mounted:
            self.query_one("#card", Static).update(self._text())

    def _text(self) -> Content:
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        mark, glyphs, book = self._mark, self._desk.glyphs, self._desk.everyone
        practice = self._practice
        day = day_words(self._day, self._desk.today)
        state = {"done": "done", "rest": "rest"}.get(mark.state or "", "open")
        head = Content.from_markup("[b]$n[/b]", n=practice.name)
        yield head + Content(f"  {day}, {state}")
        yield Content(why(self._about))
        yield Content()
        for n, aspect in enumerate(aspects(self._about), 1):
            sign = glyphs.done if aspect in mark.aspects else glyphs.open
            yield self._keys.of(f"card.aspect.{n}", f"{sign} {aspect_name(self._about, aspect)}")
        if aspects(self._about):
            yield Content()
        whom = joined(book.names(book.with_whom(mark))) or "nobody named"
        yield self._keys.of("card.with", f"with {whom}")
        felt = joined(mark.feelings) or "no word yet"
        yield self._keys.of("card.feelings", f"it felt: {felt}")
        notes = self._notes
        said = first_line(notes[-1].now.text) if notes else "no note yet"
        more = f"  (+{len(notes) - 1})" if len(notes) > 1 else ""
        yield self._keys.of("card.note", f"{said[:56]}{more}")
        yield self._keys.of("card.anchor", _tied(practice))
        if prompt := prompt_for(self._about, self._day, self._turn, book.hidden_prompts):
            yield Content()
            yield Content(prompt.text)
            yield Content("   ").join(map(self._keys.of, ("card.prompt", "card.hide")))
        yield Content()
        yield Content("   ").join(map(self._keys.of, ("card.tick", "card.back")))

    def action_aspect(self, number: int) -> None:
        """It was so, or not."""
        known, held = aspects(self._about), self._mark.aspects
        if number <= len(known):
            aspect = known[number - 1]
            said = [a for a in known if (a in held) != (a == aspect)]
            self._describe(aspects=tuple(said))

    def action_feelings(self) -> None:
        """Ask how it felt, in up to three words."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self._describe(feelings=picked.words)

        def question(book: BookView) -> FeelingScreen:
            held = book.mark(self._about, self._day).feelings
            return FeelingScreen("How did it feel?", self._desk.glyphs, held)

        if self._mark.feelings:
            self._desk.edit(question, take)
        else:
            self._desk.push(question(self._desk.everyone), take)

    def _describe(
        self, aspects: tuple[str, ...] | None = None, feelings: tuple[str, ...] | None = None
    ) -> None:
        practice, day, today = self._practice, self._day, self._desk.today
        self._desk.do(
            f"{practice.name}, {day_words(day, today)}: how it was",
            lambda book: [
                described(book, practice, day, today, aspects=aspects, feelings=feelings)
            ],
        )
        self._draw()

    def action_tick(self) -> None:
        """Tick the practice on the day of the card, or take the tick back."""
        verb, practice = toggled(self._mark), self._practice
        said = "open again" if verb == "untick" else "done"
        day, today = self._day, self._desk.today
        words = f"{practice.name}, {day_words(day, today)}: {said}"
        self._desk.do(words, lambda _: [turned(practice, day, today, verb)])
        self._draw()

    def action_whom(self) -> None:
        """With whom it was."""
        tick_with_whom(self._desk, self._practice, self._day)

    def action_person(self) -> None:
        """The page of the one it was with."""
        open_page(self._desk, self._desk.everyone.with_whom(self._mark))

    def action_note(self) -> None:
        """A note about it; one that is there already is gone on with."""
        notes, mark = self._notes, self._mark
        if notes:
            uid = notes[-1].uid
            self._desk.edit(lambda book: EditorScreen(self._desk, book.notes[uid]))
            return
        felt = () if self._desk.is_masked else mark.feelings  # dots are no feelings
        begin = Beginning(self._day, practice=self._about, people=mark.people, feelings=felt)
        self._desk.push(EditorScreen(self._desk, begin))

    def action_anchor(self) -> None:
        """Tie it to something that happens anyway."""
        name, uid = self._practice.name, self._about

        def take(text: str | None) -> None:
            if text is not None:
                self._desk.do(
                    f"{name}: tied", lambda book: [anchored(practice_of(book, uid), text)]
                )
                self._draw()

        def read(_: Book, text: str) -> str:
            return f"Today shows it under {name}: {checked_anchor(text)}"

        ask(
            self._desk,
            "When will you do it?",
            read,
            take,
            lambda book: practice_of(book, uid).anchor,
            "after dinner I will …",
        )

    def action_prompt(self) -> None:
        """The next prompt of this practice, for now only."""
        self._turn += 1
        self._draw()

    def action_hide(self) -> None:
        """This prompt is not shown any more."""
        hidden = self._desk.everyone.hidden_prompts
        if prompt := prompt_for(self._about, self._day, self._turn, hidden):
            uid = prompt.id
            self._desk.do("That prompt is put away", lambda _: [prompt_hidden(uid)])
        self._draw()

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._desk.reverse("undo")
        self._draw()


def _tied(practice: Practice) -> str:
    """What a practice is tied to, in words."""
    return practice.anchor or "tie it to something you do anyway"
