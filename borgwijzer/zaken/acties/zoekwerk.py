"""Ask for the search index of a zaak to be brought up to date, in the transaction of the deed that changed it."""

from __future__ import annotations

from procrastinate.contrib.django import app

from borgwijzer.zaken.models import Zaak

# The job itself stands in borgwijzer.zoeken, which lies above this part and may read letters too.
NAAM = "werk_zoekingang_bij"


def vraag_zoekwerk(zaak: Zaak) -> None:
    """Have the worker gather again what can be searched in this zaak. Asking twice does no harm."""
    app.configure_task(NAAM, allow_unknown=True).defer(organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk)
