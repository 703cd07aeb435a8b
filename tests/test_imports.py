"""What a command loads, and what no contract of import-linter (pyproject.toml) can say."""

import ast
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cli.command import ROOT, run_command, run_process

HEAVY = ["textual", "rich", "asyncio", "importlib.metadata", "filelock", "icalendar", "tui.app"]
LOADED = """
import json, sys
from tui.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as end:  # --help
    status = end.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(status)
"""


@cache
def modules() -> dict[str, ast.Module]:
    """All modules of the package by name."""
    found = {}
    for path in sorted((ROOT / "tui").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere in a tree, and what is taken out of it."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                assert level == 0, "imports are absolute here"
                yield from (f"{module}.{alias.name}" for alias in names)


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def arrows(*packages: str) -> list[tuple[str, str]]:
    """Who imports what, for the modules of some packages."""
    return [
        (name, target)
        for name, tree in modules().items()
        if within(name, *packages)
        for target in imported(tree)
    ]


def test_the_domain_knows_nothing_but_itself() -> None:
    found = arrows("tui.domain")
    assert found
    for name, target in found:
        known = target.split(".")[0] in sys.stdlib_module_names
        assert known or within(target, "dateutil", "tui.domain"), f"{name} imports {target}"


def test_the_app_is_loaded_only_when_it_is_opened() -> None:
    for name in ("tui.cli.launch", "tui.cli.themes"):
        for node in modules()[name].body:
            if not isinstance(node, ast.FunctionDef):
                assert not any(within(target, "tui.app", "textual") for target in imported(node))


def test_the_root_of_the_package_imports_nothing() -> None:
    assert list(imported(modules()["tui"])) == []


def test_changes_are_made_in_their_rooms_alone() -> None:
    """A screen and a command hand a change on, they never make one."""
    made = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("MarkChange", "RecordChange", "Edit")
    }
    assert {name for name in made if within(name, "tui.changes")}
    assert all(
        within(name, "tui.changes", "tui.exchange", "tui.queries.ideas", "tui.book")
        for name in made
    )


def test_nothing_asks_for_metadata() -> None:
    for name, target in arrows("tui"):
        assert not within(target, "importlib.metadata", "pkg_resources"), f"{name}: {target}"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--version"],
        ["--file", "x.json", "--version"],
        ["--help"],
        ["today"],
        ["today", "--json"],
        ["check", "listen"],
        ["check", "listen", "--help"],
        ["uncheck", "listen"],
        ["rest", "all"],
        ["streaks"],
        ["history", "--json"],
        ["settings", "--init"],
        ["completion", "bash"],
        ["history", "--year", "2026"],
        ["history", "--year", "2026", "--of", "listen"],
        ["schedule", "listen"],
        ["schedule", "listen", "3/week"],
        ["pause"],
        ["pause", "all", "--to", "+3", "--why", "away"],
        ["resume", "honest"],
        ["practice", "list"],
        ["practice", "list", "--json"],
        ["practice", "add", "Write letters"],
        ["practice", "rename", "listen", "Hören"],
        ["practice", "off", "listen"],
        ["practice", "on", "listen"],
        ["settings"],
        ["settings", "--json"],
        ["settings", "week_start", "sunday"],
        ["people"],
        ["people", "add", "Alex"],
        ["plan", "walk with Alex sat 10:00"],
        ["plan", "walk with Alex every sat 10:00"],
        ["edit", "2026-12-05", "walk with Kim 5 dec 11:00"],
        ["agenda"],
        ["agenda", "--json"],
        ["check", "time", "--with", "Alex"],
        ["export", "~/out.json"],
        ["export", "~/out.csv"],
        ["import", "~/in.json"],
        ["import", "~/in.csv"],
        ["backup"],
        ["restore-backup"],
        ["doctor"],
        ["words"],
        ["where"],
        ["demo", "--years", "1", "--file", "~/demo.json"],
    ],
)
def test_a_plain_command_loads_nothing_heavy(home: Path, arguments: list[str]) -> None:
    run_command("check", "share").well()
    run_command("pause", "honest").well()
    run_command("plan", "walk with Kim 5 dec 10:00").well()
    run_command("backup").well()
    run_command("export", "~/in.json").well()
    run_command("export", "~/in.csv").well()
    result = run_process(*arguments, code=LOADED)
    assert result.status == 0
    loaded = json.loads(result.err.splitlines()[-1])
    assert "tui.cli" in loaded
    assert [name for name in loaded if within(name, *HEAVY)] == []
    if arguments == ["--version"]:
        assert [name for name in loaded if within(name, "tui")] == [
            "tui",
            "tui.cli",
            "tui.cli.output",
        ]


def test_the_way_to_look_finds_what_the_app_loads() -> None:
    code = LOADED.replace("from tui.cli import main", "import tui.app; main = lambda _: 0")
    loaded = json.loads(run_process(code=code).err.splitlines()[-1])
    assert {"textual", "asyncio", "tui.app"} <= set(loaded)
