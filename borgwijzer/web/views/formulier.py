"""The public forms of one organisatie: report something, prepare a bouwmelding, and file a melding where the kader allows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.klok import nu, vandaag
from borgwijzer.koppelingen.acties import lees_als_formulier
from borgwijzer.koppelingen.formulier.controle import FormulierFout, Fout
from borgwijzer.koppelingen.formulier.inhoud import Stuk
from borgwijzer.koppelingen.formulier.stukken import list_soorten, neem_stukken_op, vind_bestanden
from borgwijzer.koppelingen.formulier.verwerk import dien_in, tel_formulier
from borgwijzer.koppelingen.queries import find_bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie
from borgwijzer.regels.kader import Kader
from borgwijzer.web.formulierinvoer import Ingevuld, lees_velden, maak_formulier
from borgwijzer.web.formuliersleutel import SLEUTEL, controleer, maak_sleutel
from borgwijzer.web.formuliervelden import OPENBAAR, VOORBEREIDEN
from borgwijzer.web.hulpkader import zoek_hulp
from borgwijzer.web.toegang import openbaar
from borgwijzer.web.views.registreren import lees_uploads
from borgwijzer.web.vullen.formulier import Toestand, maak_beeld, maak_groepen
from borgwijzer.web.vullen.ontvangen import maak_bewijs
from borgwijzer.web.vullen.openbaar import (
    TITELS,
    UITLEG_STUKKEN,
    list_te_doen,
    maak_begin,
    maak_omlijsting,
    maak_voorbereiding,
    schrijf_inleiding,
)

REDEN = "iedereen moet iets kunnen melden, ook zonder account; er is niets te zien van zaken"
ZOUT = "borgwijzer.bewijs"
MAX_BESTANDEN = 20
TE_VEEL = f"U koos te veel bestanden. Kies er hoogstens {MAX_BESTANDEN}; de rest kunt u met een tweede formulier sturen."
KIES_OPNIEUW = "Koos u bestanden? Kies die dan opnieuw: een browser onthoudt ze niet."


@dataclass(frozen=True, slots=True)
class Loket:
    """Whose form it is, and the kader of today."""

    organisatie: Organisatie
    kader: Kader


def van_organisatie(scherm: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Give the view the organisatie of the address and its kader of today, and answer inside that organisatie."""

    @wraps(scherm)
    def antwoord(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        organisatie = Organisatie.objects.filter(slug=slug).first()
        if organisatie is None or "\0" in request.path:
            raise Http404
        if get_huidige_organisatie() not in (None, organisatie.pk):  # somebody who works elsewhere, and is signed in there
            return render(request, "web/openbaar_elders.html", status=HTTPStatus.CONFLICT)
        request.oefening = organisatie.demo  # type: ignore[attr-defined]  # also for a page that says that there is none
        with binnen(organisatie.pk):
            versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=vandaag())
            response = scherm(request, Loket(organisatie, lees_versie(versie.pk)), **kwargs)
        add_never_cache_headers(response)
        return response

    return antwoord


@openbaar(REDEN)
@require_http_methods(["GET", "HEAD"])
@van_organisatie
def openbaar_begin(request: HttpRequest, loket: Loket) -> HttpResponse:
    """What can be done here."""
    return _antwoord(
        request, loket, "web/openbaar_begin.html", maak_begin(loket.organisatie.slug, loket.organisatie.naam, loket.kader)
    )


@openbaar(REDEN)
@require_http_methods(["GET", "HEAD", "POST"])
@van_organisatie
def openbaar_formulier(request: HttpRequest, loket: Loket, soort: str) -> HttpResponse:
    """A form, and the filing of it: kept as one item that a person places."""
    if soort not in list_te_doen(loket.kader):
        raise Http404
    if request.method != "POST":
        leeg = Toestand(ingevuld=Ingevuld({}, {}, {}, ()), verborgen={SLEUTEL: maak_sleutel(nu())})
        return _toon(request, loket, soort, leeg)
    ingevuld = lees_velden(request.POST, OPENBAAR[soort])
    sleutel, fout = controleer(request.POST, nu())
    fouten = [*ingevuld.fouten, *([Fout("formulier", fout)] if fout else [])]
    fouten += [Fout("stukken", TE_VEEL)] if len(lees_uploads(request, loket.kader, soort)) > MAX_BESTANDEN else []
    verborgen = {SLEUTEL: request.POST.get(SLEUTEL, "") if sleutel else maak_sleutel(nu())}
    toestand = Toestand(ingevuld=ingevuld, fouten=fouten, verborgen=verborgen)
    if fouten:
        return _toon(request, loket, soort, toestand)
    return _dien_in(request, loket, soort, toestand, sleutel)


def _dien_in(request: HttpRequest, loket: Loket, soort: str, toestand: Toestand, sleutel: str) -> HttpResponse:
    moment, uploads = nu(), lees_uploads(request, loket.kader, soort)
    try:
        tel_formulier(_verhaspel(request), organisatie=loket.organisatie, moment=moment)
        stukken: tuple[Stuk, ...] = neem_stukken_op(uploads, organisatie_id=loket.organisatie.pk, moment=moment)
        formulier = maak_formulier(soort, sleutel, "", toestand.ingevuld.waarden, stukken)
        gedaan = dien_in(formulier, vind_bestanden(stukken), organisatie=loket.organisatie, moment=moment)
    except FormulierFout as fout:
        return _toon(request, loket, soort, replace(toestand, fouten=fout.fouten))
    except Geweigerd as fout:
        return _toon(request, loket, soort, replace(toestand, fouten=[Fout("formulier", fout.zin)]))
    teken = signing.dumps({"bericht": gedaan.bericht.pk, "organisatie": loket.organisatie.pk}, salt=ZOUT)
    return redirect("openbaar_ontvangen", loket.organisatie.slug, teken)


def _verhaspel(request: HttpRequest) -> str:
    """A keyed hash of the address of the sender, to count by: the address itself is not kept.

    Behind a proxy it is what that proxy added last; what stands before it anybody could have written.
    """
    doorgestuurd = "" if settings.ALLEEN_LOKAAL else request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    afzender = doorgestuurd or request.META.get("REMOTE_ADDR", "")
    return salted_hmac("borgwijzer.formulier", afzender, algorithm="sha256").hexdigest()


def _toon(request: HttpRequest, loket: Loket, soort: str, toestand: Toestand) -> HttpResponse:
    fout = request.method == "POST"
    beeld = maak_beeld(
        TITELS[soort], "Verstuur", maak_groepen(OPENBAAR[soort], toestand, loket.kader), toestand, list_soorten(loket.kader, soort),
        inleiding=schrijf_inleiding(soort), let_op=KIES_OPNIEUW if fout else "", stukken_uitleg=UITLEG_STUKKEN,
    )  # fmt: skip
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fout else HTTPStatus.OK
    return _antwoord(request, loket, "web/openbaar_formulier.html", beeld, status)


@openbaar("wie iets indiende, ziet zijn eigen ontvangstbewijs met een verzegeld adres")
@require_http_methods(["GET", "HEAD"])
@van_organisatie
def openbaar_ontvangen(request: HttpRequest, loket: Loket, teken: str) -> HttpResponse:
    """The receipt: number, time and digest, to print or to keep."""
    try:
        gevraagd = signing.loads(teken, salt=ZOUT)
    except signing.BadSignature as fout:
        raise Http404 from fout
    bericht = find_bericht(gevraagd["bericht"]) if gevraagd["organisatie"] == loket.organisatie.pk else None
    formulier = lees_als_formulier(bericht) if bericht else None
    if bericht is None or formulier is None:
        raise Http404
    beeld = maak_bewijs(bericht, formulier, terug_url=reverse("openbaar_begin", args=[loket.organisatie.slug]))
    return _antwoord(request, loket, "web/openbaar_ontvangen.html", beeld)


@openbaar("wie wil bouwen, kan nagaan wat een bouwmelding vraagt; er wordt niets bewaard")
@require_http_methods(["GET", "HEAD", "POST"])
@van_organisatie
def openbaar_voorbereiden(request: HttpRequest, loket: Loket) -> HttpResponse:
    """Hold what somebody has against the list of the loket.kader. Stores nothing."""
    ingevuld = lees_velden(request.POST, VOORBEREIDEN)
    if request.method == "POST" and not ingevuld.fouten:
        heeft = [soort for soort in list_soorten(loket.kader, "bouwmelding") if soort in request.POST.getlist("heeft")]
        beeld = maak_voorbereiding(
            maak_formulier("bouwmelding", "x" * 16, "", ingevuld.waarden, ()), heeft, loket.kader, loket.organisatie.slug
        )
        return _antwoord(request, loket, "web/openbaar_voorbereid.html", beeld)
    toestand = Toestand(ingevuld=ingevuld, fouten=ingevuld.fouten)
    vorm = maak_beeld(
        TITELS["voorbereiden"], "Ga na wat er ontbreekt", maak_groepen(VOORBEREIDEN, toestand, loket.kader), toestand,
        list_soorten(loket.kader, "bouwmelding"), inleiding=schrijf_inleiding("voorbereiden"), soort="voorbereiden",
    )  # fmt: skip
    status = HTTPStatus.UNPROCESSABLE_ENTITY if ingevuld.fouten and request.method == "POST" else HTTPStatus.OK
    return _antwoord(request, loket, "web/openbaar_formulier.html", vorm, status)


def _antwoord(request: HttpRequest, loket: Loket, sjabloon: str, beeld: object, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    omlijsting = replace(maak_omlijsting(loket.organisatie, loket.kader), hulp=zoek_hulp(request, loket.kader))
    return render(request, sjabloon, {"beeld": beeld, "omlijsting": omlijsting, "slug": loket.organisatie.slug}, status=status)
