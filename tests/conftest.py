"""What all tests share. A test that asks for `db` runs as the application role, under row-level security.

One embedded PostgreSQL serves the whole run, also with several pytest processes: a database is migrated once and every
process gets a copy. A test that asks for nothing here starts no database.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from borgwijzer.beheer import database, datamap
from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.beheer.migreren import migreer
from borgwijzer.beheer.rollen import make_rollen
from borgwijzer.brieven.models import Briefpapier
from borgwijzer.kaders import versies
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen

# Tests of one part use the helpers of another as tests.<part>.<file>, however pytest was started.
sys.path.insert(0, str(Path(__file__).parents[1]))

SJABLOON = "borgwijzer_sjabloon"
# Not in pytest's own folder: that is closed again and again to every user but one, and root runs the server as another.
TOETSMAP = "BORGWIJZER_TOETSMAP"


def pytest_configure(config: pytest.Config) -> None:
    """Keep the run away from the data of this installation, and passwords fast."""
    if TOETSMAP not in os.environ:  # the first process; those that it starts for xdist inherit the folder
        os.environ[TOETSMAP] = tempfile.mkdtemp(prefix="borgwijzer-toets-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(TOETSMAP)))
    bestanden = Path(tempfile.mkdtemp(dir=os.environ[TOETSMAP]))
    settings.SECRET_KEY = "alleen-voor-tests-" + "x" * 40
    settings.DATAMAP = bestanden
    settings.BESTANDENMAP = bestanden / "bestanden"
    settings.STATIC_ROOT = bestanden / "static"
    settings.STATIC_ROOT.mkdir()
    settings.BESTANDENMAP.mkdir()
    settings.STORAGES = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": settings.BESTANDENMAP},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_USE_FINDERS = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def lege_map() -> Path:
    """An empty folder that a server of PostgreSQL can reach; removed at the end of the run."""
    return Path(tempfile.mkdtemp(dir=os.environ[TOETSMAP]))


@pytest.fixture(scope="session")
def wachtwoord() -> str:
    """The password of every account that ``account`` makes."""
    return "proefwachtwoord-1"


@pytest.fixture(scope="session")
def servermap() -> Iterator[Path]:
    """The data folder of the embedded server of this run; the server stops when the last process lets go."""
    map_ = Path(os.environ[TOETSMAP]) / "server"
    datamap.maak_gereed(map_)
    gebruik = database.start_server(map_)
    yield map_
    gebruik.stop()


def _als_beheerder(servermap: Path) -> psycopg.Connection[Any]:
    return psycopg.connect(database.ingebed_adres(servermap, database.BEHEERDER, "postgres"), autocommit=True)


def _wijs_naar(servermap: Path, naam: str) -> None:
    """Let both aliases of Django use this database of the embedded server."""
    versies._lees.cache_clear()  # the same id is another version in another database
    host = str(database.find_socketmap(servermap))
    for alias, rol in (("default", datamap.TOEPASSING), ("eigenaar", datamap.EIGENAAR)):
        connections[alias].close()
        nieuw = {"NAME": naam, "HOST": host, "USER": rol, "PASSWORD": "", "PORT": "", "CONN_MAX_AGE": 0}
        connections.settings[alias].update(nieuw)
        connections[alias].settings_dict.update(nieuw)


def _maak_sjabloon(servermap: Path) -> None:
    """Migrate a database with the two municipalities of the demo, once per run."""
    with _als_beheerder(servermap) as beheerder:
        # A lock of the server, held by this connection: the other processes wait for the copy to be complete.
        beheerder.execute("SELECT pg_advisory_lock(1)")
        if beheerder.execute("SELECT 1 FROM pg_database WHERE datname = %s", [SJABLOON]).fetchone():
            return
        make_rollen(servermap)
        _wijs_naar(servermap, datamap.DATABASE)
        migreer()
        registreer_organisatie(
            naam="Gemeente Wilgenmeer", slug="wilgenmeer", oin="00000001999999990000", kader="hoeksche-waard", demo=True
        )
        registreer_organisatie(
            naam="Gemeente Lindenveen", slug="lindenveen", oin="00000001999999980000", kader="landelijk", demo=True
        )
        connections.close_all()
        _maak_kopie(beheerder, SJABLOON, bron=datamap.DATABASE)


def _maak_kopie(beheerder: psycopg.Connection[Any], naam: str, *, bron: str = SJABLOON) -> None:
    namen = [sql.Identifier(deel) for deel in (naam, bron, datamap.EIGENAAR)]
    beheerder.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy").format(*namen))


def _verwijder_kopie(beheerder: psycopg.Connection[Any], naam: str) -> None:
    connections.close_all()
    beheerder.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(naam)))


@pytest.fixture(scope="session")
def django_db_setup(servermap: Path, django_db_blocker: Any) -> Iterator[None]:
    """Give this process its own copy of the migrated database, instead of Django's way of making test databases."""
    naam = f"toets_{os.environ.get('PYTEST_XDIST_WORKER', 'enig')}"
    with django_db_blocker.unblock():
        _maak_sjabloon(servermap)
        with _als_beheerder(servermap) as beheerder:
            _maak_kopie(beheerder, naam)
            _wijs_naar(servermap, naam)
            yield
            _verwijder_kopie(beheerder, naam)


@pytest.fixture
def echte_database(request: pytest.FixtureRequest, servermap: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own for a test that commits or uses other processes; removed afterwards. Gives its name."""
    assert "db" not in request.fixturenames, "een toets heeft db of echte_database, niet allebei"
    oud = connections.settings["default"]["NAME"]
    naam = f"{oud}_echt"
    with django_db_blocker.unblock(), _als_beheerder(servermap) as beheerder:
        _maak_kopie(beheerder, naam)
        _wijs_naar(servermap, naam)
        try:
            yield naam
        finally:
            _verwijder_kopie(beheerder, naam)
            _wijs_naar(servermap, oud)


@pytest.fixture
def adressen(servermap: Path, echte_database: str) -> dict[str, str]:
    """DATABASE_URL and DATABASE_URL_EIGENAAR of ``echte_database``, for other processes."""
    return {
        "DATABASE_URL": database.ingebed_adres(servermap, datamap.TOEPASSING, echte_database),
        "DATABASE_URL_EIGENAAR": database.ingebed_adres(servermap, datamap.EIGENAAR, echte_database),
    }


@pytest.fixture
def superverbinding(servermap: Path, django_db_setup: None) -> Callable[[], psycopg.Connection[Any]]:
    """A connection as superuser to the database of now: for checking, and for tampering that the roles cannot do."""

    def verbind() -> psycopg.Connection[Any]:
        naam = connections.settings["default"]["NAME"]
        return psycopg.connect(database.ingebed_adres(servermap, database.BEHEERDER, naam), autocommit=True)

    return verbind


@pytest.fixture
def verbinding(db: None) -> BaseDatabaseWrapper:
    """Django's connection of the application role."""
    return connections["default"]


@pytest.fixture
def organisatie(request: pytest.FixtureRequest) -> Organisatie:
    """Gemeente Wilgenmeer. Asks for `db`, unless the test has an ``echte_database``."""
    return _zoek_organisatie(request, "wilgenmeer")


@pytest.fixture
def andere_organisatie(request: pytest.FixtureRequest) -> Organisatie:
    """Gemeente Lindenveen. Asks for `db`, unless the test has an ``echte_database``."""
    return _zoek_organisatie(request, "lindenveen")


def _zoek_organisatie(request: pytest.FixtureRequest, slug: str) -> Organisatie:
    request.getfixturevalue("echte_database" if "echte_database" in request.fixturenames else "db")
    return Organisatie.objects.get(slug=slug)


@pytest.fixture
def in_organisatie(organisatie: Organisatie) -> Iterator[Organisatie]:
    """The test runs inside Wilgenmeer from beginning to end."""
    with binnen(organisatie.pk):
        yield organisatie


@pytest.fixture
def account(organisatie: Organisatie, wachtwoord: str) -> Callable[..., Account]:
    """``account("jurist")`` or ``account(Rol.JURIST, Rol.LEZER, organisatie=…)``: a new account with those roles."""
    nummers = iter(range(1, 1000))

    def maak(*rollen: Rol | str, organisatie: Organisatie = organisatie, actief: bool = True) -> Account:
        nummer = next(nummers)
        with binnen(organisatie.pk):
            persoon = Account.objects.maak(
                email=f"persoon{nummer}@{organisatie.slug}.example.org",
                naam=f"Persoon {nummer}",
                organisatie=organisatie,
                rollen=[Rol(rol) for rol in rollen],
                wachtwoord=wachtwoord,
            )
            if not actief:
                persoon.actief = False
                persoon.save(update_fields=["actief"])
        return persoon

    return maak


@pytest.fixture
def klaar_organisatie(organisatie: Organisatie) -> Organisatie:
    """Wilgenmeer with its kader in use and its letter paper filled in: ready to receive a melding."""
    maak_klaar(organisatie)
    return organisatie


def maak_klaar(organisatie: Organisatie) -> None:
    """Take the kader of the organisatie into use, and give it letter paper."""
    with binnen(organisatie.pk):
        neem_in_gebruik(zoek_kader(organisatie.kader), organisatie_id=organisatie.pk, moment=nu())
        Briefpapier.objects.get_or_create(
            organisatie=organisatie,
            defaults={
                "team": "Team Bouwen en Wonen", "adresregels": ["Raadhuisplein 1", "9999 ZZ Wilgenmeer"],
                "telefoon": "000 123 45 67", "email": "bouwen@wilgenmeer.example.org", "ondertekenaar": "A. Rietvoort",
                "rechtbank": "de rechtbank Oeverland, Postbus 9999, 9999 ZX Oeverstad",
                "functie": "teamleider Bouwen en Wonen", "namens": f"Namens het college van {organisatie.naam}",
            },
        )  # fmt: skip
