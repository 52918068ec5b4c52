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
    wie.page.get_by_label("Bestand").set_input_files(bestand)
    wie.page.get_by_label("Peildatum").fill(peildatum)
    wie.page.get_by_label("Bron").fill("Proeflijst")
    wie.druk("Lees in")


def test_van_register_tot_toets(mens: Callable[..., Mens], tmp_path: Path) -> None:
    beheerder = mens("bert")
    beheerder.volg("Register")
    beheerder.bekijk("30-register-leeg")
    slecht, later = tmp_path / "slecht.csv", tmp_path / "later.csv"
    slecht.write_bytes(VOORBEELD.read_bytes().replace(b"geschorst", b"weg"))
    lees_register_in(beheerder, slecht, "2026-03-01")
    beheerder.page.get_by_text("Regel 9: status is 'weg'").wait_for()
    beheerder.bekijk("31-register-geweigerd")
    lees_register_in(beheerder, VOORBEELD, "2026-03-01")
    beheerder.page.get_by_text("Dit is de eerste stand").wait_for()
    later.write_bytes(VOORBEELD.read_bytes().replace(b"90000501;;;toegelaten", b"90000501;;;geschorst"))
    lees_register_in(beheerder, later, "2026-04-01")
    beheerder.page.get_by_role("cell", name="Wilgenborg Bouwkwaliteit").or_(
        beheerder.page.get_by_role("rowheader", name="Wilgenborg Bouwkwaliteit")
    ).wait_for()
    beheerder.bekijk("32-register-vergeleken")
    beheerder.volg("Register")
    beheerder.bekijk("33-register-standen")

    intake = mens("noor")
    intake.lever_aan("bouwmelding_volledig")
    intake.volg("Toets de bouwmelding")
    assert intake.page.locator("#eis-hw-bm-instrument-toegelaten").get_by_text("Toegelaten", exact=True).is_visible()
    assert intake.page.locator("#eis-hw-bm-kwaliteitsborger-status").get_by_text("Voldaan", exact=True).is_visible()
    intake.bekijk("34-toets-register-in-orde")
    bericht = tmp_path / "geschorst.xml"
    bericht.write_bytes(maak_geschorst_bericht())
    intake.ga_naar("/berichten/toevoegen/")
    intake.page.get_by_label("Bericht").set_input_files(bericht)
    intake.druk("Lever aan")
    intake.volg("Toets de bouwmelding")
    eis = intake.page.locator("#eis-hw-bm-kwaliteitsborger-status")
    assert eis.get_by_text("Niet voldaan", exact=True).is_visible()
    assert eis.get_by_text("Geschorst", exact=True).count() == 2
    assert eis.get_by_text("sinds maandag 2 februari 2026").count() == 2
    intake.druk("Raadpleeg het register opnieuw")
    intake.page.get_by_text("in de stand van woensdag 1 april 2026").first.wait_for()
    intake.bekijk("35-toets-register-geschorst")
