"""What the register said about a melding: looked up on a day, kept with the melding."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import TE_TOETSEN, beletselen
from borgwijzer.regels.borging import maak_meldingen
from borgwijzer.regels.feiten import Meldingfeit, Registerfeit
from borgwijzer.regels.register import SOORTEN, noem_gezocht, raadpleeg
from borgwijzer.register.queries import find_stand, lees_blad
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van, maak_meldingfeit, maak_wisselingfeit
from borgwijzer.zaken.models import Melding, Toets, Toetstoestand, Wisseling, Zaak

# A zaak has a handful of meldingen; further back than this nobody changed kwaliteitsborger.
TERUG = 50


def leg_register_vast(melding: Melding, *, moment: datetime.datetime, door: Account | None) -> None:
    """Look a melding that is judged up on its day of receipt, with an event. Without a snapshot of then nothing happens.

    Call it inside the transaction of the deed.
    """
    if melding.soort in TE_TOETSEN:
        _raadpleeg(melding, dag_van(melding.ontvangen_op), moment, door)


@transaction.atomic
def raadpleeg_register(toets_id: int, *, door: Account, moment: datetime.datetime) -> Registerfeit:
    """Look again, at today; the event has what was known before and after.

    Raises ``Geweigerd`` without a snapshot, and when the melding is judged, replaced or withdrawn: what the register said
    then stays.
    """
    eis_recht(door, Daad.TOETS_MELDING)
    zaak = Zaak.objects.select_for_update(of=("self",)).get(meldingen__toets=toets_id)  # the zaak first, as every deed
    toets = Toets.objects.select_for_update(of=("self",)).select_related("melding__zaak").get(pk=toets_id)
    melding = toets.melding
    if toets.toestand != Toetstoestand.OPEN or melding.vervangen_door_id or melding.ingetrokken_op:
        raise Geweigerd("toets_dicht", "Deze toets is niet meer open: wat het register toen zei, blijft staan.")
    if redenen := beletselen(haal_feiten(zaak), "registreer_melding", kader_van(zaak), dag_van(moment)):
        raise Geweigerd(redenen[0].code, redenen[0].tekst, redenen[0].grondslag)
    eerder = melding.registercontrole or {}
    feit = _raadpleeg(melding, dag_van(moment), moment, door)
    if feit is None:
        raise Geweigerd("geen_register", "Er is nog geen stand van het register ingelezen: vraag de beheerder er een in te lezen.")
    if any(getattr(feit, vraag) != eerder.get(vraag) for vraag in SOORTEN):
        # Whoever has the former outcome on the screen must see this one before deciding.
        toets.versie += 1
        toets.save(update_fields=["versie"])
    werk_stand_bij(zaak, dag_van(moment))
    return feit


def _raadpleeg(melding: Melding, peildatum: datetime.date, moment: datetime.datetime, door: Account | None) -> Registerfeit | None:
    stand = find_stand(melding.organisatie_id, peildatum)
    if stand is None:
        return None
    gezocht = noem_gezocht(_list_gezocht(melding, peildatum))
    feit = raadpleeg(lees_blad(stand), gezocht, peildatum, oud_na=settings.REGISTER_OUD_NA_DAGEN)
    voor, melding.registercontrole = melding.registercontrole, feit.model_dump(mode="json")
    melding.save(update_fields=["registercontrole"])
    leg_vast(
        "register_geraadpleegd", organisatie_id=melding.organisatie_id, zaak_id=melding.zaak_id, door=door, tijdstip=moment,
        gegevens={
            "melding": melding.pk, "soort": melding.soort, "stand": stand.pk, "voor": voor, "na": melding.registercontrole,
        },
    )  # fmt: skip
    return feit


def _list_gezocht(melding: Melding, peildatum: datetime.date) -> list[Meldingfeit]:
    """This melding, and then what else names a kwaliteitsborger, the newest first: a wisseling counts as a melding does."""
    eigen, *eerder = [maak_meldingfeit(een, ()) for een in _list_meldingen(melding)]
    gemeld = Wisseling.objects.filter(zaak_id=melding.zaak_id, vervallen_op=None, sinds__lte=peildatum).order_by("sinds", "id")
    eerder += maak_meldingen([maak_wisselingfeit(wisseling) for wisseling in gemeld])
    return [eigen, *sorted(eerder, key=lambda feit: feit.ontvangen_op, reverse=True)]


def _list_meldingen(melding: Melding) -> Sequence[Melding]:
    """This melding, and then what came before it in the zaak and still counts, the newest first."""
    eerder = Melding.objects.filter(
        zaak_id=melding.zaak_id, vervangen_door__isnull=True, ingetrokken_op__isnull=True, ontvangen_op__lte=melding.ontvangen_op
    )
    return [melding, *eerder.exclude(pk=melding.pk).select_related("toets").order_by("-ontvangen_op", "-id")[:TERUG]]
