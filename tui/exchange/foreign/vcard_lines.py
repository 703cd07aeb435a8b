"""The lines of vCards: unfolded, and decoded as each says that it is written.

vobject takes 6 s for ten thousand cards; of them only a few lines are wanted here.
"""

import io
import quopri
import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

LONGEST = 20_000  # bytes of a line that is wanted; what is longer is no name and no day
_LINE = re.compile(rb"(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BETWEEN = re.compile(r"(?<!\\);")


class Property(NamedTuple):
    """A line of a card: its number, where in the file it ends, its names in capitals, its text."""

    line: int
    at: int
    group: str
    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as it is meant."""
        return _plain(self.value)

    @property
    def parts(self) -> list[str]:
        """The values between semicolons."""
        return [_plain(part) for part in _BETWEEN.split(self.value)]


def properties(
    data: bytes, wanted: Collection[str], leave_out: Callable[[str], object]
) -> Iterator[Property]:
    """The lines with these names, in order; one that cannot be decoded is left out."""
    for number, at, line in _unfolded(data, wanted):
        if not (found := _LINE.fullmatch(line)):
            continue
        group, name, told, value = found.groups()
        parameters = dict(map(_parameter, told.decode("ascii", "replace").split(";")[1:]))
        try:
            if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
                value = quopri.decodestring(value)
            text = value.decode(parameters.get("CHARSET", "utf-8"))
        except (LookupError, ValueError):
            leave_out(f"line {number}: its letters cannot be read")
            continue
        names = (group or b"").decode(), name.decode().upper()
        yield Property(number, at, *names, parameters, text)


def _parameter(text: str) -> tuple[str, str]:
    """``NAME=value``; in 2.1 an encoding may stand alone."""
    name, sign, value = text.partition("=")
    return (name.upper(), value.strip('"')) if sign else ("ENCODING", name)


def _unfolded(data: bytes, wanted: Collection[str]) -> Iterator[tuple[int, int, bytes]]:
    """The lines of interest, put together again, with their numbers and where they end."""
    names = "|".join(sorted(wanted)).encode()
    is_wanted = re.compile(rb"(?:[\w-]+\.)?(?:" + names + rb")[;:]", re.IGNORECASE).match
    held, number, at = b"", 0, 0
    for n, raw in enumerate(io.BytesIO(data), 1):
        line = raw.rstrip(b"\r\n")
        if held and raw[:1] in (b" ", b"\t"):
            held += line[1:] if len(held) < LONGEST else b""
        elif _goes_on(held):
            held = held[:-1] + line if len(held) < LONGEST else b""
        else:
            if held:
                yield number, at, held
            held, number = line if is_wanted(line) and len(line) < LONGEST else b"", n
        at += len(raw)
    if held:
        yield number, at, held


def _goes_on(line: bytes) -> bool:
    """Whether it is quoted-printable, and its last sign says that the next line belongs to it."""
    return line.endswith(b"=") and b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
