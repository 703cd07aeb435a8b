"""Text for a Markdown file: what would be its signs are letters."""

import re

_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")
_BEGINS = re.compile(r"^(\s*)(\d*)([-+=.)])")  # a list, or what makes a heading of the line before


def plain(text: str) -> str:
    """A line as it stands, whatever it looks like to Markdown."""
    return _BEGINS.sub(r"\1\2\\\3", _SIGNS.sub(r"\\\1", text))
