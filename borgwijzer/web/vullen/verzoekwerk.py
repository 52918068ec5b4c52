"""What the page of a handhavingsverzoek is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.handhavingsverzoek import Dwangsom, Verzoekstand
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.toezichtfeiten import Handhavingsverzoekfeit
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Besluit, Handhavingsverzoek, Interventie, Overtreding, Verzoekstap


@dataclass(frozen=True, slots=True)
class Verzoekwerk:
    """What the page is made from. ``feit`` is the verzoek as the rules see it today, ``stand`` where it stands.

    ``voorstel``: the besluit that waits, with its letter or why there is none; ``brief``: the confirmation as it would go.
    ``gevolg``: what followed on it, in words. ``proefbrief``: the letter of a form that was asked to see. ``verbeter``: the step
    that somebody wants to correct.
    """

    verzoek: Handhavingsverzoek
    feit: Handhavingsverzoekfeit
    stand: Verzoekstand
    dwangsom: Dwangsom | None
    kader: Kader
    vandaag: date
    stappen: Sequence[Verzoekstap]
    brieven: dict[str, int]
    overtredingen: Sequence[Overtreding]
    interventies: Sequence[Interventie]
    getypt: Getypt
    voorstel: Besluit | None = None
    voorstelbrief: Brief | Geweigerd | None = None
    brief: Brief | Geweigerd | None = None
    gevolg: str = ""
    proefbrief: Brief | None = None
    verbeter: int | None = None
