"""Waarom een daad niet kan, als tabel."""

from datetime import date
from typing import Any, cast

import pytest
from regelvoorbeelden import feiten_van, kader_van, rijen

from borgwijzer.regels.beletselen import Daad, beletselen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.grondslag import Invoerfout


@rijen("beletselen")
def test_beletselen(voorbeeld: dict[str, Any]) -> None:
    waarden = dict(voorbeeld["feiten"])
    daad, op = waarden.pop("daad"), waarden.pop("op")
    redenen = beletselen(feiten_van(waarden), daad, kader_van(voorbeeld), op)
    assert [reden.code for reden in redenen] == voorbeeld["verwacht"]
    assert all(reden.tekst.endswith(".") for reden in redenen)


def test_onbekende_daad_noemt_de_bestaande() -> None:
    with pytest.raises(Invoerfout, match=r"bestaat niet\. Kies een van: registreer_melding"):
        beletselen(Feiten(), cast(Daad, "verdwijn"), kader_van({}), date(2026, 3, 2))
