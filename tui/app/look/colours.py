"""Colours that can be read: our own variables, derived from each theme.

Muted text and the signs of days get the colours of the theme, moved towards black or white as far
as it takes to read them on all three grounds (WCAG 2 contrast). A theme may set any of them itself.
"""

from collections.abc import Iterable, Mapping

from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

READABLE = 4.5  # WCAG 2, level AA, for text of ordinary size
HIGHEST = 21.0
GROUNDS = ("background", "surface", "panel")
HEAT = tuple(f"heat-{level}" for level in range(5))
_STEPS = 40
_HEAT_SHARES = (0.55, 0.7, 0.85, 1.0)

_ROLES = {
    "state-done": "success",
    "state-rest": "primary",
    "text-key": "accent",
    "text-trouble": "warning",
}
_MUTED = {"text-quiet": 0.88, "text-faint": 0.74}
"""How much of the colour of text is left in what stands back."""
OURS = frozenset({*_ROLES, *_MUTED, *HEAT, "foreground"})


def contrast(one: Color, other: Color) -> float:
    """The WCAG 2 contrast of two opaque colours, 1-21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(theme: Theme, generated: Mapping[str, str]) -> dict[str, str]:
    """Our variables for a theme, over those that Textual generates for it."""
    if theme.ansi:  # the terminal's own colours, which have no shades
        return _plain(theme)
    wanted = wanted_of(theme)
    grounds = [Color.parse(generated[name]) for name in GROUNDS]
    text = _stands_out(Color.parse(generated["foreground"]), grounds, wanted)
    values = {"foreground": text}
    for name, share in _MUTED.items():
        values[name] = _stands_out(grounds[0].blend(text, share), grounds, wanted)
    for name, source in _ROLES.items():
        values[name] = _stands_out(Color.parse(generated[source]), grounds, wanted)
    done = values["state-done"]
    values["heat-0"] = values["text-faint"]
    for name, share in zip(HEAT[1:], _HEAT_SHARES, strict=True):
        values[name] = _stands_out(grounds[0].blend(done, share), grounds[:1], wanted)
    return {
        name: value.hex
        for name, value in values.items()
        if name not in theme.variables or name == "foreground"
    }


def contrasts(theme: Theme, variables: Mapping[str, str]) -> Iterable[tuple[str, str, float]]:
    """Each of our variables on each ground: its name, the ground's, and the contrast.

    Themes of the terminal's own colours have no contrast that can be known.
    """
    if theme.ansi:
        return
    for name in sorted(OURS):
        for ground in GROUNDS[:1] if name in HEAT else GROUNDS:
            under = Color.parse(variables[ground])
            yield name, ground, contrast(under + Color.parse(variables[name]), under)


def wanted_of(theme: Theme) -> float:
    """The contrast that a theme promises."""
    return float(theme.variables.get("contrast", READABLE))


def _plain(theme: Theme) -> dict[str, str]:
    text = theme.foreground or "ansi_default"
    own = {name: getattr(theme, source) or text for name, source in _ROLES.items()}
    own |= dict.fromkeys((*_MUTED, "heat-0"), text)
    own |= dict.fromkeys(HEAT[1:], own["state-done"])
    own |= {name: getattr(theme, name) or "ansi_default" for name in GROUNDS}
    return {name: value for name, value in own.items() if name not in theme.variables}


def _stands_out(colour: Color, grounds: Iterable[Color], wanted: float) -> Color:
    """The colour, or the nearest towards black or white that stands out on all grounds."""
    grounds = tuple(grounds)
    end = max((BLACK, WHITE), key=lambda end: min(contrast(end, ground) for ground in grounds))
    for step in range(_STEPS):
        # of what is shown: eight bits a channel
        moved = Color.parse(colour.blend(end, step / _STEPS, 1.0).hex)
        if min(contrast(moved, ground) for ground in grounds) >= wanted:
            return moved
    return end


def _luminance(colour: Color) -> float:
    shares = [channel / 255 for channel in colour.rgb]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
