"""Hold a made-up message against the official schemas, when they are there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree


def list_schemafouten(inhoud: bytes, schemamap: Path | None) -> list[str]:
    """Line and complaint of everything that does not keep to `imam*.xsd` in `schemamap`; without a folder, no complaint."""
    if schemamap is None:
        return []
    schema = _laad(schemamap)
    schema.validate(etree.fromstring(inhoud))
    return [f"{fout.line}: {fout.message}" for fout in schema.error_log]  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _laad(schemamap: Path) -> etree.XMLSchema:
    bestand = sorted(schemamap.glob("imam*.xsd"))[0]
    return etree.XMLSchema(etree.parse(str(bestand), etree.XMLParser(resolve_entities=False, no_network=True)))
