"""Photos for print: a small JPEG made from our own drawing of the photo, never from the bytes that came from outside."""

from __future__ import annotations

import base64
import datetime
import io
from collections.abc import Sequence

from PIL import Image

from borgwijzer.brieven.model import Brief, Foto, Fotos
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import bewaar_ruw, opslag, teken_voorbeelden
from borgwijzer.documenten.opslag import OpslagFout

# As printed: 77 mm wide at 260 dots per inch.
MAX_BEELD = (800, 800)
KWALITEIT = 72


def maak_foto(bestand: Bestand, nummer: int, bijschrift: str, *, moment: datetime.datetime) -> Foto:
    """The photo as it is printed, stored under its own hash; without a picture when the file cannot be drawn."""
    if not bestand.voorbeeld_sha256:
        return Foto(nummer=nummer, bijschrift=bijschrift)
    with opslag().open_lezen(bestand.voorbeeld_sha256) as stroom, Image.open(stroom, formats=["PNG"]) as tekening:
        beeld = tekening.convert("RGB")
    beeld.thumbnail(MAX_BEELD)
    uit = io.BytesIO()
    beeld.save(uit, format="JPEG", quality=KWALITEIT, optimize=True)
    bewaard = bewaar_ruw(uit.getvalue(), organisatie_id=bestand.organisatie_id, moment=moment)
    return Foto(nummer=nummer, bijschrift=bijschrift, sha256=bewaard.sha256, breedte=beeld.width, hoogte=beeld.height)


def teken_eerst(bestanden: Sequence[Bestand]) -> None:
    """Draw what the worker has not drawn yet, so that a rapport that is fixed at once has its pictures."""
    if nog := [bestand.pk for bestand in bestanden if not bestand.voorbeeld_sha256]:
        teken_voorbeelden(nog)
        for bestand in bestanden:
            bestand.refresh_from_db(fields=["voorbeeld_sha256"])


def laad_fotos(brief: Brief) -> dict[str, str]:
    """Per hash the picture as SVG text: the typesetter takes text alone. What is not in the store is left out."""
    alle = [foto for blok in brief.alle_blokken() if isinstance(blok, Fotos) for foto in blok.fotos if foto.sha256]
    return {foto.sha256: beeld for foto in alle if (beeld := _als_svg(foto))}


def _als_svg(foto: Foto) -> str:
    try:
        with opslag().open_lezen(foto.sha256) as stroom:
            inhoud = base64.b64encode(stroom.read()).decode()
    except OpslagFout:
        return ""
    maat = f'width="{foto.breedte}" height="{foto.hoogte}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {maat}><image href="data:image/jpeg;base64,{inhoud}" {maat}/></svg>'
