"""config.toml and themes as editors of all systems write them."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import run_command
from tui.app.look.themes import load_themes, read_theme
from tui.config.edited import read_edited, read_toml_text
from tui.config.reading import Config, config_path, read_config
from tui.config.writing import write_value
from tui.domain.refusal import Refused

CONFIG = "# Sarah's look, Åsa's keys\ntheme = 'dusk'  # b\nclock = \"12h\"\n\n[keys]\nundo = 'U'\n"
READ = Config(theme="dusk", clock="12h", keys={"undo": "U"})
MARK = codecs.BOM_UTF8

Written = Callable[[str], bytes]
READABLE: dict[str, Written] = {
    "as it is": lambda text: text.encode(),
    "a byte-order mark": lambda text: MARK + text.encode(),
    "lines as on Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "both": lambda text: MARK + text.replace("\n", "\r\n").encode(),
    "lines of an old Mac": lambda text: text.replace("\n", "\r").encode(),
    "no end of the last line": lambda text: text.removesuffix("\n").encode(),
}
UNREADABLE: dict[str, tuple[Written, str]] = {
    "UTF-16": (lambda text: text.encode("utf-16"), "it is UTF-16 text"),
    "UTF-16 of big ends": (
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        "it is UTF-16 text",
    ),
    "UTF-16 without a mark": (lambda text: text.encode("utf-16-le"), "it is UTF-16 text"),
    "Latin-1": (lambda text: text.encode("latin-1"), "it is not UTF-8 text"),
}
WAY_OUT = "; save it as UTF-8 in your editor"
readable = pytest.mark.parametrize("written", READABLE.values(), ids=READABLE)
unreadable = pytest.mark.parametrize(("written", "reason"), UNREADABLE.values(), ids=UNREADABLE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@readable
def test_settings_are_read_whatever_the_editor(file: Path, written: Written) -> None:
    file.write_bytes(written(CONFIG))
    assert read_config(file) == (READ, ())


@unreadable
def test_what_is_not_utf_8_is_told_in_one_line_with_the_way_out(
    file: Path, written: Written, reason: str
) -> None:
    file.write_bytes(written(CONFIG))
    config, problems = read_config(file)
    assert config == Config()
    assert problems == (f"config.toml cannot be read: {reason}{WAY_OUT}",)


@pytest.mark.parametrize("written", [*READABLE.values()][:4], ids=[*READABLE][:4])
@pytest.mark.parametrize("name", ["theme", "glyphs"])
def test_a_value_is_changed_or_added_and_every_other_byte_stays(
    file: Path, written: Written, name: str
) -> None:
    file.write_bytes(written(CONFIG))
    write_value(file, name, "ascii")
    if name == "theme":
        expected = CONFIG.replace("'dusk'", '"ascii"')
    else:
        expected = f'glyphs = "ascii"\n{CONFIG}'
    assert file.read_bytes() == written(expected)
    write_value(file, name, "ascii")
    assert file.read_bytes() == written(expected)
    assert read_config(file).problems == ()


def test_a_file_with_nothing_but_a_mark_takes_a_value(file: Path) -> None:
    file.write_bytes(MARK)
    assert read_config(file) == (Config(), ())
    write_value(file, "theme", "moss")
    assert file.read_bytes() == MARK + b'theme = "moss"\n'


@unreadable
def test_what_is_not_utf_8_is_not_written_over(file: Path, written: Written, reason: str) -> None:
    data = written(CONFIG)
    file.write_bytes(data)
    with pytest.raises(Refused, match=f"left as it is, for it cannot be read: {reason}{WAY_OUT}"):
        write_value(file, "theme", "moss")
    assert file.read_bytes() == data


@readable
def test_themes_are_read_whatever_the_editor(tmp_path: Path, written: Written) -> None:
    (tmp_path / "åsa.toml").write_bytes(written("# Åsa\nprimary = '#ff0000'\ndark = false\n"))
    themes, failed = load_themes([tmp_path])
    assert failed == ()
    assert [(theme.name, theme.dark) for theme in themes] == [("åsa", False)]


@unreadable
def test_a_theme_that_is_not_utf_8_is_told_in_one_line_with_the_way_out(
    tmp_path: Path, written: Written, reason: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(written("# Åsa\nprimary = '#ff0000'\n"))
    assert read_theme(path) == f"theme {path}: {reason}{WAY_OUT}"
    refusal = run_command("themes", "--check", str(path)).refusal()
    assert refusal.strip() == f"nearer: theme {path}: {reason}{WAY_OUT}"


def test_a_folder_in_the_place_of_either_is_named_plainly(tmp_path: Path) -> None:
    assert read_theme(tmp_path) == f"theme {tmp_path}: it is a folder"
    assert read_theme(tmp_path / "no.toml") == f"theme {tmp_path / 'no.toml'}: it does not exist"
    assert read_config(tmp_path).problems == ("config.toml cannot be read: it is a folder",)


@readable
def test_commands_take_it_too(home: Path, written: Written) -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_bytes(written("theme = 'moss'\n"))
    assert "* moss" in run_command("themes").well()


def test_line_ends_and_mark_stay_for_who_writes_and_go_for_who_parses(file: Path) -> None:
    file.write_bytes(MARK + b"a\r\nb\rc\n")
    assert read_edited(file) == "\ufeffa\r\nb\rc\n"
    assert read_toml_text(file) == "a\nb\nc\n"
