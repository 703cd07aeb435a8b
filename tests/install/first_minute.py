"""Use an installed Nearer on a terminal: ``python first_minute.py PATH/TO/nearer``."""

import json
import os
import pty
import select
import subprocess
import sys
import tempfile
from pathlib import Path

PATIENCE = 60.0  # seconds without a sign of life until it is given up


class Terminal:
    """A program on a terminal of its own, 80 by 24."""

    def __init__(self, command: list[str], home: Path) -> None:
        self.process, self.fd = pty.fork()
        if self.process == 0:
            os.execve(command[0], command, {**bare(home), "COLUMNS": "80", "LINES": "24"})
        self.said = b""

    def until(self, words: str) -> None:
        """Read until these words have come."""
        while words.encode() not in self.said:
            if not select.select([self.fd], [], [], PATIENCE)[0]:
                raise SystemExit(f"{words!r} never came; it said {self.said[-2000:]!r}")
            self.said += os.read(self.fd, 65536)

    def press(self, key: str) -> None:
        """Press a key; what was said before it counts no more."""
        self.said = b""
        os.write(self.fd, key.encode())

    def left(self) -> int:
        """Read to the end; the exit status."""
        try:
            while select.select([self.fd], [], [], PATIENCE)[0] and os.read(self.fd, 65536):
                pass
        except OSError:  # Linux says so when nobody is there any more
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def bare(home: Path) -> dict[str, str]:
    """An environment with nothing of whoever runs this."""
    kept = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return {**kept, "HOME": str(home)}


def told(home: Path, *command: str) -> str:
    """What a command prints, when all goes well."""
    return subprocess.run(
        command, env=bare(home), stdout=subprocess.PIPE, check=True, text=True
    ).stdout


def main(nearer: str) -> None:
    """A first start in an empty home: Today, a tick, a theme that came along, the way out."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "nearer.json"
        terminal = Terminal([nearer, "--file", str(file), "--theme", "hearth"], home)
        terminal.until("Active listening")
        terminal.press("1")
        terminal.until("saved")
        terminal.press("q")
        assert terminal.left() == 0
        today = json.loads(told(home, nearer, "today", "--json", "--file", str(file)))
        assert today["practices"][0]["state"] == "done"
        assert "hearth" in told(home, nearer, "themes")


if __name__ == "__main__":
    main(sys.argv[1])
