"""Read one overtreding with all that belongs to it, and what waits for a second person."""

from __future__ import annotations

from dataclasses import dataclass

from borgwijzer.regels.feiten import Feiten
from borgwijzer.zaken.bundel import haal_bundel
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_toezicht import TOEZICHTRIJEN, maak_toezicht
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Interventie, Overtreding, Zaak


@dataclass(frozen=True, slots=True)
class Overtredingdossier:
    """``afwegingen`` and ``interventies`` of this overtreding, the oldest first. ``feiten`` hold what the rules ask about toezicht
    and whether the zaak is closed, no meldingen.
    """

    overtreding: Overtreding
    afwegingen: list[Afweging]
    interventies: list[Interventie]
    feiten: Feiten

    @property
    def open_afweging(self) -> Afweging | None:
        """The one that is not fixed yet; there is at most one."""
        return next((een for een in self.afwegingen if een.toestand != Afwegingtoestand.VASTGESTELD), None)

    @property
    def vaste_afweging(self) -> Afweging | None:
        """The last one that was fixed."""
        vast = [een for een in self.afwegingen if een.toestand == Afwegingtoestand.VASTGESTELD]
        return vast[-1] if vast else None


def find_overtreding(zaak: Zaak, overtreding_id: int) -> Overtredingdossier | None:
    """In one statement; None when the zaak has no such overtreding."""
    rijen = haal_bundel(TOEZICHTRIJEN, [zaak.pk])
    overtreding = next((een for een in rijen[Overtreding] if een.pk == overtreding_id), None)
    if overtreding is None:
        return None
    overtreding.zaak = zaak
    return Overtredingdossier(
        overtreding,
        [een for een in rijen[Afweging] if een.overtreding_id == overtreding_id],
        [een for een in rijen[Interventie] if een.overtreding_id == overtreding_id],
        Feiten(kader=str(kader_van(zaak).versie), afgesloten_op=zaak.afgesloten_op, toezicht=maak_toezicht(rijen)),
    )
