"""What stands in JSON that somebody else wrote, where any value may be of any type."""

import math
from typing import Any


def mapping(value: object) -> dict[str, Any]:
    """A map; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[dict[str, Any]]:
    """The maps of a list; what else is in it is passed over."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words(value: object) -> str:
    """A text; an empty one where it is none."""
    return value if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """A number that is one; neither true nor without end."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def whole(value: object) -> int | None:
    """A whole number of a size that counts something."""
    found = number(value)
    return int(found) if found is not None and abs(found) < 10**9 else None
