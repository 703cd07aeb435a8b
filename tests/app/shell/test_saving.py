"""Saving off the keyboard's path, the file seen from outside, leaving."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import (
    MONDAY,
    arranged,
    as_newer,
    jammed,
    keeper_over,
    other,
    state,
    states,
)
from tests.app.pilot import Opened, lines_of, open_app, write
from tests.app.shell.test_saver import CountingKeeper
from tui.app import NearerApp
from tui.app.screen.base import NearerScreen
from tui.app.shell.trouble import UnsavedScreen
from tui.book.steps import MarkChange
from tui.changes.people import added
from tui.clock import FixedClock
from tui.keys.key import ScreenName
from tui.store.lock import locked


def asked(nearer: Opened) -> bool:
    """Whether the app asks what is to become of the unsaved."""
    return nearer.asks(UnsavedScreen)


# saved


async def test_opening_and_looking_around_writes_nothing(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("j", "h", "l", "i", "question_mark", "escape")
        await nearer.leave("q")
    assert list(path.parent.iterdir()) == []


async def test_what_is_said_to_be_saved_is_in_the_file(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        assert "saved" in nearer.status
        tables = json.loads(path.read_text("utf-8"))
        (record,) = tables["marks"].values()
        assert record["uid"] == "listen|2026"
        assert record["days"]["11-23"]["state"] == "done"
        assert path.stat().st_mode & 0o777 == 0o600


async def test_the_tick_is_on_the_screen_before_it_is_saved(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        nearer.today.action_tick(1)
        assert nearer.box("listen") == "✓"
        assert len(nearer.app.keeper.unsaved) == 1
        assert not path.exists()
        await nearer.settled()
        assert not nearer.app.keeper.unsaved
        assert state(path, "listen") == "done"


async def test_no_key_waits_for_a_file_that_another_program_holds(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        with locked(path.with_name(path.name + ".lock")):
            await nearer.keys("2")
            await nearer.keys("3", "j", "r", "u", "g")
            assert nearer.boxes == "✓✓✓▫▫"
            assert nearer.cursor == "listen"
            assert "Not saved" not in nearer.status, "it is still being tried"
            assert len(nearer.app.keeper.unsaved) == 4
            assert states(path) == ["done", None, None, None, None]
        await nearer.settled()
        assert states(path) == ["done", "done", "done", None, None]


async def test_q_leaves_and_everything_is_saved(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.keys("1", "2", "3", "4")
        await nearer.leave("q")
    assert states(path) == ["done", "done", "done", "done", None]
    assert not nearer.app.return_code


async def test_ctrl_q_leaves_from_anywhere(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.keys("1", "question_mark")
        await nearer.leave("ctrl+q")
    assert state(path, "listen") == "done"


async def test_what_the_last_session_saved_is_there_in_the_next(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "h", "r")
    async with open_app(path, clock) as again:
        assert again.boxes == "✓▫▫▫▫"
        assert "–✓" in again.row("listen")[7:].replace(" ", "")


async def test_a_held_key_starts_one_save_and_has_one_wait(path: Path, clock: FixedClock) -> None:
    keeper = CountingKeeper(path, clock)
    async with open_app(path, clock, app=NearerApp(keeper)) as nearer:
        keeper.gate.clear()
        nearer.today.action_tick(2)
        await nearer.until(lambda: keeper.saves)
        for _ in range(51):
            nearer.today.action_tick(1)
        await nearer.keys("j")
        saving = [worker for worker in nearer.app.workers if worker.group == "save"]
        assert (keeper.saves, len(saving)) == (1, 1)
        keeper.gate.set()
        await nearer.settled()
        assert keeper.saves == 2
        assert states(path) == ["done", "done", None, None, None]
        assert "· saved" in nearer.status
        assert not keeper.unsaved


async def test_it_is_said_to_be_saved_where_names_are_masked_too(
    path: Path, clock: FixedClock
) -> None:
    arranged(path, clock, lambda book: added(book, "Also", MONDAY))
    arranged(path, clock, lambda book: added(book, "Ann", MONDAY))
    async with open_app(path, clock) as nearer:
        nearer.app.keeper.looking.is_masked = True
        assert nearer.today.desk.do("Time with Ann", lambda book: [added(book, "Bo", MONDAY)])
        await nearer.settled()
        assert "Ann" not in nearer.status
        assert nearer.status.endswith("· saved")


# changed outside


async def test_a_change_from_outside_is_shown(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        other(path, clock, MarkChange("time", MONDAY, "tick"))
        await nearer.come_back()
        assert nearer.boxes == "✓▫▫✓▫"
        assert "elsewhere" in nearer.status


async def test_a_change_from_outside_is_noticed_without_a_key(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        other(path, clock, MarkChange("share", MONDAY, "rest"))
        await nearer.until(lambda: nearer.box("share") == "–")


async def test_a_change_from_outside_is_shown_behind_help_too(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("question_mark")
        other(path, clock, MarkChange("share", MONDAY, "tick"))
        await nearer.come_back()
        await nearer.press("escape")
        assert nearer.box("share") == "✓"


async def test_a_tick_keeps_what_another_program_wrote_meanwhile(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        other(path, clock, MarkChange("honest", MONDAY, "tick"))
        other(path, clock, MarkChange("time", MONDAY - timedelta(days=1), "tick"))
        await nearer.press("2")
        await nearer.until(lambda: nearer.boxes == "✓✓▫▫✓")
        assert states(path) == ["done", "done", None, None, "done"]
        assert state(path, "time", MONDAY - timedelta(days=1)) == "done"


async def test_what_is_not_saved_stays_on_top_of_what_others_wrote(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        with jammed(path):
            await nearer.press("2")
            read = keeper_over(path, clock)
            tables = json.loads(path.read_text("utf-8"))
            (record,) = tables["marks"].values()
            record["days"]["11-22"] = record["days"]["11-23"]
            path.write_text(json.dumps(tables), "utf-8")
            assert read.read().mark("listen", MONDAY - timedelta(days=1)).state == "done"
            await nearer.come_back()
            assert nearer.boxes == "✓✓▫▫▫"
            await nearer.until(lambda: "2 days" in nearer.row("listen"))
        await nearer.press("3")
        assert states(path) == ["done", "done", "done", None, None]


# beside the file

COPY = "nearer.sync-conflict-20261120-101500-ABCDEF7.json"


async def test_a_copy_beside_the_file_is_told_of_at_the_start(
    path: Path, clock: FixedClock
) -> None:
    path.with_name(COPY).write_text("{}")
    async with open_app(path, clock) as nearer:
        await nearer.until(lambda: "See `nearer doctor`" in nearer.status)
        nearer.today.status.say("")
        await nearer.come_back()
        assert nearer.status == "", "told once"


async def test_a_copy_that_comes_while_open_is_told_of_once(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.come_back()
        assert "doctor" not in nearer.status
        path.with_name(COPY).write_text("{}")
        await nearer.come_back()
        assert "See `nearer doctor`" in nearer.status
        await nearer.press("1")
        await nearer.come_back()
        assert "saved" in nearer.status
        path.with_name("nearer (1).json").write_text("{}")
        await nearer.come_back()
        assert "See `nearer doctor`" in nearer.status, "another one"


async def test_a_copy_beside_the_file_does_not_talk_over_trouble(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        path.with_name(COPY).write_text("{}")
        with jammed(path):
            await nearer.press("2")
            await nearer.come_back()
            assert "Not saved" in nearer.status
        await nearer.press("3")
        await nearer.come_back()
        assert "See `nearer doctor`" in nearer.status


# not saved


async def test_what_cannot_be_saved_stays_on_the_screen_and_is_kept(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        before = path.read_bytes()
        with jammed(path):
            await nearer.press("2")
            assert nearer.boxes == "✓✓▫▫▫"
            assert "Not saved" in nearer.status
            assert "folder" in nearer.status, "the reason"
            assert "kept" in nearer.status
            assert "· saved" not in nearer.status
            assert path.read_bytes() == before
        await nearer.press("3")
        assert "saved" in nearer.status
        assert "Not saved" not in nearer.status
        assert states(path) == ["done", "done", "done", None, None]


async def test_once_it_is_saved_after_all_nothing_says_otherwise(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        with jammed(path):
            await nearer.press("2")
            assert "Not saved" in nearer.status
            await nearer.press("s")
            elsewhere = nearer.said
        nearer.app.saver.want()  # what is done again and again, after some seconds
        await nearer.settled()
        assert nearer.said == elsewhere
        await nearer.press("t")
        assert "Not saved" not in nearer.status
        assert not nearer.today.status.has_class("-trouble")
    assert states(path)[:2] == ["done", "done"]


@pytest.mark.parametrize(("width", "count"), [(100, 2), (50, 3)])
async def test_long_words_take_more_lines_and_give_way_to_what_says_that_they_are_saved(
    path: Path, clock: FixedClock, width: int, count: int
) -> None:
    async with open_app(path, clock, size=(width, 30)) as nearer:
        await nearer.press("p", "a")
        place = "the old mill beyond the canal, where the boats turn round"
        await write(
            nearer, f"soup and a long walk with Alex every saturday 18:30 for 3h at {place}"
        )
        assert nearer.said.endswith("· saved")
        assert isinstance(nearer.screen, NearerScreen)
        await nearer.painted()
        lines = lines_of(nearer.screen.status)
        assert len(lines) == count
        assert "soup and a long walk" in lines[0]
        assert lines[-1].rstrip().endswith("Alex · saved" if count == 2 else "… · saved")
        await nearer.press("u", "t")
        assert len(lines_of(nearer.screen.status)) == 1


async def test_leaving_with_something_unsaved_asks_and_t_saves_it(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        with jammed(path):
            await nearer.press("2", "3")
            await nearer.keys("q")
            await nearer.until(lambda: asked(nearer))
            assert "2 changes" in nearer.words
            first = nearer.screen
            await nearer.keys("t")
            await nearer.until(lambda: asked(nearer) and nearer.screen is not first)
            assert nearer.runs()
        await nearer.leave("t")
    assert states(path) == ["done", "done", "done", None, None]


async def test_leaving_can_be_thought_better_of(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        with jammed(path):
            await nearer.press("2")
            await nearer.keys("q")
            await nearer.until(lambda: asked(nearer))
            await nearer.keys("escape")
            await nearer.until(lambda: nearer.screen is nearer.today)
            assert nearer.runs()
            assert nearer.boxes == "✓✓▫▫▫"
        await nearer.leave("q")
    assert states(path) == ["done", "done", None, None, None]


async def test_what_cannot_be_saved_can_be_let_go(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        before = path.read_bytes()
        with jammed(path):
            await nearer.press("2")
            await nearer.keys("q")
            await nearer.until(lambda: asked(nearer))
            await nearer.leave("x")
    assert path.read_bytes() == before


async def test_q_while_asked_does_not_leave(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        with jammed(path):
            await nearer.press("2")
            await nearer.keys("q")
            await nearer.until(lambda: asked(nearer))
            await nearer.keys("q", "1", "5", "space")
            assert asked(nearer)
            assert nearer.today.practices.cursor == 1
            await nearer.keys("escape")
            await nearer.until(lambda: nearer.screen is nearer.today)


# what is left alone


async def test_a_file_damaged_while_open_is_left_alone(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        path.write_bytes(b"{oops")
        await nearer.come_back()
        assert nearer.boxes == "✓▫▫▫▫", "what was seen stays"
        assert "cannot be read" in nearer.status
        await nearer.press("2")
        assert nearer.boxes == "✓✓▫▫▫"
        assert "kept" in nearer.status
        assert path.read_bytes() == b"{oops"


async def test_a_file_mended_while_open_takes_what_waited(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        good = path.read_bytes()
        path.write_bytes(b"")
        await nearer.press("2")
        assert path.read_bytes() == b""
        path.write_bytes(good)
        await nearer.press("3")
        assert states(path) == ["done", "done", "done", None, None]
        assert nearer.boxes == "✓✓✓▫▫"


async def test_a_file_deleted_while_open_comes_back_whole_with_the_next_tick(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "2")
        path.unlink()
        await nearer.come_back()
        assert nearer.boxes == "✓✓▫▫▫"
        await nearer.press("3")
        assert states(path) == ["done", "done", "done", None, None]


async def test_a_file_deleted_while_open_is_said_once_and_put_back_on_leaving(
    path: Path, clock: FixedClock
) -> None:
    other(path, clock, MarkChange("share", MONDAY, "tick"))
    before = json.loads(path.read_text("utf-8"))
    async with open_app(path, clock) as nearer:
        path.unlink()
        await nearer.come_back()
        assert "The file is gone" in nearer.status
        assert nearer.box("share") == "✓"
        await nearer.press("j")
        nearer.today.status.say("")
        await nearer.come_back()
        assert nearer.status == "", "said once, not every second"
        await nearer.leave("q")
    assert json.loads(path.read_text("utf-8")) == before


@pytest.mark.parametrize("key", ["1", "2", "r", "space", "u", "ctrl+r"])
async def test_a_file_of_a_newer_version_is_shown_and_not_changed(
    path: Path, clock: FixedClock, key: str
) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    as_newer(path)
    before = path.read_bytes()
    async with open_app(path, clock) as nearer:
        assert nearer.boxes == "✓▫▫▫▫"
        assert "newer" in nearer.status
        await nearer.press(key)
        assert nearer.boxes == "✓▫▫▫▫"
        assert nearer.status
        await nearer.leave("q")
    assert path.read_bytes() == before


async def test_a_read_only_file_is_shown_and_not_changed(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("share", MONDAY, "tick"))
    before = path.read_bytes()
    path.chmod(0o400)
    async with open_app(path, clock) as nearer:
        assert "read-only" in nearer.status
        await nearer.press("1")
        assert nearer.boxes == "▫✓▫▫▫"
        assert "read-only" in nearer.status
        assert path.read_bytes() == before
        path.chmod(0o600)
        await nearer.press("1")
        assert nearer.boxes == "✓✓▫▫▫"
        assert state(path, "listen") == "done"


async def test_a_read_only_folder_refuses_a_new_file(path: Path, clock: FixedClock) -> None:
    path.parent.chmod(0o500)
    try:
        async with open_app(path, clock) as nearer:
            assert "read-only" in nearer.status
            await nearer.press("1", "r")
            assert nearer.boxes == "▫▫▫▫▫"
        assert list(path.parent.iterdir()) == []
    finally:
        path.parent.chmod(0o700)


async def test_a_tick_is_taken_back_where_the_file_turned_out_to_be_newer(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        as_newer(path)
        nearer.today.action_tick(2)  # before the app has looked
        assert nearer.box("share") == "✓"
        before = path.read_bytes()
        await nearer.settled()
        await nearer.until(lambda: nearer.boxes == "✓▫▫▫▫")
        assert "newer" in nearer.status
        assert not nearer.app.keeper.unsaved
        assert path.read_bytes() == before


async def test_a_backup_that_cannot_be_made_is_said_and_the_tick_is_saved(
    path: Path, clock: FixedClock, home: Path
) -> None:
    other(path, clock, MarkChange("share", MONDAY, "tick"))
    (home / "state").rmdir() if (home / "state").is_dir() else None
    (home / "state").write_text("no folder")
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        assert state(path, "listen") == "done"
        assert "Saved" in nearer.status
        assert "backup" in nearer.status


@pytest.mark.parametrize("name", ["people", "planner", "reflect", "streaks", "settings"])
async def test_a_screen_that_is_on_its_way_when_the_app_ends_is_no_fault(
    path: Path, clock: FixedClock, name: ScreenName
) -> None:
    async with open_app(path, clock) as nearer:
        nearer.app.action_go(name)
        nearer.app.exit()
        await nearer.ended()
    assert nearer.app.return_code == 0
