"""The page of one bezwaar, and the form for a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.verzamelen_bezwaar import noem_waartegen
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor, mag
from borgwijzer.regels.bezwaar import (
    GEHOORD,
    bepaal_bezwaartoestand,
    bepaal_stap,
    bepaal_tijdigheid,
    bereken_beslistermijn,
    bereken_indiening,
    laatste,
    noem_termijn,
    te_beslissen,
)
from borgwijzer.toezicht.acties.besluitvorming import list_beslissers
from borgwijzer.toezicht.acties.bezwaar import VEREISTEN
from borgwijzer.toezicht.acties.bezwaarbeslissing import SOORT, find_voorstel
from borgwijzer.web.beelden.bezwaar import BezwaarBeeld, NieuwBezwaarBeeld, Schorsingregel, Stapregel, Termijnregel
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import noem_rollen
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Keuze, Status
from borgwijzer.web.beelden.zaak import Keten, Stap
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.bezwaarformulier import KIES, Bezwaarwerk, maak_bezwaarformulieren, maak_opheffing
from borgwijzer.web.vullen.bezwaarnamen import GEVOLGEN, STAPNAMEN, TOESTANDEN, UITKOMSTEN, noem_besluit
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Besluit, Bezwaarstap, Schorsing, Zaak

GEDAAN, NU, LATER = Status("Gedaan", "goed"), Status("Nu", "wacht"), Status("Nog niet", "neutraal")
TIJDIG = {
    "op_tijd": "Ja", "te_laat": "Nee, na de laatste dag ontvangen", "te_vroeg": "Voordat het besluit was verzonden",
}  # fmt: skip
ADRESVELDEN = {"adres": "Straat en huisnummer", "postcode": "Postcode", "woonplaats": "Woonplaats", "email": "E-mail"}
JA_NEE = {"nee": "Nee", "ja": "Ja"}


@dataclass(frozen=True, slots=True)
class Paginawerk:
    """What the page is made from. ``brief``: the letter of a proposal, or why there is none; ``proefbrief``: that of a form."""

    werk: Bezwaarwerk
    stappen: Sequence[Bezwaarstap]
    schorsingen: Sequence[Schorsing]
    brief: Brief | Geweigerd | None = None
    proefbrief: Brief | None = None


def maak_bezwaar(pagina: Paginawerk, account: Account, fout: str = "") -> BezwaarBeeld:
    """The page as this person may use it."""
    werk = pagina.werk
    bezwaar, feit = werk.bezwaar, werk.feit
    formulieren = maak_bezwaarformulieren(werk, account)
    dicht = bezwaar.zaak.afgesloten_op is not None
    brief = pagina.brief
    return BezwaarBeeld(
        zaaknummer=bezwaar.zaak.nummer, zaak_titel=noem_zaak(bezwaar.zaak), id=str(bezwaar.pk),
        titel=f"Bezwaar van {bezwaar.indiener.get('naam', '')}",
        status=TOESTANDEN[bepaal_bezwaartoestand(feit, werk.kader, werk.vandaag)],
        zin=schrijf_zin(werk), wie=_schrijf_wie(werk) if te_beslissen(feit) and not dicht else "",
        keten=_maak_keten(werk), feiten=tuple(_list_feiten(werk)), gronden=bezwaar.gronden,
        termijnen=tuple(_list_termijnen(werk)), let_op=tuple(_list_let_op(werk)),
        nu_titel=formulieren.titel, nu=() if dicht else formulieren.nu, ook=() if dicht else formulieren.ook,
        stappen=tuple(_maak_stapregel(stap) for stap in pagina.stappen),
        schorsingen=tuple(_maak_schorsing(rij, werk, account, dicht=dicht) for rij in pagina.schorsingen),
        besluit_id=str(bezwaar.besluit_id or ""), brief=maak_brief(brief) if isinstance(brief, Brief) else None,
        brief_fout=brief.zin if isinstance(brief, Geweigerd) else "",
        proefbrief=maak_brief(pagina.proefbrief) if pagina.proefbrief else None, fout=fout,
    )  # fmt: skip


def _schrijf_wie(werk: Bezwaarwerk) -> str:
    """Who must act: on a proposal somebody who may decide."""
    rollen = list_beslissers(SOORT, werk.kader) if find_voorstel(werk.bezwaar) else list_rollen_voor(Daad.BEHANDEL_BEZWAAR)
    return f"Nu aan de beurt: {noem_rollen(rollen[:1])}."


def schrijf_zin(werk: Bezwaarwerk) -> str:
    """What must happen before when, in one sentence."""
    toestand = bepaal_bezwaartoestand(werk.feit, werk.kader, werk.vandaag)
    if not te_beslissen(werk.feit):
        zinnen = {
            "ingetrokken": "Het bezwaar is ingetrokken: er is niets meer te doen.",
            "beroep": "De zaak is bij de rechter: leg de uitspraak vast als zij er is.",
            "besloten": "Er is beslist. Gaat iemand in beroep? Leg dat dan vast.",
        }
        return zinnen.get(toestand, "Er is een uitspraak. Gaat iemand in hoger beroep? Leg dat dan vast.")
    _, tekst, _ = bepaal_stap(werk.feit, werk.kader, werk.vandaag)
    uiterlijk = bereken_beslistermijn(werk.feit, werk.kader).uiterlijk
    if uiterlijk is None:
        return f"{schrijf_datums(tekst)} De rechter stelde geen termijn."
    if toestand == "te_laat":
        return f"{schrijf_datums(tekst)} Beslissen had gekund tot en met {schrijf_voluit(uiterlijk)}: dat is te laat."
    return f"{schrijf_datums(tekst)} Beslissen kan tot en met {schrijf_voluit(uiterlijk)}."


def _maak_keten(werk: Bezwaarwerk) -> Keten:
    feit = werk.feit
    gehoord, besloten = laatste(feit, *GEHOORD), laatste(feit, "besloten")
    rechter = laatste(feit, "beroep", "uitspraak_beroep", "hoger_beroep", "uitspraak_hoger_beroep")
    bevestigd = laatste(feit, "ontvangst_bevestigd")
    rijen = [("Ontvangen", feit.ontvangen_op), ("Bevestigd", bevestigd.op if bevestigd else None),
             ("Gehoord", gehoord.op if gehoord else None), ("Beslist", besloten.op if besloten else None)]  # fmt: skip
    if rechter:
        rijen.append(("Rechter", rechter.op))
    nu = next((plaats for plaats, (_, dag) in enumerate(rijen) if dag is None), None) if te_beslissen(feit) else None
    stappen = (
        Stap(naam, GEDAAN if dag else NU if plaats == nu else LATER, schrijf_kort(dag) if dag else "", plaats == nu)
        for plaats, (naam, dag) in enumerate(rijen)
    )
    return Keten(tuple(stappen), "De stappen van dit bezwaar")


def _list_feiten(werk: Bezwaarwerk) -> Iterator[tuple[str, str]]:
    bezwaar, indiener = werk.bezwaar, werk.bezwaar.indiener
    tegen = noem_waartegen(bezwaar)
    yield "Tegen", tegen[:1].upper() + tegen[1:]
    yield "Ontvangen", schrijf_voluit(bezwaar.ontvangen_op)
    yield "Op tijd", TIJDIG[bepaal_tijdigheid(werk.feit, werk.kader)]
    plaats = ", ".join(indiener[deel] for deel in ("adres", "postcode", "woonplaats", "email") if indiener.get(deel))
    yield "Indiener", ", ".join(deel for deel in (indiener.get("naam", ""), plaats) if deel)
    yield "Adviescommissie", "Ja" if bezwaar.commissie else "Nee"
    yield "Geregistreerd door", bezwaar.geregistreerd_naam


def _list_termijnen(werk: Bezwaarwerk) -> Iterator[Termijnregel]:
    bezwaar, kader = werk.bezwaar, werk.kader
    indiening = bereken_indiening(bezwaar.bekendgemaakt_op, kader, met_bewijs=True)
    if indiening.uitkomst:
        yield Termijnregel(f"Bezwaar maken kon tot en met {schrijf_voluit(indiening.uitkomst)}", vertel_bewijs(indiening))
    for deel in bereken_beslistermijn(werk.feit, kader, met_bewijs=True).delen:
        if deel.uitkomst:
            naam = noem_termijn(deel.termijn.id, kader)
            yield Termijnregel(f"{naam}: tot en met {schrijf_voluit(deel.uitkomst)}", vertel_bewijs(deel))


def _list_let_op(werk: Bezwaarwerk) -> Iterator[str]:
    if not te_beslissen(werk.feit):
        return
    if werk.bezwaar.ontbreekt and laatste(werk.feit, "aangevuld") is None:
        yield f"In het bezwaar ontbreekt: {', '.join(VEREISTEN[code] for code in werk.bezwaar.ontbreekt)}."
    if bepaal_tijdigheid(werk.feit, werk.kader) == "te_vroeg":
        yield "Het bezwaar kwam voordat het besluit was verzonden. Weeg of u het toch behandelt (Awb 6:10)."
    beslissing = werk.bezwaar.beslissing
    if beslissing and beslissing.weigering and beslissing.toestand == "geweigerd":
        yield f"Het vorige voorstel is teruggestuurd door {beslissing.beslist_naam}: {beslissing.weigering}"


def _maak_stapregel(stap: Bezwaarstap) -> Stapregel:
    wat = STAPNAMEN[stap.soort]
    delen = [UITKOMSTEN.get(stap.uitkomst, ""), GEVOLGEN.get(stap.gevolg, "")]
    if stap.uiterlijk:
        delen.append(schrijf_voluit(stap.uiterlijk) + (f", {stap.gegevens['tijd']}" if stap.gegevens.get("tijd") else ""))
    bij = "; ".join(deel for deel in delen if deel)
    return Stapregel(schrijf_kort(stap.op), f"{wat}: {bij[:1].lower()}{bij[1:]}" if bij else wat, stap.tekst, stap.vastgelegd_naam)


def schrijf_schorsing(rij: Schorsing) -> str:
    """From when until when, and by whom."""
    wie = "de voorzieningenrechter" if rij.geschorst_door == "voorzieningenrechter" else "de gemeente zelf"
    tot = f" tot en met {schrijf_voluit(rij.tot_en_met)}" if rij.tot_en_met else ", tot nader order"
    return f"Geschorst door {wie} vanaf {schrijf_voluit(rij.van)}{tot}."


def _maak_schorsing(rij: Schorsing, werk: Bezwaarwerk, account: Account, *, dicht: bool) -> Schorsingregel:
    loopt = not dicht and (rij.tot_en_met is None or rij.tot_en_met > werk.vandaag) and mag(account, Daad.BEHANDEL_BEZWAAR)
    reden = f"{rij.reden} Geëindigd: {rij.opgeheven_reden}" if rij.opgeheven_reden else rij.reden
    return Schorsingregel(schrijf_schorsing(rij), reden, maak_opheffing(rij.pk, werk) if loopt else None)


def maak_nieuw(
    zaak: Zaak, besluiten: Sequence[Besluit], getypt: Getypt, vandaag: str, *, gekozen: str = "", fout: str = ""
) -> NieuwBezwaarBeeld:
    """The form for a new bezwaar."""
    keuzes = {**KIES, **{str(besluit.pk): noem_besluit(besluit) for besluit in besluiten}, "brief": "Een andere brief van ons"}
    return NieuwBezwaarBeeld(
        zaaknummer=zaak.nummer, zaak_titel=noem_zaak(zaak), gesloten=zaak.afgesloten_op is not None, fout=fout,
        velden=tuple(_list_velden(getypt, keuzes, vandaag, gekozen)),
    )  # fmt: skip


def _list_velden(getypt: Getypt, keuzes: dict[str, str], vandaag: str, gekozen: str) -> Iterator[Invoerveld]:
    yield getypt.keuze("besluit", "Waartegen is het bezwaar?", keuzes, gekozen)
    yield getypt.tekst("kenmerk", "Kenmerk van de brief", "Alleen bij een andere brief.", verplicht=False, soort="tekst")
    yield getypt.dag("bekend", "Wanneer is het verzonden?", verplicht=False, uitleg="Leeg is de dag waarop het is genomen.")
    yield getypt.dag("ontvangen", "Wanneer kwam het bezwaar binnen?", vandaag)
    yield getypt.dag("gepost", "Wat is het poststempel?", verplicht=False, uitleg="Alleen als het per post kwam.")
    yield getypt.tekst("naam", "Wie maakt bezwaar?", soort="tekst")
    for naam, etiket in (
        ("adres", "Straat en huisnummer"),
        ("postcode", "Postcode"),
        ("woonplaats", "Woonplaats"),
        ("email", "E-mail"),
    ):
        yield getypt.tekst(naam, etiket, verplicht=False, soort="email" if naam == "email" else "tekst")
    yield getypt.tekst("gronden", "Wat zijn de gronden, kort?", verplicht=False)
    vast = getypt.velden.get("ontbreekt", ())
    opties = tuple(Keuze(code, zin[:1].upper() + zin[1:], code in vast) for code, zin in VEREISTEN.items())
    yield Invoerveld(naam="ontbreekt", etiket="Wat ontbreekt er in het bezwaar?", soort="vinkjes", keuzes=opties)
    yield getypt.keuze("commissie", "Is er een adviescommissie?", JA_NEE, "nee", "Met een commissie is de termijn twaalf weken.")
