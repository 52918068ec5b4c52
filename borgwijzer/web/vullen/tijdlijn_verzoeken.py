"""Sentences of the time line for what happens with requests for data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.regels.informatieverzoek import GRONDEN
from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]


def _over(gegevens: Gegevens) -> str:
    grond = GRONDEN.get(gegevens.get("soort", ""))
    return f"{grond.naam.lower() if grond else 'gegevens'}, aan de {gegevens.get('aan', 'partij')}"


def _tot(wat: str) -> Callable[[Gegevens], str]:
    return lambda gegevens: f"{wat}: {_over(gegevens)}; antwoorden tot en met {schrijf_datums(gegevens.get('uiterlijk', ''))}"


def _ontvangen(gegevens: Gegevens) -> str:
    aantal = len(gegevens.get("documenten", ()))
    stukken = "zonder documenten" if not aantal else "met 1 document" if aantal == 1 else f"met {aantal} documenten"
    return f"Antwoord op een verzoek om gegevens ontvangen, {stukken}"


def _gecontroleerd(gegevens: Gegevens) -> str:
    uitslag = "het is wat gevraagd was" if gegevens.get("goed") else "het is niet wat gevraagd was, en wordt opnieuw verwacht"
    slot = ". Alles is nu binnen" if gegevens.get("klaar") else ""
    return f"Punt {gegevens.get('plaats', 0) + 1} van een verzoek om gegevens gecontroleerd: {uitslag}{slot}"


VERZOEKEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "informatieverzoek_opgesteld": ("Verzoek", "pencil", lambda g: f"Verzoek opgesteld: {_over(g)}"),
    "informatieverzoek_gewijzigd": ("Verzoek", "pencil", lambda g: f"Verzoek gewijzigd: {_over(g)}"),
    "informatieverzoek_verzonden": ("Verzoek", "mail", _tot("Verzoek verzonden")),
    "informatieverzoek_herinnerd": ("Verzoek", "mail", _tot("Herinnering verzonden")),
    "informatie_ontvangen": ("Verzoek", "inbox", _ontvangen),
    "informatie_gecontroleerd": ("Verzoek", "list-checks", _gecontroleerd),
    "informatieverzoek_beeindigd": ("Verzoek", "undo-2", lambda g: f"Verzoek beëindigd: {_over(g)}"),
}
