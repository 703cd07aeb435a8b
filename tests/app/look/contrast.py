"""What is on the screen, as pairs of colours, and how well they can be told apart (WCAG 2.1)."""

from rich.color import Color, ColorType
from rich.segment import Segment

from tests.app.pilot import Opened, shown, strips_of

XTERM = (
    *("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5"),
    *("#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
)
"""The sixteen colours of a terminal, as xterm shows them unless told otherwise."""
Reading = tuple[str, str, str]


def readings(nearer: Opened) -> set[Reading]:
    """Text colour, ground and one text in them, for everything on the screen."""
    found: dict[tuple[str, str], str] = {}
    for widget in shown(nearer.screen):
        for strip in strips_of(widget):
            for segment in strip:
                if segment.text.strip():
                    found.setdefault(colours(segment), segment.text.strip())
    return {(*pair, text) for pair, text in found.items()}


def colours(segment: Segment) -> tuple[str, str]:
    """The colours of the text and of what is beneath it."""
    assert segment.style, segment
    text, ground = hex_of(segment.style.color), hex_of(segment.style.bgcolor)
    return (ground, text) if segment.style.reverse else (text, ground)


def hex_of(colour: Color | None) -> str:
    """As xterm shows it."""
    assert colour is not None
    if colour.triplet:
        return colour.triplet.hex
    assert colour.type is ColorType.STANDARD, colour
    assert colour.number is not None
    return XTERM[colour.number]


def contrast(text: str, ground: str) -> float:
    """The contrast of two colours, 1-21."""
    dark, light = sorted((luminance(text), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """How light it is, 0-1."""
    return sum(
        share * linear(int(colour[at : at + 2], 16) / 255)
        for share, at in ((0.2126, 1), (0.7152, 3), (0.0722, 5))
    )


def linear(part: float) -> float:
    """One channel of sRGB as an amount of light."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def seen_by(colour: str, kind: str) -> tuple[float, ...]:
    """A colour as somebody sees it who lacks one kind of cone (Machado and others, 2009)."""
    light = [linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return tuple(sum(m * part for m, part in zip(row, light, strict=True)) for row in _LACKS[kind])


_LACKS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
