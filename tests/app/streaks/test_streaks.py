"""The Streaks screen: what it shows, at which size, and how it keeps up with what changes."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.app.elsewhere import MONDAY, adding, arranged, away, other, setting, state, switching_off
from tests.app.pilot import Opened, lines_of, open_app, shown, strips_of
from tests.cli.command import CELL_AT, META, write_file
from tui.app.dialogs.explain import ExplainScreen
from tui.app.streaks.screen import StreaksScreen
from tui.app.widgets.figures import FigureTable
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.domain.practice import BUILT_IN
from tui.domain.schedule import ALL

DAY = timedelta(days=1)
WIDE = (120, 40)
SIZES = [(80, 24), (120, 40), (60, 20), (40, 12), (20, 5), (300, 80), (79, 22), (62, 60), (1, 1)]


def done(path: Path, clock: FixedClock, practice: str, *days: date) -> None:
    other(path, clock, *(MarkChange(practice, day, "tick") for day in days))


def last(count: int, *, until: date = MONDAY) -> list[date]:
    return [until - n * DAY for n in range(count)]


def some_years(path: Path, clock: FixedClock) -> None:
    """Marks in each of three years, of several practices."""
    for n, practice in enumerate(BUILT_IN):
        for year in (2024, 2025, 2026):
            first = date(year, 2 + n, 3)
            done(path, clock, practice.id, *(first + k * DAY for k in range(5 + 40 * (year % 3))))


def cells(nearer: Opened) -> dict[str, list[str]]:
    """The figures of the table of streaks by the names before them, as they are drawn."""
    table = nearer.streaks.lines
    found = {}
    for row, line in zip(table.rows, lines_of(table)[1:], strict=False):
        assert line.startswith(row.name)
        found[row.name] = line[len(row.name) :].split()
    return found


# what is there


async def test_with_nothing_recorded_it_invites(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        assert "Nothing is recorded yet" in nearer.said
        assert "1 to 5" in nearer.said
        assert "0 days" in nearer.text
        assert "No run yet" in nearer.text
        for sign in "░▒▓█":
            assert not any(sign in line for line in nearer.map_lines)
        await nearer.press("G", "y", "escape", "left_square_bracket", "3", "0", "full_stop")
        for _ in range(3):
            await nearer.press("tab", "G", "l", "y")
            await nearer.until(lambda: nearer.asks(ExplainScreen))
            await nearer.press("escape")
            await nearer.until(lambda: nearer.asks(StreaksScreen))
        assert not path.exists()


async def test_it_shows_the_year_the_numbers_and_todays_reading(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", *last(3))
    done(path, clock, "time", *last(20, until=date(2026, 3, 20)))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        assert nearer.streaks_title.startswith("Streaks  2026  all practices")
        assert nearer.said == "Mon 23 Nov, today: 1 of 5, Active listening"
        found = cells(nearer)
        assert found["Active listening"][:4] == ["3", "days", "3", "3"]
        assert found["Quality time"][:4] == ["0", "days", "20", "20"]
        assert found["Connected"][:4] == ["3", "days", "20", "23"]
        assert "Mar 20 of 31" in nearer.words
        assert "1 Mar – 20 Mar 26" in nearer.text
        assert nearer.day_sign(date(2026, 3, 1)) == "░"
        assert nearer.day_sign(date(2026, 3, 21)) == "·"
        assert nearer.day_sign(MONDAY + DAY) == " "


async def test_the_more_is_done_the_warmer_a_day_is(path: Path, clock: FixedClock) -> None:
    for n, practice in enumerate(BUILT_IN):
        done(path, clock, practice.id, *(date(2026, 5, 1 + k) for k in range(n, 5)))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        signs = [nearer.day_sign(date(2026, 5, day)) for day in range(1, 6)]
        assert signs == ["░", "░", "▒", "▓", "█"]
        assert "░ 1-2  ▒ 3  ▓ 4  █ all 5" in nearer.streaks_title


@pytest.mark.parametrize("key", "123456")
async def test_a_number_chooses_a_practice_and_zero_all(
    path: Path, clock: FixedClock, key: str
) -> None:
    arranged(path, clock, adding("Run [/5km]"))
    names = [*(practice.name for practice in BUILT_IN), "Run [/5km]"]
    ids = [*(practice.id for practice in BUILT_IN), "run-5km"]
    chosen = ids[int(key) - 1]
    done(path, clock, chosen, date(2026, 5, 4))
    done(path, clock, ids[int(key) - 2], date(2026, 5, 6))
    before = path.read_bytes()
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press(key)
        assert f"2026  {names[int(key) - 1]}" in nearer.streaks_title
        assert nearer.day_sign(date(2026, 5, 4)) == "█"
        assert nearer.day_sign(date(2026, 5, 6)) == "▫"
        assert nearer.said.startswith(f"Mon 23 Nov, today: {names[int(key) - 1]}, open")
        await nearer.press("0")
        assert "2026  all practices" in nearer.streaks_title
        assert nearer.day_sign(date(2026, 5, 6)) == "░"
    assert path.read_bytes() == before


async def test_numbers_never_change_the_file_here(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", *last(3))
    before = path.read_bytes()
    async with open_app(path, clock) as nearer:
        await nearer.to_streaks()
        await nearer.press(*"1234567890", "space", "x", "r")
        assert path.read_bytes() == before
        await nearer.to_today()
        assert nearer.boxes == "✓▫▫▫▫"


async def test_a_key_that_no_practice_has_is_said(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", MONDAY)
    async with open_app(path, clock) as nearer:
        await nearer.to_streaks()
        await nearer.press("2", "8")
        assert "key 8" in nearer.said
        assert "Share your emotions" in nearer.streaks_title, "what was chosen stays"


async def test_states_of_one_practice_have_signs_of_their_own(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", *(date(2026, 5, day) for day in (1, 2, 3, 4, 5, 6, 7, 9)))
    other(path, clock, MarkChange("listen", date(2026, 5, 10), "rest"))
    pause = away(ALL, date(2026, 5, 11), date(2026, 5, 11))
    arranged(path, clock, setting("grace", to=True), pause)
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("1")
        signs = "".join(nearer.day_sign(date(2026, 5, day)) for day in range(7, 13))
        assert signs == "█~█––▫"
        assert nearer.day_sign(date(2026, 4, 30)) == " ", "before the first use"


async def test_hidden_streaks_leave_the_map_totals_and_steadiness(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", *last(20))
    arranged(path, clock, setting("show_streaks", to=False))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        assert "Streaks are hidden" in nearer.text
        for words in ("current", "best", "safe until", "longest", "20 days"):
            assert words not in nearer.text
        total, *_, steady = cells(nearer)["Active listening"][:3]
        assert (total, steady) == ("20", "steady")
        assert nearer.day_sign(MONDAY - DAY) == "░"
        for key in ("tab", "tab", "l", "l", "l", "l"):
            await nearer.press(key)
            why = nearer.streaks.why()
            assert "run" not in why, why


# sizes and signs


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.unmeasured
async def test_at_every_size_numbers_are_whole_or_not_there(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    some_years(path, clock)
    done(path, clock, "listen", *last(300))
    async with open_app(path, clock, size=size) as nearer:
        await nearer.to_streaks()
        for key in ("tab", "l", "j", "G", "tab", "G", "tab", "j", "tab", "j", "3"):
            await nearer.press(key)
            for widget in shown(nearer.screen):
                assert all(cell_len(line) <= widget.size.width for line in lines_of(widget))
                if isinstance(widget, FigureTable):
                    whole(widget)


def whole(table: FigureTable) -> None:
    """Every figure that is drawn is drawn to its end."""
    lines = lines_of(table)[1 if table.head else 0 :]
    first = table._first_row
    for line, row in zip(lines, table.rows[first:], strict=False):
        rest = line[table._name_width :]
        for figure in (row.figures[n] for n in table._shown_columns() if n < len(row.figures)):
            if figure:
                for part in (figure.label.strip(), figure.text):
                    assert part in rest, (line, figure)
                    rest = rest.replace(part, " " * len(part), 1)
        bars = table.glyphs.bar(1, 1) + table.glyphs.bar(0, 1)
        assert not rest.strip(bars + " "), line


async def test_a_small_screen_grows_and_shrinks_while_it_is_open(
    path: Path, clock: FixedClock
) -> None:
    some_years(path, clock)
    async with open_app(path, clock, size=(80, 24)) as nearer:
        await nearer.to_streaks()
        await nearer.press("tab", "tab", "tab")
        for size in SIZES:
            await nearer.pilot.resize_terminal(*size)
            await nearer.press("j", "l", "tab")
            for widget in shown(nearer.screen):
                if isinstance(widget, FigureTable):
                    whole(widget)


async def test_the_year_moves_under_the_cursor_where_it_does_not_fit(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", *last(300))
    async with open_app(path, clock, size=(30, 12)) as nearer:
        await nearer.to_streaks()
        assert "Nov" in nearer.map_lines[0]
        assert "Jan" not in nearer.map_lines[0]
        await nearer.press("g")
        assert "Jan" in nearer.map_lines[0]
        assert "Nov" not in nearer.map_lines[0]


async def test_in_ascii_states_are_told_apart_by_their_signs_alone(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    done(path, clock, "listen", *(date(2026, 5, day) for day in (1, 2, 3, 4, 5, 6, 7, 9)))
    other(path, clock, MarkChange("listen", date(2026, 5, 10), "rest"))
    other(path, clock, MarkChange("share", date(2026, 4, 1), "tick"))
    arranged(path, clock, setting("grace", to=True))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("1")
        signs = "".join(nearer.day_sign(date(2026, 5, day)) for day in range(7, 12))
        assert signs == "#~#-o"
        assert nearer.day_sign(date(2026, 4, 30)) == "."
        assert nearer.day_sign(date(2026, 3, 31)) == " ", "before the first use"
        assert all(line.isascii() for line in nearer.map_lines)
        for sign in "█░▒▓▫✓":
            assert sign not in nearer.text
        await nearer.press("0")
        assert all(line.isascii() for line in nearer.map_lines)
        assert nearer.day_sign(date(2026, 5, 7)) == ":"


async def test_without_colour_nothing_is_lost_and_the_cursor_is_seen(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(path, clock, "listen", *last(40))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        coloured = nearer.text
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        assert nearer.text == coloured
        marked = [
            (y, part.text)
            for y, strip in enumerate(strips_of(nearer.streaks.map))
            for part in strip
            if part.style and part.style.reverse
        ]
        assert marked == [(1, "░")]


async def test_a_leap_year_has_its_day(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", date(2024, 2, 29), date(2024, 12, 31), date(2025, 2, 28))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("left_square_bracket", "left_square_bracket")
        assert nearer.streaks.year == 2024
        assert nearer.day_sign(date(2024, 2, 29)) == "░"
        assert nearer.day_sign(date(2024, 12, 31)) == "░"
        assert "2 of 307" in nearer.words, "from the first recorded day on"
        days = sum(map(len, ("".join(line[5::2].split()) for line in nearer.map_lines[1:])))
        assert days == 307, "the days before the first use are blank"


async def test_a_week_that_begins_on_sunday_is_drawn_and_counted_so(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", *last(9))
    arranged(path, clock, setting("week_start", to=6))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        names = [line[:3] for line in nearer.map_lines[1:8]]
        assert names == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        table = nearer.streaks.query_one("#weekdays-below", FigureTable)
        assert [row.figures[0].label for row in table.rows[1:] if row.figures[0]] == names
        assert nearer.place_on_map(MONDAY)[1] == 2
        assert nearer.place_on_map(MONDAY - DAY)[1] == 1
        assert cells(nearer)["Active listening"][-6:-3] == ["2", "of", "7"]


# keeping up


async def test_a_tick_on_today_is_there_when_one_comes_back(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", *last(2, until=MONDAY - DAY))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        assert cells(nearer)["Active listening"][:2] == ["2", "days"]
        await nearer.to_today()
        await nearer.press("1", "2")
        await nearer.to_streaks()
        assert cells(nearer)["Active listening"][:2] == ["3", "days"]
        assert cells(nearer)["Share your emotions"][:2] == ["1", "day"]
        assert "2 of 5" in nearer.said


async def test_a_change_elsewhere_is_shown_at_once(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", MONDAY - DAY)
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        done(path, clock, "listen", MONDAY)
        await nearer.come_back()
        await nearer.until(lambda: cells(nearer)["Active listening"][:2] == ["2", "days"])
        assert "changed elsewhere" in nearer.said


async def test_a_change_elsewhere_while_today_is_on_top_is_shown_here_later(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", MONDAY - DAY)
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.to_today()
        done(path, clock, "listen", MONDAY)
        await nearer.come_back()
        await nearer.until(lambda: nearer.box("listen") == "✓")
        await nearer.to_streaks()
        assert cells(nearer)["Active listening"][:2] == ["2", "days"]


async def test_a_change_elsewhere_behind_an_explanation_is_shown_after_it(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "listen", MONDAY - DAY)
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("y")
        done(path, clock, "listen", MONDAY)
        await nearer.come_back()
        await nearer.press("y")
        await nearer.until(lambda: nearer.asks(StreaksScreen))
        assert cells(nearer)["Active listening"][:2] == ["2", "days"]


async def test_undo_and_redo_reach_from_here(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", MONDAY - DAY)
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.press("1")
        await nearer.to_streaks()
        assert cells(nearer)["Active listening"][:2] == ["2", "days"]
        await nearer.press("u")
        assert cells(nearer)["Active listening"][:2] == ["1", "day"]
        await nearer.until(lambda: "saved" in nearer.said)
        assert "Undone: Active listening" in nearer.said
        assert state(path, "listen") is None
        await nearer.press("ctrl+r")
        assert cells(nearer)["Active listening"][:2] == ["2", "days"]
        assert state(path, "listen") == "done"
        await nearer.to_today()
        assert nearer.box("listen") == "✓"


async def test_a_new_day_is_said_and_what_is_shown_stays(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", *last(2, until=MONDAY - DAY))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("h")
        clock.move(timedelta(days=1))
        await nearer.come_back()
        assert "new day, Tuesday" in nearer.said
        assert nearer.streaks.map.cursor == MONDAY - 7 * DAY
        assert cells(nearer)["Active listening"][:2] == ["0", "days"]
        await nearer.press("full_stop")
        assert nearer.said.startswith("Tue 24 Nov, today")
        await nearer.to_today()
        assert "Tuesday 24" in nearer.title
        await nearer.press("full_stop")
        assert "Tuesday 24" in nearer.title


async def test_a_practice_that_is_switched_off_while_it_is_chosen_gives_way_to_all(
    path: Path, clock: FixedClock
) -> None:
    done(path, clock, "time", *last(3))
    async with open_app(path, clock, size=WIDE) as nearer:
        await nearer.to_streaks()
        await nearer.press("4")
        assert "Quality time" in nearer.streaks_title
        arranged(path, clock, switching_off("time"))
        await nearer.come_back()
        await nearer.until(lambda: "all practices" in nearer.streaks_title)
        assert "Quality time" not in cells(nearer)
        await nearer.press("y")
        await nearer.press("escape", "4")
        assert "key 4" in nearer.said


async def test_a_file_that_cannot_be_changed_says_so_here_too(
    path: Path, clock: FixedClock
) -> None:
    write_file(path, meta=[{**META, "schema": 99, "at": CELL_AT}])
    path.chmod(stat.S_IRUSR)
    async with open_app(path, clock) as nearer:
        await nearer.to_streaks()
        assert "newer" in nearer.said
        await nearer.press("u")
        await nearer.to_today()
        await nearer.to_streaks()
        assert "newer" in nearer.said


@pytest.mark.unmeasured
async def test_going_to_and_fro_leaves_nothing_behind(path: Path, clock: FixedClock) -> None:
    done(path, clock, "listen", *last(3))
    async with open_app(path, clock) as nearer:
        await nearer.to_streaks()
        first = nearer.streaks
        widgets = len(list(first.walk_children()))
        for _ in range(20):
            await nearer.to_today()
            await nearer.to_streaks()
            await nearer.to_settings()
            assert len(nearer.app.screen_stack) == 2
            await nearer.press("s")
        assert nearer.streaks is first, "each screen is made once"
        assert len(list(first.walk_children())) == widgets
