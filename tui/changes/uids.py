"""Uids of new records: short, random, and not in use."""

import os
from collections.abc import Container

APART = 6  # bytes, where many are made: copies that were apart must not make the same


def new_uid(kind: str, known: Container[str], size: int = 3) -> str:
    """A uid that is not in use, such as ``p-3f09a2``, of so many random bytes."""
    while (uid := f"{kind}-{os.urandom(size).hex()}") in known:
        pass
    return uid
