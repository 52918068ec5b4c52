"""The page of one signal: what it says, what the kader makes of it, and the form of the assessment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.feiten import Aanpak
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.signaal import Signaaladvies
from borgwijzer.toezicht.acties.signaalbeoordeling import Beoordeling
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import AANPAKKEN
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Keuze, Status
from borgwijzer.web.beelden.signaal import Adviesvak, SignaalBeeld
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_kanttekeningen, maak_zin
from borgwijzer.web.vullen.signaalomgeving import Omgeving, maak_omgeving
from borgwijzer.web.vullen.signalen import maak_signalen
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Signaal, Zaak

STATUSSEN: dict[Aanpak, Status] = {
    "bezoek": Status("Zelf kijken", "let_op"),
    "bezoek_na_beoordeling": Status("Kijken na beoordeling", "let_op"),
    "bureau": Status("Op kantoor", "wacht"),
    "geen": Status("Geen opvolging", "neutraal"),
}
NOG_NIET = Status("Nog niet te zeggen", "wacht")
MIST = {
    "onderwerpen": "Kies waar het signaal over gaat.",
    "risico": "Kies of het signaal wijst op een risico voor veiligheid of gezondheid.",
}
JA_NEE = {"": "Maak een keuze", "ja": "Ja", "nee": "Nee"}
WAARDE = {"ja": True, "nee": False}


@dataclass(frozen=True, slots=True)
class Signaalwerk:
    """What the page is made from. ``beoordeling``: what was kept, or what is filled in now; ``advies`` of the kader about that."""

    zaak: Zaak
    signaal: Signaal
    kader: Kader
    beoordeling: Beoordeling
    advies: Signaaladvies | None
    rond: Omgeving
    oplossing: str = ""


def lees_beoordeling(post: QueryDict) -> Beoordeling:
    """The form as it was filled in."""
    return Beoordeling(
        onderwerpen=post.getlist("onderwerpen"), risico=WAARDE.get(post.get("risico", "")),
        risico_reden=post.get("risico_reden", ""), aanpak=post.get("aanpak", ""), aanpak_reden=post.get("aanpak_reden", ""),
    )  # fmt: skip


def bewaarde_beoordeling(signaal: Signaal) -> Beoordeling:
    """The assessment that was kept, empty when there is none."""
    return Beoordeling(signaal.onderwerpen, signaal.risico, signaal.risico_reden, signaal.aanpak, signaal.aanpak_reden)


def maak_signaal(werk: Signaalwerk, account: Account, fout: str = "") -> SignaalBeeld:
    """The page as this person may use it."""
    dicht = werk.signaal.opgelost_op or werk.zaak.afgesloten_op or werk.signaal.samengevoegd_met_id
    open_ = not dicht and mag(account, Daad.LEG_FEIT_VAST)
    (regel,) = maak_signalen([werk.signaal], werk.kader)
    return SignaalBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        signaal=regel,
        versie=str(werk.signaal.versie),
        gevaar=werk.signaal.direct_gevaar and not werk.signaal.opgelost_op,
        beoordeeld=tuple(_schrijf_beoordeeld(werk.signaal)),
        advies=_maak_advies(werk.advies, werk.kader) if werk.advies else None,
        onderzoek=_maak_onderzoek(werk) if open_ else (),
        aanpak=_maak_aanpak(werk) if open_ else (),
        oplossing=_lang("oplossing", "Hoe is het opgelost, en hoe weet u dat?", werk.oplossing) if open_ else None,
        mag=open_,
        **maak_omgeving(werk.rond, werk.zaak, werk.signaal, werk.kader, account),
        mag_bezoek=open_ and mag(account, Daad.VOER_CONTROLE_UIT),
        fout=fout,
    )


def _schrijf_beoordeeld(signaal: Signaal) -> Iterable[str]:
    if signaal.beoordeeld_op is None:
        return
    aanpak = AANPAKKEN.get(signaal.aanpak, "").lower()
    yield f"Beoordeeld door {signaal.beoordeeld_door} op {schrijf_kort(signaal.beoordeeld_op)}: {aanpak}."
    yield f"Er is {'een' if signaal.risico else 'geen'} risico voor veiligheid of gezondheid. {signaal.risico_reden}"
    if signaal.aanpak_reden:
        yield f"Reden: {signaal.aanpak_reden}"


def _maak_advies(advies: Signaaladvies, kader: Kader) -> Adviesvak:
    noten, bronnen = maak_kanttekeningen(advies.kanttekeningen, kader), maak_bronnen(advies.grondslag)
    if advies.aanpak is None:
        mist = tuple(MIST[naam] for naam in advies.ontbreekt)
        return Adviesvak(NOG_NIET, "Vul eerst in wat u weet.", mist=mist, bronnen=bronnen, kanttekeningen=noten)
    zin = f"Het kader zegt: {AANPAKKEN[advies.aanpak].lower()}."
    redenen = tuple(maak_zin(reden) for reden in advies.redenen)
    return Adviesvak(STATUSSEN[advies.aanpak], zin, redenen, bronnen=bronnen, kanttekeningen=noten)


def _maak_onderzoek(werk: Signaalwerk) -> tuple[Invoerveld, ...]:
    gekozen, risico = werk.beoordeling.onderwerpen, werk.beoordeling.risico
    code = "" if risico is None else "ja" if risico else "nee"
    onderwerpen = tuple(Keuze(o.id, o.naam, o.id in gekozen) for o in werk.kader.onderwerpen.values())
    return (
        Invoerveld(naam="onderwerpen", etiket="Waar gaat het over? (bijlage 1 van het kader)", soort="vinkjes", keuzes=onderwerpen),
        Invoerveld(
            naam="risico", etiket="Wijst het op een risico voor veiligheid of gezondheid?", soort="keuze", verplicht=True,
            keuzes=tuple(Keuze(waarde, tekst, waarde == code) for waarde, tekst in JA_NEE.items()),
            uitleg="Dit leggen wij bij elk signaal vast. U hoeft het niet technisch te onderzoeken.",
        ),
        _lang("risico_reden", "Waaruit maakt u dat op?", werk.beoordeling.risico_reden),
    )  # fmt: skip


def _maak_aanpak(werk: Signaalwerk) -> tuple[Invoerveld, ...]:
    voorstel = werk.beoordeling.aanpak or (werk.advies.aanpak if werk.advies and werk.advies.aanpak else "")
    keuzes = (Keuze("", "Maak een keuze", not voorstel), *(Keuze(c, tekst, c == voorstel) for c, tekst in AANPAKKEN.items()))
    uitleg = "Nodig als u iets anders doet dan het kader zegt, en als u het signaal niet opvolgt. De melder leest het dan ook."
    return (
        Invoerveld(naam="aanpak", etiket="Wat doet u met het signaal?", soort="keuze", keuzes=keuzes, verplicht=True),
        _lang("aanpak_reden", "Waarom?", werk.beoordeling.aanpak_reden, uitleg, verplicht=False),
    )


def _lang(naam: str, etiket: str, waarde: str, uitleg: str = "", *, verplicht: bool = True) -> Invoerveld:
    return Invoerveld(naam=naam, etiket=etiket, soort="lang", waarde=waarde, uitleg=uitleg, verplicht=verplicht)
