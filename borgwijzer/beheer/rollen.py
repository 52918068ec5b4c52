"""The two database roles and what the application role may do.

    borgwijzer_eigenaar   owns database and tables; migrations and the making of organisaties; never serves a request
    borgwijzer_app        the application: no superuser, no BYPASSRLS, owns nothing

On a PostgreSQL server of your own the administrator makes both roles and the database; ``verleen_rechten`` gives the
application role its rights there too.
"""

from pathlib import Path
from typing import Any

import psycopg
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from borgwijzer.beheer.database import BEHEERDER, ingebed_adres
from borgwijzer.beheer.datamap import DATABASE, EIGENAAR, TOEPASSING, OnbruikbareOmgeving

VOLLEDIG = ("SELECT", "INSERT", "UPDATE", "DELETE")
ZONDER_WISSEN = ("SELECT", "INSERT", "UPDATE")
# What the application may do with a table when that is less than everything. A table that is not named has all four.
BEPERKT: dict[str, tuple[str, ...]] = {
    "organisaties_organisatie": ("SELECT",),
    "organisaties_oefenronde": ZONDER_WISSEN,
    "logboek_gebeurtenis": ("SELECT", "INSERT"),
    "logboek_ketenkop": ("SELECT", "INSERT", "UPDATE"),
    # A version of a kader never changes; nothing of a zaak is ever removed, and no letter either.
    "kaders_kaderversie": ("SELECT", "INSERT"),
    "documenten_bestand": ZONDER_WISSEN,
    "zaken_zaak": ZONDER_WISSEN,
    "zaken_melding": ZONDER_WISSEN,
    "zaken_fase": ZONDER_WISSEN,
    "zaken_document": ZONDER_WISSEN,
    "zaken_toets": ZONDER_WISSEN,
    "zaken_notitie": ZONDER_WISSEN,
    "zaken_inzage": ("SELECT", "INSERT"),
    "zaken_wisseling": ZONDER_WISSEN,
    "zaken_nacontrole": ZONDER_WISSEN,
    "zaken_controle": ZONDER_WISSEN,
    "zaken_veldrapport": ZONDER_WISSEN,
    "documenten_veldupload": ZONDER_WISSEN,
    "zaken_advies": ZONDER_WISSEN,
    "zaken_herinnering": ("SELECT", "INSERT"),
    "zaken_proefproject": ZONDER_WISSEN,
    "zaken_leernotitie": ZONDER_WISSEN,
    "brieven_opgeslagenbrief": ZONDER_WISSEN,
    "koppelingen_bericht": ZONDER_WISSEN,
    "django_migrations": ("SELECT",),
    "django_content_type": ("SELECT",),
    "auth_permission": ("SELECT",),
    "auth_group": ("SELECT",),
    "auth_group_permissions": ("SELECT",),
}


def make_rollen(datamap: Path) -> None:
    """Make the roles and the database on the running embedded server; safe to repeat."""
    with psycopg.connect(ingebed_adres(datamap, BEHEERDER, "postgres"), autocommit=True) as verbinding:
        rollen = _namen(verbinding, "SELECT rolname FROM pg_roles")
        for rol in (EIGENAAR, TOEPASSING):
            opdracht = "ALTER ROLE {} {}" if rol in rollen else "CREATE ROLE {} {}"
            recht = sql.SQL("LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB")
            verbinding.execute(sql.SQL(opdracht).format(sql.Identifier(rol), recht))
        if DATABASE not in _namen(verbinding, "SELECT datname FROM pg_database"):
            namen = sql.Identifier(DATABASE), sql.Identifier(EIGENAAR)
            verbinding.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*namen))


def _namen(verbinding: psycopg.Connection[Any], vraag: str) -> set[str]:
    return {naam for (naam,) in verbinding.execute(vraag)}


def verleen_rechten(toepassing: str) -> None:
    """Give the application role its rights on every table of the owner, and no more; safe to repeat.

    Works through the alias ``eigenaar``, in one transaction.
    """
    verbinding = connections["eigenaar"]
    eigenaar = verbinding.settings_dict["USER"]
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = %s", [eigenaar])
        tabellen = sorted(naam for (naam,) in cursor.fetchall())
    rol, baas = sql.Identifier(toepassing), sql.Identifier(eigenaar)
    voor_later = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT ").format(baas)
    opdrachten = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(rol),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(rol),
        voor_later + sql.SQL("SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}").format(rol),
        voor_later + sql.SQL("USAGE, SELECT ON SEQUENCES TO {}").format(rol),
    ]
    for tabel in tabellen:
        opdrachten.append(sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(tabel), rol))
        rechten = sql.SQL(", ").join(sql.SQL(recht) for recht in BEPERKT.get(tabel, VOLLEDIG))
        opdrachten.append(sql.SQL("GRANT {} ON {} TO {}").format(rechten, sql.Identifier(tabel), rol))
    # One text without parameters is one statement to the server, and so one transaction.
    with verbinding.cursor() as cursor:
        cursor.execute(sql.SQL("; ").join(opdrachten).as_string(cursor.connection))


def controleer_toepassingsrol(verbinding: BaseDatabaseWrapper) -> None:
    """Refuse to run when the role of ``verbinding`` could see past row-level security.

    Raises ``OnbruikbareOmgeving`` for a superuser, a role with BYPASSRLS, or the owner of the tables.
    """
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_tables"
            " WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner::name, 'MEMBER'))"
            " FROM pg_roles WHERE rolname = current_user"
        )
        rij = cursor.fetchone()
    if rij is None or rij[0]:
        raise OnbruikbareOmgeving(
            "De rol in DATABASE_URL is beheerder of eigenaar van de tabellen en ziet daardoor gegevens van elke "
            "organisatie: geef in DATABASE_URL een gewone rol op, en de eigenaar in DATABASE_URL_EIGENAAR."
        )
