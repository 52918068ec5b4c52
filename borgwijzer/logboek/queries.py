"""Read from the logboek: time lines, the export of a chain, and the check of a whole database."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import connection, transaction

from borgwijzer.logboek.controle import Breuk, Ketentoets, Kop, Uitslag
from borgwijzer.logboek.keten import FORMAAT, VERSIE, schrijf_canoniek
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen

# So many rows come from the database at a time.
STAP = 2000


@dataclass(frozen=True, slots=True)
class Gebeurteniskeuze:
    """Which events: of these soorten (empty: of all), not of those, by the account with this id (None: by anybody)."""

    soorten: frozenset[str] = frozenset()
    behalve: frozenset[str] = frozenset()
    door_id: int | None = None


ALLES = Gebeurteniskeuze()


def list_gebeurtenissen(
    zaak_id: int | None, *, voor: int | None = None, aantal: int = 50, keuze: Gebeurteniskeuze = ALLES
) -> list[Gebeurtenis]:
    """Events of a zaak (None: of the organisatie itself), newest first; ``voor`` is exclusive, a volgnummer to page on."""
    keten = Gebeurtenis.objects.filter(keten__zaak_id=zaak_id)
    if keuze.soorten:
        keten = keten.filter(soort__in=keuze.soorten)
    if keuze.behalve:
        keten = keten.exclude(soort__in=keuze.behalve)
    if keuze.door_id is not None:
        keten = keten.filter(door_id=keuze.door_id)
    if voor is not None:
        keten = keten.filter(volgnummer__lt=voor)
    return list(keten.order_by("-keten_id", "-volgnummer")[:aantal])


def list_gebeurtenissen_van(zaak_id: int, soort: str) -> list[Gebeurtenis]:
    """All events of one soort in a zaak, oldest first."""
    return list(Gebeurtenis.objects.filter(keten__zaak_id=zaak_id, soort=soort).order_by("volgnummer"))


def exporteer(zaak_id: int | None) -> Iterator[str]:
    """The lines (each with its line end) of the export of a chain, as described in ``borgwijzer.logboek.keten``.

    Runs inside the tenant and inside one transaction until the last line is taken. Raises ``Ketenkop.DoesNotExist``
    when nothing was ever recorded.
    """
    kop = Ketenkop.objects.select_for_update().get(zaak_id=zaak_id)
    begin = {"formaat": FORMAAT, "versie": VERSIE, "organisatie": kop.organisatie_id, "zaak": zaak_id}
    yield schrijf_canoniek(begin) + "\n"
    for gebeurtenis in kop.gebeurtenissen.order_by("volgnummer").iterator(STAP):
        yield schrijf_canoniek(_met_hash(gebeurtenis)) + "\n"
    yield schrijf_canoniek({"kop": {"aantal": kop.aantal, "hash": bytes(kop.hash).hex()}}) + "\n"


def controleer_database() -> Uitslag:
    """Check every chain of every organisatie, reading as a stream: the memory does not grow with the number of events."""
    uitslag = Uitslag()
    for organisatie_id in Organisatie.objects.order_by("pk").values_list("pk", flat=True):
        with binnen(organisatie_id):
            controleer_organisatie(uitslag)
    return uitslag


def controleer_organisatie(uitslag: Uitslag) -> None:
    """Check every chain of the organisatie in which this runs and add what is found to ``uitslag``."""
    buitenste = not connection.in_atomic_block
    with transaction.atomic():
        if buitenste:  # heads and events of one moment, also while others write
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        rijen = Gebeurtenis.objects.order_by("keten_id", "volgnummer").iterator(STAP)
        groepen = groupby(rijen, key=lambda rij: rij.keten_id)
        groep = next(groepen, None)
        for kop in Ketenkop.objects.order_by("pk").iterator(STAP):
            toets = Ketentoets(kop.organisatie_id, kop.zaak_id, uitslag)
            if groep is not None and groep[0] == kop.pk:
                for gebeurtenis in groep[1]:
                    toets.neem(_met_hash(gebeurtenis))
                groep = next(groepen, None)
            toets.sluit(Kop(kop.aantal, bytes(kop.hash).hex()))
        if groep is not None:
            uitslag.meld(Breuk("zonder kop", None, "vreemd", "Er zijn gebeurtenissen zonder keten."))


def _met_hash(gebeurtenis: Gebeurtenis) -> dict[str, Any]:
    return {**gebeurtenis.to_inhoud(), "hash": bytes(gebeurtenis.hash).hex()}
