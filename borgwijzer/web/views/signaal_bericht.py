"""Letters about a signal: to whoever reported it, and to the authority that it is for."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties_signaal import bevestig_signaal, toon_doorzending, toon_ontvangst, zend_door_en_verstuur
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.toezicht.acties.doorzenden import Doorzending, eis_doorzending
from borgwijzer.web.briefformulier import (
    Briefpagina,
    beantwoord_vraag,
    doe_met_tekst,
    find_klare_brief,
    list_briefvelden,
    maak_getypt,
)
from borgwijzer.web.briefzin import LEES_HIERONDER
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.signaal import zoek_signaal
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.signaal_bericht import Berichtwerk, maak_bericht
from borgwijzer.zaken.models import Signaal, Zaak


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VERSTUUR_BRIEF)
def signaal_bericht(request: Verzoek, zaaknummer: str, signaal_id: int) -> HttpResponse:
    """The letters as they would go now, and the buttons that send them."""
    zaak = zoek_zaak(zaaknummer)
    signaal = zoek_signaal(zaak, signaal_id)
    if request.method != "POST":
        return _toon(request, zaak, signaal)
    try:
        if request.POST.get("daad", "") == "bekijk":
            eis_doorzending(_lees(request), signaal)
            return _toon(request, zaak, signaal, doorzending=toon_doorzending(signaal, _lees(request), moment=nu()))
        if naar := beantwoord_vraag(BRIEVEN, request, zaak, signaal):
            assert isinstance(naar, HttpResponse)
            return naar
        brief = doe_met_tekst(BRIEVEN, request, signaal)
        return redirect("brief", zaaknummer, brief.pk)
    except Geweigerd as weigering:
        signaal = zoek_signaal(zaak, signaal_id)
        return _toon(request, zaak, signaal, schrijf_datums(weigering.zin), bepaal_status(weigering))


def _doe(request: Verzoek, signaal: Signaal) -> OpgeslagenBrief:
    daad = request.POST.get("daad", "")
    if daad == "bevestig":
        brief = bevestig_signaal(signaal.pk, door=request.user, moment=nu())
        messages.success(request, f"Het bericht aan de melder is gemaakt. {LEES_HIERONDER}")
    elif daad == "doorzenden":
        brief = zend_door_en_verstuur(signaal.pk, _lees(request), door=request.user, moment=nu())
        messages.success(request, f"Het signaal is doorgezonden. {LEES_HIERONDER} Laat het ook de melder weten.")
    else:
        raise ONBEKEND
    return brief


BRIEVEN = Briefpagina(
    "signaal", lambda zaaknummer, over: zoek_signaal(zoek_zaak(zaaknummer), over), _doe, lambda signaal, daad: daad
)


def _lees(request: Verzoek) -> Doorzending:
    post = request.POST
    return Doorzending(
        aan=post.get("aan", ""), adres=post.get("adres", "").splitlines(), reden=post.get("reden", ""),
        ook_hier=post.get("ook_hier") == "ja",
    )  # fmt: skip


def _probeer(signaal: Signaal) -> Brief | Geweigerd:
    try:
        return toon_ontvangst(signaal, moment=nu())
    except Geweigerd as fout:
        return fout


def _toon(
    request: Verzoek, zaak: Zaak, signaal: Signaal, fout: str = "", status: HTTPStatus = HTTPStatus.OK, *,
    doorzending: Brief | None = None,
) -> HttpResponse:  # fmt: skip
    hulp_bij_zaak(request, zaak)
    velden = list_briefvelden(zaak, "signaal", signaal.pk, {"doorzenden"}, bekijk=False)
    doorzending = doorzending or find_klare_brief(BRIEVEN, request, zaak, velden)
    werk = Berichtwerk(
        zaak=zaak, signaal=signaal, ontvangst=_probeer(signaal), doorzending=doorzending,
        getypt=maak_getypt(BRIEVEN, request, signaal, velden),
        mag=mag(request.user, Daad.VERSTUUR_BRIEF) and not zaak.afgesloten_op,
    )  # fmt: skip
    return render(request, "web/signaal_bericht.html", {"beeld": maak_bericht(werk, fout)}, status=status)
