"""Schorsing van een besluit: welke dagen niet meetellen voor een termijn die het besluit stelde."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from borgwijzer.regels.bezwaarfeiten import Schorsing
from borgwijzer.regels.kalender import Kalender
from borgwijzer.regels.termijnen import Pauze, Termijn, Termijnuitkomst, bereken

REDEN = "het besluit is geschorst"


def list_schorsingspauzes(schorsingen: Iterable[Schorsing]) -> tuple[Pauze, ...]:
    """De schorsingen als pauzes van een termijn, voor `bereken`."""
    return tuple(Pauze(s.van, s.tot_en_met, REDEN) for s in sorted(schorsingen, key=lambda s: s.van))


def verschuif_na_schorsing(
    begin: date, uiterlijk: date, schorsingen: Iterable[Schorsing], kalender: Kalender, *, met_bewijs: bool = False
) -> Termijnuitkomst:
    """Een dag die in een besluit staat (een begunstigingstermijn), opgeschoven met de dagen waarop het besluit geschorst was.

    `begin` is de dag waarna de termijn telt, `uiterlijk` haar laatste dag (inclusief) zonder schorsing. Na de schorsing loopt
    de rest. De gemeente stelde de dag zelf, dus de Algemene termijnenwet verlengt niet. Zolang de schorsing loopt: geen dag.
    """
    termijn = Termijn("na_schorsing", max((uiterlijk - begin).days, 1), "dagen")
    return bereken(termijn, begin, kalender, list_schorsingspauzes(schorsingen), met_bewijs=met_bewijs)
