"""Background work on the same database, with procrastinate.

A job is asked for inside the transaction of the deed (``taak.defer(organisatie_id=…, …)``), so it exists exactly when the
deed does. A job may run twice: a worker that is killed leaves its job behind, and ``herstel_vastgelopen_werk`` hands it
out again. So every job is idempotent, and writes its outcome in the transaction of its effect.
"""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec

import procrastinate
import structlog
from django.core.management import call_command
from procrastinate.contrib.django import app
from procrastinate.contrib.django.db_cleanup import close_db_connections
from procrastinate.jobs import Status

from borgwijzer.organisaties.tenant import binnen

P = ParamSpec("P")
logger = structlog.get_logger("borgwijzer.werk")

# A worker that has not shown itself for so long is gone.
WEG_NA_SECONDEN = 30
# A job that was under way so often when its worker was killed is probably what kills it.
MEESTE_POGINGEN = 5
BEWAAR_UREN = 30 * 24


def werk(*, naam: str, pogingen: int = MEESTE_POGINGEN) -> Callable[[Callable[P, None]], Any]:
    """Make a job of a function: it runs inside the organisatie given by the argument ``organisatie_id``.

    ``naam`` is stored with waiting jobs and never changes; a job that fails is tried ``pogingen`` more times, after 3, 9,
    27, … seconds. The result has ``defer(organisatie_id=…, …)``. Put such functions in ``werk.py`` of an app.
    """

    def maak(functie: Callable[P, None]) -> Any:
        @functools.wraps(functie)
        def voer_uit(*args: Any, organisatie_id: int, **kwargs: Any) -> None:
            with binnen(organisatie_id):
                functie(*args, **kwargs)

        herhaling = procrastinate.RetryStrategy(max_attempts=pogingen, exponential_wait=3)
        return app.task(name=naam, retry=herhaling)(voer_uit)

    return maak


@app.periodic(cron="* * * * *")
@app.task(name="herstel_vastgelopen_werk", queueing_lock="herstel_vastgelopen_werk", pass_context=True)
async def herstel_vastgelopen_werk(context: procrastinate.JobContext, timestamp: int) -> None:
    """Hand out again what a vanished worker was doing; give up on a job that was left behind too often."""
    beheer = context.app.job_manager
    for taak in await beheer.get_stalled_jobs(seconds_since_heartbeat=WEG_NA_SECONDEN):
        opgeven = taak.attempts >= MEESTE_POGINGEN
        logger.warning("vastgelopen werk", taak=taak.task_name, nummer=taak.id, opgegeven=opgeven)
        if opgeven:
            await beheer.finish_job(taak, Status.FAILED, delete_job=False)
        else:
            await beheer.retry_job(taak)


@app.periodic(cron="17 3 * * *")
@app.task(name="ruim_op", queueing_lock="ruim_op", pass_context=True)
async def ruim_op(context: procrastinate.JobContext, timestamp: int) -> None:
    """Every night: remove jobs that were done a month ago."""
    await context.app.job_manager.delete_old_jobs(nb_hours=BEWAAR_UREN)


@app.periodic(cron="27 3 * * *")
@app.task(name="ruim_sessies_op", queueing_lock="ruim_sessies_op")
def ruim_sessies_op(timestamp: int) -> None:
    """Every night: remove sessions that are over."""
    call_command("clearsessions")


def run_worker(*, blijf: bool = True) -> None:
    """Do background work until a signal comes; with ``blijf`` false until there is nothing left to do.

    Jobs that ask for other jobs do so over the connection of Django, in its transaction.
    """
    verbinding: Any = app.connector
    werker = app.with_connector(verbinding.get_worker_connector())
    werker.run_worker(
        wait=blijf,
        name="werker",
        stalled_worker_timeout=WEG_NA_SECONDEN,
        shutdown_graceful_timeout=20,
        task_middleware=[close_db_connections],
    )
