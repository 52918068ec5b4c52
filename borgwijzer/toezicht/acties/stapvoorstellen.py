"""A step for which the kader asks a second pair of eyes: laid ready by one person, approved or given back by another."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.interventies import (
    bewaar_stap,
    eis_stapbevoegd,
    keur_stap,
    log_interventie,
    neem_interventie,
    vraagt_tweede,
)
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Interventie, Interventiestap, Zaak

EIGEN = "U hebt deze stap zelf klaargelegd: een collega keurt hem goed."
GEEN = "Er ligt geen stap meer klaar: laad de pagina opnieuw."


@transaction.atomic
def leg_stap_klaar(interventie_id: int, gezet: Gezet, *, versie: int, door: Account, moment: datetime.datetime) -> Interventie:
    """Lay the next step before a colleague. Raises ``Geweigerd`` as setting it would, and when nobody else need look."""
    eis_recht(door, Daad.VOER_INTERVENTIE_UIT)
    interventie, zaak = neem_interventie(interventie_id, versie)
    keur_stap(interventie, zaak, gezet, dag_van(moment))
    if not vraagt_tweede(kader_van(zaak), interventie.soort, gezet.soort):
        raise Geweigerd("geen_tweede_nodig", "Voor deze stap is geen tweede persoon nodig: zet hem zelf.")
    wie = {"door": door.pk, "naam": door.naam, "op": dag_van(moment).isoformat()}
    interventie.voorstel, interventie.terug_reden = {**wie, "stap": als_gegevens(gezet)}, ""
    return _bewaar(interventie, zaak, "interventiestap_klaargelegd", door, moment, {"stap": gezet.soort})


@transaction.atomic
def keur_stap_goed(
    interventie_id: int, *, versie: int, door: Account, moment: datetime.datetime, kenmerk: str = ""
) -> Interventiestap:
    """Set the step that lies ready. Nobody approves what they laid ready themselves."""
    interventie, zaak = neem_interventie(interventie_id, versie)
    voorstel = _eis_voorstel(interventie, door)
    interventie.voorstel = None
    ingevuld = keur_stap(interventie, zaak, lees_gezet(voorstel["stap"]), dag_van(moment))
    ingevuld.gegevens["klaargelegd_door"] = voorstel["naam"]
    return bewaar_stap(interventie, zaak, ingevuld, door, moment, kenmerk)


@transaction.atomic
def geef_stap_terug(interventie_id: int, *, reden: str, versie: int, door: Account, moment: datetime.datetime) -> Interventie:
    """Give back what lies ready, with what must be different."""
    interventie, zaak = neem_interventie(interventie_id, versie)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    voorstel = _eis_voorstel(interventie, door)
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf wat er anders moet.")
    interventie.voorstel, interventie.terug_reden = None, f"{door.naam}: {reden}"
    gegevens = {"stap": voorstel["stap"]["soort"]}
    return _bewaar(interventie, zaak, "interventiestap_teruggegeven", door, moment, gegevens, reden)


def find_eigen_stap(interventie: Interventie, door: Account) -> Geweigerd | None:
    """Why this person cannot approve what lies ready: it is their own."""
    return Geweigerd("eigen_voorstel", EIGEN) if (interventie.voorstel or {}).get("door") == door.pk else None


def als_gegevens(gezet: Gezet) -> dict[str, Any]:
    """A step that was filled in, as plain JSON values."""
    ruw = dataclasses.asdict(gezet)
    for dag in ("op", "uiterlijk"):
        ruw[dag] = ruw[dag].isoformat() if ruw[dag] else None
    ruw["afspraken"] = [[tekst, dag.isoformat()] for tekst, dag in gezet.afspraken]
    return {**ruw, "velden": dict(gezet.velden), "nagekomen": list(gezet.nagekomen)}


def lees_gezet(ruw: dict[str, Any]) -> Gezet:
    """The step that ``als_gegevens`` wrote."""
    dagen = {dag: datetime.date.fromisoformat(ruw[dag]) if ruw[dag] else None for dag in ("op", "uiterlijk")}
    afspraken = [(tekst, datetime.date.fromisoformat(dag)) for tekst, dag in ruw["afspraken"]]
    return Gezet(**{**ruw, **dagen, "afspraken": afspraken})


def _eis_voorstel(interventie: Interventie, door: Account) -> dict[str, Any]:
    if not interventie.voorstel:
        raise Geweigerd("geen_voorstel", GEEN)
    eis_stapbevoegd(interventie, interventie.voorstel["stap"]["soort"], door, Daad.KEUR_INTERVENTIESTAP_GOED)
    if fout := find_eigen_stap(interventie, door):
        raise fout
    return dict(interventie.voorstel)


def _bewaar(  # noqa: PLR0913 - a row, its zaak and its event
    interventie: Interventie, zaak: Zaak, soort: str, door: Account, moment: datetime.datetime, gegevens: dict[str, Any],
    reden: str = "",
) -> Interventie:  # fmt: skip
    interventie.versie += 1
    interventie.save(update_fields=["versie", "voorstel", "terug_reden"])
    log_interventie(soort, interventie, door, moment, gegevens, reden)
    werk_stand_bij(zaak, dag_van(moment))
    return interventie
