"""Findings of the inspection of a document: every code, its weight and its Dutch sentence stand here, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from borgwijzer.geweigerd import Geweigerd

MAX_PAGINANUMMERS = 10


class Ernst(StrEnum):
    """Weight of a finding; only ``blokkerend`` keeps a document from counting as supplied."""

    BLOKKEREND = "blokkerend"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding: a stable code, its weight and a Dutch text that says what to do."""

    code: str
    ernst: Ernst
    tekst: str


class BestandFout(Geweigerd):
    """A file cannot be inspected at all: it is missing, is no ordinary file, or may not be read."""


# Each text is one sentence to the person who supplies the document: what is wrong, and after the colon what to do.
_BLOKKEREND = {
    "leeg": "Het bestand is leeg (0 bytes): stuur het opnieuw.",
    "leeg_document": "Het document heeft geen inhoud: controleer of dit het juiste bestand is en stuur het opnieuw.",
    "te_groot": "Het bestand is groter dan {grens} MB en daarom niet bekeken: splits het in kleinere bestanden.",
    "versleuteld": "Het bestand is beveiligd met een wachtwoord: stuur het zonder wachtwoord.",
    "beschadigd": "Het bestand is beschadigd en kan niet worden geopend: maak het opnieuw en stuur het nog een keer.",
    "afgekapt": "Het bestand is niet compleet, het einde ontbreekt: stuur het opnieuw.",
    "pagina_onleesbaar": "{paginas} kan niet worden gelezen: maak het bestand opnieuw en stuur het nog een keer.",
    "niet_veilig": "Het bestand kon niet veilig worden geopend: sla het opnieuw op als pdf en stuur het nog een keer.",
    "soort_onbekend": (
        "Dit soort bestand nemen wij niet aan: stuur het als pdf, JPEG, PNG, TIFF, WebP, Word (docx), Excel (xlsx) of IFC."
    ),
    "rommel_voor_pdf": "Voor het begin van de pdf staan vreemde tekens: open het bestand en sla het opnieuw op.",
    "zip_geweigerd": "Een zip-bestand nemen wij niet aan: pak het uit en stuur elk bestand apart.",
    "office_oud": "Dit is een oud Office-bestand: sla het op als pdf, docx of xlsx en stuur dat.",
    "webpagina_geweigerd": "Een webpagina nemen wij niet aan: druk de pagina af als pdf en stuur die.",
    "svg_geweigerd": "Een SVG-tekening nemen wij niet aan: sla de tekening op als pdf en stuur die.",
    "te_veel_beeldpunten": "De afbeelding heeft meer dan {grens} miljoen beeldpunten: stuur een kleinere afbeelding.",
    "zipbom": "Het bestand wordt bij het uitpakken veel te groot: stuur het als pdf.",
    "ifc_kop": "De kop van het IFC-bestand klopt niet, {ontbreekt} ontbreekt: exporteer het model opnieuw.",
}
_WAARSCHUWING = {
    "extensie_wijkt_af": ("De naam eindigt op .{extensie}, maar de inhoud is {soort}: controleer of dit het juiste bestand is."),
    "beperkt_door_eigenaar": (
        "Het bestand is te lezen, maar beveiligd tegen aanpassen of afdrukken: stuur een versie zonder beveiliging, "
        "zodat het in het archief leesbaar blijft."
    ),
    "hersteld": ("Het bestand is niet helemaal in orde, maar kon wel worden gelezen: controleer of alle pagina's er zijn."),
    "actieve_inhoud": "De pdf bevat een script of start een programma: stuur een versie zonder scripts.",
    "ingesloten_bestanden": ("In het document zitten andere bestanden, en die zijn niet bekeken: stuur die bestanden ook apart."),
    "macro": "Het document bevat een macro: stuur een versie zonder macro's, en zet de macro niet aan.",
    "te_veel_paginas": "Het document heeft {paginas} pagina's, meer dan {grens}: splits het in kleinere documenten.",
    "effen_afbeelding": "De afbeelding heeft maar een kleur: controleer of dit het juiste bestand is.",
    "heic_niet_bekeken": "Een HEIC-foto kunnen wij bewaren, maar niet bekijken: stuur de foto als JPEG.",
    "ifc_kop_onvolledig": ("In de kop van het IFC-bestand ontbreekt {ontbreekt}: controleer of het model in een viewer opent."),
}
_OPMERKING = {
    "lege_pagina": "{paginas} is leeg: controleer of er iets ontbreekt.",
    "niet_doorzoekbaar": (
        "{paginas} is beeld zonder tekst en is niet doorzoekbaar: "
        "stuur als het kan het oorspronkelijke bestand of een scan met tekstherkenning."
    ),
    "deels_bekeken": ("Alleen de eerste {aantal} van {paginas} pagina's zijn stuk voor stuk bekeken: bekijk de andere zelf."),
    "ifc_versie": "De IFC-versie {versie} kennen wij niet: controleer of het model in een viewer opent.",
}
TEKSTEN: dict[str, tuple[Ernst, str]] = {
    **{code: (Ernst.BLOKKEREND, tekst) for code, tekst in _BLOKKEREND.items()},
    **{code: (Ernst.WAARSCHUWING, tekst) for code, tekst in _WAARSCHUWING.items()},
    **{code: (Ernst.OPMERKING, tekst) for code, tekst in _OPMERKING.items()},
}


def make_bevinding(code: str, **waarden: object) -> Bevinding:
    """Make the finding ``code`` with the values its text asks for.

    Raises:
        KeyError: the code is not in ``TEKSTEN`` or a value of its text is missing.
    """
    ernst, tekst = TEKSTEN[code]
    return Bevinding(code=code, ernst=ernst, tekst=tekst.format_map(waarden))


def describe_paginas(nummers: Sequence[int]) -> str:
    """Name pages for the start of a sentence with a singular verb: "Pagina 3", "Elk van de pagina's 3, 5 en 6".

    Arguments:
        nummers: page numbers from 1, at least one; after ten the rest is counted.
    """
    if len(nummers) == 1:
        return f"Pagina {nummers[0]}"
    genoemd = [str(nummer) for nummer in nummers[:MAX_PAGINANUMMERS]]
    over = len(nummers) - len(genoemd)
    if over:
        return f"Elk van de pagina's {', '.join(genoemd)} en nog {over} andere"
    return f"Elk van de pagina's {', '.join(genoemd[:-1])} en {genoemd[-1]}"
