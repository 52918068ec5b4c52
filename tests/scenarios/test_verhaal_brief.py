"""A letter from its text to who gets it: words of one's own, e-mail for who wants that, a mail that is refused, and the post."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzending import acties
from borgwijzer.brieven.verzending.mailen import verstuur_wachtende
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.vullen import bereikbaar
from borgwijzer.zaken.models import Melding
from tests.brieven.mailserver import Postkantoor, open_postkantoor
from tests.scenarios.bediening import Mens
from tests.zaken.zaakwerk import beantwoord_alles

pytestmark = pytest.mark.browser
EIGEN = "Bedankt voor uw melding van {ontvangen_op} voor {bouwactiviteit}."


@pytest.fixture
def kantoor(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Postkantoor]:
    """A mail server that refuses every address; the people of this story are taken for real ones."""
    with open_postkantoor() as postkantoor:
        for module in (acties, bereikbaar):
            monkeypatch.setattr(module, "oefent", lambda organisatie: False)
        settings.SMTP = postkantoor.smtp
        postkantoor.antwoorden["RCPT"] = "550 postbus onbekend"
        yield postkantoor


def _wil_email(noor: Mens) -> None:
    """The gemachtigde wants letters by e-mail; how that is known must be said."""
    noor.volg("Partijen en wisselingen")
    noor.volg("Wie krijgt brieven per e-mail?")
    knop = noor.page.get_by_role("button", name=re.compile("^Voortaan per e-mail.*De Wilgentak"))
    noor.druk(knop)
    formulier = noor.page.get_by_role("form", name="De Wilgentak")
    formulier.get_by_text("Schrijf hoe u dit weet").wait_for()
    noor.bekijk("700-bereikbaar-zonder-reden")
    noor.vul(formulier.get_by_label("Hoe weet u dit?"), "Aangekruist op het formulier.")
    noor.druk(knop)
    noor.page.get_by_text("Het geldt voor de volgende brief.").wait_for()


def _open_oordeel(noor: Mens, demo: Organisatie, zaak: str) -> None:
    with binnen(demo.pk):
        melding = Melding.objects.select_related("toets").get()
        beantwoord_alles(melding.toets, Account.objects.get(email__startswith="noor"), moment=nu())
    noor.ga_naar(f"{zaak}oordeel/{melding.pk}/")


def _schrijf_eigen_tekst(noor: Mens) -> None:
    """A fact that is gone is refused; the standard comes back at once; then words of one's own."""
    noor.volg("Bekijk of wijzig de tekst")
    inleiding = noor.page.get_by_label("Inleiding")
    standaard = inleiding.input_value()
    noor.vul(inleiding, "Wij ontvingen uw bouwmelding.")
    noor.druk("Bewaar en lees de brief")
    noor.page.get_by_text("ontbreekt {ontvangen_op}").wait_for()
    assert inleiding.input_value() == "Wij ontvingen uw bouwmelding.", "wat getypt is, staat er nog"
    noor.bekijk("702-brieftekst-gegeven-weg")
    noor.vul(inleiding, EIGEN)
    noor.druk("Bewaar en lees de brief")
    noor.page.locator("article.brief").get_by_text("Bedankt voor uw melding").wait_for()
    noor.bekijk("703-brieftekst-eigen")
    noor.druk("Zet alle standaardteksten terug")
    assert inleiding.input_value() == standaard
    noor.vul(inleiding, EIGEN)
    noor.druk("Bewaar en lees de brief")
    noor.volg("Terug naar waar u de brief verstuurt")


def _meld_teruggekomen(noor: Mens, demo: Organisatie, kantoor: Postkantoor) -> None:
    """The mail server refuses the mail; the letter goes by post, and on which day is written down."""
    noor.page.get_by_text("Wacht op de mailserver").wait_for()
    with binnen(demo.pk):
        assert verstuur_wachtende(moment=nu()) == 0
    noor.page.reload()
    noor.page.get_by_text("postbus onbekend").wait_for()
    noor.bekijk("705-brief-geweigerd")
    noor.klap_open("De brief ging op de post")
    noor.vul("Op welke dag ging de brief op de post?", f"{vandaag() + datetime.timedelta(days=1):%d-%m-%Y}")
    noor.druk("Leg vast dat de brief op de post is")
    noor.page.get_by_text("niet later dan nu").wait_for()
    noor.vul("Op welke dag ging de brief op de post?", f"{vandaag():%d-%m-%Y}")
    noor.druk("Leg vast dat de brief op de post is")
    noor.page.get_by_text("Vastgelegd: de brief is per post verstuurd.").wait_for()
    noor.page.get_by_text("post, na een e-mail naar").wait_for()
    noor.bekijk("706-brief-gepost")


def test_een_eigen_tekst_geweigerd_per_email_en_op_de_post(
    mens: Callable[..., Mens], demo: Organisatie, kantoor: Postkantoor
) -> None:
    noor = mens("noor")
    noor.lever_aan("bouwmelding_volledig")
    zaak = noor.page.url.removeprefix(noor.adres)
    _wil_email(noor)
    _open_oordeel(noor, demo, zaak)
    _schrijf_eigen_tekst(noor)
    noor.druk("Accepteer de melding en verstuur de brief")
    noor.page.locator("article.brief").get_by_text("Bedankt voor uw melding").wait_for()
    _meld_teruggekomen(noor, demo, kantoor)
    with binnen(demo.pk):
        assert OpgeslagenBrief.objects.latest("pk").toestand == "verzonden"
