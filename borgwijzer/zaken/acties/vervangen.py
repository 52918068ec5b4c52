"""Name who looks after somebody's zaken while he is away, and take that back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Vervanging
from borgwijzer.organisaties.rechten import Daad, eis_recht, mag
from borgwijzer.organisaties.vervanging import HOOGSTENS
from borgwijzer.zaken.feiten import dag_van

LANGST = datetime.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Periode:
    """Both days are inclusive."""

    van: datetime.date
    tot_en_met: datetime.date


@transaction.atomic
def regel_vervanging(
    voor: Account, *, vervanger: Account, periode: Periode, door: Account, moment: datetime.datetime
) -> Vervanging:
    """Let ``vervanger`` look after the zaken of ``voor``. For somebody else this asks the right to divide the work.

    Raises ``Geweigerd`` for oneself as replacement, one who may not handle a zaak, days that are over, turned around or
    longer than a year, and days on which there is a replacement already.
    """
    _eis_mag_regelen(voor, door)
    _eis_periode(periode, dag_van(moment))
    if vervanger.pk == voor.pk:
        raise Geweigerd("zelf_vervangen", "Iemand kan zichzelf niet vervangen: kies een collega.")
    if not mag(voor, Daad.BEHANDEL_ZAAK):
        raise Geweigerd("niets_te_vervangen", f"{voor.naam} behandelt geen zaken: een vervanger is niet nodig.")
    if not mag(vervanger, Daad.BEHANDEL_ZAAK):
        raise Geweigerd("collega_mag_niet", f"{vervanger.naam} mag geen zaken behandelen: kies een andere collega.")
    # Both accounts are held, always in the same order, so that two at once cannot make days that overlap.
    list(Account.objects.select_for_update().filter(pk__in=(voor.pk, vervanger.pk)).order_by("pk"))
    _eis_vrij(voor, vervanger, periode)
    rij = Vervanging.objects.create(
        organisatie_id=voor.organisatie_id, account=voor, vervanger=vervanger, van=periode.van, tot_en_met=periode.tot_en_met
    )
    _log("vervanging_geregeld", rij, door, moment)
    return rij


@transaction.atomic
def trek_vervanging_in(vervanging_id: int, *, door: Account, moment: datetime.datetime) -> None:
    """End a replacement from now; the logboek keeps that it was there."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    rij = Vervanging.objects.select_for_update(of=("self",)).select_related("account", "vervanger").filter(pk=vervanging_id).first()
    if rij is None:
        raise Geweigerd("vervanging_weg", "Deze vervanging is er niet meer: laad de pagina opnieuw.")
    _eis_mag_regelen(rij.account, door)
    _log("vervanging_ingetrokken", rij, door, moment)
    rij.delete()


def _eis_mag_regelen(voor: Account, door: Account) -> None:
    eis_recht(door, Daad.BEHANDEL_ZAAK if voor.pk == door.pk else Daad.VERDEEL_WERK)


def _eis_periode(periode: Periode, vandaag: datetime.date) -> None:
    if periode.tot_en_met < periode.van:
        raise Geweigerd("periode_omgekeerd", "De laatste dag ligt voor de eerste: draai de dagen om.")
    if periode.tot_en_met < vandaag:
        raise Geweigerd("periode_voorbij", "Deze dagen zijn al voorbij: kies een laatste dag vanaf vandaag.")
    if periode.tot_en_met - periode.van > LANGST:
        raise Geweigerd("periode_te_lang", "Een vervanging duurt hoogstens een jaar: kies een eerdere laatste dag.")
    if periode.van > vandaag + 2 * LANGST:
        raise Geweigerd("periode_te_ver", "De eerste dag ligt meer dan twee jaar weg: controleer het jaar.")


def _eis_vrij(voor: Account, vervanger: Account, periode: Periode) -> None:
    zelfde_tijd = Vervanging.objects.filter(van__lte=periode.tot_en_met, tot_en_met__gte=periode.van)
    bestaat = zelfde_tijd.filter(account=voor).select_related("vervanger").order_by("van").first()
    if bestaat:
        raise Geweigerd(
            "periode_overlapt",
            f"{bestaat.vervanger.naam} vervangt {voor.naam} al van {bestaat.van} tot en met {bestaat.tot_en_met}: "
            "kies andere dagen of trek die vervanging eerst in.",
        )
    if zelfde_tijd.filter(vervanger=vervanger).count() >= HOOGSTENS:
        raise Geweigerd(
            "vervanger_vol", f"{vervanger.naam} vervangt in deze dagen al {HOOGSTENS} collega's: kies een andere collega."
        )


def _log(soort: str, rij: Vervanging, door: Account, moment: datetime.datetime) -> None:
    leg_vast(
        soort, organisatie_id=rij.organisatie_id, door=door, tijdstip=moment,
        gegevens={
            "voor": rij.account.naam, "vervanger": rij.vervanger.naam, "van": rij.van.isoformat(),
            "tot_en_met": rij.tot_en_met.isoformat(),
        },
    )  # fmt: skip
