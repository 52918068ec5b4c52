"""Another version of the kader while a termijn runs: a jurist sees before and after, and confirms what was shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.toetsen import accepteer_melding
from borgwijzer.zaken.models import Zaak
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.zaken.kaderwerk import neem_nieuwe_versie
from tests.zaken.zaakwerk import beantwoord_alles, maak_binnen, open_proefzaak

pytestmark = pytest.mark.browser


def maak_zaak(organisatie: Organisatie) -> Zaak:
    """A house that is nearly ready: the bouwmelding was accepted in spring, the gereedmelding came in today."""
    door, nu_ = Account.objects.get(naam="Amal Rietvoort"), nu()
    zaak = open_proefzaak(organisatie)
    lang_geleden = nu_ - datetime.timedelta(days=120)
    bouw = registreer_melding(zaak, maak_binnen(ontvangen_op=lang_geleden), moment=lang_geleden)
    toets = beantwoord_alles(bouw.toets, door, moment=lang_geleden)
    accepteer_melding(toets.pk, versie=toets.versie, door=door, moment=lang_geleden)
    stel_datum_vast(
        zaak.pk, "feitelijke_start_op", (lang_geleden + datetime.timedelta(days=40)).date(), reden="Gezien.", door=door, moment=nu_
    )
    registreer_melding(zaak, maak_binnen("gereedmelding", ontvangen_op=nu_), moment=nu_)
    return zaak


def lees_wachttijd(stand: Waarnemer) -> datetime.date:
    return datetime.date.fromisoformat(stand.termijn("gereedmelding_wachttijd")[1])


def leg_einde_vast(collega: Mens, zaak: Zaak) -> None:
    """A colleague writes down that the works ended today."""
    collega.ga_naar(f"/zaak/{zaak.nummer}/vastleggen/")
    collega.klap_open("Een datum vastleggen")
    collega.kies_uit("Wat gebeurde er, of is gepland?", "De bouw is klaar")
    collega.vul("Op welke dag?", f"{vandaag():%d-%m-%Y}")
    collega.vul("Hoe weet u dit?", "Gebeld met de aannemer.")
    collega.druk("Leg de datum vast")


def lees_vergelijking(wie: Mens, oud: datetime.date) -> None:
    """The running termijn with its old day, that it changes, and why."""
    rij = wie.page.get_by_role("row", name="Wachttijd na de gereedmelding")
    assert rij.get_by_text(schrijf_kort(oud)).is_visible()
    assert rij.get_by_text("Wordt anders").is_visible()
    wie.page.get_by_text("De termijn is 7 werkdagen in plaats van 10 werkdagen.").wait_for()
    wie.page.get_by_text("In een brief die al verstuurd is, kan de oude dag staan").wait_for()
    wie.bekijk("60-kaderwissel-vergeleken")


def test_kaderwissel_met_een_lopende_termijn(mens: Callable[..., Mens], demo: Organisatie) -> None:
    with binnen(demo.pk):
        zaak = maak_zaak(demo)
        neem_nieuwe_versie(demo)
    stand = Waarnemer(demo, zaak.nummer)
    voor = stand.stand()
    oud = lees_wachttijd(stand)
    wie = mens("joost")
    wie.ga_naar(f"/zaak/{zaak.nummer}/")
    wie.page.get_by_text(schrijf_kort(oud)).first.wait_for()
    wie.volg("Andere versie")
    lees_vergelijking(wie, oud)
    assert stand.veranderd(voor) == set(), "vergelijken zet niets over"
    leg_einde_vast(mens("amal"), zaak)  # meanwhile: what Joost saw is no longer what would happen
    wie.vul("Waarom gaat de zaak over?", "De gemeenteraad stelde de nieuwe versie vast.")
    wie.druk("Zet de zaak over")
    wie.page.get_by_text("Er is intussen iets veranderd").wait_for()
    assert wie.page.get_by_label("Waarom gaat de zaak over?").input_value() == "De gemeenteraad stelde de nieuwe versie vast."
    wie.bekijk("61-kaderwissel-intussen-veranderd")
    wie.druk("Zet de zaak over")
    wie.page.get_by_text("De zaak is overgezet.").wait_for()
    nieuw = lees_wachttijd(stand)
    assert nieuw < oud and stand.kort()[:2] == (voor.fase, voor.mag_starten.oordeel)
    wie.page.get_by_text(schrijf_kort(nieuw)).first.wait_for()
    wie.page.get_by_text("Zaak overgezet van het kader hoeksche-waard, versie van 1 januari 2024").wait_for()
    wie.bekijk("67-kaderwissel-daarna")

    kijker = mens("lies")
    kijker.ga_naar(f"/zaak/{zaak.nummer}/kaderversie/")
    kijker.page.get_by_text("Overzetten doet een jurist of teamleider").wait_for()
