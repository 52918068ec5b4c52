"""How a letter goes to whom, in words: the way that it went in the end, and an address that nobody knows."""

from __future__ import annotations

import datetime

import pytest

from borgwijzer.brieven.models import Verzending, Verzendstand
from borgwijzer.brieven.voorbeelden_signaal import SIGNAALVOORBEELDEN
from borgwijzer.web.vullen.brief import list_adresnoten
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.verzending import maak_verzendblok

DAG = datetime.date(2026, 4, 13)
ADRES = "s@post.example.org"


def _rij(toestand: Verzendstand, adres: str = "") -> Verzending:
    return Verzending(naam="P. Duinker", adres=adres, toestand=toestand, gepost_op=DAG if toestand == Verzendstand.GEPOST else None)


@pytest.mark.parametrize(
    ("rij", "hoe"),
    [
        (_rij(Verzendstand.TE_POSTEN), "post"), (_rij(Verzendstand.GEPOST), "post"),
        (_rij(Verzendstand.GEWEIGERD, ADRES), f"e-mail naar {ADRES}"),
        (_rij(Verzendstand.VERZONDEN, ADRES), f"e-mail naar {ADRES}"),
        (_rij(Verzendstand.GEPOST, ADRES), f"post, na een e-mail naar {ADRES}"),
    ],
)  # fmt: skip
def test_de_weg_die_een_brief_ging(rij: Verzending, hoe: str) -> None:
    blok = maak_verzendblok([rij], Getypt({}), DAG, mag=True)
    assert blok and blok.regels[0].hoe == hoe


@pytest.mark.parametrize(
    ("voorbeeld", "rij", "noten"),
    [
        ("ontvangst-signaal", _rij(Verzendstand.TE_POSTEN), 0), ("ontvangst-signaal-afgeschermd", _rij(Verzendstand.TE_POSTEN), 1),
        ("ontvangst-signaal-afgeschermd", _rij(Verzendstand.VERZONDEN, ADRES), 0),
    ],
)  # fmt: skip
def test_een_brief_zonder_adres_zegt_dat(voorbeeld: str, rij: Verzending, noten: int) -> None:
    blok = maak_verzendblok([rij], Getypt({}), DAG, mag=True)
    assert len(list_adresnoten(SIGNAALVOORBEELDEN[voorbeeld](), blok)) == noten
    assert list_adresnoten(None, blok) == ()
