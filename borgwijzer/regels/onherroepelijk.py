"""Wanneer een besluit onherroepelijk is: er kan geen bezwaar of beroep meer tegen (Awb 6:7), en wat er dan openbaar moet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from borgwijzer.regels.bezwaar import VERNIETIGD, bereken_indiening, is_open, laatste, zoals_bekend
from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit
from borgwijzer.regels.feiten import Besluitfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kalender import DAG
from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import Termijnuitkomst, bereken

Onherroepelijkheid = Literal["termijn_loopt", "bezwaar_loopt", "onherroepelijk", "herroepen", "onbekend"]
Woostatus = Literal["niet_verplicht", "nog_niet", "te_publiceren", "gepubliceerd", "uitzondering"]


@dataclass(frozen=True, slots=True)
class Onherroepelijk:
    """`op`: de eerste dag waarop er niets meer tegen kan, als er niets meer komt. `termijn`: waaruit die dag volgt."""

    toestand: Onherroepelijkheid
    op: date | None = None
    termijn: Termijnuitkomst | None = None


@dataclass(frozen=True, slots=True)
class Woostand:
    """Of een besluit openbaar moet worden gemaakt. `uiterlijk` is inclusief."""

    status: Woostatus
    uiterlijk: date | None = None
    op: date | None = None
    grond: str = ""


def bepaal_onherroepelijk(
    besluit: Besluitfeit, bezwaren: Iterable[Bezwaarfeit], kader: Kader, peildatum: date, *, met_bewijs: bool = False
) -> Onherroepelijk:
    """Hoe het op de peildatum met een besluit staat; `bezwaren` mogen ook over andere besluiten gaan.

    Een bezwaar dat nog loopt houdt het besluit open, ook een bezwaar dat te laat kwam: dat is dan nog niet beslist.
    """
    if besluit.bekendgemaakt_op is None:
        return Onherroepelijk("onbekend")
    eigen = [zoals_bekend(b, peildatum) for b in bezwaren if b.besluit == besluit.id and b.ontvangen_op <= peildatum]
    if any(_is_weg(bezwaar) for bezwaar in eigen):
        return Onherroepelijk("herroepen")
    if any(is_open(bezwaar, peildatum) for bezwaar in eigen):
        return Onherroepelijk("bezwaar_loopt")
    termijn = bereken_indiening(besluit.bekendgemaakt_op, kader, met_bewijs=met_bewijs)
    dagen = [_na(termijn), *(_einde_van(bezwaar, kader, met_bewijs=met_bewijs) for bezwaar in eigen)]
    op, beslissend = max(dagen, key=lambda paar: paar[0])
    return Onherroepelijk("onherroepelijk" if peildatum >= op else "termijn_loopt", op, beslissend)


def _na(termijn: Termijnuitkomst) -> tuple[date, Termijnuitkomst | None]:
    assert termijn.uitkomst
    return termijn.uitkomst + DAG, termijn


def _is_weg(bezwaar: Bezwaarfeit) -> bool:
    """Of het besluit door dit bezwaar of dit beroep niet meer bestaat."""
    stap = laatste(bezwaar, "besloten", "uitspraak_beroep", "uitspraak_hoger_beroep")
    if stap is None:
        return False
    return stap.gevolg in ("herroepen", "gewijzigd") if stap.soort == "besloten" else stap.uitkomst == VERNIETIGD


def _einde_van(bezwaar: Bezwaarfeit, kader: Kader, *, met_bewijs: bool) -> tuple[date, Termijnuitkomst | None]:
    """De eerste dag waarop er over dit afgesloten bezwaar niets meer kan."""
    ingetrokken = laatste(bezwaar, "ingetrokken")
    if ingetrokken:
        return ingetrokken.op, None
    hoogste = laatste(bezwaar, "uitspraak_hoger_beroep")
    if hoogste:
        return hoogste.op, None
    uitspraak, besloten = laatste(bezwaar, "uitspraak_beroep"), laatste(bezwaar, "besloten")
    stap, soort = (uitspraak, "hoger_beroep") if uitspraak else (besloten, "beroep")
    assert stap
    return _na(bereken(kader.termijn(soort), stap.op, kader.kalender, met_bewijs=met_bewijs))


def bepaal_woostand(besluit: Besluitfeit, zicht: Zicht) -> Woostand:
    """Of dit besluit openbaar moet worden gemaakt, en tot wanneer (Woo 3.3); zonder datum in het kader geldt de plicht niet."""
    gedaan = [een for een in zicht.feiten.toezicht.openbaarmakingen if een.besluit == besluit.id and zicht.gebeurd(een.op)]
    if gedaan:
        een = gedaan[-1]
        return Woostand("uitzondering" if een.uitzondering else "gepubliceerd", op=een.op, grond=een.uitzondering)
    regel, genomen = zicht.kader.inhoud.openbaarmaking, besluit.bekendgemaakt_op
    if regel is None or regel.vanaf is None or genomen is None or genomen < regel.vanaf or besluit.soort not in regel.besluiten:
        return Woostand("niet_verplicht")
    stand = bepaal_onherroepelijk(besluit, zicht.feiten.toezicht.bezwaren, zicht.kader, zicht.peildatum)
    if stand.toestand != "onherroepelijk" or stand.op is None:
        return Woostand("nog_niet")
    uiterlijk = bereken(zicht.kader.termijn(regel.termijn), stand.op, zicht.kader.kalender).uitkomst
    return Woostand("te_publiceren", uiterlijk)


def list_wootaken(zicht: Zicht) -> list[Taak]:
    """Een besluit dat onherroepelijk is en openbaar moet."""
    taken = []
    for besluit in zicht.feiten.besluiten:
        stand = bepaal_woostand(besluit, zicht)
        if stand.status == "te_publiceren":
            regel = zicht.kader.inhoud.openbaarmaking
            bron = zicht.kader.grondslag(regel) if regel else ()
            naam = besluit.soort.replace("_", " ")
            tekst = f"Het besluit {naam} is onherroepelijk: maak het openbaar, of leg vast waarom niet."
            taken.append(Taak("maak_besluit_openbaar", tekst, "jurist", stand.uiterlijk, bron))
    return taken
