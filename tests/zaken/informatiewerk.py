"""A request for data in a zaak, as a concept or sent."""

from __future__ import annotations

import datetime
from typing import Any

from borgwijzer.organisaties.models import Account
from borgwijzer.zaken.acties.informatie import Gevraagd, Opzet, stel_verzoek_op, verzend_verzoek
from borgwijzer.zaken.models import Betrokkene, Informatieverzoek, Zaak
from tests.zaken.zaakwerk import MOMENT

HEIPLAN = Gevraagd("Het heiplan", "Heien van de fundering", "de dag waarop het heien begint")


def maak_opzet(zaak: Zaak, **anders: Any) -> Opzet:
    """Two questions about piles, to the first party of the zaak; far enough ahead for any moment of a test."""
    aan = Betrokkene.objects.filter(zaak=zaak).order_by("pk").first()
    assert aan
    vast = {
        "soort": "bouwwerkzaamheden", "betrokkene": aan.pk, "reden": "Heien dicht bij een oude kade.",
        "punten": [HEIPLAN, Gevraagd("Wie meet de trillingen?", "Heien van de fundering")],
        "uiterlijk": datetime.date(2026, 3, 16),
    }  # fmt: skip
    return Opzet(**{**vast, **anders})


def maak_verzoek(
    zaak: Zaak, door: Account, *, verzonden: bool = False, moment: datetime.datetime = MOMENT, **anders: Any
) -> Informatieverzoek:
    """A stored request."""
    verzoek = stel_verzoek_op(zaak.pk, maak_opzet(zaak, **anders), door=door, moment=moment)
    return verzend_verzoek(verzoek.pk, versie=verzoek.versie, door=door, moment=moment) if verzonden else verzoek
