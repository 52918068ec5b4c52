"""Letter kinds: a besluit that was taken, one kind per besluit, and the letter that says that it ends.

Which rule is broken and what the besluit is in law come from the regels and the kader; nothing of that is decided here.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.feiten import Bezwaar, Brieffeiten, MetBezwaar
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt

NAMEN = {
    "gebruik_onder_voorwaarden": "het gebruik onder voorwaarden",
    "bouwstop": "de bouwstop",
    "gebruiksverbod": "het verbod op het gebruik",
    "maatwerkvoorschrift": "een maatwerkvoorschrift voor de ingebruikname",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitbrief(MetBezwaar, Brieffeiten):
    """What all have: why, and the remedy clause when the kader has set it, with its last day proved by ``berekening_bezwaar``.

    ``motivering`` is what the proposer wrote. Raises Tegenspraak when the last day of bezwaar and its proof differ.
    """

    motivering: str
    bezwaar: Bezwaar | None = None
    berekening_bezwaar: Berekening | None = None
    met_bijlage: bool = True

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        bewijs = self.berekening_bezwaar
        if bool(self.bezwaar) != bool(bewijs) or (self.bezwaar and bewijs and self.bezwaar.uiterlijk_op != bewijs.uitkomst):
            raise Tegenspraak("De laatste dag voor bezwaar hoort bij een bewijs met dezelfde uitkomst: bereken de termijn opnieuw.")
        if bewijs and self.met_bijlage and bewijs not in self.berekeningen:
            object.__setattr__(self, "berekeningen", (bewijs, *self.berekeningen))


@dataclass(frozen=True, slots=True, kw_only=True)
class _BesluitFeiten(Besluitbrief):
    """A besluit that begins on ``vanaf`` and holds until and including ``tot_en_met``, or until further notice.

    ``gronden``: the rules that are broken, a sentence each. ``bevoegdheid`` reads on after "staat in"; may be empty.
    """

    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"bevoegdheid"}

    vanaf: date
    vorm: Literal["vaststelling", "last_onder_bestuursdwang", "niet_handhaven"]
    tot_en_met: date | None = None
    gronden: tuple[str, ...] = ()
    bevoegdheid: str = ""

    @property
    def punten_gronden(self) -> tuple[Punt, ...]:
        """One item for each rule that is broken."""
        return tuple(Punt(zin) for zin in self.gronden)


@dataclass(frozen=True, slots=True, kw_only=True)
class GebruikVoorwaardenFeiten(_BesluitFeiten):
    """Use under conditions: ``voorwaarden`` are numbered, so that a later letter can name them."""

    SOORT: ClassVar[str] = "besluit_gebruik_onder_voorwaarden"
    TEKST: ClassVar[str] = "besluit_gebruik_onder_voorwaarden.toml"

    voorwaarden: tuple[str, ...]

    def __post_init__(self) -> None:
        _BesluitFeiten.__post_init__(self)
        if not self.voorwaarden:
            raise OntbrekendGegeven(self.SOORT, "voorwaarden")

    @property
    def punten_voorwaarden(self) -> tuple[Punt, ...]:
        """One item for each voorwaarde."""
        return tuple(Punt(zin) for zin in self.voorwaarden)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verbod(_BesluitFeiten):
    """A besluit that forbids: without a rule that is broken, or a power for a last, there is no letter."""

    def __post_init__(self) -> None:
        _BesluitFeiten.__post_init__(self)
        if not self.gronden:
            raise OntbrekendGegeven(self.SOORT, "gronden")
        if self.vorm == "last_onder_bestuursdwang" and not self.bevoegdheid:
            raise OntbrekendGegeven(self.SOORT, "bevoegdheid")


@dataclass(frozen=True, slots=True, kw_only=True)
class BouwstopFeiten(_Verbod):
    """The works must lie still."""

    SOORT: ClassVar[str] = "besluit_bouwstop"
    TEKST: ClassVar[str] = "besluit_bouwstop.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class GebruiksverbodFeiten(_Verbod):
    """The use must stop."""

    SOORT: ClassVar[str] = "besluit_gebruiksverbod"
    TEKST: ClassVar[str] = "besluit_gebruiksverbod.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpheffingFeiten(Besluitbrief):
    """A besluit of ``besluit_op`` ended on ``geeindigd_op``. ``nog_nodig``: what stands in the way of works or use, if anything."""

    SOORT: ClassVar[str] = "opheffing_besluit"
    TEKST: ClassVar[str] = "opheffing_besluit.toml"

    besluit: Literal["gebruik_onder_voorwaarden", "bouwstop", "gebruiksverbod", "maatwerkvoorschrift"]
    besluit_op: date
    geeindigd_op: date
    nog_nodig: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        """The besluit as it reads on after "een besluit over"."""
        return NAMEN[self.besluit]

    @property
    def gaat_over(self) -> str:
        """What the reader may or may not do now."""
        return "bouw" if self.besluit == "bouwstop" else "gebruik"

    @property
    def punten_nog_nodig(self) -> tuple[Punt, ...]:
        """One item for each thing that is still in the way."""
        return tuple(Punt(zin) for zin in self.nog_nodig)
