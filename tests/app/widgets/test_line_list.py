"""A list of lines: its cursor, what is in sight, the wheel, the bar, the mouse."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tests.app.pilot import lines_of, painted
from tests.app.widgets.readable import ReadableApp
from tui.app.look.style import STYLES
from tui.app.widgets.line_list import Line, LineList
from tui.config.glyphs import ASCII, UNICODE, Glyphs

HEIGHT = 10


class Showing(ReadableApp):
    """An app with nothing but a list; it keeps what the list says."""

    CSS_PATH = STYLES

    def __init__(self, lines: Sequence[Line], glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self._lines, self._glyphs = lines, glyphs
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield LineList(self._glyphs, id="list")

    def on_mount(self) -> None:
        self.query_one(LineList).show(self._lines)

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        self.heard.append(message)

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        self.heard.append(message)


class Seen:
    """The list and what of it can be seen."""

    def __init__(self, app: Showing, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.list = app.query_one(LineList)

    @property
    def lines(self) -> list[str]:
        """What is drawn, without cursor and margin."""
        return [line.strip(" ▌>") for line in lines_of(self.list)]

    @property
    def cursors(self) -> list[int]:
        """The lines of the screen that have the bar before them."""
        return [y for y, line in enumerate(lines_of(self.list)) if line[:1] in {"▌", ">"}]

    def has_bar(self) -> bool:
        """Whether the scroll bar is shown."""
        return self.list.show_vertical_scrollbar

    async def wheel(self, kind: type[events.MouseEvent], times: int = 1) -> None:
        """Turn the wheel over the list."""
        for _ in range(times):
            event = kind(self.list, 5, 5, 0, 0, 0, False, False, False)  # noqa: FBT003  # as Textual has it
            self.list.post_message(event)
        await painted(self.app)


def numbered(count: int) -> list[Line]:
    return [Line(f"line {n}", f"k{n}") for n in range(count)]


def by_day(days: int, each: int = 3) -> list[Line]:
    """Days as headings, with lines under them; one with nothing in between."""
    lines = []
    for day in range(days):
        lines.append(Line(f"day {day}", look="head"))
        lines += [Line(f"{day}.{n}", f"{day}.{n}") for n in range(each)]
    return lines


@asynccontextmanager
async def showing(
    lines: Sequence[Line], size: tuple[int, int] = (60, HEIGHT), glyphs: Glyphs = UNICODE
) -> AsyncIterator[Seen]:
    app = Showing(lines, glyphs)
    async with app.run_test(size=size) as pilot:
        await painted(pilot.app)
        yield Seen(app, pilot)


async def test_pages_go_through_all_of_it_and_back() -> None:
    async with showing(numbered(60)) as seen:
        places = []
        for _ in range(7):
            seen.list.page(1)
            await painted(seen.app)
            places.append((seen.list.key, seen.lines[0], seen.cursors))
        assert places[:3] == [
            ("k10", "line 10", [0]),
            ("k20", "line 20", [0]),
            ("k30", "line 30", [0]),
        ]
        assert places[-1] == ("k59", "line 50", [9])
        for _ in range(7):
            seen.list.page(-1)
        await painted(seen.app)
        assert (seen.list.key, seen.lines[0]) == ("k0", "line 0")


async def test_the_last_and_the_first() -> None:
    async with showing(by_day(10)) as seen:
        seen.list.edge(1)
        await painted(seen.app)
        assert (seen.list.key, seen.lines[-1]) == ("9.2", "9.2")
        seen.list.edge(-1)
        await painted(seen.app)
        assert (seen.list.key, seen.lines[0]) == ("0.0", "day 0"), "its heading is seen with it"


async def test_it_scrolls_no_further_than_the_cursor_asks_for() -> None:
    async with showing(numbered(30)) as seen:
        for _ in range(12):
            seen.list.move(1)
        await painted(seen.app)
        assert (seen.lines[0], seen.lines[-1], seen.cursors) == ("line 3", "line 12", [9])
        for _ in range(9):
            seen.list.move(-1)
        await painted(seen.app)
        assert (seen.lines[0], seen.cursors) == ("line 3", [0])
        seen.list.move(-1)
        await painted(seen.app)
        assert (seen.lines[0], seen.cursors) == ("line 2", [0])


async def test_headings_are_stepped_over_and_seen_with_what_they_stand_over() -> None:
    async with showing(by_day(10)) as seen:
        keys = []
        while seen.list.move(1):
            keys.append(seen.list.key)
        assert keys == [f"{day}.{n}" for day in range(10) for n in range(3)][1:]
        while seen.list.move(-1):
            await painted(seen.app)
            if seen.list.key.endswith(".0"):
                day = seen.list.key.partition(".")[0]
                assert f"day {day}" in seen.lines


async def test_what_stands_after_the_last_is_seen_with_it() -> None:
    lines = [*numbered(20), Line("and that is all", look="faint")]
    async with showing(lines) as seen:
        seen.list.edge(1)
        await painted(seen.app)
        assert seen.lines[-2:] == ["line 19", "and that is all"]


async def test_a_page_where_nothing_can_be_chosen_is_read_line_by_line_and_by_page() -> None:
    async with showing([Line(f"text {n}") for n in range(30)]) as seen:
        assert not seen.list.move(1)
        await painted(seen.app)
        assert seen.lines[0] == "text 1"
        seen.list.page(1)
        await painted(seen.app)
        assert seen.lines[0] == "text 11"
        seen.list.show(numbered(30))
        await painted(seen.app)
        assert (seen.lines[0], seen.cursors) == ("line 0", [0])


async def test_the_wheel_takes_the_cursor_along_and_says_so() -> None:
    async with showing(numbered(60)) as seen:
        await seen.wheel(events.MouseScrollDown, 3)
        first = int(seen.lines[0].split()[-1])
        assert first > 0
        assert (seen.list.key, seen.cursors) == (f"k{first}", [0])
        assert seen.app.heard[-1] == LineList.Moved(f"k{first}")
        for _ in range(9):
            seen.list.move(1)
        seen.app.heard.clear()
        await seen.wheel(events.MouseScrollUp, 9)
        assert (seen.lines[0], seen.list.key, seen.cursors) == ("line 0", "k9", [9])
        assert seen.app.heard


async def test_keys_do_not_say_that_it_was_moved() -> None:
    async with showing(numbered(60)) as seen:
        seen.list.page(1)
        seen.list.move(1)
        seen.list.edge(1)
        await painted(seen.app)
        assert seen.app.heard == []


async def test_a_click_in_a_long_list_goes_to_what_is_under_it() -> None:
    async with showing(by_day(20)) as seen:
        seen.list.page(1)
        seen.list.page(1)
        await painted(seen.app)
        clicked = seen.lines[5]
        await seen.pilot.click(LineList, offset=(10, 5))
        assert (seen.list.key, seen.app.heard) == (
            clicked,
            [LineList.Clicked(clicked, again=False)],
        )
        await seen.pilot.click(LineList, offset=(10, 5))
        assert seen.app.heard[-1] == LineList.Clicked(clicked, again=True)


async def test_a_click_on_a_heading_does_nothing() -> None:
    async with showing(by_day(20)) as seen:
        await seen.pilot.click(LineList, offset=(1, 4))
        assert (seen.list.key, seen.app.heard) == ("0.0", [])


@pytest.mark.parametrize(("glyphs", "thumb"), [(UNICODE, "▐"), (ASCII, "|")])
async def test_the_bar_shows_where_one_is(glyphs: Glyphs, thumb: str) -> None:
    async with showing(numbered(40), glyphs=glyphs) as seen:
        bar = seen.list.vertical_scrollbar
        assert (bar.display, bar.region.width) == (True, 1)
        places = []
        for _ in range(4):
            drawn = "".join(lines_of(bar))
            assert len(drawn) == HEIGHT
            places.append([y for y, sign in enumerate(drawn) if sign == thumb])
            seen.list.page(1)
            await painted(seen.app)
        assert places == [[0, 1], [3, 4], [5, 6], [8, 9]]


async def test_there_is_no_bar_where_all_of_it_is_seen_and_no_line_moves_for_it() -> None:
    async with showing(numbered(5)) as seen:
        assert not seen.has_bar()
        before = seen.lines[2]
        seen.list.show([Line("x" * 99, f"k{n}") for n in range(30)])
        await painted(seen.app)
        assert seen.has_bar()
        long = seen.lines[2]
        seen.list.show([Line("x" * 99, f"k{n}") for n in range(5)])
        await painted(seen.app)
        assert not seen.has_bar()
        assert seen.lines[2] == long != before


async def test_a_click_beside_the_thumb_pages() -> None:
    async with showing(numbered(60)) as seen:
        await seen.pilot.click(offset=(59, 8))
        await painted(seen.app)
        await seen.pilot.wait_for_animation()
        assert seen.list.scroll_offset.y > 0
        assert len(seen.cursors) == 1


@pytest.mark.parametrize("size", [(60, 5), (40, 12), (20, 3), (60, 1), (120, 40)])
async def test_the_cursor_is_in_sight_at_any_size(size: tuple[int, int]) -> None:
    async with showing(by_day(30)) as seen:
        seen.list.go_to("20.1")
        await painted(seen.app)
        await seen.pilot.resize_terminal(*size)
        await painted(seen.app)
        assert len(seen.cursors) == 1
        assert seen.lines[seen.cursors[0]] == "20.1"


async def test_the_cursor_stays_with_its_key_else_near_its_place() -> None:
    async with showing(numbered(40)) as seen:
        seen.list.go_to("k30")
        seen.list.show(numbered(60)[5:])
        assert seen.list.key == "k30"
        seen.list.show([line for line in numbered(60)[5:] if line.key != "k30"])
        assert seen.list.key == "k31"
        seen.list.show(numbered(3))
        await painted(seen.app)
        assert (seen.list.key, seen.lines[:3]) == ("k2", ["line 0", "line 1", "line 2"])
        seen.list.show([])
        assert (seen.list.key, seen.list.cursor) == ("", -1)


async def test_what_is_drawn_is_of_now() -> None:
    """Lines are kept as they were drawn: not longer than they hold."""
    async with showing(numbered(20)) as seen:
        seen.list.show([Line("another", "k0"), *numbered(20)[1:]])
        await painted(seen.app)
        assert seen.lines[:2] == ["another", "line 1"]
        seen.list.show_cursor(shown=False)
        assert not seen.cursors
        one = seen.list.render_line(1)
        seen.app.theme = "textual-light"
        await painted(seen.app)
        other = seen.list.render_line(1)
        assert one.text == other.text
        assert one != other, "the colours of the other theme"


@pytest.mark.parametrize("name", ["[/", "[b]x[/b]", "漢" * 40, "🎉 {x} $t", "a" * 200])
async def test_any_text_is_drawn_as_it_is_and_cut_to_fit(name: str) -> None:
    async with showing([Line(name, "k", "▫", "right")], size=(40, 4)) as seen:
        strip = seen.list.render_line(0)
        assert strip.cell_length == 40
        assert name[:8] in strip.text


async def test_what_is_left_out_has_a_sign_of_its_own_in_ascii() -> None:
    async with showing([Line("x" * 99, "k")], size=(40, 4), glyphs=ASCII) as seen:
        assert lines_of(seen.list)[0].isascii()


async def test_a_list_as_high_as_its_lines() -> None:
    class Short(Showing):
        CSS = "LineList { height: auto; max-height: 6; }"

    app: App[None] = Short(numbered(3))
    async with app.run_test(size=(60, 20)) as pilot:
        await painted(pilot.app)
        lines = app.query_one(LineList)
        assert lines.region.height == 3
        lines.show(numbered(30), "k29")
        await painted(pilot.app)
        assert lines.region.height == 6
        assert "line 29" in lines_of(lines)[-1]


async def test_the_bar_knows_of_more_lines_and_the_end_of_fewer() -> None:
    async with showing(numbered(20)) as seen:
        bar = seen.list.vertical_scrollbar
        assert "".join(lines_of(bar)).count("▐") == 5
        seen.list.show(numbered(100))
        await painted(seen.app)
        assert "".join(lines_of(bar)).count("▐") == 1
        seen.list.edge(1)
        seen.list.show(numbered(50))
        await painted(seen.app)
        assert (seen.lines[-1], seen.list.key) == ("line 49", "k49")
        seen.list.show([Line(f"text {n}") for n in range(15)])
        await painted(seen.app)
        assert seen.lines[-1] == "text 14", "no further than there are lines"
