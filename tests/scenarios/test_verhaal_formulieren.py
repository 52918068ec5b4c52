"""A melding on paper, a start and an end by form, a strijdigheid by telephone: registered by an employee, keyboard included."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from borgwijzer.klok import vandaag
from tests.scenarios.bediening import BERICHTEN, Mens

pytestmark = pytest.mark.browser


def kies_stukken(wie: Mens) -> None:
    map_ = BERICHTEN / "bouwmelding_volledig"
    wie.page.get_by_label("Borgingsplan", exact=True).set_input_files(map_ / "borgingsplan.pdf")
    wie.page.get_by_label("Risicobeoordeling", exact=True).set_input_files(map_ / "risicobeoordeling.pdf")
    wie.page.get_by_label("Foto's", exact=True).set_input_files(map_ / "bouwplaats.jpg")


def registreer_op_papier(wie: Mens) -> str:
    """A bouwmelding on paper, with a mistake first; gives the number of the zaak."""
    wie.ga_naar("/werkvoorraad/")
    wie.volg("Melding registreren")
    wie.bekijk("50-melding-kiezen")
    wie.volg("Bouwmelding")
    wie.bekijk("51-melding-leeg")
    wie.page.get_by_label("Straat en huisnummer", exact=True).fill("Dijkweg 3")
    wie.page.get_by_label("Postcode").first.fill("9999 ZX")
    kies_stukken(wie)
    wie.druk("Registreer de melding")
    wie.page.get_by_text("Verbeter dit eerst").wait_for()
    assert wie.page.get_by_label("borgingsplan.pdf").is_checked()
    wie.bekijk("52-melding-met-fouten")
    wie.page.get_by_label("Hoe kwam de melding binnen?").select_option("papier")
    wie.page.get_by_label("Nieuwe zaak").check()
    wie.page.locator("#initiatiefnemer_naam").fill("T. Oeverdijk")
    wie.page.locator("#initiatiefnemer_adres").fill("Rietlaan 1")
    wie.druk("Registreer de melding")
    wie.page.get_by_role("heading", name="Oordeel over het kanaal").wait_for()
    wie.bekijk("53-melding-ontvangen")
    nummer = re.search(r"/zaak/([^/]+)/", wie.page.url)
    assert nummer
    return nummer[1]


def test_op_papier_wordt_ontvangen_en_beoordeeld_als_niet_via_het_juiste_kanaal(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    nummer = registreer_op_papier(wie)
    wie.volg("Bekijk de brief")
    wie.page.get_by_text("Let op: dit is niet het juiste kanaal").first.wait_for()
    wie.bekijk("54-ontvangstbrief-kanaal")
    wie.ga_naar(f"/zaak/{nummer}/")
    wie.volg("Begin met de toets")
    assert wie.page.get_by_text("niet via het juiste kanaal").count()
    wie.bekijk("55-toets-kanaal")


def test_start_en_einde_en_strijdigheid_met_een_formulier(mens: Callable[..., Mens]) -> None:
    wie = mens("ravi")
    nummer = registreer_op_papier(wie)
    for soort, dag in (("Informatie start bouw", "De bouw begint op"), ("Informatie einde bouw", "De bouw eindigde op")):
        wie.ga_naar(f"/zaak/{nummer}/")
        wie.volg("Melding registreren bij deze zaak")
        wie.volg(soort)
        assert wie.page.get_by_label("Zaaknummer", exact=True).input_value() == nummer
        wie.page.get_by_label("Hoe kwam de melding binnen?").select_option("e-mail")
        wie.page.get_by_label(dag).fill(f"{vandaag():%d-%m-%Y}")
        wie.page.locator("#initiatiefnemer_naam").fill("T. Oeverdijk")
        wie.bekijk(f"56-{soort.split()[-2]}")
        wie.druk("Registreer de melding")
        wie.page.get_by_role("heading", name="Dit is vastgelegd").wait_for()
    wie.ga_naar(f"/meldingen/registreren/?soort=strijdigheid&zaak={nummer}")
    wie.page.get_by_label("Hoe kwam de melding binnen?").select_option("telefoon")
    wie.page.get_by_label("Wat wijkt er af van de regels?").fill("De wapening van balk 3 ontbreekt.")
    wie.page.get_by_label("Constructieve veiligheid").check()
    wie.page.locator("#kwaliteitsborger_naam").fill("Borgburo Waterland")
    wie.bekijk("57-strijdigheid")
    wie.druk("Registreer de melding")
    wie.page.get_by_text("heeft geen geadresseerde").wait_for()
    wie.bekijk("58-strijdigheid-zonder-adres")


def test_een_startmelding_met_alleen_het_toetsenbord(mens: Callable[..., Mens]) -> None:
    wie = mens("ravi")
    nummer = registreer_op_papier(wie)
    wie.ga_naar(f"/meldingen/registreren/?soort=startbouw&zaak={nummer}")
    invoer = {"kanaal": "Aan", "datum": f"{vandaag():%d-%m-%Y}", "initiatiefnemer_naam": "T. Oeverdijk"}
    for _ in range(80):
        naam = wie.page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
        if naam == "Registreer de melding":
            break
        if naam in invoer:
            wie.page.keyboard.type(invoer.pop(naam))
        wie.page.keyboard.press("Tab")
    assert not invoer
    wie.page.keyboard.press("Enter")
    wie.page.get_by_role("heading", name="Dit is vastgelegd").wait_for()


def test_een_verlopen_sessie_houdt_wat_getypt_is(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.ga_naar("/meldingen/registreren/?soort=bouwmelding")
    wie.page.get_by_label("Straat en huisnummer", exact=True).fill("Dijkweg 3")
    kies_stukken(wie)
    wie.page.context.clear_cookies(name="borgwijzer_sessie")
    wie.druk("Registreer de melding")
    wie.kies_demo("noor@wilgenmeer.example.org")
    wie.page.get_by_text("zijn niet bewaard").wait_for()
    wie.bekijk("59-verlopen-met-bestanden")
    wie.druk("Ga terug naar het formulier")
    wie.page.get_by_text("Kies ze hieronder opnieuw").wait_for()
    assert wie.page.get_by_label("Straat en huisnummer", exact=True).input_value() == "Dijkweg 3"


def test_een_buurman_meldt_iets_en_een_medewerker_koppelt_het(mens: Callable[..., Mens]) -> None:
    nummer = registreer_op_papier(mens("noor"))
    buur = mens()
    buur.ga_naar("/formulier/wilgenmeer/")
    buur.bekijk("60-openbaar-begin")
    buur.volg("Een onregelmatigheid melden")
    buur.page.get_by_label("Vertel wat u zag").fill("De gevel staat los.")
    buur.page.get_by_label("Postcode").first.fill("9999 ZX")
    buur.page.get_by_label("Wie bent u bij dit bouwwerk?").select_option("belanghebbende")
    buur.bekijk("61-openbaar-signaal")
    buur.page.wait_for_timeout(3_000)
    buur.druk("Verstuur")
    buur.page.get_by_role("heading", name="Wij hebben het ontvangen").wait_for()
    buur.bekijk("62-openbaar-bewijs")
    wie = mens("ravi")
    wie.ga_naar("/triage/")
    wie.page.locator("a.hoofdlink").first.click()
    wie.bekijk("63-triage-signaal")
    assert wie.page.get_by_label("Van wie komt het signaal?").input_value() == "belanghebbende"
    wie.page.get_by_label(f"Dijkweg 3, {nummer}").check()
    wie.druk("Koppel aan de gekozen zaak")
    wie.page.get_by_text(f"Signaal gekoppeld aan zaak {nummer}").first.wait_for()


def test_iemand_gaat_na_wat_een_bouwmelding_vraagt(mens: Callable[..., Mens]) -> None:
    wie = mens()
    wie.ga_naar("/formulier/wilgenmeer/")
    wie.volg("Een bouwmelding voorbereiden")
    wie.page.get_by_label("Borgingsplan").check()
    wie.druk("Ga na wat er ontbreekt")
    wie.page.get_by_role("heading", name="Dit ontbreekt").wait_for()
    assert wie.page.get_by_role("link", name="Ga naar het Omgevingsloket").count()
    wie.bekijk("64-openbaar-voorbereid")
