"""One line from anywhere: a tick, a plan, a note or a person, with a live reading of it."""

from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.whom import example_name
from tui.changes.any_line import typed_anything

_WHAT = "A tick, a plan, note: a note, new: a person"
_HINT = "listen with {name} · walk with {name} sunday 10am"


def ask_anything(desk: Desk) -> None:
    """Ask for the line and keep what it says."""

    def take(line: str | None) -> None:
        if line is None:
            return
        made = desk.understand(lambda book: typed_anything(book, desk.clock, line))
        if desk.do(made.said, lambda _: made.steps, label=made.label):
            desk.say(made.said)

    ask(
        desk,
        _WHAT,
        lambda book, line: typed_anything(book, desk.clock, line).reading,
        take,
        hint=_HINT.replace("{name}", example_name(desk)),
    )
