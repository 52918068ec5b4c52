"""Stap 3 of the kader: a gereedmelding that is supplemented, a signal in between, and use under conditions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import BERICHTEN, MATEN, Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser
EIS = "hw-gm-relevant"
VERZOEK = "Haal de offertes eruit en stuur het dossier opnieuw."


def _open_gereedmelding(wie: Mens) -> str:
    """A zaak with a bouwmelding and a gereedmelding; gives the address of the zaak."""
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url
    wie.lever_aan("gereedmelding")
    wie.kies(wie.page.get_by_role("radio", name="Gereedmelding"))
    wie.druk("Koppel aan de gekozen zaak")
    wie.page.get_by_text("Toegevoegd aan zaak").wait_for()
    return zaak.removeprefix(wie.adres)


def _keur_af(wie: Mens) -> None:
    """Find one eis not fulfilled, and go on to the verdict."""
    wie.kies(wie.page.locator(f"#eis-{EIS}").get_by_label("Nee", exact=True))
    wie.vul(f"#reden-{EIS}", "Er zitten offertes bij het dossier.")
    wie.druk("Sla op en ga naar het oordeel")


@pytest.mark.parametrize("maat", MATEN.values(), ids=MATEN)
def test_van_onvolledig_naar_aangevuld(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie, indiener = mens("ravi"), mens()
    _open_gereedmelding(wie)
    zaak = Waarnemer(demo)
    voor, (_, wachttijd) = zaak.stand(), zaak.termijn("gereedmelding_wachttijd")
    assert zaak.kort()[0] == "gereedmelding_in_behandeling" and wachttijd
    wie.volg("Toets de gereedmelding")
    wie.bekijk("70-toets-gereedmelding")
    _keur_af(wie)
    wie.bekijk("71-oordeel-aanvullen")
    assert zaak.veranderd(voor) == set(), "een punt dat niet voldoet, doet zelf nog niets"
    pad = _vraag_aanvulling(wie)
    assert zaak.termijn("gereedmelding_wachttijd") == ("gepauzeerd", "") and zaak.termijn("herstel_gereedmelding")[0] == "loopt"
    assert zaak.veranderd(voor) == {"mag_in_gebruik", "termijnen", "taken"}
    _vul_aan(indiener, pad)
    assert zaak.termijn("herstel_gereedmelding")[0] == "gehaald"
    assert zaak.termijn("gereedmelding_wachttijd")[1] >= wachttijd, "aanvullen kost nooit minder tijd"
    assert zaak.kort()[0] == "gereedmelding_in_behandeling" and "toets_gereedmelding" in zaak.taken()
    wie.volg("Zaak 2")
    wie.page.get_by_text("Aanvulling van de gereedmelding ontvangen").wait_for()
    wie.page.get_by_role("link", name="Om aanvulling gevraagd op").wait_for()
    wie.bekijk("76-zaak-aangevuld")


def _vraag_aanvulling(wie: Mens) -> str:
    """From the verdict to the letter that asks; gives the path on which the sender answers."""
    wie.druk("Vraag om aanvulling")
    wie.vul(wie.page.get_by_label("Wat vraagt u?").last, VERZOEK)
    wie.druk("Bekijk de brief met deze woorden")
    assert VERZOEK in wie.page.locator("article.brief").inner_text()
    wie.bekijk("72-herstel-vragen")
    wie.druk("Vraag om aanvulling en verstuur de brief")
    wie.page.get_by_text("Het verzoek is vastgelegd").wait_for()
    assert VERZOEK in wie.page.locator("article.brief").inner_text()
    wie.bekijk("73-herstel-brief")
    pad = re.search(r"/aanvullen/wilgenmeer/[A-Z0-9-]+/", wie.page.locator("article.brief").inner_text())
    assert pad
    return pad[0]


def _vul_aan(indiener: Mens, pad: str) -> None:
    """The sender answers every item without an account."""
    indiener.ga_naar(pad)
    indiener.bekijk("74-aanvullen")
    indiener.druk("Verstuur de aanvulling")
    indiener.page.get_by_text("Voeg bij ten minste een punt een document of een antwoord toe").wait_for()
    bestand = next((BERICHTEN / "bouwmelding_volledig").glob("*.pdf"))
    for veld in indiener.page.get_by_label("Documenten").all():
        indiener.voeg_toe(veld, bestand)
    indiener.druk("Verstuur de aanvulling")
    indiener.page.get_by_text("Wij hebben alles ontvangen wat wij vroegen").wait_for()
    indiener.bekijk("75-aangevuld")


def test_signaal_besluit_en_voorwaarde(mens: Callable[..., Mens], demo: Organisatie) -> None:
    ravi, amal = mens("ravi"), mens("amal")
    pad, zaak = _open_gereedmelding(ravi), Waarnemer(demo)
    voor = zaak.stand()
    ravi.volg("Vastleggen en besluiten")
    _neem_signaal_op(ravi)
    gezien = zaak.stand()
    assert zaak.veranderd(voor) == {"mag_in_gebruik", "taken"} and zaak.kort()[2] == "nee"
    _stel_besluit_voor(ravi)
    assert zaak.veranderd(gezien) == set(), "een voorstel is nog geen besluit"
    amal.ga_naar(f"{pad}vastleggen/")
    amal.druk("Neem het besluit")
    amal.ga_naar(f"{pad}vastleggen/")
    assert zaak.kort() == (voor.fase, voor.mag_starten.oordeel, "onder_voorwaarden")
    voldaan = amal.page.get_by_role("button", name=re.compile("^Voldaan.*De drempel krijgt een hellingbaan"))
    voldaan.wait_for()
    amal.bekijk("82-besluit-genomen")
    amal.druk(voldaan)
    amal.page.get_by_text("De voorwaarde is afgevinkt").wait_for()
    assert zaak.kort() == (voor.fase, voor.mag_starten.oordeel, "onder_voorwaarden")
    amal.ga_naar(pad)
    amal.page.get_by_text("Het bouwwerk mag onder voorwaarden in gebruik").first.wait_for()
    amal.bekijk("83-zaak-onder-voorwaarden")


def _neem_signaal_op(wie: Mens) -> None:
    wie.klap_open("Een signaal opnemen")
    wie.vul("Wat is er gezien of gemeld?", "De drempel is te hoog voor een rolstoel.")
    wie.kies("Toegankelijkheid")
    wie.druk("Neem het signaal op")
    wie.page.get_by_text("Het bouwwerk mag alleen onder voorwaarden in gebruik, na een besluit.").wait_for()
    wie.bekijk("80-signaal")


def _stel_besluit_voor(wie: Mens) -> None:
    wie.klap_open("Een besluit voorstellen")
    wie.kies_uit("Welk besluit stelt u voor?", "Gebruik onder voorwaarden")
    wie.vul("Waarom is dit besluit nodig?", "De bewoner kan nergens anders heen; het herstel is gepland.")
    wie.vul("Voorwaarden", "De drempel krijgt een hellingbaan.")
    wie.druk("Leg het voorstel voor")
    wie.page.get_by_text("Het voorstel ligt klaar").wait_for()
    wie.bekijk("81-besluit-voorgesteld")


def test_gevolgklasse_met_de_hand(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    zaak = Waarnemer(demo)
    voor = zaak.stand()
    assert "bepaal_gevolgklasse" in zaak.taken()
    wie.volg("Bepaal de gevolgklasse")
    wie.kies_uit("Is het een monument?", "Ja")
    wie.druk("Bekijk de uitkomst")
    wie.page.get_by_text("Uitkomst, nog niet bevestigd").wait_for()
    wie.bekijk("85-gevolgklasse")
    assert zaak.veranderd(voor) == set(), "bekijken is nog niet bevestigen"
    wie.druk("Bevestig deze uitkomst")
    wie.page.get_by_text("Geen gevolgklasse 1").first.wait_for()
    assert wie.page.get_by_text("Bepaal de gevolgklasse").count() == 0
    assert "bepaal_gevolgklasse" not in zaak.taken() and zaak.kort()[1:] == ("nee", "nee")
    wie.bekijk("86-zaak-geen-gevolgklasse")
