"""Look around an overtreding: earlier ones of the same person, firm, kwaliteitsborger, instrument or place, and cases alike.

A lookup walks an index per kind and stops after a few: it costs the same with a hundred overtredingen as with a hundred thousand.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber

from borgwijzer.regels.afweging import recidive_vanaf, weegregels
from borgwijzer.regels.interventie import GEDRAG
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.recidive import waarop_gelijk
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Interventie, Overtreding

PER_SOORT, GETOOND, LAATSTE, GROEPEN, PER_GROEP = 10, 20, 10, 20, 6
VAST = Afwegingtoestand.VASTGESTELD


@dataclass(frozen=True, slots=True)
class Treffer:
    """An earlier overtreding. ``waarop``: in what it is the same; ``interventie``: what was chosen; ``uitkomst``: how it went."""

    overtreding: Overtreding
    waarop: tuple[str, ...]
    interventie: str
    uitkomst: str


def list_recidive(overtreding: Overtreding, kader: Kader) -> list[Treffer]:
    """Earlier overtredingen in the period of the kader, the newest first, in three statements; one that lapsed is none."""
    soorten = weegregels(kader).recidive_op
    takken = [tak for soort in soorten if (tak := _zoek_soort(overtreding, soort, kader)) is not None]
    if not takken:
        return []
    ids = list(takken[0].union(*takken[1:])) if len(takken) > 1 else list(takken[0])
    rijen = Overtreding.objects.select_related("zaak").filter(pk__in=[pk for pk, _ in ids])
    gevonden = sorted(rijen, key=lambda rij: (rij.geconstateerd_op, rij.pk), reverse=True)[:GETOOND]
    gekozen = _list_keuzes(gevonden)
    eigen = lees_sleutels(overtreding)
    return [
        Treffer(rij, waarop_gelijk(eigen, lees_sleutels(rij), soorten), gekozen.get(rij.pk, ""), noem_uitkomst(rij))
        for rij in gevonden
    ]


def lees_sleutels(overtreding: Overtreding) -> dict[str, str]:
    """The words by which it is found, per kind."""
    soorten = ("persoon", "bedrijf", "kwaliteitsborger", "instrument", "adres")
    return {soort: getattr(overtreding, f"op_{soort}") for soort in soorten}


def _zoek_soort(overtreding: Overtreding, soort: str, kader: Kader) -> QuerySet[Overtreding, tuple[int, datetime.date]] | None:
    sleutel, op = getattr(overtreding, f"op_{soort}"), overtreding.geconstateerd_op
    if not sleutel:
        return None
    rijen = Overtreding.objects.filter(
        **{f"op_{soort}": sleutel}, organisatie_id=overtreding.organisatie_id,
        geconstateerd_op__gte=recidive_vanaf(kader, op), geconstateerd_op__lte=op,
    ).exclude(pk=overtreding.pk).filter(vervallen_op=None)  # fmt: skip
    return rijen.order_by("-geconstateerd_op", "-pk").values_list("pk", "geconstateerd_op")[:PER_SOORT]


def _list_keuzes(rijen: Sequence[Overtreding]) -> Mapping[int, str]:
    """Per overtreding what was chosen last, as it was fixed; 'geen' when nothing was done."""
    if not rijen:
        return {}
    vast = Afweging.objects.filter(organisatie_id=rijen[0].organisatie_id, overtreding__in=rijen, toestand=VAST)
    laatste = vast.order_by("overtreding_id", "-pk").distinct("overtreding_id").values_list("overtreding_id", "keuze")
    return {overtreding: keuze or "geen" for overtreding, keuze in laatste}


def noem_uitkomst(overtreding: Overtreding) -> str:
    """A word for how it went: hersteld, vervallen, or open."""
    if overtreding.hersteld_op:
        return "hersteld"
    return "vervallen" if overtreding.vervallen_op else "open"


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Cases alike. ``aantallen``: per choice how often, in the same cell; ``laatste``: with the behaviour beside it too."""

    aantallen: dict[str, int]
    laatste: list[Afweging]


def list_vergelijkbaar(overtreding: Overtreding, gevolg: int, gedrag: str) -> Vergelijking:
    """Fixed cases of the same norm or onderwerp with the same consequences, in three statements."""
    plaats = GEDRAG.index(gedrag)
    naast = GEDRAG[max(0, plaats - 1) : plaats + 2]
    alle = Afweging.objects.filter(_zelfde_regel(overtreding), organisatie_id=overtreding.organisatie_id, toestand=VAST)
    zelfde = alle.filter(gevolg=gevolg).exclude(overtreding=overtreding)
    telling = zelfde.filter(gedrag=gedrag).order_by("keuze").values_list("keuze").annotate(aantal=Count("pk"))
    # Sorted without what a row holds, which is much: only the last few are read. As a part of the next statement they would be
    # joined to every afweging there is: the planner cannot see how few they are.
    ids = list(zelfde.filter(gedrag__in=naast).order_by("-vastgesteld_op", "-pk").values_list("pk", flat=True)[:LAATSTE])
    laatste = Afweging.objects.filter(pk__in=ids).select_related("overtreding", "zaak").order_by("-vastgesteld_op", "-pk")
    return Vergelijking({keuze or "geen": aantal for keuze, aantal in telling}, list(laatste))


def maak_normsleutel(overtreding: Overtreding) -> str:
    """What cases about the same rule share: the norm of the kader, else the article as it was written."""
    return overtreding.norm_id or " ".join(overtreding.norm.casefold().split())


def _zelfde_regel(overtreding: Overtreding) -> Q:
    """The onderwerp of bijlage 1 takes the norms together that are about it; without one only the norm itself is alike."""
    if overtreding.onderwerp:
        return Q(onderwerp=overtreding.onderwerp)
    return Q(norm_sleutel=maak_normsleutel(overtreding))


@dataclass(frozen=True, slots=True)
class Groep:
    """Cases of one rule and one score in which not all chose the same. ``gevallen``: the newest of them."""

    sleutel: str
    gevolg: int
    gedrag: str
    aantallen: dict[str, int]
    gevallen: list[Afweging]


def list_ongelijk(vanaf: datetime.date, tot_en_met: datetime.date, *, per: str) -> list[Groep]:
    """Groups in which different choices were made in a period (both days inclusive), the largest first, in three statements.

    ``per``: norm_sleutel or onderwerp.
    """
    alle = Afweging.objects.filter(toestand=VAST, vastgesteld_op__gte=vanaf, vastgesteld_op__lte=tot_en_met).exclude(**{per: ""})
    telling = alle.order_by().values(per, "gevolg", "gedrag").annotate(soorten=Count("keuze", distinct=True), aantal=Count("pk"))
    koppen = list(telling.filter(soorten__gt=1).order_by("-aantal", per, "gevolg", "gedrag")[:GROEPEN])
    if not koppen:
        return []
    welke = Q()
    for kop in koppen:
        welke |= Q(**{naam: kop[naam] for naam in (per, "gevolg", "gedrag")})
    aantallen: dict[tuple[str, int, str], dict[str, int]] = {}
    for sleutel, gevolg, gedrag, keuze, aantal in (
        alle.filter(welke).order_by(per, "keuze").values_list(per, "gevolg", "gedrag", "keuze").annotate(aantal=Count("pk"))
    ):
        aantallen.setdefault((sleutel, gevolg, gedrag), {})[keuze or "geen"] = aantal
    gevallen = _list_gevallen(alle.filter(welke), per)
    return [
        Groep(kop[per], kop["gevolg"], kop["gedrag"], aantallen[sleutel], gevallen.get(sleutel, []))
        for kop in koppen
        for sleutel in [(kop[per], kop["gevolg"], kop["gedrag"])]
    ]


def _list_gevallen(rijen: QuerySet[Afweging], per: str) -> dict[tuple[str, int, str], list[Afweging]]:
    """Of each group and each choice in it the newest cases."""
    plek = Window(RowNumber(), partition_by=[per, "gevolg", "gedrag", "keuze"], order_by=["-vastgesteld_op", "-pk"])
    gekozen = rijen.annotate(plek=plek).filter(plek__lte=PER_GROEP).select_related("overtreding", "zaak")
    groepen: dict[tuple[str, int, str], list[Afweging]] = {}
    for rij in gekozen.order_by("keuze", "plek"):
        groepen.setdefault((getattr(rij, per), rij.gevolg or 0, rij.gedrag), []).append(rij)
    return groepen


def list_interventies(overtreding: Overtreding) -> list[Interventie]:
    """What was begun because of an overtreding, the oldest first."""
    return list(Interventie.objects.filter(overtreding=overtreding).order_by("pk"))
