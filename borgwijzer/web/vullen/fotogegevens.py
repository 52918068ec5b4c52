"""What a photo says of itself: when and where it was taken. That proves nothing, so it is told as the word of the photo."""

from __future__ import annotations

import datetime

from borgwijzer.documenten.models import Bestand
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.rijksdriehoek import meet_afstand, naar_rd
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.zaken.models import Zaak


def schrijf_foto(bestand: Bestand, zaak: Zaak, kader: Kader, dag: datetime.date | None = None) -> str:
    """When and how far from the zaak a photo says that it was taken; empty when it says nothing.

    ``dag``: the day on which it must have been taken, None when any day will do.
    """
    foto = bestand.keuring.get("foto") or {}
    delen = [deel for deel in (_schrijf_moment(str(foto.get("genomen") or ""), dag), _schrijf_plek(foto, zaak, kader)) if deel]
    return f"Volgens de foto: {', '.join(delen)}" if delen else ""


def _schrijf_moment(tekst: str, dag: datetime.date | None) -> str:
    try:
        moment = datetime.datetime.fromisoformat(tekst)
    except ValueError:
        return ""
    anders = " (dat is een andere dag dan de controle)" if dag and moment.date() != dag else ""
    return f"gemaakt op {schrijf_kort(moment.date())} om {moment:%H.%M} uur{anders}"


def _schrijf_plek(foto: dict[str, float | None], zaak: Zaak, kader: Kader) -> str:
    breedte, lengte = foto.get("breedte"), foto.get("lengte")
    if breedte is None or lengte is None:
        return ""
    rd = naar_rd(breedte, lengte)
    if rd is None:
        return "buiten Nederland gemaakt. Ga na of de foto van dit bouwwerk is."
    if zaak.rd_x is None or zaak.rd_y is None:
        return "de plek is bekend, maar van deze zaak kennen wij de plek op de kaart niet."
    afstand = meet_afstand(rd, (zaak.rd_x, zaak.rd_y))
    waar = f"{round(afstand)} meter" if afstand < 1_000 else f"{afstand / 1_000:.1f} kilometer".replace(".", ",")
    regel = kader.inhoud.gelijke_signalen
    if regel and afstand > regel.foto_meters:
        return f"{waar} van het adres. Dat is ver: ga na of de foto van dit bouwwerk is."
    return f"{waar} van het adres."
