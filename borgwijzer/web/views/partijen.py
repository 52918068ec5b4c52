"""The parties of a zaak over time, and what people write down about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.daadpagina import doe_daad, lees_verplichte_dag
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.partijen_tijd import Partijenwerk, maak_partijenpagina
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.acties.nacontrole import beoordeel_borger
from borgwijzer.zaken.acties.partijen import Bereikbaar, verbeter_partij
from borgwijzer.zaken.acties.wisselingen import Opvolger, laat_wisseling_vervallen, leg_wisseling_vast
from borgwijzer.zaken.models import Nacontrole, Wisseling, Zaak
from borgwijzer.zaken.queries import haal_dossier

ELDERS = Geweigerd("niet_hier", "Dit hoort niet bij deze zaak: laad de pagina opnieuw.")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def partijen(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak)
    return doe_daad(request, zaak, DADEN, _toon, pagina="partijen", lees=lambda over: lees_getal(over) or 0)


def _wisseling(request: Verzoek, zaak: Zaak, over: int) -> str:
    post = request.POST
    opvolger = Opvolger(
        rol=post.get("wisseling-rol", ""), naam=post.get("wisseling-naam", ""), kvk=post.get("wisseling-kvk", ""),
        instrument=post.get("wisseling-instrument", ""), sinds=lees_verplichte_dag(request, "wisseling-sinds"),
        gemeld_op=lees_verplichte_dag(request, "wisseling-gemeld"), hoe=post.get("wisseling-hoe", ""),
    )  # fmt: skip
    leg_wisseling_vast(zaak.pk, opvolger, door=request.user, moment=nu())
    return "De wisseling is vastgelegd."


def _vervalt(request: Verzoek, zaak: Zaak, over: int) -> str:
    if not Wisseling.objects.filter(pk=over, zaak=zaak).exists():
        raise ELDERS
    laat_wisseling_vervallen(over, reden=request.POST.get(f"vervalt-{over}-reden", ""), door=request.user, moment=nu())
    return "De wisseling telt niet meer mee."


def _beoordeel(request: Verzoek, zaak: Zaak, over: int) -> str:
    if not Nacontrole.objects.filter(pk=over, zaak=zaak).exists():
        raise ELDERS
    beoordeel_borger(over, tekst=request.POST.get(f"beoordeel-{over}-tekst", ""), door=request.user, moment=nu())
    return "De beoordeling is vastgelegd."


def _verbeter(request: Verzoek, zaak: Zaak, over: int) -> str:
    nieuw = Bereikbaar(**{veld.name: request.POST.get(f"verbeter-{over}-{veld.name}", "") for veld in fields(Bereikbaar)})
    reden = request.POST.get(f"verbeter-{over}-reden", "")
    verbeter_partij(zaak.pk, over, nieuw, reden=reden, door=request.user, moment=nu())
    return "De nieuwe gegevens zijn bewaard. De vorige blijven te lezen."


DADEN: dict[str, Callable[[Verzoek, Zaak, int], str]] = {
    "wisseling": _wisseling, "vervalt": _vervalt, "beoordeel": _beoordeel, "verbeter": _verbeter,
}  # fmt: skip


def _toon(request: Verzoek, zaak: Zaak, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    dossier = haal_dossier(zaak)
    werk = Partijenwerk(dossier, dossier.maak_feiten(), vandaag(), request.POST.dict(), request.POST.get("daad", ""))
    return render(request, "web/partijen.html", {"beeld": maak_partijenpagina(werk, request.user, fout)}, status=status)
