"""The register from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.register.models import Registerstand
from tests.cli.conftest import Programma
from tests.register.registerwerk import VOORBEELD


def test_register_lees(echte_database: str, klaar_organisatie: Organisatie, programma: Programma, tmp_path: Path) -> None:
    vast = ["--peildatum", "2026-03-01", "--bron", "Proeflijst", "--json"]
    zonder = programma("register", "lees", str(VOORBEELD), *vast)
    assert (zonder.returncode, b"--organisatie een van wilgenmeer, lindenveen" in zonder.stderr) == (2, True)
    goed = [*vast, "--organisatie", "wilgenmeer"]
    gedaan = programma("register", "lees", str(VOORBEELD), *goed)
    assert gedaan.returncode == 0, gedaan.stderr
    antwoord = json.loads(gedaan.stdout)
    assert (antwoord["uitkomst"], antwoord["regels"]["instrument"]) == ("ingelezen", 3)
    assert json.loads(programma("register", "lees", str(VOORBEELD), *goed).stdout)["uitkomst"] == "was al ingelezen"
    slecht = tmp_path / "slecht.csv"
    slecht.write_bytes(VOORBEELD.read_bytes().replace(b"geschorst", b"weg"))
    geweigerd = programma("register", "lees", str(slecht), *goed)
    assert (geweigerd.returncode, geweigerd.stdout) == (2, b"") and b"Regel 9: status is 'weg'" in geweigerd.stderr
    assert programma("register", "lees", str(tmp_path / "niets.csv"), *goed).returncode == 2
    with binnen(klaar_organisatie.pk):
        assert Registerstand.objects.count() == 1
