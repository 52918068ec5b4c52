"""Een signaal beoordelen, als tabel; en het werk dat een beoordeeld signaal geeft."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from regelvoorbeelden import als, kader_van, rijen

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Aanpak, Feiten, Signaalfeit
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.signaal import WERK, adviseer_signaal

DAG = date(2026, 3, 16)


@rijen("signaal")
def test_signaal(voorbeeld: dict[str, Any]) -> None:
    verwacht, kader = voorbeeld["verwacht"], kader_van(voorbeeld)
    signaal = als(Signaalfeit, {**voorbeeld["feiten"], "ontvangen_op": DAG})
    if "fout" in verwacht:
        with pytest.raises(Invoerfout, match=verwacht["fout"]):
            adviseer_signaal(signaal, kader)
        return
    advies = adviseer_signaal(signaal, kader)
    assert (advies.aanpak, list(advies.ontbreekt)) == (verwacht.get("aanpak"), verwacht.get("ontbreekt", []))
    assert advies.sluit == verwacht.get("sluit", False)
    assert bool(advies.redenen) == (advies.aanpak is not None)
    assert advies.grondslag or not kader.onderwerpen, "een advies noemt waar het staat"
    teksten = " ".join(noot.tekst for noot in advies.kanttekeningen)
    assert [noot for noot in verwacht["noot"] if noot not in teksten] == []


def taken(**signaal: Any) -> list[tuple[str, str]]:
    feit = Signaalfeit(onderwerpen=("fundering",), ontvangen_op=DAG, bron="aannemer", **signaal)
    gevonden = stand(Feiten(signalen=(feit,)), zoek_kader("hoeksche-waard"), DAG).taken
    return [(taak.code, taak.tekst) for taak in gevonden if "signaal" in taak.code]


def test_eerst_beoordelen_dan_de_gekozen_aanpak() -> None:
    (eerst,) = taken()
    assert eerst[0] == "beoordeel_signaal" and "Fundering en grondwerk" in eerst[1]
    (later,) = taken(beoordeeld_op=date(2026, 3, 17), aanpak="bezoek")
    assert later[0] == "beoordeel_signaal", "een beoordeling van morgen is er vandaag nog niet"
    assert taken(direct_gevaar=True)[0][1].startswith("Er is nu gevaar: ga meteen kijken")


@pytest.mark.parametrize("aanpak", get_args(Aanpak))
def test_elke_aanpak_geeft_zijn_werk(aanpak: Aanpak) -> None:
    gevonden = taken(beoordeeld_op=DAG, aanpak=aanpak)
    assert [code for code, _ in gevonden] == ([] if aanpak == "geen" else ["volg_signaal_op"])
    assert (aanpak in WERK) == (aanpak != "geen")


def test_wat_is_opgelost_vraagt_niets_meer() -> None:
    assert taken(opgelost_op=DAG) == []
