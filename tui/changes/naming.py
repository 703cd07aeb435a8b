"""Names as they are typed: who is meant, and who is new. What comes in with a file is not asked."""

from collections.abc import Iterable, Sequence
from datetime import date
from shlex import quote
from typing import NamedTuple

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.people import Names, refuse_oneself, resolve_people
from tui.domain.letters import folded
from tui.domain.person import Person, active, checked_person_name
from tui.domain.refusal import Refused
from tui.typed.names import lowered, read_names, words_of

_ALIKE = 0.8  # of 1; a name that is as much like a known one may be a slip of it


class Named(NamedTuple):
    """Who was named, one each: their uids and names, and what brings in the new ones."""

    uids: tuple[str, ...]
    names: tuple[str, ...]
    new: list[RecordChange]


def given_names(book: Book, texts: Iterable[str]) -> list[str]:
    """The names in what was given as names: ``Anna and Tim`` are two, unless somebody is called so.

    Refused: a quote that is not closed, and what cannot be a name.
    """
    known = Names.of(book.people.values())
    bearable = [person.name for person in active(book.people.values())]
    names: list[str] = []
    for text in texts:
        words, _ = words_of(text)
        found, used = read_names(words, lowered(words), 0, bearable) if words else ([], 0)
        is_one = known.get(" ".join(text.split())) is not None or used < len(words) or not found
        names += [text] if is_one else found
    return names


def named_people(book: Book, names: Iterable[str], today: date) -> Named:
    """Whom typed names mean: whoever bears one, else the only one with words that begin so.

    Any other name brings in somebody new. Refused: what may be several, what is nearly the name of
    somebody, oneself, and what cannot be a name.
    """
    known, people = Names.of(book.people.values()), active(book.people.values())
    meant = [_meant(checked_person_name(name), known, people) for name in names]
    uids, new = resolve_people(book, meant, today)
    born = {step.place.uid: step.fields["name"] for step in new}
    called = (born[uid] if uid in born else book.people[uid].name for uid in uids)
    return Named(uids, tuple(called), new)


def _meant(name: str, known: Names, people: Sequence[Person]) -> str:
    """The name of whoever is meant, or the name as it is, where nobody is."""
    if known.get(name) is not None:
        return name
    refuse_oneself(name)
    add = f"`nearer people add {quote(name)}` adds somebody new"
    if near := _begun(name, people):
        if len(near) > 1:
            names = " or ".join(near[:3])
            raise Refused(f"{name!r} may be {names}; write the whole name. {add}")
        return near[0]
    if slip := _slip_of(name, people):
        raise Refused(f"there is nobody called {name}; did you mean {slip}? {add}")
    return name


def _begun(name: str, people: Sequence[Person]) -> list[str]:
    """The names with these words in a row, or else with words that begin so."""
    *first, last = _words(name)
    whole, begun = [], []
    for person in people:
        words = _words(person.name)
        runs = [words[n : n + len(first) + 1] for n in range(len(words) - len(first))]
        ends = [run[-1] for run in runs if run[:-1] == first]
        if last in ends:
            whole.append(person.name)
        elif any(end.startswith(last) for end in ends):
            begun.append(person.name)
    return whole or begun


def _slip_of(name: str, people: Sequence[Person]) -> str | None:
    """The name that is most like this one, or whose first word is; None where none is near."""
    from difflib import get_close_matches  # only a name nobody bears pays for it

    bare = folded(name)
    by_form = {form: p.name for p in people for form in (_words(p.name)[0], folded(p.name))}
    turned = (form for form in by_form if _is_turned(bare, form))
    near = next(turned, None) or next(iter(get_close_matches(bare, by_form, 1, _ALIKE)), None)
    return by_form[near] if near else None


def _words(name: str) -> list[str]:
    bare = folded(name)
    return bare.split() or [bare]  # a lone accent is no word


def _is_turned(one: str, other: str) -> bool:
    """Whether two letters beside each other have changed places, which a likeness counts twice."""
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
