"""From rows of toezicht and handhaving to the facts that ``regels`` takes."""

from __future__ import annotations

from borgwijzer.regels.toezichtfeiten import Overtredingfeit, Toezicht
from borgwijzer.zaken.bundel import Bundel
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Overtreding

# What counts for where a zaak stands; few zaken have them.
TOEZICHTRIJEN = (Overtreding, Afweging)


def maak_toezicht(rijen: Bundel) -> Toezicht:
    """The facts of toezicht of one zaak, from its own rows of ``TOEZICHTRIJEN``."""
    afwegingen = rijen[Afweging]
    return Toezicht(overtredingen=tuple(maak_overtredingfeit(rij, afwegingen) for rij in rijen[Overtreding]))


def maak_overtredingfeit(overtreding: Overtreding, afwegingen: list[Afweging]) -> Overtredingfeit:
    """An overtreding as a fact, with the day on which the last afweging of it was fixed."""
    vast = [
        een.vastgesteld_op for een in afwegingen
        if een.overtreding_id == overtreding.pk and een.toestand == Afwegingtoestand.VASTGESTELD and een.vastgesteld_op
    ]  # fmt: skip
    return Overtredingfeit(
        id=str(overtreding.pk), norm=overtreding.norm, geconstateerd_op=overtreding.geconstateerd_op,
        afgewogen_op=max(vast, default=None), hersteld_op=overtreding.hersteld_op, vervallen_op=overtreding.vervallen_op,
    )  # fmt: skip
