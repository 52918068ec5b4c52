"""A row of three dwellings, taken into use one by one: a kader with a gereedmelding per part (Lindenveen)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Toets, Zaak
from tests.scenarios.bediening import BERICHTEN, Mens
from tests.scenarios.standwerk import Waarnemer
from tests.zaken.zaakwerk import beantwoord_alles

pytestmark = pytest.mark.browser
LANG_GELEDEN = datetime.timedelta(days=30)
RIJ = ("Zegge 1", "Zegge 3", "Zegge 5")


def _zet_onder_lindenveen(organisatie: Organisatie, nummer: str) -> None:
    """Put the zaak under a kader with a gereedmelding per part; only the owner of the database changes a municipality."""
    with binnen(organisatie.pk):
        versie = neem_in_gebruik(zoek_kader("lindenveen"), organisatie_id=organisatie.pk, moment=nu())
        Zaak.objects.filter(nummer=nummer).update(kaderversie=versie)


def _schrijf(dag: datetime.date) -> str:
    return f"{dag:%d-%m-%Y}"


def _registreer(wie: Mens, soort: str, zaak: str = "") -> None:
    """Begin a form, with the moment of receipt a month ago for what is about a part."""
    wie.ga_naar(f"/meldingen/registreren/?soort={soort}&zaak={zaak}")
    wie.kies_uit("Hoe kwam de melding binnen?", "Met een formulier")


def _meld_rij(wie: Mens) -> str:
    """Register a bouwmelding for three dwellings; gives the number of the zaak."""
    _registreer(wie, "bouwmelding")
    wie.vul("#plek_adres", RIJ[0])
    wie.vul("#plek_woonplaats", "Wilgenmeer")
    wie.vul("Andere bouwwerken in deze melding", "\n".join(RIJ[1:]))
    wie.vul("Wat wordt er gebouwd?", "Een rij van drie woningen")
    wie.vul("#initiatiefnemer_naam", "Woningstichting De Zegge")
    wie.vul("#initiatiefnemer_adres", "Lisdodde 2")
    wie.kies("Nieuwe zaak")
    wie.druk("Registreer de melding")
    nummer = re.search(r"/zaak/([^/]+)/", wie.page.url)
    assert nummer
    return nummer[1]


def test_een_rij_van_drie_woningen_in_fasen(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    nummer = _meld_rij(wie)
    _zet_onder_lindenveen(demo, nummer)
    zaak = Waarnemer(demo, nummer)
    begin = zaak.stand()
    assert begin.fasen == ()
    _deel_in(wie, nummer)
    voor = zaak.stand()
    assert zaak.veranderd(begin) == {"fasen", "mag_in_gebruik"} and voor.mag_in_gebruik.oordeel == "nee", "nu om elk deel"
    assert [deel.mag_in_gebruik.oordeel for deel in voor.fasen] == ["nee", "nee", "nee"]
    _meld_deel_gereed(wie, nummer)
    _kies_deel(wie, nummer)
    _keur_goed(wie, nummer, demo)
    wie.ga_naar(f"/zaak/{nummer}/")
    blok = wie.page.locator("#delen")
    blok.get_by_text("Zegge 1 mag in gebruik.").wait_for()
    assert "Zegge 3 mag nog niet in gebruik: er is geen gereedmelding gedaan." in blok.inner_text()
    wie.bekijk("95-zaak-met-delen")
    na = zaak.stand()
    assert [deel.mag_in_gebruik.oordeel for deel in na.fasen] == ["ja", "nee", "nee"] and na.fasen[1:] == voor.fasen[1:]
    assert na.mag_in_gebruik.oordeel == "nee" and na.fase != "wacht_op_gebruik"
    _leg_gebruik_vast(wie, nummer)
    assert zaak.veranderd(na) == {"fasen", "taken"}
    assert [taak.deel for taak in zaak.stand().taken if taak.code == "controleer_gebruik"] == ["2"]


def _deel_in(wie: Mens, nummer: str) -> None:
    wie.ga_naar(f"/zaak/{nummer}/")
    wie.volg("Delen van het project")
    wie.page.get_by_text("De bouwmelding noemt 3 bouwwerken: Zegge 1, Zegge 3 en Zegge 5.").wait_for()
    wie.bekijk("90-delen-indelen")
    wie.druk("Maak van elk bouwwerk een deel")
    wie.page.get_by_text("Er zijn 3 delen toegevoegd.").wait_for()
    wie.bekijk("91-delen")


def _meld_deel_gereed(wie: Mens, nummer: str) -> None:
    """Word of the end and a gereedmelding; the first names its part, the other does not."""
    lang_geleden = _schrijf(vandaag() - LANG_GELEDEN)
    for soort in ("eindebouw", "gereedmelding"):
        _registreer(wie, soort, nummer)
        wie.vul("#ontvangen_dag", lang_geleden)
        if soort == "eindebouw":
            wie.vul("De bouw eindigde op", lang_geleden)
            wie.vul("Deel van het project", "Zegge 9")
            wie.druk("Registreer de melding")
            wie.page.get_by_text("zijn: Zegge 1, Zegge 3, Zegge 5.").first.wait_for()
            wie.vul("Deel van het project", "zegge 1")
        else:
            wie.vul("#plek_adres", RIJ[0])
            bestand = next((BERICHTEN / "bouwmelding_volledig").glob("*.pdf"))
            wie.voeg_toe(wie.page.locator("input[type=file]").first, bestand)
        wie.druk("Registreer de melding")
        wie.page.get_by_text("Kenmerk").first.wait_for()


def _kies_deel(wie: Mens, nummer: str) -> None:
    wie.ga_naar(f"/zaak/{nummer}/")
    wie.volg("Kies het deel")
    wie.bekijk("92-delen-kiezen")
    wie.enter(wie.page.get_by_role("button", name="Sla op waarover dit gaat").first)
    wie.page.get_by_text("Kies waarover het gaat: een deel, of het hele project.").wait_for()
    wie.kies_uit(wie.page.get_by_label("Waarover gaat dit?").first, "Zegge 1")
    wie.enter(wie.page.get_by_role("button", name="Sla op waarover dit gaat").first)
    wie.page.get_by_text("De gereedmelding gaat over Zegge 1.").wait_for()


def _keur_goed(wie: Mens, nummer: str, demo: Organisatie) -> None:
    """Answer every eis, and accept; the page and its letter name the part."""
    wie.ga_naar(f"/zaak/{nummer}/")
    wie.volg("Toets de gereedmelding")
    assert "Toets van de gereedmelding van Zegge 1" in wie.page.locator("h1").inner_text()
    wie.bekijk("93-toets-deel")
    pad = wie.page.url.removeprefix(wie.adres)
    with binnen(demo.pk):
        toets = Toets.objects.get(melding__fase__naam="Zegge 1", melding__soort="gereedmelding")
        beantwoord_alles(toets, Account.objects.get(email="ravi@wilgenmeer.example.org"), moment=nu())
    wie.ga_naar(pad.replace("/toets/", "/oordeel/"))
    brief = wie.page.locator("article.brief").inner_text()
    assert "een deel van het project: Zegge 1" in brief and "U mag Zegge 1 gebruiken vanaf" in brief
    wie.bekijk("94-oordeel-deel")
    wie.druk("Accepteer de melding en verstuur de brief")
    wie.page.get_by_text("De melding is geaccepteerd").wait_for()


def _leg_gebruik_vast(wie: Mens, nummer: str) -> None:
    """The second dwelling is in use, which may not be."""
    wie.ga_naar(f"/zaak/{nummer}/delen/")
    wie.klap_open("Zegge 3 is in gebruik")
    wie.vul("#gebruik-2-dag", _schrijf(vandaag()))
    wie.vul("#gebruik-2-reden", "Er hangen gordijnen.")
    wie.druk(wie.page.locator("#deel-2").get_by_role("button", name="Leg de ingebruikname vast"))
    wie.page.get_by_text("De ingebruikname van Zegge 3 is vastgelegd").wait_for()
    wie.ga_naar(f"/zaak/{nummer}/")
    wie.page.get_by_text("Zegge 3: het bouwwerk is in gebruik terwijl dat niet mag").first.wait_for()
    wie.bekijk("96-zaak-deel-te-vroeg")
