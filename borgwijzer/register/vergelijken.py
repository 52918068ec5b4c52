"""What changed between two snapshots: who is new, who is gone, whose status is another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from borgwijzer.regels.register import Blad, Regel
from borgwijzer.regels.samenhang import alleen_cijfers, gewone_tekst

Sleutel = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Verschil:
    """Somebody or something of the register; ``eerder`` is empty for what is new, ``nu`` for what is gone."""

    soort: str
    wie: str
    eerder: str = ""
    nu: str = ""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Three lists, each in the order of the snapshot that it comes from."""

    nieuw: tuple[Verschil, ...]
    weg: tuple[Verschil, ...]
    gewijzigd: tuple[Verschil, ...]


def vergelijk(oud: Blad, nieuw: Blad) -> Vergelijking:
    """Compare by KvK number (else name) and instrument number (else name); the status is that of the latest ``vanaf``."""
    eerder, nu = _laatste(oud.regels), _laatste(nieuw.regels)
    gewijzigd = [
        Verschil(regel.soort, noem(regel), eerder[sleutel].status, regel.status)
        for sleutel, regel in nu.items()
        if sleutel in eerder and eerder[sleutel].status != regel.status
    ]
    return Vergelijking(
        nieuw=tuple(Verschil(regel.soort, noem(regel), nu=regel.status) for sleutel, regel in nu.items() if sleutel not in eerder),
        weg=tuple(
            Verschil(regel.soort, noem(regel), eerder=regel.status) for sleutel, regel in eerder.items() if sleutel not in nu
        ),
        gewijzigd=tuple(gewijzigd),
    )


def noem(regel: Regel) -> str:
    """Who or what a line is about, in words."""
    borger = f"{regel.naam} (KvK {regel.kvk})" if regel.kvk else regel.naam
    middel = f"{regel.instrument} ({regel.nummer})" if regel.instrument and regel.nummer else regel.instrument or regel.nummer
    if regel.soort == "toestemming":
        return f"{borger} voor {middel}"
    return borger if regel.soort == "kwaliteitsborger" else middel


def _sleutel(regel: Regel) -> Sleutel:
    borger = alleen_cijfers(regel.kvk) or gewone_tekst(regel.naam) if regel.soort != "instrument" else ""
    return regel.soort, borger, regel.middel if regel.soort != "kwaliteitsborger" else ""


def _laatste(regels: Iterable[Regel]) -> dict[Sleutel, Regel]:
    gevonden: dict[Sleutel, Regel] = {}
    for regel in regels:
        sleutel = _sleutel(regel)
        if sleutel not in gevonden or (regel.vanaf or date.min) >= (gevonden[sleutel].vanaf or date.min):
            gevonden[sleutel] = regel
    return gevonden
