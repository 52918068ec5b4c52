"""The letters about a maatwerkvoorschrift: what each must say, and what goes wrong without it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Kader, Rechtsmiddel
from borgwijzer.brieven.voorbeelden_maatwerk import AANVULLING, MAATWERKVOORBEELDEN, TOEGEWEZEN, VERLENGING
from borgwijzer.brieven.weergave import tekst

VERWACHT = {
    "maatwerk-ontvangst": ["Wij beslissen uiterlijk op maandag 4 mei 2026", "de post", "Wacht op ons besluit"],
    "maatwerk-ontvangst-te-laat": ["hadden uiterlijk op maandag 13 april 2026 moeten beslissen"],
    "maatwerk-aanvulling": ["uiterlijk op dinsdag 28 april 2026", "1. Een foto", "staat de termijn om te beslissen stil"],
    "maatwerk-verlenging": ["op maandag 4 mei 2026 beslissen. Dat lukt niet", "nu uiterlijk op maandag 15 juni 2026", "4:14"],
    "maatwerk-voornemen": ["reageren tot en met dinsdag 28 april 2026", "nog geen besluit", "beperkt in aard", "de goot"],
    "maatwerk-voornemen-zonder-criterium": ["reageren tot en met"],
    "maatwerk-toegewezen": [
        "1. De dakrand wordt elk jaar", "tot en met dinsdag 13 april 2027", "inschrijven als beperking", "niet in verhouding",
        "uiterlijk op dinsdag 26 mei 2026 verstuurd",
    ],
    "maatwerk-toegewezen-zonder-einde": ["geen einddatum", "komt te laat", "staat in het Besluit"],
    "maatwerk-geweigerd": ["Wij weigeren uw aanvraag", "vindt de afwijking klein", "uiterlijk op dinsdag 26 mei 2026 verstuurd"],
    "maatwerk-geweigerd-zonder-reactie": ["U reageerde daar niet op", "komt te laat"],
    "maatwerk-ingetrokken": ["maatwerkvoorschrift voor de ingebruikname geldt niet meer vanaf", "De gereedmelding is onvolledig"],
}  # fmt: skip


def test_elk_voorbeeld_heeft_een_verwachting() -> None:
    assert VERWACHT.keys() == MAATWERKVOORBEELDEN.keys()


@pytest.mark.parametrize("naam", MAATWERKVOORBEELDEN)
def test_elk_feit_staat_in_de_brief_en_er_is_een_oordeel(naam: str) -> None:
    brief = MAATWERKVOORBEELDEN[naam]()
    inhoud = tekst(brief)
    for stuk in VERWACHT[naam]:
        assert stuk.lower() in inhoud.lower(), stuk
    assert len([blok for blok in brief.blokken if isinstance(blok, Kader)]) == 1
    assert not re.search(r"[{}]|onzeker|lezing|kanttekening|ontwerp|2\.21a", inhoud)


@pytest.mark.parametrize("naam", MAATWERKVOORBEELDEN)
def test_alleen_een_besluit_noemt_bezwaar_met_zijn_bewijs(naam: str) -> None:
    brief = MAATWERKVOORBEELDEN[naam]()
    is_besluit = brief.soort.startswith("besluit_")
    assert any(isinstance(blok, Rechtsmiddel) for blok in brief.blokken) is is_besluit
    assert len(brief.bijlagen) == int(is_besluit)


def test_wat_geen_brief_kan_worden() -> None:
    with pytest.raises(OntbrekendGegeven, match="voorschriften"):
        replace(TOEGEWEZEN, voorschriften=())
    with pytest.raises(OntbrekendGegeven, match="gevraagd"):
        replace(AANVULLING, gevraagd=())
    with pytest.raises(Tegenspraak, match="niet na de oude"):
        replace(VERLENGING, uiterlijk_op=date(2026, 5, 4))
