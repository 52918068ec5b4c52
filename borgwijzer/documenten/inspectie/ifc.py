"""Sanity of an IFC file (STEP physical file, ISO 10303-21): header, schema, data section and end, without a toolkit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from borgwijzer.documenten.bevinding import Bevinding, make_bevinding
from borgwijzer.documenten.inspectie import Grenzen, Inspectie

KOP_BYTES = 262_144
STAART_BYTES = 1_024
_SCHEMA = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'(IFC[^']{0,40})'", re.IGNORECASE)
_BEKENDE_VERSIES = ("IFC2X", "IFC4")
_LEEG = re.compile(rb"\bDATA\s*(?:\([^;]{0,400}\)\s*)?;\s*ENDSEC\s*;", re.IGNORECASE)
_NOODZAKELIJK = (("HEADER", rb"\bHEADER\s*;"), ("FILE_SCHEMA", _SCHEMA.pattern))
_GEWENST = (("FILE_DESCRIPTION", rb"\bFILE_DESCRIPTION\s*\("), ("FILE_NAME", rb"\bFILE_NAME\s*\("))
_DATA = re.compile(rb"\bDATA\s*(?:\([^;]{0,400}\)\s*)?;", re.IGNORECASE)
_EINDE = re.compile(rb"END-ISO-10303-21\s*;", re.IGNORECASE)


def inspect_ifc(pad: Path, grenzen: Grenzen) -> Inspectie:
    """Inspect the IFC file at ``pad``; only its first 256 kB and last kilobyte are read."""
    with pad.open("rb") as bestand:
        kop = bestand.read(KOP_BYTES)
        bestand.seek(max(0, pad.stat().st_size - STAART_BYTES))
        return judge_ifc(kop, bestand.read())


def judge_ifc(kop: bytes, staart: bytes) -> Inspectie:
    """Judge an IFC file by its first bytes and its last bytes; for a small file these may overlap."""
    bevindingen = tuple(_find_in_ifc(kop, staart))
    blokkades = {bevinding.code for bevinding in bevindingen} & {"ifc_kop", "afgekapt"}
    return Inspectie(leesbaar=not blokkades, bevindingen=bevindingen)


def _find_in_ifc(kop: bytes, staart: bytes) -> Iterator[Bevinding]:
    ontbreekt = _missing(kop, _NOODZAKELIJK)
    if ontbreekt:
        yield make_bevinding("ifc_kop", ontbreekt=ontbreekt)
    if not _EINDE.search(staart) or (len(kop) < KOP_BYTES and not _DATA.search(kop)):
        yield make_bevinding("afgekapt")
    elif _LEEG.search(kop):
        yield make_bevinding("leeg_document")
    if gewenst := _missing(kop, _GEWENST):
        yield make_bevinding("ifc_kop_onvolledig", ontbreekt=gewenst)
    schema = _SCHEMA.search(kop)
    if schema and not schema[1].upper().decode("ascii", "replace").startswith(_BEKENDE_VERSIES):
        yield make_bevinding("ifc_versie", versie=schema[1].decode("ascii", "replace"))


def _missing(kop: bytes, delen: tuple[tuple[str, bytes], ...]) -> str:
    return " en ".join(naam for naam, patroon in delen if not re.search(patroon, kop, re.IGNORECASE))
