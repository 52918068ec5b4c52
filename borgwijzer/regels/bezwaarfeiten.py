"""Feiten van bezwaar, beroep en schorsing (Awb hoofdstuk 6 tot en met 8). Wat hier niet in staat, weegt niet mee."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from borgwijzer.regels.feitvorm import Feit, Tekst

Bezwaarstapsoort = Literal[
    "ontvangst_bevestigd", "aanvulling_gevraagd", "aangevuld", "verschoonbaar", "niet_verschoonbaar", "verdaagd", "uitgesteld",
    "hoorzitting_gepland", "hoorzitting_gehouden", "horen_achterwege", "advies_ontvangen", "besloten", "ingetrokken",
    "beroep", "uitspraak_beroep", "voorziening_gevraagd", "uitspraak_voorziening", "hoger_beroep", "uitspraak_hoger_beroep",
]  # fmt: skip
Bezwaaruitkomst = Literal["gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk"]
Bezwaargevolg = Literal["in_stand", "herroepen", "gewijzigd"]
Uitspraak = Literal["ongegrond", "niet_ontvankelijk", "in_stand_gelaten", "opnieuw_beslissen", "vernietigd"]
Schorser = Literal["voorzieningenrechter", "college"]


class Bezwaarstap(Feit):
    """Een stap in bezwaar of beroep. `uiterlijk`: de laatste dag die hij stelde (inclusief), of de dag van de hoorzitting."""

    soort: Bezwaarstapsoort
    op: date
    uiterlijk: date | None = None
    uitkomst: Tekst = ""
    gevolg: Bezwaargevolg | None = Field(None, description="wat er met het besluit gebeurt waartegen het bezwaar was")


class Bezwaarfeit(Feit):
    """Een bezwaar tegen een besluit. `besluit` is leeg als het besluit alleen als brief bekend is.

    `bekendgemaakt_op`: de dag waarop het besluit is verzonden. `verzonden_op`: het poststempel, als het per post kwam.
    `commissie`: een adviescommissie als bedoeld in Awb 7:13 is ingesteld. `volledig`: niets van Awb 6:5 ontbrak bij ontvangst.
    """

    id: str = ""
    besluit: str = ""
    bekendgemaakt_op: date
    ontvangen_op: date
    verzonden_op: date | None = None
    commissie: bool = False
    volledig: bool = True
    stappen: tuple[Bezwaarstap, ...] = ()


class Schorsing(Feit):
    """Een besluit werkt niet van `van` tot en met `tot_en_met` (beide inclusief); None: tot nader order."""

    besluit: str = ""
    van: date
    tot_en_met: date | None = None
    door: Schorser = "voorzieningenrechter"

    def bevat(self, dag: date) -> bool:
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)


class Openbaarmaking(Feit):
    """Wat met het openbaar maken van een besluit gebeurde: gepubliceerd, of een uitzondering met haar grond."""

    besluit: str
    op: date
    uitzondering: Tekst = Field("", description="de grond; leeg: het besluit is gepubliceerd")
