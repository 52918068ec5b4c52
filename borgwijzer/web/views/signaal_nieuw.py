"""Take in a signal from anybody, in a zaak that is known, one that is found by its address, or a new one for that address."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.klok import nu, vandaag
from borgwijzer.koppelingen.formulier.controle import FormulierFout, Fout, list_fouten
from borgwijzer.koppelingen.formulier.inhoud import SIGNAAL, Formulier
from borgwijzer.koppelingen.formulier.stukken import vind_bestanden
from borgwijzer.koppelingen.formulier.verwerk import NIEUW, KiesZaak, noem_melder
from borgwijzer.koppelingen.queries import zoek_bij_formulier
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.gelijke_signalen import list_gelijke
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.acties.signaalintake import Plaats, neem_signaal_op_bij_plaats
from borgwijzer.toezicht.queries_signalen import list_signalen_rond, maak_spoor, maak_zaakspoor
from borgwijzer.web.formulierinvoer import JA_NEE, Ingevuld, lees_velden, maak_formulier, schoon
from borgwijzer.web.hulpkader import hulp_bij
from borgwijzer.web.signaalvelden import SOORTEN, maak_vormen
from borgwijzer.web.stukkeninvoer import KIES_OPNIEUW, lees_stukken, verzegel
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.registreren import lees_zaak
from borgwijzer.web.vullen.formulier import Toestand
from borgwijzer.web.vullen.signaal_nieuw import Nieuwwerk, maak_nieuw
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Signaal, Zaak
from borgwijzer.zaken.queries import find_zaak

VELD_BIJ_FOUT = {
    "bron_onbekend": "bron", "omschrijving_ontbreekt": "omschrijving", "datum_in_toekomst": "ontvangen_dag",
    "verklaring_van_borger": "blokkeert_verklaring", "herstel_niet_afgesproken": "herstel_afgesproken",
    "plaats_ontbreekt": "plek_adres", "te_veel_bestanden": "stukken", "onderwerp_onbekend": "onderwerpen",
}  # fmt: skip
GEEN_PLEK = "Vul het zaaknummer in, of schrijf hieronder waar het is. Is er nog geen zaak, dan maken wij er een."
KIES = "Kies bij welke zaak dit hoort, of kies 'Nieuwe zaak'."


@toegang(GET=Daad.LEG_FEIT_VAST, POST=Daad.LEG_FEIT_VAST)
def signaal_nieuw(request: Verzoek) -> HttpResponse:
    """The form; ``zaak`` in the address is the zaak it is about."""
    if request.method != "POST":
        teksten = {"ontvangen_dag": f"{vandaag():%d-%m-%Y}"}
        begin = Toestand(ingevuld=Ingevuld(teksten, {}, {}, ()), verborgen={"sleutel": secrets.token_urlsafe(24)})
        return _toon(request, begin)
    return _neem_op(request)


def _neem_op(request: Verzoek) -> HttpResponse:
    """Take the files in first: they are kept while the form is mended."""
    post, kader = request.POST, _zoek_kader(request)
    ingevuld = lees_velden(post, maak_vormen(kader))
    stukken, stukfout = lees_stukken(request, SOORTEN)
    sleutel = post.get("sleutel", "")
    toestand = Toestand(
        ingevuld=ingevuld, fouten=[*ingevuld.fouten, *([Fout("stukken", stukfout)] if stukfout else [])], stukken=stukken,
        verborgen={"sleutel": sleutel if 16 <= len(sleutel) <= 64 else secrets.token_urlsafe(24),
                   "bewaard_stukken": verzegel(request, stukken)},
    )  # fmt: skip
    kwijt = "bestanden_kwijt" in post and not request.FILES
    if toestand.fouten or kwijt:
        return _toon(request, toestand, let_op=KIES_OPNIEUW if kwijt else "")
    return _probeer(request, toestand, kader)


def _probeer(request: Verzoek, toestand: Toestand, kader: Kader) -> HttpResponse:
    waarden, sleutel = toestand.ingevuld.waarden, toestand.verborgen["sleutel"]
    formulier = maak_formulier(SIGNAAL, sleutel, lees_zaak(request.POST), waarden, toestand.stukken)
    try:
        if fouten := list_fouten(formulier, kader, nu()):
            raise FormulierFout(fouten)
        signaal = _bewaar(request, formulier, waarden, _kies_zaak(request, formulier))
    except FormulierFout as fout:
        kandidaten = zoek_bij_formulier(formulier) if "gezien" in request.POST else []
        return _toon(request, replace(toestand, fouten=fout.fouten, kandidaten=kandidaten))
    except KiesZaak as keuze:
        return _toon(request, replace(toestand, fouten=[Fout("zaak", keuze.zin)], kandidaten=keuze.kandidaten))
    except Geweigerd as fout:
        return _toon(request, replace(toestand, fouten=[Fout(VELD_BIJ_FOUT.get(fout.code, "formulier"), fout.zin)]))
    messages.success(request, f"Het signaal is opgenomen bij zaak {signaal.zaak.nummer}.")
    return redirect("signaal", signaal.zaak.nummer, signaal.pk)


def _bewaar(request: Verzoek, formulier: Formulier, waarden: Mapping[str, Any], zaak: Zaak | None) -> Signaal:
    bestanden, ontvangen = vind_bestanden(formulier.stukken), waarden["ontvangen_dag"]
    assert isinstance(ontvangen, datetime.date)
    binnen = Binnengekomen(
        bron=waarden["bron"] or "", omschrijving=formulier.omschrijving, ontvangen_op=ontvangen,
        onderwerpen=waarden["onderwerpen"], direct_gevaar=waarden["direct_gevaar"], melder=noem_melder(formulier),
        melder_afgeschermd=formulier.naam_niet_doorgeven, kanaal=waarden["kanaal"] or "", artikelen=waarden["artikelen"],
        bewijs=waarden["bewijs"], handhavingsverzoek=waarden["handhavingsverzoek"], herstel_op=waarden["herstel_op"],
        blokkeert_verklaring=JA_NEE.get(waarden["blokkeert_verklaring"] or ""),
        herstel_afgesproken=JA_NEE.get(waarden["herstel_afgesproken"] or ""), sleutel=formulier.sleutel,
        stukken=[(stuk.naam, bestanden[stuk.sha256]) for stuk in formulier.stukken],
    )  # fmt: skip
    if zaak:
        return neem_signaal_op(zaak.pk, binnen, door=request.user, moment=nu())
    plek = formulier.plek
    plaats = Plaats(plek.adres, plek.postcode, plek.woonplaats, plek.kadastraal)
    return neem_signaal_op_bij_plaats(plaats, binnen, door=request.user, moment=nu())


def _kies_zaak(request: Verzoek, formulier: Formulier) -> Zaak | None:
    """The zaak that was named or chosen; None for a new one. What lies at the address is shown first."""
    nummer = formulier.zaaknummer
    if nummer == NIEUW:
        return None
    if nummer:
        zaak = find_zaak(nummer)
        if zaak is None:
            raise FormulierFout([Fout("zaaknummer", f"Er is geen zaak met nummer {nummer}. Zoek het op in de werkvoorraad.")])
        return zaak
    if kandidaten := zoek_bij_formulier(formulier):
        if "gezien" in request.POST:
            raise FormulierFout([Fout("zaak", KIES)])
        raise KiesZaak(kandidaten)
    if not (formulier.plek.adres or formulier.plek.kadastraal):
        raise FormulierFout([Fout("zaaknummer", GEEN_PLEK)])
    return None


def _zoek_zaak(request: Verzoek) -> Zaak | None:
    return find_zaak(lees_zaak(request.POST) or schoon(request.GET.get("zaak", ""))[:40])


def _zoek_kader(request: Verzoek) -> Kader:
    """The kader of the zaak that is meant, or else the one of today."""
    if zaak := _zoek_zaak(request):
        return kader_van(zaak)
    organisatie = request.user.organisatie
    return lees_versie(find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=vandaag()).pk)


def _toon(request: Verzoek, toestand: Toestand, *, let_op: str = "") -> HttpResponse:
    zaak, dag = _zoek_zaak(request), vandaag()
    kader = _zoek_kader(request)
    hulp_bij(request, kader)
    rond = list_signalen_rond(zaak, dag, kader.inhoud.gelijke_signalen) if zaak else []
    tekst, onderwerpen = toestand.ingevuld.teksten.get("omschrijving", ""), toestand.ingevuld.gekozen.get("onderwerpen", ())
    gelijke = list_gelijke(
        maak_zaakspoor(zaak, dag, onderwerpen=onderwerpen, tekst=tekst), map(maak_spoor, rond), kader.inhoud.gelijke_signalen
    ) if zaak else []  # fmt: skip
    werk = Nieuwwerk(
        toestand=toestand, kader=kader, zaak=zaak, nummer=lees_zaak(request.POST) or schoon(request.GET.get("zaak", ""))[:40],
        gelijke=gelijke, rond=rond, let_op=let_op, adres=reverse("signaal_nieuw"),
    )  # fmt: skip
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "web/signaal_nieuw.html", {"beeld": maak_nieuw(werk)}, status=status)
