"""Ask to supplement a melding, and take in what comes back by post or e-mail."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties import toon_herstelbrief, vraag_herstel_en_verstuur
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_gereedmelding import bereken_uiterlijk
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.web.bewaard import eis_bestanden, noem_bestanden
from borgwijzer.web.briefzin import LEES_HIERONDER
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.herstelinvoer import lees_aanvulling, lees_antwoorden, lees_vragen
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.toets import lees_versie, zoek_melding
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.herstel import Herstelwerk, maak_herstel
from borgwijzer.zaken.acties.herstel import neem_aanvulling_op, stel_punten_op
from borgwijzer.zaken.acties.toetsen import bekijk_toets
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Herstelverzoek, Melding


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VRAAG_HERSTEL)
def herstel(request: Verzoek, zaaknummer: str, melding_id: int) -> HttpResponse:
    """The request as it would be, or as it was made with what came in."""
    melding = zoek_melding(zaaknummer, melding_id)
    if request.method != "POST" or request.POST.get("daad") == "bekijk":
        return _toon(request, melding)
    try:
        eis_bestanden(request)
        return _neem_op(request, melding) if request.POST.get("daad") == "neem_op" else _vraag(request, melding)
    except Geweigerd as weigering:
        melding = zoek_melding(zaaknummer, melding_id)
        return _toon(request, melding, noem_bestanden(request, schrijf_datums(weigering.zin)), bepaal_status(weigering))


def _vraag(request: Verzoek, melding: Melding) -> HttpResponse:
    brief = vraag_herstel_en_verstuur(
        melding.toets.pk, lees_vragen(request.POST), versie=lees_versie(request.POST), door=request.user, moment=nu(),
        gelezen=lees_tekstversie(request.POST),
    )  # fmt: skip
    messages.success(request, f"Het verzoek is vastgelegd; de wachttijd loopt niet door. {LEES_HIERONDER}")
    return redirect("brief", melding.zaak.nummer, brief.pk)


def _neem_op(request: Verzoek, melding: Melding) -> HttpResponse:
    verzoek = _find_verzoek(melding)
    if verzoek is None:
        raise Geweigerd("geen_verzoek", "Er is nog niet om aanvulling gevraagd: doe dat eerst.")
    moment = nu()
    verzoek = neem_aanvulling_op(verzoek.pk, lees_aanvulling(request, verzoek, moment), door=request.user, moment=moment)
    if verzoek.ontvangen_op:
        messages.success(request, "Alles wat gevraagd is, is ontvangen. Toets de melding opnieuw.")
        return redirect("toets", melding.zaak.nummer, melding.pk)
    messages.success(request, "De aanvulling is opgenomen. Er ontbreekt nog iets.")
    return redirect("herstel", melding.zaak.nummer, melding.pk)


def _find_verzoek(melding: Melding) -> Herstelverzoek | None:
    return melding.herstelverzoeken.select_related("melding__zaak__organisatie").order_by("-pk").first()


def _toon(request: Verzoek, melding: Melding, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, melding.zaak)
    verzoek = _find_verzoek(melding)
    if verzoek:
        werk = _bekijk_verzoek(melding, verzoek, lees_antwoorden(request.POST))
    else:
        werk = _bereid_voor(melding, lees_vragen(request.POST))
    beeld = maak_herstel(werk, mag=mag(request.user, Daad.VRAAG_HERSTEL), fout=fout)
    return render(request, "web/herstel.html", {"beeld": beeld}, status=status)


def _bekijk_verzoek(melding: Melding, verzoek: Herstelverzoek, getypt: dict[int, str]) -> Herstelwerk:
    brieven = OpgeslagenBrief.objects.filter(melding=melding, soort="herstelverzoek").defer("feiten")
    return Herstelwerk(
        melding, verzoek.punten, bereken_uiterlijk(melding, verzoek.gevraagd_op).uitkomst, verzoek=verzoek,
        opgeslagen=brieven.order_by("-pk").first(), getypt=getypt,
    )  # fmt: skip


def _bereid_voor(melding: Melding, getypt: dict[int, str]) -> Herstelwerk:
    """What would be asked now; ``getypt`` are words that could not be saved."""
    peildatum, kader = vandaag(), kader_van(melding.zaak)
    punten = stel_punten_op(melding, peildatum)
    for plaats, punt in enumerate(punten):
        punt["vraag"] = getypt.get(plaats, punt["vraag"])
    daad: Regeldaad = f"vraag_herstel_{melding.soort}"  # type: ignore[assignment]
    redenen = beletselen(haal_feiten(melding.zaak), daad, kader, peildatum, melding=str(melding.pk))
    open_ = sum(b.telt and b.voldaan is None for b in bekijk_toets(melding, peildatum).bevindingen)
    brief: Brief | None = None
    try:
        uiterlijk = bereken_uiterlijk(melding, peildatum).uitkomst
        brief, fout = toon_herstelbrief(melding, punten, moment=nu()), None
    except Geweigerd as weigering:
        uiterlijk, fout = None, weigering
    return Herstelwerk(melding, punten, uiterlijk, brief=brief, brieffout=fout, beletselen=redenen, nog_open=open_)
