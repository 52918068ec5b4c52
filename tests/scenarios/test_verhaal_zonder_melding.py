"""Built without a bouwmelding: a signal, two visits on one day, the works stopped by word of mouth, on paper, and lifted again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Controle
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.toezicht.bezoekwerk import maak_foto

pytestmark = pytest.mark.browser
VANDAAG = f"{vandaag():%d-%m-%Y}"


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


def test_gebouwd_zonder_melding(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    ravi, stand = mens("ravi"), Waarnemer(demo)
    _neem_signaal_op(ravi)
    print(stand.kort(), stand.taken())
    zaak = ravi.page.url.removeprefix(ravi.adres).split("signaal")[0]
    _beoordeel(ravi)
    print(stand.kort(), stand.taken())
    _plan_twee(ravi, zaak)
    assert 0
