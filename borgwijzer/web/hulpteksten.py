"""The help of every screen: one TOML file per screen in ``hulp/``, with what one does there and which rules it carries out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "hulp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulptekst:
    """The help of one screen, under the names of its addresses.

    ``kader`` are references to rules: see ``kaders.plaatsen``. ``openbaar``: also shown to whoever is not signed in.
    """

    titel: str
    adressen: tuple[str, ...]
    uitleg: tuple[str, ...]
    kader: tuple[str, ...] = ()
    openbaar: bool = False


@cache
def lees_hulpteksten() -> dict[str, Hulptekst]:
    """The help by the name of the address. Raises ``TypeError`` for a key that it does not know, or one that is missing."""
    gevonden: dict[str, Hulptekst] = {}
    for pad in sorted(MAP.glob("*.toml")):
        ruw: dict[str, Any] = tomllib.loads(pad.read_text(encoding="utf-8"))
        velden: dict[str, Any] = {naam: tuple(waarde) if isinstance(waarde, list) else waarde for naam, waarde in ruw.items()}
        tekst = Hulptekst(**velden)
        gevonden |= dict.fromkeys(tekst.adressen, tekst)
    return gevonden
