"""A page whose forms send letters: read such a letter before the deed, change its text, and find the form as it was typed.

Nothing of the zaak changes before the deed: the letter comes from rehearsing it (``brieven.concept.proef``), and the form is kept
with the text of its letter. A page only says how its own forms are done, with a ``Briefpagina``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from borgwijzer.brieven.concept.acties import find_concept, gooi_klaargelegde_weg, leg_brief_klaar, stel_concept_op
from borgwijzer.brieven.concept.plekken import Plek, lees_plek
from borgwijzer.brieven.concept.proef import met_gelezen, oefen_daad
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import Conceptbrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Account
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek
from borgwijzer.web.vullen.briefknoppen import Briefvelden
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Zaak

# In the address of a page: the deed whose letter is shown.
VRAAG = "brief"
NIET_VELD = frozenset({"csrfmiddlewaretoken", "daad", "tekst"})
NIET_KLAAR = Geweigerd("brief_niet_klaar", "Deze brief ligt niet klaar: vul het formulier in en kies daar ‘Pas de tekst aan’.")


@dataclass(frozen=True, slots=True)
class Briefpagina:
    """How the forms of one page are done.

    ``zoek`` finds what the page is about by the number of the zaak and the id of the plek; ``doe`` does what the form says and
    returns the sentence for after it; ``knop`` is the button of a deed now.
    """

    naam: str
    zoek: Callable[[str, int], Any]
    doe: Callable[[Verzoek, Any], object]
    knop: Callable[[Any, str], str]


def noem_knop(daad: str, versie: int) -> str:
    """The button of a deed: with the step that it corrects, and the version that the page showed."""
    return f"{daad.replace('verbeter_', 'verbeter-')}-{versie}"


def doe_met_tekst(pagina: Briefpagina, request: Verzoek, gevonden: Any) -> Any:
    """Do what the form says; a letter goes only with the text that the page showed."""
    with met_gelezen(lees_tekstversie(request.POST)):
        return pagina.doe(request, gevonden)


def beantwoord_vraag(pagina: Briefpagina, request: Verzoek, zaak: Zaak, gevonden: Any) -> Brief | HttpResponse | None:
    """The letter of the form for ``bekijk-…``, the way to its text for ``tekst-…``, the page anew after ``weg-…``; None when the
    form asks to be done.

    Raises ``Geweigerd`` as the deed itself would.
    """
    vraag, _, daad = request.POST.get("daad", "").partition("-")
    if vraag == "weg":
        return _gooi_weg(pagina, request, zaak, daad)
    if vraag not in ("bekijk", "tekst"):
        return None
    invoer = {naam: request.POST.getlist(naam) for naam in request.POST if naam not in NIET_VELD}
    oefen = partial(oefen_daad, lambda: pagina.doe(_als_verzoek(request, invoer, daad, request.user), gevonden))
    proef = oefen()
    if vraag == "bekijk":
        return stel_concept_op(proef.feiten, zaak, proef.plek)
    moment = nu()
    veranderd = leg_brief_klaar(zaak.pk, proef.plek, invoer, lambda _: oefen().feiten, door=request.user, moment=moment)
    if veranderd:
        messages.warning(request, f"Sinds de tekst is gewijzigd, veranderde: {', '.join(veranderd)}. Lees de brief opnieuw.")
    return redirect("brieftekst", zaak.nummer, proef.plek)


def _gooi_weg(pagina: Briefpagina, request: Verzoek, zaak: Zaak, tekst: str) -> HttpResponse:
    plek = lees_plek(tekst)
    if plek is None or plek.formulier is None or plek.formulier[0] != pagina.naam:
        raise NIET_KLAAR
    gooi_klaargelegde_weg(zaak.pk, tekst, versie=lees_tekstversie(request.POST) or 0, door=request.user, moment=nu())
    messages.success(request, "Het formulier en de tekst van de brief zijn weg. Er is niets verstuurd.")
    return redirect(request.path)


def verzamel_formulier(pagina: Briefpagina, plek: Plek, request: Verzoek, door: Account, zaak: Zaak) -> Brieffeiten:
    """Facts of the letter of a form that was laid ready, as ``door`` would send it now."""
    concept = find_concept(zaak, str(plek))
    if concept is None:
        raise NIET_KLAAR
    gevonden = pagina.zoek(zaak.nummer, plek.over)
    verzoek = _als_verzoek(request, concept.invoer, pagina.knop(gevonden, _noem_daad(plek)), door)
    return oefen_daad(lambda: pagina.doe(verzoek, gevonden)).feiten


def list_briefvelden(zaak: Zaak, pagina: str, over: int | Sequence[int], daden: Set[str], *, bekijk: bool = True) -> Briefvelden:
    """The forms of this page that send a letter, with what was laid ready for what the page is about."""
    if not daden:
        return Briefvelden()
    ids = {over} if isinstance(over, int) else set(over)
    klaar = {}
    for concept in Conceptbrief.objects.filter(zaak=zaak, plek__startswith=f"{pagina}_", opgeslagen=None).order_by("pk"):
        plek = lees_plek(concept.plek)
        if plek and plek.formulier and plek.over in ids:
            klaar[_noem_daad(plek)] = concept
    return Briefvelden(daden, klaar, bekijk)


def maak_getypt(pagina: Briefpagina, request: Verzoek, gevonden: Any, velden: Briefvelden) -> Getypt:
    """What stands in the forms: what was just typed, else what was laid ready."""
    laatste = next(reversed(list(velden.klaar)), "")
    daad = request.POST.get("daad", "") or (pagina.knop(gevonden, laatste) if laatste else "")
    for vraag in ("bekijk-", "tekst-") if velden.bekijk else ("tekst-",):
        daad = daad.removeprefix(vraag)
    return Getypt({**velden.velden(), **dict(request.POST.lists())}, daad, velden)


def find_klare_brief(pagina: Briefpagina, request: Verzoek, zaak: Zaak, velden: Briefvelden) -> Brief | None:
    """The letter that was laid ready and that the address asks for; None when it cannot go any more."""
    concept = velden.klaar.get(request.GET.get(VRAAG, "")) if request.method == "GET" else None
    plek = lees_plek(concept.plek) if concept else None
    if concept is None or plek is None:
        return None
    try:
        return stel_concept_op(verzamel_formulier(pagina, plek, request, concept.gewijzigd_door, zaak), zaak, concept.plek)
    except Geweigerd:
        return None


def _noem_daad(plek: Plek) -> str:
    return plek.formulier[1] if plek.formulier else plek.daad


def _als_verzoek(request: Verzoek, invoer: Mapping[str, Sequence[str]], daad: str, door: Account) -> Verzoek:
    """The same request as if this person now sent this form."""
    post = QueryDict(mutable=True)
    for naam, waarden in invoer.items():
        post.setlist(naam, list(waarden))
    post["daad"] = daad
    verzoek = copy(request)
    verzoek.method, verzoek.POST, verzoek.user = "POST", post, door  # type: ignore[assignment]
    return verzoek
