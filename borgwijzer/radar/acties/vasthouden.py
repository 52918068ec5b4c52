"""What every deed on a vergunning begins and ends with."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import connection

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad as Recht
from borgwijzer.organisaties.rechten import eis_recht
from borgwijzer.radar.models import Vergunning
from borgwijzer.regels.radar import Daad, beletselen_vergunning
from borgwijzer.zaken.acties.eisen import eis_lengte

# One reader and one linker at a time per organisatie: two files with one number, two links of one vergunning.
SLOT = 7_318_001


def neem(vergunning_id: int, daad: Daad, *, recht: Recht, versie: int, door: Account) -> Vergunning:
    """Hold the vergunning for a deed. ``versie`` is the version the person saw.

    Raises ``Geweigerd``: no right (``geen_recht``), changed by somebody else since (``ingehaald``), or a beletsel.
    """
    eis_recht(door, recht)
    vergunning = Vergunning.objects.select_for_update(of=("self",)).select_related("organisatie").filter(pk=vergunning_id).first()
    if vergunning is None:
        raise Geweigerd("vergunning_onbekend", "Deze vergunning bestaat niet: ga terug naar de radar.")
    if vergunning.versie != versie:
        raise Geweigerd(
            "ingehaald", "Een collega of Borgwijzer heeft deze vergunning intussen gewijzigd: kijk wat er nu staat en kies opnieuw."
        )
    for reden in beletselen_vergunning(vergunning.toestand, daad):  # type: ignore[arg-type]
        raise Geweigerd(reden.code, reden.tekst, reden.grondslag)
    return vergunning


def eis_reden(tekst: str, zin: str, code: str = "reden_ontbreekt") -> str:
    """The text without what surrounds it. Raises ``Geweigerd`` when there is none, or far too much."""
    if not tekst.strip():
        raise Geweigerd(code, zin)
    eis_lengte(tekst)
    return tekst.strip()


def sluit_slot(organisatie_id: int) -> None:
    """Wait for others who read in or link in this organisatie; the lock goes with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SLOT, organisatie_id])


def bewaar(  # noqa: PLR0913 - the parts of one event
    vergunning: Vergunning, soort: str, *, door: Account | None, moment: datetime.datetime, reden: str = "",
    gegevens: Mapping[str, Any] | None = None, zaak_id: int | None = None,
) -> None:  # fmt: skip
    """Store the decided row with its event, in the chain of the zaak when there is one."""
    gebeurtenis = leg_vast(
        soort, organisatie_id=vergunning.organisatie_id, zaak_id=zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"vergunning": vergunning.pk, "nummer": vergunning.nummer, "toestand": vergunning.toestand, **(gegevens or {})},
    )  # fmt: skip
    vergunning.reden = reden
    vergunning.besloten_op = moment
    vergunning.versie += 1
    vergunning.gebeurtenissen = [*vergunning.gebeurtenissen, gebeurtenis.pk]
    vergunning.save()
