"""From the rows of a handhavingsverzoek to the fact that ``regels`` takes."""

from __future__ import annotations

from collections.abc import Iterable

from borgwijzer.regels.toezichtfeiten import (
    Aanvulling,
    Handhavingsverzoekfeit,
    Ingebrekestelling,
    Instemming,
    Verlenging,
)
from borgwijzer.zaken.models import Handhavingsverzoek, Verzoekstap
from borgwijzer.zaken.models import Verzoekstapsoort as Soort
from borgwijzer.zaken.verbeterd import list_geldend


def maak_handhavingsverzoekfeit(verzoek: Handhavingsverzoek, stappen: Iterable[Verzoekstap]) -> Handhavingsverzoekfeit:
    """A handhavingsverzoek as a fact, from its own steps; of what can be done again the last one counts."""
    eigen = list_geldend(stap for stap in stappen if stap.verzoek_id == verzoek.pk)
    laatste = {stap.soort: stap for stap in eigen}
    belang, besluit = laatste.get(Soort.BELANGHEBBENDE), laatste.get(Soort.BESLOTEN)
    dagen = {
        naam: laatste[soort].op if soort in laatste else None
        for naam, soort in (
            ("bevestigd_op", Soort.BEVESTIGD), ("belanghebbende_op", Soort.BELANGHEBBENDE), ("onderzocht_op", Soort.ONDERZOCHT),
            ("besloten_op", Soort.BESLOTEN), ("ingetrokken_op", Soort.INGETROKKEN),
            ("dwangsom_vastgesteld_op", Soort.DWANGSOM_VASTGESTELD),
        )
    }  # fmt: skip
    return Handhavingsverzoekfeit(
        id=str(verzoek.pk), ontvangen_op=verzoek.ontvangen_op, belanghebbende=belang.gegevens["ja"] if belang else None,
        uitkomst=besluit.gegevens["uitkomst"] if besluit else None, aanvullingen=tuple(_list_aanvullingen(eigen)),
        instemmingen=tuple(Instemming(op=s.op, tot_en_met=s.uiterlijk) for s in _van(eigen, Soort.INGESTEMD) if s.uiterlijk),
        verlengingen=tuple(Verlenging(op=s.op, uiterlijk=s.uiterlijk) for s in _van(eigen, Soort.VERLENGD) if s.uiterlijk),
        ingebrekestellingen=tuple(
            Ingebrekestelling(ontvangen_op=s.op, schriftelijk=s.gegevens["schriftelijk"])
            for s in _van(eigen, Soort.INGEBREKESTELLING)
        ),
        **dagen,
    )  # fmt: skip


def _van(stappen: Iterable[Verzoekstap], soort: Soort) -> list[Verzoekstap]:
    return [stap for stap in stappen if stap.soort == soort]


def _list_aanvullingen(stappen: list[Verzoekstap]) -> Iterable[Aanvulling]:
    """Each request to supplement, with what came in after it and before the next."""
    rij: list[Aanvulling] = []
    for stap in stappen:
        if stap.soort == Soort.AANVULLING_GEVRAAGD and stap.uiterlijk:
            rij.append(Aanvulling(gevraagd_op=stap.op, uiterlijk=stap.uiterlijk))
        elif stap.soort == Soort.AANVULLING_ONTVANGEN and rij:
            rij[-1] = rij[-1].model_copy(update={"ontvangen_op": stap.op})
    return rij
