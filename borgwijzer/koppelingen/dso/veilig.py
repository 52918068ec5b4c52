"""Hardened reading of XML bytes from outside: no DOCTYPE, no entities, no network, limits on size, depth and count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from .gebrek import Berichtfout

MEGABYTE = 1024 * 1024
UTF8 = "utf-8"
_TOEGESTANE_CODERINGEN = {
    "utf-8": UTF8,
    "utf8": UTF8,
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "latin-1",
    "latin1": "latin-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
    "utf-16": "utf-16",
}
_DECLARATIE = re.compile(rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# What may stand before the root element besides a DOCTYPE: white space, processing instructions, comments.
_VOORSPEL = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_BEKENDE_BESTANDEN = (
    (b"%PDF-", "een pdf-bestand"),
    (b"PK\x03\x04", "een zip- of Office-bestand"),
    (b"\xff\xd8\xff", "een foto"),
    (b"\x89PNG", "een afbeelding"),
    (b"{", "een JSON-bestand"),
    (b"<html", "een webpagina"),
)


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Inclusive upper limits: bytes before parsing, levels of nesting, elements, `=` signs (one per attribute)."""

    bytes: int = 50 * MEGABYTE
    diepte: int = 40
    elementen: int = 200_000
    attributen: int = 1_000_000


GRENZEN = Grenzen()


def lees_boom(inhoud: bytes, *, grenzen: Grenzen = GRENZEN) -> etree._Element:
    """Parse untrusted bytes and return the root element, comments and processing instructions removed.

    Raises `Berichtfout` with code `leeg`, `te_groot`, `verkeerde_codering`, `geen_xml`, `doctype`, `te_diep` or
    `te_veel_elementen`; no other exception leaves this function for any bytes.
    """
    if len(inhoud) > grenzen.bytes:
        raise Berichtfout(
            "te_groot",
            f"Het bericht is groter dan {grenzen.bytes // MEGABYTE} MB: vraag de afzender het bericht zonder bijlagen te sturen.",
        )
    if not inhoud.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Berichtfout("leeg", "Het bericht is leeg: lever het bestand opnieuw aan of vraag de afzender erom.")
    tekst = _als_utf8(inhoud)
    _weiger_doctype(tekst)
    _weiger_veelheid(tekst, grenzen)
    return _ontleed(tekst, grenzen)


def _als_utf8(inhoud: bytes) -> bytes:
    """Return the same text as UTF-8 bytes without byte order mark, so that every later check looks at one encoding."""
    codering = _bepaal_codering(inhoud)
    try:
        tekst = inhoud.decode(codering)
    except UnicodeError as fout:
        if _herken_bestand(inhoud):
            raise Berichtfout("geen_xml", _zin_geen_xml(inhoud)) from fout
        zin = "De tekens in het bericht zijn niet te lezen: vraag de afzender het bericht als UTF-8 te sturen."
        raise Berichtfout("verkeerde_codering", zin) from fout
    return tekst.removeprefix("\ufeff").encode(UTF8)


def _bepaal_codering(inhoud: bytes) -> str:
    if inhoud[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if inhoud[:3] == b"\xef\xbb\xbf":
        return UTF8
    declaratie = _DECLARATIE.match(inhoud[:400])
    naam = declaratie[1].decode("ascii").lower() if declaratie else UTF8
    if naam not in _TOEGESTANE_CODERINGEN or naam == "utf-16":
        raise Berichtfout(
            "verkeerde_codering",
            f"Het bericht gebruikt de tekencodering '{naam}', die hier niet gelezen wordt: "
            "vraag de afzender het bericht als UTF-8 te sturen.",
        )
    return _TOEGESTANE_CODERINGEN[naam]


def _weiger_doctype(tekst: bytes) -> None:
    plek = 0
    while stuk := _VOORSPEL.match(tekst, plek):
        plek = stuk.end()
    if tekst[plek : plek + 14].lower() == b"<!doctype html":
        raise Berichtfout("geen_xml", _zin_geen_xml(b"<html"))
    if tekst[plek : plek + 2] == b"<!":
        raise Berichtfout(
            "doctype",
            "Het bericht bevat een DOCTYPE of entiteiten en is om veiligheidsredenen geweigerd: "
            "vraag de afzender een bericht zonder DOCTYPE te sturen.",
        )


def _weiger_veelheid(tekst: bytes, grenzen: Grenzen) -> None:
    """Count start tags and attributes in the bytes, because building the tree of a hostile message costs the memory."""
    begintags = tekst.count(b"<") - tekst.count(b"</") - tekst.count(b"<!") - tekst.count(b"<?")
    if begintags > grenzen.elementen or tekst.count(b"=") > grenzen.attributen:
        raise Berichtfout(
            "te_veel_elementen",
            f"Het bericht heeft meer dan {grenzen.elementen} onderdelen en is geweigerd: "
            "vraag de afzender of het bericht goed is opgebouwd.",
        )


def _ontleed(tekst: bytes, grenzen: Grenzen) -> etree._Element:
    ontleder = etree.XMLParser(
        encoding=UTF8,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        wortel = etree.fromstring(tekst, ontleder)
    except etree.XMLSyntaxError as fout:
        raise _vertaal_fout(fout, tekst) from fout
    # Second wall: what the scan of the bytes could have missed, the parser has seen.
    if getattr(wortel.getroottree().docinfo, "doctype", ""):
        raise Berichtfout("doctype", "Het bericht bevat een DOCTYPE: vraag de afzender een bericht zonder DOCTYPE.")
    _weiger_diepte(wortel, grenzen)
    return wortel


def _weiger_diepte(wortel: etree._Element, grenzen: Grenzen) -> None:
    diepte = 0
    for gebeurtenis, _ in etree.iterwalk(wortel, events=("start", "end")):
        diepte += 1 if gebeurtenis == "start" else -1
        if diepte > grenzen.diepte:
            raise _te_diep()


def _te_diep() -> Berichtfout:
    return Berichtfout(
        "te_diep",
        "Het bericht is dieper genest dan een verzoekbericht kan zijn en is geweigerd: "
        "vraag de afzender of het bericht goed is opgebouwd.",
    )


def _vertaal_fout(fout: etree.XMLSyntaxError, tekst: bytes) -> Berichtfout:
    melding = str(fout).lower()
    if "depth" in melding:
        return _te_diep()
    if "huge" in melding or "too long" in melding:
        return Berichtfout("te_groot", "Een veld in het bericht is te groot: vraag de afzender wat er is misgegaan.")
    return Berichtfout("geen_xml", _zin_geen_xml(tekst, getattr(fout, "lineno", None)))


def _herken_bestand(inhoud: bytes) -> str | None:
    begin = inhoud[:64].lstrip().lower()
    return next((naam for kenmerk, naam in _BEKENDE_BESTANDEN if begin.startswith(kenmerk.lower())), None)


def _zin_geen_xml(inhoud: bytes, regel: int | None = None) -> str:
    bestand = _herken_bestand(inhoud)
    if bestand:
        return f"Dit is {bestand}, geen verzoekbericht: kies het XML-bestand van het verzoek."
    plek = f" (de eerste fout staat op regel {regel})" if regel else ""
    return f"Het bericht is geen geldige XML{plek}: lever het bestand opnieuw aan of vraag de afzender erom."
