"""An incomplete bouwmelding: one person proposes to reject, another sends it back once and then approves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.scenarios.test_verhaal_accepteren import lees_pdf

pytestmark = pytest.mark.browser


def test_afwijzen_met_twee_paar_ogen(mens: Callable[..., Mens], demo: Organisatie) -> None:
    intake, teamleider = mens("noor"), mens("amal")
    zaak = Waarnemer(demo)
    _stel_voor(intake)
    voor = zaak.stand()
    assert zaak.kort() == ("bouwmelding_in_behandeling", "nee", "nee") and "toets_bouwmelding" in zaak.taken()
    oordeel = intake.page.url.removeprefix(intake.adres)
    teamleider.ga_naar("/taken/")
    teamleider.bekijk("20b-taken-wacht-op-beslissing")
    teamleider.volg("Wijs de bouwmelding af")
    teamleider.bekijk("21-oordeel-goed-te-keuren")
    teamleider.vul("Wat moet er anders?", "Noem ook de bladzijden die ontbreken.")
    teamleider.druk("Stuur het voorstel terug")
    teamleider.page.get_by_text("Het voorstel is teruggestuurd").wait_for()
    intake.ga_naar(oordeel)
    intake.page.get_by_text("Noem ook de bladzijden").wait_for()
    intake.bekijk("22-oordeel-teruggestuurd")
    intake.vul("Toelichting voor wie goedkeurt", "Het borgingsplan ontbreekt, alle bladzijden.")
    intake.druk("Stel voor om af te wijzen")
    assert zaak.veranderd(voor) == set(), "een voorstel, terug en opnieuw, is nog geen oordeel"
    teamleider.ga_naar(oordeel)
    teamleider.druk("Keur de afwijzing goed en verstuur de brief")
    teamleider.page.get_by_text("De afwijzing is goedgekeurd. Lees hieronder hoe de brief").wait_for()
    teamleider.page.get_by_role("heading", name="Hoe de brief wordt verstuurd").wait_for()
    assert zaak.kort() == ("nieuw", "nee", "nee") and "toets_bouwmelding" not in zaak.taken()
    teamleider.bekijk("23-brief-onvolledig")
    assert "onvolledig" in lees_pdf(teamleider.haal_op("Download de PDF"))
    _zie_de_afwijzing(intake, oordeel)


def _zie_de_afwijzing(intake: Mens, oordeel: str) -> None:
    """Who proposed it finds the verdict with its letter, and the zaak as it is now."""
    intake.ga_naar(oordeel)
    intake.page.get_by_role("link", name="Open de brief").wait_for()
    intake.bekijk("24-oordeel-vastgesteld")
    intake.volg("Zaak 2")
    intake.bekijk("25-zaak-afgewezen")


def _stel_voor(intake: Mens) -> None:
    intake.lever_aan("bouwmelding_onvolledig")
    intake.volg("Toets de bouwmelding")
    intake.kies(intake.page.locator("#eis-hw-bm-instrument-past").get_by_label("Nee"))
    intake.druk("Sla op")
    intake.page.get_by_text("De toets is nog niet opgeslagen").wait_for()
    intake.bekijk("18-toets-fout")
    intake.vul("#reden-hw-bm-instrument-past", "Het instrument is alleen voor woongebouwen.")
    intake.druk("Sla op en ga naar het oordeel")
    intake.page.get_by_role("heading", name="Oordeel over de bouwmelding").wait_for()
    intake.bekijk("19-oordeel-afwijzen")
    intake.druk("Stel voor om af te wijzen")
    intake.page.locator("#reden-fout").wait_for()
    intake.bekijk("20-oordeel-toelichting-ontbreekt")
    intake.vul("Toelichting voor wie goedkeurt", "Het borgingsplan ontbreekt.")
    intake.druk("Stel voor om af te wijzen")
    intake.page.get_by_text("Uw voorstel ligt klaar").wait_for()


def test_eigen_voorstel_goedkeuren_kan_niet(mens: Callable[..., Mens], demo: Organisatie) -> None:
    teamleider = mens("amal")
    _stel_voor(teamleider)
    assert Waarnemer(demo).kort() == ("bouwmelding_in_behandeling", "nee", "nee")
    knop = teamleider.page.get_by_role("button", name="Keur de afwijzing goed")
    assert knop.is_disabled()
    teamleider.page.get_by_text("vraag een collega om goed te keuren").wait_for()
    teamleider.bekijk("26-eigen-voorstel")
