"""Mandaat: welke rollen een daad namens het college mogen doen, als het kader dat zegt. Bron: kader, [mandaat]."""

from __future__ import annotations

from collections.abc import Collection

from borgwijzer.regels.kader import Kader


def rollen_met_mandaat(kader: Kader, daad: str) -> tuple[str, ...] | None:
    """De rollen die het kader bij deze daad noemt; None als het zwijgt: dan gelden alleen de rechten van de rol."""
    mandaat = kader.inhoud.mandaat
    return mandaat.daden.get(daad) if mandaat else None


def heeft_mandaat(kader: Kader, daad: str, rollen: Collection[str]) -> bool:
    """Of iemand met deze rollen mandaat heeft; zwijgt het kader, dan staat het mandaat niet in de weg."""
    nodig = rollen_met_mandaat(kader, daad)
    return nodig is None or bool(set(nodig) & set(rollen))
