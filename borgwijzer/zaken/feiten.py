"""From rows to the facts that ``regels`` takes: the one mapping there is, and only in this direction."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from borgwijzer.kaders.versies import lees_versie
from borgwijzer.regels.feiten import Documentfeit, Feiten, Meldingfeit, Oordeelfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.zaken.models import Document, Documenttoestand, Melding, Zaak

NEDERLAND = ZoneInfo("Europe/Amsterdam")
DATUMS = (
    "verlies_gevolgklasse_op", "geplande_start", "feitelijke_start_op", "beeindigd_op", "geplande_ingebruikname",
    "in_gebruik_op", "afgesloten_op",
)  # fmt: skip


def dag_van(moment: datetime.datetime) -> datetime.date:
    """The calendar day of a moment in the Netherlands."""
    return moment.astimezone(NEDERLAND).date()


def kader_van(zaak: Zaak) -> Kader:
    """The kader version that the zaak keeps."""
    return lees_versie(zaak.kaderversie_id)


def haal_feiten(zaak: Zaak) -> Feiten:
    """The facts of one zaak, in two statements (meldingen with their toets, and documents)."""
    return haal_feiten_van([zaak])[zaak.pk]


def haal_feiten_van(zaken: Sequence[Zaak]) -> dict[int, Feiten]:
    """The facts of many zaken by id, in the same two statements."""
    meldingen = list(_huidige_meldingen([zaak.pk for zaak in zaken]))
    documenten = _documenten(meldingen)
    per_zaak: dict[int, list[Melding]] = {}
    for melding in meldingen:
        per_zaak.setdefault(melding.zaak_id, []).append(melding)
    return {zaak.pk: maak_feiten(zaak, per_zaak.get(zaak.pk, ()), documenten) for zaak in zaken}


def _huidige_meldingen(zaken: Iterable[int]) -> Iterable[Melding]:
    rijen = Melding.objects.filter(zaak_id__in=list(zaken), vervangen_door__isnull=True).select_related("toets")
    return rijen.order_by("ontvangen_op", "id")


def _documenten(meldingen: list[Melding]) -> dict[int, list[Document]]:
    per_melding: dict[int, list[Document]] = {}
    for document in Document.objects.filter(melding__in=meldingen).select_related("bestand").order_by("id"):
        per_melding.setdefault(document.melding_id, []).append(document)
    return per_melding


def maak_feiten(zaak: Zaak, meldingen: Iterable[Melding], documenten: dict[int, list[Document]]) -> Feiten:
    """The facts from rows that are already here."""
    return Feiten(
        kader=str(kader_van(zaak).versie),
        gevolgklasse=zaak.gevolgklasse,
        meldingen=tuple(maak_meldingfeit(melding, documenten.get(melding.pk, [])) for melding in meldingen),
        **{naam: getattr(zaak, naam) for naam in DATUMS},
    )


def maak_meldingfeit(melding: Melding, documenten: Iterable[Document]) -> Meldingfeit:
    """One melding as a fact: what it says, its documents, the answers of people and the fixed verdict."""
    oordeel = None
    if melding.oordeel and melding.oordeel_op:
        oordeel = Oordeelfeit(oordeel=melding.oordeel, wet=melding.oordeel_wet or None, op=melding.oordeel_op)
    toets = getattr(melding, "toets", None)
    antwoorden: dict[str, Any] = {
        eis: {"voldaan": antwoord["voldaan"], "reden": antwoord.get("reden", "")}
        for eis, antwoord in (toets.antwoorden if toets else {}).items()
    }
    register = {"registercontrole": melding.registercontrole} if melding.registercontrole else {}
    return Meldingfeit.model_validate({
        **melding.inhoud, **register,
        "id": str(melding.pk), "soort": melding.soort, "kanaal": melding.kanaal,
        "ontvangen_op": dag_van(melding.ontvangen_op), "ingetrokken_op": melding.ingetrokken_op,
        "documenten": [maak_documentfeit(d) for d in documenten if d.toestand == Documenttoestand.AANWEZIG],
        "antwoorden": antwoorden, "oordeel": oordeel,
    })  # fmt: skip


def maak_documentfeit(document: Document) -> Documentfeit:
    """A document that is here; readable is what the inspection said."""
    leesbaar = None
    if document.bestand and document.bestand.keuring:
        leesbaar = not document.bestand.blokkeert
    return Documentfeit(soort=document.soort, naam=document.bestandsnaam, leesbaar=leesbaar)
