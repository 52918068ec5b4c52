"""Messages for the demo, sent through the real intake: some become a zaak, some wait in triage."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from borgwijzer.demo.namen import noem_plaats
from borgwijzer.koppelingen.dso.simulator.berichten import maak_bericht
from borgwijzer.koppelingen.dso.simulator.bijlagen import maak_bijlagen, maak_kapot
from borgwijzer.koppelingen.dso.simulator.omschrijving import Bericht, Bouwproject
from borgwijzer.koppelingen.dso.simulator.verhalen import bouwmelding, gereedmelding, maak_verzoeknummer, startbouw
from borgwijzer.koppelingen.dso.simulator.voorbeeld import maak_voorbeeldproject
from borgwijzer.koppelingen.dso.verwerk import verwerk_bericht
from borgwijzer.organisaties.models import Organisatie


def stuur_demoberichten(organisatie: Organisatie, moment: datetime.datetime) -> None:
    """Hand in a handful of messages of the past days, with their attachments."""
    for bericht, bijlagen in _berichten(organisatie, moment):
        verwerk_bericht(maak_bericht(bericht), organisatie=organisatie, kanaal="ontvanger", moment=moment, bijlagen=bijlagen)


def _berichten(organisatie: Organisatie, moment: datetime.datetime) -> Iterator[tuple[Bericht, dict[str, bytes | Path]]]:
    def dagen_terug(aantal: int) -> datetime.datetime:
        return moment - datetime.timedelta(days=aantal, hours=2)

    # A verzoeknummer is unique in the whole country, so each municipality of the demo has its own range.
    begin = organisatie.pk * 100
    volledig = _project(organisatie, "Lisdodde", "14", moment, nummer=1)
    compleet = bouwmelding(volledig, verzoeknummer=maak_verzoeknummer(begin + 1), indien_datum=dagen_terug(3))
    yield compleet, {**maak_bijlagen(compleet)}
    mist = _project(organisatie, "Gele Plomp", "8", moment, nummer=2)
    onvolledig = bouwmelding(
        mist, verzoeknummer=maak_verzoeknummer(begin + 2), indien_datum=dagen_terug(6), mist=("borgingsplan", "telefoon")
    )
    naam, inhoud = maak_kapot("versleuteld", mist)
    yield onvolledig, {**maak_bijlagen(onvolledig), naam: inhoud}
    oud = _project(organisatie, "Krabbescheer", "21", moment, nummer=3)
    yield startbouw(oud, verzoeknummer=maak_verzoeknummer(begin + 3), indien_datum=dagen_terug(1)), {}
    gereed = gereedmelding(oud, verzoeknummer=maak_verzoeknummer(begin + 4), indien_datum=dagen_terug(1))
    yield gereed, {**maak_bijlagen(gereed)}


def _project(organisatie: Organisatie, straat: str, huisnummer: str, moment: datetime.datetime, *, nummer: int) -> Bouwproject:
    """The example project on another address of this municipality, with a project number of its own."""
    voorbeeld = maak_voorbeeldproject()
    plaats = noem_plaats(organisatie)
    bag_id = f"9999010000{organisatie.pk:03d}{nummer:03d}"
    plek = replace(voorbeeld.plek, straat=straat, huisnummer=huisnummer, woonplaats=plaats, bag_id=bag_id)
    dag = moment.date()
    return replace(
        voorbeeld,
        naam=f"Nieuwbouw woning {straat} {huisnummer}",
        omschrijving=f"Bouw van een vrijstaande woning met berging aan de {straat} in {plaats}.",
        plek=plek,
        project_id=f"99990000-0000-4000-8000-{organisatie.pk:06d}{nummer:06d}-0",
        gezag_naam=organisatie.naam,
        gezag_oin=organisatie.oin,
        geplande_start=f"{dag + datetime.timedelta(days=40):%d-%m-%Y}",
        geplande_oplevering=f"{dag + datetime.timedelta(days=300):%d-%m-%Y}",
    )
