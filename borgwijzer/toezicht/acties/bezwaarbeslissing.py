"""The decision on a bezwaar: proposed by one, taken by another who did not take the besluit itself (Awb 10:3 lid 3)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.bevoegd import noem_met_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.besluitvorming import eis_beslisser, find_eigen, geef_besluit_terug, leg_genomen_vast
from borgwijzer.toezicht.acties.bezwaar import bewaar_stap, eindig_besluit, eis_bezwaarstap, log, neem_bezwaar
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer
from borgwijzer.zaken.acties.eisen import eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Bezwaar

SOORT = "beslissing_op_bezwaar"
UITKOMSTEN = {
    "gegrond": "Gegrond", "deels_gegrond": "Deels gegrond", "ongegrond": "Ongegrond", "niet_ontvankelijk": "Niet-ontvankelijk",
}  # fmt: skip
GEVOLGEN = {
    "in_stand": "Het besluit blijft in stand",
    "herroepen": "Het besluit wordt herroepen",
    "gewijzigd": "Het besluit wordt vervangen door een ander",
}
VOORWAARDEN_MEEST = 30


@dataclass(frozen=True, slots=True)
class Beslisvoorstel:
    """What somebody proposes to decide. With gevolg ``gewijzigd`` the three last say what takes the place of the besluit.

    ``tot_en_met`` is inclusive; None until further notice.
    """

    uitkomst: str
    gevolg: str
    motivering: str
    nieuwe_motivering: str = ""
    voorwaarden: Sequence[str] = ()
    tot_en_met: datetime.date | None = None


@transaction.atomic
def stel_beslissing_voor(
    bezwaar_id: int, voorstel: Beslisvoorstel, *, versie: int, door: Account, moment: datetime.datetime
) -> Besluit:
    """Put a decision before somebody who may take it. Raises ``Geweigerd`` with the first beletsel or what is missing."""
    eis_recht(door, Daad.BEHANDEL_BEZWAAR)
    bezwaar, zaak = neem_bezwaar(bezwaar_id, versie)
    dag = dag_van(moment)
    eis_bezwaarstap(bezwaar, "voorstel", dag)
    if find_voorstel(bezwaar):
        raise Geweigerd("al_voorgesteld", "Er ligt al een voorstel: wacht tot daarover is beslist.")
    _eis_volledig(bezwaar, voorstel, dag)
    besluit = Besluit.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, soort=SOORT, vanaf=dag, motivering=voorstel.motivering.strip(),
        voorgesteld_door=door, voorgesteld_naam=door.naam, voorgesteld_op=dag,
    )  # fmt: skip
    bezwaar.beslissing, bezwaar.voorstel, bezwaar.versie = besluit, _schrijf(voorstel), versie + 1
    bezwaar.save(update_fields=["beslissing", "voorstel", "versie"])
    log(bezwaar, "bezwaarbeslissing_voorgesteld", bezwaar.voorstel, door=door, moment=moment, reden=besluit.motivering)
    return besluit


@transaction.atomic
def neem_beslissing(bezwaar_id: int, *, versie: int, door: Account, moment: datetime.datetime) -> Bezwaar:
    """Take the proposed decision, with what it does to the besluit: that ends today, or another takes its place today."""
    bezwaar, zaak = neem_bezwaar(bezwaar_id, versie)
    besluit = _eis_voorstel(bezwaar, door)
    dag = dag_van(moment)
    eis_bezwaarstap(bezwaar, "voorstel", dag)
    leg_genomen_vast(besluit, door, dag, vanaf=dag)
    gevolg = bezwaar.voorstel["gevolg"]
    invoer = Stapinvoer("besloten", dag, uitkomst=bezwaar.voorstel["uitkomst"], tekst=besluit.motivering,
                        gegevens={"besluit": besluit.pk})  # fmt: skip
    bewaar_stap(bezwaar, invoer, door=door, moment=moment, gevolg=gevolg)
    if bezwaar.besluit and gevolg != "in_stand":
        reden = "Herroepen" if gevolg == "herroepen" else "Vervangen"
        eindig_besluit(bezwaar.besluit, f"{reden} in de beslissing op bezwaar.", door=door, moment=moment)
    if gevolg == "gewijzigd":
        _vervang(bezwaar, besluit, door, moment)
    werk_stand_bij(zaak, dag)
    return bezwaar


@transaction.atomic
def weiger_beslissing(bezwaar_id: int, *, reden: str, versie: int, door: Account, moment: datetime.datetime) -> Bezwaar:
    """Send a proposed decision back, with the reason that its proposer reads."""
    bezwaar, _ = neem_bezwaar(bezwaar_id, versie)
    besluit = _eis_voorstel(bezwaar, door)
    geef_besluit_terug(besluit, reden, door, dag_van(moment))
    bezwaar.versie = versie + 1
    bezwaar.save(update_fields=["versie"])
    log(bezwaar, "bezwaarbeslissing_teruggestuurd", {}, door=door, moment=moment, reden=besluit.weigering)
    return bezwaar


def find_voorstel(bezwaar: Bezwaar) -> Besluit | None:
    """The proposal that waits for somebody to decide."""
    besluit = bezwaar.beslissing
    return besluit if besluit and besluit.toestand == Besluittoestand.VOORGESTELD else None


def find_betrokken(bezwaar: Bezwaar, door: Account) -> Geweigerd | None:
    """Why this person may not decide: it is their own proposal, or they took the besluit against which the bezwaar is."""
    besluit = find_voorstel(bezwaar)
    if besluit and (eigen := find_eigen(besluit, door)):
        return eigen
    if bezwaar.genomen_door_id == door.pk:
        return Geweigerd(
            "eigen_besluit", "U nam het besluit waartegen dit bezwaar is. Een ander met mandaat beslist erover (Awb 10:3 lid 3)."
        )
    return None


def _eis_voorstel(bezwaar: Bezwaar, door: Account) -> Besluit:
    besluit = find_voorstel(bezwaar)
    if besluit is None:
        raise Geweigerd("geen_voorstel", "Er ligt geen voorstel voor de beslissing: laad de pagina opnieuw.")
    besluit.zaak = bezwaar.zaak
    eis_beslisser(door, besluit)
    if fout := find_betrokken(bezwaar, door):
        raise fout
    return besluit


def _vervang(bezwaar: Bezwaar, beslissing: Besluit, door: Account, moment: datetime.datetime) -> None:
    """The besluit that takes the place of the other: same kind and grounds, from today, with what the proposal says."""
    oud, nieuw, dag = bezwaar.besluit, bezwaar.voorstel["nieuw"], dag_van(moment)
    assert oud
    besluit = Besluit.objects.create(
        organisatie_id=oud.organisatie_id, zaak_id=oud.zaak_id, soort=oud.soort, toestand=Besluittoestand.GENOMEN, vanaf=dag,
        tot_en_met=datetime.date.fromisoformat(nieuw["tot_en_met"]) if nieuw["tot_en_met"] else None,
        motivering=nieuw["motivering"], gronden=oud.gronden, voorgesteld_door=beslissing.voorgesteld_door,
        voorwaarden=[{"tekst": tekst, "voldaan": False, "door": "", "op": None} for tekst in nieuw["voorwaarden"]],
        voorgesteld_naam=beslissing.voorgesteld_naam, voorgesteld_op=beslissing.voorgesteld_op, beslist_door=door,
        beslist_naam=noem_met_rollen(door), beslist_op=dag,
    )  # fmt: skip
    gegevens: dict[str, Any] = {
        "besluit": besluit.pk, "soort": besluit.soort, "vanaf": dag.isoformat(), "tot_en_met": nieuw["tot_en_met"],
        "voorwaarden": nieuw["voorwaarden"], "gronden": besluit.gronden, "in_plaats_van": oud.pk,
    }  # fmt: skip
    log(bezwaar, "besluit_genomen", gegevens, door=door, moment=moment, reden=besluit.motivering)


def _schrijf(voorstel: Beslisvoorstel) -> dict[str, Any]:
    nieuw = {
        "motivering": voorstel.nieuwe_motivering.strip(), "voorwaarden": [regel.strip() for regel in voorstel.voorwaarden],
        "tot_en_met": voorstel.tot_en_met.isoformat() if voorstel.tot_en_met else None,
    }  # fmt: skip
    return {
        "uitkomst": voorstel.uitkomst, "gevolg": voorstel.gevolg, **({"nieuw": nieuw} if voorstel.gevolg == "gewijzigd" else {}),
    }  # fmt: skip


def _eis_volledig(bezwaar: Bezwaar, voorstel: Beslisvoorstel, vandaag: datetime.date) -> None:
    if voorstel.uitkomst not in UITKOMSTEN:
        raise Geweigerd("uitkomst_ontbreekt", "Kies of het bezwaar gegrond is.")
    if voorstel.gevolg not in GEVOLGEN:
        raise Geweigerd("gevolg_ontbreekt", "Kies wat er met het besluit gebeurt.")
    eis_tekst(voorstel.motivering, "motivering_ontbreekt", "Schrijf waarom: een beslissing zonder motivering houdt geen stand.")
    if voorstel.uitkomst in ("ongegrond", "niet_ontvankelijk") and voorstel.gevolg != "in_stand":
        raise Geweigerd("gevolg_past_niet", "Alleen bij een gegrond bezwaar verandert het besluit: pas een van beide keuzes aan.")
    if voorstel.gevolg == "gewijzigd":
        _eis_vervanging(bezwaar, voorstel, vandaag)


def _eis_vervanging(bezwaar: Bezwaar, voorstel: Beslisvoorstel, vandaag: datetime.date) -> None:
    oud = bezwaar.besluit
    if oud is None or oud.soort == SOORT or (oud.tot_en_met and oud.tot_en_met < vandaag):
        raise Geweigerd("niet_te_vervangen", "Dit besluit geldt hier niet (meer): kies in stand of herroepen.")
    if oud.interventie_id is not None:
        zin = "Een besluit over een last vervangt u niet hier: kies herroepen, en begin daarna zo nodig een nieuwe last."
        raise Geweigerd("niet_te_vervangen", zin)
    zin = "Schrijf wat er in de plaats van het besluit komt, en waarom."
    eis_tekst(voorstel.nieuwe_motivering, "vervanging_ontbreekt", zin)
    if len(voorstel.voorwaarden) > VOORWAARDEN_MEEST:
        raise Geweigerd("te_veel_voorwaarden", f"Noem ten hoogste {VOORWAARDEN_MEEST} voorwaarden.")
    for regel in voorstel.voorwaarden:
        eis_lengte(regel)
    if oud.soort in ("gebruik_onder_voorwaarden", "maatwerkvoorschrift") and not voorstel.voorwaarden:
        raise Geweigerd("voorwaarden_ontbreken", "Noem ten minste een voorwaarde waaronder het bouwwerk gebruikt mag worden.")
    if voorstel.tot_en_met:
        eis_jaar(voorstel.tot_en_met)
        if voorstel.tot_en_met < vandaag:
            raise Geweigerd("datums_omgekeerd", "De laatste dag is al voorbij: kies een latere, of laat haar leeg.")
