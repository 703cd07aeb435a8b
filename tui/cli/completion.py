"""``nearer completion SHELL``: what the shell needs to complete commands and their options."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from importlib import import_module

from tui.cli.parser import Command

SHELLS = ("bash", "zsh", "fish")
_PRACTICES = ("listen", "share", "support", "time", "honest")
_WITH_PRACTICES = {"check", "uncheck", "rest", "pause", "resume", "schedule"}
Word = tuple[str, str, list[str]]
"""A command, what it is for, and what may follow it."""
_TOP = ("--file", "--theme", "--day", "--version", "--help")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="whose")


def _words() -> Iterator[Word]:
    """Each command, what it is for, and what may follow it."""
    from tui.cli.run import COMMANDS as EVERY

    for name, (module, words) in EVERY.items():
        command: Command = import_module(f"tui.cli.{module}").COMMANDS[name]
        parser = ArgumentParser(name)
        command.add_arguments(parser)
        follow = ["--file"]
        for action in parser._actions:  # argparse has no other list of them
            follow += [option for option in action.option_strings if option.startswith("--")]
            follow += [str(choice) for choice in action.choices or ()]
        if name in _WITH_PRACTICES:
            follow += _PRACTICES
        yield name, words, list(dict.fromkeys(follow))


def _bash(every: Sequence[Word]) -> str:
    cases = "\n".join(f'    {name}) words="{" ".join(follow)}" ;;' for name, _, follow in every)
    names = " ".join([*(name for name, _, _ in every), *_TOP])
    return f"""\
# nearer completion bash: put  eval "$(nearer completion bash)"  into ~/.bashrc
_nearer() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} words command="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in --file|--theme|--day) ((i++)) ;; -*) ;; *) command=${{COMP_WORDS[i]}}; break ;; esac
  done
  case ${{COMP_WORDS[COMP_CWORD-1]}}:$current in
    export:-*|import:-*) ;;
    --file:*|--check:*|export:*|import:*) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case $command in
    "") words="{names}" ;;
{cases}
    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o filenames -F _nearer nearer"""  # noqa: E501  # a line of the shell


def _zsh(every: Sequence[Word]) -> str:
    names = "\n".join(f"    '{name}:{_quoted(words)}'" for name, words, _ in every)
    cases = "\n".join(f"    {name}) compadd -- {' '.join(follow)} ;;" for name, _, follow in every)
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
    compadd -- {" ".join(_TOP)}
    return
  fi
  case $words[CURRENT-1]:$words[CURRENT] in
    export:-*|import:-*) ;;
    --file:*|--check:*|export:*|import:*) _files; return ;;
  esac
  case $words[2] in
{cases}
  esac
}}
compdef _nearer nearer"""


def _fish(every: Sequence[Word]) -> str:
    lines = [
        "# nearer completion fish: nearer completion fish > ~/.config/fish/completions/nearer.fish"
    ]
    lines.append("complete -c nearer -f")
    for name, words, follow in every:
        lines.append(f"complete -c nearer -n __fish_use_subcommand -a {name} -d '{_quoted(words)}'")
        lines.append(
            f"complete -c nearer -n '__fish_seen_subcommand_from {name}' -a '{' '.join(follow)}'"
        )
    lines += [f"complete -c nearer -n __fish_use_subcommand -l {option[2:]}" for option in _TOP]
    lines.append("complete -c nearer -n '__fish_seen_subcommand_from export import' -F")
    return "\n".join(lines)


def _quoted(words: str) -> str:
    return words.replace("'", "").replace(":", ",")


def _completion(arguments: Namespace) -> int:
    print({"bash": _bash, "zsh": _zsh, "fish": _fish}[arguments.shell](tuple(_words())))
    return 0


COMMANDS = {
    "completion": Command("print what a shell needs to complete them", _arguments, _completion),
}
