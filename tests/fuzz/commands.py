"""Every command, in a form that ends: what shows, then what changes."""

from pathlib import Path

SHOW = [
    ["today"],
    ["today", "--json"],
    ["today", "--line"],
    ["streaks"],
    ["streaks", "--json"],
    ["history"],
    ["history", "--json", "--year", "2026"],
    ["practice", "list"],
    ["practice", "list", "--json"],
    ["schedule", "listen"],
    ["settings"],
    ["people", "list", "--all"],
    ["people", "list", "--json"],
    ["agenda", "--from", "2025-01-01", "--to", "2027-12-31"],
    ["agenda", "--json"],
    ["notes", "--private"],
    ["notes", "--json", "--private"],
    ["notes", "--find", "a"],
    ["life"],
    ["life", "--json"],
    ["reflect"],
    ["reflect", "--with", "p-kim"],
    ["lookback", "--year", "2026"],
    ["lookback", "--month", "2026-11"],
    ["checkin", "p-kim"],
    ["themes"],
    ["completion", "bash"],
    ["restore-backup", "--list"],
    ["doctor"],
    ["words"],
    ["where"],
]
CHANGE = [
    ["check", "1", "--with", "p-kim", "--feel", "calm"],
    ["uncheck", "1"],
    ["rest", "2"],
    ["pause", "3", "--from", "today", "--to", "+3", "--why", "away"],
    ["resume", "3"],
    ["schedule", "listen", "3/week"],
    ["practice", "rename", "2", "Said aloud"],
    ["settings", "grace", "on"],
    ["people", "edit", "p-kim", "--rhythm", "9", "--touch", "yesterday"],
    ["plan", "walk with p-kim saturday 10:00"],
    ["edit", "u", "at 20:00"],
    ["outcome", "u@2026-11-20T19:30", "happened"],
    ["skip", "u@2026-11-20T19:30"],
    ["move", "u@2026-11-20T19:30", "2026-12-12 10:00"],
    ["restore", "u@2026-11-20T19:30"],
    ["end", "u", "--following"],
    ["note", "a word", "--with", "p-kim"],
    ["life", "add", "p-kim", "the exam on friday"],
    ["undo", "3"],
    ["redo"],
    ["backup"],
    ["people", "forget", "p-kim", "--yes"],
]


def exports(folder: Path) -> list[list[str]]:
    """What goes out: each format, with all that it can hold."""
    return [
        ["export", str(folder / "out.json"), "--private", "--force"],
        ["export", str(folder / "out.csv"), "--private", "--force"],
        ["export", str(folder / "out.ics"), "--details", "--force"],
        ["export", str(folder / "out.md"), "--private", "--force"],
        ["export", "--vdir", str(folder / "vdir"), "--details"],
        ["export", str(folder / "out.zip"), "--private", "--force"],
        ["export", "--as", "harsh", str(folder / "harsh"), "--private", "--force"],
    ]
