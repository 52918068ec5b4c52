"""A stored letter as text again, made from the facts it keeps, and only when that text is the letter that was stored."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any

from pydantic import TypeAdapter

from borgwijzer.brieven.besluitbrief import BouwstopFeiten, GebruiksverbodFeiten, GebruikVoorwaardenFeiten, OpheffingFeiten
from borgwijzer.brieven.bezwaarbrief import (
    AanvullingBezwaarFeiten,
    BeslissingOpBezwaarFeiten,
    OntvangstBezwaarFeiten,
    SchorsingFeiten,
    UitnodigingHoorzittingFeiten,
    VerdagingBezwaarFeiten,
    VerslagHoorzittingFeiten,
)
from borgwijzer.brieven.bouwmelding_oordeel import OnvolledigFeiten, VolledigFeiten
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.gereedmelding_oordeel import GereedOnvolledigFeiten, GereedVolledigFeiten
from borgwijzer.brieven.handhavingsverzoek import (
    VerzoekAanvullingFeiten,
    VerzoekbesluitFeiten,
    VerzoekdwangsomFeiten,
    VerzoekIngebrekeFeiten,
    VerzoekOntvangstFeiten,
    VerzoekVerlengingFeiten,
)
from borgwijzer.brieven.herinnering import HerinneringEindeFeiten, HerinneringStartFeiten
from borgwijzer.brieven.herstelverzoek import HerstelFeiten
from borgwijzer.brieven.huisstijl import Huisstijl
from borgwijzer.brieven.informatieverzoek import InformatieFeiten, InformatieherinneringFeiten
from borgwijzer.brieven.interventiebrief import INTERVENTIEBRIEVEN
from borgwijzer.brieven.lastbrief import (
    AanmaningLastFeiten,
    HercontroleLastFeiten,
    InvorderingFeiten,
    KostenFeiten,
    LastBestuursdwangFeiten,
    LastDwangsomFeiten,
    OpheffingLastFeiten,
    VerbeurteFeiten,
    VerlengingFeiten,
    VerzoekLastFeiten,
    VoornemenLastFeiten,
)
from borgwijzer.brieven.maatwerkbrief import (
    MaatwerkAanvullingFeiten,
    MaatwerkOntvangstFeiten,
    MaatwerkVerlengingFeiten,
    MaatwerkVoornemenFeiten,
    MaatwerkvoorschriftFeiten,
    MaatwerkweigeringFeiten,
)
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief
from borgwijzer.brieven.ontvangstbevestiging import OntvangstFeiten
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.rapport import RapportFeiten
from borgwijzer.brieven.signaal import DoorzendingFeiten, OntvangstSignaalFeiten
from borgwijzer.brieven.toezichtrapport import ToezichtrapportFeiten
from borgwijzer.brieven.zetter import zet


@dataclass(frozen=True, slots=True)
class Herlezen:
    """``gelijk``: set again, this text gives the stored PDF byte for byte. Otherwise only the PDF tells what was sent."""

    feiten: Brieffeiten
    brief: Brief
    gelijk: bool


def herlees(opgeslagen: OpgeslagenBrief) -> Herlezen:
    """Make the text of a stored letter from its facts and compare it with the PDF."""
    feiten = lees_feiten(opgeslagen.soort, opgeslagen.feiten)
    brief = stel_op(feiten, {stuk: deel["nieuw"] for stuk, deel in opgeslagen.eigen_tekst.items()})
    papier = Briefpapier.objects.filter(organisatie_id=opgeslagen.organisatie_id).first()
    kleur = papier.kleur if papier else Huisstijl(naam=feiten.gemeente).kleur
    pdf = zet(brief, huisstijl=Huisstijl(naam=feiten.gemeente, kleur=kleur), tijdstip=opgeslagen.gemaakt_op)
    return Herlezen(feiten, brief, hashlib.sha256(pdf).hexdigest() == opgeslagen.bestand.sha256)


def lees_feiten(soort: str, gegevens: dict[str, Any]) -> Brieffeiten:
    """The named facts of a letter from their stored form. Raises ``ValueError`` for a letter that is not known here."""
    for klasse, lezer in LEZERS.items():
        if soort == klasse.SOORT and gegevens.keys() | LATER == {veld.name for veld in fields(klasse)} | LATER:
            gelezen: Brieffeiten = lezer.validate_json(json.dumps(gegevens))
            return gelezen
    raise ValueError(f"Brieven van de soort {soort} kan deze versie niet lezen: open de PDF.")


# Every variant of every kind; two variants of one kind have different facts.
VARIANTEN: tuple[type[Brieffeiten], ...] = (
    OntvangstFeiten, VolledigFeiten, OnvolledigFeiten, GereedVolledigFeiten, GereedOnvolledigFeiten, HerstelFeiten,
    InformatieFeiten, InformatieherinneringFeiten,
    HerinneringStartFeiten, HerinneringEindeFeiten, GebruikVoorwaardenFeiten, BouwstopFeiten, GebruiksverbodFeiten,
    OpheffingFeiten, RapportFeiten, OntvangstSignaalFeiten, DoorzendingFeiten,
    VerzoekOntvangstFeiten, VerzoekAanvullingFeiten, VerzoekVerlengingFeiten, VerzoekIngebrekeFeiten, VerzoekbesluitFeiten,
    VerzoekdwangsomFeiten,
    MaatwerkOntvangstFeiten, MaatwerkAanvullingFeiten, MaatwerkVerlengingFeiten, MaatwerkVoornemenFeiten,
    MaatwerkvoorschriftFeiten, MaatwerkweigeringFeiten,
    ToezichtrapportFeiten,
    *INTERVENTIEBRIEVEN,
    VoornemenLastFeiten, LastDwangsomFeiten, LastBestuursdwangFeiten, VerlengingFeiten, HercontroleLastFeiten, VerbeurteFeiten,
    InvorderingFeiten, AanmaningLastFeiten, KostenFeiten, VerzoekLastFeiten, OpheffingLastFeiten,
    OntvangstBezwaarFeiten, AanvullingBezwaarFeiten, UitnodigingHoorzittingFeiten, VerslagHoorzittingFeiten,
    VerdagingBezwaarFeiten, BeslissingOpBezwaarFeiten, SchorsingFeiten,
)  # fmt: skip
# Facts that letters were given later: one without them was about the whole, cited the wet, and had no remedy clause.
LATER = frozenset({"deel", "alleen_kader", "bezwaar", "kader_eist_start", "gemeentetekst", "ondertekening"})
LEZERS: dict[type[Brieffeiten], TypeAdapter[Any]] = {klasse: TypeAdapter(klasse) for klasse in VARIANTEN}
