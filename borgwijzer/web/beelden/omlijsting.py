"""The frame around every page: organisation, navigation, user, notices, foot. Context name: `omlijsting`."""

from dataclasses import dataclass
from typing import Literal

from borgwijzer.web.beelden import hulp as hulpbeeld
from borgwijzer.web.beelden.hulp import Hulp

# Stands on every page of a practice organisatie.
OEFENMERK = "Oefenomgeving met verzonnen gegevens. Wat u hier doet, heeft geen gevolg."
Actief = Literal[
    "", "werkvoorraad", "taken", "signalen", "controles", "zoeken", "triage", "registreren", "radar", "register", "brieven"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """The signed-in person."""

    naam: str
    rol: str


@dataclass(frozen=True, slots=True)
class Mededeling:
    """A notice above the page, such as `De toets is opgeslagen.`; shown once."""

    soort: Literal["ok", "info", "warning", "error"]
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Omlijsting:
    """Filled by a context processor for every page.

    `actief` marks the navigation by the name of the way that is open, or is empty. `triage_aantal` is ready text (`3`,
    `99+`) or empty. `kader` and `wettekst` are the two sentences of the foot. `gebruiker` is None before sign-in;
    `organisatie` is empty then. What begins with `mag_` shows a way in the navigation.
    """

    organisatie: str
    gebruiker: Gebruiker | None
    kader: str
    wettekst: str
    actief: Actief = ""
    triage_aantal: str = ""
    demo: bool = False
    mag_zaken: bool = True
    mag_triage: bool = True
    mag_registreren: bool = True
    mag_controles: bool = False
    mag_radar: bool = True
    mag_register: bool = False
    mag_brieven: bool = False
    mag_oefenen: bool = False
    mag_opnieuw: bool = False
    oefenmerk: str = OEFENMERK
    mededelingen: tuple[Mededeling, ...] = ()
    hulp: Hulp | None = None


def voorbeeld() -> Omlijsting:
    """A toezichthouder of the demo municipality."""
    return Omlijsting(
        organisatie="Gemeente Wilgenmeer",
        gebruiker=Gebruiker("Noor van Dijkhuizen", "Toezichthouder"),
        kader="Kader Wilgenmeer, versie van 1 januari 2026.",
        wettekst="Wettekst gelezen per 1 januari 2026; latere wijzigingen niet verwerkt.",
        actief="werkvoorraad",
        triage_aantal="3",
        demo=True,
        mag_brieven=True,
        mag_oefenen=True,
        mag_opnieuw=True,
        hulp=hulpbeeld.voorbeeld(),
    )
