"""Bijlage 1, als tabel: prioriteit, bezoek, opvolging en gebruik."""

from typing import Any

import pytest
from regelvoorbeelden import kader_van, rijen

from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.prioriteit import bepaal_prioriteit


@rijen("prioriteit")
def test_prioriteit(voorbeeld: dict[str, Any]) -> None:
    verwacht, kader, onderwerpen = voorbeeld["verwacht"], kader_van(voorbeeld), voorbeeld["feiten"]["onderwerpen"]
    if "fout" in verwacht:
        with pytest.raises(Invoerfout, match=verwacht["fout"]):
            bepaal_prioriteit(onderwerpen, kader)
        return
    resultaat = bepaal_prioriteit(onderwerpen, kader)
    gevonden = resultaat.als_dict()
    velden = ("prioriteit", "bezoek", "opvolging", "gebruik")
    assert {veld: gevonden[veld] for veld in velden} == {veld: verwacht[veld] for veld in velden}
    teksten = " ".join(noot.tekst for noot in resultaat.kanttekeningen)
    assert [noot for noot in verwacht["noot"] if noot not in teksten] == []
    assert len(resultaat.redenen) == len(onderwerpen) and resultaat.grondslag
