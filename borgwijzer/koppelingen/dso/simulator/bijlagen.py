"""Make attachments that can really be opened: PDF with typst, JPEG, IFC text; and faulty ones to test the inspection."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import typst
from PIL import Image, ImageDraw

from .omschrijving import Bericht, Bijlage, Bouwproject

MERK = "Simulator, geen DSO"
_MAP = Path(__file__).parent
_BREED, _HOOG = 640, 420


def maak_bijlagen(bericht: Bericht) -> dict[str, bytes]:
    """Return all files of a message by file name; the same message always gives the same bytes."""
    return {bijlage.bestandsnaam: maak_bijlage(bijlage, bericht.project) for bijlage in bericht.bijlagen}


def maak_bijlage(bijlage: Bijlage, project: Bouwproject) -> bytes:
    """Return the content of one file: the extension chooses the format, the kind chooses the text.

    Raises ValueError for an extension other than pdf, jpg, jpeg or ifc.
    """
    extensie = bijlage.bestandsnaam.rpartition(".")[2].lower()
    if extensie == "pdf":
        return maak_pdf(bijlage.soort, project, datum=bijlage.datum)
    if extensie in ("jpg", "jpeg"):
        return maak_foto(project.naam)
    if extensie == "ifc":
        return maak_ifc(project.naam)
    raise ValueError(f"De simulator maakt geen .{extensie}: kies pdf, jpg of ifc.")


def maak_pdf(soort: str, project: Bouwproject, *, datum: str) -> bytes:
    """Return a PDF of one or two pages with invented but plausible text for this kind of document; `datum` as given."""
    tekst = _teksten().get(soort, _teksten()["overig"])
    invulling = _invulling(project)
    gegevens = {
        "titel": tekst["titel"],
        "kenmerken": [
            ["Project", project.naam],
            ["Plaats", invulling["adres"]],
            ["Kwaliteitsborger", invulling["borger"]],
        ],
        "alineas": [alinea.format(**invulling) for alinea in tekst["alineas"]],
        "kop": tekst.get("kop", []),
        "rijen": tekst.get("rijen", []),
        "datum": datum or project.geplande_start,
        "opsteller": invulling["borger"],
    }
    return bytes(typst.compile(_sjabloon(), format="pdf", ignore_system_fonts=True, sys_inputs={"gegevens": json.dumps(gegevens)}))


def maak_foto(onderschrift: str) -> bytes:
    """Return a JPEG: a drawn building site with a caption that says what it is."""
    beeld = Image.new("RGB", (_BREED, _HOOG), (196, 214, 226))
    pen = ImageDraw.Draw(beeld)
    pen.rectangle((0, 270, _BREED, _HOOG), fill=(146, 132, 104))
    pen.rectangle((170, 170, 430, 300), fill=(172, 108, 84), outline=(70, 50, 40), width=3)
    pen.polygon(((150, 172), (300, 80), (450, 172)), fill=(92, 92, 98))
    for x in (205, 290, 375):
        pen.rectangle((x, 205, x + 38, 255), fill=(228, 238, 242), outline=(70, 50, 40), width=2)
    pen.line((520, 300, 520, 60, 360, 60), fill=(214, 168, 32), width=6)
    pen.rectangle((0, _HOOG - 40, _BREED, _HOOG), fill=(255, 255, 255))
    pen.text((12, _HOOG - 30), f"{MERK} - {onderschrift}", fill=(20, 20, 20))
    stroom = io.BytesIO()
    beeld.save(stroom, "JPEG", quality=70, comment=MERK.encode())
    return stroom.getvalue()


def maak_ifc(naam: str) -> bytes:
    """Return a small IFC4 text file (STEP) with a project, a site and a building, and nothing to draw."""
    veilig = naam.encode("ascii", "replace").decode().replace("'", "''")
    regels = (
        "ISO-10303-21;",
        "HEADER;",
        f"FILE_DESCRIPTION(('{MERK}'),'2;1');",
        f"FILE_NAME('{veilig}.ifc','2026-01-01T00:00:00',(''),(''),'{MERK}','{MERK}','');",
        "FILE_SCHEMA(('IFC4'));",
        "ENDSEC;",
        "DATA;",
        f"#1=IFCPROJECT('0000000000000000000001',$,'{veilig}','{MERK}',$,$,$,$,$);",
        "#2=IFCSITE('0000000000000000000002',$,'Bouwplaats',$,$,$,$,$,.ELEMENT.,$,$,$,$,$);",
        "#3=IFCBUILDING('0000000000000000000003',$,'Woning',$,$,$,$,$,.ELEMENT.,$,$,$);",
        "#4=IFCRELAGGREGATES('0000000000000000000004',$,$,$,#1,(#2));",
        "#5=IFCRELAGGREGATES('0000000000000000000005',$,$,$,#2,(#3));",
        "ENDSEC;",
        "END-ISO-10303-21;",
    )
    return ("\r\n".join(regels) + "\r\n").encode("ascii")


def maak_kapot(vorm: str, project: Bouwproject) -> tuple[str, bytes]:
    """Return (file name, content) of a faulty attachment.

    `vorm` is "versleuteld" (needs a password), "leeg" (no bytes), "afgekapt" (half a PDF) or "verkeerde_extensie" (a
    PDF named .jpg); raises ValueError for any other word. Not deterministic for "versleuteld".
    """
    makers: dict[str, Callable[[bytes], tuple[str, bytes]]] = {
        "versleuteld": lambda pdf: ("borgingsplan versleuteld.pdf", _versleutel(pdf)),
        "leeg": lambda _: ("risicobeoordeling leeg.pdf", b""),
        "afgekapt": lambda pdf: ("borgingsplan afgekapt.pdf", pdf[: len(pdf) // 2]),
        "verkeerde_extensie": lambda pdf: ("bouwplaats.jpg", pdf),
    }
    if vorm not in makers:
        raise ValueError(f"'{vorm}' is geen soort fout; kies uit {', '.join(makers)}.")
    return makers[vorm](maak_pdf("borgingsplan", project, datum="02-03-2026"))


def _versleutel(pdf: bytes) -> bytes:
    stroom = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(stroom, encryption=pikepdf.Encryption(owner="eigenaar", user="lezer", R=6))
    return stroom.getvalue()


def _invulling(project: Bouwproject) -> dict[str, str]:
    plek = project.plek
    nummer = f"{plek.huisnummer}{plek.huisletter}"
    adres = " ".join(deel for deel in (plek.straat, nummer, plek.toevoeging) if deel) or "de bouwplaats"
    plaats = f", {plek.postcode} {plek.woonplaats}".rstrip() if plek.postcode else ""
    return {
        "naam": project.naam,
        "adres": adres + plaats,
        "melder": project.initiatiefnemer.naam,
        "borger": project.kwaliteitsborger.bedrijfsnaam,
        "instrument": project.instrument_naam,
        "functies": ", ".join(project.gebruiksfuncties),
        "start": project.geplande_start,
        "oplevering": project.geplande_oplevering,
    }


@cache
def _teksten() -> dict[str, Any]:
    return tomllib.loads((_MAP / "bijlagen.toml").read_text(encoding="utf-8"))


@cache
def _sjabloon() -> bytes:
    return (_MAP / "bijlage.typ").read_bytes()
