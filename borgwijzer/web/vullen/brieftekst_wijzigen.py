"""The page where people change the text of a letter and approve it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.http import urlencode

from borgwijzer.brieven.concept.acties import list_veranderd, mag_niet_goedkeuren, vraagt_tweede
from borgwijzer.brieven.concept.eigen_tekst import Tekststuk, list_tekststukken
from borgwijzer.brieven.concept.plekken import Plek
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import Conceptbrief, Concepttoestand
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad as Recht
from borgwijzer.organisaties.rechten import list_rollen_voor, mag
from borgwijzer.web.beelden.brieftekst import BrieftekstBeeld, Goedkeuring, Tekstvak
from borgwijzer.web.beelden.etiketten import noem_rollen
from borgwijzer.web.beelden.onderdelen import Beletsel, Daad, Status, Tekstveld
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Besluit, Verzoekstap, Zaak

# The page of a plek, where it has another name.
PAGINAS = {
    "lastbesluit": "last", "verzoekbesluit": "handhavingsverzoek", "verzoekontvangst": "handhavingsverzoek",
    "bezwaarbeslissing": "bezwaar", "interventie_keur": "interventie", "signaal": "signaal_bericht",
    "signaalontvangst": "signaal_bericht", "bezoekrapport": "controle",
}  # fmt: skip
TEKENS_PER_REGEL = 60
STATUS = {
    Concepttoestand.CONCEPT: Status("Nog niet voorgelegd", "let_op"),
    Concepttoestand.VOORGELEGD: Status("Wacht op een collega", "wacht"),
    Concepttoestand.GOEDGEKEURD: Status("Goedgekeurd", "goed"),
    Concepttoestand.TERUGGESTUURD: Status("Teruggestuurd", "fout"),
}


@dataclass(frozen=True, slots=True)
class Tekstwerk:
    """What the page is made from. ``getypt``: what was typed before a refusal."""

    zaak: Zaak
    plek: Plek
    feiten: Brieffeiten
    concept: Conceptbrief | None
    brief: Brief
    getypt: Mapping[str, str]
    reden: str = ""


def maak_brieftekst(werk: Tekstwerk, account: Account, fout: str = "") -> BrieftekstBeeld:
    """The page; without the right to send letters only the letter is shown."""
    concept, mag_wijzigen = werk.concept, mag(account, Recht.VERSTUUR_BRIEF)
    eigen = {deel.stuk: deel.nieuw for deel in werk.brief.aangepast}
    stukken = list_tekststukken(werk.feiten, eigen) if mag_wijzigen else ()
    return BrieftekstBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        plek=str(werk.plek),
        titel=werk.brief.titel,
        versie=str(concept.versie if concept else 0),
        vakken=tuple(_maak_vak(stuk, werk.getypt) for stuk in stukken),
        brief=replace(maak_brief(werk.brief), tekst=None),
        terug_url=zoek_terug(werk.zaak, werk.plek),
        wie=concept.gewijzigd_naam if concept and eigen else "",
        gewijzigd=bool(eigen),
        goedkeuring=_maak_goedkeuring(werk, account) if vraagt_tweede(werk.feiten, werk.zaak) else None,
        let_op=_schrijf_veranderd(werk),
        fout=schrijf_datums(fout),
    )


def _schrijf_veranderd(werk: Tekstwerk) -> str:
    veranderd = werk.brief.tekstbron.veranderd if werk.brief.tekstbron else ()
    if not veranderd:
        return ""
    return f"Sinds de tekst is gewijzigd, veranderde: {', '.join(veranderd)}. Klopt de tekst nog? Bewaar hem dan opnieuw."


def zoek_terug(zaak: Zaak, plek: Plek) -> str:
    """The page with the deed that sends the letter."""
    if plek.daad.startswith("herinnering_"):
        return reverse("herinnering", args=[zaak.nummer, plek.daad.removeprefix("herinnering_")])
    naam = plek.formulier[0] if plek.formulier else plek.daad
    if naam in ("besluit", "vastleggen"):
        adres = reverse("vastleggen", args=[zaak.nummer])
    elif naam == "rapport":
        adres = reverse("gebruik", args=[zaak.nummer])
    else:
        adres = reverse(PAGINAS.get(naam, naam), args=[zaak.nummer, _zoek_over(plek)])
    return f"{adres}?{urlencode({'brief': plek.formulier[1]})}#brief" if plek.formulier else adres


def _zoek_over(plek: Plek) -> int | None:
    """The id in the address of the page: a besluit is decided on the page of what it is about."""
    if plek.daad == "lastbesluit":
        return Besluit.objects.values_list("interventie_id", flat=True).get(pk=plek.over)
    if plek.daad == "verzoekbesluit":
        return Verzoekstap.objects.filter(besluit_id=plek.over).values_list("verzoek_id", flat=True).first()
    return plek.over


def _maak_vak(stuk: Tekststuk, getypt: Mapping[str, str]) -> Tekstvak:
    tekst = getypt.get(stuk.naam, stuk.tekst)
    regels = sum(1 + len(regel) // TEKENS_PER_REGEL for regel in tekst.splitlines()) or 1
    return Tekstvak(
        naam=stuk.naam, etiket=stuk.etiket, tekst=tekst, regels=min(12, regels + 1),
        feiten=tuple((f"{{{naam}}}", waarde) for naam, waarde in stuk.feiten),
        standaard=stuk.standaard if stuk.gewijzigd else "",
    )  # fmt: skip


def _maak_goedkeuring(werk: Tekstwerk, account: Account) -> Goedkeuring:
    concept = werk.concept
    toestand = Concepttoestand(concept.toestand) if concept else Concepttoestand.CONCEPT
    veranderd = list_veranderd(concept, werk.feiten) if concept and concept.feiten else []
    wacht = concept is not None and toestand == Concepttoestand.VOORGELEGD
    daden = _list_beslissingen(concept, account, veranderd, werk.reden) if wacht and concept else ()
    if (toestand in (Concepttoestand.CONCEPT, Concepttoestand.TERUGGESTUURD) or veranderd) and mag(account, Recht.VERSTUUR_BRIEF):
        rollen = noem_rollen(list_rollen_voor(Recht.KEUR_BRIEF_GOED))
        voor = Daad(waarde="leg_voor", tekst="Leg de brief voor aan een collega", toelichting=f"Een {rollen} leest hem.")
        daden = (*daden, voor)
    return Goedkeuring(status=STATUS[toestand], zin=_schrijf_zin(concept, toestand, veranderd), daden=daden)


def _schrijf_zin(concept: Conceptbrief | None, toestand: Concepttoestand, veranderd: list[str]) -> str:
    if concept is None or toestand == Concepttoestand.CONCEPT:
        return "Een collega keurt deze brief goed voordat u hem verstuurt."
    if toestand == Concepttoestand.TERUGGESTUURD:
        return f"{concept.beslist_naam} stuurde de brief terug: {concept.terug_reden}"
    if veranderd:
        return f"Sinds deze brief is voorgelegd, veranderde: {', '.join(veranderd)}. Leg hem opnieuw voor."
    if toestand == Concepttoestand.GOEDGEKEURD:
        return f"{concept.beslist_naam} keurde de brief goed: u kunt hem versturen. Na een wijziging moet dat opnieuw."
    return f"{concept.gewijzigd_naam} legde deze brief voor."


def _list_beslissingen(concept: Conceptbrief, account: Account, veranderd: list[str], reden: str) -> tuple[Daad, ...]:
    if not mag(account, Recht.KEUR_BRIEF_GOED):
        return ()
    if weigering := mag_niet_goedkeuren(concept, account):
        return (Daad(waarde="keur_goed", tekst="Keur de brief goed", soort="hoofd", beletselen=(Beletsel(weigering.zin),)),)
    veld = Tekstveld(naam="reden", etiket="Wat moet er anders?", waarde=reden, verplicht=True, regels=3)
    goed = (Daad(waarde="keur_goed", tekst="Keur de brief goed", soort="hoofd"),) if not veranderd else ()
    return (*goed, Daad(waarde="stuur_terug", tekst="Stuur de brief terug", reden=veld))
