"""What a terminal sends for a key, by Textual's names of keys."""

_CURSOR = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_FUNCTION = {"f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24}
_TILDE = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6, **_FUNCTION}
_PLAIN = {"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f"}
_NAMED = {
    **_PLAIN,
    "shift+tab": "\x1b[Z",
    **{name: f"\x1b[{letter}" for name, letter in _CURSOR.items()},
    **{f"shift+{name}": f"\x1b[1;2{letter}" for name, letter in _CURSOR.items()},
    **{f"ctrl+{name}": f"\x1b[1;5{letter}" for name, letter in _CURSOR.items()},
    **{name: f"\x1b[{number}~" for name, number in _TILDE.items()},
    **{f"f{number}": f"\x1bO{'PQRS'[number - 1]}" for number in range(1, 5)},
}


def key_bytes(key: str) -> bytes:
    """``"q"``, ``"enter"``, ``"ctrl+q"``, ``"alt+x"``, ``"up"``, ``"f1"``: as bytes.

    Raises ValueError for a key that is not known.
    """
    if key in _NAMED:
        return _NAMED[key].encode()
    if len(key) == 1:
        return key.encode()
    held, _, letter = key.rpartition("+")
    if held == "ctrl" and len(letter) == 1 and letter.isascii() and letter.isalpha():
        return bytes([ord(letter.upper()) & 0x1F])
    if held == "alt":
        return b"\x1b" + key_bytes(letter)
    raise ValueError(f"no such key: {key}")
