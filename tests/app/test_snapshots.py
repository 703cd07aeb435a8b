"""Five screens in two sizes and three looks, as text: what stands where, and in which manner.

Above the line stands the screen, below it, cell by cell, a letter for each manner of drawing (two
colours and weight), told at the end. With ``NEARER_SNAPSHOTS=write`` in the environment they are
written anew; then read the difference.
"""

import os
from datetime import date
from pathlib import Path
from string import ascii_letters, digits

import pytest
from rich.segment import Segment

from tests.app.pilot import Opened, open_app, shown, strips_of
from tui.clock import FixedClock
from tui.demo.years import write_demo
from tui.store.database import Database

pytestmark = pytest.mark.unmeasured

FOLDER = Path(__file__).parent / "snapshots"
SCREENS = {
    "today": ("5", "r", "j"),
    "streaks": ("s", "k"),
    "planner": ("p", "j"),
    "people": ("o",),
    "reflect": ("n",),
}
SIZES = ((80, 24), (120, 40))
LOOKS = ("dark", "light", "plain")
THEMES = {"dark": "dusk", "light": "dawn", "plain": "console"}
SIGNS = ascii_letters + digits
RULE = "---"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_it_looks_as_it_did(
    path: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    size: tuple[int, int],
    look: str,
) -> None:
    if look == "plain":
        monkeypatch.setenv("NO_COLOR", "1")
    write_demo(Database(path, clock), date(2026, 11, 23), 1)
    async with open_app(path, clock, size=size, theme=THEMES[look]) as nearer:
        await nearer.press(*SCREENS[screen])
        await nearer.painted()
        drawn = snapshot(nearer, in_colour=look != "plain")
    kept = FOLDER / f"{screen}-{size[0]}x{size[1]}-{look}.txt"
    if os.environ.get("NEARER_SNAPSHOTS") == "write":
        kept.write_text(drawn, "utf-8")
    assert drawn == kept.read_text("utf-8")


def snapshot(nearer: Opened, *, in_colour: bool) -> str:
    """The screen as text, and the manner of each of its cells."""
    width, height = nearer.app.size
    texts = [[" "] * width for _ in range(height)]
    signs = [[" "] * width for _ in range(height)]
    manners: dict[str, str] = {}
    for widget in shown(nearer.screen):
        for y, strip in enumerate(strips_of(widget), widget.region.y):
            x = widget.region.x
            for segment in strip:
                manner = manner_of(segment, in_colour=in_colour)
                sign = manners.setdefault(manner, SIGNS[len(manners)])
                for cell in cells_of(segment):
                    if 0 <= x < width and 0 <= y < height:
                        texts[y][x], signs[y][x] = cell, sign
                    x += 1
    lines = ["".join(line).rstrip() for line in texts]
    lines += [RULE, *("".join(line).rstrip() for line in signs), RULE]
    lines += [f"{sign} {manner}" for manner, sign in manners.items()]
    return "\n".join(lines) + "\n"


def cells_of(segment: Segment) -> list[str]:
    """The text cell by cell; the second half of a wide sign is empty."""
    cells, rest = [], segment
    while rest.text:
        first, rest = rest.split_cells(1)
        cells.append(first.text)
    return cells


def manner_of(segment: Segment, *, in_colour: bool) -> str:
    """Colour on ground, and weight, in words."""
    style = segment.style
    assert style is not None
    weight = [word for word in ("bold", "dim", "reverse", "underline") if getattr(style, word)]
    pair = [f"{style.color.name if style.color else '-'}"] if in_colour else []
    pair += ["on", f"{style.bgcolor.name if style.bgcolor else '-'}"] if in_colour else []
    return " ".join([*pair, *weight]) or "plain"
