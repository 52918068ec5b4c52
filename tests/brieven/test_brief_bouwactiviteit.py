"""What is built, as words within a sentence of a letter."""

from __future__ import annotations

import pytest

from borgwijzer.brieven.verzamelen import noem_bouwactiviteit
from borgwijzer.toezicht.acties.signaalintake import OMSCHRIJVING
from borgwijzer.zaken.models import Zaak


@pytest.mark.parametrize(
    ("omschrijving", "woorden"),
    [
        ("Bouw van een loods aan de Kade.", "de bouw van een loods aan de Kade"),
        ("Uitbreiding van het kantoor", "de uitbreiding van het kantoor"),
        ("Nieuwbouw loods", "nieuwbouw loods"),
        ("Het bouwen van een woning", "het bouwen van een woning"),
        ("", "uw bouwplan"),
    ],
)
def test_de_omschrijving_leest_door_in_de_zin(omschrijving: str, woorden: str) -> None:
    assert noem_bouwactiviteit(Zaak(omschrijving=omschrijving)) == woorden


@pytest.mark.parametrize(("adres", "woorden"), [("Kade 1", "het bouwwerk op het adres Kade 1"), ("", "het bouwwerk")])
def test_een_zaak_uit_een_signaal_zegt_niet_wat_er_gebouwd_wordt(adres: str, woorden: str) -> None:
    assert noem_bouwactiviteit(Zaak(omschrijving=OMSCHRIJVING, adres=adres)) == woorden
