"""Taak: iets wat de gemeente te doen heeft, afgeleid uit de feiten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from borgwijzer.regels.grondslag import Grondslag


@dataclass(frozen=True, slots=True)
class Taak:
    """Iets wat de gemeente te doen heeft. `uiterlijk` is inclusief; None: zo spoedig mogelijk."""

    code: str
    tekst: str
    rol: str
    uiterlijk: date | None = None
    grondslag: tuple[Grondslag, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        return {
            "code": self.code, "tekst": self.tekst, "rol": self.rol,
            "uiterlijk": self.uiterlijk.isoformat() if self.uiterlijk else None,
            "grondslag": [bron.als_dict() for bron in self.grondslag],
        }  # fmt: skip
