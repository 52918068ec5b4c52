"""Interventies, als tabel: de zestien cellen, de ladder, de beschikbaarheid en de signaleringen."""

from typing import Any

import pytest
from regelvoorbeelden import kader_van, rijen

from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.interventie import SPOREN, Advies, Overtreding, adviseer


def _vergelijkbaar(advies: Advies) -> dict[str, Any]:
    return {
        "cel": advies.cel,
        "verschoven_cel": advies.verschoven_cel or "",
        "ladder": [trede.trede for trede in advies.ladder],
        "beschikbaar": {optie.optie: optie.beschikbaar for optie in advies.beschikbaarheid},
        **{spoor: list(getattr(advies.opties, spoor)) for spoor in SPOREN},
    }


@rijen("interventie")
def test_interventie(voorbeeld: dict[str, Any]) -> None:
    verwacht, overtreding = dict(voorbeeld["verwacht"]), Overtreding(**voorbeeld["feiten"])
    if "fout" in verwacht:
        with pytest.raises(Invoerfout, match=verwacht["fout"]):
            adviseer(overtreding, kader_van(voorbeeld))
        return
    advies = adviseer(overtreding, kader_van(voorbeeld))
    teksten = " ".join(noot.tekst for noot in advies.kanttekeningen)
    assert [noot for noot in verwacht.pop("noot", ()) if noot not in teksten] == []
    assert [noot for noot in verwacht.pop("geen_noot", ()) if noot in teksten] == []
    gevonden = _vergelijkbaar(advies)
    assert {sleutel: gevonden[sleutel] for sleutel in verwacht} == verwacht
    assert all(trede.reden and trede.grondslag for trede in advies.ladder) and advies.grondslag


def test_motivering_noemt_scores_en_keuzes() -> None:
    advies = adviseer(Overtreding(3, "B", herhaling=True), kader_van({"kader": "hoeksche-waard"}))
    for deel in ("gescoord als 3 (Van belang)", "gedrag als B (Onverschillig)", "eerder vastgesteld", "dwangsom", "waarschuwing"):
        assert deel in advies.motivering
