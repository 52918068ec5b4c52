"""A played story as ready text: per table the lines for COPY, and the chain of events, with places for what differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model

from borgwijzer.demo.plekken import OPEN, getalplek, maak_invulbaar, schrijf_json, schrijf_regel, schrijf_rij, tekstplek
from borgwijzer.demo.zaakloop import Zaakloop
from borgwijzer.logboek.keten import BEGIN, schrijf_canoniek
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop
from borgwijzer.zaken.models import Besluit, Betrokkene, Document, Herstelverzoek, Melding, Signaal, Taak, Toets, Zaak

# Rows that others point to get their number beforehand; the database numbers the rest.
MET_NUMMER: tuple[type[Model], ...] = (Zaak, Melding, Signaal, Besluit, Ketenkop)
ZONDER_NUMMER: tuple[type[Model], ...] = (Betrokkene, Document, Herstelverzoek, Toets, Taak, Gebeurtenis)
TABELLEN = MET_NUMMER + ZONDER_NUMMER
# The organisatie is the same for all rows. What is large and the same for a group of zaken, the outcome of a toets and the
# findings in an event, goes in once; a line of these tables ends with its number there, or with none.
APART = ("organisatie_id", "resultaat")
MET_GROOT: tuple[type[Model], ...] = (Toets, Gebeurtenis)


def list_velden(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table that are written per row, in order."""
    weg = APART if model in MET_NUMMER else (*APART, "id")
    return [veld for veld in model._meta.concrete_fields if veld.attname not in weg]


VELDEN = {model: list_velden(model) for model in TABELLEN}


@dataclass(frozen=True, slots=True)
class Zaakmal:
    """``regels``: per table the lines of one zaak. ``keten``: per event the text for its hash, and its line.

    ``groot``: large JSON that goes in once; a line names one by its place, ``groot0`` and so on.
    """

    regels: dict[type[Model], str]
    keten: tuple[tuple[str, str], ...]
    groot: tuple[str, ...]
    meldingen: int
    signalen: int = 0
    besluiten: int = 0

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
    groot: list[str] = []
    regels: dict[type[Model], str] = {
        Zaak: _mal([loop.zaak]),
        Melding: _mal(loop.meldingen),
        Signaal: _mal(loop.signalen),
        Besluit: _mal(loop.besluiten),
        Betrokkene: _mal(loop.betrokkenen),
        Document: _mal(document for stukken in loop.documenten.values() for document in stukken),
        Herstelverzoek: _mal(loop.herstelverzoeken),
        Toets: maak_invulbaar("".join(_toetsregel(toets, groot) for toets in loop.toetsen.values())),
        Taak: _mal(loop.taken),
    }
    return Zaakmal(
        regels={model: tekst for model, tekst in regels.items() if tekst},
        keten=tuple(
            (maak_invulbaar(schrijf_canoniek(g)), maak_invulbaar(_gebeurtenisregel(g, groot))) for g in loop.gebeurtenissen
        ),
        groot=tuple(groot),
        meldingen=len(loop.meldingen),
        signalen=len(loop.signalen),
        besluiten=len(loop.besluiten),
    )


def _mal(rijen: Iterable[Model]) -> str:
    return maak_invulbaar("".join(schrijf_rij(rij, VELDEN[type(rij)]) for rij in rijen))


def _zet_apart(waarde: Any, groot: list[str]) -> str | None:
    """Put large JSON aside and give the place of its number; the same for all zaken of the group, so without places."""
    if waarde is None:
        return None
    tekst = schrijf_json(waarde)
    assert OPEN not in tekst, "wat apart gaat, is voor alle zaken gelijk"
    groot.append(tekst)
    return str(getalplek(f"groot{len(groot) - 1}"))


def _toetsregel(toets: Toets, groot: list[str]) -> str:
    return schrijf_rij(toets, VELDEN[Toets], _zet_apart(toets.resultaat, groot))


def _gebeurtenisregel(gebeurtenis: dict[str, Any], groot: list[str]) -> str:
    """The line of an event, in the order of ``VELDEN[Gebeurtenis]``."""
    gegevens = dict(gebeurtenis["gegevens"])
    bevindingen = gegevens.pop("bevindingen", None)
    waarden = {
        "keten_id": getalplek("keten"), "volgnummer": gebeurtenis["volgnummer"], "zaak_id": gebeurtenis["zaak"],
        "soort": gebeurtenis["soort"], "tijdstip": gebeurtenis["tijdstip"], "door_id": gebeurtenis["door"],
        "door_naam": gebeurtenis["door_naam"], "gegevens": schrijf_canoniek(gegevens), "reden": gebeurtenis["reden"],
        "vorige_hash": f"\\x{tekstplek('vorige')}", "hash": f"\\x{tekstplek('hash')}",
    }  # fmt: skip
    rij = [waarden[veld.attname] for veld in VELDEN[Gebeurtenis]]
    apart = _zet_apart(None if bevindingen is None else {"bevindingen": bevindingen}, groot)
    return schrijf_regel([None if waarde is None else str(waarde) for waarde in (*rij, apart)])
