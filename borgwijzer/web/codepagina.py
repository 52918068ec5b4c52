"""Pages that the code of a letter opens: no account, and only what somebody with that letter may see and send."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpResponse
from django.utils.cache import add_never_cache_headers

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.zaken.feiten import dag_van

WAAROM_OPENBAAR: Final = "de code uit de brief is het recht: twaalf tekens van het toeval, en alleen zolang het verzoek open staat"
AL_BINNEN = "Wij hebben alles ontvangen wat wij vroegen. U hoeft niets meer te sturen."


def open_met_code(slug: str, code: str, antwoord: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer, made inside the organisatie of the address and kept by no browser. Raises ``Http404`` for another address."""
    organisatie = Organisatie.objects.filter(slug=slug).first()
    if "\0" in code or organisatie is None or get_huidige_organisatie() not in (None, organisatie.pk):
        raise Http404
    with binnen(organisatie.pk):
        response = antwoord()
    add_never_cache_headers(response)
    return response


def bevestig(wat: str, moment: datetime.datetime) -> str:
    """That something was received, with the day in the Netherlands: the sender keeps it as proof."""
    return f"Wij hebben uw {wat} ontvangen op {schrijf_voluit(dag_van(moment))}. Bewaar deze pagina als bewijs."
