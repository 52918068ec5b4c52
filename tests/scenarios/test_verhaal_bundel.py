"""A jurist has a bundle made, leaves a piece out with a reason, and downloads what the worker made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.bundel.acties import maak_bundel
from borgwijzer.bundel.models import Dossierbundel
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser


def test_een_bundel_voor_de_bezwaarcommissie(mens: Callable[..., Mens], demo: Organisatie) -> None:
    ravi, joost = mens("ravi"), mens("joost")
    ravi.lever_aan("bouwmelding_volledig")
    joost.ga_naar(ravi.page.url.removeprefix(ravi.adres))
    joost.volg("Maak een dossierbundel")
    joost.bekijk("170-bundel-keuze")
    joost.kies_uit("Voor wie is de bundel?", "Voor de bezwaarcommissie")
    joost.ga_op(joost.page.get_by_role("checkbox", name="Borgingsplan"))
    joost.page.keyboard.press("Space")
    joost.druk("Maak de bundel")
    joost.page.get_by_text("niet in de bundel komt.").wait_for()
    joost.vul(joost.page.locator("details[open] input"), "Bevat gegevens van een derde.")
    joost.bekijk("171-bundel-reden")
    joost.druk("Maak de bundel")
    joost.page.get_by_text("De bundel wordt gemaakt.").wait_for()
    joost.bekijk("172-bundel-bezig")
    with binnen(demo.pk):
        bundel = maak_bundel(Dossierbundel.objects.latest("pk").pk)
        assert bundel.toestand == "klaar", bundel.fout
    joost.volg("Kijk hoe ver het is")
    joost.page.get_by_text("1 weggelaten").wait_for()
    joost.bekijk("173-bundel-klaar")
    assert joost.haal_op("Download de bundel (pdf)").startswith(b"%PDF")
