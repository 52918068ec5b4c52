"""Bijlage 1: van onderwerp van een onregelmatigheid naar prioriteit, bezoek, opvolging en gebruik.

Noemt een signaal meer onderwerpen, dan geldt per uitkomst het strengste, elk apart: het bezoek kan van het ene onderwerp
komen en het gebruik van het andere (lezing; de tekst zwijgt hierover).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from borgwijzer.regels.grondslag import Grondslag, Invoerfout, Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Bezoek, Gebruik, Onderwerp, Prioriteit

STRENG_NAAR_MILD: tuple[Prioriteit, ...] = ("hoog", "midden", "laag", "geen")
BEZOEK: tuple[Bezoek, ...] = ("altijd", "na_beoordeling", "nooit")


@dataclass(frozen=True, slots=True)
class Prioritering:
    """Wat de gemeente met een signaal doet. `redenen`: per onderwerp de zin van het kader."""

    prioriteit: Prioriteit
    bezoek: Bezoek
    opvolging: bool
    gebruik: Gebruik
    redenen: tuple[str, ...]
    grondslag: tuple[Grondslag, ...]
    kanttekeningen: tuple[Kanttekening, ...]

    def als_dict(self) -> dict[str, Any]:
        return {
            "prioriteit": self.prioriteit, "bezoek": self.bezoek, "opvolging": self.opvolging, "gebruik": self.gebruik,
            "redenen": list(self.redenen), "grondslag": [bron.als_dict() for bron in self.grondslag],
            "kanttekeningen": [tekst.als_dict() for tekst in self.kanttekeningen],
        }  # fmt: skip


def bepaal_prioriteit(onderwerpen: Sequence[str], kader: Kader) -> Prioritering:
    """De prioritering van een signaal over een of meer onderwerpen (ids van het kader). Onbekend onderwerp: Invoerfout."""
    gekozen = [zoek_onderwerp(naam, kader) for naam in onderwerpen]
    if not gekozen:
        raise Invoerfout(f"Noem ten minste een onderwerp: {', '.join(kader.onderwerpen) or 'dit kader kent er geen'}.")
    regels = kader.inhoud.prioriteit
    prioriteit = min((o.prioriteit for o in gekozen), key=STRENG_NAAR_MILD.index)
    gebruik: Gebruik = "verboden" if any(o.gebruik == "verboden" for o in gekozen) else "onder_voorwaarden"
    return Prioritering(
        prioriteit=prioriteit,
        bezoek=min((regels[o.prioriteit].bezoek for o in gekozen), key=BEZOEK.index),
        opvolging=any(regels[o.prioriteit].opvolging for o in gekozen),
        gebruik=gebruik,
        redenen=tuple(f"{o.naam}: {regels[o.prioriteit].tekst}" for o in gekozen),
        grondslag=tuple(
            dict.fromkeys(bron for o in gekozen for bron in (*kader.grondslag(o), *kader.grondslag(regels[o.prioriteit])))
        ),
        kanttekeningen=kader.kanttekeningen(*_plekken(gekozen, prioriteit, gebruik)),
    )


def zoek_onderwerp(naam: str, kader: Kader) -> Onderwerp:
    """Het onderwerp met dit id; Invoerfout met de bestaande ids als het kader het niet kent."""
    if naam not in kader.onderwerpen:
        bestaand = ", ".join(kader.onderwerpen)
        raise Invoerfout(
            f"Het kader {kader.id} kent het onderwerp {naam} niet. Kies uit: {bestaand}."
            if bestaand
            else f"Het kader {kader.id} heeft geen onderwerpen: kies een gemeentelijk kader."
        )
    return kader.onderwerpen[naam]


def _plekken(gekozen: Sequence[Onderwerp], prioriteit: Prioriteit, gebruik: Gebruik) -> list[str]:
    samen = ["gebruik.samen_onderzoeken"] if any(o.samen_onderzoeken for o in gekozen) else []
    return [*samen, f"gebruik.{gebruik}", f"prioriteit.{prioriteit}", *(f"onderwerp.{o.id}" for o in gekozen)]
