"""Taken uit signalen die de feiten zelf geven, en wie wanneer kwaliteitsborger was, als tabel."""

from datetime import date
from typing import Any

import pytest
from regelvoorbeelden import bestand, feiten_van, kader_van, rijen

from borgwijzer.regels.borging import list_borgers, zoek_borger
from borgwijzer.regels.feiten import Feiten, Meldingfeit, Partij, Registerfeit
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.nacontrole import list_verdacht, zoek_wijziging
from borgwijzer.regels.register import Blad, Gezocht, Regel, maak_sleutels

CODES = {"beoordeel_kwaliteitsborger", "ga_na_kwaliteitsborger", "ga_na_initiatiefnemer", "vraag_einde_bouw"}


@rijen("signaaltaken")
def test_signaaltaken(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)
    for op in voorbeeld["op"]:
        taken = [taak for taak in stand(feiten, kader, op["peildatum"]).taken if taak.code in CODES]
        assert [taak.code for taak in taken] == op["taken"], op["peildatum"]
        assert all(taak.grondslag and taak.rol and len(taak.tekst) <= 500 for taak in taken)
        tijdvakken = [[t.partij.naam, t.van, t.tot or "", t.bron, t.aangekondigd] for t in list_borgers(feiten, op["peildatum"])]
        assert tijdvakken == op.get("borgers", tijdvakken), op["peildatum"]


def test_de_taak_zegt_wat_er_veranderde_en_sinds_wanneer() -> None:
    voorbeeld = bestand("signaaltaken")["voorbeeld"][0]
    gevonden = stand(feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld), date(2026, 5, 10)).taken
    (taak,) = [taak for taak in gevonden if taak.code == "beoordeel_kwaliteitsborger"]
    assert "is geschorst sinds 2026-05-08 (eerder toegelaten)" in taak.tekst
    assert [bron.wet for bron in taak.grondslag][-1] == "Bkl 3.87 lid 2" and taak.grondslag[0].kader


def test_een_heel_lange_naam_past_in_een_taak() -> None:
    lang = Partij(naam="x" * 10_000)
    bouw = Meldingfeit(soort="bouwmelding", ontvangen_op=date(2026, 3, 2), kwaliteitsborger=Partij(naam="y"), initiatiefnemer=lang)
    gereed = Meldingfeit(
        soort="gereedmelding", ontvangen_op=date(2026, 9, 14), kwaliteitsborger=lang, initiatiefnemer=Partij(naam="z" * 9_999)
    )
    taken = stand(Feiten(meldingen=(bouw, gereed)), kader_van({}), date(2026, 9, 15)).taken
    assert {taak.code for taak in taken} >= {"ga_na_kwaliteitsborger", "ga_na_initiatiefnemer"}
    assert max(len(taak.tekst) for taak in taken) <= 500


def test_het_instrument_van_de_vorige_geldt_niet_voor_de_volgende() -> None:
    meldingen = (
        Meldingfeit(soort="bouwmelding", ontvangen_op=date(2026, 3, 2), kwaliteitsborger=Partij(naam="A"), instrument="X"),
        Meldingfeit(soort="gereedmelding", ontvangen_op=date(2026, 9, 14), kwaliteitsborger=Partij(naam="B")),
    )
    assert zoek_borger(Feiten(meldingen=meldingen), date(2026, 9, 1)) == Gezocht("A", "", "X")
    assert zoek_borger(Feiten(meldingen=meldingen), date(2026, 9, 14)) == Gezocht("B", "", "")


REGELS = (
    Regel("kwaliteitsborger", "toegelaten", "Goed B.V.", "90000001"),
    Regel("kwaliteitsborger", "geschorst", "Fout B.V.", "90000002"),
    Regel("instrument", "ingetrokken", instrument="Instrument X", nummer="NR-1"),
    Regel("toestemming", "gewaarschuwd", "Let Op", "90000003", nummer="NR-1"),
)


def test_alleen_wie_zijn_status_kwijt_is_of_verdween_wordt_nagegaan() -> None:
    blad = Blad(date(2026, 5, 10), REGELS)
    verdacht = list_verdacht(blad, None)
    assert (verdacht.kvk, verdacht.namen) == ({"90000002"}, {"fout"})
    assert verdacht.middelen == {"instrument x", "nr 1"}
    vorige = Blad(date(2026, 5, 1), (*REGELS, Regel("kwaliteitsborger", "toegelaten", "Weg", "90000009")))
    assert list_verdacht(blad, vorige).kvk == {"90000002", "90000009"}


@pytest.mark.parametrize("soort", ["kwaliteitsborger", "toestemming"])
def test_wat_wordt_nagegaan_is_geschreven_zoals_de_zaak_het_bewaart(soort: Any) -> None:
    regel = Regel(soort, "geschorst", "Zéker-Bouw Borging B.V.", "0090 00 05", instrument="Ins-trument", nummer="D 1")
    verdacht = list_verdacht(Blad(date(2026, 5, 10), (regel,)), None)
    kvk, naam, _ = maak_sleutels(Gezocht("zeker bouw BORGING bv", "900005"))
    assert kvk in verdacht.kvk and naam in verdacht.namen


@pytest.mark.parametrize(
    ("eerder", "nu", "aantal"),
    [
        (None, "geschorst", 1), (None, "toegelaten", 0), ("toegelaten", "geschorst", 1), ("geschorst", "toegelaten", 1),
        ("geschorst", "geschorst", 0), ("geschorst", "ingetrokken", 1), ("toegelaten", "gewaarschuwd", 0),
        ("toegelaten", None, 0), ("toegelaten", "niet_gevonden", 1),
    ],
)  # fmt: skip
def test_welke_wijziging_ertoe_doet(eerder: Any, nu: Any, aantal: int) -> None:
    was = Registerfeit(kwaliteitsborger=eerder) if eerder else None
    assert len(zoek_wijziging(was, Registerfeit(kwaliteitsborger=nu))) == aantal
