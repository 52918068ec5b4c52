"""The work list and the page of a zaak as whole HTML, through Django in this process, at few and at many zaken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from bench.cijfers import Cijfer, hoogstens, p95, schrijf
from bench.opstelling import Proefgemeente
from borgwijzer.klok import nu
from borgwijzer.organisaties.sessie import begin_sessie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.vullen.werkvoorraad import lees_keuze, schrijf_verwijzing
from borgwijzer.zaken.models import Zaak

BEHANDELAARS = ("alle", "mij", "niemand")
ORDENING = {"datum": ("volgende_op", "id"), "nieuwste": ("-geopend_op", "-id")}
PER_KEUZE = 7
VERDACHT = 1.25
PER_PAGINA = 60
PER_SCHERM = 50
ZAKEN = 60
OPEN_ZAAK_LIJST, SIGNALEN_LIJST, OPEN_ZAAK_EXPAND = 371, 972, 346


@dataclass(frozen=True, slots=True)
class Kijker:
    """Somebody signed in at one organisatie."""

    gemeente: Proefgemeente
    client: Client

    def haal(self, adres: str) -> float:
        """The seconds that one page takes; anything but a whole page is an error."""
        return self._vraag(adres)[0]

    def eis_vorige(self, adres: str) -> None:
        """Raise an error when this is no page in the middle: the product shows the first one for a place it cannot read."""
        if b'rel="prev"' not in self._vraag(adres)[1]:
            raise OSError(f"De pagina {adres} is niet de middelste: zij heeft geen vorige.")

    def _vraag(self, adres: str) -> tuple[float, bytes]:
        begin = perf_counter()
        antwoord: HttpResponse = self.client.get(adres, HTTP_HOST="localhost")  # type: ignore[assignment]
        duur = perf_counter() - begin
        if antwoord.status_code != 200 or not antwoord.content.rstrip().endswith(b"</html>"):
            raise OSError(f"De pagina {adres} gaf geen heel antwoord (status {antwoord.status_code}).")
        return duur, antwoord.content


def meet(weinig: Proefgemeente, veel: Proefgemeente) -> list[Cijfer]:
    """Page 1 and the middle of the list, every filter and order, the page of a zaak, and the statements of each."""
    call_command("collectstatic", interactive=False, verbosity=0)
    kijkers = meld_aan(weinig), meld_aan(veel)
    return [*_meet_lijst(kijkers), *_meet_keuzes(kijkers), *_meet_zaakpagina(kijkers)]


def meld_aan(gemeente: Proefgemeente) -> Kijker:
    """Sign the account of an organisatie in."""
    client = Client()
    with binnen(gemeente.organisatie.pk):
        client.force_login(gemeente.account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    sessie = client.session
    begin_sessie(sessie, organisatie_id=gemeente.organisatie.pk, moment=nu())
    sessie.save()
    return Kijker(gemeente, client)


def _adres(**keuze: str) -> str:
    return f"{reverse('werkvoorraad')}?{urlencode({k: v for k, v in keuze.items() if v})}"


def _kies(kijker: Kijker, keuze: dict[str, str]) -> QuerySet[Zaak]:
    zaken = Zaak.objects.filter(fase=keuze["fase"]) if keuze["fase"] else Zaak.objects.exclude(fase="afgesloten")
    if keuze["behandelaar"] == "alle":
        return zaken
    return zaken.filter(behandelaar=kijker.gemeente.account if keuze["behandelaar"] == "mij" else None)


def _midden(kijker: Kijker, keuze: dict[str, str]) -> str:
    """The address of the page that begins in the middle of the list, by keyset; of a list of one or none, its only page."""
    with binnen(kijker.gemeente.organisatie.pk):
        op_volgorde = _kies(kijker, keuze).order_by(*ORDENING[keuze["volgorde"]])
        aantal = op_volgorde.count()
        if aantal < 2:
            return _adres(**keuze)
        rij = op_volgorde.values("volgende_op", "geopend_op", "id")[(aantal - 1) // 2]
    verwijzing = schrijf_verwijzing("na", rij, lees_keuze(keuze, kijker.gemeente.account.pk))
    adres = f"{reverse('werkvoorraad')}{verwijzing}"
    kijker.eis_vorige(adres)
    return adres


def _meet_lijst(kijkers: Sequence[Kijker]) -> list[Cijfer]:
    keuze = {"fase": "", "behandelaar": "alle", "volgorde": "datum"}
    cijfers = []
    for naam, adressen in (
        ("pagina 1", [_adres(**keuze) for _ in kijkers]),
        ("middelste pagina", [_midden(kijker, keuze) for kijker in kijkers]),
    ):
        weinig, veel = meet_beide(kijkers, adressen, PER_PAGINA)
        cijfers += [
            Cijfer(f"werkvoorraad, {naam}, weinig zaken, p50 / p95", f"{schrijf(median(weinig))} / {schrijf(p95(weinig))} ms"),
            Cijfer(f"werkvoorraad, {naam}, veel zaken, p50 / p95", f"{schrijf(median(veel))} / {schrijf(p95(veel))} ms"),
            hoogstens(f"werkvoorraad, {naam}, p95 veel tegen weinig", p95(veel) / p95(weinig), 1.5, "x"),
            hoogstens(f"werkvoorraad, {naam}, SQL-opdrachten bij veel", tel(kijkers[1], adressen[1]), 8),
        ]
        if naam == "pagina 1":
            cijfers.append(Cijfer("Open Zaak (opgetekend) tegen werkvoorraad", schrijf(OPEN_ZAAK_LIJST / median(veel), "x")))
            cijfers.append(Cijfer("Signalen (opgetekend) tegen werkvoorraad", schrijf(SIGNALEN_LIJST / median(veel), "x")))
    return cijfers


def _meet_keuzes(kijkers: Sequence[Kijker]) -> list[Cijfer]:
    """Every filter and order that the page offers, on both pages; the worst ratio of medians is named."""
    slechtste, waar, meeste = 0.0, "", 0
    keuzes = [dict(zip(("fase", "behandelaar", "volgorde"), k, strict=True)) for k in product(("", *FASEN), BEHANDELAARS, ORDENING)]
    for keuze in keuzes:
        for adressen in ([_adres(**keuze) for _ in kijkers], [_midden(kijker, keuze) for kijker in kijkers]):
            weinig, veel = meet_beide(kijkers, adressen, PER_KEUZE)
            meeste = max(meeste, tel(kijkers[1], adressen[1]))
            verhouding = median(veel) / median(weinig)
            if verhouding > VERDACHT:  # a few samples on a shared machine: look again before saying so
                weinig, veel = meet_beide(kijkers, adressen, 4 * PER_KEUZE)
                verhouding = median(veel) / median(weinig)
            # A list that is not full in the small organisatie makes less HTML, which says nothing about many zaken.
            if _is_vol(kijkers[0], keuze) and verhouding > slechtste:
                slechtste, waar = verhouding, adressen[1]
    return [
        hoogstens(f"{len(keuzes)} keuzes, 2 pagina's: slechtste verhouding van medianen", slechtste, 1.5, "x"),
        Cijfer("  dat is", waar.partition("?")[2]),
        hoogstens("  meeste SQL-opdrachten", meeste, 8),
    ]


def _is_vol(kijker: Kijker, keuze: dict[str, str]) -> bool:
    """Whether the list has so many zaken that also its second half fills a page."""
    with binnen(kijker.gemeente.organisatie.pk):
        return _kies(kijker, keuze).count() > 2 * PER_SCHERM


def _meet_zaakpagina(kijkers: Sequence[Kijker]) -> list[Cijfer]:
    nummers = []
    for kijker in kijkers:
        with binnen(kijker.gemeente.organisatie.pk):
            alle = list(Zaak.objects.order_by("pk").values_list("nummer", flat=True))
            nummers.append(alle[:: max(1, len(alle) // ZAKEN)][:ZAKEN])
    paren = [[reverse("zaak", args=[nummer]) for nummer in paar] for paar in zip(*nummers, strict=True)]
    weinig, veel = [], []
    for adressen in paren:
        een, ander = meet_beide(kijkers, adressen, 1)
        weinig += een
        veel += ander
    return [
        Cijfer("zaakpagina, weinig zaken, p50 / p95", f"{schrijf(median(weinig))} / {schrijf(p95(weinig))} ms"),
        Cijfer("zaakpagina, veel zaken, p50 / p95", f"{schrijf(median(veel))} / {schrijf(p95(veel))} ms"),
        hoogstens("zaakpagina, p95 veel tegen weinig", p95(veel) / p95(weinig), 1.3, "x"),
        hoogstens("zaakpagina, SQL-opdrachten, meeste", max(tel(kijkers[1], paar[1]) for paar in paren[:20]), 12),
        Cijfer("Open Zaak met expand (opgetekend) tegen zaakpagina", schrijf(OPEN_ZAAK_EXPAND / median(veel), "x")),
    ]


def meet_beide(kijkers: Sequence[Kijker], adressen: Sequence[str], keer: int) -> tuple[list[float], list[float]]:
    """Milliseconds of both organisaties, asked in turn; the first of each is a warm-up that does not count."""
    uit: tuple[list[float], list[float]] = ([], [])
    for ronde in range(keer + 1):
        for lijst, kijker, adres in zip(uit, kijkers, adressen, strict=True):
            duur = 1e3 * kijker.haal(adres)
            if ronde:
                lijst.append(duur)
    return uit


def tel(kijker: Kijker, adres: str) -> int:
    """How many statements a page takes."""
    with _tel_opdrachten() as gevonden:
        kijker.haal(adres)
    return len(gevonden)


@contextmanager
def _tel_opdrachten() -> Iterator[list[str]]:
    gevonden: list[str] = []

    def tel(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        gevonden.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(tel):
        yield gevonden
