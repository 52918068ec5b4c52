"""Write many made-up zaken: every phase and every kind of trouble, with meldingen, parties, documents, toetsen and a logboek.

A group of zaken shares a story and its days, like the houses of one street; names and addresses are each zaak's own. The
group is worked out once, by the product's own rules, and filled in per zaak. Memory does not grow with the number of zaken.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from math import ceil
from random import Random

from django.db import transaction
from django.db.models import Model

from borgwijzer.demo.bestanden import list_stukken, neem_voorbeeldbestanden_op
from borgwijzer.demo.laden import laad_rijen, laadtabellen, reserveer_nummers, reserveer_reeks
from borgwijzer.demo.namen import Namen, noem_plaats
from borgwijzer.demo.plekken import schrijf_regel
from borgwijzer.demo.verhalen import Verhaal
from borgwijzer.demo.verhalen_toezicht import ALLE_VERHALEN as VERHALEN
from borgwijzer.demo.zaakloop import DAG, Decor, Zaakloop, speel_verhaal
from borgwijzer.demo.zaakmal import TABELLEN, Zaakmal, maak_mal
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.kaders.versies import lees_versie
from borgwijzer.logboek.models import Ketenkop
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.zaken.models import Besluit, Melding, Signaal, Zaak

PER_TRANSACTIE = 500
PER_GROEP = 80
# Ages are a fraction to this power: half of the zaken are younger than a sixth of the longest age.
SCHEEF = 2.6
# Up to so many zaken each has days of its own: a small village looks alive.
KLEIN = 500
# More than one bouwmelding, startbouw and gereedmelding per zaak needs numbers in the same row of verzoeknummers.
MELDINGEN_PER_ZAAK = 8

Groep = tuple[datetime.date, Zaakmal]


def genereer(
    organisatie: Organisatie,
    kaderversie: Kaderversie,
    *,
    aantal: int,
    zaad: int,
    peildatum: datetime.date,
    behandelaars: Sequence[Account] = (),
) -> int:
    """Write ``aantal`` zaken (0 or more) and give how many were written. Call it inside the tenant.

    The same ``zaad`` with the same other arguments gives the same zaken, apart from row numbers and hashes. ``peildatum`` is
    the day on which the zaken are as they should look; nothing in them is later than the day before. ``behandelaars`` are
    the accounts that handle them. No zaak is older than the kader version. Each transaction holds up to ``PER_TRANSACTIE`` zaken.
    """
    oudste = (peildatum - kaderversie.geldig_vanaf).days
    reeks = Reeks(maak_decor(organisatie, kaderversie, peildatum), noem_plaats(organisatie), aantal, zaad, behandelaars, oudste)
    return genereer_deel(reeks, 0, aantal)


@dataclass(frozen=True, slots=True)
class Reeks:
    """What decides which zaken are made; ``plaats`` is the village, ``oudste`` the highest age in days."""

    decor: Decor
    plaats: str
    aantal: int
    zaad: int
    behandelaars: Sequence[Account]
    oudste: int


def genereer_deel(reeks: Reeks, van: int, tot: int) -> int:
    """Write the zaken from ``van`` (inclusive) to ``tot`` (exclusive) of a series; gives how many.

    Who stops half-way goes on later: the parts together are the series, apart from names and addresses. In a series of
    groups a part begins at the beginning of a group.
    """
    toeval = Random(reeks.zaad)  # noqa: S311 - made-up data, nothing secret
    zaken = islice(_list_zaken(reeks, toeval, van), tot - van)
    namen = Namen(Random(f"{reeks.zaad}-{van}") if van else toeval, reeks.plaats)  # noqa: S311
    geschreven = 0
    with laadtabellen():
        while stapel := list(islice(zaken, PER_TRANSACTIE)):
            _schrijf(reeks.decor, stapel, namen)
            geschreven += len(stapel)
    return geschreven


def maak_decor(organisatie: Organisatie, kaderversie: Kaderversie, peildatum: datetime.date) -> Decor:
    """What the zaken of a run share; stores the files that stand for their documents."""
    kader = lees_versie(kaderversie.pk)
    bestanden = neem_voorbeeldbestanden_op(organisatie.pk, peildatum, kader)
    return Decor(organisatie.pk, kaderversie, kader, peildatum, bestanden, list_stukken(kader))


def _list_zaken(reeks: Reeks, toeval: Random, van: int) -> Iterator[Groep]:
    """The ready text of each zaak from ``van`` on, the oldest first."""
    decor, per_groep = reeks.decor, 1 if reeks.aantal <= KLEIN else PER_GROEP
    verdeling = verdeel(ceil(reeks.aantal / per_groep))
    hoogste = max(1, reeks.oudste)
    rijen = [_list_leeftijden(VERHALEN[plaats], plaats, groepen, hoogste, toeval.random()) for plaats, groepen in verdeling.items()]
    for nummer, (min_leeftijd, plaats) in enumerate(merge(*rijen)):
        if nummer * per_groep < van:
            continue
        loop = speel_verhaal(VERHALEN[plaats], decor, leeftijd=-min_leeftijd, behandelaars=reeks.behandelaars, nummer=nummer)
        groep = (decor.peildatum + min_leeftijd * DAG, maak_mal(loop))
        yield from [groep] * per_groep


def verdeel(groepen: int) -> dict[int, int]:
    """How many groups each story gets: by weight, and at least one each when there are enough."""
    if groepen < len(VERHALEN):
        zwaarste = sorted(range(len(VERHALEN)), key=lambda plaats: -VERHALEN[plaats].gewicht)
        return dict.fromkeys(zwaarste[:groepen], 1)
    over, gewicht = groepen - len(VERHALEN), sum(verhaal.gewicht for verhaal in VERHALEN)
    verdeling, tot = {}, 0
    for plaats, verhaal in enumerate(VERHALEN):
        eerder, tot = tot, tot + verhaal.gewicht
        verdeling[plaats] = 1 + over * tot // gewicht - over * eerder // gewicht
    return verdeling


def _list_leeftijden(verhaal: Verhaal, plaats: int, aantal: int, hoogste: int, begin: float) -> Iterator[tuple[int, int]]:
    """Ages spread over those of the story, the oldest first and more of the young, as negative days beside its place."""
    jongste, oudste = min(verhaal.jongste, hoogste), min(verhaal.oudste, hoogste)
    for nummer in range(aantal):
        deel = 1 - (nummer + begin) / aantal
        yield -round(jongste + (oudste - jongste) * deel**SCHEEF), plaats


def schrijf_een(loop: Zaakloop, plaats: str) -> int:
    """Write one played story with names that nobody had before; gives the id of its zaak. Call it inside a transaction."""
    with laadtabellen():
        (zaak,) = _schrijf(loop.decor, [(loop.begin, maak_mal(loop))], Namen(Random(), plaats))  # noqa: S311
    return zaak


def _schrijf(decor: Decor, stapel: Sequence[Groep], namen: Namen) -> list[int]:
    """Write a stack of zaken in one transaction and give their ids."""
    lijnen: dict[type, list[str]] = {model: [] for model in TABELLEN}
    zaken = reserveer_nummers(Zaak, len(stapel))
    ketens = reserveer_nummers(Ketenkop, len(stapel))
    meldingen = iter(reserveer_nummers(Melding, sum(mal.meldingen for _, mal in stapel)))
    signalen = _reserveer(Signaal, sum(mal.signalen for _, mal in stapel))
    besluiten = _reserveer(Besluit, sum(mal.besluiten for _, mal in stapel))
    per_jaar = Counter(begin.year for begin, _ in stapel)
    volgende = {jaar: reserveer_reeks(decor.organisatie_id, jaar, deel) for jaar, deel in sorted(per_jaar.items())}
    groot: list[str] = []
    plaatsen: dict[int, int] = {}
    for (begin, mal), zaak, keten in zip(stapel, zaken, ketens, strict=True):
        volgnummer = volgende[begin.year]
        volgende[begin.year] += 1
        if id(mal) not in plaatsen:
            eerste = plaatsen[id(mal)] = len(groot)
            groot += [schrijf_regel([str(eerste + i), tekst]) for i, tekst in enumerate(mal.groot)]
        waarden = namen.kies(volgnummer)
        waarden |= {"zaak": zaak, "keten": keten, "nummer": f"{begin.year}-{volgnummer:06d}"}
        waarden |= {f"groot{i}": plaatsen[id(mal)] + i for i in range(len(mal.groot))}
        waarden |= {f"melding{i}": next(meldingen) for i in range(mal.meldingen)}
        waarden |= {f"verzoek{i}": maak_verzoeknummer(begin.year, volgnummer, i) for i in range(mal.meldingen)}
        if mal.signalen or mal.besluiten:
            waarden |= {f"signaal{i}": next(signalen) for i in range(mal.signalen)}
            waarden |= {f"besluit{i}": next(besluiten) for i in range(mal.besluiten)}
        mal.vul_in(waarden, lijnen)
    with transaction.atomic():
        laad_rijen(decor.organisatie_id, lijnen, groot)
    return zaken


def _reserveer(model: type[Model], aantal: int) -> Iterator[int]:
    return iter(reserveer_nummers(model, aantal) if aantal else ())


def maak_verzoeknummer(jaar: int, volgnummer: int, melding: int) -> str:
    """A verzoeknummer that cannot be real: it carries a date in the 1970s to 1990s, and one per melding."""
    plaats, laatste = divmod(volgnummer * MELDINGEN_PER_ZAAK + melding, 99_999)
    maand, dag = divmod(plaats, 28)
    return f"{1970 + jaar % 20}{maand + 1:02d}{dag + 1:02d}{laatste + 1:05d}"


__all__ = ["Reeks", "genereer", "genereer_deel", "maak_decor", "maak_verzoeknummer", "schrijf_een", "verdeel"]
