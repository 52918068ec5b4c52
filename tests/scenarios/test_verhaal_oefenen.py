"""Practise: begin a case at step 3, judge it, write down what was learned, and begin the village again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.oefenen.acties.ronde import voer_ronde_uit
from borgwijzer.organisaties.models import Oefenronde, Organisatie
from borgwijzer.organisaties.tenant import binnen
from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser


def test_oefenen_en_opnieuw_beginnen(mens: Callable[..., Mens]) -> None:
    amal = mens("amal")
    amal.volg("Begin een oefenzaak")
    amal.bekijk("90-oefenen")
    amal.page.get_by_label("Bij welke stap begint u?").select_option("3")
    amal.page.get_by_label("Wat is er aan de hand?").select_option("goed")
    amal.druk("Begin de oefenzaak")
    amal.page.get_by_text("Uw oefenzaak is er.").wait_for()
    amal.bekijk("91-oefenzaak")
    zaak = amal.page.url
    amal.volg("Toets de gereedmelding")
    amal.page.locator("#eis-hw-gm-relevant").get_by_label("Nee", exact=True).check()
    amal.page.locator("#reden-hw-gm-relevant").fill("Er zitten offertes bij het dossier.")
    amal.druk("Sla op en ga naar het oordeel")
    amal.druk("Vraag om aanvulling")
    amal.page.get_by_label("Wat vraagt u?").last.fill("Haal de offertes eruit.")
    amal.druk("Bekijk de brief met deze woorden")
    assert "OEFENBRIEF" in amal.page.locator("article.brief").inner_text()
    amal.druk("Vraag om aanvulling en verstuur de brief")
    amal.page.get_by_text("Het verzoek is vastgelegd").wait_for()
    amal.bekijk("91b-oefenbrief")
    amal.page.goto(zaak)
    _leer(amal)
    _begin_opnieuw(amal)


def _leer(amal: Mens) -> None:
    amal.volg("Proefproject")
    amal.page.get_by_label("Naam van het proefproject").fill("Oefenweek")
    amal.druk("Maak proefproject")
    amal.page.get_by_label("Bij welke stap hoort dit?").select_option("3")
    amal.page.get_by_label("Wat was lastig?").fill("De verklaring was moeilijk te vinden.")
    amal.page.get_by_label("Hoeveel uur kostte het?").fill("veel")
    amal.druk("Bewaar de leernotitie")
    amal.bekijk("92-proefproject-uren-fout")
    amal.page.get_by_label("Hoeveel uur kostte het?").fill("1,5")
    amal.druk("Bewaar de leernotitie")
    amal.bekijk("93-proefproject")
    amal.volg("Alle proefprojecten en leernotities")
    amal.bekijk("94-proefprojecten")


def _begin_opnieuw(amal: Mens) -> None:
    amal.volg("Begin opnieuw")
    amal.bekijk("95-opnieuw")
    amal.page.get_by_label("Ik weet dat dit verloren gaat").check()
    amal.druk("Begin opnieuw")
    amal.bekijk("96-opnieuw-bezig")
    wilgenmeer = Organisatie.objects.get(slug="wilgenmeer")
    with binnen(wilgenmeer.pk):  # what the worker does
        Oefenronde.objects.update(totaal=40)
        voer_ronde_uit(Oefenronde.objects.get().pk)
    amal.volg("Kijk hoe ver het is")
    amal.page.get_by_text("Het laatst begon Amal Rietvoort opnieuw").wait_for()
    amal.ga_naar("/proefprojecten/")
    amal.page.get_by_text("Er zijn nog geen proefprojecten").wait_for()
