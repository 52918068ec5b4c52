"""Stap 3 of the kader: a gereedmelding that is supplemented, a signal in between, and use under conditions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.scenarios.bediening import BERICHTEN, Mens

pytestmark = pytest.mark.browser
EIS = "hw-gm-relevant"
VERZOEK = "Haal de offertes eruit en stuur het dossier opnieuw."


def _open_gereedmelding(wie: Mens) -> str:
    """A zaak with a bouwmelding and a gereedmelding; gives the address of the zaak."""
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url
    wie.lever_aan("gereedmelding")
    wie.page.get_by_role("radio", name="Gereedmelding").check()
    wie.druk("Koppel aan de gekozen zaak")
    wie.page.get_by_text("Toegevoegd aan zaak").wait_for()
    return zaak.removeprefix(wie.adres)


def _keur_af(wie: Mens) -> None:
    """Find one eis not fulfilled, and go on to the verdict."""
    wie.page.locator(f"#eis-{EIS}").get_by_label("Nee", exact=True).check()
    wie.page.locator(f"#reden-{EIS}").fill("Er zitten offertes bij het dossier.")
    wie.druk("Sla op en ga naar het oordeel")


def test_van_onvolledig_naar_aangevuld(mens: Callable[..., Mens]) -> None:
    wie, indiener = mens("ravi"), mens()
    _open_gereedmelding(wie)
    wie.volg("Toets de gereedmelding")
    wie.bekijk("70-toets-gereedmelding")
    _keur_af(wie)
    wie.bekijk("71-oordeel-aanvullen")
    wie.druk("Vraag om aanvulling")
    wie.page.get_by_label("Wat vraagt u?").last.fill(VERZOEK)
    wie.druk("Bekijk de brief met deze woorden")
    assert VERZOEK in wie.page.locator("article.brief").inner_text()
    wie.bekijk("72-herstel-vragen")
    wie.druk("Vraag om aanvulling en verstuur de brief")
    wie.page.get_by_text("Het verzoek is vastgelegd").wait_for()
    assert VERZOEK in wie.page.locator("article.brief").inner_text()
    wie.bekijk("73-herstel-brief")
    pad = re.search(r"/aanvullen/wilgenmeer/[A-Z0-9-]+/", wie.page.locator("article.brief").inner_text())
    assert pad
    _vul_aan(indiener, pad[0])
    wie.volg("Zaak 2")
    wie.page.get_by_text("Aanvulling van de gereedmelding ontvangen").wait_for()
    wie.bekijk("76-zaak-aangevuld")


def _vul_aan(indiener: Mens, pad: str) -> None:
    """The sender answers every item without an account."""
    indiener.ga_naar(pad)
    indiener.bekijk("74-aanvullen")
    indiener.druk("Verstuur de aanvulling")
    indiener.page.get_by_text("Voeg bij ten minste een punt een document of een antwoord toe").wait_for()
    bestand = next((BERICHTEN / "bouwmelding_volledig").glob("*.pdf"))
    for veld in indiener.page.get_by_label("Documenten").all():
        veld.set_input_files(bestand)
    indiener.druk("Verstuur de aanvulling")
    indiener.page.get_by_text("Wij hebben alles ontvangen wat wij vroegen").wait_for()
    indiener.bekijk("75-aangevuld")


def test_signaal_besluit_en_voorwaarde(mens: Callable[..., Mens]) -> None:
    ravi, amal = mens("ravi"), mens("amal")
    zaak = _open_gereedmelding(ravi)
    ravi.volg("Vastleggen en besluiten")
    _neem_signaal_op(ravi)
    _stel_besluit_voor(ravi)
    amal.ga_naar(f"{zaak}vastleggen/")
    amal.druk("Neem het besluit")
    voldaan = amal.page.get_by_role("button", name=re.compile("^Voldaan.*De drempel krijgt een hellingbaan"))
    voldaan.wait_for()
    amal.bekijk("82-besluit-genomen")
    with amal.page.expect_navigation():
        voldaan.click()
    amal.page.get_by_text("De voorwaarde is afgevinkt").wait_for()
    amal.ga_naar(zaak)
    amal.page.get_by_text("Het bouwwerk mag onder voorwaarden in gebruik").first.wait_for()
    amal.bekijk("83-zaak-onder-voorwaarden")


def _neem_signaal_op(wie: Mens) -> None:
    wie.page.get_by_text("Een signaal opnemen").click()
    wie.page.get_by_label("Wat is er gezien of gemeld?").fill("De drempel is te hoog voor een rolstoel.")
    wie.page.get_by_label("Toegankelijkheid").check()
    wie.druk("Neem het signaal op")
    wie.page.get_by_text("Het bouwwerk mag alleen onder voorwaarden in gebruik, na een besluit.").wait_for()
    wie.bekijk("80-signaal")


def _stel_besluit_voor(wie: Mens) -> None:
    wie.page.get_by_text("Een besluit voorstellen").click()
    wie.page.get_by_label("Welk besluit stelt u voor?").select_option("gebruik_onder_voorwaarden")
    wie.page.get_by_label("Waarom is dit besluit nodig?").fill("De bewoner kan nergens anders heen; het herstel is gepland.")
    wie.page.get_by_label("Voorwaarden").fill("De drempel krijgt een hellingbaan.")
    wie.druk("Leg het voorstel voor")
    wie.page.get_by_text("Het voorstel ligt klaar").wait_for()
    wie.bekijk("81-besluit-voorgesteld")


def test_gevolgklasse_met_de_hand(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    wie.volg("Bepaal de gevolgklasse")
    wie.page.get_by_label("Is het een monument?").select_option("ja")
    wie.druk("Bekijk de uitkomst")
    wie.page.get_by_text("Uitkomst, nog niet bevestigd").wait_for()
    wie.bekijk("85-gevolgklasse")
    wie.druk("Bevestig deze uitkomst")
    wie.page.get_by_text("Geen gevolgklasse 1").first.wait_for()
    assert wie.page.get_by_text("Bepaal de gevolgklasse").count() == 0
    wie.bekijk("86-zaak-geen-gevolgklasse")
