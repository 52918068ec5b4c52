"""De vorm van een stand: wat `levensloop.stand()` over een zaak zegt, met termijnen, taken en de stand van elk deel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from borgwijzer.regels.poorten import Poortoordeel
from borgwijzer.regels.register import NIEMAND, Gezocht
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import Termijnuitkomst

Fasenaam = Literal[
    "nieuw", "bouwmelding_in_behandeling", "wacht_op_start", "in_uitvoering", "gereedmelding_in_behandeling",
    "wacht_op_gebruik", "in_gebruik", "afgesloten", "gestuit",
]  # fmt: skip
Toestand = Literal["loopt", "bereikt", "gehaald", "te_laat", "gepauzeerd"]


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """Een termijn van deze zaak. `wet` is gevuld als de wet een andere datum geeft dan het kader, met haar eigen bewijs.

    `gedaan_op`: wanneer gebeurde waar de termijn om vraagt; te laat gedaan is een feit en vraagt niets meer.
    """

    soort: str
    naam: str
    resultaat: Termijnuitkomst
    toestand: Toestand
    wet: Termijnuitkomst | None = None
    gedaan_op: date | None = None

    @property
    def uitkomst_wet(self) -> date | None:
        return self.wet.uitkomst if self.wet else None

    @property
    def vraagt_iets(self) -> bool:
        """Of deze datum nog komt, of voorbij is zonder dat het gebeurde."""
        return self.toestand == "loopt" or (self.toestand == "te_laat" and self.gedaan_op is None)

    def als_dict(self) -> dict[str, Any]:
        uitkomst, wet = self.resultaat.uitkomst, self.uitkomst_wet
        return {
            "soort": self.soort, "naam": self.naam, "begin": self.resultaat.begin.isoformat(),
            "uitkomst": uitkomst.isoformat() if uitkomst else None, "betekenis": self.resultaat.termijn.betekenis,
            "toestand": self.toestand, "uitkomst_wet": wet.isoformat() if wet else None,
            "gedaan_op": self.gedaan_op.isoformat() if self.gedaan_op else None,
            "bewijs": [rij.als_dict() for rij in self.resultaat.bewijs],
            "grondslag": [bron.als_dict() for bron in self.resultaat.termijn.grondslag],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fasestand:
    """De stand van een deel van het project, met zijn eigen termijnen en taken."""

    id: str
    naam: str
    fase: Fasenaam
    mag_in_gebruik: Poortoordeel
    termijnen: tuple[Termijnstand, ...] = ()
    taken: tuple[Taak, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "naam": self.naam, "fase": self.fase, "mag_in_gebruik": self.mag_in_gebruik.als_dict(),
            "termijnen": [termijn.als_dict() for termijn in self.termijnen], "taken": [taak.als_dict() for taak in self.taken],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stand:
    """Waar een zaak op de peildatum staat. `termijnen` zijn die van het geheel; `taken` ook die van elk deel.

    `borger`: de kwaliteitsborger en het instrument die dan gelden.
    """

    kader: str
    peildatum: date
    fase: Fasenaam
    mag_starten: Poortoordeel
    mag_in_gebruik: Poortoordeel
    termijnen: tuple[Termijnstand, ...]
    taken: tuple[Taak, ...]
    fasen: tuple[Fasestand, ...] = ()
    borger: Gezocht = NIEMAND

    @property
    def alle_termijnen(self) -> tuple[Termijnstand, ...]:
        """De termijnen van het geheel en van elk deel."""
        return (*self.termijnen, *(termijn for fase in self.fasen for termijn in fase.termijnen))

    @property
    def eerstvolgende(self) -> date | None:
        """De vroegste datum waarop iets moet of kan: van een taak, of van een termijn die nog loopt."""
        datums = [taak.uiterlijk for taak in self.taken if taak.uiterlijk]
        datums += [t.resultaat.uitkomst for t in self.alle_termijnen if t.vraagt_iets and t.resultaat.uitkomst]
        return min(datums, default=None)

    def als_dict(self) -> dict[str, Any]:
        return {
            "kader": self.kader, "peildatum": self.peildatum.isoformat(), "fase": self.fase,
            "mag_starten": self.mag_starten.als_dict(), "mag_in_gebruik": self.mag_in_gebruik.als_dict(),
            "termijnen": [termijn.als_dict() for termijn in self.termijnen],
            "taken": [taak.als_dict() for taak in self.taken], "fasen": [fase.als_dict() for fase in self.fasen],
        }  # fmt: skip
