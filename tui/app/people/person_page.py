"""The page of a person: rhythm, last times, what is planned, dates, life right now, notes."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.people import actions
from tui.app.people.life import LifeScreen
from tui.app.planner.quick_add import ask_plan
from tui.app.widgets.page import Page
from tui.domain.person import Person
from tui.keys.key import DialogName
from tui.queries.person_page import person_page

_KEYS = (
    ("person.plan", "person.log", "person.later", "person.only"),
    ("person.notes", "person.change", "person.rest", "person.leave", "person.back"),
)


class PersonPage(Dialog[None]):
    """Each key is kept at once and can be undone."""

    AUTO_FOCUS = "#question"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("person")]
    NAME: ClassVar[DialogName] = "person"

    def __init__(self, desk: Desk, uid: str) -> None:
        super().__init__()
        self._desk, self._uid = desk, uid
        self._keys = KeyWords("person", desk.chosen_keys)

    @property
    def _person(self) -> Person | None:
        """They as they are drawn; None where they are gone."""
        return self._desk.everyone.people.get(self._uid)

    def compose(self) -> ComposeResult:
        """All of it in one text, the keys beneath."""
        with Page(id="question"):
            yield Static(self._text(), id="person-page")

    def on_screen_resume(self) -> None:
        """Back from a question: something may be otherwise."""
        self._draw()

    def noticed_day(self) -> None:
        """What was today is yesterday now."""
        self._draw()

    def _draw(self) -> None:
        if self._person is None:
            self.dismiss()
        elif self.is_mounted:
            self.query_one("#person-page", Static).update(self._text())

    def _text(self) -> Content:
        desk = self._desk
        parts = person_page(desk.everyone, self._uid, desk.today, desk.clock)
        lines: list[Content] = []
        for heading, said in parts:
            lines += [Content.from_markup("[b]$h[/b]", h=heading), *map(Content, said), Content()]
        lines += [Content("   ").join(map(self._keys.of, row)) for row in _KEYS]
        return Content("\n").join(lines)

    def _do(self, act: Callable[[Desk, Person], None]) -> None:
        if person := self._person:
            act(self._desk, person)
        self._draw()

    def action_plan(self) -> None:
        """Plan time together."""
        ask_plan(self._desk, [self._uid])

    def action_log(self) -> None:
        """We were in touch today."""
        self._do(actions.log)

    def action_later(self) -> None:
        """Not brought up for a week."""
        self._do(actions.later)

    def action_only(self) -> None:
        """Look at them alone."""
        self.dismiss()
        self._desk.look_at_only(self._uid)

    def action_life(self) -> None:
        """News to come back to, favours, important dates."""
        self._desk.push(LifeScreen(self._desk, self._uid))

    def action_edit(self) -> None:
        """Change a name, a kind, a rhythm, a zone."""
        self._do(actions.edit)

    def action_pause(self) -> None:
        """Let the rhythm rest, or count again."""
        self._do(actions.pause)

    def action_end(self) -> None:
        """Archive, bring back, or forget."""
        self._do(actions.end)

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._desk.reverse("undo")
        self._draw()
