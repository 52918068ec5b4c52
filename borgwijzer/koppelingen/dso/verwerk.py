"""From the bytes of a message to a zaak, or to triage with the reason. Stored first, judged after.

One message is one row, whatever happens: the same content twice is the same row, the same number with other content is a
second row with an alarm. What the message leaves open goes to a person; nothing is guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from borgwijzer.brieven.acties import bevestig_ontvangst
from borgwijzer.documenten.opnemen import bewaar_ruw
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.koppelingen.dso.bijlagen import neem_bijlagen_op, voeg_bijlagen_toe
from borgwijzer.koppelingen.dso.gebrek import Berichtfout
from borgwijzer.koppelingen.dso.inhoud import maak_binnengekomen, zaakgegevens
from borgwijzer.koppelingen.dso.stam import lees
from borgwijzer.koppelingen.dso.vertaling import Vertaald, vertaal
from borgwijzer.koppelingen.models import Bericht, Uitkomst
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.zaken.acties.registreren import open_zaak, registreer_melding, trek_melding_in, vul_documenten_aan
from borgwijzer.zaken.models import Melding, Zaak

DUBBEL = "dubbel"
BIJ_EEN_MELDING = ("Aanvullen", "Intrekken")
PAST_NIET = "Een veld in dit bericht is te lang voor een zaak: wijs het bericht af en vraag de indiener om een kortere tekst."


@dataclass(frozen=True, slots=True)
class Verwerking:
    """What became of a message. ``uitkomst``: zaak, triage, dubbel or geweigerd; ``zaak`` is its number, if any."""

    verzoeknummer: str
    uitkomst: str
    soort: str | None
    zaak: str | None
    reden: str
    bericht_id: int

    def als_dict(self) -> dict[str, Any]:
        return {"verzoeknummer": self.verzoeknummer or None, "uitkomst": self.uitkomst, "soort": self.soort,
                "zaak": self.zaak, "reden": self.reden}  # fmt: skip


class Triage(Exception):
    """A person must decide; the message says why, in Dutch."""


def verwerk_bericht(
    ruw: bytes,
    *,
    organisatie: Organisatie,
    kanaal: str,
    moment: datetime.datetime,
    bijlagen: Mapping[str, bytes | Path] | None = None,
    door: Account | None = None,
) -> Verwerking:
    """Store a message and do with it what can be done without a person. Call it inside the tenant.

    ``kanaal`` says how it reached us (upload, opdrachtregel, ontvanger). ``bijlagen``: file name -> content.
    """
    try:
        vertaald: Vertaald | None = vertaal(lees(ruw))
        fout = None
    except Berichtfout as gevonden:
        vertaald, fout = None, gevonden
    bericht = _bewaar(ruw, vertaald, organisatie, kanaal, moment)
    with transaction.atomic():
        bericht = Bericht.objects.select_for_update(of=("self",)).select_related("zaak").get(pk=bericht.pk)
        if bericht.uitkomst != Uitkomst.ONTVANGEN:
            return _als_dubbel(bericht, vertaald, bijlagen or {}, moment, door)
        if vertaald is None:
            assert fout is not None
            return _rond_af(bericht, Uitkomst.GEWEIGERD, fout.zin, moment, door)
        neem_bijlagen_op(bericht, vertaald, bijlagen or {}, moment)
        try:
            with transaction.atomic():
                return _plaats(bericht, vertaald, organisatie, moment, door)
        except (Triage, Geweigerd, Invoerfout) as reden:  # refused for now: a person sees why, and nothing is lost
            return _rond_af(bericht, Uitkomst.TRIAGE, str(reden), moment, door)
        except ValidationError:  # its text holds what the sender wrote, so it goes nowhere
            return _rond_af(bericht, Uitkomst.TRIAGE, PAST_NIET, moment, door)


def _bewaar(ruw: bytes, vertaald: Vertaald | None, organisatie: Organisatie, kanaal: str, moment: datetime.datetime) -> Bericht:
    """The row of this delivery, committed before anything else happens; an equal delivery has the same row."""
    bestand = bewaar_ruw(ruw, organisatie_id=organisatie.pk, moment=moment)
    sleutel = {
        "organisatie": organisatie,
        "sha256": bestand.sha256,
        "verzoeknummer": vertaald.verzoeknummer[:20] if vertaald else "",
        "volgnummer": vertaald.volgnummer[:10] if vertaald else "",
        "doel": vertaald.doel[:40] if vertaald else "",
    }
    bericht, _ = Bericht.objects.get_or_create(
        **sleutel,
        defaults={
            "bestand": bestand, "ontvangen_op": moment, "kanaal": kanaal,
            "type": vertaald.type[:100] if vertaald else "", "soort": (vertaald.soort or "") if vertaald else "",
            "adres": _adres(vertaald) if vertaald else "",
        },
    )  # fmt: skip
    return bericht


def _adres(vertaald: Vertaald) -> str:
    gegevens = zaakgegevens(vertaald)
    regel = ", ".join(deel for deel in (gegevens["adres"], gegevens["woonplaats"]) if deel) or gegevens["kadastraal"]
    return regel[:300]


def _als_dubbel(
    bericht: Bericht,
    vertaald: Vertaald | None,
    bijlagen: Mapping[str, bytes | Path],
    moment: datetime.datetime,
    door: Account | None,
) -> Verwerking:
    """The same message again: only files that come with it now, and did not before, make a difference."""
    zaak = bericht.zaak.nummer if bericht.zaak else None
    reden = f"Dit bericht is al ontvangen ({bericht.get_uitkomst_display().lower()})."
    if vertaald and bijlagen and bericht.uitkomst in (Uitkomst.ZAAK, Uitkomst.TRIAGE):
        nieuw = voeg_bijlagen_toe(bericht, vertaald, bijlagen, moment)
        bericht.save(update_fields=["bijlagen"])
        aantal = vul_documenten_aan(bericht.melding, nieuw, moment=moment, door=door) if bericht.melding else len(nieuw)
        reden += f" Nagekomen documenten toegevoegd: {aantal}." if aantal else ""
    return Verwerking(bericht.verzoeknummer, DUBBEL, bericht.soort or None, zaak, reden, bericht.pk)


def _rond_af(
    bericht: Bericht,
    uitkomst: Uitkomst,
    reden: str,
    moment: datetime.datetime,
    door: Account | None,
    melding: Melding | None = None,
) -> Verwerking:
    bericht.uitkomst, bericht.reden, bericht.melding = uitkomst, reden, melding
    bericht.zaak = melding.zaak if melding else None
    bericht.soort = melding.soort if melding else bericht.soort
    bericht.save()
    leg_vast(
        f"bericht_{uitkomst}", organisatie_id=bericht.organisatie_id, zaak_id=bericht.zaak_id, door=door, tijdstip=moment,
        reden=reden,
        gegevens={
            "bericht": bericht.pk, "verzoeknummer": bericht.verzoeknummer, "volgnummer": bericht.volgnummer,
            "doel": bericht.doel, "sha256": bericht.sha256, "kanaal": bericht.kanaal, "alarm": bericht.alarm,
        },
    )  # fmt: skip
    nummer = bericht.zaak.nummer if bericht.zaak else None
    return Verwerking(bericht.verzoeknummer, uitkomst.value, bericht.soort or None, nummer, reden, bericht.pk)


def _plaats(
    bericht: Bericht, vertaald: Vertaald, organisatie: Organisatie, moment: datetime.datetime, door: Account | None
) -> Verwerking:
    """Do what the message asks. Raises ``Triage`` before anything is changed."""
    _eis_enig(bericht)
    _eis_voor_ons(vertaald, organisatie)
    if vertaald.naar_triage:
        raise Triage(_waarom(vertaald))
    if vertaald.doel in BIJ_EEN_MELDING:
        return plaats_bij_melding(bericht, vertaald, _vind_melding(vertaald), moment=moment, door=door)
    return plaats_melding(bericht, vertaald, organisatie, zaak=_zoek_zaak(vertaald), moment=moment, door=door)


def plaats_melding(
    bericht: Bericht,
    vertaald: Vertaald,
    organisatie: Organisatie,
    *,
    zaak: Zaak | None,
    moment: datetime.datetime,
    door: Account | None,
) -> Verwerking:
    """Register the melding in ``zaak``, or in a new one, confirm its receipt, and close the message."""
    binnen = maak_binnengekomen(bericht, vertaald)
    if zaak is None:
        zaak = open_zaak(organisatie, moment=moment, door=door, gegevens=zaakgegevens(vertaald))
        reden = f"Nieuwe zaak {zaak.nummer} geopend voor deze {binnen.soort}."
    else:
        reden = f"Toegevoegd aan zaak {zaak.nummer}."
    melding = registreer_melding(zaak, binnen, moment=moment, door=door)
    bevestig_ontvangst(melding, moment=moment)
    return _rond_af(bericht, Uitkomst.ZAAK, reden, moment, door, melding)


def plaats_bij_melding(
    bericht: Bericht, vertaald: Vertaald, melding: Melding, *, moment: datetime.datetime, door: Account | None
) -> Verwerking:
    """Do to a melding what the message asks: withdraw it, or put a complete new version in its place."""
    if vertaald.doel == "Intrekken":
        trek_melding_in(melding, moment=moment, reden=vertaald.toelichting or "ingetrokken door de indiener", door=door)
        return _rond_af(bericht, Uitkomst.ZAAK, "De melding is ingetrokken.", moment, door, melding)
    if vertaald.volgnummer <= melding.volgnummer and vertaald.verzoeknummer == melding.verzoeknummer:
        raise Triage(f"Volgnummer {vertaald.volgnummer} is niet nieuwer dan de versie die er al is ({melding.volgnummer}).")
    binnen = replace(maak_binnengekomen(bericht, vertaald, melding), soort=melding.soort)
    nieuw = registreer_melding(melding.zaak, binnen, moment=moment, door=door, vervangt=melding)
    bevestig_ontvangst(nieuw, moment=moment)
    return _rond_af(bericht, Uitkomst.ZAAK, "De melding is aangevuld.", moment, door, nieuw)


def _eis_enig(bericht: Bericht) -> None:
    """The same number with other content: kept, for a person, and with an alarm."""
    if not bericht.verzoeknummer:
        return
    zelfde = Bericht.objects.filter(verzoeknummer=bericht.verzoeknummer, volgnummer=bericht.volgnummer, doel=bericht.doel).exclude(
        pk=bericht.pk
    )
    if zelfde.exclude(sha256=bericht.sha256).exists():
        bericht.alarm = True
        raise Triage("Dit verzoeknummer is al ontvangen met een andere inhoud: vergelijk beide berichten en kies welke geldt.")


def _eis_voor_ons(vertaald: Vertaald, organisatie: Organisatie) -> None:
    if vertaald.bevoegd_gezag_oin and vertaald.bevoegd_gezag_oin != organisatie.oin:
        raise Triage(
            f"Het bericht is voor een ander bevoegd gezag (OIN {vertaald.bevoegd_gezag_oin}): stuur het door of weiger het."
        )
    if vertaald.uitvoerend_oin and vertaald.uitvoerend_oin != organisatie.oin:
        raise Triage("Een andere organisatie voert dit verzoek uit; dit is een kopie ter informatie: beslis of u een zaak wilt.")


def _waarom(vertaald: Vertaald) -> str:
    zinnen = [bevinding.zin for bevinding in vertaald.bevindingen if bevinding.triage]
    if vertaald.herkenning.uitkomst == "triage":
        zinnen.append(vertaald.herkenning.reden)
    return " ".join(zinnen) or "De inhoud is niet zeker genoeg om zelf te plaatsen."


def _vind_melding(vertaald: Vertaald) -> Melding:
    """The melding with this verzoeknummer that still counts. None, or more than one: a person decides."""
    if not vertaald.verzoeknummer:
        raise Triage("Het bericht noemt geen verzoeknummer: zoek zelf de melding waar het bij hoort.")
    gevonden = list(
        Melding.objects.select_related("zaak", "toets").filter(
            verzoeknummer=vertaald.verzoeknummer, vervangen_door__isnull=True, ingetrokken_op__isnull=True
        )[:2]
    )
    if len(gevonden) != 1:
        aantal = "geen melding" if not gevonden else "meer dan een melding"
        raise Triage(f"Bij verzoeknummer {vertaald.verzoeknummer} is {aantal} te vinden: kies zelf waar dit bij hoort.")
    if vertaald.doel == "Aanvullen" and gevonden[0].oordeel:
        raise Triage(f"De melding is al beoordeeld ({gevonden[0].oordeel}): beslis of deze aanvulling een nieuwe melding is.")
    return gevonden[0]


def _zoek_zaak(vertaald: Vertaald) -> Zaak | None:
    """Only the project id links by itself. A bouwmelding may open a zaak; anything else needs one."""
    gevonden = []
    if vertaald.project_id:
        gevonden = list(Zaak.objects.filter(project_id=vertaald.project_id).exclude(fase="afgesloten")[:2])
    if len(gevonden) > 1:
        raise Triage("Er is meer dan een open zaak met dit projectnummer: kies de zaak waar dit bij hoort.")
    if not gevonden and vertaald.soort != "bouwmelding":
        raise Triage(f"Er is geen zaak met dit projectnummer waar deze {vertaald.soort} bij hoort: kies een zaak.")
    return gevonden[0] if gevonden else None
