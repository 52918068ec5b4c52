"""The forms of a bezwaar: per step its fields, the step that is due, and what else can be done now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.bezwaar import bepaal_stap, laatste, list_bezwaarbeletselen, te_beslissen
from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit, Bezwaarstapsoort
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.termijnen import bereken
from borgwijzer.toezicht.acties.besluitvorming import is_beslisser, list_beslissers
from borgwijzer.toezicht.acties.bezwaarbeslissing import GEVOLGEN, SOORT, UITKOMSTEN, find_betrokken, find_voorstel
from borgwijzer.toezicht.acties.bezwaarstappen import NIET_HOREN, UITSPRAKEN, VOORZIENINGEN
from borgwijzer.web.beelden.etiketten import noem_rollen
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Bezwaar

SCHORSERS = {"": "Maak een keuze", "voorzieningenrechter": "De voorzieningenrechter", "college": "De gemeente zelf"}
KIES = {"": "Maak een keuze"}
MET_BRIEF = "Er gaat een brief naar de indiener."


@dataclass(frozen=True, slots=True)
class Vorm:
    """A step as a form: its heading, its button, and the words beside its fields; an empty word is no field."""

    titel: str
    knop: str
    tekst: str = ""
    op: str = ""
    dag: str = ""
    uitkomsten: Mapping[str, str] = field(default_factory=dict)
    extra: tuple[tuple[str, str], ...] = ()
    uitleg: str = ""


_UITSPRAAK = Vorm("", "", "Wat besliste de rechter?", "Wanneer is de uitspraak verzonden?", "Termijn die de rechter stelde",
                  {**KIES, **UITSPRAKEN})  # fmt: skip
VORMEN: dict[str, Vorm] = {
    "ontvangst_bevestigd": Vorm("Bevestig de ontvangst", "Bevestig de ontvangst", uitleg=MET_BRIEF),
    "aanvulling_gevraagd": Vorm(
        "Vraag om aanvulling", "Vraag om aanvulling", "Wat mist er nog meer?", dag="Tot en met welke dag kan dat?",
        uitleg=f"{MET_BRIEF} Zolang u wacht, staat de beslistermijn stil.",
    ),
    "aangevuld": Vorm("Het bezwaar is aangevuld", "Leg de aanvulling vast", "Wat is er aangevuld?", "Wanneer kwam dat binnen?"),
    "verschoonbaar": Vorm("Het te late bezwaar is verschoonbaar", "Behandel het bezwaar", "Waarom?", uitleg="Awb 6:11."),
    "niet_verschoonbaar": Vorm("Het te late bezwaar is niet verschoonbaar", "Leg dit vast", "Waarom?", uitleg="Awb 6:11."),
    "hoorzitting_gepland": Vorm(
        "Plan een hoorzitting", "Nodig de indiener uit", dag="Op welke dag?", extra=(("tijd", "Hoe laat?"), ("plaats", "Waar?")),
        uitleg=MET_BRIEF,
    ),
    "hoorzitting_gehouden": Vorm(
        "Leg het verslag van de hoorzitting vast", "Leg het verslag vast", "Het verslag", "Wanneer was de hoorzitting?",
        extra=(("aanwezigen", "Wie waren er?"),), uitleg="Het verslag gaat naar de indiener.",
    ),
    "horen_achterwege": Vorm(
        "Horen hoeft niet", "Leg vast waarom horen niet hoeft", "Waaruit blijkt dat?",
        uitkomsten={**KIES, **{code: zin[:1].upper() + zin[1:] for code, zin in NIET_HOREN.items()}},
    ),
    "advies_ontvangen": Vorm("Advies van de commissie", "Leg het advies vast", "Wat adviseert de commissie?", "Wanneer kwam het?"),
    "verdaagd": Vorm("Verdaag de beslissing", "Verdaag zes weken", "Waarom duurt het langer?", uitleg=MET_BRIEF),
    "uitgesteld": Vorm("Uitstel met instemming", "Leg het uitstel vast", "Wie stemde in, en hoe?", dag="Tot en met welke dag?"),
    "ingetrokken": Vorm("Het bezwaar is ingetrokken", "Leg de intrekking vast", "Hoe trok de indiener het in?", "Wanneer?"),
    "beroep": Vorm("Er is beroep ingesteld", "Leg het beroep vast", "Bij welke rechtbank, met welk zaaknummer?", "Wanneer?"),
    "uitspraak_beroep": _UITSPRAAK,
    "voorziening_gevraagd": Vorm(
        "Er is een voorlopige voorziening gevraagd", "Leg het verzoek vast", "Bij welke rechtbank, met welk zaaknummer?", "Wanneer?"
    ),
    "uitspraak_voorziening": Vorm(
        "De voorzieningenrechter besliste", "Leg de uitspraak vast", "Wat besliste de rechter?", "Wanneer?",
        uitkomsten={**KIES, **VOORZIENINGEN}, uitleg="Schorst de rechter het besluit? Leg daarna ook de schorsing vast.",
    ),
    "hoger_beroep": Vorm("Er is hoger beroep ingesteld", "Leg het hoger beroep vast", "Door wie, met welk zaaknummer?", "Wanneer?"),
    "uitspraak_hoger_beroep": _UITSPRAAK,
}  # fmt: skip
TITELS = {
    "uitspraak_beroep": ("De rechtbank besliste", "Leg de uitspraak vast"),
    "uitspraak_hoger_beroep": ("De hogerberoepsrechter besliste", "Leg de uitspraak vast"),
}
# The forms of the step that is due.
BIJ_TAAK = {
    "bevestig_bezwaar": ("ontvangst_bevestigd",),
    "beoordeel_te_laat_bezwaar": ("verschoonbaar", "niet_verschoonbaar"),
    "vraag_aanvulling_bezwaar": ("aanvulling_gevraagd",),
    "hoor_bezwaarmaker": ("hoorzitting_gepland", "horen_achterwege"),
}
# Once one of these was written down, the other is no choice any more.
EEN_VAN: tuple[tuple[Bezwaarstapsoort, ...], ...] = (
    ("verschoonbaar", "niet_verschoonbaar"), ("hoorzitting_gehouden", "horen_achterwege"),
)  # fmt: skip
NU_TITELS = {
    "bevestig_bezwaar": "Bevestig de ontvangst", "beoordeel_te_laat_bezwaar": "Beoordeel of het te late bezwaar verschoonbaar is",
    "vraag_aanvulling_bezwaar": "Vraag om aanvulling", "hoor_bezwaarmaker": "Hoor de indiener", "beslis_op_bezwaar": "Beslis",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bezwaarwerk:
    """What the forms are made from."""

    bezwaar: Bezwaar
    feit: Bezwaarfeit
    kader: Kader
    vandaag: date
    getypt: Getypt


@dataclass(frozen=True, slots=True)
class Bezwaarformulieren:
    """The heading and forms of the step that is due, and the others."""

    titel: str
    nu: tuple[Deelformulier, ...]
    ook: tuple[Deelformulier, ...]


def maak_bezwaarformulieren(werk: Bezwaarwerk, account: Account) -> Bezwaarformulieren:
    """The forms for this person; without the right there are none."""
    code = bepaal_stap(werk.feit, werk.kader, werk.vandaag)[0] if te_beslissen(werk.feit) else ""
    if not mag(account, Daad.BEHANDEL_BEZWAAR):
        beslist = find_voorstel(werk.bezwaar) is not None and is_beslisser(account, SOORT, werk.kader)
        return Bezwaarformulieren(NU_TITELS.get(code, ""), tuple(_maak_beslissing(werk, account)) if beslist else (), ())
    soorten = _kies_nu(code, werk.feit)
    nu = [maak_stapformulier(soort, werk) for soort in soorten]
    if code == "beslis_op_bezwaar":
        nu = _maak_beslissing(werk, account)
    ook = [maak_stapformulier(soort, werk) for soort in VORMEN if soort not in soorten and _kan(soort, werk)]
    if werk.bezwaar.besluit_id:
        ook.append(_maak_schorsing(werk))
    return Bezwaarformulieren(NU_TITELS.get(code, ""), tuple(nu), tuple(ook))


def _kies_nu(code: str, feit: Bezwaarfeit) -> tuple[str, ...]:
    if code == "hoor_bezwaarmaker" and laatste(feit, "hoorzitting_gepland"):
        return ("hoorzitting_gehouden",)
    return BIJ_TAAK.get(code, ())


def _kan(soort: str, werk: Bezwaarwerk) -> bool:
    """Whether the step is possible now, and not one that was taken already and need not be again."""
    eenmalig = ("ontvangst_bevestigd", "verschoonbaar", "niet_verschoonbaar", "hoorzitting_gehouden", "horen_achterwege")
    if soort in eenmalig and laatste(werk.feit, soort):  # type: ignore[arg-type]
        return False
    if any(soort in groep and laatste(werk.feit, *groep) for groep in EEN_VAN):
        return False
    if soort == "hoorzitting_gepland" and laatste(werk.feit, "hoorzitting_gehouden", "horen_achterwege"):
        return False
    if soort == "advies_ontvangen" and not werk.bezwaar.commissie:
        return False
    if soort in ("hoger_beroep",) and laatste(werk.feit, "uitspraak_hoger_beroep"):
        return False
    return not list_bezwaarbeletselen(werk.feit, soort, werk.kader, werk.vandaag)


def maak_stapformulier(soort: str, werk: Bezwaarwerk) -> Deelformulier:
    """The form of one step."""
    vorm, getypt = VORMEN[soort], werk.getypt
    titel, knop = TITELS.get(soort, (vorm.titel, vorm.knop))
    redenen = list_bezwaarbeletselen(werk.feit, soort, werk.kader, werk.vandaag)
    return getypt.formulier(
        f"{soort}-{werk.bezwaar.versie}", titel, _list_velden(soort, vorm, werk), knop, uitleg=vorm.uitleg,
        redenen=tuple(Beletsel(reden.tekst) for reden in redenen),
    )  # fmt: skip


def _list_velden(soort: str, vorm: Vorm, werk: Bezwaarwerk) -> Iterable[Invoerveld]:
    getypt = werk.getypt
    if vorm.uitkomsten:
        etiket = "Waarom hoeft horen niet?" if soort == "horen_achterwege" else "Wat is de uitkomst?"
        yield getypt.keuze(f"{soort}-uitkomst", etiket, vorm.uitkomsten)
    if vorm.op:
        yield getypt.dag(f"{soort}-op", vorm.op, f"{werk.vandaag:%d-%m-%Y}")
    if vorm.dag:
        rechter = soort.startswith("uitspraak")
        yield getypt.dag(f"{soort}-uiterlijk", vorm.dag, _begin_dag(soort, werk), verplicht=not rechter,
                         uitleg="Alleen als de gemeente opnieuw moet beslissen." if rechter else "")  # fmt: skip
    for naam, etiket in vorm.extra:
        yield getypt.tekst(f"{soort}-{naam}", etiket, soort="tekst", verplicht=naam != "aanwezigen")
    if vorm.tekst:
        yield getypt.tekst(f"{soort}-tekst", vorm.tekst, verplicht=soort != "aanvulling_gevraagd" or not werk.bezwaar.ontbreekt)


def _begin_dag(soort: str, werk: Bezwaarwerk) -> str:
    if soort != "aanvulling_gevraagd":
        return ""
    einde = bereken(werk.kader.termijn("aanvulling_bezwaar"), werk.vandaag, werk.kader.kalender).uitkomst
    return f"{einde:%d-%m-%Y}" if einde else ""


def _maak_beslissing(werk: Bezwaarwerk, account: Account) -> list[Deelformulier]:
    bezwaar, getypt = werk.bezwaar, werk.getypt
    if find_voorstel(bezwaar) is None:
        return [_maak_voorstel(werk)]
    if not is_beslisser(account, SOORT, werk.kader):
        rollen = noem_rollen(list_beslissers(SOORT, werk.kader))
        redenen: tuple[Beletsel, ...] = (Beletsel(f"Nu beslist: {rollen}. Dat is niet wie het besluit zelf nam."),)
    else:
        fout = find_betrokken(bezwaar, account)
        redenen = (Beletsel(fout.zin),) if fout else ()
    reden = getypt.tekst("weiger-reden", "Waarom stuurt u het terug?", "De opsteller leest dit.")
    neem = getypt.formulier(f"neem-{bezwaar.versie}", "Neem deze beslissing", (), "Neem de beslissing", redenen=redenen)
    if redenen:
        return [neem]
    return [neem, getypt.formulier(f"weiger-{bezwaar.versie}", "Stuur het voorstel terug", (reden,), "Stuur terug")]


def _maak_voorstel(werk: Bezwaarwerk) -> Deelformulier:
    getypt, bezwaar = werk.getypt, werk.bezwaar
    redenen = list_bezwaarbeletselen(werk.feit, "voorstel", werk.kader, werk.vandaag)
    alleen = "Alleen als het besluit wordt vervangen."
    velden = (
        getypt.keuze("voorstel-uitkomst", "Is het bezwaar gegrond?", {**KIES, **UITKOMSTEN}),
        getypt.keuze("voorstel-gevolg", "Wat gebeurt er met het besluit?", {**KIES, **GEVOLGEN}),
        getypt.tekst("voorstel-motivering", "Waarom?", "Dit komt in de beslissing."),
        getypt.tekst("voorstel-nieuw", "Wat komt er in de plaats?", alleen, verplicht=False),
        getypt.tekst("voorstel-voorwaarden", "Voorwaarden", f"{alleen} Eén voorwaarde per regel.", verplicht=False),
        getypt.dag("voorstel-tot", "Tot en met welke dag geldt dat?", verplicht=False, uitleg=f"{alleen} Leeg is tot nader order."),
    )
    uitleg = "Iemand anders met mandaat beslist: niet u, en niet wie het besluit zelf nam."
    return getypt.formulier(
        f"voorstel-{bezwaar.versie}", "Stel een beslissing voor", velden, "Leg het voorstel voor", uitleg=uitleg,
        redenen=tuple(Beletsel(reden.tekst) for reden in redenen),
    )  # fmt: skip


def _maak_schorsing(werk: Bezwaarwerk) -> Deelformulier:
    getypt = werk.getypt
    velden = (
        getypt.keuze("schors-door", "Wie schorst het besluit?", SCHORSERS),
        getypt.dag("schors-van", "Vanaf welke dag?", f"{werk.vandaag:%d-%m-%Y}"),
        getypt.dag("schors-tot", "Tot en met welke dag?", verplicht=False, uitleg="Leeg is tot nader order."),
        getypt.tekst("schors-reden", "Waarom?", "Noem ook het zaaknummer van de rechtbank. Dit staat in de brief."),
    )
    uitleg = f"Zolang het besluit geschorst is, werkt het niet. {MET_BRIEF}"
    return getypt.formulier(
        f"schors-{werk.bezwaar.versie}", "Het besluit is geschorst", velden, "Leg de schorsing vast", uitleg=uitleg
    )


def maak_opheffing(schorsing_id: int, werk: Bezwaarwerk) -> Deelformulier:
    """The form with which a suspension ends."""
    getypt, naam = werk.getypt, f"hef{schorsing_id}"
    velden = (
        getypt.dag(f"{naam}-tot", "Tot en met welke dag is het geschorst?", f"{werk.vandaag:%d-%m-%Y}"),
        getypt.tekst(f"{naam}-reden", "Waarom eindigt de schorsing?"),
    )
    uitleg = f"De dag erna werkt het besluit weer. {MET_BRIEF}"
    return getypt.formulier(
        f"{naam}-{werk.bezwaar.versie}", "De schorsing eindigt", velden, "Laat de schorsing eindigen", uitleg=uitleg
    )
