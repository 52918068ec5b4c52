"""What every deed asks before it does anything: that the rules allow it now, and that the words with it are there."""

from __future__ import annotations

import datetime

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.beletselen import Daad, beletselen
from borgwijzer.regels.kalender import EERSTE_JAAR, LAATSTE_JAAR
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Zaak

TEKENS_REDEN = 2_000
GENOEMD = 5


def eis_daad(zaak: Zaak, daad: Daad, peildatum: datetime.date, *, melding: str = "", overtreding: str = "") -> None:
    """Raise ``Geweigerd`` with what stands in the way of this deed; ``melding`` and ``overtreding`` say by id what it is about."""
    redenen = beletselen(haal_feiten(zaak), daad, kader_van(zaak), peildatum, melding=melding, overtreding=overtreding)
    if redenen:
        raise Geweigerd(redenen[0].code, " ".join(reden.tekst for reden in redenen[:GENOEMD]), redenen[0].grondslag)


def eis_tekst(tekst: str, code: str, zin: str) -> str:
    """The text without space around it. Raises ``Geweigerd`` with ``code`` and ``zin`` when nothing is left, or when too long."""
    if not tekst.strip():
        raise Geweigerd(code, zin)
    eis_lengte(tekst)
    return tekst.strip()


def eis_lengte(tekst: str) -> None:
    """Raise ``Geweigerd`` for a text over ``TEKENS_REDEN``: it stays in the logboek for good."""
    if len(tekst.strip()) > TEKENS_REDEN:
        raise Geweigerd("reden_te_lang", f"Maak uw tekst korter dan {TEKENS_REDEN} tekens.")


def eis_jaar(datum: datetime.date) -> None:
    """Raise ``Geweigerd`` for a day outside the calendar: nothing can be reckoned from it."""
    if not EERSTE_JAAR <= datum.year <= LAATSTE_JAAR:
        raise Geweigerd("datum_te_ver", f"Kies een dag van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
