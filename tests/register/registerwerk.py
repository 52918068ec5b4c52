"""A file of the register for tests, and taking it in."""

from __future__ import annotations

import datetime
from pathlib import Path

import borgwijzer.register
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.register.acties import Ingelezen, Levering, lees_register_in

VOORBEELD = Path(borgwijzer.register.__file__).parent / "voorbeeld" / "verzonnen_voorbeeld.csv"
KOP = "soort;naam;kvk;instrument;nummer;status;vanaf"
GESCHORST = "kwaliteitsborger;Borgkracht Kwaliteitsborging B.V.;90009992;;;geschorst;2026-03-15"
DAG = datetime.date(2026, 3, 1)
MOMENT = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)


def maak_bestand(*regels: str, kop: str = KOP) -> bytes:
    return "\n".join([kop, *regels, ""]).encode()


def lees_in(
    organisatie: Organisatie, ruw: bytes | None = None, *, peildatum: datetime.date = DAG, door: Account | None = None
) -> Ingelezen:
    """Take a file in, the example when none is given; call it inside the tenant."""
    levering = Levering(VOORBEELD.read_bytes() if ruw is None else ruw, peildatum, "Proeflijst", "lijst.csv")
    return lees_register_in(organisatie, levering, vandaag=max(peildatum, DAG), moment=MOMENT, door=door)
