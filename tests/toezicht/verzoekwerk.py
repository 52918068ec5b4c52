"""A handhavingsverzoek in a test: registering it, and doing steps with it in the right version."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties import handhavingsverzoek as acties
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.toezicht.acties.handhavingsverzoek import Aanvraag, registreer_handhavingsverzoek
from borgwijzer.zaken.models import Handhavingsverzoek, Overtreding, Zaak

ONTVANGEN = datetime.date(2026, 3, 2)
VERZOEKER = {"naam": "B. Rietgors", "adres": "Rietlaan 3", "postcode": "9999 ZZ", "woonplaats": "Wilgenmeer",
             "email": "rietgors@example.org"}  # fmt: skip
AANVRAAG = Aanvraag(ONTVANGEN, "post", "De aanbouw staat te dicht op de grens. Ik vraag u om op te treden.", VERZOEKER)


def om(dag: datetime.date) -> datetime.datetime:
    """Ten in the morning of that day."""
    return datetime.datetime.combine(dag, datetime.time(9), datetime.UTC)


def dien_in(zaak: Zaak, door: Account, aanvraag: Aanvraag = AANVRAAG, op: datetime.date = ONTVANGEN) -> Handhavingsverzoek:
    return registreer_handhavingsverzoek(zaak.pk, aanvraag, door=door, moment=om(op))


def als(verzoek: Handhavingsverzoek, door: Account, op: datetime.date = ONTVANGEN, **anders: Any) -> Wie:
    """Somebody who looks at the verzoek as it is now."""
    verzoek.refresh_from_db()
    return Wie(door, om(op), verzoek.versie, **anders)


def stap(naam: str) -> Callable[..., Any]:
    return getattr(acties, naam)  # type: ignore[no-any-return]


def maak_beoordeeld(verzoek: Handhavingsverzoek, door: Account, op: datetime.date = ONTVANGEN) -> None:
    """The verzoeker is a belanghebbende, and what is the matter was investigated."""
    acties.beoordeel_belanghebbende(verzoek.pk, True, "Hij woont ernaast.", als(verzoek, door, op))
    acties.leg_onderzoek_vast(verzoek.pk, op, "De aanbouw staat op de goede plaats.", als(verzoek, door, op))


def leg_overtreding_vast(zaak: Zaak, door: Account) -> Overtreding:
    return Overtreding.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, norm="Bbl 4.12", feiten="De fundering wijkt af.", geconstateerd_op=ONTVANGEN,
        overtreder_rol="bouwer", overtreder_reden="Hij bouwt.", vastgesteld_op=ONTVANGEN, vastgesteld_door=door,
        vastgesteld_naam=door.naam,
    )  # fmt: skip
