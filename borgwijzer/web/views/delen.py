"""The parts of a project: see them, divide, change, and say what belongs to which part."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.daadpagina import ONBEKEND, doe_daad
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.delen_beheer import Delenwerk, maak_delenbeheer
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.acties.delen import (
    Nieuwdeel,
    deel_in,
    laat_deel_vervallen,
    stel_delen_voor,
    stel_ingebruikname_vast,
    wijzig_deel,
)
from borgwijzer.zaken.acties.koppelen_aan_deel import koppel_melding_aan_deel, koppel_signaal_aan_deel
from borgwijzer.zaken.feiten import haal_feiten
from borgwijzer.zaken.models import Fase, Melding, Signaal, Zaak
from borgwijzer.zaken.queries import haal_dossier


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def delen(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak)
    return doe_daad(request, zaak, DADEN, _toon, pagina="delen", lees=str)


def _deel_in(request: Verzoek, zaak: Zaak, over: str) -> str:
    regels = [regel.strip() for regel in request.POST.get("indelen-namen", "").splitlines() if regel.strip()]
    return _meld_ingedeeld(deel_in(zaak.pk, [Nieuwdeel(regel) for regel in regels], door=request.user, moment=nu()))


def _deel_bouwwerken_in(request: Verzoek, zaak: Zaak, over: str) -> str:
    """A part for each bouwwerk of the bouwmelding, in one deed."""
    return _meld_ingedeeld(deel_in(zaak.pk, stel_delen_voor(haal_feiten(zaak)), door=request.user, moment=nu()))


def _meld_ingedeeld(nieuw: list[Fase]) -> str:
    return f"Er {'is 1 deel' if len(nieuw) == 1 else f'zijn {len(nieuw)} delen'} toegevoegd."


def _wijzig(request: Verzoek, zaak: Zaak, over: str) -> str:
    post = request.POST
    deel = Nieuwdeel(post.get(f"wijzig-{over}-naam", ""), post.get(f"wijzig-{over}-omschrijving", ""))
    fase = wijzig_deel(_zoek_fase(zaak, over), deel, door=request.user, moment=nu())
    return f"{fase.naam} is opgeslagen."


def _laat_vervallen(request: Verzoek, zaak: Zaak, over: str) -> str:
    reden = request.POST.get(f"vervallen-{over}-reden", "")
    fase = laat_deel_vervallen(_zoek_fase(zaak, over), reden=reden, door=request.user, moment=nu())
    return f"{fase.naam} is geen apart deel meer."


def _stel_gebruik_vast(request: Verzoek, zaak: Zaak, over: str) -> str:
    post, tekst = request.POST, request.POST.get(f"gebruik-{over}-dag", "").strip()
    dag = lees_dag(tekst, "de dag van ingebruikname") if tekst else None
    reden = post.get(f"gebruik-{over}-reden", "")
    fase = stel_ingebruikname_vast(_zoek_fase(zaak, over), dag, reden=reden, door=request.user, moment=nu())
    return f"De ingebruikname van {fase.naam} is {'vastgelegd' if dag else 'weggehaald'}."


def _koppel_melding(request: Verzoek, zaak: Zaak, over: str) -> str:
    if not Melding.objects.filter(pk=_lees(over), zaak=zaak).exists():
        raise Geweigerd("melding_onbekend", "Deze melding hoort niet bij deze zaak: laad de pagina opnieuw.")
    deel, gezien = _lees_keuze(request, f"melding-{over}")
    melding = koppel_melding_aan_deel(_lees(over), deel, gezien=gezien, door=request.user, moment=nu())
    return f"De {melding.soort} gaat over {melding.fase.naam if melding.fase else 'het hele project'}."


def _koppel_signaal(request: Verzoek, zaak: Zaak, over: str) -> str:
    if not Signaal.objects.filter(pk=_lees(over), zaak=zaak).exists():
        raise Geweigerd("signaal_onbekend", "Dit signaal hoort niet bij deze zaak: laad de pagina opnieuw.")
    deel, gezien = _lees_keuze(request, f"signaal-{over}")
    signaal = koppel_signaal_aan_deel(_lees(over), deel, gezien=gezien, door=request.user, moment=nu())
    return f"Het signaal gaat over {signaal.fase.naam if signaal.fase else 'het hele project'}."


DADEN: dict[str, Callable[[Verzoek, Zaak, str], str]] = {
    "indelen": _deel_in, "bouwwerken": _deel_bouwwerken_in, "wijzig": _wijzig, "vervallen": _laat_vervallen,
    "gebruik": _stel_gebruik_vast, "melding": _koppel_melding, "signaal": _koppel_signaal,
}  # fmt: skip


def _lees_keuze(request: Verzoek, naam: str) -> tuple[int, int]:
    """The part that was chosen, and the part that the page showed: the choice is ``deel`` with ``gezien`` behind it."""
    keuze = request.POST.get(f"{naam}-deel", "")
    if not keuze:
        raise Geweigerd("deel_ontbreekt", "Kies waarover het gaat: een deel, of het hele project.")
    deel, _, gezien = keuze.partition("~")
    return _lees(deel), _lees(gezien)


def _lees(tekst: str) -> int:
    getal = lees_getal(tekst)
    if getal is None:
        raise ONBEKEND
    return getal


def _zoek_fase(zaak: Zaak, volgnummer: str) -> int:
    """The id of the part with this number, when it is one of this zaak."""
    fase = Fase.objects.filter(zaak=zaak, volgnummer=min(_lees(volgnummer), 2**31 - 1)).first()
    if fase is None:
        raise Geweigerd("deel_onbekend", "Dit deel hoort niet bij deze zaak: laad de pagina opnieuw.")
    return fase.pk


def _toon(request: Verzoek, zaak: Zaak, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    werk = Delenwerk(haal_dossier(zaak), vandaag(), dict(request.POST.lists()), request.POST.get("daad", ""))
    return render(request, "web/delen.html", {"beeld": maak_delenbeheer(werk, request.user, fout)}, status=status)
