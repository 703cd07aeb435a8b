"""What a screen or a dialog tells the app; only the app saves, and goes from screen to screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from textual.message import Message

PlaceScreen = Literal["today", "planner", "people", "reflect", "settings"]
"""Screens with a cursor that can be sent to something."""


@dataclass
class BookChanged(Message):
    """Something was done that waits to be saved; ``words`` say what, ``screen`` where.

    A later one of the same screen takes its place, so that a held key starts one save, not one a
    press.
    """

    words: str
    screen: object

    def can_replace(self, message: Message) -> bool:
        """Whether the message that waits already says no more than this one."""
        return isinstance(message, BookChanged) and message.screen is self.screen


@dataclass
class LookChanged(Message):
    """On ``screen`` it was chosen whom alone to look at, or whether names and notes are masked."""

    screen: object


@dataclass
class SaveFirst(Message):
    """``then`` is to be done once nothing waits to be saved; ``otherwise`` where it never is."""

    then: Callable[[], object]
    otherwise: Callable[[], object]


@dataclass
class PlaceOpened(Message):
    """A time in the Planner, a person, a note, a practice on Today or a setting is to be shown."""

    screen: PlaceScreen
    key: str


@dataclass
class PersonOpened(Message):
    """The page of a person is to be laid over the screen."""

    uid: str


@dataclass
class DayOpened(Message):
    """A day is to be shown on Today."""

    day: date
