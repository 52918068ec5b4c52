"""The page of a building that is used anyway: four steps, where they stand, who is next, and the form that is needed now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from borgwijzer.brieven.model import Brief
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.toch_in_gebruik import BESLUIT_BIJ_ADVIES, STAPPEN, Route, Stapnaam, wie_doet
from borgwijzer.toezicht.acties.besluitvorming import list_beslissers
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import AANLEIDINGEN, ADVIEZEN, ROLLEN, noem_rollen
from borgwijzer.web.beelden.gebruik import Feitenblok, GebruikBeeld, Stukregel
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Besluitblok
from borgwijzer.web.beelden.zaak import Keten, Stap
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin
from borgwijzer.web.vullen.documenten import list_bevindingen, schrijf_kenmerken
from borgwijzer.web.vullen.gebruiksformulier import maak_stapformulieren
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Advies, Besluit, Besluittoestand, Controle, Controlestuk, Zaak

NAMEN: dict[Stapnaam, str] = {"controle": "Controle", "rapport": "Rapport", "advies": "Juridisch advies", "besluit": "Besluit"}
GEDAAN, NU, LATER = Status("Gedaan", "goed"), Status("Nu aan de beurt", "wacht"), Status("Nog niet", "neutraal")
NIETS_TE_DOEN = "Het bouwwerk is niet in gebruik, of het gebruik mag. Er is nu niets te doen."
AFGEROND = "De stappen zijn gedaan. Wordt het bouwwerk daarna nog gebruikt terwijl dat niet mag, controleer dan opnieuw."
GEEN_GEBRUIK = (
    "De controle zag geen gebruik. Klopt het dat het bouwwerk niet in gebruik is? Haal de datum van ingebruikname dan weg bij "
    "Vastleggen en besluiten."
)


@dataclass(frozen=True, slots=True)
class Gebruikwerk:
    """What the page is made from. ``controle``, ``advies`` and ``besluit`` are the latest of the route; each may be None.

    ``teruggestuurd``: the advies before this one that was rejected. ``rapport`` is the draft, ``rapport_id`` the stored one.
    """

    zaak: Zaak
    feiten: Feiten
    kader: Kader
    route: Route
    vandaag: date
    controle: Controle | None
    stukken: Sequence[Controlestuk]
    advies: Advies | None
    teruggestuurd: Advies | None
    besluit: Besluit | None
    rapport: Brief | None
    rapport_id: str
    getypt: Getypt


def maak_gebruik(werk: Gebruikwerk, besluit: Besluitblok | None, account: Account, fout: str = "") -> GebruikBeeld:
    """The page as this person may use it; ``besluit`` is the block of a proposal or of a besluit that was taken."""
    formulieren = maak_stapformulieren(werk, account)
    return GebruikBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        zin=_schrijf_zin(werk),
        wie=_schrijf_wie(werk),
        keten=Keten(tuple(_list_stappen(werk)), "De stappen van controle tot besluit"),
        bronnen=maak_bronnen(werk.route.grondslag),
        let_op=_schrijf_teruggestuurd(werk.teruggestuurd) if werk.route.stap == "advies" else "",
        nu_titel=formulieren.titel,
        nu=formulieren.nu,
        ook=formulieren.ook,
        blokken=tuple(_list_blokken(werk)),
        brief_titel="Het rapport, zoals het wordt vastgesteld",
        brief=maak_brief(werk.rapport) if werk.rapport else None,
        besluit=besluit,
        fout=fout,
    )


def _schrijf_zin(werk: Gebruikwerk) -> str:
    if werk.route.stap:
        return STAPPEN[werk.route.stap][2]
    if not werk.route.loopt:
        return NIETS_TE_DOEN
    return GEEN_GEBRUIK if werk.controle and werk.controle.gebruik_gezien is False else AFGEROND


def _schrijf_wie(werk: Gebruikwerk) -> str:
    if werk.route.stap is None:
        return ""
    if werk.besluit and werk.besluit.toestand == Besluittoestand.VOORGESTELD:
        rollen = noem_rollen(list_beslissers(werk.besluit.soort, werk.kader))
        return f"Nu aan de beurt: {rollen}, en niet wie het besluit voorstelde."
    if werk.advies and werk.route.stap == "besluit" and werk.advies.soort in BESLUIT_BIJ_ADVIES:
        rollen = noem_rollen(list_beslissers(BESLUIT_BIJ_ADVIES[werk.advies.soort], werk.kader))
        return f"Nu aan de beurt: wie het besluit voorstelt. Daarna beslist: {rollen}."
    return f"Nu aan de beurt: {ROLLEN[wie_doet(werk.route.stap, werk.route.advies, werk.kader)].lower()}."


def _schrijf_teruggestuurd(advies: Advies | None) -> str:
    if advies is None:
        return ""
    soort = ADVIEZEN[advies.soort].lower()
    return f"Het vorige advies ({soort}) is teruggestuurd door {advies.beslist_naam}: {advies.beslist_reden}"


def _list_stappen(werk: Gebruikwerk) -> Iterable[Stap]:
    """A step that was done says when and by whom; the others who does it."""
    plaats = list(NAMEN).index(werk.route.stap) if werk.route.stap else len(NAMEN)
    gedaan = _list_gedaan(werk)
    for nummer, (code, naam) in enumerate(NAMEN.items()):
        wie = ROLLEN[wie_doet(code, werk.route.advies, werk.kader)]
        if nummer == plaats:
            yield Stap(naam, NU, wie, nu=True)
        else:
            klaar = gedaan[code] if nummer < plaats else ""
            yield Stap(naam, GEDAAN if klaar else LATER, klaar or wie)


def _list_gedaan(werk: Gebruikwerk) -> dict[Stapnaam, str]:
    controle, advies = werk.controle, werk.advies
    return {
        "controle": _wanneer(controle.gedaan_op, controle.gedaan_naam) if controle else "",
        "rapport": _wanneer(controle.vastgesteld_op, controle.vastgesteld_naam) if controle else "",
        "advies": _wanneer(advies.gegeven_op, advies.gegeven_naam) if advies else "",
        "besluit": _wanneer(advies.opgevolgd_op, advies.beslist_naam) if advies else "",
    }


def _wanneer(dag: date | None, naam: str) -> str:
    return f"{schrijf_kort(dag)}, {naam}" if dag else ""


def _list_blokken(werk: Gebruikwerk) -> Iterable[Feitenblok]:
    if werk.advies:
        yield _maak_adviesblok(werk.advies)
    if werk.controle and werk.controle.gedaan_op:
        yield _maak_controleblok(werk, werk.controle, werk.controle.gedaan_op)


def _maak_adviesblok(advies: Advies) -> Feitenblok:
    teksten = [Feit("Samenvatting", maak_zin(advies.samenvatting)), Feit("Waarom?", maak_zin(advies.motivering))]
    if advies.voorwaarden:
        teksten.append(Feit("Voorwaarden", "\n".join(advies.voorwaarden)))
    if advies.beslist_reden:
        teksten.append(Feit(f"Gevolgd door {advies.beslist_naam}", maak_zin(advies.beslist_reden)))
    feiten = (Feit("Advies", ADVIEZEN[advies.soort]), Feit("Gegeven", _wanneer(advies.gegeven_op, advies.gegeven_naam)))
    return Feitenblok("Het juridisch advies", feiten, tuple(teksten))


def _maak_controleblok(werk: Gebruikwerk, controle: Controle, gedaan_op: date) -> Feitenblok:
    vast = _wanneer(controle.vastgesteld_op, controle.vastgesteld_naam)
    feiten = (
        Feit("Aanleiding", AANLEIDINGEN[controle.aanleiding]),
        Feit("Gedaan", _wanneer(gedaan_op, controle.gedaan_naam)),
        Feit("Plaats", controle.plaats),
        Feit("Aanwezig", controle.aanwezigen or "niet opgeschreven"),
        Feit("In gebruik", "Ja" if controle.gebruik_gezien else "Nee"),
        Feit("Rapport", f"Vastgesteld {vast}" if vast else "Nog niet vastgesteld"),
    )
    stukken = tuple(_maak_stukregel(werk.zaak, stuk) for stuk in werk.stukken)
    return Feitenblok("De controle", feiten, (Feit("Wat is er gezien?", controle.waarnemingen),), stukken, werk.rapport_id)


def _maak_stukregel(zaak: Zaak, stuk: Controlestuk) -> Stukregel:
    adres = reverse("gebruik_stuk", args=[zaak.nummer, stuk.pk])
    return Stukregel(stuk.bestandsnaam, adres, schrijf_kenmerken(stuk.bestand), " ".join(list_bevindingen(stuk.bestand)))
