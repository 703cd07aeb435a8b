"""Numbers of a file, read so that they can be written again and say the same."""

from math import isfinite
from typing import Any


class Verbatim:
    """A number that Python has no number for, such as 1e999: kept as it stands in the file."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verbatim) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return self.text


def number_of(text: str) -> float | Verbatim:
    """A number with a fraction or an exponent; verbatim where Python would say another."""
    number = float(text)
    if repr(number) == text:
        return number
    if not isfinite(number):
        return Verbatim(text)
    from decimal import Decimal, InvalidOperation  # few files hold such a number at all

    try:
        return number if Decimal(text) == Decimal(repr(number)) else Verbatim(text)
    except InvalidOperation:  # an exponent beyond all exponents
        return Verbatim(text)


def is_finite(value: Any) -> bool:
    """Whether all numbers in a value are numbers: JSON has no word for the others."""
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, dict):
        return all(map(is_finite, value.values()))
    return not isinstance(value, list | tuple) or all(map(is_finite, value))
