"""A rapport from a device: kept as it came, taken over when nothing changed meanwhile, and else a person chooses.

Nothing is thrown away: what a device sent stays in its row, and what it replaced is kept beside it. The same rapport sent twice
does nothing twice. A closed zaak receives a rapport too; it is then kept beside the zaak, with its photos.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.bezoeken import Bezoekplan, Stuk, plan_bezoek, voeg_stukken_toe, vul_bezoek, waarom_dicht
from borgwijzer.toezicht.acties.bouwstop_ter_plaatse import zet_bouwstop
from borgwijzer.toezicht.acties.veldfotos import zoek_fotos
from borgwijzer.toezicht.queries_controle import GEBRUIK
from borgwijzer.toezicht.veldvorm import Gestuurd, Veldinhoud
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Controle, Veldrapport, Veldtoestand, Zaak

KEUZES = ("veld", "nieuw", "naast")
ONBEKEND = "Deze controle kennen wij niet: laat de lijst op het toestel vernieuwen. Uw rapport blijft op het toestel staan."
EIGEN = (
    "gedaan_op", "begonnen_om", "geeindigd_om", "gedaan_naam", "plaats", "aanwezigen", "uitkomst", "waarnemingen", "punten",
    "versie",
)  # fmt: skip


@transaction.atomic
def neem_veldrapport_op(gestuurd: Gestuurd, *, door: Account, moment: datetime.datetime) -> Veldrapport:
    """Keep a rapport and take it over, or keep it to choose about. Sent before under this name, it is given as it is.

    Raises ``Geweigerd`` when the controle is not known or a photo is not here yet: then nothing is kept, and the device keeps all.
    """
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    zaak = Zaak.objects.select_for_update().filter(controles=gestuurd.controle).first()
    if zaak is None:
        raise Geweigerd("controle_onbekend", ONBEKEND)
    eerder = Veldrapport.objects.select_related("controle", "zaak").filter(sleutel=gestuurd.sleutel).first()
    if eerder is not None:
        return _eis_eigen(eerder, door)
    controle = Controle.objects.select_for_update().get(pk=gestuurd.controle)
    if controle.aanleiding in GEBRUIK:
        raise Geweigerd("controle_onbekend", ONBEKEND)
    rapport = Veldrapport(
        organisatie_id=zaak.organisatie_id, zaak=zaak, controle=controle, sleutel=gestuurd.sleutel, versie=gestuurd.versie,
        inhoud=gestuurd.inhoud.model_dump(mode="json"), fotos=_beschrijf(gestuurd, door), ontvangen_op=moment, ontvangen_van=door,
    )  # fmt: skip
    rapport.reden = waarom_botst(controle, zaak, gestuurd.versie) or _probeer(rapport, controle, zaak, door, moment)
    rapport.toestand = Veldtoestand.BOTST if rapport.reden else Veldtoestand.VERWERKT
    rapport.save()
    leg_vast(
        "veldrapport_ontvangen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        reden=rapport.reden, gegevens={
            "controle": controle.pk, "veldrapport": rapport.pk, "sleutel": rapport.sleutel, "botst": bool(rapport.reden),
            "fotos": len(rapport.fotos), "sha256": [foto["sha256"] for foto in rapport.fotos],
        },
    )  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
    return rapport


def waarom_botst(controle: Controle, zaak: Zaak, versie: int) -> str:
    """Why a rapport that was written from this version no longer fits; empty when it does."""
    if zaak.afgesloten_op:
        return f"De zaak is intussen afgesloten, op {zaak.afgesloten_op}."
    if dicht := waarom_dicht(controle):
        return dicht
    return "Een collega heeft de controle intussen gewijzigd." if controle.versie != versie else ""


def _probeer(rapport: Veldrapport, controle: Controle, zaak: Zaak, door: Account, moment: datetime.datetime) -> str:
    """Take it over; what the rules refuse is no reason to lose it, but one to choose about."""
    try:
        with transaction.atomic():
            neem_over(rapport, controle, zaak, door=door, moment=moment)
    except Geweigerd as weigering:
        controle.refresh_from_db()
        return weigering.zin
    return ""


def neem_over(rapport: Veldrapport, controle: Controle, zaak: Zaak, *, door: Account, moment: datetime.datetime) -> Controle:
    """Put what came in the controle, with its photos; what stood there before is kept with the rapport."""
    inhoud = Veldinhoud.model_validate(rapport.inhoud)
    if controle.gedaan_op:
        rapport.eerder = {veld: _als_tekst(getattr(controle, veld)) for veld in EIGEN}
    vul_bezoek(controle, zaak, inhoud.bevindingen(), door=door, moment=moment)
    voeg_stukken_toe(controle, _list_stukken(rapport))
    if (stop := inhoud.mondeling()) and controle.mondelinge_bouwstop_op is None:
        zet_bouwstop(controle, zaak, stop, door=door, moment=moment)
    return controle


@transaction.atomic
def kies_bij_veldrapport(
    veldrapport_id: int, keuze: str, reden: str, *, versie: int, door: Account, moment: datetime.datetime
) -> Veldrapport:
    """Choose what holds: what came from the device, what stood there, or both as two controles.

    ``versie`` is that of the controle that was looked at. Raises ``Geweigerd`` when it changed again, or was chosen about.
    """
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    zaak = Zaak.objects.select_for_update().get(veldrapporten=veldrapport_id)
    rapport = Veldrapport.objects.select_for_update().get(pk=veldrapport_id)
    controle = Controle.objects.select_for_update().get(pk=rapport.controle_id)
    if rapport.toestand != Veldtoestand.BOTST:
        raise Geweigerd("al_gekozen", f"{rapport.gekozen_naam} heeft hierover al gekozen: laad de pagina opnieuw.")
    if keuze not in KEUZES:
        raise Geweigerd("keuze_ontbreekt", "Kies wat er geldt.")
    if keuze == "veld" and (dicht := waarom_dicht(controle)):
        raise Geweigerd("controle_dicht", dicht)
    if keuze == "veld" and controle.versie != versie:
        raise Geweigerd("ingehaald", "De controle is weer gewijzigd: lees wat er nu staat en kies opnieuw.")
    rapport.reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom u dit kiest.")
    if keuze != "naast":
        eis_daad(zaak, "controleer_ter_plaatse", dag_van(moment))
        doel = controle if keuze == "veld" else _maak_nieuwe(controle, door, moment)
        neem_over(rapport, doel, zaak, door=door, moment=moment)
        rapport.controle = doel
    rapport.toestand = Veldtoestand.NAAST if keuze == "naast" else Veldtoestand.VERWERKT
    rapport.gekozen_op, rapport.gekozen_naam = moment, door.naam
    rapport.save()
    leg_vast(
        "veldrapport_gekozen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=rapport.reden,
        gegevens={"controle": rapport.controle_id, "veldrapport": rapport.pk, "keuze": keuze},
    )  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
    return rapport


def _maak_nieuwe(controle: Controle, door: Account, moment: datetime.datetime) -> Controle:
    plan = Bezoekplan(
        aanleiding=controle.aanleiding, gepland_op=dag_van(moment), uitvoerder=door.pk, opdracht=controle.opdracht,
        onderwerpen=controle.onderwerpen, signaal=controle.signaal_id, overtreding=controle.overtreding_id,
        interventie=controle.interventie_id,
    )  # fmt: skip
    return plan_bezoek(controle.zaak_id, plan, door=door, moment=moment)


def _eis_eigen(rapport: Veldrapport, door: Account) -> Veldrapport:
    if rapport.ontvangen_van_id != door.pk:
        raise Geweigerd("ander_rapport", "Onder deze naam kwam een rapport van iemand anders binnen: maak het opnieuw af.")
    return rapport


def _beschrijf(gestuurd: Gestuurd, door: Account) -> list[dict[str, Any]]:
    uploads = zoek_fotos([foto.sleutel for foto in gestuurd.fotos], door)
    beschreven: dict[str, dict[str, Any]] = {}
    for foto in gestuurd.fotos:
        upload = uploads[foto.sleutel]
        beschreven[foto.sleutel] = {
            "sleutel": foto.sleutel, "naam": upload.naam, "bestand": upload.bestand_id, "sha256": upload.sha256,
            "bijschrift": foto.bijschrift, "punt": foto.punt,
        }  # fmt: skip
    return list(beschreven.values())


def _list_stukken(rapport: Veldrapport) -> Sequence[Stuk]:
    bestanden = Bestand.objects.in_bulk([foto["bestand"] for foto in rapport.fotos])
    return [
        Stuk(foto["naam"], bestanden[foto["bestand"]], foto["bijschrift"], foto["punt"], foto["sleutel"]) for foto in rapport.fotos
    ]


def _als_tekst(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, datetime.date | datetime.time) else waarde
