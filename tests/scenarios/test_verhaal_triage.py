"""A message that was not recognised: a person sees why, which zaak is meant, and places it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Zaak
from tests.scenarios.bediening import BERICHTEN, Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser


def test_een_mens_plaatst_een_bericht(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    wie.ga_naar("/triage/")
    wie.bekijk("30-triage-leeg")
    wie.lever_aan("bouwmelding_volledig")
    zaak = Waarnemer(demo)
    voor = zaak.stand()
    wie.lever_aan("startbouw")
    wie.page.get_by_text("wacht in de triage").wait_for()
    wie.bekijk("31-triage-bericht")
    wie.ga_naar("/triage/")
    wie.bekijk("32-triage")
    wie.volg("Lisdodde 14")
    assert wie.page.get_by_label("Lisdodde 14, Wilgenmeer, 2026-").is_checked(), "een zaak met hetzelfde project staat voor"
    wie.druk("Koppel aan de gekozen zaak")
    wie.page.get_by_text("Kies wat dit bericht is").wait_for()
    wie.bekijk("33-triage-zonder-soort")
    assert zaak.veranderd(voor) == set(), "een bericht dat wacht, hoort nog bij geen zaak"
    wie.kies("Informatie start bouw")
    wie.druk("Koppel aan de gekozen zaak")
    wie.page.get_by_text("Toegevoegd aan zaak").wait_for()
    assert wie.page.get_by_text("Start gepland op").count()
    assert zaak.kort() == ("in_uitvoering", "nee", "nee") and zaak.termijn("startbouw_informeren")[0] == "gehaald"
    assert {taak.code for taak in voor.taken} - zaak.taken() == {"controleer_start"}, "de start is nu gemeld"
    wie.bekijk("34-zaak-met-start")


def test_een_mens_wijst_een_bericht_af(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("noor")
    wie.lever_aan("gereedmelding")
    assert wie.haal_op("Download het bericht") == (BERICHTEN / "gereedmelding.xml").read_bytes()
    wie.druk("Maak een nieuwe zaak")
    wie.bekijk("35-triage-nieuwe-zaak-geweigerd")
    wie.vul("Waarom wijst u dit bericht af?", "Hoort bij een andere gemeente.")
    wie.druk("Wijs dit bericht af")
    wie.page.get_by_text("Het bericht is afgewezen").wait_for()
    with binnen(demo.pk):
        assert not Zaak.objects.exists(), "wie afwijst, opent geen zaak"
    wie.ga_naar("/triage/1/")
    wie.page.get_by_text("Dit bericht is al behandeld").wait_for()
    wie.bekijk("36-triage-behandeld")
