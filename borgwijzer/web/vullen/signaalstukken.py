"""Photos and documents of a signal, with what a photo says of itself: that proves nothing, so it is told as its own word."""

from __future__ import annotations

import datetime

from django.urls import reverse

from borgwijzer.documenten.models import Bestand
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.rijksdriehoek import meet_afstand, naar_rd
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Documentverwijzing
from borgwijzer.web.vullen.documenten import bepaal_status, list_bevindingen, schrijf_kenmerken
from borgwijzer.zaken.models import Signaalstuk, Zaak


def verwijs_stuk(stuk: Signaalstuk, zaak: Zaak, kader: Kader) -> Documentverwijzing:
    """A file of a signal; the row comes with its bestand."""
    return Documentverwijzing(
        id="",
        naam=stuk.bestandsnaam,
        kenmerken=schrijf_kenmerken(stuk.bestand),
        heeft_voorbeeld=bool(stuk.bestand.voorbeeld_sha256),
        status=bepaal_status(stuk.bestand),
        bevindingen=(*list_bevindingen(stuk.bestand), *(zin for zin in (schrijf_foto(stuk.bestand, zaak, kader),) if zin)),
        url=reverse("signaal_stuk", args=[zaak.nummer, stuk.pk]),
        voorbeeld_url=reverse("signaal_stuk_voorbeeld", args=[zaak.nummer, stuk.pk]),
    )  # fmt: skip


def schrijf_foto(bestand: Bestand, zaak: Zaak, kader: Kader) -> str:
    """When and how far from the zaak a photo says that it was taken; empty when it says nothing."""
    foto = bestand.keuring.get("foto") or {}
    delen = [deel for deel in (_schrijf_moment(str(foto.get("genomen") or "")), _schrijf_plek(foto, zaak, kader)) if deel]
    return f"Volgens de foto: {', '.join(delen)}" if delen else ""


def _schrijf_moment(tekst: str) -> str:
    try:
        moment = datetime.datetime.fromisoformat(tekst)
    except ValueError:
        return ""
    return f"gemaakt op {schrijf_kort(moment.date())} om {moment:%H.%M} uur"


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
