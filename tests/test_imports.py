"""Which way the arrows run, and what a command loads."""

import ast
import json
import sys
from collections.abc import Iterator
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
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}


def modules() -> dict[str, ast.Module]:
    """All modules of the package by name."""
    found = {}
    for path in sorted((ROOT / "tui").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


MODULES = modules()


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
        for name, tree in MODULES.items()
        if within(name, *packages)
        for target in imported(tree)
    ]


def test_the_domain_knows_nothing_but_itself() -> None:
    found = arrows("tui.domain")
    assert found
    for name, target in found:
        known = target.split(".")[0] in sys.stdlib_module_names
        assert known or within(target, "dateutil", "tui.domain"), f"{name} imports {target}"


def test_the_domain_reads_no_clock_and_no_file() -> None:
    for name, target in arrows("tui.domain"):
        assert not within(target, "os", "pathlib", "time", "io", "tempfile"), f"{name}: {target}"


@pytest.mark.parametrize(
    ("package", "known"),
    [
        ("tui.store", ["tui.domain", "tui.store", "tui.clock"]),
        ("tui.clock", ["tui.domain"]),
        ("tui.book.steps", ["tui.domain", "tui.store"]),
        ("tui.book.keeper", ["tui.domain", "tui.store", "tui.clock", "tui.book.steps"]),
        (
            "tui.changes.practices",
            ["tui.domain", "tui.store", "tui.book.steps", "tui.wording.basics"],
        ),
        ("tui.queries.standing", ["tui.domain", "tui.store"]),
        ("tui.config.glyphs", ["tui.domain"]),
        (
            "tui.queries.year_review",
            [
                "tui.domain",
                "tui.store",
                "tui.queries.standing",
                "tui.wording.why",
                "tui.wording.basics",
            ],
        ),
        (
            "tui.queries.year_map",
            ["tui.domain", "tui.store", "tui.queries.standing", "tui.config.glyphs"],
        ),
        ("tui.wording.why", ["tui.domain", "tui.wording.basics"]),
        ("tui.wording.day", ["tui.domain", "tui.store", "tui.wording.basics"]),
        ("tui.wording.basics", ["tui.domain"]),
        ("tui.demo.years", ["tui.domain", "tui.store", "tui.demo.story"]),
        ("tui.demo.story", ["tui.domain", "tui.store", "tui.texts.library"]),
        ("tui.keys", ["tui.keys"]),
        ("tui.config.reading", ["tui.config.edited", "tui.store.errors"]),
        ("tui.config.writing", ["tui.config.edited", "tui.domain", "tui.store"]),
        (
            "tui.exchange.csv_file",
            [
                "tui.domain",
                "tui.store",
                "tui.book.steps",
                "tui.changes.people",
                "tui.changes.notes",
            ],
        ),
        ("tui.changes.notes", ["tui.domain", "tui.store", "tui.book.steps", "tui.changes.people"]),
        ("tui.changes.life", ["tui.domain", "tui.store", "tui.book.steps", "tui.changes.people"]),
        ("tui.changes.forgetting", ["tui.domain", "tui.store", "tui.book.steps"]),
        ("tui.typed.life_line", ["tui.domain", "tui.wording.life", "tui.wording.basics"]),
        ("tui.wording.life", ["tui.domain", "tui.wording.basics"]),
        (
            "tui.queries.reflections",
            ["tui.domain", "tui.store", "tui.queries.agenda", "tui.texts.library"],
        ),
        ("tui.wording.signs", ["tui.domain"]),
        (
            "tui.queries.look_back",
            [
                "tui.domain",
                "tui.store",
                "tui.queries.agenda",
                "tui.queries.reflections",
                "tui.wording.basics",
            ],
        ),
        (
            "tui.queries.search",
            [
                "tui.domain",
                "tui.store",
                "tui.wording.life",
                "tui.queries.reflections",
                "tui.wording.basics",
            ],
        ),
        ("tui.app.widgets.canvas", ["tui.domain"]),
        ("tui.queries.agenda", ["tui.domain", "tui.store"]),
        ("tui.changes.people", ["tui.domain", "tui.store", "tui.book.steps"]),
        (
            "tui.changes.plans",
            [
                *("tui.domain", "tui.store", "tui.book.steps", "tui.queries.agenda"),
                *("tui.changes.people", "tui.changes.occurrences"),
            ],
        ),
        ("tui.changes.occurrences", ["tui.domain", "tui.store", "tui.book.steps"]),
        ("tui.queries.ideas", ["tui.store", "tui.book.steps", "tui.texts.library"]),
        ("tui.typed.person_line", ["tui.domain", "tui.wording.basics"]),
        ("tui.wording.plans", ["tui.domain", "tui.store", "tui.wording.basics"]),
        (
            "tui.changes.new_plan",
            [
                *("tui.domain", "tui.store", "tui.book.steps", "tui.clock"),
                *("tui.changes.people", "tui.changes.plans"),
            ],
        ),
        (
            "tui.queries.reach_out",
            [
                *(
                    "tui.domain",
                    "tui.store",
                    "tui.clock",
                    "tui.queries.agenda",
                    "tui.wording.plans",
                ),
                "tui.wording.life",
            ],
        ),
        ("tui.exchange.ics_out", ["tui.domain", "tui.store"]),
        ("tui.exchange.ics_limits", ["tui.domain"]),
        (
            "tui.exchange.ics_in",
            [
                *("tui.domain", "tui.store", "tui.book.steps"),
                *(
                    "tui.queries.agenda",
                    "tui.changes.plans",
                    "tui.exchange.ics_out",
                    "tui.exchange.ics_limits",
                ),
            ],
        ),
    ],
)
def test_arrows_run_one_way(package: str, known: list[str]) -> None:
    found = arrows(package)
    assert found
    for name, target in found:
        assert not within(target, "tui") or within(target, *known), f"{name} imports {target}"


def test_only_the_app_loads_what_draws() -> None:
    assert any(within(target, "textual") for _, target in arrows("tui.app"))
    for name, target in arrows("tui"):
        if not within(name, "tui.app", "tui.cli.themes"):
            assert not within(target, "textual", "rich"), f"{name} imports {target}"


def test_the_app_knows_nothing_of_the_command_line() -> None:
    for name, target in arrows("tui.app"):
        assert not within(target, "tui.cli"), f"{name} imports {target}"


def test_the_app_is_opened_from_one_place() -> None:
    outside = [
        (name, target)
        for name, target in arrows("tui")
        if within(target, "tui.app") and not within(name, "tui.app")
    ]
    assert {name for name, _ in outside} == {"tui.cli.launch", "tui.cli.themes"}
    for name in ("tui.cli.launch", "tui.cli.themes"):
        for node in MODULES[name].body:
            if not isinstance(node, ast.FunctionDef):
                assert not any(within(target, "tui.app", "textual") for target in imported(node))


def test_the_root_of_the_package_imports_nothing() -> None:
    assert list(imported(MODULES["tui"])) == []


def test_nothing_reaches_for_a_network() -> None:
    for name, target in arrows("tui"):
        assert target.split(".")[0] not in NETWORK, f"{name} imports {target}"


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
        ["where"],
        ["demo", "--years", "1", "--file", "~/demo.json"],
    ],
)
def test_a_plain_command_loads_nothing_heavy(home: Path, arguments: list[str]) -> None:
    run_command("check", "share").well()
    run_command("pause", "honest").well()
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
