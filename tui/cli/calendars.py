"""Calendar files on the command line: out to a file or a vdir, and in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tui.book.places import Step
from tui.changes.people import resolve_people
from tui.cli.output import one_line
from tui.cli.session import Session, save
from tui.domain.refusal import Refused
from tui.exchange.ics_in import plans_in, steps_of
from tui.exchange.ics_out import PRODUCT, calendar_of
from tui.store.atomic import make_folder, write_whole
from tui.store.errors import reason_of
from tui.wording.basics import counted


def calendar_data(session: Session, *, details: bool) -> tuple[bytes, str]:
    """All plans as a calendar, and how many in words. Refused: none."""
    book = session.opened().book
    if not book.plans:
        raise Refused("nothing is planned yet; there is nothing to export")
    plans = list(book.plans.values())
    data = calendar_of(book, plans, _stamps(session), details=details)
    return data, counted(len(plans), "plan")


def export_vdir(session: Session, folder: Path, *, details: bool) -> int:
    """A file a plan in a folder; those of plans that are gone are removed, others stay."""
    book = session.opened().book
    stamps = _stamps(session)
    try:
        make_folder(folder)
        for plan in book.plans.values():
            data = calendar_of(book, [plan], stamps, details=details)
            path = folder / f"{plan.uid}.ics"
            if not path.exists() or path.read_bytes() != data:
                write_whole(path, data)
        gone = [
            path
            for path in folder.glob("pl-*.ics")
            if path.stem not in book.plans and PRODUCT.encode() in path.read_bytes()
        ]
        for path in gone:
            path.unlink()
    except OSError as error:
        raise Refused(f"{folder} was not written: {reason_of(error)}; choose another") from None
    removed = f", {len(gone)} of plans that are gone removed" if gone else ""
    print(f"{counted(len(book.plans), 'plan')} written to {folder}{removed}")
    return 0


def import_calendar(
    session: Session, source: Path, data: bytes, names: Sequence[str], tag: str
) -> int:
    """Take what can be planned, list the rest. 1 only where nothing could be taken."""
    keeper = session.opened()
    book = keeper.book
    people, new = resolve_people(book, names, session.today)
    try:
        found = plans_in(data, book, tuple(dict.fromkeys(people)))
    except Refused as refusal:
        raise Refused(f"{source}: {refusal}") from None
    if found.taken:
        steps: list[Step] = [*new]
        for taken in found.taken:
            steps += steps_of(taken, book)
        known = set(book.plans)
        keeper.do("import", steps)
        save(keeper, tag)
        fresh = sum(1 for taken in found.taken if taken.plan.uid not in known)
        print(f"{counted(len(found.taken), 'plan')} read from {source}, {fresh} of them new here")
        for step in new:
            print(f"{step.fields['name']} is new among the people.")
    for line in found.refused:
        print(one_line(f"not taken: {line}"))
    if not found.taken:
        raise Refused(f"{source}: nothing in it could be planned; nothing was imported")
    return 0


def _stamps(session: Session) -> dict[str, datetime]:
    """When each plan, or what was said of its times, was last changed."""
    stamps: dict[str, datetime] = {}
    for table, field in (("plans", "uid"), ("occurrences", "plan")):
        for record in session.database.table(table).all():
            uid, at = record.get(field), record.get("at")
            if isinstance(uid, str) and isinstance(at, str):
                try:
                    stamp = datetime.fromisoformat(at).astimezone(UTC)
                except ValueError:
                    continue
                stamps[uid] = max(stamp, stamps.get(uid, stamp))
    return stamps
