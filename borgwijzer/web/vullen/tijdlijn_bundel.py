"""Sentences of the time line about bundles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.bundel.inventaris import DOELEN

Gegevens = Mapping[str, Any]


def _gevraagd(gegevens: Gegevens) -> str:
    weg = len(gegevens.get("weggelaten", ()))
    zonder = f", zonder {weg} {'stuk' if weg == 1 else 'stukken'}" if weg else ""
    doel = DOELEN.get(gegevens.get("doel", ""), "Zonder doel")
    return f"Dossierbundel gevraagd: {doel[:1].lower()}{doel[1:]}{zonder}"


BUNDELS: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "bundel_gevraagd": ("Bundel", "file-text", _gevraagd),
    "bundel_gestopt": ("Bundel", "undo-2", lambda g: "Het maken van een dossierbundel is gestopt"),
    "bundel_gemaakt": (
        "Bundel", "check", lambda g: f"Dossierbundel gemaakt: {g.get('stukken', 0)} stukken, {g.get('bladen', 0)} bladen",
    ),
}  # fmt: skip
