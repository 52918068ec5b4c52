"""Waar een regel in een kader staat: elke regel met haar aanduiding, en de regels die een verwijzing noemt.

Een verwijzing is een sectie (`onderwerp`), een regel in een sectie (`poort.start`), de eisen bij een melding (`eis.bouwmelding`) of
de eisen van een vorm (`eis.kanaal`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from borgwijzer.regels.feiten import Meldingsoort
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Eis, Kaderinhoud, Toets
from borgwijzer.regels.kaderregel import Regel

# Sleutel van een regel in een lijst, en het veld met haar leesbare tekst; de eerste die bestaat telt.
SLEUTELS = ("id", "letter", "datum")
TEKSTVELDEN = ("tekst", "naam", "overtreding", "omschrijving", "woord")
# Velden waarmee een regel een termijn aanwijst.
AANWIJZINGEN = ("hersteltermijn", "antwoordtermijn")


@dataclass(frozen=True, slots=True)
class Regelplaats:
    """Een regel van een kader met haar aanduiding (`termijn.bezwaar`) en leesbare tekst."""

    kader: Kader
    pad: str
    tekst: str
    regel: Regel


def list_plaatsen(kader: Kader) -> Iterator[Regelplaats]:
    """Alle regels van een kader, ook de geerfde, in de volgorde van de vorm."""
    for sectie in Kaderinhoud.model_fields:
        waarde = getattr(kader.inhoud, sectie)
        if isinstance(waarde, Regel):
            yield _plaats(kader, sectie, waarde)
        elif isinstance(waarde, dict):
            yield from (_plaats(kader, f"{sectie}.{naam}", regel) for naam, regel in waarde.items())
        elif isinstance(waarde, tuple):
            yield from (_plaats(kader, f"{sectie}.{_sleutel(regel)}", regel) for regel in waarde if isinstance(regel, Regel))
    if kader.inhoud.lhso:
        yield from (_plaats(kader, f"optie.{code}", optie) for code, optie in kader.inhoud.lhso.optie.items())


def zoek_plaatsen(kader: Kader, verwijzing: str) -> tuple[Regelplaats, ...]:
    """De regels die een verwijzing noemt; geen, als dit kader over de sectie niets zegt.

    Een regel die een andere aanwijst, brengt die mee: bij `onvolledig.gereedmelding` hoort haar hersteltermijn. Fouten:
    Invoerfout bij een sectie die geen kader heeft, of een regel die er in deze sectie niet is.
    """
    sectie, _, naam = verwijzing.partition(".")
    if sectie not in Kaderinhoud.model_fields:
        raise Invoerfout(f"Een kader heeft geen sectie {sectie}: kies een van {', '.join(Kaderinhoud.model_fields)}.")
    van_sectie = [plaats for plaats in list_plaatsen(kader) if plaats.pad.partition(".")[0] == sectie]
    gevonden = [plaats for plaats in van_sectie if _past(plaats, sectie, naam)]
    if naam and van_sectie and not gevonden and not _is_groep(sectie, naam):
        raise Invoerfout(f"Het kader {kader.id} heeft geen regel {verwijzing}: herstel de verwijzing.")
    return (*gevonden, *(plaats for een in gevonden for plaats in _aangewezen(kader, een)))


def _is_groep(sectie: str, naam: str) -> bool:
    return sectie == "eis" and (naam in get_args(Meldingsoort) or naam in Toets.model_fields)


def _past(plaats: Regelplaats, sectie: str, naam: str) -> bool:
    regel = plaats.regel
    if isinstance(regel, Eis) and _is_groep(sectie, naam):
        return regel.melding == naam or (regel.toets is not None and naam in regel.toets.model_fields_set)
    return not naam or plaats.pad == f"{sectie}.{naam}"


def _aangewezen(kader: Kader, plaats: Regelplaats) -> Iterator[Regelplaats]:
    for veld in AANWIJZINGEN:
        if naam := getattr(plaats.regel, veld, None):
            yield _plaats(kader, f"termijn.{naam}", kader.inhoud.termijn[naam])


def _plaats(kader: Kader, pad: str, regel: Regel) -> Regelplaats:
    tekst = next((str(getattr(regel, veld)) for veld in TEKSTVELDEN if getattr(regel, veld, "")), pad)
    return Regelplaats(kader, pad, tekst, regel)


def _sleutel(regel: Regel) -> str:
    return next(str(getattr(regel, sleutel)) for sleutel in SLEUTELS if hasattr(regel, sleutel))
