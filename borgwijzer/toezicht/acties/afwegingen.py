"""Weigh an overtreding: save, propose, and by somebody else fix it or give it back. What is fixed never changes."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.bevoegd import eis_bevoegd, noem_met_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.afweging import GEEN, Opzet, Weging, score_van, weeg
from borgwijzer.regels.afwegingseisen import Gebrek, list_gebreken
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.afwegingvorm import zet_advies, zet_opzet
from borgwijzer.toezicht.queries_afweging import Treffer, list_recidive
from borgwijzer.zaken.acties.eisen import TEKENS_REDEN, eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Overtreding, Zaak

Toestand = Afwegingtoestand
INGEHAALD = (
    "Iemand anders heeft deze afweging intussen gewijzigd. Open haar in een nieuw venster, lees wat er staat, "
    "en neem uw tekst over."
)
LANGSTE_MET = 200


class Onvolledig(Geweigerd):
    """A proposal that misses something; ``gebreken`` name the fields."""

    def __init__(self, gebreken: list[Gebrek]) -> None:
        super().__init__("afweging_onvolledig", " ".join(gebrek.zin for gebrek in gebreken[:3]))
        self.gebreken = gebreken


@transaction.atomic
def bewaar_afweging(overtreding_id: int, opzet: Opzet, *, versie: int, door: Account, moment: datetime.datetime) -> Afweging:
    """Keep what is filled in so far; anything may still be missing. ``versie`` is the one that was looked at, 0 for none."""
    overtreding, kader = _neem(overtreding_id, "weeg_overtreding", Daad.WEEG_OVERTREDING, door, moment)
    afweging = _neem_concept(overtreding, versie, moment)
    treffers = list_recidive(overtreding, kader)
    _eis_vorm(opzet, kader)
    zet_opzet(afweging, opzet, kader, treffers)
    afweging.save()
    _log("afweging_bewaard", afweging, door, moment, {"gevolg": opzet.gevolg, "gedrag": opzet.gedrag})
    werk_stand_bij(overtreding.zaak, dag_van(moment))
    return afweging


@transaction.atomic
def stel_afweging_voor(overtreding_id: int, opzet: Opzet, *, versie: int, door: Account, moment: datetime.datetime) -> Afweging:
    """Put a complete afweging before somebody with a mandate. Raises ``Onvolledig`` with all that is missing."""
    overtreding, kader = _neem(overtreding_id, "weeg_overtreding", Daad.WEEG_OVERTREDING, door, moment)
    afweging = _neem_concept(overtreding, versie, moment)
    treffers = list_recidive(overtreding, kader)
    _eis_vorm(opzet, kader)
    weging = _eis_volledig(opzet, kader, treffers, dag_van(moment))
    zet_opzet(afweging, opzet, kader, treffers)
    zet_advies(afweging, opzet, weging, overtreding, kader)
    afweging.toestand, afweging.kaderversie_id = Toestand.VOORGESTELD, overtreding.zaak.kaderversie_id
    afweging.voorgesteld_op, afweging.voorgesteld_door, afweging.voorgesteld_naam = dag_van(moment), door, door.naam
    afweging.terug_op, afweging.terug_naam, afweging.terug_reden = None, "", ""
    afweging.save()
    _log("afweging_voorgesteld", afweging, door, moment, _beschrijf(afweging), afweging.keuze_reden)
    werk_stand_bij(overtreding.zaak, dag_van(moment))
    return afweging


@transaction.atomic
def keur_afweging_goed(overtreding_id: int, *, versie: int, door: Account, moment: datetime.datetime) -> Afweging:
    """Fix what somebody else proposed: from now it never changes."""
    overtreding, afweging = _neem_voorstel(overtreding_id, versie, door, moment)
    afweging.toestand, afweging.vastgesteld_op = Toestand.VASTGESTELD, dag_van(moment)
    afweging.vastgesteld_door, afweging.vastgesteld_naam = door, noem_met_rollen(door)[:300]
    afweging.versie += 1
    afweging.save()
    _log("afweging_vastgesteld", afweging, door, moment, _beschrijf(afweging), afweging.keuze_reden)
    werk_stand_bij(overtreding.zaak, dag_van(moment))
    return afweging


@transaction.atomic
def geef_afweging_terug(overtreding_id: int, *, reden: str, versie: int, door: Account, moment: datetime.datetime) -> Afweging:
    """Give it back to who proposed it, who reads why."""
    overtreding, afweging = _neem_voorstel(overtreding_id, versie, door, moment)
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf wat er anders moet: de opsteller leest dat.")
    afweging.toestand, afweging.voorgesteld_op = Toestand.TERUGGEGEVEN, None
    afweging.terug_op, afweging.terug_naam, afweging.terug_reden = dag_van(moment), noem_met_rollen(door)[:300], reden
    afweging.versie += 1
    afweging.save()
    _log("afweging_teruggegeven", afweging, door, moment, {"keuze": afweging.keuze or GEEN}, reden)
    werk_stand_bij(overtreding.zaak, dag_van(moment))
    return afweging


def find_eigen_afweging(afweging: Afweging, door: Account) -> Geweigerd | None:
    """Why this person cannot decide on an afweging: they proposed it."""
    if afweging.voorgesteld_door_id == door.pk:
        return Geweigerd("eigen_voorstel", "U hebt deze afweging zelf voorgesteld: een ander met mandaat stelt haar vast.")
    return None


def _neem(overtreding_id: int, daad: Regeldaad, recht: Daad, door: Account, moment: datetime.datetime) -> tuple[Overtreding, Kader]:
    """The overtreding with its zaak, held, when this deed is possible."""
    zaak = Zaak.objects.select_for_update().get(overtredingen=overtreding_id)
    eis_bevoegd(door, recht, kader_van(zaak), daad)
    overtreding = Overtreding.objects.get(pk=overtreding_id)
    overtreding.zaak = zaak
    eis_daad(zaak, daad, dag_van(moment), overtreding=str(overtreding_id))
    return overtreding, kader_van(zaak)


def _neem_concept(overtreding: Overtreding, versie: int, moment: datetime.datetime) -> Afweging:
    """The afweging that is still open, one version further, or a new one."""
    afweging = Afweging.objects.filter(overtreding=overtreding).exclude(toestand=Toestand.VASTGESTELD).first()
    if (afweging.versie if afweging else 0) != versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    zaak = overtreding.zaak
    afweging = afweging or Afweging(
        organisatie_id=zaak.organisatie_id, zaak=zaak, overtreding=overtreding, kaderversie_id=zaak.kaderversie_id,
        begonnen_op=dag_van(moment),
    )  # fmt: skip
    afweging.versie = versie + 1
    return afweging


def _neem_voorstel(overtreding_id: int, versie: int, door: Account, moment: datetime.datetime) -> tuple[Overtreding, Afweging]:
    overtreding, _ = _neem(overtreding_id, "keur_afweging_goed", Daad.KEUR_AFWEGING_GOED, door, moment)
    afweging = Afweging.objects.get(overtreding=overtreding, toestand=Toestand.VOORGESTELD)
    if afweging.versie != versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    if fout := find_eigen_afweging(afweging, door):
        raise fout
    return overtreding, afweging


def _eis_volledig(opzet: Opzet, kader: Kader, treffers: list[Treffer], peildatum: datetime.date) -> Weging:
    score = score_van(opzet, kader)
    weging = weeg(score, kader, kan_niet=opzet.kan_niet) if score else None
    gebreken = list_gebreken(opzet, weging, kader, peildatum, [str(een.overtreding.pk) for een in treffers])
    if gebreken or weging is None:
        raise Onvolledig(gebreken)
    return weging


def _eis_vorm(opzet: Opzet, kader: Kader) -> None:
    """What no form can give: a code that the kader does not have, or a text without end."""
    bekend = {een.id for een in kader.inhoud.argument}
    if opzet.keuze not in ("", GEEN, *kader.inhoud.maatregel) and kader.inhoud.maatregel:
        raise Geweigerd("keuze_onbekend", "Kies een maatregel die het kader kent.")
    if onbekend := [id_ for id_ in opzet.argumenten if id_ not in bekend]:
        raise Geweigerd("argument_onbekend", f"Het kader kent de omstandigheid {onbekend[0][:60]} niet: laad de pagina opnieuw.")
    if opzet.overleg.op:
        eis_jaar(opzet.overleg.op)
    if len(opzet.overleg.met) > LANGSTE_MET:
        raise Geweigerd("met_te_lang", f"Maak de naam van wie u sprak korter dan {LANGSTE_MET} tekens.")
    for tekst in _list_teksten(opzet):
        if len(tekst.strip()) > TEKENS_REDEN:
            raise Geweigerd("reden_te_lang", f"Maak uw tekst korter dan {TEKENS_REDEN} tekens: '{tekst.strip()[:40]}…'.")


def _list_teksten(opzet: Opzet) -> list[str]:
    antwoorden = [een.reden for een in (*opzet.recidive.values(), *opzet.mogelijk.values())]
    vaste = [opzet.samenloop, opzet.keuze_reden, opzet.afwijking_reden, opzet.overleg.uitkomst, opzet.overleg.reden]
    return [*vaste, *opzet.redenen.values(), *opzet.argumenten.values(), *opzet.lichter.values(), *antwoorden]


def _beschrijf(afweging: Afweging) -> dict[str, Any]:
    return {
        "cel": afweging.advies.get("cel", ""), "verschoven_cel": afweging.advies.get("verschoven_cel"),
        "keuze": afweging.keuze or GEEN, "afwijking": afweging.afwijking_reden, "invoer": afweging.invoer,
        "kaderversie": afweging.kaderversie_id, "herhaling": bool(afweging.invoer.get("herhaling")),
    }  # fmt: skip


def _log(
    soort: str, afweging: Afweging, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    leg_vast(
        soort, organisatie_id=afweging.organisatie_id, zaak_id=afweging.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"overtreding": afweging.overtreding_id, "afweging": afweging.pk, **gegevens},
    )  # fmt: skip
