"""Letter kinds: what the builder hears of his application for a maatwerkvoorschrift, from the receipt to the besluit.

Dates come from the regels and the criteria from the kader; nothing of that is decided here.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from borgwijzer.brieven.aanvraagbrief import Aanvullingsbrief, Verlengingsbrief
from borgwijzer.brieven.besluitbrief import Besluitbrief
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import OntbrekendGegeven
from borgwijzer.brieven.model import Punt


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatwerkOntvangstFeiten(Brieffeiten):
    """The application is here, and this is the last day on which we decide; ``te_laat``: that day has passed already.

    ``kanaal`` reads on after "via".
    """

    SOORT: ClassVar[str] = "maatwerk_ontvangst"
    TEKST: ClassVar[str] = "maatwerk_ontvangst.toml"

    aanvraag_op: date
    kanaal: str
    omschrijving: str
    uiterlijk_op: date
    te_laat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatwerkAanvullingFeiten(Aanvullingsbrief):
    """What lacks in the application."""

    SOORT: ClassVar[str] = "maatwerk_aanvulling"
    TEKST: ClassVar[str] = "maatwerk_aanvulling.toml"

    aanvraag_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatwerkVerlengingFeiten(Verlengingsbrief):
    """The application takes longer."""

    SOORT: ClassVar[str] = "maatwerk_verlenging"
    TEKST: ClassVar[str] = "maatwerk_verlenging.toml"

    aanvraag_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatwerkVoornemenFeiten(Brieffeiten):
    """We mean to refuse; he can react until and including ``uiterlijk_op``. ``niet_voldaan``: the criteria that are not met."""

    SOORT: ClassVar[str] = "maatwerk_voornemen"
    TEKST: ClassVar[str] = "maatwerk_voornemen.toml"

    aanvraag_op: date
    omschrijving: str
    reden: str
    uiterlijk_op: date
    niet_voldaan: tuple[str, ...] = ()

    @property
    def punten(self) -> tuple[Punt, ...]:
        """One item for each criterium that is not met."""
        return tuple(Punt(zin) for zin in self.niet_voldaan)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatwerkvoorschriftFeiten(Besluitbrief):
    """The building may be used under ``voorschriften``, numbered so that a later letter can name them.

    ``tot_en_met``: the last day on which it holds, None: no end day. ``criteria``: what was judged. ``later_dan``: the last day to
    decide, when the besluit is late. ``bevoegdheid`` reads on after "staat in"; may be empty.
    """

    SOORT: ClassVar[str] = "besluit_maatwerkvoorschrift"
    TEKST: ClassVar[str] = "besluit_maatwerkvoorschrift.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"bevoegdheid"}

    aanvraag_op: date
    omschrijving: str
    vanaf: date
    voorschriften: tuple[str, ...]
    criteria: tuple[str, ...]
    tot_en_met: date | None = None
    later_dan: date | None = None
    bevoegdheid: str = ""

    def __post_init__(self) -> None:
        Besluitbrief.__post_init__(self)
        if not self.voorschriften:
            raise OntbrekendGegeven(self.SOORT, "voorschriften")

    @property
    def punten_voorschriften(self) -> tuple[Punt, ...]:
        """One item for each voorschrift."""
        return tuple(Punt(zin) for zin in self.voorschriften)

    @property
    def punten_criteria(self) -> tuple[Punt, ...]:
        """One item for each criterium."""
        return tuple(Punt(zin) for zin in self.criteria)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatwerkweigeringFeiten(Besluitbrief):
    """It is refused. ``niet_voldaan``: the criteria that are not met; ``zienswijze``: what the builder said, empty: nothing."""

    SOORT: ClassVar[str] = "besluit_weigering_maatwerkvoorschrift"
    TEKST: ClassVar[str] = "besluit_weigering_maatwerkvoorschrift.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"bevoegdheid", "zienswijze"}

    aanvraag_op: date
    omschrijving: str
    voornemen_op: date
    niet_voldaan: tuple[str, ...] = ()
    zienswijze: str = ""
    later_dan: date | None = None
    bevoegdheid: str = ""

    @property
    def punten(self) -> tuple[Punt, ...]:
        """One item for each criterium that is not met."""
        return tuple(Punt(zin) for zin in self.niet_voldaan)
