"""Words put together."""

from collections.abc import Sequence


def joined(words: Sequence[str]) -> str:
    """``Alex``, ``Alex and Robin``, ``Alex, Robin and Kim``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
