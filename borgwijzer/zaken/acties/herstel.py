"""Ask once, in one letter, for all that a melding lacks; and take in what comes back, item by item."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.volledigheid import Bevinding
from borgwijzer.zaken.acties.eisen import eis_daad, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.acties.toetsen import bekijk_toets, eis_mogelijk, eis_versie, neem_toets
from borgwijzer.zaken.feiten import dag_van, kader_van, telt_mee
from borgwijzer.zaken.models import Document, Documenttoestand, Herstelverzoek, Melding, Toets, Toetstoestand, Zaak

Punt = dict[str, Any]
VOORSTEL_VERVALT = "De indiener vulde de melding intussen aan: beoordeel haar opnieuw."
STUUR_ALSNOG = "Stuur dit stuk alsnog."
# Read from paper and typed: no letters that look alike. Twelve of thirty are too many to guess.
TEKENS = "23456789ABCDEFGHJKLMNPQRSTVWXZ"


@dataclass(frozen=True, slots=True)
class Aangevuld:
    """What came in for one item: files with the name that the sender gave them, or words."""

    bestanden: Sequence[tuple[str, Bestand]] = ()
    tekst: str = ""


def maak_punt(eis: str, wat: str, vraag: str, *, soort: str = "", document: int | None = None) -> Punt:
    """One item of a herstelverzoek that is still open."""
    return {"eis": eis, "wat": wat, "vraag": vraag, "soort": soort, "document": document, "antwoord": "",
            "ontvangen_op": None, "onleesbaar": []}  # fmt: skip


def stel_punten_op(melding: Melding, peildatum: datetime.date) -> list[Punt]:
    """What a herstelverzoek would ask now: each thing once, an unreadable document each on its own."""
    eisen = {eis.id: eis for eis in kader_van(melding.zaak).inhoud.eis}
    punten: list[Punt] = []
    gevraagd = []
    for bevinding in bekijk_toets(melding, peildatum).bevindingen:
        toets = eisen[bevinding.eis].toets
        if not bevinding.telt or bevinding.voldaan is not False or (toets and toets in gevraagd):
            continue
        if toets:
            gevraagd.append(toets)
        if toets and toets.leesbaar and not bevinding.door_mens:
            punten += _punten_onleesbaar(melding, bevinding)
        else:
            wat = eisen[bevinding.eis].gebrek or bevinding.tekst
            soort = toets.document if toets else ""
            vraag = STUUR_ALSNOG if soort and not bevinding.door_mens else _vraag(bevinding)
            punten.append(maak_punt(bevinding.eis, wat, vraag, soort=soort))
    return punten


def _vraag(bevinding: Bevinding) -> str:
    return f"{bevinding.reden[:1].upper()}{bevinding.reden[1:].rstrip('.')}."


def _punten_onleesbaar(melding: Melding, bevinding: Bevinding) -> list[Punt]:
    documenten = Document.objects.filter(melding=melding).select_related("bestand").order_by("id")
    return [
        maak_punt(
            bevinding.eis, f"{document.bestandsnaam} is niet leesbaar", "Stuur dit document opnieuw, in een vorm die te lezen is.",
            soort=document.soort, document=document.pk,
        )
        for document in documenten
        if telt_mee(document) and document.bestand and document.bestand.blokkeert
    ]  # fmt: skip


def maak_code() -> str:
    """A new code for the page on which the sender answers."""
    return "-".join("".join(secrets.choice(TEKENS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def vraag_herstel(
    toets_id: int, vragen: Mapping[int, str], *, versie: int, door: Account, moment: datetime.datetime
) -> Herstelverzoek:
    """Ask for all that is missing, once. ``vragen``: place of an item -> what it says, where a person changed the words.

    Raises ``Geweigerd`` with the first beletsel or for words that are empty or too long, ``Ingehaald`` after another's change.
    """
    eis_recht(door, Daad.VRAAG_HERSTEL)
    toets, zaak = neem_toets(toets_id)
    eis_versie(toets, versie)
    peildatum = dag_van(moment)
    eis_mogelijk(zaak, toets, "vraag_herstel_{}", peildatum)
    punten = stel_punten_op(toets.melding, peildatum)
    for plaats, vraag in vragen.items():
        if plaats >= len(punten):
            raise Geweigerd("ingehaald", "De lijst is intussen anders: laad de pagina opnieuw.")
        punten[plaats]["vraag"] = eis_tekst(vraag, "vraag_leeg", "Schrijf bij elk punt wat de indiener moet aanleveren.")
    verzoek = Herstelverzoek.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, melding=toets.melding, gevraagd_op=peildatum, gevraagd_door=door,
        punten=punten, code=maak_code(),
    )  # fmt: skip
    toets.versie += 1
    toets.save(update_fields=["versie"])
    _log("herstel_gevraagd", verzoek, door, moment, {"punten": [{"eis": p["eis"], "vraag": p["vraag"]} for p in punten]})
    werk_stand_bij(zaak, peildatum)
    return verzoek


@transaction.atomic
def neem_aanvulling_op(
    verzoek_id: int, antwoorden: Mapping[int, Aangevuld], *, door: Account | None, moment: datetime.datetime
) -> Herstelverzoek:
    """Take in what answers a herstelverzoek. ``antwoorden``: place of an item -> what came in; ``door`` None is the sender.

    When every item has something, the verzoek is answered: the term goes on and the toets is open again for those eisen. A file
    that cannot be opened is kept and does not count: its item stays open until what comes next takes its place.
    Raises ``Geweigerd`` when there is nothing in it, or when the verzoek no longer waits or the zaak is closed.
    """
    if door is not None:
        eis_recht(door, Daad.VRAAG_HERSTEL)
    verzoek, zaak = _neem_verzoek(verzoek_id)
    dag = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", dag)
    ingevuld = {plaats: deel for plaats, deel in antwoorden.items() if deel.bestanden or deel.tekst.strip()}
    if not ingevuld:
        raise Geweigerd("niets_aangevuld", "Voeg bij ten minste een punt een document of een antwoord toe.")
    stukken = []
    for plaats, deel in ingevuld.items():
        if plaats >= len(verzoek.punten):
            raise Geweigerd("punt_onbekend", "Dit verzoek kent dat punt niet: laad de pagina opnieuw.")
        eis_lengte(deel.tekst)
        stukken += _vul_aan(verzoek, verzoek.punten[plaats], deel, dag)
    if all(punt["ontvangen_op"] for punt in verzoek.punten):
        verzoek.ontvangen_op = dag
        _open_toets(verzoek)
    verzoek.save(update_fields=["punten", "ontvangen_op"])
    _log("herstel_ontvangen" if verzoek.ontvangen_op else "herstel_deels_ontvangen", verzoek, door, moment, {"documenten": stukken})
    werk_stand_bij(zaak, dag)
    return verzoek


def _neem_verzoek(verzoek_id: int) -> tuple[Herstelverzoek, Zaak]:
    """Hold the zaak, and see whether the verzoek still waits for an answer."""
    zaak = Zaak.objects.select_for_update().get(herstelverzoeken=verzoek_id)
    verzoek = Herstelverzoek.objects.select_related("melding").get(pk=verzoek_id)
    if verzoek.ontvangen_op:
        raise Geweigerd("al_aangevuld", "Alles wat gevraagd is, is al ontvangen: er is niets meer aan te vullen.")
    if verzoek.melding.oordeel or verzoek.melding.vervangen_door_id or verzoek.melding.ingetrokken_op:
        raise Geweigerd(
            "ingehaald", f"De {verzoek.melding.soort} is intussen beoordeeld, vervangen of ingetrokken: aanvullen kan niet meer."
        )
    return verzoek, zaak


def _vul_aan(verzoek: Herstelverzoek, punt: Punt, deel: Aangevuld, dag: datetime.date) -> list[dict[str, Any]]:
    """Store what came in for one item. It takes the place of the former version, and of what could not be opened before."""
    vorige = [punt["document"], *(een["document"] for een in punt.get("onleesbaar", ()))]
    nieuw = [_bewaar_document(verzoek, punt["soort"], naam, bestand) for naam, bestand in deel.bestanden]
    if nieuw:
        plek = Document.objects.filter(pk__in=[pk for pk in vorige if pk], vervangen_door__isnull=True)
        plek.update(vervangen_door=nieuw[0])
    dicht = [document for document in nieuw if document.bestand and document.bestand.blokkeert]
    punt["onleesbaar"] = [{"naam": document.bestandsnaam, "document": document.pk} for document in dicht]
    punt["ontvangen_op"] = punt["ontvangen_op"] if dicht else dag.isoformat()
    punt["antwoord"] = "\n".join(tekst for tekst in (punt["antwoord"], deel.tekst.strip()) if tekst)
    return [
        {"naam": document.bestandsnaam, "soort": document.soort, "sha256": bestand.sha256}
        for document, (_, bestand) in zip(nieuw, deel.bestanden, strict=True)
    ]


def _bewaar_document(verzoek: Herstelverzoek, soort: str, naam: str, bestand: Bestand) -> Document:
    return Document.objects.create(
        organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, melding_id=verzoek.melding_id, bestand=bestand,
        bestandsnaam=naam[:200], soort=soort or "overig", toestand=Documenttoestand.AANWEZIG,
    )  # fmt: skip


def _open_toets(verzoek: Herstelverzoek) -> None:
    """What was answered 'no' must be looked at again; an answer to something else stays. A proposal to reject falls."""
    toets = Toets.objects.select_for_update().get(melding_id=verzoek.melding_id)
    toets.antwoorden = {eis: antwoord for eis, antwoord in toets.antwoorden.items() if antwoord["voldaan"] is not False}
    if toets.toestand == Toetstoestand.VOORGESTELD:
        toets.terug_reden = VOORSTEL_VERVALT
    toets.toestand = Toetstoestand.OPEN
    toets.versie += 1
    toets.save(update_fields=["antwoorden", "toestand", "terug_reden", "versie"])


def _log(soort: str, verzoek: Herstelverzoek, door: Account | None, moment: datetime.datetime, gegevens: dict[str, Any]) -> None:
    leg_vast(
        soort, organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, door=door, tijdstip=moment,
        gegevens={"melding": verzoek.melding_id, "soort": verzoek.melding.soort, "verzoek": verzoek.pk, **gegevens},
    )  # fmt: skip
