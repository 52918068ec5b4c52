"""What the letters about an application share, whatever was applied for: something lacks, or it takes longer."""

from dataclasses import dataclass
from datetime import date

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvullingsbrief(Brieffeiten):
    """What lacks, and until when it can come (inclusive)."""

    gevraagd: tuple[str, ...]
    uiterlijk_op: date

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if not self.gevraagd:
            raise OntbrekendGegeven(self.SOORT, "gevraagd")

    @property
    def punten(self) -> tuple[Punt, ...]:
        """One item for each thing that lacks."""
        return tuple(Punt(deel) for deel in self.gevraagd)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlengingsbrief(Brieffeiten):
    """More time is needed: not ``was_uiterlijk_op`` but ``uiterlijk_op`` is the last day."""

    reden: str
    was_uiterlijk_op: date
    uiterlijk_op: date

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if self.uiterlijk_op <= self.was_uiterlijk_op:
            raise Tegenspraak("De nieuwe laatste dag ligt niet na de oude: kies een latere dag.")
