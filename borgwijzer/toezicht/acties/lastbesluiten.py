"""What is decided about a last: proposed by one person, taken or given back by another, and from then it never changes.

Taking it writes the step of the procedure that it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.besluitgronden import schrijf_artikel
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastdaden import LASTEN, Lastdaad
from borgwijzer.regels.lastprocedure import Lastzicht, zonder_invordering
from borgwijzer.regels.termijnen import bereken
from borgwijzer.toezicht.acties.besluitvorming import eis_ander, eis_beslisser, geef_besluit_terug, leg_genomen_vast
from borgwijzer.toezicht.acties.lasten import bewaar_stap, eis_lastdaad, neem_last
from borgwijzer.toezicht.acties.laststappen import Ingevuld, Stapinvoer, eis_bedrag, eis_na_vandaag, keur_dwangsomdeel
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Interventie, Zaak

UITKOMSTEN = {
    "opgeheven": "De last opheffen", "opgeschort": "De last tijdelijk stilzetten", "verminderd": "De dwangsom verlagen",
    "afgewezen": "Het verzoek afwijzen",
}  # fmt: skip
Inhoud = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Besluitvorm:
    """Which deed a besluit is, as which step it is written, and what it sets."""

    daad: Lastdaad
    vul: Callable[[Stapinvoer, Lastzicht], Inhoud]


@transaction.atomic
def stel_lastbesluit_voor(last_id: int, invoer: Stapinvoer, *, versie: int, door: Account, moment: datetime.datetime) -> Besluit:
    """Put a besluit about a last before somebody with a mandate; ``invoer.soort`` says which."""
    eis_recht(door, Daad.STEL_BESLUIT_VOOR)
    last, zaak = neem_last(last_id, versie)
    soort, vorm = _zoek_vorm(invoer.soort, last)
    zicht = eis_lastdaad(last, zaak, vorm.daad, dag_van(moment))
    if Besluit.objects.filter(interventie=last, toestand=Besluittoestand.VOORGESTELD).exists():
        raise Geweigerd("al_voorgesteld", "Er ligt al een voorstel bij deze last: wacht tot daarover is beslist.")
    zin = "Schrijf waarom dit besluit nodig is: een besluit zonder motivering houdt geen stand."
    besluit = Besluit.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, interventie=last, soort=soort, vanaf=dag_van(moment),
        motivering=invoer.tekst("motivering", zin), inhoud=vorm.vul(invoer, zicht), gronden=[last.overtreding.norm],
        voorgesteld_door=door, voorgesteld_naam=door.naam, voorgesteld_op=dag_van(moment),
    )  # fmt: skip
    last.versie += 1
    last.save(update_fields=["versie"])
    _log("besluit_voorgesteld", besluit, door, moment, besluit.motivering)
    return besluit


@transaction.atomic
def neem_lastbesluit(besluit_id: int, *, door: Account, moment: datetime.datetime) -> Besluit:
    """Take a proposed besluit. Nobody takes what they proposed; what changed meanwhile is checked again."""
    besluit, last, zaak = _neem(besluit_id, door)
    vorm = VORMEN[besluit.soort]
    zicht = eis_lastdaad(last, zaak, vorm.daad, dag_van(moment))
    ingevuld = _maak_stap(besluit, zicht)
    leg_genomen_vast(besluit, door, dag_van(moment), vanaf=dag_van(moment))
    _log("besluit_genomen", besluit, door, moment, besluit.motivering)
    bewaar_stap(last, vorm.daad, ingevuld, door, moment)
    return besluit


@transaction.atomic
def weiger_lastbesluit(besluit_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Besluit:
    """Give a proposed besluit back, with the reason that its proposer reads."""
    besluit, last, _ = _neem(besluit_id, door)
    reden = geef_besluit_terug(besluit, reden, door, dag_van(moment))
    last.versie += 1
    last.save(update_fields=["versie"])
    _log("besluit_geweigerd", besluit, door, moment, reden)
    return besluit


def _neem(besluit_id: int, door: Account) -> tuple[Besluit, Interventie, Zaak]:
    """Hold the zaak first, and see whether the besluit is still as the person saw it, and theirs to decide."""
    last_id = Besluit.objects.values_list("interventie_id", flat=True).get(pk=besluit_id)
    if last_id is None:
        raise Geweigerd("geen_last", "Dit besluit hoort niet bij een last: beslis bij Vastleggen en besluiten.")
    last, zaak = neem_last(last_id, None)
    besluit = Besluit.objects.get(pk=besluit_id)
    besluit.zaak = zaak
    eis_beslisser(door, besluit)
    if besluit.toestand != Besluittoestand.VOORGESTELD:
        raise Geweigerd("ingehaald", f"Over dit besluit is intussen anders beslist ({besluit.toestand}): laad de pagina opnieuw.")
    eis_ander(door, besluit)
    return besluit, last, zaak


def _zoek_vorm(daad: str, last: Interventie) -> tuple[str, Besluitvorm]:
    if daad == "besluit" and last.soort in LASTEN:
        return last.soort, VORMEN[last.soort]
    gevonden = next(((soort, vorm) for soort, vorm in VORMEN.items() if vorm.daad == daad and soort not in LASTEN), None)
    if gevonden is None:
        raise Geweigerd("soort_onbekend", "Kies welk besluit u voorstelt met een van de knoppen.")
    return gevonden


def _maak_stap(besluit: Besluit, zicht: Lastzicht) -> Ingevuld:
    """The step on the day of the besluit: a term that ran out while it lay, and a sum that changed, go back to the proposer."""
    inhoud = dict(besluit.inhoud)
    uiterlijk = datetime.date.fromisoformat(inhoud["uiterlijk"]) if inhoud.get("uiterlijk") else None
    if uiterlijk and uiterlijk <= zicht.peildatum:
        raise Geweigerd(
            "uiterlijk_voorbij", f"De laatste dag in dit voorstel ({uiterlijk}) is voorbij: geef het terug met een reden."
        )
    if besluit.soort == "invordering" and inhoud["bedrag"] != _in_te_vorderen(zicht):
        raise Geweigerd("bedrag_veranderd", "Er is intussen betaald of verbeurd: geef het voorstel terug met een reden.")
    if besluit.soort in ("invordering", "kostenverhaal"):
        uiterlijk = bereken(zicht.kader.termijn("geldschuld_betalen"), zicht.peildatum, zicht.kader.kalender).uitkomst
    return Ingevuld(zicht.peildatum, uiterlijk, {"besluit": besluit.pk, **inhoud, "motivering": besluit.motivering})


def _in_te_vorderen(zicht: Lastzicht) -> int:
    return sum(een.open for een in zonder_invordering(zicht))


def _last(invoer: Stapinvoer, zicht: Lastzicht) -> Inhoud:
    """The last itself. Without a term only in the haste of Awb 5:31."""
    inhoud = {
        "last": invoer.tekst("last", "Schrijf wat de overtreder moet doen of laten."),
        "evenredig": invoer.tekst("evenredig", "Schrijf waarom deze maatregel nodig is, en een lichtere niet genoeg."),
        **keur_dwangsomdeel(invoer, zicht),
    }
    if invoer.uiterlijk is None and _met_spoed(zicht):
        return {**inhoud, "uiterlijk": None}
    zin = "Kies de laatste dag van de begunstigingstermijn: een dag na vandaag, lang genoeg om te kunnen voldoen."
    reden = invoer.tekst("termijn_reden", "Schrijf waarom deze termijn lang genoeg is om te kunnen voldoen.")
    return {**inhoud, "uiterlijk": eis_na_vandaag(invoer.uiterlijk, zicht, zin).isoformat(), "termijn_reden": reden}


def _met_spoed(zicht: Lastzicht) -> bool:
    zonder = zicht.laatste("zonder_zienswijze")
    return not zicht.is_dwangsom and (zicht.stap == "bekrachtigen" or (zonder is not None and zonder.uitslag == "spoed"))


def _verlenging(invoer: Stapinvoer, zicht: Lastzicht) -> Inhoud:
    nieuw = eis_na_vandaag(invoer.uiterlijk, zicht, "Kies de nieuwe laatste dag: een dag na vandaag.")
    assert zicht.voorwaarden
    if nieuw <= zicht.voorwaarden.einde:
        raise Geweigerd("niet_later", f"De termijn loopt nu tot en met {zicht.voorwaarden.einde}: kies een latere dag.")
    return {"uiterlijk": nieuw.isoformat(), "was": zicht.voorwaarden.einde.isoformat()}


def _invordering(invoer: Stapinvoer, zicht: Lastzicht) -> Inhoud:
    return {"bedrag": _in_te_vorderen(zicht)}


def _kosten(invoer: Stapinvoer, zicht: Lastzicht) -> Inhoud:
    zin = "Vul in hoeveel kosten de overtreder betaalt, in hele euro's."
    specificatie = invoer.tekst("specificatie", "Schrijf waaruit de kosten bestaan: elke post met zijn bedrag.")
    return {"bedrag": eis_bedrag(invoer.bedrag, zin), "specificatie": specificatie}


def _op_verzoek(invoer: Stapinvoer, zicht: Lastzicht) -> Inhoud:
    uitslag = invoer.keuze("uitslag", UITKOMSTEN, "Kies wat u op het verzoek besluit.")
    inhoud: Inhoud = {"uitslag": uitslag, "verzocht_op": zicht.open_verzoek.op.isoformat() if zicht.open_verzoek else None}
    if uitslag == "opgeschort":
        zin = "Kies tot en met welke dag de last is stilgezet: een dag na vandaag."
        return {**inhoud, "uiterlijk": eis_na_vandaag(invoer.uiterlijk, zicht, zin).isoformat()}
    if uitslag == "verminderd":
        return {**inhoud, **_verlaag(invoer, zicht)}
    return inhoud


def _verlaag(invoer: Stapinvoer, zicht: Lastzicht) -> Inhoud:
    last = zicht.voorwaarden
    if last is None or not zicht.is_dwangsom:
        raise Geweigerd("geen_dwangsom", "Alleen een dwangsom kan worden verlaagd: kies iets anders.")
    bedrag, maximum = (
        eis_bedrag(invoer.bedrag, "Vul het nieuwe bedrag in."),
        eis_bedrag(invoer.maximum, "Vul het nieuwe maximum in."),
    )
    if bedrag > last.bedrag or maximum > last.maximum or bedrag > maximum or (bedrag, maximum) == (last.bedrag, last.maximum):
        zin = f"De last is nu {last.bedrag} euro {last.eenheid}, met een maximum van {last.maximum} euro: kies lagere bedragen."
        raise Geweigerd("niet_lager", zin)
    return {"bedrag": bedrag, "maximum": maximum, "eenheid": last.eenheid}


def _opheffing(invoer: Stapinvoer, zicht: Lastzicht) -> Inhoud:
    return {}


VORMEN: dict[str, Besluitvorm] = {
    "last_onder_dwangsom": Besluitvorm("besluit", _last), "last_onder_bestuursdwang": Besluitvorm("besluit", _last),
    "verlenging_begunstiging": Besluitvorm("verlenging", _verlenging), "invordering": Besluitvorm("invordering", _invordering),
    "kostenverhaal": Besluitvorm("kosten", _kosten), "besluit_op_verzoek_last": Besluitvorm("besluit_op_verzoek", _op_verzoek),
    "opheffing_last": Besluitvorm("opheffing", _opheffing),
}  # fmt: skip


def noem_bevoegdheid(soort: str, kader: Kader) -> str:
    """The articles on which a besluit rests, to read on after "staat in"; empty when the kader names none."""
    regel = kader.inhoud.besluit.get(soort)  # type: ignore[call-overload]
    return " en ".join(schrijf_artikel(artikel, kader) for artikel in regel.bevoegdheid) if regel else ""


def _log(soort: str, besluit: Besluit, door: Account, moment: datetime.datetime, reden: str) -> None:
    gegevens = {"besluit": besluit.pk, "soort": besluit.soort, "interventie": besluit.interventie_id, "inhoud": besluit.inhoud}
    leg_vast(soort, organisatie_id=besluit.organisatie_id, zaak_id=besluit.zaak_id, door=door, tijdstip=moment, reden=reden,
             gegevens=gegevens)  # fmt: skip
