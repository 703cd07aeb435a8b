"""Where things are kept."""

from pathlib import Path

import pytest

from tui.store.paths import backup_folder, data_file


def test_the_file_is_the_one_named_else_that_of_the_variable_else_the_platforms(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert data_file() == home / "data" / "nearer" / "nearer.json"
    monkeypatch.setenv("NEARER_FILE", "~/mine.json")
    assert data_file() == home / "mine.json"
    assert data_file("~/chosen.json") == home / "chosen.json"
    assert data_file("here.json") == Path("here.json")
    monkeypatch.setenv("NEARER_FILE", "")
    assert data_file() == home / "data" / "nearer" / "nearer.json"


def test_backups_are_in_the_state_folder_one_folder_a_file(home: Path) -> None:
    names = ["/a/nearer.json", "/b/nearer.json", "/a/other.json", "/a/\udcff.json"]
    folders = [backup_folder(Path(name)) for name in names]
    assert len(set(folders)) == 4
    assert {folder.parent for folder in folders} == {home / "state" / "nearer" / "backups"}
    assert folders[0].name.startswith("nearer-")
    assert backup_folder(Path("/a/nearer.json")) == folders[0]
