"""Parties, with their number masked unless somebody asked to see it once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from borgwijzer.web.beelden.zaak import Partij
from borgwijzer.zaken.models import Betrokkene

ROLNAMEN = {
    "initiatiefnemer": "Initiatiefnemer", "gemachtigde": "Gemachtigde", "kwaliteitsborger": "Kwaliteitsborger",
    "contactpersoon": "Contactpersoon", "aannemer": "Aannemer",
}  # fmt: skip
ZICHTBAAR = 4


def maak_partijen(partijen: Mapping[str, Betrokkene], *, mag_bsn: bool, getoond: Mapping[int, str]) -> tuple[Partij, ...]:
    """The latest party per rol; ``getoond`` holds the BSN of a betrokkene by id, for this one answer."""
    volgorde = [*ROLNAMEN, *sorted(partijen.keys() - ROLNAMEN.keys())]
    return tuple(_maak_partij(partijen[rol], mag_bsn, getoond) for rol in volgorde if rol in partijen)


def _maak_partij(partij: Betrokkene, mag_bsn: bool, getoond: Mapping[int, str]) -> Partij:
    soort, nummer = _nummer(partij, getoond)
    plaats = f"{partij.postcode} {partij.woonplaats}".strip()
    adres = ", ".join(deel for deel in (partij.adres, plaats) if deel)
    return Partij(
        id=str(partij.pk),
        rol=ROLNAMEN.get(partij.rol, partij.rol.capitalize()),
        naam=partij.naam or "Naam onbekend",
        contact=tuple(regel for regel in (adres, partij.telefoon, partij.email) if regel),
        nummer_soort=soort,
        nummer=nummer,
        mag_tonen=soort == "BSN" and mag_bsn and partij.pk not in getoond,
    )


def _nummer(partij: Betrokkene, getoond: Mapping[int, str]) -> tuple[Literal["", "KvK", "BSN"], str]:
    if partij.bsn:
        return "BSN", getoond.get(partij.pk) or mask_bsn(partij.bsn)
    return ("KvK", partij.kvk) if partij.kvk else ("", "")


def mask_bsn(bsn: str) -> str:
    """Nine places of which only the last four can be read."""
    return "•" * (9 - ZICHTBAAR) + bsn[-ZICHTBAAR:]
