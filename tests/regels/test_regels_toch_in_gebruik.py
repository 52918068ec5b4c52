"""Wat de tabel van de levensloop niet toont: woorden en dagen van de taken, de aanleiding, en de gronden voor een besluit."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.besluitgronden import list_gronden
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kaderbesluit import Besluitregel
from borgwijzer.regels.levensloop import Taak, stand
from borgwijzer.regels.toch_in_gebruik import STAPPEN, bepaal_aanleiding

HW = zoek_kader("hoeksche-waard")
VANDAAG = date(2026, 4, 20)
VOLLEDIG = {"oordeel": "volledig", "wet": "volledig", "op": date(2026, 3, 4)}
BOUWMELDING: dict[str, Any] = {"soort": "bouwmelding", "ontvangen_op": date(2026, 3, 2), "oordeel": VOLLEDIG}
GEREED: dict[str, Any] = {"soort": "gereedmelding", "ontvangen_op": date(2026, 4, 14)}


def feiten(**waarden: Any) -> Feiten:
    return Feiten.model_validate(waarden)


def zoek_taak(code: str, kader: Any = HW, **waarden: Any) -> Taak:
    return next(taak for taak in stand(feiten(**waarden), kader, VANDAAG).taken if taak.code == code)


def test_de_taak_zegt_wanneer_de_herinnering_ging_en_tot_wanneer_het_antwoord_kan() -> None:
    waarden = {"meldingen": [BOUWMELDING], "geplande_start": date(2026, 4, 13)}
    assert zoek_taak("controleer_start", **waarden).uiterlijk is None
    verstuurd = [{"soort": "einde", "verstuurd_op": date(2026, 4, 15)}, {"soort": "start", "verstuurd_op": date(2026, 4, 16)}]
    taak = zoek_taak("controleer_start", **waarden, herinneringen=verstuurd)
    assert taak.tekst.endswith("De herinnering ging op 2026-04-16; het antwoord kan komen tot en met 2026-04-23.")
    assert taak.uiterlijk == date(2026, 4, 23)
    lindenveen = zoek_taak("controleer_start", zoek_kader("lindenveen"), **waarden, herinneringen=verstuurd)
    assert lindenveen.uiterlijk == date(2026, 4, 22)


def test_een_geplande_controle_noemt_haar_dag() -> None:
    controle = {"aanleiding": "gebruik_te_vroeg", "opgemaakt_op": VANDAAG, "gepland_op": date(2026, 4, 24)}
    taak = zoek_taak("controleer_gebruik", in_gebruik_op=VANDAAG, controles=[controle])
    assert taak.uiterlijk == date(2026, 4, 24) and "gepland op 2026-04-24" in taak.tekst


@pytest.mark.parametrize(
    ("waarden", "aanleiding"),
    [
        ({}, "gebruik_zonder_gereedmelding"),
        ({"meldingen": [GEREED]}, "gebruik_te_vroeg"),
        (
            {"meldingen": [GEREED], "besluiten": [{"soort": "gebruiksverbod", "vanaf": VANDAAG, "door": "M."}]},
            "gebruik_onder_verbod",
        ),
    ],
)
def test_de_aanleiding_volgt_uit_de_feiten(waarden: dict[str, Any], aanleiding: str) -> None:
    assert bepaal_aanleiding(feiten(**waarden), HW, VANDAAG) == aanleiding


def test_elke_stap_berust_op_stap_3_van_het_kader() -> None:
    taak = zoek_taak("controleer_gebruik", in_gebruik_op=VANDAAG)
    assert "2.1.1, stap 3" in str(taak.grondslag[0])
    assert {rol for _, rol, _ in STAPPEN.values()} == {"toezichthouder", "jurist", "teamleider"}


def test_de_bouwstop_noemt_kader_en_wet() -> None:
    taak = zoek_taak("bereid_bouwstop_voor", feitelijke_start_op=VANDAAG)
    assert [str(bron) for bron in taak.grondslag] == ["Uitvoeringskader Hoeksche Waard, 2.1.1, daarnaast; Bbl 2.18 lid 1"]
    wet = zoek_taak("bereid_bouwstop_voor", zoek_kader("landelijk"), feitelijke_start_op=VANDAAG)
    assert wet.grondslag[0].kader is None or "daarnaast" not in wet.grondslag[0].kader


@pytest.mark.parametrize(
    ("soort", "waarden", "verwacht"),
    [
        ("bouwstop", {}, [("geen_bouwmelding", "Bbl 2.18 lid 1")]),
        # Alleen het kader vraagt de melding start bouw: dat is geen overtreding van de wet, dus geen grond.
        ("bouwstop", {"meldingen": [BOUWMELDING]}, []),
        # Bbl 2.17 zegt waarvoor de Wkb geldt en verbiedt niets: welke regel dan wordt overtreden, schrijft de jurist.
        ("bouwstop", {"verlies_gevolgklasse_op": VANDAAG, "meldingen": [BOUWMELDING]}, []),
        ("bouwstop", {"meldingen": [{**BOUWMELDING, "ontvangen_op": VANDAAG}]}, [("wachttijd", "Bbl 2.18 lid 1")]),
        ("gebruiksverbod", {}, [("geen_gereedmelding", "Bbl 2.21 lid 1"), ("geen_eindebouw", "Bbl 7.7 lid 2")]),
        # Een signaal is nog geen overtreding.
        (
            "gebruiksverbod",
            {"meldingen": [{**GEREED, "oordeel": VOLLEDIG, "ontvangen_op": date(2026, 4, 1)},
                           {"soort": "eindebouw", "ontvangen_op": date(2026, 4, 2)}],
             "signalen": [{"onderwerpen": ["fundering"], "ontvangen_op": VANDAAG}]},
            [],
        ),
    ],
)  # fmt: skip
def test_een_grond_is_een_overtreding_van_de_wet(soort: Any, waarden: dict[str, Any], verwacht: list[tuple[str, str]]) -> None:
    gronden = list_gronden(soort, feiten(**waarden), HW, VANDAAG)
    assert [(reden.code, reden.grondslag[0].wet) for reden in gronden] == verwacht


def test_een_last_zonder_bevoegdheid_is_een_fout_in_het_kader() -> None:
    with pytest.raises(ValidationError, match="bevoegdheid_ontbreekt"):
        Besluitregel(tekst="Stop.", vorm="last_onder_bestuursdwang", bron="1")
