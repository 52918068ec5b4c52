"""Go and look: propose a visit, put down what was seen, or say that no bouwmelding needs to come."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.radar.acties.vasthouden import bewaar, eis_reden, neem
from borgwijzer.radar.models import Toestand, Vergunning
from borgwijzer.radar.zoeken import find_voorstellen
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.registreren import open_zaak
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Zaak

EEN_JAAR = datetime.timedelta(days=366)
WAT_ZAG_U = "Schrijf wat u op de bouwplaats zag."


@dataclass(frozen=True, slots=True)
class Bezoek:
    """A visit as it was made: the day, and what was seen."""

    op: datetime.date
    bevinding: str


@transaction.atomic
def sluit_zonder_melding(vergunning_id: int, *, reden: str, versie: int, door: Account, moment: datetime.datetime) -> Vergunning:
    """No bouwmelding needs to come, for a reason: the vergunning leaves the radar."""
    vergunning = neem(vergunning_id, "sluit_zonder_melding", recht=Daad.BEHANDEL_VERGUNNING, versie=versie, door=door)
    reden = eis_reden(reden, "Schrijf waarom er geen bouwmelding nodig is.")
    vergunning.toestand = Toestand.AFGEHANDELD
    bewaar(vergunning, "vergunning_zonder_melding", door=door, moment=moment, reden=reden)
    return vergunning


@transaction.atomic
def stel_bezoek_voor(
    vergunning_id: int, *, op: datetime.date, bezoeker: Account, versie: int, door: Account, moment: datetime.datetime
) -> Vergunning:
    """Plan a visit on a day from today on, by somebody who may record one; a second time moves it."""
    vergunning = neem(vergunning_id, "stel_bezoek_voor", recht=Daad.BEHANDEL_VERGUNNING, versie=versie, door=door)
    _eis_straks(op, dag_van(moment), "bezoek_op", "het bezoek", vandaag_mag=True)
    if not mag(bezoeker, Daad.LEG_BEZOEK_VAST):
        raise Geweigerd("bezoeker_onbekend", "Deze collega kan geen bezoek vastleggen: kies een toezichthouder of teamleider.")
    vergunning.toestand, vergunning.bezoek_op, vergunning.bezoeker = Toestand.BEZOEK_VOORGESTELD, op, bezoeker
    bewaar(
        vergunning, "bezoek_voorgesteld", door=door, moment=moment, gegevens={"op": op.isoformat(), "bezoeker": bezoeker.naam},
    )  # fmt: skip
    return vergunning


@transaction.atomic
def leg_niet_begonnen_vast(
    vergunning_id: int, bezoek: Bezoek, *, opnieuw_op: datetime.date, versie: int, door: Account, moment: datetime.datetime
) -> Vergunning:
    """Nothing is being built yet: back in the radar, to look again from ``opnieuw_op``."""
    vergunning = neem(vergunning_id, "leg_bezoek_vast", recht=Daad.LEG_BEZOEK_VAST, versie=versie, door=door)
    bezoek = _eis_bezoek(bezoek, vergunning, dag_van(moment))
    _eis_straks(opnieuw_op, dag_van(moment), "opnieuw_op", "de volgende keer kijken", vandaag_mag=False)
    vergunning.toestand, vergunning.kijk_vanaf = Toestand.OPEN, opnieuw_op
    _zet_bezoek(vergunning, bezoek, door)
    bewaar(
        vergunning, "bezoek_niet_begonnen", door=door, moment=moment, reden=bezoek.bevinding,
        gegevens={"op": bezoek.op.isoformat(), "opnieuw_op": opnieuw_op.isoformat()},
    )  # fmt: skip
    return vergunning


@transaction.atomic
def leg_begonnen_vast(
    vergunning_id: int, bezoek: Bezoek, *, begonnen_op: datetime.date, versie: int, door: Account, moment: datetime.datetime
) -> Vergunning:
    """Building has begun without a bouwmelding: the zaak of this place gets the start as a fact, and asks for a bouwstop.

    Without a zaak on this BAG object one is opened. Raises ``Geweigerd`` when a zaak with a bouwmelding is there already.
    """
    vergunning = neem(vergunning_id, "leg_bezoek_vast", recht=Daad.LEG_BEZOEK_VAST, versie=versie, door=door)
    bezoek = _eis_bezoek(bezoek, vergunning, dag_van(moment))
    if begonnen_op > bezoek.op:
        raise Geweigerd("begonnen_op", "De bouw kan niet na uw bezoek zijn begonnen: vul de dag van het bezoek in, of een eerdere.")
    zaak = _zoek_zaak(vergunning) or _open(vergunning, door, moment)
    stel_datum_vast(zaak.pk, "feitelijke_start_op", begonnen_op, reden=bezoek.bevinding, door=door, moment=moment)
    vergunning.toestand, vergunning.zaak = Toestand.BEZOCHT, zaak
    _zet_bezoek(vergunning, bezoek, door)
    bewaar(
        vergunning, "bouw_begonnen_zonder_melding", door=door, moment=moment, reden=bezoek.bevinding, zaak_id=zaak.pk,
        gegevens={"op": bezoek.op.isoformat(), "begonnen_op": begonnen_op.isoformat(), "zaak": zaak.nummer},
    )  # fmt: skip
    return vergunning


def _zoek_zaak(vergunning: Vergunning) -> Zaak | None:
    """The only zaak under way on this BAG object, if it has no bouwmelding; one with a bouwmelding forbids the deed."""
    hier = [v for v in find_voorstellen(vergunning) if v.voorstel.overeenkomst == "bag" and not v.voorstel.voorbij]
    gemeld = [v.zaak.nummer for v in hier if v.voorstel.gemeld]
    if gemeld:
        raise Geweigerd(
            "er_is_een_melding",
            f"Op dit adres is er een bouwmelding, in zaak {gemeld[0]}: koppel de vergunning aan die zaak.",
        )
    return hier[0].zaak if len(hier) == 1 else None


def _open(vergunning: Vergunning, door: Account, moment: datetime.datetime) -> Zaak:
    gegevens = {naam: getattr(vergunning, naam) for naam in ("omschrijving", "adres", "postcode", "woonplaats", "bag_id")}
    return open_zaak(vergunning.organisatie, moment=moment, door=door, gegevens=gegevens)


def _zet_bezoek(vergunning: Vergunning, bezoek: Bezoek, door: Account) -> None:
    vergunning.bezoek_op, vergunning.bezoeker, vergunning.bevinding = bezoek.op, door, bezoek.bevinding


def _eis_bezoek(bezoek: Bezoek, vergunning: Vergunning, vandaag: datetime.date) -> Bezoek:
    bevinding = eis_reden(bezoek.bevinding, WAT_ZAG_U, "bevinding_ontbreekt")
    if bezoek.op > vandaag:
        raise Geweigerd("bezocht_op", "De dag van uw bezoek ligt in de toekomst: vul een dag tot en met vandaag in.")
    if bezoek.op < vergunning.verleend_op:
        raise Geweigerd("bezocht_op", "De dag van uw bezoek ligt voor het verlenen van de vergunning: controleer de datum.")
    return Bezoek(bezoek.op, bevinding)


def _eis_straks(dag: datetime.date, vandaag: datetime.date, code: str, wat: str, *, vandaag_mag: bool) -> None:
    if dag < vandaag or (dag == vandaag and not vandaag_mag):
        raise Geweigerd(code, f"De dag voor {wat} is al geweest: kies een dag {'vanaf vandaag' if vandaag_mag else 'na vandaag'}.")
    if dag > vandaag + EEN_JAAR:
        raise Geweigerd(code, f"De dag voor {wat} ligt meer dan een jaar weg: kies een eerdere dag.")
