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
from tests.scenarios import test_verhaal_te_laat as te_laat
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser
STAPPEN = {"controleer_gebruik", "stel_rapport_vast", "geef_juridisch_advies", "neem_besluit_gebruik"}
GEZIEN = "In de woonkamer brandde licht. Er stond een bank en er hing een naambordje."


def _stap(organisatie: Organisatie) -> set[str]:
    """Which taken of the route the zaak has now, as the list of taken shows them too."""
    with binnen(organisatie.pk):
        return set(Taak.objects.values_list("code", flat=True)) & STAPPEN


def _leg_ingebruikname_vast(wie: Mens) -> str:
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url.removeprefix(wie.adres)
    wie.volg("Vastleggen en besluiten")
    wie.klap_open("Een datum vastleggen")
    wie.kies_uit("Wat gebeurde er, of is gepland?", "Het bouwwerk is in gebruik")
    wie.vul("Op welke dag?", f"{vandaag():%d-%m-%Y}")
    wie.vul("Hoe weet u dit?", "Een buurman belde.")
    wie.druk("Leg de datum vast")
    wie.ga_naar(zaak)
    return zaak


def _controleer(wie: Mens, foto: Path) -> None:
    """Write down what was seen; without an answer to the main question it comes back as it was typed."""
    wie.vul("Wie waren erbij?", "De bewoner")
    wie.vul("Wat zag u?", GEZIEN)
    wie.druk("Leg de controle vast")
    wie.page.get_by_text("Kies of u zag dat het bouwwerk in gebruik is.").wait_for()
    assert wie.page.get_by_label("Wat zag u?").input_value() == GEZIEN
    wie.kies_uit("Zag u dat het bouwwerk in gebruik is?", "Ja")
    wie.voeg_toe("Foto's en documenten", foto)
    wie.druk("Leg de controle vast")
    wie.page.get_by_text("De controle is vastgelegd").wait_for()


def _adviseer(wie: Mens) -> None:
    wie.vul("#advies-samenvatting", "De woning wordt bewoond. Er is geen gereedmelding.")
    wie.kies_uit("#advies-soort", "Gebruiksverbod")
    wie.vul("#advies-motivering", "Het verbod van de wet geldt. Er is nog geen verklaring van de kwaliteitsborger.")
    wie.druk(wie.page.locator("button[value^=advies-]"))
    wie.page.get_by_text("Het advies is gegeven").wait_for()


def _stel_voor(wie: Mens) -> None:
    wie.bekijk("94-gebruik-voorstel")
    wie.druk(wie.page.locator("button[value^=besluit-]"))
    wie.page.get_by_text("Het voorstel ligt klaar").wait_for()


def test_van_controle_tot_gebruiksverbod(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    ravi, joost, amal = mens("ravi"), mens("joost"), mens("amal")
    foto = tmp_path / "woonkamer.jpg"
    Image.new("RGB", (640, 480), (200, 180, 150)).save(foto)
    assert _stap(demo) == set()
    zaak = _leg_ingebruikname_vast(ravi)
    assert _stap(demo) == {"controleer_gebruik"}
    stand = Waarnemer(demo)
    voor = stand.stand()
    assert stand.kort()[1:] == ("nee", "nee") and stand.taken() & STAPPEN == {"controleer_gebruik"}
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
    _adviseer(joost)
    assert _stap(demo) == stand.taken() & STAPPEN == {"neem_besluit_gebruik"}
    _stel_voor(joost)
    assert stand.veranderd(voor) == {"taken"}, "tot het besluit er is, gaat alleen het werk verder"
    _beslis(amal, zaak)
    assert _stap(demo) == stand.taken() & STAPPEN == set()
    assert stand.veranderd(voor) == {"taken", "mag_in_gebruik"} and stand.kort()[1:] == ("nee", "nee")
    _eindig_verbod(mens("noor"), amal, Waarnemer(demo, zaak.split("/")[2]))
    assert stand.kort()[2] == "nee", "zonder verbod van ons blijft dat van de wet"


def _eindig_verbod(noor: Mens, amal: Mens, zaak: Waarnemer) -> None:
    """The gereedmelding comes and our verbod ends; the letter says that it may not be used yet."""
    te_laat.registreer(noor, zaak, "gereedmelding", "Geplande dag van ingebruikname", te_laat.dag(-30))
    amal.ga_naar(f"/zaak/{zaak.nummer}/gebruik/")
    amal.klap_open("Het besluit beëindigen")
    amal.vul("Waarom eindigt het besluit?", "Er is een gereedmelding en het bouwwerk staat leeg.")
    amal.druk("Beëindig het besluit vanaf vandaag")
    amal.page.get_by_text("Het besluit geldt niet meer.").wait_for()
    assert "Dit staat het gebruik nog in de weg" in amal.page.locator("article.brief").inner_text()


def _beslis(amal: Mens, zaak: str) -> None:
    """The letter can be read before the besluit is taken, and is signed by who takes it."""
    amal.ga_naar(f"{zaak}gebruik/")
    brief = amal.page.locator("article.brief")
    assert "U mag het bouwwerk niet gebruiken." in brief.inner_text() and "Amal Rietvoort" in brief.inner_text()
    amal.bekijk("95-gebruik-besluit")
    amal.druk("Neem het besluit")
    amal.page.get_by_text("Lees hieronder hoe de brief wordt verstuurd").wait_for()
    amal.bekijk("97-gebruik-brief")
    assert "artikel 2.21 lid 1" in amal.page.locator("article.brief").inner_text()
    amal.ga_naar(f"{zaak}gebruik/")
    amal.bekijk("96-gebruik-klaar")


def test_een_herinnering_in_een_klik_vanaf_de_taak(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url.removeprefix(wie.adres)
    wie.volg("Vastleggen en besluiten")
    wie.klap_open("Een datum vastleggen")
    wie.kies_uit("Wat gebeurde er, of is gepland?", "Gepland begin van de bouw")
    wie.vul("Op welke dag?", f"{vandaag() - datetime.timedelta(days=3):%d-%m-%Y}")
    wie.vul("Hoe weet u dit?", "Staat in de planning.")
    wie.druk("Leg de datum vast")
    stand = Waarnemer(demo)
    voor = stand.stand()
    assert "controleer_start" in stand.taken() and stand.termijn("startbouw_informeren")[0] == "te_laat"
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
    assert stand.veranderd(voor) == {"taken"} and "controleer_start" in stand.taken(), "een herinnering is geen startmelding"
    with binnen(demo.pk):
        assert Zaak.objects.get().herinneringen.count() == 1
