"""Second copies that a sync program leaves beside the file where two machines wrote at once."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

# What stands between the stem and the suffix of the file's name; several programs translate the
# word: Konflikt, conflit, conflicto, conflitto. Compiled only where there is such a name.
_MARK = r"""
  \.sync-conflict-.+                            # Syncthing
| [ ]?[(\[][^)\]]*[ck]onfli[ckt][^)\]]*[)\]]    # Dropbox, Nextcloud, Insync, Seafile, pCloud
| _conflict-[0-9].*                             # ownCloud, Nextcloud before 2019
| \.conflict[0-9]*                              # Resilio, rclone
| _[^_]+_[a-z]{3}-[0-9-]+_conflict              # Synology
| -(?:DESKTOP|LAPTOP)-[a-z0-9]+                 # OneDrive, by the name of the other machine
| (?:[ ]?\([0-9]{1,2}\))+                       # Google Drive, and what is downloaded twice
| [ ][0-9]                                      # iCloud
"""


def conflict_copies(path: Path) -> list[Path]:
    """The copies beside ``path``, its links followed, told by their names; in their order.

    Costs one look into the folder and opens nothing. Empty where the folder cannot be read.
    """
    try:
        real = path.resolve()
        names = os.listdir(real.parent)  # noqa: PTH208  # far cheaper than a Path for each
    except (OSError, RuntimeError):  # a circle of links
        return []
    start, end = real.stem, real.suffix
    found = (
        real.with_name(name)
        for name in sorted(names)
        if name.startswith(start)
        and name.endswith(end)
        and (mark := name[len(start) : len(name) - len(end)])
        and re.fullmatch(_MARK, mark, re.VERBOSE | re.IGNORECASE)
    )
    return [copy for copy in found if copy.is_file()]


def conflict_line(copies: Sequence[Path]) -> str:
    """What to say of some copies, at least one: a line with the way out, no full stop."""
    first, *more = copies
    others, them = (f" and {len(more)} more", "them") if more else ("", "it")
    return (
        f"a sync program left a second copy beside your file, {first}{others}; "
        f"`nearer import` takes {them} in, then remove {them}"
    )
