"""Give a zaak a behandelaar, hand it over to a colleague, or give it back to the team."""

from __future__ import annotations

import datetime
from types import EllipsisType

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht, mag
from borgwijzer.organisaties.vervanging import is_vervanger
from borgwijzer.zaken.acties.eisen import eis_lengte
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Overdracht, Taak, Zaak

# The behandelaar that somebody saw when he pressed the button: an id, None for nobody, ... when it does not matter.
Gezien = int | None | EllipsisType


@transaction.atomic
def wijs_toe(zaak_id: int, *, aan: Account | None, door: Account, moment: datetime.datetime, gezien: Gezien = ...) -> Zaak:
    """Make ``aan`` the behandelaar; None gives the zaak back to the team. Twice the same is once.

    Raises ``Geweigerd`` when the zaak has another behandelaar than ``gezien``, when ``aan`` may not handle a zaak, or when
    somebody gives back the zaak of a colleague.
    """
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    zaak = _neem(zaak_id)
    if aan is not None and zaak.behandelaar_id == aan.pk:
        return zaak
    _eis_gezien(zaak, gezien)
    if aan is None:
        eis_eigen(zaak, door, dag_van(moment))
    else:
        _eis_bevoegd(aan)
    _zet(zaak, aan)
    leg_vast(
        "behandelaar_gewijzigd", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"behandelaar": aan.naam if aan else None},
    )  # fmt: skip
    return zaak


@transaction.atomic
def draag_over(
    zaak_id: int, *, aan: Account, notitie: str, door: Account, moment: datetime.datetime, gezien: Gezien = ...
) -> Overdracht:
    """Make a colleague the behandelaar, with a note that waits for him in his list of taken."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    zaak = _neem(zaak_id)
    _eis_gezien(zaak, gezien)
    eis_eigen(zaak, door, dag_van(moment))
    if aan.pk in (door.pk, zaak.behandelaar_id):
        raise Geweigerd("zelfde_collega", f"{aan.naam} heeft deze zaak al of bent u zelf: kies een andere collega.")
    _eis_bevoegd(aan)
    if not notitie.strip():
        raise Geweigerd("notitie_ontbreekt", "Schrijf een notitie: uw collega leest die eerst.")
    eis_lengte(notitie)
    van = zaak.behandelaar.naam if zaak.behandelaar else None
    _zet(zaak, aan)
    leg_vast(
        "zaak_overgedragen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"van": van, "behandelaar": aan.naam}, reden=notitie.strip(),
    )  # fmt: skip
    # Older notes about this zaak are for somebody who no longer has it.
    Overdracht.objects.filter(zaak=zaak, gezien_op=None).update(gezien_op=moment)
    return Overdracht.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, van=door, aan=aan, notitie=notitie.strip(), gemaakt_op=moment
    )


@transaction.atomic
def zie_overdracht(overdracht_id: int, *, door: Account, moment: datetime.datetime) -> bool:
    """Put away a note that was for ``door``; False when there is no such note. It stays in the logboek of the zaak."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    eigen = Overdracht.objects.select_for_update().filter(pk=overdracht_id, aan=door).first()
    if eigen is None:
        return False
    if eigen.gezien_op is None:
        eigen.gezien_op = moment
        eigen.save(update_fields=["gezien_op"])
    return True


def eis_eigen(zaak: Zaak, door: Account, peildatum: datetime.date) -> None:
    """Raise ``Geweigerd`` for the zaak of a colleague whom ``door`` does not replace; whoever divides the work may all."""
    van = zaak.behandelaar
    if van is None or van.pk == door.pk or mag(door, Daad.VERDEEL_WERK) or is_vervanger(door.pk, van.pk, peildatum):
        return
    raise Geweigerd(
        "van_collega", f"Deze zaak is van {van.naam}: neem de zaak eerst zelf op, of overleg met {van.naam} of uw teamleider."
    )


def _neem(zaak_id: int) -> Zaak:
    return Zaak.objects.select_for_update(of=("self",)).select_related("behandelaar").get(pk=zaak_id)


def _eis_gezien(zaak: Zaak, gezien: Gezien) -> None:
    if gezien is ... or zaak.behandelaar_id == gezien:
        return
    if zaak.behandelaar is None:
        raise Geweigerd("intussen_gewijzigd", "Deze zaak heeft intussen geen behandelaar meer: bekijk de taak en kies opnieuw.")
    naam = zaak.behandelaar.naam
    raise Geweigerd("intussen_gewijzigd", f"{naam} is intussen de behandelaar van deze zaak: kies een andere taak of overleg.")


def _eis_bevoegd(aan: Account) -> None:
    if not mag(aan, Daad.BEHANDEL_ZAAK):
        raise Geweigerd("collega_mag_niet", f"{aan.naam} mag geen zaken behandelen: kies een andere collega.")


def _zet(zaak: Zaak, aan: Account | None) -> None:
    zaak.behandelaar = aan
    zaak.save(update_fields=["behandelaar"])
    Taak.objects.filter(zaak=zaak).update(behandelaar=aan)
