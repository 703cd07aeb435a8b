"""``nearer themes``, ``nearer settings --init``, ``nearer completion``, ``nearer where``."""

import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.cli.command import run_command
from tui.cli.commands import COMMANDS
from tui.config.folders import theme_folders
from tui.config.reading import Config, config_path, read_config
from tui.config.writing import write_value
from tui.domain.practice import BUILT_IN
from tui.domain.refusal import Refused
from tui.keys.catalogue import every_key


@pytest.fixture
def own(home: Path) -> Path:
    """The user's folder of themes."""
    folder = theme_folders()[1]
    assert home in folder.parents
    folder.mkdir(parents=True)
    return folder


def test_themes_are_listed_by_whose_they_are(own: Path) -> None:
    (own / "mine.toml").write_text('primary = "#ff0000"')
    config_path().write_text('theme = "moss"')
    rows = {row["name"]: row for row in json.loads(run_command("themes", "--json").well())}
    assert rows["moss"] == {"name": "moss", "dark": True, "from": "Nearer", "chosen": True}
    assert rows["mine"]["from"] == "yours"
    assert rows["nord"]["from"] == "Textual"
    assert sum(row["from"] == "Nearer" for row in rows.values()) == 8
    said = run_command("themes").well().splitlines()
    assert len(said) == len(rows)
    assert "* moss" in "\n".join(said)


def test_a_theme_that_does_not_load_is_named_with_its_reason(own: Path) -> None:
    (own / "sad.toml").write_text('primary = "zzz"')
    answer = run_command("themes")
    assert answer.status == 1
    assert "sad.toml: primary: must be a colour, not 'zzz'" in answer.out


JUDGED = {
    'primary = "#8fb8d8"': (0, "all of it can be read: 4.5 to one or more"),
    'primary = "#8fb8d8"\ncontrast = 7': (0, "7 to one or more"),
    'primary = "red"\n[variables]\n"text-quiet" = "#333333"': (1, "! text-quiet on background"),
    'primary = "ansi_red"\nansi = true': (0, "the terminal's own"),
}


@pytest.mark.parametrize(("text", "said"), JUDGED.items(), ids=range(len(JUDGED)))
def test_a_theme_is_judged(tmp_path: Path, text: str, said: tuple[int, str]) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    answer = run_command("themes", "--check", str(file))
    assert (answer.status, answer.err) == (said[0], "")
    assert said[1] in answer.out


@pytest.mark.parametrize("text", ['primary = "zzz"', "primary =", 'primary = "red"\ncontrast = 99'])
def test_a_theme_that_cannot_be_worn_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    assert "mine.toml" in run_command("themes", "--check", str(file)).refusal()
    assert (
        "mine.toml"
        in run_command("themes", "--check", str(tmp_path / "no" / "mine.toml")).refusal()
    )


def test_the_explained_file_changes_nothing_and_names_every_key() -> None:
    path = config_path()
    assert str(path) in run_command("settings", "--init").well()
    assert read_config(path) == (Config(), ())
    text = path.read_text()
    assert all(f'# "{name}" = ' in text for name in every_key())
    lines = [line[2:] if line.startswith('# "') else line for line in text.splitlines()]
    lines = [line[2:] if " = " in line and line.startswith("# ") else line for line in lines]
    values = tomllib.loads("\n".join(lines))
    assert values.pop("keys") == {name: key.keys for name, key in every_key().items()}
    assert Config(**{**values, "theme": ""}) == Config()
    assert path.stat().st_mode & 0o777 == 0o600
    assert "exists already" in run_command("settings", "--init").refusal()
    assert path.read_text() == text


def test_a_value_is_written_among_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    write_value(file, "theme", "moss")
    assert file.read_text() == 'theme = "moss"\n'
    file.write_text("# a\ntheme = 'dusk'  # b\n\n[keys]\nundo = 'U'  # c\n")
    write_value(file, "theme", "noon")
    assert file.read_text() == "# a\ntheme = \"noon\"  # b\n\n[keys]\nundo = 'U'  # c\n"
    file.write_text("[keys]\n")
    write_value(file, "theme", 'a "quoted" one')
    assert tomllib.loads(file.read_text()) == {"theme": 'a "quoted" one', "keys": {}}


def test_a_file_that_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("theme = [")
    with pytest.raises(Refused, match="left as it is"):
        write_value(file, "theme", "moss")
    assert file.read_text() == "theme = ["


def test_where_names_the_file_of_look_and_keys() -> None:
    assert f"config   {config_path()}" in run_command("where").well()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_every_command(shell: str) -> None:
    said = run_command("completion", shell).well()
    assert all(name in said for name in COMMANDS)
    assert "--uninterrupted" in said


def test_bash_completes() -> None:
    bash = shutil.which("bash")
    assert bash, "the tests need bash"
    script = run_command("completion", "bash").well() + (
        '\nask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nearer; echo "${COMPREPLY[@]}"; }'
        "\nask nearer ch; ask nearer check li; ask nearer --file x.json str; ask nearer export --d"
        "\nask nearer help lo; ask nearer people --back; ask nearer practice rename hon"
    )
    answer = subprocess.run([bash, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == [
        "check checkin",
        "listen",
        "streaks",
        "--details",
        "lookback",
        "--backups",
        "honest",
    ]


def test_bash_completes_paths(tmp_path: Path) -> None:
    (tmp_path / "out of the way.json").touch()
    bash = shutil.which("bash")
    assert bash, "the tests need bash"
    script = run_command("completion", "bash").well() + (
        '\nask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nearer; echo "${#COMPREPLY[@]}"; }'
        "\nask nearer --file out; ask nearer export --vdir out; ask nearer themes --check out"
        "\nask nearer import out; ask nearer check out"
    )
    answer = subprocess.run(
        [bash, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert answer.stdout.split() == ["4", "4", "4", "4", "0"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_the_practices(shell: str) -> None:
    said = run_command("completion", shell).well()
    lines = [line.replace("'", " ").split() for line in said.splitlines() if "listen" in line]
    assert len(lines) == 7
    for line in lines:
        assert {practice.id for practice in BUILT_IN} <= set(line)


def test_completion_quotes_what_it_says() -> None:
    assert "today'\"'\"'s by default" in run_command("completion", "zsh").well()
    assert "today\\'s by default" in run_command("completion", "fish").well()
