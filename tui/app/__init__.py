"""The screens. Nothing below this package imports Textual."""

from tui.app.app import NearerApp

__all__ = ["NearerApp"]
