"""The app's own words, from ``content.json``: prompts for each practice, ideas."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any


@cache
def whole() -> dict[str, Any]:
    """All of it."""
    content: dict[str, Any] = json.loads(
        (Path(__file__).parent / "content.json").read_text("utf-8")
    )
    return content


@cache
def prompts() -> dict[str, tuple[str, ...]]:
    """Prompts by practice."""
    found: dict[str, tuple[str, ...]] = {}
    for prompt in whole()["prompts"]:
        found[prompt["practice"]] = (*found.get(prompt["practice"], ()), prompt["text"])
    return found


def prompt_for(practice: str, day: date, turn: int = 0) -> str:
    """The prompt of a day, the same all day; ``turn`` asks for another one."""
    texts = prompts().get(practice)
    return texts[(day.toordinal() * 3 + turn) % len(texts)] if texts else ""
