"""The verdict on a melding: what decides it, what can be done now and by whom, and the letter that goes with it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.bevoegd import is_bevoegd, list_bevoegde_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad as Recht
from borgwijzer.organisaties.rechten import mag
from borgwijzer.regels.mandaat import AFWIJZING
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.volledigheid import Toetsresultaat
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_moment
from borgwijzer.web.beelden.etiketten import BEVINDINGEN, MELDINGEN, TOETSEN, noem_rollen
from borgwijzer.web.beelden.onderdelen import Beletsel, Daad, Keuze, Tekstveld
from borgwijzer.web.beelden.oordeel import OordeelBeeld, Voorstel
from borgwijzer.web.beelden.zaak import Controlepunt
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_bronnen, maak_kanttekeningen, maak_zin, schrijf_datums
from borgwijzer.web.vullen.delen import noem_van_deel
from borgwijzer.web.vullen.toets import schrijf_oordeel
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.toetsen import find_eigen_voorstel
from borgwijzer.zaken.feiten import NEDERLAND, kader_van, kader_voor
from borgwijzer.zaken.models import Melding, Toets, Toetstoestand

MAX_BELETSELEN = 5
MAG_NIET = {"bouwmelding": "de bouw mag niet starten", "gereedmelding": "het bouwwerk mag niet in gebruik"}
VANAF = {"bouwmelding": "de bouw mag starten", "gereedmelding": "het bouwwerk in gebruik mag"}
GEVOLGEN = {
    "volledig": "Accepteert u de melding, dan leest de melder in de brief vanaf welke dag {vanaf}.",
    "niet_gedaan": "De melding geldt dan als niet gedaan: {mag_niet} en de initiatiefnemer moet opnieuw melden.",
    "onvolledig": "De indiener kan de melding nog aanvullen. Tot dan geldt: {mag_niet}.",
    "onbeslist": "Er is nog geen oordeel: beoordeel eerst de eisen die open staan.",
}


@dataclass(frozen=True, slots=True)
class Voorgesteld:
    """Who proposed to reject, and when in Dutch local time."""

    door: str
    moment: str


@dataclass(frozen=True, slots=True)
class Oordeelwerk:
    """Everything the screen is made from. ``brief`` or else ``brieffout`` is there; ``opgeslagen`` once it was fixed.

    ``te_herstellen`` is None when the kader knows no supplement of this melding, or its time is over.
    """

    melding: Melding
    resultaat: Toetsresultaat
    te_accepteren: Sequence[Reden]
    te_herstellen: Sequence[Reden] | None
    af_te_wijzen: Sequence[Reden]
    brief: Brief | None
    brieffout: Geweigerd | None
    opgeslagen: OpgeslagenBrief | None
    voorgesteld: Voorgesteld | None


def maak_oordeel(werk: Oordeelwerk, account: Account, *, fout: str = "", toelichting: str = "", veldfout: str = "") -> OordeelBeeld:
    """The screen; ``toelichting`` is what was typed before, ``veldfout`` what is wrong with it."""
    melding, resultaat = werk.melding, werk.resultaat
    toets: Toets = melding.toets
    soort = MELDINGEN[melding.soort].lower()
    return OordeelBeeld(
        zaaknummer=melding.zaak.nummer,
        zaak_titel=noem_zaak(melding.zaak),
        melding_id=str(melding.pk),
        titel=f"Oordeel over de {soort}{noem_van_deel(melding)}",
        versie=str(toets.versie),
        status=TOETSEN[melding.oordeel or resultaat.samen],
        zin=_schrijf_zin(soort, resultaat),
        gevolg=_schrijf_gevolg(melding, resultaat),
        punten=_maak_punten(resultaat),
        kanttekeningen=maak_kanttekeningen(resultaat.kanttekeningen, kader_voor(melding)),
        daden=_list_daden(werk, account, toelichting, veldfout),
        brief=maak_brief(werk.brief) if werk.brief else None,
        brief_uitleg=_leg_brief_uit(werk),
        voorstel=_maak_voorstel(toets, werk.voorgesteld),
        verstuurd=str(werk.opgeslagen.pk) if werk.opgeslagen else "",
        fout=fout,
    )


def _schrijf_zin(soort: str, resultaat: Toetsresultaat) -> str:
    """The verdict; where only the wet stands in the way, it says so."""
    laag = "kader" if any(b.laag == "kader" for b in resultaat.bevindingen) else "wet"
    if laag == "wet" or resultaat.oordeel != "volledig" or resultaat.oordeel_wet == "volledig":
        return schrijf_oordeel(soort, resultaat, laag)
    wet = schrijf_oordeel(soort, resultaat, "wet")
    return f"Volgens het kader is de {soort} volledig. Voor de wet geldt: {wet[:1].lower()}{wet[1:]}"


def _schrijf_gevolg(melding: Melding, resultaat: Toetsresultaat) -> str:
    if melding.oordeel and melding.oordeel_op:
        return f"Dit oordeel is vastgesteld op {schrijf_kort(melding.oordeel_op)}."
    vanaf, mag_niet = VANAF[melding.soort], MAG_NIET[melding.soort]
    if melding.fase:
        vanaf, mag_niet = (zin.replace("het bouwwerk", melding.fase.naam) for zin in (vanaf, mag_niet))
    return GEVOLGEN[resultaat.samen].format(vanaf=vanaf, mag_niet=mag_niet)


def _maak_punten(resultaat: Toetsresultaat) -> tuple[Controlepunt, ...]:
    return tuple(
        Controlepunt(BEVINDINGEN[b.voldaan], maak_zin(b.tekst), maak_zin(b.reden))
        for b in resultaat.bevindingen
        if b.telt and b.voldaan is not True
    )


def _leg_brief_uit(werk: Oordeelwerk) -> str:
    if werk.opgeslagen:
        return "De brief is gemaakt en klaargezet voor verzending."
    return schrijf_datums(werk.brieffout.zin) if werk.brieffout else ""


def _maak_voorstel(toets: Toets, voorgesteld: Voorgesteld | None) -> Voorstel | None:
    if voorgesteld is None or toets.toestand == Toetstoestand.VASTGESTELD:
        return None
    terug = f"Teruggestuurd: {toets.terug_reden}" if toets.terug_reden else ""
    return Voorstel(door=voorgesteld.door, moment=voorgesteld.moment, reden=toets.toelichting, teruggestuurd=terug)


def schrijf_voorgesteld(toets: Toets, moment: datetime.datetime | None) -> Voorgesteld | None:
    """Who proposed; None when nobody did."""
    if toets.voorgesteld_door is None:
        return None
    tekst = schrijf_moment(moment.astimezone(NEDERLAND)) if moment else ""
    return Voorgesteld(toets.voorgesteld_door.naam, tekst)


def _list_daden(werk: Oordeelwerk, account: Account, toelichting: str, veldfout: str) -> tuple[Daad, ...]:
    """What this person can do, with why not where it is not possible now."""
    melding, toets = werk.melding, werk.melding.toets
    if melding.vervangen_door_id or melding.ingetrokken_op or toets.toestand == Toetstoestand.VASTGESTELD:
        return ()
    if toets.toestand == Toetstoestand.VOORGESTELD:
        return _list_daden_tweede(werk, account, toelichting, veldfout)
    daden = []
    if mag(account, Recht.ACCEPTEER_MELDING) and mag(account, Recht.VERSTUUR_BRIEF):
        daden.append(_accepteer(werk))
    if werk.te_herstellen is not None and mag(account, Recht.VRAAG_HERSTEL):
        daden.append(_vraag_herstel(werk))
    if mag(account, Recht.WIJS_MELDING_AF):
        daden.append(_stel_voor(werk, toelichting, veldfout))
    hoofd = [daad for daad in daden if not daad.beletselen]
    return (*hoofd, *(daad for daad in daden if daad.beletselen))


def _accepteer(werk: Oordeelwerk) -> Daad:
    naar = f"De brief gaat naar {werk.brief.geadresseerde.naam.rstrip('.')}. Dit is niet terug te draaien." if werk.brief else ""
    return Daad(
        waarde="accepteer",
        tekst="Accepteer de melding en verstuur de brief",
        toelichting=naar,
        soort="hoofd",
        beletselen=_maak_beletselen(werk.te_accepteren, werk.brieffout),
        vinkje=Keuze("met_bijlage", "Stuur de berekening van de datum mee als bijlage"),
    )


def _vraag_herstel(werk: Oordeelwerk) -> Daad:
    return Daad(
        waarde="naar_herstel",
        tekst="Vraag om aanvulling",
        toelichting="U ziet eerst de punten en de brief.",
        soort="hoofd",
        beletselen=_maak_beletselen(werk.te_herstellen or (), None),
    )


def _stel_voor(werk: Oordeelwerk, toelichting: str, fout: str) -> Daad:
    veld = Tekstveld(
        naam="reden", etiket="Toelichting voor wie goedkeurt", waarde=toelichting, fout=fout, verplicht=True, regels=3,
        uitleg="Schrijf kort waarom de melding niet volledig is. De brief noemt wat ontbreekt.",
    )  # fmt: skip
    rollen = noem_rollen(list_bevoegde_rollen(Recht.KEUR_AFWIJZING_GOED, kader_van(werk.melding.zaak), AFWIJZING))
    return Daad(
        waarde="stel_afwijzing_voor",
        tekst="Stel voor om af te wijzen",
        toelichting=f"Uw voorstel gaat naar: {rollen}. Wie goedkeurt, verstuurt de brief.",
        soort="hoofd",
        beletselen=_maak_beletselen(werk.af_te_wijzen, werk.brieffout),
        reden=veld,
    )


def _list_daden_tweede(werk: Oordeelwerk, account: Account, toelichting: str, fout: str) -> tuple[Daad, ...]:
    if not is_bevoegd(account, Recht.KEUR_AFWIJZING_GOED, kader_van(werk.melding.zaak), AFWIJZING):
        return ()
    eigen = find_eigen_voorstel(werk.melding.toets, account)
    beletselen = (Beletsel(eigen.zin),) if eigen else _maak_beletselen(werk.af_te_wijzen, werk.brieffout)
    veld = Tekstveld(naam="reden", etiket="Wat moet er anders?", waarde=toelichting, fout=fout, verplicht=True, regels=3)
    return (
        Daad(
            waarde="keur_goed",
            tekst="Keur de afwijzing goed en verstuur de brief",
            toelichting="Dit is niet terug te draaien.",
            soort="hoofd",
            beletselen=beletselen,
        ),
        Daad(waarde="stuur_terug", tekst="Stuur het voorstel terug", reden=veld),
    )


def _maak_beletselen(redenen: Sequence[Reden], brieffout: Geweigerd | None) -> tuple[Beletsel, ...]:
    getoond = [maak_beletsel(reden) for reden in redenen[:MAX_BELETSELEN]]
    over = len(redenen) - len(getoond)
    if over > 0:
        getoond.append(Beletsel(f"En nog {over} {'reden' if over == 1 else 'redenen'}: bekijk ze in de toets."))
    if not redenen and brieffout:
        getoond.append(Beletsel(schrijf_datums(brieffout.zin), maak_bronnen(brieffout.grondslag)))
    return tuple(getoond)
