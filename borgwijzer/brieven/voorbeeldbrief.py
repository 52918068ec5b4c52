"""The example letters as a municipality would send them: with its own words, its letter paper, and who signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.huisstijl import Huisstijl
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import Briefpapier
from borgwijzer.brieven.opstellen import sjabloon_van, stel_op
from borgwijzer.brieven.verzamelen import list_gemeenteteksten, list_ondertekening, maak_afzender
from borgwijzer.brieven.voorbeelden import VOORBEELDEN
from borgwijzer.brieven.zetter import zet
from borgwijzer.klok import nu
from borgwijzer.regels.kader import Kader


@dataclass(frozen=True, slots=True)
class Voorbeeldbrief:
    """``fout``: why the own words of the municipality do not fit this example; then the standard text stands there."""

    naam: str
    brief: Brief
    fout: str = ""


@cache
def list_voorbeelden() -> Mapping[str, tuple[str, ...]]:
    """Name of the letter -> names of its examples, in order."""
    gevonden: dict[str, tuple[str, ...]] = {}
    for voorbeeld, maak in VOORBEELDEN.items():
        brief = maak().tekstbestand.removesuffix(".toml")
        gevonden[brief] = (*gevonden.get(brief, ()), voorbeeld)
    return MappingProxyType(gevonden)


def maak_voorbeeldbrief(naam: str, kader: Kader, papier: Briefpapier, gemeente: str) -> Voorbeeldbrief:
    """The example with this name; everybody in it is invented, and it says so. Raises ``KeyError`` for an unknown name."""
    feiten: Brieffeiten = VOORBEELDEN[naam]().feiten
    eigen = replace(
        feiten, afzender=maak_afzender(papier, gemeente), gemeentetekst=list_gemeenteteksten(kader),
        ondertekening=list_ondertekening(kader, papier), kadernoot=kader.inhoud.kader.voorbehoud, oefening=True,
    )  # fmt: skip
    return Voorbeeldbrief(naam, stel_op(eigen), _find_tekstfout(eigen))


def zet_voorbeeldbrief(voorbeeld: Voorbeeldbrief, papier: Briefpapier) -> bytes:
    """The example as PDF, in the house style of the municipality."""
    huisstijl = Huisstijl(naam=voorbeeld.brief.afzender.gemeente, kleur=papier.kleur)
    return zet(voorbeeld.brief, huisstijl=huisstijl, tijdstip=nu())


def _find_tekstfout(feiten: Brieffeiten) -> str:
    """Why the own words cannot be filled in with these facts; empty when they can."""
    klasse: Any = type(feiten)
    eigen = {een.stuk: een.tekst for een in feiten.gemeentetekst}
    try:
        sjabloon_van(feiten.TEKST, klasse).met_eigen_tekst(eigen).vul(feiten)
    except BriefFout as fout:
        return str(fout)
    return ""
