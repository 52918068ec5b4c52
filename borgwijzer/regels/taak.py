"""Taak: iets wat de gemeente te doen heeft, afgeleid uit de feiten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from borgwijzer.regels.grondslag import Grondslag


@dataclass(frozen=True, slots=True)
class Taak:
    """Iets wat de gemeente te doen heeft. `uiterlijk` is inclusief; None: zo spoedig mogelijk.

    `deel`: het id van het deel waarover het gaat, leeg voor het geheel; de tekst noemt het deel dan ook.
    """

    code: str
    tekst: str
    rol: str
    uiterlijk: date | None = None
    grondslag: tuple[Grondslag, ...] = ()
    deel: str = ""

    def als_dict(self) -> dict[str, Any]:
        return {
            "code": self.code, "tekst": self.tekst, "rol": self.rol, "deel": self.deel,
            "uiterlijk": self.uiterlijk.isoformat() if self.uiterlijk else None,
            "grondslag": [bron.als_dict() for bron in self.grondslag],
        }  # fmt: skip
