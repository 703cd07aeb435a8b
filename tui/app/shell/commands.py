"""The command palette: every action by name, people, practices and days, and themes to try on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher
from textual.theme import BUILTIN_THEMES, Theme

from tui.app.dialogs.places import opened
from tui.app.screen.base import NearerScreen
from tui.app.shell.screens import Screens
from tui.domain.practice import Practice
from tui.keys.catalogue import CATALOGUE
from tui.keys.key import Key, ScreenName, as_chosen
from tui.queries.search import PlaceFinder, SearchHit

_FIRST = 100.0  # more than any likeness scores


class Action(NamedTuple):
    """Something that can be done: where, in which words, with which key."""

    screen: ScreenName
    words: str
    key: Key


class Performer(Protocol):
    """The app, as far as the palette needs it."""

    theme: str
    screens: Screens

    @property
    def available_themes(self) -> Mapping[str, Theme]:
        """Themes by name."""

    def perform(self, screen: ScreenName, action: str) -> None:
        """Do something on the screen it belongs to."""

    def keep_theme(self, name: str) -> None:
        """Wear a theme from now on."""


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


def _named(key: Key, screen: ScreenName, names: Mapping[int, str]) -> str:
    """Its words, with the name of a practice for its number; empty for numbers without one."""
    family, _, number = key.id.partition(".")
    if family in ("practice", "show") and number.isdecimal():
        verb = "Tick" if screen == "today" else "Show"
        name = names.get(int(number))
        return f"{verb} {name}" if name else ""
    return key.help


class _Ours(Provider):
    """A provider over the screen of ours that lies beneath the palette."""

    @property
    def ours(self) -> Performer:
        """The app."""
        return cast("Performer", self.app)

    @property
    def top(self) -> NearerScreen | None:
        """That screen; none while the file cannot be read."""
        return self.ours.screens.top


class Actions(_Ours):
    """Every action by name."""

    def _each(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        top = self.top
        if top is None:
            return
        actions = every_action(top.NAME, top.desk.chosen_keys, top.desk.everyone.practices)
        for action in sorted(actions, key=lambda action: action.key.is_movement):
            yield (
                action.words,
                action.key.shown,
                partial(self.ours.perform, action.screen, action.key.action),
            )

    async def discover(self) -> Hits:
        """All of them, those of the screen at hand first."""
        for words, shown, perform in self._each():
            yield DiscoveryHit(_with_key(Content(words), shown), perform, words)

    async def search(self, query: str) -> Hits:
        """Those whose words are like what was typed."""
        matcher = self.matcher(query)
        for words, shown, perform in self._each():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, _with_key(_lit(matcher, words), shown), perform, words)


class Places(_Ours):
    """People, practices and days to jump to."""

    async def startup(self) -> None:
        """The names as they are shown: masked ones are not to be found."""
        top = self.top
        self._finder = PlaceFinder(top.desk.everyone, top.today) if top else None

    async def search(self, query: str) -> Hits:
        """Those that hold the words typed, before any action."""
        if self._finder is None or self.top is None:
            return
        for found in self._finder.places(query):
            go = partial(self.top.desk.tell, opened(found.kind, found.key))
            yield Hit(_FIRST, _place(found), go, found.text)


class Themes(_Ours):
    """Themes, the present one first, so that opening the list changes nothing."""

    def _names(self) -> list[str]:
        """The present one, then ours and the user's, then Textual's."""
        present = self.ours.theme
        others = sorted(self.ours.available_themes, key=lambda name: (name in BUILTIN_THEMES, name))
        return [present, *(name for name in others if name != present)]

    async def discover(self) -> Hits:
        """All of them."""
        for name in self._names():
            yield DiscoveryHit(Content(name), partial(self.ours.keep_theme, name), name)

    async def search(self, query: str) -> Hits:
        """Those with such a name."""
        matcher = self.matcher(query)
        for name in self._names():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, _lit(matcher, name), partial(self.ours.keep_theme, name), name)


def _lit(matcher: Matcher, words: str) -> Content:
    """Words with the letters lit that were typed; Textual's own takes them for markup."""
    _, letters = matcher.fuzzy_search.match(matcher.query, words)
    lit = Content(words)
    for place in letters:
        if not words[place].isspace():
            lit = lit.stylize(matcher.match_style, place, place + 1)
    return lit


def _with_key(words: Content, shown: str) -> Content:
    return words + Content.from_markup("  [$text-key]$k[/]", k=shown)


def _place(found: SearchHit) -> Content:
    return Content("Go to ") + Content(found.text) + Content(f"  {found.right}")
