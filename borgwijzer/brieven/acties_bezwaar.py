"""Steps of a bezwaar that send a letter, the decision, and a suspension: each deed with its letter, both or neither."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek, stel_concept_op
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_bezwaar import beslissing_feiten, schorsing_feiten, stapbrief_feiten
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.bezwaar import Binnengekomen, leg_stap_vast, registreer_bezwaar
from borgwijzer.toezicht.acties.bezwaarbeslissing import neem_beslissing
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel, hef_schorsing_op, schors_besluit
from borgwijzer.zaken.models import Bezwaar, Zaak


def registreer_bezwaar_tegen_brief(zaak_id: int, binnen: Binnengekomen, *, door: Account, moment: datetime.datetime) -> Bezwaar:
    """Take a bezwaar in; of one against a letter this finds who made that letter, and when. Raises as ``registreer_bezwaar``."""
    if binnen.besluit is not None:
        return registreer_bezwaar(zaak_id, binnen, door=door, moment=moment)
    brief = OpgeslagenBrief.objects.filter(zaak_id=zaak_id, kenmerk=binnen.kenmerk.strip()).first()
    if brief is None:
        raise Geweigerd("brief_onbekend", "Deze zaak heeft geen brief met dat kenmerk: neem het over van de pagina van de zaak.")
    bekend = binnen.bekendgemaakt_op or brief.gemaakt_op.date()
    aangevuld = Binnengekomen(
        ontvangen_op=binnen.ontvangen_op, indiener=binnen.indiener, gronden=binnen.gronden, kenmerk=brief.kenmerk,
        bekendgemaakt_op=bekend, verzonden_op=binnen.verzonden_op, ontbreekt=binnen.ontbreekt, commissie=binnen.commissie,
        genomen_door=brief.gemaakt_door_id,
    )  # fmt: skip
    return registreer_bezwaar(zaak_id, aangevuld, door=door, moment=moment)


@transaction.atomic
def doe_stap_en_verstuur(
    bezwaar_id: int, invoer: Stapinvoer, *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief | None:
    """Write down a step and store its letter; None for a step that has none."""
    stap = leg_stap_vast(bezwaar_id, invoer, versie=versie, door=door, moment=moment)
    zaak = stap.bezwaar.zaak
    feiten = stapbrief_feiten(stap, door, moment=moment, kenmerk=maak_kenmerk(zaak))
    return _verstuur(feiten, f"bezwaar_{invoer.soort}-{bezwaar_id}", zaak, door, moment) if feiten else None


def toon_beslissing(bezwaar: Bezwaar, door: Account, *, moment: datetime.datetime) -> Brief:
    """The letter of a proposed decision as it would be if ``door`` took it now."""
    feiten = beslissing_feiten(bezwaar, door, moment=moment, kenmerk=maak_kenmerk(bezwaar.zaak))
    return stel_concept_op(feiten, bezwaar.zaak, f"bezwaarbeslissing-{bezwaar.pk}")


@transaction.atomic
def neem_beslissing_en_verstuur(bezwaar_id: int, *, versie: int, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """Take the proposed decision and store its letter."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    bezwaar = neem_beslissing(bezwaar_id, versie=versie, door=door, moment=moment)
    feiten = beslissing_feiten(bezwaar, door, moment=moment, kenmerk=maak_kenmerk(bezwaar.zaak))
    return _verstuur(feiten, f"bezwaarbeslissing-{bezwaar_id}", bezwaar.zaak, door, moment)


@transaction.atomic
def schors_en_verstuur(
    bezwaar_id: int, voorstel: Schorsingsvoorstel, *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief:
    """Write down a suspension and store the letter that says so."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    schorsing = schors_besluit(bezwaar_id, voorstel, versie=versie, door=door, moment=moment)
    feiten = schorsing_feiten(schorsing, door, opgeheven=False, moment=moment, kenmerk=maak_kenmerk(schorsing.zaak))
    return _verstuur(feiten, f"bezwaar_schors-{bezwaar_id}", schorsing.zaak, door, moment)


@transaction.atomic
def hef_schorsing_op_en_verstuur(
    schorsing_id: int, tot_en_met: datetime.date, *, reden: str, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief:
    """End a suspension and store the letter that the besluit works again."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    schorsing = hef_schorsing_op(schorsing_id, tot_en_met, reden=reden, versie=versie, door=door, moment=moment)
    feiten = schorsing_feiten(schorsing, door, opgeheven=True, moment=moment, kenmerk=maak_kenmerk(schorsing.zaak))
    return _verstuur(feiten, f"bezwaar_hef{schorsing_id}-{schorsing.bezwaar_id}", schorsing.zaak, door, moment)


def _verstuur(feiten: Brieffeiten, plek: str, zaak: Zaak, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    return verstuur_van_plek(feiten, Verzendplek(plek), zaak, moment=moment, door=door)
