"""What Textual does for a hand at a terminal and a test can do without: waiting, parsing twice."""

import gc
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from textual import _callback, pilot
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tests.app.pilot import quiet
from tests.measured import unseen

# those that say nothing do nothing
COLLECTOR = {"enable": gc.enable, "collect": int, "freeze": int}


@pytest.fixture(autouse=True)
def quiet_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """``pilot.pause`` and ``pilot.click`` go on when nothing is left to do.

    Textual's own way compares two clocks, and so waits longer the busier the machine is.
    """

    async def at_rest(min_sleep: float = 0, max_sleep: float = 0) -> None:
        await quiet()

    monkeypatch.setattr(pilot, "wait_for_idle", at_rest)


@pytest.fixture(autouse=True)
def drawn_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal every frame is drawn and thrown away: two fifths of all the time.

    A test that looks at the screen asks each widget to draw itself (``tests.app.pilot.text_of``).
    """

    def throw_away(self: Compositor, *_: Any, **__: Any) -> None:
        self._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", throw_away)


@pytest.fixture(scope="session", autouse=True)
def styles_parsed_once() -> Iterator[None]:
    """Every app of a run reads the same styles: a sheet in the same colours is parsed once.

    A stylesheet remembers what it parsed, but each app has three of its own: a fifth of its start.
    Then every widget asks every rule for its hash: a quarter of all that tests of the app do.
    """
    parsed: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules
    last: tuple[object, frozenset[object]] = ({}, frozenset())

    def parse_once(self: Stylesheet, css: str, *where: Any, **scope: Any) -> list[RuleSet]:
        nonlocal last
        if last[0] is not self._variables:  # a hundred sheets in a row have the same
            last = (self._variables, frozenset(self._variables.items()))
        key = (last[1], css, where, frozenset(scope.items()))
        if key not in parsed:
            parsed[key] = parse(self, css, *where, **scope)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        patch.setattr(RuleSet, "__hash__", object.__hash__)  # the same one, not told by Python code
        for name in ("apply", "parse"):  # nothing of ours runs in them
            patch.setattr(Stylesheet, name, unseen(getattr(Stylesheet, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def parameters_counted_once() -> Iterator[None]:
    """Textual looks at the signature of each function it calls: once is enough for all alike."""
    count = _callback._count_parameters
    counted: dict[object, int] = {}

    def count_once(function: Any) -> int:
        code = getattr(function, "__code__", None)
        if code is None or hasattr(function, "__wrapped__"):
            return count(function)
        if code not in counted:
            counted[code] = count(function)
        return counted[code]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_callback, "_count_parameters", count_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_app_kept_for_good() -> Iterator[None]:
    """The app, once open, asks the collector to clear up and never look at what stays again.

    It is all a process has of it. Here hundreds follow each other: to clear up after all that came
    before is three tenths of all the time, and each app would be kept for good.
    """
    gc.collect()
    gc.freeze()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.app.shell.app.gc", SimpleNamespace(**COLLECTOR))
        yield
    gc.unfreeze()
