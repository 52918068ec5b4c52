"""Gather the named facts of letters about a bezwaar. Terms and their proof come from ``regels``; nothing is reckoned here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.besluitbrief import NAMEN
from borgwijzer.brieven.bezwaarbrief import (
    AanvullingBezwaarFeiten,
    BeslissingOpBezwaarFeiten,
    OntvangstBezwaarFeiten,
    SchorsingFeiten,
    UitnodigingHoorzittingFeiten,
    VerdagingBezwaarFeiten,
    VerslagHoorzittingFeiten,
)
from borgwijzer.brieven.datums import datum_in_woorden, datum_met_dag
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.model import Geadresseerde, Kopie
from borgwijzer.brieven.verzamelen import maak_berekening, maak_zaakdeel, zoek_briefpapier, zoek_partijen
from borgwijzer.brieven.verzamelen_zaak import ondertekend
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor
from borgwijzer.regels.bezwaar import bepaal_tijdigheid, bereken_beslistermijn, noem_termijn
from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.termijnen import bereken
from borgwijzer.toezicht.acties.besluitvorming import list_beslissers
from borgwijzer.toezicht.acties.bezwaar import VEREISTEN
from borgwijzer.toezicht.acties.bezwaarbeslissing import SOORT
from borgwijzer.toezicht.acties.bezwaarstappen import NIET_HOREN
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.feiten_toezicht import maak_bezwaarfeit
from borgwijzer.zaken.models import Bezwaar, Bezwaarstap, Schorsing

DAG = datetime.timedelta(days=1)


def noem_waartegen(bezwaar: Bezwaar) -> str:
    """Against what, to read on after "bezwaar tegen"."""
    dag = datum_in_woorden(bezwaar.bekendgemaakt_op)
    if bezwaar.besluit is None:
        return f"onze brief van {dag} met kenmerk {bezwaar.kenmerk}"
    soort = bezwaar.besluit.soort
    return f"ons besluit van {dag} over {NAMEN.get(soort, soort.replace('_', ' '))}"


def stapbrief_feiten(stap: Bezwaarstap, door: Account, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten | None:
    """Facts of the letter that goes with a step; None for a step without a letter. Raises ``Geweigerd`` with what is missing."""
    maker = MAKERS.get(stap.soort)
    if maker is None:
        return None
    bezwaar = stap.bezwaar
    feit = maak_bezwaarfeit(bezwaar, list(bezwaar.stappen.order_by("pk")))
    try:
        return maker(stap, feit, _gedeeld(bezwaar, door, Daad.BEHANDEL_BEZWAAR, moment, kenmerk))
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def beslissing_feiten(bezwaar: Bezwaar, door: Account, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the decision as ``door`` would take it now. Raises ``Geweigerd`` when the rechtbank is not filled in."""
    kader, besluit = kader_van(bezwaar.zaak), bezwaar.beslissing
    if besluit is None:
        raise Geweigerd("geen_voorstel", "Er ligt geen voorstel voor de beslissing.")
    rechtbank = zoek_briefpapier(bezwaar.organisatie_id).rechtbank.strip()
    if not rechtbank:
        zin = "De rechtbank met haar adres is nog niet ingevuld bij het briefpapier: vraag de beheerder dat te doen."
        raise Geweigerd("geen_rechtbank", zin)
    beroep = bereken(kader.termijn("beroep"), dag_van(moment), kader.kalender, met_bewijs=True)
    nieuw = bezwaar.voorstel.get("nieuw", {})
    try:
        return BeslissingOpBezwaarFeiten(
            **_gedeeld(bezwaar, door, Daad.BESLIS_OP_BEZWAAR, moment, kenmerk),
            **_hoe(bezwaar),
            uitkomst=bezwaar.voorstel["uitkomst"], gevolg=bezwaar.voorstel["gevolg"], motivering=besluit.motivering,
            gronden=bezwaar.gronden, beroep_uiterlijk_op=beroep.uitkomst, rechtbank=rechtbank,  # type: ignore[arg-type]
            berekening_beroep=maak_berekening(beroep, kader.inhoud.termijn["beroep"].naam),
            vervanging=nieuw.get("motivering", ""), vervanging_voorwaarden=tuple(nieuw.get("voorwaarden", ())),
            vervanging_tot=datetime.date.fromisoformat(nieuw["tot_en_met"]) if nieuw.get("tot_en_met") else None,
        )  # fmt: skip
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def schorsing_feiten(
    schorsing: Schorsing, door: Account, *, opgeheven: bool, moment: datetime.datetime, kenmerk: str
) -> Brieffeiten:
    """Facts of the letter that a besluit is suspended, or works again the day after."""
    einde = schorsing.tot_en_met
    weer = einde + DAG if opgeheven and einde else schorsing.van
    try:
        return SchorsingFeiten(
            **_gedeeld(schorsing.bezwaar, door, Daad.BEHANDEL_BEZWAAR, moment, kenmerk),
            bericht="werkt_weer" if opgeheven else "geschorst", door=schorsing.geschorst_door,  # type: ignore[arg-type]
            vanaf=weer, tot_en_met=None if opgeheven else einde,
            reden=schorsing.opgeheven_reden if opgeheven else schorsing.reden,
        )  # fmt: skip
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def _hoe(bezwaar: Bezwaar) -> dict[str, Any]:
    """How the bezwaar was looked at: too late or not, heard or not, with which advice."""
    stappen = {stap.soort: stap for stap in bezwaar.stappen.order_by("pk")}
    laat = stappen.get("verschoonbaar") or stappen.get("niet_verschoonbaar")
    advies = stappen.get("advies_ontvangen")
    return {
        "te_laat_reden": laat.tekst if laat else "", "gehoord": _schrijf_gehoord(stappen), "advies": advies.tekst if advies else "",
    }  # fmt: skip


def _schrijf_gehoord(stappen: Mapping[str, Bezwaarstap]) -> str:
    if gehouden := stappen.get("hoorzitting_gehouden"):
        return f"U legde uw bezwaar uit op de hoorzitting van {datum_met_dag(gehouden.op)}. Het verslag hebt u van ons gekregen."
    niet = stappen["horen_achterwege"]
    return f"Er was geen hoorzitting. Dat hoefde niet, want {NIET_HOREN[niet.uitkomst]}."


def _gedeeld(bezwaar: Bezwaar, door: Account, daad: Daad, moment: datetime.datetime, kenmerk: str) -> dict[str, Any]:
    """What every letter has: it goes to who made the bezwaar, and in copy to who builds when that is somebody else."""
    zaak, indiener = bezwaar.zaak, bezwaar.indiener
    rollen = list_beslissers(SOORT, kader_van(zaak)) if daad == Daad.BESLIS_OP_BEZWAAR else list_rollen_voor(daad)
    gedeeld = maak_zaakdeel(zaak, moment=moment, kenmerk=kenmerk)
    plaats = f"{indiener.get('postcode', '')} {indiener.get('woonplaats', '')}".strip()
    adres = tuple(regel for regel in (indiener.get("adres", ""), plaats) if regel)
    bouwer = zoek_partijen(zaak).get("initiatiefnemer") if daad == Daad.BESLIS_OP_BEZWAAR else None
    ander = bouwer if bouwer and bouwer.naam.strip().lower() != indiener["naam"].strip().lower() else None
    return {
        **gedeeld,
        "afzender": ondertekend(gedeeld["afzender"], door, rollen),
        "geadresseerde": Geadresseerde(naam=indiener["naam"], adresregels=adres),
        "ontvangen_op": zaak.geopend_op,
        "kopie_aan": (Kopie("Initiatiefnemer", ander.naam),) if ander else (),
        "bezwaar_op": bezwaar.ontvangen_op,
        "waartegen": noem_waartegen(bezwaar),
    }


def _bewijs(feit: Bezwaarfeit, kader: Kader) -> Berekening | None:
    termijn = bereken_beslistermijn(feit, kader, met_bewijs=True)
    if not termijn.delen or termijn.uiterlijk is None:
        return None
    return maak_berekening(termijn.delen[-1], noem_termijn(termijn.delen[-1].termijn.id, kader))


def _ontvangst(stap: Bezwaarstap, feit: Bezwaarfeit, gedeeld: dict[str, Any]) -> Brieffeiten:
    kader = kader_van(stap.bezwaar.zaak)
    bewijs = _bewijs(feit, kader)
    # A day that is over already is no promise.
    bewijs = bewijs if bewijs and bewijs.uitkomst >= stap.op else None
    return OntvangstBezwaarFeiten(
        **gedeeld, tijdigheid=bepaal_tijdigheid(feit, kader), onvolledig=not feit.volledig, commissie=feit.commissie,
        uiterlijk_op=bewijs.uitkomst if bewijs else None, berekening_uiterlijk=bewijs,
        berekeningen=(bewijs,) if bewijs else (),
    )  # fmt: skip


def _aanvulling(stap: Bezwaarstap, feit: Bezwaarfeit, gedeeld: dict[str, Any]) -> Brieffeiten:
    ontbreekt = tuple(VEREISTEN[code] for code in stap.bezwaar.ontbreekt)
    eigen = (stap.tekst.rstrip("."),) if stap.tekst else ()
    return AanvullingBezwaarFeiten(**gedeeld, ontbreekt=(*ontbreekt, *eigen), uiterlijk_op=_dag(stap))


def _zitting(stap: Bezwaarstap, feit: Bezwaarfeit, gedeeld: dict[str, Any]) -> Brieffeiten:
    kader = kader_van(stap.bezwaar.zaak)
    stukken = bereken(kader.termijn("stukken_hoorzitting"), _dag(stap), kader.kalender).uitkomst
    inzage = bereken(kader.termijn("inzage_hoorzitting"), _dag(stap), kader.kalender).uitkomst
    return UitnodigingHoorzittingFeiten(
        **gedeeld, zitting_op=_dag(stap), tijd=stap.gegevens["tijd"], plaats=stap.gegevens["plaats"], commissie=feit.commissie,
        stukken_uiterlijk_op=stukken, inzage_vanaf=inzage,  # type: ignore[arg-type]
    )  # fmt: skip


def _verslag(stap: Bezwaarstap, feit: Bezwaarfeit, gedeeld: dict[str, Any]) -> Brieffeiten:
    return VerslagHoorzittingFeiten(
        **gedeeld, zitting_op=stap.op, verslag=stap.tekst, aanwezigen=str(stap.gegevens.get("aanwezigen", ""))
    )


def _verdaging(stap: Bezwaarstap, feit: Bezwaarfeit, gedeeld: dict[str, Any]) -> Brieffeiten:
    kader = kader_van(stap.bezwaar.zaak)
    delen = bereken_beslistermijn(feit, kader, met_bewijs=True).delen
    eerder, nu = delen[0].uitkomst, delen[1]
    bewijs = maak_berekening(nu, noem_termijn(nu.termijn.id, kader))
    return VerdagingBezwaarFeiten(
        **gedeeld, eerder_op=eerder, uiterlijk_op=bewijs.uitkomst, reden=stap.tekst,  # type: ignore[arg-type]
        berekening_uiterlijk=bewijs, berekeningen=(bewijs,),
    )  # fmt: skip


def _dag(stap: Bezwaarstap) -> datetime.date:
    assert stap.uiterlijk, "de daad eist deze dag"
    return stap.uiterlijk


MAKERS: dict[str, Callable[[Bezwaarstap, Bezwaarfeit, dict[str, Any]], Brieffeiten]] = {
    "ontvangst_bevestigd": _ontvangst, "aanvulling_gevraagd": _aanvulling, "hoorzitting_gepland": _zitting,
    "hoorzitting_gehouden": _verslag, "verdaagd": _verdaging,
}  # fmt: skip
