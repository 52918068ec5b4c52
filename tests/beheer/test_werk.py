"""Background work: inside its tenant, with its deed or not at all, and not lost with a killed worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from borgwijzer.beheer.werk import herstel_vastgelopen_werk, ruim_op, ruim_sessies_op, run_worker, werk
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie

gezien: list[tuple[int | None, list[str], str]] = []

# A worker process of its own, with a job that starts and then takes its time.
TRAAG = """
import sys, time, django
django.setup()
from borgwijzer.beheer.werk import run_worker, werk

@werk(naam="proef_traag")
def traag(*, tekst):
    print(tekst, flush=True)
    time.sleep(60)

run_worker()
"""


@contextmanager
def _taken() -> Iterator[dict[str, object]]:
    """The registered jobs; what a test adds is taken away again."""
    vooraf = dict(app.tasks)
    try:
        yield app.tasks  # type: ignore[misc]
    finally:
        app.tasks.clear()
        app.tasks.update(vooraf)


@pytest.fixture
def taak(echte_database: str) -> Iterator[Any]:
    """A job that notes in which tenant it ran and whom it saw there."""
    gezien.clear()
    with _taken():

        @werk(naam="proef_werk", pogingen=1)
        def noteer(*, tekst: str) -> None:
            gezien.append((get_huidige_organisatie(), [rij.naam for rij in Account.objects.all()], tekst))
            if tekst == "mislukt":
                raise ValueError(tekst)

        yield noteer


def _standen() -> list[tuple[str, str, int]]:
    return list(
        ProcrastinateJob.objects.filter(task_name__startswith="proef").order_by("id").values_list("task_name", "status", "attempts")
    )


def test_werk_loopt_binnen_zijn_organisatie(taak: Any, organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    for gezag in (organisatie, andere_organisatie):
        with binnen(gezag.pk):
            Account.objects.maak(email=f"x@{gezag.slug}.example.org", naam=gezag.slug, organisatie=gezag, rollen=[], wachtwoord="x")
    taak.defer(organisatie_id=organisatie.pk, tekst="een")
    taak.defer(organisatie_id=andere_organisatie.pk, tekst="twee")
    run_worker(blijf=False)
    assert gezien == [(organisatie.pk, ["wilgenmeer"], "een"), (andere_organisatie.pk, ["lindenveen"], "twee")]
    assert _standen() == [("proef_werk", "succeeded", 1)] * 2


def test_werk_bestaat_alleen_als_de_daad_bestaat(taak: Any, organisatie: Organisatie) -> None:
    with pytest.raises(KeyError), transaction.atomic():
        taak.defer(organisatie_id=organisatie.pk, tekst="nooit")
        raise KeyError
    run_worker(blijf=False)
    assert (gezien, _standen()) == ([], [])


def test_mislukt_werk_wordt_later_opnieuw_geprobeerd(taak: Any, organisatie: Organisatie) -> None:
    taak.defer(organisatie_id=organisatie.pk, tekst="mislukt")
    run_worker(blijf=False)
    assert _standen() == [("proef_werk", "todo", 1)]
    _voer_uit("UPDATE procrastinate_jobs SET scheduled_at = now()")
    run_worker(blijf=False)
    assert _standen() == [("proef_werk", "failed", 2)]


def test_een_gedode_werker_laat_zijn_werk_niet_liggen(
    taak: Any, organisatie: Organisatie, adressen: dict[str, str], tmp_path: Path
) -> None:
    omgeving = {**os.environ, **adressen, "BORGWIJZER_SLEUTEL": "proef", "BORGWIJZER_DATAMAP": str(tmp_path)}
    with _taken():

        @werk(naam="proef_traag")
        def traag(*, tekst: str) -> None:
            gezien.append((get_huidige_organisatie(), [], tekst))

        traag.defer(organisatie_id=organisatie.pk, tekst="begonnen")
        werker = subprocess.Popen([sys.executable, "-c", TRAAG], env=omgeving, stdout=subprocess.PIPE, text=True)
        assert werker.stdout is not None
        assert werker.stdout.readline() == "begonnen\n"
        os.kill(werker.pid, signal.SIGKILL)
        werker.communicate()
        assert _standen() == [("proef_traag", "doing", 0)]
        # Half a minute without a sign of life, without waiting for it.
        _voer_uit("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
        _vraag(herstel_vastgelopen_werk)
        run_worker(blijf=False)
    assert gezien == [(organisatie.pk, [], "begonnen")]
    assert [stand for _naam, stand, _pogingen in _standen()] == ["succeeded"]


def test_werk_dat_zijn_werker_steeds_meesleept_wordt_opgegeven(taak: Any, organisatie: Organisatie) -> None:
    taak.defer(organisatie_id=organisatie.pk, tekst="gif")
    _voer_uit("UPDATE procrastinate_jobs SET status = 'doing', attempts = 5, worker_id = NULL")
    _vraag(herstel_vastgelopen_werk)
    run_worker(blijf=False)
    assert gezien == []
    assert [stand for _naam, stand, _pogingen in _standen()] == ["failed"]


def test_het_nachtwerk_ruimt_op(taak: Any, organisatie: Organisatie) -> None:
    taak.defer(organisatie_id=organisatie.pk, tekst="oud")
    run_worker(blijf=False)
    _voer_uit("UPDATE procrastinate_events SET at = now() - interval '31 days'")
    _voer_uit("INSERT INTO django_session VALUES ('oud', '', now() - interval '1 day'), ('nieuw', '', now() + interval '1 day')")
    _vraag(ruim_op)
    _vraag(ruim_sessies_op)
    run_worker(blijf=False)
    assert _standen() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key FROM django_session")
        assert cursor.fetchall() == [("nieuw",)]


def _vraag(periodiek: Any) -> None:
    """Ask for periodic work, which a worker may have done already when it started."""
    with suppress(AlreadyEnqueued):
        periodiek.defer(timestamp=int(time.time()))


def _voer_uit(opdracht: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht)
