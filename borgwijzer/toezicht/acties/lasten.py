"""A last onder dwangsom or bestuursdwang as a procedure: begin it, set its steps one by one, and end it.

What somebody with a mandate decides about it: ``lastbesluiten``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.bevoegd import eis_bevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.lastdaden import LASTEN, Lastdaad
from borgwijzer.regels.lastprocedure import HERROEPEN, Lastzicht, lastbeletselen, zie_last
from borgwijzer.regels.mandaat import noem_laststap
from borgwijzer.toezicht.acties.laststappen import VORMEN, Ingevuld, Stapinvoer, vul_stap_in
from borgwijzer.toezicht.acties.overtredingen import houd_herstel_bij
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.feiten_toezicht import haal_geschillen, maak_interventiefeit
from borgwijzer.zaken.models import (
    Afweging,
    Afwegingtoestand,
    Besluit,
    Besluittoestand,
    Controle,
    Interventie,
    Interventiestap,
    Overtreding,
    Zaak,
)

INGEHAALD = "Een collega heeft aan deze last gewerkt: bekijk hoe zij nu staat, en doe het dan opnieuw."
AFLOOP = {"voldaan": "voldaan", "opgeheven": "opgeheven", "uitgevoerd": "uitgevoerd"}
AFGEZIEN = "afgezien"


@dataclass(frozen=True, slots=True)
class Einde:
    """How a last ends. ``hersteld_op``: the day on which the overtreding was over, None when it is not."""

    reden: str
    hersteld_op: datetime.date | None = None


@transaction.atomic
def begin_last(afweging_id: int, *, door: Account, moment: datetime.datetime) -> Interventie:
    """Begin the last that an afweging chose. Raises ``Geweigerd`` when it was not fixed, chose something else, or one runs."""
    eis_recht(door, Daad.VOER_INTERVENTIE_UIT)
    zaak = Zaak.objects.select_for_update().get(afwegingen=afweging_id)
    afweging = Afweging.objects.select_related("overtreding").get(pk=afweging_id)
    if afweging.toestand != Afwegingtoestand.VASTGESTELD:
        raise Geweigerd("niet_vastgesteld", "Deze afweging staat nog niet vast: laat haar eerst door een ander vaststellen.")
    if afweging.keuze not in LASTEN:
        raise Geweigerd("andere_keuze", "De afweging koos geen last: begin de interventie die zij koos, of weeg opnieuw af.")
    return _begin(zaak, afweging.overtreding, afweging.keuze, afweging, door, moment)


@transaction.atomic
def begin_last_met_spoed(overtreding_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Interventie:
    """Begin bestuursdwang without an afweging: only for danger that cannot wait, with the reason."""
    eis_recht(door, Daad.VOER_INTERVENTIE_UIT)
    zaak = Zaak.objects.select_for_update().get(overtredingen=overtreding_id)
    zin = "Schrijf waarom dit niet kan wachten op een afweging: alleen bij direct gevaar kan dat."
    spoed = eis_tekst(reden, "reden_ontbreekt", zin)
    return _begin(zaak, Overtreding.objects.get(pk=overtreding_id), "last_onder_bestuursdwang", None, door, moment, spoed)


def _begin(  # noqa: PLR0913 - a last and where it comes from
    zaak: Zaak, overtreding: Overtreding, soort: str, afweging: Afweging | None, door: Account, moment: datetime.datetime,
    spoed: str = "",
) -> Interventie:  # fmt: skip
    dag = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", dag)
    if overtreding.hersteld_op or overtreding.vervallen_op:
        raise Geweigerd("niet_open", "Deze overtreding is hersteld of vervallen: er is niets meer om een last voor op te leggen.")
    if Interventie.objects.filter(overtreding=overtreding, soort__in=LASTEN, afgerond_op=None).exists():
        # Awb 5:6: no second herstelsanctie while one for the same runs.
        raise Geweigerd("last_loopt", "Voor deze overtreding loopt al een last: rond die eerst af.")
    last = Interventie.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, overtreding=overtreding, afweging=afweging, soort=soort, begonnen_op=dag,
        begonnen_door=door, begonnen_naam=door.naam,
    )  # fmt: skip
    _log("last_begonnen", last, door, moment, {"afweging": afweging.pk if afweging else None}, spoed)
    werk_stand_bij(zaak, dag)
    return last


@transaction.atomic
def zet_laststap(last_id: int, invoer: Stapinvoer, *, versie: int, door: Account, moment: datetime.datetime) -> Interventiestap:
    """Set a step. ``versie``: what the page showed. Raises ``Geweigerd`` with the first beletsel or what is missing."""
    vorm = VORMEN.get(invoer.soort)
    if vorm is None:
        raise Geweigerd("stap_onbekend", "Kies wat u wilt doen met een van de knoppen.")
    last, zaak = neem_last(last_id, versie)
    eis_bevoegd(door, vorm.recht, kader_van(zaak), noem_laststap(invoer.soort))
    zicht = eis_lastdaad(last, zaak, invoer.soort, dag_van(moment))
    ingevuld = vul_stap_in(invoer, zicht)
    eis_controle(ingevuld, zaak)
    return bewaar_stap(last, invoer.soort, ingevuld, door, moment)


@transaction.atomic
def rond_last_af(last_id: int, einde: Einde, *, versie: int, door: Account, moment: datetime.datetime) -> Interventie:
    """End it: complied with, carried out, lifted, or dropped before there was a besluit."""
    last, zaak = neem_last(last_id, versie)
    eis_bevoegd(door, Daad.VOER_INTERVENTIE_UIT, kader_van(zaak), noem_laststap("afronden"))
    dag = dag_van(moment)
    zicht = eis_lastdaad(last, zaak, "afronden", dag)
    eis_geen_voorstel(last)
    reden = eis_tekst(einde.reden, "reden_ontbreekt", "Schrijf waarom de last zo eindigt.")
    _eis_hersteld(einde, last, dag)
    last.afgerond_op, last.uitkomst, last.afgerond_reden = dag, AFLOOP.get(zicht.stap, AFGEZIEN), reden
    last.versie += 1
    last.save(update_fields=["afgerond_op", "uitkomst", "afgerond_reden", "versie"])
    hersteld = einde.hersteld_op.isoformat() if einde.hersteld_op else None
    _log("last_afgerond", last, door, moment, {"uitkomst": last.uitkomst, "hersteld_op": hersteld}, reden)
    if einde.hersteld_op:
        houd_herstel_bij(last.overtreding, einde.hersteld_op, reden, door=door, moment=moment)
    werk_stand_bij(zaak, dag)
    return last


def eindig_na_bezwaar(besluit: Besluit, reden: str, *, door: Account, moment: datetime.datetime) -> None:
    """Let a last end today because its besluit was herroepen or vernietigd; the deed that decides so has its own right.

    Where money was due or paid, a taak follows: a person decides what is paid back. That holds too for a last that ended before.
    Of another besluit about a last nothing follows by itself.
    """
    if besluit.interventie_id is None or besluit.soort not in LASTEN:
        return
    last = Interventie.objects.select_related("zaak").get(pk=besluit.interventie_id)
    zicht = zie_lastrij(last, dag_van(moment))
    klaar = last.afgerond_op or (zicht.voorwaarden and zicht.voorwaarden.opgeheven_op)
    if klaar and not zicht.vorderingen:
        return
    gegevens = {"besluit": besluit.pk, "motivering": reden, "uitslag": HERROEPEN}
    bewaar_stap(last, "opheffing", Ingevuld(dag_van(moment), None, gegevens), door, moment)


def neem_last(last_id: int, versie: int | None) -> tuple[Interventie, Zaak]:
    """Hold the zaak. Raises ``Geweigerd`` (code ``ingehaald``) when somebody worked on it after ``versie``; None: any."""
    zaak = Zaak.objects.select_for_update().get(interventies=last_id)
    last = Interventie.objects.select_related("overtreding", "afweging").get(pk=last_id)
    last.zaak = zaak
    if versie is not None and last.versie != versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    return last, zaak


def zie_lastrij(last: Interventie, dag: datetime.date, *, met_bewijs: bool = False) -> Lastzicht:
    """The last as the rules see it on this day."""
    rijen = haal_geschillen(last)
    return zie_last(maak_interventiefeit(last, rijen[Interventiestap], rijen), kader_van(last.zaak), dag, met_bewijs=met_bewijs)


def eis_lastdaad(last: Interventie, zaak: Zaak, daad: Lastdaad, dag: datetime.date) -> Lastzicht:
    """Raise ``Geweigerd`` with what stands in the way of this deed, or of any deed in this zaak."""
    eis_daad(zaak, "leg_feit_vast", dag)
    zicht = zie_lastrij(last, dag)
    if redenen := lastbeletselen(zicht, daad):
        raise Geweigerd(redenen[0].code, " ".join(reden.tekst for reden in redenen), redenen[0].grondslag)
    return zicht


def bewaar_stap(last: Interventie, soort: str, ingevuld: Ingevuld, door: Account, moment: datetime.datetime) -> Interventiestap:
    """Write a step with its event, and bring the stand of the zaak up to date."""
    stap = Interventiestap.objects.create(
        organisatie_id=last.organisatie_id, zaak_id=last.zaak_id, interventie=last, soort=soort, op=ingevuld.op,
        uiterlijk=ingevuld.uiterlijk, gegevens=ingevuld.gegevens, vastgelegd_op=moment, vastgelegd_door=door,
        vastgelegd_naam=door.naam,
    )  # fmt: skip
    last.versie += 1
    last.save(update_fields=["versie"])
    dagen = {"op": ingevuld.op.isoformat(), "uiterlijk": ingevuld.uiterlijk.isoformat() if ingevuld.uiterlijk else None}
    _log("last_stap", last, door, moment, {"stap": stap.pk, "wat": soort, **dagen, "gegevens": ingevuld.gegevens})
    werk_stand_bij(last.zaak, dag_van(moment))
    return stap


def eis_geen_voorstel(last: Interventie) -> None:
    """Raise ``Geweigerd`` while a besluit about this last waits for a second person."""
    if Besluit.objects.filter(interventie=last, toestand=Besluittoestand.VOORGESTELD).exists():
        raise Geweigerd("voorstel_open", "Er ligt nog een voorstel voor een besluit over deze last: beslis daar eerst over.")


def eis_controle(ingevuld: Ingevuld, zaak: Zaak) -> None:
    """Raise ``Geweigerd`` for a controle of another zaak."""
    controle = ingevuld.gegevens.get("controle")
    if controle is not None and not Controle.objects.filter(pk=controle, zaak=zaak).exists():
        raise Geweigerd("controle_onbekend", "Deze controle hoort niet bij deze zaak: kies er een uit de lijst.")


def _eis_hersteld(einde: Einde, last: Interventie, dag: datetime.date) -> None:
    if einde.hersteld_op is None:
        return
    eis_jaar(einde.hersteld_op)
    if not last.overtreding.geconstateerd_op <= einde.hersteld_op <= dag:
        raise Geweigerd("hersteld_onjuist", "De dag van herstel ligt na de constatering en niet na vandaag: pas haar aan.")


def _log(
    soort: str, last: Interventie, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    leg_vast(
        soort, organisatie_id=last.organisatie_id, zaak_id=last.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"interventie": last.pk, "soort": last.soort, **gegevens},
    )  # fmt: skip
