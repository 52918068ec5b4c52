"""The letters about a zaak: what they must say, and what they may never say."""

import re
from dataclasses import replace

import pytest

from borgwijzer.brieven.datums import datums_in_zin
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Kader, Rechtsmiddel
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_zaak import (
    BOUWSTOP,
    GEBRUIKSVERBOD,
    HERINNERING_START,
    ONDER_VOORWAARDEN,
    OPHEFFING,
    RAPPORT,
    ZAAKVOORBEELDEN,
)
from borgwijzer.brieven.weergave import tekst

VERWACHT = {
    "herinnering-start": [
        "Volgens uw planning zou de bouw op maandag 13 april 2026 beginnen",
        "uiterlijk op dinsdag 21 april 2026",
        "artikel 7.7 lid 1",
        "niet mag starten zonder deze melding",
    ],
    "herinnering-einde": ["donderdag 9 april 2026", "artikel 7.7 lid 2", "Wij vroegen dit ook op woensdag 1 april 2026"],
    "besluit-bouwstop": [
        "De bouw moet stilliggen vanaf woensdag 15 april 2026.",
        "Er is geen bouwmelding gedaan (artikel 2.18 lid 1",
        "last onder bestuursdwang",
        "artikel 125 van de Gemeentewet",
        "uiterlijk op dinsdag 26 mei 2026 verstuurd",
        "Namens het college",
        "Berekening van de datum: bezwaartermijn",
    ],
    "besluit-bouwstop-vaststelling": ["wijzen wij u op het verbod van de wet", "Dit geldt tot en met vrijdag 1 mei 2026"],
    "besluit-gebruiksverbod": ["Het gebruik moet gestopt zijn op dinsdag 28 april 2026", "artikel 2.21 lid 1", "apart besluit"],
    "besluit-gebruik-onder-voorwaarden": [
        "treden vanaf woensdag 15 april 2026 voorlopig niet op",
        "1. De nooduitgang aan de achterzijde blijft vrij.",
        "2. De drempel",
        "tot en met woensdag 1 juli 2026",
        "Dan kunnen wij dit besluit beëindigen",
        "geen vergunning",
    ],
    "opheffing-bouwstop": ["De bouwstop is opgeheven vanaf dinsdag 19 mei 2026.", "U mag verder bouwen."],
    "opheffing-gebruiksverbod": ["U mag het bouwwerk niet gebruiken.", "De wachttijd na de gereedmelding"],
    "opheffing-voorwaarden": ["het gebruik onder voorwaarden geldt niet meer"],
    "rapport-controle": ["1. woonkamer_2026-04-08.jpg", "De woonkamer was ingericht", "Aanwezig: Mevrouw T. Oeverdijk"],
    "rapport-controle-geen-gebruik": ["Er was geen gebruik te zien op woensdag 8 april 2026", "geen foto's of documenten"],
}


def test_elk_voorbeeld_heeft_een_verwachting() -> None:
    assert VERWACHT.keys() == ZAAKVOORBEELDEN.keys()


@pytest.mark.parametrize("naam", ZAAKVOORBEELDEN)
def test_elk_feit_staat_in_de_brief_en_er_is_een_oordeel(naam: str) -> None:
    brief = ZAAKVOORBEELDEN[naam]()
    inhoud = tekst(brief)
    for stuk in VERWACHT[naam]:
        assert stuk in inhoud
    assert len([blok for blok in brief.blokken if isinstance(blok, Kader)]) == 1
    assert not re.search(r"[{}]", inhoud)


@pytest.mark.parametrize("naam", ZAAKVOORBEELDEN)
def test_een_kanttekening_voor_de_jurist_staat_niet_in_de_brief(naam: str) -> None:
    inhoud = tekst(ZAAKVOORBEELDEN[naam]())
    assert not re.search(r"gedoog|zienswijze|kanttekening|onzeker|lezing|\btoestemming\b", inhoud, re.IGNORECASE)


def test_gebruik_onder_voorwaarden_staat_het_gebruik_niet_toe() -> None:
    """De wet kent die bevoegdheid niet (domein 10, nr. 12): de brief belooft alleen niet op te treden."""
    inhoud = tekst(stel_op(ONDER_VOORWAARDEN))
    assert "u mag het bouwwerk gebruiken" not in inhoud.lower() and "toegestaan" not in inhoud


@pytest.mark.parametrize(
    ("feiten", "met"), [(BOUWSTOP, True), (GEBRUIKSVERBOD, True), (ONDER_VOORWAARDEN, False), (OPHEFFING, False)]
)
def test_bezwaar_staat_er_als_het_is_ingesteld_met_het_bewijs_als_bijlage(feiten, met) -> None:  # type: ignore[no-untyped-def]
    brief = stel_op(feiten)
    assert any(isinstance(blok, Rechtsmiddel) for blok in brief.blokken) is met
    assert len(brief.bijlagen) == int(met)


@pytest.mark.parametrize("feiten", [BOUWSTOP, GEBRUIKSVERBOD])
def test_zonder_overtreding_van_de_wet_is_er_geen_verbod(feiten) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(OntbrekendGegeven, match="gronden"):
        replace(feiten, gronden=())


def test_een_last_zonder_bevoegdheid_wordt_geen_brief() -> None:
    with pytest.raises(OntbrekendGegeven, match="bevoegdheid"):
        replace(BOUWSTOP, bevoegdheid="")


def test_een_dag_zonder_bewijs_wordt_geen_brief() -> None:
    with pytest.raises(Tegenspraak, match="bezwaar"):
        replace(BOUWSTOP, berekening_bezwaar=None, berekeningen=())
    with pytest.raises(Tegenspraak, match="laatste dag"):
        replace(HERINNERING_START, uiterlijk_op=HERINNERING_START.dag)


def test_het_kader_dat_geen_melding_start_eist_wordt_niet_genoemd() -> None:
    assert "uitvoeringskader" not in tekst(stel_op(replace(HERINNERING_START, kader_eist_start=False)))


def test_het_rapport_beoordeelt_de_bouw_niet() -> None:
    assert "beoordeelt de bouw niet technisch" in tekst(stel_op(RAPPORT))


@pytest.mark.parametrize(
    ("zin", "uit"), [("tot 2026-03-30.", "tot 30 maart 2026."), ("op 2026-13-40.", "op 2026-13-40."), ("x", "x")]
)
def test_een_datum_in_een_zin_van_de_regels_wordt_voluit_geschreven(zin: str, uit: str) -> None:
    assert datums_in_zin(zin) == uit
