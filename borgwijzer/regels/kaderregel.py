"""De grondvorm van wat in een kaderbestand staat: onveranderlijk, en een regel noemt haar bron."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]


class Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Regel(Deel):
    """Een regel met haar bron: een plaats in het kader (`bron`), in de wet (`wet`), of beide.

    `lezing`: de gekozen uitleg waar de tekst zwijgt of zichzelf tegenspreekt. `onzeker`: nog door een jurist te bevestigen.
    `herkomst` (welk kader de regel stelt) vult de lezer van het bestand in.
    """

    bron: str = ""
    wet: tuple[str, ...] = ()
    lezing: str = ""
    onzeker: bool = False
    herkomst: str = ""

    @model_validator(mode="after")
    def _heeft_bron(self) -> Regel:
        if not self.bron and not self.wet:
            raise ValueError("bron_ontbreekt")
        return self
