"""Check hash chains: one chain, or an exported file. No Django and no database.

What is found: an event changed, removed, inserted or moved, the tail cut off, and an event that belongs elsewhere. Who can
rewrite a whole chain with its head is found out by the signed checkpoints that are kept somewhere else.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from borgwijzer.logboek.keten import BEGIN, FORMAAT, VERSIE, bereken_hash, noem_keten, schrijf_canoniek

# So many faults are listed; more are only counted, which keeps the memory constant.
MEEST_GENOEMD = 100


@dataclass(frozen=True)
class Breuk:
    """One fault. ``soort``: gewijzigd, ontbreekt, volgorde, schakel, vreemd, afgekapt, kop or onleesbaar."""

    keten: str
    volgnummer: int | None
    soort: str
    zin: str


@dataclass(frozen=True)
class Kop:
    """The head of a chain: how many events it has and the hash of the last."""

    aantal: int
    hash: str


@dataclass
class Uitslag:
    """Outcome of a check, collected while reading."""

    ketens: int = 0
    gebeurtenissen: int = 0
    aantal_breuken: int = 0
    breuken: list[Breuk] = field(default_factory=list)

    @property
    def heel(self) -> bool:
        """Whether nothing was found."""
        return self.aantal_breuken == 0

    def meld(self, breuk: Breuk) -> None:
        """Count a fault and keep it while there is room."""
        self.aantal_breuken += 1
        if len(self.breuken) < MEEST_GENOEMD:
            self.breuken.append(breuk)


class Ketentoets:
    """Checks one chain: ``neem`` each event in the order of the chain, then ``sluit`` with the head."""

    def __init__(self, organisatie: int, zaak: int | None, uitslag: Uitslag) -> None:
        self._plek = (organisatie, zaak)
        self._naam = noem_keten(organisatie, zaak)
        self._uitslag = uitslag
        self._laatste = Kop(0, BEGIN)
        self._gelezen = 0
        uitslag.ketens += 1

    def neem(self, gebeurtenis: dict[str, Any]) -> None:
        """Check the next event: an object as described in ``keten``, with its ``hash``.

        Raises ``ValueError`` or ``KeyError`` when it is no such object.
        """
        self._gelezen += 1
        self._uitslag.gebeurtenissen += 1
        for volgnummer, soort, zin in self._toets(gebeurtenis):
            self._uitslag.meld(Breuk(self._naam, volgnummer, soort, zin))
        self._laatste = Kop(gebeurtenis["volgnummer"], gebeurtenis["hash"])

    def sluit(self, kop: Kop) -> None:
        """Compare what was read with the head of the chain."""
        gelezen, laatste = self._gelezen, self._laatste
        if gelezen < kop.aantal:
            self._meld("afgekapt", f"Er zijn {gelezen} gebeurtenissen en volgens de kop horen het er {kop.aantal} te zijn.")
        elif gelezen > kop.aantal:
            self._meld("kop", f"Er zijn {gelezen} gebeurtenissen en de kop kent er {kop.aantal}.")
        elif laatste.hash != kop.hash:
            self._meld("kop", "De laatste gebeurtenis is niet die van de kop.")

    def sluit_zonder_kop(self) -> None:
        """Report that the head is missing."""
        self._meld("afgekapt", "De kop van de keten ontbreekt.")

    def _meld(self, soort: str, zin: str) -> None:
        self._uitslag.meld(Breuk(self._naam, None, soort, zin))

    def _toets(self, gebeurtenis: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
        nummer, vorige = gebeurtenis["volgnummer"], self._laatste
        inhoud = {sleutel: waarde for sleutel, waarde in gebeurtenis.items() if sleutel != "hash"}
        if (gebeurtenis["organisatie"], gebeurtenis["zaak"]) != self._plek:
            yield nummer, "vreemd", f"Gebeurtenis {nummer} hoort bij een andere keten."
        if nummer > vorige.aantal + 1:
            yield nummer, "ontbreekt", f"Tussen {vorige.aantal} en {nummer} ontbreken gebeurtenissen."
        elif nummer <= vorige.aantal:
            yield nummer, "volgorde", f"Gebeurtenis {nummer} staat na {vorige.aantal}."
        elif gebeurtenis["vorige_hash"] != vorige.hash:
            yield nummer, "schakel", f"Gebeurtenis {nummer} sluit niet aan op de vorige."
        if bereken_hash(inhoud) != gebeurtenis["hash"]:
            yield nummer, "gewijzigd", f"De inhoud van gebeurtenis {nummer} is gewijzigd."


def controleer_export(pad: Path) -> Uitslag:
    """Check an exported file line by line; what is no line of an export gives a fault of the kind ``onleesbaar``.

    Raises ``OSError`` when the file cannot be opened.
    """
    uitslag = Uitslag()
    nummer = 1
    with open(pad, "rb") as bestand:
        try:
            begin = _lees(next(bestand, b""))
            if begin["formaat"] != FORMAAT or begin["versie"] != VERSIE:
                raise ValueError("ander formaat")
            toets = Ketentoets(begin["organisatie"], begin["zaak"], uitslag)
            gesloten = False
            for regel in bestand:
                nummer += 1
                if gesloten:
                    raise ValueError("regels na de kop")
                gesloten = _neem_regel(toets, _lees(regel))
            if not gesloten:
                toets.sluit_zonder_kop()
        except (ValueError, KeyError, TypeError, RecursionError):
            zin = f"Regel {nummer} is geen regel van een logboekexport."
            uitslag.meld(Breuk(pad.name, None, "onleesbaar", zin))
    return uitslag


def _neem_regel(toets: Ketentoets, inhoud: dict[str, Any]) -> bool:
    if "kop" not in inhoud:
        toets.neem(inhoud)
        return False
    toets.sluit(Kop(inhoud["kop"]["aantal"], inhoud["kop"]["hash"]))
    return True


def _lees(regel: bytes) -> dict[str, Any]:
    tekst = regel.decode("utf-8").removesuffix("\n")
    inhoud = json.loads(tekst)
    # A line that is not canonical could show another reader something else, for instance by giving a key twice.
    if not isinstance(inhoud, dict) or schrijf_canoniek(inhoud) != tekst:
        raise ValueError("niet canoniek")
    return inhoud
