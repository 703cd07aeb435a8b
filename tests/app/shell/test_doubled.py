"""A file in which things stand twice, or numbers beyond all reckoning, under the open app."""

import json
from pathlib import Path

from tests.app.pilot import lines_of, open_app
from tests.store.build import META
from tui.app.shell.watcher import DOUBLED
from tui.clock import FixedClock

AT = "2026-11-20T08:00:00.000Z"


def file_of(*texts: str) -> bytes:
    """A file as a merge by lines leaves it: a table for each note, all of one name."""
    parts = [f'"meta":{{"1":{json.dumps(META)}}}']
    for n, text in enumerate(texts):
        note = {"uid": f"n-{n}", "note": f"n-{n}", "day": "2026-11-20", "text": text, "at": AT}
        parts.append(f'"notes":{{"{n}":{json.dumps(note)[:-1]},"later":1e999}}}}')
    return f"{{{','.join(parts)}}}".encode()


async def test_it_is_said_and_the_next_change_keeps_all_of_it(
    path: Path, clock: FixedClock, home: Path
) -> None:
    held = file_of("one", "two")
    path.write_bytes(held)
    async with open_app(path, clock, size=(40, 12)) as nearer:
        await nearer.until(lambda: nearer.status == DOUBLED)
        assert "both were read and joined" in " ".join(
            " ".join(lines_of(nearer.today.status)).split()
        )
        await nearer.press("1")
        assert {r["text"] for r in json.loads(path.read_bytes())["notes"].values()} == {
            "one",
            "two",
        }
        assert path.read_bytes().count(b'"later":1e999') == 2
        (backup,) = (home / "state").rglob("*before-joining.json")
        assert backup.read_bytes() == held
        path.write_bytes(file_of("one", "two", "three"))
        await nearer.come_back()
        await nearer.until(lambda: nearer.status == DOUBLED)
        await nearer.press("n")
        await nearer.until(lambda: all(word in nearer.text for word in ("one", "two", "three")))
