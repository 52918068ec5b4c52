"""A link to a map: that of the device, or the one that the organisatie chose; none when nobody knows where it is."""

from __future__ import annotations

import pytest

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.web.vullen.kaartlink import maak_kaartlink
from borgwijzer.zaken.models import Zaak

OSM = "https://kaart.example.org/?mlat={breedte}&mlon={lengte}"
ADRES = {"adres": "Kade 12 & 14", "postcode": "9999ZZ", "woonplaats": "Wilgenmeer"}
# The tower of Amersfoort, where the grid has its middle.
TOREN = {"rd_x": 155_000.0, "rd_y": 463_000.0}


@pytest.mark.parametrize(
    ("link", "zaak", "adres"),
    [
        ("", {**ADRES, **TOREN}, "geo:52.155174,5.387206?q=Kade%2012%20%26%2014,%209999ZZ%20Wilgenmeer"),
        ("", ADRES, "geo:0,0?q=Kade%2012%20%26%2014,%209999ZZ%20Wilgenmeer"), ("", {}, ""),
        ("", TOREN, "geo:52.155174,5.387206?q=52.155174,5.387206"),
        (OSM, TOREN, "https://kaart.example.org/?mlat=52.155174&mlon=5.387206"), (OSM, ADRES, ""),
    ],
)  # fmt: skip
def test_kaartlink(link: str, zaak: dict[str, object], adres: str) -> None:
    assert maak_kaartlink(Zaak(**zaak), Organisatie(kaartlink=link)) == adres
