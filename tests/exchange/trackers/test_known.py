"""All formats together: none takes another's file, whatever it is called."""

from importlib import import_module
from pathlib import Path
from typing import cast

import pytest

from tests.exchange.trackers.samples import SAMPLES
from tui.exchange.foreign.source import Source
from tui.exchange.known import MODULES, Format, format_of


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_recognised_by_one_alone(name: str, tmp_path: Path) -> None:
    source = Source(SAMPLES[name].written(tmp_path))
    formats = [cast("Format", import_module(f"tui.exchange.trackers.{m}")) for m in MODULES]
    assert [f.NAME for f in formats if f.recognises(source)] == [SAMPLES[name].source]
    told = format_of(source)
    assert not isinstance(told, str)
    assert SAMPLES[name].source == told.NAME
