"""The list of practices: every size, every name, every line as wide as the list."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.pilot import Pilot

from tests.app.elsewhere import MONDAY, other
from tests.app.pilot import PADDING, lines_of, open_app, painted
from tests.app.widgets.readable import ReadableApp
from tui.app.look.style import STYLES
from tui.app.widgets.practice_list import Layout, PracticeList, PracticeRow
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.config.glyphs import ASCII, UNICODE, Glyphs, glyphs_for
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


class OneList(ReadableApp):
    """Nothing but the list, and what it said."""

    CSS_PATH = STYLES

    def __init__(self, practices: PracticeList) -> None:
        super().__init__()
        self.practices = practices
        self.said: list[date | int] = []

    def compose(self) -> ComposeResult:
        yield self.practices

    def on_practice_list_ticked(self, message: PracticeList.Ticked) -> None:
        self.said.append(message.index)

    def on_practice_list_day_chosen(self, message: PracticeList.DayChosen) -> None:
        self.said.append(message.day)


@asynccontextmanager
async def one_list(
    size: tuple[int, int], glyphs: Glyphs = UNICODE
) -> AsyncIterator[tuple[PracticeList, Pilot[None]]]:
    practices = PracticeList(glyphs)
    practices.show([row(n, "") for n in range(1, 6)], MONDAY, MONDAY)
    async with OneList(practices).run_test(size=size) as pilot:
        yield practices, pilot


def row(number: int, name: str, state: DayState = "done") -> PracticeRow:
    known: list[DayState] = [*STATES, *STATES, *STATES, *STATES, *STATES, "done", "none"]
    return PracticeRow(
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


@pytest.mark.parametrize("size", [SIZES[0], SIZES[5], SIZES[-1]])
async def test_every_line_is_as_wide_as_the_list_from_the_start(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    async with open_app(path, clock, size=size) as nearer:
        await nearer.press("1", "2", "r")
        assert_whole(nearer.today.practices)


async def test_every_line_is_as_wide_as_the_list(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "2", "r")
        for size in SIZES:
            await nearer.pilot.resize_terminal(*size)
            await nearer.painted()
            assert nearer.app.size == size
            assert_whole(nearer.today.practices)


async def test_no_name_is_read_as_markup_or_breaks_a_line() -> None:
    sizes = [(120, 40), (80, 24), (60, 20), (40, 12), (9, 4)]
    async with one_list(sizes[0]) as (practices, pilot):
        for size, name in product(sizes, HOSTILE):
            if pilot.app.size != size:
                await pilot.resize_terminal(*size)
            practices.show([row(n, name) for n in range(1, 6)], MONDAY, MONDAY)
            await painted(pilot.app)
            assert_whole(practices)
            if size[0] >= 40 and cell_len(name) <= 23:
                assert name in "\n".join(lines_of(practices))


async def test_a_name_that_is_too_long_is_cut_and_what_follows_stays_in_its_column() -> None:
    async with one_list((80, 24)) as (practices, pilot):
        rows = [row(1, "Plain"), row(2, "漢" * 60), row(3, "a" + "漢" * 60), row(4, "x" * 99)]
        practices.show([*rows, row(5, "Short")], MONDAY, MONDAY)
        await painted(pilot.app)
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
        await painted(pilot.app)
        shape = practices.shape
        for index in range(5):
            offset = (12, shape.head + index * shape.pitch)
            await pilot.click(PracticeList, offset=offset)
            assert practices.cursor == index
            assert pilot.app.is_running


# what is shown at which size


def used_before(path: Path, clock: FixedClock) -> None:
    """A first use long ago: days before it are blank."""
    other(path, clock, MarkChange("honest", date(2026, 1, 1), "tick"))


async def test_a_week_at_80_columns(path: Path, clock: FixedClock) -> None:
    used_before(path, clock)
    async with open_app(path, clock) as nearer:
        assert nearer.list_lines[0].split() == ["Tu", "We", "Th", "Fr", "Sa", "Su", "Mo"]
        assert nearer.list_lines[1].split() == ["17", "18", "19", "20", "21", "22", "23"]
        assert nearer.row("listen").count("▫") == 1 + 7
        assert len(nearer.today.practices.days) == 7


async def test_three_weeks_at_120_columns(path: Path, clock: FixedClock) -> None:
    used_before(path, clock)
    async with open_app(path, clock, size=(120, 40)) as nearer:
        assert nearer.row("listen").count("▫") == 1 + 21
        days = nearer.today.practices.days
        assert days == [MONDAY - timedelta(days=n) for n in reversed(range(21))]


async def test_a_narrow_week_between(path: Path, clock: FixedClock) -> None:
    used_before(path, clock)
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
            await nearer.painted()
            assert_whole(nearer.today.practices)
        await nearer.until(lambda: nearer.title.split() == title)  # a resize is heard in its time
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


@pytest.mark.parametrize(("height", "expected"), [(16, 3), (15, 2), (12, 2), (11, 1), (7, 1)])
def test_a_second_line_is_there_for_every_practice_or_for_none(height: int, expected: int) -> None:
    shape = Layout.at(78, height, 5)
    assert shape.pitch == expected
    assert shape.head + 4 * shape.pitch + min(shape.pitch, 2) <= height


NUMBERS = {"1", "2", "3", "4", "5", "3650", "36500"}  # of the practices, and of ``row``
PIECES = {"", "best 3650", "best 3650 · 36500 in all"}


@pytest.mark.parametrize("height", [5, 12, 16])
async def test_no_number_and_no_date_is_ever_cut(height: int) -> None:
    seen = set()
    async with one_list((130, 24)) as (practices, pilot):
        practices.styles.height = height
        for width in (130, *range(81, 74, -1), *range(64, 54, -1), *range(49, 28, -1), 9, 1):
            await pilot.resize_terminal(width, 24)
            await painted(pilot.app)
            assert_whole(practices)
            lines = lines_of(practices)[practices.shape.head :]
            text = "\n".join(lines)
            assert set(re.findall(r"\d+", text)) <= NUMBERS, (width, text)
            assert not re.search(r"\bsafe\b(?! until tomorrow night( |$))", text, re.MULTILINE)
            seen |= {re.sub(r".*(?=best)|^(?!.*best).*", "", line).strip() for line in lines}
            if width >= 9 + 31 + PADDING * 2:
                assert text.count("3650 days") == 5, (width, text)
            elif width >= 4 + 31 + PADDING * 2:
                assert text.count("3650") == 5, (width, text)
    assert seen == (PIECES if height > 5 else {""})


async def test_until_when_it_is_safe_goes_before_steadiness_where_room_is_short() -> None:
    async with one_list((60, 20)) as (practices, pilot):
        steady = row(1, "Plain")._replace(steady="▓▓▓▒░ growing")
        practices.show([steady, *(row(n, "") for n in range(2, 6))], MONDAY, MONDAY)
        await painted(pilot.app)
        second = lines_of(practices)[practices.shape.head + 1]
        assert second[2:].split() == ["safe", "until", "tomorrow", "night", "best", "3650"]
        practices.show([steady._replace(safe="")], MONDAY, MONDAY)
        await painted(pilot.app)
        second = lines_of(practices)[practices.shape.head + 1]
        assert second[2:].split() == ["▓▓▓▒░", "growing", "best", "3650"]
        practices.show([steady._replace(steady="▓▓▓▒░ steady")], MONDAY, MONDAY)
        await painted(pilot.app)
        second = lines_of(practices)[practices.shape.head + 1]
        assert "safe until tomorrow night ▓▓▓▒░ steady  best 3650" in second


async def test_nothing_is_drawn_before_there_is_something_to_show() -> None:
    practices = PracticeList(UNICODE)
    async with OneList(practices).run_test(size=(120, 40)) as pilot:
        assert_whole(practices)
        assert not "".join(lines_of(practices)).strip()
        assert not any(s.style and s.style.reverse for s in practices.render_line(0))
        await pilot.click(PracticeList, offset=(60, 0))
        assert pilot.app.is_running


async def test_the_first_days_of_all_can_be_looked_at(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, day=date(1, 1, 3)) as nearer:
        assert nearer.list_lines[0].split() == ["Mo", "Tu", "We"]
        assert nearer.list_lines[1].split() == ["1", "2", "3"]
        assert nearer.row("listen").count("▫") == 1, "before the first use"
        await nearer.click(nearer.today.practices.shape.strip_at, 1)
        assert "3 January" in nearer.title


# more practices than lines


def at_cursor(practices: PracticeList) -> list[str]:
    """The numbers of the practices with the bar before them."""
    return [line[2] for line in lines_of(practices) if line[0] == "▌" and line[2] != " "]


@pytest.mark.parametrize("height", [1, 2, 3, 8, 9, 10, 16])
async def test_the_row_of_the_cursor_is_always_in_sight(height: int) -> None:
    async with one_list((20, 20)) as (practices, pilot):
        practices.styles.height = height
        practices.show([row(n, f"Practice {n}") for n in range(1, 10)], MONDAY, MONDAY)
        for cursor in (0, 1, 4, 8, 7, 3, 8, 0):
            practices.cursor = cursor
            await painted(pilot.app)
            assert_whole(practices)
            assert at_cursor(practices) == [str(cursor + 1)], lines_of(practices)
            shown = [line for line in lines_of(practices) if "Practice" in line]
            assert len(shown) == min(height, 9), "no line is left empty that could hold a practice"


async def test_it_scrolls_no_further_than_it_has_to() -> None:
    async with one_list((20, 20)) as (practices, pilot):
        practices.styles.height = 3
        practices.show([row(n, "") for n in range(1, 10)], MONDAY, MONDAY)

        async def shown_at(cursor: int) -> str:
            practices.cursor = cursor
            await painted(pilot.app)
            return "".join(line[2] for line in lines_of(practices))

        assert [await shown_at(n) for n in (2, 3, 2, 1, 0)] == ["123", "234", "234", "234", "123"]


@pytest.mark.parametrize("height", [16, 15, 12, 11, 5])
async def test_what_fits_stays_where_it_is(height: int) -> None:
    async with one_list((80, 24)) as (practices, pilot):
        practices.styles.height = height
        await painted(pilot.app)
        before = [line[2:] for line in lines_of(practices)]
        for cursor in (4, 0):
            practices.cursor = cursor
            await painted(pilot.app)
            assert [line[2:] for line in lines_of(practices)] == before


async def test_what_is_on_the_screen_follows_the_cursor(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(20, 5)) as nearer:
        for number, key in enumerate("gjjjj", 1):
            await nearer.keys(key)
            assert nearer.list_lines[0].startswith(f"▌ {number} ▫")
        await nearer.click(8, 0)
        assert nearer.list_lines[0].startswith("▌ 5 ✓")
        await nearer.click(8, 0)
        assert nearer.list_lines[0].startswith("▌ 5 ▫")
        await nearer.press("k", "space")
        assert nearer.list_lines[0].startswith("▌ 4 ✓")


async def test_the_cursor_stays_in_sight_when_the_list_gets_lower_or_shorter() -> None:
    async with one_list((20, 20)) as (practices, pilot):
        practices.show([row(n, "") for n in range(1, 10)], MONDAY, MONDAY)
        practices.cursor = 8
        for height in (16, 4, 1, 12):
            practices.styles.height = height
            await painted(pilot.app)
            assert at_cursor(practices) == ["9"]
        practices.styles.height = 2
        await painted(pilot.app)
        practices.show([row(n, "") for n in range(1, 4)], MONDAY, MONDAY)
        await painted(pilot.app)
        assert at_cursor(practices) == ["3"], "on the last one, where there are fewer now"
        assert lines_of(practices)[0][2] == "2"
        practices.cursor = 0
        await painted(pilot.app)
        assert at_cursor(practices) == ["1"]


# the mouse


async def clicked(pilot: Pilot[None], across: int, down: int) -> list[date | int]:
    """What a click on this column and line of the text led to."""
    app = pilot.app
    assert isinstance(app, OneList)
    app.said.clear()
    await pilot.click(PracticeList, offset=(across + PADDING, down))
    return list(app.said)


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (120, 24)])
async def test_a_day_is_as_wide_as_its_cell(size: tuple[int, int]) -> None:
    async with one_list(size) as (practices, pilot):
        practices.show(
            [row(n, "")._replace(strip=("done",) * 28) for n in range(1, 6)], MONDAY, MONDAY
        )
        await painted(pilot.app)
        head = practices.shape.head
        _, *signs = (m.start() for m in re.finditer("✓", lines_of(practices)[head]))
        wide = signs[1] - signs[0]
        for back, sign in enumerate(reversed(signs)):
            first = sign - (wide - 2)
            day = MONDAY - timedelta(days=back)
            assert await clicked(pilot, first, head) == [day]
            assert await clicked(pilot, first + wide - 1, head) == [day]
            if back in (0, 6):
                for down in {0, head - 1, head + practices.shape.pitch}:
                    assert await clicked(pilot, sign, down) == [day], down
        before, after = signs[0] - (wide - 2) - 1, signs[-1] + 2
        assert await clicked(pilot, before, head) == [0], "the name ends there"
        assert await clicked(pilot, before, 0) == []
        assert await clicked(pilot, after, head) == [], "the gap before the streak"
        assert await clicked(pilot, after + 2, head) == [0]
        assert await clicked(pilot, after + 2, 0) == []
        assert await clicked(pilot, -1, head) == [], "the padding"


async def test_only_where_days_are_drawn_is_a_day() -> None:
    async with one_list((80, 24)) as (practices, pilot):
        shape = practices.shape
        assert (shape.head, shape.pitch, practices.size.height) == (2, 3, 16)
        day = shape.strip_at + 1
        row_at = shape.head + shape.pitch
        assert await clicked(pilot, day, row_at + 1) == [], "under a strip"
        assert await clicked(pilot, day, row_at + 2) == [], "between two practices"
        assert await clicked(pilot, 8, row_at + 2) == []
        assert await clicked(pilot, 8, row_at + 1) == [1], "its second line is the practice too"
        assert await clicked(pilot, shape.streak_at + 1, row_at + 1) == [1]
        practices.show([row(n, "") for n in range(1, 4)], MONDAY, MONDAY)
        await painted(pilot.app)
        for down in range(shape.head + 3 * 3, 16):
            assert await clicked(pilot, day, down) == [], "below the last practice"
            assert await clicked(pilot, 8, down) == []


async def test_a_click_takes_the_practice_that_is_scrolled_there() -> None:
    async with one_list((80, 24)) as (practices, pilot):
        practices.styles.height = 3
        practices.show([row(n, "") for n in range(1, 10)], MONDAY, MONDAY)
        practices.cursor = 8
        await painted(pilot.app)
        assert await clicked(pilot, 8, 0) == [6]
        assert await clicked(pilot, 8, 0) == [6], "a second click meets the same practice"
        assert await clicked(pilot, practices.shape.strip_at, 2) == [MONDAY - timedelta(days=6)]


# signs


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_sign_is_one_cell_and_states_are_told_apart(glyphs: Glyphs) -> None:
    assert {cell_len(sign) for sign in "".join(glyphs)} == {1}
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
        await painted(pilot.app)
        assert "\n".join(lines_of(practices)).isascii()
