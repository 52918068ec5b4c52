"""An interventie as a procedure: begin it after an afweging, set its steps one by one, correct the last one, and end it."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.bevoegd import eis_bevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.interventieloop import afrondbeletselen, beginbeletselen, stapbeletselen
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import INTERVENTIE, noem_interventiestap
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.toezichtfeiten import Interventiefeit
from borgwijzer.toezicht.acties.overtredingen import houd_herstel_bij
from borgwijzer.toezicht.acties.stapinvoer import Gezet, Ingevuld, vul_in
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Interventie, Interventiestap, Zaak

INGEHAALD = "Een collega heeft aan deze interventie gewerkt: bekijk hoe zij nu staat, en doe het dan opnieuw."
AFGEROND = "afgerond"


@dataclass(frozen=True, slots=True)
class Afloop:
    """How an interventie ends. ``hersteld_op``: the day on which the overtreding was over, None when it is not."""

    uitkomst: str
    reden: str
    hersteld_op: datetime.date | None = None


@transaction.atomic
def begin_interventie(afweging_id: int, soort: str, *, door: Account, moment: datetime.datetime) -> Interventie:
    """Begin what an afweging that was fixed chose. Raises ``Geweigerd`` with what stands in the way."""
    eis_recht(door, Daad.VOER_INTERVENTIE_UIT)
    zaak = Zaak.objects.select_for_update().get(afwegingen=afweging_id)
    afweging = Afweging.objects.select_related("overtreding").get(pk=afweging_id)
    dag = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", dag)
    kader = kader_van(zaak)
    _eis_leeg(list_beginredenen(afweging, soort, zicht_op(zaak, kader, dag)))
    interventie = Interventie.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, overtreding=afweging.overtreding, afweging=afweging, soort=soort,
        begonnen_op=dag, begonnen_door=door, begonnen_naam=door.naam,
    )  # fmt: skip
    _log("interventie_begonnen", interventie, door, moment, {"afweging": afweging.pk})
    werk_stand_bij(zaak, dag)
    return interventie


def list_beginredenen(afweging: Afweging, soort: str, zicht: Zicht) -> tuple[Reden, ...]:
    """Why this interventie cannot begin on this afweging; only the newest one that was fixed counts."""
    if soort not in PROCEDURES:
        return (Reden("soort_onbekend", "Deze interventie begint niet hier: kies haar bij de overtreding."),)
    feit = next(een for een in zicht.feiten.toezicht.overtredingen if een.id == str(afweging.overtreding_id))
    vast = afweging.toestand == Afwegingtoestand.VASTGESTELD and afweging.vastgesteld_op == feit.afgewogen_op
    return beginbeletselen(feit, soort, list_gekozen(afweging, zicht.kader) if vast else (), zicht)


def list_gekozen(afweging: Afweging, kader: Kader) -> tuple[str, ...]:
    """The interventies that an afweging chose: its keuze, and what the kader puts under the options of the cell that were taken."""
    opties = kader.inhoud.lhso.optie if kader.inhoud.lhso else {}
    ook = [soort for code in afweging.opties if code in opties for soort in opties[code].interventies]
    return tuple(dict.fromkeys(een for een in (afweging.keuze, *ook) if een))


@transaction.atomic
def zet_stap(
    interventie_id: int, gezet: Gezet, *, versie: int, door: Account, moment: datetime.datetime, kenmerk: str = ""
) -> Interventiestap:
    """Set the next step. ``versie``: what the page showed; ``kenmerk``: that of the letter that goes with it.

    Raises ``Geweigerd`` when the step is not next, when something is missing, when a colleague was first, and when the kader
    asks a second person for it.
    """
    interventie, zaak = neem_interventie(interventie_id, versie)
    eis_stapbevoegd(interventie, gezet.soort, door)
    ingevuld = keur_stap(interventie, zaak, gezet, dag_van(moment))
    if vraagt_tweede(kader_van(zaak), interventie.soort, gezet.soort):
        raise Geweigerd("tweede_paar_ogen", "Een collega moet deze stap goedkeuren: leg hem klaar.")
    return bewaar_stap(interventie, zaak, ingevuld, door, moment, kenmerk)


@transaction.atomic
def verbeter_stap(
    interventie_id: int, gezet: Gezet, *, versie: int, door: Account, moment: datetime.datetime, kenmerk: str = ""
) -> Interventiestap:  # fmt: skip
    """Set the last step anew, with a reason. The step that was wrong stays as it is, and counts no more."""
    interventie, zaak = neem_interventie(interventie_id, versie)
    eis_stapbevoegd(interventie, gezet.soort, door)
    reden = eis_tekst(gezet.verbeter_reden, "reden_ontbreekt", "Schrijf wat er niet klopte.")
    fout = find_laatste(interventie)
    if fout is None or fout.soort != gezet.soort:
        raise Geweigerd("niet_te_verbeteren", "Alleen de laatste stap kan worden verbeterd: laad de pagina opnieuw.")
    if vraagt_tweede(kader_van(zaak), interventie.soort, gezet.soort):
        raise Geweigerd(
            "tweede_paar_ogen", "Een collega keurde deze stap goed: zet een volgende stap, of laat de interventie vervallen."
        )
    ingevuld = keur_stap(interventie, zaak, gezet, dag_van(moment), zonder=fout)
    ingevuld.gegevens["verbeter_reden"] = reden
    return bewaar_stap(interventie, zaak, ingevuld, door, moment, kenmerk, verbetert=fout)


@transaction.atomic
def rond_interventie_af(
    interventie_id: int, afloop: Afloop, *, versie: int, door: Account, moment: datetime.datetime
) -> Interventie:
    """End it, and say of the overtreding that it is over when that is how it ended."""
    interventie, zaak = neem_interventie(interventie_id, versie)
    dag, kader = dag_van(moment), kader_van(zaak)
    eis_bevoegd(door, Daad.VOER_INTERVENTIE_UIT, kader, INTERVENTIE)
    eis_daad(zaak, "leg_feit_vast", dag)
    _eis_leeg(afrondbeletselen(find_feit(zicht_op(zaak, kader, dag), interventie), afloop.uitkomst, zicht_op(zaak, kader, dag)))
    reden = eis_tekst(afloop.reden, "reden_ontbreekt", "Schrijf waarom de interventie zo eindigt.")
    _eis_herstel(interventie, afloop, dag)
    interventie.afgerond_op, interventie.uitkomst, interventie.afgerond_reden = dag, afloop.uitkomst, reden
    interventie.versie += 1
    interventie.save()
    hersteld = afloop.hersteld_op.isoformat() if afloop.hersteld_op else None
    _log("interventie_afgerond", interventie, door, moment, {"uitkomst": afloop.uitkomst, "hersteld_op": hersteld}, reden)
    if afloop.hersteld_op:
        houd_herstel_bij(interventie.overtreding, afloop.hersteld_op, reden, door=door, moment=moment)
    werk_stand_bij(zaak, dag)
    return interventie


def neem_interventie(interventie_id: int, versie: int) -> tuple[Interventie, Zaak]:
    """Hold the zaak. Raises ``Geweigerd`` (code ``ingehaald``) when somebody worked on it after ``versie``."""
    zaak = Zaak.objects.select_for_update().get(interventies=interventie_id)
    interventie = Interventie.objects.select_related("overtreding").get(pk=interventie_id)
    interventie.zaak = zaak
    if interventie.versie != versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    return interventie, zaak


def zicht_op(zaak: Zaak, kader: Kader, dag: datetime.date) -> Zicht:
    """The facts of the zaak as the rules see them on this day."""
    return Zicht.op(haal_feiten(zaak), kader, dag)


def find_feit(zicht: Zicht, interventie: Interventie) -> Interventiefeit:
    """This interventie among the facts."""
    return next(een for een in zicht.feiten.toezicht.interventies if een.id == str(interventie.pk))


def find_laatste(interventie: Interventie) -> Interventiestap | None:
    """The step at which it stands: the newest, which no other corrected."""
    return Interventiestap.objects.filter(interventie=interventie).order_by("pk").last()


def list_afspraken(stappen: Sequence[Interventiestap]) -> list[dict[str, Any]]:
    """What was agreed at the last gesprek."""
    gesprekken = [stap for stap in stappen if stap.soort == "gesprek" and stap.gegevens.get("afspraken")]
    return list(gesprekken[-1].gegevens["afspraken"]) if gesprekken else []


def vraagt_tweede(kader: Kader, soort: str, stap: str) -> bool:
    """Whether the kader asks a second pair of eyes for the letter of this step."""
    brief = kader.inhoud.brief.get(PROCEDURES[soort].stappen[stap].brief)
    return bool(brief and brief.tweede_paar_ogen)


def eis_stapbevoegd(interventie: Interventie, stap: str, door: Account, recht: Daad = Daad.VOER_INTERVENTIE_UIT) -> None:
    """Raise ``Geweigerd`` for somebody without the mandate or the right to set this step."""
    regel = PROCEDURES[interventie.soort].stappen.get(stap)
    eis_bevoegd(door, recht, kader_van(interventie.zaak), noem_interventiestap(regel.brief if regel else ""))


def keur_stap(
    interventie: Interventie, zaak: Zaak, gezet: Gezet, dag: datetime.date, *,
    zonder: Interventiestap | None = None,
) -> Ingevuld:  # fmt: skip
    """Raise ``Geweigerd`` when this step cannot be set now, or is not complete; ``zonder``: as if that step was not set."""
    kader = kader_van(zaak)
    eis_daad(zaak, "leg_feit_vast", dag)
    zicht = zicht_op(zaak, kader, dag)
    feit = find_feit(zicht, interventie)
    if interventie.voorstel:
        raise Geweigerd("voorstel_open", "Er ligt al een stap klaar om goed te keuren: wacht tot daarover is beslist.")
    if zonder is not None:
        feit = feit.model_copy(update={"stappen": feit.stappen[:-1]})
    stappen = list(Interventiestap.objects.filter(interventie=interventie).order_by("pk"))
    ingevuld = vul_in(gezet, feit, list_afspraken(stappen), dag)
    _eis_leeg(stapbeletselen(feit, ingevuld.feit, zicht))
    return ingevuld


def bewaar_stap(  # noqa: PLR0913 - a step, where it belongs, who sets it and when
    interventie: Interventie, zaak: Zaak, ingevuld: Ingevuld, door: Account, moment: datetime.datetime, kenmerk: str = "", *,
    verbetert: Interventiestap | None = None,
) -> Interventiestap:  # fmt: skip
    """Write the step, its event, and the stand that follows."""
    feit, gegevens = ingevuld.feit, {**ingevuld.gegevens, **({"brief": kenmerk} if kenmerk else {})}
    stap = Interventiestap.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, interventie=interventie, soort=feit.soort, op=feit.op,
        uiterlijk=feit.uiterlijk, gegevens=gegevens, verbetert=verbetert, vastgelegd_op=moment, vastgelegd_door=door,
        vastgelegd_naam=door.naam,
    )  # fmt: skip
    interventie.versie += 1
    interventie.save(update_fields=["versie", "voorstel"])
    uiterlijk = feit.uiterlijk.isoformat() if feit.uiterlijk else None
    _log("interventiestap_verbeterd" if verbetert else "interventiestap_gezet", interventie, door, moment, {
        "stap": feit.soort, "op": feit.op.isoformat(), "uiterlijk": uiterlijk, "uitslag": feit.uitslag, "sha256": hash_stap(stap),
    }, gegevens.get("verbeter_reden", ""))  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
    return stap


def hash_stap(stap: Interventiestap) -> str:
    """The SHA-256 over what a step keeps: the logboek proves the words without holding them."""
    inhoud = [stap.soort, stap.op.isoformat(), str(stap.uiterlijk), stap.gegevens]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def log_interventie(
    soort: str, interventie: Interventie, door: Account, moment: datetime.datetime, gegevens: Mapping[str, Any], reden: str = ""
) -> None:
    """Write the event of a deed with an interventie that is not in this file."""
    _log(soort, interventie, door, moment, gegevens, reden)


def _eis_leeg(redenen: Sequence[Reden]) -> None:
    if redenen:
        raise Geweigerd(redenen[0].code, " ".join(reden.tekst for reden in redenen), redenen[0].grondslag)


def _eis_herstel(interventie: Interventie, afloop: Afloop, vandaag: datetime.date) -> None:
    """The day of repair belongs to an ending that says so, and lies between the finding and today."""
    hersteld = afloop.hersteld_op
    if afloop.uitkomst == "hersteld" and hersteld is None:
        raise Geweigerd("herstel_ontbreekt", "Vul in op welke dag de overtreding was hersteld.")
    if hersteld is None:
        return
    if afloop.uitkomst not in ("hersteld", AFGEROND):
        raise Geweigerd("herstel_past_niet", "Bij deze uitkomst is de overtreding niet hersteld: laat die dag leeg.")
    eis_jaar(hersteld)
    if hersteld > vandaag or hersteld < interventie.overtreding.geconstateerd_op:
        begin = interventie.overtreding.geconstateerd_op
        raise Geweigerd("herstel_dag", f"Kies een dag van herstel vanaf {begin} tot en met vandaag.")


def _log(
    soort: str, interventie: Interventie, door: Account, moment: datetime.datetime, gegevens: Mapping[str, Any], reden: str = ""
) -> None:
    leg_vast(
        soort, organisatie_id=interventie.organisatie_id, zaak_id=interventie.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"interventie": interventie.pk, "soort": interventie.soort, "overtreding": interventie.overtreding_id, **gegevens},
    )  # fmt: skip
