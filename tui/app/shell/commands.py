"""The command palette: days, people, practices, actions, settings and themes, all by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, NamedTuple, Protocol, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import CommandInput, CommandList, CommandPalette, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES, Theme

from tui.app.desk.bindings import bindings, chosen_by
from tui.app.desk.messages import PlaceOpened
from tui.app.dialogs.dialog import ClosesOnce
from tui.app.dialogs.menu import MenuScreen
from tui.app.dialogs.places import opened
from tui.app.shell.ranking import Line, Spans, ranked
from tui.app.shell.screens import Screens
from tui.app.widgets.one_line import OneLine
from tui.domain.practice import Practice
from tui.domain.settings import SETTINGS
from tui.keys.catalogue import AREAS, CATALOGUE
from tui.keys.key import DialogName, Key, ScreenName, as_chosen, keys_of
from tui.queries.search import PlaceFinder
from tui.wording.settings import LOOK_NAMES, SETTING_NAMES


class Action(NamedTuple):
    """Something that can be done: where, in which words, with which key."""

    screen: ScreenName
    words: str
    key: Key


class Performer(Protocol):
    """The app, as far as the palette needs it."""

    theme: str
    screens: Screens
    recent_choices: list[str]
    """What was chosen in this session, the latest first."""

    @property
    def available_themes(self) -> Mapping[str, Theme]:
        """Themes by name."""

    def perform(self, screen: ScreenName, action: str) -> None:
        """Do something on the screen it belongs to."""

    def choose_look(self, name: str, value: str) -> None:
        """Another theme, clock or signs from now on."""


def every_action(
    here: ScreenName, chosen: Mapping[str, str], practices: Iterable[Practice]
) -> Iterator[Action]:
    """The catalogue: the screen at hand first, then what only other screens can do.

    ``chosen`` are the user's own keys; actions on a practice are called by its name, and there are
    none for numbers that no practice has.
    """
    names = {practice.number: practice.name for practice in practices}
    seen = set()
    for screen in (here, *(name for name in CATALOGUE if name != here)):
        for key in as_chosen(CATALOGUE[screen], chosen):
            what = key.action if key.action.startswith("app.") or key.common else (screen, key.id)
            if what in seen or key.action == "app.command_palette":
                continue
            seen.add(what)
            if words := _named(key, screen, names):
                place = "" if screen == here else f"{screen.capitalize()}: "
                yield Action(screen, place + words, key)


def dialog_actions(
    dialog: Screen[Any], chosen: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """What a dialog offers: the key, its words, what it does; movements last.

    What a menu asks for goes first; a question that any key answers has nothing to offer.
    """
    if isinstance(dialog, MenuScreen):
        for option in dialog.options:
            yield option.key, option.words, f"take('{option.id}')"
    area = getattr(dialog, "NAME", None)
    keys = as_chosen(AREAS[area], chosen) if area in AREAS else []
    for key in sorted(keys, key=lambda key: key.is_movement):
        yield key.shown, key.help, key.action


def _named(key: Key, screen: ScreenName, names: Mapping[int, str]) -> str:
    """Its words, with the name of a practice for its number; empty for numbers without one."""
    family, _, number = key.id.partition(".")
    if family in ("practice", "show") and number.isdecimal():
        verb = "Tick" if screen == "today" else "Show"
        name = names.get(int(number))
        return f"{verb} {name}" if name else ""
    return key.help


class Choice(NamedTuple):
    """A line of the palette: what leads to it, what it does, what stands around its text.

    ``theme`` is the one to try on while it is under the cursor.
    """

    line: Line
    run: Callable[[], object]
    before: str = ""
    after: str = ""
    theme: str = ""


@dataclass(eq=False)
class ThemeHit(Hit):
    """A line that has a theme to try on."""

    theme: str = ""


class Palette(ClosesOnce[None], CommandPalette):
    """Textual's, which an enter held down would close more than once."""

    def _action_command_list(self, action: str) -> None:
        """As Textual's, but there is no page of a list that has no room, or none yet."""
        if self.query_one(CommandList).scrollable_content_region or "page" not in action:
            super()._action_command_list(action)


class _WalkingLine(CommandInput, OneLine):
    """While nothing is typed, the letters that move the cursor are none to type."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """As Textual's, but for those letters."""
        keys = (keys_of(known, chosen_by(self.app)) for known in AREAS["themes"])
        walks = not self.value and any(key in them.split(",") for them in keys)
        return not walks and super().check_consume_key(key, character)


class ThemePalette(Palette):
    """A list to look through, so ``j`` and ``k`` move in it until something is typed.

    Where names are looked for (all else with a line over a list) every letter is one of a name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("themes")]
    NAME: ClassVar[DialogName] = "themes"

    def compose(self) -> ComposeResult:
        """Textual's, with a line that leaves those letters alone."""
        for widget in super().compose():
            if isinstance(widget, CommandInput):
                yield _WalkingLine(placeholder=widget.placeholder, select_on_focus=False)
            else:
                yield widget


class _Choices(Provider):
    """A provider over the screen of ours that lies beneath the palette."""

    @property
    def ours(self) -> Performer:
        """The app."""
        return cast("Performer", self.app)

    def choices(self, typed: str) -> Iterable[Choice]:
        """Everything that could be chosen, in the order of its weight."""
        raise NotImplementedError

    async def search(self, query: str) -> Hits:
        """Those that hold the words typed; near misses where there are none."""
        choices = list(self.choices(query))
        found = ranked(query, [choice.line for choice in choices])
        for n, (at, spans) in enumerate(found):
            yield self._hit(choices[at], spans, score=float(len(found) - n))

    def _hit(self, choice: Choice, spans: Spans, score: float) -> Hit:
        text = choice.line.text
        lit = Content(text)
        for start, end in spans:  # Textual's own lighting takes text for markup
            lit = lit.stylize(self.match_style or "", start, end)
        shown = Content(choice.before) + lit
        if choice.after:
            shown += Content.from_markup("  [$text-key]$k[/]", k=choice.after)
        run = partial(self._run, choice)
        return ThemeHit(score, shown, run, choice.before + text, theme=choice.theme)

    def _run(self, choice: Choice) -> None:
        self.ours.recent_choices[:0] = [choice.line.text]
        choice.run()


class Everything(_Choices):
    """Days, people, practices, every action, settings and themes, all by name.

    Over a dialog it is what that offers, and nothing behind it.
    """

    async def startup(self) -> None:
        """The names as they are shown: masked ones are not to be found."""
        self._desk = top.desk if (top := self.ours.screens.top) else None
        self._top_name: ScreenName = top.NAME if top else "today"
        self._finder = PlaceFinder(self._desk.everyone, self._desk.today) if self._desk else None

    async def discover(self) -> Hits:
        """Every action: those chosen last, those at hand, then the others."""
        recent = self.ours.recent_choices
        known = {text: n for n, text in reversed(list(enumerate(recent)))}
        choices = sorted(self._actions(), key=lambda c: known.get(c.line.text, len(recent)))
        for n, choice in enumerate(choices):
            yield self._hit(choice, (), score=float(len(choices) - n))

    def choices(self, typed: str) -> Iterator[Choice]:
        """Names go first, then what can be done, then what can be set and worn."""
        desk, finder = self._desk, self._finder
        if desk is None or finder is None or self._dialog:
            yield from self._actions()
            return
        days = [hit._replace(others=typed) for hit in finder.days(typed)]
        for hit in (*days, *finder.named()):
            go = partial(desk.tell, opened(hit.kind, hit.key))
            yield Choice(Line(hit.text, others=hit.others), go, "Go to ", hit.right)
        yield from self._actions()
        values = desk.everyone.settings._asdict()
        for name, setting in SETTINGS.items():
            go = partial(desk.tell, PlaceOpened("settings", name))
            line = Line(SETTING_NAMES[name], others=f"setting {name.replace('_', ' ')}")
            yield Choice(line, go, "Setting: ", setting.words(values[name]))
        for name in ("glyphs", "clock"):
            go = partial(desk.tell, PlaceOpened("settings", name))
            yield Choice(Line(LOOK_NAMES[name], others=f"setting {name}"), go, "Setting: ")
        for name in theme_names(self.ours):
            yield _theme(self.ours, name, Line(f"Theme: {name}"))

    @property
    def _dialog(self) -> Screen[Any] | None:
        """What lies over the screen of ours, beneath the palette, if anything does."""
        return None if self.screen is self.ours.screens.top else self.screen

    def _actions(self) -> Iterator[Choice]:
        if self._desk is None:
            return
        if dialog := self._dialog:
            for shown, words, act in dialog_actions(dialog, self._desk.chosen_keys):
                do = partial(dialog.call_later, self.app.run_action, act, dialog)
                yield Choice(Line(words, keys=shown), do, after=shown)
            return
        practices = self._desk.everyone.practices
        actions = every_action(self._top_name, self._desk.chosen_keys, practices)
        for action in sorted(actions, key=lambda action: action.key.is_movement):
            run = partial(self.ours.perform, action.screen, action.key.action)
            keys = action.key.shown
            yield Choice(Line(action.words, keys=keys), run, after=keys)


class Themes(_Choices):
    """Themes, the present one first, so that opening the list changes nothing."""

    def choices(self, typed: str) -> Iterator[Choice]:  # noqa: ARG002  # all, whatever is typed
        """All themes."""
        for name in theme_names(self.ours):
            yield _theme(self.ours, name, Line(name))

    async def discover(self) -> Hits:
        """All of them."""
        for n, choice in enumerate(self.choices("")):
            yield self._hit(choice, (), score=float(-n))


def theme_names(app: Performer) -> list[str]:
    """The theme that is worn, then ours and the user's, then Textual's."""
    present = app.theme
    others = sorted(app.available_themes, key=lambda name: (name in BUILTIN_THEMES, name))
    return [present, *(name for name in others if name != present)]


def _theme(app: Performer, name: str, line: Line) -> Choice:
    return Choice(line, partial(app.choose_look, "theme", name), theme=name)
