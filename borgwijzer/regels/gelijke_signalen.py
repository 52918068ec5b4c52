"""Lijkt een signaal op een ander? Zelfde plek of dichtbij, kort na elkaar, en wat zij verder gemeen hebben.

Een uitkomst is een aanwijzing met haar redenen, geen oordeel: een mens voegt samen. Zonder gemeenschappelijke plek lijken
signalen niet op elkaar, hoe gelijk de woorden ook zijn. Afstanden en periode zijn kaderwaarden; zwijgt het kader, dan telt
alleen dezelfde zaak.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from borgwijzer.regels.kadersignaal import GelijkeSignalen
from borgwijzer.regels.rijksdriehoek import Rd, meet_afstand
from borgwijzer.regels.samenhang import gewone_tekst

KORTSTE_WOORD = 3


@dataclass(frozen=True, slots=True)
class Signaalspoor:
    """Wat er van een signaal te vergelijken is. `adres`: een sleutel die op hetzelfde adres gelijk is, leeg als onbekend."""

    id: str
    zaak: str
    ontvangen_op: date
    onderwerpen: tuple[str, ...] = ()
    tekst: str = ""
    adres: str = ""
    rd: Rd | None = None


@dataclass(frozen=True, slots=True)
class Gelijkenis:
    """Een signaal dat erop lijkt. `sterk`: zelfde plek, en hetzelfde onderwerp of bijna dezelfde woorden."""

    id: str
    redenen: tuple[str, ...]
    sterk: bool


def list_gelijke(signaal: Signaalspoor, anderen: Iterable[Signaalspoor], regel: GelijkeSignalen | None) -> list[Gelijkenis]:
    """De signalen die erop lijken, de sterkste eerst en daarbinnen in de gegeven volgorde."""
    gevonden = [gelijkenis for ander in anderen if (gelijkenis := vergelijk_signalen(signaal, ander, regel))]
    return sorted(gevonden, key=lambda een: (not een.sterk, -len(een.redenen)))


def vergelijk_signalen(signaal: Signaalspoor, ander: Signaalspoor, regel: GelijkeSignalen | None) -> Gelijkenis | None:
    """Waarin zij op elkaar lijken; None als het niets zegt."""
    if ander.id == signaal.id or (regel and abs((signaal.ontvangen_op - ander.ontvangen_op).days) > regel.dagen):
        return None
    plek = _vergelijk_plek(signaal, ander, regel)
    if not plek:
        return None
    verder = []
    if set(signaal.onderwerpen) & set(ander.onderwerpen):
        verder.append("zelfde onderwerp")
    procent = meet_woorden(signaal.tekst, ander.tekst)
    if regel and procent >= regel.tekst_procent:
        verder.append(f"{procent}% dezelfde woorden")
    return Gelijkenis(ander.id, (plek, *verder), sterk=bool(verder))


def _vergelijk_plek(signaal: Signaalspoor, ander: Signaalspoor, regel: GelijkeSignalen | None) -> str:
    if signaal.zaak and signaal.zaak == ander.zaak:
        return "zelfde zaak"
    if regel is None:
        return ""
    if signaal.adres and signaal.adres == ander.adres:
        return "zelfde adres"
    if signaal.rd is None or ander.rd is None:
        return ""
    meters = round(meet_afstand(signaal.rd, ander.rd))
    return f"{meters} meter verderop" if meters <= regel.meters else ""


def meet_woorden(een: str, ander: str) -> int:
    """Welk deel van alle woorden in beide teksten staat, in hele procenten; korte woorden tellen niet mee."""
    links, rechts = _woorden(een), _woorden(ander)
    return round(100 * len(links & rechts) / len(links | rechts)) if links and rechts else 0


def _woorden(tekst: str) -> set[str]:
    return {woord for woord in gewone_tekst(tekst).split() if len(woord) >= KORTSTE_WOORD}
