"""Look and keys: ``config.toml`` in the user's configuration folder. Read here, never written.

What belongs to the data (when a day begins, schedules) is kept in the file of the data itself.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from reprlib import repr as short
from typing import Any, NamedTuple

from tui.config.edited import read_toml_text
from tui.store.errors import reason_of

CHOICES: Mapping[str, tuple[str, ...]] = {
    "glyphs": ("auto", "unicode", "ascii"),
    "clock": ("24h", "12h"),
}
SWITCHES = ("animations", "mask_on_leaving")
VARIABLE = "NEARER_CONFIG"


class Config(NamedTuple):
    """What a user chose. ``theme`` is empty where nothing was; ``keys`` map ids to keys."""

    theme: str = ""
    glyphs: str = "auto"
    clock: str = "24h"
    animations: bool = True
    mask_on_leaving: bool = False
    keys: Mapping[str, str] = {}


class ReadConfig(NamedTuple):
    """What could be understood, and one line for each thing that could not."""

    config: Config
    problems: tuple[str, ...]


def config_folder() -> Path:
    """Where ``config.toml`` and the folder ``themes`` are: the platform's, or ``NEARER_CONFIG``."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("nearer", appauthor=False)


def config_path() -> Path:
    """The file of look and keys; it need not be there."""
    return config_folder() / "config.toml"


def read_config(path: Path) -> ReadConfig:
    """Read it; an absent file is an empty one. A mistake leaves the default and one line."""
    try:
        values = tomllib.loads(read_toml_text(path))
    except FileNotFoundError:
        return ReadConfig(Config(), ())
    except RecursionError:
        return ReadConfig(Config(), ("config.toml cannot be read: too deeply nested",))
    except OSError as error:
        return ReadConfig(Config(), (f"config.toml cannot be read: {reason_of(error)}",))
    except ValueError as error:
        return ReadConfig(Config(), (f"config.toml cannot be read: {error}",))
    good: dict[str, Any] = {}
    problems = []
    for name, value in values.items():
        if wrong := _wrong(name, value):
            problems.append(f"config.toml: {wrong}")
        else:
            good[name] = value
    keys: dict[str, Any] = good.pop("keys", {})
    problems += [
        f"config.toml: keys.{name} must be a text like 'R', not {short(value)}"
        for name, value in keys.items()
        if not isinstance(value, str)
    ]
    texts = {name: value for name, value in keys.items() if isinstance(value, str)}
    return ReadConfig(Config(**good, keys=texts), tuple(problems))


def _wrong(name: str, value: object) -> str:
    """What is wrong with the value of ``name``, in words; empty where nothing is."""
    if name in CHOICES:
        choices = CHOICES[name]
        return "" if value in choices else f"{name} must be {_listed(choices)}, not {short(value)}"
    if name in SWITCHES:
        fits = isinstance(value, bool)
        return "" if fits else f"{name} must be true or false, not {short(value)}"
    if name == "theme":
        return "" if isinstance(value, str) else f"theme must be a name, not {short(value)}"
    if name == "keys":
        return "" if isinstance(value, dict) else "keys must be a table, under [keys]"
    return f"there is no setting {name!r}; `nearer settings --init` writes a file with all of them"


def _listed(choices: tuple[str, ...]) -> str:
    return ", ".join(choices[:-1]) + f" or {choices[-1]}"
