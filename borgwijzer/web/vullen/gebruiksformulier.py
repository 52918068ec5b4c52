"""The forms of a building that is used anyway: per step the one that is needed, and what else can be done at that step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.bevoegd import find_onbevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor, mag
from borgwijzer.regels.beletselen import BESLUITDADEN, beletselen
from borgwijzer.regels.besluitgronden import schrijf_gronden
from borgwijzer.regels.feiten import Adviessoort, Gebruiksaanleiding
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import ADVIES
from borgwijzer.regels.toch_in_gebruik import BESLUIT_BIJ_ADVIES, bepaal_aanleiding
from borgwijzer.toezicht.acties.adviezen import find_eigen_advies
from borgwijzer.web.beelden.etiketten import AANLEIDINGEN, ADVIEZEN, BESLUITEN
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.bronnen import maak_bronnen, schrijf_datums
from borgwijzer.zaken.models import Advies, Besluittoestand

if TYPE_CHECKING:
    from borgwijzer.web.vullen.gebruik import Gebruikwerk

GEZIEN = {"": "Kies ja of nee", "ja": "Ja", "nee": "Nee"}
WAARNEMINGEN = "Schrijf op wat u zag waaruit gebruik blijkt. U hoeft niets technisch te beoordelen."
ADVIES_UITLEG = "U adviseert op het rapport. Iemand anders met mandaat beslist."
WEEG_MATRIX = "Houd rekening met de interventiematrix van het kader (LHSO), en schrijf hoe u dat deed."
# What stands in a choice when nothing was chosen yet.
KIES = {"": "Kies een advies"}


@dataclass(frozen=True, slots=True)
class Stapformulieren:
    """The form of the step with its heading, and the others at that step."""

    titel: str = ""
    nu: Deelformulier | None = None
    ook: tuple[Deelformulier, ...] = ()


def maak_stapformulieren(werk: Gebruikwerk, account: Account) -> Stapformulieren:
    """The forms for this person at the step of the route."""
    if werk.route.stap is None:
        return _maak_opnieuw(werk, account) if werk.route.loopt else Stapformulieren()
    return MAKERS[werk.route.stap](werk, account)


def _maak_controle(werk: Gebruikwerk, account: Account) -> Stapformulieren:
    redenen = _recht(account, Daad.VOER_CONTROLE_UIT)
    versie = werk.controle.versie if werk.controle and werk.controle.vastgesteld_op is None else 0
    nu = werk.getypt.formulier(
        f"controle-{versie}", "De controle vastleggen", _velden_controle(werk), "Leg de controle vast", redenen=redenen,
        bestanden="Foto's en documenten",
    )  # fmt: skip
    dag = werk.getypt.dag("plan-dag", "Op welke dag gaat u kijken?")
    plan = werk.getypt.formulier("plan", "Nog niet geweest? Plan de controle", (dag,), "Plan de controle")
    return Stapformulieren("Leg vast wat u zag", nu, () if redenen else (plan,))


def _maak_opnieuw(werk: Gebruikwerk, account: Account) -> Stapformulieren:
    """All steps are done and the use goes on: another controle can be made, with its own aanleiding."""
    formulieren = _maak_controle(werk, account)
    assert formulieren.nu
    if formulieren.nu.beletselen:
        return Stapformulieren()
    nieuw = werk.getypt.formulier(
        formulieren.nu.daad, "Opnieuw controleren", formulieren.nu.groep.velden, formulieren.nu.knop,
        bestanden=formulieren.nu.bestanden,
    )  # fmt: skip
    return Stapformulieren(ook=(nieuw, *formulieren.ook))


def _velden_controle(werk: Gebruikwerk) -> tuple[Invoerveld, ...]:
    """What was seen; of a controle that was done before its rapport is fixed, what stands there."""
    getypt = werk.getypt
    open_ = werk.controle if werk.controle and werk.controle.vastgesteld_op is None else None
    gedaan = open_ if open_ and open_.gedaan_op else None
    aanleiding = open_.aanleiding if open_ else bepaal_aanleiding(werk.feiten, werk.kader, werk.vandaag)
    gezien = "" if gedaan is None else "ja" if gedaan.gebruik_gezien else "nee"
    dag = gedaan.gedaan_op if gedaan and gedaan.gedaan_op else werk.vandaag
    plaats = gedaan.plaats if gedaan else ", ".join(deel for deel in (werk.zaak.adres, werk.zaak.woonplaats) if deel)
    aanleidingen = {code: AANLEIDINGEN[code] for code in get_args(Gebruiksaanleiding)}
    return (
        getypt.keuze("controle-aanleiding", "Waarom ging u kijken?", aanleidingen, aanleiding),
        getypt.dag("controle-dag", "Wanneer was u er?", f"{dag:%d-%m-%Y}"),
        getypt.tekst("controle-plaats", "Waar was u?", "", plaats, soort="tekst"),
        getypt.tekst(
            "controle-aanwezigen", "Wie waren erbij?", "Laat leeg als u niemand sprak.", gedaan.aanwezigen if gedaan else "",
            verplicht=False, soort="tekst",
        ),
        getypt.keuze("controle-gezien", "Zag u dat het bouwwerk in gebruik is?", GEZIEN, gezien),
        getypt.tekst("controle-waarnemingen", "Wat zag u?", WAARNEMINGEN, gedaan.waarnemingen if gedaan else ""),
    )  # fmt: skip


def _maak_rapport(werk: Gebruikwerk, account: Account) -> Stapformulieren:
    assert werk.controle
    nu = werk.getypt.formulier(
        f"rapport-{werk.controle.pk}-{werk.controle.versie}", "Het rapport vaststellen", (), "Stel het rapport vast",
        uitleg="Lees het rapport hieronder. Daarna verandert het niet meer.", redenen=_recht(account, Daad.STEL_RAPPORT_VAST),
    )  # fmt: skip
    if not mag(account, Daad.VOER_CONTROLE_UIT):
        return Stapformulieren("Stel het rapport vast", nu)
    verbeter = werk.getypt.formulier(
        f"controle-{werk.controle.versie}", "Eerst iets verbeteren of een foto toevoegen", _velden_controle(werk),
        "Bewaar de verbetering", bestanden="Nog meer foto's en documenten",
    )  # fmt: skip
    return Stapformulieren("Stel het rapport vast", nu, (verbeter,))


def _maak_advies(werk: Gebruikwerk, account: Account) -> Stapformulieren:
    assert werk.controle
    getypt, keuzes = werk.getypt, KIES | {code: naam for code, naam in ADVIEZEN.items() if not _waarom_niet(werk, code)}
    niet = [f"{ADVIEZEN[code]} kan nu niet: {reden}" for code in ADVIEZEN if (reden := _waarom_niet(werk, code))]
    velden = (
        getypt.tekst("advies-samenvatting", "Wat laat het rapport zien?", "Een paar zinnen voor wie beslist."),
        getypt.keuze("advies-soort", "Wat adviseert u?", keuzes, uitleg=" ".join(niet)),
        getypt.tekst("advies-motivering", "Waarom?", "Dit wordt de motivering van het besluit."),
        getypt.tekst(
            "advies-voorwaarden", "Voorwaarden", "Alleen bij gebruik onder voorwaarden. Eén voorwaarde per regel.",
            verplicht=False,
        ),
    )  # fmt: skip
    nu = getypt.formulier(
        f"advies-{werk.controle.pk}", "Advies geven", velden, "Geef het advies",
        uitleg=f"{ADVIES_UITLEG} {WEEG_MATRIX}" if werk.kader.inhoud.lhso else ADVIES_UITLEG,
        redenen=_recht(account, Daad.GEEF_ADVIES),
    )  # fmt: skip
    return Stapformulieren("Geef juridisch advies", nu)


def _waarom_niet(werk: Gebruikwerk, advies: str) -> str:
    """Why the besluit that this advies would be is not possible now; empty when it is."""
    soort = BESLUIT_BIJ_ADVIES.get(cast(Adviessoort, advies))
    redenen = beletselen(werk.feiten, BESLUITDADEN[soort], werk.kader, werk.vandaag) if soort else ()
    return schrijf_datums(redenen[0].tekst) if redenen else ""


def _maak_besluit(werk: Gebruikwerk, account: Account) -> Stapformulieren:
    advies = werk.advies
    assert advies
    if werk.besluit and werk.besluit.toestand == Besluittoestand.VOORGESTELD:
        return Stapformulieren()
    terug = werk.getypt.tekst(f"afwijs-{advies.pk}-reden", "Wat moet er anders?", "De jurist leest dit en geeft een nieuw advies.")
    ook: tuple[Deelformulier, ...] = ()
    if not _mag_beslissen(advies, account, werk.kader):
        ook = (werk.getypt.formulier(f"afwijs-{advies.pk}", "Het advies terugsturen", (terug,), "Stuur het advies terug"),)
    if cast(Adviessoort, advies.soort) in BESLUIT_BIJ_ADVIES:
        return Stapformulieren("Stel het besluit voor", _maak_voorstel(werk, advies, account), ook)
    veld = werk.getypt.tekst(f"volg-{advies.pk}-reden", "Waarom volgt u het advies?", "Dit is het besluit van de gemeente.")
    knop = "Geef de zaak aan de handhaving" if advies.soort == "naar_handhaving" else "Besluit om niets te doen"
    nu = werk.getypt.formulier(f"volg-{advies.pk}", knop, (veld,), knop, redenen=_mag_beslissen(advies, account, werk.kader))
    return Stapformulieren(f"Beslis: {ADVIEZEN[advies.soort].lower()}", nu, ook)


def _maak_voorstel(werk: Gebruikwerk, advies: Advies, account: Account) -> Deelformulier:
    soort = BESLUIT_BIJ_ADVIES[cast(Adviessoort, advies.soort)]
    gronden = "\n".join(schrijf_datums(zin) for zin in schrijf_gronden(soort, werk.feiten, werk.kader, werk.vandaag))
    getypt = werk.getypt
    velden = [
        getypt.dag("voorstel-vanaf", "Vanaf welke dag?", f"{werk.vandaag:%d-%m-%Y}"),
        getypt.dag("voorstel-tot", "Tot en met welke dag?", verplicht=False, uitleg="Leeg is tot nader order."),
        getypt.tekst("voorstel-motivering", "Waarom is dit besluit nodig?", "Overgenomen uit het advies.", advies.motivering),
        getypt.tekst("voorstel-gronden", "Welke regel wordt overtreden?", "Eén per regel; zij staan in de brief.", gronden),
    ]
    if soort == "gebruik_onder_voorwaarden":
        voorwaarden = "\n".join(advies.voorwaarden)
        velden.append(getypt.tekst("voorstel-voorwaarden", "Voorwaarden", "Eén voorwaarde per regel.", voorwaarden))
    return getypt.formulier(
        f"besluit-{advies.pk}", BESLUITEN[soort], velden, "Leg het voorstel voor",
        uitleg=f"Besluit: {BESLUITEN[soort].lower()}. Iemand anders met mandaat neemt het.",
        redenen=_recht(account, Daad.STEL_BESLUIT_VOOR),
    )  # fmt: skip


def _mag_beslissen(advies: Advies, account: Account, kader: Kader) -> tuple[Beletsel, ...]:
    eigen: Geweigerd | None = find_eigen_advies(advies, account)
    fout = find_onbevoegd(account, Daad.NEEM_BESLUIT, kader, ADVIES) or eigen
    return (Beletsel(fout.zin, maak_bronnen(fout.grondslag)),) if fout else ()


def _recht(account: Account, daad: Daad) -> tuple[Beletsel, ...]:
    if mag(account, daad):
        return ()
    return (Beletsel(f"U hebt hiervoor de rol {' of '.join(list_rollen_voor(daad))} nodig."),)


MAKERS: dict[str, Callable[[Gebruikwerk, Account], Stapformulieren]] = {
    "controle": _maak_controle, "rapport": _maak_rapport, "advies": _maak_advies, "besluit": _maak_besluit,
}  # fmt: skip
