"""From a signal to a fixed afweging, by keyboard: cell 3C, an earlier case of the same firm, a deviation, given back, fixed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize

from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Afweging
from tests.scenarios.bediening import BREED, SMAL, Mens
from tests.scenarios.standwerk import Waarnemer
from tests.toezicht.overtredingwerk import OPZET, maak_overtreding, stel_vast
from tests.zaken.zaakwerk import open_proefzaak

pytestmark = pytest.mark.browser
BEDRIJF = "Bouwbedrijf De Knotwilg B.V."


def _eerdere_zaak(demo: Organisatie) -> None:
    """The same firm did it before, in another zaak; it was fixed."""
    with binnen(demo.pk):
        ravi, joost = (Account.objects.get(email__startswith=naam) for naam in ("ravi", "joost"))
        stel_vast(maak_overtreding(open_proefzaak(demo), ravi), ravi, joost)


def _leg_vast(wie: Mens) -> None:
    wie.kies_uit("Welke regel is overtreden?", "De fundering voldoet niet")
    wie.vul("Artikel en lid", "Bbl 4.12")
    wie.vul("Op welke dag is het gezien?", f"{nu():%d-%m-%Y}")
    wie.vul("Naam", BEDRIJF)
    wie.kies_uit("In welke rol spreken wij hem aan?", "Wie het bouwwerk bouwt")
    wie.vul("Waarom is hij de overtreder?", "Hij bouwt het voor zichzelf.")


def _score(wie: Mens) -> None:
    wie.kies(wie.page.locator("input[name=gevolg][value='3']"))
    wie.vul("#gevolg_reden", "De constructie is in gevaar.")
    wie.kies(wie.page.locator("input[name=gedrag][value=C]"))
    wie.vul("#gedrag_reden", OPZET.redenen["gedrag"])
    wie.kies(wie.page.locator("input[name=ernst][value=ernstig]"))
    wie.vul("#ernst_reden", "Een structureel gebrek.")
    wie.kies(wie.page.locator("input[name=weigering][value=nee]"))


def _bevestig_eerdere(wie: Mens) -> None:
    vak = wie.page.locator("input[name=recidive]").input_value()
    wie.kies(wie.page.locator(f"input[name=recidive-{vak}][value=ja]"))
    wie.vul(f"#recidive-{vak}-reden", "Hetzelfde bedrijf, dezelfde fout.")
    wie.kies(wie.page.locator("input[name=herhaling][value=ja]"))
    wie.vul("#samenloop", "De kwaliteitsborger meldde het en wacht op herstel.")


def _beslis(wie: Mens, keuze: str) -> None:
    for code in ("BSB", "BB"):
        wie.kies(wie.page.locator(f"input[name=mogelijk-{code}][value=nee]"))
        wie.vul(f"#mogelijk-{code}-reden", "Geen grondslag gevonden.")
    wie.kies(wie.page.locator("input[name=overleg][value=nee]"))
    wie.vul("#overleg_reden", "De politie ziet geen strafbaar feit.")
    wie.kies(wie.page.locator(f"input[name=keuze][value={keuze}]"))
    wie.vul("#keuze_reden", "Het werk ligt stil en hij herstelt nu.")
    wie.vul("#lichter-signaalgesprek", "Dat hielp de vorige keer niet.")


@pytest.mark.parametrize("maat", [BREED, SMAL], ids=["breed", "smal"])
def test_van_signaal_tot_vastgestelde_afweging(mens: Callable[..., Mens], demo: Organisatie, maat: ViewportSize) -> None:
    _eerdere_zaak(demo)
    ravi, zaak = mens("ravi"), Waarnemer(demo)
    pad = _begin_bij_een_signaal(ravi)
    _leg_vast(ravi)
    ravi.bekijk("400-overtreding-nieuw")
    ravi.druk("Leg de overtreding vast")
    assert "weeg_overtreding" in zaak.taken()
    ravi.bekijk("401-overtreding-te-wegen")
    ravi.volg("Weeg de overtreding")
    _weeg(ravi)
    assert "keur_afweging_goed" in zaak.taken()
    _geef_terug(mens("joost"), zaak)
    ravi.ga_naar(pad)
    ravi.volg("Overtreding: Bbl 4.12")
    ravi.volg("Ga verder met wegen")
    ravi.vul("#afwijking_reden", "Hij heeft het werk uit zichzelf stilgelegd en een herstelplan gestuurd.")
    ravi.druk("Stel de afweging voor")
    _stel_vast(mens("amal"), zaak)
    with binnen(demo.pk):
        vast = Afweging.objects.latest("pk")
        assert (vast.keuze, vast.invoer["herhaling"], vast.toestand) == ("waarschuwing", True, "vastgesteld")


def _begin_bij_een_signaal(ravi: Mens) -> str:
    """A kwaliteitsborger reports the foundation; gives the address of the zaak."""
    ravi.lever_aan("bouwmelding_volledig")
    pad = ravi.page.url.removeprefix(ravi.adres)
    ravi.ga_naar(f"{pad}vastleggen/")
    ravi.klap_open("Een signaal opnemen")
    ravi.kies_uit("Van wie komt het signaal?", "Kwaliteitsborger")
    ravi.vul("Wat is er gezien of gemeld?", "De wapening in de fundering ontbreekt.")
    ravi.druk("Neem het signaal op")
    ravi.volg("Beoordeel dit signaal")
    ravi.volg("Leg een overtreding vast")
    return pad


def _weeg(ravi: Mens) -> None:
    """A choice beside the cell is refused until it has a reason of its own."""
    _score(ravi)
    _bevestig_eerdere(ravi)
    ravi.bekijk("402-wegen-scores")
    ravi.druk("Bekijk wat het kader zegt")
    ravi.page.get_by_text("Cel 3C van de matrix.").wait_for()
    _beslis(ravi, "waarschuwing")
    ravi.druk("Stel de afweging voor")
    ravi.page.get_by_text("Uw keuze wijkt af van de matrix").first.wait_for()
    ravi.bekijk("403-wegen-afwijking")
    ravi.vul("#afwijking_reden", "Hij heeft het werk uit zichzelf stilgelegd.")
    ravi.druk("Stel de afweging voor")


def _geef_terug(joost: Mens, zaak: Waarnemer) -> None:
    joost.ga_naar("/taken/")
    joost.volg("Afweging van de overtreding van Bbl 4.12")
    joost.bekijk("404-voorstel")
    joost.vul("Wat moet er anders? De opsteller leest dit.", "Noem het herstelplan.")
    joost.druk("Geef de afweging terug")
    assert "herzie_afweging" in zaak.taken()


def _stel_vast(amal: Mens, zaak: Waarnemer) -> None:
    amal.ga_naar("/taken/")
    amal.volg("Afweging van de overtreding van Bbl 4.12")
    amal.volg("Bekijk matrix en vergelijkbare gevallen")
    amal.bekijk("405-meekijken")
    amal.volg("Naar de overtreding")
    amal.druk("Stel de afweging vast")
    amal.page.get_by_text("De afweging is vastgesteld en verandert niet meer.").wait_for()
    amal.bekijk("406-vastgesteld")
    assert "start_interventie" in zaak.taken()
    amal.ga_naar("/gelijke-behandeling/")
    amal.page.get_by_text("Hij heeft het werk uit zichzelf stilgelegd en een herstelplan gestuurd.").wait_for()
    amal.bekijk("407-gelijke-behandeling")
