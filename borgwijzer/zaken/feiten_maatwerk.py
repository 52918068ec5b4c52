"""From the rows of an application for a maatwerkvoorschrift to the fact that ``regels`` takes."""

from __future__ import annotations

from collections.abc import Iterable

from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.regels.toezichtfeiten import Aanvulling, Verlenging
from borgwijzer.zaken.models import Maatwerkaanvraag, Maatwerkstap
from borgwijzer.zaken.models import Maatwerkstapsoort as Soort

MAATWERKRIJEN = (Maatwerkaanvraag, Maatwerkstap)


def maak_maatwerkfeit(aanvraag: Maatwerkaanvraag, stappen: Iterable[Maatwerkstap]) -> Maatwerkfeit:
    """An application as a fact, from its own steps; of what can be done again the last one counts."""
    eigen = [stap for stap in stappen if stap.aanvraag_id == aanvraag.pk]
    laatste = {stap.soort: stap for stap in eigen}
    beoordeeld, voornemen, besluit = (laatste.get(een) for een in (Soort.BEOORDEELD, Soort.VOORNEMEN, Soort.BESLOTEN))
    zienswijze = laatste.get(Soort.ZIENSWIJZE)
    if zienswijze and voornemen and zienswijze.pk < voornemen.pk:
        zienswijze = None  # it answers an earlier voornemen
    dagen = {
        naam: laatste[soort].op if soort in laatste else None
        for naam, soort in (
            ("bevestigd_op", Soort.BEVESTIGD), ("besloten_op", Soort.BESLOTEN), ("ingetrokken_op", Soort.INGETROKKEN),
            ("ingeschreven_op", Soort.INGESCHREVEN),
        )
    }  # fmt: skip
    return Maatwerkfeit(
        id=str(aanvraag.pk), ontvangen_op=aanvraag.ontvangen_op, aanvullingen=tuple(_list_aanvullingen(eigen)),
        verlengingen=tuple(
            Verlenging(op=s.op, uiterlijk=s.uiterlijk) for s in eigen if s.soort == Soort.VERLENGD and s.uiterlijk
        ),
        beoordeeld_op=beoordeeld.op if beoordeeld else None, criteria=beoordeeld.gegevens["criteria"] if beoordeeld else {},
        voornemen_op=voornemen.op if voornemen else None, zienswijze_uiterlijk=voornemen.uiterlijk if voornemen else None,
        zienswijze_op=zienswijze.op if zienswijze else None,
        uitkomst=besluit.gegevens["uitkomst"] if besluit else None, **dagen,
    )  # fmt: skip


def _list_aanvullingen(stappen: list[Maatwerkstap]) -> Iterable[Aanvulling]:
    """Each request to supplement, with what came in after it and before the next."""
    rij: list[Aanvulling] = []
    for stap in stappen:
        if stap.soort == Soort.AANVULLING_GEVRAAGD and stap.uiterlijk:
            rij.append(Aanvulling(gevraagd_op=stap.op, uiterlijk=stap.uiterlijk))
        elif stap.soort == Soort.AANVULLING_ONTVANGEN and rij:
            rij[-1] = rij[-1].model_copy(update={"ontvangen_op": stap.op})
    return rij
