"""Lines that plan nothing: what is called off, and whom a plan is never with."""

from collections.abc import Sequence
from itertools import pairwise

from tui.domain.day import WEEKDAY_NAMES, weekday_named
from tui.domain.refusal import Refused

_CALLED_OFF = ("cancel", "cancelled", "cancelling", "no", "skip", "delete", "uncancel", "unplan")
_PUT_OFF = ("postpone", "reschedule")
_COMPOUNDS = {
    "sun": ("bathing", "bath", "bathe", "lounging", "dance", "salutation", "salutations", "set"),
    "sat": ("nav", "navs", "tv"),
}
"""Titles that begin like a weekday."""
_ONESELF = ("me", "myself", "us", "ourselves", "i", "we")


def refuse_no_plan(low: Sequence[str]) -> None:
    """Refuse a line that takes planned time back, or says who is not there."""
    for one, other in pairwise(low):
        if other in _COMPOUNDS.get(one, ()):
            raise Refused(
                f"'{one} {other}' may be a title or begin with a day; put it in quotes, or write "
                f"{WEEKDAY_NAMES[weekday_named(one) or 0]}"
            )
    first = next((word for word in low if word), "")
    if first in _CALLED_OFF:
        raise Refused(
            f"{first!r} plans nothing; to skip a time press c on it in the Planner, or write "
            "nearer skip OCCURRENCE; or put it in quotes"
        )
    if first in _PUT_OFF:
        raise Refused(
            f"{first!r} plans nothing; to move a time press m on it in the Planner, or write "
            'nearer move OCCURRENCE "fri 19:00"; or put it in quotes'
        )
    if "without" in low:
        at = list(low).index("without")
        said = " ".join(low[at : at + 2])
        raise Refused(f"{said!r} names nobody who is there; write only with whom it is")


def refuse_oneself(names: Sequence[str], known: Sequence[str]) -> None:
    """Refuse "me" for a name: whoever writes is there anyway."""
    for name in names:
        if name.casefold() in _ONESELF and name not in known:
            raise Refused(f"{name[:20]!r} is you, who are there anyway; write who else is")
