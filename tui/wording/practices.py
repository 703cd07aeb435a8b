"""Words about practices."""

from tui.domain.practice import LAST_OWN, Practice


def added_words(practice: Practice) -> str:
    """What became of a practice that came in with a file: its key, or how it gets one."""
    if practice.on:
        return f"{practice.name} was added, with the key {practice.number}"
    return f"{practice.name} was added, {no_key_words(practice)}"


def no_key_words(practice: Practice) -> str:
    """Why a practice is off at first, and the way out."""
    return (
        f"switched off at first: {LAST_OWN} are on, as many as there are keys; "
        f"`nearer practice off ID`, then `nearer practice on {practice.id}`"
    )
