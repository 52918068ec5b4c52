"""A played story as ready text: per table the lines for COPY, and the chain of events, with places for what differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model

from borgwijzer.demo.plekken import getalplek, maak_invulbaar, schrijf_json, schrijf_regel, schrijf_rij, tekstplek
from borgwijzer.demo.zaakloop import Zaakloop
from borgwijzer.logboek.keten import BEGIN, schrijf_canoniek
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop
from borgwijzer.zaken.models import Betrokkene, Document, Melding, Taak, Toets, Zaak

# Rows that others point to get their number beforehand; the database numbers the rest.
MET_NUMMER: tuple[type[Model], ...] = (Zaak, Melding, Ketenkop)
ZONDER_NUMMER: tuple[type[Model], ...] = (Betrokkene, Document, Toets, Taak, Gebeurtenis)
TABELLEN = MET_NUMMER + ZONDER_NUMMER
# The organisatie is the same for all rows; the outcome of a toets is large and the same for a group of zaken.
APART = ("organisatie_id", "resultaat")


def list_velden(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table that are written per row, in order."""
    weg = APART if model in MET_NUMMER else (*APART, "id")
    return [veld for veld in model._meta.concrete_fields if veld.attname not in weg]


VELDEN = {model: list_velden(model) for model in TABELLEN}


@dataclass(frozen=True, slots=True)
class Zaakmal:
    """``regels``: per table the lines of one zaak. ``keten``: per event the text for its hash, and its line.

    ``resultaten``: the outcomes of toetsen as JSON; a line of a toets names one by its place, ``resultaat0`` and so on.
    """

    regels: dict[type[Model], str]
    keten: tuple[tuple[str, str], ...]
    resultaten: tuple[str, ...]
    meldingen: int

    def vul_in(self, waarden: dict[str, object], lijnen: dict[type[Model], list[str]]) -> None:
        """Add the lines of one zaak to ``lijnen``; ``waarden`` has a value for every place and is used up."""
        for model, tekst in self.regels.items():
            lijnen[model].append(tekst % waarden)
        waarden["vorige"] = BEGIN
        gebeurtenissen = lijnen[Gebeurtenis]
        for voor_hash, regel in self.keten:
            waarden["hash"] = hashlib.sha256((voor_hash % waarden).encode()).hexdigest()
            gebeurtenissen.append(regel % waarden)
            waarden["vorige"] = waarden["hash"]
        lijnen[Ketenkop].append(f"{waarden['keten']}\t{waarden['zaak']}\t{len(self.keten)}\t\\\\x{waarden['vorige']}\n")


def maak_mal(loop: Zaakloop) -> Zaakmal:
    """The ready text of a played story."""
    resultaten = [schrijf_json(toets.resultaat) for toets in loop.toetsen if toets.resultaat is not None]
    return Zaakmal(
        regels={
            Zaak: _mal([loop.zaak]),
            Melding: _mal(loop.meldingen),
            Betrokkene: _mal(loop.betrokkenen),
            Document: _mal(document for stukken in loop.documenten.values() for document in stukken),
            Toets: _toetsmal(loop.toetsen),
            Taak: _mal(loop.taken),
        },
        keten=tuple((maak_invulbaar(schrijf_canoniek(g)), maak_invulbaar(_gebeurtenisregel(g))) for g in loop.gebeurtenissen),
        resultaten=tuple(resultaten),
        meldingen=len(loop.meldingen),
    )


def _mal(rijen: Iterable[Model]) -> str:
    return maak_invulbaar("".join(schrijf_rij(rij, VELDEN[type(rij)]) for rij in rijen))


def _toetsmal(toetsen: Iterable[Toets]) -> str:
    """Lines with, at the end, the number of the outcome."""
    regels, plaats = [], 0
    for toets in toetsen:
        nummer = "\\N"
        if toets.resultaat is not None:
            nummer, plaats = getalplek(f"resultaat{plaats}"), plaats + 1
        regels.append(f"{schrijf_rij(toets, VELDEN[Toets])[:-1]}\t{nummer}\n")
    return maak_invulbaar("".join(regels))


def _gebeurtenisregel(gebeurtenis: dict[str, Any]) -> str:
    """The line of an event, in the order of ``VELDEN[Gebeurtenis]``."""
    waarden = {
        "keten_id": getalplek("keten"), "volgnummer": gebeurtenis["volgnummer"], "zaak_id": gebeurtenis["zaak"],
        "soort": gebeurtenis["soort"], "tijdstip": gebeurtenis["tijdstip"], "door_id": gebeurtenis["door"],
        "door_naam": gebeurtenis["door_naam"], "gegevens": schrijf_canoniek(gebeurtenis["gegevens"]),
        "reden": gebeurtenis["reden"], "vorige_hash": f"\\x{tekstplek('vorige')}", "hash": f"\\x{tekstplek('hash')}",
    }  # fmt: skip
    rij = (waarden[veld.attname] for veld in VELDEN[Gebeurtenis])
    return schrijf_regel([None if waarde is None else str(waarde) for waarde in rij])
