"""``python -m tui`` is the command ``nearer``."""

from tui.cli import program

program()
