"""Read a day that somebody filled in: as the date field of a browser sends it, or typed the Dutch way."""

from __future__ import annotations

import datetime
import re

from borgwijzer.geweigerd import Geweigerd

ISO = re.compile(r"\A(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
NEDERLANDS = re.compile(r"\A(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\Z", re.ASCII)


def lees_dag(tekst: str, wat: str) -> datetime.date:
    """The day in ``tekst``. Raises ``Geweigerd`` that names ``wat``, such as "de eerste dag", when there is none."""
    schoon = tekst.strip()
    if not schoon:
        raise Geweigerd("dag_ontbreekt", f"Vul {wat} in, bijvoorbeeld 31-12-2026.")
    delen = ISO.match(schoon)
    omgekeerd = NEDERLANDS.match(schoon)
    try:
        if delen:
            return datetime.date(int(delen[1]), int(delen[2]), int(delen[3]))
        if omgekeerd:
            return datetime.date(int(omgekeerd[3]), int(omgekeerd[2]), int(omgekeerd[1]))
    except ValueError:
        pass
    raise Geweigerd("dag_onleesbaar", f"Wat u invulde als {wat} is geen datum: schrijf bijvoorbeeld 31-12-2026.")
