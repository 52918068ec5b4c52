"""The columns of the lists: their heads, and the cells that more than one list has."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from borgwijzer.organisaties.models import Account
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.kolommen import Cel, Kolomkeuze
from borgwijzer.web.beelden.onderdelen import Keuze
from borgwijzer.zaken.acties.kolommen import HOOGSTENS, KOLOMMEN, kolommen_van

KOPPEN = {
    "fase": "Fase", "datum": "Eerstvolgende datum", "behandelaar": "Behandelaar", "taken": "Te doen",
    "mag_starten": "Mag de bouw starten?", "mag_in_gebruik": "Mag het in gebruik?", "kwaliteitsborger": "Kwaliteitsborger",
    "geplande_start": "Geplande start", "geplande_ingebruikname": "Gepland gebruik", "geopend": "Zaak sinds",
    "uiterlijk": "Uiterlijk", "rol": "Voor wie",
}  # fmt: skip


def maak_kolomkeuze(scherm: str, account: Account, vraag: str) -> Kolomkeuze:
    """Every column of a list, with those that this person sees marked."""
    gekozen = kolommen_van(account, scherm)
    keuzes = tuple(Keuze(code, KOPPEN[code], code in gekozen) for code in KOLOMMEN[scherm])
    return Kolomkeuze(scherm, vraag, keuzes, scherm in account.kolommen, HOOGSTENS)


def cel_fase(code: str) -> Cel:
    return Cel(KOPPEN["fase"], (FASEN[code].woord,))


def cel_dag(kolom: str, dag: datetime.date | None) -> Cel:
    """A day, or that it is not known."""
    return Cel(KOPPEN[kolom], (schrijf_kort(dag),) if dag else (), leeg="Niet bekend")


def cel_behandelaar(naam: str, *, namens: bool = False) -> Cel:
    """``namens``: the reader replaces the behandelaar."""
    return Cel(KOPPEN["behandelaar"], (f"namens {naam}" if namens else naam,) if naam else (), leeg="Niemand")


def cel_kwaliteitsborger(rij: Mapping[str, Any]) -> Cel:
    """Who guards the quality now, as the last melding names that party."""
    return Cel(KOPPEN["kwaliteitsborger"], tuple(rij["borgers"])[:1], leeg="Niet bekend")
