"""The measurements start: every part can be loaded, and a part that does not exist is said before anything is made."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("naam", sorted(pad.stem for pad in (WORTEL / "bench").glob("[a-z]*.py")))
def test_elk_onderdeel_laat_zich_laden(naam: str) -> None:
    assert import_module(f"bench.{naam}")


def test_een_onbekend_onderdeel_wordt_meteen_gezegd() -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "bench", "bestaatniet"], cwd=WORTEL, capture_output=True, text=True, timeout=60, check=False
    )
    assert uit.returncode == 2
    assert uit.stderr.startswith("Dit onderdeel bestaat niet: bestaatniet. Kies uit: vulling, ")
