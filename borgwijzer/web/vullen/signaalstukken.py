"""Photos and documents of a signal, with what a photo says of itself."""

from __future__ import annotations

from django.urls import reverse

from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.onderdelen import Documentverwijzing
from borgwijzer.web.vullen.documenten import bepaal_status, list_bevindingen, schrijf_kenmerken
from borgwijzer.web.vullen.fotogegevens import schrijf_foto
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
