"""Ideas for time together, from the app's own content: which suit, which are starred or hidden."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.book.tables import IDEAS
from tui.book.view import BookView
from tui.domain.choice import Choice
from tui.texts.library import known_ideas

FILTERS: Mapping[str, tuple[str, ...]] = {
    "place": ("home", "out", "long-distance"),
    "length": ("15min", "hour", "evening", "half-day"),
    "cost": ("free",),
    "who": ("partner", "family", "colleague", "any"),
    "kind": ("conversation", "activity", "presence"),
}
_WORDS = {
    "15min": "15 minutes",
    "hour": "an hour",
    "evening": "an evening",
    "half-day": "half a day",
}


class Idea(NamedTuple):
    """One idea; ``tags`` say where, how long, what it costs and for whom."""

    id: str
    text: str
    tags: tuple[str, ...]
    starred: bool = False
    hidden: bool = False

    @property
    def words(self) -> str:
        """Its tags, to read."""
        return ", ".join(_WORDS.get(tag, tag) for tag in self.tags if tag != "any")


def ideas(book: BookView, wanted: Iterable[str] = (), *, with_hidden: bool = False) -> list[Idea]:
    """The ideas that have all wanted tags, starred ones first. What suits anyone suits everyone."""
    found, chosen = [], book.ideas
    for known in known_ideas():
        choice = chosen.get(known["id"], Choice())
        idea = Idea(known["id"], known["text"], tuple(known["tags"]), *choice)
        if (with_hidden or not idea.hidden) and all(_suits(idea, tag) for tag in wanted):
            found.append(idea)
    return sorted(found, key=lambda idea: not idea.starred)


def _suits(idea: Idea, tag: str) -> bool:
    return tag in idea.tags or (tag in FILTERS["who"] and "any" in idea.tags)


def starred(idea: Idea) -> RecordChange:
    """Star an idea, or not."""
    return _said(idea, {"starred": None if idea.starred else True})


def hidden(idea: Idea) -> RecordChange:
    """Hide an idea, or show it again."""
    return _said(idea, {"hidden": None if idea.hidden else True})


def _said(idea: Idea, fields: Mapping[str, Any]) -> RecordChange:
    return RecordChange(RecordPlace(IDEAS.name, idea.id), fields)
