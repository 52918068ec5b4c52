"""A complete bouwmelding: from the message to the letter, the toets with the keyboard alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser
REGISTER = "Opgezocht in het register van de toelatingsorganisatie: toegelaten."
REDENEN = {
    "hw-bm-instrument-toegelaten": REGISTER,
    "hw-bm-kwaliteitsborger-status": REGISTER,
    "BM-l": "De risicomatrix vraagt niet om een plan.",
}


def test_van_bericht_tot_brief(mens: Callable[..., Mens]) -> None:
    wie = mens()
    wie.ga_naar("/")
    wie.bekijk("01-aanmelden")
    wie.meld_aan("noor@wilgenmeer.example.org")
    wie.bekijk("02-werkvoorraad-leeg")
    wie.ga_naar("/berichten/toevoegen/")
    wie.bekijk("03-bericht-toevoegen")
    wie.lever_aan("bouwmelding_volledig")
    wie.page.get_by_text("geopend voor deze bouwmelding").wait_for()
    wie.bekijk("04-zaak-nieuw")
    wie.volg("Toets de bouwmelding")
    wie.bekijk("05-toets-begin")
    gedaan = wie.toets_met_toetsenbord(REDENEN)
    assert "hw-bm-instrument-past" in gedaan
    wie.page.get_by_role("heading", name="Oordeel over de bouwmelding").wait_for()
    assert wie.page.get_by_text("De bouwmelding is volledig.").count()
    wie.bekijk("06-oordeel-accepteren")
    wie.page.get_by_label("Stuur de berekening van de datum mee").check()
    wie.druk("Accepteer de melding en verstuur de brief")
    wie.page.get_by_text("De melding is geaccepteerd").wait_for()
    wie.bekijk("07-brief-volledig")
    assert "volledig" in lees_pdf(download(wie, "Download de PDF"))


def test_zaak_na_accepteren_en_haar_documenten(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    wie.druk("Neem deze zaak op u")
    wie.page.get_by_text("U bent nu de behandelaar").wait_for()
    wie.volg("Toets de bouwmelding")
    wie.toets_met_toetsenbord(REDENEN)
    wie.druk("Accepteer de melding en verstuur de brief")
    wie.volg("Zaak 2")
    wie.page.get_by_role("heading", name="Mag de bouw starten?").wait_for()
    for berekening in wie.page.locator("summary").all():
        berekening.click()
    wie.bekijk("08-zaak-geaccepteerd-alles-open")
    wie.druk("Toon BSN")
    wie.page.get_by_text("999900006").wait_for()
    wie.bekijk("09-zaak-bsn-getoond")
    wie.volg("borgingsplan.pdf")
    wie.page.get_by_role("heading", name="Wat de controle vond").wait_for()
    wie.bekijk("10-document")
    assert download(wie, "Download het document").startswith(b"%PDF")
    wie.ga_naar("/werkvoorraad/")
    wie.bekijk("11-werkvoorraad")


def download(wie: Mens, knop: str) -> bytes:
    with wie.page.expect_download() as ophalen:
        wie.page.get_by_role("link", name=knop).click()
    pad = ophalen.value.path()
    assert isinstance(pad, Path)
    return pad.read_bytes()


def lees_pdf(inhoud: bytes) -> str:
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        return str(pdf.docinfo["/Title"])
