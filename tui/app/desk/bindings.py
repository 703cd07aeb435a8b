"""The catalogue of keys as Textual's bindings, and as the words of a dialog."""

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.content import Content

from tui.app.widgets.lines import key_content
from tui.keys.catalogue import AREAS
from tui.keys.key import NO_KEYS, Area, as_chosen


def bindings(area: Area) -> list[Binding]:
    """The keys of a screen or a dialog; what is shown of them is drawn elsewhere."""
    return [
        Binding(
            k.keys, k.action, k.help, show=False, priority=k.over_typing, id=k.id, tooltip=k.help
        )
        for k in AREAS[area]
    ]


def chosen_by(app: App[Any]) -> Mapping[str, str]:
    """The user's own keys, as the app has them; none in an app of another kind."""
    return getattr(app, "chosen_keys", NO_KEYS)


class KeyWords:
    """The keys of a dialog as it shows them: the user's own, each with a click."""

    def __init__(self, area: Area, chosen: Mapping[str, str]) -> None:
        self._keys = {key.id: key for key in as_chosen(AREAS[area], chosen)}

    def of(self, name: str, words: str = "", *, heard: bool = True) -> Content:
        """A key by its id with ``words``, or its own; without a click where it is not ``heard``."""
        key = self._keys[name]
        return key_content(key.shown.split()[0], words or key.footer, key.click if heard else "")

    def line(self, gap: str = "  ", *, but: str = "") -> Content:
        """All keys with a word for the bottom line, ``but`` one, in the order of the catalogue."""
        told = [name for name, key in self._keys.items() if key.footer and name != but]
        return Content(gap).join(map(self.of, told))

    def lines(self) -> Content:
        """All keys, a line each, with what they do."""
        keys = self._keys.values()
        width = max(len(key.shown.split()[0]) for key in keys)
        return Content("\n").join(
            key_content(key.shown.split()[0].ljust(width), key.help, key.click) for key in keys
        )
