"""The fixed set of messages with attachments that the tests use, as a mapping from relative path to bytes."""

from __future__ import annotations

from datetime import datetime

from borgwijzer.koppelingen.dso.waarden import AMSTERDAM

from .berichten import maak_bericht, maak_kleine_intrekking
from .bijlagen import maak_bijlagen
from .omschrijving import Bericht
from .verhalen import (
    BIJLAGEN_BOUWMELDING,
    aanvulling,
    bouwmelding,
    eindebouw,
    gereedmelding,
    intrekking,
    maak_verzoeknummer,
    startbouw,
)
from .voorbeeld import maak_voorbeeldproject

ONTBREEKT = ("borgingsplan", "verklaring_instrument", "stikstof", "instrument")


def maak_berichten() -> dict[str, Bericht]:
    """Return the messages by file name without extension. The aanvulling adds what the incomplete one lacked."""
    project = maak_voorbeeldproject()
    onvolledig = bouwmelding(project, verzoeknummer=maak_verzoeknummer(2), indien_datum=_moment(3, 2, 11), mist=ONTBREEKT)
    volledig = bouwmelding(project, verzoeknummer=maak_verzoeknummer(1), indien_datum=_moment(3, 2, 10))
    alsnog = tuple(bijlage for bijlage in BIJLAGEN_BOUWMELDING if bijlage.soort in ONTBREEKT)
    return {
        "bouwmelding_volledig": volledig,
        "bouwmelding_onvolledig": onvolledig,
        "aanvulling": aanvulling(onvolledig, indien_datum=_moment(3, 9, 14), erbij=alsnog, vervalt=("foto",)),
        "intrekking": intrekking(volledig, indien_datum=_moment(3, 16, 9)),
        "startbouw": startbouw(project, verzoeknummer=maak_verzoeknummer(3), indien_datum=_moment(4, 8, 9)),
        "eindebouw": eindebouw(project, verzoeknummer=maak_verzoeknummer(4), indien_datum=_moment(12, 10, 16)),
        "gereedmelding": gereedmelding(project, verzoeknummer=maak_verzoeknummer(5), indien_datum=_moment(11, 20, 8)),
    }


def maak_set() -> dict[str, bytes]:
    """Return every file of the set: `naam.xml`, and `naam/bestandsnaam` for each attachment."""
    bestanden: dict[str, bytes] = {}
    for naam, bericht in maak_berichten().items():
        bestanden[f"{naam}.xml"] = maak_bericht(bericht)
        # A withdrawal names its files but nobody delivers them again.
        if bericht.doel != "Intrekken":
            bestanden |= {f"{naam}/{bestand}": inhoud for bestand, inhoud in maak_bijlagen(bericht).items()}
    volledig = maak_berichten()["bouwmelding_volledig"]
    bestanden["intrekking_klein.xml"] = maak_kleine_intrekking(volledig.verzoeknummer, volledig.project.gezag_oin)
    return bestanden


def _moment(maand: int, dag: int, uur: int) -> datetime:
    return datetime(2026, maand, dag, uur, 15, 30, 251080, tzinfo=AMSTERDAM)
