"""A key of the catalogue, and what it may be said of."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Task = Literal[
    "Tick", "Plan", "Write", "Look around", "Change", "Go to", "Change your mind", "Nearer"
]
ScreenName = Literal["today", "streaks", "planner", "people", "reflect", "settings"]
CardName = Literal[
    "card",
    "away",
    "plan",
    "ideas",
    "life",
    "person",
    "editor",
    "check-in",
    "together",
    "moving-in",
    "reading",
]
"""Dialogs that belong to one screen."""
DialogName = (
    CardName
    | Literal["find", "menu", "ask", "pick", "themes", "cover", "about", "help"]
    | Literal["trouble", "unsaved", "astray", "unreadable"]
)
Area = ScreenName | DialogName
"""Where keys are heard: a screen, or a dialog over it."""


class Key(NamedTuple):
    """An action and its keys.

    ``keys`` are in Textual's names; ``shown`` is what a person reads; ``footer`` is the one word
    of the bottom line, empty where it has no place there. A ``common`` key does the same on all
    screens; one ``over_typing`` is heard before the line or text that is typed into; a ``roomy``
    one stands in the bottom line of a wide screen only.
    """

    id: str
    keys: str
    action: str
    shown: str
    help: str
    task: Task
    footer: str = ""
    common: bool = False
    over_typing: bool = False
    roomy: bool = False

    @property
    def is_movement(self) -> bool:
        """Whether it only moves the cursor."""
        return self.action.startswith(("move", "page", "edge"))

    @property
    def click(self) -> str:
        """The action for a click: with the place it belongs to."""
        return self.action if self.action.startswith("app.") else f"screen.{self.action}"


BEFORE, AFTER = "left_square_bracket", "right_square_bracket"
PAGES = (
    Key("page.down", "pagedown", "page(1)", "pgdn", "A page down", "Look around"),
    Key("page.up", "pageup", "page(-1)", "pgup", "A page up", "Look around"),
)
"""On every screen with a list that may be longer than the screen."""
NO_KEYS: Mapping[str, str] = {}
"""Nothing chosen: the keys of the catalogue."""
KEPT = {"escape": "always leads back", "ctrl+c": "is the terminal's", "ctrl+q": "always quits"}
"""Keys that always mean the same, and why."""
_SHOWN = {
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def keys_of(key: Key, chosen: Mapping[str, str]) -> str:
    """All keys of an action in Textual's names: the user's own, and those that nobody can take."""
    own = chosen.get(key.id)
    if own is None:
        return key.keys
    kept = [part for part in key.keys.split(",") if part in KEPT and part not in own.split(",")]
    return ",".join([own, *kept])


def shown_keys(keys: str) -> str:
    """Keys as a person reads them."""
    return " ".join(_SHOWN.get(part, part) for part in keys.split(","))


def as_chosen(keys: Iterable[Key], chosen: Mapping[str, str]) -> list[Key]:
    """Keys of the catalogue as the user has them."""
    return [
        key._replace(shown=shown_keys(keys_of(key, chosen))) if key.id in chosen else key
        for key in keys
    ]
