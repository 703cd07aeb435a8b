"""Files of ours in a folder where others write too: nothing goes through what they lay there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import disk, run_command
from tui.config.reading import config_path
from tui.config.writing import write_explained, write_value
from tui.domain.refusal import Refused
from tui.store.atomic import write_whole
from tui.store.errors import InTheWay
from tui.store.ours import followed, new_file, open_ours

PRECIOUS = b"mine"
Lay = Callable[[Path, Path], object]
LAID: dict[str, tuple[Lay, str]] = {
    "a link": (lambda at, precious: at.symlink_to(precious), "a link"),
    "a link to nothing": (lambda at, precious: at.symlink_to(precious.parent / "new"), "a link"),
    "a link to itself": (lambda at, _: at.symlink_to(at), "a link"),
    "a second name": (lambda at, precious: os.link(precious, at), "by a second name"),
    "a pipe": (lambda at, _: os.mkfifo(at), "no ordinary file"),
    "a folder": (lambda at, _: at.mkdir(), "a folder"),
}
laid = pytest.mark.parametrize(("lay", "what"), LAID.values(), ids=LAID)


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """What others would like us to write into."""
    path = tmp_path / "precious.txt"
    path.write_bytes(PRECIOUS)
    return path


def of_somebody_else(status: os.stat_result) -> os.stat_result:
    """The status of a file as it were had another made it; only root could give one away."""
    return os.stat_result([*status[:4], status.st_uid + 1, *status[5:10]])


@laid
def test_what_others_lay_in_the_place_of_the_lock_is_refused_and_left_alone(
    path: Path, precious: Path, lay: Lay, what: str
) -> None:
    lock = path.with_name(f"{path.name}.lock")
    lay(lock, precious)
    around = {*path.parent.parent.rglob("*")} - {lock}
    for command in (("check", "1"), ("backup",), ("note", "soup")):
        refusal = run_command(*command, "--file", path).refusal()
        assert f"{lock} is " in refusal
        assert what in refusal
        assert "move it away" in refusal
    doctor = run_command("doctor", "--file", path)
    assert f"problem  nothing can be saved: {lock} is " in doctor.out
    assert doctor.status == 1
    assert precious.read_bytes() == PRECIOUS
    assert {*path.parent.parent.rglob("*")} - {lock} == around
    assert not path.exists()


@laid
def test_what_others_lay_in_the_place_of_a_half_goes_or_is_refused(
    path: Path, precious: Path, lay: Lay, what: str
) -> None:
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    lay(half, precious)
    if half.is_dir():
        with pytest.raises(InTheWay, match=r"\.tmp is there already; move it away"):
            write_whole(path, b"new")
        assert not path.exists()
    else:
        write_whole(path, b"new")
        assert path.read_bytes() == b"new"
        assert not path.is_symlink()
    assert precious.read_bytes() == PRECIOUS
    assert not (precious.parent / "new").exists()


def test_a_folder_named_like_a_half_stops_nobody(path: Path) -> None:
    path.with_name(f".{path.name}.1.tmp").mkdir()
    run_command("check", "1", "--file", path).well()


def test_what_belongs_to_another_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.fstat
    monkeypatch.setattr(os, "fstat", lambda handle: of_somebody_else(look(handle)))
    with pytest.raises(InTheWay, match="is a file of somebody else; move it away"):
        open_ours(path)


def test_what_belongs_to_the_owner_of_the_folder_is_no_strangers(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk whose files all belong to whoever mounted it."""
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    for _ in range(2):
        os.close(open_ours(path))


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("suffix", ["json", "csv", "ics"])
def test_an_export_goes_through_no_link(
    path: Path, precious: Path, force: list[str], suffix: str
) -> None:
    run_command("check", "1", "--file", path).well()
    target = precious.with_name(f"out.{suffix}")
    for to in (precious, precious.with_name("new")):
        target.symlink_to(to)
        before = disk(precious.parent)
        refusal = run_command("export", target, *force, "--file", path).refusal()
        assert f"{target} is a link to {to}; name that, or choose another name" in refusal
        assert disk(precious.parent) == before
        target.unlink()


def test_an_export_does_not_take_the_place_of_a_pipe(path: Path, tmp_path: Path) -> None:
    run_command("check", "1", "--file", path).well()
    target = tmp_path / "out.csv"
    os.mkfifo(target)
    assert "no ordinary file" in run_command("export", target, "--force", "--file", path).refusal()
    assert target.is_fifo()


def test_a_pipe_among_the_calendars_of_a_folder_holds_nobody_up(path: Path, tmp_path: Path) -> None:
    run_command("plan", "walk with Kim tomorrow 10:00", "--file", path).well()
    folder = tmp_path / "vdir"
    run_command("export", "--vdir", folder, "--file", path).well()
    (plan,) = folder.iterdir()
    data = plan.read_bytes()
    plan.unlink()
    for pipe in (plan, folder / "pl-gone.ics"):
        os.mkfifo(pipe)
    run_command("export", "--vdir", folder, "--file", path).well()
    assert plan.read_bytes() == data


def test_a_link_of_ours_keeps_the_look_in_another_folder(home: Path, precious: Path) -> None:
    config = config_path()
    config.parent.mkdir(parents=True)
    precious.write_text('theme = "dawn"\n')
    config.symlink_to(precious)
    write_value(config, "theme", "dusk")
    assert config.is_symlink()
    assert precious.read_text() == 'theme = "dusk"\n'


def test_a_link_that_leads_nowhere_makes_no_config(home: Path, tmp_path: Path) -> None:
    config = config_path()
    config.parent.mkdir(parents=True)
    config.symlink_to(tmp_path / "new")
    with pytest.raises(Refused, match="is a link that leads nowhere; move it away"):
        write_value(config, "theme", "dusk")
    with pytest.raises(Refused, match="is a link that leads nowhere; move it away"):
        write_explained(config, ())
    assert not (tmp_path / "new").exists()


def test_a_link_of_somebody_else_is_not_followed(
    tmp_path: Path, precious: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "config.toml"
    link.symlink_to(precious)
    assert followed(link) == precious
    look = Path.lstat
    monkeypatch.setattr(Path, "lstat", lambda path: of_somebody_else(look(path)))
    with pytest.raises(InTheWay, match="is a link of somebody else; move it away"):
        followed(link)


def test_a_new_file_is_one_that_nobody_has_open(path: Path) -> None:
    old = new_file(path)
    new = new_file(path)
    os.write(new, b"new")
    os.write(old, b"old")
    assert path.read_bytes() == b"new"
    for handle in (old, new):
        os.close(handle)
