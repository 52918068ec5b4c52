"""Worked examples as data: reading them and handing them to a test as rows with their name."""

import json
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kalender import Kalender

Model = TypeVar("Model", bound=BaseModel)
VOORBEELDEN = Path(__file__).parent / "voorbeelden"


@cache
def bestand(naam: str) -> dict[str, Any]:
    return tomllib.loads((VOORBEELDEN / f"{naam}.toml").read_text(encoding="utf-8"))


def rijen(naam: str, soort: str | None = None) -> pytest.MarkDecorator:
    """Parametrise a test with the examples of one file; ``soort`` picks those whose `feiten` have that key."""
    gekozen = [v for v in bestand(naam)["voorbeeld"] if soort is None or soort in v["feiten"]]
    assert gekozen, f"{naam}: geen voorbeelden"
    return pytest.mark.parametrize("voorbeeld", gekozen, ids=[v["naam"] for v in gekozen])


def kader_van(voorbeeld: dict[str, Any]) -> Kader:
    return zoek_kader(voorbeeld.get("kader", "landelijk"))


def kalender_van(voorbeeld: dict[str, Any]) -> Kalender:
    """The calendar of the kader, or the same days with the switch that the example asks for."""
    kader, schakelaar = kader_van(voorbeeld), voorbeeld["feiten"].get("gelijkgesteld_is_werkdag")
    if schakelaar is None:
        return kader.kalender
    dagen = [dag for jaar in range(2024, 2030) for dag in kader.kalender.feestdagen(jaar) if dag.bron == "Atw 3 lid 3"]
    return Kalender(dagen, gelijkgesteld_is_werkdag=schakelaar)


def als(model: type[Model], waarden: dict[str, Any]) -> Model:
    """Facts as the outside gives them: JSON with dates as text."""
    return model.model_validate_json(json.dumps(waarden, default=date.isoformat))


def feiten_van(waarden: dict[str, Any]) -> Feiten:
    """The facts of an example; a melding with `volledig` starts from the complete one of volledigheid.toml."""
    volledig = bestand("volledigheid")["volledig"]
    meldingen = [
        {**(volledig[melding["soort"]] if melding.get("volledig") else {}), **{k: w for k, w in melding.items() if k != "volledig"}}
        for melding in waarden.get("meldingen", ())
    ]
    return als(Feiten, {**waarden, "meldingen": meldingen})
