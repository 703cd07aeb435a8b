"""Opening the app: the only way from the command line to Textual."""

import os
import sys
from datetime import date

from tui.cli.output import let_through
from tui.cli.session import Session
from tui.config.reading import config_path, read_config
from tui.domain.refusal import Refused


def open_app(file: str | None, *, theme: str | None = None, day: str | None = None) -> int:
    """Open the app on a file, and on a day that is not to come; returns the exit status."""
    session = Session(file)
    shown: date | None = session.day(day) if day else None
    if shown and shown > session.today:
        raise Refused(f"{day!r} is a day to come; the app opens on today or a day before")
    return run_app(session, theme=theme, day=shown)


@let_through()
def run_app(
    session: Session,
    *,
    theme: str | None = None,
    day: date | None = None,
    keeps_choices: bool = True,
    aside: str = "",
) -> int:
    """Open the app over a session; ``keeps_choices`` writes a chosen theme down.

    ``aside`` stands in the title of every screen.
    """
    if os.environ.get("NO_COLOR") == "":  # only a word in it means it; Textual asks for less
        del os.environ["NO_COLOR"]
    from tui.app import NearerApp
    from tui.app.shell.wardrobe import suited

    # a key that comes during a save waits a millisecond for Python's lock, not five
    sys.setswitchinterval(0.001)
    path = config_path()
    app = NearerApp(
        session.keeper,
        theme_name=theme,
        day=day,
        read=suited(read_config(path)),
        config_file=path if keeps_choices else None,
        aside=aside,
    )
    app.run()
    if session.keeper.unsaved:  # by a key after the way out, or a fault of ours
        session.keeper.save()
    return app.return_code or 0
