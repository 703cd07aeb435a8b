"""The rest of a path that is being typed."""

import asyncio
from pathlib import Path

from textual.suggester import Suggester


class Paths(Suggester):
    """Suggests the rest of a path from what is on the disk, folders with a stroke behind them."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first entry that goes on from ``value``; None where there is none."""
        return await asyncio.to_thread(rest_of, value)


def rest_of(value: str) -> str | None:
    """A path that is typed so far, up to the end of the first entry that begins so."""
    folder, begun = value[: value.rfind("/") + 1], value[value.rfind("/") + 1 :]
    try:
        entries = sorted(Path(folder or ".").expanduser().iterdir())
    except (OSError, RuntimeError):
        return None
    for entry in entries:
        if entry.name.startswith(begun) and (begun or not entry.name.startswith(".")):
            return folder + entry.name + ("/" if entry.is_dir() else "")
    return None
