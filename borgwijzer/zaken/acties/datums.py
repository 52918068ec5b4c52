"""Put down a date of a zaak that somebody saw for themselves."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.acties.toetsen import eis_lengte
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Zaak

# What can be seen on the spot, with its words.
VASTSTELBAAR = {"feitelijke_start_op": "de start van de bouw"}
VROEGSTE = datetime.date(2000, 1, 1)


@transaction.atomic
def stel_datum_vast(zaak_id: int, veld: str, datum: datetime.date, *, reden: str, door: Account, moment: datetime.datetime) -> Zaak:
    """Put ``datum`` in ``veld``, a key of ``VASTSTELBAAR``; ``reden`` says how it is known.

    Raises ``Geweigerd`` for another field, a day that is still to come, no reason, or a zaak that is closed.
    """
    eis_recht(door, Daad.REGISTREER_MELDING)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    _eis_goed(zaak, veld, datum, reden, dag_van(moment))
    vorige = getattr(zaak, veld)
    setattr(zaak, veld, datum)
    zaak.save(update_fields=[veld])
    leg_vast(
        "datum_vastgesteld", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden.strip(),
        gegevens={"veld": veld, "datum": datum.isoformat(), "vorige": vorige.isoformat() if vorige else None},
    )  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
    return zaak


def _eis_goed(zaak: Zaak, veld: str, datum: datetime.date, reden: str, vandaag: datetime.date) -> None:
    if veld not in VASTSTELBAAR:
        raise Geweigerd("datum_onbekend", f"De datum {veld} is niet vast te stellen: kies een van {', '.join(VASTSTELBAAR)}.")
    wat = VASTSTELBAAR[veld]
    if datum > vandaag:
        raise Geweigerd("datum_toekomst", f"De datum van {wat} ligt in de toekomst: vul een dag tot en met vandaag in.")
    if datum < VROEGSTE:
        raise Geweigerd("datum_te_vroeg", f"De datum van {wat} ligt voor het jaar 2000: controleer het jaar.")
    if not reden.strip():
        raise Geweigerd("reden_ontbreekt", f"Schrijf hoe u de datum van {wat} weet.")
    eis_lengte(reden)
    redenen = beletselen(haal_feiten(zaak), "registreer_melding", kader_van(zaak), vandaag)
    if redenen:
        raise Geweigerd(redenen[0].code, redenen[0].tekst, redenen[0].grondslag)
