"""Sentences of the time line for what happens with signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.web.beelden.etiketten import AANPAKKEN

Gegevens = Mapping[str, Any]


def _ontvangen(gegevens: Gegevens) -> str:
    gevaar = " met direct gevaar" if gegevens.get("direct_gevaar") else ""
    stukken = len(gegevens.get("stukken", ()))
    erbij = "" if not stukken else ", met 1 bestand" if stukken == 1 else f", met {stukken} bestanden"
    return f"Signaal van {gegevens.get('bron', 'onbekend').replace('_', ' ')}{gevaar}{erbij}"


def _stukken(gegevens: Gegevens) -> str:
    aantal = len(gegevens.get("stukken", ()))
    return f"{'1 bestand' if aantal == 1 else f'{aantal} bestanden'} toegevoegd aan een signaal"


def _doorgezonden(gegevens: Gegevens) -> str:
    slot = "; een deel blijft hier" if gegevens.get("ook_hier") else ""
    return f"Signaal doorgezonden aan {gegevens.get('aan', '')}{slot}"


SIGNALEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "signaal_ontvangen": ("Signaal", "triangle-alert", _ontvangen),
    "signaal_beoordeeld": ("Signaal", "scale", lambda g: f"Signaal beoordeeld: {AANPAKKEN.get(g.get('aanpak', ''), '').lower()}"),
    "signaal_opgelost": ("Signaal", "check", lambda g: "Signaal afgehandeld"),
    "signaalstukken_toegevoegd": ("Signaal", "upload", _stukken),
    "signaal_samengevoegd": ("Signaal", "link", lambda g: f"Signaal gevoegd bij een signaal van zaak {g.get('zaak_met', '')}"),
    "signaal_gevoegd": ("Signaal", "link", lambda g: f"Signaal van zaak {g.get('zaak_van', '')} gevoegd bij een signaal hier"),
    "signaal_losgemaakt": ("Signaal", "undo-2", lambda g: f"Signaal losgemaakt van een signaal van zaak {g.get('zaak_met', '')}"),
    "signaal_ontvoegd": ("Signaal", "undo-2", lambda g: f"Signaal van zaak {g.get('zaak_van', '')} staat weer op zichzelf"),
    "gevaar_gemeld": ("Signaal", "triangle-alert", lambda g: "Direct gevaar gemeld bij een signaal dat er al was"),
    "signaal_doorgezonden": ("Signaal", "mail", _doorgezonden),
    "signaal_bevestigd": ("Signaal", "mail", lambda g: "Bericht aan de melder van een signaal gemaakt"),
}
