"""Both versions of the kader on one zaak as a beeld: words and dates beside each other, and what is different."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from borgwijzer.kaders.models import Kaderversie
from borgwijzer.kaders.versies import lees_versie
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor, mag
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kaderwissel import Verschil, Zijde
from borgwijzer.regels.kaderwissel_toets import Eisverschil, Kaderwissel, Lijstverschil, Uitslag
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import BEVINDINGEN, FASEN, MELDINGEN, OORDELEN, ROLLEN, TERMIJNEN, TOETSEN
from borgwijzer.web.beelden.kaderwissel import KaderwisselBeeld, Kant, Wisselgroep, Wisselrij
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Status, Tekstveld
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_bronnen, maak_zin, schrijf_dag_en_jaar, schrijf_datums, schrijf_kader
from borgwijzer.web.vullen.voortgang import TOESTANDEN as TERMIJNTOESTANDEN
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.overzetten import Vooruitblik
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Zaak

VERSCHILLEN = {
    "gelijk": Status("Blijft gelijk", "neutraal"), "anders": Status("Wordt anders", "let_op"),
    "nieuw": Status("Komt erbij", "goed"), "vervalt": Status("Vervalt", "fout"),
}  # fmt: skip
LOOPT = Status("Loopt", "wacht")
GROEPEN = (
    ("Waar de zaak staat", ("fase", "starten", "gebruik")),
    ("Termijnen", ("termijn",)),
    ("Taken", ("taak",)),
    ("Delen van het project", ("deel",)),
)
BRIEVEN = (
    "De datum van een termijn schuift. In een brief die al verstuurd is, kan de oude dag staan: laat de indiener de nieuwe weten."
)
VOORSTEL = "Er ligt een voorstel om de {} af te wijzen. Dat vervalt, want het gaat over de oude lijst."
BLIJFT = "Het oordeel over de {} staat vast en blijft zoals het is."
ANTWOORDEN = "Antwoorden die al gegeven zijn, blijven staan. Wat de nieuwe lijst meer vraagt, staat daarna open."


@dataclass(frozen=True, slots=True)
class Wisselwerk:
    """What the page is made from; ``blik`` is None when there is no other version."""

    zaak: Zaak
    feiten: Feiten
    versies: Sequence[Kaderversie]
    blik: Vooruitblik | None
    vandaag: date
    reden: str = ""


def maak_kaderwissel(werk: Wisselwerk, account: Account, *, fout: str = "", veldfout: str = "") -> KaderwisselBeeld:
    """The page as this person may use it."""
    huidig = kader_van(werk.zaak)
    basis = KaderwisselBeeld(zaaknummer=werk.zaak.nummer, zaak_titel=noem_zaak(werk.zaak), nu=schrijf_kader(huidig), fout=fout)
    if werk.blik is None:
        return basis
    wissel = werk.blik.wissel
    return replace(
        basis,
        straks=schrijf_kader(lees_versie(werk.blik.versie.pk)),
        keuze=_maak_keuze(werk.versies, werk.blik.versie),
        groepen=(*_maak_groepen(wissel), *(_maak_lijst(lijst) for lijst in wissel.lijsten)),
        samenvatting=_vat_samen(wissel),
        letop=tuple(_list_letop(werk.blik)),
        versie=str(werk.blik.versie.pk),
        kenmerk=wissel.kenmerk,
        reden=Tekstveld(
            naam="reden", etiket="Waarom gaat de zaak over?", waarde=werk.reden, fout=veldfout, verplicht=True, regels=3,
            uitleg="De reden komt met de vergelijking in de tijdlijn en in het logboek.",
        ),
        mag=mag(account, Daad.ZET_OVER),
        wie=" of ".join(ROLLEN[rol].lower() for rol in list_rollen_voor(Daad.ZET_OVER)),
        beletselen=tuple(maak_beletsel(reden) for reden in beletselen(werk.feiten, "zet_over", huidig, werk.vandaag)),
    )  # fmt: skip


def _maak_keuze(versies: Sequence[Kaderversie], gekozen: Kaderversie) -> Keuzeveld:
    keuzes = tuple(Keuze(str(v.pk), f"De versie van {schrijf_dag_en_jaar(v.geldig_vanaf)}", v.pk == gekozen.pk) for v in versies)
    return Keuzeveld("versie", "Naar welke versie?", keuzes)


def _vat_samen(wissel: Kaderwissel) -> str:
    delen = sum(verschil.toestand != "gelijk" for verschil in wissel.standen)
    eisen = sum(eis.toestand != "gelijk" for lijst in wissel.lijsten for eis in lijst.eisen)
    if not wissel.iets_anders:
        return "Voor deze zaak maakt het vandaag niets uit: alles blijft gelijk."
    stand, lijsten = _tel(delen, "onderdeel", "onderdelen"), _tel(eisen, "eis", "eisen")
    return f"Anders worden: {stand} van de stand, en {lijsten} op de controlelijsten."


def _tel(aantal: int, enkel: str, meer: str) -> str:
    return f"{aantal or 'geen'} {enkel if aantal == 1 else meer}"


def _list_letop(blik: Vooruitblik) -> Iterable[str]:
    if blik.wissel.verschoven:
        yield BRIEVEN
    for toets in blik.voorstellen:
        yield VOORSTEL.format(MELDINGEN[toets.melding.soort].lower())
    for soort in blik.wissel.beoordeeld:
        yield BLIJFT.format(MELDINGEN[soort].lower())
    if any(lijst.melding and lijst.anders for lijst in blik.wissel.lijsten):
        yield ANTWOORDEN


def _maak_groepen(wissel: Kaderwissel) -> Iterable[Wisselgroep]:
    for titel, delen in GROEPEN:
        rijen = tuple(_maak_rij(verschil) for verschil in wissel.standen if verschil.deel in delen)
        if rijen:
            yield Wisselgroep(titel, rijen)


def _maak_rij(verschil: Verschil) -> Wisselrij:
    zijde = verschil.nieuw or verschil.oud
    return Wisselrij(
        wat=maak_zin(verschil.naam).rstrip("."),
        verschil=VERSCHILLEN[verschil.toestand],
        oud=_maak_kant(verschil, verschil.oud),
        nieuw=_maak_kant(verschil, verschil.nieuw),
        waarom=tuple(schrijf_datums(zin) for zin in verschil.waarom) if verschil.toestand == "anders" else (),
        bronnen=maak_bronnen(zijde.grondslag) if zijde and verschil.deel in ("termijn", "taak") else (),
    )


def _maak_kant(verschil: Verschil, zijde: Zijde | None) -> Kant | None:
    if zijde is None:
        return None
    datum = schrijf_kort(zijde.datum) if zijde.datum else ""
    if verschil.deel == "fase":
        return Kant(status=FASEN[zijde.waarde])
    if verschil.deel == "termijn":
        wet = (f"Volgens de wet {schrijf_kort(zijde.wet)}.",) if zijde.wet else ()
        return Kant(status=_noem_termijn(zijde), datum=datum or "Nog niet bekend", redenen=wet)
    if verschil.deel == "taak":
        wat = (maak_zin(zijde.waarde),) if verschil.naam != zijde.waarde else ()
        return Kant(f"Voor: {ROLLEN.get(zijde.rol, zijde.rol).lower()}", datum=datum or "Zo snel mogelijk", redenen=wat)
    vanaf = f"Vanaf {datum}" if datum else "Nog geen datum"
    return Kant(status=OORDELEN[zijde.waarde], datum=vanaf, redenen=tuple(maak_zin(reden.tekst) for reden in zijde.redenen))


def _noem_termijn(zijde: Zijde) -> Status:
    naam = TERMIJNTOESTANDEN.get(zijde.waarde)
    return TERMIJNEN[naam] if naam else LOOPT


def _maak_lijst(lijst: Lijstverschil) -> Wisselgroep:
    """The eisen that are not the same; before them what the toets of the open melding says."""
    anders = [eis for eis in lijst.eisen if eis.toestand != "gelijk"]
    rijen = [_maak_eis(eis, met_uitslag=bool(lijst.melding)) for eis in anders]
    if lijst.oud and lijst.nieuw:
        verschil = VERSCHILLEN["gelijk" if lijst.oud == lijst.nieuw else "anders"]
        toets = Wisselrij(
            wat="Wat de toets nu zegt",
            verschil=verschil,
            oud=Kant(status=TOETSEN[lijst.oud]),
            nieuw=Kant(status=TOETSEN[lijst.nieuw]),
        )
        rijen = [toets, *rijen]
    over = len(lijst.eisen) - len(anders)
    slot = f"{over} {'eis blijft' if over == 1 else 'eisen blijven'} gelijk." if over else "Geen eis blijft gelijk."
    wanneer = "" if lijst.melding else "Deze melding is er nog niet. "
    return Wisselgroep(f"Controlelijst van de {MELDINGEN[lijst.soort].lower()}", tuple(rijen), f"{wanneer}{slot}")


def _maak_eis(eis: Eisverschil, *, met_uitslag: bool) -> Wisselrij:
    tekst = (eis.nieuw or eis.oud).tekst  # type: ignore[union-attr] # one of the two is there
    return Wisselrij(
        wat=tekst,
        verschil=VERSCHILLEN[eis.toestand],
        oud=_maak_uitslag(eis.oud, met_uitslag),
        nieuw=_maak_uitslag(eis.nieuw, met_uitslag),
        waarom=tuple(maak_zin(zin) for zin in eis.waarom),
    )


def _maak_uitslag(uitslag: Uitslag | None, met_uitslag: bool) -> Kant | None:
    if uitslag is None:
        return None
    if not met_uitslag:
        return Kant("Staat op de lijst")
    return Kant(status=BEVINDINGEN[uitslag.voldaan], redenen=(maak_zin(uitslag.reden),) if uitslag.reden else ())
