"""Letter kinds: to whoever reported a signal that it was received, and to another authority that a signal is for them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.model import Punt


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangstSignaalFeiten(Brieffeiten):
    """Facts of the receipt. A shielded reporter (``afgeschermd``) is not named: the letter says so to him.

    ``doorgezonden_aan`` with its day and reason when the signal is for another authority; ``ook_hier``: a part stays here.
    ``niet_opgevolgd_reden``: why nothing is done with it, once that is decided; a full sentence.
    """

    SOORT: ClassVar[str] = "ontvangst_signaal"
    TEKST: ClassVar[str] = "ontvangst_signaal.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"doorgezonden_aan", "doorgezonden_reden", "niet_opgevolgd_reden"}

    gemeld_op: date
    omschrijving: str
    kwaliteitsborger: bool = False
    handhavingsverzoek: bool = False
    afgeschermd: bool = False
    doorgezonden_op: date | None = None
    doorgezonden_aan: str = ""
    doorgezonden_reden: str = ""
    ook_hier: bool = True
    niet_opgevolgd_reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorzendingFeiten(Brieffeiten):
    """Facts of the letter with which a signal is sent on. ``melder`` is empty when he is not known or shielded."""

    SOORT: ClassVar[str] = "doorzending_signaal"
    TEKST: ClassVar[str] = "doorzending_signaal.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"melder"}

    gemeld_op: date
    omschrijving: str
    van: str
    reden: str
    melder: str = ""
    afgeschermd: bool = False
    ook_hier: bool = False
    stukken: tuple[str, ...] = ()

    @property
    def punten_stukken(self) -> tuple[Punt, ...]:
        """One item for each photo or document."""
        return tuple(Punt(naam) for naam in self.stukken)
