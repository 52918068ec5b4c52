"""A complete bouwmelding: from the message to the letter, the toets with the keyboard alone."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser
REGISTER = "Opgezocht in het register van de toelatingsorganisatie: toegelaten."
REDENEN = {
    "hw-bm-instrument-toegelaten": REGISTER,
    "hw-bm-kwaliteitsborger-status": REGISTER,
    "BM-l": "De risicomatrix vraagt niet om een plan.",
}


def test_van_bericht_tot_brief(mens: Callable[..., Mens], demo: Organisatie) -> None:
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
    zaak = Waarnemer(demo)
    voor = zaak.stand()
    assert zaak.kort() == ("bouwmelding_in_behandeling", "nee", "nee") and "toets_bouwmelding" in zaak.taken()
    _toets(wie)
    assert zaak.veranderd(voor) == set(), "wie de toets invult, heeft nog niets beslist"
    wie.kies("Stuur de berekening van de datum mee")
    wie.druk("Accepteer de melding en verstuur de brief")
    wie.page.get_by_text("De melding is geaccepteerd").wait_for()
    assert zaak.kort() == ("wacht_op_start", "nee", "nee") and "toets_bouwmelding" not in zaak.taken()
    assert zaak.veranderd(voor) == {"fase", "mag_starten", "taken"}
    wie.bekijk("07-brief-volledig")
    assert "volledig" in lees_pdf(wie.haal_op("Download de PDF"))


def _toets(wie: Mens) -> None:
    wie.volg("Toets de bouwmelding")
    wie.bekijk("05-toets-begin")
    gedaan = wie.beantwoord_eisen(REDENEN)
    assert "hw-bm-instrument-past" in gedaan
    wie.page.get_by_role("heading", name="Oordeel over de bouwmelding").wait_for()
    assert wie.page.get_by_text("De bouwmelding is volledig.").count()
    wie.bekijk("06-oordeel-accepteren")


def test_zaak_na_accepteren_en_haar_documenten(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    wie.druk("Neem deze zaak op u")
    wie.page.get_by_text("U bent nu de behandelaar").wait_for()
    wie.volg("Toets de bouwmelding")
    wie.beantwoord_eisen(REDENEN)
    wie.druk("Accepteer de melding en verstuur de brief")
    wie.volg("Zaak 2")
    wie.page.get_by_role("heading", name="Mag de bouw starten?").wait_for()
    for berekening in wie.page.locator("summary").all():
        wie.klap_open(berekening)
    wie.bekijk("08-zaak-geaccepteerd-alles-open")
    wie.druk("Toon BSN")
    wie.page.get_by_text("999900006").wait_for()
    wie.bekijk("09-zaak-bsn-getoond")
    wie.volg("borgingsplan.pdf")
    wie.page.get_by_role("heading", name="Wat de controle vond").wait_for()
    wie.bekijk("10-document")
    assert wie.haal_op("Download het document").startswith(b"%PDF")
    wie.ga_naar("/werkvoorraad/")
    wie.bekijk("11-werkvoorraad")


def lees_pdf(inhoud: bytes) -> str:
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        return str(pdf.docinfo["/Title"])
