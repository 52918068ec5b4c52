"""A stored letter: its text, and its PDF."""

from __future__ import annotations

import structlog
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.herlezen import Herlezen, herlees
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.brief import maak_briefbeeld

logger = structlog.get_logger("borgwijzer.brief")


@toegang(GET=Daad.ZIE_ZAAK)
def brief(request: Verzoek, zaaknummer: str, brief_id: int) -> HttpResponse:
    """The letter as text, when that text is provably the stored letter."""
    opgeslagen = _zoek(zaaknummer, brief_id)
    hulp_bij_zaak(request, opgeslagen.zaak)
    return render(request, "web/brief.html", {"beeld": maak_briefbeeld(opgeslagen, _probeer(opgeslagen))})


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
