"""A file is written whole or not at all."""

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.build import halves
from tui.store.atomic import make_folder, sweep_halves, sweep_stale, sync_folder, write_whole


def test_the_bytes_arrive_in_a_file_of_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"one")
    write_whole(path, b"")
    write_whole(path, b"three" * 100_000)
    assert path.read_bytes() == b"three" * 100_000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert halves(path) == []


def test_the_file_in_place_is_never_touched_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with path.open("rb") as reader:  # began to read before the write
        write_whole(path, b"new")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"


def test_bytes_are_on_the_disk_before_the_name_is_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    really: Callable[[int], None] = os.fsync
    synced: list[tuple[str, bytes]] = []

    def watched(handle: int) -> None:
        really(handle)
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        synced.append((kind, path.read_bytes()))

    monkeypatch.setattr(os, "fsync", watched)
    write_whole(path, b"new")
    assert synced == [("file", b"old"), ("folder", b"new")]


def test_where_it_cannot_be_put_in_place_nothing_is_left_behind(tmp_path: Path) -> None:
    folder = tmp_path / "a.json"
    folder.mkdir()
    (folder / "inside").touch()
    with pytest.raises(OSError):  # noqa: PT011  # which one is for the system to say
        write_whole(folder, b"new")
    assert (folder / "inside").exists()
    assert halves(folder) == []


def test_folders_that_are_made_belong_to_their_owner_alone(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(mode=0o755)
    there.chmod(0o755)
    make_folder(there / "b" / "c")
    make_folder(there / "b" / "c")
    modes = [stat.S_IMODE(f.stat().st_mode) for f in (there, there / "b", there / "b" / "c")]
    assert modes == [0o755, 0o700, 0o700]


def test_a_folder_that_cannot_be_synced_is_no_trouble(tmp_path: Path) -> None:
    sync_folder(tmp_path / "not there")


@pytest.mark.parametrize("name", ["nearer.json", "marks [1].json", "what?.json"])
def test_what_killed_writers_left_is_swept(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    (tmp_path / f".{name}.123.tmp").touch()
    (tmp_path / f".{name}.99999.tmp").touch()
    path.touch()
    sweep_halves(path)
    assert halves(path) == []
    assert path.exists()


def test_the_halves_of_other_files_are_theirs(tmp_path: Path) -> None:
    others = [".b.json.12.tmp", "a.json.tmp", ".a.json.tmp", ".a.json.old.json.12.tmp"]
    for other in others:
        (tmp_path / other).touch()
    sweep_halves(tmp_path / "a.json")
    assert halves(tmp_path / "a.json") == sorted(others)


def test_halves_that_nobody_writes_any_more_are_swept_without_a_lock(tmp_path: Path) -> None:
    names = [".a.json.12.tmp", ".b.json.13.tmp", ".a.json.14.tmp", ".a.json.x.tmp", "a.json"]
    for name in names:
        (tmp_path / name).touch()
        written = time.time() if name == ".a.json.14.tmp" else 1  # the disk may have its own time
        os.utime(tmp_path / name, (written, written))
    sweep_stale(tmp_path, "a")
    assert [name for name in names if (tmp_path / name).exists()] == names[1:]
    sweep_stale(tmp_path)
    assert [name for name in names if (tmp_path / name).exists()] == names[2:]
    sweep_stale(tmp_path / "not there")
