"""Mandate: what a kader says about which roles may do a deed. Where it is silent, the rights of a role are enough."""

from __future__ import annotations

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.kader import Kader


def find_zonder_mandaat(door: Account, kader: Kader, daad: str) -> Geweigerd | None:
    """Why this person has no mandate for the deed; None when the kader gives it or says nothing about it."""
    mandaat = kader.inhoud.mandaat
    rollen = mandaat.daden.get(daad) if mandaat else None
    if mandaat is None or rollen is None or set(rollen) & set(door.rollen):
        return None
    zin = f"U hebt hiervoor geen mandaat: vraag een collega met de rol {' of '.join(rollen)}."
    return Geweigerd("geen_mandaat", zin, kader.grondslag(mandaat))


def eis_mandaat(door: Account, kader: Kader, daad: str) -> None:
    """Raise ``Geweigerd`` (code ``geen_mandaat``) when the kader gives this deed to other roles."""
    if fout := find_zonder_mandaat(door, kader, daad):
        raise fout
