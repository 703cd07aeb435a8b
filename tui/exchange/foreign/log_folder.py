"""Trackers that keep two text files in one folder: ``habits``, and ``log`` with a line a tick."""

from tui.exchange.foreign.source import Source


def log_of(source: Source) -> Source:
    """The log: in the folder, beside a file ``habits``, else the file itself."""
    if source.path.is_dir():
        return Source(source.path / "log") if "log" in source.names else source
    beside = source.path.with_name("log")
    return Source(beside) if source.path.name == "habits" and beside.is_file() else source


def habits_of(source: Source) -> str:
    """The text of ``habits`` in the folder of the log; empty where there is none."""
    path = log_of(source).path.with_name("habits")
    return Source(path).text() if path.is_file() else ""


def first_entry(source: Source) -> str:
    """The first line of the log that says something; what begins with ``#`` says nothing."""
    lines = log_of(source).head.decode("utf-8-sig", "replace").splitlines()
    return next((line for line in lines if line.strip() and not line.startswith("#")), "")
