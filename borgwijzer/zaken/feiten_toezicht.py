"""From rows of toezicht and handhaving to the facts that ``regels`` takes."""

from __future__ import annotations

from borgwijzer.regels import bezwaarfeiten
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Overtredingfeit, Stapfeit, Toezicht
from borgwijzer.zaken.bundel import Bundel
from borgwijzer.zaken.models import (
    Afweging,
    Afwegingtoestand,
    Bezwaar,
    Bezwaarstap,
    Interventie,
    Interventiestap,
    Openbaarmaking,
    Overtreding,
    Schorsing,
)

# What counts for where a zaak stands; few zaken have them.
TOEZICHTRIJEN = (Overtreding, Afweging, Interventie, Interventiestap, Bezwaar, Bezwaarstap, Schorsing, Openbaarmaking)


def maak_toezicht(rijen: Bundel) -> Toezicht:
    """The facts of toezicht of one zaak, from its own rows of ``TOEZICHTRIJEN``."""
    return Toezicht(
        overtredingen=tuple(maak_overtredingfeit(rij, rijen[Afweging]) for rij in rijen[Overtreding]),
        interventies=tuple(maak_interventiefeit(rij, rijen[Interventiestap]) for rij in rijen[Interventie]),
        bezwaren=tuple(maak_bezwaarfeit(rij, rijen[Bezwaarstap]) for rij in rijen[Bezwaar]),
        openbaarmakingen=tuple(
            bezwaarfeiten.Openbaarmaking(besluit=str(rij.besluit_id), op=rij.op, uitzondering=rij.uitzondering)
            for rij in rijen[Openbaarmaking]
        ),
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
        "stappen": [Stapfeit(soort=stap.soort, op=stap.op, uiterlijk=stap.uiterlijk) for stap in eigen],
    })  # fmt: skip


def maak_bezwaarfeit(bezwaar: Bezwaar, stappen: list[Bezwaarstap]) -> bezwaarfeiten.Bezwaarfeit:
    """A bezwaar as a fact, with its own steps in the order in which they were written down."""
    eigen = [
        {"soort": stap.soort, "op": stap.op, "uiterlijk": stap.uiterlijk, "uitkomst": stap.uitkomst, "gevolg": stap.gevolg or None}
        for stap in stappen if stap.bezwaar_id == bezwaar.pk
    ]  # fmt: skip
    return bezwaarfeiten.Bezwaarfeit.model_validate({
        "id": str(bezwaar.pk), "besluit": str(bezwaar.besluit_id or ""), "bekendgemaakt_op": bezwaar.bekendgemaakt_op,
        "ontvangen_op": bezwaar.ontvangen_op, "verzonden_op": bezwaar.verzonden_op, "commissie": bezwaar.commissie,
        "volledig": not bezwaar.ontbreekt, "stappen": eigen,
    })  # fmt: skip


def maak_schorsingen(besluit_id: int, rijen: list[Schorsing]) -> tuple[bezwaarfeiten.Schorsing, ...]:
    """The suspensions of this besluit as facts."""
    return tuple(
        bezwaarfeiten.Schorsing.model_validate(
            {"besluit": str(besluit_id), "van": rij.van, "tot_en_met": rij.tot_en_met, "door": rij.geschorst_door}
        )
        for rij in rijen if rij.besluit_id == besluit_id
    )  # fmt: skip
