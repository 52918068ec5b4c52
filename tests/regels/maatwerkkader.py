"""A kader in which the maatwerkvoorschrift holds from a day: no kader that is shipped has one."""

from __future__ import annotations

from datetime import date
from functools import cache

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.kader import Kader, lees_kader

KOP = "[maatwerkvoorschrift]\n"


@cache
def kader_met_maatwerk(ingang: date, naam: str = "hoeksche-waard") -> Kader:
    """The kader of this name, on a national layer with this first day."""
    kader = zoek_kader(naam)
    tekst = kader.wettelijk.tekst
    assert KOP in tekst
    landelijk = lees_kader(_later(tekst).replace(KOP, f"{KOP}ingang = {ingang}\n"), bestand="landelijk.toml")
    return lees_kader(_later(kader.tekst), bestand=f"{naam}.toml", ouder=landelijk) if kader.ouder else landelijk


def _later(tekst: str) -> str:
    """A version of its own: a day later than the one that is shipped."""
    return tekst.replace("geldig_vanaf = 2024-01-01", "geldig_vanaf = 2024-01-02", 1)
