"""Suspend a besluit while bezwaar or beroep runs, let it work again, and make a besluit public."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import get_args

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.bezwaarfeiten import Schorser
from borgwijzer.regels.onherroepelijk import bepaal_woostand
from borgwijzer.regels.poorten import Zicht
from borgwijzer.toezicht.acties.bezwaar import log, neem_bezwaar
from borgwijzer.zaken.acties.eisen import eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Bezwaar, Openbaarmaking, Schorsing, Zaak

TEKENS_PLAATS = 500


@dataclass(frozen=True, slots=True)
class Schorsingsvoorstel:
    """From ``van`` to ``tot_en_met`` (both inclusive; None until further notice), by the rechter or by the municipality itself."""

    van: datetime.date
    door: str
    reden: str
    tot_en_met: datetime.date | None = None


@transaction.atomic
def schors_besluit(
    bezwaar_id: int, voorstel: Schorsingsvoorstel, *, versie: int, door: Account, moment: datetime.datetime
) -> Schorsing:
    """Write down that the besluit of this bezwaar is suspended: from then it does not hold."""
    eis_recht(door, Daad.BEHANDEL_BEZWAAR)
    bezwaar, zaak = neem_bezwaar(bezwaar_id, versie)
    besluit = _eis_schorsing(bezwaar, voorstel)
    schorsing = Schorsing.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, bezwaar=bezwaar, besluit=besluit, van=voorstel.van,
        tot_en_met=voorstel.tot_en_met, geschorst_door=voorstel.door, reden=voorstel.reden.strip(), vastgelegd_naam=door.naam,
    )  # fmt: skip
    _verhoog(bezwaar)
    gegevens = {"besluit": besluit.pk, "soort": besluit.soort, "van": schorsing.van.isoformat(), "door": schorsing.geschorst_door,
                "tot_en_met": schorsing.tot_en_met.isoformat() if schorsing.tot_en_met else None}  # fmt: skip
    log(bezwaar, "besluit_geschorst", gegevens, door=door, moment=moment, reden=schorsing.reden)
    werk_stand_bij(zaak, dag_van(moment))
    return schorsing


@transaction.atomic
def hef_schorsing_op(
    schorsing_id: int, tot_en_met: datetime.date, *, reden: str, versie: int, door: Account, moment: datetime.datetime
) -> Schorsing:
    """Let a suspension last until and including ``tot_en_met``; the day after it the besluit works again."""
    eis_recht(door, Daad.BEHANDEL_BEZWAAR)
    gevonden = Schorsing.objects.get(pk=schorsing_id)
    bezwaar, zaak = neem_bezwaar(gevonden.bezwaar_id, versie)
    schorsing = Schorsing.objects.select_related("besluit").get(pk=schorsing_id)
    eis_jaar(tot_en_met)
    if tot_en_met < schorsing.van - datetime.timedelta(days=1):
        raise Geweigerd("datums_omgekeerd", f"De schorsing begon op {schorsing.van}: kies die dag of een latere.")
    if schorsing.tot_en_met and schorsing.tot_en_met <= dag_van(moment):
        raise Geweigerd("al_opgeheven", f"Deze schorsing eindigde al op {schorsing.tot_en_met}.")
    schorsing.opgeheven_reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom de schorsing eindigt.")
    schorsing.tot_en_met = tot_en_met
    schorsing.save(update_fields=["tot_en_met", "opgeheven_reden"])
    _verhoog(bezwaar)
    gegevens = {"besluit": schorsing.besluit_id, "soort": schorsing.besluit.soort, "tot_en_met": tot_en_met.isoformat()}
    log(bezwaar, "schorsing_opgeheven", gegevens, door=door, moment=moment, reden=schorsing.opgeheven_reden)
    werk_stand_bij(zaak, dag_van(moment))
    return schorsing


@transaction.atomic
def leg_openbaarmaking_vast(
    besluit_id: int, *, plaats: str = "", uitzondering: str = "", door: Account, moment: datetime.datetime
) -> Openbaarmaking:
    """Write down where a besluit was published, or why it is not. Only once the duty holds and the besluit is irrevocable."""
    eis_recht(door, Daad.MAAK_OPENBAAR)
    zaak = Zaak.objects.select_for_update().get(besluiten=besluit_id)
    besluit = Besluit.objects.get(pk=besluit_id)
    _eis_openbaar(zaak, besluit, dag_van(moment))
    if bool(plaats.strip()) == bool(uitzondering.strip()):
        raise Geweigerd("plaats_of_grond", "Vul in waar het besluit staat, of waarom het niet openbaar wordt: een van beide.")
    if len(plaats.strip()) > TEKENS_PLAATS:
        raise Geweigerd("plaats_te_lang", f"Maak de vindplaats korter dan {TEKENS_PLAATS} tekens.")
    grond = eis_tekst(uitzondering, "grond_ontbreekt", "Schrijf de grond op.") if uitzondering.strip() else ""
    gemaakt = Openbaarmaking.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, besluit=besluit, op=dag_van(moment), plaats=plaats.strip(),
        uitzondering=grond, vastgelegd_naam=door.naam,
    )  # fmt: skip
    leg_vast(
        "besluit_openbaar", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=grond,
        gegevens={"besluit": besluit.pk, "soort": besluit.soort, "plaats": gemaakt.plaats, "uitzondering": bool(grond)},
    )  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
    return gemaakt


def _verhoog(bezwaar: Bezwaar) -> None:
    bezwaar.versie += 1
    bezwaar.save(update_fields=["versie"])


def _eis_schorsing(bezwaar: Bezwaar, voorstel: Schorsingsvoorstel) -> Besluit:
    besluit = bezwaar.besluit
    if besluit is None:
        raise Geweigerd("geen_besluit", "Van dit besluit is alleen de brief bekend: leg de schorsing vast als notitie bij de zaak.")
    if voorstel.door not in get_args(Schorser):
        raise Geweigerd("schorser_onbekend", "Kies wie het besluit schorst.")
    eis_tekst(voorstel.reden, "reden_ontbreekt", "Schrijf waarom het besluit is geschorst, met het zaaknummer van de rechtbank.")
    for dag in filter(None, (voorstel.van, voorstel.tot_en_met)):
        eis_jaar(dag)
    if voorstel.tot_en_met and voorstel.tot_en_met < voorstel.van:
        raise Geweigerd("datums_omgekeerd", "De laatste dag ligt voor de eerste: pas een van beide datums aan.")
    if voorstel.van < besluit.vanaf:
        raise Geweigerd("voor_besluit", f"Het besluit geldt vanaf {besluit.vanaf}: de schorsing kan niet eerder beginnen.")
    einde = voorstel.tot_en_met or datetime.date.max
    for ander in Schorsing.objects.filter(besluit=besluit):
        if ander.van <= einde and voorstel.van <= (ander.tot_en_met or datetime.date.max):
            raise Geweigerd("al_geschorst", f"Het besluit is al geschorst vanaf {ander.van}: kies dagen die niet overlappen.")
    return besluit


def _eis_openbaar(zaak: Zaak, besluit: Besluit, vandaag: datetime.date) -> None:
    if Openbaarmaking.objects.filter(besluit=besluit).exists():
        raise Geweigerd("al_openbaar", "Dit is al vastgelegd: laad de pagina opnieuw.")
    feiten, kader = haal_feiten(zaak), kader_van(zaak)
    feit = next((een for een in feiten.besluiten if een.id == str(besluit.pk)), None)
    if besluit.toestand != Besluittoestand.GENOMEN or feit is None:
        raise Geweigerd("niet_genomen", "Dit besluit is niet genomen: er valt niets openbaar te maken.")
    status = bepaal_woostand(feit, Zicht.op(feiten, kader, vandaag)).status
    if status == "niet_verplicht":
        raise Geweigerd("plicht_geldt_niet", "De plicht om dit besluit openbaar te maken geldt nog niet: u hoeft niets te doen.")
    if status == "nog_niet":
        raise Geweigerd("nog_niet_onherroepelijk", "Het besluit is nog niet onherroepelijk: wacht de termijn of de uitspraak af.")
