"""Keys that come faster than they are heard: each meets the screen that the one before led to.

Textual hands a key to what has the focus at that moment. The key before it may still be on its way,
or have opened a dialog whose line to type in is not there yet: then the next one went to what was
in front before, and was lost. Or it is meant for the list that the palette still gathers: enter
took what had stood there before, or nothing.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_TRIES = 200  # a key is heard at last, whatever goes on
_AGAIN = 0.01  # seconds until another look at a list that is being gathered
_FOR_LISTS = frozenset(("enter", "down", "up", "pagedown", "pageup"))


class TypedAhead:
    """Holds keys and pastes back until all that came before them is done; ``hear`` is the app's."""

    def __init__(self, app: App[Any], hear: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app, self._hear = app, hear
        self._waiting: deque[events.Event] = deque()
        self._tries = 0

    @property
    def is_waiting(self) -> bool:
        """Whether anything that was typed still waits for its turn."""
        return bool(self._waiting)

    def holds(self, event: events.Event) -> bool:
        """Whether an event of the terminal has to wait for its turn; it is heard by itself then."""
        if event.is_forwarded or not isinstance(event, events.Key | events.Paste):
            return False
        if self._waiting:
            self._waiting.append(event)
            return True
        if self._busy() is None and not self._is_gathered_for(event):
            return False
        self._waiting.append(event)
        self._wait()
        return True

    def _busy(self) -> MessagePump | None:
        """What has still to do of all that a key can come to; None where all is quiet."""
        app = self._app
        if not app.screen_stack:
            return None
        screen = app.screen
        if not screen.is_mounted:
            return screen
        nodes = (app, screen, *screen.walk_children())
        return next((node for node in nodes if node.message_queue_size), None)

    def _is_gathered_for(self, event: events.Event) -> bool:
        """Whether the screen in front gathers a list that this key is for."""
        app = self._app
        if not (isinstance(event, events.Key) and event.key in _FOR_LISTS and app.screen_stack):
            return False
        return any(work.node is app.screen and not work.is_finished for work in app.workers)

    def _wait(self) -> None:
        """Look again when what is busy has come to the end of what it has to do now."""
        busy = self._busy()
        self._tries += 1
        if self._tries <= _TRIES:
            if busy and busy.call_later(self._wait):
                return
            if not busy and self._is_gathered_for(self._waiting[0]):
                self._app.set_timer(_AGAIN, self._wait)
                return
        self._app.call_later(self._hear_next)

    async def _hear_next(self) -> None:
        """The first one, unless something came in between."""
        is_early = self._busy() or self._is_gathered_for(self._waiting[0])
        if is_early and self._tries <= _TRIES:
            self._wait()
            return
        self._tries = 0
        await self._hear(self._waiting.popleft())
        if self._waiting:
            self._wait()
