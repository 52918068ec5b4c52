"""The besluit on a handhavingsverzoek, and on the dwangsom for being late: proposed by one person, taken by another."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.handhavingsverzoek import bepaal_beslistermijn, bereken_dwangsom, tel_dagen, zoals_op
from borgwijzer.regels.handhavingsverzoekwerk import TOEWIJZEND, Verzoekdaad
from borgwijzer.regels.toezichtfeiten import Verzoekuitkomst
from borgwijzer.toezicht.acties.aanvraagstappen import Stap, Wie
from borgwijzer.toezicht.acties.besluitvorming import eis_ander, eis_beslisser, geef_besluit_terug, leg_genomen_vast
from borgwijzer.toezicht.acties.handhavingsverzoek import beschrijf, eis_mogelijk, maak_feit, neem_verzoek, voeg_stap_toe
from borgwijzer.zaken.acties.eisen import eis_daad, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Handhavingsverzoek, Overtreding, Verzoekstap, Zaak
from borgwijzer.zaken.models import Verzoekstapsoort as Soort

VERZOEK, DWANGSOM = "handhavingsverzoek", "dwangsom_niet_tijdig"
Grond = Literal["geen_overtreding", "zicht_op_legalisatie", "onevenredig", "al_beeindigd"]
# With these the municipality does not act against an overtreding that is there: that asks for special circumstances.
BIJZONDER: frozenset[str] = frozenset({"zicht_op_legalisatie", "onevenredig"})
Uitzondering = Literal["", "onredelijk_laat", "kennelijk"]


@dataclass(frozen=True, slots=True)
class Verzoekvoorstel:
    """What somebody proposes to decide. ``grond`` only with a (part of the) refusal; ``bijzonder``: why not act against an
    overtreding that is there. ``overtreding``: against which the municipality acts, with an approval.
    """

    uitkomst: str
    motivering: str
    grond: str = ""
    bijzonder: str = ""
    overtreding: int | None = None


@transaction.atomic
def stel_verzoekbesluit_voor(verzoek_id: int, voorstel: Verzoekvoorstel, wie: Wie) -> Besluit:
    """Put a besluit before somebody with a mandate. Raises ``Geweigerd`` with the first beletsel or what is missing."""
    if voorstel.uitkomst not in get_args(Verzoekuitkomst):
        raise Geweigerd("uitkomst_onbekend", "Kies wat u voorstelt te beslissen.")
    verzoek = neem_verzoek(verzoek_id, wie, cast(Verzoekdaad, voorstel.uitkomst), Daad.STEL_BESLUIT_VOOR)
    overtreding = _eis_volledig(verzoek, voorstel)
    gegevens = {
        "uitkomst": voorstel.uitkomst, "grond": voorstel.grond, "bijzonder": voorstel.bijzonder.strip(),
        "overtreding": overtreding.pk if overtreding else None,
    }  # fmt: skip
    return _leg_voor(verzoek, VERZOEK, voorstel.motivering.strip(), gegevens, wie)


@transaction.atomic
def stel_dwangsom_voor(verzoek_id: int, uitzondering: str, motivering: str, wie: Wie) -> Besluit:
    """Propose what the municipality pays for being late; the sum comes from the rules. ``uitzondering``: why it pays nothing."""
    if uitzondering not in get_args(Uitzondering):
        raise Geweigerd("uitzondering_onbekend", "Kies of er een reden is om niets te betalen.")
    verzoek = neem_verzoek(verzoek_id, wie, "stel_dwangsom_vast", Daad.STEL_BESLUIT_VOOR)
    zin = "Schrijf waarom er niets wordt betaald." if uitzondering else "Schrijf waarom dit bedrag verschuldigd is."
    motivering = eis_tekst(motivering, "motivering_ontbreekt", zin)
    return _leg_voor(
        verzoek, DWANGSOM, motivering, {"uitzondering": uitzondering, **reken_dwangsom(verzoek, wie.dag, uitzondering)}, wie
    )


def reken_dwangsom(verzoek: Handhavingsverzoek, dag: datetime.date, uitzondering: str = "") -> dict[str, Any]:
    """The sum and its days as the rules say them now."""
    feit = zoals_op(maak_feit(verzoek), dag)
    som = bereken_dwangsom(feit, kader_van(verzoek.zaak), dag) if feit else None
    return {
        "bedrag": som.bedrag if som and not uitzondering else 0, "dagen": len(som.dagen) if som else 0,
        "van": som.dagen[0].datum.isoformat() if som else None, "tot_en_met": som.dagen[-1].datum.isoformat() if som else None,
    }  # fmt: skip


@transaction.atomic
def neem_verzoekbesluit(besluit_id: int, wie: Wie) -> Verzoekstap:
    """Take a proposed besluit. Nobody takes what they proposed themselves; what stood in the way then, stands in the way now."""
    besluit, verzoek, voorstel = _neem(besluit_id, wie)
    daad = "stel_dwangsom_vast" if besluit.soort == DWANGSOM else voorstel.gegevens["uitkomst"]
    eis_mogelijk(verzoek, cast(Verzoekdaad, daad), wie.dag)
    gegevens = _eindgegevens(verzoek, besluit, voorstel, wie.dag)
    leg_genomen_vast(besluit, wie.door, wie.dag, vanaf=wie.dag)
    soort = Soort.DWANGSOM_VASTGESTELD if besluit.soort == DWANGSOM else Soort.BESLOTEN
    stap = voeg_stap_toe(verzoek, Stap(soort, wie.dag, besluit.motivering, gegevens=gegevens, besluit=besluit), wie)
    if gegevens.get("overtreding"):
        verzoek.overtreding_id = gegevens["overtreding"]
        verzoek.save(update_fields=["overtreding"])
    _log("besluit_genomen", besluit, wie, beschrijf(stap), besluit.motivering)
    werk_stand_bij(verzoek.zaak, wie.dag)
    return stap


@transaction.atomic
def geef_verzoekbesluit_terug(besluit_id: int, reden: str, wie: Wie) -> Besluit:
    """Refuse a proposed besluit, with the reason that its proposer reads."""
    besluit, verzoek, _ = _neem(besluit_id, wie)
    reden = geef_besluit_terug(besluit, reden, wie.door, wie.dag)
    stap = voeg_stap_toe(verzoek, Stap(Soort.TERUGGEGEVEN, wie.dag, reden, besluit=besluit), wie)
    _log("besluit_geweigerd", besluit, wie, beschrijf(stap), reden)
    return besluit


def vind_voorstel(verzoek: Handhavingsverzoek) -> Besluit | None:
    """The besluit that waits for a second person, if any."""
    rijen = Besluit.objects.filter(verzoekstappen__verzoek=verzoek, toestand=Besluittoestand.VOORGESTELD)
    return rijen.select_related("zaak__organisatie").first()


def _leg_voor(verzoek: Handhavingsverzoek, soort: str, motivering: str, gegevens: dict[str, Any], wie: Wie) -> Besluit:
    if vind_voorstel(verzoek):
        raise Geweigerd("al_voorgesteld", "Er ligt al een voorstel voor dit verzoek: wacht tot daarover is beslist.")
    besluit = Besluit.objects.create(
        organisatie_id=verzoek.organisatie_id, zaak=verzoek.zaak, soort=soort, vanaf=wie.dag, motivering=motivering,
        voorgesteld_door=wie.door, voorgesteld_naam=wie.door.naam, voorgesteld_op=wie.dag,
    )  # fmt: skip
    stap = voeg_stap_toe(verzoek, Stap(Soort.VOORGESTELD, wie.dag, motivering, gegevens=gegevens, besluit=besluit), wie)
    _log("besluit_voorgesteld", besluit, wie, beschrijf(stap), motivering)
    return besluit


def _eis_volledig(verzoek: Handhavingsverzoek, voorstel: Verzoekvoorstel) -> Overtreding | None:
    """The overtreding that an approval is about. Raises ``Geweigerd`` for what is missing."""
    zin = "Schrijf waarom: een besluit zonder motivering houdt geen stand."
    eis_tekst(voorstel.motivering, "motivering_ontbreekt", zin)
    eis_lengte(voorstel.bijzonder)
    open_ = Overtreding.objects.filter(zaak=verzoek.zaak, hersteld_op=None, vervallen_op=None)
    if voorstel.uitkomst in ("afgewezen", "deels_toegewezen"):
        _eis_grond(voorstel, overtreding=open_.exists())
    if voorstel.uitkomst not in TOEWIJZEND:
        return None
    overtreding = open_.filter(pk=voorstel.overtreding or 0).first()
    if overtreding is None:
        raise Geweigerd("overtreding_ontbreekt", "Kies tegen welke overtreding wij optreden.")
    return overtreding


def _eis_grond(voorstel: Verzoekvoorstel, *, overtreding: bool) -> None:
    """Who leaves an overtreding as it is, says which special circumstances make that right (Ow 18.1)."""
    if voorstel.grond not in get_args(Grond):
        raise Geweigerd("grond_ontbreekt", "Kies waarom wij het verzoek, of een deel ervan, niet toewijzen.")
    if (voorstel.grond in BIJZONDER or overtreding) and not voorstel.bijzonder.strip():
        zin = "Er is een overtreding: schrijf welke bijzondere omstandigheden maken dat wij er niet tegen optreden."
        raise Geweigerd("bijzonder_ontbreekt", zin)


def _eindgegevens(verzoek: Handhavingsverzoek, besluit: Besluit, voorstel: Verzoekstap, dag: datetime.date) -> dict[str, Any]:
    """What stays of the besluit, to be counted later: outcome, days used and whether that was in time; or the sum of today."""
    if besluit.soort == DWANGSOM:
        uitzondering = voorstel.gegevens["uitzondering"]
        return {"uitzondering": uitzondering, **reken_dwangsom(verzoek, dag, uitzondering)}
    feit = zoals_op(maak_feit(verzoek), dag)
    assert feit
    laatste = bepaal_beslistermijn(feit, kader_van(verzoek.zaak), dag).uiterst
    gebruikt = {"dagen": tel_dagen(feit, dag), "laatste_dag": laatste.isoformat(), "op_tijd": dag <= laatste}
    return {**voorstel.gegevens, **gebruikt}


def _neem(besluit_id: int, wie: Wie) -> tuple[Besluit, Handhavingsverzoek, Verzoekstap]:
    """Hold the zaak first, and see whether the proposal is still as the person saw it."""
    zaak = Zaak.objects.select_for_update().get(besluiten=besluit_id)
    besluit = Besluit.objects.get(pk=besluit_id)
    besluit.zaak = zaak
    eis_beslisser(wie.door, besluit)
    stap = Verzoekstap.objects.select_related("verzoek").filter(besluit=besluit, soort=Soort.VOORGESTELD).first()
    if stap is None or besluit.toestand != Besluittoestand.VOORGESTELD or stap.verzoek.versie != wie.versie:
        raise Geweigerd("ingehaald", "Over dit voorstel is intussen beslist, of het verzoek is bijgewerkt: laad de pagina opnieuw.")
    eis_ander(wie.door, besluit)
    eis_daad(zaak, "leg_feit_vast", wie.dag)
    stap.verzoek.zaak = zaak
    return besluit, stap.verzoek, stap


def _log(soort: str, besluit: Besluit, wie: Wie, gegevens: dict[str, Any], reden: str) -> None:
    leg_vast(
        soort, organisatie_id=besluit.organisatie_id, zaak_id=besluit.zaak_id, door=wie.door, tijdstip=wie.moment, reden=reden,
        gegevens={"besluit": besluit.pk, "soort": besluit.soort, **gegevens},
    )  # fmt: skip
