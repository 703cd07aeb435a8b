"""What somebody else wrote into a file is shown, and nothing in it is obeyed by the terminal."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.book.canaries import all_words, filled_tables
from tests.cli.command import Result, run_command, tables_of, write_file
from tests.fuzz.commands import CHANGE, SHOW, exports
from tui.book.tables import MARKS, TABLES
from tui.cli.commands import COMMANDS
from tui.domain.letters import OBEYED, harmless, harmless_json, lines, one_line
from tui.exchange.files import DIARY, FORMATS

OBEY = "a\x1b]52;c;eA==\x07b\x9b31mc\x7fd\u202ee\u2066f\x08g\ud800h"
SEEN = "a]52;c;eA==b31mcdefgh"
UIDS = "\x1b]0;uid\x07\u202e"


def told(result: Result) -> str:
    """All that a command said; nothing in it is obeyed, and it is no fault of ours."""
    words = result.out + result.err
    assert re.findall(OBEYED, words.replace("\n", "").replace("\t", "")) == []
    assert "fault in Nearer" not in words, words
    return words


def test_there_is_nothing_that_is_obeyed_and_let_through() -> None:
    every = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x2028, 0xD800]))
    assert one_line(every).isprintable()
    assert lines(f"a\tb\r\nc\rd\u2028e{OBEY}") == f"a\tb\nc\nd\ne{SEEN}"
    assert one_line("a\tb\r\n\r\nc") == "a b c"
    assert harmless(every).replace("\n", "").replace("\t", "").isprintable()
    assert json.loads(harmless_json(json.dumps([every], ensure_ascii=False))) == [every]
    fine = "Zoë שלום 👩‍👩‍👧 «\u00a0»"
    assert one_line(fine) == lines(fine) == harmless(fine) == harmless_json(fine) == fine


@pytest.mark.parametrize("table", [*TABLES.values(), MARKS], ids=lambda table: table.name)
def test_every_field_of_every_table_says_how_it_is_read(table: Any) -> None:
    form = table.form()
    for record in filled_tables(OBEY)[table.name]:
        content = record if table is not MARKS else record["days"]["11-23"]
        assert set(content) - {"uid", "at"} <= set(form.fields)


@pytest.mark.parametrize("way", ["opened", "taken in"])
def test_no_command_lets_anything_of_a_file_be_obeyed(path: Path, tmp_path: Path, way: str) -> None:
    given = write_file(tmp_path / "theirs.json", **filled_tables(OBEY))
    if way == "opened":
        path.write_bytes(given.read_bytes())
    else:
        told(run_command("check", "5", file=path))
        told(run_command("import", given, file=path))
    given_here = {arguments[0] for arguments in [*SHOW, *CHANGE, *exports(tmp_path)]}
    assert given_here | {"import", "demo"} == set(COMMANDS)
    shown = "".join(told(run_command(*arguments, file=path)) for arguments in SHOW)
    for words in ("people name", "practices name", "plans title", "notes text", "matters text"):
        assert f"{SEEN} {words}" in shown
    kept = tables_of(path)
    for table, records in filled_tables(OBEY).items():
        (record,) = records
        held = next(r for r in kept[table].values() if r["uid"] == record["uid"])
        assert held == record, "the file keeps what it holds"
    for arguments in exports(tmp_path):
        told(run_command(*arguments, file=path))
    for suffix in (*FORMATS[1:], DIARY):
        written = (tmp_path / f"out{suffix}").read_text("utf-8")
        assert SEEN in written.replace("\\;", ";").replace("\\]", "]").replace("\n ", "").replace(
            "\r\n ", ""
        )
        assert re.findall(OBEYED, re.sub(r"\r?\n", "", written)) == []
    for arguments in CHANGE:
        told(run_command(*arguments, file=path))


def test_ids_and_names_that_are_no_fields_are_written_out(
    path: Path, home: Path, tmp_path: Path
) -> None:
    uid = f"own{UIDS}"
    odd = str(tmp_path / f"odd{UIDS}.csv")
    write_file(
        path,
        practices=[{"uid": uid, "number": 6, "name": "Walk", "at": "x"}],
        plans=[{"uid": uid, "people": [uid], "start": "2026-11-24T10:00", "at": "x"}],
        people=[{"uid": uid, "name": "Kim", "at": "x", "rhythm_days": 10**12}],
    )
    for arguments in [*SHOW, *CHANGE, ["export", odd], ["export", odd], ["import", odd]]:
        told(run_command(*arguments, file=path))
    found = run_command("practice", "list", "--json", file=path)
    assert uid in [practice["id"] for practice in found.json], "and it can be read as it is"
    assert "own\\x1b]0;uid\\x07" in told(run_command("doctor", file=path))
    theme = home / "config" / "nearer" / "themes" / f"odd{UIDS}.toml"
    theme.parent.mkdir(parents=True)
    theme.write_text(f'primary = "{UIDS}"'.replace("\x1b", "\\u001b").replace("\x07", "\\u0007"))
    told(run_command("themes", file=path))
    told(run_command("today", "--file", tmp_path / UIDS / "f.json"))


def test_a_text_of_several_lines_keeps_them(path: Path) -> None:
    note = {"uid": "n", "note": "n", "day": "2026-11-23", "at": "x", "text": "one\n\ttwo\x1b[2J"}
    write_file(path, notes=[note])
    (found,) = run_command("notes", "--json", file=path).json
    assert found["text"] == "one\n\ttwo[2J"


def test_all_that_may_be_obeyed_is_in_the_file_that_is_looked_at() -> None:
    held = json.dumps(filled_tables(OBEY), ensure_ascii=False)
    for words in all_words(json.dumps(OBEY, ensure_ascii=False)[1:-1]):
        assert words in held
