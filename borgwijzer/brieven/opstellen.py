"""From checked text and complete facts to a `Brief`: the one way in which every letter kind is composed."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from borgwijzer.brieven.berekening import bijlage_berekening
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.sjabloon import TEKSTEN, Sjabloon, lees_sjabloon


@cache
def sjabloon_van(bestandsnaam: str, feitenklasse: type[Brieffeiten]) -> Sjabloon:
    """Return the checked text of a shipped letter; read once per process. Raises SjabloonFout."""
    return lees_sjabloon(TEKSTEN / bestandsnaam, feitenklasse)


def stel_op(feiten: Brieffeiten, eigen_tekst: Mapping[str, str] | None = None) -> Brief:
    """Return the letter: the filled blocks, then one annex for each proof among the facts.

    `eigen_tekst` replaces named blocks by the municipality's own words.
    """
    klasse: Any = type(feiten)
    sjabloon = sjabloon_van(feiten.TEKST, klasse).met_eigen_tekst(eigen_tekst or {})
    titel, blokken = sjabloon.vul(feiten)
    bijlagen = (
        bijlage_berekening(berekening, f"berekening_{nummer}") for nummer, berekening in enumerate(feiten.berekeningen, start=1)
    )
    return Brief(
        soort=feiten.SOORT,
        titel=titel,
        kenmerk=feiten.kenmerk,
        datum=feiten.datum,
        afzender=feiten.afzender,
        geadresseerde=feiten.geadresseerde,
        blokken=(*blokken, *bijlagen),
        verwijzingen=((feiten.nummersoort, feiten.verzoeknummer), ("Locatie", feiten.locatie)),
        kopie_aan=feiten.kopie_aan,
        oefening=feiten.oefening,
        kadernoot=feiten.kadernoot,
    )
