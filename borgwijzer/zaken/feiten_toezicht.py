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
        een for een in afwegingen
        if een.overtreding_id == overtreding.pk and een.toestand == Afwegingtoestand.VASTGESTELD and een.vastgesteld_op
    ]  # fmt: skip
    laatste = max(vast, key=lambda een: (een.vastgesteld_op, een.pk), default=None)
    return Overtredingfeit(
        id=str(overtreding.pk), norm=overtreding.norm, geconstateerd_op=overtreding.geconstateerd_op,
        afgewogen_op=laatste.vastgesteld_op if laatste else None, afweging=str(laatste.pk) if laatste else "",
        keuze=laatste.keuze if laatste else "",
        hersteld_op=overtreding.hersteld_op,
        vervallen_op=overtreding.vervallen_op,
    )  # fmt: skip


def maak_interventiefeit(interventie: Interventie, stappen: list[Interventiestap]) -> Interventiefeit:
    """An interventie as a fact, with its own steps; one that was corrected is left out."""
    eigen = [stap for stap in stappen if stap.interventie_id == interventie.pk]
    verbeterd = {stap.verbetert_id for stap in eigen}
    return Interventiefeit.model_validate({
        "id": str(interventie.pk), "overtreding": str(interventie.overtreding_id),
        "afweging": str(interventie.afweging_id or ""), "soort": interventie.soort,
        "begonnen_op": interventie.begonnen_op, "afgerond_op": interventie.afgerond_op, "uitkomst": interventie.uitkomst,
        "voorstel_op": (interventie.voorstel or {}).get("op"),
        "stappen": [maak_stapfeit(stap) for stap in eigen if stap.pk not in verbeterd],
    })  # fmt: skip


def maak_stapfeit(stap: Interventiestap) -> Stapfeit:
    """A step as a fact."""
    uitslag, aantal = stap.gegevens.get("uitslag", ""), stap.gegevens.get("aantal", 0)
    return Stapfeit(soort=stap.soort, op=stap.op, uiterlijk=stap.uiterlijk, uitslag=uitslag, aantal=aantal)
