"""Check that every proposed or fixed afweging still recomputes to the advies that was kept with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from borgwijzer.kaders.versies import lees_versie
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.afweging import herbereken
from borgwijzer.zaken.models import Afweging, Afwegingtoestand

STAP = 500
BEWAARD = (Afwegingtoestand.VOORGESTELD, Afwegingtoestand.VASTGESTELD)


@dataclass
class Uitslag:
    """``anders``: zaaknummer and id of each afweging with another outcome, at most a hundred; ``aantal_anders`` counts all."""

    afwegingen: int = 0
    aantal_anders: int = 0
    anders: list[dict[str, object]] = field(default_factory=list)


def herbereken_alles() -> Uitslag:
    """All organisaties, read as a stream."""
    uitslag = Uitslag()
    for organisatie in Organisatie.objects.order_by("pk"):
        with binnen(organisatie.pk):
            herbereken_organisatie(organisatie.slug, uitslag)
    return uitslag


def herbereken_organisatie(slug: str, uitslag: Uitslag) -> None:
    """Those of the organisatie in which this runs, added to ``uitslag``."""
    for rij in Afweging.objects.filter(toestand__in=BEWAARD).select_related("zaak").order_by("pk").iterator(STAP):
        uitslag.afwegingen += 1
        if herbereken(rij.invoer, lees_versie(rij.kaderversie_id)) != rij.advies:
            uitslag.aantal_anders += 1
            if len(uitslag.anders) < 100:
                uitslag.anders.append({"organisatie": slug, "zaak": rij.zaak.nummer, "afweging": rij.pk})
