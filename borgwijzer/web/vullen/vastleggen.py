"""The page on which people write down facts, signals and besluiten of a zaak: what is there, and the forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from borgwijzer.brieven.model import Brief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.beletselen import BESLUITDADEN, beletselen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.taakgrens import grenzen_bij
from borgwijzer.toezicht.acties.besluitvorming import find_eigen, is_beslisser
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import BESLUITEN
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Kanttekening, Keuze, Status
from borgwijzer.web.beelden.vastleggen import (
    Besluitblok,
    Deelformulier,
    Signaalblok,
    VastleggenBeeld,
    Voorwaarderegel,
)
from borgwijzer.web.vullen.briefknoppen import Briefvelden
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, maak_kanttekeningen, schrijf_datums
from borgwijzer.web.vullen.signalen import maak_signalen
from borgwijzer.web.vullen.taakgrens import maak_grenzen
from borgwijzer.web.vullen.veldvorm import GEEN_BRIEVEN
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.datums import VOORSTEL_OPEN
from borgwijzer.zaken.models import Besluit, Besluittoestand, Signaal, Zaak

DATUMS = {
    "feitelijke_start_op": "De bouw is begonnen (ook graven)",
    "beeindigd_op": "De bouw is klaar",
    "in_gebruik_op": "Het bouwwerk is in gebruik genomen",
    "verlies_gevolgklasse_op": "Het bouwwerk valt niet meer in gevolgklasse 1",
    "geplande_start": "Gepland begin van de bouw",
    "geplande_ingebruikname": "Geplande ingebruikname",
}
STATUSSEN = {
    Besluittoestand.VOORGESTELD: Status("Voorgesteld", "wacht"),
    Besluittoestand.GEWEIGERD: Status("Niet genomen", "neutraal"),
}
GELDT, GELDT_NIET = Status("Geldt", "let_op"), Status("Geldt niet meer", "neutraal")
VOLDAAN, NIET_VOLDAAN = Status("Voldaan", "goed"), Status("Nog niet voldaan", "wacht")
DAG = "Bijvoorbeeld 31-12-2026."


@dataclass(frozen=True, slots=True)
class Vastlegwerk:
    """What the page is made from; ``getypt`` are the fields of a form that was refused, ``daad`` which one that was.

    ``brieven``: by proposed besluit its letter for who may take it, or why there is none. ``melders``: by signal the shielded
    name that was asked for, this once. ``briefvelden``: which forms send a letter, ``proefbrief`` one that was asked to see.
    """

    zaak: Zaak
    feiten: Feiten
    kader: Kader
    vandaag: date
    signalen: Sequence[Signaal]
    besluiten: Sequence[Besluit]
    getypt: Mapping[str, Sequence[str]]
    daad: str = ""
    brieven: Mapping[int, Brief | Geweigerd] = field(default_factory=dict)
    melders: Mapping[int, str] = field(default_factory=dict)
    briefvelden: Briefvelden = GEEN_BRIEVEN
    proefbrief: Brief | None = None

    def waarde(self, naam: str, anders: str = "") -> str:
        """What was typed in a field, or else the value it begins with."""
        return self.getypt.get(naam, [anders])[-1]


def maak_vastleggen(werk: Vastlegwerk, account: Account, fout: str = "") -> VastleggenBeeld:
    """The page as this person may use it."""
    formulieren = [_sluit(werk)] if mag(account, Daad.SLUIT_ZAAK) else []
    if not werk.zaak.afgesloten_op:
        eigen = [_datum(werk), _signaal(werk)] if mag(account, Daad.LEG_FEIT_VAST) else []
        besluit = [_besluit(werk)] if mag(account, Daad.STEL_BESLUIT_VOOR) else []
        formulieren = [*eigen, *besluit, *formulieren]
    return VastleggenBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        signalen=tuple(_list_signalen(werk, account)),
        besluiten=tuple(maak_besluitblok(besluit, werk, account) for besluit in reversed(werk.besluiten)),
        formulieren=tuple(formulieren),
        grenzen=maak_grenzen(grenzen_bij(werk.kader, "signaal"), werk.kader),
        brief=maak_brief(werk.proefbrief) if werk.proefbrief else None,
        fout=fout,
    )


def _formulier(  # noqa: PLR0913 - the parts of one form
    werk: Vastlegwerk, daad: str, titel: str, velden: Iterable[Invoerveld], knop: str, uitleg: str = "",
    redenen: tuple[Beletsel, ...] = (),
) -> Deelformulier:  # fmt: skip
    groep = Groep(titel, () if redenen else tuple(velden), uitleg, open=werk.daad == daad)
    return Deelformulier(daad=daad, groep=groep, knop=knop, beletselen=redenen)


def _keuze(werk: Vastlegwerk, naam: str, etiket: str, keuzes: Mapping[str, str]) -> Invoerveld:
    gekozen = werk.waarde(naam)
    opties = tuple(Keuze(code, tekst, code == gekozen) for code, tekst in keuzes.items())
    return Invoerveld(naam=naam, etiket=etiket, soort="keuze", keuzes=opties, verplicht=True)


def _tekst(werk: Vastlegwerk, naam: str, etiket: str, uitleg: str = "") -> Invoerveld:
    return Invoerveld(naam=naam, etiket=etiket, soort="lang", waarde=werk.waarde(naam), uitleg=uitleg, verplicht=True)


def _dag(werk: Vastlegwerk, naam: str, etiket: str, anders: str = "", *, verplicht: bool = True, uitleg: str = "") -> Invoerveld:
    uitleg = f"{uitleg} {DAG}".strip()
    return Invoerveld(naam=naam, etiket=etiket, soort="dag", waarde=werk.waarde(naam, anders), uitleg=uitleg, verplicht=verplicht)


def _onderwerpen(werk: Vastlegwerk, naam: str, gekozen: Sequence[str]) -> Invoerveld:
    vast = werk.getypt.get(naam, gekozen)
    keuzes = tuple(Keuze(o.id, o.naam, o.id in vast) for o in werk.kader.onderwerpen.values())
    return Invoerveld(naam=naam, etiket="Waar gaat het over? (bijlage 1 van het kader)", soort="vinkjes", keuzes=keuzes)


def _datum(werk: Vastlegwerk) -> Deelformulier:
    velden = (
        _keuze(werk, "datum-veld", "Wat gebeurde er, of is gepland?", DATUMS),
        _dag(werk, "datum-dag", "Op welke dag?", verplicht=False, uitleg="Leeg laten haalt de datum weg."),
        _tekst(werk, "datum-reden", "Hoe weet u dit?", "Bijvoorbeeld: gezien tijdens een bezoek, of gebeld met de aannemer."),
    )
    return _formulier(werk, "datum", "Een datum vastleggen", velden, "Leg de datum vast")


def _signaal(werk: Vastlegwerk) -> Deelformulier:
    bronnen = {code: bron.naam for code, bron in werk.kader.inhoud.signaalbron.items()}
    gevaar = Invoerveld(
        naam="signaal-gevaar", etiket="Er is nu gevaar voor mensen", soort="vinkje", waarde=werk.waarde("signaal-gevaar"),
        uitleg="Bel dan ook meteen een toezichthouder.",
    )  # fmt: skip
    velden = (
        _keuze(werk, "signaal-bron", "Van wie komt het signaal?", bronnen),
        _dag(werk, "signaal-dag", "Wanneer kwam het binnen?", f"{werk.vandaag:%d-%m-%Y}"),
        _tekst(werk, "signaal-tekst", "Wat is er gezien of gemeld?", "U hoeft het niet technisch te beoordelen."),
        _onderwerpen(werk, "signaal-onderwerpen", ()),
        gevaar,
    )
    uitleg = "Tot het is opgelost, weegt het signaal mee bij de vraag of het bouwwerk in gebruik mag."
    return _formulier(werk, "signaal", "Een signaal opnemen", velden, "Neem het signaal op", uitleg)


def _besluit(werk: Vastlegwerk) -> Deelformulier:
    mogelijk = {soort: BESLUITEN[soort] for soort, daad in BESLUITDADEN.items()
                if not beletselen(werk.feiten, daad, werk.kader, werk.vandaag)}  # fmt: skip
    velden = (
        _keuze(werk, "besluit-soort", "Welk besluit stelt u voor?", mogelijk),
        _dag(werk, "besluit-vanaf", "Vanaf welke dag?", f"{werk.vandaag:%d-%m-%Y}"),
        _dag(werk, "besluit-tot", "Tot en met welke dag?", verplicht=False, uitleg="Leeg is tot nader order."),
        _tekst(werk, "besluit-motivering", "Waarom is dit besluit nodig?", "De motivering komt in het dossier en in de brief."),
        Invoerveld(
            naam="besluit-gronden", etiket="Welke regel wordt overtreden?", soort="lang", waarde=werk.waarde("besluit-gronden"),
            uitleg="Een regel van de wet per regel. Laat leeg voor de regels die volgens de feiten nu worden overtreden.",
        ),
        Invoerveld(
            naam="besluit-voorwaarden", etiket="Voorwaarden", soort="lang", waarde=werk.waarde("besluit-voorwaarden"),
            uitleg="Eén voorwaarde per regel. Elke voorwaarde is later apart af te vinken.",
        ),
    )  # fmt: skip
    redenen = () if mogelijk else (Beletsel("Alle besluiten gelden al, of er is geen gereedmelding."),)
    uitleg = "Iemand met mandaat neemt het besluit. Dat bent u niet zelf."
    return _formulier(werk, "besluit", "Een besluit voorstellen", velden, "Leg het voorstel voor", uitleg, redenen)


def _sluit(werk: Vastlegwerk) -> Deelformulier:
    if werk.zaak.afgesloten_op:
        veld = _tekst(werk, "heropen-reden", "Waarom moet de zaak weer open?")
        return _formulier(werk, "heropen", "De zaak heropenen", (veld,), "Heropen de zaak")
    redenen = tuple(maak_beletsel(reden) for reden in beletselen(werk.feiten, "sluit_af", werk.kader, werk.vandaag))
    if any(besluit.toestand == Besluittoestand.VOORGESTELD for besluit in werk.besluiten):
        redenen += (Beletsel(VOORSTEL_OPEN.zin),)
    veld = _tekst(werk, "sluit-reden", "Waarom kan de zaak dicht?")
    return _formulier(werk, "sluit", "De zaak sluiten", (veld,), "Sluit de zaak", redenen=redenen)


def _list_signalen(werk: Vastlegwerk, account: Account) -> Iterable[Signaalblok]:
    rijen = {str(signaal.pk): signaal for signaal in werk.signalen}
    dicht = werk.zaak.afgesloten_op or not mag(account, Daad.LEG_FEIT_VAST)
    for regel in maak_signalen(werk.signalen, werk.kader):
        signaal = rijen[regel.id]
        mag_zien = signaal.melder_afgeschermd and bool(signaal.melder) and mag(account, Daad.ZIE_MELDER)
        yield Signaalblok(
            regel, f"melder-{signaal.pk}" if mag_zien else "", werk.melders.get(signaal.pk, ""),
            te_beoordelen=not (dicht or signaal.opgelost_op or signaal.beoordeeld_op),
        )  # fmt: skip


def maak_besluitblok(besluit: Besluit, werk: Vastlegwerk, account: Account) -> Besluitblok:
    """A besluit with its letter and what this person can do about it."""
    genomen = besluit.toestand == Besluittoestand.GENOMEN
    voorbij = besluit.tot_en_met is not None and besluit.tot_en_met < werk.vandaag
    status = (GELDT_NIET if voorbij else GELDT) if genomen else STATUSSEN[Besluittoestand(besluit.toestand)]
    einde = f" tot en met {schrijf_voluit(besluit.tot_en_met)}" if besluit.tot_en_met else ", tot nader order"
    wie = f"Voorgesteld door {besluit.voorgesteld_naam} op {schrijf_kort(besluit.voorgesteld_op)}"
    if besluit.beslist_op:
        wie += f"; {'genomen' if genomen else 'niet genomen'} door {besluit.beslist_naam} op {schrijf_kort(besluit.beslist_op)}"
    mag_vinken = genomen and not voorbij and mag(account, Daad.LEG_FEIT_VAST)
    return Besluitblok(
        soort=BESLUITEN[besluit.soort],
        status=status,
        periode=f"Vanaf {schrijf_voluit(besluit.vanaf)}{einde}",
        motivering=(besluit.weigering and f"{besluit.motivering} Niet genomen: {besluit.weigering}") or besluit.motivering,
        wie=wie,
        gronden=tuple(schrijf_datums(zin) for zin in besluit.gronden),
        kanttekeningen=_list_kanttekeningen(besluit, werk.kader),
        brief=maak_brief(brief) if isinstance(brief := werk.brieven.get(besluit.pk), Brief) else None,
        brief_uitleg=brief.zin if isinstance(brief, Geweigerd) else "",
        voorwaarden=tuple(_list_voorwaarden(besluit, mag_vinken=mag_vinken)),
        formulieren=tuple(_daden_besluit(besluit, werk, account, voorbij=voorbij)),
    )


def _list_kanttekeningen(besluit: Besluit, kader: Kader) -> tuple[Kanttekening, ...]:
    """What a jurist must weigh while it is a proposal; the letter does not say it."""
    if besluit.toestand != Besluittoestand.VOORGESTELD:
        return ()
    plekken = [f"besluit.{besluit.soort}"]
    plekken += ["gebruik.onder_voorwaarden"] if besluit.soort == "gebruik_onder_voorwaarden" else []
    return maak_kanttekeningen(kader.kanttekeningen(*plekken), kader)


def _list_voorwaarden(besluit: Besluit, *, mag_vinken: bool) -> Iterable[Voorwaarderegel]:
    for plaats, voorwaarde in enumerate(besluit.voorwaarden):
        voldaan = voorwaarde["voldaan"]
        door = f"{voorwaarde['door']}, {schrijf_kort(date.fromisoformat(voorwaarde['op']))}" if voorwaarde["op"] else ""
        yield Voorwaarderegel(
            tekst=voorwaarde["tekst"], status=VOLDAAN if voldaan else NIET_VOLDAAN, door=door,
            daad=f"{'ontvink' if voldaan else 'vink'}-{besluit.pk}-{plaats}" if mag_vinken else "",
            knop="Toch niet voldaan" if voldaan else "Voldaan",
        )  # fmt: skip


def _daden_besluit(besluit: Besluit, werk: Vastlegwerk, account: Account, *, voorbij: bool) -> Iterable[Deelformulier]:
    if besluit.toestand == Besluittoestand.GEWEIGERD or voorbij or not is_beslisser(account, besluit.soort, werk.kader):
        return
    if besluit.toestand == Besluittoestand.GENOMEN:
        eindig = f"eindig-{besluit.pk}"
        veld = _tekst(werk, f"{eindig}-reden", "Waarom eindigt het besluit?")
        formulier = _formulier(werk, eindig, "Het besluit beëindigen", (veld,), "Beëindig het besluit vanaf vandaag")
        yield replace(formulier, brief=werk.briefvelden.maak(eindig, f"eindig{besluit.pk}"))
        return
    eigen = find_eigen(besluit, account)
    redenen = (Beletsel(eigen.zin),) if eigen else ()
    neem, weiger = f"neem-{besluit.pk}", f"weiger-{besluit.pk}"
    yield _formulier(werk, neem, "Het besluit nemen", (), "Neem het besluit", redenen=redenen)
    if not eigen:
        veld = _tekst(werk, f"{weiger}-reden", "Waarom neemt u het besluit niet?")
        yield _formulier(werk, weiger, "Het besluit niet nemen", (veld,), "Stuur het voorstel terug")
