"""Documents as references: name, kind, what the inspection found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borgwijzer.documenten.models import Bestand
from borgwijzer.web.beelden.onderdelen import Documentverwijzing, Status
from borgwijzer.zaken.models import Document, Documenttoestand

LEESBAAR = Status("Leesbaar", "goed")
LET_OP = Status("Let op", "let_op")
NIET_BRUIKBAAR = Status("Niet bruikbaar", "fout")
NOG_NIET = Status("Nog niet gecontroleerd", "wacht")
TOESTANDEN = {
    Documenttoestand.VERWACHT: Status("Nog niet ontvangen", "wacht"),
    Documenttoestand.MISLUKT: Status("Ophalen mislukt", "fout"),
    Documenttoestand.GEWEIGERD: Status("Geweigerd", "fout"),
}
SOORTNAMEN = {"pdf": "PDF", "jpeg": "JPEG", "png": "PNG", "tiff": "TIFF", "webp": "WebP", "heic": "HEIC", "ifc": "IFC",
              "docx": "Word", "xlsx": "Excel"}  # fmt: skip


def verwijs(document: Document) -> Documentverwijzing:
    """A document of a zaak."""
    bestand = document.bestand
    return Documentverwijzing(
        id=str(document.pk),
        naam=document.bestandsnaam,
        soort=schrijf_documentsoort(document.soort),
        kenmerken=schrijf_kenmerken(bestand) if bestand else "",
        heeft_voorbeeld=bool(bestand and bestand.voorbeeld_sha256),
        status=bepaal_status(bestand) if bestand else TOESTANDEN[Documenttoestand(document.toestand)],
        bevindingen=(*list_bevindingen(bestand), *((document.reden,) if document.reden else ())),
    )


def schrijf_documentsoort(soort: str) -> str:
    """`verklaring_instrument` becomes `Verklaring instrument`."""
    return soort.replace("_", " ").capitalize()


def schrijf_kenmerken(bestand: Bestand) -> str:
    """`PDF, 18 pagina's, 1,4 MB`."""
    delen = [SOORTNAMEN.get(bestand.soort, bestand.soort or "bestand")]
    if bestand.paginas and bestand.soort in ("pdf", "tiff"):
        delen.append("1 pagina" if bestand.paginas == 1 else f"{bestand.paginas} pagina's")
    return ", ".join([*delen, schrijf_grootte(bestand.grootte)])


def schrijf_grootte(grootte: int) -> str:
    """Bytes in words: `184 kB`, `1,4 MB`."""
    if grootte < 1_000:
        return f"{grootte} bytes"
    if grootte < 1_000_000:
        return f"{round(grootte / 1_000)} kB"
    return f"{grootte / 1_000_000:.1f} MB".replace(".", ",")


def bepaal_status(bestand: Bestand) -> Status:
    """The outcome of the inspection in one word."""
    if not bestand.keuring:
        return NOG_NIET
    if bestand.blokkeert:
        return NIET_BRUIKBAAR
    ernst = {bevinding["ernst"] for bevinding in bestand.keuring["bevindingen"]}
    return LET_OP if "waarschuwing" in ernst else LEESBAAR


def list_bevindingen(bestand: Bestand | None) -> tuple[str, ...]:
    """What the inspection found, without mere remarks."""
    gevonden = bestand.keuring.get("bevindingen", ()) if bestand else ()
    return tuple(bevinding["tekst"] for bevinding in gevonden if bevinding["ernst"] != "opmerking")


def verwijs_bijlage(bijlage: Mapping[str, Any], bestand: Bestand | None, *, url: str, voorbeeld_url: str) -> Documentverwijzing:
    """A document that waits with its message for a place."""
    return Documentverwijzing(
        id="",
        naam=bijlage["naam"],
        kenmerken=schrijf_kenmerken(bestand) if bestand else "",
        heeft_voorbeeld=bool(bestand and bestand.voorbeeld_sha256),
        status=bepaal_status(bestand) if bestand else TOESTANDEN[Documenttoestand.GEWEIGERD],
        bevindingen=(*list_bevindingen(bestand), *((bijlage["reden"],) if bijlage.get("reden") else ())),
        url=url if bestand else "",
        voorbeeld_url=voorbeeld_url,
    )
