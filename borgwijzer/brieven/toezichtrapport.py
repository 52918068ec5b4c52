"""Letter kind: the rapport of a controle on the spot, signed by who went to look. It stays inside the municipality."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.model import Foto, Punt


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One item of the list that was looked at, with its articles, what was answered and what was remarked."""

    tekst: str
    wet: str
    antwoord: str
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToezichtrapportFeiten(Brieffeiten):
    """Facts of the rapport. ``aanleiding`` and ``uitkomst`` are sentences; ``tijden`` are words.

    ``bouwstop_op`` with to whom, who heard it and why: only when the works were stopped by word of mouth. ``grenzen``: what the
    municipality does not do, in the words of its kader.
    """

    SOORT: ClassVar[str] = "rapport_toezicht"
    TEKST: ClassVar[str] = "rapport_toezicht.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {
        "aanwezigen", "tijden", "opdracht", "onderwerpen", "bouwstop_aan", "bouwstop_getuigen", "bouwstop_reden",
    }  # fmt: skip

    aanleiding: str
    gedaan_op: date
    gedaan_door: str
    plaats: str
    uitkomst: str
    waarnemingen: str
    tijden: str = ""
    aanwezigen: str = ""
    opdracht: str = ""
    onderwerpen: str = ""
    bevindingen: tuple[Bevinding, ...] = ()
    fotos: tuple[Foto, ...] = ()
    bouwstop_op: datetime | None = None
    bouwstop_aan: str = ""
    bouwstop_getuigen: str = ""
    bouwstop_reden: str = ""
    grenzen: tuple[str, ...] = ()

    @property
    def rijen_bevindingen(self) -> tuple[tuple[str, ...], ...]:
        """A row for each item: what, its article, what was seen."""
        return tuple(
            (een.tekst, een.wet, f"{een.antwoord}. {een.opmerking}" if een.opmerking else een.antwoord) for een in self.bevindingen
        )

    @property
    def punten_grenzen(self) -> tuple[Punt, ...]:
        """One item for each thing that is no task of the municipality."""
        return tuple(Punt(zin) for zin in self.grenzen)
