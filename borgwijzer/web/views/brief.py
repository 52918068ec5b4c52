"""A stored letter: its text, its PDF, a copy in Word, and how it goes to whom."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.herlezen import Herlezen, herlees
from borgwijzer.brieven.models import OpgeslagenBrief, Verzending
from borgwijzer.brieven.verzending.acties import meld_gepost, meld_teruggekomen, verstuur_opnieuw
from borgwijzer.brieven.word import maak_word
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.brief import maak_briefbeeld
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.verzending import maak_verzendblok

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
logger = structlog.get_logger("borgwijzer.brief")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.MELD_VERZENDING)
def brief(request: Verzoek, zaaknummer: str, brief_id: int) -> HttpResponse:
    """The letter as text, when that text is provably the stored letter, and how it goes to whom."""
    opgeslagen = _zoek(zaaknummer, brief_id)
    if request.method != "POST":
        return _toon(request, opgeslagen)
    naam, _, over = request.POST.get("daad", "").partition("-")
    try:
        if naam not in DADEN:
            raise ONBEKEND
        zin = DADEN[naam](request, opgeslagen, over)
    except Geweigerd as weigering:
        return _toon(request, _zoek(zaaknummer, brief_id), weigering)
    messages.success(request, zin)
    return redirect("brief", zaaknummer, brief_id)


def _toon(request: Verzoek, opgeslagen: OpgeslagenBrief, weigering: Geweigerd | None = None) -> HttpResponse:
    hulp_bij_zaak(request, opgeslagen.zaak)
    rijen = list(Verzending.objects.filter(brief=opgeslagen).order_by("pk"))
    getypt = Getypt(dict(request.POST.lists()) if weigering else {}, request.POST.get("daad", ""))
    blok = maak_verzendblok(rijen, getypt, vandaag(), mag=mag(request.user, Daad.MELD_VERZENDING))
    beeld = maak_briefbeeld(opgeslagen, _probeer(opgeslagen), blok, weigering.zin if weigering else "")
    return render(request, "web/brief.html", {"beeld": beeld}, status=bepaal_status(weigering) if weigering else HTTPStatus.OK)


def _gepost(request: Verzoek, opgeslagen: OpgeslagenBrief, over: str) -> str:
    dag = lees_dag(request.POST.get("gepost-dag", ""), "de dag waarop de brief op de post ging")
    meld_gepost(opgeslagen.pk, dag, door=request.user, moment=nu())
    return "Vastgelegd: de brief is per post verstuurd."


def _terug(request: Verzoek, opgeslagen: OpgeslagenBrief, over: str) -> str:
    verzending = _zoek_verzending(opgeslagen, over)
    meld_teruggekomen(verzending, reden=request.POST.get(f"terug-{over}-reden", ""), door=request.user, moment=nu())
    return "Vastgelegd: de e-mail kwam terug. Stuur de brief per post."


def _opnieuw(request: Verzoek, opgeslagen: OpgeslagenBrief, over: str) -> str:
    verstuur_opnieuw(_zoek_verzending(opgeslagen, over), door=request.user, moment=nu())
    return "De e-mail wordt opnieuw verstuurd. Kijk over een paar minuten of hij is aangenomen."


DADEN: dict[str, Callable[[Verzoek, OpgeslagenBrief, str], str]] = {"gepost": _gepost, "terug": _terug, "opnieuw": _opnieuw}


def _zoek_verzending(opgeslagen: OpgeslagenBrief, over: str) -> int:
    """The id, when it is one of this letter."""
    nummer = int(over) if over.isascii() and over.isdecimal() and len(over) < 18 else 0
    if not Verzending.objects.filter(pk=nummer, brief=opgeslagen).exists():
        raise ONBEKEND
    return nummer


@toegang(GET=Daad.ZIE_ZAAK)
def brief_word(request: Verzoek, zaaknummer: str, brief_id: int) -> HttpResponse:
    """A copy in Word, when its text is provably that of the stored letter."""
    opgeslagen = _zoek(zaaknummer, brief_id)
    herlezen = _probeer(opgeslagen)
    if herlezen is None or not herlezen.gelijk:
        raise Geweigerd("geen_wordkopie", "Van deze brief is geen kopie in Word te maken: gebruik de PDF.")
    antwoord = HttpResponse(maak_word(herlezen.brief), content_type=WORD)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{opgeslagen.kenmerk}-kopie.docx"'
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    return antwoord


@toegang(GET=Daad.ZIE_ZAAK)
def brief_pdf(request: Verzoek, zaaknummer: str, brief_id: int) -> HttpResponse:
    """Lead to the PDF by a link that works for a short while."""
    opgeslagen = _zoek(zaaknummer, brief_id)
    return redirect(maak_link(opgeslagen.bestand.sha256, f"{opgeslagen.kenmerk}.pdf"))


def _probeer(opgeslagen: OpgeslagenBrief) -> Herlezen | None:
    """The text of the letter; None when this version cannot make it, and then the page leads to the PDF."""
    try:
        return herlees(opgeslagen)
    except (BriefFout, ValueError) as fout:
        logger.warning("brief_niet_herlezen", brief=opgeslagen.pk, fout=type(fout).__name__)
        return None


def _zoek(zaaknummer: str, brief_id: int) -> OpgeslagenBrief:
    rijen = OpgeslagenBrief.objects.select_related("zaak", "bestand", "gemaakt_door")
    gevonden = rijen.filter(pk=brief_id, zaak__nummer=zaaknummer).first()
    if gevonden is None:
        raise Http404
    return gevonden
