"""The canonical form and the check of an export, without a database."""

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.logboek.controle import controleer_export
from borgwijzer.logboek.keten import BEGIN, bereken_hash, controleer_waarde, schrijf_canoniek, schrijf_tijdstip

TEKST = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
WAARDE = st.recursive(
    st.none() | st.booleans() | st.integers() | TEKST,
    lambda deel: st.lists(deel) | st.dictionaries(TEKST, deel),
    max_leaves=10,
)


def _gebeurtenis(volgnummer: int = 1, vorige: str = BEGIN, **anders: Any) -> dict[str, Any]:
    return {
        "versie": 1,
        "organisatie": 1,
        "zaak": 7,
        "volgnummer": volgnummer,
        "soort": "melding_geregistreerd",
        "tijdstip": "2026-05-12T09:30:00.000000Z",
        "door": 3,
        "door_naam": "Sanne Wilg",
        "gegevens": {"melding": "bouwmelding", "bijlagen": [1, 2]},
        "reden": "",
        "vorige_hash": vorige,
        **anders,
    }


def _export(aantal: int = 4) -> list[str]:
    regels = [schrijf_canoniek({"formaat": "borgwijzer-logboek", "versie": 1, "organisatie": 1, "zaak": 7})]
    vorige = BEGIN
    for nummer in range(1, aantal + 1):
        inhoud = _gebeurtenis(nummer, vorige, reden=f"reden {nummer}")
        vorige = bereken_hash(inhoud)
        regels.append(schrijf_canoniek({**inhoud, "hash": vorige}))
    return [*regels, schrijf_canoniek({"kop": {"aantal": aantal, "hash": vorige}})]


def _controleer(map_: Path, regels: list[str]) -> list[str]:
    pad = map_ / "export.jsonl"
    pad.write_text("".join(regel + "\n" for regel in regels), encoding="utf-8")
    uitslag = controleer_export(pad)
    assert uitslag.heel == (not uitslag.breuken)
    return [breuk.soort for breuk in uitslag.breuken]


def test_hash_zoals_een_ander_programma_die_uitrekent() -> None:
    tekst = (
        '{"door":3,"door_naam":"Sanne Wilg","gegevens":{"bijlagen":[1,2],"melding":"bouwmelding"},"organisatie":1,'
        '"reden":"","soort":"melding_geregistreerd","tijdstip":"2026-05-12T09:30:00.000000Z","versie":1,'
        f'"volgnummer":1,"vorige_hash":"{"0" * 64}","zaak":7}}'
    )
    assert bereken_hash(_gebeurtenis()) == hashlib.sha256(tekst.encode()).hexdigest()


def test_canoniek_bij_vreemde_tekens() -> None:
    assert schrijf_canoniek({"é": '€\n"\\/\u0001', "a": [True, None, -1]}) == ('{"a":[true,null,-1],"é":"€\\n\\"\\\\/\\u0001"}')


@given(WAARDE)
def test_canoniek_overleeft_lezen_en_schrijven(waarde: Any) -> None:
    controleer_waarde(waarde)
    tekst = schrijf_canoniek(waarde)
    assert schrijf_canoniek(json.loads(tekst)) == tekst


@pytest.mark.parametrize(
    ("waarde", "plek"),
    [
        ({"bedrag": 1.5}, "gegevens.bedrag is een float"),
        ({"op": datetime.date(2026, 1, 1)}, "gegevens.op is een date"),
        ({"lijst": [1, {"diep": {2}}]}, r"gegevens.lijst\[1\].diep is een set"),
        ({1: "a"}, "sleutel die geen tekst is"),
        ({"a": "x\0"}, "gegevens.a bevat een NUL-teken"),
        ({"a\0": "x"}, "gegevens bevat een NUL-teken"),
        ({"a": "\ud800"}, "geen geldige Unicode"),
        (b"x", "gegevens is een bytes"),
    ],
)
def test_wat_niet_op_een_manier_te_schrijven_is(waarde: Any, plek: str) -> None:
    with pytest.raises(TypeError, match=plek):
        controleer_waarde(waarde)


def test_tijdstip_in_utc_met_zes_decimalen() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    assert schrijf_tijdstip(datetime.datetime(2026, 5, 12, 1, 30, tzinfo=zone)) == "2026-05-11T23:30:00.000000Z"
    assert schrijf_tijdstip(datetime.datetime(999, 1, 1, tzinfo=datetime.UTC)).startswith("0999-01-01T")
    with pytest.raises(ValueError, match="tijdzone"):
        schrijf_tijdstip(datetime.datetime(2026, 5, 12))


def test_een_veld_te_veel_of_te_weinig_heeft_geen_hash() -> None:
    with pytest.raises(ValueError, match="voorgeschreven velden"):
        bereken_hash({**_gebeurtenis(), "extra": 1})


def test_een_gave_export(tmp_path: Path) -> None:
    assert _controleer(tmp_path, _export()) == []
    assert _controleer(tmp_path, _export(0)) == []


@pytest.mark.parametrize("veld", sorted(_gebeurtenis()))
def test_elk_gewijzigd_veld_valt_op(tmp_path: Path, veld: str) -> None:
    regels = _export()
    inhoud = json.loads(regels[2])
    inhoud[veld] = 99 if isinstance(inhoud[veld], int) else "anders"
    regels[2] = schrijf_canoniek(inhoud)
    assert "gewijzigd" in _controleer(tmp_path, regels)


def test_gewijzigd_met_bijgewerkte_hash_breekt_de_schakel(tmp_path: Path) -> None:
    regels = _export()
    inhoud = json.loads(regels[2]) | {"reden": "anders"}
    del inhoud["hash"]
    regels[2] = schrijf_canoniek({**inhoud, "hash": bereken_hash(inhoud)})
    assert _controleer(tmp_path, regels) == ["schakel"]


def test_verwijderd_verwisseld_en_dubbel(tmp_path: Path) -> None:
    kop, een, twee, drie, vier, einde = _export()
    assert _controleer(tmp_path, [kop, een, drie, vier, einde]) == ["ontbreekt", "afgekapt"]
    assert _controleer(tmp_path, [kop, twee, drie, vier, einde]) == ["ontbreekt", "afgekapt"]
    assert "volgorde" in _controleer(tmp_path, [kop, een, drie, twee, vier, einde])
    assert _controleer(tmp_path, [kop, een, een, twee, drie, vier, einde]) == ["volgorde", "kop"]


def test_een_afgekapte_staart(tmp_path: Path) -> None:
    kop, een, twee, drie, vier, einde = _export()
    assert _controleer(tmp_path, [kop, een, twee, drie, einde]) == ["afgekapt"]
    assert _controleer(tmp_path, [kop, een, twee, drie, vier]) == ["afgekapt"]
    andere = schrijf_canoniek({"kop": {"aantal": 3, "hash": json.loads(vier)["hash"]}})
    assert _controleer(tmp_path, [kop, een, twee, drie, andere]) == ["kop"]
    assert _controleer(tmp_path, [kop, een, twee, drie, vier, andere]) == ["kop"]


def test_een_gebeurtenis_van_een_andere_zaak(tmp_path: Path) -> None:
    kop, *rest = _export()
    assert _controleer(tmp_path, [kop.replace('"zaak":7', '"zaak":8'), *rest]) == ["vreemd"] * 4


@pytest.mark.parametrize(
    "regels",
    [
        [],
        ["geen json"],
        ['{"formaat":"iets anders","organisatie":1,"versie":1,"zaak":7}'],
        [*_export(1), "nog iets"],
        [_export(1)[0], "[]"],
        [_export(1)[0], '{"kop":3}'],
        [_export(1)[0], _export(1)[1].replace('"reden":', '"reden":"eerst","reden":')],
        [_export(1)[0], _export(1)[1].replace(',"reden"', ', "reden"')],
        [_export(1)[0], _export(1)[1].replace('"volgnummer":1', '"volgnummer":"1"')],
        [_export(1)[0], "[" * 200_000],
    ],
)
def test_wat_geen_export_is(tmp_path: Path, regels: list[str]) -> None:
    assert "onleesbaar" in _controleer(tmp_path, regels)


def test_een_bestand_met_vreemde_bytes(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00")
    assert [breuk.soort for breuk in controleer_export(tmp_path / "x").breuken] == ["onleesbaar"]
