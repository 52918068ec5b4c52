"""Begin again: empty a practice organisatie and fill it with a fresh village, step by step.

The emptying is done by the database itself (``wis_oefenomgeving``), which refuses it for an organisatie that is not for
practising. Each step is a transaction that holds the row of the ronde: killed in between, the next worker goes on there,
and two workers at once take turns.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache

from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django import app

from borgwijzer.demo.generator import Reeks, genereer_deel
from borgwijzer.demo.gevallen import speel_gevallen
from borgwijzer.demo.inrichten import AANTAL_ZAKEN, maak_omgeving, maak_reeks
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Oefenronde, Oefenstap, Organisatie
from borgwijzer.organisaties.oefenen import TAAK, eis_oefening, find_laatste_ronde, is_bezig
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zoeken.acties import herindexeer

PER_STAP = 80
# Filling takes less than a minute: what is not done by then has lost its worker.
HAPERT_NA = datetime.timedelta(minutes=10)
AL_BEZIG = "De oefenomgeving wordt al opnieuw gevuld: wacht tot dat klaar is."


@transaction.atomic
def begin_opnieuw(
    organisatie: Organisatie, *, door: Account | None, moment: datetime.datetime, totaal: int = AANTAL_ZAKEN
) -> Oefenronde:
    """Ask the worker for a fresh village; ``door`` is None on the command line. A ronde that came to a stop goes on.

    Raises ``Geweigerd`` outside a practice organisatie, and while an earlier ronde still runs.
    """
    if door is not None:
        eis_recht(door, Daad.BEGIN_OPNIEUW)
    eis_oefening(organisatie)
    bezig = find_laatste_ronde(organisatie)
    if bezig is not None and is_bezig(bezig):
        if bezig.gevraagd_op + HAPERT_NA > moment:
            raise Geweigerd("al_bezig", AL_BEZIG)
        return _vraag_werk(bezig)
    try:
        with transaction.atomic():
            ronde = Oefenronde.objects.create(
                organisatie=organisatie, totaal=totaal, gevraagd_op=moment, gevraagd_door=door,
                gevraagd_naam=door.naam if door else "",
            )  # fmt: skip
    except IntegrityError:  # somebody else pressed the button at the same moment
        raise Geweigerd("al_bezig", AL_BEZIG) from None
    return _vraag_werk(ronde)


def _vraag_werk(ronde: Oefenronde) -> Oefenronde:
    app.configure_task(TAAK, allow_unknown=True).defer(organisatie_id=ronde.organisatie_id, ronde_id=ronde.pk)
    return ronde


def voer_ronde_uit(ronde_id: int, *, meld: Callable[[Oefenronde], None] = lambda ronde: None) -> Oefenronde:
    """Take every step that is left; ``meld`` hears of each. Repeating a ronde that is done changes nothing."""
    haal_reeks = lru_cache(_maak_reeks)  # once for all steps of this run
    while True:
        ronde = _neem_stap(ronde_id, haal_reeks)
        meld(ronde)
        if ronde.stap == Oefenstap.KLAAR:
            return ronde


@transaction.atomic
def _neem_stap(ronde_id: int, haal_reeks: Callable[[int], Reeks]) -> Oefenronde:
    ronde = Oefenronde.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=ronde_id)
    if ronde.stap != Oefenstap.KLAAR:
        STAPPEN[Oefenstap(ronde.stap)](ronde, haal_reeks)
        ronde.save(update_fields=["stap", "gemaakt", "klaar_op"])
    return ronde


def _wis(ronde: Oefenronde, _reeks: Callable[[int], Reeks]) -> None:
    eis_oefening(ronde.organisatie)
    with connection.cursor() as cursor:
        cursor.execute("SELECT wis_oefenomgeving()")
    leg_vast(
        "oefening_opnieuw_begonnen", organisatie_id=ronde.organisatie_id, door=ronde.gevraagd_door, tijdstip=nu(),
        gegevens={"ronde": ronde.pk, "dossiers": ronde.totaal},
    )  # fmt: skip
    ronde.stap, ronde.gemaakt = Oefenstap.DOSSIERS, 0


def _maak_reeks(ronde_id: int) -> Reeks:
    """The same for every step of a ronde, also of one that goes on a day later."""
    ronde = Oefenronde.objects.select_related("organisatie").get(pk=ronde_id)
    return maak_reeks(ronde.organisatie, ronde.gevraagd_op, ronde.totaal)


def _maak_dossiers(ronde: Oefenronde, haal_reeks: Callable[[int], Reeks]) -> None:
    tot = min(ronde.gemaakt + PER_STAP, ronde.totaal)
    genereer_deel(haal_reeks(ronde.pk), ronde.gemaakt, tot)
    ronde.gemaakt = tot
    if tot == ronde.totaal:
        ronde.stap = Oefenstap.BERICHTEN


def _maak_berichten(ronde: Oefenronde, _reeks: Callable[[int], Reeks]) -> None:
    maak_omgeving(ronde.organisatie, ronde.gevraagd_op)
    speel_gevallen(ronde.organisatie, ronde.gevraagd_op)
    ronde.stap = Oefenstap.ZOEKEN


def _maak_vindbaar(ronde: Oefenronde, _reeks: Callable[[int], Reeks]) -> None:
    herindexeer()
    ronde.stap, ronde.klaar_op = Oefenstap.KLAAR, nu()


STAPPEN: dict[Oefenstap, Callable[[Oefenronde, Callable[[int], Reeks]], None]] = {
    Oefenstap.WACHT: _wis, Oefenstap.DOSSIERS: _maak_dossiers, Oefenstap.BERICHTEN: _maak_berichten,
    Oefenstap.ZOEKEN: _maak_vindbaar,
}  # fmt: skip
