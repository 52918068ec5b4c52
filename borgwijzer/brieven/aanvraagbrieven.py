"""The letters of an application, whatever was applied for: each goes with its deed, under the kenmerk that the deed keeps."""

from __future__ import annotations

from dataclasses import replace

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.zaken.models import Handhavingsverzoek, Maatwerkaanvraag, Zaak


def geef_kenmerk(wie: Wie, **van: int) -> Wie:
    """The same with the kenmerk of the letter; the zaak is held, so that it is free. ``van``: how the zaak is found."""
    eis_recht(wie.door, Daad.VERSTUUR_BRIEF)
    return replace(wie, kenmerk=maak_kenmerk(Zaak.objects.select_for_update().get(**van)))


def verstuur_bij_aanvraag(
    feiten: Brieffeiten, plek: str, aanvraag: Handhavingsverzoek | Maatwerkaanvraag, wie: Wie
) -> OpgeslagenBrief:  # fmt: skip
    """Store the letter with what somebody wrote for it at ``plek``."""
    return verstuur_van_plek(feiten, Verzendplek(plek), aanvraag.zaak, moment=wie.moment, door=wie.door)
