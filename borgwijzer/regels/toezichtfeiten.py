"""Feiten van toezicht en handhaving (kader hoofdstuk 4 en 5): wat er na een signaal of een controle gebeurde.

Wat hier niet in staat, weegt niet mee. Datums zijn kalenderdagen in Nederland; `None` betekent: niet bekend of nog niet.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit, Openbaarmaking, Schorsing
from borgwijzer.regels.feitvorm import Feit, Tekst

Interventiesoort = Literal[
    "signaalgesprek", "waarschuwing", "herstelmaatregel", "last_onder_dwangsom", "last_onder_bestuursdwang", "strafrecht",
    "signaal_toelating", "verscherpt_toezicht",
]  # fmt: skip

Verzoekuitkomst = Literal["toegewezen", "deels_toegewezen", "afgewezen", "niet_ontvankelijk", "buiten_behandeling"]
# Tot wie een regel zich richt (Bbl 2.16, 6.3 en 7.3).
Normadressaat = Literal["bouwer", "uitvoerder", "gebruiker", "eigenaar", "anders"]


class Afwegingfeit(Feit):
    """Een afweging bij een overtreding: voorgesteld tot een ander haar vaststelt of teruggeeft. `keuze` leeg: er gebeurt niets."""

    id: str = ""
    begonnen_op: date
    voorgesteld_op: date | None = None
    teruggegeven_op: date | None = None
    vastgesteld_op: date | None = None
    keuze: Interventiesoort | Literal[""] = ""


class Overtredingfeit(Feit):
    """Een vastgestelde overtreding met haar afwegingen.

    Zij is open tot zij hersteld is, of bij nader inzien geen overtreding bleek.
    """

    id: str = ""
    norm: Tekst = ""
    geconstateerd_op: date
    hersteld_op: date | None = None
    vervallen_op: date | None = None
    afwegingen: tuple[Afwegingfeit, ...] = Field((), description="de oudste eerst")

    @property
    def vaste_afweging(self) -> Afwegingfeit | None:
        """De laatste afweging die vaststaat."""
        vast = [een for een in self.afwegingen if een.vastgesteld_op]
        return max(vast, key=lambda een: een.vastgesteld_op or date.min, default=None)

    @property
    def afgewogen_op(self) -> date | None:
        """De dag waarop de keuze van een interventie vaststond."""
        return self.vaste_afweging.vastgesteld_op if self.vaste_afweging else None

    @property
    def afweging(self) -> str:
        """Het id van de laatste afweging die vaststaat; leeg zonder."""
        return self.vaste_afweging.id if self.vaste_afweging else ""

    @property
    def keuze(self) -> str:
        """De interventie die daarin is gekozen; leeg: er gebeurt niets, of er is nog niet gekozen."""
        return self.vaste_afweging.keuze if self.vaste_afweging else ""


class Stapfeit(Feit):
    """Een stap van een interventie. `op`: de dag waarop hij gebeurde; `uiterlijk`: de laatste dag die hij stelde, inclusief.

    `uitslag`: wat de stap uitwees, als hij iets uitwijst; `aantal`: hoeveel bezoeken hij aankondigde. `bedrag` en `maximum` zijn
    hele euro's, en `eenheid` is waarvoor het bedrag geldt.
    """

    id: str = ""
    soort: str
    op: date
    uiterlijk: date | None = None
    uitslag: str = ""
    aantal: int = 0
    bedrag: int | None = Field(None, ge=0)
    maximum: int | None = Field(None, ge=0)
    eenheid: Tekst = ""
    besluit: str = Field("", description="id van het besluit dat deze stap is; leeg bij een stap die geen besluit is")


class Interventiefeit(Feit):
    """Een interventie met haar stappen in de volgorde waarin zij zijn vastgelegd; zij loopt tot `afgerond_op`.

    `afweging`: het id van de afweging die haar koos. Een stap die is verbeterd, staat er alleen zoals zij nu luidt.
    `voorstel_op`: sinds wanneer een stap op een tweede mens wacht.
    """

    id: str = ""
    overtreding: str = Field("", description="id van de overtreding")
    afweging: str = Field("", description="id van de afweging waarop zij volgt; leeg zonder")
    soort: Interventiesoort
    begonnen_op: date
    afgerond_op: date | None = None
    uitkomst: str = ""
    voorstel_op: date | None = None
    stappen: tuple[Stapfeit, ...] = ()
    schorsingen: tuple[Schorsing, ...] = Field((), description="van de besluiten die stappen van deze interventie zijn")
    bezwaren: tuple[Bezwaarfeit, ...] = Field((), description="tegen de besluiten die stappen van deze interventie zijn")


class Aanvulling(Feit):
    """Een verzoek om aan te vullen (Awb 4:5). `uiterlijk`: de laatste dag die daarvoor gesteld is, inclusief."""

    gevraagd_op: date
    uiterlijk: date
    ontvangen_op: date | None = None


class Instemming(Feit):
    """De aanvrager stemde op `op` schriftelijk in met uitstel tot en met `tot_en_met` (Awb 4:15)."""

    op: date
    tot_en_met: date


class Verlenging(Feit):
    """De gemeente meldde op `op` een nieuwe redelijke termijn, met `uiterlijk` als laatste dag (Awb 4:14)."""

    op: date
    uiterlijk: date


class Ingebrekestelling(Feit):
    """De aanvrager stelt de gemeente in gebreke (Awb 4:17)."""

    ontvangen_op: date
    schriftelijk: bool = True


class Handhavingsverzoekfeit(Feit):
    """Een aanvraag om te handhaven, met wat er daarna mee gebeurde; elke rij in volgorde van de dagen.

    `belanghebbende` None: nog niet beoordeeld. `onderzocht_op`: de dag waarop vaststond wat er aan de hand is.
    """

    id: str = ""
    ontvangen_op: date
    bevestigd_op: date | None = None
    belanghebbende: bool | None = None
    belanghebbende_op: date | None = None
    aanvullingen: tuple[Aanvulling, ...] = ()
    instemmingen: tuple[Instemming, ...] = ()
    verlengingen: tuple[Verlenging, ...] = ()
    onderzocht_op: date | None = None
    ingebrekestellingen: tuple[Ingebrekestelling, ...] = ()
    besloten_op: date | None = None
    uitkomst: Verzoekuitkomst | None = None
    ingetrokken_op: date | None = None
    dwangsom_vastgesteld_op: date | None = None


class Toezicht(Feit):
    """Alles wat in een zaak aan toezicht en handhaving vaststaat, naast signalen, controles en besluiten."""

    overtredingen: tuple[Overtredingfeit, ...] = ()
    interventies: tuple[Interventiefeit, ...] = ()
    handhavingsverzoeken: tuple[Handhavingsverzoekfeit, ...] = ()
    bezwaren: tuple[Bezwaarfeit, ...] = ()
    openbaarmakingen: tuple[Openbaarmaking, ...] = ()
