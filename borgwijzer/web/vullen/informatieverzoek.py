"""A request for data that was sent: for staff, and for the addressee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.kaders.uitgangswaarden import lees_uitgangswaarden
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels import feiten as regelfeiten
from borgwijzer.regels.informatieverzoek import (
    GRONDEN,
    Verzoekdaad,
    is_binnen,
    is_te_controleren,
    laatste_dag,
    list_grondslag,
    stel_uiterlijk_voor,
    verzoekbeletselen,
)
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.herstel import Herstelpunt
from borgwijzer.web.beelden.informatieverzoek import (
    BeantwoordenBeeld,
    Ontvangstregel,
    VerzoekBeeld,
    Verzoekpunt,
)
from borgwijzer.web.beelden.onderdelen import Status, Tekstveld
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.briefknoppen import Briefvelden
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_bronnen
from borgwijzer.web.vullen.documenten import verwijs
from borgwijzer.web.vullen.veldvorm import GEEN_BRIEVEN
from borgwijzer.web.vullen.verzoekenblok import TE_CONTROLEREN, bepaal_status, is_dicht
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import kader_van, maak_verzoekfeit
from borgwijzer.zaken.models import Document, Informatieverzoek

PUNT_WACHT, PUNT_OPNIEUW = Status("Nog niet ontvangen", "wacht"), Status("Nog niet goed ontvangen", "let_op")
PUNT_GOED = Status("In orde", "goed")


@dataclass(frozen=True, slots=True)
class Verzoekwerk:
    """A request that was sent, and what the page is made from; ``getypt`` are the fields of a form that was refused."""

    verzoek: Informatieverzoek
    vandaag: date
    documenten: Mapping[int, Document] = field(default_factory=dict)
    brieven: Sequence[OpgeslagenBrief] = ()
    getypt: Mapping[str, str] = field(default_factory=dict)
    briefvelden: Briefvelden = GEEN_BRIEVEN
    proefbrief: Brief | None = None

    @property
    def feit(self) -> regelfeiten.Informatieverzoek:
        return maak_verzoekfeit(self.verzoek)

    def kan(self, daad: Verzoekdaad) -> bool:
        return not verzoekbeletselen(self.feit, daad, kader_van(self.verzoek.zaak), self.vandaag)


def maak_verzoek(werk: Verzoekwerk, account: Account, fout: str = "") -> VerzoekBeeld:
    """The page of a request that was sent or ended, as this person may use it."""
    verzoek, feit = werk.verzoek, werk.feit
    open_ = verzoek.zaak.afgesloten_op is None and mag(account, Daad.VRAAG_INFORMATIE)
    neemt_op = open_ and werk.kan("ontvang")
    return VerzoekBeeld(
        zaaknummer=verzoek.zaak.nummer,
        zaak_titel=noem_zaak(verzoek.zaak),
        id=str(verzoek.pk),
        titel=GRONDEN[feit.soort].naam,
        status=bepaal_status(feit, werk.vandaag),
        bronnen=maak_bronnen(list_grondslag(feit.soort, kader_van(verzoek.zaak))),
        feiten=tuple(_list_feiten(verzoek)),
        reden=verzoek.reden,
        versie=str(verzoek.versie),
        punten=tuple(_maak_punt(plaats, werk, open_=open_, neemt_op=neemt_op) for plaats in range(len(verzoek.punten))),
        neemt_op=neemt_op,
        adres=maak_adres(verzoek) if neemt_op else "",
        herinnering=_maak_herinnering(werk) if open_ and werk.kan("herinner") else None,
        formulieren=_maak_einde(werk) if open_ and not is_dicht(verzoek) else (),
        brieven=tuple((str(brief.pk), brief.onderwerp) for brief in werk.brieven),
        brief=maak_brief(werk.proefbrief) if werk.proefbrief else None,
        fout=fout,
    )


def maak_adres(verzoek: Informatieverzoek) -> str:
    """The address on which the addressee answers, as it stands in the letter."""
    return settings.ADRES + reverse("beantwoorden", args=[verzoek.zaak.organisatie.slug, verzoek.code])


def _list_feiten(verzoek: Informatieverzoek) -> Iterable[tuple[str, str]]:
    yield "Gevraagd aan", f"{verzoek.aan_naam} ({verzoek.aan})"
    if verzoek.verzonden_op:
        yield "Verzonden", f"{schrijf_voluit(verzoek.verzonden_op)}, door {verzoek.verzonden_naam}"
    yield "Antwoorden tot en met", schrijf_voluit(verzoek.uiterlijk)
    if verzoek.herinnerd_op and verzoek.uiterlijk_na_herinnering:
        yield "Herinnerd", schrijf_voluit(verzoek.herinnerd_op)
        yield "Daarna tot en met", schrijf_voluit(verzoek.uiterlijk_na_herinnering)
    if verzoek.beeindigd_op:
        yield "Beëindigd", f"{schrijf_voluit(verzoek.beeindigd_op)}: {verzoek.beeindigd_reden}"


def _maak_punt(plaats: int, werk: Verzoekwerk, *, open_: bool, neemt_op: bool) -> Verzoekpunt:
    punt, feit = werk.verzoek.punten[plaats], werk.feit.punten[plaats]
    te_controleren = is_te_controleren(feit)
    tekst, toelichting = f"tekst-{plaats}", f"toelichting-{plaats}"
    return Verzoekpunt(
        plaats=str(plaats),
        nummer=str(plaats + 1),
        wat=punt["wat"],
        bij=". ".join(deel for deel in (punt["werk"], punt["moment"]) if deel),
        status=_bepaal_puntstatus(feit),
        ontvangsten=tuple(_maak_ontvangst(een, werk.documenten) for een in punt["ontvangsten"]),
        antwoord=Tekstveld(naam=tekst, etiket="Antwoord", waarde=werk.getypt.get(tekst, ""), regels=2)
        if neemt_op and not is_binnen(feit)
        else None,
        controle=Tekstveld(
            naam=toelichting, etiket="Toelichting", waarde=werk.getypt.get(toelichting, ""), uitleg="verplicht bij nee"
        )
        if open_ and te_controleren and werk.verzoek.beeindigd_op is None
        else None,
    )


def _bepaal_puntstatus(punt: regelfeiten.Informatiepunt) -> Status:
    if not punt.ontvangsten:
        return PUNT_WACHT
    goed = punt.ontvangsten[-1].goed
    return PUNT_GOED if goed else TE_CONTROLEREN if goed is None else PUNT_OPNIEUW


def _maak_ontvangst(ontvangst: Mapping[str, Any], documenten: Mapping[int, Document]) -> Ontvangstregel:
    uitslag = ""
    if ontvangst["goed"] is not None:
        woord = "Dit is wat gevraagd was" if ontvangst["goed"] else "Dit is niet wat gevraagd was, of niet te lezen"
        slot = f": {ontvangst['toelichting']}" if ontvangst["toelichting"] else "."
        wie = f"{ontvangst['gecontroleerd_door']}, {schrijf_kort(date.fromisoformat(ontvangst['gecontroleerd_op']))}"
        uitslag = f"{woord}{slot} ({wie})"
    return Ontvangstregel(
        kop=f"Ontvangen op {schrijf_kort(date.fromisoformat(ontvangst['op']))}, vastgelegd door {ontvangst['door']}",
        tekst=ontvangst["tekst"],
        documenten=tuple(verwijs(documenten[pk]) for pk in ontvangst["documenten"] if pk in documenten),
        uitslag=uitslag,
    )


def _maak_herinnering(werk: Verzoekwerk) -> Deelformulier:
    verzoek, kader = werk.verzoek, kader_van(werk.verzoek.zaak)
    voorstel = stel_uiterlijk_voor(kader, lees_uitgangswaarden().termijn, werk.vandaag, herinnering=True)
    dag = Invoerveld(
        naam="herinner-dag", etiket="Nieuwe laatste dag om te antwoorden", soort="dag", verplicht=True,
        waarde=werk.getypt.get("herinner-dag", f"{voorstel:%d-%m-%Y}"), uitleg="Dit is een voorstel: kies wat hier redelijk is.",
    )  # fmt: skip
    groep = Groep("Een herinnering sturen", (dag,), "De brief noemt alleen wat nog ontbreekt. U herinnert één keer.")
    knop = f"herinner-{verzoek.versie}"
    return Deelformulier(daad=knop, groep=groep, knop="Verstuur de herinnering", brief=werk.briefvelden.maak(knop))


def _maak_einde(werk: Verzoekwerk) -> tuple[Deelformulier, ...]:
    """To end it; and why there can be no reminder now, when there was none yet."""
    verzoek, einde = werk.verzoek, maak_beeindigformulier(werk.verzoek, werk.getypt.get("beeindig-reden", ""))
    redenen = verzoekbeletselen(werk.feit, "herinner", kader_van(verzoek.zaak), werk.vandaag)
    if not redenen:
        return (einde,)
    groep = Groep("Een herinnering sturen", (), open=False)
    niet = Deelformulier(daad="herinner", groep=groep, knop="", beletselen=tuple(maak_beletsel(reden) for reden in redenen))
    return niet, einde


def maak_beeindigformulier(verzoek: Informatieverzoek, getypt: str = "") -> Deelformulier:
    """The form to end a request, folded up until it is refused."""
    veld = Invoerveld(
        naam="beeindig-reden", etiket="Waarom is het verzoek niet meer nodig?", soort="lang", waarde=getypt, verplicht=True
    )
    groep = Groep("Het verzoek beëindigen", (veld,), open=bool(getypt))
    return Deelformulier(daad=f"beeindig-{verzoek.versie}", groep=groep, knop="Beëindig het verzoek")


def maak_beantwoorden(
    verzoek: Informatieverzoek, *, gesloten: str = "", fout: str = "", getypt: Mapping[int, str] | None = None
) -> BeantwoordenBeeld:
    """The page of the addressee: what is asked and why, and nothing else of the zaak. ``getypt``: a refused answer, by item."""
    feit, zaak = maak_verzoekfeit(verzoek), verzoek.zaak
    vragen = [_maak_vraag(plaats, verzoek, feit, open_=not gesloten) for plaats in range(len(verzoek.punten))]
    for plaats, tekst in (getypt or {}).items():
        if plaats < len(vragen) and (veld := vragen[plaats].antwoord):
            vragen[plaats] = replace(vragen[plaats], antwoord=replace(veld, waarde=tekst))
    return BeantwoordenBeeld(
        gemeente=zaak.organisatie.naam,
        plek=noem_zaak(zaak),
        kenmerk=zaak.nummer,
        waarom=verzoek.reden,
        uiterlijk=schrijf_voluit(laatste_dag(feit)),
        punten=tuple(vragen),
        gesloten=gesloten,
        fout=fout,
        oefening=zaak.organisatie.demo,
    )


def _maak_vraag(plaats: int, verzoek: Informatieverzoek, feit: regelfeiten.Informatieverzoek, *, open_: bool) -> Herstelpunt:
    """One item for the addressee; what somebody said of an answer that was not right is told, to be able to do better."""
    punt, regel = verzoek.punten[plaats], feit.punten[plaats]
    laatste = punt["ontvangsten"][-1] if punt["ontvangsten"] else None
    afgekeurd = laatste is not None and laatste["goed"] is False
    delen = [punt["wat"], f"Het gaat om: {punt['moment']}" if punt["moment"] else ""]
    if laatste and afgekeurd:
        delen.append(f"Wat u stuurde, was niet wat wij vroegen of niet te lezen: {laatste['toelichting']}")
    ontvangen = laatste is not None and not afgekeurd
    return Herstelpunt(
        plaats=str(plaats),
        wat=punt["werk"] or f"Vraag {plaats + 1}",
        vraag_tekst="\n".join(deel for deel in delen if deel),
        antwoord=Tekstveld(naam=f"tekst-{plaats}", etiket="Uw antwoord", regels=2) if open_ and not is_binnen(regel) else None,
        status=Status(f"Ontvangen op {schrijf_kort(date.fromisoformat(laatste['op']))}", "goed")
        if ontvangen and laatste
        else PUNT_WACHT,
        antwoorden=tuple(laatste["tekst"].splitlines()) if ontvangen and laatste else (),
    )
