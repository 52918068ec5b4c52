"""Call a zaak a proefproject, take that off again, and write down what was learned in a step."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import TEKENS_REDEN, eis_tekst
from borgwijzer.zaken.models import Leernotitie, Proefproject, Stap, Zaak

TEKENS_NAAM = 100
MEESTE_UREN = 1_000


@dataclass(frozen=True, slots=True)
class Les:
    """What somebody filled in; one of the three at least. ``uren``: hours of work, with at most two decimals."""

    stap: str
    ging_goed: str = ""
    was_lastig: str = ""
    uren: Decimal | None = None


@transaction.atomic
def wijs_proefproject_aan(zaak_id: int, naam: str, *, door: Account, moment: datetime.datetime) -> Proefproject:
    """Make a zaak part of the proefproject with this name; another name moves it. Works in every organisatie."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    naam = " ".join(
        eis_tekst(naam, "naam_ontbreekt", "Geef het proefproject een naam, bijvoorbeeld: Proef nieuwbouw 2026.").split()
    )
    if len(naam) > TEKENS_NAAM:
        raise Geweigerd("naam_te_lang", f"Maak de naam korter dan {TEKENS_NAAM} tekens.")
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    rij = Proefproject.objects.filter(zaak=zaak).first() or Proefproject(organisatie_id=zaak.organisatie_id, zaak=zaak)
    was = rij.naam if rij.pk and rij.beeindigd_op is None else None
    if was == naam:
        return rij
    rij.naam, rij.sinds, rij.door, rij.door_naam, rij.beeindigd_op = naam, moment, door, door.naam, None
    rij.save()
    _log("proefproject_aangewezen", zaak, door, moment, {"naam": naam, "was": was})
    return rij


@transaction.atomic
def haal_proefproject_af(zaak_id: int, *, door: Account, moment: datetime.datetime) -> Proefproject:
    """The zaak is no proefproject any more; what was learned stays."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    zaak, rij = _neem(zaak_id)
    rij.beeindigd_op = moment
    rij.save(update_fields=["beeindigd_op"])
    _log("proefproject_beeindigd", zaak, door, moment, {"naam": rij.naam})
    return rij


@transaction.atomic
def leg_les_vast(zaak_id: int, les: Les, *, door: Account, moment: datetime.datetime) -> Leernotitie:
    """Keep what was learned in a step of a proefproject. Raises ``Geweigerd`` for what is missing or cannot be."""
    eis_recht(door, Daad.NOTEER)
    for fout in list_lesfouten(les).values():
        raise fout
    zaak, _ = _neem(zaak_id)
    rij = Leernotitie.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, stap=les.stap, ging_goed=les.ging_goed.strip(),
        was_lastig=les.was_lastig.strip(), uren=les.uren, moment=moment, door=door, door_naam=door.naam,
    )  # fmt: skip
    # As with a note: the logboek proves the text by its hash and keeps the stories out.
    inhoud = f"{rij.stap}\n{rij.ging_goed}\n{rij.was_lastig}"
    _log("leernotitie_gemaakt", zaak, door, moment, {
        "leernotitie": rij.pk, "stap": rij.stap, "uren": None if rij.uren is None else str(rij.uren),
        "sha256": hashlib.sha256(inhoud.encode()).hexdigest(),
    })  # fmt: skip
    return rij


@transaction.atomic
def trek_les_in(zaak_id: int, les_id: int, *, door: Account, moment: datetime.datetime) -> Leernotitie:
    """A note that was wrong: it stays readable in the database, and counts no more."""
    eis_recht(door, Daad.NOTEER)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    rij = Leernotitie.objects.filter(pk=les_id, zaak=zaak, ingetrokken_op=None).first()
    if rij is None:
        raise Geweigerd("les_onbekend", "Deze leernotitie is er niet meer: laad de pagina opnieuw.")
    rij.ingetrokken_op = moment
    rij.save(update_fields=["ingetrokken_op"])
    _log("leernotitie_ingetrokken", zaak, door, moment, {"leernotitie": rij.pk, "stap": rij.stap})
    return rij


def list_lesfouten(les: Les) -> dict[str, Geweigerd]:
    """What is wrong, by the name of the field."""
    fouten = {}
    if les.stap not in Stap.values:
        fouten["stap"] = Geweigerd("stap_onbekend", "Kies bij welke stap dit hoort.")
    for veld, tekst in (("ging_goed", les.ging_goed), ("was_lastig", les.was_lastig)):
        if len(tekst.strip()) > TEKENS_REDEN:
            fouten[veld] = Geweigerd("tekst_te_lang", f"Maak uw tekst korter dan {TEKENS_REDEN} tekens.")
    if les.uren is not None and not 0 <= les.uren <= MEESTE_UREN:
        fouten["uren"] = Geweigerd("uren_kan_niet", f"Vul de uren in van 0 tot en met {MEESTE_UREN}, bijvoorbeeld 1,5.")
    if not (les.ging_goed.strip() or les.was_lastig.strip() or les.uren is not None):
        fouten.setdefault("ging_goed", Geweigerd("les_leeg", "Vul in wat goed ging, wat lastig was, of hoeveel uur het kostte."))
    return fouten


def _neem(zaak_id: int) -> tuple[Zaak, Proefproject]:
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    rij = Proefproject.objects.filter(zaak=zaak, beeindigd_op=None).first()
    if rij is None:
        raise Geweigerd("geen_proefproject", "Deze zaak is geen proefproject: maak haar dat eerst.")
    return zaak, rij


def _log(soort: str, zaak: Zaak, door: Account, moment: datetime.datetime, gegevens: dict[str, Any]) -> None:
    leg_vast(soort, organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, gegevens=gegevens)
