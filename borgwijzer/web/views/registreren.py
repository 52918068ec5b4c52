"""Register a melding that came another way than as a message, and show what was received."""

from __future__ import annotations

import secrets
from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.klok import AMSTERDAM, nu, vandaag
from borgwijzer.koppelingen.formulier.controle import FormulierFout, Fout
from borgwijzer.koppelingen.formulier.stukken import Upload, list_soorten, vind_bestanden
from borgwijzer.koppelingen.formulier.verwerk import NIEUW, KiesZaak, registreer_formulier
from borgwijzer.koppelingen.queries import zoek_bij_formulier
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.kader import Kader
from borgwijzer.web import stukkeninvoer
from borgwijzer.web.formulierinvoer import Ingevuld, lees_velden, maak_formulier, schoon
from borgwijzer.web.formuliervelden import MEDEWERKER
from borgwijzer.web.hulpkader import hulp_bij, hulp_bij_zaak
from borgwijzer.web.stukkeninvoer import KIES_OPNIEUW, lees_stukken, verzegel
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.formulier import Toestand, maak_beeld, maak_groepen, maak_zaakkeuze
from borgwijzer.web.vullen.ontvangen import maak_ontvangen
from borgwijzer.web.vullen.registreren import INLEIDING, TITELS, UITLEG_STUKKEN, maak_keuze
from borgwijzer.web.vullen.triage_bericht import ANDERS
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Document
from borgwijzer.zaken.queries import find_melding, find_zaak


@toegang(GET=Daad.REGISTREER_MELDING, POST=Daad.REGISTREER_MELDING)
def registreren(request: Verzoek) -> HttpResponse:
    """Choose a kind, fill in its form, and register it."""
    velden = request.POST if request.method == "POST" else request.GET
    soort, zaaknummer = velden.get("soort", ""), velden.get("zaak", "")
    if soort not in MEDEWERKER:
        return render(request, "web/registreren_keuze.html", {"beeld": maak_keuze(zaaknummer[:40])})
    if request.method != "POST":
        return _toon(request, soort, _begin())
    return _registreer(request, soort)


def _begin() -> Toestand:
    """An empty form: the moment of receipt is proposed, all else is asked."""
    moment = nu().astimezone(AMSTERDAM)
    teksten = {"ontvangen_dag": f"{moment:%d-%m-%Y}", "ontvangen_tijd": f"{moment:%H:%M}"}
    return Toestand(ingevuld=Ingevuld(teksten, {}, {}, ()), verborgen={"sleutel": secrets.token_urlsafe(24)})


def _registreer(request: Verzoek, soort: str) -> HttpResponse:
    """Take the files in first: they are kept while the form is mended."""
    post, ingevuld = request.POST, lees_velden(request.POST, MEDEWERKER[soort])
    stukken, stukfout = lees_stukken(request, list_soorten(_zoek_kader(request), soort))
    fouten = [*ingevuld.fouten, *([Fout("stukken", stukfout)] if stukfout else [])]
    sleutel = post.get("sleutel", "")
    toestand = Toestand(
        ingevuld=ingevuld, fouten=fouten, stukken=stukken, bevestigd=frozenset(post.getlist("bevestig")),
        verborgen={"sleutel": sleutel if 16 <= len(sleutel) <= 64 else secrets.token_urlsafe(24),
                   "bewaard_stukken": verzegel(request, stukken)},
    )  # fmt: skip
    kwijt = "bestanden_kwijt" in post and not request.FILES
    if fouten or kwijt:
        return _toon(request, soort, toestand, let_op=KIES_OPNIEUW if kwijt else "")
    return _probeer(request, soort, toestand)


def _probeer(request: Verzoek, soort: str, toestand: Toestand) -> HttpResponse:
    post, stukken = request.POST, toestand.stukken
    formulier = maak_formulier(soort, toestand.verborgen["sleutel"], lees_zaak(post), toestand.ingevuld.waarden, stukken)
    try:
        gedaan = registreer_formulier(
            formulier, vind_bestanden(stukken), gezien=post.getlist("gezien"), bevestigd=toestand.bevestigd,
            door=request.user, moment=nu(),
        )  # fmt: skip
    except FormulierFout as fout:
        kandidaten = zoek_bij_formulier(formulier) if "gezien" in post else []
        return _toon(request, soort, replace(toestand, fouten=fout.fouten, vragen=fout.vragen, kandidaten=kandidaten))
    except KiesZaak as keuze:
        return _toon(request, soort, replace(toestand, fouten=[Fout("zaak", keuze.zin)], kandidaten=keuze.kandidaten))
    if gedaan.melding is None:
        raise Geweigerd("al_gebruikt", "Dit formulier is al verstuurd: begin met een nieuw formulier.")
    if gedaan.dubbel:
        messages.info(request, "Dit formulier was al verstuurd. De melding is één keer geregistreerd.")
    else:
        messages.success(request, gedaan.bericht.reden)
    return redirect("melding_ontvangen", gedaan.melding.zaak.nummer, gedaan.melding.pk)


def lees_zaak(post: QueryDict) -> str:
    """The number of the zaak, ``nieuw``, or empty when nothing was chosen."""
    keuze = post.get("zaak", "")
    nummer = schoon(post.get("zaak_anders", "")) if keuze in (ANDERS, "") else schoon(keuze)
    return nummer[:40]


def _zoek_kader(request: Verzoek) -> Kader:
    """The kader of the zaak that is meant, or else the one of today."""
    zaak = find_zaak(lees_zaak(request.POST) or request.GET.get("zaak", "")[:40])
    if zaak:
        return kader_van(zaak)
    organisatie = request.user.organisatie
    return lees_versie(find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=vandaag()).pk)


def lees_uploads(request: HttpRequest, kader: Kader, soort: str) -> list[Upload]:
    """The files of a form, each with the kind of document in whose field it was chosen."""
    return stukkeninvoer.lees_uploads(request, list_soorten(kader, soort))


def _toon(request: Verzoek, soort: str, toestand: Toestand, *, let_op: str = "") -> HttpResponse:
    kader = _zoek_kader(request)
    hulp_bij(request, kader)
    nummer = lees_zaak(request.POST) or schoon(request.GET.get("zaak", ""))[:40]
    in_lijst = any(kandidaat.zaak.nummer == nummer for kandidaat in toestand.kandidaten)
    gekozen = NIEUW if nummer == NIEUW else ANDERS if nummer else ""
    anders = "" if nummer == NIEUW or in_lijst else nummer
    beeld = maak_beeld(
        f"{TITELS[soort]} registreren", "Registreer de melding", maak_groepen(MEDEWERKER[soort], toestand, kader), toestand,
        list_soorten(kader, soort),
        inleiding=INLEIDING, let_op=let_op, soort=soort, stukken_uitleg=UITLEG_STUKKEN,
        zaak=maak_zaakkeuze(soort, nummer if in_lijst else gekozen, anders, toestand),
    )  # fmt: skip
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "web/registreren.html", {"beeld": beeld}, status=status)


@toegang(GET=Daad.ZIE_ZAAK)
def melding_ontvangen(request: Verzoek, zaaknummer: str, melding_id: int) -> HttpResponse:
    """What was registered, whether it came the right way, and who gets the confirmation."""
    melding = find_melding(zaaknummer, melding_id)
    if melding is None:
        raise Http404
    brief = OpgeslagenBrief.objects.filter(melding=melding, soort="ontvangstbevestiging").first()
    hulp_bij_zaak(request, melding.zaak)
    documenten = list(Document.objects.filter(melding=melding).order_by("id"))
    beeld = maak_ontvangen(melding, documenten, brief, mag_toetsen=mag(request.user, Daad.TOETS_MELDING))
    return render(request, "web/melding_ontvangen.html", {"beeld": beeld})
