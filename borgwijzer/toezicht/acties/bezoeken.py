"""A controle on the spot outside the route of use: plan it, order the day, write down what was seen, fix the rapport."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from django.db import transaction

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht, mag
from borgwijzer.regels.controle import keur_antwoord, list_punten
from borgwijzer.regels.feiten import Bezoekaanleiding
from borgwijzer.toezicht.acties.controleren import INGEHAALD, noem_functie
from borgwijzer.toezicht.queries_controle import GEBRUIK, list_daglijst
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.signalen import eis_onderwerpen
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Controle, Controlestuk, Interventie, Overtreding, Signaal, Zaak

AANLEIDINGEN: tuple[str, ...] = get_args(Bezoekaanleiding)
UITKOMSTEN = ("niets_bijzonders", "vervolg_nodig", "niet_gezien")
TEKENS_WAARNEMINGEN, TEKENS_PLAATS, TEKENS_BIJSCHRIFT, TEKENS_OPMERKING = 10_000, 300, 300, 1_000
STUKKEN_MEEST = 100


@dataclass(frozen=True, slots=True)
class Bezoekplan:
    """Why, when and by whom. At most one of ``signaal``, ``overtreding`` and ``interventie`` is what it follows from."""

    aanleiding: str
    gepland_op: datetime.date
    uitvoerder: int | None
    opdracht: str = ""
    onderwerpen: Sequence[str] = ()
    signaal: int | None = None
    overtreding: int | None = None
    interventie: int | None = None


@dataclass(frozen=True, slots=True)
class Stuk:
    """A photo or document; ``sleutel`` is its name on the device, when it came from one."""

    naam: str
    bestand: Bestand
    bijschrift: str = ""
    punt: str = ""
    sleutel: str = ""


@dataclass(frozen=True, slots=True)
class Bevindingen:
    """What somebody saw. ``antwoorden``: id of an item of the list -> (answer, remark)."""

    gedaan_op: datetime.date
    uitkomst: str
    plaats: str
    waarnemingen: str
    aanwezigen: str = ""
    begonnen_om: datetime.time | None = None
    geeindigd_om: datetime.time | None = None
    antwoorden: Mapping[str, tuple[str, str]] | None = None
    stukken: Sequence[Stuk] = ()


@transaction.atomic
def plan_bezoek(zaak_id: int, plan: Bezoekplan, *, door: Account, moment: datetime.datetime) -> Controle:
    """Plan a controle for a day from today. Raises ``Geweigerd`` for what is missing or does not belong to this zaak."""
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    zaak, dag = Zaak.objects.select_for_update().get(pk=zaak_id), dag_van(moment)
    eis_daad(zaak, "controleer_ter_plaatse", dag)
    if plan.aanleiding not in AANLEIDINGEN:
        raise Geweigerd("aanleiding_onbekend", "Kies waarom u gaat kijken.")
    eis_onderwerpen(plan.onderwerpen, kader_van(zaak))
    eis_lengte(plan.opdracht)
    controle = Controle(
        organisatie_id=zaak.organisatie_id, zaak=zaak, aanleiding=plan.aanleiding, opgemaakt_op=dag, opgemaakt_door=door,
        onderwerpen=list(plan.onderwerpen), opdracht=plan.opdracht.strip(),
        signaal=_zoek(Signaal, plan.signaal, zaak, "signaal"),
        overtreding=_zoek(Overtreding, plan.overtreding, zaak, "overtreding"),
        interventie=_zoek(Interventie, plan.interventie, zaak, "interventie"),
    )  # fmt: skip
    _zet_dag(controle, plan.gepland_op, plan.uitvoerder, dag)
    controle.save()
    gegevens = {"op": plan.gepland_op.isoformat(), "aanleiding": plan.aanleiding, "uitvoerder": controle.uitvoerder_id}
    _log("bezoek_gepland", controle, door, moment, gegevens)
    werk_stand_bij(zaak, dag)
    return controle


@transaction.atomic
def verzet_bezoek(
    controle_id: int, gepland_op: datetime.date, uitvoerder: int | None, *, versie: int, door: Account, moment: datetime.datetime
) -> Controle:
    """Another day, or somebody else."""
    controle, zaak = neem_bezoek(controle_id, versie, door, dag_van(moment))
    _eis_niet_gedaan(controle)
    was = {"op": controle.gepland_op.isoformat() if controle.gepland_op else None, "uitvoerder": controle.uitvoerder_id}
    _zet_dag(controle, gepland_op, uitvoerder, dag_van(moment))
    _bewaar(controle)
    gegevens = {"op": gepland_op.isoformat(), "uitvoerder": controle.uitvoerder_id, "was": was}
    _log("bezoek_verzet", controle, door, moment, gegevens)
    werk_stand_bij(zaak, dag_van(moment))
    return controle


@transaction.atomic
def laat_bezoek_vervallen(controle_id: int, reden: str, *, versie: int, door: Account, moment: datetime.datetime) -> Controle:
    """Nobody goes, and why not."""
    controle, zaak = neem_bezoek(controle_id, versie, door, dag_van(moment))
    _eis_niet_gedaan(controle)
    controle.vervallen_reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom niemand gaat kijken.")
    controle.vervallen_op = dag_van(moment)
    _bewaar(controle)
    _log("bezoek_vervallen", controle, door, moment, {}, controle.vervallen_reden)
    werk_stand_bij(zaak, dag_van(moment))
    return controle


@transaction.atomic
def verplaats_in_dag(controle_id: int, *, omhoog: bool, door: Account, moment: datetime.datetime) -> Controle:
    """One place up or down in the own list of that day; at the end of the list nothing changes."""
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    Account.objects.select_for_update().get(pk=door.pk)  # one change of the list of this person at a time
    controle = Controle.objects.get(pk=controle_id)
    if controle.uitvoerder_id != door.pk or controle.gepland_op is None:
        raise Geweigerd("niet_uw_lijst", "Deze controle staat niet op uw lijst: laad de pagina opnieuw.")
    dag = [een for een in list_daglijst(door.pk, controle.gepland_op) if een.gepland_op == controle.gepland_op]
    plaats = next((nummer for nummer, een in enumerate(dag) if een.pk == controle_id), None)
    if plaats is None:
        raise Geweigerd("niet_uw_lijst", "Deze controle staat niet meer op uw lijst: laad de pagina opnieuw.")
    ander = plaats - 1 if omhoog else plaats + 1
    if 0 <= ander < len(dag):
        dag[plaats], dag[ander] = dag[ander], dag[plaats]
    for nummer, een in enumerate(dag, 1):
        if een.volgorde != nummer:
            Controle.objects.filter(pk=een.pk).update(volgorde=nummer)
    leg_vast(
        "daglijst_geordend", organisatie_id=door.organisatie_id, door=door, tijdstip=moment,
        gegevens={"dag": controle.gepland_op.isoformat(), "volgorde": [een.pk for een in dag]},
    )  # fmt: skip
    return controle


@transaction.atomic
def leg_bezoek_vast(controle_id: int, gezien: Bevindingen, *, versie: int, door: Account, moment: datetime.datetime) -> Controle:
    """Write down what was seen, or correct it while the rapport is not fixed.

    Raises ``Geweigerd`` for what is missing, for a closed zaak, or when a colleague was first.
    """
    controle, zaak = neem_bezoek(controle_id, versie, door, dag_van(moment))
    return vul_bezoek(controle, zaak, gezien, door=door, moment=moment)


def vul_bezoek(controle: Controle, zaak: Zaak, gezien: Bevindingen, *, door: Account, moment: datetime.datetime) -> Controle:
    """Put the findings in a controle that is held; a part of a deed, inside its transaction."""
    _eis_goed(gezien, controle, dag_van(moment))
    eerder = controle.gedaan_op is not None
    controle.punten = maak_punten(zaak, controle, gezien.antwoorden or {})
    controle.gedaan_op, controle.uitkomst = gezien.gedaan_op, gezien.uitkomst
    controle.begonnen_om, controle.geeindigd_om = gezien.begonnen_om, gezien.geeindigd_om
    if controle.gedaan_door_id is None:
        controle.gedaan_door, controle.gedaan_naam = door, door.naam
    controle.plaats, controle.aanwezigen = gezien.plaats.strip(), gezien.aanwezigen.strip()
    controle.waarnemingen = gezien.waarnemingen.strip()
    _bewaar(controle)
    voeg_stukken_toe(controle, gezien.stukken)
    gegevens = {
        "op": gezien.gedaan_op.isoformat(), "uitkomst": gezien.uitkomst, "sha256": hash_bezoek(controle),
        "stukken": [stuk.bestand.sha256 for stuk in gezien.stukken],
    }  # fmt: skip
    _log("bezoek_verbeterd" if eerder else "bezoek_gedaan", controle, door, moment, gegevens)
    werk_stand_bij(zaak, dag_van(moment))
    return controle


@transaction.atomic
def stel_bezoekrapport_vast(
    controle_id: int, *, versie: int, kenmerk: str, ondertekend: bool, door: Account, moment: datetime.datetime
) -> Controle:
    """Sign and fix the rapport: from now on its findings and photos never change."""
    eis_recht(door, Daad.STEL_RAPPORT_VAST)
    controle, zaak = neem_bezoek(controle_id, versie, door, dag_van(moment))
    if controle.gedaan_op is None:
        raise Geweigerd("niet_gedaan", "Leg eerst vast wat u zag.")
    if not ondertekend:
        zin = "Vink aan dat het rapport zegt wat er is gezien. Daarmee ondertekent u het."
        raise Geweigerd("niet_ondertekend", zin)
    controle.vastgesteld_op, controle.vastgesteld_door, controle.rapport_kenmerk = dag_van(moment), door, kenmerk
    controle.vastgesteld_naam = noem_functie(door)
    controle.save()
    _log("bezoekrapport_vastgesteld", controle, door, moment, {"kenmerk": kenmerk, "sha256": hash_bezoek(controle)})
    werk_stand_bij(zaak, dag_van(moment))
    return controle


def neem_bezoek(controle_id: int, versie: int, door: Account, dag: datetime.date) -> tuple[Controle, Zaak]:
    """The controle with its zaak, held, when it may be changed and nobody was first; raises ``Geweigerd``."""
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    zaak = Zaak.objects.select_for_update().get(controles=controle_id)
    controle = Controle.objects.select_for_update().get(pk=controle_id)
    eis_daad(zaak, "controleer_ter_plaatse", dag)
    if waarom := waarom_dicht(controle):
        raise Geweigerd("controle_dicht", waarom)
    if controle.versie != versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    return controle, zaak


def waarom_dicht(controle: Controle) -> str:
    """Why a controle cannot be changed any more; empty when it can."""
    if controle.aanleiding in GEBRUIK:
        return "Deze controle hoort bij het gebruik van het bouwwerk: ga naar die pagina."
    if controle.vastgesteld_op:
        vast = f"Het rapport is vastgesteld op {controle.vastgesteld_op} en verandert niet meer."
        return f"{vast} Zag u daarna nog iets? Plan dan een nieuwe controle."
    if controle.vervallen_op:
        return f"Deze controle is vervallen op {controle.vervallen_op}: plan een nieuwe controle."
    return ""


def maak_punten(zaak: Zaak, controle: Controle, antwoorden: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """The items of the list that were answered, in the words of the kader of today. Raises ``Geweigerd`` for a wrong answer."""
    punten = {punt.id: punt for punt in list_punten(kader_van(zaak), controle.onderwerpen)}
    if onbekend := [naam for naam in antwoorden if naam not in punten]:
        raise Geweigerd("punt_onbekend", f"Het punt {onbekend[0][:60]} staat niet op de lijst: laad de pagina opnieuw.")
    gegeven = []
    for naam, punt in punten.items():
        antwoord, opmerking = (deel.strip() for deel in antwoorden.get(naam, ("", "")))
        if fout := keur_antwoord(punt, antwoord):
            raise Geweigerd("antwoord_past_niet", f"{punt.tekst}: {fout}")
        if max(len(antwoord), len(opmerking)) > TEKENS_OPMERKING:
            raise Geweigerd("tekst_te_lang", f"{punt.tekst}: maak de tekst korter dan {TEKENS_OPMERKING} tekens.")
        if antwoord or opmerking:
            vast = {"id": naam, "tekst": punt.tekst, "wet": list(punt.wet), "soort": punt.soort, "eenheid": punt.eenheid}
            gegeven.append({**vast, "antwoord": antwoord, "opmerking": opmerking})
    return gegeven


def voeg_stukken_toe(controle: Controle, stukken: Sequence[Stuk]) -> None:
    """Photos after those that are there; one with a ``sleutel`` that is there already is not added again."""
    rijen = list(Controlestuk.objects.filter(controle=controle).values_list("volgnummer", "sleutel"))
    bekend, nummer = {sleutel for _, sleutel in rijen if sleutel}, max((plek for plek, _ in rijen), default=0)
    nieuw = [stuk for stuk in stukken if not stuk.sleutel or stuk.sleutel not in bekend]
    if len(rijen) + len(nieuw) > STUKKEN_MEEST:
        raise Geweigerd("te_veel_bestanden", f"Een controle heeft ten hoogste {STUKKEN_MEEST} foto's: laat er een paar weg.")
    for plek, stuk in enumerate(nieuw, nummer + 1):
        Controlestuk.objects.create(
            organisatie_id=controle.organisatie_id, zaak_id=controle.zaak_id, controle=controle, bestand=stuk.bestand,
            bestandsnaam=stuk.naam, volgnummer=plek, bijschrift=stuk.bijschrift.strip()[:TEKENS_BIJSCHRIFT], punt=stuk.punt[:60],
            sleutel=stuk.sleutel,
        )  # fmt: skip


def hash_bezoek(controle: Controle) -> str:
    """The SHA-256 over what was found: the logboek proves the words without holding them."""
    inhoud = [
        controle.aanleiding, str(controle.gedaan_op), str(controle.begonnen_om), str(controle.geeindigd_om), controle.plaats,
        controle.aanwezigen, controle.uitkomst, controle.waarnemingen, controle.punten,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()


def _zoek(model: type[Any], pk: int | None, zaak: Zaak, naam: str) -> Any:
    if pk is None:
        return None
    gevonden = model.objects.filter(pk=pk, zaak=zaak).first()
    if gevonden is None:
        raise Geweigerd(f"{naam}_onbekend", f"Dit hoort niet bij deze zaak ({naam}): laad de pagina opnieuw.")
    return gevonden


def _zet_dag(controle: Controle, gepland_op: datetime.date, uitvoerder: int | None, dag: datetime.date) -> None:
    eis_jaar(gepland_op)
    if gepland_op < dag:
        raise Geweigerd("datum_voorbij", "Die dag is voorbij: kies vandaag of een latere dag.")
    wie = Account.objects.filter(pk=uitvoerder, actief=True).first() if uitvoerder else None
    if wie is None or not mag(wie, Daad.VOER_CONTROLE_UIT):
        raise Geweigerd("uitvoerder_ontbreekt", "Kies wie er gaat kijken: een toezichthouder of een handhaver.")
    controle.gepland_op, controle.uitvoerder, controle.volgorde = gepland_op, wie, 0


def _eis_niet_gedaan(controle: Controle) -> None:
    if controle.gedaan_op:
        raise Geweigerd("al_gedaan", "Er is al gekeken: verbeter wat er staat, of plan een nieuwe controle.")


def _eis_goed(gezien: Bevindingen, controle: Controle, dag: datetime.date) -> None:
    if gezien.gedaan_op > dag:
        raise Geweigerd("datum_in_toekomst", "De dag van de controle ligt in de toekomst: kies een dag tot en met vandaag.")
    eis_jaar(gezien.gedaan_op)
    if gezien.begonnen_om and gezien.geeindigd_om and gezien.geeindigd_om < gezien.begonnen_om:
        raise Geweigerd("tijd_klopt_niet", "Het einde ligt voor het begin: verbeter een van de twee tijden.")
    if gezien.uitkomst not in UITKOMSTEN:
        raise Geweigerd("uitkomst_ontbreekt", "Kies hoe het bezoek afliep.")
    zin = "Schrijf wat u zag, of waarom u niets kon zien."
    for tekst, code, wat, meest in (
        (gezien.plaats, "plaats_ontbreekt", "Schrijf waar u was.", TEKENS_PLAATS),
        (gezien.waarnemingen, "waarnemingen_ontbreken", zin, TEKENS_WAARNEMINGEN),
    ):
        if not tekst.strip():
            raise Geweigerd(code, wat)
        if len(tekst.strip()) > meest:
            raise Geweigerd("tekst_te_lang", f"Maak uw tekst korter dan {meest} tekens.")
    eis_lengte(gezien.aanwezigen)


def _bewaar(controle: Controle) -> None:
    controle.versie += 1
    controle.save()


def _log(
    soort: str, controle: Controle, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    leg_vast(
        soort, organisatie_id=controle.organisatie_id, zaak_id=controle.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"controle": controle.pk, **gegevens},
    )  # fmt: skip
