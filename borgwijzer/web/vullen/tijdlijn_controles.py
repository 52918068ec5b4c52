"""Sentences of the time line for what happens with controles on the spot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.web.beelden.etiketten import AANLEIDINGEN, UITKOMSTEN
from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]


def _waarom(gegevens: Gegevens) -> str:
    return AANLEIDINGEN.get(gegevens.get("aanleiding", ""), "controle").lower()


def _gedaan(gegevens: Gegevens) -> str:
    uitkomst = UITKOMSTEN.get(gegevens.get("uitkomst", ""), "")
    return f"Controle gedaan op {schrijf_datums(gegevens.get('op', ''))}: {uitkomst.lower()}"


def _veld(gegevens: Gegevens) -> str:
    aantal = gegevens.get("fotos", 0)
    fotos = "1 foto" if aantal == 1 else f"{aantal} foto's"
    slot = "; het past niet op wat er staat, iemand moet kiezen" if gegevens.get("botst") else ""
    return f"Rapport van een toestel ontvangen, met {fotos}{slot}"


KEUZES = {
    "veld": "wat van het toestel kwam, geldt",
    "nieuw": "er is een nieuwe controle van gemaakt",
    "naast": "wat er stond, geldt",
}
CONTROLES: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "bezoek_gepland": (
        "Controle",
        "calendar-days",
        lambda g: f"Controle gepland op {schrijf_datums(g.get('op', ''))}: {_waarom(g)}",
    ),
    "bezoek_verzet": ("Controle", "calendar-days", lambda g: f"Controle verzet naar {schrijf_datums(g.get('op', ''))}"),
    "bezoek_vervallen": ("Controle", "undo-2", lambda g: "Controle vervallen"),
    "bezoek_gedaan": ("Controle", "eye", _gedaan),
    "bezoek_verbeterd": ("Controle", "pencil", lambda g: "Wat er bij de controle is gezien, is verbeterd"),
    "bezoek_fotos_geordend": ("Controle", "image", lambda g: "De foto's van de controle zijn geordend"),
    "bezoekrapport_vastgesteld": ("Controle", "lock", lambda g: f"Rapport {g.get('kenmerk', '')} ondertekend en vastgesteld"),
    "bouwstop_mondeling": ("Bouwstop", "circle-pause", lambda g: f"De bouw is mondeling stilgelegd, tegen {g.get('aan', '')}"),
    "bouwstop_mondeling_vervallen": ("Bouwstop", "undo-2", lambda g: "De mondelinge bouwstop is vervallen"),
    "veldrapport_ontvangen": ("Controle", "inbox", _veld),
    "veldrapport_gekozen": (
        "Controle",
        "check",
        lambda g: f"Gekozen bij een rapport van een toestel: {KEUZES.get(g.get('keuze', ''), '')}",
    ),
}
