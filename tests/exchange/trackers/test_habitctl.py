"""habitctl: its two files, in a folder or the log alone."""

from pathlib import Path

from tests.exchange.trackers.reading import days_of, found_in
from tests.exchange.trackers.samples import SAMPLES
from tui.exchange.foreign.found import Often


def test_a_folder_and_either_of_its_files_are_the_same(tmp_path: Path) -> None:
    folder = SAMPLES["habitctl"].written(tmp_path)
    for name in ("", "log", "habits"):
        found = found_in(folder / name, "habitctl")
        assert [(h.name, h.often) for h in found.habits] == [
            ("Gym", Often(1, 7)),
            ("Pray", Often()),
            ("Listen to Anna", Often()),
            ("Swimming", Often()),
        ]
        gym, pray, listen, swimming = found.habits
        assert days_of(gym) == {"2026-11-01": "done", "2026-11-02": "rest"}
        assert days_of(pray) == {}
        assert days_of(listen) == {"2026-11-02": "done"}, "the first line of a day counts"
        assert days_of(swimming) == {"2026-11-04": "done"}, "no newline behind"
        assert found.left_out == (
            "habits, line 4: it is not a number of days and a name",
            "log, line 7: it is not day, habit and y, n or s",
            "log, line 8: it is not day, habit and y, n or s",
            "log, line 9: 2099-01-01 is still to come",
        )
