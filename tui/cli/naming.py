"""The names that ``--with`` gives."""

from collections.abc import Sequence

from tui.book.keeper import Keeper
from tui.book.steps import RecordChange
from tui.changes.naming import given_names, named_people


def given_people(
    keeper: Keeper, texts: Sequence[str]
) -> tuple[tuple[str, ...], list[RecordChange]]:
    """The uids of who is meant, each once, and what brings in the new ones.

    Refused as ``given_names`` and ``named_people`` say.
    """
    names = given_names(keeper.book, texts)
    uids, _, new = named_people(keeper.book, names, keeper.today())
    return tuple(dict.fromkeys(uids)), new
