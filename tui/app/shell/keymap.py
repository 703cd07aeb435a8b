"""Keys of the user's own: ``[keys]`` of ``config.toml``, looked over before they are used.

Textual takes any text for a key and drops a binding without a word where two want the same one.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import KEY_ALIASES, Keys

from tui.keys.catalogue import AREAS, every_key
from tui.keys.key import KEPT, Area, Key, keys_of, shown_keys

_SAME = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter"}
_NAMED = {
    *(str(key.value) for key in Keys),
    *KEY_ALIASES,
    *(part for key in every_key().values() for part in key.keys.split(",")),
}


class Keymap(NamedTuple):
    """The keys that can be used, by the id of the action, and one line for each that cannot."""

    keys: Mapping[str, str]
    problems: tuple[str, ...]


def checked_keys(chosen: Mapping[str, str]) -> Keymap:
    """What of ``chosen`` can be used.

    Refused, each with its reason, and left as it is by default: unknown ids, keys that no terminal
    sends, keys that always mean the same, and clashes on a screen.
    """
    ids, good, problems = every_key(), {}, []
    for name, text in chosen.items():
        if name not in ids:
            near = get_close_matches(name, ids, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            problems.append(f"keys: there is no action {name!r}{hint}")
            continue
        try:
            parts = [","] if text.strip() == "," else text.split(",")
            good[name] = ",".join(_normal(part, typed=_is_typed(ids[name])) for part in parts)
        except ValueError as error:
            problems.append(f"keys: {name}: {error}")
    while clash := _clash(good):
        screen, key, wanting = clash
        for name in wanting:
            good.pop(name, None)
        problems.append(
            f"keys: {shown_keys(key)!r} is wanted by {' and '.join(wanting)} on {screen}; "
            "these keep the keys that they had"
        )
    return Keymap(good, tuple(problems))


def textual_keymap(chosen: Mapping[str, str]) -> dict[str, str]:
    """What Textual's ``set_keymap`` takes."""
    ids = every_key()
    return {name: keys_of(ids[name], chosen) for name in chosen}


def _is_typed(key: Key) -> bool:
    """Whether letters go into a line or a text there; a letter that the catalogue has does not."""
    return key.over_typing and all(len(part) > 1 for part in key.keys.split(","))


def _normal(text: str, *, typed: bool) -> str:
    """One key in Textual's name for it; ValueError with the reason where there is none.

    ``typed`` is set where letters go into a line or a text.
    """
    name = text.strip()
    if not name:
        raise ValueError("it names no key; leave the line out for the default")
    if len(name) == 1:
        if not name.isprintable():
            raise ValueError(f"{name!r} is no key")
        name = "comma" if name == "," else next(iter(Binding.make_bindings([(name, "", "")]))).key
    if name in KEPT:
        raise ValueError(f"{name} {KEPT[name]}")
    if typed and (len(text.strip()) == 1 or name == "space"):
        raise ValueError(f"{text.strip()} is typed there; take one with ctrl or a function key")
    if name in _SAME:
        raise ValueError(f"{name} is the same as {_SAME[name]} to a terminal")
    bare = name.rpartition("+")[2]
    if name.startswith(("ctrl+shift+", "super+")) or (name.startswith("ctrl+") and bare.isdigit()):
        raise ValueError(f"most terminals cannot send {name}")
    if len(text.strip()) > 1 and name not in _NAMED and bare not in _NAMED and len(bare) != 1:
        raise ValueError(f"{name!r} is no key; write it like R, f5 or ctrl+r")
    return name


def _clash(chosen: Mapping[str, str]) -> tuple[Area, str, list[str]] | None:
    """The first key that several actions of one screen want, and those of them to give way."""
    for screen, keys in AREAS.items():
        holders: dict[str, list[str]] = {}
        for key in keys:
            for part in keys_of(key, chosen).split(","):
                holders.setdefault(part, []).append(key.id)
        for part, ids in holders.items():
            wanting = sorted({name for name in ids if name in chosen})
            if len(set(ids)) > 1 and wanting:
                return screen, part, wanting
    return None
