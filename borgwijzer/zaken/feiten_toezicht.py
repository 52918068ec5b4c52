"""From rows of toezicht and handhaving to the facts that ``regels`` takes."""

from __future__ import annotations

from borgwijzer.regels.toezichtfeiten import Interventiefeit, Overtredingfeit, Stapfeit, Toezicht
from borgwijzer.zaken.bundel import Bundel
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Interventie, Interventiestap, Overtreding

# What counts for where a zaak stands; few zaken have them.
TOEZICHTRIJEN = (Overtreding, Afweging, Interventie, Interventiestap)


def maak_toezicht(rijen: Bundel) -> Toezicht:
    """The facts of toezicht of one zaak, from its own rows of ``TOEZICHTRIJEN``."""
    return Toezicht(
        overtredingen=tuple(maak_overtredingfeit(rij, rijen[Afweging]) for rij in rijen[Overtreding]),
        interventies=tuple(maak_interventiefeit(rij, rijen[Interventiestap]) for rij in rijen[Interventie]),
    )


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


def maak_interventiefeit(interventie: Interventie, stappen: list[Interventiestap]) -> Interventiefeit:
    """An interventie as a fact, with its own steps."""
    eigen = [stap for stap in stappen if stap.interventie_id == interventie.pk]
    return Interventiefeit.model_validate({
        "id": str(interventie.pk), "overtreding": str(interventie.overtreding_id), "soort": interventie.soort,
        "begonnen_op": interventie.begonnen_op, "afgerond_op": interventie.afgerond_op,
        "stappen": [maak_stapfeit(stap) for stap in eigen],
    })  # fmt: skip


def maak_stapfeit(stap: Interventiestap) -> Stapfeit:
    """A step as a fact; of what it keeps only the numbers and the fixed words count."""
    telt = {naam: stap.gegevens[naam] for naam in ("uitslag", "bedrag", "maximum", "eenheid") if naam in stap.gegevens}
    return Stapfeit(id=str(stap.pk or ""), soort=stap.soort, op=stap.op, uiterlijk=stap.uiterlijk, **telt)
