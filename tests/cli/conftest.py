"""The program as another process, on a database of the test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Programma = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def programma(adressen: dict[str, str], lege_map: Path) -> Programma:
    """``programma("logboek", "controleer")`` runs `borgwijzer logboek controleer` and waits for its end."""
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("BORGWIJZER", "DATABASE"))}
    omgeving = {**schoon, **adressen, "BORGWIJZER_DATAMAP": str(lege_map)}

    def voer_uit(*argumenten: str) -> subprocess.CompletedProcess[bytes]:
        opdracht = [sys.executable, "-m", "borgwijzer.cli", *argumenten]
        return subprocess.run(opdracht, env=omgeving, capture_output=True, timeout=120)

    return voer_uit
