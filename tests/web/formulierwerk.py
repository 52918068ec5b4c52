"""Fill in the forms as a browser would: take the key from the page, post fields and files."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from borgwijzer.klok import AMSTERDAM, nu

ADRES = "/meldingen/registreren/"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
PERSOON = {"naam": "T. Oeverdijk", "adres": "Rietlaan 1", "postcode": "9999 ZZ", "woonplaats": "Wilgenmeer"}


def lees_sleutel(tekst: str) -> str:
    gevonden = re.search(r'name="sleutel" value="([^"]+)"', tekst)
    assert gevonden
    return gevonden[1]


def maak_velden(soort: str, **anders: Any) -> dict[str, Any]:
    """A form that came on paper yesterday; a bouwmelding for a new zaak."""
    gisteren = nu().astimezone(AMSTERDAM) - datetime.timedelta(days=1)
    velden = {
        "soort": soort, "kanaal": "papier", "ontvangen_dag": f"{gisteren:%Y-%m-%d}", "ontvangen_tijd": "10:15",
        **{f"initiatiefnemer_{naam}": waarde for naam, waarde in PERSOON.items()},
    }  # fmt: skip
    if soort == "bouwmelding":
        velden |= {"zaak": "nieuw", "plek_adres": "Dijkweg 3", "plek_postcode": "9999zx", "plek_woonplaats": "Wilgenmeer",
                   "omschrijving": "Nieuwbouw van een woning"}  # fmt: skip
    if soort == "strijdigheid":
        velden |= {f"kwaliteitsborger_{naam}": waarde for naam, waarde in PERSOON.items()} | {"afwijking": "Wapening ontbreekt"}
    if soort in ("startbouw", "eindebouw"):
        velden["datum"] = f"{gisteren:%d-%m-%Y}"
    return {**velden, **anders}


def registreer(client: Client, soort: str, *, sleutel: str = "", bestanden: dict[str, str] | None = None, **anders: Any) -> Any:
    """Get the form and post it; ``bestanden``: kind of document -> name of a small file."""
    sleutel = sleutel or lees_sleutel(client.get(ADRES, {"soort": soort}).content.decode())
    stukken = {f"stuk-{s}": SimpleUploadedFile(naam, PDF + naam.encode()) for s, naam in (bestanden or {}).items()}
    return client.post(ADRES, {**maak_velden(soort, **anders), "sleutel": sleutel, **stukken})
