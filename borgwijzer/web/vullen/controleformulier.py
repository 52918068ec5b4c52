"""The forms of a controle: plan it, write down what was seen, sign the rapport, and what else can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor, mag
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.acties.bezoeken import AANLEIDINGEN as BEZOEKREDENEN
from borgwijzer.web.beelden.etiketten import AANLEIDINGEN, UITKOMSTEN
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Keuze
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_beletsel
from borgwijzer.web.vullen.taken import noem_zaakplaats
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Controle, Signaal, Zaak

if TYPE_CHECKING:
    from borgwijzer.web.vullen.controle import Controlewerk

WAARNEMINGEN = "Schrijf op wat u zag en hoorde. U beoordeelt de techniek niet: dat doet de kwaliteitsborger."
ONDERTEKEN = "Ik heb dit zelf gezien of gehoord, en zo staat het hier."
UITLEG_RAPPORT = "Lees het rapport hieronder. Na uw handtekening verandert het niet meer."


@dataclass(frozen=True, slots=True)
class Controleformulieren:
    """``fotos`` is the deed of the form with photos, empty when they cannot be changed."""

    vast: Deelformulier | None = None
    fotos: str = ""
    rapport: Deelformulier | None = None
    ook: tuple[Deelformulier, ...] = ()


def maak_formulieren(werk: Controlewerk, account: Account, *, open_: bool) -> Controleformulieren:
    """The forms for this person; a controle that cannot be changed has only the end of an oral bouwstop."""
    controle, getypt = werk.controle, werk.getypt
    stop = tuple(_list_stopformulieren(werk, account))
    if not open_:
        return Controleformulieren(ook=stop)
    knop = "Bewaar wat u zag" if controle.gedaan_op else "Leg vast wat u zag"
    vast = getypt.formulier(f"vast-{controle.versie}", "Wat u zag", _velden_gezien(werk), knop, bestanden="Foto's en documenten")
    if controle.gedaan_op is None:
        return Controleformulieren(vast, ook=(*_list_planformulieren(werk), *_list_bouwstop(werk)))
    rapport = getypt.formulier(
        f"rapport-{controle.versie}", "Ondertekenen", (Invoerveld(naam="ondertekend", etiket=ONDERTEKEN, soort="vinkje"),),
        "Onderteken en stel het rapport vast", uitleg=UITLEG_RAPPORT, redenen=_recht(account, Daad.STEL_RAPPORT_VAST),
    )  # fmt: skip
    fotos = f"fotos-{controle.versie}" if werk.stukken else ""
    return Controleformulieren(vast, fotos, rapport, (*_list_bouwstop(werk), *stop))


def maak_planformulier(
    getypt: Getypt, kader: Kader, uitvoerders: Sequence[Account], account: Account, vandaag: date, signaal: Signaal | None = None
) -> Deelformulier:
    """Why, when and by whom; from a signal its onderwerpen and words come along."""
    redenen = {code: AANLEIDINGEN[code] for code in BEZOEKREDENEN}
    gekozen = getypt.velden.get("plan-onderwerpen") or (signaal.onderwerpen if signaal else ())
    onderwerpen = tuple(Keuze(een.id, een.naam, een.id in gekozen) for een in kader.inhoud.onderwerp)
    opdracht = f"Signaal: {signaal.omschrijving}"[:2_000] if signaal else ""
    velden = [
        getypt.keuze("plan-aanleiding", "Waarom gaat u kijken?", redenen, "signaal" if signaal else "eigen_constatering"),
        *_velden_dag(getypt, uitvoerders, account.pk, vandaag),
        getypt.tekst("plan-opdracht", "Waar moet u op letten?", "Dit staat ook op uw lijst van de dag.", opdracht, verplicht=False),
    ]
    if onderwerpen:
        velden.append(Invoerveld(naam="plan-onderwerpen", etiket="Waar gaat het over?", soort="vinkjes", keuzes=onderwerpen))
    return getypt.formulier(
        "plan", "Een controle plannen", velden, "Plan de controle", redenen=_recht(account, Daad.VOER_CONTROLE_UIT)
    )


def _velden_dag(getypt: Getypt, uitvoerders: Sequence[Account], wie: int | None, dag: date) -> list[Invoerveld]:
    namen: Mapping[str, str] = {str(een.pk): een.naam for een in uitvoerders}
    wie_nu = str(wie) if str(wie) in namen else ""
    keuzes = namen if wie_nu else {"": "Kies wie er gaat", **namen}
    return [
        getypt.dag("plan-dag", "Op welke dag?", f"{dag:%d-%m-%Y}"),
        getypt.keuze("plan-uitvoerder", "Wie gaat er kijken?", keuzes, wie_nu),
    ]


def _velden_gezien(werk: Controlewerk) -> tuple[Invoerveld, ...]:
    getypt, controle = werk.getypt, werk.controle
    uitkomsten = {"": "Kies hoe het afliep", **UITKOMSTEN}
    return (
        getypt.dag("gezien-dag", "Wanneer was u er?", f"{controle.gedaan_op or werk.vandaag:%d-%m-%Y}"),
        _tijd(getypt, "gezien-van", "Van", controle, "begonnen_om"),
        _tijd(getypt, "gezien-tot", "Tot", controle, "geeindigd_om"),
        getypt.tekst("gezien-plaats", "Waar was u?", "", controle.plaats or noem_zaakplaats(werk.zaak), soort="tekst"),
        getypt.tekst(
            "gezien-aanwezigen", "Wie waren erbij?", "Naam en functie. Laat leeg als u niemand sprak.", controle.aanwezigen,
            verplicht=False, soort="tekst",
        ),
        getypt.keuze("gezien-uitkomst", "Hoe liep het bezoek af?", uitkomsten, controle.uitkomst or werk.uitkomst),
        getypt.tekst("gezien-waarnemingen", "Wat zag u?", WAARNEMINGEN, controle.waarnemingen),
    )  # fmt: skip


def _tijd(getypt: Getypt, naam: str, etiket: str, controle: Controle, veld: str) -> Invoerveld:
    tijd = getattr(controle, veld)
    return Invoerveld(
        naam=naam,
        etiket=etiket,
        soort="tijd",
        waarde=getypt.waarde(naam, f"{tijd:%H:%M}" if tijd else ""),
        uitleg="Bijvoorbeeld 9:30.",
    )


def _list_planformulieren(werk: Controlewerk) -> Iterator[Deelformulier]:
    controle, getypt = werk.controle, werk.getypt
    velden = _velden_dag(getypt, werk.uitvoerders, controle.uitvoerder_id, controle.gepland_op or werk.vandaag)
    yield getypt.formulier(f"verzet-{controle.versie}", "Een andere dag of iemand anders", velden, "Verzet de controle")
    reden = getypt.tekst("vervalt-reden", "Waarom gaat niemand kijken?", "Dit blijft in het logboek staan.")
    yield getypt.formulier(f"vervalt-{controle.versie}", "De controle laten vervallen", (reden,), "Laat de controle vervallen")


def _list_bouwstop(werk: Controlewerk) -> Iterator[Deelformulier]:
    """The works must stop now: not when they stand still already."""
    controle, getypt = werk.controle, werk.getypt
    if controle.mondelinge_bouwstop_op:
        return
    redenen = beletselen(werk.feiten, "leg_mondelinge_bouwstop_op", werk.kader, werk.vandaag)
    velden = (
        getypt.dag("stop-dag", "Op welke dag zei u het?", f"{werk.vandaag:%d-%m-%Y}"),
        Invoerveld(
            naam="stop-om",
            etiket="Hoe laat?",
            soort="tijd",
            waarde=getypt.waarde("stop-om"),
            uitleg="Bijvoorbeeld 9:30.",
            verplicht=True,
        ),
        getypt.tekst("stop-aan", "Tegen wie zei u het?", "Naam, functie en bedrijf.", soort="tekst"),
        getypt.tekst("stop-getuigen", "Wie hoorden het?", "", verplicht=False, soort="tekst"),
        getypt.tekst("stop-reden", "Waarom moest de bouw meteen stil?", "Noem wat er kan gebeuren en met wie."),
    )
    yield getypt.formulier(
        f"bouwstop-{controle.versie}", "De bouw mondeling stilgelegd", velden, "Leg de mondelinge bouwstop vast",
        uitleg="Daarna komt er een taak om het besluit op papier te zetten.", redenen=tuple(map(maak_beletsel, redenen)),
    )  # fmt: skip


def _list_stopformulieren(werk: Controlewerk, account: Account) -> Iterator[Deelformulier]:
    controle = werk.controle
    if controle.mondelinge_bouwstop_op and not controle.bouwstop_vervallen_op and mag(account, Daad.VOER_CONTROLE_UIT):
        reden = werk.getypt.tekst("stopvervalt-reden", "Waarom vervalt de bouwstop?", "Bijvoorbeeld omdat het gevaar weg is.")
        yield werk.getypt.formulier("stopvervalt", "De mondelinge bouwstop vervalt", (reden,), "Laat de bouwstop vervallen")


def _recht(account: Account, daad: Daad) -> tuple[Beletsel, ...]:
    if mag(account, daad):
        return ()
    return (Beletsel(f"U hebt hiervoor de rol {' of '.join(list_rollen_voor(daad))} nodig."),)


def noem_controle(controle: Controle, zaak: Zaak) -> str:
    """A controle in a list: why, and where."""
    return f"{AANLEIDINGEN[controle.aanleiding]}, {noem_zaakplaats(zaak)}"
