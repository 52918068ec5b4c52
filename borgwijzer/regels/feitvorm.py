"""De vorm van elk feit: een onveranderlijke waarde waarin niets onbekends kan staan."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Tekst = Annotated[str, Field(max_length=10_000)]


class Feit(BaseModel):
    """Basisvorm: onveranderlijk, en een onbekende sleutel is een fout."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
