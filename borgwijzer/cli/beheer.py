"""Opdrachten voor de beheerder: database, demo, logboek en starten."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borgwijzer.regels.grondslag import Invoerfout

if TYPE_CHECKING:
    from borgwijzer.organisaties.models import Organisatie

Antwoord = tuple[Any, int]


def met_database() -> None:
    """Maak deze opdracht gereed voor Django en een database in de juiste vorm; anders Invoerfout met een zin."""
    from django.core.exceptions import ImproperlyConfigured

    from borgwijzer.beheer.datamap import OnbruikbareOmgeving
    from borgwijzer.beheer.voorbereiden import bereid_voor

    try:
        bereid_voor()
        from django.db import connections

        from borgwijzer.beheer.migreren import controleer_database
        from borgwijzer.beheer.migreren import migreer as migreer_nu

        if "eigenaar" in connections.settings:
            migreer_nu()
        else:
            controleer_database()
    except (OnbruikbareOmgeving, ImproperlyConfigured) as fout:
        raise Invoerfout(str(fout)) from None


def controleer_logboek(opdracht: Namespace) -> Antwoord:
    """Een export, of een uitgepakte dossiermap, wordt gecontroleerd zonder database."""
    if opdracht.export:
        from borgwijzer.logboek.controle import controleer_export
        from borgwijzer.logboek.mapcontrole import controleer_map

        pad = Path(opdracht.export)
        if not pad.exists():
            raise Invoerfout(f"De export {opdracht.export} is er niet: controleer het pad.")
        uitslag = controleer_map(pad) if pad.is_dir() else controleer_export(pad)
    else:
        met_database()
        from borgwijzer.logboek.queries import controleer_database

        uitslag = controleer_database()
    antwoord = {
        "heel": uitslag.heel, "ketens": uitslag.ketens, "gebeurtenissen": uitslag.gebeurtenissen,
        "aantal_breuken": uitslag.aantal_breuken, "breuken": [asdict(breuk) for breuk in uitslag.breuken],
    }  # fmt: skip
    return antwoord, 0 if uitslag.heel else 1


def exporteer_logboek(opdracht: Namespace) -> Antwoord:
    """De keten van een zaak naar stdout, in de regels die `logboek controleer EXPORT` leest."""
    met_database()
    gevonden = _lees_ketens(opdracht.zaaknummer, list_organisaties(opdracht.organisatie))
    if not gevonden:
        raise Invoerfout(f"Van een zaak {opdracht.zaaknummer} is niets vastgelegd: controleer het zaaknummer en de organisatie.")
    if len(gevonden) > 1:
        slugs = ", ".join(gevonden)
        raise Invoerfout(f"Meer dan een organisatie heeft een zaak {opdracht.zaaknummer}: kies met --organisatie een van {slugs}.")
    for regels in gevonden.values():
        sys.stdout.buffer.writelines(regel.encode("utf-8") for regel in regels)  # de hash gaat over UTF-8, in elke omgeving
    return None, 0


def _lees_ketens(zaaknummer: str, organisaties: Sequence[Organisatie]) -> dict[str, list[str]]:
    """Per slug van een organisatie die de zaak heeft: de regels van haar export."""
    from django.db import transaction

    from borgwijzer.logboek.models import Ketenkop
    from borgwijzer.logboek.queries import exporteer
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.zaken.queries import find_zaak

    gevonden = {}
    for organisatie in organisaties:
        with binnen(organisatie.pk), transaction.atomic():
            zaak = find_zaak(zaaknummer)
            if zaak is not None and Ketenkop.objects.filter(zaak_id=zaak.pk).exists():
                # Alles ineens: wie de uitvoer traag afneemt, houdt zo geen zaak op slot.
                gevonden[organisatie.slug] = list(exporteer(zaak.pk))
    return gevonden


def list_organisaties(slug: str | None) -> list[Organisatie]:
    """Alle organisaties, of alleen die met deze slug. Invoerfout als zij er niet is."""
    from borgwijzer.organisaties.models import Organisatie

    alle = list(Organisatie.objects.order_by("pk"))
    if not alle:
        raise Invoerfout("Er is nog geen organisatie: voer eerst 'borgwijzer demo' uit, of maak er een.")
    gekozen = alle if slug is None else [organisatie for organisatie in alle if organisatie.slug == slug]
    if not gekozen:
        raise Invoerfout(f"De organisatie {slug} bestaat niet. Kies een van: {', '.join(o.slug for o in alle)}.")
    return gekozen


def herindexeer_zoeken(opdracht: Namespace) -> Antwoord:
    """Maak de zoekingangen opnieuw, per organisatie; wie intussen zoekt, merkt daar niets van."""
    met_database()
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.zoeken.acties import herindexeer

    zaken = {}
    for organisatie in list_organisaties(opdracht.organisatie):
        with binnen(organisatie.pk):
            zaken[organisatie.slug] = herindexeer()
    return {"zaken": zaken}, 0


def migreer(opdracht: Namespace) -> Antwoord:
    from django.core.exceptions import ImproperlyConfigured

    from borgwijzer.beheer.datamap import OnbruikbareOmgeving
    from borgwijzer.beheer.voorbereiden import bereid_voor

    try:
        bereid_voor()
        from borgwijzer.beheer.migreren import migreer as migreer_nu

        return {"toegepast": list(migreer_nu().toegepast)}, 0
    except (OnbruikbareOmgeving, ImproperlyConfigured) as fout:
        raise Invoerfout(str(fout)) from None


def laad_demo(opdracht: Namespace) -> Antwoord:
    met_database()
    from borgwijzer.demo import laad

    return {"accounts": [asdict(account) for account in laad()]}, 0


def maak_oefenomgeving(opdracht: Namespace) -> Antwoord:
    """Geef een gemeente een plek om te oefenen en vul die; wat er al geoefend is, blijft staan."""
    met_database()
    from borgwijzer.beheer.datamap import OnbruikbareOmgeving
    from borgwijzer.geweigerd import Geweigerd
    from borgwijzer.klok import nu
    from borgwijzer.oefenen.acties.omgeving import VOORVOEGSEL, maak_oefenomgeving
    from borgwijzer.organisaties.oefenen import find_laatste_ronde
    from borgwijzer.organisaties.tenant import binnen

    (gemeente,) = list_organisaties(opdracht.organisatie)
    try:
        oefening, collegas = maak_oefenomgeving(gemeente, moment=nu())
    except (Geweigerd, OnbruikbareOmgeving) as fout:
        raise Invoerfout(str(fout)) from None
    with binnen(oefening.pk):
        al_gevuld = find_laatste_ronde(oefening) is not None
    gemaakt = 0 if al_gevuld else _vul(oefening)
    return {
        "organisatie": oefening.slug, "dossiers_gemaakt": gemaakt,
        "aanmelden": f"Medewerkers van {gemeente.naam} zetten {VOORVOEGSEL} voor hun e-mailadres; hun wachtwoord is hetzelfde.",
        "collegas": [asdict(account) for account in collegas],
    }, 0  # fmt: skip


def begin_oefenomgeving_opnieuw(opdracht: Namespace) -> Antwoord:
    """Leeg een oefenomgeving en vul haar opnieuw. De database weigert dit voor een echte organisatie."""
    met_database()
    (oefening,) = list_organisaties(opdracht.organisatie)
    return {"organisatie": oefening.slug, "dossiers_gemaakt": _vul(oefening)}, 0


def _vul(oefening: Organisatie) -> int:
    """Ga verder met een ronde die bleef liggen, of begin een nieuwe."""
    from borgwijzer.geweigerd import Geweigerd
    from borgwijzer.klok import nu
    from borgwijzer.oefenen.acties.ronde import begin_opnieuw, voer_ronde_uit
    from borgwijzer.organisaties.oefenen import find_laatste_ronde, is_bezig
    from borgwijzer.organisaties.tenant import binnen

    try:
        with binnen(oefening.pk):
            ronde = find_laatste_ronde(oefening)
            if ronde is None or not is_bezig(ronde):
                ronde = begin_opnieuw(oefening, door=None, moment=nu())
            return voer_ronde_uit(ronde.pk).gemaakt
    except Geweigerd as fout:
        raise Invoerfout(str(fout)) from None


def start(opdracht: Namespace) -> Antwoord:
    from django.core.exceptions import ImproperlyConfigured

    from borgwijzer.beheer.datamap import OnbruikbareOmgeving
    from borgwijzer.beheer.starten import start as start_alles

    try:
        start_alles(poort=opdracht.poort, demo=not opdracht.zonder_demo, schrijf=_schrijf)
    except (OnbruikbareOmgeving, ImproperlyConfigured) as fout:
        raise Invoerfout(str(fout)) from None
    return None, 0


def _schrijf(regel: str) -> None:
    print(regel, flush=True)


def herbereken_afwegingen(opdracht: Namespace) -> Antwoord:
    """Elke voorgestelde of vastgestelde afweging, met de versie van het kader die zij bewaart."""
    met_database()
    from borgwijzer.toezicht.herberekenen import herbereken_alles

    uitslag = herbereken_alles()
    return asdict(uitslag), 1 if uitslag.aantal_anders else 0
