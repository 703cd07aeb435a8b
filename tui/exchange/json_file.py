"""The whole file as JSON, out and in."""

from collections.abc import Callable

from tui.book.book import Book
from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, Export
from tui.store.codec import NotOurs, Tables, count_records, decoded, encode
from tui.store.doubles import doubled_words
from tui.store.meta import schema_of
from tui.store.migrations import SCHEMA, STEPS, migrated


def json_of(tables: Tables, book: Book, *, private: bool = False) -> Export:
    """Every record of a file, those of a newer version too. Refused: where there is none.

    ``book`` is what the tables say. No wording of a private note goes along, unless asked for.
    """
    if not tables:
        raise Refused("it holds nothing yet; there is nothing to export")
    held_back = () if private else tuple(n.uid for n in book.notes.values() if n.private)
    if held_back:
        tables = _without(tables, frozenset(held_back))
    return Export(encode(tables), ((count_records(tables), "record"),), len(held_back))


def _without(tables: Tables, notes: frozenset[str]) -> Tables:
    """The tables without any wording of some notes."""
    kept = {
        key: record for key, record in tables["notes"].items() if record.get("note") not in notes
    }
    return {**tables, "notes": kept}


def tables_in(data: bytes, say: Callable[[str], object] = str) -> Tables:
    """The tables of a JSON export or of another copy of a file, in the form of today.

    What stands in it twice is joined; ``say`` is then called with a line on that.

    Refused with the reason: what is no file of Nearer, or of a newer one.
    """
    try:
        tables, doubled = decoded(data)
        if schema_of(tables) > SCHEMA:
            raise NotOurs("a newer Nearer wrote it; update Nearer to take it in")
        if doubled:
            say(f"it holds {doubled_words(doubled)}; both were read and joined")
        return migrated(tables, STEPS, SCHEMA)
    except NotOurs as error:
        raise Refused(f"{error}; {NOTHING_IN}") from None
