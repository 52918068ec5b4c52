"""Places of a message in our words: address parts, BAG id, parcel, point in RD and in ETRS89, polygon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .gebrek import Gebrek
from .verzoek import Adresaanduiding, Coordinaten, KadastraleAanduiding, Projectlocatie, Punt, Vlak
from .waarden import schrijf_postcode

# Bounds of the Netherlands with its North Sea, lower and upper inclusive: metres for RD, degrees for ETRS89.
_RD_X, _RD_Y = (-100_000.0, 300_000.0), (289_000.0, 900_000.0)
_BREEDTE, _LENGTE = (50.5, 56.0), (2.0, 7.5)


@dataclass(frozen=True, slots=True)
class Locatie:
    """`rd` is (x, y) in metres, `etrs` is (latitude, longitude) in degrees; None when absent or outside the country.

    WGS84 counts as ETRS89 (the difference is under a metre). `vlakken` are in the system `vlak_stelsel`.
    """

    straat: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    toevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    bag_id: str = ""
    kadastraal: str = ""
    rd: Punt | None = None
    etrs: Punt | None = None
    vlakken: tuple[Vlak, ...] = ()
    vlak_stelsel: str = ""

    @property
    def adresregel(self) -> str:
        nummer = f"{self.huisnummer}{self.huisletter}"
        return " ".join(deel for deel in (self.straat, nummer, self.toevoeging) if deel)


def vertaal_locaties(locaties: Iterable[Projectlocatie]) -> tuple[tuple[Locatie, ...], tuple[Gebrek, ...]]:
    """Translate all places; the findings say where a place cannot be found from the message alone."""
    bevindingen: list[Gebrek] = []
    vertaald = tuple(
        _vertaal(locatie, f"projectlocatie[{nummer}]", bevindingen) for nummer, locatie in enumerate(locaties, start=1)
    )
    return vertaald, tuple(bevindingen)


def _vertaal(locatie: Projectlocatie, pad: str, bevindingen: list[Gebrek]) -> Locatie:
    adres = locatie.adres or Adresaanduiding()
    bronnen = [bron for bron in (locatie.opgegeven, locatie.etrs) if bron]
    met_vlak = next((bron for bron in bronnen if bron.vlakken), Coordinaten())
    vertaald = Locatie(
        straat=adres.straatnaam,
        huisnummer=adres.huisnummer,
        huisletter=adres.huisletter,
        toevoeging=adres.huisnummertoevoeging,
        postcode=schrijf_postcode(adres.postcode),
        woonplaats=adres.woonplaatsnaam,
        bag_id=adres.nummeraanduiding_id,
        kadastraal=_kadastraal(locatie.kadastraal),
        rd=_kies_punt(bronnen, ("RD",), pad, bevindingen),
        etrs=_kies_punt(bronnen, ("ETRS89", "WGS84"), pad, bevindingen),
        vlakken=met_vlak.vlakken,
        vlak_stelsel=met_vlak.stelsel,
    )
    bevindingen.extend(_keur(vertaald, pad))
    return vertaald


def _kies_punt(bronnen: list[Coordinaten], stelsels: tuple[str, ...], pad: str, bevindingen: list[Gebrek]) -> Punt | None:
    punt = next((bron.punt for bron in bronnen if bron.punt and bron.stelsel in stelsels), None)
    if punt is None:
        return None
    eerste, tweede = (_RD_X, _RD_Y) if stelsels == ("RD",) else (_BREEDTE, _LENGTE)
    if eerste[0] <= punt[0] <= eerste[1] and tweede[0] <= punt[1] <= tweede[1]:
        return punt
    zin = "Het punt ligt niet in Nederland en is niet gebruikt: bepaal de plek met het adres of de kaart."
    bevindingen.append(Gebrek("punt_buiten_nederland", zin, pad))
    return None


def _keur(locatie: Locatie, pad: str) -> list[Gebrek]:
    bevindingen: list[Gebrek] = []
    if locatie.bag_id and not re.fullmatch(r"[0-9]{16}", locatie.bag_id):
        zin = "Het BAG-nummer van het adres bestaat niet uit zestien cijfers: zoek het adres zelf op."
        bevindingen.append(Gebrek("bag_id_onjuist", zin, pad))
    if locatie.straat or locatie.postcode or locatie.bag_id or locatie.kadastraal or locatie.rd or locatie.etrs:
        return bevindingen
    if locatie.vlakken:
        zin = "Deze plek is alleen als vlak op de kaart gegeven: zoek er een adres of perceel bij."
        bevindingen.append(Gebrek("alleen_vlak", zin, pad))
    else:
        zin = "Deze plek heeft geen adres, perceel of punt: zoek uit waar het bouwwerk komt."
        bevindingen.append(Gebrek("plek_onbekend", zin, pad))
    return bevindingen


def _kadastraal(aanduiding: KadastraleAanduiding | None) -> str:
    if aanduiding is None:
        return ""
    delen = (aanduiding.gemeente, aanduiding.sectie, aanduiding.perceelnummer)
    return " ".join(deel for deel in delen if deel) or aanduiding.brk_identificatie
