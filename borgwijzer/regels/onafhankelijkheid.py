"""Onafhankelijkheid: wat de kwaliteitsborger gemeen heeft met wie bouwt, ontwerpt of aanvraagt.

Een aanwijzing is geen oordeel: twee bedrijven kunnen een gebouw of een telefooncentrale delen. Een mens gaat na of er een
band is (Bkl 3.82). Niet behandeld: aandeelhouders, bestuurders en contracten; die staan niet in een melding.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from borgwijzer.regels.feiten import Partij
from borgwijzer.regels.samenhang import alleen_cijfers, gewone_tekst, gewoon_adres

ARTIKEL = "Bkl 3.82"
DOMEINEN = Path(__file__).with_name("maildomeinen.toml")
# Een postcode met wat er voor staat: het huisnummer met zijn toevoeging.
MET_POSTCODE = re.compile(r"\b(\d+(?: ?[a-z]\b)?(?: \d{1,4}\b)?),? (\d{4}[a-z]{2})\b")
CIJFERS_TELEFOON = 9


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """De kwaliteitsborger en de partij met `rol` hebben `gegeven` gemeen; `waarde` is zoals de kwaliteitsborger het schrijft."""

    gegeven: str
    rol: str
    waarde: str

    def __str__(self) -> str:
        return f"de kwaliteitsborger en de {self.rol} hebben {self.gegeven} ({self.waarde})"


def aanwijzingen(kwaliteitsborger: Partij | None, anderen: Mapping[str, Partij]) -> list[Aanwijzing]:
    """Wat de kwaliteitsborger met de anderen (per rol) gemeen heeft, in de volgorde van GEGEVENS. Wat leeg is, telt niet."""
    if kwaliteitsborger is None:
        return []
    gevonden = []
    for veld, (naam, maak) in GEGEVENS.items():
        eigen = getattr(kwaliteitsborger, veld)
        gelijk = [rol for rol, partij in anderen.items() if maak(eigen) and maak(eigen) == maak(getattr(partij, veld))]
        gevonden += [Aanwijzing(naam, rol, _waarde(veld, eigen)) for rol in gelijk]
    return gevonden


@cache
def list_openbare_domeinen() -> frozenset[str]:
    """Domeinen die niet van een bedrijf zijn."""
    lijsten = tomllib.loads(DOMEINEN.read_text(encoding="utf-8"))
    return frozenset(domein for lijst in lijsten.values() for domein in lijst)


def _waarde(veld: str, eigen: str) -> str:
    tekst = _domein(eigen) if veld == "email" else eigen.strip()
    return tekst if len(tekst) <= 120 else f"{tekst[:120]}…"


def _domein(email: str) -> str:
    """Het domein van een adres in kleine letters; leeg voor een openbaar domein of iets zonder domein."""
    naam, apenstaart, domein = email.strip().casefold().rpartition("@")
    domein = domein.rstrip(".")
    return domein if naam and apenstaart and "." in domein and domein not in list_openbare_domeinen() else ""


def _telefoon(nummer: str) -> str:
    """De laatste negen cijfers: zo is +31 6 gelijk aan 06. Een korter nummer zegt te weinig."""
    cijfers = re.sub(r"\D", "", nummer)
    return cijfers[-CIJFERS_TELEFOON:] if len(cijfers) >= CIJFERS_TELEFOON else ""


def _adres(tekst: str) -> str:
    """Huisnummer en postcode als die er staan, anders de hele tekst; een straat zonder nummer zegt te weinig."""
    gewoon = gewoon_adres(tekst)
    if treffer := MET_POSTCODE.search(gewoon):
        return f"{treffer[1].replace(' ', '')} {treffer[2]}"
    return gewoon if re.search(r"\d", gewoon) else ""


def _kvk(nummer: str) -> str:
    cijfers = alleen_cijfers(nummer)
    return cijfers if len(cijfers) > 1 else ""


GEGEVENS: dict[str, tuple[str, Callable[[str], str]]] = {
    "kvk": ("hetzelfde KvK-nummer", _kvk),
    "naam": ("dezelfde naam", gewone_tekst),
    "email": ("hetzelfde e-maildomein", _domein),
    "telefoon": ("hetzelfde telefoonnummer", _telefoon),
    "adres": ("hetzelfde adres", _adres),
}
