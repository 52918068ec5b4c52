"""Aanwijzingen over onafhankelijkheid, als tabel."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from regelvoorbeelden import als, rijen

from borgwijzer.regels.feiten import Partij
from borgwijzer.regels.onafhankelijkheid import aanwijzingen, list_openbare_domeinen


@rijen("onafhankelijkheid")
def test_onafhankelijkheid(voorbeeld: dict[str, Any]) -> None:
    feiten = voorbeeld["feiten"]
    borger = als(Partij, feiten["kwaliteitsborger"]) if "kwaliteitsborger" in feiten else None
    gevonden = aanwijzingen(borger, {rol: als(Partij, partij) for rol, partij in feiten["anderen"].items()})
    assert [f"{een.gegeven}: {een.rol}" for een in gevonden] == voorbeeld["verwacht"]["gemeen"]
    assert all(een.rol in str(een) and een.gegeven in str(een) for een in gevonden)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(*(st.text(max_size=80) for _ in range(5)))
def test_welke_tekst_ook_er_komt_een_lijst(naam: str, kvk: str, email: str, telefoon: str, adres: str) -> None:
    partij = Partij(naam=naam, kvk=kvk, email=email, telefoon=telefoon, adres=adres)
    for een in aanwijzingen(partij, {"aannemer": partij}):
        assert een.waarde


def test_een_lange_waarde_blijft_leesbaar() -> None:
    partij = Partij(adres="1" * 10_000)
    assert len(str(aanwijzingen(partij, {"aannemer": partij})[0])) < 300


def test_de_lijst_van_domeinen_is_in_kleine_letters() -> None:
    domeinen = list_openbare_domeinen()
    assert "gmail.com" in domeinen and "example.org" in domeinen
    assert all(domein == domein.strip().lower() and "@" not in domein for domein in domeinen)
