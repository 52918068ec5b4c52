"""Parties, with their number masked unless somebody asked to see it once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from borgwijzer.regels.borging import Borgertijdvak, list_borgers
from borgwijzer.regels.feiten import Feiten
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.zaak import Partij
from borgwijzer.zaken.models import Betrokkene

ROLNAMEN = {
    "initiatiefnemer": "Initiatiefnemer", "gemachtigde": "Gemachtigde", "kwaliteitsborger": "Kwaliteitsborger",
    "contactpersoon": "Contactpersoon", "aannemer": "Aannemer",
}  # fmt: skip
BORGER = ROLNAMEN["kwaliteitsborger"]
ZICHTBAAR = 4


def maak_partijen(
    partijen: Mapping[str, Betrokkene], *, mag_bsn: bool, getoond: Mapping[int, str], borgers: Sequence[str] = ()
) -> tuple[Partij, ...]:
    """The latest party per rol; ``getoond`` holds the BSN of a betrokkene by id, for this one answer.

    ``borgers``: the periods of the kwaliteitsborgers, when there was more than one.
    """
    gevonden = (_maak_partij(partijen[rol], mag_bsn, getoond) for rol in sorteer_rollen(partijen))
    return tuple(replace(partij, tijdvakken=tuple(borgers)) if partij.rol == BORGER else partij for partij in gevonden)


def schrijf_tijdvakken(feiten: Feiten, vandaag: date) -> tuple[str, ...]:
    """A line per kwaliteitsborger with its period and where that is known from; none while there was only one."""
    tijdvakken = list_borgers(feiten, vandaag)
    if len(tijdvakken) < 2:
        return ()
    return tuple(f"{t.partij.naam or t.partij.kvk}: {schrijf_periode(t)} ({noem_bron(t)})" for t in tijdvakken)


def schrijf_periode(tijdvak: Borgertijdvak) -> str:
    """`2 mrt 2026 tot 1 jun 2026`, or `sinds 1 jun 2026`."""
    van = schrijf_kort(tijdvak.van)
    return f"{van} tot {schrijf_kort(tijdvak.tot)}" if tijdvak.tot else f"sinds {van}"


def noem_bron(tijdvak: Borgertijdvak) -> str:
    """Where a period comes from."""
    if tijdvak.bron == "wisseling":
        return f"wisseling gemeld op {schrijf_kort(tijdvak.bekend_op)}"
    return f"{MELDINGEN[tijdvak.bron].lower()} van {schrijf_kort(tijdvak.bekend_op)}" + (
        "" if tijdvak.aangekondigd else ", niet gemeld"
    )


def sorteer_rollen(rollen: Iterable[str]) -> list[str]:
    """The rollen in the order of the page."""
    namen = list(ROLNAMEN)
    return sorted(rollen, key=lambda rol: (namen.index(rol) if rol in ROLNAMEN else len(namen), rol))


def schrijf_contact(partij: Betrokkene) -> tuple[str, ...]:
    """Address, telephone and e-mail, as far as they are known."""
    plaats = f"{partij.postcode} {partij.woonplaats}".strip()
    adres = ", ".join(deel for deel in (partij.adres, plaats) if deel)
    return tuple(regel for regel in (adres, partij.telefoon, partij.email) if regel)


def _maak_partij(partij: Betrokkene, mag_bsn: bool, getoond: Mapping[int, str]) -> Partij:
    soort, nummer = _nummer(partij, getoond)
    return Partij(
        id=str(partij.pk),
        rol=ROLNAMEN.get(partij.rol, partij.rol.capitalize()),
        naam=partij.naam or "Naam onbekend",
        contact=schrijf_contact(partij),
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
