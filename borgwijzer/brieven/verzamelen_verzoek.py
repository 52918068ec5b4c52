"""Gather the named facts of the letters about a handhavingsverzoek; terms and sums come from ``regels``."""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import Any

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.handhavingsverzoek import (
    Dwangsomdeel,
    VerzoekAanvullingFeiten,
    VerzoekbesluitFeiten,
    VerzoekdwangsomFeiten,
    VerzoekIngebrekeFeiten,
    VerzoekOntvangstFeiten,
    VerzoekVerlengingFeiten,
)
from borgwijzer.brieven.model import Geadresseerde, Kopie
from borgwijzer.brieven.verzamelen import KANALEN, bezwaardeel, maak_zaakdeel, zoek_partijen
from borgwijzer.brieven.verzamelen_zaak import maak_feiten, ondertekend
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.handhavingsverzoek import Beslistermijn, bepaal_beslistermijn, bepaal_ingebreke, bereken_dwangsom, zoals_op
from borgwijzer.regels.termijnen import bereken
from borgwijzer.regels.toezichtfeiten import Handhavingsverzoekfeit
from borgwijzer.toezicht.acties.besluitvorming import list_beslissers
from borgwijzer.toezicht.acties.handhavingsverzoek import maak_feit
from borgwijzer.toezicht.acties.verzoekbesluit import VERZOEK
from borgwijzer.zaken.feiten import NEDERLAND, dag_van, kader_van
from borgwijzer.zaken.models import Besluit, Handhavingsverzoek, Overtreding, Verzoekstap
from borgwijzer.zaken.models import Verzoekstapsoort as Soort
from borgwijzer.zaken.verbeterd import list_geldend

UITBETALEN = "dwangsom_uitbetalen"
GRONDEN = {
    "geen_overtreding": "Er is geen overtreding.",
    "zicht_op_legalisatie": "Er is een overtreding, maar er is concreet zicht op dat het wordt toegestaan.",
    "onevenredig": "Er is een overtreding, maar optreden is hier te zwaar voor het belang dat ermee is gediend.",
    "al_beeindigd": "De overtreding is al beëindigd.",
}
# An overtreder hears what was decided on the matter itself; who is no belanghebbende or did not supplement is not his concern.
MET_KOPIE = frozenset({"toegewezen", "deels_toegewezen", "afgewezen"})


def ontvangst_verzoek_feiten(verzoek: Handhavingsverzoek, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the confirmation, with the last day as the rules say it now."""
    uiterst = _termijn(verzoek, moment)[1].uiterst
    return maak_feiten(VerzoekOntvangstFeiten, {
        **_gedeeld(verzoek, moment, kenmerk),
        "kanaal": KANALEN.get("papier" if verzoek.kanaal == "post" else verzoek.kanaal, verzoek.kanaal),
        "omschrijving": verzoek.omschrijving, "uiterlijk_op": uiterst, "te_laat": dag_van(moment) > uiterst,
        "naam_niet_doorgeven": verzoek.naam_niet_doorgeven,
    })  # fmt: skip


def aanvulling_verzoek_feiten(
    verzoek: Handhavingsverzoek, wat: str, uiterlijk: datetime.date, *, moment: datetime.datetime, kenmerk: str
) -> Brieffeiten:
    """Facts of the request to supplement; ``wat`` holds one thing a line."""
    gevraagd = tuple(regel.strip() for regel in wat.splitlines() if regel.strip())
    gedeeld = _gedeeld(verzoek, moment, kenmerk)
    return maak_feiten(VerzoekAanvullingFeiten, {**gedeeld, "gevraagd": gevraagd, "uiterlijk_op": uiterlijk})


def verlenging_verzoek_feiten(
    verzoek: Handhavingsverzoek, reden: str, was: datetime.date, uiterlijk: datetime.date,
    *, moment: datetime.datetime, kenmerk: str,
) -> Brieffeiten:  # fmt: skip
    """Facts of the letter that more time is needed."""
    gedeeld = _gedeeld(verzoek, moment, kenmerk)
    return maak_feiten(VerzoekVerlengingFeiten, {**gedeeld, "reden": reden, "was_uiterlijk_op": was, "uiterlijk_op": uiterlijk})


def ingebreke_verzoek_feiten(
    verzoek: Handhavingsverzoek, stap: Verzoekstap, *, moment: datetime.datetime, kenmerk: str
) -> Brieffeiten:
    """Facts of the answer to an ingebrekestelling that was kept as ``stap``."""
    feit, termijn = _termijn(verzoek, moment)
    ingebreke = bepaal_ingebreke(feit, kader_van(verzoek.zaak))
    telling = _tel_ingebreke(feit, stap)
    uiterlijk = ingebreke.uitkomst if telling == "geldig" and ingebreke else termijn.resultaat.uitkomst
    if telling == "geldig" and uiterlijk and dag_van(moment) > uiterlijk:
        telling = "geldig_voorbij"
    gedeeld = _gedeeld(verzoek, moment, kenmerk)
    return maak_feiten(VerzoekIngebrekeFeiten, {
        **gedeeld, "ingebreke_op": stap.op, "telling": telling, "uiterlijk_op": uiterlijk,
        "verbetering": stap.gegevens.get("verbeter_reden", ""),
    })  # fmt: skip


def _tel_ingebreke(feit: Handhavingsverzoekfeit, stap: Verzoekstap) -> str:
    if not stap.gegevens["schriftelijk"]:
        return "niet_schriftelijk"
    if not stap.gegevens["geldig"]:
        return "te_vroeg"
    return "geen_belanghebbende" if feit.belanghebbende is False else "geldig"


def verzoekbesluit_feiten(
    besluit: Besluit, stap: Verzoekstap, door: Account, *, moment: datetime.datetime, kenmerk: str
) -> Brieffeiten:
    """Facts of the letter of a besluit as ``door`` takes it now; ``stap`` holds what was proposed."""
    gedeeld = _besluitdeel(besluit, stap.verzoek, door, moment, kenmerk)
    if besluit.soort == VERZOEK:
        return maak_feiten(VerzoekbesluitFeiten, {**gedeeld, **_uitkomstdeel(stap.verzoek, stap.gegevens, moment)})
    return maak_feiten(VerzoekdwangsomFeiten, {**gedeeld, **_dwangsomdeel(stap.verzoek, stap.gegevens["uitzondering"], moment)})


def _uitkomstdeel(verzoek: Handhavingsverzoek, gegevens: dict[str, Any], moment: datetime.datetime) -> dict[str, Any]:
    uitkomst, stappen = gegevens["uitkomst"], {stap.soort: stap for stap in _list_stappen(verzoek)}
    _, termijn = _termijn(verzoek, moment)
    deel = {
        "uitkomst": uitkomst, "omschrijving": verzoek.omschrijving, "grond": GRONDEN.get(gegevens["grond"], ""),
        "bijzonder": gegevens["bijzonder"], "overtreding": _schrijf_overtreding(gegevens["overtreding"]),
        "later_dan": termijn.uiterst if dag_van(moment) > termijn.uiterst else None,
        "kopie_aan": _list_kopie(verzoek) if uitkomst in MET_KOPIE else (),
    }  # fmt: skip
    if uitkomst in MET_KOPIE and Soort.ONDERZOCHT in stappen:
        deel["bevinding"] = stappen[Soort.ONDERZOCHT].tekst
    if uitkomst == "niet_ontvankelijk" and Soort.BELANGHEBBENDE in stappen:
        deel["belang"] = stappen[Soort.BELANGHEBBENDE].tekst
    if uitkomst == "buiten_behandeling" and (gevraagd := stappen.get(Soort.AANVULLING_GEVRAAGD)):
        deel["gevraagd"] = tuple(regel.strip() for regel in gevraagd.tekst.splitlines() if regel.strip())
        deel["gevraagd_op"] = gevraagd.op
    return deel


def _dwangsomdeel(verzoek: Handhavingsverzoek, uitzondering: str, moment: datetime.datetime) -> dict[str, Any]:
    feit, termijn = _termijn(verzoek, moment)
    kader, dag = kader_van(verzoek.zaak), dag_van(moment)
    som, ingebreke = bereken_dwangsom(feit, kader, dag), bepaal_ingebreke(feit, kader)
    if som is None or ingebreke is None:
        raise Geweigerd("geen_dwangsom", "Er is geen dwangsom verschuldigd: er valt niets vast te stellen.")
    betalen = bereken(kader.termijn(UITBETALEN), dag, kader.kalender).uitkomst if UITBETALEN in kader.termijnen else None
    per_bedrag = ((bedrag, list(dagen)) for bedrag, dagen in groupby(som.dagen, key=lambda een: een.bedrag))
    return {
        "laatste_dag": termijn.uiterst, "ingebreke_op": ingebreke.begin, "uitkomst": uitzondering or "betalen",
        "van": som.dagen[0].datum, "tot_en_met": som.dagen[-1].datum, "bedrag": 0 if uitzondering else som.bedrag,
        "delen": () if uitzondering else tuple(Dwangsomdeel(len(dagen), bedrag) for bedrag, dagen in per_bedrag),
        "betalen_uiterlijk_op": None if uitzondering else betalen,
    }  # fmt: skip


def _besluitdeel(
    besluit: Besluit, verzoek: Handhavingsverzoek, door: Account, moment: datetime.datetime, kenmerk: str
) -> dict[str, Any]:
    gedeeld = _gedeeld(verzoek, moment, kenmerk)
    gedeeld["afzender"] = ondertekend(gedeeld["afzender"], door, list_beslissers(besluit.soort, kader_van(verzoek.zaak)))
    deel = bezwaardeel(kader_van(verzoek.zaak), verzoek.organisatie_id, f"besluit_{besluit.soort}", dag_van(moment))
    bewijs = {"berekening_bezwaar": deel["berekeningen"][0]} if deel else {}
    return {**gedeeld, **deel, **bewijs, "motivering": besluit.motivering}


def _gedeeld(verzoek: Handhavingsverzoek, moment: datetime.datetime, kenmerk: str) -> dict[str, Any]:
    """What every letter to the verzoeker has; he knows the zaak by its own number."""
    wie = verzoek.verzoeker
    plaats = (wie.get("adres", ""), f"{wie.get('postcode', '')} {wie.get('woonplaats', '')}".strip())
    return {
        **maak_zaakdeel(verzoek.zaak, moment=moment, kenmerk=kenmerk),
        "geadresseerde": Geadresseerde(naam=wie.get("naam", ""), adresregels=tuple(regel for regel in plaats if regel)),
        "ontvangen_op": datetime.datetime.combine(verzoek.ontvangen_op, datetime.time(12), NEDERLAND),
        "verzoek_op": verzoek.ontvangen_op,
    }  # fmt: skip


def _list_kopie(verzoek: Handhavingsverzoek) -> tuple[Kopie, ...]:
    """The one who builds; nobody when the verzoeker does not want his name passed on."""
    partijen = zoek_partijen(verzoek.zaak)
    if verzoek.naam_niet_doorgeven or "initiatiefnemer" not in partijen:
        return ()
    return (Kopie("Initiatiefnemer", partijen["initiatiefnemer"].naam),)


def _schrijf_overtreding(overtreding_id: int | None) -> str:
    rij = Overtreding.objects.filter(pk=overtreding_id).first() if overtreding_id else None
    return f"{rij.feiten.rstrip('.')} ({rij.norm})." if rij else ""


def _termijn(verzoek: Handhavingsverzoek, moment: datetime.datetime) -> tuple[Handhavingsverzoekfeit, Beslistermijn]:
    dag = dag_van(moment)
    feit = zoals_op(maak_feit(verzoek), dag)
    if feit is None:
        raise Geweigerd("nog_niet_ontvangen", "Dit verzoek is nog niet ontvangen: controleer de datum.")
    return feit, bepaal_beslistermijn(feit, kader_van(verzoek.zaak), dag)


def _list_stappen(verzoek: Handhavingsverzoek) -> list[Verzoekstap]:
    return list_geldend(Verzoekstap.objects.filter(verzoek=verzoek).order_by("pk"))
