"""Write an event, and what must leave because of it. The only place that adds to a chain."""

import datetime
from collections.abc import Mapping
from typing import Any, Protocol

from django.db import connection

from borgwijzer.logboek.keten import bereken_hash, controleer_waarde, to_utc
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop, Uitgaand


class Persoon(Protocol):
    """Who did it: an ``Account``."""

    @property
    def pk(self) -> Any: ...

    @property
    def naam(self) -> str: ...


def leg_vast(  # noqa: PLR0913 - an event has this many parts, each named by the caller
    soort: str,
    *,
    organisatie_id: int,
    tijdstip: datetime.datetime,
    zaak_id: int | None = None,
    door: Persoon | None = None,
    gegevens: Mapping[str, Any] | None = None,
    reden: str = "",
) -> Gebeurtenis:
    """Add an event to the chain of the zaak, or of the organisatie when there is no zaak.

    ``tijdstip`` is aware; ``door`` is None for the program itself; ``gegevens`` holds texts, whole numbers, booleans,
    null, lists and objects (a date as text in ISO form). Other writers to the same chain wait until the transaction ends.

    Raises ``RuntimeError`` outside a transaction: an event and the deed that it describes happen together or not at all.
    Raises ``TypeError`` or ``ValueError`` for what cannot be written down in one way only.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Een gebeurtenis wordt vastgelegd in de transactie van de daad: gebruik transaction.atomic().")
    inhoud = dict(gegevens or {})
    for plek, waarde in (("gegevens", inhoud), ("soort", soort), ("reden", reden)):
        controleer_waarde(waarde, plek)
    kop = _neem_kop(organisatie_id, zaak_id)
    gebeurtenis = Gebeurtenis(
        organisatie_id=organisatie_id,
        keten=kop,
        volgnummer=kop.aantal + 1,
        zaak_id=zaak_id,
        soort=soort,
        tijdstip=to_utc(tijdstip),
        door_id=door.pk if door else None,
        door_naam=door.naam if door else "",
        gegevens=inhoud,
        reden=reden,
        vorige_hash=kop.hash,
    )
    gebeurtenis.hash = bytes.fromhex(bereken_hash(gebeurtenis.to_inhoud()))
    gebeurtenis.save(force_insert=True)
    kop.aantal, kop.hash = gebeurtenis.volgnummer, gebeurtenis.hash
    kop.save(update_fields=["aantal", "hash"])
    return gebeurtenis


def _neem_kop(organisatie_id: int, zaak_id: int | None) -> Ketenkop:
    """The head of the chain, locked until the end of the transaction; made when this is the first event."""
    koppen = Ketenkop.objects.select_for_update().filter(organisatie_id=organisatie_id, zaak_id=zaak_id)
    kop = koppen.first()
    if kop is None:
        # Two first writers: the second waits here for the first and then finds its head.
        Ketenkop.objects.bulk_create([Ketenkop(organisatie_id=organisatie_id, zaak_id=zaak_id)], ignore_conflicts=True)
        kop = koppen.get()
    return kop


def zet_klaar(gebeurtenis: Gebeurtenis, *, bestemming: str, verwijzing: str, moment: datetime.datetime) -> Uitgaand:
    """Put something in the outbox because of an event, in the transaction of that event.

    ``bestemming`` names the koppeling, ``verwijzing`` what must be sent there, ``moment`` from when it may go.
    Raises ``RuntimeError`` outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Uitgaand werk wordt klaargezet in de transactie van de gebeurtenis.")
    return Uitgaand.objects.create(
        organisatie_id=gebeurtenis.organisatie_id,
        gebeurtenis=gebeurtenis,
        bestemming=bestemming,
        verwijzing=verwijzing,
        volgende_poging_op=moment,
    )
