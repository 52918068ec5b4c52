"""Bijzondere lokale omstandigheden: welke van het kader op een plek gelden, en waarom (Bbl 2.19 lid 2; kader 2.2).

De wet vraagt dat de risicobeoordeling ermee rekening houdt. Of het plan ze noemt, ziet een mens; de inhoud beoordeelt de
kwaliteitsborger. Is niet bekend waar de plek ligt, dan is het niet te zeggen: nooit stil nee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from borgwijzer.regels.feiten import Meldingfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import LokaleOmstandigheid
from borgwijzer.regels.kaderplek import Punt

Waarom = Literal["hele_gemeente", "woonplaats", "postcode", "ligt_in_gebied", "niet_genoemd", "buiten_gebied", "niet_te_zeggen"]
POSTCODE = re.compile(r"\A\s*([1-9]\d{3})\s*([A-Za-z]{2})\s*\Z", re.ASCII)
# Zonder letters loopt een postcode van AA tot en met ZZ.
EERSTE, LAATSTE = "AA", "ZZ"


@dataclass(frozen=True, slots=True)
class Plek:
    """Waar gebouwd wordt; wat niet bekend is, is leeg. `rd`: x en y in het Rijksdriehoekstelsel, in meters."""

    woonplaats: str = ""
    postcode: str = ""
    rd: Punt | None = None


@dataclass(frozen=True, slots=True)
class Omstandigheid:
    """Een omstandigheid van het kader op een plek. `geldt` None: niet te zeggen, een mens kijkt."""

    regel: LokaleOmstandigheid
    geldt: bool | None
    waarom: Waarom
    uitleg: str


def bepaal_omstandigheden(kader: Kader, plek: Plek) -> tuple[Omstandigheid, ...]:
    """Elke omstandigheid van het kader met de vraag of zij op deze plek geldt, in de volgorde van het kader."""
    return tuple(_bepaal(regel, plek) for regel in kader.inhoud.lokale_omstandigheid)


def vul_omstandigheid_in(melding: Meldingfeit, gevonden: Sequence[Omstandigheid]) -> Meldingfeit:
    """De melding met het antwoord of hier omstandigheden gelden; een kader zonder lijst laat staan wat de melding zegt.

    Wat het kader noemt, geldt ook als de melding zegt van niet: het kader is bekendgemaakt (Bbl 2.19 lid 2).
    """
    if melding.soort != "bouwmelding" or not gevonden or melding.lokale_omstandigheden:
        return melding
    uitslagen = {een.geldt for een in gevonden}
    bekend = True if True in uitslagen else None if None in uitslagen else melding.lokale_omstandigheden
    return melding if bekend == melding.lokale_omstandigheden else melding.model_copy(update={"lokale_omstandigheden": bekend})


def _bepaal(regel: LokaleOmstandigheid, plek: Plek) -> Omstandigheid:
    if regel.gebied == "hele_gemeente":
        return Omstandigheid(regel, True, "hele_gemeente", "geldt in de hele gemeente")
    return _op_lijst(regel, plek) if regel.gebied == "lijst" else _in_vlakken(regel, plek)


def _op_lijst(regel: LokaleOmstandigheid, plek: Plek) -> Omstandigheid:
    woonplaats = plek.woonplaats.strip()
    if woonplaats and woonplaats.casefold() in {plaats.casefold() for plaats in regel.plaatsen}:
        return Omstandigheid(regel, True, "woonplaats", f"de woonplaats is {woonplaats}")
    postcode = _lees_postcode(plek.postcode)
    reeks = next((reeks for reeks in regel.postcodes if postcode and _in_reeks(postcode, reeks)), None)
    if reeks:
        return Omstandigheid(regel, True, "postcode", f"de postcode {postcode} valt in {reeks}")
    nodig = {"woonplaats": (regel.plaatsen, woonplaats), "postcode": (regel.postcodes, postcode)}
    onbekend = [naam for naam, (lijst, waarde) in nodig.items() if lijst and not waarde]
    if onbekend:
        return Omstandigheid(regel, None, "niet_te_zeggen", f"niet bekend van deze plek: {' en '.join(onbekend)}")
    return Omstandigheid(regel, False, "niet_genoemd", "deze plek staat niet op de lijst")


def _lees_postcode(tekst: str) -> str:
    treffer = POSTCODE.match(tekst)
    return f"{treffer[1]}{treffer[2].upper()}" if treffer else ""


def _in_reeks(postcode: str, reeks: str) -> bool:
    van, _, tot = reeks.partition("-")
    tot = tot or van
    return f"{van[:4]}{van[4:] or EERSTE}" <= postcode <= f"{tot[:4]}{tot[4:] or LAATSTE}"


def _in_vlakken(regel: LokaleOmstandigheid, plek: Plek) -> Omstandigheid:
    if plek.rd is None:
        return Omstandigheid(regel, None, "niet_te_zeggen", "niet bekend van deze plek: coördinaten")
    if any(ligt_in(plek.rd, vlak) for vlak in regel.vlakken):
        return Omstandigheid(regel, True, "ligt_in_gebied", "de plek ligt in het gebied")
    return Omstandigheid(regel, False, "buiten_gebied", "de plek ligt buiten het gebied")


def ligt_in(punt: Punt, vlak: Sequence[Punt]) -> bool:
    """Of een punt in een veelhoek ligt; op de rand telt mee. De veelhoek sluit zichzelf en mag hol zijn."""
    binnen = False
    for (x1, y1), (x2, y2) in _list_zijden(vlak):
        if _op_zijde(punt, (x1, y1), (x2, y2)):
            return True
        if (y1 > punt[1]) != (y2 > punt[1]) and punt[0] < (x2 - x1) * (punt[1] - y1) / (y2 - y1) + x1:
            binnen = not binnen
    return binnen


def _list_zijden(vlak: Sequence[Punt]) -> Iterable[tuple[Punt, Punt]]:
    return zip(vlak, (*vlak[1:], vlak[0]), strict=True)


def _op_zijde(punt: Punt, begin: Punt, einde: Punt) -> bool:
    (x, y), (x1, y1), (x2, y2) = punt, begin, einde
    recht = (x2 - x1) * (y - y1) == (y2 - y1) * (x - x1)
    return recht and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2)
