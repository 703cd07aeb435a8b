"""Sixty notes on Reflect: paged through, scrolled by the wheel, and read where the cursor goes."""

from pathlib import Path

from textual import events

from tests.app.elsewhere import MONDAY, arranged
from tests.app.pilot import open_app
from tests.app.reflect.pilot import note_lines, reflect, to_reflect
from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.notes import written
from tui.clock import FixedClock


async def test_pages_and_the_wheel(path: Path, clock: FixedClock) -> None:
    def note(n: int) -> RecordChange:
        return written(Book(), f"number {n:02}.", MONDAY, clock.now())

    arranged(path, clock, *(lambda _book, n=n: note(n) for n in range(60)))
    async with open_app(path, clock) as nearer:
        await to_reflect(nearer)
        lines = reflect(nearer).lines
        keys = [line.key for line in lines.lines]
        height = lines.size.height

        def read_out() -> str:
            """What of the note under the cursor stands beneath the list."""
            text = lines.lines[lines.cursor].text
            return text[text.index("number") :]

        await nearer.press("pagedown", "pagedown")
        assert lines.key == keys[2 * height]
        assert any("number" in line for line in note_lines(nearer))
        assert str(reflect(nearer).query_one("#reading-note").render()).startswith(read_out())
        await nearer.press("pageup")
        assert lines.key == keys[height]
        event = events.MouseScrollDown(lines, 9, 3, 0, 0, 0, shift=False, meta=False, ctrl=False)
        lines.post_message(event)
        await nearer.settled()
        assert lines.key in keys
        assert lines.key != keys[height]
        assert str(reflect(nearer).query_one("#reading-note").render()).startswith(read_out())
        await nearer.press("G")
        assert lines.key == keys[-1]
