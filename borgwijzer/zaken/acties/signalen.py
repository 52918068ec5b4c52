"""Write down a signal of an irregularity, and when it is solved."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.kader import Kader
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Melding, Signaal, Zaak

ZONDER_WOORDEN = "Zie de melding: er staat geen omschrijving bij."


@dataclass(frozen=True, slots=True)
class Binnengekomen:
    """A signal as it came in. ``bron`` is a signaalbron and ``onderwerpen`` are onderwerpen of the kader; the last may be empty.

    ``melder`` is who reported it; ``melder_afgeschermd``: he does not want his name passed on.
    """

    bron: str
    omschrijving: str
    ontvangen_op: datetime.date
    onderwerpen: Sequence[str] = ()
    direct_gevaar: bool = False
    melder: Mapping[str, str] = field(default_factory=dict)
    melder_afgeschermd: bool = False


@transaction.atomic
def neem_signaal_op(zaak_id: int, binnen: Binnengekomen, *, door: Account, moment: datetime.datetime) -> Signaal:
    """Register a signal that an employee wrote down. Raises ``Geweigerd`` for a closed zaak, or for what is missing."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    _eis_goed(binnen, kader_van(zaak), dag_van(moment))
    return _bewaar(zaak, binnen, door, moment)


@transaction.atomic
def neem_gemeld_signaal_op(
    zaak: Zaak, binnen: Binnengekomen, *, moment: datetime.datetime, door: Account | None = None, melding: Melding | None = None
) -> Signaal:
    """Register a signal as somebody outside sent it, by a melding (strijdigheid, Bkl 3.86) or a form; it counts at once.

    An onderwerp that the kader does not know is left out: a person chooses one.
    """
    bekend = [naam for naam in binnen.onderwerpen if naam in kader_van(zaak).onderwerpen]
    omschrijving = binnen.omschrijving.strip() or ZONDER_WOORDEN
    return _bewaar(zaak, replace(binnen, onderwerpen=bekend, omschrijving=omschrijving), door, moment, melding)


def _bewaar(
    zaak: Zaak, binnen: Binnengekomen, door: Account | None, moment: datetime.datetime, melding: Melding | None = None
) -> Signaal:
    signaal = Signaal.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, melding=melding, bron=binnen.bron, omschrijving=binnen.omschrijving.strip(),
        onderwerpen=list(binnen.onderwerpen), ontvangen_op=binnen.ontvangen_op, direct_gevaar=binnen.direct_gevaar,
        opgenomen_door=door, melder=dict(binnen.melder), melder_afgeschermd=binnen.melder_afgeschermd,
    )  # fmt: skip
    gegevens = {"bron": binnen.bron, "onderwerpen": list(binnen.onderwerpen), "direct_gevaar": binnen.direct_gevaar}
    _log("signaal_ontvangen", signaal, door, moment, {**gegevens, "ontvangen_op": binnen.ontvangen_op.isoformat()})
    werk_stand_bij(zaak, dag_van(moment))
    return signaal


@transaction.atomic
def los_signaal_op(signaal_id: int, *, oplossing: str, door: Account, moment: datetime.datetime) -> Signaal:
    """Close a signal as of today, with how it was solved."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    signaal, zaak = neem_open(signaal_id)
    zin = "Schrijf hoe de onregelmatigheid is opgelost, en hoe u dat weet."
    signaal.opgelost_op, signaal.oplossing = dag_van(moment), eis_tekst(oplossing, "oplossing_ontbreekt", zin)
    signaal.save(update_fields=["opgelost_op", "oplossing"])
    _log("signaal_opgelost", signaal, door, moment, {"onderwerpen": signaal.onderwerpen}, signaal.oplossing)
    werk_stand_bij(zaak, dag_van(moment))
    return signaal


@transaction.atomic
def toon_melder(signaal_id: int, *, door: Account, moment: datetime.datetime) -> str:
    """Who reported a signal and how to reach him, though he does not want it passed on. The event never holds the name."""
    eis_recht(door, Daad.ZIE_MELDER)
    signaal = Signaal.objects.get(pk=signaal_id)
    if not (signaal.melder_afgeschermd and signaal.melder):
        raise Geweigerd("niet_afgeschermd", "Van dit signaal is geen naam afgeschermd: laad de pagina opnieuw.")
    _log("melder_getoond", signaal, door, moment, {})
    return noem_melder(signaal)


def noem_melder(signaal: Signaal) -> str:
    """The reporter with how to reach him; whoever calls has seen to it that this may be shown."""
    return ", ".join(signaal.melder[deel] for deel in ("naam", "adres", "telefoon", "email") if signaal.melder.get(deel))


def neem_open(signaal_id: int) -> tuple[Signaal, Zaak]:
    """The signal with its zaak, held; raises ``Geweigerd`` when it was closed meanwhile."""
    zaak = Zaak.objects.select_for_update().get(signalen=signaal_id)
    signaal = Signaal.objects.get(pk=signaal_id)
    if signaal.opgelost_op:
        raise Geweigerd("al_opgelost", f"Dit signaal is al afgehandeld op {signaal.opgelost_op}: laad de pagina opnieuw.")
    return signaal, zaak


def _eis_goed(binnen: Binnengekomen, kader: Kader, peildatum: datetime.date) -> None:
    if binnen.bron not in kader.inhoud.signaalbron:
        raise Geweigerd("bron_onbekend", "Kies van wie het signaal komt.")
    eis_tekst(binnen.omschrijving, "omschrijving_ontbreekt", "Schrijf wat er is gezien of gemeld.")
    if binnen.ontvangen_op > peildatum:
        raise Geweigerd("datum_in_toekomst", "De dag van ontvangst ligt in de toekomst: kies een dag tot en met vandaag.")
    eis_jaar(binnen.ontvangen_op)
    eis_onderwerpen(binnen.onderwerpen, kader)


def eis_onderwerpen(onderwerpen: Sequence[str], kader: Kader) -> None:
    """Raise ``Geweigerd`` for an onderwerp that the kader does not know."""
    if onbekend := [naam for naam in onderwerpen if naam not in kader.onderwerpen]:
        raise Geweigerd("onderwerp_onbekend", f"Het kader kent het onderwerp {onbekend[0][:60]} niet: kies uit de lijst.")


def _log(
    soort: str, signaal: Signaal, door: Account | None, moment: datetime.datetime, gegevens: dict[str, Any], reden: str = ""
) -> None:
    leg_vast(
        soort, organisatie_id=signaal.organisatie_id, zaak_id=signaal.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"signaal": signaal.pk, **gegevens},
    )  # fmt: skip
