"""The page of a last: where it stands in a sentence, the chain with its days, money, terms, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.brieven.lastbrief import schrijf_euro
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.grondslag import Kanttekening
from borgwijzer.regels.lastdaden import Laststap
from borgwijzer.regels.lastgeld import ONBEPAALD, Vordering
from borgwijzer.regels.lastprocedure import Lastzicht
from borgwijzer.regels.lastwerk import taken_van, termijnen_van
from borgwijzer.regels.poorten import Zicht
from borgwijzer.toezicht.acties.besluitvorming import find_eigen, is_beslisser, list_beslissers
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import BESLUITEN, ROLLEN, noem_rollen
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.last import LastBeeld, Lastformulier, Laststapregel, Lastvoorstel, Vorderingsregel
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.zaak import Keten, Stap
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_kanttekeningen, schrijf_datums
from borgwijzer.web.vullen.lastformulier import maak_lastformulieren
from borgwijzer.web.vullen.lastvelden import Lastvelden
from borgwijzer.web.vullen.lastverbetering import maak_verbeterformulieren, mag_verbeteren
from borgwijzer.web.vullen.lastwoorden import EINDEN, STAPNAMEN, STATUSSEN, TEKSTNAMEN, TITELS, UITSLAGEN, schrijf_zin
from borgwijzer.web.vullen.voortgang import maak_termijn
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Besluit, Besluittoestand, Interventiestap
from borgwijzer.zaken.verbeterd import list_geldend

GEDAAN, NU, LATER = Status("Gedaan", "goed"), Status("Nu", "wacht"), Status("Nog niet", "neutraal")
NIET_NODIG = Status("Niet nodig", "neutraal")
BETAALD, VERJAARD = Status("Betaald", "goed"), Status("Verjaard", "neutraal")
TE_BETALEN, TE_LAAT = Status("Te betalen", "wacht"), Status("Te laat", "fout")
# Where each step of the rules is in the chain.
PLAATS: dict[Laststap, int] = {
    "voornemen": 0,
    "zienswijze": 1,
    "reactie": 1,
    "besluit": 2,
    "bekrachtigen": 2,
    "begunstiging": 3,
    "hercontrole": 4,
    "verbeuring": 5,
    "bestuursdwang": 5,
    "niet_voldaan": 5,
    "geschorst": 3,
    "uitgevoerd": 5,
    "voldaan": 6,
    "opgeheven": 6,
    "afgerond": 7,
}


@dataclass(frozen=True, slots=True)
class Lastwerk:
    """What the page is made from. ``voorstel``: a besluit that waits, ``brief`` its letter or why there is none.

    ``terug``: the last besluit that was given back, if nothing followed; ``proefbrief``: the letter that was asked to see.
    ``verbeter``: the step that somebody wants to correct.
    """

    velden: Lastvelden
    voorstel: Besluit | None
    brief: Brief | Geweigerd | None
    terug: Besluit | None
    brieven: Sequence[OpgeslagenBrief]
    proefbrief: Brief | None = None
    verbeter: int | None = None

    @property
    def zicht(self) -> Lastzicht:
        return self.velden.zicht


def maak_last(werk: Lastwerk, account: Account, fout: str = "") -> LastBeeld:
    """The page as this person may use it."""
    last, zicht = werk.velden.last, werk.zicht
    open_ = last.zaak.afgesloten_op is None and werk.voorstel is None
    titel, nu, ook = _maak_formulieren(werk, account) if open_ else ("", (), ())
    geldend = {stap.pk for stap in list_geldend(werk.velden.alle)}
    vrij = open_ and last.afgerond_op is None
    alles = Zicht.op(Feiten(), zicht.kader, zicht.peildatum, met_bewijs=True)
    return LastBeeld(
        zaaknummer=last.zaak.nummer,
        zaak_titel=noem_zaak(last.zaak),
        id=str(last.pk),
        titel=TITELS[last.soort],
        status=STATUSSEN[zicht.stap],
        zin=schrijf_zin(zicht, werk.voorstel),
        wie=_schrijf_wie(werk),
        keten=Keten(tuple(list_ketenstappen(zicht)), "De stappen van de last"),
        opdracht=tuple(_list_opdracht(werk)),
        termijnen=tuple(maak_termijn(een, zicht.peildatum) for een in termijnen_van(alles, zicht))
        if zicht.stap != "afgerond"
        else (),
        kanttekeningen=maak_kanttekeningen(_list_noten(zicht), zicht.kader) if zicht.voorwaarden is None else (),
        voorstel=_maak_voorstel(werk, account) if werk.voorstel else None,
        teruggegeven=_schrijf_terug(werk.terug),
        nu_titel=titel,
        nu=nu,
        ook=ook,
        geld=tuple(_list_geld(zicht)),
        vorderingen=tuple(_maak_vordering(een, zicht.peildatum) for een in zicht.vorderingen),
        stappen=tuple(
            _maak_stap(stap, geldt=telt, verbeter=vrij and telt and mag_verbeteren(stap, account, zicht.kader))
            for stap in reversed(werk.velden.alle)
            for telt in [stap.pk in geldend]
        ),
        brieven=tuple((str(brief.pk), f"{brief.onderwerp} ({brief.kenmerk})") for brief in werk.brieven),
        proefbrief=maak_brief(werk.proefbrief) if werk.proefbrief else None,
        fout=fout,
    )


def _maak_formulieren(
    werk: Lastwerk, account: Account
) -> tuple[str, tuple[Lastformulier, ...], tuple[Lastformulier, ...]]:  # fmt: skip
    """The forms of what can be done now, or those to correct the step that was asked for."""
    stap = next((een for een in werk.velden.stappen if een.pk == werk.verbeter), None)
    if stap is None or werk.velden.last.afgerond_op or not mag_verbeteren(stap, account, werk.zicht.kader):
        return maak_lastformulieren(werk.velden, account)
    return f"Verbeter: {STAPNAMEN[stap.soort].lower()}", maak_verbeterformulieren(werk.velden, stap), ()


def _schrijf_wie(werk: Lastwerk) -> str:
    if werk.voorstel:
        rollen = noem_rollen(list_beslissers(werk.voorstel.soort, werk.zicht.kader))
        return f"Nu aan de beurt: {rollen}, en niet wie het besluit voorstelde."
    taken = taken_van(werk.zicht)
    rol = taken[-1].rol if taken and werk.zicht.open_vorderingen else taken[0].rol if taken else ""
    return f"Nu aan de beurt: {ROLLEN[rol].lower()}." if rol else ""


def list_ketenstappen(zicht: Lastzicht) -> Iterator[Stap]:
    """The chain, each step with its day when it was done, or until when it runs."""
    plaats = PLAATS[zicht.stap]
    for nummer, (naam, dag, tot, over) in enumerate(_list_schakels(zicht)):
        if dag and (nummer != plaats or nummer == 6):
            yield Stap(naam, GEDAAN, schrijf_kort(dag))
        elif nummer == plaats:
            yield Stap(naam, NU, f"tot en met {schrijf_kort(tot)}" if tot else schrijf_kort(dag) if dag else "", nu=True)
        else:
            yield Stap(naam, NIET_NODIG if over or nummer < plaats else LATER)


def _list_schakels(zicht: Lastzicht) -> list[tuple[str, date | None, date | None, bool]]:
    """Per link: its name, the day on which it was done, until when it runs, and whether it was left out."""

    def op(*soorten: str) -> date | None:
        stap = zicht.laatste(*soorten)
        return stap.op if stap else None

    voornemen, geldt = zicht.laatste("voornemen"), zicht.voorwaarden
    voorbij = geldt is not None and zicht.peildatum > geldt.einde
    zonder = bool(zicht.laatste("zonder_zienswijze", "mondelinge_bouwstop")) or (zicht.stap == "bekrachtigen")
    gehoord = voornemen.uiterlijk if voornemen and geldt and not op("zienswijze") else op("reactie")
    gevolg = "Verbeurte" if zicht.is_dwangsom else "Bestuursdwang"
    return [
        ("Voornemen", op("voornemen"), None, zonder),
        ("Zienswijze", gehoord, voornemen.uiterlijk if voornemen else None, zonder),
        ("Besluit", geldt.besluit_op if geldt else None, None, False),
        ("Termijn", geldt.einde if geldt and voorbij else None, geldt.einde if geldt and geldt.einde < ONBEPAALD else None, False),
        ("Hercontrole", zicht.hercontrole.op if zicht.hercontrole else None, None, False),
        (
            gevolg,
            op("verbeuring" if zicht.is_dwangsom else "bestuursdwang"),
            None,
            zicht.stap in ("voldaan", "opgeheven", "afgerond"),
        ),
        ("Einde", zicht.interventie.afgerond_op or (geldt.opgeheven_op if geldt else None), None, False),
    ]


def _list_opdracht(werk: Lastwerk) -> Iterator[Feit]:
    """What the last says, and of what it is about."""
    last, geldt = werk.velden.last, werk.zicht.voorwaarden
    bron = werk.velden.laatste("besluit") or werk.velden.laatste("voornemen")
    yield Feit("Overtreding", f"{last.overtreding.norm}, gezien op {schrijf_kort(last.overtreding.geconstateerd_op)}")
    yield Feit("Overtreder", last.overtreding.overtreder.get("naam") or "niet ingevuld")
    if bron:
        yield Feit("Opdracht", bron.gegevens["last"])
    if geldt and geldt.bedrag:
        yield Feit("Dwangsom", f"{schrijf_euro(geldt.bedrag)} {geldt.eenheid}, ten hoogste {schrijf_euro(geldt.maximum)}")
    if last.afweging is None:
        yield Feit("Begonnen", "Met spoed, zonder afweging vooraf")
    if last.afgerond_op:
        yield Feit("Afgerond", f"{schrijf_kort(last.afgerond_op)}. {EINDEN[last.uitkomst]}. {last.afgerond_reden}")


def _list_noten(zicht: Lastzicht) -> tuple[Kanttekening, ...]:
    return zicht.kader.kanttekeningen(f"besluit.{zicht.interventie.soort}")


def _maak_voorstel(werk: Lastwerk, account: Account) -> Lastvoorstel:
    """A besluit that waits: its letter, and the buttons for who may decide and did not propose it."""
    besluit = werk.voorstel
    assert besluit
    bevoegd = is_beslisser(account, besluit.soort, werk.zicht.kader)
    eigen = find_eigen(besluit, account) if bevoegd else None
    mag_beslissen = bevoegd and eigen is None
    etiket = "Waarom neemt u dit besluit niet?"
    reden = Invoerveld(
        naam=f"weiger-{besluit.pk}-reden",
        etiket=etiket,
        soort="lang",
        waarde=werk.velden.getypt.waarde(f"weiger-{besluit.pk}-reden"),
        uitleg="De opsteller leest dit.",
    )
    return Lastvoorstel(
        titel=BESLUITEN[besluit.soort],
        wie=f"Voorgesteld door {besluit.voorgesteld_naam} op {schrijf_kort(besluit.voorgesteld_op)}.",
        motivering=besluit.motivering,
        feiten=tuple(list_gegevens(besluit.inhoud)),
        brief=maak_brief(werk.brief) if isinstance(werk.brief, Brief) else None,
        brief_fout=werk.brief.zin if isinstance(werk.brief, Geweigerd) else "",
        neem=f"neem-{besluit.pk}" if mag_beslissen else "",
        weiger=f"weiger-{besluit.pk}" if mag_beslissen else "",
        reden=reden if mag_beslissen else None,
        beletsel=eigen.zin if eigen else "",
    )


def _schrijf_terug(besluit: Besluit | None) -> str:
    if besluit is None or besluit.toestand != Besluittoestand.GEWEIGERD:
        return ""
    return f"Het voorstel ({BESLUITEN[besluit.soort].lower()}) is teruggegeven door {besluit.beslist_naam}: {besluit.weigering}"


def list_gegevens(gegevens: dict[str, object]) -> Iterator[Feit]:
    """What a step or a besluit keeps, in words; what is empty or a reference is left out."""
    if uitslag := gegevens.get("uitslag"):
        yield Feit("Uitkomst", UITSLAGEN[str(uitslag)])
    if isinstance(bedrag := gegevens.get("bedrag"), int):
        eenheid, maximum = gegevens.get("eenheid"), gegevens.get("maximum")
        tot = f", ten hoogste {schrijf_euro(maximum)}" if isinstance(maximum, int) else ""
        yield Feit("Bedrag", f"{schrijf_euro(bedrag)}{f' {eenheid}' if eenheid else ''}{tot}")
    if isinstance(dagen := gegevens.get("dagen"), int):
        yield Feit("Tijd om te voldoen", f"{dagen} dagen")
    if isinstance(tot_en_met := gegevens.get("uiterlijk"), str):
        yield Feit("Tot en met", schrijf_voluit(date.fromisoformat(tot_en_met)))
    yield from (Feit(naam, str(gegevens[code])) for code, naam in TEKSTNAMEN.items() if gegevens.get(code))


def _maak_stap(stap: Interventiestap, *, geldt: bool, verbeter: bool) -> Laststapregel:
    tot = f", tot en met {schrijf_kort(stap.uiterlijk)}" if stap.uiterlijk else ""
    gegevens = {naam: waarde for naam, waarde in stap.gegevens.items() if naam != "uiterlijk"}
    vervalt = bool(stap.gegevens.get("vervalt"))
    return Laststapregel(
        naam=f"{STAPNAMEN[stap.soort]}, vervallen" if vervalt else STAPNAMEN[stap.soort],
        wanneer=f"{schrijf_kort(stap.op)}{tot}",
        wie=stap.vastgelegd_naam,
        teksten=tuple(list_gegevens(gegevens)),
        vervallen=not geldt and not vervalt,
        verbeter=str(stap.pk) if verbeter else "",
    )


def _list_geld(zicht: Lastzicht) -> Iterator[Feit]:
    if not zicht.vorderingen:
        return
    verbeurd, betaald = sum(een.bedrag for een in zicht.vorderingen), sum(een.betaald for een in zicht.vorderingen)
    yield Feit("Verbeurd" if zicht.is_dwangsom else "Kosten", schrijf_euro(verbeurd))
    if zicht.is_dwangsom and zicht.voorwaarden:
        yield Feit("Maximum", schrijf_euro(zicht.voorwaarden.maximum))
    yield Feit("Betaald", schrijf_euro(betaald))
    yield Feit("Open", schrijf_euro(sum(een.open for een in zicht.open_vorderingen)))
    verjaart = [een.verjaart.uitkomst for een in zicht.open_vorderingen if een.verjaart.uitkomst]
    if verjaart:
        yield Feit("Verjaart op", schrijf_voluit(min(verjaart)))


def _maak_vordering(een: Vordering, vandaag: date) -> Vorderingsregel:
    assert een.betalen.uitkomst
    status = VERJAARD if een.is_verjaard(vandaag) else TE_LAAT if vandaag > een.betalen.uitkomst else TE_BETALEN
    return Vorderingsregel(
        wat=f"{een.soort.capitalize()} van {schrijf_kort(een.op)}",
        bedrag=schrijf_euro(een.bedrag),
        betaald=schrijf_euro(een.betaald),
        betalen_voor=schrijf_kort(een.betalen.uitkomst),
        verjaart_op=schrijf_kort(een.verjaart.uitkomst) if een.verjaart.uitkomst else "nu niet",
        waarom=tuple(schrijf_datums(reden) for reden in een.verjaring.redenen),
        status=status if een.open else BETAALD,
    )
