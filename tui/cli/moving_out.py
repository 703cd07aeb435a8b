"""``nearer export`` to other trackers: harsh's folder, and Loop's CSV zip."""

from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tui.cli.output import progress
from tui.cli.session import Session
from tui.domain.refusal import Refused
from tui.exchange.files import free_target, write_export
from tui.exchange.foreign.moving_out import MovingOut, moving_out
from tui.store.atomic import make_folder
from tui.store.errors import reason_of
from tui.wording.basics import counted
from tui.wording.lists import joined

TRACKERS = ("harsh", "loop")
_WRITING = partial(progress.say, "writing")


def is_for_tracker(arguments: Namespace) -> bool:
    """Whether an export is asked for that another tracker reads."""
    is_zip = arguments.target.lower().endswith(".zip") and arguments.form is None
    return is_zip or arguments.form in TRACKERS


def export_to_tracker(session: Session, target: Path, arguments: Namespace) -> int:
    """Write it; refused as any export is, and where what it would write over is there already."""
    if arguments.target == "-":
        raise Refused(f"--as {arguments.form} makes no text for standard output; name a place")
    if arguments.details:
        raise Refused("--details belongs to calendar files")
    out = moving_out(session.opened().book, session.today, private=arguments.private)
    _WRITING()
    write = _write_folder if arguments.form == "harsh" else _write_zip
    no_room = [*out.no_room, *write(session, target, out, force=arguments.force)]
    held = " and ".join(counted(*part) for part in out.holds)
    print(f"{held} of {counted(len(out.habits), 'habit')} written to {target}")
    if no_room:
        words = joined(no_room)
        print(f"{words[0].upper()}{words[1:]} have no room there; an export as .json holds them.")
    if out.held_back:
        print(f"{counted(out.held_back, 'private note')} left out; --private takes them along.")
    return 0


def _write_zip(session: Session, target: Path, out: MovingOut, *, force: bool) -> Sequence[str]:
    """Gives what else has no room there: nothing."""
    from tui.exchange.trackers.loop_out import zip_of

    if target.suffix.lower() != ".zip":
        raise Refused(f"{target} does not end in .zip; name it so that it is clear")
    real = free_target(target, session.path, force=force)
    write_export(target, real, zip_of(out, _WRITING))
    return ()


def _write_folder(session: Session, folder: Path, out: MovingOut, *, force: bool) -> Sequence[str]:
    """Gives what else has no room there."""
    from tui.exchange.trackers.harsh_out import cuts, files_of

    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file, and harsh keeps a folder; choose another name")
    files = files_of(out, _WRITING)
    try:
        make_folder(folder)
    except OSError as error:
        raise Refused(f"{folder} was not made: {reason_of(error)}; choose another") from None
    reals = {n: free_target(folder / n, session.path, force=force) for n in files}
    for name, data in files.items():
        write_export(folder / name, reals[name], data)
    return ("the ends of very long notes",) if cuts(out) else ()
