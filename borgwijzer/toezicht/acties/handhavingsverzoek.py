"""A handhavingsverzoek: register it, and keep what happens with it until there is a besluit. The besluit: ``verzoekbesluit``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.handhavingsverzoek import bepaal_beslistermijn, is_geldige_ingebrekestelling, zoals_op
from borgwijzer.regels.handhavingsverzoekwerk import Verzoekdaad, verzoekbeletselen
from borgwijzer.regels.toezichtfeiten import Handhavingsverzoekfeit
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
from borgwijzer.zaken.feiten_verzoek import maak_handhavingsverzoekfeit
from borgwijzer.zaken.models import (
    Besluit,
    Besluittoestand,
    Handhavingsverzoek,
    Interventie,
    Overtreding,
    Signaal,
    Verzoekstap,
    Zaak,
)
from borgwijzer.zaken.models import Verzoekstapsoort as Soort

VELDEN = ("naam", "adres", "postcode", "woonplaats", "email")
TEKENS_VELD = 200


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A handhavingsverzoek as it came in. ``signaal``: the one that it began with. ``verzoeker``: who asks, see ``VELDEN``."""

    ontvangen_op: datetime.date
    kanaal: str
    omschrijving: str
    verzoeker: Mapping[str, str] = field(default_factory=dict)
    naam_niet_doorgeven: bool = False
    signaal: int | None = None


@transaction.atomic
def registreer_handhavingsverzoek(
    zaak_id: int, aanvraag: Aanvraag, *, door: Account, moment: datetime.datetime
) -> Handhavingsverzoek:
    """Register it; from the day of receipt the term runs. Raises ``Geweigerd`` for a closed zaak, or for what is missing."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    dag = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", dag)
    _eis_goed(aanvraag, dag)
    signaal = _zoek_signaal(zaak, aanvraag.signaal)
    verzoek = Handhavingsverzoek.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, signaal=signaal, ontvangen_op=aanvraag.ontvangen_op, kanaal=aanvraag.kanaal,
        verzoeker={naam: aanvraag.verzoeker.get(naam, "").strip() for naam in VELDEN}, omschrijving=aanvraag.omschrijving.strip(),
        naam_niet_doorgeven=aanvraag.naam_niet_doorgeven, geregistreerd_op=dag, geregistreerd_door=door,
        geregistreerd_naam=door.naam,
    )  # fmt: skip
    leg_vast(
        "handhavingsverzoek_ontvangen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"verzoek": verzoek.pk, "ontvangen_op": aanvraag.ontvangen_op.isoformat(), "kanaal": aanvraag.kanaal,
                  "signaal": aanvraag.signaal},
    )  # fmt: skip
    werk_stand_bij(zaak, dag)
    return verzoek


def bevestig_ontvangst(verzoek_id: int, wie: Wie) -> Verzoekstap:
    """Keep that the receipt was confirmed, by the letter of ``kenmerk``."""
    return _doe(verzoek_id, "bevestig", Stap(Soort.BEVESTIGD, wie.dag), wie, Daad.LEG_FEIT_VAST)


def beoordeel_belanghebbende(verzoek_id: int, ja: bool | None, reden: str, wie: Wie) -> Verzoekstap:
    """Whether the verzoeker has an interest of his own; may be done anew until there is a besluit."""
    if ja is None:
        raise Geweigerd("keuze_ontbreekt", "Kies of de verzoeker belanghebbende is.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf welk eigen belang de verzoeker heeft, of waarom hij dat niet heeft.")
    return _doe(verzoek_id, "belanghebbende", Stap(Soort.BELANGHEBBENDE, wie.dag, reden, gegevens={"ja": ja}), wie)


def vraag_aanvulling(verzoek_id: int, wat: str, uiterlijk: datetime.date, wie: Wie) -> Verzoekstap:
    """Ask to supplement (Awb 4:5): the term stands still from tomorrow. ``uiterlijk`` is the last day, inclusive."""
    wat = eis_tekst(wat, "wat_ontbreekt", "Schrijf wat de verzoeker moet aanvullen, een ding per regel.")
    eis_later(uiterlijk, wie.dag, "De laatste dag om aan te vullen moet na vandaag liggen: kies een latere dag.")
    return _doe(verzoek_id, "vraag_aanvulling", Stap(Soort.AANVULLING_GEVRAAGD, wie.dag, wat, uiterlijk), wie)


@transaction.atomic
def neem_aanvulling_op(verzoek_id: int, op: datetime.date, tekst: str, wie: Wie) -> Verzoekstap:
    """The verzoek was supplemented on this day: the term runs on."""
    tekst = eis_tekst(tekst, "wat_ontbreekt", "Schrijf wat er binnenkwam.")
    verzoek = neem_verzoek(verzoek_id, wie, "ontvang_aanvulling", Daad.LEG_FEIT_VAST)
    gevraagd_op = maak_feit(verzoek).aanvullingen[-1].gevraagd_op
    if op < gevraagd_op:
        raise Geweigerd("datum_voor_vraag", f"Om aanvulling is gevraagd op {gevraagd_op}: kies een dag vanaf toen.")
    return _bewaar(verzoek, Stap(Soort.AANVULLING_ONTVANGEN, op, tekst), wie)


@transaction.atomic
def leg_instemming_vast(verzoek_id: int, op: datetime.date, tot_en_met: datetime.date, tekst: str, wie: Wie) -> Verzoekstap:
    """The verzoeker agreed in writing with a delay until and including ``tot_en_met`` (Awb 4:15), on a day of the term."""
    tekst = eis_tekst(tekst, "reden_ontbreekt", "Schrijf waaruit de instemming blijkt, bijvoorbeeld een e-mail met datum.")
    eis_later(tot_en_met, op, "Uitstel moet eindigen na de dag van de instemming: kies een latere dag.")
    verzoek = neem_verzoek(verzoek_id, wie, "onderzoek")
    eis_dag(op, verzoek, wie.dag)
    eis_mogelijk(verzoek, "stem_in", op)  # what counts is when he agreed, not when somebody wrote it down
    return _bewaar(verzoek, Stap(Soort.INGESTEMD, op, tekst, tot_en_met), wie)


@transaction.atomic
def verleng_termijn(verzoek_id: int, uiterlijk: datetime.date, reden: str, wie: Wie) -> Verzoekstap:
    """Tell that more time is needed (Awb 4:14), before the term ends, with the new last day."""
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom er meer tijd nodig is: de verzoeker leest dat.")
    eis_jaar(uiterlijk)
    verzoek = neem_verzoek(verzoek_id, wie, "verleng")
    laatste = bepaal_laatste_dag(verzoek, wie.dag)
    if laatste and uiterlijk <= laatste:
        raise Geweigerd("uiterlijk_te_vroeg", f"De nieuwe laatste dag moet na {laatste} liggen: kies een latere dag.")
    return _bewaar(verzoek, Stap(Soort.VERLENGD, wie.dag, reden, uiterlijk), wie)


def leg_onderzoek_vast(verzoek_id: int, op: datetime.date, bevinding: str, wie: Wie) -> Verzoekstap:
    """What the investigation showed, on the spot or on paper; the last one counts."""
    bevinding = eis_tekst(bevinding, "bevinding_ontbreekt", "Schrijf wat het onderzoek liet zien, en waar dat op berust.")
    return _doe(verzoek_id, "onderzoek", Stap(Soort.ONDERZOCHT, op, bevinding), wie)


@transaction.atomic
def neem_ingebrekestelling_op(
    verzoek_id: int, op: datetime.date, *, schriftelijk: bool, wie: Wie
) -> Verzoekstap:  # fmt: skip
    """The verzoeker says that the municipality is too late. Also one that does not count is kept, with that it does not."""
    verzoek = neem_verzoek(verzoek_id, wie, "ingebreke", Daad.LEG_FEIT_VAST)
    geldig = is_geldige_ingebrekestelling(maak_feit(verzoek), op, kader_van(verzoek.zaak), schriftelijk=schriftelijk)
    gegevens = {"schriftelijk": schriftelijk, "geldig": geldig}
    return _bewaar(verzoek, Stap(Soort.INGEBREKESTELLING, op, gegevens=gegevens), wie)


@transaction.atomic
def trek_verzoek_in(verzoek_id: int, op: datetime.date, reden: str, wie: Wie) -> Verzoekstap:
    """The verzoeker withdrew it: nothing needs to be decided any more."""
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf hoe u dat weet, bijvoorbeeld door een e-mail.")
    verzoek = neem_verzoek(verzoek_id, wie, "trek_in", Daad.LEG_FEIT_VAST)
    if Besluit.objects.filter(verzoekstappen__verzoek=verzoek, toestand=Besluittoestand.VOORGESTELD).exists():
        raise Geweigerd("voorstel_ligt_er", "Er ligt een voorstel voor een besluit: laat dat eerst terugsturen.")
    return _bewaar(verzoek, Stap(Soort.INGETROKKEN, op, reden), wie)


@transaction.atomic
def koppel_gevolg(verzoek_id: int, *, overtreding: int | None, interventie: int | None, wie: Wie) -> Handhavingsverzoek:
    """Point from the verzoek to the overtreding and the interventie that follow from it; both of the same zaak."""
    eis_recht(wie.door, Daad.BEHANDEL_VERZOEK)
    verzoek = houd_vast(verzoek_id, wie)
    eis_daad(verzoek.zaak, "leg_feit_vast", wie.dag)
    rij = Overtreding.objects.filter(pk=overtreding, zaak=verzoek.zaak).first() if overtreding else None
    gevolg = Interventie.objects.filter(pk=interventie, zaak=verzoek.zaak).first() if interventie else None
    if (overtreding and rij is None) or (interventie and gevolg is None) or not (rij or gevolg):
        raise Geweigerd("gevolg_onbekend", "Kies een overtreding of een interventie van deze zaak.")
    verzoek.overtreding, verzoek.interventie = rij or verzoek.overtreding, gevolg or verzoek.interventie
    verzoek.versie += 1
    verzoek.save(update_fields=["overtreding", "interventie", "versie"])
    leg_vast(
        "handhavingsverzoek_gekoppeld", organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, door=wie.door,
        tijdstip=wie.moment, gegevens={"verzoek": verzoek.pk, "overtreding": overtreding, "interventie": interventie},
    )  # fmt: skip
    return verzoek


def maak_feit(verzoek: Handhavingsverzoek) -> Handhavingsverzoekfeit:
    """The verzoek as the rules take it."""
    return maak_handhavingsverzoekfeit(verzoek, Verzoekstap.objects.filter(verzoek=verzoek).order_by("pk"))


def bepaal_laatste_dag(verzoek: Handhavingsverzoek, peildatum: datetime.date) -> datetime.date | None:
    """The last day of the term as the rules say it now; None when it stands still or the verzoek was not there yet."""
    feit = zoals_op(maak_feit(verzoek), peildatum)
    return bepaal_beslistermijn(feit, kader_van(verzoek.zaak), peildatum).resultaat.uitkomst if feit else None


def neem_verzoek(verzoek_id: int, wie: Wie, daad: Verzoekdaad, recht: Daad = Daad.BEHANDEL_VERZOEK) -> Handhavingsverzoek:
    """The verzoek with its zaak, held, when this person may do this deed with it now; otherwise ``Geweigerd``."""
    eis_recht(wie.door, recht)
    verzoek = houd_vast(verzoek_id, wie)
    eis_daad(verzoek.zaak, "leg_feit_vast", wie.dag)
    eis_mogelijk(verzoek, daad, wie.dag)
    return verzoek


def eis_mogelijk(verzoek: Handhavingsverzoek, daad: Verzoekdaad, peildatum: datetime.date) -> None:
    """Raise ``Geweigerd`` with what stands in the way of this deed."""
    overtreding = Overtreding.objects.filter(zaak_id=verzoek.zaak_id, hersteld_op=None, vervallen_op=None).exists()
    redenen = verzoekbeletselen(maak_feit(verzoek), daad, kader_van(verzoek.zaak), peildatum, overtreding=overtreding)
    if redenen:
        raise Geweigerd(redenen[0].code, " ".join(reden.tekst for reden in redenen), redenen[0].grondslag)


def voeg_stap_toe(verzoek: Handhavingsverzoek, stap: Stap[Soort], wie: Wie) -> Verzoekstap:
    """Write a step; whoever calls holds the zaak, writes the event, and brings the stand up to date."""
    eis_dag(stap.op, verzoek, wie.dag)
    return Verzoekstap.objects.create(verzoek=verzoek, **list_waarden(verzoek, stap, wie))


@transaction.atomic
def _doe(verzoek_id: int, daad: Verzoekdaad, stap: Stap[Soort], wie: Wie, recht: Daad = Daad.BEHANDEL_VERZOEK) -> Verzoekstap:
    return _bewaar(neem_verzoek(verzoek_id, wie, daad, recht), stap, wie)


def _bewaar(verzoek: Handhavingsverzoek, stap: Stap[Soort], wie: Wie) -> Verzoekstap:
    rij = voeg_stap_toe(verzoek, stap, wie)
    leg_vast(
        f"handhavingsverzoek_{stap.soort}", organisatie_id=verzoek.organisatie_id, zaak_id=verzoek.zaak_id, door=wie.door,
        tijdstip=wie.moment, reden=stap.tekst, gegevens=beschrijf(rij),
    )  # fmt: skip
    werk_stand_bij(verzoek.zaak, wie.dag)
    return rij


def beschrijf(stap: Verzoekstap) -> dict[str, Any]:
    """What the event of a step keeps."""
    return {"verzoek": stap.verzoek_id, **beschrijf_stap(stap)}


def houd_vast(verzoek_id: int, wie: Wie) -> Handhavingsverzoek:
    """The verzoek with its zaak, held. Raises ``Geweigerd`` (code ``ingehaald``) when somebody worked on it meanwhile."""
    zaak = Zaak.objects.select_for_update().get(handhavingsverzoeken=verzoek_id)
    verzoek = Handhavingsverzoek.objects.get(pk=verzoek_id)
    verzoek.zaak = zaak
    if verzoek.versie != wie.versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    return verzoek


def _zoek_signaal(zaak: Zaak, signaal_id: int | None) -> Signaal | None:
    if signaal_id is None:
        return None
    signaal = Signaal.objects.filter(pk=signaal_id, zaak=zaak).first()
    if signaal is None:
        raise Geweigerd("signaal_onbekend", "Dit signaal hoort niet bij deze zaak: begin opnieuw vanaf het signaal.")
    if Handhavingsverzoek.objects.filter(signaal=signaal).exists():
        raise Geweigerd("al_verzoek", "Van dit signaal is al een handhavingsverzoek gemaakt: open dat bij de zaak.")
    return signaal


def _eis_goed(aanvraag: Aanvraag, dag: datetime.date) -> None:
    eis_jaar(aanvraag.ontvangen_op)
    if aanvraag.ontvangen_op > dag:
        raise Geweigerd("datum_in_toekomst", "De dag van ontvangst ligt in de toekomst: kies een dag tot en met vandaag.")
    if aanvraag.kanaal not in KANALEN:
        raise Geweigerd("kanaal_onbekend", "Kies hoe het verzoek binnenkwam. Een verzoek om te handhaven is altijd schriftelijk.")
    eis_tekst(
        aanvraag.verzoeker.get("naam", ""),
        "naam_ontbreekt",
        "Vul in wie het verzoek doet: zonder naam is er niemand om aan te schrijven.",
    )
    eis_tekst(aanvraag.omschrijving, "omschrijving_ontbreekt", "Schrijf waarover het verzoek gaat en wat de verzoeker vraagt.")
    for naam in VELDEN:
        if len(aanvraag.verzoeker.get(naam, "").strip()) > TEKENS_VELD:
            raise Geweigerd("veld_te_lang", f"Maak de gegevens van de verzoeker korter dan {TEKENS_VELD} tekens per regel.")


def eis_dag(op: datetime.date, verzoek: Handhavingsverzoek, dag: datetime.date) -> None:
    """Raise ``Geweigerd`` for a day after today (``dag``) or before the verzoek was received."""
    eis_stapdag(op, verzoek.ontvangen_op, dag, "Het verzoek")
