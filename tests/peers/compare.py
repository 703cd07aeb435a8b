"""Compare the agenda of Nearer (JSON) with a list of khal: ``compare.py AGENDA LIST NAME``."""

import json
import sys
from pathlib import Path


def main(agenda: str, listed: str, name: str) -> int:
    """0 where both have the same times."""
    ours = sorted(
        f"{o['start'].replace('T', ' ')}|{o['title']}"
        for o in json.loads(Path(agenda).read_text("utf-8"))
        if o["status"] != "skipped"
    )
    theirs = sorted(line for line in Path(listed).read_text("utf-8").splitlines() if "|" in line)
    if ours == theirs:
        print(f"khal and nearer agree on {len(ours)} times ({name})")
        return 0
    for line in sorted(set(ours) - set(theirs)):
        print(f"only nearer ({name}): {line}")
    for line in sorted(set(theirs) - set(ours)):
        print(f"only khal ({name}): {line}")
    print(f"{len(ours)} against {len(theirs)} ({name})")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
