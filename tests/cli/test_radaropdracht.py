"""`borgwijzer radar lees`: read in, refused with every fault, and a path or organisatie that is not there."""

from __future__ import annotations

import json
from pathlib import Path

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.radar.models import Vergunning
from tests.cli.conftest import Programma
from tests.radar.vergunningwerk import schrijf_bestand, schrijf_rij


def test_inlezen_en_weigeren(echte_database: str, organisatie: Organisatie, programma: Programma, tmp_path: Path) -> None:
    pad = tmp_path / "vergunningen.csv"
    pad.write_bytes(schrijf_bestand(schrijf_rij()))
    gedaan = programma("radar", "lees", str(pad), "--organisatie", "wilgenmeer", "--json")
    assert gedaan.returncode == 0, gedaan.stderr
    assert json.loads(gedaan.stdout) == {
        "ingelezen": True, "nieuw": 1, "bijgewerkt": 0, "ongewijzigd": 0, "gekoppeld": 0, "beslist": [],
    }  # fmt: skip
    pad.write_bytes(schrijf_bestand(schrijf_rij("V-2"), schrijf_rij("V-3", soort="x")))
    geweigerd = programma("radar", "lees", str(pad), "--organisatie", "wilgenmeer", "--json")
    assert geweigerd.returncode == 1
    assert json.loads(geweigerd.stdout)["fouten"][0]["regel"] == 3
    with binnen(organisatie.pk):
        assert Vergunning.objects.count() == 1


def test_wat_er_niet_is_wordt_een_zin(echte_database: str, organisatie: Organisatie, programma: Programma, tmp_path: Path) -> None:
    pad = tmp_path / "vergunningen.csv"
    pad.write_bytes(schrijf_bestand(schrijf_rij()))
    for argumenten, woord in (
        ([str(tmp_path / "weg.csv"), "--organisatie", "wilgenmeer"], "controleer het pad"),
        ([str(pad), "--organisatie", "nergens"], "Kies een van"),
        ([str(pad)], "--organisatie"),
    ):
        gedaan = programma("radar", "lees", *argumenten)
        assert gedaan.returncode == 2
        assert woord in gedaan.stderr.decode() and len(gedaan.stderr.splitlines()) == 1
