"""Stap 3 of the kader: a building that is used anyway, from controle to gebruiksverbod; and the reminder of stap 2."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Taak, Zaak
from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser
STAPPEN = {"controleer_gebruik", "stel_rapport_vast", "geef_juridisch_advies", "neem_besluit_gebruik"}
GEZIEN = "In de woonkamer brandde licht. Er stond een bank en er hing een naambordje."
ACTIEF = "() => document.activeElement.name"
OP_KNOP = "(daad) => document.activeElement.tagName === 'BUTTON' && document.activeElement.value.startsWith(daad)"


def _tab_naar(wie: Mens, naam: str) -> None:
    """Go with Tab alone to the field of this name."""
    for _ in range(80):
        if wie.page.evaluate(ACTIEF) == naam:
            return
        wie.page.keyboard.press("Tab")
    raise AssertionError(f"{naam} is met Tab niet te bereiken")


def _stap(organisatie: Organisatie) -> set[str]:
    """Which taken of the route the zaak has now, as the list of taken shows them too."""
    with binnen(organisatie.pk):
        return set(Taak.objects.values_list("code", flat=True)) & STAPPEN


def _leg_ingebruikname_vast(wie: Mens) -> str:
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url.removeprefix(wie.adres)
    wie.volg("Vastleggen en besluiten")
    wie.page.get_by_text("Een datum vastleggen").click()
    wie.page.get_by_label("Wat gebeurde er, of is gepland?").select_option("in_gebruik_op")
    wie.page.get_by_label("Op welke dag?").fill(f"{vandaag():%d-%m-%Y}")
    wie.page.get_by_label("Hoe weet u dit?").fill("Een buurman belde.")
    wie.druk("Leg de datum vast")
    wie.ga_naar(zaak)
    return zaak


def _controleer(wie: Mens, foto: Path) -> None:
    """Write down what was seen; without an answer to the main question it comes back as it was typed."""
    wie.page.get_by_label("Wie waren erbij?").fill("De bewoner")
    wie.page.get_by_label("Wat zag u?").fill(GEZIEN)
    wie.druk("Leg de controle vast")
    wie.page.get_by_text("Kies of u zag dat het bouwwerk in gebruik is.").wait_for()
    assert wie.page.get_by_label("Wat zag u?").input_value() == GEZIEN
    wie.page.get_by_label("Zag u dat het bouwwerk in gebruik is?").select_option("ja")
    wie.page.get_by_label("Foto's en documenten").set_input_files(foto)
    wie.druk("Leg de controle vast")
    wie.page.get_by_text("De controle is vastgelegd").wait_for()


def _adviseer_met_toetsenbord(wie: Mens) -> None:
    """The jurist gives the advies with keys alone."""
    _tab_naar(wie, "advies-samenvatting")
    wie.page.keyboard.type("De woning wordt bewoond. Er is geen gereedmelding.")
    _tab_naar(wie, "advies-soort")
    wie.page.keyboard.type("Gebruiksv")
    _tab_naar(wie, "advies-motivering")
    wie.page.keyboard.type("Het verbod van de wet geldt. Er is nog geen verklaring van de kwaliteitsborger.")
    _druk_met_toetsenbord(wie, "advies-")
    wie.page.get_by_text("Het advies is gegeven").wait_for()


def _stel_voor_met_toetsenbord(wie: Mens) -> None:
    _tab_naar(wie, "voorstel-vanaf")
    wie.bekijk("94-gebruik-voorstel")
    _druk_met_toetsenbord(wie, "besluit-")
    wie.page.get_by_text("Het voorstel ligt klaar").wait_for()


def _druk_met_toetsenbord(wie: Mens, daad: str) -> None:
    """Go with Tab to the button of this deed and press it with Enter; ``daad`` is how its value begins."""
    for _ in range(80):
        if wie.page.evaluate(OP_KNOP, daad):
            break
        wie.page.keyboard.press("Tab")
    with wie.page.expect_navigation():
        wie.page.keyboard.press("Enter")


def test_van_controle_tot_gebruiksverbod(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    ravi, joost, amal = mens("ravi"), mens("joost"), mens("amal")
    foto = tmp_path / "woonkamer.jpg"
    Image.new("RGB", (640, 480), (200, 180, 150)).save(foto)
    assert _stap(demo) == set()
    zaak = _leg_ingebruikname_vast(ravi)
    assert _stap(demo) == {"controleer_gebruik"}
    ravi.bekijk("90-zaak-toch-in-gebruik")
    ravi.volg("Ga verder")
    ravi.bekijk("91-gebruik-controle")
    _controleer(ravi, foto)
    assert _stap(demo) == {"stel_rapport_vast"}
    ravi.bekijk("92-gebruik-rapport")
    ravi.druk("Stel het rapport vast")
    ravi.page.get_by_text("Nu aan de beurt: jurist.").wait_for()
    assert _stap(demo) == {"geef_juridisch_advies"}
    joost.ga_naar(f"{zaak}gebruik/")
    joost.bekijk("93-gebruik-advies")
    _adviseer_met_toetsenbord(joost)
    assert _stap(demo) == {"neem_besluit_gebruik"}
    _stel_voor_met_toetsenbord(joost)
    _beslis(amal, zaak)
    assert _stap(demo) == set()
    amal.ga_naar(zaak)
    amal.volg("U mag het bouwwerk niet gebruiken")
    amal.bekijk("97-gebruik-brief")
    assert "artikel 2.21 lid 1" in amal.page.locator("article.brief").inner_text()


def _beslis(amal: Mens, zaak: str) -> None:
    """The letter can be read before the besluit is taken, and is signed by who takes it."""
    amal.ga_naar(f"{zaak}gebruik/")
    brief = amal.page.locator("article.brief")
    assert "U mag het bouwwerk niet gebruiken." in brief.inner_text() and "Amal Rietvoort" in brief.inner_text()
    amal.bekijk("95-gebruik-besluit")
    amal.druk("Neem het besluit")
    amal.page.get_by_text("Open de brief bij de zaak, download hem en verstuur hem").wait_for()
    amal.bekijk("96-gebruik-klaar")


def test_een_herinnering_in_een_klik_vanaf_de_taak(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url.removeprefix(wie.adres)
    wie.volg("Vastleggen en besluiten")
    wie.page.get_by_text("Een datum vastleggen").click()
    wie.page.get_by_label("Wat gebeurde er, of is gepland?").select_option("geplande_start")
    wie.page.get_by_label("Op welke dag?").fill(f"{vandaag() - datetime.timedelta(days=3):%d-%m-%Y}")
    wie.page.get_by_label("Hoe weet u dit?").fill("Staat in de planning.")
    wie.druk("Leg de datum vast")
    wie.ga_naar(f"{zaak}taak/controleer_start/")
    wie.volg("Bekijk de herinnering")
    wie.bekijk("98-herinnering")
    wie.druk("Verstuur de herinnering")
    wie.page.get_by_text("De herinnering is vastgelegd").wait_for()
    assert "artikel 7.7 lid 1" in wie.page.locator("article.brief").inner_text()
    wie.ga_naar(zaak)
    wie.page.get_by_text(re.compile("De herinnering ging op")).first.wait_for()
    wie.volg("Bekijk de herinnering")
    wie.druk("Verstuur de herinnering opnieuw")
    wie.page.get_by_text("schrijf waarom u haar opnieuw verstuurt").wait_for()
    wie.bekijk("99-herinnering-opnieuw")
    with binnen(demo.pk):
        assert Zaak.objects.get().herinneringen.count() == 1
