"""Write down that a party was followed by another, and take such a row back when it was wrong."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, get_args

from django.conf import settings
from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.borging import list_borgers
from borgwijzer.regels.feiten import Partij, Registerfeit, Wisselrol
from borgwijzer.regels.register import Gezocht, is_dezelfde, raadpleeg
from borgwijzer.register.queries import find_stand, lees_blad
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.feiten import dag_van, haal_feiten
from borgwijzer.zaken.models import Betrokkene, Wisseling, Zaak

TEKENS = {"naam": 500, "instrument": 300}
EERSTE_JAAR = 2014
HOE = "Schrijf hoe u dit weet, bijvoorbeeld: brief van de initiatiefnemer, of gebeld met de kwaliteitsborger."


@dataclass(frozen=True, slots=True)
class Opvolger:
    """The new party as somebody typed it. ``sinds``: its first day; ``gemeld_op``: the day on which the municipality heard."""

    rol: str
    naam: str
    sinds: datetime.date
    gemeld_op: datetime.date
    hoe: str
    kvk: str = ""
    instrument: str = ""


@transaction.atomic
def leg_wisseling_vast(zaak_id: int, opvolger: Opvolger, *, door: Account, moment: datetime.datetime) -> Wisseling:
    """Keep that this party follows the former one; of a kwaliteitsborger the register is looked up for the first day.

    Raises ``Geweigerd`` for a closed zaak, for what is missing or cannot be, and when nobody would follow anybody.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", peildatum)
    gegevens = _eis_goed(zaak, opvolger, peildatum)
    controle = _zoek_op(zaak, gegevens, opvolger.sinds) if opvolger.rol == "kwaliteitsborger" else None
    wisseling = Wisseling.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, rol=opvolger.rol, sinds=opvolger.sinds, gemeld_op=opvolger.gemeld_op,
        registercontrole=controle.model_dump(mode="json") if controle else None,
        door=door, door_naam=door.naam, vastgelegd_op=moment, **gegevens,
    )  # fmt: skip
    Betrokkene.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, rol=opvolger.rol, naam=gegevens["naam"], kvk=gegevens["kvk"],
        sinds=opvolger.sinds, bron="wisseling", reden=gegevens["hoe"], door=door, door_naam=door.naam,
    )  # fmt: skip
    leg_vast(
        "wisseling_vastgelegd", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        reden=gegevens["hoe"],
        gegevens={
            "wisseling": wisseling.pk, "rol": wisseling.rol, "sinds": wisseling.sinds.isoformat(),
            "gemeld_op": wisseling.gemeld_op.isoformat(), "registercontrole": wisseling.registercontrole,
        },
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    vraag_zoekwerk(zaak)
    return wisseling


def _eis_goed(zaak: Zaak, opvolger: Opvolger, peildatum: datetime.date) -> dict[str, Any]:
    """The words ready to store."""
    if opvolger.rol not in get_args(Wisselrol):
        raise Geweigerd("rol_onbekend", f"Kies wie er wisselde: {' of '.join(get_args(Wisselrol))}.")
    naam, instrument, kvk = opvolger.naam.strip(), opvolger.instrument.strip(), "".join(opvolger.kvk.split())
    if not naam:
        raise Geweigerd("naam_ontbreekt", "Vul de naam in van wie het overneemt.")
    for veld, tekst in (("naam", naam), ("instrument", instrument)):
        if len(tekst) > TEKENS[veld]:
            raise Geweigerd(f"{veld}_te_lang", f"Maak de {veld} korter dan {TEKENS[veld]} tekens.".replace("de instr", "het instr"))
    if kvk and not (kvk.isascii() and kvk.isdecimal() and len(kvk) == 8):
        raise Geweigerd("kvk_onjuist", "Een KvK-nummer heeft acht cijfers: controleer het, of laat het leeg.")
    _eis_dagen(opvolger, peildatum)
    _eis_ander(zaak, Partij(naam=naam, kvk=kvk), opvolger, peildatum)
    return {"naam": naam, "instrument": instrument, "kvk": kvk, "hoe": eis_tekst(opvolger.hoe, "reden_ontbreekt", HOE)}


def _eis_dagen(opvolger: Opvolger, peildatum: datetime.date) -> None:
    for wat, dag in (("eerste dag", opvolger.sinds), ("dag waarop het gemeld is", opvolger.gemeld_op)):
        if dag > peildatum:
            raise Geweigerd("datum_in_toekomst", f"De {wat} ligt na vandaag: kies een dag tot en met vandaag.")
        if dag.year < EERSTE_JAAR:
            raise Geweigerd("datum_te_ver", f"De {wat} ligt voor {EERSTE_JAAR}: controleer de datum.")


def _eis_ander(zaak: Zaak, partij: Partij, opvolger: Opvolger, peildatum: datetime.date) -> None:
    """Whoever is there already, in a row that was announced, follows nobody."""
    if opvolger.rol != "kwaliteitsborger":
        return
    tijdvakken = list_borgers(haal_feiten(zaak), peildatum)
    if not tijdvakken:
        raise Geweigerd("geen_borger", "Er is nog geen kwaliteitsborger bekend: registreer eerst de bouwmelding.")
    if tijdvakken[-1].aangekondigd and is_dezelfde(tijdvakken[-1].partij, partij):
        raise Geweigerd("zelfde_partij", "Dit is al de kwaliteitsborger van deze zaak: er valt geen wisseling vast te leggen.")
    if opvolger.sinds < tijdvakken[0].van:
        raise Geweigerd("voor_de_eerste", f"De eerste kwaliteitsborger is bekend sinds {tijdvakken[0].van}: kies een latere dag.")


def _zoek_op(zaak: Zaak, gegevens: dict[str, Any], dag: datetime.date) -> Registerfeit | None:
    stand = find_stand(zaak.organisatie_id, dag)
    if stand is None:
        return None
    gezocht = Gezocht(gegevens["naam"], gegevens["kvk"], gegevens["instrument"])
    return raadpleeg(lees_blad(stand), gezocht, dag, oud_na=settings.REGISTER_OUD_NA_DAGEN)


@transaction.atomic
def laat_wisseling_vervallen(wisseling_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Wisseling:
    """Take back a row that was wrong: it stays to be read and no longer counts. The party of before is the party again."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(wisselingen=wisseling_id)
    wisseling = Wisseling.objects.get(pk=wisseling_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", peildatum)
    if wisseling.vervallen_op:
        raise Geweigerd("al_vervallen", "Iemand anders heeft deze wisseling al teruggenomen: laad de pagina opnieuw.")
    wisseling.vervallen_reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom deze wisseling niet klopt.")
    wisseling.vervallen_op = peildatum
    wisseling.save(update_fields=["vervallen_op", "vervallen_reden"])
    _zet_vorige_terug(zaak, wisseling, door, peildatum)
    leg_vast(
        "wisseling_vervallen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        reden=wisseling.vervallen_reden, gegevens={"wisseling": wisseling.pk, "rol": wisseling.rol},
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    vraag_zoekwerk(zaak)
    return wisseling


def _zet_vorige_terug(zaak: Zaak, wisseling: Wisseling, door: Account, peildatum: datetime.date) -> None:
    """The party that the row had put aside, as a row of today; nothing when another came after it."""
    partijen = list(Betrokkene.objects.filter(zaak=zaak, rol=wisseling.rol).order_by("sinds", "id"))
    if not partijen or partijen[-1].naam != wisseling.naam:
        return
    vorige = next((partij for partij in reversed(partijen) if partij.naam != wisseling.naam), None)
    if vorige is None:
        return
    vorige.pk, vorige.sinds, vorige.bron, vorige.reden = None, peildatum, "correctie", wisseling.vervallen_reden
    vorige.door, vorige.door_naam = door, door.naam
    vorige._state.adding = True
    vorige.save(force_insert=True)
