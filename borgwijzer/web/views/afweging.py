"""Weigh an overtreding: look what the kader says, keep what is there, or put it before a second person."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.afweging import Opzet, score_van, weeg
from borgwijzer.toezicht.acties.afwegingen import Onvolledig, bewaar_afweging, stel_afweging_voor
from borgwijzer.toezicht.afwegingvorm import lees_opzet
from borgwijzer.toezicht.queries_afweging import list_recidive, list_vergelijkbaar
from borgwijzer.toezicht.queries_overtreding import Overtredingdossier
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.overtredinginvoer import lees_dagveld, lees_opzet_uit
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.overtreding import zoek_overtreding
from borgwijzer.web.views.toets import lees_versie
from borgwijzer.web.vullen.afweging import Weegwerk, maak_afweging
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.zaken.feiten import kader_van


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """What a form held when it came, and why it was refused or nothing."""

    opzet: Opzet
    overleg_op: str = ""
    versie: str = ""
    weigering: Geweigerd | None = None
    fouten: dict[str, str] = field(default_factory=dict)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.WEEG_OVERTREDING)
def afweging(request: Verzoek, zaaknummer: str, overtreding_id: int) -> HttpResponse:
    """The page; a form that is refused comes back as it was filled in, with what is missing at each field."""
    dossier = zoek_overtreding(zaaknummer, overtreding_id)
    if request.method != "POST":
        return _toon(request, dossier, Ingevuld(lees_opzet(dossier.open_afweging or dossier.vaste_afweging)))
    daad, opzet = request.POST.get("daad", ""), lees_opzet_uit(request.POST, kader_van(dossier.overtreding.zaak))
    try:
        lees_dagveld(request.POST, "overleg_op")
        if daad == "bekijk":
            return _toon(request, dossier, Ingevuld(opzet, request.POST.get("overleg_op", ""), request.POST.get("versie", "")))
        zin = _doe(request, overtreding_id, daad, opzet)
    except Geweigerd as weigering:
        fouten = {gebrek.veld: gebrek.zin for gebrek in weigering.gebreken} if isinstance(weigering, Onvolledig) else {}
        getypt = (request.POST.get("overleg_op", ""), request.POST.get("versie", ""))
        return _toon(request, zoek_overtreding(zaaknummer, overtreding_id), Ingevuld(opzet, *getypt, weigering, fouten))
    messages.success(request, zin)
    return redirect("afweging" if daad == "bewaar" else "overtreding", zaaknummer, overtreding_id)


def _doe(request: Verzoek, overtreding_id: int, daad: str, opzet: Opzet) -> str:
    versie = lees_versie(request.POST)
    if daad == "bewaar":
        bewaar_afweging(overtreding_id, opzet, versie=versie, door=request.user, moment=nu())
        return "Bewaard. U kunt later verder."
    if daad == "voorstel":
        stel_afweging_voor(overtreding_id, opzet, versie=versie, door=request.user, moment=nu())
        return "De afweging is voorgesteld. Een collega met mandaat stelt haar vast of geeft haar terug."
    raise ONBEKEND


def _toon(request: Verzoek, dossier: Overtredingdossier, ingevuld: Ingevuld) -> HttpResponse:
    zaak, opzet = dossier.overtreding.zaak, ingevuld.opzet
    hulp_bij_zaak(request, zaak)
    kader = kader_van(zaak)
    score = score_van(opzet, kader)
    weigering = ingevuld.weigering
    werk = Weegwerk(
        dossier=dossier, kader=kader, kijker=request.user, vandaag=vandaag(), opzet=opzet,
        treffers=list_recidive(dossier.overtreding, kader) if kader.inhoud.lhso else [],
        weging=weeg(score, kader, kan_niet=opzet.kan_niet) if score else None,
        vergelijk=list_vergelijkbaar(dossier.overtreding, score.gevolg, score.gedrag) if score else None,
        overleg_op=ingevuld.overleg_op, versie=ingevuld.versie, fouten=ingevuld.fouten,
        fout=schrijf_datums(weigering.zin) if weigering else "",
    )  # fmt: skip
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/afweging.html", {"beeld": maak_afweging(werk)}, status=status)
