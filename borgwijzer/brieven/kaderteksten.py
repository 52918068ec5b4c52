"""What a municipality replaced in its letters, and what of that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from borgwijzer.brieven.concept.acties import TWEEDE_BIJ_BRIEF, TWEEDE_IN_DAAD
from borgwijzer.brieven.feiten import NAAM_VAN_FEIT
from borgwijzer.brieven.fouten import SjabloonFout
from borgwijzer.brieven.opstellen import sjabloon_van
from borgwijzer.brieven.overzicht import Briefsoort, list_briefsoorten
from borgwijzer.regels.kader import Kader


@dataclass(frozen=True, slots=True)
class Vervanging:
    """One piece that the kader replaces; ``fout`` says what to do when it cannot be used, and then the standard goes.

    ``weg``: the facts that the standard tells and these words do not. That may be meant; whoever reads it decides.
    """

    brief: str
    stuk: str
    standaard: str
    eigen: str
    fout: str = ""
    weg: tuple[str, ...] = ()


def list_vervangingen(kader: Kader) -> list[Vervanging]:
    """Every replaced piece, by letter."""
    soorten = {soort.naam: soort for soort in list_briefsoorten()}
    regels = sorted(kader.inhoud.brief.items())
    return [_maak(naam, stuk, eigen, soorten.get(naam)) for naam, regel in regels for stuk, eigen in sorted(regel.teksten.items())]


def list_brieffouten(kader: Kader) -> list[str]:
    """What in the letters of this kader has to be mended, a sentence each that names the place."""
    fouten = [f"[brief.{een.brief}] {een.stuk}: {een.fout}" for een in list_vervangingen(kader) if een.fout]
    return [*fouten, *_list_zonder_tweede(kader)]


def _list_zonder_tweede(kader: Kader) -> Iterator[str]:
    """A kader can ask a second person only where somebody looks at that letter before it goes."""
    eigen = {soort.naam for soort in list_briefsoorten()} - TWEEDE_BIJ_BRIEF - TWEEDE_IN_DAAD
    for naam in sorted(eigen):
        regel = kader.inhoud.brief.get(naam)
        if regel and regel.tweede_paar_ogen:
            yield f"[brief.{naam}] tweede_paar_ogen: deze brief kent geen goedkeuring, haal deze regel weg."


def _maak(naam: str, stuk: str, eigen: str, soort: Briefsoort | None) -> Vervanging:
    if soort is None:
        return Vervanging(naam, stuk, "", eigen, "deze brief bestaat niet, kies een naam uit docs/brieven.md.")
    klasse: Any = soort.klasse
    fout = ""
    try:
        sjabloon_van(soort.klasse.TEKST, klasse).met_eigen_tekst({stuk: eigen})
    except SjabloonFout as weigering:
        fout = str(weigering)
    standaard, staan_er = soort.stukken.get(stuk, ""), NAAM_VAN_FEIT.findall(eigen)
    weg = tuple(feit for feit in dict.fromkeys(NAAM_VAN_FEIT.findall(standaard)) if feit not in staan_er)
    return Vervanging(naam, stuk, standaard, eigen, fout, () if fout else weg)
