"""Read the places of a project from a STAM message: points, polygons, addresses, parcels."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lxml import etree

from .knoop import COMMON, GML, Knoop
from .verzoek import Adresaanduiding, Coordinaten, KadastraleAanduiding, Projectlocatie, Punt, Vlak

_STELSELS = {"28992": "RD", "4258": "ETRS89", "4326": "WGS84"}


def lees_projectlocatie(knoop: Knoop) -> Projectlocatie:
    etrs, opgegeven = knoop.kind("coordinatenEtrs", binnen=COMMON), knoop.kind("coordinatenOpgegeven")
    adres, kadastraal = knoop.kind("adresaanduiding"), knoop.kind("kadastraleAanduiding")
    return Projectlocatie(
        etrs=_lees_coordinaten(etrs) if etrs else None,
        opgegeven=_lees_coordinaten(opgegeven) if opgegeven else None,
        adres=_lees_adresaanduiding(adres) if adres else None,
        kadastraal=_lees_kadastraal(kadastraal) if kadastraal else None,
    )


def _lees_adresaanduiding(knoop: Knoop) -> Adresaanduiding:
    return Adresaanduiding(
        nummeraanduiding_id=knoop.inhoud("identificatiecodeNummeraanduiding"),
        straatnaam=knoop.inhoud("opgegevenAdresStraatnaam"),
        huisnummer=knoop.inhoud("opgegevenAdresHuisnummer"),
        huisletter=knoop.inhoud("opgegevenAdresHuisletter"),
        huisnummertoevoeging=knoop.inhoud("opgegevenAdresHuisnummerToevoeging"),
        postcode=knoop.inhoud("opgegevenAdresPostcode"),
        woonplaatsnaam=knoop.inhoud("opgegevenAdresWoonplaatsNaam"),
    )


def _lees_kadastraal(knoop: Knoop) -> KadastraleAanduiding:
    return KadastraleAanduiding(
        brk_identificatie=knoop.inhoud("BRKIdentificatie"),
        perceelnummer=knoop.inhoud("kadastraalPerceelnummer"),
        gemeente=knoop.inhoud("kadastraleGemeente"),
        sectie=knoop.inhoud("kadastraleSectie"),
    )


def _lees_coordinaten(knoop: Knoop) -> Coordinaten:
    stelsel = knoop.inhoud("referentiestelsel")
    punt, vlak = knoop.geometrie("puntlocatie"), knoop.geometrie("vlaklocatie")
    return Coordinaten(
        stelsel=_stelsel_van(punt) or _stelsel_van(vlak) or stelsel,
        punt=_lees_punt(punt, knoop) if punt is not None else None,
        vlakken=tuple(_lees_vlakken(vlak, knoop)) if vlak is not None else (),
    )


def _stelsel_van(geometrie: etree._Element | None) -> str:
    """Return the reference system named by the first srsName in or on the geometry; empty when unnamed or unknown."""
    if geometrie is None:
        return ""
    namen = (element.get("srsName") for element in geometrie.iter())
    naam = next((naam for naam in namen if naam), "")
    return _STELSELS.get(naam.strip().rsplit(":", 1)[-1].rsplit("/", 1)[-1], "")


def _lees_punt(geometrie: etree._Element, knoop: Knoop) -> Punt | None:
    pos = geometrie.find(f".//{{{GML}}}pos")
    punten = _lees_getallen(pos.text if pos is not None else "")
    if len(punten) == 1:
        return punten[0]
    knoop.meld("punt_onleesbaar", "Het punt is niet te lezen: bepaal de plek met het adres of de kaart.", "puntlocatie")
    return None


def _lees_vlakken(geometrie: etree._Element, knoop: Knoop) -> Iterator[Vlak]:
    gelezen = False
    for soort in ("Polygon", "PolygonPatch"):
        for veelhoek in geometrie.iter(f"{{{GML}}}{soort}"):
            buiten = [_lees_ring(ring) for ring in veelhoek.iterfind(f"{{{GML}}}exterior")]
            gaten = tuple(_lees_ring(ring) for ring in veelhoek.iterfind(f"{{{GML}}}interior"))
            if buiten and len(buiten[0]) >= 4:
                gelezen = True
                yield Vlak(buiten[0], gaten)
    if not gelezen:
        zin = "Het vlak op de kaart is niet te lezen: bepaal de plek met het adres of de kaart."
        knoop.meld("vlak_onleesbaar", zin, "vlaklocatie")


def _lees_ring(ring: etree._Element) -> tuple[Punt, ...]:
    lijst = ring.find(f".//{{{GML}}}posList")
    if lijst is not None:
        return _lees_getallen(lijst.text)
    return tuple(punt for pos in ring.iter(f"{{{GML}}}pos") for punt in _lees_getallen(pos.text))


def _lees_getallen(tekst: str | None) -> tuple[Punt, ...]:
    """Read pairs of finite numbers; an odd count or any other text gives an empty tuple."""
    try:
        getallen = [float(getal) for getal in (tekst or "").split()]
    except ValueError:
        return ()
    if len(getallen) % 2 or not all(math.isfinite(getal) for getal in getallen):
        return ()
    return tuple(zip(getallen[::2], getallen[1::2], strict=True))
