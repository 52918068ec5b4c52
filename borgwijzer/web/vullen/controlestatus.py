"""Where a controle stands, in a word."""

from __future__ import annotations

from datetime import date

from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.zaken.models import Controle

GEPLAND, GEDAAN = Status("Gepland", "wacht"), Status("Rapport nog vaststellen", "let_op")
VAST, WEG = Status("Rapport vastgesteld", "goed"), Status("Vervallen", "neutraal")
TE_LAAT = Status("De dag is voorbij", "fout")


def bepaal_controlestatus(controle: Controle, vandaag: date) -> Status:
    """The state on this day."""
    if controle.vervallen_op:
        return WEG
    if controle.vastgesteld_op:
        return VAST
    if controle.gedaan_op:
        return GEDAAN
    return TE_LAAT if controle.gepland_op and controle.gepland_op < vandaag else GEPLAND
