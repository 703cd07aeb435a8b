"""The catalogue of keys as Textual's bindings."""

from textual.binding import Binding

from tui.keys.catalogue import CATALOGUE
from tui.keys.key import ScreenName


def bindings(screen: ScreenName) -> list[Binding]:
    """The keys of a screen; the footer is drawn by ``KeyLine``."""
    return [
        Binding(k.keys, k.action, k.help, show=False, id=k.id, tooltip=k.help)
        for k in CATALOGUE[screen]
    ]
