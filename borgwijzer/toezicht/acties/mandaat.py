"""Mandate: what a kader says about which roles may do a deed. Where it is silent, the rights of a role are enough."""

from __future__ import annotations

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import heeft_mandaat, rollen_met_mandaat


def find_zonder_mandaat(door: Account, kader: Kader, daad: str) -> Geweigerd | None:
    """Why this person has no mandate for the deed; None when the kader gives it or says nothing about it."""
    if heeft_mandaat(kader, daad, door.rollen):
        return None
    rollen = " of ".join(rollen_met_mandaat(kader, daad) or ())
    zin = f"Het kader geeft dit mandaat aan {rollen or 'niemand'}: vraag een collega met die rol."
    return Geweigerd("geen_mandaat", zin, kader.grondslag(kader.inhoud.mandaat) if kader.inhoud.mandaat else ())


def eis_mandaat(door: Account, kader: Kader, daad: str) -> None:
    """Raise ``Geweigerd`` (code ``geen_mandaat``) when the kader gives this deed to other roles."""
    if fout := find_zonder_mandaat(door, kader, daad):
        raise fout


def noem_met_rollen(door: Account) -> str:
    """The name of the day with the roles in which somebody decided."""
    return f"{door.naam} ({', '.join(door.rollen)})"
