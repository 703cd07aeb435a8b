"""Another file in the place of the open one, or one that cannot be read: no memory is given up."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, jammed, keeper_over, other, states
from tests.app.pilot import Opened, open_app
from tests.app.test_terminal import OPEN, Start, env, in_checkout, start
from tests.store.build import load
from tui.app.shell.trouble import AstrayScreen, UnreadableScreen, UnsavedScreen
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.backups import backups_in
from tui.store.errors import OtherFile

__all__ = ["env", "in_checkout", "start"]  # fixtures

OURS = ["done", "done", None, None, None]
THEIRS = [None, None, None, "done", None]
BOTH = ["done", "done", None, "done", None]


def made_anew(path: Path, clock: FixedClock) -> None:
    """The file is deleted, and a command makes another."""
    path.unlink()
    other(path, clock, MarkChange("time", MONDAY, "tick"))


def truncated(path: Path, _: FixedClock) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def emptied(path: Path, _: FixedClock) -> None:
    path.write_bytes(b"")


def cleared(path: Path, _: FixedClock) -> None:
    path.write_bytes(b"{}")


def backups(path: Path, clock: FixedClock) -> list[list[str | None]]:
    """What the backups say of the five, the newest first, of what can be read."""
    folder = keeper_over(path, clock).database.file.backup_folder
    return [states(backup.path) for backup in backups_in(folder)]


async def astray(nearer: Opened, path: Path, act: Callable[[], None]) -> None:
    """Tick one, have something happen to the file, look, and tick another."""
    await nearer.press("1")
    act()
    await nearer.come_back()
    assert nearer.boxes == "✓▫▫▫▫"
    await nearer.press("2")
    assert nearer.boxes == "✓✓▫▫▫"
    assert "It is kept here; q shows the ways out" in nearer.status


async def asked(
    nearer: Opened, kind: type[AstrayScreen | UnreadableScreen | UnsavedScreen]
) -> None:
    await nearer.keys("q")
    await nearer.until(lambda: nearer.asks(kind))


async def test_another_file_is_said_and_what_is_held_is_kept_at_once(
    path: Path, clock: FixedClock
) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"), MarkChange("share", MONDAY, "tick"))
    async with open_app(path, clock) as nearer:
        made_anew(path, clock)
        await nearer.come_back()
        assert nearer.boxes == "✓✓▫▫▫"
        assert "Another file is in its place" in nearer.status
        await nearer.until(lambda: OURS in backups(path, clock))  # whatever ends the app now
        nearer.today.status.say("")
        await nearer.come_back()
        assert nearer.status == "", "said once, not every second"
        await asked(nearer, AstrayScreen)
        assert "with 3 records" in nearer.words
        assert "holds 5 records" in nearer.words
        await nearer.keys("escape")
        await nearer.until(lambda: nearer.screen is nearer.today)
        assert states(path) == THEIRS
        await asked(nearer, AstrayScreen)
        await nearer.leave("x")
    assert states(path) == THEIRS
    assert backups(path, clock)[0] == OURS


async def test_w_writes_back_what_is_held_and_leaves(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await astray(nearer, path, lambda: made_anew(path, clock))
        await asked(nearer, AstrayScreen)
        await nearer.leave("w")
    assert states(path) == OURS
    assert THEIRS in backups(path, clock)


async def test_j_joins_the_two_and_stays(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await astray(nearer, path, lambda: made_anew(path, clock))
        await asked(nearer, AstrayScreen)
        await nearer.press("j")
        await nearer.until(lambda: nearer.status == "The two files are one now. · saved")
        assert nearer.boxes == "✓✓▫✓▫"
        assert states(path) == BOTH
        await nearer.leave("q")


async def test_o_goes_on_with_the_other_and_keeps_what_was_held_as_a_backup(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await astray(nearer, path, lambda: made_anew(path, clock))
        await asked(nearer, AstrayScreen)
        await nearer.press("o")
        assert nearer.boxes == "▫▫▫✓▫"
        assert "kept as a backup" in nearer.status
        assert backups(path, clock)[0] == OURS
        await nearer.press("u", "3")
        assert nearer.boxes == "▫▫✓✓▫", "nothing of the one before is undone"
        await nearer.leave("q")
    assert states(path) == [None, None, "done", "done", None]


async def test_x_leaves_the_other_alone_and_all_that_was_held_in_a_backup(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await astray(nearer, path, lambda: made_anew(path, clock))
        before = path.read_bytes()
        await asked(nearer, AstrayScreen)
        await nearer.leave("x")
    assert path.read_bytes() == before
    assert backups(path, clock)[0] == OURS


@pytest.mark.parametrize("act", [truncated, emptied])
async def test_q_never_leaves_silently_what_a_broken_file_does_not_hold(
    path: Path, clock: FixedClock, act: Callable[[Path, FixedClock], None]
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "2")
        good = path.read_bytes()
        act(path, clock)
        broken = path.read_bytes()
        await asked(nearer, UnreadableScreen)
        first = nearer.screen
        await nearer.keys("r")
        await nearer.until(lambda: nearer.asks(UnreadableScreen) and nearer.screen is not first)
        assert path.read_bytes() == broken
        path.write_bytes(good)
        await nearer.leave("r")
    assert path.read_bytes() == good


@pytest.mark.parametrize("act", [truncated, emptied, cleared])
async def test_w_mends_a_broken_file(
    path: Path, clock: FixedClock, act: Callable[[Path, FixedClock], None]
) -> None:
    async with open_app(path, clock) as nearer:
        await astray(nearer, path, lambda: act(path, clock))
        broken = path.read_bytes()
        await asked(nearer, AstrayScreen if act is cleared else UnreadableScreen)
        await nearer.leave("w")
    assert states(path) == OURS
    folder = keeper_over(path, clock).database.file.backup_folder
    assert broken in [kept.read_bytes() for kept in folder.glob("damaged-*")]


async def test_what_cannot_be_done_is_said_and_asked_again(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await astray(nearer, path, lambda: made_anew(path, clock))
        await asked(nearer, AstrayScreen)
        first = nearer.screen
        with jammed(path):
            await nearer.keys("w")
            await nearer.until(lambda: nearer.asks(AstrayScreen) and nearer.screen is not first)
            assert "is a folder; move it away" in nearer.words
        await nearer.leave("w")
    assert states(path) == OURS


async def test_where_no_backup_can_be_made_x_says_so_before_it_leaves(
    path: Path, clock: FixedClock, home: Path
) -> None:
    (home / "state").write_text("in the way")
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "2")
        path.write_bytes(b"")
        await asked(nearer, UnreadableScreen)
        first = nearer.screen
        await nearer.keys("x")
        await nearer.until(lambda: nearer.asks(UnreadableScreen) and nearer.screen is not first)
        assert "The same key again quits without it" in nearer.words
        await nearer.leave("x")
    assert path.read_bytes() == b""


async def test_q_asks_where_a_file_that_is_gone_cannot_be_written_again(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "2")
        path.unlink()
        with jammed(path):
            await asked(nearer, UnsavedScreen)
            assert "The file is gone" in nearer.words
        await nearer.leave("t")
    assert states(path) == OURS


async def test_the_right_file_that_comes_back_is_taken(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        good = path.read_bytes()
        made_anew(path, clock)
        await nearer.come_back()
        path.write_bytes(good)
        other(path, clock, MarkChange("honest", MONDAY, "tick"))
        await nearer.come_back()
        assert nearer.boxes == "✓▫▫▫✓"
        await nearer.leave("q")


async def test_nothing_held_is_nothing_to_ask_about(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        path.write_bytes(b"{oops")
        await nearer.come_back()
        await nearer.leave("q")
    assert path.read_bytes() == b"{oops"


@pytest.mark.usefixtures("in_checkout")
@pytest.mark.parametrize("act", [made_anew, emptied, Path.unlink])
def test_ended_by_a_signal_what_is_held_is_on_the_disk(
    start: Start, path: Path, clock: FixedClock, act: Callable[..., None]
) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("1", "2")
        program.wait_for("saved")
        act(*(path, clock)[: 1 if act is Path.unlink else 2])
        program.signal(signal.SIGTERM)
        assert program.exit_status() == 128 + signal.SIGTERM
    assert states(path) == OURS if act is Path.unlink else OURS in backups(path, clock)


def test_a_change_never_goes_into_another_file(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    made_anew(path, clock)
    before = load(path)
    keeper.do("tick", [MarkChange("share", MONDAY, "tick")])
    with pytest.raises(OtherFile, match="another file is in its place") as refusal:
        keeper.save()
    assert "\n" not in str(refusal.value)
    assert load(path) == before
    assert len(keeper.unsaved) == 1
    assert book_of(path).mark("listen", MONDAY).state is None


async def test_the_way_out_pressed_again_asks_no_second_time(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await astray(nearer, path, lambda: made_anew(path, clock))
        await nearer.keys("q")
        await nearer.until(lambda: nearer.asks(AstrayScreen))
        question = nearer.screen
        leaving = list(nearer.app.workers)
        await nearer.keys("ctrl+q")
        assert nearer.screen is question
        assert list(nearer.app.workers) == leaving
