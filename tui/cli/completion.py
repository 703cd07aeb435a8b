"""``nearer completion SHELL``: what the shell needs to complete commands and their options."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from shlex import quote
from typing import NamedTuple

from tui.cli.commands import COMMANDS
from tui.cli.options import add_file
from tui.cli.parser import Handler, Parser
from tui.cli.run import handler_of, top_parser
from tui.domain.practice import BUILT_IN

SHELLS = ("bash", "zsh", "fish")
_PATHS = ("F", "FILE", "DIR")  # what help calls the arguments that are paths


class Completed(NamedTuple):
    """A command: a line on it, the words that may follow it, and whether a path may."""

    name: str
    line: str
    follow: tuple[str, ...]
    takes_path: bool = False


class Grammar(NamedTuple):
    """All that is completed.

    ``options`` stand before a command, ``valued`` are those that take a value, and after
    ``before_paths``, options too, a path follows.
    """

    commands: tuple[Completed, ...]
    options: tuple[str, ...]
    valued: tuple[str, ...]
    before_paths: tuple[str, ...]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="whose")


def _grammar() -> Grammar:
    commands, paths = [], []
    for name, command in COMMANDS.items():
        parser = Parser(name)
        handler_of(name).add_arguments(parser)
        add_file(parser)
        held = [action for action in parser._actions if action.metavar in _PATHS]
        paths += [option for action in held for option in action.option_strings]
        takes_path = not all(action.option_strings for action in held)
        follow = tuple(dict.fromkeys(_follow(parser)))
        commands.append(Completed(name, command.line, follow, takes_path))
    commands.append(Completed("help", "say more of a command, with examples", tuple(COMMANDS)))
    top = [action for action in top_parser()._actions if action.option_strings]
    return Grammar(
        tuple(commands),
        tuple(action.option_strings[-1 if action.dest == "help" else 0] for action in top),
        tuple(action.option_strings[0] for action in top if action.nargs is None),
        tuple(dict.fromkeys(paths)),
    )


def _follow(parser: ArgumentParser) -> Iterator[str]:
    """The words that a parser knows: options, choices, commands within it, practices."""
    for action in parser._actions:  # argparse has no other list of them
        yield from (option for option in action.option_strings if option.startswith("--"))
        yield from map(str, action.choices or ())
        if isinstance(action.choices, dict):
            for part in action.choices.values():
                yield from _follow(part)
        if action.metavar == "PRACTICE" and not action.option_strings:
            yield from (practice.id for practice in BUILT_IN)


def _bash(grammar: Grammar) -> str:
    cases = "\n".join(
        f"    {quote(name)}) words={_word_list(follow)} ;;"
        for name, _, follow, _ in grammar.commands
    )
    names = [*(command.name for command in grammar.commands), *grammar.options]
    return f"""\
# nearer completion bash: put  eval "$(nearer completion bash)"  into ~/.bashrc
_nearer() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} words command="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in {"|".join(grammar.valued)}) ((i++)) ;; -*) ;; *) command=${{COMP_WORDS[i]}}; break ;; esac
  done
  case ${{COMP_WORDS[COMP_CWORD-1]}}:$current in
{_paths(grammar, 'COMPREPLY=($(compgen -f -- "$current"))')}
  esac
  case $command in
    "") words={_word_list(names)} ;;
{cases}
    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o filenames -F _nearer nearer"""  # noqa: E501  # a line of the shell


def _word_list(words: Sequence[str]) -> str:
    """Words as one, for ``compgen -W``, which takes them apart as bash would."""
    return quote(" ".join(map(quote, words)))


def _zsh(grammar: Grammar) -> str:
    names = "\n".join(
        f"    {quote(name + ':' + line.replace(':', chr(92) + ':'))}"
        for name, line, _, _ in grammar.commands
    )
    cases = "\n".join(
        f"    {quote(name)}) compadd -- {' '.join(map(quote, follow))} ;;"
        for name, _, follow, _ in grammar.commands
    )
    return f"""\
#compdef nearer
# nearer completion zsh: put  eval "$(nearer completion zsh)"  into ~/.zshrc, after compinit
_nearer() {{
  local -a commands
  commands=(
{names}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    compadd -- {" ".join(map(quote, grammar.options))}
    return
  fi
  case $words[CURRENT-1]:$words[CURRENT] in
{_paths(grammar, "_files")}
  esac
  case $words[2] in
{cases}
  esac
}}
compdef _nearer nearer"""


def _paths(grammar: Grammar, complete: str) -> str:
    """For bash and zsh: where a path may stand, told by the word before and what is begun."""
    commands = [command.name for command in grammar.commands if command.takes_path]
    options = "|".join(f"{name}:-*" for name in commands)
    before = "|".join(f"{name}:*" for name in [*grammar.before_paths, *commands])
    return f"    {options}) ;;\n    {before}) {complete}; return ;;"


def _fish(grammar: Grammar) -> str:
    lines = [
        "# nearer completion fish: nearer completion fish > ~/.config/fish/completions/nearer.fish",
        "complete -c nearer -f",
    ]
    for name, line, follow, takes_path in grammar.commands:
        lines.append(
            f"complete -c nearer -n __fish_use_subcommand -a {name} -d {_fish_quoted(line)}"
        )
        after = f"complete -c nearer -n '__fish_seen_subcommand_from {name}'"
        lines.append(f"{after} -a {_fish_quoted(' '.join(follow))}")
        if takes_path:
            lines.append(f"{after} -F")
    lines += [
        f"complete -c nearer -n __fish_use_subcommand -l {option.removeprefix('--')}"
        for option in grammar.options
    ]
    return "\n".join(lines)


def _fish_quoted(text: str) -> str:
    """``text`` between single quotes, as fish has them."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _completion(arguments: Namespace) -> int:
    print({"bash": _bash, "zsh": _zsh, "fish": _fish}[arguments.shell](_grammar()))
    return 0


HANDLERS = {"completion": Handler(_arguments, _completion)}
