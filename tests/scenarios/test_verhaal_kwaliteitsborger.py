"""A kwaliteitsborger is suspended during the works: the zaak asks for a judgement, and another takes over."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.register.acties import Levering, lees_register_in
from borgwijzer.register.models import Registerstand
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.nacontrole import controleer_borgers
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.toetsen import accepteer_melding
from borgwijzer.zaken.models import Zaak
from tests.register.registerwerk import VOORBEELD
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.zaken.zaakwerk import beantwoord_alles, maak_binnen, open_proefzaak

pytestmark = pytest.mark.browser
TAAK = "beoordeel_kwaliteitsborger"
BORGER = {"naam": "Borgkracht Kwaliteitsborging B.V.", "kvk": "90009992"}


def maak_zaak(organisatie: Organisatie) -> Zaak:
    """A house under construction, with a kwaliteitsborger that was in order on the day of the bouwmelding."""
    door, toen = Account.objects.get(naam="Amal Rietvoort"), nu() - datetime.timedelta(days=60)
    lees_in(organisatie, VOORBEELD.read_bytes(), toen.date())
    zaak = open_proefzaak(organisatie)
    partijen = [*maak_binnen().betrokkenen, {"rol": "kwaliteitsborger", **BORGER, "telefoon": "0600 090000"}]
    inhoud = {"kwaliteitsborger": BORGER, "instrument": "Instrument Woonborg Demonstratie"}
    bouw = registreer_melding(zaak, maak_binnen(ontvangen_op=toen, inhoud=inhoud, betrokkenen=partijen), moment=toen)
    toets = beantwoord_alles(bouw.toets, door, moment=toen)
    accepteer_melding(toets.pk, versie=toets.versie, door=door, moment=toen)
    begin = (toen + datetime.timedelta(days=35)).date()
    stel_datum_vast(zaak.pk, "feitelijke_start_op", begin, reden="Gezien.", door=door, moment=nu())
    return zaak


def lees_in(organisatie: Organisatie, ruw: bytes, peildatum: datetime.date) -> None:
    lees_register_in(organisatie, Levering(ruw, peildatum, "Proeflijst"), vandaag=vandaag(), moment=nu())


def schors(wie: Mens, organisatie: Organisatie, bestand: bytes) -> None:
    """A beheerder reads in a newer list; then the worker does the job that this asked for."""
    wie.ga_naar("/beheer/register/")
    wie.voeg_toe("Bestand", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": bestand})
    wie.vul("Peildatum", f"{vandaag():%Y-%m-%d}")
    wie.vul("Bron", "Proeflijst")
    wie.druk("Lees in")
    with binnen(organisatie.pk):
        assert controleer_borgers(Registerstand.objects.latest("pk").pk, moment=nu()) == 1


def beoordeel(wie: Mens, zaak: Zaak) -> None:
    """From the taak on the page of the zaak to the judgement of it."""
    wie.ga_naar(f"/zaak/{zaak.nummer}/")
    wie.page.get_by_text("Volgens het register van").first.wait_for()
    wie.bekijk("62-zaak-geschorst")
    wie.volg("Naar partijen en wisselingen")
    wie.klap_open("Beoordeel wat dit betekent")
    wie.vul("Wat ging u na, en wat betekent het voor de bouw?", "De bouw ligt stil tot er een opvolger is.")
    wie.bekijk("63-register-beoordelen")
    wie.druk("Leg de beoordeling vast")
    wie.page.get_by_text("De beoordeling is vastgelegd.").wait_for()


def leg_wisseling_vast(wie: Mens) -> None:
    wie.klap_open("Een wisseling vastleggen")
    wie.kies_uit("Wie wisselde er?", "De kwaliteitsborger")
    wie.vul("Wie neemt het over?", "Wilgenborg Bouwkwaliteit")
    wie.vul("KvK-nummer", "90000501")
    wie.vul("Instrument", "DEMO-0001")
    wie.vul("Sinds wanneer?", f"{vandaag():%d-%m-%Y}")
    wie.vul("#wisseling-hoe", "Brief van de initiatiefnemer.")
    wie.bekijk("64-wisseling-vastleggen")
    wie.druk("Leg de wisseling vast")


def test_kwaliteitsborger_geschorst_tijdens_de_bouw(mens: Callable[..., Mens], demo: Organisatie) -> None:
    with binnen(demo.pk):
        zaak = maak_zaak(demo)
    stand = Waarnemer(demo, zaak.nummer)
    voor = stand.stand()
    assert TAAK not in stand.taken() and voor.fase == "in_uitvoering"
    sinds = vandaag() - datetime.timedelta(days=3)
    regel = f"kwaliteitsborger;{BORGER['naam']};{BORGER['kvk']};;;geschorst;{sinds}\n"
    schors(mens("bert"), demo, VOORBEELD.read_bytes() + regel.encode())
    (taak,) = [taak for taak in stand.stand().taken if taak.code == TAAK]
    assert f"geschorst sinds {sinds} (eerder toegelaten)" in taak.tekst
    assert stand.veranderd(voor) == {"taken"}, "de rest blijft gelijk"

    wie = mens("joost")
    beoordeel(wie, zaak)
    leg_wisseling_vast(wie)
    wie.page.get_by_text("De wisseling is vastgelegd.").wait_for()
    wie.bekijk("65-partijen-na-de-wisseling")
    assert TAAK not in stand.taken() and stand.veranderd(voor) == {"borger"}
    assert stand.stand().borger.naam == "Wilgenborg Bouwkwaliteit"
    wie.ga_naar(f"/zaak/{zaak.nummer}/")
    wie.page.get_by_text("Wilgenborg Bouwkwaliteit: sinds").wait_for()
    wie.bekijk("66-zaak-na-de-wisseling")
