"""Messages that are not as they should be: kept, explained, and never guessed at; attachments likewise."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from django.db import connections

from borgwijzer.documenten.opnemen import opslag
from borgwijzer.klok import nu
from borgwijzer.koppelingen.dso.verwerk import Verwerking, verwerk_bericht
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.delen import stel_delen_voor
from borgwijzer.zaken.feiten import haal_feiten
from borgwijzer.zaken.models import Document, Melding, Zaak

VAST = Path(__file__).parent / "dso" / "berichten"
NUMMER = b"1999010100001"
MB = 1_000_000


def bericht(naam: str = "bouwmelding_volledig") -> bytes:
    return (VAST / f"{naam}.xml").read_bytes()


def neem_in(organisatie: Organisatie, ruw: bytes, **bijlagen: bytes | Path) -> Verwerking:
    return verwerk_bericht(ruw, organisatie=organisatie, kanaal="upload", moment=nu(), bijlagen=bijlagen)


@pytest.fixture
def gemeente(klaar_organisatie: Organisatie) -> Iterator[Organisatie]:
    with binnen(klaar_organisatie.pk):
        yield klaar_organisatie


BOM = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;&c;</a>'
ONLEESBAAR = {
    "leeg": (b"", "leeg"),
    "geen_xml": (b"%PDF-1.7 een tekening", "pdf-bestand"),
    "afgekapt": (bericht()[:2_000], "geen geldige XML"),
    "xml_bom": (BOM, "DOCTYPE"),
    "dtd": (b'<!DOCTYPE verzoek SYSTEM "http://example.org/x.dtd"><verzoek/>', "DOCTYPE"),
    "zestig_mb": (b"<verzoek>" + b" " * (60 * MB) + b"</verzoek>", "groter dan 50 MB"),
    "onbekende_naamruimte": (b'<verzoek xmlns="http://example.org/iets-anders"/>', "naamruimte|verzoekbericht|STAM"),
    "stam_3": (bericht().replace(b"4.0.0", b"3.0.0").replace(b"/v4", b"/v3"), "STAM|versie"),
}


@pytest.mark.parametrize("geval", ONLEESBAAR)
def test_onleesbaar_bericht_wordt_bewaard_en_geweigerd_met_een_zin(geval: str, gemeente: Organisatie) -> None:
    ruw, zin = ONLEESBAAR[geval]
    uitkomst = neem_in(gemeente, ruw)
    rij = Bericht.objects.select_related("bestand").get(pk=uitkomst.bericht_id)
    assert (uitkomst.uitkomst, uitkomst.zaak) == ("geweigerd", None)
    assert re.search(zin, uitkomst.reden), uitkomst.reden
    with opslag().open_lezen(rij.sha256) as stroom:
        assert stroom.read() == ruw
    assert Gebeurtenis.objects.get(soort="bericht_geweigerd").gegevens["sha256"] == rij.sha256
    assert not Zaak.objects.exists()


def test_zonder_verzoeknummer_beslist_een_mens(gemeente: Organisatie) -> None:
    uitkomst = neem_in(gemeente, bericht().replace(NUMMER, b""))
    assert (uitkomst.uitkomst, uitkomst.verzoeknummer) == ("triage", "")
    assert not Zaak.objects.exists()


def test_hetzelfde_bericht_twee_keer_is_een_melding(gemeente: Organisatie) -> None:
    eerste, tweede = neem_in(gemeente, bericht()), neem_in(gemeente, bericht())
    assert (eerste.uitkomst, tweede.uitkomst, tweede.zaak) == ("zaak", "dubbel", eerste.zaak)
    assert (Bericht.objects.count(), Melding.objects.count()) == (1, 1)


def test_hetzelfde_bericht_op_hetzelfde_moment_is_een_melding(echte_database: str, klaar_organisatie: Organisatie) -> None:
    startschot, uitkomsten = threading.Barrier(3), []

    def stuur() -> None:
        with binnen(klaar_organisatie.pk):
            startschot.wait(timeout=20)
            uitkomsten.append(neem_in(klaar_organisatie, bericht()).uitkomst)
        connections.close_all()

    draden = [threading.Thread(target=stuur) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    assert sorted(uitkomsten) == ["dubbel", "dubbel", "zaak"]
    with binnen(klaar_organisatie.pk):
        assert (Bericht.objects.count(), Zaak.objects.count(), Melding.objects.count()) == (1, 1, 1)


def test_zelfde_nummer_met_andere_inhoud_blijft_staan_met_alarm(gemeente: Organisatie) -> None:
    neem_in(gemeente, bericht())
    anders = neem_in(gemeente, bericht().replace(b"Lisdodde", b"Rietkraag"))
    rij = Bericht.objects.get(pk=anders.bericht_id)
    assert (anders.uitkomst, rij.alarm, Bericht.objects.count(), Melding.objects.count()) == ("triage", True, 2, 1)
    assert "andere inhoud" in anders.reden
    assert Gebeurtenis.objects.get(soort="bericht_triage").gegevens["alarm"] is True


@pytest.mark.parametrize("naam", ["aanvulling", "intrekking"])
def test_wat_bij_een_onbekend_nummer_hoort_wacht_op_een_mens(naam: str, gemeente: Organisatie) -> None:
    uitkomst = neem_in(gemeente, bericht(naam))
    assert uitkomst.uitkomst == "triage"
    assert "is geen melding te vinden" in uitkomst.reden
    assert not Melding.objects.exists()


def test_bericht_voor_een_ander_bevoegd_gezag_wacht_op_een_mens(gemeente: Organisatie) -> None:
    uitkomst = neem_in(gemeente, bericht().replace(b"00000001999999990000", b"00000001999999980000"))
    assert uitkomst.uitkomst == "triage"
    assert "ander bevoegd gezag (OIN 00000001999999980000)" in uitkomst.reden


def _versleuteld(pad: Path) -> Path:
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(pad, encryption=pikepdf.Encryption(owner="a", user="b"))
    return pad


def _groot(pad: Path) -> Path:
    with pad.open("wb") as bestand:
        bestand.truncate(200 * MB + 1)
    return pad


def test_bijlagen_die_niet_deugen_worden_benoemd(gemeente: Organisatie, tmp_path: Path) -> None:
    bijlagen: dict[str, bytes | Path] = {
        "borgingsplan.pdf": b"",
        "risicobeoordeling.pdf": _versleuteld(tmp_path / "v.pdf"),
        "toestemming instrument.pdf": (VAST / "bouwmelding_volledig" / "bouwplaats.jpg").read_bytes(),
        "bouwmodel.ifc": _groot(tmp_path / "groot.ifc"),
        "../../etc/stik\x00stof\u202e bouwfase.pdf": (VAST / "bouwmelding_volledig" / "stikstof bouwfase.pdf").read_bytes(),
    }
    assert neem_in(gemeente, bericht(), **bijlagen).uitkomst == "zaak"
    rijen = {rij.bestandsnaam: rij for rij in Document.objects.select_related("bestand")}
    assert _codes(rijen["borgingsplan.pdf"]) == {"leeg"}
    assert _codes(rijen["risicobeoordeling.pdf"]) == {"versleuteld"}
    assert _codes(rijen["toestemming instrument.pdf"]) == {"extensie_wijkt_af"}
    assert (rijen["bouwmodel.ifc"].toestand, rijen["bouwmodel.ifc"].bestand) == ("geweigerd", None)
    assert "groter dan 200 MB" in rijen["bouwmodel.ifc"].reden
    assert (rijen["risicomatrix bouwveiligheid.pdf"].toestand, rijen["risicomatrix bouwveiligheid.pdf"].bestand) == (
        "verwacht",
        None,
    )
    assert rijen["stikstof bouwfase.pdf"].toestand == "aanwezig", "een naam met een pad en stuurtekens wordt een gewone naam"
    assert not any(set("/\\\x00\u202e") & set(naam) for naam in rijen)


def _codes(document: Document) -> set[str]:
    assert document.bestand is not None
    return {bevinding["code"] for bevinding in document.bestand.keuring["bevindingen"]}


def test_bestand_dat_het_bericht_niet_noemt_komt_erbij(gemeente: Organisatie) -> None:
    foto = (VAST / "bouwmelding_volledig" / "bouwplaats.jpg").read_bytes()
    neem_in(gemeente, bericht(), **{"nog een foto.jpg": foto})
    assert Document.objects.get(bestandsnaam="nog een foto.jpg").soort == "overig"


def test_een_dag_buiten_de_kalender_wacht_op_een_mens(gemeente: Organisatie) -> None:
    gedaan = neem_in(gemeente, bericht().replace(b"2026-04-13", b"1999-01-04"))
    assert (gedaan.uitkomst, Zaak.objects.count()) == ("triage", 0)
    assert "1999" in gedaan.reden


def test_een_melding_met_meer_bouwwerken_verliest_er_geen(gemeente: Organisatie) -> None:
    ruw = bericht()
    plek = re.search(rb"<vx:projectlocatie>.*?</vx:projectlocatie>", ruw, re.DOTALL)
    assert plek
    anders = plek[0].replace(b">14<", b">16<").replace(b"9999200000000014", b"9999200000000016")
    uitkomst = neem_in(gemeente, ruw.replace(plek[0], plek[0] + anders))
    melding = Melding.objects.get(zaak__nummer=uitkomst.zaak)
    assert melding.inhoud["locatie"]["adres"].startswith("Lisdodde 14")
    assert [plek["adres"] for plek in melding.inhoud["overige_locaties"]] == ["Lisdodde 16, 8299 SD Wilgenmeer"]
    assert [deel.naam for deel in stel_delen_voor(haal_feiten(melding.zaak))] == ["Lisdodde 14", "Lisdodde 16"]
