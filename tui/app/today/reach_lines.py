"""The lines beneath the practices of Today: who to reach out to."""

from typing import TYPE_CHECKING

from tui.app.desk.desk import Desk
from tui.app.widgets.line_list import Line, LineList
from tui.app.widgets.practice_list import PracticeList

if TYPE_CHECKING:  # loaded only where there is anybody, so that the first screen comes at once
    from tui.queries.reach_out import ReachKind, ReachLine

_OFFERS: "dict[ReachKind, str]" = {
    "record": "x happened  enter more",
    "life": "x done  enter more",
    "date": "enter more",
    "coming": "enter open",
    "drift": "enter plan, log, later",
}
_MANY, _FEW, _LEAST = 8, 3, 2  # lines on a screen of 36 lines and more, of 22 and more, of fewer


class Reaching:
    """Draws them and moves through them; what they offer is loaded when it is asked for."""

    def __init__(self, desk: Desk, lines: LineList, practices: PracticeList) -> None:
        self._desk, self._list, self._practices = desk, lines, practices
        self._lines: list[ReachLine] = []
        self.inside = False

    def begin(self) -> None:
        """The keys stay with the practices, and so does the cursor at first."""
        self._list.can_focus = False
        self._list.show_cursor(shown=False)

    def look(self) -> None:
        """Find out anew whom to reach out to."""
        book = self._desk.book
        self._lines = []
        if book.people or book.plans:
            from tui.queries.reach_out import reach_lines

            self._lines = reach_lines(book, self._desk.clock)
        self.draw()

    def draw(self) -> None:
        """A line of each kind, more of them where there is room."""
        lines: list[Line] = []
        if self._lines:
            lines = self._shown()
        self._list.show(lines)
        self._list.screen.set_class(bool(lines), "-reach")
        self.go_in(inside=self.inside and bool(lines))

    def _shown(self) -> list[Line]:
        from tui.queries.reach_out import fitting

        height = self._list.screen.size.height
        room = _MANY if height >= 36 else _FEW if height >= 22 else _LEAST
        return [
            Line(
                line.text + (f" · {line.more} more" if line.more else ""),
                f"{line.kind}:{line.key}",
                hint=_OFFERS[line.kind],
            )
            for line in fitting(self._lines, room)
        ]

    def go_in(self, *, inside: bool) -> None:
        """The cursor among these lines, or among the practices."""
        self.inside = inside
        self._list.show_cursor(shown=inside)
        self._practices.show_cursor(shown=not inside)

    def move(self, by: int, *, at_the_end: bool) -> bool:
        """The cursor on or back, in or out; False where it is the practices' to move."""
        if self.inside:
            if not self._list.move(by) and by < 0:
                self.go_in(inside=False)
            return True
        if by > 0 and at_the_end and self._list.lines:
            self._list.edge(-1)
            self.go_in(inside=True)
            return True
        return False

    @property
    def _here(self) -> "ReachLine | None":
        kind, _, key = self._list.key.partition(":")
        return next((line for line in self._lines if (line.kind, line.key) == (kind, key)), None)

    def open(self) -> None:
        """The menu of the line under the cursor."""
        if line := self._here:
            from tui.app.today.reach_menu import ReachMenu

            ReachMenu(self._desk, line).open()

    def people(self) -> tuple[str, ...]:
        """The people whom the line under the cursor is about, by uid."""
        if line := self._here:
            from tui.app.today.reach_menu import ReachMenu

            return ReachMenu(self._desk, line).people
        return ()

    def happened(self) -> None:
        """What waits, recorded in one key; any other line opens."""
        if line := self._here:
            from tui.app.today.reach_menu import ReachMenu

            ReachMenu(self._desk, line).happened()
