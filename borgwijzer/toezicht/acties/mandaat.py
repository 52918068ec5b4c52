"""Ask that a person may do a deed in the name of the college: the kader of the zaak says which roles have that mandate."""

from __future__ import annotations

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import heeft_mandaat, rollen_met_mandaat


def eis_mandaat(door: Account, daad: Daad, kader: Kader) -> None:
    """Raise ``Geweigerd`` without the right, or when the kader gives this mandate to other roles."""
    eis_recht(door, daad)
    if not heeft_mandaat(kader, daad.value, door.rollen):
        rollen = " of ".join(rollen_met_mandaat(kader, daad.value) or ())
        zin = f"Het kader geeft dit mandaat aan {rollen or 'niemand'}: vraag een collega met die rol."
        bron = kader.grondslag(kader.inhoud.mandaat) if kader.inhoud.mandaat else ()
        raise Geweigerd("geen_mandaat", zin, bron)


def noem_met_rollen(door: Account) -> str:
    """The name of the day with the roles in which somebody decided."""
    return f"{door.naam} ({', '.join(door.rollen)})"
