"""A request for data: its term, what there is to do on a day, and what stands in the way of a deed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.uitgangswaarden import lees_uitgangswaarden
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Feiten, Informatiepunt, Informatieverzoek, Ontvangst
from borgwijzer.regels.informatieverzoek import stel_uiterlijk_voor, verzoekbeletselen
from borgwijzer.regels.levensloop import stand, stand_met_houdbaarheid
from tests.regels.regelvoorbeelden import bestand, feiten_van, kader_van, rijen

HW = zoek_kader("hoeksche-waard")
UITGANG = lees_uitgangswaarden().termijn
VERZONDEN, UITERLIJK = date(2026, 4, 1), date(2026, 4, 16)


def maak(*ontvangsten: tuple[Ontvangst, ...], **anders: Any) -> Informatieverzoek:
    punten = tuple(Informatiepunt(wat="Het heiplan", werk="Heien", ontvangsten=een) for een in ontvangsten or ((),))
    vast = {"soort": "bouwwerkzaamheden", "aan": "initiatiefnemer", "reden": "Heien dicht bij een kade.", "punten": punten,
            "uiterlijk": UITERLIJK, "verzonden_op": VERZONDEN}  # fmt: skip
    return Informatieverzoek(**{**vast, **anders})


@rijen("informatieverzoek")
def test_stand_per_dag(voorbeeld: dict[str, Any]) -> None:
    feiten = feiten_van(voorbeeld["feiten"])
    for rij in voorbeeld["op"]:
        bepaald = stand(feiten, kader_van(voorbeeld), rij["peildatum"], met_bewijs=True)
        termijnen = [t for t in bepaald.termijnen if t.soort == "informatieverzoek"]
        taken = [(taak.code, taak.rol) for taak in bepaald.taken if taak.code in GEVOLGEN]
        assert [(t.toestand, t.resultaat.uitkomst) for t in termijnen] == [tuple(een) for een in rij["termijnen"]], rij
        assert taken == [tuple(een) for een in rij["taken"]], rij
        for termijn in termijnen:
            assert termijn.resultaat.bewijs[-1].datum == termijn.resultaat.uitkomst


GEVOLGEN = {
    "controleer_ontvangst", "herinner_informatieverzoek", "handhaaf_informatieverzoek", "verder_zonder_verduidelijking",
}  # fmt: skip


@pytest.mark.parametrize(
    ("vanaf", "herinnering", "verwacht"),
    [
        (date(2026, 3, 2), False, date(2026, 3, 16)),
        # Goede Vrijdag (in this kader no werkdag) and tweede paasdag.
        (date(2026, 4, 1), False, date(2026, 4, 17)),
        # Koningsdag, Bevrijdingsdag, Hemelvaart and the day after it.
        (date(2026, 4, 24), False, date(2026, 5, 12)),
        (date(2026, 12, 24), True, date(2027, 1, 4)),
    ],
)
def test_de_voorgestelde_dag_telt_werkdagen_over_feestdagen(vanaf: date, herinnering: bool, verwacht: date) -> None:
    assert stel_uiterlijk_voor(HW, UITGANG, vanaf, herinnering=herinnering) == verwacht


def test_een_kader_met_een_eigen_termijn_gaat_voor() -> None:
    lindenveen = zoek_kader("lindenveen@2026-10-01")
    assert stel_uiterlijk_voor(lindenveen, UITGANG, date(2026, 11, 2)) == date(2026, 11, 23)
    assert stel_uiterlijk_voor(zoek_kader("lindenveen@2026-07-01"), UITGANG, date(2026, 11, 2)) == date(2026, 11, 16)


def test_elke_uitgangswaarde_zegt_dat_zij_onzeker_is() -> None:
    assert all(regel.onzeker and regel.lezing and regel.wet for regel in UITGANG.values())


ONTVANGEN = (Ontvangst(ontvangen_op=date(2026, 4, 10)),)
AFGEKEURD = (Ontvangst(ontvangen_op=date(2026, 4, 10), gecontroleerd_op=date(2026, 4, 11), goed=False),)
GOED = (Ontvangst(ontvangen_op=date(2026, 4, 10), gecontroleerd_op=date(2026, 4, 11), goed=True),)
NA = date(2026, 4, 17)


@pytest.mark.parametrize(
    ("verzoek", "daad", "dag", "codes"),
    [
        (maak(verzonden_op=None), "verzend", VERZONDEN, ()),
        (maak(), "verzend", VERZONDEN, ("al_verzonden",)),
        (maak(verzonden_op=None, reden=" "), "verzend", VERZONDEN, ("reden_ontbreekt",)),
        (maak(verzonden_op=None, punten=()), "verzend", VERZONDEN, ("punt_ontbreekt",)),
        (maak(verzonden_op=None, punten=(Informatiepunt(wat="Wie meet?"),)), "verzend", VERZONDEN, ("werk_ontbreekt",)),
        (maak(verzonden_op=None, soort="inzage", punten=(Informatiepunt(wat="Wie?"),)), "verzend", VERZONDEN, ()),
        (maak(verzonden_op=None, uiterlijk=VERZONDEN), "verzend", VERZONDEN, ("uiterlijk_voorbij",)),
        (maak(verzonden_op=None), "herinner", NA, ("nog_niet_verzonden",)),
        (maak(), "herinner", UITERLIJK, ("nog_op_tijd",)),
        (maak(), "herinner", NA, ()),
        (maak(ONTVANGEN), "herinner", NA, ("niets_open",)),
        (maak(AFGEKEURD), "herinner", NA, ()),
        (maak(herinnerd_op=NA, uiterlijk_na_herinnering=date(2026, 4, 24)), "herinner", NA, ("al_herinnerd",)),
        (maak(), "ontvang", NA, ()),
        (maak(ONTVANGEN), "ontvang", NA, ("alles_binnen",)),
        (maak(ONTVANGEN, ()), "ontvang", NA, ()),
        (maak(), "controleer", NA, ("niets_te_controleren",)),
        (maak(ONTVANGEN), "controleer", NA, ()),
        (maak(GOED), "controleer", NA, ("niets_te_controleren",)),
        (maak(), "beeindig", NA, ()),
        (maak(verzonden_op=None), "beeindig", NA, ()),
        (maak(GOED), "beeindig", NA, ("al_klaar",)),
        (maak(beeindigd_op=NA), "ontvang", NA, ("verzoek_beeindigd",)),
    ],
)
def test_wat_een_daad_in_de_weg_staat(verzoek: Informatieverzoek, daad: Any, dag: date, codes: tuple[str, ...]) -> None:
    redenen = verzoekbeletselen(verzoek, daad, HW, dag)
    assert tuple(reden.code for reden in redenen) == codes
    assert all(reden.grondslag for reden in redenen if reden.code not in ("verzoek_beeindigd", "nog_niet_verzonden"))


def test_een_zaak_sluit_niet_met_een_open_verzoek() -> None:
    codes = [
        {reden.code for reden in beletselen(Feiten(informatieverzoeken=(verzoek,)), "sluit_af", HW, NA)}
        for verzoek in (maak(), maak(GOED), maak(beeindigd_op=NA), maak(verzonden_op=None))
    ]
    assert codes == [{"informatieverzoek_open"}, set(), set(), set()]


def test_een_verzoek_verandert_geen_oordeel() -> None:
    """Also not one about the plan: it makes no melding incomplete (kader 2.2.2)."""
    melding = {"soort": "bouwmelding", "ontvangen_op": date(2026, 3, 2), **bestand("volledigheid")["volledig"]["bouwmelding"]}
    zonder = feiten_van({"meldingen": [melding]})
    met = zonder.model_copy(update={"informatieverzoeken": (maak(soort="verduidelijking"),)})
    oordelen = [(s.fase, s.mag_starten, s.mag_in_gebruik) for s in (stand(f, HW, NA) for f in (zonder, met))]
    assert oordelen[0] == oordelen[1]


@rijen("informatieverzoek")
def test_de_stand_geldt_tot_en_met_de_dag_waarop_er_iets_verandert(voorbeeld: dict[str, Any]) -> None:
    """So that the nightly run comes back on the day on which a request is late."""
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)
    for dag in (date(2026, 3, 25) + timedelta(dagen) for dagen in range(50)):
        gevonden, laatste = stand_met_houdbaarheid(feiten, kader, dag)
        morgen = stand(feiten, kader, dag + timedelta(1))
        if laatste > dag:
            assert replace(morgen, peildatum=dag) == gevonden, dag
