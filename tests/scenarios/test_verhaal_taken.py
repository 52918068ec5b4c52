"""Work of a day: take a taak on, hand it over, put one aside, save a choice, and be away."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from borgwijzer.klok import vandaag
from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser
NEEM_OP = re.compile(r"^Neem op ?: Toets de bouwmelding")
MEER = re.compile(r"^Overdragen of uitstellen ?: Toets de bouwmelding")
# A taak without a last day: it can wait, whatever the day is on which this story is told.
ZONDER_DAG = re.compile(r"^Overdragen of uitstellen ?: Bepaal de gevolgklasse")


def _druk_eerste(wie: Mens, naam: re.Pattern[str]) -> None:
    wie.enter(wie.page.get_by_role("button", name=naam).first)


def _open_taak(wie: Mens, lijst: str = "mij", welke: re.Pattern[str] = MEER) -> None:
    wie.ga_naar(f"/taken/?lijst={lijst}")
    wie.enter(wie.page.get_by_role("link", name=welke).first)


def _taken(wie: Mens) -> int:
    return wie.page.locator("#taken tbody tr").count()


def _verstuur_reden(wie: Mens, reden: str) -> None:
    wie.vul("Waarom kan dit wachten?", reden)
    wie.page.keyboard.press("Tab")
    with wie.page.expect_navigation():
        wie.page.keyboard.press("Enter")


def test_opnemen_en_wie_te_laat_is(mens: Callable[..., Mens]) -> None:
    noor, amal = mens("noor"), mens("amal")
    noor.lever_aan("bouwmelding_volledig")
    noor.volg("Taken")
    noor.page.get_by_text("U hebt nu geen taken").wait_for()
    noor.bekijk("70-taken-leeg")
    amal.ga_naar("/taken/?lijst=alle")
    noor.ga_naar("/taken/?lijst=alle")
    noor.bekijk("71-taken-alle")
    _druk_eerste(noor, NEEM_OP)
    noor.page.get_by_text("U bent nu de behandelaar van zaak").wait_for()
    assert "lijst=alle" in noor.page.url, "u komt terug in de lijst waar u was"
    _druk_eerste(amal, NEEM_OP)
    amal.page.get_by_text("Noor van Dijkhuizen is intussen de behandelaar").wait_for()
    amal.bekijk("72-taak-intussen-genomen")


def test_overdragen_en_teruggeven(mens: Callable[..., Mens]) -> None:
    noor = mens("noor")
    noor.lever_aan("bouwmelding_volledig")
    noor.druk("Neem deze zaak op u")
    _open_taak(noor)
    noor.bekijk("73-taak")
    noor.kies_uit(noor.page.get_by_label("Collega", exact=True), "Ravi Oudkerk")
    noor.vul("Notitie voor uw collega", "De constructeur belt morgen terug.")
    noor.druk("Draag over")
    noor.page.get_by_text("is overgedragen aan Ravi Oudkerk").wait_for()
    ravi = mens("ravi")
    ravi.ga_naar("/taken/")
    ravi.page.get_by_text("De constructeur belt morgen terug.").wait_for()
    ravi.bekijk("74-taken-overgedragen")
    _druk_eerste(ravi, re.compile("^Gelezen"))
    assert ravi.page.get_by_text("De constructeur belt morgen terug.").count() == 0
    _open_taak(ravi)
    ravi.druk("Geef terug aan het team")
    ravi.page.get_by_text("is terug bij het team").wait_for()
    noor.ga_naar("/taken/?lijst=team")
    assert _taken(noor) > 0


def test_uitstellen(mens: Callable[..., Mens]) -> None:
    noor = mens("noor")
    noor.lever_aan("bouwmelding_volledig")
    _open_taak(noor, "team", ZONDER_DAG)
    tot = vandaag() + datetime.timedelta(days=2)
    noor.vul("Uit de lijst tot", tot.isoformat())
    _verstuur_reden(noor, "")
    noor.page.get_by_text("Schrijf waarom de taak kan wachten").wait_for()
    assert noor.page.get_by_label("Uit de lijst tot").input_value() == tot.isoformat(), "wat u invulde, staat er nog"
    noor.bekijk("75-uitstel-zonder-reden")
    _verstuur_reden(noor, "Wacht op de berekening.")
    noor.page.get_by_text("is uitgesteld").wait_for()
    over = _taken(noor)
    noor.ga_naar("/taken/?lijst=uitgesteld")
    noor.page.get_by_text("Wacht op de berekening.").wait_for()
    noor.bekijk("76-taken-uitgesteld")
    noor.enter(noor.page.get_by_role("link", name=re.compile("^Terug in de lijst")))
    noor.bekijk("77-taak-uitgesteld")
    noor.druk("Zet terug in de lijst")
    noor.ga_naar("/taken/?lijst=team")
    assert _taken(noor) == over + 1


def test_een_keuze_bewaren(mens: Callable[..., Mens]) -> None:
    noor = mens("noor")
    noor.lever_aan("bouwmelding_volledig")
    noor.ga_naar("/taken/")
    noor.kies_uit("Welke taken", "Van mijn team")
    expect(noor.page.locator("#taken tbody tr").first).to_be_visible()
    noor.klap_open("Bewaar deze keuze")
    noor.vul("Naam van deze keuze", "Werk voor ons")
    noor.druk("Bewaar")
    noor.page.get_by_text("Uw keuze is bewaard als Werk voor ons.").wait_for()
    assert noor.page.url.endswith("?lijst=team")
    noor.ga_naar("/taken/")
    noor.volg("Werk voor ons")
    assert _taken(noor) > 0
    noor.bekijk("78-taken-bewaarde-keuze")
    noor.ga_naar("/werkvoorraad/")
    noor.bekijk("79-werkvoorraad-bewaar")
    noor.volg("Instellingen")
    noor.vul("Nieuwe naam voor Werk voor ons", "Ons werk")
    noor.druk("Hernoem Werk voor ons")
    noor.bekijk("80-instellingen")
    noor.druk("Verwijder Ons werk")
    noor.page.get_by_text("U hebt nog geen keuze bewaard").wait_for()


def test_afwezig_en_vervangen(mens: Callable[..., Mens]) -> None:
    noor, ravi = mens("noor"), mens("ravi")
    noor.lever_aan("bouwmelding_volledig")
    noor.druk("Neem deze zaak op u")
    noor.ga_naar("/instellingen/")
    noor.kies_uit("Vervanger", "Ravi Oudkerk")
    dag = vandaag()
    noor.vul("Eerste dag", dag.isoformat())
    noor.vul("Laatste dag", (dag + datetime.timedelta(days=7)).isoformat())
    noor.druk("Regel vervanging")
    noor.page.get_by_text("Ravi Oudkerk ziet in die dagen de zaken").wait_for()
    noor.druk("Maak een agendalink")
    assert noor.page.get_by_label("Uw agendalink").input_value().endswith(".ics")
    noor.bekijk("81-instellingen-vervanging-en-agenda")
    ravi.ga_naar("/taken/")
    ravi.page.get_by_text("namens Noor van Dijkhuizen").first.wait_for()
    ravi.bekijk("82-taken-namens")
    ravi.ga_naar("/werkvoorraad/?behandelaar=mij")
    ravi.page.get_by_text("namens Noor van Dijkhuizen").first.wait_for()
    ravi.bekijk("83-werkvoorraad-namens")
    amal = mens("amal")
    amal.ga_naar("/instellingen/")
    amal.bekijk("84-instellingen-teamleider")
    amal.enter(amal.page.get_by_role("button", name=re.compile("^Trek in")))
    ravi.ga_naar("/taken/")
    ravi.page.get_by_text("U hebt nu geen taken").wait_for()
