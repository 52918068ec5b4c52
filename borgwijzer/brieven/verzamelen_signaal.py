"""Gather the named facts of the letters about a signal. A shielded name is in none of them."""

from __future__ import annotations

import datetime
from typing import Any

from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.model import Geadresseerde
from borgwijzer.brieven.signaal import DoorzendingFeiten, OntvangstSignaalFeiten
from borgwijzer.brieven.verzamelen import maak_zaakdeel
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.toezicht.acties.doorzenden import Doorzending
from borgwijzer.zaken.acties.signalen import KWALITEITSBORGER, noem_melder
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Signaal, Signaalstuk

ONGENOEMD = Geadresseerde(naam="Aan degene die ons dit liet weten", adresregels=())


# Of a project with one kwaliteitsborger the rol says who he is.
ZONDER_NAAM = "iemand die zijn naam niet wil doorgeven"


def ontvangst_signaal_feiten(signaal: Signaal, *, moment: datetime.datetime, kenmerk: str) -> OntvangstSignaalFeiten:
    """Facts of the receipt to whoever reported it; ``Geweigerd`` when nobody is known."""
    naar: dict[str, Any] = {
        "doorgezonden_op": signaal.doorgezonden_op, "doorgezonden_aan": signaal.doorgezonden_aan,
        "doorgezonden_reden": signaal.doorgezonden_reden,
    }  # fmt: skip
    try:
        return OntvangstSignaalFeiten(
            **_gedeeld(signaal, moment, kenmerk), **naar, geadresseerde=_geadresseerde(signaal),
            kwaliteitsborger=signaal.bron == KWALITEITSBORGER, handhavingsverzoek=signaal.handhavingsverzoek,
            afgeschermd=signaal.melder_afgeschermd, ook_hier=not (signaal.doorgezonden_op and signaal.opgelost_op),
            niet_opgevolgd_reden=_noem_niet_opgevolgd(signaal),
        )  # fmt: skip
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def doorzending_feiten(signaal: Signaal, naar: Doorzending, *, moment: datetime.datetime, kenmerk: str) -> DoorzendingFeiten:
    """Facts of the letter to the other authority."""
    bron = kader_van(signaal.zaak).inhoud.signaalbron.get(signaal.bron)
    adres = tuple(regel.strip() for regel in naar.adres if regel.strip())
    try:
        return DoorzendingFeiten(
            **_gedeeld(signaal, moment, kenmerk), geadresseerde=Geadresseerde(naam=naar.aan.strip(), adresregels=adres),
            van=ZONDER_NAAM if signaal.melder_afgeschermd else bron.naam.lower() if bron else signaal.bron.replace("_", " "),
            reden=naar.reden.strip(),
            melder="" if signaal.melder_afgeschermd else noem_melder(signaal), afgeschermd=signaal.melder_afgeschermd,
            ook_hier=naar.ook_hier,
            stukken=tuple(Signaalstuk.objects.filter(signaal=signaal).order_by("pk").values_list("bestandsnaam", flat=True)),
        )  # fmt: skip
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def _gedeeld(signaal: Signaal, moment: datetime.datetime, kenmerk: str) -> dict[str, Any]:
    return {
        **maak_zaakdeel(signaal.zaak, moment=moment, kenmerk=kenmerk),
        "ontvangen_op": signaal.opgenomen_op or moment,
        "gemeld_op": signaal.ontvangen_op,
        "omschrijving": signaal.omschrijving,
    }


def _noem_niet_opgevolgd(signaal: Signaal) -> str:
    """Why nothing is done with it, as a sentence; empty while that is not decided, or when it went to somebody else."""
    if signaal.aanpak != "geen" or not signaal.beoordeeld_op or signaal.doorgezonden_op:
        return ""
    reden = signaal.aanpak_reden.strip()
    return reden if reden.endswith((".", "!", "?")) else f"{reden}."


def _geadresseerde(signaal: Signaal) -> Geadresseerde:
    if signaal.melder_afgeschermd:
        return ONGENOEMD
    melder = signaal.melder
    if not melder.get("naam"):
        raise Geweigerd("melder_onbekend", "De naam van de melder is niet bekend: er is niemand om aan te schrijven.")
    regels = tuple(deel.strip() for deel in melder.get("adres", "").split(",") if deel.strip())
    if not regels and not melder.get("email"):
        raise Geweigerd("adres_onbekend", "Van de melder is geen adres of e-mailadres bekend: bel hem en maak een notitie.")
    return Geadresseerde(naam=melder["naam"], adresregels=regels)
