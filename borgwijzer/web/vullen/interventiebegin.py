"""Where an interventie begins after an afweging was fixed: the one place that knows the page of each procedure."""

from __future__ import annotations

from django.urls import reverse

from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.regels.lastdaden import LASTEN
from borgwijzer.zaken.models import Afweging, Zaak


def begin_url(afweging: Afweging, zaak: Zaak) -> str:
    """The page on which the chosen interventie begins; that of the overtreding itself when nothing begins."""
    if afweging.keuze in PROCEDURES:
        return f"{reverse('interventie_nieuw', args=[zaak.nummer, afweging.pk])}?soort={afweging.keuze}"
    if afweging.keuze in LASTEN:
        return reverse("last_nieuw", args=[zaak.nummer])
    return reverse("overtreding", args=[zaak.nummer, afweging.overtreding_id])
