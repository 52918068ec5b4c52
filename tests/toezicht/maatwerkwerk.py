"""An application for a maatwerkvoorschrift in a test: a kader in which it holds, registering it, and doing steps with it."""

from __future__ import annotations

import datetime
from typing import Any

from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties import maatwerk as acties
from borgwijzer.toezicht.acties import maatwerkbesluit
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.toezicht.acties.maatwerkbesluit import Maatwerkvoorstel
from borgwijzer.zaken.models import Besluit, Maatwerkaanvraag, Zaak
from tests.regels.maatwerkkader import kader_met_maatwerk
from tests.toezicht.verzoekwerk import om

INGANG, ONTVANGEN = datetime.date(2026, 1, 1), datetime.date(2026, 3, 2)
TEKST = "De borgstelling van de dakrand wijkt vier centimeter af. Herstel betekent dat het hele dak eraf moet."
JA = {"beperkt": True, "onevenredig": True, "veilig": True}
NEE = {**JA, "beperkt": False}
TOEWIJZEN = Maatwerkvoorstel("toegewezen", "De afwijking is klein.", ["De dakrand wordt elk jaar nagekeken."])
WEIGEREN = Maatwerkvoorstel("geweigerd", "De afwijking is te groot.")


def zet_aan(zaak: Zaak, ingang: datetime.date = INGANG) -> Zaak:
    """Let this zaak run under a kader that has the maatwerkvoorschrift from this day."""
    versie = neem_in_gebruik(kader_met_maatwerk(ingang), organisatie_id=zaak.organisatie_id, moment=om(ingang))
    zaak.kaderversie = versie
    zaak.save(update_fields=["kaderversie"])
    return zaak


def dien_in(zaak: Zaak, door: Account, op: datetime.date = ONTVANGEN) -> Maatwerkaanvraag:
    return acties.registreer_maatwerkaanvraag(zaak.pk, op, "post", TEKST, door=door, moment=om(op))


def als(aanvraag: Maatwerkaanvraag, door: Account, op: datetime.date = ONTVANGEN, **anders: Any) -> Wie:
    """Somebody who looks at the application as it is now."""
    aanvraag.refresh_from_db()
    return Wie(door, om(op), aanvraag.versie, **anders)


def beoordeel(aanvraag: Maatwerkaanvraag, door: Account, criteria: dict[str, bool], op: datetime.date = ONTVANGEN) -> None:
    acties.beoordeel_maatwerk(aanvraag.pk, criteria, "Gezien op de tekening.", als(aanvraag, door, op))


def stel_voor(
    aanvraag: Maatwerkaanvraag, door: Account, voorstel: Maatwerkvoorstel = TOEWIJZEN, op: datetime.date = ONTVANGEN
) -> Besluit:  # fmt: skip
    return maatwerkbesluit.stel_maatwerkbesluit_voor(aanvraag.pk, voorstel, als(aanvraag, door, op))


def wijs_toe(aanvraag: Maatwerkaanvraag, jurist: Account, baas: Account, op: datetime.date = ONTVANGEN) -> Besluit:
    """Judged, proposed and taken on one day."""
    beoordeel(aanvraag, jurist, JA, op)
    besluit = stel_voor(aanvraag, jurist, op=op)
    maatwerkbesluit.neem_maatwerkbesluit(besluit.pk, als(aanvraag, baas, op))
    return besluit
