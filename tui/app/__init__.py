"""The screens. Nothing below this package imports Textual."""

from tui.app.shell.app import NearerApp

__all__ = ["NearerApp"]
