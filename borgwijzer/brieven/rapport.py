"""Letter kind: the rapport of a controle, from who was there to who advises about it. It stays inside the municipality."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.model import Punt


@dataclass(frozen=True, slots=True, kw_only=True)
class RapportFeiten(Brieffeiten):
    """Facts of the rapport. ``aanleiding`` is a sentence. ``redenen``: why use was not allowed on the day of the controle.

    ``stukken``: photos and documents by name.
    """

    SOORT: ClassVar[str] = "rapport_controle"
    TEKST: ClassVar[str] = "rapport_controle.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"aanwezigen"}

    aanleiding: str
    gedaan_op: date
    gedaan_door: str
    plaats: str
    aanwezigen: str
    gebruik_gezien: bool
    waarnemingen: str
    redenen: tuple[str, ...] = ()
    stukken: tuple[str, ...] = ()

    @property
    def punten_redenen(self) -> tuple[Punt, ...]:
        """One item for each reason."""
        return tuple(Punt(zin) for zin in self.redenen)

    @property
    def punten_stukken(self) -> tuple[Punt, ...]:
        """One item for each photo or document."""
        return tuple(Punt(naam) for naam in self.stukken)
