"""Which step of a last can be replaced by another: nothing that followed may become impossible by it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.lastverbetering import verbeterbeletselen
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Stapfeit
from tests.regels.regelvoorbeelden import als, bestand

HW = zoek_kader("hoeksche-waard")
VOORBEELDEN = bestand("last")["verbetering"]


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=[een["naam"] for een in VOORBEELDEN])
def test_wat_te_verbeteren_is(voorbeeld: dict[str, Any]) -> None:
    begin = {"id": "1", "soort": voorbeeld["soort"], "begonnen_op": date(2026, 1, 1), "stappen": voorbeeld["stappen"]}
    last = als(Interventiefeit, begin)
    for rij in voorbeeld["keer"]:
        fout = last.stappen[rij["plaats"]]
        nieuw = als(Stapfeit, {**fout.model_dump(), **rij["wordt"]}) if "wordt" in rij else None
        gevonden = [reden.code for reden in verbeterbeletselen(last, rij["plaats"], nieuw, HW)]
        assert gevonden == ([rij["code"]] if "code" in rij else []), rij
