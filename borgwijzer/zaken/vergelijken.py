"""What changed between two versions of a melding: its fields, and its documents by their content. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Toestand = Literal["nieuw", "weg", "gewijzigd", "gelijk"]


@dataclass(frozen=True, slots=True)
class Veldverschil:
    """A field that differs. ``pad`` is its place (`initiatiefnemer`, `naam`); None for what was not said."""

    pad: tuple[str, ...]
    oud: Any
    nieuw: Any


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document to compare; ``sha256`` is empty while the file is not here."""

    naam: str
    soort: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Stukverschil:
    """What became of a document, with its names; one of the two is empty for what is new or gone."""

    toestand: Toestand
    soort: str
    oud: str
    nieuw: str


def vergelijk_inhoud(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Veldverschil]:
    """The fields that differ, in the order of the new version; nothing said and an empty text are the same."""
    voor, na = _maak_plat(oud), _maak_plat(nieuw)
    paden = [*na, *(pad for pad in voor if pad not in na)]
    return [Veldverschil(pad, voor.get(pad), na.get(pad)) for pad in paden if voor.get(pad) != na.get(pad)]


def _maak_plat(inhoud: Mapping[str, Any], pad: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    plat: dict[tuple[str, ...], Any] = {}
    for naam, waarde in inhoud.items():
        if isinstance(waarde, Mapping):
            plat |= _maak_plat(waarde, (*pad, naam))
        elif waarde not in (None, "", [], ()):
            plat[(*pad, naam)] = list(waarde) if isinstance(waarde, list | tuple) else waarde
    return plat


def vergelijk_stukken(oud: Sequence[Stuk], nieuw: Sequence[Stuk]) -> list[Stukverschil]:
    """Each document once: the same content under whatever name is the same; else the same name is a change.

    Two documents with one name, or one content twice, are told apart one by one.
    """
    over_oud, over_nieuw, gevonden = list(oud), list(nieuw), []
    for stuk in nieuw:
        zelfde = next((ander for ander in over_oud if stuk.sha256 and ander.sha256 == stuk.sha256), None)
        if zelfde is not None:
            gevonden.append(Stukverschil("gelijk", stuk.soort, zelfde.naam, stuk.naam))
            over_oud.remove(zelfde)
            over_nieuw.remove(stuk)
    for stuk in list(over_nieuw):
        genoemd = next((ander for ander in over_oud if ander.naam.casefold() == stuk.naam.casefold()), None)
        if genoemd is not None:
            # Neither file is here: there is nothing to tell them apart by.
            toestand: Toestand = "gewijzigd" if genoemd.sha256 or stuk.sha256 else "gelijk"
            gevonden.append(Stukverschil(toestand, stuk.soort, genoemd.naam, stuk.naam))
            over_oud.remove(genoemd)
            over_nieuw.remove(stuk)
    gevonden += [Stukverschil("nieuw", stuk.soort, "", stuk.naam) for stuk in over_nieuw]
    gevonden += [Stukverschil("weg", stuk.soort, stuk.naam, "") for stuk in over_oud]
    volgorde = ("gewijzigd", "nieuw", "weg", "gelijk")
    return sorted(gevonden, key=lambda verschil: volgorde.index(verschil.toestand))
