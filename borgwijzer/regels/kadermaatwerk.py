"""Wat het kader over een maatwerkvoorschrift voor de ingebruikname zegt. Zonder `ingang` bestaat het niet."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from borgwijzer.regels.kaderregel import Deel, Id, Regel


class Maatwerkcriterium(Deel):
    """Iets wat bij elke aanvraag wordt beoordeeld: `tekst` zoals het in het besluit staat, `vraag` aan wie beoordeelt."""

    id: Id
    tekst: str
    vraag: str


class Maatwerkregel(Regel):
    """Het maatwerkvoorschrift voor de ingebruikname. `ingang`: de eerste dag waarop een aanvraag ontvangen kan worden.

    Zonder `ingang`, of voor die dag, is er geen aanvraag mogelijk. `verlengingen`: hoe vaak de gemeente zelf kan verlengen, telkens
    met `verlenging_weken`; `verleng_vanaf`: zoveel dagen voor het einde wordt dat een taak. `aanvul_weken` en `zienswijze_dagen`:
    de voorgestelde tijd om aan te vullen en te reageren. `wkpb_dagen`: binnen hoeveel dagen na het besluit de beperking moet zijn
    ingeschreven. `dekt`: de documentsoorten die bij de gereedmelding mogen ontbreken zolang het voorschrift geldt.
    """

    tekst: str
    ingang: date | None = None
    termijn_weken: int = Field(8, ge=1, le=52)
    verlengingen: int = Field(1, ge=0, le=5)
    verlenging_weken: int = Field(6, ge=1, le=52)
    verleng_vanaf: int = Field(14, ge=1, le=56)
    aanvul_weken: int = Field(2, ge=1, le=26)
    zienswijze_dagen: int = Field(14, ge=1, le=90)
    wkpb_dagen: int = Field(4, ge=1, le=60)
    dekt: tuple[str, ...] = Field(min_length=1)
    criteria: tuple[Maatwerkcriterium, ...] = Field(min_length=1)
