"""Letter kind: confirmation that a message was received, as the Awb (electronic traffic) asks. It is no verdict."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from borgwijzer.brieven.deelbrief import Deelfeiten

NAAM_VAN_MELDING = {
    "bouwmelding": "bouwmelding",
    "startbouw": "melding van het begin van de bouw",
    "eindebouw": "melding van het einde van de bouw",
    "gereedmelding": "gereedmelding",
    "strijdigheid": "melding van een strijdigheid",
}


@dataclass(frozen=True, slots=True)
class OntvangenStuk:
    """A document as it came in: what it is, and the name of the file."""

    omschrijving: str
    bestandsnaam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangstFeiten(Deelfeiten):
    """Facts of the confirmation. `kanaal` reads on after "via" ("het Omgevingsloket").

    `meldkanaal` is filled in when the melding came another way than the kader asks: where it is to be done.
    """

    SOORT: ClassVar[str] = "ontvangstbevestiging"
    TEKST: ClassVar[str] = "ontvangstbevestiging.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Deelfeiten.OPTIONEEL | {"meldkanaal"}

    melding: Literal["bouwmelding", "startbouw", "eindebouw", "gereedmelding", "strijdigheid"]
    kanaal: str
    meldkanaal: str = ""
    stukken: tuple[OntvangenStuk, ...] = ()

    @property
    def naam_melding(self) -> str:
        """The kind of message as a word in a sentence."""
        return NAAM_VAN_MELDING[self.melding]

    @property
    def rijen_stukken(self) -> tuple[tuple[str, str], ...]:
        """One row for each document received."""
        return tuple((stuk.omschrijving, stuk.bestandsnaam) for stuk in self.stukken)
