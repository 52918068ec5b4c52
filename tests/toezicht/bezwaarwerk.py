"""A besluit with a bezwaar against it, as far along as a test needs."""

from __future__ import annotations

import datetime
from dataclasses import replace

from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties.besluiten import Besluitvoorstel, neem_besluit, stel_besluit_voor
from borgwijzer.toezicht.acties.bezwaar import Binnengekomen, leg_stap_vast, registreer_bezwaar
from borgwijzer.toezicht.acties.bezwaarbeslissing import Beslisvoorstel
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer
from borgwijzer.zaken.models import Besluit, Bezwaar, Bezwaarstap
from tests.zaken.zaakwerk import MOMENT

VANDAAG = MOMENT.date()
INDIENER = {"naam": "T. Oeverdijk", "adres": "Rietlaan 1", "postcode": "9999 ZZ", "woonplaats": "Wilgenmeer"}
HERROEP = Beslisvoorstel("gegrond", "herroepen", "Er was wel een bouwmelding: het besluit berust op een vergissing.")


def dag(later: int) -> datetime.date:
    """The day so many days after the besluit."""
    return VANDAAG + datetime.timedelta(days=later)


def moment(later: int) -> datetime.datetime:
    return MOMENT + datetime.timedelta(days=later)


def neem_bouwstop(zaak_id: int, jurist: Account, teamleider: Account) -> Besluit:
    """A bouwstop of today: it holds until further notice."""
    voorstel = Besluitvoorstel("bouwstop", VANDAAG, "Er wordt gebouwd zonder melding.", gronden=["Er is geen bouwmelding."])
    besluit = stel_besluit_voor(zaak_id, voorstel, door=jurist, moment=MOMENT)
    return neem_besluit(besluit.pk, door=teamleider, moment=MOMENT)


def maak_binnen(tegen: Besluit, **anders: object) -> Binnengekomen:
    """Nine days after the besluit, complete."""
    binnen = Binnengekomen(dag(9), INDIENER, "Ik had wel gemeld.", besluit=tegen.pk)
    return replace(binnen, **anders)  # type: ignore[arg-type]


def maak_bezwaar(tegen: Besluit, wie: Account, **anders: object) -> Bezwaar:
    binnen = maak_binnen(tegen, **anders)
    later = max(9, (binnen.ontvangen_op - VANDAAG).days)
    return registreer_bezwaar(tegen.zaak_id, binnen, door=wie, moment=moment(later))


def doe(bezwaar: Bezwaar, soort: str, wie: Account, later: int, **anders: object) -> Bezwaarstap:
    """Write a step down on the day so many days after the besluit, with words when it asks for them."""
    bezwaar.refresh_from_db()
    invoer = Stapinvoer(soort, dag(later), tekst="Zo is het gegaan.")
    return leg_stap_vast(bezwaar.pk, replace(invoer, **anders), versie=bezwaar.versie, door=wie, moment=moment(later))  # type: ignore[arg-type]


def maak_rijp(bezwaar: Bezwaar, wie: Account) -> Bezwaar:
    """Confirmed, and nobody needs to be heard: a decision can be proposed on day 20."""
    doe(bezwaar, "ontvangst_bevestigd", wie, 10)
    doe(bezwaar, "horen_achterwege", wie, 20, uitkomst="geen_gebruik")
    bezwaar.refresh_from_db()
    return bezwaar
