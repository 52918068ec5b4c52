"""What every deed in the table of deeds begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.zaken.acties import (
    toetsen,
)
from borgwijzer.zaken.models import Melding
from tests.web.conftest import lever_aan
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles

MENS = "hw-bm-instrument-past"


@dataclass
class Situatie:
    """A zaak with a melding, a colleague who prepares, and the person who does the deed."""

    organisatie: Organisatie
    melding: Melding
    collega: Account
    wie: Account
    allen: Account

    def voorstel(self) -> int:
        beantwoord_alles(self.melding.toets, self.collega, niet_voldaan=MENS)
        return toetsen.stel_afwijzing_voor(
            self.melding.toets.pk, versie=1, door=self.collega, moment=MOMENT, toelichting="Past niet."
        ).versie

    def triage(self) -> Bericht:
        return Bericht.objects.get(pk=lever_aan(self.organisatie, "startbouw").bericht_id)


Stap = Callable[[Situatie], Callable[[], object]]
