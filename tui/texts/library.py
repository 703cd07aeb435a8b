"""The app's own words, from ``content.json``: prompts, starters, statements, feelings."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Prompt(NamedTuple):
    """A sentence to try on a day, about one aspect of a practice."""

    id: str
    practice: str
    aspect: str
    text: str


class Statement(NamedTuple):
    """One statement of the check-in, about a sign; ``{name}`` in it is the other one."""

    id: str
    sign: str
    text: str


class Starter(NamedTuple):
    """A question to begin a conversation with; ``depth`` 1-3."""

    id: str
    depth: int
    text: str


def whole() -> dict[str, Any]:
    """All of it, read anew: who needs a part keeps the part."""
    content: dict[str, Any] = json.loads(
        (Path(__file__).parent / "content.json").read_text("utf-8")
    )
    return content


@cache
def prompts() -> dict[str, tuple[Prompt, ...]]:
    """All prompts by the id of their practice, in the order of the file."""
    found: dict[str, tuple[Prompt, ...]] = {}
    for p in whole()["prompts"]:
        prompt = Prompt(p["id"], p["practice"], p["aspect"], p["text"])
        found[prompt.practice] = (*found.get(prompt.practice, ()), prompt)
    return found


def prompt_for(
    practice: str, day: date, turn: int = 0, hidden: Collection[str] = ()
) -> Prompt | None:
    """The prompt of a day, the same all day; ``turn`` asks for another one.

    None for a practice that has none, and where all of them are hidden.
    """
    shown = [prompt for prompt in prompts().get(practice, ()) if prompt.id not in hidden]
    return shown[(day.toordinal() * 3 + turn) % len(shown)] if shown else None


@cache
def statements() -> tuple[Statement, ...]:
    """The statements of the check-in, in their order."""
    return tuple(Statement(s["id"], s["sign"], s["text"]) for s in whole()["checkin"])


@cache
def sign_of() -> Mapping[str, str]:
    """The sign that each statement is about."""
    return {statement.id: statement.sign for statement in statements()}


@cache
def open_lines() -> Mapping[str, str]:
    """The open lines of the check-in by id."""
    return {line["id"]: line["text"] for line in whole()["checkin_open"]}


@cache
def starters(depth: int) -> tuple[Starter, ...]:
    """The starters of a depth, 1-3."""
    every = (Starter(s["id"], s["depth"], s["text"]) for s in whole()["starters"])
    return tuple(starter for starter in every if starter.depth == depth)


@cache
def known_ideas() -> tuple[Mapping[str, Any], ...]:
    """The ideas for time together, as they stand in the file."""
    return tuple(whole()["ideas"])


@cache
def families() -> Mapping[str, tuple[str, ...]]:
    """The words for feelings by family."""
    return {family["family"]: tuple(family["words"]) for family in whole()["emotions"]}


@cache
def family_of() -> Mapping[str, str]:
    """The family of each word of the vocabulary; the name of a family is a word of it, too."""
    return {
        word: family for family, words in families().items() for word in (family.casefold(), *words)
    }


def to_you(text: str) -> str:
    """A statement as two people read it to each other."""
    return text.replace("{name} stands", "you stand").replace("{name}", "you")
