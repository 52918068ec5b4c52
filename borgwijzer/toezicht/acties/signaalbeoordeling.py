"""Assess a signal: what it is about, whether somebody may be in danger, and what the municipality does with it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.feiten import Aanpak, Signaalfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.signaal import Signaaladvies, adviseer_signaal
from borgwijzer.zaken.acties.eisen import eis_lengte, eis_tekst
from borgwijzer.zaken.acties.signalen import eis_onderwerpen, neem_open, noem_prioriteit, sluit_gevoegde, sluit_signaal
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van, maak_signaalfeit
from borgwijzer.zaken.models import Signaal

AANPAKKEN: tuple[str, ...] = get_args(Aanpak)


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """What a person finds. ``risico``: whether it points at a risk for safety or health; ``aanpak_reden`` may be empty when
    the aanpak is what the kader says and is not 'geen'.
    """

    onderwerpen: Sequence[str]
    risico: bool | None
    risico_reden: str
    aanpak: str
    aanpak_reden: str = ""


def adviseer(signaal: Signaal, beoordeling: Beoordeling, kader: Kader) -> Signaaladvies:
    """What the kader says of this signal when this is what a person finds. Raises ``Geweigerd`` for an unknown onderwerp."""
    eis_onderwerpen(beoordeling.onderwerpen, kader)
    gevonden = {"onderwerpen": tuple(beoordeling.onderwerpen), "risico": beoordeling.risico}
    feit: Signaalfeit = maak_signaalfeit(signaal).model_copy(update=gevonden)
    return adviseer_signaal(feit, kader)


@transaction.atomic
def beoordeel_signaal(
    signaal_id: int, beoordeling: Beoordeling, *, versie: int, door: Account, moment: datetime.datetime
) -> Signaal:
    """Keep the assessment; it may be done anew as long as the signal is open. ``versie`` is the one that was looked at.

    Raises ``Geweigerd`` for a signal that is closed, and for what is missing: the look at safety and health with its reason
    (kader 4.2 asks it of every signal), and a reason for no follow-up or for something else than the kader says.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    signaal, zaak = neem_open(signaal_id)
    if signaal.versie != versie:
        zin = f"{signaal.beoordeeld_door} heeft dit signaal intussen beoordeeld: lees die beoordeling, en pas haar zo nodig aan."
        raise Geweigerd("ingehaald", zin)
    advies = adviseer(signaal, beoordeling, kader_van(zaak))
    _eis_volledig(beoordeling, advies)
    was = {"onderwerpen": list(signaal.onderwerpen), "risico": signaal.risico, "aanpak": signaal.aanpak}
    signaal.onderwerpen, signaal.risico = list(beoordeling.onderwerpen), beoordeling.risico
    signaal.risico_reden, signaal.aanpak = beoordeling.risico_reden.strip(), beoordeling.aanpak
    signaal.aanpak_reden = beoordeling.aanpak_reden.strip()
    signaal.beoordeeld_op, signaal.beoordeeld_door, signaal.versie = dag_van(moment), door.naam, versie + 1
    if advies.sluit and beoordeling.aanpak == "geen":
        sluit_signaal(signaal, f"Geen opvolging. {signaal.aanpak_reden}", moment)
    signaal.prioriteit = noem_prioriteit(signaal.onderwerpen, kader_van(zaak))
    signaal.save()
    leg_vast(
        "signaal_beoordeeld", organisatie_id=signaal.organisatie_id, zaak_id=signaal.zaak_id, door=door, tijdstip=moment,
        reden=signaal.aanpak_reden,
        gegevens={
            "signaal": signaal.pk, "onderwerpen": signaal.onderwerpen, "risico": signaal.risico,
            "risico_reden": signaal.risico_reden, "aanpak": signaal.aanpak, "advies": advies.als_dict(), "was": was,
            "afgedaan": signaal.opgelost_op is not None,
        },
    )  # fmt: skip
    if signaal.opgelost_op:
        sluit_gevoegde(signaal, door, moment)
    werk_stand_bij(zaak, dag_van(moment))
    return signaal


def _eis_volledig(beoordeling: Beoordeling, advies: Signaaladvies) -> None:
    if beoordeling.risico is None:
        zin = "Kies of het signaal wijst op een risico voor veiligheid of gezondheid. U hoeft dat niet technisch te onderzoeken."
        raise Geweigerd("risico_ontbreekt", zin, advies.grondslag)
    eis_tekst(beoordeling.risico_reden, "risico_reden_ontbreekt", "Schrijf waaruit u dat opmaakt.")
    if "onderwerpen" in advies.ontbreekt:
        raise Geweigerd("onderwerp_ontbreekt", "Kies ten minste een onderwerp: dat bepaalt wat het kader ervan vindt.")
    if beoordeling.aanpak not in AANPAKKEN:
        raise Geweigerd("aanpak_ontbreekt", "Kies wat u met het signaal doet.")
    anders = advies.aanpak is not None and beoordeling.aanpak != advies.aanpak
    if anders or beoordeling.aanpak == "geen":
        zin = "Schrijf waarom u iets anders doet dan het kader zegt." if anders else "Schrijf waarom u het signaal niet opvolgt."
        eis_tekst(beoordeling.aanpak_reden, "aanpak_reden_ontbreekt", zin)
    eis_lengte(beoordeling.aanpak_reden)
