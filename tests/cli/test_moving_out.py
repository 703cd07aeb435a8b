"""``nearer export`` to other trackers: harsh's folder, and Loop's CSV zip."""

from pathlib import Path

import pytest

from tests.cli.command import disk, marked, own_file, run_command

LOG = """\
2026-11-22 : Active listening : s : ill
2026-11-23 : Active listening : y : long / and good
2026-11-23 : Quality time : y
"""


@pytest.fixture
def kept(home: Path) -> Path:
    run_command("check", "time", "--with", "Alex").well()
    run_command("check", "listen", "--note", "long\nand good").well()
    run_command("rest", "listen", "--on", "yesterday").well()
    run_command("note", "ill", "--about", "listen", "--on", "yesterday").well()
    run_command("note", "a secret", "--about", "time", "--private").well()
    run_command("note", "about nothing").well()
    return own_file(home)


NO_ROOM = "People and notes about no practice have no room there; an export as .json holds them.\n"
PRIVATE = "1 private note left out; --private takes them along.\n"


@pytest.mark.parametrize(
    ("options", "name"),
    [(["--as", "harsh"], "harsh"), ([], "out.ZIP"), (["--as", "loop"], "out.zip")],
)
def test_another_tracker_is_given_all_it_has_room_for(
    options: list[str], name: str, kept: Path, tmp_path: Path
) -> None:
    target = tmp_path / name
    said = run_command("export", *options, target).well()
    held = f"3 marks and 2 notes of 5 habits written to {target}\n"
    assert said == held + NO_ROOM + PRIVATE
    files = [target] if target.is_file() else sorted(target.iterdir())
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
    assert "exists already" in run_command("export", *options, target).refusal()
    assert (
        run_command("export", *options, target, "--force", "--private")
        .well()
        .startswith("3 marks and 3 notes of 5 habits")
    )
    second = tmp_path / "second.json"
    run_command("import", target, file=second).well()
    assert marked(second) == marked(kept)


def test_harsh_gets_its_two_files(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "harsh"
    run_command("schedule", "time", "3/week").well()
    run_command("practice", "off", "honest").well()
    run_command("export", "--as", "harsh", folder).well()
    assert {file.name: file.read_text() for file in folder.iterdir()} == {
        "habits": "Active listening: 1\nShare your emotions: 1\nBe supportive: 1\n"
        "Quality time: 3/7\n",
        "log": LOG,
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as", "loop", "out.csv"], "does not end in .zip"),
        (["--as", "harsh", "-"], "makes no text for standard output"),
        (["--as", "harsh", "here"], "is a file, and harsh keeps a folder"),
        (["--as", "harsh", "here/below"], "was not made"),
        (["--details", "out.zip"], "--details belongs to calendar files"),
        (["--as", "json", "out.zip"], "--as goes with -"),
        (["none/out.zip"], "does not exist; make it first"),
    ],
)
def test_what_cannot_be_written_is_refused(
    arguments: list[str], words: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here").write_text("mine")
    before = disk(tmp_path)
    assert words in run_command("export", *arguments).refusal()
    assert disk(tmp_path) == before


def test_half_a_folder_of_harsh_is_not_written_over(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("mine")
    assert "log exists already" in run_command("export", "--as", "harsh", tmp_path).refusal()
    assert not (tmp_path / "habits").exists()
    (tmp_path / "log").unlink()
    (tmp_path / "log").symlink_to(tmp_path / "elsewhere")
    assert "is a link" in run_command("export", "--as", "harsh", tmp_path, "--force").refusal()


def test_a_text_too_long_for_a_line_is_said_to_be_cut(home: Path, tmp_path: Path) -> None:
    run_command("note", "word " * 3900, "--about", "listen").well()
    for options, says in ((["--as", "harsh", "out"], True), (["out.zip"], False)):
        said = run_command("export", *options[:-1], tmp_path / options[-1]).well()
        assert ("The ends of very long notes have no room there" in said) is says
