"""Sentences of the time line for the text of letters and for how they went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]


def _tekst(wat: str) -> Callable[[Gegevens], str]:
    return lambda g: f"{wat}: {g.get('onderwerp', '')}"


def _aan(wat: str) -> Callable[[Gegevens], str]:
    return lambda g: f"{wat}: brief {g.get('kenmerk', '')} aan {g.get('aan', '')}"


def _gepost(g: Gegevens) -> str:
    return schrijf_datums(
        f"Brief {g.get('kenmerk', '')} op {g.get('dag', '')} per post verstuurd aan {', '.join(g.get('aan', ()))}"
    )


def _kanaal(g: Gegevens) -> str:
    return "Een partij krijgt brieven voortaan per e-mail" if g.get("per_email") else "Een partij krijgt brieven voortaan per post"


BRIEVEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "brief_klaargelegd": ("Brief", "pencil", _tekst("Brief klaargelegd om te lezen")),
    "brief_weggegooid": ("Brief", "pencil", _tekst("Klaargelegde brief weggegooid")),
    "brieftekst_gewijzigd": ("Brief", "pencil", _tekst("Tekst van een brief gewijzigd")),
    "brief_voorgelegd": ("Brief", "mail", _tekst("Brief voorgelegd aan een collega")),
    "brief_goedgekeurd": ("Brief", "circle-check", _tekst("Brief goedgekeurd")),
    "brief_teruggestuurd": ("Brief", "undo-2", _tekst("Brief teruggestuurd")),
    "brief_verzonden": ("Brief", "mail", _aan("De mailserver nam de e-mail aan")),
    "brief_geweigerd": ("Brief", "triangle-alert", _aan("De e-mail kwam niet aan")),
    "brief_onzeker": ("Brief", "triangle-alert", _aan("Niet zeker of de e-mail aankwam")),
    "brief_teruggekomen": ("Brief", "triangle-alert", _aan("De e-mail kwam terug")),
    "brief_opnieuw": ("Brief", "mail", _aan("E-mail opnieuw verstuurd")),
    "brief_gepost": ("Brief", "mail", _gepost),
    "kanaal_gekozen": ("Brief", "pencil", _kanaal),
}
