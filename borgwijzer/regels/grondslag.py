"""Grondslag: waar een uitkomst op berust. Elke uitkomst van de regelkern draagt er ten minste een."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Grondslag:
    """Een plaats in het kader (`kader`), in de wet (`wet`, met vindplaats `url`), of beide."""

    kader: str | None = None
    wet: str | None = None
    url: str | None = None

    def als_dict(self) -> dict[str, str | None]:
        return {"kader": self.kader, "wet": self.wet, "url": self.url}

    def __str__(self) -> str:
        return "; ".join(deel for deel in (self.kader, self.wet) if deel)


@dataclass(frozen=True, slots=True)
class Kanttekening:
    """Een juridische kanttekening: waar wet en kader uiteenlopen, met zo mogelijk de uitkomst volgens de wet."""

    tekst: str
    grondslag: tuple[Grondslag, ...]
    uitkomst: str | None = None

    def als_dict(self) -> dict[str, Any]:
        return {
            "tekst": self.tekst,
            "grondslag": [bron.als_dict() for bron in self.grondslag],
            "uitkomst": self.uitkomst,
        }


class Invoerfout(ValueError):
    """Onbruikbare invoer. De tekst is een Nederlandse zin die zegt wat de gebruiker moet doen."""
