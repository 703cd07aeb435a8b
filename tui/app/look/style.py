"""How it looks: Textual's style sheets beside this file, what is shared first."""

from pathlib import Path, PurePath

STYLES: list[str | PurePath] = [
    Path(__file__).with_name(f"{name}.tcss")
    for name in ("shared", "dialogs", "today", "streaks", "planner", "people", "reflect")
]
