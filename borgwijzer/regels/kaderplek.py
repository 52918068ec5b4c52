"""Waar een lokale omstandigheid geldt, zoals een kader het opschrijft, en wat daaraan niet kan kloppen."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Punt = tuple[float, float]
Postcodes = Annotated[str, Field(pattern=r"^[1-9][0-9]{3}([A-Z]{2})?(-[1-9][0-9]{3}([A-Z]{2})?)?$")]
HOEKPUNTEN = 3


def keur_gebied(gebied: str, lijst: tuple[str, ...], vlakken: tuple[tuple[Punt, ...], ...]) -> str:
    """De code van wat niet klopt, of leeg: een lijst heeft plaatsen of postcodes, vlakken hebben hoekpunten, de rest niets."""
    gevuld = {"lijst": bool(lijst), "vlakken": bool(vlakken)}
    if any(heeft != (naam == gebied) for naam, heeft in gevuld.items()):
        return "gebied_past_niet"
    return "vlak_te_klein" if any(len(set(vlak)) < HOEKPUNTEN for vlak in vlakken) else ""
