"""A handhavingsverzoek: its term, what too late costs, what there is to do, and what stands in the way of a deed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.handhavingsverzoek import bepaal_beslistermijn, bepaal_verzoekstand, bereken_dwangsom, tel_dagen, zoals_op
from borgwijzer.regels.handhavingsverzoekwerk import verzoekbeletselen
from borgwijzer.regels.levensloop import stand, stand_met_houdbaarheid
from borgwijzer.regels.toezichtfeiten import (
    Aanvulling,
    Handhavingsverzoekfeit,
    Ingebrekestelling,
    Instemming,
    Toezicht,
    Verlenging,
)
from tests.regels.regelvoorbeelden import bestand, feiten_van, kader_van, rijen

HW = zoek_kader("hoeksche-waard")
ONTVANGEN, LAATSTE = date(2026, 3, 2), date(2026, 4, 28)
CODES = {
    "bevestig_handhavingsverzoek", "beoordeel_belanghebbende", "beoordeel_aanvulling", "onderzoek_handhavingsverzoek",
    "verleng_handhavingsverzoek", "beslis_handhavingsverzoek", "stel_dwangsom_vast",
}  # fmt: skip
UITKOMSTEN = ("toegewezen", "deels_toegewezen", "afgewezen", "niet_ontvankelijk", "buiten_behandeling")


def maak(**anders: Any) -> Handhavingsverzoekfeit:
    return Handhavingsverzoekfeit(**{"ontvangen_op": ONTVANGEN, **anders})


def als_feiten(*verzoeken: Handhavingsverzoekfeit) -> Feiten:
    return Feiten(toezicht=Toezicht(handhavingsverzoeken=verzoeken))


@rijen("handhavingsverzoek")
def test_toestand_termijn_taken_en_dwangsom_per_dag(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)
    for rij in voorbeeld["op"]:
        dag = rij["peildatum"]
        verzoek = zoals_op(feiten.toezicht.handhavingsverzoeken[0], dag)
        bepaald = bepaal_verzoekstand(verzoek, kader, dag, met_bewijs=True) if verzoek else None
        assert (bepaald.toestand if bepaald else "") == rij["toestand"], rij
        if bepaald and verzoek:
            assert bepaald.termijn.resultaat.uitkomst == rij.get("laatste"), rij
        if "dwangsom" in rij:
            dwangsom = bereken_dwangsom(verzoek, kader, dag) if verzoek else None
            assert (dwangsom.bedrag if dwangsom else 0) == rij["dwangsom"], rij
        if "taken" in rij:
            taken = [taak for taak in stand(feiten, kader, dag).taken if taak.code in CODES]
            assert [[taak.code, *([taak.uiterlijk] if taak.uiterlijk else [])] for taak in taken] == rij["taken"], rij


@rijen("handhavingsverzoek")
def test_het_bewijs_eindigt_op_de_laatste_dag_en_telt_elke_dag(voorbeeld: dict[str, Any]) -> None:
    kader = kader_van(voorbeeld)
    for rij in voorbeeld["op"]:
        verzoek = zoals_op(feiten_van(voorbeeld["feiten"]).toezicht.handhavingsverzoeken[0], rij["peildatum"])
        if verzoek is None or "laatste" not in rij:
            continue
        bewijs = bepaal_beslistermijn(verzoek, kader, rij["peildatum"], met_bewijs=True).resultaat.bewijs
        assert bewijs[-1].datum == rij["laatste"]
        assert [dag.datum for dag in bewijs] == [bewijs[0].datum + timedelta(days=n) for n in range(len(bewijs))]


def test_de_stand_van_een_voorbeeld_verandert_niet_voor_haar_houdbaarheid_voorbij_is() -> None:
    for voorbeeld in bestand("handhavingsverzoek")["voorbeeld"]:
        feiten, kader = feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)
        dag = feiten.toezicht.handhavingsverzoeken[0].ontvangen_op - timedelta(days=1)
        while dag < date(2028, 6, 1):
            eerst, tot = stand_met_houdbaarheid(feiten, kader, dag)
            for later in (dag + timedelta(days=1), min(tot, date(2028, 6, 1))):
                if later <= tot:
                    assert stand(feiten, kader, later).taken == eerst.taken, (voorbeeld["naam"], dag, later)
            dag = tot + timedelta(days=1) if tot < date(2028, 6, 1) else tot


def test_de_termijn_staat_in_de_stand_met_haar_bewijs_en_houdt_sluiten_tegen() -> None:
    feiten = als_feiten(maak())
    (termijn,) = stand(feiten, HW, date(2026, 3, 9), met_bewijs=True).termijnen
    assert (termijn.soort, termijn.toestand, termijn.resultaat.uitkomst) == ("handhavingsverzoek", "loopt", LAATSTE)
    assert termijn.resultaat.bewijs[-1].reden.startswith("telt niet: verlengd"), "Koningsdag"
    assert [reden.code for reden in beletselen(feiten, "sluit_af", HW, date(2026, 3, 9))] == ["handhavingsverzoek_open"]
    dicht = als_feiten(maak(besloten_op=date(2026, 3, 9), uitkomst="afgewezen"))
    assert beletselen(dicht, "sluit_af", HW, date(2026, 3, 9)) == ()
    laat = maak(
        ingebrekestellingen=(Ingebrekestelling(ontvangen_op=date(2026, 5, 4)),), besloten_op=date(2026, 6, 3), uitkomst="afgewezen"
    )
    assert [reden.code for reden in beletselen(als_feiten(laat), "sluit_af", HW, date(2026, 6, 4))] == ["dwangsom_open"]


@pytest.mark.parametrize(
    ("daad", "dag", "anders", "code"),
    [
        ("bevestig", date(2026, 3, 3), {"bevestigd_op": date(2026, 3, 3)}, "al_bevestigd"),
        ("bevestig", date(2026, 3, 1), {}, "nog_niet_ontvangen"),
        ("verleng", LAATSTE, {}, ""),
        ("verleng", date(2026, 4, 29), {}, "termijn_voorbij"),
        ("verleng", LAATSTE, {"verlengingen": (Verlenging(op=date(2026, 4, 1), uiterlijk=date(2026, 6, 1)),)}, "al_verlengd"),
        ("verleng", date(2026, 3, 10), {"aanvullingen": (Aanvulling(gevraagd_op=date(2026, 3, 9), uiterlijk=date(2026, 3, 23)),)},
         "staat_stil"),
        ("vraag_aanvulling", date(2026, 4, 29), {}, "termijn_voorbij"),
        ("vraag_aanvulling", date(2026, 3, 10),
         {"aanvullingen": (Aanvulling(gevraagd_op=date(2026, 3, 9), uiterlijk=date(2026, 3, 23)),)}, "al_gevraagd"),
        ("ontvang_aanvulling", date(2026, 3, 10), {}, "niets_gevraagd"),
        ("stem_in", date(2026, 4, 29), {}, "termijn_voorbij"),
        ("afgewezen", date(2026, 3, 10), {}, "belanghebbende_open"),
        ("afgewezen", date(2026, 3, 10), {"belanghebbende": True, "belanghebbende_op": ONTVANGEN}, "niet_onderzocht"),
        ("afgewezen", date(2026, 3, 10), {"belanghebbende": False, "belanghebbende_op": ONTVANGEN}, "geen_belanghebbende"),
        ("toegewezen", date(2026, 3, 10), {"belanghebbende": True, "belanghebbende_op": ONTVANGEN}, "geen_overtreding"),
        ("niet_ontvankelijk", date(2026, 3, 10), {"belanghebbende": True, "belanghebbende_op": ONTVANGEN}, "wel_belanghebbende"),
        ("niet_ontvankelijk", date(2026, 3, 10), {"belanghebbende": False, "belanghebbende_op": ONTVANGEN}, ""),
        ("buiten_behandeling", date(2026, 3, 10), {}, "niet_gevraagd"),
        ("buiten_behandeling", date(2026, 3, 23),
         {"aanvullingen": (Aanvulling(gevraagd_op=date(2026, 3, 9), uiterlijk=date(2026, 3, 23)),)}, "aanvullen_kan_nog"),
        ("buiten_behandeling", date(2026, 3, 24),
         {"aanvullingen": (Aanvulling(gevraagd_op=date(2026, 3, 9), uiterlijk=date(2026, 3, 23)),)}, ""),
        ("buiten_behandeling", date(2026, 4, 21),
         {"aanvullingen": (Aanvulling(gevraagd_op=date(2026, 3, 9), uiterlijk=date(2026, 3, 23)),)}, "te_laat_buiten_behandeling"),
        ("stel_dwangsom_vast", date(2026, 5, 20), {"ingebrekestellingen": (Ingebrekestelling(ontvangen_op=date(2026, 5, 4)),)},
         "loopt_nog"),
        ("stel_dwangsom_vast", date(2026, 5, 20), {}, "geen_dwangsom"),
        ("trek_in", date(2026, 3, 10), {"ingetrokken_op": date(2026, 3, 9)}, "verzoek_klaar"),
        ("ingebreke", date(2026, 3, 10), {"besloten_op": date(2026, 3, 9), "uitkomst": "afgewezen"}, "verzoek_klaar"),
    ],
)  # fmt: skip
def test_wat_nu_niet_kan(daad: Any, dag: date, anders: dict[str, Any], code: str) -> None:
    redenen = verzoekbeletselen(maak(**anders), daad, HW, dag)
    assert [reden.code for reden in redenen][:1] == ([code] if code else []), redenen


def test_met_een_overtreding_kan_het_worden_toegewezen() -> None:
    verzoek = maak(belanghebbende=True, belanghebbende_op=ONTVANGEN)
    assert verzoekbeletselen(verzoek, "toegewezen", HW, date(2026, 3, 10), overtreding=True) == ()


def test_dagen_tellen_zonder_de_dagen_waarop_de_termijn_stilstond() -> None:
    verzoek = maak(
        aanvullingen=(Aanvulling(gevraagd_op=date(2026, 3, 9), uiterlijk=date(2026, 3, 23), ontvangen_op=date(2026, 3, 20)),),
        besloten_op=date(2026, 3, 31), uitkomst="afgewezen",
    )  # fmt: skip
    assert tel_dagen(verzoek, date(2026, 12, 1)) == 29 - 10


@settings(deadline=None)  # a busy machine is slow, and no fault
@given(
    gevraagd=st.integers(0, 55), dagen=st.integers(1, 60), binnen=st.integers(0, 90),
    ingestemd=st.integers(0, 55), uitstel=st.integers(0, 60),
)  # fmt: skip
def test_stilstaan_maakt_de_termijn_nooit_korter(gevraagd: int, dagen: int, binnen: int, ingestemd: int, uitstel: int) -> None:
    def na(aantal: int) -> date:
        return ONTVANGEN + timedelta(days=aantal)

    verzoek = maak(
        aanvullingen=(Aanvulling(gevraagd_op=na(gevraagd), uiterlijk=na(gevraagd + dagen), ontvangen_op=na(gevraagd + binnen)),),
        instemmingen=(Instemming(op=na(ingestemd), tot_en_met=na(ingestemd + uitstel)),),
    )  # fmt: skip
    uitkomst = bepaal_beslistermijn(verzoek, HW, na(365)).resultaat.uitkomst
    assert uitkomst
    assert LAATSTE <= uitkomst <= LAATSTE + timedelta(days=dagen + uitstel + 7)


@settings(deadline=None)
@given(st.integers(0, 400))
def test_de_dwangsom_groeit_en_wordt_nooit_meer_dan_haar_hoogste(aantal: int) -> None:
    verzoek = maak(ingebrekestellingen=(Ingebrekestelling(ontvangen_op=date(2026, 5, 4)),))
    vandaag, morgen = (bereken_dwangsom(verzoek, HW, date(2026, 5, 19) + timedelta(days=aantal + n)) for n in (0, 1))
    assert vandaag and morgen
    assert vandaag.bedrag == sum(dag.bedrag for dag in vandaag.dagen) <= morgen.bedrag <= morgen.hoogste == 1442
    assert vandaag.loopt == (vandaag.bedrag < morgen.bedrag)
