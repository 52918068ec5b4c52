"""Rows that other deeds leave behind: an overtreding with an afweging that was fixed. What is tested here begins after them."""

from __future__ import annotations

import datetime
from typing import Any

from borgwijzer.organisaties.models import Account
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Overtreding, Zaak
from tests.zaken.zaakwerk import MOMENT

OVERTREDER = {"naam": "Bouwbedrijf De Knotwilg", "adres": "Rietlaan 9, 9999 ZZ Wilgenmeer", "email": "", "kvk": ""}
NORM = "Bbl 4.12"


def maak_overtreding(zaak: Zaak, wie: Account, moment: datetime.datetime = MOMENT, **anders: Any) -> Overtreding:
    """An overtreding that was seen and established on the same day."""
    dag = dag_van(moment)
    rij: dict[str, Any] = {
        "norm": NORM, "norm_versie": datetime.date(2026, 1, 1), "feiten": "De fundering is dunner dan in de berekening.",
        "geconstateerd_op": dag, "overtreder": OVERTREDER, "overtreder_rol": "bouwer", "overtreder_reden": "Hij bouwt.",
        "vastgesteld_op": dag, "vastgesteld_door": wie, "vastgesteld_naam": wie.naam,
    }  # fmt: skip
    return Overtreding.objects.create(organisatie_id=zaak.organisatie_id, zaak=zaak, **{**rij, **anders})


def maak_afweging(
    overtreding: Overtreding, keuze: str, wie: Account, moment: datetime.datetime = MOMENT, **anders: Any
) -> Afweging:
    """An afweging of it that chose ``keuze`` and was fixed by a colleague."""
    zaak, dag = overtreding.zaak, dag_van(moment)
    rij: dict[str, Any] = {
        "kaderversie_id": zaak.kaderversie_id, "toestand": Afwegingtoestand.VASTGESTELD, "keuze": keuze, "begonnen_op": dag,
        "voorgesteld_op": dag, "voorgesteld_naam": "V. Oorsteller", "vastgesteld_op": dag, "vastgesteld_door": wie,
        "vastgesteld_naam": wie.naam, "keuze_reden": "Past bij de ernst.",
    }  # fmt: skip
    return Afweging.objects.create(organisatie_id=zaak.organisatie_id, zaak=zaak, overtreding=overtreding, **{**rij, **anders})
