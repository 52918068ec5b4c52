"""Stored versions of a kader: take a file into use for an organisatie, and read a stored version back."""

import datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import QuerySet

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.regels.kader import Kader, lees_kader


@lru_cache(maxsize=256)
def _lees(pk: int) -> Kader:
    versie = Kaderversie.objects.select_related("ouder").get(pk=pk)
    return lees_kader(versie.tekst, bestand=str(versie), ouder=_lees(versie.ouder_id) if versie.ouder_id else None)


def lees_versie(pk: int) -> Kader:
    """The kader in a stored version. A stored version never changes, so it is read once per process."""
    return _lees(pk)


@transaction.atomic
def neem_in_gebruik(kader: Kader, *, organisatie_id: int, moment: datetime.datetime) -> Kaderversie:
    """Store this version and the versions it inherits from; a version that is there already stays as it is.

    Raises ``Geweigerd`` when another text with the same date is in use: a version never changes.
    """
    ouder = neem_in_gebruik(kader.ouder, organisatie_id=organisatie_id, moment=moment) if kader.ouder else None
    versie, nieuw = Kaderversie.objects.get_or_create(
        organisatie_id=organisatie_id,
        kader_id=kader.id,
        geldig_vanaf=kader.inhoud.kader.geldig_vanaf,
        defaults={"tekst": kader.tekst, "ouder": ouder, "vingerafdruk": kader.vingerafdruk, "geactiveerd_op": moment},
    )
    if not nieuw and versie.vingerafdruk != kader.vingerafdruk:
        raise Geweigerd(
            "kader_gewijzigd", f"Versie {versie} is al in gebruik met een andere tekst: geef de nieuwe tekst een latere datum."
        )
    return versie


def list_geldige(kader_id: str, *, organisatie_id: int, peildatum: datetime.date) -> QuerySet[Kaderversie]:
    """The versions that were in force on ``peildatum`` (inclusive) or before, the newest first."""
    versies = Kaderversie.objects.defer("tekst").filter(organisatie_id=organisatie_id, kader_id=kader_id)
    return versies.filter(geldig_vanaf__lte=peildatum).order_by("-geldig_vanaf")


def list_andere(kader_id: str, *, organisatie_id: int, behalve: int, peildatum: datetime.date) -> list[Kaderversie]:
    """The versions in force on ``peildatum`` or before, without the one with id ``behalve``; the newest first."""
    return list(list_geldige(kader_id, organisatie_id=organisatie_id, peildatum=peildatum).exclude(pk=behalve))


def find_versie(kader_id: str, *, organisatie_id: int, peildatum: datetime.date) -> Kaderversie:
    """The version in force on ``peildatum`` (inclusive), the newest first.

    Raises ``Geweigerd`` when the organisatie has none.
    """
    versie = list_geldige(kader_id, organisatie_id=organisatie_id, peildatum=peildatum).first()
    if versie is None:
        raise Geweigerd(
            "geen_kader",
            f"Er geldt op {peildatum} geen versie van het kader {kader_id}: vraag de beheerder er een in gebruik te nemen.",
        )
    return versie
