"""Parts that several screens share: status, source, field, deed, paging, note."""

from dataclasses import dataclass
from typing import Literal

Soort = Literal["goed", "let_op", "fout", "gepauzeerd", "wacht", "neutraal"]


@dataclass(frozen=True, slots=True)
class Status:
    """A state as a word; `soort` chooses icon and colour (templatetags/beeldtaal.py), never the meaning."""

    woord: str
    soort: Soort


@dataclass(frozen=True, slots=True)
class Noot:
    """A sentence with a state before it."""

    status: Status
    tekst: str


@dataclass(frozen=True, slots=True)
class Bron:
    """Where a rule stands, such as `kader 2.1.1` or `Bbl 2.19`; `url` is empty when there is no public text."""

    tekst: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Kanttekening:
    """A juridische kanttekening: what the other layer of rules says.

    `uitkomst` follows a colon, such as `volgens de wet maandag 11 mei 2026`, or is empty. `voet` is the foot line.
    """

    tekst: str
    bronnen: tuple[Bron, ...]
    uitkomst: str = ""
    voet: str = "Wettekst gelezen per 1 januari 2026; latere wijzigingen niet verwerkt."


@dataclass(frozen=True, slots=True)
class Keuze:
    """One option of a choice."""

    waarde: str
    tekst: str
    gekozen: bool = False


@dataclass(frozen=True, slots=True)
class Keuzeveld:
    """A select field with name `naam`; `fout` is a sentence that says what to do, or empty."""

    naam: str
    etiket: str
    keuzes: tuple[Keuze, ...]
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstveld:
    """A text field with name `naam`; `regels` above 1 makes a text area; `fout` says what to do, or is empty."""

    naam: str
    etiket: str
    waarde: str = ""
    uitleg: str = ""
    fout: str = ""
    verplicht: bool = False
    regels: int = 1


@dataclass(frozen=True, slots=True)
class Beletsel:
    """One reason why a deed is not possible now, as a sentence that says what to do next."""

    zin: str
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Daad:
    """A deed offered as a button: the form posts `daad=<waarde>`, and `reden.naam` when a reason is asked.

    With `beletselen` the button is disabled and the reasons stand beside it. `vinkje` is a checkbox that goes along;
    its `waarde` is the name of the field.
    """

    waarde: str
    tekst: str
    toelichting: str = ""
    soort: Literal["hoofd", "tweede"] = "tweede"
    beletselen: tuple[Beletsel, ...] = ()
    reden: Tekstveld | None = None
    vinkje: Keuze | None = None


@dataclass(frozen=True, slots=True)
class Bladeren:
    """Keyset paging: hrefs (`?na=…`, empty when there is no such page) and the count in words."""

    telling: str
    vorige: str = ""
    volgende: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentverwijzing:
    """A document as shown beside other things; `heeft_voorbeeld` says that page 1 exists as an image.

    `url` and `voorbeeld_url` are empty for a document of a zaak: the id is its address. A document that waits with its
    message has no id; without a `url` it cannot be opened.
    """

    id: str
    naam: str
    soort: str = ""
    kenmerken: str = ""
    heeft_voorbeeld: bool = True
    status: Status | None = None
    bevindingen: tuple[str, ...] = ()
    url: str = ""
    voorbeeld_url: str = ""


KADER = Bron("kader 2.1.1")
BBL_2_18 = Bron("Bbl 2.18", "https://wetten.overheid.nl/BWBR0041297#Hoofdstuk2")
BBL_2_19 = Bron("Bbl 2.19", "https://wetten.overheid.nl/BWBR0041297#Hoofdstuk2")
BBL_2_21 = Bron("Bbl 2.21", "https://wetten.overheid.nl/BWBR0041297#Hoofdstuk2")
