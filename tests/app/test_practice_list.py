"""The list of practices: every size, every name, every line as wide as the list."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.app.pilot import MONDAY, lines_of, open_app
from tui.glyphs import ASCII, UNICODE, Glyphs, glyphs_for
from tui.app.practice_list import Layout, PracticeList, Row
from tui.app.style import CSS
from tui.clock import FixedClock
from tui.domain.history import DayState
from tui.domain.practice import BUILT_IN

SIZES = [
    (200, 60),
    (160, 50),
    (120, 40),
    (100, 30),
    (81, 24),
    (80, 24),
    (79, 24),
    (77, 23),
    (76, 22),
    (60, 20),
    (58, 21),
    (57, 14),
    (40, 12),
    (39, 9),
    (20, 5),
    (6, 4),
    (1, 1),
]
STATES: tuple[DayState, ...] = ("done", "rest", "none", "off", "paused")
HOSTILE = [
    "Run [/5km]",
    "[/",
    "a [b",
    "Tea [x]",
    "[bold red]Listen[/]",
    "[@click=app.quit]Quit[/]",
    "\\[",
    "$text",
    "漢" * 60,
    "a" + "漢" * 60,
    "🫶🏽" * 30,
    "👨‍👩‍👧‍👦 family",
    "e\u0301" * 40,
    "שלום עולם",
    "",
    " ",
    "%s {0} {name}",
]


class OneList(App[None]):
    """Nothing but the list."""

    CSS = CSS

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.practices = PracticeList(glyphs)
        self.practices.show([row(n, "") for n in range(1, 6)], MONDAY, MONDAY)

    def compose(self) -> ComposeResult:
        yield self.practices


@asynccontextmanager
async def one_list(
    size: tuple[int, int], glyphs: Glyphs = UNICODE
) -> AsyncIterator[tuple[PracticeList, Pilot[None]]]:
    app = OneList(glyphs)
    async with app.run_test(size=size) as pilot:
        yield app.practices, pilot


def row(number: int, name: str, state: DayState = "done") -> Row:
    known: list[DayState] = [*STATES, *STATES, *STATES, *STATES, *STATES, "done", "none"]
    return Row(
        number=number,
        name=name,
        state=state,
        strip=(*known, None),
        streak="3650 days",
        safe="safe until tomorrow night",
        numbers="best 3650 · 36500 in all",
    )


def assert_whole(practices: PracticeList) -> None:
    for y in range(practices.size.height):
        strip = practices.render_line(y)
        assert strip.cell_length == practices.size.width, (practices.size, y)
        assert cell_len(strip.text) == practices.size.width, (practices.size, y, strip.text)


# widths


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_is_as_wide_as_the_list(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    async with open_app(path, clock, size=size) as nearer:
        await nearer.press("1", "2", "r")
        assert_whole(nearer.today.practices)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12), (9, 4)])
async def test_no_name_is_read_as_markup_or_breaks_a_line(size: tuple[int, int]) -> None:
    async with one_list(size) as (practices, pilot):
        for name in HOSTILE:
            practices.show([row(n, name) for n in range(1, 6)], MONDAY, MONDAY)
            await pilot.pause()
            assert_whole(practices)
            if size[0] >= 40 and cell_len(name) <= 23:
                assert name in "\n".join(lines_of(practices))


async def test_a_name_that_is_too_long_is_cut_and_what_follows_stays_in_its_column() -> None:
    async with one_list((80, 24)) as (practices, pilot):
        rows = [row(1, "Plain"), row(2, "漢" * 60), row(3, "a" + "漢" * 60), row(4, "x" * 99)]
        practices.show([*rows, row(5, "Short")], MONDAY, MONDAY)
        await pilot.pause()
        first = [line for line in lines_of(practices) if "3650 days" in line]
        assert len(first) == 5
        columns = {cell_len(line[: line.index("3650 days")]) for line in first}
        assert len(columns) == 1
        assert "漢" * 11 in first[1]
        assert "a" + "漢" * 11 in first[2]


async def test_a_click_reaches_the_row_whatever_its_name() -> None:
    async with one_list((80, 24)) as (practices, pilot):
        names = ["[/", "漢" * 60, "Run [/5km]", "", "[@click=app.quit]Quit[/]"]
        practices.show([row(n, name) for n, name in enumerate(names, 1)], MONDAY, MONDAY)
        await pilot.pause()
        shape = practices.shape
        for index in range(5):
            offset = (12, shape.head + index * shape.pitch)
            await pilot.click(PracticeList, offset=offset)
            assert practices.cursor == index
            assert pilot.app.is_running


# what is shown at which size


async def test_a_week_at_80_columns(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        assert nearer.list_lines[0].split() == ["Tu", "We", "Th", "Fr", "Sa", "Su", "Mo"]
        assert nearer.list_lines[1].split() == ["17", "18", "19", "20", "21", "22", "23"]
        assert nearer.row("listen").count("▫") == 1 + 7
        assert len(nearer.today.practices.days) == 7


async def test_three_weeks_at_120_columns(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(120, 40)) as nearer:
        assert nearer.row("listen").count("▫") == 1 + 21
        days = nearer.today.practices.days
        assert days == [MONDAY - timedelta(days=n) for n in reversed(range(21))]


async def test_a_narrow_week_between(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(60, 20)) as nearer:
        assert nearer.row("listen").count("▫") == 1 + 7
        assert nearer.list_lines[0].split() == list("TWTFSSM")


async def test_no_strip_at_40_columns_but_every_name_whole(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(40, 12)) as nearer:
        assert nearer.boxes == "▫▫▫▫▫"
        for practice in BUILT_IN:
            line = nearer.row(practice.id)
            assert line.count("▫") == 1
            assert practice.name in line
        await nearer.press("1", "5")
        assert nearer.boxes == "✓▫▫▫✓"
        await nearer.until(lambda: "1 day" in nearer.row("listen"))
        bottom = nearer.today.practices.region.bottom
        assert bottom <= 12
        assert nearer.row_at("honest") < nearer.today.practices.size.height


async def test_growing_and_shrinking_keeps_everything(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("2", "h")
        title = nearer.title.split()
        for width, height in [(40, 12), (120, 40), (1, 1), (200, 60), (20, 5), (80, 24)]:
            await nearer.pilot.resize_terminal(width, height)
            await nearer.pilot.pause()
            assert_whole(nearer.today.practices)
        assert nearer.title.split() == title
        assert len(nearer.today.practices.days) == 7
        assert nearer.row("share").count("✓") == 1


async def test_the_chosen_day_is_marked_in_the_strip(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        practices = nearer.today.practices

        def marked() -> set[str]:
            return {
                segment.text.strip()
                for segment in practices.render_line(1)
                if segment.style and segment.style.reverse
            }

        assert marked() == {"23"}
        await nearer.press("h", "h")
        assert marked() == {"21"}


@pytest.mark.parametrize("height", [1, 5, 8, 16, 40])
def test_a_layout_fits_whatever_the_size(height: int) -> None:
    for width in range(1, 240):
        shape = Layout.at(width, height, 5)
        assert shape.days % 7 == 0
        assert shape.days <= 28
        assert 1 <= shape.pitch <= 3
        assert not shape.days or shape.streak_at < width
        if height >= 7:
            assert shape.head + 4 * shape.pitch < height, "all five begin in the list"


# signs


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_sign_is_one_cell_and_states_are_told_apart(glyphs: Glyphs) -> None:
    assert {cell_len(sign) for sign in glyphs} == {1}
    states: list[DayState] = ["done", "rest", "off", "none"]
    assert len({glyphs.of(state) for state in states}) == 4
    assert glyphs.of("pending") == glyphs.of("none"), "today is held against nobody"
    assert glyphs.of("paused") == glyphs.of("rest")


def test_ascii_where_nothing_else_can_be_shown() -> None:
    assert all(sign.isascii() for sign in ASCII)
    assert glyphs_for("utf-8", "xterm-256color") == UNICODE
    assert glyphs_for("UTF8", "") == UNICODE
    assert glyphs_for("utf-8", "linux") == ASCII
    assert glyphs_for("latin-1", "xterm") == ASCII


async def test_the_list_in_ascii_is_ascii() -> None:
    async with one_list((80, 24), ASCII) as (practices, pilot):
        plain = [row(n, f"Practice {n}")._replace(numbers="") for n in range(1, 6)]
        practices.show(plain, MONDAY, MONDAY)
        await pilot.pause()
        assert "\n".join(lines_of(practices)).isascii()
