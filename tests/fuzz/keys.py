"""Random keys: all of the catalogue, and what people type."""

from random import Random

from textual.keys import REPLACED_KEYS, key_to_character

from tests.bench.keys import key_bytes
from tui.keys.catalogue import AREAS

TICKS = list("12345") * 3  # what is pressed most
TYPED = [*"aehmnostx 0129:,.-éß", "tab", "shift+tab", "left", "right", "backspace", "delete", "end"]
WORDS = ["tea", "Kim", "friday 19:30", "walk with Alex every saturday 10:00", "90", "[/b]"]
_WAYS_OUT = {"q", "ctrl+q"}  # left in one run of some: a run that is over finds nothing
_ALL = sorted({key for area in AREAS.values() for entry in area for key in entry.keys.split(",")})
CATALOGUE = [key for key in _ALL if key not in _WAYS_OUT]


def random_keys(dice: Random, number: int) -> list[str]:
    """So many keys in Textual's names; words are typed letter by letter."""
    keys: list[str] = []
    while len(keys) < number:
        kind = dice.random()
        if kind < 0.55:
            keys.append(dice.choice(CATALOGUE))
        elif kind < 0.7:
            keys.append(dice.choice(TICKS))
        elif kind < 0.8:
            keys += [dice.choice(("enter", "escape", "u"))] * dice.randint(1, 4)  # held down
        elif kind < 0.92:
            keys.append(dice.choice(TYPED))
        elif kind < 0.995:
            keys += [*dice.choice(WORDS), "enter"]
        else:
            keys.append(dice.choice(sorted(_WAYS_OUT)))
    return keys[:number]


def character_of(key: str) -> str | None:
    """What a key types; None where it types nothing."""
    character = key_to_character(REPLACED_KEYS.get(key, key))
    return character if character and character.isprintable() else None


def bytes_of(key: str) -> bytes:
    """What a terminal sends for it."""
    character = character_of(key)
    return character.encode() if character else key_bytes(key)
