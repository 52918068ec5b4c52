"""Optional check of a message against the official schemas. The outcome is advice: it never keeps a message out."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from .gebrek import Berichtfout, Gebrek
from .veilig import lees_boom

MAX_GEBREKEN = 50


def valideer(inhoud: bytes, schemamap: Path | None) -> tuple[Gebrek, ...]:
    """Check the bytes against `imam*.xsd` in `schemamap` (None: no check) and return at most 50 findings.

    A finding names line and element but never a value, because a value could be personal. A folder without a usable
    schema gives the finding `schema_onbruikbaar`.
    """
    if schemamap is None:
        return ()
    try:
        schema = _laad(schemamap)
    except (etree.LxmlError, OSError, LookupError):
        zin = "De map met schema's is niet bruikbaar; het bericht is niet tegen het schema gehouden: herstel de map."
        return (Gebrek("schema_onbruikbaar", zin),)
    try:
        boom = lees_boom(inhoud)
    except Berichtfout as fout:
        return (Gebrek(fout.code, fout.zin, triage=True),)
    schema.validate(boom)
    # The stubs do not know that an error log can be walked.
    fouten: Any = schema.error_log
    return tuple(_als_gebrek(fout) for fout in islice(fouten, MAX_GEBREKEN))


@lru_cache(maxsize=4)
def _laad(schemamap: Path) -> etree.XMLSchema:
    bestand = sorted(schemamap.glob("imam*.xsd"))[0]
    ontleder = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.XMLSchema(etree.parse(str(bestand), ontleder))


def _als_gebrek(fout: etree._LogEntry) -> Gebrek:
    zin = f"Regel {fout.line} voldoet niet aan het schema ({fout.type_name}): controleer dit onderdeel met de hand."
    return Gebrek("schema", zin, fout.path or "")
