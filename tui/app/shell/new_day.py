"""A new day while the app is open: what was left alone turns with it, and no key is misread."""

from datetime import timedelta

from textual import events

from tui.app.shell.screens import Screens
from tui.clock import Clock

LEFT_ALONE = timedelta(minutes=5)  # without a key or a click; until then what is shown stays


class NewDay:
    """Has every screen notice the day, and knows when a hand was here last."""

    def __init__(self, clock: Clock, screens: Screens) -> None:
        self._clock, self._screens = clock, screens
        self._touched = clock.now()

    def look(self) -> bool:
        """Notice a new day everywhere. Whether what is in front turned with it."""
        is_alone = self._clock.now() - self._touched >= LEFT_ALONE
        turned = self._screens.check_day(is_alone=is_alone)
        return turned is not None and turned.is_current

    def stops(self, event: events.Event) -> bool:
        """Whether a key or a click met a screen that turned only now, under the hand."""
        if event.is_forwarded or not isinstance(event, events.Key | events.MouseDown):
            return False
        is_early = self.look()
        self._touched = self._clock.now()
        if is_early and (top := self._screens.top):
            top.desk.say(f"It is a new day, {top.today:%A}. If that was for today, press it again.")
        return is_early
