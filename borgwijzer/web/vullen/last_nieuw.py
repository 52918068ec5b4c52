"""Begin a last: the afwegingen that chose one, and the overtredingen for which there may be haste."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.last import Lastbegin, LastNieuwBeeld
from borgwijzer.web.vullen.lastwoorden import TITELS
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Afweging, Overtreding, Zaak


@dataclass(frozen=True, slots=True)
class Beginwerk:
    """The overtredingen that are open and without a last, and the afwegingen of the zaak that chose one."""

    zaak: Zaak
    overtredingen: Sequence[Overtreding]
    afwegingen: Sequence[Afweging]
    getypt: Getypt


def maak_last_nieuw(werk: Beginwerk, fout: str = "") -> LastNieuwBeeld:
    """The page; of more afwegingen of one overtreding the last counts."""
    laatste = {afweging.overtreding_id: afweging for afweging in werk.afwegingen}
    paren = [(een, laatste[een.pk]) for een in werk.overtredingen if een.pk in laatste]
    return LastNieuwBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        keuzes=tuple(_na_afweging(een, afweging) for een, afweging in paren),
        spoed=tuple(_met_spoed(een, werk.getypt) for een in werk.overtredingen),
        fout=fout,
    )


def _na_afweging(overtreding: Overtreding, afweging: Afweging) -> Lastbegin:
    vast = (
        f"Vastgesteld door {afweging.vastgesteld_naam} op {schrijf_kort(afweging.vastgesteld_op)}."
        if afweging.vastgesteld_op
        else ""
    )
    return Lastbegin(
        titel=f"{TITELS[afweging.keuze]}: {overtreding.norm}",
        tekst=f"{afweging.keuze_reden} {vast}".strip(),
        daad=f"afweging-{afweging.pk}",
        knop=f"Begin de {TITELS[afweging.keuze].lower()}",
    )


def _met_spoed(overtreding: Overtreding, getypt: Getypt) -> Lastbegin:
    naam = f"spoed-{overtreding.pk}"
    return Lastbegin(
        titel=overtreding.norm,
        tekst=f"{overtreding.feiten} Gezien op {schrijf_kort(overtreding.geconstateerd_op)}.",
        daad=naam,
        knop="Begin met spoed",
        reden=getypt.tekst(naam, "Waarom kan dit niet wachten op een afweging?", "Alleen bij direct gevaar."),
    )
