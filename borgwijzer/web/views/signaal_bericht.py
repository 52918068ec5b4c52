"""Letters about a signal: to whoever reported it, and to the authority that it is for."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties_signaal import bevestig_signaal, toon_doorzending, toon_ontvangst, zend_door_en_verstuur
from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.toezicht.acties.doorzenden import Doorzending, eis_doorzending
from borgwijzer.web.briefzin import LEES_HIERONDER
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.signaal import zoek_signaal
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.signaal_bericht import Berichtwerk, maak_bericht
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Signaal, Zaak


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VERSTUUR_BRIEF)
def signaal_bericht(request: Verzoek, zaaknummer: str, signaal_id: int) -> HttpResponse:
    """The letters as they would go now, and the buttons that send them."""
    zaak = zoek_zaak(zaaknummer)
    signaal = zoek_signaal(zaak, signaal_id)
    if request.method != "POST":
        return _toon(request, zaak, signaal)
    try:
        return _doe(request, zaak, signaal)
    except Geweigerd as weigering:
        signaal = zoek_signaal(zaak, signaal_id)
        return _toon(request, zaak, signaal, schrijf_datums(weigering.zin), bepaal_status(weigering))


def _doe(request: Verzoek, zaak: Zaak, signaal: Signaal) -> HttpResponse:
    daad = request.POST.get("daad", "")
    if daad == "bekijk":
        eis_doorzending(_lees(request), signaal)
        return _toon(request, zaak, signaal, doorzending=toon_doorzending(signaal, _lees(request), moment=nu()))
    if daad == "bevestig":
        brief = bevestig_signaal(signaal.pk, door=request.user, moment=nu())
        messages.success(request, f"Het bericht aan de melder is gemaakt. {LEES_HIERONDER}")
    elif daad == "doorzenden":
        brief = zend_door_en_verstuur(signaal.pk, _lees(request), door=request.user, moment=nu())
        messages.success(request, f"Het signaal is doorgezonden. {LEES_HIERONDER} Laat het ook de melder weten.")
    else:
        raise ONBEKEND
    return redirect("brief", zaak.nummer, brief.pk)


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
    werk = Berichtwerk(
        zaak=zaak, signaal=signaal, ontvangst=_probeer(signaal), doorzending=doorzending,
        getypt=Getypt(dict(request.POST.lists())), mag=mag(request.user, Daad.VERSTUUR_BRIEF) and not zaak.afgesloten_op,
    )  # fmt: skip
    return render(request, "web/signaal_bericht.html", {"beeld": maak_bericht(werk, fout)}, status=status)
