"""What every screen of Nearer shares: a desk, a line of status, the keys that work everywhere."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar, TypeVar

from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from tui.app.desk.bindings import chosen_by
from tui.app.desk.desk import MASKED, Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.lines import Ends, StatusLine
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs
from tui.keys.key import ScreenName

T = TypeVar("T")


class NearerScreen(Screen[None]):
    """A screen over a desk. Subclasses draw in ``show_all``; each is made once and kept."""

    NAME: ClassVar[ScreenName]
    TO_TODAY: ClassVar[str] = ""
    """What leads to today, on a screen that can stay on another day."""

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__()
        self.desk = Desk(keeper, glyphs, self)
        self.status = StatusLine()  # there from the first: a save may end before it is mounted
        self._is_stale = False
        self._looked_at = self.desk.look

    # the surface that the desk stands on

    @property
    def chosen_keys(self) -> Mapping[str, str]:
        """The user's own keys, as the app has them."""
        return chosen_by(self.app)

    @property
    def words(self) -> str:
        """What the status line says now."""
        return self.status.words

    def show_words(self, words: str, *, trouble: bool) -> None:
        """Put words into the status line."""
        (self.status.warn if trouble else self.status.say)(words)

    def show_title(self, left: Content, right: Content) -> None:
        """Draw the title; where the file is none to keep, it says so."""
        aside = getattr(self.app, "aside", "")
        said = Content(f"  {aside}") if aside else Content()
        self.query_one("#title", Ends).show(left + said, right)

    def show_all(self) -> None:
        """Everything anew: after the file, the day or a setting has changed."""
        raise NotImplementedError

    def show_look(self) -> None:
        """Everything anew: it is looked at in another way, from here."""
        self._looked_at = self.desk.look
        self.show_all()

    def show_reversed(self) -> None:
        """Draw what undo or redo has changed."""
        self.show_all()

    def cover_dialogs(self) -> None:
        """Hide the dialogs that are open over this screen, if any."""
        if self.app.screen is not self:
            from tui.app.dialogs.cover import CoverScreen

            self.app.push_screen(CoverScreen(self.desk))

    def post_after_refresh(self, message: Message) -> None:
        """Send a message once what has changed is painted.

        Under a dialog at once: Textual would wait for a paint of that, which may be closed before.
        """
        wait = self.call_after_refresh if self.app.screen is self else self.call_later
        wait(self.post_message, message)

    def push_dialog(self, dialog: Screen[T], take: Callable[[T | None], None] | None) -> None:
        """Lay a dialog over the screen; ``take`` gets its answer."""
        self.app.push_screen(dialog, take)

    # noticing what happened elsewhere

    @property
    def today(self) -> date:
        """The logical day, as far as this screen has noticed."""
        return self.desk.today

    def go_to(self, key: str) -> None:
        """The cursor to what ``key`` names, on a screen that has such a thing."""

    def noticed_change(self) -> None:
        """Something is otherwise now; drawn at once where it is seen, else when it is."""
        if self.is_current and self.is_mounted and self.children:  # they go before it does
            self.show_all()
        else:
            self._is_stale = True

    def noticed_look(self) -> None:
        """One person alone is looked at now, or names are masked: so is what was said before."""
        self._looked_at = self.desk.look
        if self.desk.is_masked or self.words == MASKED:
            self.status.say("")
        self.noticed_change()

    def on_screen_resume(self) -> None:
        """Seen again: catch up with what changed meanwhile."""
        self.check_day()
        if self._looked_at != self.desk.look:  # its word may be on its way from another screen
            self.noticed_look()
        if self._is_stale:
            self._is_stale = False
            self.show_all()
        self.say_what_is_in_the_way()

    def say_what_is_in_the_way(self) -> None:
        """Where nothing can be changed, say why for as long as it is so."""
        if refusal := self.desk.why_unchangeable:
            self.desk.warn(refusal)

    def check_day(self, *, is_alone: bool = False) -> bool:
        """Notice a new day. What is on the screen stays on it, unless it is now and left alone.

        Whether it turned to the new day.
        """
        before = self.today
        if not self.desk.is_new_day():
            return False
        if isinstance(front := self.app.screen, Dialog):
            front.noticed_day()
        turns = is_alone and self.shows_now(before)
        if turns:
            self.action_now()
        self.show_all()
        self.desk.say(f"It is a new day, {self.today:%A}.{'' if turns else self.TO_TODAY}")
        return turns

    def shows_now(self, today: date) -> bool:  # noqa: ARG002  # most screens are of no day
        """Whether it shows the day, or the time around it, that was ``today`` when it was drawn."""
        return False

    def action_now(self) -> None:
        """Back to now, on a screen that can be elsewhere."""

    # keys that work everywhere

    def action_only(self) -> None:
        """One person alone, or everyone."""
        from tui.app.dialogs.whom import choose_only

        choose_only(self.desk)

    def people_here(self) -> tuple[str, ...]:
        """The people whom what is under the cursor is with or about, by uid."""
        return ()

    def action_person(self) -> None:
        """The page of the one under the cursor; where it is not one person, whose is asked."""
        from tui.app.dialogs.whom import open_page

        open_page(self.desk, self.people_here())

    def action_anything(self) -> None:
        """A tick, a plan, a note or a person, from one line."""
        from tui.app.dialogs.anything import ask_anything

        ask_anything(self.desk)

    def action_mask(self) -> None:
        """Mask names and notes everywhere, or show them again."""
        self.desk.mask(masked=not self.desk.is_masked)

    def action_find(self) -> None:
        """Find words in notes, people, practices and days."""
        from tui.app.dialogs.find import FindScreen

        self.desk.push(FindScreen(self.desk))

    def action_undo(self) -> None:
        """Take the latest change back."""
        self.desk.reverse("undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.desk.reverse("redo")
