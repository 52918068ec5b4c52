"""By keyboard: a voornemen whose words somebody changes, reads and sends; and all kinds of letter, with an example."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Interventiestap, Zaak
from tests.scenarios.bediening import Mens
from tests.toezicht import lastwerk as werk

pytestmark = pytest.mark.browser

VELDEN = {
    "last": "Leg de bouw stil.", "uiterlijk": f"{vandaag() + datetime.timedelta(days=21):%d-%m-%Y}", "dagen": "28",
    "bedrag": "1.000", "maximum": "5.000", "bedrag_reden": "Het is meer dan doorbouwen oplevert.",
    "evenredig": "Een waarschuwing hielp niet.",
}  # fmt: skip
EIGEN = "Wij belden u hierover op maandag. "


def _open_last(wie: Mens, demo: Organisatie) -> str:
    wie.lever_aan("bouwmelding_volledig")
    pad = wie.page.url.removeprefix(wie.adres)
    with binnen(demo.pk):
        zaak, mens = Zaak.objects.get(nummer=pad.strip("/").split("/")[-1]), Account.objects.filter(organisatie=demo)[0]
        overtreding = werk.maak_overtreding(zaak, mens, geconstateerd_op=vandaag())
        werk.maak_afweging(overtreding, werk.DWANGSOM, mens)
    wie.ga_naar(pad)
    wie.volg("Begin een last")
    wie.druk("Begin de last onder dwangsom")
    return wie.page.url.removeprefix(wie.adres)


def _schrijf_eigen_tekst(wie: Mens) -> None:
    """First a sentence that loses a fact and invents one, then one that is good."""
    wie.page.get_by_role("heading", name="Tekst van de brief", exact=True).wait_for()
    wie.bekijk("220-voornemen-tekst")
    stuk = wie.page.locator("textarea").first
    standaard = stuk.input_value()
    wie.vul(stuk, "Zonder gegevens, met {verzonnen}.")
    wie.druk("Bewaar en lees de brief")
    wie.page.get_by_text("dat gegeven heeft deze brief niet").or_(wie.page.get_by_text("ontbreekt {")).first.wait_for()
    wie.bekijk("221-voornemen-tekst-geweigerd")
    wie.vul(wie.page.locator("textarea").first, EIGEN + standaard)
    wie.druk("Bewaar en lees de brief")
    wie.page.get_by_text("De tekst is bewaard.").wait_for()


def test_de_tekst_van_een_voornemen_wijzigen_lezen_en_versturen(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    last = _open_last(wie, demo)
    for naam, waarde in VELDEN.items():
        wie.vul(f"#voornemen-{naam}", waarde)
    wie.kies_uit("#voornemen-eenheid", "per week")
    wie.druk("Pas de tekst aan")
    _schrijf_eigen_tekst(wie)
    with binnen(demo.pk):
        assert not Interventiestap.objects.exists(), "er is nog niets gebeurd"
    wie.volg("Terug naar waar u de brief verstuurt")
    wie.page.get_by_text(EIGEN.strip()).wait_for()
    assert wie.page.locator("#voornemen-bedrag").input_value() == "1.000", "het formulier staat er zoals het was"
    wie.bekijk("222-voornemen-klaar")
    wie.druk("Verstuur het voornemen")
    wie.page.get_by_text("Het is vastgelegd.").wait_for()
    with binnen(demo.pk):
        brief = OpgeslagenBrief.objects.get(soort="voornemen_last")
        assert [deel["nieuw"].startswith(EIGEN.strip()) for deel in brief.eigen_tekst.values()] == [True]
    wie.ga_naar(f"{last.split('last/')[0]}brief/{brief.pk}/")
    wie.page.get_by_text("Eigen tekst:").wait_for()
    wie.bekijk("223-voornemen-verstuurd")


@pytest.mark.parametrize(("wie_", "weg"), [("bert", "Brieven"), ("joost", "Alle soorten brieven")])
def test_alle_brieven_zien_een_voorbeeld_kiezen_en_lezen_hoe_het_anders_kan(wie_: str, weg: str, mens: Callable[..., Mens]) -> None:
    wie = mens(wie_)
    wie.volg(wie.page.get_by_role("link", name=weg, exact=True))
    wie.page.get_by_role("heading", name="Brieven", exact=True).wait_for()
    wie.bekijk(f"224-brieven-{wie_}")
    wie.volg("Voornemen: last")
    wie.page.get_by_text("Zo ziet de brief eruit bij uw gemeente.").wait_for()
    wie.klap_open("Zo verandert u deze brief")
    wie.page.get_by_text("[brief.voornemen_last.teksten]").wait_for()
    wie.kies_uit("#voorbeeldkeuze", "voornemen last bestuursdwang")
    wie.druk("Toon")
    wie.page.get_by_role("article").get_by_text("last onder bestuursdwang").first.wait_for()
    wie.bekijk(f"225-brief-soort-{wie_}")
    assert wie.haal_op("Download dit voorbeeld als PDF").startswith(b"%PDF")
