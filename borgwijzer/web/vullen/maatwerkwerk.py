"""What the page of a maatwerkvoorschrift is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kadermaatwerk import Maatwerkregel
from borgwijzer.regels.maatwerk import Maatwerkstand, zoek_regel
from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Besluit, Maatwerkaanvraag, Maatwerkstap


@dataclass(frozen=True, slots=True)
class Maatwerkwerk:
    """``feit`` is the application as the rules see it today, ``stand`` where it stands.

    ``voorstel``: the besluit that waits, with its letter or why there is none; ``voorschrift``: what was granted; ``brief``: the
    confirmation as it would go; ``brieven``: kenmerk -> id. ``proefbrief``: the letter of a form that was asked to see.
    """

    aanvraag: Maatwerkaanvraag
    feit: Maatwerkfeit
    stand: Maatwerkstand
    kader: Kader
    vandaag: date
    stappen: Sequence[Maatwerkstap]
    brieven: dict[str, int]
    getypt: Getypt
    voorstel: Besluit | None = None
    voorschrift: Besluit | None = None
    voorstelbrief: Brief | Geweigerd | None = None
    brief: Brief | Geweigerd | None = None
    proefbrief: Brief | None = None

    @property
    def regel(self) -> Maatwerkregel:
        return zoek_regel(self.kader)

    @property
    def geldt(self) -> bool:
        """Whether a voorschrift holds today."""
        besluit = self.voorschrift
        return besluit is not None and (besluit.tot_en_met is None or self.vandaag <= besluit.tot_en_met)
