"""Samenhang van stukken, als tabel."""

from typing import Any

from regelvoorbeelden import als, rijen

from borgwijzer.regels.feiten import Gegevens
from borgwijzer.regels.samenhang import verschillen


@rijen("samenhang")
def test_samenhang(voorbeeld: dict[str, Any]) -> None:
    stukken = [als(Gegevens, stuk) for stuk in voorbeeld["feiten"]["stukken"]]
    gevonden = verschillen(stukken)
    assert [verschil.gegeven for verschil in gevonden] == voorbeeld["verwacht"]["verschil"]
    assert all(verschil.bron_links in str(verschil) and verschil.waarde_rechts in str(verschil) for verschil in gevonden)
