"""``borgwijzer start``: database, migrations, static files, demo data, web server and worker, in one command."""

import errno
import http.client
import importlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from types import FrameType
from typing import Protocol

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from borgwijzer.beheer.database import ingebed_adres
from borgwijzer.beheer.datamap import TOEPASSING, OnbruikbareOmgeving
from borgwijzer.beheer.migreren import controleer_database, migreer
from borgwijzer.beheer.processen import Gezin, Kind
from borgwijzer.beheer.voorbereiden import bereid_voor

WEBPROCESSEN = 2
OPSTARTTIJD = 60.0


class Demoaccount(Protocol):
    """What ``borgwijzer.demo.laad()`` returns a list of."""

    @property
    def email(self) -> str: ...

    @property
    def wachtwoord(self) -> str: ...

    @property
    def rol(self) -> str: ...


def start(*, poort: int = 8000, host: str = "127.0.0.1", demo: bool = False, schrijf: Callable[[str], None] = print) -> None:
    """Run the application until SIGINT or SIGTERM, then stop everything and return.

    ``poort`` 1 up to and including 65535; ``demo`` loads the demo village and shows its accounts (also when
    BORGWIJZER_DEMO says so); ``schrijf`` gets the lines meant for a person.
    Raises ``OnbruikbareOmgeving`` or ``ImproperlyConfigured`` with one Dutch sentence when starting is impossible.
    """
    controleer_poort(host, poort)
    if demo:
        os.environ["BORGWIJZER_DEMO"] = "ja"
    # Letters name the address on which somebody answers: without a setting, the one that works here.
    os.environ.setdefault("BORGWIJZER_ADRES", f"http://localhost:{poort}")
    stopper = _Stopper()
    with stopper, ExitStack() as opruimen:
        gebruik = bereid_voor()
        if gebruik is not None:
            opruimen.callback(gebruik.stop)
        accounts = _maak_gereed()
        gezin = Gezin(_list_kinderen(host, poort), schrijf, gebruik.waak if gebruik else lambda: None)
        opruimen.callback(gezin.stop)
        gezin.start()
        _wacht_op_web(gezin, host, poort, stopper)
        _toon(schrijf, host, poort, accounts)
        gezin.waak_tot(lambda: stopper.gevraagd)
        schrijf("Borgwijzer stopt.")


def controleer_poort(host: str, poort: int) -> None:
    """Raise ``OnbruikbareOmgeving`` when the web server could not listen there."""
    soort = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(soort, socket.SOCK_STREAM) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, poort))
        except (OSError, OverflowError) as fout:
            raise OnbruikbareOmgeving(_leg_poort_uit(host, poort, getattr(fout, "errno", None))) from None


def _leg_poort_uit(host: str, poort: int, nummer: int | None) -> str:
    if nummer == errno.EADDRINUSE:
        return f"Poort {poort} is al in gebruik: stop het andere programma, of kies een andere poort."
    if nummer == errno.EACCES:
        return f"Poort {poort} mag deze gebruiker niet gebruiken: kies een poort boven 1023."
    if nummer is None:
        return f"Poort {poort} bestaat niet: kies een getal van 1 tot en met 65535."
    return f"Het adres {host} is niet van deze computer: kies 127.0.0.1 of 0.0.0.0."


def _maak_gereed() -> Sequence[Demoaccount]:
    """Migrate, collect the static files and load the demo; gives the demo accounts to show."""
    if "eigenaar" in connections.settings:
        migreer()
    else:
        controleer_database()
    call_command("collectstatic", interactive=False, verbosity=0)
    accounts = _laad_demo() if settings.DEMO else []
    connections.close_all()
    return accounts


def _laad_demo() -> Sequence[Demoaccount]:
    try:
        demo = importlib.import_module("borgwijzer.demo")
    except ModuleNotFoundError:
        raise OnbruikbareOmgeving(
            "De demogegevens zitten niet in deze installatie: start zonder demo, of installeer het hele pakket."
        ) from None
    accounts: Sequence[Demoaccount] = demo.laad()
    return accounts


def _list_kinderen(host: str, poort: int) -> list[Kind]:
    # The children get the application role only: nothing they run can act as the owner.
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != "DATABASE_URL_EIGENAAR"}
    omgeving["DJANGO_SETTINGS_MODULE"] = os.environ.get("DJANGO_SETTINGS_MODULE", "borgwijzer.settings")
    omgeving["BORGWIJZER_DATAMAP"] = str(settings.DATAMAP)
    if settings.INGEBEDDE_DATABASE:
        omgeving["DATABASE_URL"] = ingebed_adres(settings.DATAMAP, TOEPASSING)
    web = [sys.executable, "-m", "granian", "borgwijzer.wsgi:application", "--interface", "wsgi", "--http", "1", "--no-ws"]
    web += ["--host", host, "--port", str(poort), "--workers", str(WEBPROCESSEN), "--blocking-threads", "1"]
    web += ["--respawn-failed-workers", "--respawn-interval", "1", "--workers-kill-timeout", "15", "--log-level", "warning"]
    werker = [sys.executable, "-m", "borgwijzer.beheer.werker"]
    return [Kind("web", web, omgeving), Kind("werker", werker, omgeving)]


def _wacht_op_web(gezin: Gezin, host: str, poort: int, stopper: "_Stopper") -> None:
    einde = time.monotonic() + OPSTARTTIJD
    gezin.waak_tot(lambda: stopper.gevraagd or time.monotonic() > einde or _antwoordt(host, poort))
    if time.monotonic() > einde:
        raise OnbruikbareOmgeving("De webserver antwoordt niet: kijk in de regels hierboven wat er mis is.")


def _antwoordt(host: str, poort: int) -> bool:
    thuis = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - listening there is the user's choice
    verbinding = http.client.HTTPConnection(thuis, poort, timeout=5)
    try:
        verbinding.request("GET", "/gezond/klaar", headers={"Host": settings.ALLOWED_HOSTS[0].lstrip(".")})
        return verbinding.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        verbinding.close()


def _toon(schrijf: Callable[[str], None], host: str, poort: int, accounts: Sequence[Demoaccount]) -> None:
    naam = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104 - see above
    schrijf(f"Borgwijzer draait op http://{naam}:{poort}")
    if accounts:
        schrijf("Aanmelden kan met een van deze demo-accounts:")
    for account in accounts:
        schrijf(f"  {account.rol:<16}{account.email:<44}wachtwoord {account.wachtwoord}")
    schrijf("Stoppen: Ctrl-C.")


class _Stopper:
    """Turns SIGINT and SIGTERM into a flag, so that nothing is cut off half-way; the old handling comes back after."""

    gevraagd = False

    def __enter__(self) -> "_Stopper":
        self._oud = {soort: signal.signal(soort, self._vraag) for soort in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_fout: object) -> None:
        for soort, oud in self._oud.items():
            signal.signal(soort, oud)

    def _vraag(self, _soort: int, _plek: FrameType | None) -> None:
        self.gevraagd = True
