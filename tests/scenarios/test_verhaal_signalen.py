"""Signals from everywhere: a third party with a photo, a kwaliteitsborger, two about the same, and direct danger on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from borgwijzer.demo.gevallen_signalen import maak_foto
from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import SMAL, Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser


@pytest.fixture
def foto(tmp_path: Path) -> Path:
    pad = tmp_path / "scheur.jpg"
    pad.write_bytes(maak_foto())
    return pad


def _begin(wie: Mens, demo: Organisatie) -> tuple[str, Waarnemer]:
    """The address of a zaak with a bouwmelding, and who asks ``stand()`` of it."""
    wie.lever_aan("bouwmelding_volledig")
    return wie.page.url.removeprefix(wie.adres), Waarnemer(demo)


def _neem_op(wie: Mens, pad: str, bron: str, tekst: str, onderwerp: str = "") -> None:
    wie.ga_naar(pad)
    wie.volg("Neem een signaal op")
    wie.kies_uit("Van wie komt het signaal?", bron)
    wie.vul("Wat is er gezien of gemeld?", tekst)
    if onderwerp:
        wie.klap_open("Waar gaat het over?")
        wie.kies(onderwerp)
    wie.druk("Neem het signaal op")
    wie.page.get_by_text("Het signaal is opgenomen bij zaak").wait_for()


def _meld_van_buiten(buur: Mens, foto: Path) -> None:
    """The public form, with a photo; the page that follows says what came in."""
    buur.ga_naar("/formulier/wilgenmeer/")
    buur.volg("Een onregelmatigheid melden")
    buur.vul("Vertel wat u zag", "De muur heeft een andere kleur dan op de tekening.")
    buur.vul(buur.page.get_by_label("Straat en huisnummer").first, "Lisdodde 14")
    buur.vul(buur.page.get_by_label("Postcode").first, "9999 ZV")
    buur.vul("#melder_naam", "P. Duinker")
    buur.vul("#melder_adres", "Rietkraag 10")
    buur.voeg_toe(buur.page.get_by_label("Foto's", exact=True), foto)
    buur.page.wait_for_timeout(3_000)
    buur.druk("Verstuur")
    buur.page.get_by_text("scheur.jpg").wait_for()
    buur.page.get_by_text("wij kunnen u alleen een brief sturen").wait_for()
    buur.bekijk("149-ontvangen-met-foto")


def _beoordeel_zonder_risico(wie: Mens) -> None:
    wie.kies_uit("Wijst het op een risico", "Nee")
    wie.vul("Waaruit maakt u dat op?", "De kleur is geen gevaar.")
    wie.druk("Bekijk wat het kader zegt")
    wie.page.get_by_text("Het kader zegt: niet opvolgen.").wait_for()
    wie.vul("Waarom?", "Geen risico voor veiligheid of gezondheid")
    wie.druk("Leg de beoordeling vast")
    wie.page.get_by_text("Het signaal is beoordeeld en afgedaan.").wait_for()


def test_een_derde_met_een_foto_op_een_onbekend_adres(mens: Callable[..., Mens], demo: Organisatie, foto: Path) -> None:
    _meld_van_buiten(mens(), foto)
    wie = mens("ravi")
    wie.ga_naar("/triage/")
    wie.volg(wie.page.locator("a.hoofdlink").first)
    wie.kies_uit("Van wie komt het signaal?", "Derde")
    wie.druk("Maak een nieuwe zaak voor dit adres")
    wie.page.get_by_text("geopend voor dit signaal").first.wait_for()
    zaak = Waarnemer(demo)
    assert zaak.taken() == {"beoordeel_signaal"}
    wie.volg("Open dit signaal")
    wie.page.get_by_role("link", name="scheur.jpg").wait_for()
    wie.bekijk("150-signaal-met-foto")
    _beoordeel_zonder_risico(wie)
    assert zaak.taken() == set()
    wie.volg("Bericht aan de melder")
    wie.druk("Maak deze brief")
    wie.page.get_by_text("Onze reden: Geen risico voor veiligheid of gezondheid. Ziet u later iets anders?").wait_for()
    wie.bekijk("148-signaal-brief-niet-opgevolgd")


def _vul_in_voor_borger(wie: Mens) -> None:
    """What a kwaliteitsborger tells by telephone, with a day for the repair but not that it was agreed."""
    wie.kies_uit("Van wie komt het signaal?", "Kwaliteitsborger")
    wie.vul("Wat is er gezien of gemeld?", "De wapening van de fundering ligt anders dan op de tekening.")
    wie.klap_open("Waar gaat het over?")
    wie.kies("Fundering en grondwerk")
    wie.klap_open("Verklaring en herstel")
    wie.vul("Hersteld op of voor", "31-12-2026")
    wie.klap_open("Wie meldt het?")
    wie.vul("#melder_naam", "Borgburo Waterland")
    wie.vul("#melder_adres", "Kanaalkade 5")


def test_een_kwaliteitsborger_over_de_fundering_krijgt_bericht(mens: Callable[..., Mens], demo: Organisatie, foto: Path) -> None:
    wie = mens("ravi")
    pad, zaak = _begin(wie, demo)
    voor = zaak.taken()
    wie.ga_naar(pad)
    wie.volg("Neem een signaal op")
    wie.bekijk("151-signaal-nieuw")
    _vul_in_voor_borger(wie)
    wie.voeg_toe(wie.page.get_by_label("Foto's", exact=True), foto)
    wie.druk("Neem het signaal op")
    wie.page.get_by_text("kies dan 'ja' bij afgesproken herstel").first.wait_for()
    assert wie.page.get_by_label("scheur.jpg (Foto's)").is_checked(), "de foto hoeft niet nog eens gekozen te worden"
    wie.bekijk("152-signaal-nieuw-fout")
    wie.kies_uit("Is herstel afgesproken?", "Ja")
    wie.kies_uit("Kan de verklaring hierdoor niet worden afgegeven?", "Ja")
    wie.druk("Neem het signaal op")
    wie.page.get_by_text("Het signaal is opgenomen bij zaak").wait_for()
    assert zaak.taken() - voor == {"beoordeel_signaal"}
    wie.volg("Bericht aan de melder, of doorzenden")
    wie.bekijk("153-signaal-bericht")
    wie.druk("Maak deze brief")
    wie.page.get_by_text("Wij hebben uw signaal ontvangen").first.wait_for()
    wie.bekijk("154-signaal-brief")


def test_twee_over_hetzelfde_worden_een_en_weer_twee(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    pad, zaak = _begin(wie, demo)
    _neem_op(wie, pad, "Aannemer", "Er zit een scheur in de fundering aan de achterkant.", "Fundering en grondwerk")
    een = zaak.taken()
    _neem_op(wie, pad, "Derde", "Er zit een scheur in de fundering.", "Fundering en grondwerk")
    wie.page.get_by_text("zelfde zaak, zelfde onderwerp").wait_for()
    wie.bekijk("155-signaal-lijkt-op")
    wie.vul("Waarom gaan zij over hetzelfde?", "Het is dezelfde scheur.")
    wie.druk(wie.page.get_by_role("button", name="Voeg bij dit signaal"))
    wie.page.get_by_text("Dit signaal is gevoegd bij een signaal.").wait_for()
    wie.bekijk("156-signaal-gevoegd")
    assert zaak.taken() == een
    wie.volg("Signalen")
    wie.page.get_by_text("1 signaal", exact=True).wait_for()
    wie.bekijk("157-signalen")
    wie.ga_naar("/signalen/?toon=samengevoegd")
    wie.volg(wie.page.locator("a.hoofdlink").first)
    wie.vul("Waarom gaan zij toch niet over hetzelfde?", "Het is een andere muur.")
    wie.druk("Maak dit signaal weer los")
    wie.page.get_by_text("Dit signaal staat weer op zichzelf.").wait_for()
    wie.ga_naar("/signalen/")
    wie.page.get_by_text("2 signalen", exact=True).wait_for()


@pytest.mark.parametrize("maat", [SMAL], ids=["320"])
def test_direct_gevaar_op_een_telefoon(mens: Callable[..., Mens], demo: Organisatie, foto: Path) -> None:
    wie = mens("ravi")
    pad, zaak = _begin(wie, demo)
    wie.ga_naar(pad)
    wie.volg("Direct gevaar")
    wie.page.get_by_role("link", name="Bel 112").wait_for()
    wie.page.get_by_text("er staat geen telefoonnummer in het kader").wait_for()
    wie.bekijk("158-gevaar")
    wie.druk("Leg het gevaar vast")
    wie.page.get_by_text("Schrijf in een paar woorden wat er gevaarlijk is.").wait_for()
    wie.vul("Wat is er gevaarlijk?", "De steiger hangt los boven de stoep.")
    wie.voeg_toe(wie.page.get_by_label("Foto's"), foto)
    wie.druk("Leg het gevaar vast")
    wie.page.get_by_text("Het gevaar is vastgelegd.").wait_for()
    assert "beoordeel_signaal" in zaak.taken()
    wie.bekijk("159-gevaar-vastgelegd")
    wie.volg("Stel een bouwstop voor")
    motivering = wie.page.get_by_label("Waarom is dit besluit nodig?")
    assert re.search("De steiger hangt los", motivering.input_value())
    assert wie.page.get_by_label("Welk besluit stelt u voor?").input_value() == "bouwstop"
