"""Words put together."""

from collections.abc import Sequence


def joined(words: Sequence[str]) -> str:
    """``Alex``, ``Alex and Robin``, ``Alex, Robin and Kim``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def title_of(title: str, names: Sequence[str]) -> str:
    """What a plan is called: its title, else ``Time with Alex``."""
    return title or (f"Time with {joined(names)}" if names else "Time together")
