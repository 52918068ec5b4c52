"""Read zaken: the work list by keyset, and everything of one zaak in a few statements."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from borgwijzer.regels.feiten import Feiten
from borgwijzer.register.models import Registerstand
from borgwijzer.register.queries import find_stand
from borgwijzer.zaken.bundel import Bundel, Deel, haal_bundel
from borgwijzer.zaken.feiten import BIJZAKEN, Feitrijen, maak_feiten
from borgwijzer.zaken.models import (
    Advies,
    Besluit,
    Betrokkene,
    Controle,
    Document,
    Fase,
    Herinnering,
    Herstelverzoek,
    Informatieverzoek,
    Melding,
    Nacontrole,
    Signaal,
    Taak,
    Wisseling,
    Zaak,
)

PER_PAGINA = 50
# Counting stops here: an exact count costs more than it tells.
TEL_TOT = 1_000
TAKEN_PER_ZAAK = 3
Volgorde = Literal["datum", "nieuwste"]
VELDEN = (
    "id", "nummer", "adres", "woonplaats", "kadastraal", "omschrijving", "fase", "volgende_op", "volgende_wat",
    "geopend_op", "behandelaar_id", "behandelaar__naam", "mag_starten", "mag_in_gebruik", "geplande_start",
    "geplande_ingebruikname",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the list shows. ``fase`` empty: all that are not closed. ``van``: an account, or 'niemand', or None for all.

    ``ook``: with the zaken of ``van`` those of whom that account replaces.
    """

    fase: str = ""
    van: int | Literal["niemand"] | None = None
    volgorde: Volgorde = "datum"
    ook: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plek:
    """A place between two rows: what the row next to it has in the column of the order, and its id.

    ``waarde`` is the next date, or the moment of opening in the order of the newest. ``terug``: the rows before that row,
    else the rows after it. The row itself is not among them.
    """

    waarde: datetime.date | datetime.datetime
    id: int
    terug: bool = False


@dataclass(frozen=True, slots=True)
class Pagina:
    """Rows in the order chosen, and whether there are more on either side."""

    regels: list[dict[str, Any]]
    eerder: bool
    later: bool


def list_zaken(keuze: Keuze, plek: Plek | None = None, kolommen: Collection[str] = ()) -> Pagina:
    """One page of the work list, in one statement, whatever the number of zaken; ``kolommen`` are those that cost more."""
    terug = plek is not None and plek.terug
    gevonden = _lees(keuze, plek, kolommen)
    meer, regels = len(gevonden) > PER_PAGINA, gevonden[:PER_PAGINA]
    if terug:
        return Pagina(regels[::-1], eerder=meer, later=True)
    return Pagina(regels, eerder=plek is not None, later=meer)


def maak_borgerkolom(zaak: str) -> ArraySubquery:
    """Who guards the quality of the zaak now: at most one name; ``zaak`` is the column of the row that holds its id."""
    borgers = Betrokkene.objects.filter(zaak=OuterRef(zaak), organisatie=OuterRef("organisatie"), rol="kwaliteitsborger")
    return ArraySubquery(borgers.order_by("-sinds", "-id").values("naam")[:1])


def _lees(keuze: Keuze, plek: Plek | None, kolommen: Collection[str]) -> list[dict[str, Any]]:
    """A page and one row more. The zaken of several people are as many walks along the index, put together."""
    taken = Taak.objects.filter(zaak=OuterRef("pk"), organisatie=OuterRef("organisatie")).order_by("uiterlijk", "id")
    ook = {"taakcodes": ArraySubquery(taken.values("code")[:TAKEN_PER_ZAAK])}
    if "kwaliteitsborger" in kolommen:
        ook["borgers"] = maak_borgerkolom("pk")
    volgorde = _volgorde(keuze, plek is not None and plek.terug)
    per_mens = [
        _vanaf(_kies(deel), deel, plek).order_by(*volgorde).annotate(**ook).values(*VELDEN, *ook)
        for deel in (replace(keuze, van=wie, ook=()) for wie in (keuze.van, *keuze.ook))
    ]
    korte = [rijen[: PER_PAGINA + 1] for rijen in per_mens]
    if len(korte) == 1:
        return list(korte[0])
    return list(korte[0].union(*korte[1:], all=True).order_by(*volgorde)[: PER_PAGINA + 1])


def tel_zaken(keuze: Keuze) -> int | None:
    """How many zaken the list has; None when there are more than a thousand."""
    aantal = _kies(keuze).order_by()[: TEL_TOT + 1].count()
    return aantal if aantal <= TEL_TOT else None


def _kies(keuze: Keuze) -> QuerySet[Zaak]:
    zaken = Zaak.objects.filter(fase=keuze.fase) if keuze.fase else Zaak.objects.exclude(fase="afgesloten")
    if keuze.van == "niemand":
        return zaken.filter(behandelaar=None)
    return zaken.filter(behandelaar__in=(keuze.van, *keuze.ook)) if keuze.van is not None else zaken


def _volgorde(keuze: Keuze, terug: bool) -> list[str]:
    velden = ["volgende_op", "id"] if keuze.volgorde == "datum" else ["-geopend_op", "-id"]
    if keuze.van == "niemand" and not keuze.fase:
        # The index of nobody's zaken is that of a behandelaar, who is no constant to the planner when there is none.
        velden = ["behandelaar_id", *velden]
    if not terug:
        return velden
    return [veld.removeprefix("-") if veld.startswith("-") else f"-{veld}" for veld in velden]


def _vanaf(zaken: QuerySet[Zaak], keuze: Keuze, plek: Plek | None) -> QuerySet[Zaak]:
    if plek is None:
        return zaken
    oplopend = keuze.volgorde == "datum"
    vergelijk = TupleGreaterThan if oplopend != plek.terug else TupleLessThan
    return zaken.filter(vergelijk((F("volgende_op" if oplopend else "geopend_op"), F("id")), (plek.waarde, plek.id)))


@dataclass(frozen=True, slots=True)
class Zaakdossier:
    """The rows of one zaak: meldingen newest first with their toets, also those that were replaced.

    ``ook``: what else was asked for, by model, oldest first.
    """

    zaak: Zaak
    meldingen: list[Melding]
    documenten: list[Document]
    betrokkenen: list[Betrokkene]
    herstelverzoeken: list[Herstelverzoek]
    besluiten: list[Besluit]
    signalen: list[Signaal]
    fasen: list[Fase]
    wisselingen: list[Wisseling]
    nacontroles: list[Nacontrole]
    informatieverzoeken: list[Informatieverzoek]
    ook: Bundel

    def feitrijen(self) -> Feitrijen:
        """The rows that count as facts, in the order of the facts."""
        huidig = [melding for melding in self.meldingen if melding.vervangen_door_id is None]
        return Feitrijen(
            meldingen=sorted(huidig, key=lambda melding: (melding.ontvangen_op, melding.pk)),
            documenten=self.documenten,
            herstelverzoeken=self.herstelverzoeken,
            besluiten=self.besluiten,
            signalen=self.signalen,
            fasen=self.fasen,
            wisselingen=self.wisselingen,
            nacontroles=self.nacontroles,
            informatieverzoeken=self.informatieverzoeken,
            controles=self.ook[Controle],
            adviezen=self.ook[Advies],
            herinneringen=self.ook[Herinnering],
            toezicht=self.ook,
        )

    def maak_feiten(self) -> Feiten:
        """The facts as ``haal_feiten`` gives them, from rows that are here already."""
        return maak_feiten(self.zaak, self.feitrijen())

    def documenten_per_melding(self) -> dict[int, list[Document]]:
        """The documents by the id of their melding, former versions too."""
        per_melding: dict[int, list[Document]] = {}
        for document in self.documenten:
            if document.melding_id is not None:
                per_melding.setdefault(document.melding_id, []).append(document)
        return per_melding

    def huidige_partijen(self) -> Mapping[str, Betrokkene]:
        """The latest party per rol."""
        return {partij.rol: partij for partij in self.betrokkenen}


def find_zaak(nummer: str) -> Zaak | None:
    """The zaak with this number, with its behandelaar and organisatie."""
    return Zaak.objects.select_related("behandelaar", "organisatie").filter(nummer=nummer).first()


def haal_dossier(zaak: Zaak, *, ook: Sequence[Deel] = ()) -> Zaakdossier:
    """Everything of a zaak that decides what it says, and the rows of ``ook``, in three statements."""
    meldingen = Melding.objects.filter(zaak=zaak).select_related("toets").order_by("-ontvangen_op", "-id")
    bundel = haal_bundel((*BIJZAKEN, Betrokkene, *ook), [zaak.pk])
    return Zaakdossier(
        zaak=zaak,
        meldingen=_met_zaak(meldingen, zaak),
        documenten=list(Document.objects.filter(zaak=zaak).select_related("bestand").order_by("id")),
        betrokkenen=sorted(bundel[Betrokkene], key=lambda partij: (partij.sinds, partij.pk)),
        herstelverzoeken=bundel[Herstelverzoek],
        besluiten=bundel[Besluit],
        signalen=bundel[Signaal],
        fasen=bundel[Fase],
        wisselingen=bundel[Wisseling],
        nacontroles=bundel[Nacontrole],
        informatieverzoeken=bundel[Informatieverzoek],
        ook=bundel,
    )


def _met_zaak(meldingen: Iterable[Melding], zaak: Zaak) -> list[Melding]:
    gevonden = list(meldingen)
    for melding in gevonden:
        melding.zaak = zaak
    return gevonden


def find_melding(nummer: str, melding_id: int) -> Melding | None:
    """A melding of this zaak, with its zaak and toets."""
    rijen = Melding.objects.select_related("zaak__organisatie", "zaak__behandelaar", "toets__voorgesteld_door", "fase")
    return rijen.filter(pk=melding_id, zaak__nummer=nummer).first()


@dataclass(frozen=True, slots=True)
class Registerzicht:
    """What stands around the register check of a melding.

    ``meldingen``: those of the zaak that still count, the newest first, this one among them. ``stand``: the newest snapshot
    on ``peildatum``, used or not.
    """

    peildatum: datetime.date
    meldingen: list[Melding]
    betrokkenen: list[Betrokkene]
    stand: Registerstand | None


def haal_registerzicht(melding: Melding, peildatum: datetime.date) -> Registerzicht:
    """In three statements, whatever the number of lines in the register."""
    meldingen = Melding.objects.filter(zaak_id=melding.zaak_id, vervangen_door__isnull=True, ingetrokken_op__isnull=True)
    return Registerzicht(
        peildatum=peildatum,
        meldingen=list(meldingen.select_related("toets").order_by("-ontvangen_op", "-id")),
        betrokkenen=list(Betrokkene.objects.filter(zaak_id=melding.zaak_id).order_by("sinds", "id")),
        stand=find_stand(melding.organisatie_id, peildatum),
    )


def find_document(document_id: int) -> Document | None:
    """A document with its file and zaak."""
    return Document.objects.select_related("bestand", "zaak", "melding").filter(pk=document_id).first()
