"""What applications share: who does a deed with a handhavingsverzoek or a maatwerkaanvraag, and the step that is kept of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.zaken.acties.eisen import eis_jaar
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Besluit, Handhavingsverzoek, Maatwerkaanvraag, Maatwerkstap, Verzoekstap

# An application comes in on paper or as a file: never by telephone.
KANALEN = ("post", "e-mail", "formulier", "balie")
INGEHAALD = "Een collega heeft dit intussen bijgewerkt: bekijk hoe het nu staat en doe het opnieuw."
Soort = TypeVar("Soort", bound=str)


@dataclass(frozen=True, slots=True)
class Wie:
    """Who does a deed with an application, when, and which ``versie`` he saw; ``kenmerk``: of the letter that goes with it."""

    door: Account
    moment: datetime.datetime
    versie: int
    kenmerk: str = ""

    @property
    def dag(self) -> datetime.date:
        return dag_van(self.moment)


@dataclass(frozen=True, slots=True)
class Stap(Generic[Soort]):
    """A step to keep: what happened, on which day, what it says, and the last day that it set."""

    soort: Soort
    op: datetime.date
    tekst: str = ""
    uiterlijk: datetime.date | None = None
    gegevens: Mapping[str, Any] = field(default_factory=dict)
    besluit: Besluit | None = None


def list_waarden(aanvraag: Handhavingsverzoek | Maatwerkaanvraag, stap: Stap[Any], wie: Wie) -> dict[str, Any]:
    """The columns of the row of a step; the application is one version further with it."""
    aanvraag.versie += 1
    aanvraag.save(update_fields=["versie"])
    return {
        "organisatie_id": aanvraag.organisatie_id, "zaak_id": aanvraag.zaak_id, "soort": stap.soort, "op": stap.op,
        "uiterlijk": stap.uiterlijk, "tekst": stap.tekst, "gegevens": dict(stap.gegevens), "besluit": stap.besluit,
        "kenmerk": wie.kenmerk, "vastgelegd_op": wie.moment, "vastgelegd_door": wie.door, "vastgelegd_naam": wie.door.naam,
    }  # fmt: skip


def beschrijf_stap(stap: Verzoekstap | Maatwerkstap) -> dict[str, Any]:
    """What the event of a step keeps: enough to count outcomes and days without the rows."""
    uiterlijk = stap.uiterlijk.isoformat() if stap.uiterlijk else None
    return {"op": stap.op.isoformat(), "kenmerk": stap.kenmerk, "uiterlijk": uiterlijk, **stap.gegevens}


def eis_later(uiterlijk: datetime.date, dan: datetime.date, zin: str) -> None:
    """Raise ``Geweigerd`` with ``zin`` for a last day that is not after ``dan``."""
    eis_jaar(uiterlijk)
    if uiterlijk <= dan:
        raise Geweigerd("uiterlijk_voorbij", zin)


def eis_stapdag(op: datetime.date, ontvangen_op: datetime.date, dag: datetime.date, wat: str) -> None:
    """Raise ``Geweigerd`` for a day after today (``dag``) or before it was received; ``wat`` reads on: "Het verzoek"."""
    eis_jaar(op)
    if op > dag:
        raise Geweigerd("datum_in_toekomst", "Die dag ligt in de toekomst: kies een dag tot en met vandaag.")
    if op < ontvangen_op:
        raise Geweigerd("datum_voor_ontvangst", f"{wat} kwam op {ontvangen_op} binnen: kies een dag vanaf toen.")
