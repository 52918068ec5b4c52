"""The letters about a handhavingsverzoek: what each must say, and what goes wrong without it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Kader, Rechtsmiddel
from borgwijzer.brieven.voorbeelden_verzoek import (
    AANVULLING,
    AFGEWEZEN,
    DWANGSOM,
    INGEBREKE,
    TOEGEWEZEN,
    VERLENGING,
    VERZOEKVOORBEELDEN,
)
from borgwijzer.brieven.weergave import tekst

VERWACHT = {
    "verzoek-ontvangst": ["Wij beslissen uiterlijk op dinsdag 28 april 2026", "de post", "Daarop staat uw naam", "belanghebbende"],
    "verzoek-ontvangst-zonder-naam": ["niet door te geven", "e-mail"],
    "verzoek-ontvangst-te-laat": ["hadden uiterlijk op maandag 13 april 2026 moeten beslissen", "zo snel mogelijk"],
    "verzoek-aanvulling": ["uiterlijk op dinsdag 28 april 2026", "1. Een tekening", "staat de termijn om te beslissen stil"],
    "verzoek-verlenging": ["op dinsdag 28 april 2026 beslissen. Dat lukt niet", "nu uiterlijk op dinsdag 9 juni 2026", "4:14"],
    "verzoek-ingebreke-geldig": ["wij zijn te laat", "uiterlijk op vrijdag 24 april 2026", "ten hoogste 42 dagen", "4:17"],
    "verzoek-ingebreke-voorbij": ["Na dinsdag 7 april 2026 betalen wij u", "zo snel mogelijk"],
    "verzoek-ingebreke-te-vroeg": ["kwam te vroeg", "beslissen tot en met dinsdag 28 april 2026"],
    "verzoek-ingebreke-stil": ["kwam te vroeg", "De termijn staat nu stil"],
    "verzoek-ingebreke-mondeling": ["moet schriftelijk zijn", "bouwen@wilgenmeer.example.org"],
    "verzoek-ingebreke-geen-belang": ["wij betalen u geen dwangsom"],
    "verzoek-toegewezen": ["Wij gaan optreden", "artikel 4.12", "Mevrouw T. Oeverdijk"],
    "verzoek-deels-toegewezen": ["voor een deel toe", "Voor het overige is er geen overtreding", "op woensdag 1 april 2026 moeten"],
    "verzoek-afgewezen": ["Wij treden niet op", "Er is geen overtreding", "uiterlijk op dinsdag 26 mei 2026 verstuurd"],
    "verzoek-afgewezen-bijzonder": ["bijzondere omstandigheden", "De aangepaste berekening"],
    "verzoek-niet-ontvankelijk": ["niet-ontvankelijk", "vier kilometer", "als signaal"],
    "verzoek-buiten-behandeling": [
        "Wij behandelen uw verzoek niet",
        "Het adres van het bouwwerk",
        "op maandag 9 maart 2026 vroegen",
    ],
    "verzoek-dwangsom": ["een dwangsom van € 992", "€ 322", "€ 490", "€ 180", "uiterlijk op dinsdag 26 mei 2026 aan u over"],
    "verzoek-dwangsom-onredelijk-laat": ["Wij betalen u geen dwangsom", "onredelijk laat"],
    "verzoek-dwangsom-kennelijk": ["Wij betalen u geen dwangsom", "meteen duidelijk"],
}


def test_elk_voorbeeld_heeft_een_verwachting() -> None:
    assert VERWACHT.keys() == VERZOEKVOORBEELDEN.keys()


@pytest.mark.parametrize("naam", VERZOEKVOORBEELDEN)
def test_elk_feit_staat_in_de_brief_en_er_is_een_oordeel(naam: str) -> None:
    brief = VERZOEKVOORBEELDEN[naam]()
    inhoud = tekst(brief)
    for stuk in VERWACHT[naam]:
        assert stuk.lower() in inhoud.lower(), stuk
    assert len([blok for blok in brief.blokken if isinstance(blok, Kader)]) == 1
    assert not re.search(r"[{}]|onzeker|lezing|kanttekening", inhoud)


@pytest.mark.parametrize("naam", VERZOEKVOORBEELDEN)
def test_alleen_een_besluit_noemt_bezwaar_met_zijn_bewijs(naam: str) -> None:
    brief = VERZOEKVOORBEELDEN[naam]()
    is_besluit = brief.soort.startswith("besluit_")
    assert any(isinstance(blok, Rechtsmiddel) for blok in brief.blokken) is is_besluit
    assert len(brief.bijlagen) == int(is_besluit)


def test_wat_geen_brief_kan_worden() -> None:
    with pytest.raises(OntbrekendGegeven, match="overtreding"):
        replace(TOEGEWEZEN, overtreding="")
    with pytest.raises(OntbrekendGegeven, match="grond"):
        replace(AFGEWEZEN, grond="")
    with pytest.raises(OntbrekendGegeven, match="gevraagd"):
        replace(AANVULLING, gevraagd=())
    with pytest.raises(OntbrekendGegeven, match="uiterlijk_op"):
        replace(INGEBREKE, uiterlijk_op=None)
    with pytest.raises(Tegenspraak, match="niet na de oude"):
        replace(VERLENGING, uiterlijk_op=date(2026, 4, 28))
    with pytest.raises(Tegenspraak, match="ander bedrag"):
        replace(DWANGSOM, bedrag=991)
