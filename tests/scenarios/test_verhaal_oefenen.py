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
    amal.kies_uit("Bij welke stap begint u?", "Stap 3")
    amal.kies_uit("Wat is er aan de hand?", "Alles is in orde")
    amal.druk("Begin de oefenzaak")
    amal.page.get_by_text("Uw oefenzaak is er.").wait_for()
    amal.bekijk("91-oefenzaak")
    zaak = amal.page.url
    amal.volg("Toets de gereedmelding")
    amal.kies(amal.page.locator("#eis-hw-gm-relevant").get_by_label("Nee", exact=True))
    amal.vul("#reden-hw-gm-relevant", "Er zitten offertes bij het dossier.")
    amal.druk("Sla op en ga naar het oordeel")
    amal.druk("Vraag om aanvulling")
    amal.vul(amal.page.get_by_label("Wat vraagt u?").last, "Haal de offertes eruit.")
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
    amal.vul("Naam van het proefproject", "Oefenweek")
    amal.druk("Maak proefproject")
    amal.kies_uit("Bij welke stap hoort dit?", "Stap 3")
    amal.vul("Wat was lastig?", "De verklaring was moeilijk te vinden.")
    amal.vul("Hoeveel uur kostte het?", "veel")
    amal.druk("Bewaar de leernotitie")
    amal.bekijk("92-proefproject-uren-fout")
    amal.vul("Hoeveel uur kostte het?", "1,5")
    amal.druk("Bewaar de leernotitie")
    amal.bekijk("93-proefproject")
    amal.volg("Alle proefprojecten en leernotities")
    amal.bekijk("94-proefprojecten")


def _begin_opnieuw(amal: Mens) -> None:
    amal.volg("Begin opnieuw")
    amal.bekijk("95-opnieuw")
    amal.kies("Ik weet dat dit verloren gaat")
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
