"""The small description from which a message is made: a project with its parties, and the message about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

TECHNISCHE_BOUWACTIVITEIT = "nl.imow-mnre1034.activiteit.Bouwactiviteit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Melder:
    """A person (`naam` is the family name) or, with `kvk`, a firm. `register` holds what a base registry would say
    about `straatnaam`, `huisnummer`, `postcode`, `woonplaatsnaam`: those fields are written twice, once per source."""

    naam: str
    voorletters: str = ""
    voorvoegsel: str = ""
    bsn: str = ""
    kvk: str = ""
    straat: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    postcode: str = ""
    woonplaats: str = ""
    postbus: str = ""
    land: str = ""
    email: str = ""
    telefoon: str = ""
    register: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """Where it is. `rd` is (x, y) in metres. `vorm` is what the message gives besides the ETRS89 point: "adres",
    "perceel", "punt" or "vlak"; with "vlak" there is a square of `zijde` metres and no point at all."""

    vorm: str = "adres"
    straat: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    toevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    bag_id: str = ""
    kadastrale_gemeente: str = ""
    sectie: str = ""
    perceel: str = ""
    rd: tuple[float, float]
    zijde: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kwaliteitsborger:
    bedrijfsnaam: str
    kvk: str
    naam: str
    adres: str
    telefoon: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bouwproject:
    """An invented building project; all messages about it come from this."""

    naam: str
    omschrijving: str
    plek: Plek
    initiatiefnemer: Melder
    gemachtigde: Melder | None = None
    kwaliteitsborger: Kwaliteitsborger
    instrument_naam: str
    instrument_id: str
    gebruiksfuncties: tuple[str, ...]
    bouwlagen: int = 2
    bouwkosten: int = 310000
    geplande_start: str
    geplande_oplevering: str
    project_id: str
    gezag_naam: str
    gezag_oin: str


@dataclass(frozen=True, slots=True)
class Vraag:
    vraag_id: str
    groepering: str
    vraagtekst: str
    antwoord: str
    vraagclassificatie: str = "activiteit"


@dataclass(frozen=True, slots=True)
class Bijlage:
    """A file with the question it answers. `soort` is our kind and chooses the content in `bijlagen.maak_bijlage`.

    `datum` is the date written in the file; it stays the same in an aanvulling, so that one documentId is one content.
    """

    soort: str
    bestandsnaam: str
    documentsoort: str
    generiek: str = "Rapport"
    vertrouwelijk: bool = False
    verplicht: bool = True
    datum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bericht:
    """One message. `indien_datum` is a local time without zone or an aware moment; `indien_tekst` replaces it literally.

    `fractiecijfers` (0..9) is the number of fraction digits of the indienDatum.
    """

    project: Bouwproject
    verzoeknummer: str
    indien_datum: datetime
    volgnummer: str = "000"
    doel: str = "Initieren"
    type: str = "Melding"
    imow_ids: tuple[str, ...] = (TECHNISCHE_BOUWACTIVITEIT,)
    naam: str = ""
    referentie: str = ""
    toelichting: str = ""
    akkoord: bool = True
    vragen: tuple[Vraag, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    uitvoerende_instantie: tuple[str, str] | None = None
    indien_tekst: str = ""
    fractiecijfers: int = 6
