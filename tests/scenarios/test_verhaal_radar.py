"""Granted permits without a bouwmelding: read in, linked, visited, and building that began without telling anyone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import borgwijzer.radar
from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.web.vullen.radar_vergunning import schrijf_invoer
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser
VOORBEELD = Path(borgwijzer.radar.__file__).parent / "voorbeeld.csv"
FOUT = b"nummer;soort;verleend op;adres\nV-1;sloop;31-2-2026;Kade 1\nV-2;opa;2-3-2026;\n"


def _lees_in(wie: Mens) -> None:
    wie.ga_naar("/radar/inlezen/")
    wie.voeg_toe("Bestand", VOORBEELD)
    wie.druk("Lees in")


def _plan_bezoek(wie: Mens) -> None:
    wie.volg("Zuiddijk 102")
    wie.bekijk("72-vergunning")
    wie.vul("Dag van het bezoek", schrijf_invoer(vandaag()))
    wie.kies_uit("Wie gaat er kijken", "Ravi Oudkerk")
    wie.druk("Plan dit bezoek")
    wie.page.get_by_text("Het bezoek is gepland").wait_for()


def _leg_begonnen_vast(wie: Mens) -> None:
    wie.ga_naar("/radar/?toon=bezoek")
    wie.bekijk("73-radar-bezoek")
    wie.volg("Zuiddijk 102")
    wie.vul("Wat zag u?", "De fundering is gestort.")
    wie.kies("Ja, en er is geen bouwmelding")
    wie.druk("Leg dit bezoek vast")
    wie.page.get_by_text("Vul de dag waarop de bouw begon in").first.wait_for()
    wie.bekijk("74-vergunning-fout")
    wie.vul("Op welke dag is de bouw begonnen?", schrijf_invoer(vandaag()))
    wie.druk("Leg dit bezoek vast")
    wie.page.get_by_text("Er wordt gebouwd zonder bouwmelding: controleer ter plaatse en bereid een bouwstop voor.").wait_for()
    wie.bekijk("75-zaak-bouwstop")


def test_van_vergunning_naar_bouwstop(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    wie.lever_aan("bouwmelding_volledig")
    zaak = Waarnemer(demo, wie.page.url.split("/")[-2])
    voor = zaak.stand()
    wie.ga_naar("/radar/")
    wie.bekijk("70-radar-leeg")
    _lees_in(wie)
    wie.page.get_by_text("5 nieuw, 0 bijgewerkt, 0 ongewijzigd. 1 vanzelf gekoppeld").wait_for()
    wie.bekijk("71-radar")
    assert wie.page.locator("#lijst tbody tr").count() == 3, "gekoppeld en zonder melding staan er niet bij"
    _plan_bezoek(wie)
    _leg_begonnen_vast(wie)
    nieuw = Waarnemer(demo, wie.page.url.split("/")[-2])
    assert nieuw != zaak and nieuw.kort() == ("in_uitvoering", "nee", "nee") and "bereid_bouwstop_voor" in nieuw.taken()
    assert zaak.veranderd(voor) == set(), "een vergunning die vanzelf gekoppeld is, verandert niets aan de zaak"
    wie.ga_naar("/werkvoorraad/")
    wie.page.get_by_text("Bereid een bouwstop voor").wait_for()
    wie.ga_naar("/radar/?toon=alles")
    wie.bekijk("76-radar-alles")
    wie.volg("Zuiddijk 102")
    wie.page.get_by_role("link", name="Naar zaak 2026-").wait_for()
    wie.bekijk("77-vergunning-begonnen")


def test_koppelen_en_niet_begonnen(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie, collega = mens("ravi"), mens("noor")
    _lees_in(wie)
    wie.lever_aan("bouwmelding_volledig")
    zaak = Waarnemer(demo)
    voor = zaak.stand()
    wie.ga_naar("/radar/")
    wie.volg("Lisdodde 14")
    collega.ga_naar(wie.page.url.removeprefix(wie.adres))
    assert not collega.page.get_by_role("heading", name="Leg een bezoek vast").count(), "intake legt geen bezoek vast"
    wie.kies("Lisdodde 14, Wilgenmeer, 2026-")
    wie.bekijk("78-vergunning-voorstel")
    wie.druk("Koppel aan deze zaak")
    wie.page.get_by_text("De vergunning is gekoppeld aan zaak").wait_for()
    collega.vul("Waarom is er geen bouwmelding nodig?", "Vergunningvrij.")
    collega.druk("Geen melding nodig")
    collega.page.get_by_text("intussen gewijzigd").wait_for()
    collega.bekijk("79-vergunning-ingehaald")
    wie.volg("Zuiddijk 102")
    wie.vul("Wat zag u?", "Leeg terrein.")
    wie.kies("Nee, er wordt nog niet gebouwd")
    wie.vul("Vanaf wanneer kijkt u opnieuw?", schrijf_invoer(vandaag().replace(year=vandaag().year + 1)))
    wie.druk("Leg dit bezoek vast")
    wie.page.get_by_text("staat weer in de radar").wait_for()
    wie.page.get_by_text("Afwachten").first.wait_for()
    assert zaak.veranderd(voor) == set(), "koppelen en een bezoek elders veranderen niets aan de zaak"


def test_een_verkeerd_bestand_zegt_op_welke_regel(mens: Callable[..., Mens]) -> None:
    wie = mens("amal")
    wie.ga_naar("/radar/inlezen/")
    wie.bekijk("80-inlezen")
    wie.voeg_toe("Bestand", {"name": "v.csv", "mimeType": "text/csv", "buffer": FOUT})
    wie.druk("Lees in")
    wie.page.get_by_text("Er is niets ingelezen: het bestand heeft 3 fouten").wait_for()
    wie.bekijk("81-inlezen-fout")
    assert wie.page.get_by_role("row").count() == 4
