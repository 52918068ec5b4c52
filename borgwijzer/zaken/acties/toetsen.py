"""Judge a melding: answer the eisen, accept, propose a rejection, approve it or send it back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.bevoegd import eis_bevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Eis
from borgwijzer.regels.mandaat import AFWIJZING
from borgwijzer.regels.omstandigheden import vul_omstandigheid_in
from borgwijzer.regels.volledigheid import Toetsresultaat, toets_volledigheid
from borgwijzer.zaken.acties.eisen import TEKENS_REDEN, eis_daad, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import (
    dag_van,
    haal_feiten,
    haal_omstandigheden,
    kader_van,
    kader_voor,
    maak_meldingfeit,
    zoek_meldingfeit,
)
from borgwijzer.zaken.models import Document, Melding, Toets, Toetstoestand, Zaak


class Ingehaald(Geweigerd):
    """Somebody else saved in between; ``toets`` is how it stands now, and nothing was overwritten."""

    def __init__(self, toets: Toets) -> None:
        super().__init__(
            "ingehaald", "Iemand anders heeft deze toets intussen gewijzigd: bekijk wat er veranderd is en vul opnieuw in."
        )
        self.toets = toets


@dataclass(frozen=True, slots=True)
class Antwoord:
    """The answer of a person to one eis; None takes an earlier answer back."""

    voldaan: bool | None
    reden: str = ""


def bekijk_toets(melding: Melding, peildatum: datetime.date) -> Toetsresultaat:
    """The outcome as it stands, computed from the facts of now."""
    feit = zoek_meldingfeit(haal_feiten(melding.zaak), melding)
    if feit is None:  # replaced: as it was, without what came after it
        feit = maak_meldingfeit(melding, Document.objects.filter(melding=melding).select_related("bestand").order_by("id"))
        feit = vul_omstandigheid_in(feit, haal_omstandigheden(melding.zaak))
    return toets_volledigheid(feit, kader_voor(melding), peildatum)


@transaction.atomic
def beantwoord_eisen(
    toets_id: int, antwoorden: Mapping[str, Antwoord], *, versie: int, door: Account, moment: datetime.datetime
) -> Toets:
    """Store answers to eisen. ``versie`` is the version the person saw.

    Raises ``Ingehaald`` when somebody else saved since, ``Geweigerd`` for an unknown eis, a 'no' without a reason, or a
    toets that is closed.
    """
    eis_recht(door, Daad.TOETS_MELDING)
    toets, zaak = neem_toets(toets_id)
    _eis_open(toets)
    eis_versie(toets, versie)
    eis_mogelijk(zaak, toets, "toets_{}", dag_van(moment))
    for _, fout in list_fouten(antwoorden, toets.melding.soort, kader_van(zaak)):
        raise fout
    op = dag_van(moment).isoformat()
    oud = dict(toets.antwoorden)
    for eis, antwoord in antwoorden.items():
        if antwoord.voldaan is None:
            toets.antwoorden.pop(eis, None)
        else:
            gegeven = {"voldaan": antwoord.voldaan, "reden": antwoord.reden.strip()}
            zelfde = {k: oud.get(eis, {}).get(k) for k in gegeven} == gegeven
            toets.antwoorden[eis] = oud[eis] if zelfde else {**gegeven, "door": door.naam, "op": op}
    if toets.antwoorden == oud:
        return toets
    toets.versie += 1
    toets.save(update_fields=["antwoorden", "versie"])
    _log("eisen_beantwoord", toets, zaak, door, moment, {"antwoorden": _verschil(oud, toets.antwoorden)})
    werk_stand_bij(zaak, dag_van(moment))
    return toets


@transaction.atomic
def accepteer_melding(toets_id: int, *, versie: int, door: Account, moment: datetime.datetime, toelichting: str = "") -> Toets:
    """Fix the verdict 'volledig'. Raises ``Geweigerd`` with the first beletsel, ``Ingehaald`` after another's change."""
    eis_recht(door, Daad.ACCEPTEER_MELDING)
    toets, zaak = neem_toets(toets_id)
    eis_versie(toets, versie)
    eis_mogelijk(zaak, toets, "accepteer_{}", dag_van(moment))
    return _stel_vast(toets, zaak, door, moment, toelichting, soort="melding_geaccepteerd")


@transaction.atomic
def stel_afwijzing_voor(toets_id: int, *, versie: int, door: Account, moment: datetime.datetime, toelichting: str) -> Toets:
    """Propose to reject; somebody else must approve. ``toelichting`` is what that person reads first."""
    eis_recht(door, Daad.WIJS_MELDING_AF)
    toets, zaak = neem_toets(toets_id)
    eis_versie(toets, versie)
    eis_mogelijk(zaak, toets, "wijs_{}_af", dag_van(moment))
    toelichting = eis_tekst(toelichting, "toelichting_ontbreekt", "Schrijf een toelichting: degene die goedkeurt leest die eerst.")
    toets.toestand, toets.voorgesteld_door = Toetstoestand.VOORGESTELD, door
    toets.toelichting, toets.terug_reden = toelichting, ""
    toets.versie += 1
    toets.save(update_fields=["toestand", "voorgesteld_door", "toelichting", "terug_reden", "versie"])
    _log("afwijzing_voorgesteld", toets, zaak, door, moment, {}, toets.toelichting)
    return toets


@transaction.atomic
def keur_afwijzing_goed(toets_id: int, *, versie: int, door: Account, moment: datetime.datetime) -> Toets:
    """The second pair of eyes: fix the verdict that was proposed. Nobody approves their own proposal."""
    toets, zaak = neem_toets(toets_id)
    eis_bevoegd(door, Daad.KEUR_AFWIJZING_GOED, kader_van(zaak), AFWIJZING)
    eis_versie(toets, versie)
    _eis_voorstel(toets)
    if fout := find_eigen_voorstel(toets, door):
        raise fout
    eis_mogelijk(zaak, toets, "wijs_{}_af", dag_van(moment))
    return _stel_vast(toets, zaak, door, moment, toets.toelichting, soort="afwijzing_goedgekeurd")


def find_eigen_voorstel(toets: Toets, door: Account) -> Geweigerd | None:
    """The refusal for somebody who wants to approve his own proposal; None for anybody else."""
    if toets.voorgesteld_door_id != door.pk:
        return None
    return Geweigerd("eigen_voorstel", "U hebt deze afwijzing zelf voorgesteld: vraag een collega om goed te keuren.")


@transaction.atomic
def geef_terug(toets_id: int, *, versie: int, door: Account, moment: datetime.datetime, reden: str) -> Toets:
    """Send a proposal back to its author with a reason."""
    toets, zaak = neem_toets(toets_id)
    eis_bevoegd(door, Daad.KEUR_AFWIJZING_GOED, kader_van(zaak), AFWIJZING)
    eis_versie(toets, versie)
    _eis_voorstel(toets)
    if not reden.strip():
        raise Geweigerd("reden_ontbreekt", "Schrijf waarom u het voorstel teruggeeft: de opsteller leest dat.")
    eis_lengte(reden)
    toets.toestand, toets.terug_reden = Toetstoestand.OPEN, reden.strip()
    toets.versie += 1
    toets.save(update_fields=["toestand", "terug_reden", "versie"])
    _log("afwijzing_teruggegeven", toets, zaak, door, moment, {}, toets.terug_reden)
    return toets


def neem_toets(toets_id: int) -> tuple[Toets, Zaak]:
    """Hold the zaak first and the toets next: every deed in the same order, so that two never wait for each other."""
    zaak_id = Toets.objects.values_list("melding__zaak_id", flat=True).get(pk=toets_id)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    toets = Toets.objects.select_for_update(of=("self",)).select_related("melding__zaak").get(pk=toets_id)
    toets.melding.zaak = zaak
    return toets, zaak


def eis_versie(toets: Toets, versie: int) -> None:
    """Raise ``Ingehaald`` when somebody changed the toets after the person saw it."""
    if toets.versie != versie:
        raise Ingehaald(toets)


def _eis_open(toets: Toets) -> None:
    if toets.toestand != Toetstoestand.OPEN:
        raise Geweigerd("toets_dicht", "Deze toets is niet meer open: er ligt een voorstel of een oordeel.")


def _eis_voorstel(toets: Toets) -> None:
    if toets.toestand != Toetstoestand.VOORGESTELD:
        raise Geweigerd("geen_voorstel", "Er ligt geen voorstel tot afwijzing om te beoordelen.")


def eis_mogelijk(zaak: Zaak, toets: Toets, daad: str, peildatum: datetime.date) -> None:
    """Raise ``Geweigerd`` with what stands in the way of a deed; ``daad`` has a place for the kind of melding."""
    if toets.melding.vervangen_door_id:
        raise Geweigerd("vervangen", "Deze melding is vervangen door een aanvulling: beoordeel de nieuwste versie.")
    naam: Regeldaad = daad.format(toets.melding.soort)  # type: ignore[assignment]
    if naam not in get_args(Regeldaad):
        raise Geweigerd("niet_te_toetsen", f"Een {toets.melding.soort} wordt niet beoordeeld: er is niets te doen.")
    eis_daad(zaak, naam, peildatum, melding=str(toets.melding_id))


def list_fouten(antwoorden: Mapping[str, Antwoord], soort: str, kader: Kader) -> list[tuple[str, Geweigerd]]:
    """What is wrong with these answers, as (eis id, refusal): a page shows all of them, the deed raises the first."""
    eisen = {eis.id: eis for eis in kader.eisen.get(soort, ())}
    return [(naam, fout) for naam, antwoord in antwoorden.items() if (fout := _find_fout(antwoord, eisen.get(naam), naam))]


def _find_fout(antwoord: Antwoord, eis: Eis | None, naam: str) -> Geweigerd | None:
    if eis is None:
        return Geweigerd("eis_onbekend", f"De eis {naam} hoort niet bij deze melding: laad de pagina opnieuw.")
    if antwoord.voldaan is False and not antwoord.reden.strip():
        return Geweigerd("reden_ontbreekt", f"Geef een reden bij: {eis.tekst}. De indiener leest die in de brief.")
    if antwoord.voldaan is not None and eis.soort == "automatisch" and not antwoord.reden.strip():
        return Geweigerd("reden_ontbreekt", f"Geef een reden om van de automatische uitkomst af te wijken bij: {eis.tekst}.")
    if len(antwoord.reden) > TEKENS_REDEN:
        return Geweigerd("reden_te_lang", f"Maak de reden korter dan {TEKENS_REDEN} tekens bij: {eis.tekst}.")
    return None


def _stel_vast(toets: Toets, zaak: Zaak, door: Account, moment: datetime.datetime, toelichting: str, *, soort: str) -> Toets:
    peildatum = dag_van(moment)
    melding = toets.melding
    resultaat = bekijk_toets(melding, peildatum)
    toets.toestand, toets.resultaat, toets.toelichting = Toetstoestand.VASTGESTELD, resultaat.als_vastlegging(), toelichting.strip()
    toets.versie += 1
    toets.save(update_fields=["toestand", "resultaat", "toelichting", "versie"])
    melding.oordeel, melding.oordeel_wet, melding.oordeel_op = resultaat.samen, resultaat.oordeel_wet, peildatum
    melding.save(update_fields=["oordeel", "oordeel_wet", "oordeel_op"])
    _log(soort, toets, zaak, door, moment, {
        "oordeel": melding.oordeel, "oordeel_wet": melding.oordeel_wet, "kader": str(toets.kaderversie),
        "bevindingen": [{"eis": b.eis, "voldaan": b.voldaan, "reden": b.reden} for b in resultaat.bevindingen],
    }, toets.toelichting)  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    return toets


def _log(  # noqa: PLR0913 - the parts of one event
    soort: str, toets: Toets, zaak: Zaak, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    leg_vast(
        soort, organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden,
        gegevens={"melding": toets.melding_id, "soort": toets.melding.soort, "versie": toets.versie, **gegevens},
    )  # fmt: skip


def _verschil(oud: dict[str, Any], nieuw: dict[str, Any]) -> dict[str, Any]:
    return {eis: nieuw.get(eis) for eis in oud.keys() | nieuw.keys() if oud.get(eis) != nieuw.get(eis)}
