"""What can still be done against a besluit, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit
from borgwijzer.regels.feiten import Besluitfeit
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.onherroepelijk import Woostand, bepaal_onherroepelijk
from borgwijzer.web.beelden.bezwaar import RechtsmiddelenBeeld
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.bezwaar import schrijf_schorsing
from borgwijzer.web.vullen.bezwaarnamen import STATUSSEN, noem_besluit, schrijf_onherroepelijk
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Besluit, Bezwaar, Schorsing


@dataclass(frozen=True, slots=True)
class Rechtsmiddelenwerk:
    """What the page of one besluit is made from."""

    besluit: Besluit
    feit: Besluitfeit
    bezwaren: Sequence[Bezwaar]
    bezwaarfeiten: Sequence[Bezwaarfeit]
    schorsingen: Sequence[Schorsing]
    woo: Woostand
    kader: Kader
    vandaag: date
    getypt: Getypt


def maak_rechtsmiddelen(werk: Rechtsmiddelenwerk, account: Account, fout: str = "") -> RechtsmiddelenBeeld:
    """The page as this person may use it."""
    zaak = werk.besluit.zaak
    stand = bepaal_onherroepelijk(werk.feit, werk.bezwaarfeiten, werk.kader, werk.vandaag, met_bewijs=True)
    return RechtsmiddelenBeeld(
        zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), id=str(werk.besluit.pk), titel=noem_besluit(werk.besluit),
        status=STATUSSEN[stand.toestand], zin=schrijf_onherroepelijk(stand),
        bewijs=vertel_bewijs(stand.termijn) if stand.termijn else None,
        bezwaren=tuple((_noem_bezwaar(b), reverse("bezwaar", args=[zaak.nummer, b.pk])) for b in werk.bezwaren),
        schorsingen=tuple(schrijf_schorsing(rij) for rij in werk.schorsingen), woo=schrijf_woo(werk.woo),
        formulieren=tuple(_list_wooformulieren(werk, account)), mag_registreren=mag(account, Daad.REGISTREER_BEZWAAR), fout=fout,
    )  # fmt: skip


def schrijf_woo(woo: Woostand) -> str:
    """Whether the besluit must be published."""
    gesteld = woo.uiterlijk or woo.op
    dag = schrijf_voluit(gesteld) if gesteld else ""
    return {
        "niet_verplicht": "De plicht om dit besluit openbaar te maken geldt (nog) niet. U hoeft niets te doen.",
        "nog_niet": "Dit besluit wordt openbaar zodra het onherroepelijk is.",
        "te_publiceren": f"Maak het besluit openbaar, uiterlijk op {dag}. Haal eerst namen en andere persoonsgegevens weg.",
        "gepubliceerd": f"Openbaar gemaakt op {dag}.",
        "uitzondering": f"Niet openbaar, vastgelegd op {dag}: {woo.grond}",
    }[woo.status]


def _list_wooformulieren(werk: Rechtsmiddelenwerk, account: Account) -> Iterator[Deelformulier]:
    if werk.woo.status != "te_publiceren" or not mag(account, Daad.MAAK_OPENBAAR):
        return
    getypt = werk.getypt
    plaats = getypt.tekst("openbaar-plaats", "Waar staat het besluit?", "Het adres van de pagina.", soort="tekst")
    grond = getypt.tekst("uitzondering-grond", "Waarom wordt het niet openbaar?", "Noem het artikel van de Woo.")
    yield getypt.formulier("openbaar", "Het besluit is openbaar gemaakt", (plaats,), "Leg vast dat het openbaar is")
    yield getypt.formulier("uitzondering", "Het besluit wordt niet openbaar", (grond,), "Leg de uitzondering vast")


def _noem_bezwaar(bezwaar: Bezwaar) -> str:
    return f"Bezwaar van {bezwaar.indiener.get('naam', '')}, ontvangen op {schrijf_voluit(bezwaar.ontvangen_op)}"
