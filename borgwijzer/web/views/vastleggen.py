"""Write down facts of a zaak: days, signals, besluiten, and closing it. Each deed asks for its own right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.zaakbrieven import beeindig_besluit_en_verstuur, neem_besluit_en_verstuur, toon_besluitbrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.beletselen import BESLUITDADEN
from borgwijzer.toezicht.acties.besluiten import (
    Besluitvoorstel,
    stel_besluit_voor,
    vink_voorwaarde_af,
    weiger_besluit,
)
from borgwijzer.toezicht.acties.besluitvorming import is_beslisser
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.briefformulier import Briefpagina, beantwoord_vraag, find_klare_brief, list_briefvelden, maak_getypt
from borgwijzer.web.daadpagina import ONBEKEND, Briefdaad, doe_daad, lees_dagveld, lees_verplichte_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.besluitdaden import schrijf_voorgelegd
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.vastleggen import Vastlegwerk, maak_vastleggen
from borgwijzer.zaken.acties.datums import heropen_zaak, sluit_zaak, stel_datum_vast
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op, toon_melder
from borgwijzer.zaken.feiten import NEDERLAND, haal_feiten, kader_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Controle, Signaal, Zaak


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def vastleggen(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak)
    if request.POST.get("daad", "").startswith("melder-"):
        return _toon_melder(request, zaak)
    try:
        antwoord = beantwoord_vraag(BRIEVEN, request, zaak, zaak)
    except Geweigerd as weigering:
        return _toon(request, zoek_zaak(zaaknummer), schrijf_datums(weigering.zin), bepaal_status(weigering))
    if isinstance(antwoord, Brief):
        return _toon(request, zaak, proefbrief=antwoord)
    if antwoord:
        return antwoord
    return doe_daad(request, zaak, DADEN, _toon, pagina="vastleggen", lees=str)


def _toon_melder(request: Verzoek, zaak: Zaak) -> HttpResponse:
    """The name stands in this one answer: there is no page after it that would show it again."""
    try:
        signaal = _zoek_signaal(zaak, request.POST["daad"].removeprefix("melder-"))
        return _toon(request, zaak, melders={signaal: toon_melder(signaal, door=request.user, moment=nu())})
    except Geweigerd as weigering:
        return _toon(request, zaak, schrijf_datums(weigering.zin), bepaal_status(weigering))


def _datum(request: Verzoek, zaak: Zaak, over: str) -> str:
    veld, dag = request.POST.get("datum-veld", ""), lees_dagveld(request, "datum-dag")
    stel_datum_vast(zaak.pk, veld, dag, reden=request.POST.get("datum-reden", ""), door=request.user, moment=nu())
    return "De datum is vastgelegd." if dag else "De datum is weggehaald."


def _signaal(request: Verzoek, zaak: Zaak, over: str) -> str:
    post = request.POST
    binnen = Binnengekomen(
        bron=post.get("signaal-bron", ""), omschrijving=post.get("signaal-tekst", ""),
        ontvangen_op=lees_verplichte_dag(request, "signaal-dag"), onderwerpen=post.getlist("signaal-onderwerpen"),
        direct_gevaar=post.get("signaal-gevaar") == "ja",
    )  # fmt: skip
    neem_signaal_op(zaak.pk, binnen, door=request.user, moment=nu())
    return "Het signaal is opgenomen."


def _stel_voor(request: Verzoek, zaak: Zaak, over: str) -> str:
    post = request.POST
    voorstel = Besluitvoorstel(
        soort=post.get("besluit-soort", ""), vanaf=lees_verplichte_dag(request, "besluit-vanaf"),
        tot_en_met=lees_dagveld(request, "besluit-tot"), motivering=post.get("besluit-motivering", ""),
        gronden=[regel for regel in post.get("besluit-gronden", "").splitlines() if regel.strip()],
        voorwaarden=[regel for regel in post.get("besluit-voorwaarden", "").splitlines() if regel.strip()],
    )  # fmt: skip
    return schrijf_voorgelegd(stel_besluit_voor(zaak.pk, voorstel, door=request.user, moment=nu()))


def _neem(request: Verzoek, zaak: Zaak, over: str) -> Briefdaad:
    besluit, gelezen = _zoek_besluit(zaak, over), lees_tekstversie(request.POST)
    brief = neem_besluit_en_verstuur(besluit, door=request.user, moment=nu(), gelezen=gelezen)
    return Briefdaad("Het besluit is genomen.", brief.pk)


def _weiger(request: Verzoek, zaak: Zaak, over: str) -> str:
    reden = request.POST.get(f"weiger-{over}-reden", "")
    weiger_besluit(_zoek_besluit(zaak, over), reden=reden, door=request.user, moment=nu())
    return "Het besluit is niet genomen. De opsteller ziet waarom."


def _eindig(request: Verzoek, zaak: Zaak, over: str) -> Briefdaad:
    reden = request.POST.get(f"eindig-{over}-reden", "")
    brief = beeindig_besluit_en_verstuur(_zoek_besluit(zaak, over), reden=reden, door=request.user, moment=nu())
    return Briefdaad("Het besluit geldt niet meer.", brief.pk)


def _vink(voldaan: bool) -> Callable[[Verzoek, Zaak, str], str]:
    def daad(request: Verzoek, zaak: Zaak, over: str) -> str:
        besluit, _, plaats = over.partition("-")
        vink_voorwaarde_af(_zoek_besluit(zaak, besluit), _lees_nummer(plaats), voldaan=voldaan, door=request.user, moment=nu())
        return "De voorwaarde is afgevinkt." if voldaan else "De voorwaarde staat weer open."

    return daad


def _sluit(request: Verzoek, zaak: Zaak, over: str) -> str:
    sluit_zaak(zaak.pk, reden=request.POST.get("sluit-reden", ""), door=request.user, moment=nu())
    return "De zaak is gesloten."


def _heropen(request: Verzoek, zaak: Zaak, over: str) -> str:
    heropen_zaak(zaak.pk, reden=request.POST.get("heropen-reden", ""), door=request.user, moment=nu())
    return "De zaak is weer open."


# What the block of a besluit that was taken can do, on every page that shows it.
BIJ_BESLUIT: dict[str, Callable[[Verzoek, Zaak, str], str | Briefdaad]] = {
    "eindig": _eindig, "vink": _vink(True), "ontvink": _vink(False),
}  # fmt: skip
DADEN: dict[str, Callable[[Verzoek, Zaak, str], str | Briefdaad]] = {
    "datum": _datum, "signaal": _signaal, "besluit": _stel_voor, "neem": _neem, "weiger": _weiger, **BIJ_BESLUIT,
    "sluit": _sluit, "heropen": _heropen,
}  # fmt: skip


def _doe(request: Verzoek, zaak: Zaak) -> Briefdaad:
    """Only the deed that sends a letter from a form."""
    naam, _, over = request.POST.get("daad", "").partition("-")
    if naam != "eindig":
        raise ONBEKEND
    return _eindig(request, zaak, over)


BRIEVEN = Briefpagina(
    "vastleggen", lambda zaaknummer, _: zoek_zaak(zaaknummer), _doe, lambda _, daad: daad.replace("eindig", "eindig-")
)


def _lees_nummer(tekst: str) -> int:
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) < 18):
        raise ONBEKEND
    return int(tekst)


def _zoek_signaal(zaak: Zaak, tekst: str) -> int:
    """The id, when it is one of this zaak."""
    if not Signaal.objects.filter(pk=_lees_nummer(tekst), zaak=zaak).exists():
        raise Geweigerd("signaal_onbekend", "Dit signaal hoort niet bij deze zaak: laad de pagina opnieuw.")
    return int(tekst)


def _zoek_besluit(zaak: Zaak, tekst: str) -> int:
    """The id, when it is one of this zaak."""
    if not Besluit.objects.filter(pk=_lees_nummer(tekst), zaak=zaak).exists():
        raise Geweigerd("besluit_onbekend", "Dit besluit hoort niet bij deze zaak: laad de pagina opnieuw.")
    return int(tekst)


def toon_conceptbrieven(besluiten: Iterable[Besluit], wie: Account) -> dict[int, Brief | Geweigerd]:
    """The letters of proposals as they would be if this person took them now; none for who cannot take them."""
    return {
        besluit.pk: _probeer_brief(besluit, wie)
        for besluit in besluiten
        if besluit.toestand == Besluittoestand.VOORGESTELD and is_beslisser(wie, besluit.soort, kader_van(besluit.zaak))
    }


def _probeer_brief(besluit: Besluit, wie: Account) -> Brief | Geweigerd:
    try:
        return toon_besluitbrief(besluit, wie, moment=nu())
    except Geweigerd as fout:
        return fout


def _vul_voorstel_in(request: Verzoek, zaak: Zaak, signalen: Iterable[Signaal]) -> dict[str, list[str]]:
    """What the form of a besluit begins with for who comes from a signal or a taak: nothing is kept before it is sent."""
    soort = request.GET["voorstel"]
    signaal = next((een for een in signalen if str(een.pk) == request.GET.get("signaal")), None)
    waarom = f"Op {signaal.ontvangen_op:%d-%m-%Y} is gemeld: {signaal.omschrijving}" if signaal else ""
    if soort == "bouwstop" and not signaal:
        waarom = _noem_mondeling(zaak)
    return {"besluit-soort": [soort], **({"besluit-motivering": [waarom]} if waarom else {})}


def _noem_mondeling(zaak: Zaak) -> str:
    """What was said on the spot, for the besluit that puts it on paper (Awb 5:31 lid 2); empty when nothing was said."""
    gezegd = Controle.objects.filter(zaak=zaak, bouwstop_vervallen_op=None).exclude(mondelinge_bouwstop_op=None)
    controle = gezegd.order_by("mondelinge_bouwstop_op").last()
    if controle is None or controle.mondelinge_bouwstop_op is None:
        return ""
    op = controle.mondelinge_bouwstop_op.astimezone(NEDERLAND)
    zin = f"Op {schrijf_voluit(op.date())} om {op:%H.%M} uur legden wij de bouw mondeling stil."
    return f"{zin} Wij zeiden dat tegen {controle.bouwstop_aan}. {controle.bouwstop_reden}"


def _toon(
    request: Verzoek, zaak: Zaak, fout: str = "", status: HTTPStatus = HTTPStatus.OK, melders: Mapping[int, str] | None = None,
    proefbrief: Brief | None = None,
) -> HttpResponse:  # fmt: skip
    hulp_bij_zaak(request, zaak)
    rijen = Besluit.objects.filter(zaak=zaak, soort__in=BESLUITDADEN)
    besluiten = list(rijen.select_related("zaak__organisatie").order_by("vanaf", "id"))
    signalen = list(Signaal.objects.filter(zaak=zaak))
    briefvelden = list_briefvelden(zaak, "vastleggen", zaak.pk, {"eindig"})
    vorm = maak_getypt(BRIEVEN, request, zaak, briefvelden)
    getypt, daad = vorm.velden, vorm.daad
    if request.method != "POST" and request.GET.get("voorstel") in BESLUITDADEN:
        getypt, daad = _vul_voorstel_in(request, zaak, signalen), "besluit"
    werk = Vastlegwerk(
        zaak=zaak, feiten=haal_feiten(zaak), kader=kader_van(zaak), vandaag=vandaag(),
        signalen=signalen, besluiten=besluiten, getypt=getypt, daad=daad,
        brieven=toon_conceptbrieven(besluiten, request.user), melders=melders or {}, briefvelden=briefvelden,
        proefbrief=proefbrief or find_klare_brief(BRIEVEN, request, zaak, briefvelden),
    )  # fmt: skip
    return render(request, "web/vastleggen.html", {"beeld": maak_vastleggen(werk, request.user, fout)}, status=status)
