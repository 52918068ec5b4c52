"""A browser and a server for the stories. Each story has a database of its own, that of a demo municipality."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from tests.scenarios.bediening import BREED, Mens

VLAGGEN = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
ONTBREEKT = "Chromium ontbreekt: vraag de beheerder om het te installeren met apt-get install chromium."
MENSEN = {
    "noor": ("Noor van Dijkhuizen", Rol.INTAKE),
    "ravi": ("Ravi Oudkerk", Rol.TOEZICHTHOUDER),
    "joost": ("Joost Wilmerdonk", Rol.JURIST),
    "amal": ("Amal Rietvoort", Rol.TEAMLEIDER),
    "bert": ("Bert Zandhoek", Rol.BEHEERDER),
    "lies": ("Lies Oosterveen", Rol.LEZER),
}


class Stil(WSGIRequestHandler):
    """Writes no line per request to the test output."""

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Headless Chromium of this machine; gone before tests elsewhere run, for its library keeps an event loop in this thread."""
    pad = shutil.which("chromium") or shutil.which("chromium-browser")
    if pad is None:
        pytest.fail(ONTBREEKT, pytrace=False)
    # The browser library runs an event loop in this thread, and Django would refuse to use the database here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "ja"
    with sync_playwright() as playwright:
        gestart = playwright.chromium.launch(executable_path=pad, args=VLAGGEN)
        yield gestart
        gestart.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def demo(klaar_organisatie: Organisatie, settings: pytest.FixtureRequest) -> Organisatie:
    """Gemeente Wilgenmeer in demo mode, with a person per role."""
    settings.DEMO = True  # type: ignore[attr-defined]
    with binnen(klaar_organisatie.pk):
        for voornaam, (naam, rol) in MENSEN.items():
            Account.objects.maak(
                email=f"{voornaam}@wilgenmeer.example.org", naam=naam, organisatie=klaar_organisatie, rollen=[rol],
                wachtwoord="proefwachtwoord-1",
            )  # fmt: skip
    return klaar_organisatie


@pytest.fixture
def adres(echte_database: str, demo: Organisatie) -> Iterator[str]:
    """The address of the application, served by this process from the database of this story."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Stil)
    server.set_app(get_wsgi_application())
    server.daemon_threads = False  # closing the server waits for the answers under way
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    draad.join()
    server.server_close()


@pytest.fixture
def maat() -> ViewportSize:
    """How wide the windows of a story are; a story that is told at more than one width has this as a parameter."""
    return BREED


@pytest.fixture
def mens(browser: Browser, adres: str, maat: ViewportSize) -> Iterator[Callable[..., Mens]]:
    """``mens("noor")``: a person with a browser of their own, signed in; ``mens()`` is not signed in."""
    contexten = []

    def open_browser(voornaam: str = "") -> Mens:
        context = browser.new_context(viewport=maat, locale="nl-NL")
        context.set_default_timeout(30_000)  # a busy machine is slow, and no fault
        contexten.append(context)
        persoon = Mens(context, adres, maat)
        if voornaam:
            persoon.meld_aan(f"{voornaam}@wilgenmeer.example.org")
        return persoon

    yield open_browser
    for context in contexten:
        context.close()
