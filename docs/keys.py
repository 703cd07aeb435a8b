"""The keys of the README, made from the catalogue: ``python -m docs.keys`` writes them anew."""

from itertools import zip_longest
from pathlib import Path

from tui.keys.catalogue import CATALOGUE, by_task
from tui.keys.key import ScreenName

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys: made by docs/keys.py -->\n", "<!-- end of keys -->\n"
TITLES: dict[ScreenName, str] = {
    "today": "Today `t`",
    "streaks": "Streaks `s`",
    "planner": "Planner `p`",
    "people": "People `o`",
    "reflect": "Reflect `n`",
    "settings": "Settings `,`",
}


def tables() -> str:
    """A table for each screen, two keys a row, and one for what works everywhere."""
    common = {key.help for keys in CATALOGUE.values() for key in keys if key.common}
    parts = []
    for screen, title in TITLES.items():
        rows = [row for rows in by_task(screen).values() for row in rows if row[1] not in common]
        parts.append(_table(title, rows))
    everywhere = [(k.shown, k.help) for k in CATALOGUE["today"] if k.common]
    parts.append(_table("Everywhere", everywhere))
    return "\n".join(parts)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    half = (len(rows) + 1) // 2
    lines = [f"| {title} | | | |", "|---|---|---|---|"]
    for left, right in zip_longest(rows[:half], rows[half:], fillvalue=("", "")):
        lines.append(f"| {_keys(left[0])} | {left[1]} | {_keys(right[0])} | {right[1]} |")
    return "\n".join(lines) + "\n"


def _keys(shown: str) -> str:
    if shown == "1 – 9" or shown == "1 – 5":
        return f"`{shown}`"
    return " ".join(f"`{part}`" for part in shown.split())


def written(text: str) -> str:
    """The README with its tables as they are to be."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{tables()}{END}{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8")
