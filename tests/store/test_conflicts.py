"""Copies that a sync program leaves beside the file are found by their names."""

from pathlib import Path

import pytest

from tui.store.conflicts import conflict_copies, conflict_line

COPIES = [
    "nearer.sync-conflict-20261120-101500-ABCDEF7.json",
    "nearer (Sarah's conflicted copy 2026-11-20).json",
    "nearer (conflicted copy).json",
    "nearer (conflicted copy 2026-11-20 101500).json",
    "nearer (Conflicted copy from laptop on 2026-11-20).json",
    "nearer (In Konflikt stehende Kopie von Sarah 2026-11-20).json",
    "nearer (Copie en conflit de Sarah 2026-11-20).json",
    "nearer (copia in conflitto di Sarah 2026-11-20).json",
    "nearer (SFConflict sarah@example.com 2026-11-20-10-15-00).json",
    "nearer [conflicted].json",
    "nearer_conflict-20261120-101500.json",
    "nearer.Conflict.json",
    "nearer.conflict2.json",
    "nearer_laptop_Nov-20-1015-2026_Conflict.json",
    "nearer-DESKTOP-4F7K2QP.json",
    "nearer (1).json",
    "nearer(12).json",
    "nearer (1) (1).json",
    "nearer 2.json",
]
OTHERS = [
    "nearer.json",
    "nearer.json.lock",
    ".nearer.json.123.tmp",
    "nearer.csv",
    "nearer-work.json",
    "nearer 2025.json",
    "nearer (old).json",
    "nearer (2025).json",
    "nearer.2026-11-20.json",
    "nearer conflict.txt",
    "Nearer (1).json.bak",
    "my nearer (1).json",
    # those of other files
    "nearer-work.sync-conflict-20261120-101500-ABCDEF7.json",
    "nearer work (conflicted copy).json",
    "nearer-work (1).json",
    "nearer-work_conflict-20261120-101500.json",
    "other.sync-conflict-20261120-101500-ABCDEF7.json",
    "nearer.sync-conflict-20261120-101500-ABCDEF7.json.lock",
    "nearer.json.sync-conflict-20261120-101500-ABCDEF7.lock",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_sync_program_is_found(path: Path, name: str) -> None:
    path.touch()
    copy = path.with_name(name)
    copy.touch()
    assert conflict_copies(path) == [copy]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_copy_of_the_file_is_not(path: Path, name: str) -> None:
    path.with_name(name).touch()
    assert conflict_copies(path) == []


def test_all_are_found_in_the_order_of_their_names(path: Path) -> None:
    for name in [*COPIES, *OTHERS]:
        path.with_name(name).touch()
    assert [copy.name for copy in conflict_copies(path)] == sorted(COPIES)


def test_they_are_found_where_the_file_itself_is_gone(path: Path) -> None:
    copy = path.with_name(COPIES[0])
    copy.touch()
    assert conflict_copies(path) == [copy]


def test_a_folder_is_no_copy(path: Path) -> None:
    path.with_name(COPIES[0]).mkdir()
    assert conflict_copies(path) == []


def test_a_link_is_followed_to_the_folder_that_is_synced(path: Path, tmp_path: Path) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    path.symlink_to(cloud / "habits.json")
    copy = cloud / "habits.sync-conflict-20261120-101500-ABCDEF7.json"
    copy.touch()
    path.with_name(COPIES[0]).touch()
    assert conflict_copies(path) == [copy]


def test_a_name_without_an_ending_and_one_with_signs_of_its_own(path: Path) -> None:
    for name, copy in [("habits", "habits (1)"), ("a[b].json", "a[b].sync-conflict-1.json")]:
        path.with_name(copy).touch()
        assert conflict_copies(path.with_name(name)) == [path.with_name(copy)]


def test_where_nothing_can_be_looked_at_nothing_is_found(path: Path) -> None:
    assert conflict_copies(path / "no" / "such" / "nearer.json") == []
    other = path.with_name("other.json")
    path.symlink_to(other)
    other.symlink_to(path)
    assert conflict_copies(path) == []


def test_one_line_says_which_and_the_way_out() -> None:
    one, two = Path("/data/nearer (1).json"), Path("/data/nearer (2).json")
    assert conflict_line([one]) == (
        "a sync program left a second copy beside your file, /data/nearer (1).json; "
        "`nearer import` takes it in, then remove it"
    )
    assert conflict_line([one, two]).endswith(
        "/data/nearer (1).json and 1 more; `nearer import` takes them in, then remove them"
    )
