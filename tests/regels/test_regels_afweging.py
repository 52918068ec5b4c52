"""Wegen, als tabel; en dat een bewaarde invoer hetzelfde antwoord geeft."""

import json
from datetime import date
from typing import Any

import pytest
from regelvoorbeelden import kader_van, rijen

from borgwijzer.regels.afweging import GEEN, Antwoord, Opzet, herbereken, lees_score, recidive_vanaf, schrijf_score, score_van, weeg
from borgwijzer.regels.interventie import Overtreding


@rijen("afweging")
def test_wegen(voorbeeld: dict[str, Any]) -> None:
    feiten, verwacht = dict(voorbeeld["feiten"]), voorbeeld["verwacht"]
    score = Overtreding(**{**feiten, "argumenten": tuple(feiten.get("argumenten", ()))})
    weging = weeg(score, kader_van(voorbeeld))
    past = sorted(een.soort for een in weging.maatregelen if not een.wijkt_af)
    assert (weging.advies.cel, weging.advies.verschoven_cel or "") == (verwacht["cel"], verwacht["verschoven_cel"])
    if "botsen" in voorbeeld["naam"]:
        assert [soort for soort in past if soort != "signaal_toelating"] == verwacht["past"]
    else:
        assert past == verwacht["past"]
    assert bool(weging.overleg) == verwacht["overleg"]
    bewaard = json.loads(json.dumps(schrijf_score(score)))
    assert lees_score(bewaard) == score and herbereken(bewaard, kader_van(voorbeeld)) == weging.als_dict()


def test_wat_de_wet_niet_toestaat_valt_uit_de_cel() -> None:
    kader, score = kader_van({"kader": "hoeksche-waard"}), Overtreding(2, "B", ernst="matig")
    soort = "strafrecht"
    met, zonder = weeg(score, kader).zoek(soort), weeg(score, kader, kan_niet=("BSB", "PV")).zoek(soort)
    assert met and zonder and (met.in_cel, zonder.in_cel) == (True, False)
    assert weeg(score, kader).wijkt_af(GEEN)


@pytest.mark.parametrize(
    ("op", "vanaf"),
    [(date(2026, 3, 2), date(2021, 3, 2)), (date(2028, 2, 29), date(2023, 3, 1)), (date(3, 1, 1), date(1, 1, 1))],
)
def test_de_periode_van_het_kader(op: date, vanaf: date) -> None:
    assert recidive_vanaf(kader_van({"kader": "hoeksche-waard"}), op) == vanaf


def test_een_kader_dat_zwijgt_geeft_alle_maatregelen_zonder_oordeel() -> None:
    kader = kader_van({"kader": "lindenveen@2025-01-01"})
    assert {een.in_cel for een in weeg(Overtreding(2, "B"), kader).maatregelen} == {None}
    assert score_van(Opzet(gevolg=2, gedrag="B", mogelijk={"X": Antwoord(False)}), kader_van({"kader": "landelijk"})) is None
