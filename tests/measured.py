"""Where coverage looks on: while ``tui`` is loaded, and while a test's own function runs.

Python 3.11 tells coverage of each line that runs, whoever's it is. That doubles the time of pytest,
of Hypothesis and of Textual, which nobody wants to know about. Without coverage all this is idle.
"""

import functools
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import tui

_found = sys.gettrace()
LOOKS_ON = _found if type(_found).__module__.startswith("coverage") else None  # else a debugger's


def load_all() -> None:
    """Load every module, so that what each does when loaded is seen, and look away from then on."""
    if LOOKS_ON is None:
        return
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name != "tui.__main__":  # which is the command
            importlib.import_module(module.name)
    sys.settrace(None)


@contextmanager
def looked_on(test: Any) -> Iterator[None]:
    """Measure a test; of one by Hypothesis what is done with examples, not how they are made."""
    if LOOKS_ON is None:
        yield
    elif made := getattr(test, "hypothesis", None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(made, "inner_test", _with(LOOKS_ON, made.inner_test))
            yield
    else:
        sys.settrace(LOOKS_ON)
        try:
            yield
        finally:
            sys.settrace(None)


def unseen(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that is not measured, though what is around it may be."""
    return function if LOOKS_ON is None else _with(None, function)


def _with(trace: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        before = sys.gettrace()
        sys.settrace(trace)
        try:
            return function(*args, **kwargs)
        finally:
            sys.settrace(before)

    return run
