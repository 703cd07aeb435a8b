"""Themes for Textual, checked before they are registered.

A wrong value ends the app, and only when the theme is chosen. So every value is read here, and
what is handed on is written anew, in the one form that all of Textual's parsers take.
"""

import re
import tomllib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from reprlib import repr as short
from typing import Any, NamedTuple

from textual.color import Color, ColorParseError
from textual.theme import Theme

from tui.app.look.colours import HIGHEST
from tui.config.edited import read_toml_text
from tui.domain.letters import written_out
from tui.store.errors import reason_of

DEFAULT = "dusk"
SIXTEEN = "console"

_COLOURS = {
    *("primary", "secondary", "warning", "error", "success", "accent"),
    *("foreground", "background", "surface", "panel", "boost"),
}
_OPAQUE = _COLOURS - {"boost"}
_SWITCHES = {"dark", "ansi"}
_SHARES = {"luminosity_spread", "text_alpha"}
_COLOUR = re.compile(r"(?P<colour>.+?)(?: +(?P<percent>[0-9.]{1,9})%)?")
_FLAG = "(?:not )?(?:b|bold|dim|i|italic|u|underline|uu|o|overline|strike|reverse|blink)"
_STYLE = re.compile(f"none|{_FLAG}(?: {_FLAG})*")


class LoadedThemes(NamedTuple):
    """The themes that can be used, and for each file that cannot, one line that says why."""

    themes: tuple[Theme, ...]
    failed: tuple[str, ...]


def load_themes(folders: Iterable[Path], name: str = "*") -> LoadedThemes:
    """Read ``NAME.toml``, by default all, in some folders; a later folder goes before.

    A theme is called what its file is called.
    """
    themes: dict[str, Theme] = {}
    failed = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        if not fnmatchcase(path.stem, name):  # of the name alone: it may have a / in it
            continue
        theme = read_theme(path)
        if isinstance(theme, str):
            failed.append(theme)
        else:
            themes[path.stem] = theme
    return LoadedThemes(tuple(themes.values()), tuple(failed))


def read_theme(path: Path) -> Theme | str:
    """The theme of one file, or one line that says why there is none."""
    try:
        return _theme(path.stem, tomllib.loads(read_toml_text(path)))
    except RecursionError:
        return written_out(f"theme {path}: too deeply nested")
    except OSError as error:
        return written_out(f"theme {path}: {reason_of(error)}")
    except ValueError as error:
        return written_out(f"theme {path}: {error}")


def _theme(name: str, values: dict[str, Any]) -> Theme:
    if not name.isprintable() or "," in name or name != name.strip():
        raise ValueError("a theme cannot be chosen by a name like this")  # see App.get_theme
    if "primary" not in values:
        raise ValueError("primary: missing, and the one colour that has to be there")
    wanted = values.pop("contrast", None)
    theme = Theme(name, **{key: _value(key, value) for key, value in values.items()})
    if wanted is not None:
        theme.variables["contrast"] = _contrast(wanted)
    if theme.ansi:  # of these Textual generates fewer variables than its own styles name
        missing = _generated().keys() - theme.to_color_system().generate().keys()
        theme.variables |= dict.fromkeys(missing, "ansi_default")
    return theme


def _contrast(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= HIGHEST:
        return f"{value:g}"
    raise _wrong("contrast", f"a number from 1 to {HIGHEST:g}", value)


def _value(key: str, value: object) -> Any:
    """One line of the file, in words of its key where it is wrong."""
    if key in _COLOURS:
        return _colour(key, key, value)
    if key in _SWITCHES:
        if isinstance(value, bool):
            return value
        raise _wrong(key, "true or false", value)
    if key in _SHARES:
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return value
        raise _wrong(key, "a number from 0 to 1", value)
    if key == "variables":
        if isinstance(value, dict):
            return {name: _variable(name, text) for name, text in value.items()}
        raise _wrong(key, "a table", value)
    raise ValueError(f"{key}: no part of a theme")


def _variable(name: str, value: object) -> str:
    """One of Textual's variables: by its name a style of text, else a colour."""
    key = f"variables.{name}"
    if "style" not in name.split("-"):
        return _colour(key, name, value)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if _STYLE.fullmatch(text):
        return text
    raise _wrong(key, "a style like 'bold' or 'none'", value)


def _colour(key: str, name: str, value: object) -> str:
    """The colour as Textual writes it: ``red 50%`` becomes one with alpha.

    ``auto`` is what contrasts with the ground, for the variables that are used on one.
    """
    match = _COLOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise _wrong(key, "a colour", value)
    try:
        percent = float(match["percent"] or 100)
        if match["colour"] == "auto" and _generated().get(name, "").startswith("auto"):
            return f"auto {min(percent, 100):.0f}%"
        colour = Color.parse(match["colour"]).multiply_alpha(percent / 100).clamped
    except (ColorParseError, ValueError, OverflowError):
        raise _wrong(key, "a colour", value) from None
    if name in _OPAQUE and colour.a < 1:
        raise _wrong(key, "opaque", value)
    return colour.hex


def _wrong(key: str, wanted: str, value: object) -> ValueError:
    return ValueError(f"{key}: must be {wanted}, not {short(value)}")


@cache
def _generated() -> dict[str, str]:
    """What a theme gives that says nothing: every variable that Textual's own styles name."""
    return Theme("", primary="#000000").to_color_system().generate()
