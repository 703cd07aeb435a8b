"""A line to type in: for a question of one line, or to find by."""

from textual import events
from textual.widgets import Input


class OneLine(Input):
    """Textual's, but nothing that is pasted is lost: several lines become one."""

    def on_paste(self, event: events.Paste) -> None:
        """From the terminal; Textual, which goes on with it, would take the first line alone."""
        event.text = joined_lines(event.text)

    def action_paste(self) -> None:
        """From what was copied in here; Textual would put line ends into the line."""
        self.replace(joined_lines(self.app.clipboard), *self.selection)


def joined_lines(text: str) -> str:
    """Several lines as one, a space for each line end; a single line as it is, spaces and all."""
    lines = text.splitlines()
    if len(lines) < 2:
        return "".join(lines)
    return " ".join(line.strip() for line in lines if line.strip())
