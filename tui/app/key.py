"""A key of the catalogue, and what it may be said of."""

from typing import Literal, NamedTuple

Task = Literal[
    "Tick", "Plan", "Write", "Look around", "Change", "Go to", "Change your mind", "Nearer"
]
ScreenName = Literal["today", "streaks", "planner", "people", "reflect", "settings"]


class Key(NamedTuple):
    """An action and its keys.

    ``keys`` are in Textual's names; ``shown`` is what a person reads; ``footer`` is the one word
    of the bottom line, empty where it has no place there.
    """

    id: str
    keys: str
    action: str
    shown: str
    help: str
    task: Task
    footer: str = ""

    @property
    def click(self) -> str:
        """The action for a click: with the place it belongs to."""
        return self.action if self.action.startswith("app.") else f"screen.{self.action}"


BEFORE, AFTER = "left_square_bracket", "right_square_bracket"
