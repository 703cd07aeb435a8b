"""The one catalogue of keys: bindings, footer, help and the table of the README come from it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from textual.binding import Binding

Task = Literal["Tick", "Look around", "Change your mind", "Nearer"]


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


CATALOGUE = (
    *(
        Key(f"practice.{n}", str(n), f"tick({n})", str(n), f"Tick practice {n}, on or off", "Tick")
        for n in range(1, 6)
    ),
    Key("practice.tick", "space,x", "tick_here", "space x", "Tick under the cursor", "Tick"),
    Key("practice.rest", "r", "rest", "r", "Rest for the day, or not", "Tick", "rest"),
    Key("move.down", "j,down", "move(1)", "j ↓", "Next practice", "Look around"),
    Key("move.up", "k,up", "move(-1)", "k ↑", "Practice before", "Look around"),
    Key("move.top", "g,home", "move_to(0)", "g", "First practice", "Look around"),
    Key("move.bottom", "G,end", "move_to(-1)", "G", "Last practice", "Look around"),
    Key(
        "day.before",
        "left_square_bracket,h,left",
        "walk(-1)",
        "[ h ←",
        "The day before",
        "Look around",
        "day before",
    ),
    Key(
        "day.after",
        "right_square_bracket,l,right",
        "walk(1)",
        "] l →",
        "The day after",
        "Look around",
    ),
    Key("day.now", "full_stop", "now", ".", "Back to today", "Look around"),
    Key("prompt.next", "i", "another_prompt", "i", "Another prompt", "Look around"),
    Key("undo", "u", "undo", "u", "Undo", "Change your mind", "undo"),
    Key("redo", "ctrl+r", "redo", "ctrl+r", "Redo", "Change your mind"),
    Key("help", "question_mark,f1", "app.help", "? f1", "All keys", "Nearer", "keys"),
    Key("palette", "ctrl+p", "app.command_palette", "ctrl+p", "Find a command", "Nearer"),
    Key("quit", "q,ctrl+q", "app.quit", "q ctrl+q", "Quit; everything is saved", "Nearer", "quit"),
)


def bindings(keys: Iterable[Key] = CATALOGUE) -> list[Binding]:
    """The catalogue as Textual's bindings; the footer is drawn by ``KeyLine``."""
    return [Binding(k.keys, k.action, k.help, show=False, id=k.id, tooltip=k.help) for k in keys]


def by_task() -> dict[str, list[tuple[str, str]]]:
    """What help shows: for each task, keys and words; the five ticks are one line."""
    tasks: dict[str, list[tuple[str, str]]] = {}
    for key in CATALOGUE:
        shown, words = key.shown, key.help
        if key.id.startswith("practice.") and key.id[-1].isdigit():
            if key.id != "practice.1":
                continue
            shown, words = "1 – 5", "Tick a practice, on or off"
        tasks.setdefault(key.task, []).append((shown, words))
    return tasks
