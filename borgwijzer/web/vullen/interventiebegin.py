"""Where an interventie begins after an afweging was fixed: the one place that knows the page of each procedure."""

from __future__ import annotations

from django.urls import reverse

from borgwijzer.zaken.models import Afweging, Zaak


def begin_url(afweging: Afweging, zaak: Zaak) -> str:
    """The page on which the chosen interventie begins; that of the overtreding itself for a soort without a page of its own."""
    return reverse("overtreding", args=[zaak.nummer, afweging.overtreding_id])
