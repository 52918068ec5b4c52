"""A signal is assessed by the kader: one of a third party without a risk is done with, another sends a person to look."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser


def _neem_op(wie: Mens, zaak: str, bron: str, tekst: str) -> None:
    wie.ga_naar(f"{zaak}vastleggen/")
    wie.klap_open("Een signaal opnemen")
    wie.kies_uit("Van wie komt het signaal?", bron)
    wie.vul("Wat is er gezien of gemeld?", tekst)
    wie.druk("Neem het signaal op")
    wie.volg("Beoordeel dit signaal")


def _onderzoek(wie: Mens, risico: str, reden: str, onderwerp: str = "") -> None:
    if onderwerp:
        wie.kies(onderwerp)
    wie.kies_uit("Wijst het op een risico", risico)
    wie.vul("Waaruit maakt u dat op?", reden)
    wie.druk("Bekijk wat het kader zegt")


def _begin(wie: Mens, demo: Organisatie) -> tuple[str, Waarnemer]:
    """The address of a zaak with a bouwmelding, and who asks ``stand()`` of it."""
    wie.lever_aan("bouwmelding_volledig")
    return wie.page.url.removeprefix(wie.adres), Waarnemer(demo)


def test_een_derde_zonder_risico(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    pad, zaak = _begin(wie, demo)
    voor = zaak.taken()
    _neem_op(wie, pad, "Derde", "De muur heeft een andere kleur dan op de tekening.")
    assert zaak.taken() - voor == {"beoordeel_signaal"}
    wie.bekijk("140-signaal-nieuw")
    _onderzoek(wie, "Nee", "De kleur is geen gevaar.")
    wie.page.get_by_text("Het kader zegt: niet opvolgen.").wait_for()
    wie.bekijk("141-signaal-geen-risico")
    wie.druk("Leg de beoordeling vast")
    wie.page.get_by_text("Schrijf waarom u het signaal niet opvolgt.").wait_for()
    wie.vul("Waarom?", "Geen risico voor veiligheid of gezondheid.")
    wie.druk("Leg de beoordeling vast")
    wie.page.get_by_text("Het signaal is beoordeeld en afgedaan.").wait_for()
    assert zaak.taken() == voor


def test_een_aannemer_over_de_fundering(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    pad, zaak = _begin(wie, demo)
    voor = zaak.taken()
    _neem_op(wie, pad, "Aannemer", "Er zit een scheur in de fundering.")
    _onderzoek(wie, "Ja", "De scheur is breed.", "Fundering en grondwerk")
    wie.page.get_by_text("Het kader zegt: wij gaan kijken.").wait_for()
    wie.bekijk("142-signaal-bezoek")
    wie.druk("Leg de beoordeling vast")
    wie.page.get_by_text("De beoordeling is vastgelegd.").wait_for()
    assert zaak.taken() - voor == {"volg_signaal_op"}
    wie.ga_naar(pad)
    wie.page.get_by_text("Ga kijken naar aanleiding van het signaal over Fundering en grondwerk").wait_for()
    wie.volg("Naar de signalen")
    wie.volg("Open dit signaal")
    wie.vul("Hoe is het opgelost", "De fundering is versterkt; de kwaliteitsborger bevestigt dat.")
    wie.druk("Het signaal is opgelost")
    wie.page.get_by_text("Het signaal is afgehandeld.").wait_for()
    assert zaak.taken() == voor
