"""The register: a beheerder reads it in, and who judges a bouwmelding sees what it said on the day of receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from borgwijzer.koppelingen.dso.simulator.berichten import maak_bericht
from borgwijzer.koppelingen.dso.simulator.verhalen import bouwmelding
from borgwijzer.koppelingen.dso.simulator.voorbeeld import maak_voorbeeldproject
from tests.register.registerwerk import VOORBEELD
from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser
INGEDIEND = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)


def maak_geschorst_bericht() -> bytes:
    """The bouwmelding of another project, with a kwaliteitsborger that the example calls geschorst."""
    project = maak_voorbeeldproject()
    borger = replace(project.kwaliteitsborger, bedrijfsnaam="Zekerbouw Borging B.V.", kvk="90000502")
    ander = replace(
        project, kwaliteitsborger=borger, instrument_naam="Instrument Bouwzeker Demonstratie", instrument_id="DEMO-0002",
        project_id="00000000-1999-4000-8000-000000000099-0", plek=replace(project.plek, huisnummer="99", bag_id="9999200000000099"),
    )  # fmt: skip
    return maak_bericht(bouwmelding(ander, verzoeknummer="1999010100099", indien_datum=INGEDIEND))


def lees_register_in(wie: Mens, bestand: Path, peildatum: str) -> None:
    wie.ga_naar("/beheer/register/")
    wie.voeg_toe("Bestand", bestand)
    wie.vul("Peildatum", peildatum)
    wie.vul("Bron", "Proeflijst")
    wie.druk("Lees in")


def test_een_beheerder_leest_het_register_in(mens: Callable[..., Mens], tmp_path: Path) -> None:
    wie = mens("bert")
    wie.volg("Register")
    wie.bekijk("30-register-leeg")
    slecht, later = tmp_path / "slecht.csv", tmp_path / "later.csv"
    slecht.write_bytes(VOORBEELD.read_bytes().replace(b"geschorst", b"weg"))
    lees_register_in(wie, slecht, "2026-03-01")
    wie.page.get_by_text("Regel 9: status is 'weg'").wait_for()
    wie.bekijk("31-register-geweigerd")
    lees_register_in(wie, VOORBEELD, "2026-03-01")
    wie.page.get_by_text("Dit is de eerste stand").wait_for()
    later.write_bytes(VOORBEELD.read_bytes().replace(b"90000501;;;toegelaten", b"90000501;;;geschorst"))
    lees_register_in(wie, later, "2026-04-01")
    wie.page.get_by_role("rowheader", name="Wilgenborg Bouwkwaliteit").wait_for()
    wie.bekijk("32-register-vergeleken")
    wie.volg("Register")
    wie.bekijk("33-register-standen")


def test_wie_toetst_ziet_wat_het_register_zei(mens: Callable[..., Mens], tmp_path: Path) -> None:
    lees_register_in(mens("bert"), VOORBEELD, "2026-03-01")
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    wie.volg("Toets de bouwmelding")
    assert wie.page.locator("#eis-hw-bm-instrument-toegelaten").get_by_text("Toegelaten", exact=True).is_visible()
    assert wie.page.locator("#eis-hw-bm-kwaliteitsborger-status").get_by_text("Voldaan", exact=True).is_visible()
    wie.bekijk("34-toets-register-in-orde")
    bericht = tmp_path / "geschorst.xml"
    bericht.write_bytes(maak_geschorst_bericht())
    wie.ga_naar("/berichten/toevoegen/")
    wie.voeg_toe("Bericht", bericht)
    wie.druk("Lever aan")
    wie.volg("Toets de bouwmelding")
    eis = wie.page.locator("#eis-hw-bm-kwaliteitsborger-status")
    assert eis.get_by_text("Niet voldaan", exact=True).is_visible()
    assert eis.get_by_text("Geschorst", exact=True).count() == 2
    assert eis.get_by_text("sinds maandag 2 februari 2026").count() == 2
    wie.druk("Raadpleeg het register opnieuw")
    wie.page.get_by_text("De toets is opgeslagen en het register geraadpleegd").wait_for()
    wie.bekijk("35-toets-register-geschorst")
