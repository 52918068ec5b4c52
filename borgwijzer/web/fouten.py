"""The one place where a refusal or an error becomes a page: not signed in, no right, a refused deed, a stale form."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from borgwijzer.documenten.keurkamer import KeurkamerFout
from borgwijzer.documenten.opslag import InhoudTeGroot, OpslagFout
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web import bewaard
from borgwijzer.web.aanmeldpagina import toon_aanmelden
from borgwijzer.web.beelden.onderdelen import Beletsel
from borgwijzer.web.beelden.weigering import WeigeringBeeld
from borgwijzer.web.vullen.bronnen import maak_bronnen, schrijf_datums

ZINNEN = {
    Daad.ZIE_ZAAK: "Deze pagina tonen",
    Daad.ZIE_BSN: "Het BSN tonen",
    Daad.REGISTREER_MELDING: "Dit registreren",
    Daad.TRIAGEER: "Dit bericht plaatsen",
    Daad.TOETS_MELDING: "De toets wijzigen",
    Daad.ACCEPTEER_MELDING: "De melding accepteren",
    Daad.WIJS_MELDING_AF: "De afwijzing voorstellen",
    Daad.KEUR_AFWIJZING_GOED: "De afwijzing goedkeuren",
    Daad.VERSTUUR_BRIEF: "De brief versturen",
    Daad.KEUR_BRIEF_GOED: "De brief goedkeuren",
    Daad.MELD_VERZENDING: "De verzending vastleggen",
    Daad.VRAAG_HERSTEL: "Om aanvulling vragen",
    Daad.STEL_BESLUIT_VOOR: "Het besluit voorstellen",
    Daad.NEEM_BESLUIT: "Het besluit nemen",
    Daad.LEG_FEIT_VAST: "Dit vastleggen",
    Daad.VOER_INTERVENTIE_UIT: "De interventie uitvoeren",
    Daad.KEUR_INTERVENTIESTAP_GOED: "De stap goedkeuren",
    Daad.SLUIT_ZAAK: "De zaak sluiten",
    Daad.ZIE_RADAR: "De radar tonen",
    Daad.LEES_VERGUNNINGEN_IN: "Vergunningen inlezen",
    Daad.BEHANDEL_VERGUNNING: "Deze vergunning wijzigen",
    Daad.LEG_BEZOEK_VAST: "Het bezoek vastleggen",
    Daad.BEHANDEL_ZAAK: "Dit met de zaak of de taak doen",
    Daad.VERDEEL_WERK: "Het werk verdelen",
    Daad.NOTEER: "Deze notitie bewaren",
    Daad.ZET_OVER: "De zaak overzetten",
    Daad.VOER_CONTROLE_UIT: "De controle vastleggen",
    Daad.STEL_RAPPORT_VAST: "Het rapport vaststellen",
    Daad.GEEF_ADVIES: "Het advies geven",
    Daad.ZIE_MELDER: "De naam van de melder tonen",
    Daad.OEFEN: "Een oefenzaak beginnen",
    Daad.BEGIN_OPNIEUW: "De oefenomgeving opnieuw beginnen",
}


def vraag_aanmelding(request: HttpRequest) -> HttpResponse:
    """Send somebody who is not signed in to the sign-in page; what a form held comes along and is offered again later."""
    verlopen = settings.SESSION_COOKIE_NAME in request.COOKIES
    if request.method == "POST" and (pakje := bewaard.pak_in(request)):
        return toon_aanmelden(request, bewaard=pakje, verlopen=True, status=HTTPStatus.UNAUTHORIZED)
    volgende = request.get_full_path() if request.method == "GET" else ""
    vraag = {"volgende": volgende, **({"verlopen": "1"} if verlopen else {})}
    adres = f"{reverse('aanmelden')}?{urlencode(vraag)}"
    # A part of a page asked by script: the browser has to go to another page, and not put that page into this one.
    return HttpResponseClientRedirect(adres) if "HX-Request" in request.headers else redirect(adres)


def toon_verboden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for somebody whose roles do not allow this."""
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def toon_vervalst(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form without a valid token: mostly an old page after signing in again."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def toon_weigering(request: HttpRequest, fout: Geweigerd, daad: Daad) -> HttpResponse:
    """The page that says why a deed was refused and where to go on; nothing was changed."""
    url, tekst = _terug(request)
    beletsel = Beletsel(schrijf_datums(fout.zin), maak_bronnen(fout.grondslag))
    beeld = WeigeringBeeld(ZINNEN.get(daad, "Dit"), (beletsel,), tekst, url)
    return render(request, "web/geweigerd.html", {"beeld": beeld}, status=bepaal_status(fout))


def bepaal_status(fout: Geweigerd) -> HTTPStatus:
    """The HTTP status of a refusal."""
    if fout.code in ("geen_recht", "geen_mandaat"):
        return HTTPStatus.FORBIDDEN
    if isinstance(fout, InhoudTeGroot):
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if isinstance(fout, OpslagFout | KeurkamerFout):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.CONFLICT


def _terug(request: HttpRequest) -> tuple[str, str]:
    waarden = request.resolver_match.kwargs if request.resolver_match else {}
    if nummer := waarden.get("zaaknummer"):
        return reverse("zaak", args=[nummer]), f"Terug naar zaak {nummer}"
    if "bericht_id" in waarden:
        return reverse("triage"), "Terug naar de triage"
    return reverse("begin"), "Terug naar het begin"
