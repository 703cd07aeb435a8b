"""Numbers in words, as they stand in a typed line."""

_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def number_of(word: str) -> int | None:
    """The number of a word or of figures, at most four of them; None where it is none."""
    if word in _WORDS:
        return _WORDS.index(word) + 1
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdecimal() and word.isascii() and len(word) <= 4 else None
