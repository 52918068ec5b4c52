"""The pieces of a zaak in the order in which they came to be: what a bundle is made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.signaal import OntvangstSignaalFeiten
from borgwijzer.documenten.models import Bestand
from borgwijzer.zaken.acties.afschermen import is_afgeschermd
from borgwijzer.zaken.models import Controlestuk, Document, Documenttoestand, Signaal, Signaalstuk, Zaak


class Doel(StrEnum):
    """For whom a bundle is; the value is what is stored."""

    BEZWAAR = "bezwaar"
    BEROEP = "beroep"
    INZAGE = "inzage"
    ARCHIEF = "archief"


DOELEN = {
    Doel.BEZWAAR: "Voor de bezwaarcommissie",
    Doel.BEROEP: "Voor de rechtbank",
    Doel.INZAGE: "Voor wie het dossier mag inzien",
    Doel.ARCHIEF: "Voor ons eigen archief",
}


@dataclass(frozen=True, slots=True)
class Stuk:
    """One piece. ``kenmerk`` says which row it is, ``soort`` what it is in a word; ``op`` is the moment it came in.

    ``afgeschermd``: it tells who reported something and asked not to pass his name on.
    """

    kenmerk: str
    soort: str
    naam: str
    op: datetime.datetime
    bestand: Bestand
    vertrouwelijk: bool = False
    afgeschermd: bool = False


def list_stukken(zaak: Zaak) -> list[Stuk]:
    """Every file of the zaak, the oldest first, former versions of documents too; in five statements."""
    afgeschermd = set(Signaal.objects.filter(zaak=zaak, melder_afgeschermd=True).values_list("pk", flat=True))
    stukken = (*_documenten(zaak), *_brieven(zaak, bool(afgeschermd)), *_controlestukken(zaak), *_signaalstukken(zaak, afgeschermd))
    return sorted(stukken, key=lambda stuk: stuk.op)


def _documenten(zaak: Zaak) -> Iterable[Stuk]:
    rijen = Document.objects.filter(zaak=zaak, toestand=Documenttoestand.AANWEZIG, bestand__isnull=False).order_by("pk")
    for rij in rijen.select_related("bestand", "melding"):
        assert rij.bestand is not None
        soort = rij.soort.replace("_", " ").replace("-", " ").capitalize()
        van = f" bij de {rij.melding.soort}" if rij.melding else ""
        op = rij.melding.ontvangen_op if rij.melding else rij.bestand.ontvangen_op
        eerder = ", eerdere versie" if rij.vervangen_door_id else ""
        schermt = rij.melding is not None and is_afgeschermd(rij.melding.soort, rij.melding.inhoud)
        yield Stuk(f"document:{rij.pk}", f"{soort}{van}{eerder}", rij.bestandsnaam, op, rij.bestand, rij.vertrouwelijk, schermt)


def _brieven(zaak: Zaak, afgeschermd: bool) -> Iterable[Stuk]:
    for rij in OpgeslagenBrief.objects.filter(zaak=zaak).order_by("pk").select_related("bestand").defer("feiten"):
        noemt_melder = afgeschermd and rij.soort == OntvangstSignaalFeiten.SOORT
        # The list of what stays out must not say his name either.
        naam = f"{rij.onderwerp} ({rij.kenmerk})" + ("" if noemt_melder else f", aan {rij.geadresseerde}")
        yield Stuk(f"brief:{rij.pk}", "Brief van de gemeente", naam, rij.gemaakt_op, rij.bestand, afgeschermd=noemt_melder)


def _controlestukken(zaak: Zaak) -> Iterable[Stuk]:
    for rij in Controlestuk.objects.filter(zaak=zaak).order_by("pk").select_related("bestand"):
        yield Stuk(f"controlestuk:{rij.pk}", "Bij een controle", rij.bestandsnaam, rij.bestand.ontvangen_op, rij.bestand)


def _signaalstukken(zaak: Zaak, afgeschermd: set[int]) -> Iterable[Stuk]:
    for rij in Signaalstuk.objects.filter(zaak=zaak).order_by("pk").select_related("bestand"):
        kenmerk, schermt = f"signaalstuk:{rij.pk}", rij.signaal_id in afgeschermd
        yield Stuk(kenmerk, "Bij een signaal", rij.bestandsnaam, rij.toegevoegd_op, rij.bestand, afgeschermd=schermt)
