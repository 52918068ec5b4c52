"""Commands on the database from outside: the export of a chain and its check, and the organisatie that gets a message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from borgwijzer.klok import nu
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.registreren import open_zaak
from borgwijzer.zaken.models import Zaak
from tests.cli.conftest import Programma
from tests.conftest import maak_klaar

BERICHT = (Path(__file__).parents[1] / "koppelingen" / "dso" / "berichten" / "bouwmelding_volledig.xml").read_bytes()
WILGENMEER, LINDENVEEN, VREEMD = b"00000001999999990000", b"00000001999999980000", b"00000001999999970000"


def _open_zaak(organisatie: Organisatie) -> Zaak:
    with binnen(organisatie.pk):
        return open_zaak(organisatie, moment=nu(), door=None, gegevens={"omschrijving": "Woning aan de Café-kade, € 5"})


def test_een_export_is_heel_en_een_veranderde_niet(
    echte_database: str, klaar_organisatie: Organisatie, programma: Programma, tmp_path: Path
) -> None:
    nummer = _open_zaak(klaar_organisatie).nummer
    export = programma("logboek", "exporteer", nummer)
    assert (export.returncode, export.stderr) == (0, b"")
    assert export.stdout.count(b"\n") >= 3
    assert programma("logboek", "exporteer", nummer, "--json", "--organisatie", "wilgenmeer").stdout == export.stdout
    pad = tmp_path / "keten.jsonl"
    pad.write_bytes(export.stdout)
    gaaf = programma("logboek", "controleer", str(pad), "--json")
    assert (gaaf.returncode, json.loads(gaaf.stdout)["heel"]) == (0, True)
    assert json.loads(gaaf.stdout)["gebeurtenissen"] == export.stdout.count(b"\n") - 2
    pad.write_bytes(export.stdout.replace(b'"soort":"', b'"soort":"x', 1))
    geknoeid = programma("logboek", "controleer", str(pad), "--json")
    assert (geknoeid.returncode, json.loads(geknoeid.stdout)["heel"]) == (1, False)


def test_een_export_die_niet_kan_is_een_zin(
    echte_database: str, klaar_organisatie: Organisatie, andere_organisatie: Organisatie, programma: Programma
) -> None:
    maak_klaar(andere_organisatie)
    nummer = _open_zaak(klaar_organisatie).nummer
    assert _open_zaak(andere_organisatie).nummer == nummer
    for argumenten, woord in (
        (["Z-bestaat-niet"], "Z-bestaat-niet"),
        ([nummer, "--organisatie", "nergens"], "Kies een van: wilgenmeer, lindenveen"),
        ([nummer], "--organisatie een van wilgenmeer, lindenveen"),
    ):
        gedaan = programma("logboek", "exporteer", *argumenten)
        assert (gedaan.returncode, gedaan.stdout) == (2, b"")
        assert woord in gedaan.stderr.decode() and len(gedaan.stderr.splitlines()) == 1
    export = programma("logboek", "exporteer", nummer, "--organisatie", "lindenveen")
    assert json.loads(export.stdout.splitlines()[0])["organisatie"] == andere_organisatie.pk


@pytest.mark.parametrize(
    ("oin", "argumenten", "slug", "uitkomst"),
    [
        (WILGENMEER, [], "wilgenmeer", "zaak"),
        (LINDENVEEN, [], "lindenveen", "zaak"),
        (LINDENVEEN, ["--organisatie", "wilgenmeer"], "wilgenmeer", "triage"),
        (VREEMD, [], "wilgenmeer", "triage"),
        (None, [], "wilgenmeer", "geweigerd"),
    ],
)
def test_een_bericht_gaat_naar_de_organisatie_van_zijn_oin(
    oin: bytes | None, argumenten: list[str], slug: str, uitkomst: str, echte_database: str, klaar_organisatie: Organisatie,
    andere_organisatie: Organisatie, programma: Programma, tmp_path: Path,
) -> None:  # fmt: skip
    maak_klaar(andere_organisatie)
    pad = tmp_path / "bericht.xml"
    pad.write_bytes(BERICHT.replace(WILGENMEER, oin) if oin else BERICHT[:2_000])
    gedaan = programma("intake", str(pad), "--json", *argumenten)
    assert gedaan.returncode == (1 if uitkomst == "geweigerd" else 0), gedaan.stderr
    assert json.loads(gedaan.stdout)["uitkomst"] == uitkomst
    aantallen = {}
    for organisatie in (klaar_organisatie, andere_organisatie):
        with binnen(organisatie.pk):
            aantallen[organisatie.slug] = Bericht.objects.count()
    assert aantallen == {"wilgenmeer": 0, "lindenveen": 0, slug: 1}
