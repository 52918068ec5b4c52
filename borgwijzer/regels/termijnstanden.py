"""Een termijn van het kader in een zaak: berekend vanaf haar dag, en of zij loopt, gehaald is of voorbij."""

from __future__ import annotations

from datetime import date

from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.standvorm import Termijnstand, Toestand
from borgwijzer.regels.termijnen import EERSTE_DAG, Termijnuitkomst, bereken


def los(zicht: Zicht, naam: str, vanaf: date, *, gedaan_op: date | None) -> Termijnstand:
    """De termijn `naam` van het kader, vanaf deze dag. `gedaan_op`: wanneer gebeurde waar zij om vraagt."""
    resultaat = bereken(zicht.kader.termijn(naam), vanaf, zicht.kader.kalender, met_bewijs=zicht.met_bewijs)
    return maak_termijnstand(zicht, resultaat, gedaan_op=gedaan_op)


def maak_termijnstand(
    zicht: Zicht, resultaat: Termijnuitkomst, *, gedaan_op: date | None = None, wet: Termijnuitkomst | None = None
) -> Termijnstand:
    """Een berekende termijn met haar toestand; de uitkomst van de wet alleen als zij een andere dag geeft."""
    soort = resultaat.termijn.id
    naam = zicht.kader.inhoud.termijn[soort].naam
    anders = wet if wet and wet.uitkomst != resultaat.uitkomst else None
    return Termijnstand(soort, naam, resultaat, bepaal_toestand(zicht, resultaat, gedaan_op), anders, gedaan_op)


def bepaal_toestand(zicht: Zicht, resultaat: Termijnuitkomst, gedaan_op: date | None) -> Toestand:
    """Hoe de termijn er op de peildatum voor staat."""
    uitkomst = resultaat.uitkomst
    if uitkomst is None:
        return "gepauzeerd"
    if resultaat.termijn.betekenis == EERSTE_DAG:
        return "bereikt" if zicht.peildatum >= uitkomst else "loopt"
    if gedaan_op is not None:
        return "gehaald" if gedaan_op <= uitkomst else "te_laat"
    return "loopt" if zicht.peildatum <= uitkomst else "te_laat"
