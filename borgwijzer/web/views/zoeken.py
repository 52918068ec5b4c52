"""Search over all zaken of the organisatie."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.zoeken import maak_zoekbeeld
from borgwijzer.zaken.queries import find_zaak
from borgwijzer.zoeken.queries import zoek
from borgwijzer.zoeken.woorden import lees_vraag

ZAAKNUMMER = re.compile(r"[\w-]{3,20}")


@toegang(GET=Daad.ZIE_ZAAK)
def zoeken(request: Verzoek) -> HttpResponse:
    """The results for `q`; exactly a zaaknummer goes straight to that zaak."""
    q = request.GET.get("q", "")
    nummer = q.strip()
    if ZAAKNUMMER.fullmatch(nummer) and find_zaak(nummer):
        return redirect("zaak", nummer)
    vraag = lees_vraag(q)
    return render(request, "web/zoeken.html", {"beeld": maak_zoekbeeld(q, vraag, zoek(vraag))})
