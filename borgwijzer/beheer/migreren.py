"""Bring the database up to date, always through the owner of the tables."""

from dataclasses import dataclass

from django.core.management import call_command
from django.db import OperationalError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from borgwijzer.beheer.datamap import OnbruikbareOmgeving
from borgwijzer.beheer.rollen import controleer_toepassingsrol, verleen_rechten

# Two servers that start at one moment migrate one after the other. The number has no meaning.
SLOT = 4_815_162_342


@dataclass(frozen=True)
class Migratie:
    """What ``migreer`` did: names of the migrations applied now, oldest first (empty when all was up to date)."""

    toegepast: tuple[str, ...]


def migreer() -> Migratie:
    """Apply the migrations and give the application role its rights; safe to repeat.

    Raises ``OnbruikbareOmgeving`` when the owner is not known, the database cannot be reached, or the application role
    could see past row-level security.
    """
    if "eigenaar" not in connections.settings:
        raise OnbruikbareOmgeving("Migreren kan alleen als eigenaar: zet DATABASE_URL_EIGENAAR naar de eigenaarsrol.")
    from borgwijzer.zaken.acties.regelwissel import laat_opnieuw_afleiden  # models: only once Django is ready

    verbinding = connections["eigenaar"]
    _controleer_bereikbaar("eigenaar", "DATABASE_URL_EIGENAAR")
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [SLOT])
        try:
            toegepast = list_open_migraties("eigenaar")
            if toegepast:
                call_command("migrate", database="eigenaar", interactive=False, verbosity=0)
            verleen_rechten(connections["default"].settings_dict["USER"])
            with transaction.atomic(using="eigenaar"):
                laat_opnieuw_afleiden(verbinding)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])
    verbinding.close()
    controleer_database()
    return Migratie(tuple(toegepast))


def controleer_database() -> None:
    """Check that the application role reaches an up-to-date database and is held by row-level security.

    Raises ``OnbruikbareOmgeving`` otherwise.
    """
    _controleer_bereikbaar("default", "DATABASE_URL")
    if list_open_migraties("default"):
        raise OnbruikbareOmgeving(
            "De database is ouder dan dit programma: voer eerst 'borgwijzer migreer' uit met DATABASE_URL_EIGENAAR."
        )
    controleer_toepassingsrol(connections["default"])


def list_open_migraties(alias: str) -> list[str]:
    """The migrations that still have to be applied, in order, as ``app.naam``."""
    uitvoerder = MigrationExecutor(connections[alias])
    plan = uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())
    return [f"{migratie.app_label}.{migratie.name}" for migratie, _terug in plan]


def _controleer_bereikbaar(alias: str, naam: str) -> None:
    try:
        connections[alias].ensure_connection()
    except OperationalError:
        raise OnbruikbareOmgeving(
            f"De database van {naam} is niet bereikbaar: controleer adres, rol en wachtwoord, en of de server draait."
        ) from None
