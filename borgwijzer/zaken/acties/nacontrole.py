"""A new snapshot of the register, and the zaken under way whose kwaliteitsborger or instrument it touches.

The lines of a register are few and the zaken many: lines without status lead along an index to their zaken.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.borging import zoek_tijdvak
from borgwijzer.regels.feiten import Feiten, Partij
from borgwijzer.regels.nacontrole import Verdacht, list_verdacht, zoek_eerder, zoek_wijziging
from borgwijzer.regels.register import Blad, Gezocht, raadpleeg
from borgwijzer.register.models import Registerstand
from borgwijzer.register.queries import find_stand, find_stand_op_id, find_vorige, lees_blad
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten_van
from borgwijzer.zaken.models import Nacontrole, Zaak

STAP = 200
# In these phases the kwaliteitsborging matters; before there is none, and after it is done.
LOPEND = (
    "bouwmelding_in_behandeling", "wacht_op_start", "in_uitvoering", "gereedmelding_in_behandeling", "wacht_op_gebruik", "gestuit",
)  # fmt: skip


def controleer_borgers(stand_id: int, *, moment: datetime.datetime, stap: int = STAP) -> int:
    """Compare the zaken under way with this snapshot; gives for how many the answer of the register changed.

    Each step is a transaction of its own and a zaak is done once per snapshot: a run that is killed goes on, and twice is
    once. Of a snapshot that is not the newest nothing follows.
    """
    stand = find_stand_op_id(stand_id)
    nieuwste = find_stand(stand.organisatie_id, dag_van(moment)) if stand else None
    if stand is None or nieuwste is None or nieuwste.pk != stand.pk:
        return 0
    vorige = find_vorige(stand)
    blad = lees_blad(stand)
    ids = list_geraakt(list_verdacht(blad, lees_blad(vorige) if vorige else None))
    gewijzigd = 0
    for begin in range(0, len(ids), stap):
        gewijzigd += _controleer_stap(stand, blad, ids[begin : begin + stap], moment)
    return gewijzigd


def list_geraakt(verdacht: Verdacht) -> list[int]:
    """The zaken under way with one of these kwaliteitsborgers or instruments, and those that wait for better news."""
    per_sleutel = (
        Zaak.objects.filter(borger_kvk__in=verdacht.kvk), Zaak.objects.filter(borger_naam__in=verdacht.namen),
        Zaak.objects.filter(borger_middel__in=verdacht.middelen), _list_wachtend(),
    )  # fmt: skip
    gevonden = {pk for zaken in per_sleutel for pk in zaken.filter(fase__in=LOPEND).values_list("pk", flat=True)}
    return sorted(gevonden)


def _list_wachtend() -> QuerySet[Zaak]:
    """Zaken with the taak: a later snapshot may say that all is well again."""
    return Zaak.objects.filter(taken__code="beoordeel_kwaliteitsborger")


@transaction.atomic
def _controleer_stap(stand: Registerstand, blad: Blad, ids: Sequence[int], moment: datetime.datetime) -> int:
    zaken = list(Zaak.objects.select_for_update().filter(pk__in=ids, fase__in=LOPEND).order_by("pk"))
    feiten = haal_feiten_van(zaken)
    gedaan = set(Nacontrole.objects.filter(zaak__in=zaken, stand=stand).values_list("zaak_id", flat=True))
    return sum(_controleer(zaak, feiten[zaak.pk], stand, blad, moment) for zaak in zaken if zaak.pk not in gedaan)


def _controleer(zaak: Zaak, feiten: Feiten, stand: Registerstand, blad: Blad, moment: datetime.datetime) -> bool:
    """Whether the register says something else than was known; then that is kept, with its event."""
    tijdvak = zoek_tijdvak(feiten, dag_van(moment))
    if tijdvak is None:
        return False
    gezocht = Gezocht(tijdvak.partij.naam, tijdvak.partij.kvk, tijdvak.instrument)
    uitkomst = raadpleeg(blad, gezocht, stand.peildatum, oud_na=settings.REGISTER_OUD_NA_DAGEN)
    eerder = zoek_eerder(feiten, tijdvak.partij)
    wijziging = zoek_wijziging(eerder, uitkomst)
    if not wijziging:
        return False
    controle = Nacontrole.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, stand=stand, op=stand.peildatum,
        borger=Partij(naam=gezocht.naam, kvk=gezocht.kvk).model_dump(), instrument=gezocht.instrument,
        eerder=eerder.model_dump(mode="json") if eerder else None, uitkomst=uitkomst.model_dump(mode="json"), gemaakt_op=moment,
    )  # fmt: skip
    leg_vast(
        "registerstatus_gewijzigd", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=None, tijdstip=moment,
        gegevens={"nacontrole": controle.pk, "stand": stand.pk, "op": stand.peildatum.isoformat(), "wijzigingen": wijziging},
    )  # fmt: skip
    werk_stand_bij(zaak, dag_van(moment))
    return True


@transaction.atomic
def beoordeel_borger(nacontrole_id: int, *, tekst: str, door: Account, moment: datetime.datetime) -> Nacontrole:
    """Keep what a person found that the change means for this zaak; the taak is done until the register changes again."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(nacontroles=nacontrole_id)
    controle = Nacontrole.objects.get(pk=nacontrole_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "leg_feit_vast", peildatum)
    if controle.beoordeeld_op:
        raise Geweigerd("al_beoordeeld", f"{controle.beoordeeld_naam} heeft dit al beoordeeld: laad de pagina opnieuw.")
    zin = "Schrijf wat u naging en wat het voor de bouw betekent."
    controle.beoordeling = eis_tekst(tekst, "beoordeling_ontbreekt", zin)
    controle.beoordeeld_op, controle.beoordeeld_door, controle.beoordeeld_naam = peildatum, door, door.naam
    controle.save(update_fields=["beoordeling", "beoordeeld_op", "beoordeeld_door", "beoordeeld_naam"])
    leg_vast(
        "registerstatus_beoordeeld", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        reden=controle.beoordeling, gegevens={"nacontrole": controle.pk},
    )  # fmt: skip
    werk_stand_bij(zaak, peildatum)
    return controle
