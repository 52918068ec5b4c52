"""Who may do a deed in the name of the municipality: the roles that the kader names, and where it is silent those of the right."""

from __future__ import annotations

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, MetRollen, Rol, eis_recht, list_rollen_voor, mag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import rollen_met_mandaat


def list_bevoegde_rollen(recht: Daad, kader: Kader, mandaat: str) -> list[Rol]:
    """The roles that may do the deed, in the order of ``Rol``. ``mandaat``: its name in the kader, see ``MANDAATDADEN``."""
    genoemd = rollen_met_mandaat(kader, mandaat)
    return list_rollen_voor(recht) if genoemd is None else [rol for rol in Rol if rol in genoemd]


def is_bevoegd(account: MetRollen, recht: Daad, kader: Kader, mandaat: str) -> bool:
    """Whether one of the roles of an active account may do the deed."""
    if rollen_met_mandaat(kader, mandaat) is None:
        return mag(account, recht)
    return account.actief and any(rol in account.rollen for rol in list_bevoegde_rollen(recht, kader, mandaat))


def find_onbevoegd(account: MetRollen, recht: Daad, kader: Kader, mandaat: str) -> Geweigerd | None:
    """Why this person may not do the deed (code ``geen_mandaat`` or ``geen_recht``); None when they may."""
    try:
        eis_bevoegd(account, recht, kader, mandaat)
    except Geweigerd as fout:
        return fout
    return None


def eis_bevoegd(account: MetRollen, recht: Daad, kader: Kader, mandaat: str) -> None:
    """Raise ``Geweigerd`` when the kader gives the deed to other roles, or is silent and no role has the right."""
    if rollen_met_mandaat(kader, mandaat) is None:
        eis_recht(account, recht)
    elif not is_bevoegd(account, recht, kader, mandaat):
        rollen = " of ".join(list_bevoegde_rollen(recht, kader, mandaat))
        zin = f"Het kader geeft dit mandaat aan {rollen}: vraag een collega met die rol."
        raise Geweigerd("geen_mandaat", zin, kader.grondslag(kader.inhoud.mandaat) if kader.inhoud.mandaat else ())


def noem_met_rollen(account: Account) -> str:
    """The name of the day with the roles in which somebody decided."""
    return f"{account.naam} ({', '.join(account.rollen)})"
