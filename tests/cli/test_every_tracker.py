"""Every program's file through the command line: in, in again, and back out in one step."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import disk, own_file, run_command, tables_of
from tests.exchange.trackers.samples import SAMPLES

SHOWN = (["history"], ["notes"], ["people", "list"], ["life", "list"], ["agenda"])


def suggested(path: Path, *more: str) -> list[str]:
    """The command line that takes it in, as the refusal of a first try says it."""
    tried = run_command("import", path, "--dry-run", *more)
    assert tried.status == 0, tried
    tried = run_command("import", path, *more)
    if tried.status == 0:
        run_command("undo").well()
        return ["import", str(path), *more]
    words = shlex.split(tried.refusal())
    return words[words.index("nearer") + 1 :]


def seen() -> list[Any]:
    """What can be seen of the file."""
    practices = run_command("practice", "list").well()
    return [practices, *(run_command(*words, "--json").json for words in SHOWN)]


@pytest.mark.parametrize("name", SAMPLES)
def test_twice_changes_nothing_and_undo_takes_all_of_it_back(
    name: str, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = SAMPLES[name].written(folder)
    theirs = disk(folder)
    run_command("check", "honest").well()
    before = seen()
    command = suggested(path, *SAMPLES[name].options)
    said = run_command(*command).well()
    assert "`nearer undo` takes all of it back." in said
    assert " 0 of them new" not in said
    tables = tables_of(own_file(home))
    assert seen() != before
    run_command(*command).well()
    assert tables_of(own_file(home)) == tables, "twice changes nothing"
    run_command("undo").well()
    assert seen() == before
    assert disk(folder) == theirs
