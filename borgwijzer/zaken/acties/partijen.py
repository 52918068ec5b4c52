"""Add or correct how to reach a party: a new row with a reason; what the melding said stays to be read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Betrokkene, Zaak

TEKENS = {"adres": 500, "postcode": 20, "woonplaats": 200, "telefoon": 50, "email": 254}
HOE = "Schrijf hoe u dit weet, bijvoorbeeld: gebeld met de indiener, of staat zo in zijn brief."


@dataclass(frozen=True, slots=True)
class Bereikbaar:
    """How to reach somebody, every field as it must be from now on."""

    adres: str = ""
    postcode: str = ""
    woonplaats: str = ""
    telefoon: str = ""
    email: str = ""


def lees_bereikbaar(partij: Betrokkene) -> Bereikbaar:
    """How the party is reached now."""
    return Bereikbaar(**{veld.name: getattr(partij, veld.name) for veld in fields(Bereikbaar)})


@transaction.atomic
def verbeter_partij(
    zaak_id: int, betrokkene_id: int, nieuw: Bereikbaar, *, reden: str, door: Account, moment: datetime.datetime
) -> Betrokkene:
    """Keep a new row of this party with these data; the former one stays.

    Raises ``Geweigerd`` when nothing changed, when a text cannot be right, and when a newer row came meanwhile.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", peildatum)
    oud = _neem_nieuwste(zaak, betrokkene_id)
    schoon = _eis_goed(nieuw)
    gewijzigd = [veld.name for veld in fields(Bereikbaar) if getattr(schoon, veld.name) != getattr(oud, veld.name)]
    if not gewijzigd:
        raise Geweigerd("niets_gewijzigd", "Er is niets veranderd: pas eerst een gegeven aan.")
    reden = eis_tekst(reden, "reden_ontbreekt", HOE)
    partij = Betrokkene.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, rol=oud.rol, naam=oud.naam, kvk=oud.kvk, bsn=oud.bsn,
        sinds=max(peildatum, oud.sinds), bron="correctie", reden=reden, door=door, door_naam=door.naam,
        **{veld.name: getattr(schoon, veld.name) for veld in fields(Bereikbaar)},
    )  # fmt: skip
    # Names and addresses stay out of the logboek, which can never lose one; the rows have them.
    leg_vast(
        "partij_verbeterd", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden,
        gegevens={"rol": oud.rol, "betrokkene": partij.pk, "was": oud.pk, "velden": gewijzigd},
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    vraag_zoekwerk(zaak)
    return partij


def _neem_nieuwste(zaak: Zaak, betrokkene_id: int) -> Betrokkene:
    partij = Betrokkene.objects.filter(zaak=zaak, pk=betrokkene_id).first()
    if partij is None:
        raise Geweigerd("partij_onbekend", "Deze partij hoort niet bij deze zaak: laad de pagina opnieuw.")
    nieuwste = Betrokkene.objects.filter(zaak=zaak, rol=partij.rol).order_by("sinds", "id").last()
    if nieuwste is None or nieuwste.pk != partij.pk:
        raise Geweigerd("ingehaald", "Er zijn intussen nieuwere gegevens van deze partij: bekijk die eerst.")
    return partij


def _eis_goed(nieuw: Bereikbaar) -> Bereikbaar:
    waarden = {veld.name: getattr(nieuw, veld.name).strip() for veld in fields(Bereikbaar)}
    for veld, grens in TEKENS.items():
        if len(waarden[veld]) > grens:
            raise Geweigerd(f"{veld}_te_lang", f"Bij {veld} staat te veel: het mogen {grens} tekens zijn.")
    if waarden["email"]:
        try:
            validate_email(waarden["email"])
        except ValidationError:
            raise Geweigerd("email_onjuist", "Dit is geen e-mailadres: schrijf bijvoorbeeld naam@example.org.") from None
    return Bereikbaar(**waarden)
