"""An application for a maatwerkvoorschrift: register it, and keep what happens until there is a besluit (``maatwerkbesluit``)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.maatwerk import beletselen_aanvraag, bepaal_beslistermijn, bereken_verlenging, zoals_op, zoek_regel
from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.regels.maatwerkwerk import Maatwerkdaad, maatwerkbeletselen
from borgwijzer.toezicht.acties.aanvraagstappen import (
    INGEHAALD,
    KANALEN,
    Stap,
    Wie,
    beschrijf_stap,
    eis_later,
    eis_stapdag,
    list_waarden,
)
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.feiten_maatwerk import maak_maatwerkfeit
from borgwijzer.zaken.models import Besluit, Besluittoestand, Maatwerkaanvraag, Maatwerkstap, Zaak
from borgwijzer.zaken.models import Maatwerkstapsoort as Soort

LATER = "De laatste dag moet na vandaag liggen: kies een latere dag."


@transaction.atomic
def registreer_maatwerkaanvraag(
    zaak_id: int, ontvangen_op: datetime.date, kanaal: str, omschrijving: str, *, door: Account, moment: datetime.datetime
) -> Maatwerkaanvraag:  # fmt: skip
    """Register it; from the day of receipt the term runs. Raises ``Geweigerd`` when the kader does not have it on that day."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak, dag = Zaak.objects.select_for_update().get(pk=zaak_id), dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", dag)
    eis_jaar(ontvangen_op)
    if redenen := beletselen_aanvraag(kader_van(zaak), ontvangen_op):
        raise Geweigerd(redenen[0].code, redenen[0].tekst, redenen[0].grondslag)
    if ontvangen_op > dag:
        raise Geweigerd("datum_in_toekomst", "De dag van ontvangst ligt in de toekomst: kies een dag tot en met vandaag.")
    if kanaal not in KANALEN:
        raise Geweigerd("kanaal_onbekend", "Kies hoe de aanvraag binnenkwam. Een aanvraag is altijd schriftelijk.")
    zin = "Schrijf wat er afwijkt, en waarom herstel volgens de bouwer niet in verhouding staat."
    aanvraag = Maatwerkaanvraag.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, ontvangen_op=ontvangen_op, kanaal=kanaal,
        omschrijving=eis_tekst(omschrijving, "omschrijving_ontbreekt", zin), geregistreerd_op=dag, geregistreerd_door=door,
        geregistreerd_naam=door.naam,
    )  # fmt: skip
    gegevens = {"aanvraag": aanvraag.pk, "ontvangen_op": ontvangen_op.isoformat(), "kanaal": kanaal}
    leg_vast(
        "maatwerk_ontvangen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, gegevens=gegevens
    )
    werk_stand_bij(zaak, dag)
    return aanvraag


def bevestig_maatwerk(aanvraag_id: int, wie: Wie) -> Maatwerkstap:
    """Keep that the receipt was confirmed, by the letter of ``kenmerk``."""
    return _doe(aanvraag_id, "bevestig", Stap(Soort.BEVESTIGD, wie.dag), wie, Daad.LEG_FEIT_VAST)


def vraag_maatwerk_aan_te_vullen(aanvraag_id: int, wat: str, uiterlijk: datetime.date, wie: Wie) -> Maatwerkstap:
    """Ask to supplement (Awb 4:5): the term stands still from tomorrow. ``uiterlijk`` is the last day, inclusive."""
    wat = eis_tekst(wat, "wat_ontbreekt", "Schrijf wat de bouwer moet aanvullen, een ding per regel.")
    eis_later(uiterlijk, wie.dag, LATER)
    return _doe(aanvraag_id, "vraag_aanvulling", Stap(Soort.AANVULLING_GEVRAAGD, wie.dag, wat, uiterlijk), wie)


@transaction.atomic
def neem_maatwerkaanvulling_op(aanvraag_id: int, op: datetime.date, tekst: str, wie: Wie) -> Maatwerkstap:
    """The application was supplemented on this day: the term runs on."""
    tekst = eis_tekst(tekst, "wat_ontbreekt", "Schrijf wat er binnenkwam.")
    aanvraag = neem_aanvraag(aanvraag_id, wie, "ontvang_aanvulling", Daad.LEG_FEIT_VAST)
    gevraagd_op = maak_feit(aanvraag).aanvullingen[-1].gevraagd_op
    if op < gevraagd_op:
        raise Geweigerd("datum_voor_vraag", f"Om aanvulling is gevraagd op {gevraagd_op}: kies een dag vanaf toen.")
    return bewaar_stap(aanvraag, Stap(Soort.AANVULLING_ONTVANGEN, op, tekst), wie)


@transaction.atomic
def verleng_maatwerktermijn(aanvraag_id: int, reden: str, wie: Wie) -> Maatwerkstap:
    """Tell that more time is needed (Awb 4:14), before the term ends; the kader says how much."""
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom er meer tijd nodig is: de bouwer leest dat.")
    aanvraag = neem_aanvraag(aanvraag_id, wie, "verleng")
    uiterlijk = bereken_verlenging(bepaal_laatste_dag(aanvraag, wie.dag), kader_van(aanvraag.zaak))
    return bewaar_stap(aanvraag, Stap(Soort.VERLENGD, wie.dag, reden, uiterlijk), wie)


@transaction.atomic
def beoordeel_maatwerk(aanvraag_id: int, criteria: Mapping[str, bool], reden: str, wie: Wie) -> Maatwerkstap:
    """The answer on every criterium of the kader, with why; may be done anew until there is a besluit."""
    aanvraag = neem_aanvraag(aanvraag_id, wie, "beoordeel")
    namen = [een.id for een in zoek_regel(kader_van(aanvraag.zaak)).criteria]
    if any(naam not in criteria for naam in namen):
        raise Geweigerd("criterium_open", "Beantwoord elk criterium met ja of nee.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waar uw antwoorden op berusten.")
    gegevens = {"criteria": {naam: criteria[naam] for naam in namen}}
    return bewaar_stap(aanvraag, Stap(Soort.BEOORDEELD, wie.dag, reden, gegevens=gegevens), wie)


def stuur_voornemen(aanvraag_id: int, reden: str, uiterlijk: datetime.date, wie: Wie) -> Maatwerkstap:
    """Tell the builder that we mean to refuse; he may react until and including ``uiterlijk`` (Awb 4:7)."""
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom wij willen weigeren: de bouwer leest dat.")
    eis_later(uiterlijk, wie.dag, LATER)
    return _doe(aanvraag_id, "voornemen", Stap(Soort.VOORNEMEN, wie.dag, reden, uiterlijk), wie)


@transaction.atomic
def neem_zienswijze_op(aanvraag_id: int, op: datetime.date, tekst: str, wie: Wie) -> Maatwerkstap:
    """What the builder said about the voornemen."""
    tekst = eis_tekst(tekst, "wat_ontbreekt", "Schrijf wat de bouwer vindt, of dat hij niet wil reageren.")
    aanvraag = neem_aanvraag(aanvraag_id, wie, "zienswijze", Daad.LEG_FEIT_VAST)
    voornemen_op = maak_feit(aanvraag).voornemen_op
    if voornemen_op and op < voornemen_op:
        raise Geweigerd("datum_voor_vraag", f"Het voornemen is van {voornemen_op}: kies een dag vanaf toen.")
    return bewaar_stap(aanvraag, Stap(Soort.ZIENSWIJZE, op, tekst), wie)


@transaction.atomic
def trek_maatwerkaanvraag_in(aanvraag_id: int, op: datetime.date, reden: str, wie: Wie) -> Maatwerkstap:
    """The builder withdrew it: nothing needs to be decided any more."""
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf hoe u dat weet, bijvoorbeeld door een e-mail.")
    aanvraag = neem_aanvraag(aanvraag_id, wie, "trek_in", Daad.LEG_FEIT_VAST)
    if Besluit.objects.filter(maatwerkstappen__aanvraag=aanvraag, toestand=Besluittoestand.VOORGESTELD).exists():
        raise Geweigerd("voorstel_ligt_er", "Er ligt een voorstel voor een besluit: laat dat eerst terugsturen.")
    return bewaar_stap(aanvraag, Stap(Soort.INGETROKKEN, op, reden), wie)


def leg_inschrijving_vast(aanvraag_id: int, op: datetime.date, bewijs: str, wie: Wie) -> Maatwerkstap:
    """The voorschrift was registered as a restriction (Wkpb) on this day; ``bewijs`` says where that can be seen."""
    bewijs = eis_tekst(bewijs, "bewijs_ontbreekt", "Schrijf waaruit de inschrijving blijkt, bijvoorbeeld het nummer.")
    return _doe(aanvraag_id, "schrijf_in", Stap(Soort.INGESCHREVEN, op, bewijs), wie)


def maak_feit(aanvraag: Maatwerkaanvraag) -> Maatwerkfeit:
    """The application as the rules take it."""
    return maak_maatwerkfeit(aanvraag, Maatwerkstap.objects.filter(aanvraag=aanvraag).order_by("pk"))


def bepaal_laatste_dag(aanvraag: Maatwerkaanvraag, peildatum: datetime.date) -> datetime.date:
    """The last day to decide as the rules say it now; while the term stands still the latest that it can be."""
    feit = zoals_op(maak_feit(aanvraag), peildatum)
    if feit is None:
        raise Geweigerd("nog_niet_ontvangen", "Deze aanvraag is nog niet ontvangen: controleer de datum.")
    return bepaal_beslistermijn(feit, kader_van(aanvraag.zaak), peildatum).uiterst


def neem_aanvraag(aanvraag_id: int, wie: Wie, daad: Maatwerkdaad, recht: Daad = Daad.BEHANDEL_VERZOEK) -> Maatwerkaanvraag:
    """The application with its zaak, held, when this person may do this deed with it now; otherwise ``Geweigerd``."""
    eis_recht(wie.door, recht)
    zaak = Zaak.objects.select_for_update().get(maatwerkaanvragen=aanvraag_id)
    aanvraag = Maatwerkaanvraag.objects.get(pk=aanvraag_id)
    aanvraag.zaak = zaak
    if aanvraag.versie != wie.versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    eis_daad(zaak, "leg_feit_vast", wie.dag)
    eis_mogelijk(aanvraag, daad, wie.dag)
    return aanvraag


def eis_mogelijk(aanvraag: Maatwerkaanvraag, daad: Maatwerkdaad, peildatum: datetime.date) -> None:
    """Raise ``Geweigerd`` with what stands in the way of this deed."""
    redenen = maatwerkbeletselen(maak_feit(aanvraag), daad, kader_van(aanvraag.zaak), peildatum)
    if redenen:
        raise Geweigerd(redenen[0].code, " ".join(reden.tekst for reden in redenen), redenen[0].grondslag)


def voeg_stap_toe(aanvraag: Maatwerkaanvraag, stap: Stap[Soort], wie: Wie) -> Maatwerkstap:
    """Write a step; whoever calls holds the zaak, writes the event, and brings the stand up to date."""
    eis_stapdag(stap.op, aanvraag.ontvangen_op, wie.dag, "De aanvraag")
    return Maatwerkstap.objects.create(aanvraag=aanvraag, **list_waarden(aanvraag, stap, wie))


def bewaar_stap(aanvraag: Maatwerkaanvraag, stap: Stap[Soort], wie: Wie) -> Maatwerkstap:
    """Write a step with its event, and bring the stand up to date."""
    rij = voeg_stap_toe(aanvraag, stap, wie)
    leg_vast(
        f"maatwerk_{stap.soort}", organisatie_id=aanvraag.organisatie_id, zaak_id=aanvraag.zaak_id, door=wie.door,
        tijdstip=wie.moment, reden=stap.tekst, gegevens=beschrijf(rij),
    )  # fmt: skip
    werk_stand_bij(aanvraag.zaak, wie.dag)
    return rij


def beschrijf(stap: Maatwerkstap) -> dict[str, Any]:
    """What the event of a step keeps."""
    return {"aanvraag": stap.aanvraag_id, **beschrijf_stap(stap)}


@transaction.atomic
def _doe(aanvraag_id: int, daad: Maatwerkdaad, stap: Stap[Soort], wie: Wie, recht: Daad = Daad.BEHANDEL_VERZOEK) -> Maatwerkstap:
    return bewaar_stap(neem_aanvraag(aanvraag_id, wie, daad, recht), stap, wie)
