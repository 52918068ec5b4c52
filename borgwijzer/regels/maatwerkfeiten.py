"""Feiten van een aanvraag om een maatwerkvoorschrift voor de ingebruikname. Wat hier niet in staat, weegt niet mee."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from borgwijzer.regels.feitvorm import Feit
from borgwijzer.regels.toezichtfeiten import Aanvulling, Verlenging

Maatwerkuitkomst = Literal["toegewezen", "geweigerd"]


class Maatwerkfeit(Feit):
    """Een aanvraag van de bouwer, met wat er daarna mee gebeurde; elke rij in volgorde van de dagen.

    `criteria`: per criterium van het kader of eraan is voldaan, zoals het laatst is beoordeeld. `voornemen_op`: het laatste
    voornemen om te weigeren; `zienswijze_uiterlijk`: de laatste dag (inclusief) om daarop te reageren; `zienswijze_op`: de reactie
    daarop. `ingeschreven_op`: de dag waarop de beperking volgens het bewijs is ingeschreven.
    """

    id: str = ""
    ontvangen_op: date
    bevestigd_op: date | None = None
    aanvullingen: tuple[Aanvulling, ...] = ()
    verlengingen: tuple[Verlenging, ...] = ()
    beoordeeld_op: date | None = None
    criteria: dict[str, bool] = Field({})
    voornemen_op: date | None = None
    zienswijze_uiterlijk: date | None = None
    zienswijze_op: date | None = None
    besloten_op: date | None = None
    uitkomst: Maatwerkuitkomst | None = None
    ingetrokken_op: date | None = None
    ingeschreven_op: date | None = None
