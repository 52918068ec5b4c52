"""Keep the present choice of a list under a name. It is personal, so the logboek does not hold it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Bewaardfilter
from borgwijzer.organisaties.rechten import Daad, eis_recht

HOOGSTENS = 20
TEKENS_NAAM = 60
# Screen -> the words that its address knows. A place in the list is no choice and is not kept.
SLEUTELS = {
    "werkvoorraad": ("fase", "behandelaar", "volgorde"),
    "taken": ("lijst", "rol", "code", "wanneer"),
}
WAARDE = re.compile(r"\A[a-z_]{1,60}\Z", re.ASCII)


@transaction.atomic
def bewaar_filter(scherm: str, naam: str, vraag: str, *, door: Account) -> Bewaardfilter:
    """Keep ``vraag`` (a query string) of a screen under a name of one's own.

    Raises ``Geweigerd`` without a name, for a name that is there already, and for more than twenty.
    """
    eis_recht(door, Daad.ZIE_ZAAK)
    if scherm not in SLEUTELS:
        raise Geweigerd("scherm_onbekend", "Deze lijst kan geen keuzes bewaren: ga terug naar de lijst.")
    naam = lees_naam(naam)
    _houd_vast(door)
    eigen = Bewaardfilter.objects.filter(account=door)
    if eigen.count() >= HOOGSTENS:
        raise Geweigerd("te_veel_filters", f"U hebt al {HOOGSTENS} bewaarde keuzes: verwijder er eerst een bij Mijn instellingen.")
    _eis_vrije_naam(door, scherm, naam)
    return Bewaardfilter.objects.create(
        organisatie_id=door.organisatie_id, account=door, scherm=scherm, naam=naam, vraag=zuiver_vraag(scherm, vraag)
    )


@transaction.atomic
def hernoem_filter(filter_id: int, naam: str, *, door: Account) -> bool:
    """Give an own choice another name; False when there is no such choice."""
    eis_recht(door, Daad.ZIE_ZAAK)
    _houd_vast(door)
    rij = Bewaardfilter.objects.filter(pk=filter_id, account=door).first()
    if rij is None:
        return False
    naam = lees_naam(naam)
    if naam != rij.naam:
        _eis_vrije_naam(door, rij.scherm, naam)
        rij.naam = naam
        rij.save(update_fields=["naam"])
    return True


@transaction.atomic
def verwijder_filter(filter_id: int, *, door: Account) -> bool:
    """Remove an own choice; False when there is no such choice."""
    eis_recht(door, Daad.ZIE_ZAAK)
    rij = Bewaardfilter.objects.select_for_update().filter(pk=filter_id, account=door).first()
    if rij is None:
        return False
    rij.delete()
    return True


def zuiver_vraag(scherm: str, vraag: str) -> str:
    """The known words of a query string with a plain value, each once and in a fixed order; the rest falls away."""
    gegeven = dict(parse_qsl(vraag[:2_000].removeprefix("?")))
    return urlencode({sleutel: gegeven[sleutel] for sleutel in SLEUTELS[scherm] if WAARDE.match(gegeven.get(sleutel, ""))})


def lees_naam(naam: str) -> str:
    """A name of one line. Raises ``Geweigerd`` when it is empty or too long."""
    naam = " ".join(naam.split())
    if not naam:
        raise Geweigerd("naam_ontbreekt", "Geef deze keuze een naam, bijvoorbeeld: mijn taken van deze week.")
    if len(naam) > TEKENS_NAAM:
        raise Geweigerd("naam_te_lang", f"Maak de naam korter dan {TEKENS_NAAM} tekens.")
    return naam


def _houd_vast(door: Account) -> None:
    """Two windows of one person wait for each other here."""
    Account.objects.select_for_update().get(pk=door.pk)


def _eis_vrije_naam(door: Account, scherm: str, naam: str) -> None:
    if Bewaardfilter.objects.filter(account=door, scherm=scherm, naam=naam).exists():
        raise Geweigerd("naam_bestaat", f"U hebt al een keuze met de naam {naam}: kies een andere naam.")
