"""Take in a signal about a place for which there is no zaak yet: it opens one, so that nothing gets lost."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.registreren import open_zaak
from borgwijzer.zaken.acties.signalen import Binnengekomen, find_eerder, neem_gemeld_signaal_op, neem_signaal_op
from borgwijzer.zaken.models import Signaal, Zaak

OMSCHRIJVING = "Signaal over een bouwwerk zonder bekende bouwmelding"


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where it is about, in the columns of a zaak; an adres or a kadastrale aanduiding is needed."""

    adres: str = ""
    postcode: str = ""
    woonplaats: str = ""
    kadastraal: str = ""


@transaction.atomic
def neem_signaal_op_bij_plaats(plaats: Plaats, binnen: Binnengekomen, *, door: Account, moment: datetime.datetime) -> Signaal:
    """Open a zaak for the place and register the signal in it: both, or neither."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    if eerder := find_eerder(binnen.sleutel):
        return eerder
    zaak = open_voor_signaal(plaats, door=door, moment=moment)
    return neem_signaal_op(zaak.pk, binnen, door=door, moment=moment)


@transaction.atomic
def neem_gemeld_signaal_op_bij_plaats(
    plaats: Plaats, binnen: Binnengekomen, *, door: Account, moment: datetime.datetime
) -> Signaal:
    """The same for a signal as somebody outside sent it."""
    return neem_gemeld_signaal_op(open_voor_signaal(plaats, door=door, moment=moment), binnen, door=door, moment=moment)


def open_voor_signaal(plaats: Plaats, *, door: Account, moment: datetime.datetime) -> Zaak:
    """A new zaak for a place; ``Geweigerd`` when nobody could find that place again."""
    if not (plaats.adres.strip() or plaats.kadastraal.strip()):
        zin = "Vul in waar het is: een straat met huisnummer of een kadastrale aanduiding. Of kies een bestaande zaak."
        raise Geweigerd("plaats_ontbreekt", zin)
    return open_zaak(door.organisatie, moment=moment, door=door, gegevens={"omschrijving": OMSCHRIJVING, **asdict(plaats)})
