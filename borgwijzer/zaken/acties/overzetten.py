"""Bring a zaak under another version of the kader: what would change first, and then the deed of a person who saw it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.kaders.versies import lees_versie, list_andere
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.kaderwissel_toets import Kaderwissel, bekijk_kaderwissel
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.signalen import werk_prioriteiten_bij
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Toets, Toetstoestand, Zaak

VOORSTEL_VERVALT = "De zaak is overgezet naar een andere versie van het kader: het voorstel is vervallen."


class Veranderd(Geweigerd):
    """What was confirmed is no longer what would happen; nothing was moved."""

    def __init__(self) -> None:
        super().__init__(
            "ingehaald", "Er is intussen iets veranderd: dit is de vergelijking van nu. Bekijk haar en bevestig opnieuw."
        )


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What moving would do. ``voorstellen``: proposals to reject that would fall, because they rest on the former list."""

    versie: Kaderversie
    wissel: Kaderwissel
    voorstellen: tuple[Toets, ...]


def list_versies(zaak: Zaak, peildatum: datetime.date) -> list[Kaderversie]:
    """The versions to which the zaak can be moved on ``peildatum``: those of its organisatie that are or were in force."""
    kader = zaak.organisatie.kader
    return list_andere(kader, organisatie_id=zaak.organisatie_id, behalve=zaak.kaderversie_id, peildatum=peildatum)


def kijk_vooruit(zaak: Zaak, versie: Kaderversie, peildatum: datetime.date) -> Vooruitblik:
    """Both versions on the facts of now; changes nothing."""
    voorstellen = tuple(
        toets for toets in _list_open(zaak).select_related("melding").order_by("pk") if toets.toestand == Toetstoestand.VOORGESTELD
    )
    wissel = bekijk_kaderwissel(
        haal_feiten(zaak), kader_van(zaak), lees_versie(versie.pk), peildatum,
        bij=[f"voorstel {toets.pk} {toets.versie}" for toets in voorstellen],
    )  # fmt: skip
    return Vooruitblik(versie, wissel, voorstellen)


@transaction.atomic
def zet_over(zaak_id: int, versie_id: int, *, gezien: str, reden: str, door: Account, moment: datetime.datetime) -> Vooruitblik:
    """Let another version of the kader hold for a zaak. ``gezien``: the kenmerk of the comparison that the person saw.

    What is fixed stays: verdicts keep the version under which they were given, and letters are not touched. An open toets
    goes on under the new list, with the answers that were given. Raises ``Geweigerd`` without a reason, for a closed zaak or
    for a version that cannot be chosen, and ``Veranderd`` when the comparison is no longer the one that was seen.
    """
    eis_recht(door, Daad.ZET_OVER)
    zaak = Zaak.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=zaak_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "zet_over", peildatum)
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom de zaak naar deze versie gaat.")
    versie = next((versie for versie in list_versies(zaak, peildatum) if versie.pk == versie_id), None)
    if versie is None:
        raise Geweigerd("versie_onbekend", "Deze versie is niet te kiezen: kies een versie uit de lijst.")
    blik = kijk_vooruit(zaak, versie, peildatum)
    if blik.wissel.kenmerk != gezien:
        raise Veranderd
    zaak.kaderversie = versie
    zaak.save(update_fields=["kaderversie"])
    toetsen = _zet_toetsen_over(zaak, versie)
    werk_prioriteiten_bij(zaak)
    leg_vast(
        "kader_gewisseld", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden,
        gegevens={**blik.wissel.als_dict(), "vingerafdruk": versie.vingerafdruk, "toetsen": toetsen,
                  "voorstellen_vervallen": [toets.pk for toets in blik.voorstellen]},
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    return blik


def _list_open(zaak: Zaak) -> QuerySet[Toets]:
    """The toetsen of this zaak without a verdict."""
    return Toets.objects.filter(melding__zaak=zaak, melding__vervangen_door=None, melding__ingetrokken_op=None).exclude(
        toestand=Toetstoestand.VASTGESTELD
    )


def _zet_toetsen_over(zaak: Zaak, versie: Kaderversie) -> list[int]:
    """The toetsen without a verdict go on under the new list; whoever has the former one on the screen must see this one."""
    gewisseld = list(_list_open(zaak).select_for_update(of=("self",)).order_by("pk"))
    for toets in gewisseld:
        if toets.toestand == Toetstoestand.VOORGESTELD:
            toets.toestand, toets.terug_reden = Toetstoestand.OPEN, VOORSTEL_VERVALT
        toets.kaderversie = versie
        toets.versie += 1
        toets.save(update_fields=["kaderversie", "toestand", "terug_reden", "versie"])
    return [toets.pk for toets in gewisseld]
