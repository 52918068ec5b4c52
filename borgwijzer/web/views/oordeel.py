"""The verdict on a melding: accept it, ask to supplement it, or have it rejected by two people; the letter stands beside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties import accepteer_en_verstuur, keur_goed_en_verstuur, toon_oordeelbrief
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.queries import list_gebeurtenissen_van
from borgwijzer.organisaties.bevoegd import list_bevoegde_rollen
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.mandaat import AFWIJZING
from borgwijzer.regels.poorten import Reden
from borgwijzer.web.beelden.etiketten import noem_rollen
from borgwijzer.web.briefzin import LEES_HIERONDER
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.toets import lees_versie, maak_toetswerk, zoek_melding
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.oordeel import Oordeelwerk, maak_oordeel, schrijf_voorgesteld
from borgwijzer.zaken.acties.toetsen import geef_terug, stel_afwijzing_voor
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Melding

REDEN_NODIG = frozenset({"toelichting_ontbreekt", "reden_ontbreekt", "reden_te_lang"})


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.TOETS_MELDING)
def oordeel(request: Verzoek, zaaknummer: str, melding_id: int) -> HttpResponse:
    """Show the verdict, or do what a button says; each deed asks for its own right."""
    melding = zoek_melding(zaaknummer, melding_id)
    if request.method != "POST":
        return _toon(request, melding)
    daad = DADEN.get(request.POST.get("daad", ""))
    if daad is None:
        return _toon(request, melding, fout="Kies wat u wilt doen met een van de knoppen.", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return daad(request, melding)
    except Geweigerd as weigering:
        zin = schrijf_datums(weigering.zin)
        veldfout = zin if weigering.code in REDEN_NODIG else ""
        return _toon(request, zoek_melding(zaaknummer, melding_id), fout=zin, veldfout=veldfout, status=bepaal_status(weigering))


def _accepteer(request: Verzoek, melding: Melding) -> HttpResponse:
    brief = accepteer_en_verstuur(
        melding.toets.pk, versie=lees_versie(request.POST), door=request.user, moment=nu(),
        met_bijlage=request.POST.get("met_bijlage") == "ja", gelezen=lees_tekstversie(request.POST),
    )  # fmt: skip
    messages.success(request, f"De melding is geaccepteerd. {LEES_HIERONDER}")
    return redirect("brief", melding.zaak.nummer, brief.pk)


def _stel_voor(request: Verzoek, melding: Melding) -> HttpResponse:
    reden = request.POST.get("reden", "")
    stel_afwijzing_voor(melding.toets.pk, versie=lees_versie(request.POST), door=request.user, moment=nu(), toelichting=reden)
    rollen = noem_rollen(list_bevoegde_rollen(Daad.KEUR_AFWIJZING_GOED, kader_van(melding.zaak), AFWIJZING))
    messages.success(request, f"Uw voorstel ligt klaar. Nu beslist: {rollen}. Die ziet het bij de taken.")
    return redirect("oordeel", melding.zaak.nummer, melding.pk)


def _keur_goed(request: Verzoek, melding: Melding) -> HttpResponse:
    post = request.POST
    brief = keur_goed_en_verstuur(
        melding.toets.pk, versie=lees_versie(post), door=request.user, moment=nu(), gelezen=lees_tekstversie(post)
    )
    messages.success(request, f"De afwijzing is goedgekeurd. {LEES_HIERONDER}")
    return redirect("brief", melding.zaak.nummer, brief.pk)


def _stuur_terug(request: Verzoek, melding: Melding) -> HttpResponse:
    reden = request.POST.get("reden", "")
    geef_terug(melding.toets.pk, versie=lees_versie(request.POST), door=request.user, moment=nu(), reden=reden)
    messages.success(request, "Het voorstel is teruggestuurd. De opsteller ziet waarom.")
    return redirect("oordeel", melding.zaak.nummer, melding.pk)


def _naar_herstel(request: Verzoek, melding: Melding) -> HttpResponse:
    return redirect("herstel", melding.zaak.nummer, melding.pk)


DADEN: dict[str, Callable[[Verzoek, Melding], HttpResponse]] = {
    "accepteer": _accepteer,
    "stel_afwijzing_voor": _stel_voor,
    "naar_herstel": _naar_herstel,
    "keur_goed": _keur_goed,
    "stuur_terug": _stuur_terug,
}


def _toon(
    request: Verzoek, melding: Melding, *, fout: str = "", veldfout: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    hulp_bij_zaak(request, melding.zaak)
    beeld = maak_oordeel(_verzamel(melding), request.user, fout=fout, toelichting=request.POST.get("reden", ""), veldfout=veldfout)
    return render(request, "web/oordeel.html", {"beeld": beeld}, status=status)


def _verzamel(melding: Melding) -> Oordeelwerk:
    feiten, toetswerk = haal_feiten(melding.zaak), maak_toetswerk(melding)

    def bekijk(daad: str) -> tuple[Reden, ...]:
        naam: Regeldaad = daad.format(melding.soort)  # type: ignore[assignment]
        return beletselen(feiten, naam, kader_van(melding.zaak), vandaag(), melding=str(melding.pk))

    opgeslagen = None
    if melding.oordeel:
        brieven = OpgeslagenBrief.objects.filter(melding=melding, soort=f"{melding.soort}_oordeel").defer("feiten")
        opgeslagen = brieven.order_by("-pk").first()
    brief, brieffout = (None, None) if melding.oordeel else _probeer_brief(melding)
    return Oordeelwerk(
        melding=melding,
        resultaat=toetswerk.resultaat,
        te_accepteren=bekijk("accepteer_{}"),
        te_herstellen=bekijk("vraag_herstel_{}") if toetswerk.resultaat.herstel_mogelijk else None,
        af_te_wijzen=bekijk("wijs_{}_af"),
        brief=brief,
        brieffout=brieffout,
        opgeslagen=opgeslagen,
        voorgesteld=schrijf_voorgesteld(melding.toets, _moment_van_voorstel(melding)),
    )


def _probeer_brief(melding: Melding) -> tuple[Brief | None, Geweigerd | None]:
    try:
        return toon_oordeelbrief(melding.toets, moment=nu()), None
    except Geweigerd as fout:
        return None, fout


def _moment_van_voorstel(melding: Melding) -> datetime.datetime | None:
    voorstellen = [
        gebeurtenis.tijdstip
        for gebeurtenis in list_gebeurtenissen_van(melding.zaak_id, "afwijzing_voorgesteld")
        if gebeurtenis.gegevens["melding"] == melding.pk
    ]
    return voorstellen[-1] if voorstellen else None
