"""Opdrachten voor de beheerder: database, demo, logboek en starten."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from borgwijzer.regels.grondslag import Invoerfout

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
    """Een export wordt gecontroleerd zonder database."""
    if opdracht.export:
        from borgwijzer.logboek.controle import controleer_export

        if not Path(opdracht.export).is_file():
            raise Invoerfout(f"De export {opdracht.export} is er niet: controleer het pad.")
        uitslag = controleer_export(Path(opdracht.export))
    else:
        met_database()
        from borgwijzer.logboek.queries import controleer_database

        uitslag = controleer_database()
    antwoord = {
        "heel": uitslag.heel, "ketens": uitslag.ketens, "gebeurtenissen": uitslag.gebeurtenissen,
        "aantal_breuken": uitslag.aantal_breuken, "breuken": [asdict(breuk) for breuk in uitslag.breuken],
    }  # fmt: skip
    return antwoord, 0 if uitslag.heel else 1


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
