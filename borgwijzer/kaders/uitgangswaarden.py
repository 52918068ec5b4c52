"""Values with which a screen begins when a kader itself names none; see de kop van ``kaders/uitgangswaarden.toml``.

They are no part of any version of a kader: adding one changes no stored text, and no verdict rests on one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from borgwijzer.kaders.bestanden import kadermap
from borgwijzer.regels.kaderinhoud import Termijnregel
from borgwijzer.regels.kaderregel import Id

BESTAND = "uitgangswaarden.toml"


class Uitgangswaarden(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    termijn: dict[Id, Termijnregel]


@cache
def lees_uitgangswaarden() -> Uitgangswaarden:
    """The file, read once per process: of the folder with kaders, or else the one that comes with the program."""
    eigen, van_huis = kadermap() / BESTAND, Path(__file__).resolve().parents[2] / "kaders" / BESTAND
    tekst = (eigen if eigen.exists() else van_huis).read_text(encoding="utf-8")
    return Uitgangswaarden.model_validate(tomllib.loads(tekst))
