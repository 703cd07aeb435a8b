"""``nearer themes``: the one command that loads Textual, for its colours."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tui.cli.options import add_json
from tui.cli.parser import Handler
from tui.domain.letters import written_out
from tui.domain.refusal import Refused
from tui.store.paths import named_path


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--check", metavar="FILE", help="judge a theme of your own: its values and its contrast"
    )
    add_json(parser)


def _themes(arguments: Namespace) -> int:
    if arguments.check is not None:
        return _check(named_path(arguments.check))
    from textual.theme import BUILTIN_THEMES

    from tui.app.look.themes import DEFAULT, load_themes
    from tui.cli.session import print_json_list
    from tui.config.folders import theme_folders
    from tui.config.reading import config_path, read_config

    ours, own = theme_folders()
    loaded = [(load_themes([ours]), "Nearer"), (load_themes([own]), "yours")]
    found = {name: (theme, "Textual") for name, theme in BUILTIN_THEMES.items()}
    found |= {theme.name: (theme, whose) for part, whose in loaded for theme in part.themes}
    chosen = read_config(config_path()).config.theme or DEFAULT
    if arguments.json:
        print_json_list(
            {"name": name, "dark": theme.dark, "from": whose, "chosen": name == chosen}
            for name, (theme, whose) in found.items()
        )
    else:
        for whose in ("Nearer", "yours", "Textual"):
            for name, (theme, from_whom) in sorted(found.items()):
                if from_whom == whose:
                    shade = "dark" if theme.dark else "light"
                    mark = "*" if name == chosen else " "
                    print(f"{mark} {written_out(name):<22} {shade:<6} {whose}")
    failed = [line for part, _ in loaded for line in part.failed]
    for line in failed:
        print(f"! {line}")
    return 1 if failed else 0


def failed_in(folder: Path) -> tuple[str, ...]:
    """A line on each theme of a folder that cannot be worn, and why."""
    from tui.app.look.themes import load_themes

    return tuple(load_themes([folder]).failed)


def _check(path: Path) -> int:
    """Judge a theme: every value, then every colour of text on every ground.

    Gives 1 where something cannot be read. Refused: what cannot be worn.
    """
    from tui.app.look.colours import contrasts, readable, wanted_of
    from tui.app.look.themes import read_theme

    read = read_theme(path)
    if isinstance(read, str):
        raise Refused(read)
    if read.ansi:
        print(f"{path.stem} can be worn. Its colours are the terminal's own: look at it there.")
        return 0
    wanted = wanted_of(read)
    variables = read.to_color_system().generate() | read.variables
    variables |= readable(read, variables)
    faint = [
        f"{name} on {ground}: {ratio:.1f}, wanted {wanted:g}"
        for name, ground, ratio in contrasts(read, variables)
        if ratio < wanted
    ]
    for line in faint:
        print(f"! {line}")
    if faint:
        print(f"{path.stem} can be worn, but not all of it can be read.")
        return 1
    print(f"{path.stem} can be worn, and all of it can be read: {wanted:g} to one or more.")
    return 0


HANDLERS = {"themes": Handler(_arguments, _themes)}
