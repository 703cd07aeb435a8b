"""The command palette: every action by name, people, practices and days, and themes to try on."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher
from textual.theme import BUILTIN_THEMES

from tui.app.dialogs.places import opened
from tui.app.screen.base import NearerScreen
from tui.keys.catalogue import CATALOGUE
from tui.keys.key import Key, ScreenName, as_chosen
from tui.queries.search import PlaceFinder, SearchHit

if TYPE_CHECKING:
    from tui.app.shell.app import NearerApp

_FIRST = 100.0  # more than any likeness scores


class Action(NamedTuple):
    """Something that can be done: where, in which words, with which key."""

    screen: ScreenName
    words: str
    key: Key


def every_action(app: "NearerApp", here: ScreenName) -> Iterator[Action]:
    """The catalogue: the screen at hand first, then what only other screens can do."""
    seen = set()
    for screen in (here, *(name for name in CATALOGUE if name != here)):
        for key in as_chosen(CATALOGUE[screen], app.chosen_keys):
            what = key.action if key.action.startswith("app.") or key.common else (screen, key.id)
            if what in seen or key.action == "app.command_palette":
                continue
            seen.add(what)
            words = _named(app, key, screen)
            if words:
                yield Action(
                    screen, words if screen == here else f"{screen.capitalize()}: {words}", key
                )


def _named(app: "NearerApp", key: Key, screen: ScreenName) -> str:
    """Its words, with the name of a practice for its number; empty for numbers without one."""
    family, _, number = key.id.partition(".")
    if family in ("practice", "show") and number.isdecimal():
        practices = {p.number: p.name for p in app.keeper.shown.practices}
        name = practices.get(int(number))
        verb = "Tick" if screen == "today" else "Show"
        return f"{verb} {name}" if name else ""
    return key.help


class _Ours(Provider):
    """A provider over the screen of ours that lies beneath the palette."""

    @property
    def ours(self) -> "NearerApp":
        return cast("NearerApp", self.app)

    @property
    def top(self) -> NearerScreen | None:
        return self.ours.top


class Actions(_Ours):
    """Every action by name."""

    def _each(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        top = self.top
        if top is None:
            return
        actions = every_action(self.ours, top.NAME)
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
        shown = self.ours.keeper.shown
        self._finder = PlaceFinder(shown, self.top.today) if self.top else None

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
        present = self.app.theme
        others = sorted(self.app.available_themes, key=lambda name: (name in BUILTIN_THEMES, name))
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
