"""Write down the day on which something happened, close a zaak, and open it again."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Zaak

VOORSTEL_OPEN = Geweigerd("voorstel_open", "Er ligt nog een voorstel voor een besluit: beslis daar eerst over, of stuur het terug.")
# What can be written down by hand -> the event it leaves.
GEBEURD = {
    "feitelijke_start_op": "start_vastgesteld",
    "beeindigd_op": "einde_vastgesteld",
    "in_gebruik_op": "ingebruikname_vastgesteld",
    "verlies_gevolgklasse_op": "gevolgklasse_verloren",
}
GEPLAND = {"geplande_start": "planning_vastgelegd", "geplande_ingebruikname": "planning_vastgelegd"}


@transaction.atomic
def stel_datum_vast(
    zaak_id: int, veld: str, datum: datetime.date | None, *, reden: str, door: Account, moment: datetime.datetime
) -> Zaak:
    """Write down the day of something that happened or is planned; None takes it back. ``reden``: how it is known.

    Raises ``Geweigerd`` for a day in the future of what has happened, an end before the start, or a closed zaak.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    soort = (GEBEURD | GEPLAND).get(veld)
    if soort is None:
        raise Geweigerd("datum_onbekend", "Deze datum kan niet met de hand worden vastgelegd: kies een van de datums op de pagina.")
    zin = "Schrijf hoe dit bekend is, bijvoorbeeld: gezien tijdens een bezoek, of gebeld met de aannemer."
    reden = eis_tekst(reden, "reden_ontbreekt", zin)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", peildatum)
    if datum is not None:
        _eis_dag(zaak, veld, datum, peildatum)
    oud = getattr(zaak, veld)
    setattr(zaak, veld, datum)
    zaak.save(update_fields=[veld])
    gegevens = {"veld": veld, "datum": datum.isoformat() if datum else None, "was": oud.isoformat() if oud else None}
    leg_vast(
        soort, organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden,
        gegevens=gegevens,
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    return zaak


def _eis_dag(zaak: Zaak, veld: str, datum: datetime.date, peildatum: datetime.date) -> None:
    eis_jaar(datum)
    if veld in GEBEURD and datum > peildatum:
        raise Geweigerd("datum_in_toekomst", "Dit is nog niet gebeurd: kies een dag tot en met vandaag.")
    start = datum if veld == "feitelijke_start_op" else zaak.feitelijke_start_op
    einde = datum if veld == "beeindigd_op" else zaak.beeindigd_op
    if start and einde and einde < start:
        raise Geweigerd("einde_voor_start", "Het einde van de bouw ligt dan voor het begin: controleer beide datums.")


@transaction.atomic
def sluit_zaak(zaak_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Zaak:
    """Close a zaak as of today. Nothing closes with something open: raises ``Geweigerd`` with the first beletsel."""
    eis_recht(door, Daad.SLUIT_ZAAK)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "sluit_af", peildatum)
    if Besluit.objects.filter(zaak=zaak, toestand=Besluittoestand.VOORGESTELD).exists():
        raise VOORSTEL_OPEN
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom de zaak dicht kan.")
    zaak.afgesloten_op = peildatum
    return _bewaar(zaak, "zaak_afgesloten", reden, door, moment)


@transaction.atomic
def heropen_zaak(zaak_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Zaak:
    """Open a closed zaak again."""
    eis_recht(door, Daad.SLUIT_ZAAK)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    if zaak.afgesloten_op is None:
        raise Geweigerd("zaak_open", "Deze zaak is al open: laad de pagina opnieuw.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom de zaak weer open moet.")
    zaak.afgesloten_op = None
    return _bewaar(zaak, "zaak_heropend", reden, door, moment)


def _bewaar(zaak: Zaak, soort: str, reden: str, door: Account, moment: datetime.datetime) -> Zaak:
    zaak.save(update_fields=["afgesloten_op"])
    leg_vast(
        soort, organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden,
        gegevens={"datum": dag_van(moment).isoformat()},
    )  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
    return zaak
