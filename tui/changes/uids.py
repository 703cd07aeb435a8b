"""Uids of new records: short, random, and not in use."""

import os
from collections.abc import Collection, Container, Iterator

APART = 6  # bytes, where many are made: copies that were apart must not make the same
_FEW = 8  # made at once by a hand


def new_uid(kind: str, known: Container[str], size: int = 3) -> str:
    """A uid that is not in use, such as ``p-3f09a2``, of so many random bytes."""
    while (uid := f"{kind}-{os.urandom(size).hex()}") in known:
        pass
    return uid


def new_uids(kind: str, known: Collection[str]) -> Iterator[str]:
    """As many uids as are wanted, none of them twice; beyond a few they are longer."""
    taken = set(known)
    while True:
        uid = new_uid(kind, taken, 3 if len(taken) < len(known) + _FEW else APART)
        taken.add(uid)
        yield uid
