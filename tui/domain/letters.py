"""Letters that a terminal obeys instead of showing them, and texts without them.

What is typed is refused with any of them, as ``is_obeyed`` says. What was written elsewhere, into a
file that is opened or taken in, is shown without those that could do harm; the file keeps them.
"""

import re

# C0, DEL, C1; what turns the writing around; line and paragraph breaks; halves of pairs
_SIGNS = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
# compiled by the first text that holds any: nearly none does, and every command would wait for it
OBEYED = f"[{_SIGNS}]"
_BUT_LINES = rf"(?![\t\n])[{_SIGNS}]"
_BREAKS = r"[\t-\r\x85\u2028\u2029]+"
_NEW_LINES = r"\r\n?|[\x0b\x0c\x85\u2028\u2029]"


def is_obeyed(character: str) -> bool:
    """Whether a terminal would obey it, or turn the writing around; it has no width then."""
    from unicodedata import category  # only what is typed pays for it

    joiner = character in ("\u200d", "\ufe0f")  # they hold an emoji together
    return not joiner and category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def one_line(text: str) -> str:
    """``text`` on one line without what a terminal obeys; a break in it becomes a space."""
    return text if text.isprintable() else re.sub(OBEYED, "", re.sub(_BREAKS, " ", text))


def lines(text: str) -> str:
    """``text`` without what a terminal obeys; its line breaks and tabs stay."""
    return text if _is_plain(text) else re.sub(_BUT_LINES, "", re.sub(_NEW_LINES, "\n", text))


def written_out(text: str) -> str:
    r"""``text`` on one line, whatever cannot be printed written out as ``\x1b``."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def harmless(text: str) -> str:
    r"""``text`` as it may leave for a terminal: what it would obey is written out as ``\x1b``.

    Line breaks and tabs stay. For all that is shown, what is no field of a record too: the name of
    a file, an id, a message of the system.
    """
    return text if _is_plain(text) else re.sub(_BUT_LINES, _written_out, text)


def harmless_json(text: str) -> str:
    r"""JSON with what a terminal would obey as ``\u001b``: a reader gets the same from it."""
    return text if _is_plain(text) else re.sub(_BUT_LINES, _escaped, text)


def _is_plain(text: str) -> bool:
    return text.replace("\n", "").isprintable()


def _written_out(found: re.Match[str]) -> str:
    return repr(found[0])[1:-1]


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def composed(text: str) -> str:
    """``text`` with each letter in one sign where there is one: what is the same looks the same."""
    if text.isascii():
        return text
    from unicodedata import normalize  # only other letters pay for it

    return normalize("NFC", text)


def folded(text: str) -> str:
    """What a name or a word is looked up by: without case and without accents.

    Where two are the same so far, the one that is written as it was typed is meant.
    """
    low = text.casefold()
    if low.isascii():
        return low
    from unicodedata import combining, normalize  # only other letters pay for it

    bare = "".join(c for c in normalize("NFKD", low) if not combining(c)).casefold()
    return bare or low


def folded_in_place(text: str) -> str:
    """As ``folded``, but as long as it was: what would be longer, or nothing, stays as it is."""
    return "".join(one if len(one := folded(sign)) == 1 else sign for sign in text)
