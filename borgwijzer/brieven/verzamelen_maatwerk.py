"""Gather the named facts of the letters about a maatwerkvoorschrift; terms come from ``regels``, criteria from the kader."""

from __future__ import annotations

import datetime
from typing import Any

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.maatwerkbrief import (
    MaatwerkAanvullingFeiten,
    MaatwerkOntvangstFeiten,
    MaatwerkVerlengingFeiten,
    MaatwerkVoornemenFeiten,
    MaatwerkvoorschriftFeiten,
    MaatwerkweigeringFeiten,
)
from borgwijzer.brieven.verzamelen import KANALEN, bezwaardeel, zoek_partijen
from borgwijzer.brieven.verzamelen_zaak import VOLGORDE_BESLUIT, maak_feiten, maak_gedeeld, noem_artikelen, ondertekend
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.maatwerk import list_niet_voldaan, zoek_regel
from borgwijzer.toezicht.acties.besluitvorming import list_beslissers
from borgwijzer.toezicht.acties.maatwerk import bepaal_laatste_dag, maak_feit
from borgwijzer.toezicht.acties.maatwerkbesluit import TOEGEWEZEN
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Besluit, Maatwerkaanvraag, Maatwerkstap
from borgwijzer.zaken.models import Maatwerkstapsoort as Soort


def ontvangst_maatwerk_feiten(aanvraag: Maatwerkaanvraag, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the confirmation, with the last day as the rules say it now."""
    uiterst = bepaal_laatste_dag(aanvraag, dag_van(moment))
    return maak_feiten(MaatwerkOntvangstFeiten, {
        **_gedeeld(aanvraag, moment, kenmerk),
        "kanaal": KANALEN.get("papier" if aanvraag.kanaal == "post" else aanvraag.kanaal, aanvraag.kanaal),
        "omschrijving": aanvraag.omschrijving, "uiterlijk_op": uiterst, "te_laat": dag_van(moment) > uiterst,
    })  # fmt: skip


def aanvulling_maatwerk_feiten(stap: Maatwerkstap, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the request to supplement; the step holds one thing a line."""
    gevraagd = tuple(regel.strip() for regel in stap.tekst.splitlines() if regel.strip())
    gedeeld = _gedeeld(stap.aanvraag, moment, kenmerk)
    return maak_feiten(MaatwerkAanvullingFeiten, {**gedeeld, "gevraagd": gevraagd, "uiterlijk_op": stap.uiterlijk})


def verlenging_maatwerk_feiten(
    stap: Maatwerkstap, was: datetime.date, *, moment: datetime.datetime, kenmerk: str
) -> Brieffeiten:  # fmt: skip
    """Facts of the letter that more time is needed."""
    gedeeld = _gedeeld(stap.aanvraag, moment, kenmerk)
    return maak_feiten(
        MaatwerkVerlengingFeiten, {**gedeeld, "reden": stap.tekst, "was_uiterlijk_op": was, "uiterlijk_op": stap.uiterlijk}
    )


def voornemen_maatwerk_feiten(stap: Maatwerkstap, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the letter that we mean to refuse."""
    return maak_feiten(MaatwerkVoornemenFeiten, {
        **_gedeeld(stap.aanvraag, moment, kenmerk), "omschrijving": stap.aanvraag.omschrijving, "reden": stap.tekst,
        "uiterlijk_op": stap.uiterlijk, "niet_voldaan": _list_niet_voldaan(stap.aanvraag),
    })  # fmt: skip


def maatwerkbesluit_feiten(
    besluit: Besluit, aanvraag: Maatwerkaanvraag, door: Account, *, moment: datetime.datetime, kenmerk: str
) -> Brieffeiten:
    """Facts of the letter of a besluit as ``door`` takes it now."""
    kader, dag = kader_van(aanvraag.zaak), dag_van(moment)
    gedeeld = _gedeeld(aanvraag, moment, kenmerk)
    gedeeld["afzender"] = ondertekend(gedeeld["afzender"], door, list_beslissers(besluit.soort, kader))
    rechtsmiddel = bezwaardeel(kader, aanvraag.organisatie_id, f"besluit_{besluit.soort}", dag)
    uiterst = bepaal_laatste_dag(aanvraag, dag)
    regel = kader.inhoud.besluit.get("maatwerkvoorschrift")
    samen = {
        **gedeeld, **rechtsmiddel, **({"berekening_bezwaar": rechtsmiddel["berekeningen"][0]} if rechtsmiddel else {}),
        "motivering": besluit.motivering, "omschrijving": aanvraag.omschrijving, "later_dan": uiterst if dag > uiterst else None,
        "bevoegdheid": noem_artikelen(regel.bevoegdheid, kader) if regel else "",
    }  # fmt: skip
    if besluit.soort == TOEGEWEZEN:
        voorschriften = tuple(voorwaarde["tekst"] for voorwaarde in besluit.voorwaarden)
        criteria = tuple(een.tekst for een in zoek_regel(kader).criteria)
        deel = {"vanaf": dag, "tot_en_met": besluit.tot_en_met, "voorschriften": voorschriften, "criteria": criteria}
        return maak_feiten(MaatwerkvoorschriftFeiten, {**samen, **deel})
    return maak_feiten(MaatwerkweigeringFeiten, {**samen, **_weigerdeel(aanvraag)})


def _weigerdeel(aanvraag: Maatwerkaanvraag) -> dict[str, Any]:
    feit = maak_feit(aanvraag)
    reactie = Maatwerkstap.objects.filter(aanvraag=aanvraag, soort=Soort.ZIENSWIJZE).order_by("pk").last()
    return {
        "voornemen_op": feit.voornemen_op, "niet_voldaan": _list_niet_voldaan(aanvraag),
        "zienswijze": reactie.tekst if reactie and feit.zienswijze_op else "",
    }  # fmt: skip


def _list_niet_voldaan(aanvraag: Maatwerkaanvraag) -> tuple[str, ...]:
    return list_niet_voldaan(maak_feit(aanvraag), kader_van(aanvraag.zaak))


def _gedeeld(aanvraag: Maatwerkaanvraag, moment: datetime.datetime, kenmerk: str) -> dict[str, Any]:
    """What every letter to the builder has."""
    partijen = zoek_partijen(aanvraag.zaak)
    aan = next((partijen[rol] for rol in VOLGORDE_BESLUIT if rol in partijen), None)
    if aan is None:
        zin = "Er is geen bouwer of gemachtigde bekend om aan te schrijven: leg eerst een partij vast bij de zaak."
        raise Geweigerd("niemand_om_aan_te_schrijven", zin)
    return {**maak_gedeeld(aanvraag.zaak, partijen, aan, moment, kenmerk), "aanvraag_op": aanvraag.ontvangen_op}
