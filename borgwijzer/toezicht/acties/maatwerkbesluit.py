"""The besluit on an application for a maatwerkvoorschrift: proposed by one person, taken by another, its voorschriften tracked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.maatwerk import list_niet_voldaan
from borgwijzer.regels.maatwerkfeiten import Maatwerkuitkomst
from borgwijzer.toezicht.acties.aanvraagstappen import Stap, Wie
from borgwijzer.toezicht.acties.besluiten import VOORWAARDEN_MEEST, laat_eindigen
from borgwijzer.toezicht.acties.besluitvorming import eis_ander, eis_beslisser, geef_besluit_terug, leg_genomen_vast
from borgwijzer.toezicht.acties.maatwerk import (
    bepaal_laatste_dag,
    beschrijf,
    bewaar_stap,
    eis_mogelijk,
    maak_feit,
    neem_aanvraag,
    voeg_stap_toe,
)
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Maatwerkaanvraag, Maatwerkstap, Zaak
from borgwijzer.zaken.models import Maatwerkstapsoort as Soort

TOEGEWEZEN, GEWEIGERD = "maatwerkvoorschrift", "weigering_maatwerkvoorschrift"
SOORTEN: dict[Maatwerkuitkomst, str] = {"toegewezen": TOEGEWEZEN, "geweigerd": GEWEIGERD}


@dataclass(frozen=True, slots=True)
class Maatwerkvoorstel:
    """What somebody proposes to decide. ``voorschriften`` only with an approval; ``tot_en_met`` is inclusive, None: no end day."""

    uitkomst: str
    motivering: str
    voorschriften: Sequence[str] = field(default_factory=tuple)
    tot_en_met: datetime.date | None = None


@transaction.atomic
def stel_maatwerkbesluit_voor(aanvraag_id: int, voorstel: Maatwerkvoorstel, wie: Wie) -> Besluit:
    """Put a besluit before somebody with a mandate. Raises ``Geweigerd`` with the first beletsel or what is missing."""
    uitkomst = _lees_uitkomst(voorstel.uitkomst)
    aanvraag = neem_aanvraag(aanvraag_id, wie, uitkomst, Daad.STEL_BESLUIT_VOOR)
    if vind_voorstel(aanvraag):
        raise Geweigerd("al_voorgesteld", "Er ligt al een voorstel voor deze aanvraag: wacht tot daarover is beslist.")
    motivering = eis_tekst(
        voorstel.motivering, "motivering_ontbreekt", "Schrijf waarom: een besluit zonder motivering houdt geen stand."
    )
    voorschriften = _eis_voorschriften(voorstel, wie.dag) if uitkomst == "toegewezen" else []
    besluit = Besluit.objects.create(
        organisatie_id=aanvraag.organisatie_id, zaak=aanvraag.zaak, soort=SOORTEN[uitkomst], vanaf=wie.dag,
        tot_en_met=voorstel.tot_en_met if uitkomst == "toegewezen" else None, motivering=motivering,
        voorwaarden=[{"tekst": tekst, "voldaan": False, "door": "", "op": None} for tekst in voorschriften],
        voorgesteld_door=wie.door, voorgesteld_naam=wie.door.naam, voorgesteld_op=wie.dag,
    )  # fmt: skip
    gegevens = {"uitkomst": uitkomst, "niet_voldaan": list(list_niet_voldaan(maak_feit(aanvraag), kader_van(aanvraag.zaak)))}
    stap = voeg_stap_toe(aanvraag, Stap(Soort.VOORGESTELD, wie.dag, motivering, gegevens=gegevens, besluit=besluit), wie)
    _log("besluit_voorgesteld", besluit, wie, beschrijf(stap), motivering)
    return besluit


@transaction.atomic
def neem_maatwerkbesluit(besluit_id: int, wie: Wie) -> Maatwerkstap:
    """Take a proposed besluit. Nobody takes what they proposed themselves; what stood in the way then, stands in the way now."""
    besluit, voorstel = _neem(besluit_id, wie)
    aanvraag, uitkomst = voorstel.aanvraag, _lees_uitkomst(voorstel.gegevens["uitkomst"])
    eis_mogelijk(aanvraag, uitkomst, wie.dag)
    if besluit.tot_en_met and besluit.tot_en_met < wie.dag:
        raise Geweigerd("einde_voorbij", "De laatste dag van het voorschrift is al voorbij: stuur het voorstel terug.")
    laatste = bepaal_laatste_dag(aanvraag, wie.dag)
    leg_genomen_vast(besluit, wie.door, wie.dag, vanaf=wie.dag)
    gegevens = {**voorstel.gegevens, "laatste_dag": laatste.isoformat(), "op_tijd": wie.dag <= laatste}
    stap = voeg_stap_toe(aanvraag, Stap(Soort.BESLOTEN, wie.dag, besluit.motivering, gegevens=gegevens, besluit=besluit), wie)
    _log("besluit_genomen", besluit, wie, beschrijf(stap), besluit.motivering)
    werk_stand_bij(aanvraag.zaak, wie.dag)
    return stap


@transaction.atomic
def geef_maatwerkbesluit_terug(besluit_id: int, reden: str, wie: Wie) -> Besluit:
    """Refuse a proposed besluit, with the reason that its proposer reads."""
    besluit, voorstel = _neem(besluit_id, wie)
    reden = geef_besluit_terug(besluit, reden, wie.door, wie.dag)
    stap = voeg_stap_toe(voorstel.aanvraag, Stap(Soort.TERUGGEGEVEN, wie.dag, reden, besluit=besluit), wie)
    _log("besluit_geweigerd", besluit, wie, beschrijf(stap), reden)
    return besluit


@transaction.atomic
def vink_voorschrift_af(aanvraag_id: int, plaats: int, *, voldaan: bool, wie: Wie) -> Besluit:
    """Say that a voorschrift in force is met, or not any more."""
    eis_recht(wie.door, Daad.LEG_FEIT_VAST)
    aanvraag, besluit = _neem_geldend(aanvraag_id, wie)
    if not 0 <= plaats < len(besluit.voorwaarden):
        raise Geweigerd("voorwaarde_onbekend", "Dit besluit kent dat voorschrift niet: laad de pagina opnieuw.")
    besluit.voorwaarden[plaats] |= {"voldaan": voldaan, "door": wie.door.naam, "op": wie.dag.isoformat()}
    besluit.save(update_fields=["voorwaarden"])
    aanvraag.versie += 1
    aanvraag.save(update_fields=["versie"])
    gegevens = {"voorwaarde": besluit.voorwaarden[plaats]["tekst"], "voldaan": voldaan}
    _log("voorwaarde_afgevinkt", besluit, wie, gegevens, "")
    werk_stand_bij(aanvraag.zaak, wie.dag)
    return besluit


@transaction.atomic
def trek_voorschrift_in(aanvraag_id: int, reden: str, wie: Wie) -> Maatwerkstap:
    """Let a voorschrift hold until and including yesterday: from today it no longer does."""
    aanvraag, besluit = _neem_geldend(aanvraag_id, wie)
    eis_beslisser(wie.door, besluit)
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom het voorschrift eindigt: de bouwer leest dat.")
    laat_eindigen(besluit, reden, door=wie.door, moment=wie.moment)
    return bewaar_stap(aanvraag, Stap(Soort.BEEINDIGD, wie.dag, reden, besluit=besluit), wie)


def vind_voorstel(aanvraag: Maatwerkaanvraag) -> Besluit | None:
    """The besluit that waits for a second person, if any."""
    rijen = Besluit.objects.filter(maatwerkstappen__aanvraag=aanvraag, toestand=Besluittoestand.VOORGESTELD)
    return rijen.select_related("zaak__organisatie").first()


def vind_voorschrift(aanvraag: Maatwerkaanvraag) -> Besluit | None:
    """The voorschrift that was granted, if any, whether it holds or has ended."""
    stap = Maatwerkstap.objects.select_related("besluit").filter(aanvraag=aanvraag, soort=Soort.BESLOTEN).first()
    return stap.besluit if stap and stap.besluit and stap.besluit.soort == TOEGEWEZEN else None


def _lees_uitkomst(tekst: str) -> Maatwerkuitkomst:
    for uitkomst in SOORTEN:
        if tekst == uitkomst:
            return uitkomst
    raise Geweigerd("uitkomst_onbekend", "Kies wat u voorstelt te beslissen.")


def _eis_voorschriften(voorstel: Maatwerkvoorstel, dag: datetime.date) -> list[str]:
    voorschriften = [tekst.strip() for tekst in voorstel.voorschriften if tekst.strip()]
    if not voorschriften:
        raise Geweigerd("voorschriften_ontbreken", "Noem ten minste een voorschrift waaronder het bouwwerk in gebruik mag.")
    if len(voorschriften) > VOORWAARDEN_MEEST:
        raise Geweigerd("te_veel_voorwaarden", f"Noem ten hoogste {VOORWAARDEN_MEEST} voorschriften.")
    for tekst in voorschriften:
        eis_lengte(tekst)
    if voorstel.tot_en_met:
        eis_jaar(voorstel.tot_en_met)
        if voorstel.tot_en_met <= dag:
            raise Geweigerd("uiterlijk_voorbij", "De laatste dag moet na vandaag liggen: kies een latere dag.")
    return voorschriften


def _neem_geldend(aanvraag_id: int, wie: Wie) -> tuple[Maatwerkaanvraag, Besluit]:
    """The application with its voorschrift that holds now, held."""
    zaak = Zaak.objects.select_for_update().get(maatwerkaanvragen=aanvraag_id)
    aanvraag = Maatwerkaanvraag.objects.get(pk=aanvraag_id)
    aanvraag.zaak = zaak
    if aanvraag.versie != wie.versie:
        raise Geweigerd("ingehaald", "Een collega heeft deze aanvraag intussen bijgewerkt: laad de pagina opnieuw.")
    eis_daad(zaak, "leg_feit_vast", wie.dag)
    besluit = vind_voorschrift(aanvraag)
    if besluit is None or (besluit.tot_en_met and besluit.tot_en_met < wie.dag):
        raise Geweigerd("geldt_niet", "Er geldt hier geen maatwerkvoorschrift (meer).")
    besluit.zaak = zaak
    return aanvraag, besluit


def _neem(besluit_id: int, wie: Wie) -> tuple[Besluit, Maatwerkstap]:
    """Hold the zaak first, and see whether the proposal is still as the person saw it."""
    zaak = Zaak.objects.select_for_update().get(besluiten=besluit_id)
    besluit = Besluit.objects.get(pk=besluit_id)
    besluit.zaak = zaak
    eis_beslisser(wie.door, besluit)
    stap = Maatwerkstap.objects.select_related("aanvraag").filter(besluit=besluit, soort=Soort.VOORGESTELD).first()
    if stap is None or besluit.toestand != Besluittoestand.VOORGESTELD or stap.aanvraag.versie != wie.versie:
        raise Geweigerd("ingehaald", "Over dit voorstel is intussen beslist, of de aanvraag is bijgewerkt: laad de pagina opnieuw.")
    eis_ander(wie.door, besluit)
    eis_daad(zaak, "leg_feit_vast", wie.dag)
    stap.aanvraag.zaak = zaak
    return besluit, stap


def _log(soort: str, besluit: Besluit, wie: Wie, gegevens: dict[str, Any], reden: str) -> None:
    leg_vast(
        soort, organisatie_id=besluit.organisatie_id, zaak_id=besluit.zaak_id, door=wie.door, tijdstip=wie.moment, reden=reden,
        gegevens={"besluit": besluit.pk, "soort": besluit.soort, **gegevens},
    )  # fmt: skip
