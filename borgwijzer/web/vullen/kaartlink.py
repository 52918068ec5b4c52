"""A link that opens a place on a map: that of the device, or the one that the organisatie chose."""

from __future__ import annotations

from urllib.parse import quote

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.zaken.ligging import rd_naar_etrs
from borgwijzer.zaken.models import Zaak

VAN_TOESTEL = "geo:{breedte},{lengte}?q={adres}"


def maak_kaartlink(zaak: Zaak, organisatie: Organisatie) -> str:
    """The address of the map; empty when nobody knows where it is. Without coordinates only a map that takes an address."""
    sjabloon = organisatie.kaartlink or VAN_TOESTEL
    adres = ", ".join(deel for deel in (zaak.adres, f"{zaak.postcode} {zaak.woonplaats}".strip()) if deel)
    if zaak.rd_x is not None and zaak.rd_y is not None:
        breedte, lengte = rd_naar_etrs(zaak.rd_x, zaak.rd_y)
        return _vul(sjabloon, f"{breedte:.6f}", f"{lengte:.6f}", adres or f"{breedte:.6f},{lengte:.6f}")
    return _vul(sjabloon, "0", "0", adres) if adres and "{adres}" in sjabloon else ""


def _vul(sjabloon: str, breedte: str, lengte: str, adres: str) -> str:
    return sjabloon.replace("{breedte}", breedte).replace("{lengte}", lengte).replace("{adres}", quote(adres, safe=","))
