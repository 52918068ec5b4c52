"""Read signals: the inbox by keyset, and what lies around one signal."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from borgwijzer.regels.gelijke_signalen import Signaalspoor
from borgwijzer.regels.kadersignaal import GelijkeSignalen
from borgwijzer.zaken.models import Signaal, Zaak
from borgwijzer.zaken.models.signaal import VOLGORDE
from borgwijzer.zaken.queries_dossier import lees_huisnummer, list_op_adres

PER_PAGINA = 50
# Counting stops here: an exact count costs more than it tells.
TEL_TOT = 1_000
# More zaken than these within reach are not looked at; the nearest building sites are few.
ZAKEN_ROND, SIGNALEN_ROND = 200, 30
Toon = Literal["open", "nieuw", "gevaar", "samengevoegd"]


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the inbox shows; an empty field does not choose. ``toon``: 'nieuw' is not assessed yet."""

    toon: Toon = "open"
    bron: str = ""
    onderwerp: str = ""
    prioriteit: str = ""


@dataclass(frozen=True, slots=True)
class Plek:
    """A place between two rows: what the row next to it has in the columns of the order. ``terug``: the rows before it."""

    gevaar: bool
    ontvangen_op: datetime.date
    id: int
    terug: bool = False


@dataclass(frozen=True, slots=True)
class Pagina:
    """Signals with their zaak, danger first and then the newest, and whether there are more on either side."""

    signalen: list[Signaal]
    eerder: bool
    later: bool


def list_signalen(keuze: Keuze, plek: Plek | None = None) -> Pagina:
    """One page of the inbox, in one statement, whatever the number of signals."""
    terug = plek is not None and plek.terug
    volgorde = [veld.removeprefix("-") for veld in VOLGORDE] if terug else VOLGORDE
    rijen = _vanaf(_kies(keuze), plek).select_related("zaak").order_by(*volgorde)
    gevonden = list(rijen[: PER_PAGINA + 1])
    meer, gevonden = len(gevonden) > PER_PAGINA, gevonden[:PER_PAGINA]
    if terug:
        return Pagina(gevonden[::-1], eerder=meer, later=True)
    return Pagina(gevonden, eerder=plek is not None, later=meer)


def tel_signalen(keuze: Keuze) -> int | None:
    """How many the inbox has; None when there are more than a thousand."""
    aantal = _kies(keuze).order_by()[: TEL_TOT + 1].count()
    return aantal if aantal <= TEL_TOT else None


def _kies(keuze: Keuze) -> QuerySet[Signaal]:
    rijen = Signaal.objects.filter(opgelost_op=None, samengevoegd_met__isnull=keuze.toon != "samengevoegd")
    waar: dict[str, object] = {"direct_gevaar": True} if keuze.toon == "gevaar" else {}
    waar |= {"beoordeeld_op": None} if keuze.toon == "nieuw" else {}
    waar |= {"bron": keuze.bron} if keuze.bron else {}
    waar |= {"onderwerpen__contains": [keuze.onderwerp]} if keuze.onderwerp else {}
    waar |= {"prioriteit": keuze.prioriteit} if keuze.prioriteit else {}
    return rijen.filter(**waar)


def _vanaf(rijen: QuerySet[Signaal], plek: Plek | None) -> QuerySet[Signaal]:
    if plek is None:
        return rijen
    vergelijk = TupleGreaterThan if plek.terug else TupleLessThan
    return rijen.filter(vergelijk((F("direct_gevaar"), F("ontvangen_op"), F("id")), (plek.gevaar, plek.ontvangen_op, plek.id)))


def list_signalen_rond(zaak: Zaak, dag: datetime.date, regel: GelijkeSignalen | None) -> list[Signaal]:
    """The signals of this zaak and of its address, and those near it around ``dag``, newest first: three statements."""
    dichtbij = [zaak.pk, *(ander.pk for ander in list_op_adres(zaak, aantal=10))]
    keuze = Q(zaak__in=dichtbij)
    if regel and (rond := _list_zaken_rond(zaak, regel.meters)):
        marge = datetime.timedelta(days=regel.dagen)
        keuze |= Q(zaak__in=rond, ontvangen_op__range=(dag - marge, dag + marge))
    rijen = Signaal.objects.filter(keuze).select_related("zaak").order_by("-ontvangen_op", "-pk")
    return list(rijen[:SIGNALEN_ROND])


def _list_zaken_rond(zaak: Zaak, meters: int) -> list[int]:
    """The ids of zaken in the square around this one, along a strip of the map."""
    x, y = zaak.rd_x, zaak.rd_y
    if x is None or y is None:
        return []
    rond = Zaak.objects.filter(rd_x__range=(x - meters, x + meters), rd_y__range=(y - meters, y + meters))
    return list(rond.exclude(pk=zaak.pk).order_by().values_list("pk", flat=True)[:ZAKEN_ROND])


def maak_spoor(signaal: Signaal) -> Signaalspoor:
    """What of a signal the rules compare; the row comes with its zaak."""
    return maak_zaakspoor(
        signaal.zaak, signaal.ontvangen_op, naam=str(signaal.pk), onderwerpen=tuple(signaal.onderwerpen), tekst=signaal.omschrijving
    )


def maak_zaakspoor(
    zaak: Zaak, dag: datetime.date, *, naam: str = "nieuw", onderwerpen: tuple[str, ...] = (), tekst: str = ""
) -> Signaalspoor:
    """The same for words about a zaak that are no signal yet."""
    huisnummer = lees_huisnummer(zaak.adres)
    adres = zaak.bag_id or (f"{zaak.postcode.replace(' ', '').upper()} {huisnummer}" if zaak.postcode and huisnummer else "")
    rd = (zaak.rd_x, zaak.rd_y) if zaak.rd_x is not None and zaak.rd_y is not None else None
    return Signaalspoor(
        id=naam, zaak=zaak.nummer, ontvangen_op=dag, onderwerpen=onderwerpen, tekst=tekst, adres=adres, rd=rd
    )  # fmt: skip
