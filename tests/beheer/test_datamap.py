"""The data folder: a place where it cannot be is refused with one sentence, also by a whole command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from borgwijzer.beheer.datamap import OnbruikbareOmgeving, find_datamap, maak_gereed


@pytest.mark.parametrize("plek", ["/proc/x", "/dev/null/x", "bestand/data", "n" * 300])
def test_een_onmogelijke_map_is_een_zin(plek: str, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(OnbruikbareOmgeving, match=r"kies een andere|geef de map"):
        maak_gereed(tmp_path / plek)


@pytest.mark.parametrize("plek", ["/" + "n" * 300, "~bestaat-niet-als-gebruiker/data"])
def test_een_onmogelijk_adres_is_een_zin(plek: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORGWIJZER_DATAMAP", plek)
    with pytest.raises(OnbruikbareOmgeving, match="BORGWIJZER_DATAMAP"):
        find_datamap()


def test_de_opdracht_zegt_het_ook() -> None:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("BORGWIJZER", "DATABASE"))}
    opdracht = [sys.executable, "-m", "borgwijzer.cli", "demo"]
    gedaan = subprocess.run(opdracht, env={**schoon, "BORGWIJZER_DATAMAP": "/proc/x"}, capture_output=True, text=True, timeout=60)
    assert (gedaan.returncode, gedaan.stdout) == (2, "")
    assert gedaan.stderr.startswith("De datamap /proc/x is niet te maken") and len(gedaan.stderr.splitlines()) == 1
