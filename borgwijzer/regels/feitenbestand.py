"""Een feitenbestand (JSON) lezen en beschrijven: het schema met ingevulde voorbeelden, en fouten als gewone zinnen."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.grondslag import Invoerfout


def lees_feiten(tekst: str) -> Feiten:
    """De feiten in een JSON-tekst. Elke fout is Invoerfout: welk gegeven, wat er mis is en wat te doen."""
    try:
        return Feiten.model_validate_json(tekst, strict=True)
    except ValidationError as fout:
        raise Invoerfout(_zin(fout.errors()[0])) from None


def voorbeelden() -> list[dict[str, Any]]:
    """Ingevulde feitenbestanden, geldig volgens het schema."""
    tekst = files("borgwijzer.regels").joinpath("feiten_voorbeelden.json").read_text(encoding="utf-8")
    gelezen: list[dict[str, Any]] = json.loads(tekst)
    return gelezen


def schema() -> dict[str, Any]:
    """Het JSON Schema van een feitenbestand, met voorbeelden."""
    return {**Feiten.model_json_schema(), "examples": voorbeelden()}


def _zin(fout: Any) -> str:
    waar = ".".join(str(deel) for deel in fout["loc"])
    soort, invoer = fout["type"], fout.get("input")
    if soort == "json_invalid":
        return f"Het feitenbestand is geen geldige JSON ({fout['ctx']['error']}): herstel het bestand."
    if soort.startswith("date"):
        return f"{waar} is {invoer!r}, en dat is geen bestaande datum: schrijf een datum als 2026-03-02."
    if soort == "extra_forbidden":
        return f"{waar} is geen bekend gegeven: verwijder het, of kijk met 'borgwijzer feiten schema' hoe het heet."
    if soort == "missing":
        return f"{waar} ontbreekt in het feitenbestand: vul het in."
    if soort == "literal_error":
        return f"{waar} is {invoer!r}; kies een van {fout['ctx']['expected'].replace(' or ', ', ')}."
    waarde = f"{str(invoer)[:80]!r}"
    return f"{waar or 'het bestand'} heeft geen bruikbare waarde ({waarde}): kijk met 'borgwijzer feiten schema' wat er hoort."
