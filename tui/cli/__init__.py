"""The command line. Plain text or JSON; only the app itself loads Textual (DESIGN 4)."""

import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False  # as in ``typing``, which takes longer to load than a version to be told
if TYPE_CHECKING:
    from typing import NoReturn


def program() -> "NoReturn":
    """The program ``nearer``: as ``main``, and the process is over.

    At once: everything that was printed or kept has left it by then, and to take apart all it holds
    is a tenth of a plain command.
    """
    os._exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``nearer`` with some arguments, ``sys.argv`` by default; returns the exit status.

    0 is done, 1 refused with one line on stderr, 2 a mistake in the usage.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments in (["--version"], ["-V"]):  # answered before anything is loaded
        from tui import __version__
        from tui.cli.output import answered

        return answered(f"nearer {__version__}\n")
    from tui.cli.run import run

    return run(arguments)
