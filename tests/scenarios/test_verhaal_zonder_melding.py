"""Built without a bouwmelding: a signal, two visits on one day, the works stopped by word of mouth, on paper, and lifted again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.toezicht.bezoekwerk import maak_foto

pytestmark = pytest.mark.browser
GEZIEN = "Er is een bouwput gegraven en er ligt wapening."


def _neem_signaal_op(ravi: Mens) -> None:
    """Somebody calls about a place that no zaak is known of."""
    ravi.ga_naar("/signalen/")
    ravi.volg("Neem een signaal op")
    ravi.kies_uit("Van wie komt het signaal?", "Derde")
    ravi.vul("Wat is er gezien of gemeld?", "Aan de Rietlaan wordt een huis gebouwd, en er hangt geen bord.")
    ravi.vul(ravi.page.get_by_label("Straat en huisnummer", exact=True).first, "Rietlaan 9")
    ravi.vul(ravi.page.get_by_label("Postcode").first, "9999 ZX")
    ravi.druk("Neem het signaal op")
    ravi.page.get_by_text("Het signaal is opgenomen bij zaak").wait_for()


def _beoordeel(ravi: Mens) -> None:
    ravi.kies("Fundering en grondwerk")
    ravi.kies_uit("Wijst het op een risico", "Ja")
    ravi.vul("Waaruit maakt u dat op?", "Er is geen melding bekend op dit adres.")
    ravi.kies_uit("Wat doet u met het signaal?", "Wij gaan kijken")
    ravi.druk("Leg de beoordeling vast")
    ravi.page.get_by_text("De beoordeling is vastgelegd.").wait_for()


def _plan_twee(ravi: Mens, zaak: str) -> None:
    """One visit for the signal, and one of another kind; in the list of the day the second goes first."""
    ravi.volg("Plan een controle")
    ravi.bekijk("710-controle-nieuw")
    ravi.druk("Plan de controle")
    ravi.page.get_by_text("De controle is gepland.").wait_for()
    ravi.ga_naar(zaak)
    ravi.volg("Plan een controle")
    ravi.vul("Waar moet u op letten?", "Kijk of de hekken staan.")
    ravi.druk("Plan de controle")
    ravi.volg("Mijn controles")
    ravi.bekijk("711-daglijst")


def _zet_volgorde(ravi: Mens) -> None:
    """By hand, as he drives; the map is that of the device."""
    regels = ravi.page.locator("li.bezoek")
    assert "Een signaal" in regels.first.inner_text()
    assert (regels.first.get_by_role("link", name="Kaart").get_attribute("href") or "").startswith("geo:0,0?q=Rietlaan%209")
    ravi.druk(regels.nth(1).get_by_role("button"))
    assert "Kijk of de hekken staan." in regels.first.inner_text()
    ravi.volg(regels.first.get_by_role("link", name="Rietlaan 9", exact=True))
    ravi.klap_open("De controle laten vervallen")
    ravi.vul("Waarom gaat niemand kijken?", "Het is dezelfde plek.")
    ravi.druk("Laat de controle vervallen")
    ravi.page.get_by_text("De controle is vervallen.").wait_for()
    ravi.volg("Mijn controles")
    ravi.volg(regels.first.get_by_role("link", name="Gezien wat vervolg nodig heeft"))
    assert ravi.page.get_by_label("Hoe liep het bezoek af?").input_value() == "vervolg_nodig"
    ravi.kies_uit("Hoe liep het bezoek af?", "Kies hoe het afliep")


def _leg_stil(ravi: Mens) -> None:
    """Before anything else: what he said on the spot, and when."""
    ravi.klap_open("De bouw mondeling stilgelegd")
    ravi.bekijk("712-controle")
    ravi.vul("Hoe laat?", "0:01")
    ravi.vul("Tegen wie zei u het?", "T. Oeverdijk, bouwt het voor zichzelf")
    ravi.vul("Waarom moest de bouw meteen stil?", "De put is niet gestut en er staat iemand in.")
    ravi.druk("Leg de mondelinge bouwstop vast")
    ravi.page.get_by_text("De mondelinge bouwstop is vastgelegd.").wait_for()


def _schrijf_op(ravi: Mens, fotos: list[Path]) -> None:
    """What was seen, with photos; without how it ended it comes back."""
    ravi.vul("Wie waren erbij?", "T. Oeverdijk")
    ravi.vul("#gezien-waarnemingen", GEZIEN)
    ravi.voeg_toe("Foto's en documenten", fotos)
    ravi.druk("Leg vast wat u zag")
    ravi.page.get_by_text("De bestanden die u koos, zijn niet bewaard: kies ze opnieuw.").wait_for()
    assert ravi.page.locator("#gezien-waarnemingen").input_value() == GEZIEN
    ravi.kies_uit("Hoe liep het bezoek af?", "Gezien wat vervolg")
    ravi.voeg_toe("Foto's en documenten", fotos)
    ravi.druk("Leg vast wat u zag")
    ravi.page.get_by_text("Wat u zag is bewaard.").wait_for()
    ravi.vul(ravi.page.get_by_label("Bijschrift bij put.jpg"), "De put, vanaf de straat.")
    ravi.vul(ravi.page.get_by_label("Plaats in de rij van put.jpg"), "3")
    ravi.druk("Bewaar de volgorde en de bijschriften")
    ravi.bekijk("715-controle-fotos")


def _onderteken(ravi: Mens) -> None:
    ravi.druk("Onderteken en stel het rapport vast")
    ravi.page.get_by_text("Daarmee ondertekent u het.").wait_for()
    ravi.kies("Ik heb dit zelf gezien of gehoord")
    ravi.druk("Onderteken en stel het rapport vast")
    ravi.page.get_by_text("Het rapport is vastgesteld en verandert niet meer.").wait_for()
    ravi.bekijk("717-controle-vastgesteld")


def _zet_op_papier(ravi: Mens, amal: Mens, zaak: str) -> None:
    """The taak leads to the proposal, which says what was said on the spot; whoever has the mandate takes it."""
    ravi.ga_naar(zaak)
    ravi.volg("Stel het besluit voor")
    assert ravi.page.get_by_label("Welk besluit stelt u voor?").input_value() == "bouwstop"
    assert "legden wij de bouw mondeling stil" in ravi.page.get_by_label("Waarom is dit besluit nodig?").input_value()
    ravi.druk("Leg het voorstel voor")
    amal.ga_naar("/taken/")
    amal.volg("Bouwstop")
    amal.druk("Neem het besluit")
    amal.page.get_by_text("Het besluit is genomen. Lees hieronder hoe de brief wordt verstuurd.").wait_for()


def _meld_alsnog(noor: Mens, zaak: str) -> None:
    noor.ga_naar(zaak)
    noor.volg("Melding registreren bij deze zaak")
    noor.volg("Bouwmelding")
    noor.kies_uit("Hoe kwam de melding binnen?", "Via het Omgevingsloket")
    noor.vul("#initiatiefnemer_naam", "T. Oeverdijk")
    noor.vul("#initiatiefnemer_adres", "Rietlaan 9")
    noor.druk("Registreer de melding")
    noor.page.get_by_role("heading", name="Dit is vastgelegd").wait_for()


def _hef_op(amal: Mens, zaak: str) -> None:
    amal.ga_naar(f"{zaak}vastleggen/")
    amal.klap_open("Het besluit beëindigen")
    amal.vul("Waarom eindigt het besluit?", "Er is een bouwmelding en de put is gestut.")
    amal.druk("Beëindig het besluit vanaf vandaag")
    amal.page.get_by_text("Het besluit geldt niet meer.").wait_for()


def test_gebouwd_zonder_melding(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    ravi, amal, stand = mens("ravi"), mens("amal"), Waarnemer(demo)
    _neem_signaal_op(ravi)
    zaak = ravi.page.url.removeprefix(ravi.adres).split("signaal")[0]
    _beoordeel(ravi)
    _plan_twee(ravi, zaak)
    _zet_volgorde(ravi)
    _leg_stil(ravi)
    assert stand.taken() == {"bevestig_bouwstop", "voer_controle_uit", "volg_signaal_op"}
    _schrijf_op(ravi, _maak_fotos(tmp_path))
    _onderteken(ravi)
    _zet_op_papier(ravi, amal, zaak)
    assert stand.stand().fase == "gestuit" and "bevestig_bouwstop" not in stand.taken()
    amal.page.locator("article.brief").get_by_text("legden wij de bouw mondeling stil").wait_for()
    amal.bekijk("721-bouwstop-brief")
    _meld_alsnog(mens("noor"), zaak)
    assert stand.stand().fase == "gestuit", "een melding heft niets op"
    _hef_op(amal, zaak)
    assert stand.kort() == ("bouwmelding_in_behandeling", "nee", "nee") and "toets_bouwmelding" in stand.taken()


def _maak_fotos(map_: Path) -> list[Path]:
    paden = [map_ / "put.jpg", map_ / "wapening.jpg"]
    for nummer, pad in enumerate(paden):
        pad.write_bytes(maak_foto(nummer * 90))
    return paden
