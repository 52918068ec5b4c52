"""Letter kinds: a request for data during the works, and the reminder of it. The ground decides which duties it names."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import OntbrekendGegeven
from borgwijzer.brieven.model import Punt


@dataclass(frozen=True, slots=True)
class Gevraagdgegeven:
    """One item: what is asked, about which works, and about which moment; the last two may be empty."""

    wat: str
    werk: str = ""
    moment: str = ""

    def als_punt(self) -> Punt:
        """The item of a list, with the works in bold before it."""
        wanneer = f" Het gaat om: {self.moment.rstrip('.')}." if self.moment else ""
        werk = self.werk.rstrip(".")
        return Punt(f"{self.wat.rstrip('.')}.{wanneer}", f"{werk[:1].upper()}{werk[1:]}." if werk else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class InformatieFeiten(Brieffeiten):
    """Facts of the request. `reden` is the risk, or why the municipality needs this; `uiterlijk_op` is inclusive.

    `antwoordadres` is the page on which the addressee answers. Raises OntbrekendGegeven without an item.
    """

    SOORT: ClassVar[str] = "informatieverzoek"
    TEKST: ClassVar[str] = "informatieverzoek.toml"

    grond: Literal["bouwwerkzaamheden", "inlichtingen", "inzage", "verduidelijking"]
    reden: str
    gevraagd: tuple[Gevraagdgegeven, ...]
    uiterlijk_op: date
    toezichthouder: str
    antwoordadres: str

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if not self.gevraagd:
            raise OntbrekendGegeven(self.SOORT, "gevraagd")

    @property
    def punten(self) -> tuple[Punt, ...]:
        """One item for each thing that is asked."""
        return tuple(deel.als_punt() for deel in self.gevraagd)


@dataclass(frozen=True, slots=True, kw_only=True)
class InformatieherinneringFeiten(InformatieFeiten):
    """Facts of the reminder: `gevraagd` is what still lacks, `verzonden_op` the day of the request."""

    SOORT: ClassVar[str] = "informatieverzoek_herinnering"
    TEKST: ClassVar[str] = "informatieverzoek_herinnering.toml"

    verzonden_op: date
    eerst_uiterlijk_op: date
