"""From checked text and complete facts to a `Brief`: the one way in which every letter kind is composed."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from borgwijzer.brieven.berekening import bijlage_berekening
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.model import Aanpassing, Brief, TekstBlok
from borgwijzer.brieven.sjabloon import TEKSTEN, Sjabloon, lees_sjabloon


@cache
def sjabloon_van(bestandsnaam: str, feitenklasse: type[Brieffeiten]) -> Sjabloon:
    """Return the checked text of a shipped letter; read once per process. Raises SjabloonFout."""
    return lees_sjabloon(TEKSTEN / bestandsnaam, feitenklasse)


def kies_sjabloon(feiten: Brieffeiten) -> Sjabloon:
    """The text for these facts: the standard, with the own words of the municipality from its kader.

    Own words that are not sound are left out, all of them: the standard text is always right, and a melding must get its
    confirmation. `borgwijzer brief controleer` and the page of letters say what is wrong with them.
    """
    klasse: Any = type(feiten)
    standaard = sjabloon_van(feiten.TEKST, klasse)
    if not feiten.gemeentetekst:
        return standaard
    try:
        eigen = standaard.met_eigen_tekst({een.stuk: een.tekst for een in feiten.gemeentetekst})
        eigen.vul(feiten)
    except BriefFout:
        return standaard
    return eigen


def stel_op(feiten: Brieffeiten, eigen_tekst: Mapping[str, str] | None = None) -> Brief:
    """Return the letter: the filled blocks, then one annex for each proof among the facts.

    `eigen_tekst` replaces named pieces for this one letter; the letter keeps what was changed in `aangepast`.
    """
    sjabloon, eigen = kies_sjabloon(feiten), eigen_tekst or {}
    standaard = sjabloon.stukken()
    titel, blokken = (sjabloon.met_eigen_tekst(eigen) if eigen else sjabloon).vul(feiten)
    aangepast = tuple(Aanpassing(naam, standaard[naam], tekst) for naam, tekst in sorted(eigen.items()) if tekst != standaard[naam])
    return _maak_brief(feiten, titel, blokken, aangepast)


def _maak_brief(feiten: Brieffeiten, titel: str, blokken: tuple[TekstBlok, ...], aangepast: tuple[Aanpassing, ...]) -> Brief:
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
        aangepast=aangepast,
        tekstbestand=feiten.TEKST,
        feiten=feiten,
    )
