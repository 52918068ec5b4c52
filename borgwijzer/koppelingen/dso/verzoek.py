"""What a STAM 4.0 message says, as frozen dataclasses with the names of the standard in Dutch words.

Empty text means: absent or empty in the message. Nothing is interpreted here; that is the work of `vertaling`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from .gebrek import Gebrek
from .waarden import LEEG_TEKST, LEEG_WAARDE, Bsn, Tekst, Waarde


@dataclass(frozen=True, slots=True)
class Systeem:
    organisatie: str = ""
    applicatie: str = ""


LEEG_SYSTEEM = Systeem()


@dataclass(frozen=True, slots=True)
class Stuurgegevens:
    zender: Systeem = LEEG_SYSTEEM
    ontvanger: Systeem | None = None
    referentienummer: str = ""
    tijdstip_bericht: datetime | None = None


LEEG_STUURGEGEVENS = Stuurgegevens()


@dataclass(frozen=True, slots=True)
class Project:
    naam: Tekst = LEEG_TEKST
    omschrijving: Tekst = LEEG_TEKST
    project_id: str = ""


LEEG_PROJECT = Project()


@dataclass(frozen=True, slots=True)
class Instantie:
    """Bevoegd gezag or uitvoerende instantie with the period in which the message says it is that."""

    naam: str = ""
    oin: str = ""
    begin_geldigheid: datetime | None = None
    eind_geldigheid: datetime | None = None


LEEG_INSTANTIE = Instantie()


@dataclass(frozen=True, slots=True)
class BinnenlandsAdres:
    straatnaam: Waarde = LEEG_WAARDE
    huisnummer: Waarde = LEEG_WAARDE
    huisletter: Waarde = LEEG_WAARDE
    huisnummertoevoeging: Waarde = LEEG_WAARDE
    postcode: Waarde = LEEG_WAARDE
    woonplaatsnaam: Waarde = LEEG_WAARDE


@dataclass(frozen=True, slots=True)
class AfwijkendAdres:
    """Postbus or antwoordnummer."""

    adrestype: Tekst = LEEG_TEKST
    nummer: Waarde = LEEG_WAARDE
    postcode: Waarde = LEEG_WAARDE
    woonplaatsnaam: Waarde = LEEG_WAARDE


@dataclass(frozen=True, slots=True)
class BuitenlandsAdres:
    regels: tuple[Waarde, ...] = ()
    land: Waarde = LEEG_WAARDE


Adres = BinnenlandsAdres | AfwijkendAdres | BuitenlandsAdres


@dataclass(frozen=True, slots=True)
class NatuurlijkPersoon:
    geslachtsnaam: Waarde = LEEG_WAARDE
    voorletters: Waarde = LEEG_WAARDE
    voorvoegsel: Waarde = LEEG_WAARDE
    bsn: Bsn | None = None
    correspondentieadres: Adres | None = None
    verblijfsadres: Adres | None = None


@dataclass(frozen=True, slots=True)
class Vestiging:
    vestigingsnummer: Waarde = LEEG_WAARDE
    postadres: Adres | None = None
    locatieadres: Adres | None = None


@dataclass(frozen=True, slots=True)
class NietNatuurlijkPersoon:
    rsin: Waarde = LEEG_WAARDE
    statutaire_naam: Waarde = LEEG_WAARDE
    kvk_nummer: Waarde = LEEG_WAARDE
    handelsnaam: Waarde = LEEG_WAARDE
    verkorte_handelsnaam: Waarde = LEEG_WAARDE
    postadres: Adres | None = None
    bezoekadres: Adres | None = None
    vestiging: Vestiging | None = None


@dataclass(frozen=True, slots=True)
class Indiener:
    """Initiatiefnemer or gemachtigde."""

    emailadres: Waarde = LEEG_WAARDE
    telefoonnummer: Waarde = LEEG_WAARDE
    persoon: NatuurlijkPersoon | NietNatuurlijkPersoon | None = None


@dataclass(frozen=True, slots=True)
class Contactpersoon:
    achternaam: Tekst = LEEG_TEKST
    voorletters: Tekst = LEEG_TEKST
    voorvoegsel: Tekst = LEEG_TEKST
    functie: Tekst = LEEG_TEKST
    emailadres: Tekst = LEEG_TEKST
    telefoonnummer: Tekst = LEEG_TEKST
    contactadres: Adres | None = None


Punt = tuple[float, float]
"""Two coordinates in the order of the message: x, y in metres for RD; latitude, longitude in degrees for ETRS89."""


@dataclass(frozen=True, slots=True)
class Vlak:
    """One polygon: closed outer ring, and rings of holes."""

    buitenring: tuple[Punt, ...] = ()
    gaten: tuple[tuple[Punt, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Coordinaten:
    """`stelsel` is "RD", "ETRS89" or "WGS84": taken from srsName of the geometry, else from referentiestelsel."""

    stelsel: str = ""
    punt: Punt | None = None
    vlakken: tuple[Vlak, ...] = ()


@dataclass(frozen=True, slots=True)
class Adresaanduiding:
    nummeraanduiding_id: str = ""
    straatnaam: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    woonplaatsnaam: str = ""


@dataclass(frozen=True, slots=True)
class KadastraleAanduiding:
    brk_identificatie: str = ""
    perceelnummer: str = ""
    gemeente: str = ""
    sectie: str = ""


@dataclass(frozen=True, slots=True)
class Projectlocatie:
    etrs: Coordinaten | None = None
    opgegeven: Coordinaten | None = None
    adres: Adresaanduiding | None = None
    kadastraal: KadastraleAanduiding | None = None


@dataclass(frozen=True, slots=True)
class Documentverwijzing:
    """The file itself is fetched elsewhere. `document_id` is 64 hex digits unless a finding says it is not."""

    bestandsnaam: str = ""
    document_id: str = ""
    vertrouwelijk: bool | None = None


@dataclass(frozen=True, slots=True)
class GevraagdeBijlage:
    documentsoort_dso: str = ""
    documenttype_generiek: str = ""
    potentieel_vertrouwelijk: bool | None = None
    verplicht: bool | None = None
    documenten: tuple[Documentverwijzing, ...] = ()


LEGE_BIJLAGE = GevraagdeBijlage()


@dataclass(frozen=True, slots=True)
class Specificatie:
    """One question with its answer, and the files asked for with it."""

    vraag_id: str = ""
    vraagtekst: str = ""
    groepering: str = ""
    antwoord: str = ""
    oorspronkelijk_antwoord: str = ""
    vraagclassificatie: str = ""
    vraagreferentie: str = ""
    publiceerbaar: bool | None = None
    bijlage: GevraagdeBijlage | None = None


@dataclass(frozen=True, slots=True)
class Activiteit:
    activiteit_id: str = ""
    imow_id: str = ""
    naam: str = ""
    volgnummer: str = ""
    specificaties: tuple[Specificatie, ...] = ()
    onderliggend: Activiteit | None = None


@dataclass(frozen=True, slots=True)
class VerzoekBijlage:
    vraagreferentie: str = ""
    bijlage: GevraagdeBijlage = LEGE_BIJLAGE


@dataclass(frozen=True, slots=True)
class Participatie:
    geparticipeerd: bool | None = None
    wijze: Tekst = LEEG_TEKST
    resultaat: Tekst = LEEG_TEKST


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One message. `vorm` is "stam", or "klein" for the small private withdrawal (then only the numbers are filled).

    `gebreken` lists what is wrong with it; `onbekend` the paths of elements that version 4.0 does not know or that
    stand there once too often. Their text is in the stored bytes and not here.
    """

    vorm: str
    versie: str = ""
    stuurgegevens: Stuurgegevens = LEEG_STUURGEGEVENS
    verzoeknummer: str = ""
    volgnummer: str = ""
    doel: str = ""
    type: str = ""
    indien_datum: datetime | None = None
    naam: Tekst = LEEG_TEKST
    referentie_aanvrager: Tekst = LEEG_TEKST
    akkoordverklaring: bool | None = None
    ambtshalve: bool | None = None
    toelichting_verzoek: Tekst = LEEG_TEKST
    toelichting_later_aan_te_leveren: Tekst = LEEG_TEKST
    toelichting_niet_aan_te_leveren: Tekst = LEEG_TEKST
    project: Project = LEEG_PROJECT
    bevoegd_gezag: Instantie = LEEG_INSTANTIE
    bevoegd_gezag_historie: tuple[Instantie, ...] = ()
    uitvoerende_instantie: Instantie | None = None
    uitvoerende_instantie_historie: tuple[Instantie, ...] = ()
    initiatiefnemer: Indiener | None = None
    gemachtigde: Indiener | None = None
    contactpersoon: Contactpersoon | None = None
    locaties: tuple[Projectlocatie, ...] = ()
    activiteiten: tuple[Activiteit, ...] = ()
    participatie: Participatie | None = None
    bijlagen: tuple[VerzoekBijlage, ...] = ()
    gebreken: tuple[Gebrek, ...] = field(default=())
    onbekend: tuple[str, ...] = ()

    @property
    def naar_triage(self) -> bool:
        """True when a finding asks for a person to look first."""
        return any(gebrek.triage for gebrek in self.gebreken)

    @property
    def specificaties(self) -> tuple[Specificatie, ...]:
        """The questions of all activities, in the order of the message."""
        return tuple(vraag for activiteit in self.activiteiten for vraag in activiteit.specificaties)
