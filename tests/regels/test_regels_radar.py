"""The radar, as a table: the day of the visit, places that are one place, and what may be linked without a person."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regelvoorbeelden import kader_van, rijen

from borgwijzer.kaders.bestanden import kadermap, zoek_kader
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kader import lees_kader
from borgwijzer.regels.kaderfouten import Kaderfouten
from borgwijzer.regels.radar import (
    Daad,
    Plek,
    Zaakplek,
    beletselen_vergunning,
    bepaal_bezoekdag,
    lees_huisnummer,
    vergelijk_plekken,
    zoek_voorstellen,
)

BAG = Plek(bag_id="9999010000000014")
ZAAK = Zaakplek(1, BAG, gemeld=True)


@rijen("radar", "verleend_op")
def test_bezoekdag(voorbeeld: dict[str, Any]) -> None:
    uitkomst = bepaal_bezoekdag(voorbeeld["feiten"]["verleend_op"], kader_van(voorbeeld), met_bewijs=True)
    assert (uitkomst.uitkomst if uitkomst else None) == voorbeeld["verwacht"].get("bezoek_vanaf")
    if uitkomst:
        assert uitkomst.bewijs[-1].datum == uitkomst.uitkomst
        assert uitkomst.termijn.grondslag[0].kader == "Uitvoeringskader Hoeksche Waard, 2.1.1, daarnaast"


@rijen("radar", "een")
def test_plekken(voorbeeld: dict[str, Any]) -> None:
    een, ander = (Plek(**voorbeeld["feiten"][naam]) for naam in ("een", "ander"))
    verwacht = voorbeeld["verwacht"].get("overeenkomst")
    assert vergelijk_plekken(een, ander) == vergelijk_plekken(ander, een) == verwacht


@pytest.mark.parametrize(
    ("zaken", "zeker"),
    [
        ([ZAAK], [1]),
        ([replace(ZAAK, gemeld=False)], []),
        ([replace(ZAAK, voorbij=True)], []),
        ([ZAAK, replace(ZAAK, id=2)], []),
        ([ZAAK, replace(ZAAK, id=2, gemeld=False), replace(ZAAK, id=3, voorbij=True)], [1]),
        ([replace(ZAAK, plek=Plek())], []),
    ],
    ids=["een zaak", "zonder bouwmelding", "al in gebruik", "twee zaken", "een van drie telt", "andere plek"],
)
def test_alleen_een_enkele_lopende_zaak_met_bouwmelding_is_zeker(zaken: list[Zaakplek], zeker: list[int]) -> None:
    assert [voorstel.zaak for voorstel in zoek_voorstellen(BAG, zaken) if voorstel.zeker] == zeker


def test_een_adres_is_nooit_zeker_en_de_sterkste_overeenkomst_staat_voor() -> None:
    plek = Plek("9999010000000014", "9999 ZA", "Lisdodde 14")
    zaken = [
        Zaakplek(1, Plek("", "9999ZA", "Lisdodde 14 b"), gemeld=True),
        Zaakplek(2, Plek("", "9999ZA", "Lisdodde 14"), gemeld=True),
        Zaakplek(3, BAG, gemeld=False),
    ]
    voorstellen = zoek_voorstellen(plek, zaken)
    assert [(v.zaak, v.overeenkomst, v.zeker) for v in voorstellen] == [
        (3, "bag", False), (2, "adres", False), (1, "huisnummer", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("adres", "nummer"),
    [("Rietlaan 1A", (1, "a")), ("Kade 2-4", (2, "4")), ("Laan 12-hs", (12, "hs")), ("Straat", None), ("", None),
     ("1e Dwarsweg 3", (3, "")), ("Rietlaan 12 A 3", (12, "a3")), ("Rietlaan  7 ", (7, ""))],
)  # fmt: skip
def test_huisnummer(adres: str, nummer: tuple[int, str] | None) -> None:
    assert lees_huisnummer(adres) == nummer


@given(st.text(max_size=400))
def test_elk_adres_is_te_lezen(adres: str) -> None:
    assert lees_huisnummer(adres) is None or lees_huisnummer(adres)[0] <= 99_999  # type: ignore[index]


def test_wat_beslist_is_vraagt_eerst_heropenen() -> None:
    for toestand in ("open", "bezoek_voorgesteld"):
        kan = {daad for daad in get_args(Daad) if not beletselen_vergunning(toestand, daad)}
        assert kan == set(get_args(Daad)) - {"heropen"}
    for toestand in ("gekoppeld", "afgehandeld"):
        assert {daad for daad in get_args(Daad) if not beletselen_vergunning(toestand, daad)} == {"heropen"}  # type: ignore[arg-type]
    assert not any(beletselen_vergunning("bezocht", daad) == () for daad in get_args(Daad))
    with pytest.raises(Invoerfout, match="Kies een van: koppel"):
        beletselen_vergunning("open", "sloop")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nieuw", "zin"),
    [("bezoek_na = 0", "dat moet ten minste 1 zijn"), ("bezoek_na = 105", "dat moet ten hoogste 104 zijn"),
     ("bezoek_naa = 13", "bedoelde u bezoek_na?"), ('bezoek_na = "kwartaal"', "controleer het soort waarde")],
)  # fmt: skip
def test_een_verkeerde_radar_in_een_kader_noemt_regel_en_remedie(nieuw: str, zin: str) -> None:
    tekst = (kadermap() / "hoeksche-waard" / "2024-01-01.toml").read_text(encoding="utf-8").replace("bezoek_na = 13", nieuw)
    with pytest.raises(Kaderfouten) as gevangen:
        lees_kader(tekst, bestand="proef.toml", ouder=zoek_kader("landelijk"))
    assert any(zin in fout.melding and tekst.splitlines()[fout.regel - 1] in (nieuw, "[radar]") for fout in gevangen.value.fouten)
