"""Read taken: the lists by keyset, each along an index of its own, and what one person has of one taak."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from borgwijzer.regels.taakdagen import Urgentie, bepaal_venster
from borgwijzer.zaken.models import GEEN_DATUM, Overdracht, Taak, Uitstel, Zaak
from borgwijzer.zaken.queries import PER_PAGINA, TEL_TOT, Pagina, Plek, maak_borgerkolom

Lijst = Literal["mij", "team", "alle", "uitgesteld"]
LIJSTEN: tuple[Lijst, ...] = get_args(Lijst)
VAN_ZAAK = (
    "zaak__nummer", "zaak__adres", "zaak__woonplaats", "zaak__kadastraal", "zaak__fase", "zaak__geplande_ingebruikname",
)  # fmt: skip
TAAKVELDEN = ("id", "code", "deel", "tekst", "rol", "uiterlijk", "behandelaar_id", "behandelaar__naam", *VAN_ZAAK)
AGENDA_TOT = 1_000
OVERDRACHTEN_TOT = 20


@dataclass(frozen=True, slots=True)
class Taakkeuze:
    """What the list shows; an empty word leaves everything in."""

    lijst: Lijst = "mij"
    rol: str = ""
    code: str = ""
    wanneer: Urgentie | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Werker:
    """Whose list it is and on which day; ``vervangt`` names of whom the zaken come along."""

    account_id: int
    rollen: tuple[str, ...]
    vandaag: datetime.date
    vervangt: Mapping[int, str] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[int, ...]:
        return (self.account_id, *self.vervangt)


def list_taken(keuze: Taakkeuze, werker: Werker, plek: Plek | None = None, kolommen: Collection[str] = ()) -> Pagina:
    """One page of a list, in one statement: first what must be done first, and in 'uitgesteld' what comes back first.

    ``kolommen`` are those of the reader that cost more.
    """
    terug = plek is not None and plek.terug
    if keuze.lijst == "uitgesteld":
        gevonden = list(_op_volgorde(_uitgesteld(keuze, werker), "tot", plek, kolommen)[: PER_PAGINA + 1])
    else:
        gevonden = _voeg_samen([_op_volgorde(rijen, "uiterlijk", plek, kolommen) for rijen in _stromen(keuze, werker)], terug)
    meer, regels = len(gevonden) > PER_PAGINA, gevonden[:PER_PAGINA]
    if terug:
        return Pagina(regels[::-1], eerder=meer, later=True)
    return Pagina(regels, eerder=plek is not None, later=meer)


def tel_taken(keuze: Taakkeuze, werker: Werker) -> int | None:
    """How many taken the list has; None when there are more than a thousand."""
    stromen = [_uitgesteld(keuze, werker)] if keuze.lijst == "uitgesteld" else _stromen(keuze, werker)
    if not stromen:
        return 0
    korte: list[QuerySet[Any, Any]] = [rijen.order_by().values("pk")[: TEL_TOT + 1] for rijen in stromen]
    aantal = (korte[0].union(*korte[1:], all=True) if len(korte) > 1 else korte[0]).count()
    return aantal if aantal <= TEL_TOT else None


def list_agendataken(werker: Werker) -> list[dict[str, Any]]:
    """The taken with a last day of one person and of whom he replaces, the first to end first; those put aside too."""
    stromen = [
        Taak.objects.filter(behandelaar_id=wie, uiterlijk__lt=GEEN_DATUM).order_by("uiterlijk", "id").values(*TAAKVELDEN)
        for wie in werker.ids
    ]
    korte = [rijen[:AGENDA_TOT] for rijen in stromen]
    alles = korte[0].union(*korte[1:], all=True).order_by("uiterlijk", "id")[:AGENDA_TOT] if len(korte) > 1 else korte[0]
    return list(alles)


def find_taak(zaak: Zaak, code: str, deel: int = 0) -> Taak | None:
    """The taak of a zaak with this code about this part, the first to end first; None when it is no longer there."""
    return Taak.objects.filter(zaak=zaak, code=code, deel=deel).order_by("uiterlijk", "id").first()


def find_uitstel(taak: Taak, vandaag: datetime.date) -> Uitstel | None:
    """What keeps this taak out of the list today."""
    rijen = Uitstel.objects.filter(zaak_id=taak.zaak_id, code=taak.code, deel=taak.deel, uiterlijk=taak.uiterlijk, tot__gt=vandaag)
    return rijen.select_related("door").first()


def list_overdrachten(account_id: int) -> list[Overdracht]:
    """The notes that wait for somebody, the oldest first."""
    rijen = Overdracht.objects.filter(aan_id=account_id, gezien_op=None).select_related("zaak", "van")
    return list(rijen.order_by("id")[:OVERDRACHTEN_TOT])


def _stromen(keuze: Taakkeuze, werker: Werker) -> list[QuerySet[Taak]]:
    """One set of rows per stretch of an index: per person in the list of mine, per rol in that of the team."""
    if keuze.lijst == "mij":
        delen = [Q(behandelaar_id=wie) for wie in werker.ids]
    elif keuze.lijst == "team":
        delen = [Q(behandelaar=None, rol=rol) for rol in werker.rollen if keuze.rol in ("", rol)]
    else:
        delen = [Q()]
    return [_beperk(Taak.objects.filter(deel), keuze, werker.vandaag) for deel in delen]


def _beperk(rijen: QuerySet[Taak], keuze: Taakkeuze, vandaag: datetime.date) -> QuerySet[Taak]:
    if keuze.rol and keuze.lijst != "team":
        rijen = rijen.filter(rol=keuze.rol)
    if keuze.code:
        rijen = rijen.filter(code=keuze.code)
    weg = Uitstel.objects.filter(
        organisatie=OuterRef("organisatie"), zaak=OuterRef("zaak"), code=OuterRef("code"), deel=OuterRef("deel"),
        uiterlijk=OuterRef("uiterlijk"), tot__gt=vandaag,
    )  # fmt: skip
    return rijen.filter(_wanneer(keuze, vandaag)).exclude(Exists(weg))


def _wanneer(keuze: Taakkeuze, vandaag: datetime.date) -> Q:
    if not keuze.wanneer:
        return Q()
    # A range also for one day: for an order in which one column is the same the planner may walk the primary key, past
    # all organisaties.
    van, tot_en_met = bepaal_venster(keuze.wanneer, vandaag) or (GEEN_DATUM, GEEN_DATUM)
    return Q(uiterlijk__gte=van, uiterlijk__lte=tot_en_met)


def _uitgesteld(keuze: Taakkeuze, werker: Werker) -> QuerySet[Any, Any]:
    """What is put aside today and still to be done, with the columns of a taak."""
    taak = Taak.objects.filter(
        organisatie=OuterRef("organisatie"), zaak=OuterRef("zaak"), code=OuterRef("code"), deel=OuterRef("deel"),
        uiterlijk=OuterRef("uiterlijk"),
    )  # fmt: skip
    if keuze.rol:
        taak = taak.filter(rol=keuze.rol)
    rijen = Uitstel.objects.filter(Exists(taak), _wanneer(keuze, werker.vandaag), tot__gt=werker.vandaag)
    if keuze.code:
        rijen = rijen.filter(code=keuze.code)
    eerste = taak.order_by("id")
    return rijen.annotate(
        tekst=Subquery(eerste.values("tekst")[:1]), rol=Subquery(eerste.values("rol")[:1]),
        behandelaar_id=F("zaak__behandelaar_id"), behandelaar__naam=F("zaak__behandelaar__naam"),
    )  # fmt: skip


def _op_volgorde(
    rijen: QuerySet[Any, Any], dag: Literal["uiterlijk", "tot"], plek: Plek | None, kolommen: Collection[str]
) -> QuerySet[Any, Any]:
    terug = plek is not None and plek.terug
    if plek is not None:
        vergelijk = TupleLessThan if terug else TupleGreaterThan
        rijen = rijen.filter(vergelijk((F(dag), F("id")), (plek.waarde, plek.id)))
    rijen = rijen.order_by(*(("-" if terug else "") + veld for veld in (dag, "id")))
    ook = {"borgers": maak_borgerkolom("zaak")} if "kwaliteitsborger" in kolommen else {}
    velden = TAAKVELDEN if dag == "uiterlijk" else (*TAAKVELDEN, "tot", "reden", "door__naam")
    gekozen: QuerySet[Any, Any] = rijen.annotate(**ook).values(*velden, *ook)
    return gekozen


def _voeg_samen(stromen: list[QuerySet[Any, Any]], terug: bool) -> list[dict[str, Any]]:
    """The first rows of each stretch, together in the same order."""
    if not stromen:
        return []
    korte = [rijen[: PER_PAGINA + 1] for rijen in stromen]
    if len(korte) == 1:
        return list(korte[0])
    volgorde = ("-uiterlijk", "-id") if terug else ("uiterlijk", "id")
    return list(korte[0].union(*korte[1:], all=True).order_by(*volgorde)[: PER_PAGINA + 1])
