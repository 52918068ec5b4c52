"""The photos of a controle: their order, their caption, what they show, and which one stays out of the rapport."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties.bezoeken import TEKENS_BIJSCHRIFT, neem_bezoek
from borgwijzer.toezicht.queries_controle import list_stukken
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Controle


@dataclass(frozen=True, slots=True)
class Beschrijving:
    """What is said of one photo; ``weg`` leaves it out of the rapport. Its file stays, and the logboek keeps its hash."""

    stuk: int
    volgnummer: int
    bijschrift: str
    punt: str = ""
    weg: bool = False


@transaction.atomic
def beschrijf_stukken(
    controle_id: int, beschrijvingen: Sequence[Beschrijving], *, versie: int, door: Account, moment: datetime.datetime
) -> Controle:
    """Keep order, captions and what is left out. Raises ``Geweigerd`` for a photo that is not of this controle."""
    controle, _ = neem_bezoek(controle_id, versie, door, dag_van(moment))
    stukken = {stuk.pk: stuk for stuk in list_stukken(controle)}
    if any(een.stuk not in stukken for een in beschrijvingen):
        raise Geweigerd("stuk_onbekend", "Een van de foto's is er niet meer: laad de pagina opnieuw.")
    if any(len(een.bijschrift.strip()) > TEKENS_BIJSCHRIFT for een in beschrijvingen):
        raise Geweigerd("tekst_te_lang", f"Maak een bijschrift korter dan {TEKENS_BIJSCHRIFT} tekens.")
    weg = [stukken[een.stuk] for een in beschrijvingen if een.weg]
    blijft = [een for een in beschrijvingen if not een.weg]
    for nummer, een in enumerate(sorted(blijft, key=lambda een: (een.volgnummer, een.stuk)), 1):
        stuk = stukken[een.stuk]
        stuk.volgnummer, stuk.bijschrift, stuk.punt = nummer, een.bijschrift.strip(), een.punt[:60]
        stuk.save()
    gegevens = {"controle": controle.pk, "weg": [stuk.bestand.sha256 for stuk in weg], "blijft": len(blijft)}
    for stuk in weg:
        stuk.delete()
    controle.versie += 1
    controle.save()
    leg_vast(
        "bezoek_fotos_geordend", organisatie_id=controle.organisatie_id, zaak_id=controle.zaak_id, door=door, tijdstip=moment,
        gegevens=gegevens,
    )  # fmt: skip
    return controle
