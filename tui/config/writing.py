"""Writing ``config.toml``: one value changed and all else as it was, or a new one that explains."""

from collections.abc import Iterable
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from tui.config.edited import BYTE_ORDER_MARK, read_edited
from tui.domain.refusal import Refused
from tui.store.atomic import make_folder, sweep_stale, write_whole
from tui.store.errors import reason_of
from tui.store.ours import followed

_HEAD = """\
# Nearer: look and keys. Every line may be left out; what stands after # is the default.
# What belongs to your data (when a day begins, schedules) is kept with the data: press ,

# The theme: `nearer themes` lists them, T in the app shows them. Your own go into the folder
# themes beside this file.
# theme = "dusk"

# The signs: "unicode", "ascii", or "auto", which looks at the terminal.
# glyphs = "auto"

# Times of day: "24h" or "12h".
# clock = "24h"

# Whether things may move on the screen.
# animations = true

# Whether names and notes are masked, as z does it, when the terminal loses the focus.
# mask_on_leaving = false

# Keys: an id, and the keys for it, several with a comma between them. Nothing here takes
# escape, ctrl+c or ctrl+q away: they always lead back, or out.
[keys]
"""


def write_value(path: Path, name: str, value: str) -> None:
    """Set one value at the top of the file; all else stays, line ends and byte-order mark too.

    Refused where the file there cannot be read, or none can be written.
    """
    try:
        text = read_edited(path)
    except FileNotFoundError:
        text = ""
    except ValueError as error:
        raise Refused(f"{path} is left as it is, for it cannot be read: {error}") from None
    except OSError as error:
        raise Refused(f"{path} cannot be read: {reason_of(error)}") from None
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    try:
        document = tomlkit.parse(text.removeprefix(mark))
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise Refused(f"{path} is left as it is, for it cannot be read: {error}") from None
    if name in document:
        document[name] = value
        text = tomlkit.dumps(document)
    else:  # before the first table, or it would belong to one
        end = "\r\n" if "\r\n" in text else "\n"
        text = f"{name} = {tomlkit.item(value).as_string()}{end}{tomlkit.dumps(document)}"
    _write(path, mark + text)


def write_explained(path: Path, keys: Iterable[tuple[str, str, str]]) -> None:
    """Write a file that explains every setting; ``keys`` are id, keys and what they do.

    Refused where there is a file already.
    """
    if path.exists():
        raise Refused(f"{path} exists already and is left as it is; move it away for a new one")
    lines = [f'# "{name}" = "{default}"  # {words}\n' for name, default, words in keys]
    _write(path, _HEAD + "".join(lines))


def _write(path: Path, text: str) -> None:
    try:
        make_folder(path.parent)
        sweep_stale(path.parent, path.name)
        write_whole(followed(path), text.encode())
    except OSError as error:
        raise Refused(f"{path} cannot be written: {reason_of(error)}") from None
