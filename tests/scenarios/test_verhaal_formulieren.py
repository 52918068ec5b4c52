"""A melding on paper, a start and an end by form, a strijdigheid by telephone: registered by an employee."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import BERICHTEN, Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser


def kies_stukken(wie: Mens) -> None:
    map_ = BERICHTEN / "bouwmelding_volledig"
    wie.voeg_toe(wie.page.get_by_label("Borgingsplan", exact=True), map_ / "borgingsplan.pdf")
    wie.voeg_toe(wie.page.get_by_label("Risicobeoordeling", exact=True), map_ / "risicobeoordeling.pdf")
    wie.voeg_toe(wie.page.get_by_label("Foto's", exact=True), map_ / "bouwplaats.jpg")


def registreer_op_papier(wie: Mens) -> str:
    """A bouwmelding on paper, with a mistake first; gives the number of the zaak."""
    wie.ga_naar("/werkvoorraad/")
    wie.volg("Melding registreren")
    wie.bekijk("50-melding-kiezen")
    wie.volg("Bouwmelding")
    wie.bekijk("51-melding-leeg")
    wie.vul(wie.page.get_by_label("Straat en huisnummer", exact=True), "Dijkweg 3")
    wie.vul(wie.page.get_by_label("Postcode").first, "9999 ZX")
    kies_stukken(wie)
    wie.druk("Registreer de melding")
    wie.page.get_by_text("Verbeter dit eerst").wait_for()
    assert wie.page.get_by_label("borgingsplan.pdf").is_checked()
    wie.bekijk("52-melding-met-fouten")
    wie.kies_uit("Hoe kwam de melding binnen?", "Op papier")
    wie.kies("Nieuwe zaak")
    wie.vul("#initiatiefnemer_naam", "T. Oeverdijk")
    wie.vul("#initiatiefnemer_adres", "Rietlaan 1")
    wie.druk("Registreer de melding")
    wie.page.get_by_role("heading", name="Oordeel over het kanaal").wait_for()
    wie.bekijk("53-melding-ontvangen")
    nummer = re.search(r"/zaak/([^/]+)/", wie.page.url)
    assert nummer
    return nummer[1]


def test_op_papier_is_niet_via_het_juiste_kanaal(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("noor")
    nummer = registreer_op_papier(wie)
    zaak = Waarnemer(demo, nummer)
    assert zaak.kort() == ("bouwmelding_in_behandeling", "nee", "nee") and "toets_bouwmelding" in zaak.taken()
    wie.volg("Bekijk de brief")
    wie.page.get_by_text("Let op: dit is niet het juiste kanaal").first.wait_for()
    wie.bekijk("54-ontvangstbrief-kanaal")
    wie.ga_naar(f"/zaak/{nummer}/")
    wie.volg("Begin met de toets")
    assert wie.page.get_by_text("niet via het juiste kanaal").count()
    wie.bekijk("55-toets-kanaal")


def test_start_en_einde_en_strijdigheid_met_een_formulier(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    nummer = registreer_op_papier(wie)
    zaak = Waarnemer(demo, nummer)
    voor = zaak.stand()
    for soort, dag in (("Informatie start bouw", "De bouw begint op"), ("Informatie einde bouw", "De bouw eindigde op")):
        wie.ga_naar(f"/zaak/{nummer}/")
        wie.volg("Melding registreren bij deze zaak")
        wie.volg(soort)
        assert wie.page.get_by_label("Zaaknummer", exact=True).input_value() == nummer
        wie.kies_uit("Hoe kwam de melding binnen?", "Per e-mail")
        wie.vul(dag, f"{vandaag():%d-%m-%Y}")
        wie.vul("#initiatiefnemer_naam", "T. Oeverdijk")
        wie.bekijk(f"56-{soort.split()[-2]}")
        wie.druk("Registreer de melding")
        wie.page.get_by_role("heading", name="Dit is vastgelegd").wait_for()
    assert zaak.kort() == ("in_uitvoering", "nee", "nee"), "zonder beoordeelde bouwmelding mag er niets"
    assert zaak.veranderd(voor) == {"fase", "mag_starten", "mag_in_gebruik", "termijnen"}, "wat te doen was, blijft te doen"
    gemeld = zaak.stand()
    wie.ga_naar(f"/meldingen/registreren/?soort=strijdigheid&zaak={nummer}")
    wie.kies_uit("Hoe kwam de melding binnen?", "Per telefoon")
    wie.vul("Wat wijkt er af van de regels?", "De wapening van balk 3 ontbreekt.")
    wie.kies("Constructieve veiligheid")
    wie.vul("#kwaliteitsborger_naam", "Borgburo Waterland")
    wie.bekijk("57-strijdigheid")
    wie.druk("Registreer de melding")
    wie.page.get_by_text("heeft geen geadresseerde").wait_for()
    assert zaak.veranderd(gemeld) == {"mag_in_gebruik", "taken", "borger"}
    assert zaak.stand().borger.naam == "Borgburo Waterland", "de eerste die zegt wie de kwaliteitsborger is"
    wie.bekijk("58-strijdigheid-zonder-adres")


def test_een_verlopen_sessie_houdt_wat_getypt_is(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.ga_naar("/meldingen/registreren/?soort=bouwmelding")
    wie.vul(wie.page.get_by_label("Straat en huisnummer", exact=True), "Dijkweg 3")
    kies_stukken(wie)
    wie.page.context.clear_cookies(name="borgwijzer_sessie")
    wie.druk("Registreer de melding")
    wie.kies_demo("noor@wilgenmeer.example.org")
    wie.page.get_by_text("zijn niet bewaard").wait_for()
    wie.bekijk("59-verlopen-met-bestanden")
    wie.druk("Ga terug naar het formulier")
    wie.page.get_by_text("Kies ze hieronder opnieuw").wait_for()
    assert wie.page.get_by_label("Straat en huisnummer", exact=True).input_value() == "Dijkweg 3"


def test_een_buurman_meldt_iets_en_een_medewerker_koppelt_het(mens: Callable[..., Mens], demo: Organisatie) -> None:
    nummer = registreer_op_papier(mens("noor"))
    zaak = Waarnemer(demo, nummer)
    voor = zaak.stand()
    buur = mens()
    buur.ga_naar("/formulier/wilgenmeer/")
    buur.bekijk("60-openbaar-begin")
    buur.volg("Een onregelmatigheid melden")
    buur.vul("Vertel wat u zag", "De gevel staat los.")
    buur.vul(buur.page.get_by_label("Postcode").first, "9999 ZX")
    buur.kies_uit("Wie bent u bij dit bouwwerk?", "Belanghebbende")
    buur.bekijk("61-openbaar-signaal")
    buur.page.wait_for_timeout(3_000)
    buur.druk("Verstuur")
    buur.page.get_by_role("heading", name="Wij hebben het ontvangen").wait_for()
    buur.bekijk("62-openbaar-bewijs")
    wie = mens("ravi")
    wie.ga_naar("/triage/")
    wie.volg(wie.page.locator("a.hoofdlink").first)
    wie.bekijk("63-triage-signaal")
    assert wie.page.get_by_label("Van wie komt het signaal?").input_value() == "belanghebbende"
    assert zaak.veranderd(voor) == set(), "een melding die in de triage ligt, hoort nog bij geen zaak"
    wie.kies(f"Dijkweg 3, {nummer}")
    wie.druk("Koppel aan de gekozen zaak")
    wie.page.get_by_text(f"Signaal gekoppeld aan zaak {nummer}").first.wait_for()
    assert zaak.veranderd(voor) == {"mag_in_gebruik", "taken"} and zaak.kort() == (voor.fase, "nee", "nee")


def test_iemand_gaat_na_wat_een_bouwmelding_vraagt(mens: Callable[..., Mens]) -> None:
    wie = mens()
    wie.ga_naar("/formulier/wilgenmeer/")
    wie.volg("Een bouwmelding voorbereiden")
    wie.kies("Borgingsplan")
    wie.druk("Ga na wat er ontbreekt")
    wie.page.get_by_role("heading", name="Dit ontbreekt").wait_for()
    assert wie.page.get_by_role("link", name="Ga naar het Omgevingsloket").count()
    wie.bekijk("64-openbaar-voorbereid")
