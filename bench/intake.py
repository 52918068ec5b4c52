"""One STAM message with three documents of 100 kB through the real intake, beside a program that only stores the same.

The bare program gets the rows and files ready: it hashes and writes the files durably and inserts the rows with one
``bulk_create`` per table in one transaction. It reads no XML, inspects no file, decides nothing and makes no letter.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import pikepdf
from django.db import connection, transaction

from bench.cijfers import Cijfer, hoogstens, schrijf
from bench.opstelling import MOMENT, Proefgemeente, maak_gemeente
from bench.rijen import VAN_BERICHT, Rijen, schrijf_met_bulk_create
from borgwijzer.brieven.acties import bevestig_ontvangst
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.koppelingen.dso import verwerk
from borgwijzer.koppelingen.dso.bijlagen import neem_bijlagen_op
from borgwijzer.koppelingen.dso.simulator.berichten import maak_bericht
from borgwijzer.koppelingen.dso.simulator.bijlagen import maak_pdf
from borgwijzer.koppelingen.dso.simulator.verhalen import BIJLAGEN_BOUWMELDING, bouwmelding, maak_verzoeknummer
from borgwijzer.koppelingen.dso.simulator.voorbeeld import maak_voorbeeldproject
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen

STUKKEN = ("risicobeoordeling", "borgingsplan", "verklaring_instrument")
GROOTTE = 100_000
KEER = 9
BELOFTE = 3
RECORDED_MS = 2_520
Levering = tuple[bytes, dict[str, bytes | Path]]


def meet() -> list[Cijfer]:
    """Both in turn; the parts of our own time, the statements, and the ratio."""
    gemeente = maak_gemeente("Proef intake", 1)
    eigen, kaal, delen, tel = [], [], [], []
    with binnen(gemeente.organisatie.pk), tempfile.TemporaryDirectory() as map_:
        leveringen = _list_leveringen(gemeente.organisatie)
        _verwerk(next(leveringen), gemeente)  # the first one loads fonts and libraries
        for nummer in range(KEER):
            with _klok_delen() as deel, _tel_opdrachten() as opdrachten:
                eigen.append(_verwerk(next(leveringen), gemeente))
            delen.append(deel)
            tel.append(len(opdrachten))
            rijen, bestanden = _lees_geschreven()
            kaal.append(_meet(partial(_bewaar_kaal, rijen, bestanden, Path(map_), f"{nummer}-")))
    per_deel = {naam: median(deel[naam] for deel in delen) for naam in delen[0]}
    rest = median(eigen) - sum(per_deel.values())
    return [
        Cijfer("melding met 3 documenten van 100 kB, van XML tot bevestiging", schrijf(1e3 * median(eigen), "ms")),
        *(Cijfer(f"  waarvan {naam}", schrijf(1e3 * duur, "ms")) for naam, duur in per_deel.items()),
        Cijfer("  waarvan lezen, bewaren, plaatsen, oordeel, termijnen, logboek", schrijf(1e3 * rest, "ms")),
        Cijfer("SQL-opdrachten", str(int(median(tel)))),
        Cijfer("kaal: dezelfde rijen en bestanden, niets bepaald", schrijf(1e3 * median(kaal), "ms")),
        hoogstens("intake tegen kaal", median(eigen) / median(kaal), BELOFTE, "x"),
        hoogstens("intake zonder keuring en brief tegen kaal", rest / median(kaal), BELOFTE, "x"),
        Cijfer("17 aanroepen op Open Zaak (opgetekend) tegen intake", schrijf(RECORDED_MS / (1e3 * median(eigen)), "x")),
    ]


def _list_leveringen(organisatie: Organisatie) -> Iterator[Levering]:
    """Messages that differ from each other in number and in the content of their files."""
    voorbeeld = replace(maak_voorbeeldproject(), gezag_naam=organisatie.naam, gezag_oin=organisatie.oin)
    weg = {bijlage.soort for bijlage in BIJLAGEN_BOUWMELDING} - set(STUKKEN)
    begin = Bericht.objects.count()
    basis = {soort: maak_pdf(soort, voorbeeld, datum="2026-11-01") for soort in STUKKEN}
    for nummer in range(begin + 1, begin + 1_000):
        project = replace(voorbeeld, project_id=f"99990000-0000-4000-8000-{nummer:012d}-0")
        bericht = bouwmelding(project, verzoeknummer=maak_verzoeknummer(nummer), indien_datum=MOMENT.replace(tzinfo=None), mist=weg)
        stukken: dict[str, bytes | Path] = {
            b.bestandsnaam: _vul_op(basis[b.soort], Random(f"{nummer} {b.soort}")) for b in bericht.bijlagen
        }
        assert len(stukken) == len(STUKKEN)
        yield maak_bericht(bericht), stukken


def _vul_op(inhoud: bytes, toeval: Random) -> bytes:
    """The same PDF, made 100 kB by a stream that cannot be compressed."""
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        pdf.Root.BorgwijzerProef = pdf.make_stream(toeval.randbytes(max(1, GROOTTE - len(inhoud))))
        pdf.save(uit, deterministic_id=True)
    return uit.getvalue()


def _verwerk(levering: Levering, gemeente: Proefgemeente) -> float:
    ruw, bijlagen = levering
    begin = perf_counter()
    uitkomst = verwerk.verwerk_bericht(ruw, organisatie=gemeente.organisatie, kanaal="ontvanger", moment=MOMENT, bijlagen=bijlagen)
    duur = perf_counter() - begin
    assert uitkomst.uitkomst == "zaak", uitkomst.reden
    return duur


@contextmanager
def _klok_delen() -> Iterator[dict[str, float]]:
    """Time two parts of the intake that the bare program has not: inspection of files, and the letter."""
    delen = {"documenten bewaren en keuren (apart proces)": 0.0, "ontvangstbevestiging als PDF": 0.0}

    def klok(naam: str, werk: Callable[..., Any]) -> Callable[..., Any]:
        def gemeten(*args: Any, **kwargs: Any) -> Any:
            begin = perf_counter()
            try:
                return werk(*args, **kwargs)
            finally:
                delen[naam] += perf_counter() - begin

        return gemeten

    eerste, tweede = delen
    with (
        patch.object(verwerk, "neem_bijlagen_op", klok(eerste, neem_bijlagen_op)),
        patch.object(verwerk, "bevestig_ontvangst", klok(tweede, bevestig_ontvangst)),
    ):
        yield delen


@contextmanager
def _tel_opdrachten() -> Iterator[list[str]]:
    gevonden: list[str] = []

    def tel(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        gevonden.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(tel):
        yield gevonden


def _lees_geschreven() -> tuple[Rijen, list[bytes]]:
    """The rows that the last message made, and the contents that were stored for it."""
    bericht = Bericht.objects.order_by("-pk").select_related("zaak").first()
    assert bericht is not None and bericht.zaak is not None
    zaak = bericht.zaak.pk
    paden = {
        "Zaak": {"pk": zaak}, "Toets": {"melding__zaak": zaak}, "Bericht": {"pk": bericht.pk},
        "Uitgaand": {"gebeurtenis__zaak_id": zaak}, "Ketenkop": {"zaak_id": zaak}, "Gebeurtenis": {"zaak_id": zaak},
    }  # fmt: skip
    bestand, *rest = VAN_BERICHT
    rijen: Rijen = {bestand: []}
    rijen |= {
        model: list(model._default_manager.filter(**paden.get(model.__name__, {"zaak": zaak})).order_by("pk")) for model in rest
    }
    gebruikt = {rij.bestand_id for deel in rijen.values() for rij in deel if getattr(rij, "bestand_id", None)}
    rijen[bestand] = list(bestand._default_manager.filter(pk__in=gebruikt).order_by("pk"))
    sommen = [som for rij in rijen[bestand] for som in (rij.sha256, rij.voorbeeld_sha256) if som]
    inhouden = []
    for som in sommen:
        with opslag().open_lezen(som) as stroom:
            inhouden.append(stroom.read())
    return rijen, inhouden


def _bewaar_kaal(rijen: Rijen, bestanden: list[bytes], map_: Path, kenmerk: str) -> None:
    for inhoud in bestanden:
        naam = f"{kenmerk}{hashlib.sha256(inhoud).hexdigest()}"
        voorlopig = map_ / f"{naam}.deel"
        with open(voorlopig, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        voorlopig.rename(map_ / naam)
    with transaction.atomic():
        schrijf_met_bulk_create(rijen, kenmerk=kenmerk)


def _meet(werk: Callable[[], object]) -> float:
    begin = perf_counter()
    werk()
    return perf_counter() - begin
