"""A besluit on a zaak: proposed by one person, taken by another with a mandate, its voorwaarden checked off one by one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import BESLUITDADEN
from borgwijzer.regels.besluitgronden import schrijf_gronden
from borgwijzer.regels.besluitsoorten import EENMALIG, Besluitsoort
from borgwijzer.toezicht.acties.adviezen import beslis_op_advies, neem_advies
from borgwijzer.toezicht.acties.besluitvorming import eis_ander, eis_beslisser, geef_besluit_terug, leg_genomen_vast
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Zaak

VOORWAARDEN_MEEST = 30
# Without a rule that is broken nothing can be forbidden.
VERBIEDEND = ("bouwstop", "gebruiksverbod")


@dataclass(frozen=True, slots=True)
class Besluitvoorstel:
    """What somebody proposes to decide. ``tot_en_met`` is inclusive, None until further notice.

    ``gronden``: the rules that are broken; without any, those that the rules of the wet find now. ``advies``: on which it
    follows.
    """

    soort: str
    vanaf: datetime.date
    motivering: str
    tot_en_met: datetime.date | None = None
    voorwaarden: Sequence[str] = ()
    gronden: Sequence[str] = ()
    advies: int | None = None


@transaction.atomic
def stel_besluit_voor(zaak_id: int, voorstel: Besluitvoorstel, *, door: Account, moment: datetime.datetime) -> Besluit:
    """Put a besluit before somebody with a mandate. Raises ``Geweigerd`` with the first beletsel or what is missing."""
    eis_recht(door, Daad.STEL_BESLUIT_VOOR)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    _eis_mogelijk(zaak, voorstel.soort, dag_van(moment))
    _eis_volledig(voorstel)
    gronden = _eis_gronden(zaak, voorstel, dag_van(moment))
    advies = neem_advies(zaak, voorstel.advies, voorstel.soort, dag_van(moment)) if voorstel.advies is not None else None
    if Besluit.objects.filter(zaak=zaak, soort=voorstel.soort, toestand=Besluittoestand.VOORGESTELD).exists():
        raise Geweigerd("al_voorgesteld", "Er ligt al een voorstel voor dit besluit: wacht tot daarover is beslist.")
    besluit = Besluit.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, soort=voorstel.soort, vanaf=voorstel.vanaf, tot_en_met=voorstel.tot_en_met,
        motivering=voorstel.motivering.strip(), voorgesteld_door=door, voorgesteld_naam=door.naam, voorgesteld_op=dag_van(moment),
        voorwaarden=[{"tekst": tekst.strip(), "voldaan": False, "door": "", "op": None} for tekst in voorstel.voorwaarden],
        gronden=gronden, advies=advies,
    )  # fmt: skip
    _log("besluit_voorgesteld", besluit, door, moment, _beschrijf(besluit), besluit.motivering)
    return besluit


@transaction.atomic
def neem_besluit(besluit_id: int, *, door: Account, moment: datetime.datetime) -> Besluit:
    """Take a proposed besluit. Nobody takes what they proposed themselves."""
    besluit, zaak = _neem(besluit_id, door)
    eis_ander(door, besluit)
    _eis_mogelijk(zaak, besluit.soort, dag_van(moment))
    leg_genomen_vast(besluit, door, dag_van(moment))
    if besluit.advies:
        beslis_op_advies(besluit.advies, "opgevolgd", besluit.motivering, door=door, moment=moment)
    _log("besluit_genomen", besluit, door, moment, _beschrijf(besluit), besluit.motivering)
    werk_stand_bij(zaak, dag_van(moment))
    return besluit


@transaction.atomic
def weiger_besluit(besluit_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Besluit:
    """Refuse a proposed besluit, with the reason that its proposer reads."""
    besluit, zaak = _neem(besluit_id, door)
    eis_ander(door, besluit)
    reden = geef_besluit_terug(besluit, reden, door, dag_van(moment))
    _log("besluit_geweigerd", besluit, door, moment, {"soort": besluit.soort}, besluit.weigering)
    if besluit.advies:
        beslis_op_advies(besluit.advies, "afgewezen", reden, door=door, moment=moment)
        werk_stand_bij(zaak, dag_van(moment))
    return besluit


@transaction.atomic
def vink_voorwaarde_af(besluit_id: int, plaats: int, *, voldaan: bool, door: Account, moment: datetime.datetime) -> Besluit:
    """Say that a voorwaarde of a besluit in force is met, or not any more."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    besluit, zaak = _neem(besluit_id, None, Besluittoestand.GENOMEN)
    if not 0 <= plaats < len(besluit.voorwaarden):
        raise Geweigerd("voorwaarde_onbekend", "Dit besluit kent die voorwaarde niet: laad de pagina opnieuw.")
    besluit.voorwaarden[plaats] |= {"voldaan": voldaan, "door": door.naam, "op": dag_van(moment).isoformat()}
    besluit.save(update_fields=["voorwaarden"])
    gegevens = {"soort": besluit.soort, "voorwaarde": besluit.voorwaarden[plaats]["tekst"], "voldaan": voldaan}
    _log("voorwaarde_afgevinkt", besluit, door, moment, gegevens)
    werk_stand_bij(zaak, dag_van(moment))
    return besluit


@transaction.atomic
def beeindig_besluit(besluit_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Besluit:
    """Let a besluit hold until and including yesterday: from today it no longer does."""
    besluit, zaak = _neem(besluit_id, door, Besluittoestand.GENOMEN)
    if besluit.soort in EENMALIG:
        raise Geweigerd("duurt_niet", "Dit besluit duurt niet voort: er valt niets te beëindigen.")
    gisteren = dag_van(moment) - datetime.timedelta(days=1)
    if besluit.tot_en_met and besluit.tot_en_met <= gisteren:
        raise Geweigerd("al_beeindigd", f"Dit besluit geldt al niet meer sinds {besluit.tot_en_met}.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom het besluit eindigt.")
    laat_eindigen(besluit, reden, door=door, moment=moment)
    werk_stand_bij(zaak, dag_van(moment))
    return besluit


def laat_eindigen(besluit: Besluit, reden: str, *, door: Account, moment: datetime.datetime) -> None:
    """Let a besluit hold until and including yesterday, inside a deed that has its own right and brings the stand up to date."""
    besluit.tot_en_met = dag_van(moment) - datetime.timedelta(days=1)
    besluit.save(update_fields=["tot_en_met"])
    _log("besluit_beeindigd", besluit, door, moment, _beschrijf(besluit), reden)


def _neem(
    besluit_id: int, beslisser: Account | None, toestand: Besluittoestand = Besluittoestand.VOORGESTELD
) -> tuple[Besluit, Zaak]:
    """Hold the zaak first, and see whether the besluit is still as the person saw it, and whether ``beslisser`` may decide."""
    zaak = Zaak.objects.select_for_update().get(besluiten=besluit_id)
    besluit = Besluit.objects.get(pk=besluit_id)
    besluit.zaak = zaak
    if beslisser:
        eis_beslisser(beslisser, besluit)
    if besluit.soort not in BESLUITDADEN:
        raise Geweigerd("besluit_elders", "Dit besluit heeft een eigen pagina: open die bij de zaak, onder Toezicht en handhaving.")
    if besluit.toestand != toestand:
        raise Geweigerd("ingehaald", f"Over dit besluit is intussen anders beslist ({besluit.toestand}): laad de pagina opnieuw.")
    if besluit.interventie_id is not None:
        raise Geweigerd("hoort_bij_last", "Dit besluit hoort bij een last: beslis op de pagina van die last.")
    return besluit, zaak


def _eis_mogelijk(zaak: Zaak, soort: str, peildatum: datetime.date) -> None:
    daad = BESLUITDADEN.get(soort)
    if daad is None:
        raise Geweigerd("soort_onbekend", f"Kies een besluit: {', '.join(BESLUITDADEN)}.")
    eis_daad(zaak, daad, peildatum)


def _eis_volledig(voorstel: Besluitvoorstel) -> None:
    zin = "Schrijf waarom dit besluit nodig is: een besluit zonder motivering houdt geen stand."
    eis_tekst(voorstel.motivering, "motivering_ontbreekt", zin)
    if voorstel.soort == "gebruik_onder_voorwaarden" and not any(tekst.strip() for tekst in voorstel.voorwaarden):
        raise Geweigerd("voorwaarden_ontbreken", "Noem ten minste een voorwaarde waaronder het bouwwerk gebruikt mag worden.")
    if len(voorstel.voorwaarden) > VOORWAARDEN_MEEST:
        raise Geweigerd("te_veel_voorwaarden", f"Noem ten hoogste {VOORWAARDEN_MEEST} voorwaarden.")
    for dag in filter(None, (voorstel.vanaf, voorstel.tot_en_met)):
        eis_jaar(dag)
    if voorstel.tot_en_met and voorstel.tot_en_met < voorstel.vanaf:
        raise Geweigerd("datums_omgekeerd", "De laatste dag ligt voor de eerste: pas een van beide datums aan.")
    for tekst in voorstel.voorwaarden:
        eis_lengte(tekst)


def _eis_gronden(zaak: Zaak, voorstel: Besluitvoorstel, peildatum: datetime.date) -> list[str]:
    """The rules that are broken; who forbids something names at least one."""
    gegeven = [eis_tekst(tekst, "grond_leeg", "Laat lege regels weg.") for tekst in voorstel.gronden if tekst.strip()]
    soort: Besluitsoort = voorstel.soort  # type: ignore[assignment]
    gronden = gegeven or list(schrijf_gronden(soort, haal_feiten(zaak), kader_van(zaak), peildatum))
    if not gronden and voorstel.soort in VERBIEDEND:
        raise Geweigerd(
            "grond_ontbreekt",
            "Schrijf welke regel van de wet wordt overtreden: zonder overtreding is er geen grond om te verbieden.",
        )
    return gronden


def _beschrijf(besluit: Besluit) -> dict[str, Any]:
    return {
        "soort": besluit.soort, "vanaf": besluit.vanaf.isoformat(),
        "tot_en_met": besluit.tot_en_met.isoformat() if besluit.tot_en_met else None,
        "voorwaarden": [voorwaarde["tekst"] for voorwaarde in besluit.voorwaarden],
        "gronden": besluit.gronden,
    }  # fmt: skip


def _log(soort: str, besluit: Besluit, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = "") -> None:
    leg_vast(
        soort, organisatie_id=besluit.organisatie_id, zaak_id=besluit.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"besluit": besluit.pk, **gegevens},
    )  # fmt: skip
