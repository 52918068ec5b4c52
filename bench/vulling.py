"""Fill an organisatie with made-up zaken, in two processes, and compare that with Django's ``bulk_create``.

python -m bench.vulling SLUG AANTAL ZAAD     is what each of the two processes runs
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from bench.cijfers import Cijfer, meet_om_beurten, minstens, schrijf
from bench.opstelling import PEILDATUM, WORTEL, Proefgemeente

if TYPE_CHECKING:
    from borgwijzer.organisaties.models import Organisatie

PROCESSEN = 2
VERGELIJK = 1_000
VAN_ORM = 300
MIN_VOOR_CIJFER = 10_000
BELOFTE = 2_000


def vul_aan(gemeente: Proefgemeente, aantal: int) -> list[Cijfer]:
    """Write what is missing to ``aantal`` zaken; gives a figure when that was enough to tell something."""
    hier = tel_zaken(gemeente.organisatie)
    te_doen = aantal - hier
    if te_doen <= 0:
        return []
    print(f"  {te_doen:,} zaken maken voor {gemeente.organisatie.naam} (blijven bewaard)", flush=True)
    seconden, processor = _vul_met_processen(gemeente.organisatie, te_doen, zaad=hier + 1)
    _werk_statistiek_bij()
    if te_doen < MIN_VOOR_CIJFER:
        return []
    return [
        minstens(f"generator, {PROCESSEN} processen, {te_doen:,} zaken", te_doen / seconden, BELOFTE, "zaken/s"),
        Cijfer("  processortijd per zaak, Python en database samen", schrijf(1e6 * processor / te_doen, "us")),
        Cijfer(f"  dat is op {PROCESSEN} kernen die niemand anders gebruikt", schrijf(PROCESSEN * te_doen / processor, "zaken/s")),
    ]


def tel_zaken(organisatie: Organisatie) -> int:
    """How many zaken were made for the organisatie."""
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.zaken.models import Zaak

    with binnen(organisatie.pk):
        return Zaak.objects.count()


def _vul_met_processen(organisatie: Organisatie, aantal: int, *, zaad: int) -> tuple[float, float]:
    """Seconds on the clock, and seconds of processor time of the processes and their database connections."""
    delen = [aantal // PROCESSEN + (nummer < aantal % PROCESSEN) for nummer in range(PROCESSEN)]
    opdracht = [sys.executable, "-m", "bench.vulling", organisatie.slug]
    kinderen = [
        subprocess.Popen([*opdracht, str(deel), str(zaad + nummer)], cwd=WORTEL, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for nummer, deel in enumerate(delen)
        if deel
    ]
    for kind in kinderen:  # each says when it is ready: starting Python is no part of the figure
        assert kind.stdout is not None
        if kind.stdout.readline() != b"gereed\n":
            raise OSError("Het maken van zaken kon niet beginnen: kijk naar de melding hierboven.")
    begin = perf_counter()
    for kind in kinderen:
        assert kind.stdin is not None
        kind.stdin.close()
    if any(kind.wait() for kind in kinderen):
        raise OSError("Het maken van zaken is mislukt: kijk naar de melding hierboven en draai make bench opnieuw.")
    seconden = perf_counter() - begin
    return seconden, sum(float(kind.stdout.read()) for kind in kinderen if kind.stdout)


def _werk_statistiek_bij() -> None:
    from django.db import connections

    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def vergelijk_met_orm(gemeente: Proefgemeente) -> list[Cijfer]:
    """The generator in one process beside ``bulk_create`` of the same rows, both undone afterwards."""
    from django.db import transaction

    from bench.rijen import lees_zaken, schrijf_met_bulk_create
    from borgwijzer.demo.generator import genereer
    from borgwijzer.kaders.versies import find_versie
    from borgwijzer.organisaties.models import Account
    from borgwijzer.organisaties.tenant import binnen

    organisatie = gemeente.organisatie
    with binnen(organisatie.pk):
        versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=PEILDATUM)
        behandelaars = list(Account.objects.order_by("pk"))

        def met_generator() -> None:
            with transaction.atomic():
                genereer(organisatie, versie, aantal=VERGELIJK, zaad=1, peildatum=PEILDATUM, behandelaars=behandelaars)
                transaction.set_rollback(True)

        def met_bulk_create() -> None:
            with transaction.atomic():
                schrijf_met_bulk_create(rijen, kenmerk="k")
                transaction.set_rollback(True)

        with transaction.atomic():
            genereer(organisatie, versie, aantal=VERGELIJK, zaad=1, peildatum=PEILDATUM, behandelaars=behandelaars)
            rijen = lees_zaken(VAN_ORM)
            transaction.set_rollback(True)
        eigen, bulk = meet_om_beurten(met_generator, met_bulk_create, keer=5)
    aantal = sum(len(deel) for deel in rijen.values())
    return [
        Cijfer(f"generator, een proces, {VERGELIJK:,} zaken", schrijf(VERGELIJK / eigen, "zaken/s")),
        Cijfer(f"bulk_create van {VAN_ORM} van die zaken ({aantal:,} rijen), niets bepaald", schrijf(VAN_ORM / bulk, "zaken/s")),
        minstens("generator tegen bulk_create, per zaak", bulk / VAN_ORM / (eigen / VERGELIJK), 3, "x"),
    ]


def main() -> None:
    """Make zaken as one of the processes: say that all is ready, and wait for the sign to begin."""
    from bench.opstelling import maak_gereed

    maak_gereed()
    from borgwijzer.demo.generator import genereer
    from borgwijzer.kaders.versies import find_versie
    from borgwijzer.organisaties.models import Account, Organisatie
    from borgwijzer.organisaties.tenant import binnen

    slug, aantal, zaad = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    organisatie = Organisatie.objects.get(slug=slug)
    with binnen(organisatie.pk):
        versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=PEILDATUM)
        behandelaars = list(Account.objects.order_by("pk"))
        print("gereed", flush=True)
        sys.stdin.read()
        begin = process_time() + _processortijd_verbinding()
        genereer(organisatie, versie, aantal=aantal, zaad=zaad, peildatum=PEILDATUM, behandelaars=behandelaars)
        print(process_time() + _processortijd_verbinding() - begin, flush=True)


def _processortijd_verbinding() -> float:
    """Seconds of processor time that our connection has used in the embedded server."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    gebruikt = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, gebruikt)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
