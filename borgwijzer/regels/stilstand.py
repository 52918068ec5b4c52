"""Stilstand: sinds wanneer de bouw stil ligt, door een besluit of door een woord ter plaatse.

Wie bij spoed mondeling stillegt, past bestuursdwang toe voordat er een besluit is (Awb 5:31 lid 2): de bouw ligt stil vanaf dat
woord. Dat blijft zo tot het besluit of de last die erop volgde eindigt, of tot het woord vervalt. Op een dag waarop het besluit is
geschorst, geldt het niet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.lastgeld import Voorwaarden, lees_voorwaarden
from borgwijzer.regels.toezichtfeiten import Interventiefeit

if TYPE_CHECKING:
    from borgwijzer.regels.poorten import Zicht

BESTUURSDWANG = "last_onder_bestuursdwang"
SPOED = "Awb 5:31 lid 2"


@dataclass(frozen=True, slots=True)
class Stilstand:
    """Dat de bouw stil ligt: sinds welke dag, een zin waarom, en waarop dat berust."""

    sinds: date
    tekst: str
    grondslag: tuple[Grondslag, ...] = ()


def zoek_stilstand(zicht: Zicht) -> Stilstand | None:
    """Waarom de bouw op de peildatum stil ligt; None als zij niet stil ligt. Een besluit gaat voor een mondeling woord."""
    if besluit := zicht.besluit("bouwstop"):
        return Stilstand(besluit.vanaf, f"De bouw is stilgelegd sinds {besluit.vanaf}.")
    return next(chain(_door_lasten(zicht), _ter_plaatse(zicht)), None)


def _door_lasten(zicht: Zicht) -> Iterator[Stilstand]:
    """De lasten die met een mondelinge bouwstop begonnen en nog gelden."""
    for last in zicht.feiten.toezicht.interventies:
        gezegd = next((stap for stap in last.stappen if stap.soort == "mondelinge_bouwstop" and zicht.gebeurd(stap.op)), None)
        if gezegd and last.soort == BESTUURSDWANG and _geldt(last, zicht):
            yield _door_last(gezegd.op, _voorwaarden(last, zicht), zicht)


def _door_last(sinds: date, besluit: Voorwaarden | None, zicht: Zicht) -> Stilstand:
    vervolg = f"het besluit volgde op {besluit.besluit_op}" if besluit else "het besluit moet nog volgen"
    tekst = f"De bouw is op {sinds} mondeling stilgelegd; {vervolg}. Dat geldt tot de last is opgeheven of afgerond."
    return Stilstand(sinds, tekst, (zicht.kader.wetsartikel(SPOED),))


def _ter_plaatse(zicht: Zicht) -> Iterator[Stilstand]:
    """De controles waarbij de bouw mondeling is stilgelegd, zolang dat woord of de last die het bevestigt geldt."""
    for controle in zicht.feiten.controles:
        sinds = controle.bouwstop_op
        if sinds is None or not zicht.gebeurd(sinds) or zicht.gebeurd(controle.bouwstop_vervallen_op):
            continue
        if any(b.soort == "bouwstop" and b.vanaf >= sinds and zicht.gebeurd(b.vanaf) for b in zicht.feiten.besluiten):
            continue  # dat besluit nam het over: geldt het niet meer, dan ligt de bouw ook niet meer stil
        lasten = _bevestigd_met(sinds, zicht)
        if not lasten:
            tekst = f"De bouw is op {sinds} mondeling stilgelegd."
            yield Stilstand(sinds, tekst, (zicht.kader.wetsartikel(SPOED),))
        elif geldend := next((last for last in lasten if _geldt(last, zicht)), None):
            yield _door_last(sinds, _voorwaarden(geldend, zicht), zicht)


def _bevestigd_met(sinds: date, zicht: Zicht) -> list[Interventiefeit]:
    return [
        last for last in zicht.feiten.toezicht.interventies
        if last.soort == BESTUURSDWANG and last.begonnen_op >= sinds and zicht.gebeurd(last.begonnen_op)
    ]  # fmt: skip


def _geldt(last: Interventiefeit, zicht: Zicht) -> bool:
    besluit = _voorwaarden(last, zicht)
    if zicht.gebeurd(last.afgerond_op) or (besluit and zicht.gebeurd(besluit.opgeheven_op)):
        return False
    besluiten = {stap.besluit for stap in last.stappen if stap.soort == "besluit"}
    return not any(een.besluit in besluiten and een.bevat(zicht.peildatum) for een in last.schorsingen)


def _voorwaarden(last: Interventiefeit, zicht: Zicht) -> Voorwaarden | None:
    """De last zoals het besluit haar op de peildatum luidt; None zolang er geen besluit is."""
    return lees_voorwaarden([stap for stap in last.stappen if zicht.gebeurd(stap.op)])
