"""Mandaat: welke rollen een daad namens het college mogen doen, als het kader dat zegt. Bron: kader, [mandaat].

Een daad waarover het kader zwijgt, volgt de rechten van de rol.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from borgwijzer.regels.besluitsoorten import Besluitsoort
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.regels.lastdaden import Lastwerkdaad

if TYPE_CHECKING:
    from borgwijzer.regels.kader import Kader

AFWIJZING, AFWEGING, ADVIES, INTERVENTIE = "keur_afwijzing_goed", "keur_afweging_goed", "besluit_op_advies", "interventie_afronden"


def noem_besluit(soort: str) -> str:
    """De naam in het kader van het nemen, teruggeven of beëindigen van een besluit van deze soort."""
    return f"besluit_{soort}"


def noem_laststap(daad: str) -> str:
    """De naam in het kader van een stap van een last die geen besluit is."""
    return f"last_{daad}"


def noem_interventiestap(brief: str) -> str:
    """De naam in het kader van een stap van een interventie zonder last, naar haar brief; leeg zonder brief."""
    return f"interventie_{brief}" if brief else ""


# Elke daad waarvoor een kader mandaat kan geven.
MANDAATDADEN: frozenset[str] = frozenset({
    AFWIJZING, AFWEGING, ADVIES, INTERVENTIE,
    *(noem_besluit(soort) for soort in get_args(Besluitsoort)),
    *(noem_laststap(daad) for daad in get_args(Lastwerkdaad)),
    *(noem_interventiestap(stap.brief) for loop in PROCEDURES.values() for stap in loop.stappen.values() if stap.brief),
})  # fmt: skip


def noem_rol(kader: Kader, daad: str, anders: str) -> str:
    """De rol die aan de beurt is voor deze daad: de eerste die het kader noemt, of `anders` als het zwijgt."""
    rollen = rollen_met_mandaat(kader, daad)
    return rollen[0] if rollen else anders


def rollen_met_mandaat(kader: Kader, daad: str) -> tuple[str, ...] | None:
    """De rollen die het kader bij deze daad noemt; None als het zwijgt."""
    mandaat = kader.inhoud.mandaat
    return mandaat.daden.get(daad) if mandaat else None
