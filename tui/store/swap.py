"""Putting a file in the place of another so that what stood there can still be looked at.

A plain replace cannot: what another program put there a moment before it is gone.
"""

import os
from collections.abc import Callable
from pathlib import Path

from tui.store.disk import Signature, signature_of

Swap = Callable[[Path, Path], bool]
"""Swaps two files in one step; False where the system cannot."""

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_HERE = -100  # AT_FDCWD


class Overtaken(Exception):
    """Another program had put something there; it stands there again."""


def put(half: Path, path: Path, stood: Signature, swap: Swap) -> None:
    """Put ``half`` at ``path``, but only in the place of the file whose signature is ``stood``.

    Raises Overtaken, and then ``half`` is where it was; OSError.
    """
    ours = half.stat()
    if not swap(half, path):
        os.replace(half, path)  # noqa: PTH105  # as ``write_whole``
        return
    if _of_content(signature_of(half.stat())) == _of_content(stood):
        half.unlink()
        return
    swap(half, path)
    if not os.path.samestat(half.stat(), ours):  # yet another came: it is the newest
        swap(half, path)
    raise Overtaken


def system_swap() -> Swap:
    """The swap of this system. Takes 6 ms to load: for a process that stays."""
    import ctypes

    library = ctypes.CDLL(None)
    if hasattr(library, "renameat2"):
        return lambda one, other: (
            not library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        )
    if hasattr(library, "renamex_np"):
        return lambda one, other: (
            not library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)
        )
    return no_swap


def no_swap(_: Path, __: Path) -> bool:
    """Where the system cannot, or it takes too long to find out."""
    return False


def _of_content(signature: Signature) -> Signature:
    """What a swap does not change: all but the time of the last change of the inode itself."""
    return signature and signature[:1] + signature[2:]
