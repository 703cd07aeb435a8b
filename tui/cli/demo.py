"""``nearer demo``."""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tui.cli.output import on_terminal
from tui.cli.parser import Handler
from tui.cli.session import Session
from tui.demo.years import write_demo
from tui.domain.refusal import Refused
from tui.wording.basics import counted


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--years", type=int, default=2, metavar="N", help="how many years, 1-50 (default 2)"
    )


def _demo(arguments: Namespace) -> int:
    if not 1 <= arguments.years <= 50:
        raise Refused(f"{arguments.years} years cannot be made up; choose 1 to 50")
    if arguments.file is not None:
        session = Session(arguments.file)
        if session.path.exists():
            raise Refused(f"{session.path} exists already; a demo only goes into a new file")
        count = write_demo(session.database, session.today, arguments.years)
        print(f"{counted(count, 'mark')} of {counted(arguments.years, 'year')} in {session.path}")
        return 0
    if not on_terminal():
        raise Refused(
            "the app needs a terminal; `nearer demo --file F` writes the made-up years to a file"
        )
    from tui.cli.launch import run_app

    with tempfile.TemporaryDirectory(prefix="nearer-demo-") as folder:
        place = Path(folder)
        session = Session(str(place / "demo.json"), backup_folder=place / "backups")
        write_demo(session.database, session.today, arguments.years)
        return run_app(session, keeps_choices=False, aside="demo: kept nowhere")


HANDLERS = {"demo": Handler(_arguments, _demo)}
