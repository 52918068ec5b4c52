"""A letter as data: sender, addressee and a row of named blocks, free of layout.

PDF, HTML and plain text are made from this one model, so what a person previews is what is sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from borgwijzer.brieven.fouten import Tegenspraak


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender:
    """Who sends: the municipality, the team and the person who signs."""

    gemeente: str
    team: str
    adresregels: tuple[str, ...]
    telefoon: str
    email: str
    ondertekenaar: str
    functie: str
    namens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geadresseerde:
    """To whom: name and address lines as they stand in the window of the envelope."""

    naam: str
    adresregels: tuple[str, ...]
    aanhef: str = "Geachte heer of mevrouw"


@dataclass(frozen=True, slots=True)
class Kopie:
    """Someone who gets a copy, with the role that explains why."""

    rol: str
    naam: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph of running text."""

    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading above the blocks that follow."""

    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Punt:
    """One item of a list, with an optional lead that is set in bold."""

    tekst: str
    kop: str = ""


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list; numbered when the order matters or when people will refer to the items."""

    naam: str
    punten: tuple[Punt, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table with a caption and header cells; `nadruk_rij` is the index of the row that carries the outcome.

    Raises Tegenspraak when a row has another number of cells than the header.
    """

    naam: str
    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    nadruk_rij: int | None = None

    def __post_init__(self) -> None:
        for rij in self.rijen:
            if len(rij) != len(self.koppen):
                raise Tegenspraak(
                    f"Tabel '{self.naam}': {len(rij)} cellen passen niet bij {len(self.koppen)} koppen, maak ze gelijk."
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Foto:
    """A photo by the hash of the picture as it is printed (a JPEG in the store), with its size in pixels.

    ``sha256`` is empty for a file that cannot be shown, such as one that a browser cannot read; its words stand there all the same.
    """

    nummer: int
    bijschrift: str
    sha256: str = ""
    breedte: int = 0
    hoogte: int = 0


@dataclass(frozen=True, slots=True)
class Fotos:
    """Photos with their caption, in order."""

    naam: str
    fotos: tuple[Foto, ...]


@dataclass(frozen=True, slots=True)
class Kader:
    """The verdict of the letter: one emphasised sentence or two."""

    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Rechtsmiddel:
    """What someone can do who disagrees; only in letters for which the municipality has set it so."""

    naam: str
    titel: str
    alineas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bijlage:
    """An annex on pages of its own."""

    naam: str
    titel: str
    blokken: tuple["TekstBlok", ...]


@dataclass(frozen=True, slots=True)
class Aanpassing:
    """A piece of text that a person changed before sending: which, what stood there and what stands there now, unfilled."""

    stuk: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstbron:
    """Where the text of a letter that did not go yet can be changed, and which version of that text this letter has.

    ``veranderd``: the facts, in words, that are not what they were when somebody wrote that text.
    """

    zaaknummer: str
    plek: str
    versie: int = 0
    toestand: str = ""
    gewijzigd_door: str = ""
    veranderd: tuple[str, ...] = ()


TekstBlok = Alinea | Kop | Opsomming | Tabel | Kader | Rechtsmiddel | Fotos
Blok = TekstBlok | Bijlage


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A whole letter. `soort` is the letter kind, `kenmerk` the reference of the municipality.

    `verwijzingen` are label and value pairs beside date and reference. `oefening` marks a letter of the demo.
    `kadernoot` is the note a kader wants on everything made with it. Not printed: `aangepast`, what a person changed, which is
    stored with the letter; `tekstbron`; `tekstbestand`, the name of the text file; and `feiten`, what it was composed from.
    Raises Tegenspraak when two blocks share a name.
    """

    soort: str
    titel: str
    kenmerk: str
    datum: date
    afzender: Afzender
    geadresseerde: Geadresseerde
    blokken: tuple[Blok, ...]
    verwijzingen: tuple[tuple[str, str], ...] = ()
    kopie_aan: tuple[Kopie, ...] = ()
    oefening: bool = False
    kadernoot: str = ""
    groet: str = "Met vriendelijke groet,"
    aangepast: tuple[Aanpassing, ...] = ()
    tekstbron: Tekstbron | None = None
    tekstbestand: str = ""
    feiten: Any = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        namen = [blok.naam for blok in self.alle_blokken()]
        dubbel = sorted({naam for naam in namen if namen.count(naam) > 1})
        if dubbel:
            raise Tegenspraak(f"Brief '{self.soort}': de bloknaam '{dubbel[0]}' komt twee keer voor, geef elk blok een eigen naam.")

    @property
    def bijlagen(self) -> tuple[Bijlage, ...]:
        """The annexes, in order."""
        return tuple(blok for blok in self.blokken if isinstance(blok, Bijlage))

    @property
    def tekstblokken(self) -> tuple[TekstBlok, ...]:
        """The blocks of the letter proper, in order."""
        return tuple(blok for blok in self.blokken if not isinstance(blok, Bijlage))

    def alle_blokken(self) -> Iterator[Blok]:
        """Yield every block, those inside annexes included."""
        for blok in self.blokken:
            yield blok
            if isinstance(blok, Bijlage):
                yield from blok.blokken
