"""The page of a reminder: the letter as it would go, and what went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.poorten import Reden
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.herinnering import HerinneringBeeld
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, schrijf_datums
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Herinnering, Zaak

TITELS = {
    "start": ("Herinnering: begin van de bouw", "De brief vraagt of de bouw is begonnen. U verstuurt hem één keer."),
    "einde": ("Herinnering: einde van de bouw", "De brief vraagt om te melden dat de bouw klaar is. U verstuurt hem één keer."),
}


@dataclass(frozen=True, slots=True)
class Herinnerwerk:
    """What the page is made from; ``brief`` is the letter, or why it cannot be made."""

    zaak: Zaak
    soort: str
    eerder: Sequence[Herinnering]
    redenen: Sequence[Reden]
    brief: Brief | Geweigerd
    getypt: Getypt
    mag: bool


def maak_herinnering(werk: Herinnerwerk, fout: str = "") -> HerinneringBeeld:
    """The page."""
    titel, zin = TITELS[werk.soort]
    brief = werk.brief if isinstance(werk.brief, Brief) and not werk.redenen else None
    return HerinneringBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        soort=werk.soort,
        titel=titel,
        zin=zin,
        formulier=_maak_formulier(werk) if werk.mag else None,
        eerder=tuple(_schrijf_eerder(een) for een in werk.eerder),
        brief=maak_brief(brief) if brief else None,
        uitleg=schrijf_datums(werk.brief.zin) if isinstance(werk.brief, Geweigerd) and not werk.redenen else "",
        fout=fout,
    )


def _maak_formulier(werk: Herinnerwerk) -> Deelformulier | None:
    redenen = tuple(maak_beletsel(reden) for reden in werk.redenen)
    if isinstance(werk.brief, Geweigerd) and not redenen:
        return None
    reden = werk.getypt.tekst("reden", "Waarom verstuurt u de herinnering opnieuw?")
    knop = "Verstuur de herinnering opnieuw" if werk.eerder else "Verstuur de herinnering"
    return werk.getypt.formulier("verstuur", "De herinnering versturen", (reden,) if werk.eerder else (), knop, redenen=redenen)


def _schrijf_eerder(herinnering: Herinnering) -> str:
    reden = f" Reden: {herinnering.reden}" if herinnering.reden else ""
    return f"Verstuurd op {schrijf_kort(herinnering.verstuurd_op)} door {herinnering.verstuurd_naam}.{reden}"
