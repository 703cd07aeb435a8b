"""``nearer settings``: what counts and when, and a config.toml that explains the look."""

from argparse import ArgumentParser, Namespace

from tui.changes import practices as arrange
from tui.cli.options import add_json
from tui.cli.parser import Handler
from tui.cli.session import Session, done, print_json
from tui.domain.refusal import Refused
from tui.domain.settings import SETTINGS, find_setting, stored
from tui.typed.settings import read_setting


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="left out, all are listed")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="left out, NAME is shown")
    parser.add_argument(
        "--init", action="store_true", help="write a config.toml that explains look and keys"
    )
    add_json(parser)


def _settings(arguments: Namespace) -> int:
    if arguments.init:
        return _explain_config()
    session = Session(arguments.file)
    values = session.opened().book.settings._asdict()
    if arguments.value is None:
        chosen = [find_setting(arguments.name)] if arguments.name else list(SETTINGS)
        if arguments.json:
            print_json({name: stored(name, values[name]) for name in chosen})
            return 0
        width = max(map(len, chosen))
        for name in chosen:
            setting = SETTINGS[name]
            print(f"{name:<{width}} {setting.words(values[name]):<10} {setting.meaning}")
        return 0
    if arguments.json:
        raise Refused("--json shows settings; leave it out where one is changed")
    name = find_setting(arguments.name)
    value = read_setting(name, arguments.value)
    label = f"{name} is {SETTINGS[name].words(value)}"
    words = f"{label}: {SETTINGS[name].meaning}"
    return done(session, label, [arrange.set_to(name, value)], words)


def _explain_config() -> int:
    from tui.config.reading import config_path
    from tui.config.writing import write_explained
    from tui.keys.catalogue import every_key

    path = config_path()
    write_explained(path, [(k.id, k.keys, k.help) for k in every_key().values()])
    print(f"{path} explains every setting of look and keys")
    return 0


HANDLERS = {"settings": Handler(_arguments, _settings)}
