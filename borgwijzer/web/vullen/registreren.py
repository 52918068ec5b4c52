"""Texts around the form of an employee, and the choice of its kind."""

from __future__ import annotations

from urllib.parse import urlencode

from borgwijzer.web.beelden.etiketten import MELDINGEN
from borgwijzer.web.beelden.formulier import KeuzeBeeld, Soortkeuze

TITELS = MELDINGEN
INLEIDING = "Vul in wat er op de melding staat. Wat er niet op staat, laat u leeg: de toets laat zien wat er ontbreekt."
UITLEG_STUKKEN = (
    "U kunt per soort meer bestanden kiezen, hoogstens 200 MB per bestand. Klopt er iets niet in het formulier, dan blijven de "
    "bestanden bewaard."
)
UITLEG = {
    "bouwmelding": "Iemand gaat bouwen en meldt dat, met het borgingsplan en de risicobeoordeling.",
    "startbouw": "De dag waarop het werk begint.",
    "eindebouw": "De dag waarop het werk eindigde.",
    "gereedmelding": "Het werk is klaar; met de verklaring van de kwaliteitsborger en het dossier.",
    "strijdigheid": "De kwaliteitsborger meldt dat iets niet volgens de regels is gebouwd.",
}


def maak_keuze(zaaknummer: str) -> KeuzeBeeld:
    """The kinds; opened from a zaak, its number comes along."""
    mee = {"zaak": zaaknummer} if zaaknummer else {}
    keuzes = tuple(Soortkeuze(MELDINGEN[s], uitleg, f"?{urlencode({'soort': s, **mee})}") for s, uitleg in UITLEG.items())
    bij = f" Zij komt in zaak {zaaknummer}." if zaaknummer else ""
    return KeuzeBeeld("Melding registreren", f"Welke melding kwam er binnen?{bij}", keuzes)
