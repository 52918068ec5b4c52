"""Read a file of granted permits in: new ones are added, known ones brought up to date where nothing was decided."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.radar.acties.koppelen import werk_koppelingen_bij
from borgwijzer.radar.acties.vasthouden import sluit_slot
from borgwijzer.radar.bestand import VELDEN, Vergunningregel, lees_vergunningen
from borgwijzer.radar.models import Toestand, Vergunning
from borgwijzer.zaken.feiten import dag_van

PER_KEER = 1_000


@dataclass(frozen=True, slots=True)
class Inleesverslag:
    """What became of the rows. ``beslist``: numbers that differ from the file but stayed, because something was decided."""

    nieuw: int
    bijgewerkt: int
    ongewijzigd: int
    gekoppeld: int
    beslist: tuple[str, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        return {**asdict(self), "beslist": list(self.beslist)}


def lees_in(ruw: bytes, *, organisatie: Organisatie, door: Account | None, moment: datetime.datetime) -> Inleesverslag:
    """Read a file in as a whole, and link what is certain. ``door`` is None on the command line.

    Raises ``Onbruikbaar`` with every fault when one row is not good; then nothing was read.
    """
    if door is not None:
        eis_recht(door, Daad.LEES_VERGUNNINGEN_IN)
    regels = lees_vergunningen(ruw, dag_van(moment))
    nieuw, bijgewerkt, ongewijzigd, beslist = _bewaar(regels, ruw, organisatie.pk, door, moment)
    _, gekoppeld = werk_koppelingen_bij(organisatie.pk, moment)
    return Inleesverslag(nieuw, bijgewerkt, ongewijzigd, gekoppeld, beslist)


@transaction.atomic
def _bewaar(
    regels: Sequence[Vergunningregel], ruw: bytes, organisatie_id: int, door: Account | None, moment: datetime.datetime
) -> tuple[int, int, int, tuple[str, ...]]:
    sluit_slot(organisatie_id)
    nieuw: list[Vergunning] = []
    anders: list[Vergunning] = []
    beslist: list[str] = []
    for begin in range(0, len(regels), PER_KEER):
        deel = regels[begin : begin + PER_KEER]
        bekend = _neem_bekende(deel)
        nieuw += [Vergunning(organisatie_id=organisatie_id, **asdict(regel)) for regel in deel if regel.nummer not in bekend]
        for regel in deel:
            rij = bekend.get(regel.nummer)
            if rij is None or not _neem_over(rij, regel):
                continue
            if rij.besloten_op is None and rij.toestand == Toestand.OPEN:
                rij.versie += 1
                anders.append(rij)
            else:
                beslist.append(regel.nummer)
    Vergunning.objects.bulk_create(nieuw, batch_size=PER_KEER)
    Vergunning.objects.bulk_update(anders, [*VELDEN, "versie"], batch_size=PER_KEER)
    ongewijzigd = len(regels) - len(nieuw) - len(anders)
    leg_vast(
        "vergunningen_ingelezen", organisatie_id=organisatie_id, door=door, tijdstip=moment,
        gegevens={
            "sha256": hashlib.sha256(ruw).hexdigest(), "rijen": len(regels), "nieuw": len(nieuw), "bijgewerkt": len(anders),
            "ongewijzigd": ongewijzigd, "bijgewerkte_nummers": [rij.nummer for rij in anders],
        },
    )  # fmt: skip
    return len(nieuw), len(anders), ongewijzigd, tuple(beslist)


def _neem_bekende(regels: Sequence[Vergunningregel]) -> dict[str, Vergunning]:
    gehouden = Vergunning.objects.select_for_update().filter(nummer__in=[regel.nummer for regel in regels])
    return {rij.nummer: rij for rij in gehouden.order_by("pk")}


def _neem_over(rij: Vergunning, regel: Vergunningregel) -> bool:
    """Set what the file says on the row, not stored; gives whether anything differs."""
    verschil = [(veld, waarde) for veld, waarde in asdict(regel).items() if getattr(rij, veld) != waarde]
    for veld, waarde in verschil:
        setattr(rij, veld, waarde)
    return bool(verschil)
