"""The toets of one melding: read, answer, and settle what two people answered at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.queries import list_gebeurtenissen_van
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.beletselen import TE_TOETSEN
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.samenhang import verschillen
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.toetsinvoer import lees_antwoorden, lees_samengevoegd
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.delen import kies_oordeel
from borgwijzer.web.vullen.oordelen import maak_oordelen
from borgwijzer.web.vullen.plek import maak_verduidelijkadres
from borgwijzer.web.vullen.signalen import maak_signalen
from borgwijzer.web.vullen.toets import Invulling, Toetswerk, maak_toets
from borgwijzer.web.vullen.toets_conflict import maak_conflict
from borgwijzer.web.vullen.toetsregister import maak_registerwerk
from borgwijzer.zaken.acties.registercontrole import raadpleeg_register
from borgwijzer.zaken.acties.toetsen import Antwoord, Ingehaald, beantwoord_eisen, bekijk_toets, list_fouten
from borgwijzer.zaken.feiten import haal_feiten, kader_voor, zoek_meldingfeit
from borgwijzer.zaken.models import Document, Melding, Signaal
from borgwijzer.zaken.queries import find_melding, haal_registerzicht


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.TOETS_MELDING)
def toets(request: Verzoek, zaaknummer: str, melding_id: int) -> HttpResponse:
    """Show the toets, or save answers. Answers that cannot be saved come back as they were typed."""
    melding = zoek_melding(zaaknummer, melding_id)
    if request.method != "POST":
        return _toon(request, melding)
    post: Mapping[str, str] = request.POST
    if post.get("daad") == "samenvoegen":
        post = lees_samengevoegd(request.POST)
    antwoorden, onleesbaar = lees_antwoorden(post, kader_voor(melding).eisen.get(melding.soort, ()))
    fouten = onleesbaar | {eis: fout.zin for eis, fout in list_fouten(antwoorden, melding.soort, kader_voor(melding))}
    if fouten:
        return _toon(request, melding, Invulling(_lees_getypt(post), fouten), HTTPStatus.UNPROCESSABLE_ENTITY)
    versie = lees_versie(request.POST)
    try:
        beantwoord_eisen(melding.toets.pk, antwoorden, versie=versie, door=request.user, moment=nu())
    except Ingehaald as ingehaald:
        return _toon_conflict(request, melding, ingehaald, antwoorden, versie)
    if request.POST.get("daad") == "register":
        feit = raadpleeg_register(melding.toets.pk, door=request.user, moment=nu())
        messages.success(request, maak_zin(f"De toets is opgeslagen en het register geraadpleegd, in de stand van {feit.stand_op}"))
        return redirect("toets", zaaknummer, melding_id)
    verder = {"oordeel": reverse("oordeel", args=[zaaknummer, melding_id]), "verduidelijking": maak_verduidelijkadres(zaaknummer)}
    if adres := verder.get(request.POST.get("daad", "")):
        return redirect(adres)
    messages.success(request, "De toets is opgeslagen.")
    return redirect("toets", zaaknummer, melding_id)


def zoek_melding(zaaknummer: str, melding_id: int) -> Melding:
    """A melding that can be judged, in this zaak of this organisatie; otherwise the page that it does not exist."""
    melding = find_melding(zaaknummer, melding_id)
    if melding is None or melding.soort not in TE_TOETSEN:
        raise Http404
    return melding


def lees_versie(post: Mapping[str, str]) -> int:
    """The version that the form shows; one that cannot be read is older than any."""
    tekst = post.get("versie", "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else -1


def maak_toetswerk(melding: Melding) -> Toetswerk:
    """The outcome of the toets from the facts of now, with the documents of the melding.

    For a gereedmelding also whether the building (or the part that it is about) may be used, the open signals, and what the
    papers contradict.
    """
    documenten = list(Document.objects.filter(melding=melding).select_related("bestand").order_by("id"))
    werk = Toetswerk(melding, bekijk_toets(melding, vandaag()), [d for d in documenten if d.vervangen_door_id is None])
    return _vul_gereedmelding_aan(werk) if melding.soort == "gereedmelding" else werk


def _vul_gereedmelding_aan(werk: Toetswerk) -> Toetswerk:
    zaak, kader = werk.melding.zaak, werk.kader
    feiten = haal_feiten(zaak)
    feit = zoek_meldingfeit(feiten, werk.melding)
    bepaald = stand(feiten, kader, vandaag(), met_bewijs=True)
    gebruik = kies_oordeel(werk.melding, bepaald, kader, maak_oordelen(bepaald, kader)[1])
    open_ = Signaal.objects.filter(zaak=zaak, opgelost_op=None).select_related("fase")
    if werk.melding.fase:  # a part is not held up by what is wrong with another part
        open_ = open_.filter(Q(fase=None) | Q(fase=werk.melding.fase))
    namen = {signaal.fase.pk: signaal.fase.naam for signaal in open_ if signaal.fase}
    return replace(
        werk, gebruik=gebruik, signalen=maak_signalen(open_, kader, namen), verschillen=verschillen(feit.gegevens) if feit else ()
    )


def _toon(
    request: Verzoek, melding: Melding, invulling: Invulling | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    hulp_bij_zaak(request, melding.zaak)
    register = maak_registerwerk(melding, haal_registerzicht(melding, vandaag()))
    beeld = maak_toets(maak_toetswerk(melding), request.user, invulling, register)
    return render(request, "web/toets.html", {"beeld": beeld}, status=status)


def _lees_getypt(post: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    namen = {naam.split("-", 1)[1] for naam in post if naam.startswith(("antwoord-", "reden-"))}
    return {eis: (post.get(f"antwoord-{eis}", ""), post.get(f"reden-{eis}", "")) for eis in namen}


def _toon_conflict(
    request: Verzoek, melding: Melding, ingehaald: Ingehaald, antwoorden: Mapping[str, Antwoord], gezien: int
) -> HttpResponse:
    hulp_bij_zaak(request, melding.zaak)
    gebeurtenissen = [
        gebeurtenis
        for gebeurtenis in list_gebeurtenissen_van(melding.zaak_id, "eisen_beantwoord")
        if gebeurtenis.gegevens["melding"] == melding.pk
    ]
    if not gebeurtenissen or gezien < 0 or gebeurtenissen[-1].gegevens["versie"] <= gezien:
        # Nobody answered in between: a proposal was made and sent back, and what was typed still fits.
        getypt = Invulling(_lees_getypt(request.POST), {})
        messages.warning(request, f"{ingehaald.zin} Uw antwoorden staan er nog; sla ze opnieuw op als ze kloppen.")
        return _toon(request, zoek_melding(melding.zaak.nummer, melding.pk), getypt, HTTPStatus.CONFLICT)
    beeld = maak_conflict(melding, ingehaald.toets, antwoorden, gebeurtenissen, gezien)
    return render(request, "web/toets_conflict.html", {"beeld": beeld}, status=HTTPStatus.CONFLICT)
