"""Letter kind: the finding on a gereedmelding, and from which day the building may be used.

As with the bouwmelding the letter finds a fact. Whether use is allowed, and from when, comes from ``stand()``.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.deelbrief import Deelfeiten
from borgwijzer.brieven.feiten import Bezwaar, Brieffeiten, MetBezwaar
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt
from borgwijzer.brieven.ontbrekend import OntbrekendDeel, maak_punten


@dataclass(frozen=True, slots=True, kw_only=True)
class GereedVolledigFeiten(Deelfeiten):
    """Facts of a complete gereedmelding.

    `vroegste_gebruik` is the first day of lawful use and equals the outcome of `berekening_gebruik`. `eerst_nodig` are
    sentences about what must happen before use besides waiting (word of the end of the works, an open irregularity):
    with them the letter gives no permission, only what is still to be done. `voorwaarden` are those of a besluit that
    allows use before all of this. Raises Tegenspraak when date and proof differ, or with both lists.
    """

    SOORT: ClassVar[str] = "gereedmelding_oordeel"
    TEKST: ClassVar[str] = "gereedmelding_volledig.toml"

    volledig_op: date
    vroegste_gebruik: date
    berekening_gebruik: Berekening
    kwaliteitsborger: str
    eerst_nodig: tuple[str, ...] = ()
    voorwaarden: tuple[str, ...] = ()
    met_bijlage: bool = True

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if self.berekening_gebruik.uitkomst != self.vroegste_gebruik:
            raise Tegenspraak("De eerste dag van gebruik is een andere dag dan de uitkomst van het bewijs: bereken opnieuw.")
        if self.eerst_nodig and self.voorwaarden:
            raise Tegenspraak("Gebruik mag onder voorwaarden of nog niet: geef een van beide lijsten.")
        if self.met_bijlage and self.berekening_gebruik not in self.berekeningen:
            object.__setattr__(self, "berekeningen", (self.berekening_gebruik, *self.berekeningen))

    @property
    def uitleg_gebruik(self) -> str:
        """The rule behind the date, in the words of the proof."""
        return self.berekening_gebruik.uitleg

    @property
    def punten_eerst_nodig(self) -> tuple[Punt, ...]:
        """One item for each thing that must happen first."""
        return tuple(Punt(zin) for zin in self.eerst_nodig)

    @property
    def punten_voorwaarden(self) -> tuple[Punt, ...]:
        """One item for each voorwaarde."""
        return tuple(Punt(zin) for zin in self.voorwaarden)


@dataclass(frozen=True, slots=True, kw_only=True)
class GereedOnvolledigFeiten(MetBezwaar, Deelfeiten):
    """Facts of an incomplete gereedmelding, which counts as not done.

    `herstel_gevraagd_op` is given when the sender was asked to supplement and `herstel_uiterlijk_op` was the last day.
    `meldkanaal` reads on after "via". `kaderwoord` is the sentence of the kader itself and needs `lezing`. `alleen_kader`: the
    wet asks nothing of what lacks. Without `bezwaar` there is no remedy clause, as with the bouwmelding.
    """

    SOORT: ClassVar[str] = "gereedmelding_oordeel"
    TEKST: ClassVar[str] = "gereedmelding_onvolledig.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Deelfeiten.OPTIONEEL | {"kaderwoord", "lezing"}

    ontbrekend: tuple[OntbrekendDeel, ...]
    meldkanaal: str
    contactpersoon: str
    contact_telefoon: str
    herstel_gevraagd_op: date | None = None
    herstel_uiterlijk_op: date | None = None
    kaderwoord: str = ""
    lezing: str = ""
    alleen_kader: bool = False
    bezwaar: Bezwaar | None = None

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if not self.ontbrekend:
            raise OntbrekendGegeven(self.SOORT, "ontbrekend")
        if bool(self.kaderwoord) != bool(self.lezing):
            raise OntbrekendGegeven(self.SOORT, "lezing" if self.kaderwoord else "kaderwoord")
        if bool(self.herstel_gevraagd_op) != bool(self.herstel_uiterlijk_op):
            raise OntbrekendGegeven(self.SOORT, "herstel_uiterlijk_op")

    @property
    def ontbrekende_punten(self) -> tuple[Punt, ...]:
        """One item for each missing part."""
        return maak_punten(self.ontbrekend)
