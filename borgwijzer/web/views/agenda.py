"""The calendar of one person, for a calendar program that has no session: the link itself is the right."""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.agendatoegang import find_agendalink
from borgwijzer.organisaties.models import Account, Agendalink
from borgwijzer.organisaties.oefenen import OEFENWOORD
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie
from borgwijzer.organisaties.vervanging import list_vervangen
from borgwijzer.web.agendatekst import Dagafspraak, schrijf_agenda
from borgwijzer.web.beelden.etiketten import noem_taak
from borgwijzer.web.toegang import openbaar
from borgwijzer.web.vullen.taken import noem_plaats
from borgwijzer.zaken.taakqueries import Werker, list_agendataken

BEWAAR = 15 * 60


@openbaar("de link zelf is het recht: een willekeurig token van 256 bits, alleen als hash bewaard; alleen lezen")
@require_safe
def agenda(request: HttpRequest, token: str) -> HttpResponse:
    """The taken with a last day; a token that is wrong, old, or of somebody who lost the right is no page at all."""
    link = find_agendalink(token)
    # Somebody who is signed in at another organisatie stays inside that one.
    if link is None or get_huidige_organisatie() not in (None, link.organisatie_id):
        raise Http404
    with binnen(link.organisatie_id):
        account = Account.objects.select_related("organisatie").filter(pk=link.account_id).first()
        if account is None or not mag(account, Daad.BEHANDEL_ZAAK):
            raise Http404
        naam = f"{OEFENWOORD}: taken in Borgwijzer" if account.organisatie.demo else "Taken in Borgwijzer"
        tekst = schrijf_agenda(naam, _list_afspraken(account, link), nu())
    response = HttpResponse(tekst.encode("utf-8", "replace"), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="taken.ics"'
    response.headers["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True, max_age=BEWAAR)
    return response


def _list_afspraken(account: Account, link: Agendalink) -> list[Dagafspraak]:
    dag = vandaag()
    werker = Werker(account.pk, tuple(account.rollen), dag, list_vervangen(account.pk, dag))
    keer: Counter[tuple[str, str]] = Counter()
    merk = f"{OEFENWOORD} " if account.organisatie.demo else ""
    afspraken = []
    for rij in list_agendataken(werker):
        nummer, code = rij["zaak__nummer"], rij["code"]
        keer[nummer, code] += 1
        uid = f"{nummer}-{code}-{keer[nummer, code]}@{account.organisatie.slug}.borgwijzer"
        plaats = noem_plaats(rij["zaak__adres"], rij["zaak__woonplaats"]) if link.met_adres else ""
        tekst = f"{merk}{nummer}: {noem_taak(code, deel=rij['deel'])}"
        afspraken.append(Dagafspraak(uid, rij["uiterlijk"], tekst, plaats))
    return afspraken
