"""The page of a maatwerkvoorschrift: what must happen before when, the form that is needed now, and what was granted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.maatwerk import beletselen_aanvraag, wacht_op_zienswijze
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import BESLUITEN, TERMIJNEN
from borgwijzer.web.beelden.handhavingsverzoek import Verzoekstapregel
from borgwijzer.web.beelden.maatwerk import MaatwerkBeeld, NieuwMaatwerkBeeld
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Besluitblok, Voorwaarderegel
from borgwijzer.web.beelden.zaak import Termijn
from borgwijzer.web.vullen.besluitdaden import maak_besluitdaden
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_bronnen, schrijf_datums
from borgwijzer.web.vullen.maatwerkformulieren import list_voorschriftdaden, maak_maatwerkformulieren
from borgwijzer.web.vullen.maatwerkregels import UITKOMSTEN, bepaal_maatwerkstatus
from borgwijzer.web.vullen.maatwerkwerk import Maatwerkwerk
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Maatwerkstap, Zaak
from borgwijzer.zaken.models import Maatwerkstapsoort as Soort

KANALEN = {"": "Maak een keuze", "post": "Post", "e-mail": "E-mail", "formulier": "Formulier", "balie": "Balie, op papier"}
JA, NEE, OPEN = Status("Ja", "goed"), Status("Nee", "fout"), Status("Nog niet beantwoord", "wacht")
VOLDAAN, NIET_VOLDAAN = Status("Voldaan", "goed"), Status("Nog niet voldaan", "wacht")


def maak_nieuw_maatwerk(zaak: Zaak, getypt: Getypt, vandaag: date, fout: str = "") -> NieuwMaatwerkBeeld:
    """The form to register an application; when the kader does not have it there is only why not."""
    velden = (
        getypt.dag("ontvangen", "Wanneer kwam de aanvraag binnen?", f"{vandaag:%d-%m-%Y}", uitleg="Daaraan hangt de termijn."),
        getypt.keuze("kanaal", "Hoe kwam zij binnen?", KANALEN),
        getypt.tekst("omschrijving", "Wat wijkt er af, en waarom vraagt de bouwer dit?", "De bouwer leest dit terug."),
    )
    redenen = tuple(maak_beletsel(een) for een in beletselen_aanvraag(kader_van(zaak), vandaag))
    formulier = getypt.formulier("registreer", "De aanvraag", velden, "Registreer de aanvraag", redenen=redenen)
    return NieuwMaatwerkBeeld(zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), formulier=formulier, fout=fout)


def maak_maatwerk(werk: Maatwerkwerk, account: Account, fout: str = "") -> MaatwerkBeeld:
    """The page as this person may use it."""
    nu, ook = maak_maatwerkformulieren(werk, account)
    zin, uitleg = schrijf_wat_wanneer(werk)
    aanvraag = werk.aanvraag
    return MaatwerkBeeld(
        zaaknummer=aanvraag.zaak.nummer,
        zaak_titel=noem_zaak(aanvraag.zaak),
        id=str(aanvraag.pk),
        status=bepaal_maatwerkstatus(werk.feit, werk.stand),
        zin=zin,
        uitleg=uitleg,
        bronnen=maak_bronnen(werk.kader.grondslag(werk.regel)),
        feiten=(
            Feit("Ontvangen", f"{schrijf_kort(aanvraag.ontvangen_op)}, per {aanvraag.kanaal}"),
            Feit("Geregistreerd", f"{schrijf_kort(aanvraag.geregistreerd_op)}, door {aanvraag.geregistreerd_naam}"),
        ),
        omschrijving=aanvraag.omschrijving,
        criteria=tuple((een.tekst, _noem_antwoord(werk.feit.criteria.get(een.id))) for een in werk.regel.criteria),
        termijnen=(_maak_termijn(werk),) if werk.stand.is_open else (),
        nu=nu,
        ook=ook,
        besluit=_maak_voorstel(werk, werk.voorstel, account) if werk.voorstel else None,
        voorschrift=_maak_voorschrift(werk, werk.voorschrift, account) if werk.voorschrift else None,
        brief=maak_brief(werk.brief) if isinstance(werk.brief, Brief) else None,
        brief_uitleg=schrijf_datums(werk.brief.zin) if isinstance(werk.brief, Geweigerd) else "",
        proefbrief=maak_brief(werk.proefbrief) if werk.proefbrief else None,
        stappen=tuple(_maak_stapregel(werk, stap) for stap in reversed(werk.stappen)),
        fout=fout,
    )


def schrijf_wat_wanneer(werk: Maatwerkwerk) -> tuple[str, str]:
    """What must happen before when, and what follows."""
    feit, stand, uiterst = werk.feit, werk.stand, schrijf_voluit(werk.stand.termijn.uiterst)
    if feit.ingetrokken_op:
        return f"De bouwer trok de aanvraag in op {schrijf_voluit(feit.ingetrokken_op)}. Er is niets meer te doen.", ""
    if feit.besloten_op:
        return _schrijf_beslist(werk, feit.besloten_op)
    if stand.toestand == "staat_stil":
        tot = schrijf_voluit(feit.aanvullingen[-1].uiterlijk)
        zin = f"De termijn staat stil: de bouwer kan aanvullen tot en met {tot}."
        return zin, f"Komt de aanvulling op die dag of niet, dan is de laatste dag om te beslissen {uiterst}."
    if stand.toestand == "te_laat":
        return f"De laatste dag om te beslissen was {uiterst}. Beslis nu.", "De bouwer kan ons in gebreke stellen."
    if feit.zienswijze_uiterlijk and wacht_op_zienswijze(feit, werk.vandaag):
        zin = f"De bouwer kan reageren tot en met {schrijf_voluit(feit.zienswijze_uiterlijk)}."
        return zin, f"De termijn loopt door: beslis uiterlijk op {uiterst}."
    return f"Beslis uiterlijk op {uiterst}.", "Zolang er geen besluit is, mag het bouwwerk niet in gebruik."


def _schrijf_beslist(werk: Maatwerkwerk, op: date) -> tuple[str, str]:
    uiterst = werk.stand.termijn.uiterst
    tijd = "op tijd" if op <= uiterst else f"te laat: de laatste dag was {schrijf_voluit(uiterst)}"
    zin = f"{UITKOMSTEN[str(werk.feit.uitkomst)]} op {schrijf_voluit(op)}, {tijd}."
    if werk.voorschrift is None:
        return zin, "Het bouwwerk mag niet in gebruik zolang de verklaring ontbreekt."
    if werk.feit.ingeschreven_op is None:
        return zin, "Laat het voorschrift nog inschrijven als beperking."
    return zin, f"Ingeschreven als beperking op {schrijf_voluit(werk.feit.ingeschreven_op)}."


def _noem_antwoord(antwoord: bool | None) -> Status:
    return OPEN if antwoord is None else JA if antwoord else NEE


def _maak_termijn(werk: Maatwerkwerk) -> Termijn:
    resultaat, toestand = werk.stand.termijn.resultaat, werk.stand.toestand
    soort = {"te_laat": "te_laat", "staat_stil": "gepauzeerd"}.get(toestand, "op_schema")
    return Termijn(
        betekenis="Beslissing: laatste dag waarop het kan",
        datum=schrijf_kort(resultaat.uitkomst) if resultaat.uitkomst else "",
        status=TERMIJNEN[soort],
        bronnen=maak_bronnen(resultaat.termijn.grondslag),
        bewijs=vertel_bewijs(resultaat) if resultaat.bewijs else None,
    )


def _maak_voorstel(werk: Maatwerkwerk, besluit: Besluit, account: Account) -> Besluitblok:
    formulieren = maak_besluitdaden(besluit, werk.aanvraag.versie, werk.getypt, account)
    brief = werk.voorstelbrief if formulieren else None
    return Besluitblok(
        soort=BESLUITEN[besluit.soort],
        status=Status("Voorgesteld", "wacht"),
        periode=_schrijf_periode("Voorgesteld voor vandaag", besluit),
        motivering=besluit.motivering,
        wie=f"Voorgesteld door {besluit.voorgesteld_naam}; iemand anders met mandaat beslist.",
        voorwaarden=tuple(Voorwaarderegel(tekst=een["tekst"], status=NIET_VOLDAAN) for een in besluit.voorwaarden),
        brief=maak_brief(brief) if isinstance(brief, Brief) else None,
        brief_uitleg=schrijf_datums(brief.zin) if isinstance(brief, Geweigerd) else "",
        formulieren=formulieren,
    )


def _maak_voorschrift(werk: Maatwerkwerk, besluit: Besluit, account: Account) -> Besluitblok:
    mag_vinken = werk.geldt and mag(account, Daad.LEG_FEIT_VAST) and not werk.aanvraag.zaak.afgesloten_op
    return Besluitblok(
        soort=BESLUITEN[besluit.soort],
        status=Status("Geldt", "goed") if werk.geldt else Status("Geldt niet meer", "neutraal"),
        periode=_schrijf_periode(f"Vanaf {schrijf_voluit(besluit.vanaf)}", besluit),
        motivering=besluit.motivering,
        wie=f"Genomen door {besluit.beslist_naam}.",
        voorwaarden=tuple(_list_voorwaarden(werk, besluit, mag_vinken=mag_vinken)),
        formulieren=list_voorschriftdaden(werk, account),
    )


def _schrijf_periode(begin: str, besluit: Besluit) -> str:
    return f"{begin}, tot en met {schrijf_voluit(besluit.tot_en_met)}" if besluit.tot_en_met else begin


def _list_voorwaarden(werk: Maatwerkwerk, besluit: Besluit, *, mag_vinken: bool) -> Iterable[Voorwaarderegel]:
    for plaats, een in enumerate(besluit.voorwaarden):
        voldaan, soort = een["voldaan"], "ontvink" if een["voldaan"] else "vink"
        yield Voorwaarderegel(
            tekst=een["tekst"], status=VOLDAAN if voldaan else NIET_VOLDAAN,
            door=f"{een['door']}, {schrijf_kort(date.fromisoformat(een['op']))}" if een["op"] else "",
            daad=f"{soort}-{plaats}-{werk.aanvraag.versie}" if mag_vinken else "",
            knop="Toch niet voldaan" if voldaan else "Voldaan",
        )  # fmt: skip


def _maak_stapregel(werk: Maatwerkwerk, stap: Maatwerkstap) -> Verzoekstapregel:
    return Verzoekstapregel(
        wanneer=schrijf_kort(stap.op), wat=_noem_stap(stap), tekst=stap.tekst, door=stap.vastgelegd_naam,
        brief_id=str(werk.brieven.get(stap.kenmerk, "")) if stap.kenmerk else "",
    )  # fmt: skip


def _noem_stap(stap: Maatwerkstap) -> str:
    woord = str(Soort(stap.soort).label)
    if stap.gegevens.get("uitkomst"):
        return f"{woord}: {UITKOMSTEN[stap.gegevens['uitkomst']].lower()}"
    return f"{woord}, tot en met {schrijf_kort(stap.uiterlijk)}" if stap.uiterlijk else woord
