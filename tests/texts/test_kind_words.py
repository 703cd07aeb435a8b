"""Kindness: words that are never used as a judgement stand in no text that is shown."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEVER = re.compile(
    r"\b(failed|broken|lost your streak|behind|overdue|shame|last chance|missed)\b"
    r"|\bonly \S+ left\b",
    re.IGNORECASE,
)


def texts_of(path: Path) -> Iterator[str]:
    """Every text in a module but its docstrings; of f-strings the parts that stand."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "7" for p in node.values)
            yield "".join(map(str, parts))
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        ):
            yield node.value


def leaves(value: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)


OTHERS = ("exchange/foreign/sheet.py", "exchange/trackers/habitify.py")
"""What reads the words of others, who do judge."""


@pytest.mark.parametrize(
    "path",
    [p for p in sorted((ROOT / "tui").rglob("*.py")) if not str(p).endswith(OTHERS)],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_no_text_of_the_app_judges(path: Path) -> None:
    assert [text for text in texts_of(path) if NEVER.search(text)] == []


def test_no_data_file_judges() -> None:
    content = json.loads((ROOT / "tui" / "texts" / "content.json").read_text("utf-8"))
    found = list(leaves(content))
    assert len(found) > 400
    assert [text for text in found if NEVER.search(text)] == []
    for theme in (ROOT / "themes").glob("*.toml"):
        assert not NEVER.search(theme.read_text("utf-8"))


def test_the_looking_finds(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""A broken doc."""\nX = f"only {1} left"\nY = "You Missed it"\nZ = "kept"\n'
    )
    assert [text for text in texts_of(module) if NEVER.search(text)] == [
        "only 7 left",
        "You Missed it",
    ]
