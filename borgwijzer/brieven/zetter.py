"""Typesetting: a `Brief` becomes a tagged PDF (PDF/UA-1 and PDF/A-2a), the same bytes every time.

All content goes in as JSON and is printed as text; nothing from outside is ever read as markup.
"""

import json
import os
import threading
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import typst

from borgwijzer.brieven.datums import datum_in_woorden
from borgwijzer.brieven.drukbaar import LETTERTYPEN, maak_drukbaar
from borgwijzer.brieven.fotos import laad_fotos
from borgwijzer.brieven.fouten import BriefNietGezet
from borgwijzer.brieven.huisstijl import Huisstijl
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.weergave import html, tekst

__all__ = ["PDF_NORMEN", "html", "tekst", "zet"]

SJABLONEN = Path(__file__).parent / "sjablonen"
PDF_NORMEN: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
# What a letter keeps and nobody reads on paper.
ONGEDRUKT = frozenset({"aangepast", "tekstbron", "tekstbestand"})
_slot = threading.Lock()


def zet(brief: Brief, *, huisstijl: Huisstijl, tijdstip: datetime) -> bytes:
    """Return the letter as PDF.

    `tijdstip` (with time zone) is the moment written into the file: equal letter, style and moment give equal bytes.
    The compiler is made once per process, on first use, and used by one thread at a time.
    Raises ValueError for a moment without zone and BriefNietGezet when the typesetter refuses.
    """
    if tijdstip.tzinfo is None:
        raise ValueError("Een brief wordt gezet met een tijdstip dat een tijdzone heeft: geef het moment met zone op.")
    try:
        with _slot:
            pdf = compiler().compile(
                format="pdf",
                sys_inputs=invoer(brief, huisstijl),
                pdf_standards=PDF_NORMEN,
                timestamp=tijdstip.astimezone(UTC).replace(microsecond=0),
            )
    except typst.TypstError as fout:
        raise BriefNietGezet(
            f"Brief {brief.kenmerk} ({brief.soort}) kan niet worden gezet: pas de gegevens aan ({fout.message})."
        ) from fout
    if not isinstance(pdf, bytes):
        raise BriefNietGezet(f"De brief '{brief.soort}' leverde geen PDF op: meld dit bij de beheerder.")
    return pdf


def compiler() -> typst.Compiler:
    """Return the one compiler of this process, with only the vendored typefaces.

    Raises BriefNietGezet in a process that was forked off after a letter was set: the typesetter's threads do not
    survive a fork, and the letter would wait for them for ever.
    """
    proces, gemaakt = _gemaakte_compiler()
    if proces != os.getpid():
        raise BriefNietGezet("Dit proces is afgesplitst en kan geen brieven zetten: start het als een nieuw proces.")
    return gemaakt


@cache
def _gemaakte_compiler() -> tuple[int, typst.Compiler]:
    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[LETTERTYPEN])
    return os.getpid(), typst.Compiler(input=SJABLONEN / "brief.typ", root=SJABLONEN, font_paths=letters)


def invoer(brief: Brief, huisstijl: Huisstijl) -> dict[str, str]:
    """Return what the template reads: the letter and the style as JSON, the logo and the photos as SVG text."""
    stijl = {"naam": maak_drukbaar(huisstijl.naam), "kleur": huisstijl.kleur, "logo_tekst": huisstijl.logo_tekst}
    return {
        "brief": json.dumps(_als_gegevens(brief), ensure_ascii=False),
        "stijl": json.dumps(stijl, ensure_ascii=False),
        "logo": huisstijl.logo_als_svg(),
        # The letter names a photo as printable text, with places to break in a long word: so do the keys.
        "fotos": json.dumps({maak_drukbaar(naam): beeld for naam, beeld in laad_fotos(brief).items()}),
    }


def _als_gegevens(waarde: object) -> object:
    """Return model objects as plain data; every text is made printable on the way."""
    if isinstance(waarde, str):
        return maak_drukbaar(waarde)
    if waarde is None or isinstance(waarde, bool | int):
        return waarde
    if isinstance(waarde, date):
        return maak_drukbaar(datum_in_woorden(waarde))
    if isinstance(waarde, tuple):
        return [_als_gegevens(deel) for deel in waarde]
    if is_dataclass(waarde):
        velden = {veld.name: _als_gegevens(getattr(waarde, veld.name)) for veld in fields(waarde) if veld.name not in ONGEDRUKT}
        return {"vorm": type(waarde).__name__.lower(), **velden}
    raise TypeError(f"Een waarde van de soort {type(waarde).__name__} hoort niet in een brief.")
