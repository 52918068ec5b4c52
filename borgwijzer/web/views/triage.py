"""Triage: the list, one message with its raw form and its documents, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.klok import nu, vandaag
from borgwijzer.koppelingen.acties import lees_als_formulier, lees_bericht, plaats_bericht, toon_melder, weiger_bericht
from borgwijzer.koppelingen.dso.vertaling import Vertaald
from borgwijzer.koppelingen.formulier.inhoud import DOEL, SIGNAAL, Formulier
from borgwijzer.koppelingen.models import Bericht, Uitkomst
from borgwijzer.koppelingen.queries import (
    Kandidaat,
    find_bericht,
    find_gelijknamige,
    find_kandidaten,
    list_triage,
    tel_triage,
    zoek_bij_formulier,
)
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.document import stuur_voorbeeld
from borgwijzer.web.vullen.triage import maak_triage
from borgwijzer.web.vullen.triage_bericht import ANDERS, Gekozen, Triagewerk, maak_triage_bericht
from borgwijzer.zaken.models import Zaak
from borgwijzer.zaken.queries import find_zaak

TEL_TOT = 1_000


@toegang(GET=Daad.TRIAGEER)
def triage(request: Verzoek) -> HttpResponse:
    """Waiting messages, the longest waiting first."""
    versie = find_versie(request.user.organisatie.kader, organisatie_id=request.user.organisatie_id, peildatum=vandaag())
    pagina = list_triage(na=_lees_id(request, "na"), voor=_lees_id(request, "voor"))
    beeld = maak_triage(
        pagina, tel_triage(tot=TEL_TOT), tot=TEL_TOT, vandaag=vandaag(), kalender=lees_versie(versie.pk).kalender,
        mag_toevoegen=mag(request.user, Daad.REGISTREER_MELDING),
    )  # fmt: skip
    return render(request, "web/triage.html", {"beeld": beeld})


def _lees_id(request: Verzoek, naam: str) -> int | None:
    tekst = request.GET.get(naam, "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 18 else None


@toegang(GET=Daad.TRIAGEER, POST=Daad.TRIAGEER)
def triage_bericht(request: Verzoek, bericht_id: int) -> HttpResponse:
    """One message; a button places it in a zaak, opens a zaak for it, or refuses it."""
    bericht = _zoek(bericht_id)
    if request.method != "POST":
        return _toon(request, bericht)
    if request.POST.get("daad") == "melder":
        toon_melder(bericht.pk, door=request.user, moment=nu())
        return _toon(request, bericht, met_melder=True)
    daad = DADEN.get(request.POST.get("daad", ""))
    if daad is None:
        return _toon(request, bericht, "Kies wat u met het bericht wilt doen, met een van de knoppen.")
    try:
        return daad(request, bericht)
    except Geweigerd as weigering:
        if weigering.code == "al_behandeld":
            raise
        return _toon(request, _zoek(bericht_id), weigering.zin, weigering.code, bepaal_status(weigering))


def _koppel(request: Verzoek, bericht: Bericht) -> HttpResponse:
    return _plaats(request, bericht, _kies_zaak(request))


def _open_nieuwe(request: Verzoek, bericht: Bericht) -> HttpResponse:
    return _plaats(request, bericht, None)


def _plaats(request: Verzoek, bericht: Bericht, zaak: Zaak | None) -> HttpResponse:
    soort = request.POST.get("soort", "")
    bron = request.POST.get("bron", "")
    verwerking = plaats_bericht(bericht.pk, soort=soort, zaak=zaak, door=request.user, moment=nu(), bron=bron)
    messages.success(request, verwerking.reden)
    assert verwerking.zaak
    return redirect("zaak", verwerking.zaak)


def _kies_zaak(request: Verzoek) -> Zaak:
    keuze = request.POST.get("zaak", "")
    nummer = request.POST.get("zaak_anders", "").strip() if keuze in (ANDERS, "") else keuze
    if not nummer:
        raise Geweigerd("zaak_niet_gekozen", "Kies bij welke zaak dit bericht hoort, of vul het zaaknummer in.")
    zaak = find_zaak(nummer)
    if zaak is None:
        raise Geweigerd("zaak_onbekend", f"Er is geen zaak met nummer {nummer[:30]}: controleer het nummer in de werkvoorraad.")
    return zaak


def _weiger(request: Verzoek, bericht: Bericht) -> HttpResponse:
    weiger_bericht(bericht.pk, reden=request.POST.get("reden", ""), door=request.user, moment=nu())
    messages.success(request, "Het bericht is afgewezen. Het blijft bewaard.")
    return redirect("triage")


DADEN: dict[str, Callable[[Verzoek, Bericht], HttpResponse]] = {"koppel": _koppel, "nieuw": _open_nieuwe, "weiger": _weiger}
VELDEN = {"zaak_onbekend": "zaak_anders", "reden_ontbreekt": "reden", "reden_te_lang": "reden", "bron_ontbreekt": "bron"}


@toegang(GET=Daad.TRIAGEER)
def triage_bericht_xml(request: Verzoek, bericht_id: int) -> HttpResponse:
    """Lead to the message as it came in, byte for byte; one with a shielded name only for who may see that name."""
    bericht = _zoek(bericht_id)
    formulier = lees_als_formulier(bericht)
    if formulier and formulier.naam_niet_doorgeven:
        toon_melder(bericht.pk, door=request.user, moment=nu())
    soort = "json" if bericht.doel == DOEL else "xml"
    return redirect(maak_link(bericht.sha256, f"bericht-{bericht.verzoeknummer or bericht.pk}.{soort}"))


@toegang(GET=Daad.TRIAGEER)
def triage_bijlage(request: Verzoek, bericht_id: int, plaats: int) -> HttpResponse:
    """Lead to a document that waits with its message."""
    bericht = _zoek(bericht_id)
    gevonden = _zoek_bijlage(bericht, plaats)
    return redirect(maak_link(gevonden.sha256, bericht.bijlagen[plaats]["naam"]))


@toegang(GET=Daad.TRIAGEER)
def triage_bijlage_voorbeeld(request: Verzoek, bericht_id: int, plaats: int) -> HttpResponse:
    """The image of the first page of such a document."""
    return stuur_voorbeeld(_zoek_bijlage(_zoek(bericht_id), plaats))


def _zoek(bericht_id: int) -> Bericht:
    bericht = find_bericht(bericht_id)
    if bericht is None:
        raise Http404
    return bericht


def _zoek_bijlage(bericht: Bericht, plaats: int) -> Bestand:
    if plaats >= len(bericht.bijlagen):
        raise Http404
    gevonden = Bestand.objects.filter(pk=bericht.bijlagen[plaats]["bestand"]).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _toon(
    request: Verzoek,
    bericht: Bericht,
    fout: str = "",
    code: str = "",
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
    *,
    met_melder: bool = False,
) -> HttpResponse:
    post = request.POST
    gekozen = Gekozen(
        soort=post.get("soort", ""), zaak=post.get("zaak", ""), zaak_anders=post.get("zaak_anders", ""),
        bron=post.get("bron", ""), reden=post.get("reden", ""), fout=fout, velden={VELDEN[code]: fout} if code in VELDEN else {},
    )  # fmt: skip
    beeld = maak_triage_bericht(_verzamel(request, bericht, met_melder=met_melder), gekozen)
    return render(request, "web/triage_bericht.html", {"beeld": beeld}, status=status if fout else HTTPStatus.OK)


def _verzamel(request: Verzoek, bericht: Bericht, *, met_melder: bool) -> Triagewerk:
    vertaald, formulier = lees_bericht(bericht), lees_als_formulier(bericht)
    wacht = bericht.uitkomst == Uitkomst.TRIAGE
    bestanden = Bestand.objects.in_bulk([deel["bestand"] for deel in bericht.bijlagen if deel["bestand"]])
    return Triagewerk(
        bericht=bericht,
        vertaald=vertaald,
        kandidaten=_zoek_kandidaten(vertaald, formulier) if wacht else [],
        gelijknamig=find_gelijknamige(bericht),
        bestanden=bestanden,
        formulier=formulier,
        bronnen=_lees_bronnen(request) if wacht and formulier and formulier.soort == SIGNAAL else {},
        mag_melder=mag(request.user, Daad.ZIE_MELDER),
        met_melder=met_melder,
    )


def _lees_bronnen(request: Verzoek) -> dict[str, str]:
    """The signaalbronnen of the kader of today, by code."""
    versie = find_versie(request.user.organisatie.kader, organisatie_id=request.user.organisatie_id, peildatum=vandaag())
    return {code: bron.naam for code, bron in lees_versie(versie.pk).inhoud.signaalbron.items()}


def _zoek_kandidaten(vertaald: Vertaald | None, formulier: Formulier | None) -> list[Kandidaat]:
    if formulier:
        return zoek_bij_formulier(formulier)
    return find_kandidaten(vertaald) if vertaald else []
