"""Work without reach: the page that a device keeps, its scripts, and the few answers it asks for when there is reach again.

The page and the scripts hold nothing of anybody, so that a device may keep them. What is of somebody is answered as JSON, to who
is signed in, has the right, and sends the token of his session along.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, RawPostDataException
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from borgwijzer.brieven.veldbrieven import neem_veldrapport_op_en_bewaar
from borgwijzer.documenten.models import Veldupload
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties.veldfotos import MAX_STUKJE, kondig_foto_aan, neem_stukje_op
from borgwijzer.toezicht.veldpakket import maak_pakket
from borgwijzer.toezicht.veldvorm import lees_aankondiging, lees_gestuurd
from borgwijzer.web.beelden.etiketten import AANLEIDINGEN, UITKOMSTEN
from borgwijzer.web.beelden.veld import VeldBeeld
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, openbaar, toegang
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.tijdlijn import lees_getal

SCRIPTS = Path(__file__).parents[1] / "static" / "web" / "script" / "veld"
STIJLEN = (
    "leverancier/voorbeeld.css", "thema/borgwijzer.css", "leverancier/utrecht.css", "stijl/tekst.css", "stijl/indeling.css",
    "stijl/formulier.css", "stijl/controle.css", "stijl/veld.css", "merk.svg", "pijl.svg",
    "leverancier/source-sans-3-latin-wght-normal.woff2",
)  # fmt: skip
ZOUT = "borgwijzer.veld"
# Pictures that a page made itself from what is on the device; nothing may come from elsewhere.
BEELDEN = ("img-src", ["'self'", "blob:"])
JAAR = "private, max-age=0, must-revalidate"


@toegang(GET=Daad.VOER_CONTROLE_UIT)
def veld(request: Verzoek) -> HttpResponse:
    """The page itself, the same for everybody of the organisatie."""
    beeld = VeldBeeld(organisatie=request.user.organisatie.naam, demo=request.user.organisatie.demo, stijlen=_list_stijlen())
    response = render(request, "web/veld.html", {"beeld": beeld})
    beleid = {**settings.SECURE_CSP, BEELDEN[0]: BEELDEN[1]}
    response.headers["Content-Security-Policy"] = "; ".join(f"{soort} {' '.join(bron)}" for soort, bron in beleid.items())
    return response


@openbaar("een programma zonder gegevens: het toestel bewaart het om zonder bereik te werken")
@require_safe
def veld_script(request: HttpRequest, naam: str) -> HttpResponse:
    """One script of the app."""
    scripts = _lees_scripts()
    if naam not in scripts:
        raise Http404
    return _als_script(scripts[naam])


@openbaar("een programma zonder gegevens: het zegt welke bestanden het toestel bewaart")
@require_safe
def veld_werker(request: HttpRequest) -> HttpResponse:
    """The worker that answers when there is no reach; its text changes with any of the files that it keeps."""
    scripts = {naam: tekst for naam, tekst in _lees_scripts().items() if naam != "werker"}
    adressen = [*(reverse("veld_script", args=[naam]) for naam in sorted(scripts)), *_list_stijlen(), reverse("veld_manifest")]
    merk = hashlib.sha256("".join([*scripts.values(), *adressen, _lees_sjabloon()]).encode()).hexdigest()[:16]
    vast = json.dumps({"merk": merk, "pagina": reverse("veld"), "bestanden": adressen})
    return _als_script(f"const VAST = {vast};\n{_lees_scripts()['werker']}")


@openbaar("de naam en het merk van de app, zonder gegevens")
@require_safe
def veld_manifest(request: HttpRequest) -> HttpResponse:
    """What makes the page one that can be installed."""
    inhoud = {
        "name": "Borgwijzer veldwerk", "short_name": "Veldwerk", "lang": "nl", "start_url": reverse("veld"),
        "scope": reverse("veld"),
        "display": "standalone", "background_color": "#ffffff", "theme_color": "#1d4f6e",
        "icons": [{"src": static("web/merk.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }  # fmt: skip
    return HttpResponse(json.dumps(inhoud), content_type="application/manifest+json")


def _antwoord(doe: Callable[[], dict[str, Any]]) -> HttpResponse:
    """What a deed gives as JSON, or why it is refused."""
    try:
        return JsonResponse(doe())
    except Geweigerd as weigering:
        return JsonResponse({"code": weigering.code, "zin": schrijf_datums(weigering.zin)}, status=bepaal_status(weigering))


@toegang(GET=Daad.VOER_CONTROLE_UIT)
def veld_wie(request: Verzoek) -> HttpResponse:
    """Who is signed in, by a number that says nothing, the half of the key that this device does not keep, and the token."""
    return JsonResponse({
        "account": _maak_code(request.user, "account", ""), "naam": request.user.naam,
        "sleutel": _maak_code(request.user, "sleutel", request.GET.get("toestel", "")[:64]), "token": get_token(request),
        "aanleidingen": AANLEIDINGEN, "uitkomsten": UITKOMSTEN,
    })  # fmt: skip


def _maak_code(account: Account, waarvoor: str, toestel: str) -> str:
    waarde = f"{waarvoor}:{account.organisatie_id}:{account.pk}:{toestel}"
    return salted_hmac(ZOUT, waarde, algorithm="sha256").hexdigest()


@toegang(GET=Daad.VOER_CONTROLE_UIT)
def veld_dag(request: Verzoek) -> HttpResponse:
    """The visits of the coming days, with all that their forms need."""
    return JsonResponse(maak_pakket(request.user, vandaag()))


@toegang(POST=Daad.VOER_CONTROLE_UIT)
def veld_foto(request: Verzoek) -> HttpResponse:
    """Announce a photo; the answer says how much of it is here."""
    return _antwoord(lambda: _stand(kondig_foto_aan(lees_aankondiging(_lees_json(request)), door=request.user, moment=nu())))


@toegang(POST=Daad.VOER_CONTROLE_UIT)
def veld_stukje(request: Verzoek) -> HttpResponse:
    """A piece of a photo, from the byte that the address says; the answer says from where to go on."""
    sleutel, vanaf = request.GET.get("sleutel", ""), lees_getal(request.GET.get("vanaf", ""))

    def doe() -> dict[str, Any]:
        if vanaf is None:
            raise Geweigerd("stukje_past_niet", "Een stukje van deze foto heeft geen plaats: verstuur opnieuw.")
        return _stand(neem_stukje_op(sleutel, vanaf, _lees_bytes(request), door=request.user, moment=nu()))

    return _antwoord(doe)


@toegang(POST=Daad.VOER_CONTROLE_UIT)
def veld_rapport(request: Verzoek) -> HttpResponse:
    """A rapport that is finished, once all its photos are here."""

    def doe() -> dict[str, Any]:
        rapport = neem_veldrapport_op_en_bewaar(lees_gestuurd(_lees_json(request)), door=request.user, moment=nu())
        naam, over = ("veldrapport", rapport.pk) if rapport.toestand == "botst" else ("controle", rapport.controle_id)
        vast = rapport.controle.vastgesteld_op is not None
        return {"toestand": rapport.toestand, "vast": vast, "url": reverse(naam, args=[rapport.zaak.nummer, over])}

    return _antwoord(doe)


def _stand(upload: Veldupload) -> dict[str, Any]:
    """``sha256`` is that of the bytes in the store, given only when they are all there."""
    return {"ontvangen": upload.ontvangen, "klaar": upload.klaar_op is not None, "sha256": upload.sha256 if upload.klaar_op else ""}


def _lees_json(request: HttpRequest) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RawPostDataException):
        raise Geweigerd("geen_json", "Dit bericht van het toestel is niet te lezen: verstuur opnieuw.") from None


def _lees_bytes(request: HttpRequest) -> bytes:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_STUKJE:
        raise Geweigerd("stukje_past_niet", "Een stukje van deze foto is te groot: verstuur opnieuw.")
    try:
        return request.body
    except RawPostDataException:
        raise Geweigerd("geen_stukje", "Dit is geen stukje van een foto: verstuur opnieuw.") from None


def _als_script(tekst: str) -> HttpResponse:
    response = HttpResponse(tekst, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = JAAR
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@cache
def _lees_scripts() -> dict[str, str]:
    return {pad.stem: pad.read_text(encoding="utf-8") for pad in sorted(SCRIPTS.glob("*.js"))}


@cache
def _lees_sjabloon() -> str:
    return (Path(__file__).parents[1] / "templates" / "web" / "veld.html").read_text(encoding="utf-8")


def _list_stijlen() -> tuple[str, ...]:
    return tuple(static(f"web/{naam}") for naam in STIJLEN)
