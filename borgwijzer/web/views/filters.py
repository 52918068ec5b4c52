"""How a person wants to see a list: save the present choice under a name, rename or remove it, and choose columns."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.zaken.acties.filters import bewaar_filter, hernoem_filter, verwijder_filter, zuiver_vraag
from borgwijzer.zaken.acties.kolommen import bewaar_kolommen


@toegang(POST=Daad.ZIE_ZAAK)
def filter_bewaren(request: Verzoek) -> HttpResponse:
    """Save, and show the list with that choice."""
    post = request.POST
    rij = bewaar_filter(post.get("scherm", ""), post.get("naam", ""), post.get("vraag", ""), door=request.user)
    messages.success(request, f"Uw keuze is bewaard als {rij.naam}.")
    return redirect(f"{reverse(rij.scherm)}?{rij.vraag}")


@toegang(POST=Daad.ZIE_ZAAK)
def kolommen_bewaren(request: Verzoek) -> HttpResponse:
    """Keep the columns, and show the list with them."""
    post, scherm = request.POST, request.POST.get("scherm", "")
    gewoon = post.get("daad") == "gewoon"
    bewaar_kolommen(scherm, None if gewoon else post.getlist("kolom"), door=request.user)
    messages.success(request, "De lijst heeft weer de gewone kolommen." if gewoon else "Uw kolommen zijn bewaard.")
    return redirect(f"{reverse(scherm)}?{zuiver_vraag(scherm, post.get('vraag', ''))}")


@toegang(POST=Daad.ZIE_ZAAK)
def filter_wijzigen(request: Verzoek, filter_id: int) -> HttpResponse:
    """Rename or remove a choice of one's own."""
    if request.POST.get("daad") == "verwijder":
        gelukt, tekst = verwijder_filter(filter_id, door=request.user), "De bewaarde keuze is verwijderd."
    else:
        gelukt = hernoem_filter(filter_id, request.POST.get("naam", ""), door=request.user)
        tekst = "De bewaarde keuze heeft een andere naam."
    if not gelukt:
        raise Http404
    messages.success(request, tekst)
    return redirect("instellingen")
