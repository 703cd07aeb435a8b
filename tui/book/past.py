"""What a command did, in a form that another process can read and take back."""

import binascii
import json
import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tui.book.places import CellPlace, Place, RecordPlace
from tui.book.steps import Edit
from tui.records.fields import UNREADABLE, word
from tui.records.fields import line as one_line
from tui.store.codec import plain_dumps
from tui.store.numbers import number_of
from tui.store.undo_file import MOST_BYTES, Lines, held, read_lines, write_lines

_LONG = 64 * 1024  # bytes, from which on a line is packed
_PACKED = b"z"


class Past(NamedTuple):
    """A change that was made: what was said of it, on which day, and what it did.

    Without edits it is one that cannot be taken back step by step.
    """

    label: str
    day: date
    edits: tuple[Edit, ...] = ()


def note(path: Path, past: Past) -> bool:
    """Keep a change as the latest of the steps at ``path``. Raises Busy and OSError.

    One that is too much to keep, or cannot be taken back, ends what can be: what was done before
    it goes. Gives whether it can be taken back.
    """
    line = _line(past)
    if len(line) > MOST_BYTES:
        past = past._replace(edits=())
        line = _line(past)
    with held(path):
        lines = read_lines(path) if past.edits else Lines()
        write_lines(path, lines.with_step(line))
    return bool(past.edits)


def past_of(line: bytes) -> Past | None:
    """The change that a line tells of; None where it cannot be understood."""
    try:
        content = json.loads(_unpacked(line), parse_float=number_of)
        edits = tuple(
            Edit(_place(edit), _fields(edit["before"]), _fields(edit["after"]))
            for edit in content["edits"]
        )
        return Past(one_line(content["label"]), date.fromisoformat(content["day"]), edits)
    except (*UNREADABLE, RecursionError, zlib.error):
        return None


def _line(past: Past) -> bytes:
    edits = [
        {**_where(edit.place), "before": edit.before, "after": edit.after} for edit in past.edits
    ]
    content = {"label": past.label, "day": str(past.day), "edits": edits}
    line = plain_dumps(content)
    return line if len(line) < _LONG else _packed(line)


def _packed(line: bytes) -> bytes:
    return _PACKED + binascii.b2a_base64(zlib.compress(line), newline=False)


def _unpacked(line: bytes) -> bytes:
    return zlib.decompress(binascii.a2b_base64(line[1:])) if line.startswith(_PACKED) else line


def _where(place: Place) -> Mapping[str, str]:
    if isinstance(place, CellPlace):
        return {"practice": place.practice, "day": str(place.day)}
    return {"table": place.table, "uid": place.uid}


def _place(edit: Mapping[str, Any]) -> Place:
    if "table" in edit:
        return RecordPlace(word(edit["table"]), word(edit["uid"]))
    return CellPlace(word(edit["practice"]), date.fromisoformat(edit["day"]))


def _fields(held: Any) -> Mapping[str, Any]:
    if not isinstance(held, Mapping):
        raise TypeError(held)
    return held
