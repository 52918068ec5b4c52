"""Divide a project into parts, change a part, let it lapse, and write down that it is in use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.delen import beletselen_vervallen
from borgwijzer.regels.feiten import Fase as Fasefeit
from borgwijzer.regels.feiten import Feiten, Locatie
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Fase, Zaak

MINSTENS, HOOGSTENS = 2, 200
TEKENS_NAAM, TEKENS_OMSCHRIJVING = 100, 300


@dataclass(frozen=True, slots=True)
class Nieuwdeel:
    """A part as somebody names it."""

    naam: str
    omschrijving: str = ""


def stel_delen_voor(feiten: Feiten) -> list[Nieuwdeel]:
    """A part for each bouwwerk that the bouwmelding names (Bbl 2.18 lid 3); empty when it names one."""
    bouw = next((een for een in reversed(feiten.meldingen) if een.soort == "bouwmelding" and een.ingetrokken_op is None), None)
    plekken = [bouw.locatie, *bouw.overige_locaties] if bouw and bouw.locatie and bouw.overige_locaties else []
    namen = [_noem_plek(plek) for plek in plekken if plek]
    dubbel = {naam for naam in namen if namen.count(naam) > 1}
    return [
        Nieuwdeel(f"{naam[: TEKENS_NAAM - 20]} (bouwwerk {nummer})" if naam in dubbel else naam[:TEKENS_NAAM], _omschrijf(plek))
        for nummer, (naam, plek) in enumerate(zip(namen, (plek for plek in plekken if plek), strict=True), start=1)
    ]


def _noem_plek(plek: Locatie) -> str:
    return plek.adres.split(",")[0].strip() or plek.kadastraal or plek.coordinaten or "Bouwwerk"


def _omschrijf(plek: Locatie) -> str:
    return "; ".join(deel for deel in (plek.adres, plek.kadastraal) if deel)[:TEKENS_OMSCHRIJVING]


@transaction.atomic
def deel_in(zaak_id: int, delen: Sequence[Nieuwdeel], *, door: Account, moment: datetime.datetime) -> list[Fase]:
    """Add parts; together the parts are the whole project, so the first time there are at least two.

    Raises ``Geweigerd`` for a closed zaak, for a name that is empty, too long or there already, and for too many parts.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    bekend = list(Fase.objects.filter(zaak=zaak))
    levend = [fase for fase in bekend if not fase.vervallen_op]
    if len(levend) + len(delen) < MINSTENS or not delen:
        raise Geweigerd("te_weinig_delen", "Noem ten minste twee delen: samen zijn de delen het hele project.")
    if len(bekend) + len(delen) > HOOGSTENS:
        raise Geweigerd("te_veel_delen", f"Een zaak kan ten hoogste {HOOGSTENS} delen hebben: neem delen samen.")
    _eis_namen([*(fase.naam for fase in levend), *(deel.naam for deel in delen)])
    eerste = max((fase.volgnummer for fase in bekend), default=0) + 1
    nieuw = Fase.objects.bulk_create(
        Fase(
            organisatie_id=zaak.organisatie_id, zaak=zaak, volgnummer=nummer, naam=deel.naam.strip(),
            omschrijving=_eis_omschrijving(deel.omschrijving),
        )
        for nummer, deel in enumerate(delen, start=eerste)
    )  # fmt: skip
    leg_zaak_vast("delen_ingedeeld", zaak, door, moment, {"delen": [_beschrijf(fase) for fase in nieuw]})
    return nieuw


@transaction.atomic
def wijzig_deel(fase_id: int, deel: Nieuwdeel, *, door: Account, moment: datetime.datetime) -> Fase:
    """Give a part another name or omschrijving; what it was stays in the time line."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak, fase = neem_fase(fase_id)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    anderen = Fase.objects.filter(zaak=zaak, vervallen_op=None).exclude(pk=fase.pk)
    _eis_namen([*anderen.values_list("naam", flat=True), deel.naam])
    was = _beschrijf(fase)
    fase.naam, fase.omschrijving = deel.naam.strip(), _eis_omschrijving(deel.omschrijving)
    if _beschrijf(fase) == was:
        return fase
    fase.save(update_fields=["naam", "omschrijving"])
    leg_zaak_vast("deel_gewijzigd", zaak, door, moment, {**_beschrijf(fase), "was": was})
    return fase


@transaction.atomic
def laat_deel_vervallen(fase_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Fase:
    """Say that a part is no part after all. Raises ``Geweigerd`` with what still hangs on it."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak, fase = neem_fase(fase_id, ook_vervallen=True)
    feiten, dag = haal_feiten(zaak), dag_van(moment)
    if redenen := beletselen_vervallen(feiten, zoek_fasefeit(feiten, fase), kader_van(zaak), dag):
        raise Geweigerd(redenen[0].code, " ".join(een.tekst for een in redenen), redenen[0].grondslag)
    fase.vervallen_op = dag
    fase.vervallen_reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom dit toch geen apart deel is.")
    fase.save(update_fields=["vervallen_op", "vervallen_reden"])
    leg_zaak_vast("deel_vervallen", zaak, door, moment, _beschrijf(fase), fase.vervallen_reden)
    return fase


@transaction.atomic
def stel_ingebruikname_vast(
    fase_id: int, datum: datetime.date | None, *, reden: str, door: Account, moment: datetime.datetime
) -> Fase:
    """Write down since when a part is in use; None takes it back. ``reden``: how it is known."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak, fase = neem_fase(fase_id)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf hoe dit bekend is, bijvoorbeeld: gezien tijdens een bezoek.")
    if datum is not None:
        eis_jaar(datum)
    if datum is not None and datum > dag_van(moment):
        raise Geweigerd("datum_in_toekomst", "Dit is nog niet gebeurd: kies een dag tot en met vandaag.")
    was, fase.in_gebruik_op = fase.in_gebruik_op, datum
    fase.save(update_fields=["in_gebruik_op"])
    gegevens = {**_beschrijf(fase), "datum": datum.isoformat() if datum else None, "was": was.isoformat() if was else None}
    leg_zaak_vast("deel_in_gebruik", zaak, door, moment, gegevens, reden)
    return fase


def neem_fase(fase_id: int, *, ook_vervallen: bool = False) -> tuple[Zaak, Fase]:
    """Hold the zaak, and then read the part. Raises ``Geweigerd`` for a part that lapsed."""
    zaak = Zaak.objects.select_for_update().get(fasen=fase_id)
    fase = Fase.objects.get(pk=fase_id)
    if fase.vervallen_op and not ook_vervallen:
        raise Geweigerd("deel_vervallen", f"{fase.naam} is vervallen op {fase.vervallen_op}: kies een ander deel.")
    return zaak, fase


def zoek_fasefeit(feiten: Feiten, fase: Fase) -> Fasefeit:
    """This part among the facts of its zaak."""
    return next(een for een in feiten.fasen if een.id == str(fase.volgnummer))


def leg_zaak_vast(
    soort: str, zaak: Zaak, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    """Write the event, and bring the stand up to date: the end of every deed about parts."""
    leg_vast(soort, organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment, reden=reden, gegevens=gegevens)
    werk_stand_bij(zaak, dag_van(moment))


def _beschrijf(fase: Fase) -> dict[str, Any]:
    return {"deel": fase.volgnummer, "naam": fase.naam, "omschrijving": fase.omschrijving}


def _eis_namen(namen: Iterable[str]) -> None:
    gezien: set[str] = set()
    for naam in (naam.strip() for naam in namen):
        if not naam:
            raise Geweigerd("naam_ontbreekt", "Geef elk deel een naam, bijvoorbeeld het adres of het nummer van de woning.")
        if len(naam) > TEKENS_NAAM:
            raise Geweigerd("naam_te_lang", f"Maak de naam van een deel korter dan {TEKENS_NAAM} tekens: {naam[:40]}…")
        if naam.casefold() in gezien:
            raise Geweigerd("naam_dubbel", f"Er is al een deel met de naam {naam}: kies een andere naam.")
        gezien.add(naam.casefold())


def _eis_omschrijving(tekst: str) -> str:
    if len(tekst.strip()) > TEKENS_OMSCHRIJVING:
        raise Geweigerd("omschrijving_te_lang", f"Maak de omschrijving van een deel korter dan {TEKENS_OMSCHRIJVING} tekens.")
    return tekst.strip()
