"""A handhavingsverzoek of a neighbour: one that is decided in time, and one that is late and costs a dwangsom."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser


def _dag(terug: int) -> str:
    return f"{vandaag() - datetime.timedelta(days=terug):%d-%m-%Y}"


def _registreer(wie: Mens, ontvangen: str, knop: str = "Registreer een handhavingsverzoek") -> None:
    wie.volg(knop)
    wie.vul("Wanneer kwam het verzoek binnen?", ontvangen)
    wie.kies_uit("Hoe kwam het binnen?", "Post")
    wie.vul("#verzoeker-naam", "B. Rietgors")
    wie.vul("#verzoeker-adres", "Rietkraag 14")
    wie.vul("#verzoeker-woonplaats", "Wilgenmeer")
    wie.vul("Waarover gaat het", "De aanbouw staat te dicht op de grens. Ik vraag u om op te treden.")
    wie.druk("Registreer het verzoek")
    wie.page.get_by_text("Bevestig nu de ontvangst").wait_for()


def _bevestig_en_onderzoek(wie: Mens) -> None:
    wie.druk("Bevestig de ontvangst en maak de brief")
    wie.page.get_by_text("De ontvangst is bevestigd.").wait_for()
    wie.druk("Leg vast")
    wie.page.get_by_text("Kies of de verzoeker belanghebbende is.").wait_for()
    wie.kies_uit("Is de verzoeker belanghebbende?", "Ja")
    wie.vul("#belang-reden", "Hij woont ernaast.")
    wie.druk("Leg vast")
    wie.page.get_by_text("Uw oordeel is vastgelegd.").wait_for()
    wie.vul("Wat bleek er", "De aanbouw staat op de plaats van de tekening.")
    wie.druk("Leg het onderzoek vast")
    wie.page.get_by_text("Het onderzoek is vastgelegd.").wait_for()


def _stel_afwijzing_voor(wie: Mens) -> None:
    wie.kies_uit("Wat stelt u voor?", "Afgewezen")
    wie.kies_uit("Waarom niet, of niet alles?", "Er is geen overtreding")
    wie.vul("Waarom is dit het goede besluit?", "De aanbouw klopt met de tekening van de bouwmelding.")
    wie.druk("Leg het voorstel voor")
    wie.page.get_by_text("Het voorstel ligt klaar.").wait_for()


def _neem(wie: Mens, pad: str) -> None:
    wie.ga_naar("/taken/")
    wie.page.get_by_text("Wacht op uw beslissing").first.wait_for()
    wie.ga_naar(pad)


def _begin_bij_signaal(wie: Mens) -> str:
    """A signal that proves to be a handhavingsverzoek; gives the address of the zaak."""
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url.removeprefix(wie.adres)
    wie.ga_naar(f"{zaak}vastleggen/")
    wie.klap_open("Een signaal opnemen")
    wie.kies_uit("Van wie komt het signaal?", "Belanghebbende")
    wie.vul("Wat is er gezien of gemeld?", "De aanbouw staat te dicht op de grens.")
    wie.druk("Neem het signaal op")
    wie.volg("Beoordeel dit signaal")
    _registreer(wie, _dag(0), "Dit is een handhavingsverzoek")
    return zaak


def _stel_in_gebreke(wie: Mens) -> None:
    wie.klap_open("Verleng de termijn")
    wie.page.get_by_text("verlengen kon tot dan").wait_for()
    wie.klap_open("Registreer een ingebrekestelling")
    wie.vul("Op welke dag kwam de ingebrekestelling?", _dag(37))
    wie.kies_uit("Was zij schriftelijk?", "Ja")
    wie.druk("Leg vast en maak de brief")
    wie.page.get_by_text("Er loopt een dwangsom: beslis vandaag.").wait_for()


def _stel_dwangsom_vast(jurist: Mens, baas: Mens, pad: str) -> None:
    jurist.ga_naar(pad)
    jurist.vul("Waarom?", "Wij beslisten te laat.")
    jurist.druk("Leg het voorstel voor")
    jurist.page.get_by_text("Het voorstel ligt klaar.").wait_for()
    baas.ga_naar(pad)
    baas.bekijk("157-handhavingsverzoek-dwangsom-voorstel")
    baas.druk("Neem het besluit en maak de brief")
    baas.page.get_by_text("vastgesteld op").first.wait_for()


def test_op_tijd_beslist_vanaf_een_signaal(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    zaak, waarnemer = _begin_bij_signaal(wie), Waarnemer(demo)
    pad = wie.page.url.removeprefix(wie.adres)
    wie.bekijk("150-handhavingsverzoek-nieuw")
    assert waarnemer.termijn("handhavingsverzoek")[0] == "loopt"
    _bevestig_en_onderzoek(wie)
    wie.bekijk("151-handhavingsverzoek-onderzocht")
    _stel_afwijzing_voor(wie)
    baas = mens("amal")
    _neem(baas, pad)
    baas.bekijk("152-handhavingsverzoek-voorstel")
    baas.druk("Neem het besluit en maak de brief")
    baas.page.get_by_text("Het besluit is genomen.").wait_for()
    baas.page.get_by_text("na 0 dagen, op tijd").wait_for()
    baas.bekijk("153-handhavingsverzoek-beslist")
    baas.ga_naar(zaak)
    baas.page.get_by_text("Handhavingsverzoek: De aanbouw staat").wait_for()
    baas.bekijk("154-zaak-met-handhavingsverzoek")
    assert not {code for code in waarnemer.taken() if "handhavingsverzoek" in code}


def test_te_laat_kost_een_dwangsom(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("joost")
    intake = mens("noor")
    intake.lever_aan("bouwmelding_volledig")
    zaak, waarnemer = intake.page.url.removeprefix(intake.adres), Waarnemer(demo)
    wie.ga_naar(zaak)
    _registreer(wie, _dag(100))
    pad = wie.page.url.removeprefix(wie.adres)
    wie.page.get_by_text("Beslis nu.").wait_for()
    wie.bekijk("155-handhavingsverzoek-te-laat")
    _bevestig_en_onderzoek(wie)
    _stel_in_gebreke(wie)
    wie.bekijk("156-handhavingsverzoek-dwangsom")
    assert waarnemer.termijn("ingebrekestelling")[0] == "te_laat"
    _stel_afwijzing_voor(wie)
    baas = mens("amal")
    _neem(baas, pad)
    baas.druk("Neem het besluit en maak de brief")
    baas.page.get_by_text("te laat: de laatste dag was").wait_for()
    assert "stel_dwangsom_vast" in waarnemer.taken()
    _stel_dwangsom_vast(wie, baas, pad)
    assert "stel_dwangsom_vast" not in waarnemer.taken()
