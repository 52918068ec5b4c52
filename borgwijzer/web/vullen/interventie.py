"""The page of one interventie: where it stands, what is next, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from borgwijzer.brieven.model import Brief
from borgwijzer.organisaties.bevoegd import is_bevoegd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.interventieloop import list_verwacht
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.regels.mandaat import INTERVENTIE, noem_interventiestap
from borgwijzer.regels.poorten import Reden
from borgwijzer.toezicht.acties.stapvoorstellen import find_eigen_stap
from borgwijzer.toezicht.stapvelden import STAPVELDEN, UITSLAGEN
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import INTERVENTIE_UITKOMSTEN
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.interventie import InterventieBeeld, NieuwBeeld, Stapregel
from borgwijzer.web.beelden.onderdelen import Beletsel, Keuze, Status
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.beelden.zaak import Keten, Stap
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import maak_beletsel, schrijf_datums
from borgwijzer.web.vullen.interventieformulier import Formulierwerk, maak_afronding, maak_stapformulieren, maak_verbetering
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.models import Afweging, Interventie, Interventiestap, Overtreding, Zaak
from borgwijzer.zaken.verbeterd import list_geldend

GEDAAN, NU, LATER = Status("Gedaan", "goed"), Status("Nu aan de beurt", "wacht"), Status("Nog niet", "neutraal")
BRIEFTITEL = "De brief, zoals hij wordt verstuurd"


@dataclass(frozen=True, slots=True)
class Interventiewerk:
    """What the page is made from. ``stappen``: all that were set, oldest first; ``brieven``: id of a letter by its kenmerk."""

    zaak: Zaak
    formulier: Formulierwerk
    stappen: Sequence[Interventiestap]
    brieven: Mapping[str, int]
    brief: Brief | None = None

    @property
    def interventie(self) -> Interventie:
        return self.formulier.interventie


def maak_interventie(werk: Interventiewerk, account: Account, fout: str = "") -> InterventieBeeld:
    """The page as this person may use it."""
    interventie, loopt = werk.interventie, werk.interventie.afgerond_op is None and werk.zaak.afgesloten_op is None
    doet = loopt and _mag_iets(werk, account)
    vrij = doet and not interventie.voorstel
    nu, ook = maak_stapformulieren(werk.formulier) if vrij else (None, ())
    return InterventieBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaak(werk.zaak),
        id=str(interventie.pk),
        titel=PROCEDURES[interventie.soort].naam,
        zin=schrijf_datums(_schrijf_zin(werk)),
        keten=_maak_keten(werk),
        overtreding=tuple(list_feiten(interventie.overtreding)),
        nu=nu,
        ook=ook,
        verbeter=maak_verbetering(werk.formulier) if vrij else None,
        klaar=maak_afronding(werk.formulier) if vrij else None,
        voorstel=tuple(_maak_voorstel(werk, account)) if loopt and interventie.voorstel else (),
        let_op=interventie.terug_reden,
        stappen=tuple(_maak_stapregel(stap, werk) for stap in reversed(werk.stappen)),
        brief=maak_brief(werk.brief) if werk.brief else None,
        brief_titel=BRIEFTITEL if werk.brief else "",
        fout=fout,
    )  # fmt: skip


def _schrijf_zin(werk: Interventiewerk) -> str:
    interventie, loop = werk.interventie, werk.formulier.loop
    if interventie.afgerond_op:
        hoe = INTERVENTIE_UITKOMSTEN[interventie.uitkomst].lower()
        return f"Afgerond op {interventie.afgerond_op}: {hoe}. {interventie.afgerond_reden}"
    if interventie.voorstel:
        naam = loop.procedure.stappen[interventie.voorstel["stap"]["soort"]].naam.lower()
        return f"{interventie.voorstel['naam']} legde een stap klaar ({naam}). Een collega keurt hem goed, of geeft hem terug."
    if loop.klaar:
        return "Er hoeft geen stap meer. Rond de interventie af."
    if loop.uiterlijk and loop.stap_nu:
        wat = loop.procedure.stappen[loop.stap_nu.soort].dag_naam
        bezoeken = f" Er zijn {loop.bezoeken[0]} van de {loop.bezoeken[1]} bezoeken gedaan." if loop.bezoeken else ""
        if werk.formulier.vandaag > loop.uiterlijk:
            return f"De dag is voorbij. {wat}: {loop.uiterlijk}.{bezoeken}"
        op_de_dag = any(loop.procedure.stappen[naam].wanneer == "op_de_dag" for naam in loop.volgende)
        return f"{wat}: {'' if op_de_dag else 'tot en met '}{loop.uiterlijk}.{bezoeken}"
    return "Zet de eerste stap."


def _maak_keten(werk: Interventiewerk) -> Keten:
    """What was done, then what comes next as the ordinary sequel, then the end."""
    loop, interventie = werk.formulier.loop, werk.interventie
    stappen = [
        Stap(loop.procedure.stappen[stap.soort].naam, GEDAAN, f"{schrijf_kort(stap.op)}, {stap.vastgelegd_naam}")
        for stap in list_geldend(werk.stappen)
    ]
    if interventie.afgerond_op is None and not loop.klaar:
        verwacht = list_verwacht(loop.procedure, loop.stap_nu)
        namen = [loop.procedure.stappen[naam].naam for naam in verwacht]
        stappen += [Stap(naam, NU if plaats == 0 else LATER, nu=plaats == 0) for plaats, naam in enumerate(namen)]
    einde = GEDAAN if interventie.afgerond_op else NU if loop.klaar else LATER
    dag = schrijf_kort(interventie.afgerond_op) if interventie.afgerond_op else ""
    stappen.append(Stap("Afgerond", einde, dag, nu=loop.klaar and interventie.afgerond_op is None))
    return Keten(tuple(stappen[-6:]), "De stappen van deze interventie")


def list_feiten(overtreding: Overtreding) -> Iterator[Feit]:
    """The overtreding in a few lines."""
    yield Feit("Regel", overtreding.norm)
    yield Feit("Gezien", overtreding.feiten)
    yield Feit("Vastgesteld", schrijf_kort(overtreding.geconstateerd_op))
    yield Feit("Overtreder", str(overtreding.overtreder.get("naam", "")) or "nog niet bekend")
    if overtreding.hersteld_op:
        yield Feit("Hersteld", f"{schrijf_kort(overtreding.hersteld_op)}. {overtreding.herstel_reden}")


def _maak_voorstel(werk: Interventiewerk, account: Account) -> Iterator[Deelformulier]:
    versie, getypt = werk.interventie.versie, werk.formulier.getypt
    if not _mag_keuren(werk, account):
        return
    eigen = find_eigen_stap(werk.interventie, account)
    redenen = (Beletsel(eigen.zin, ()),) if eigen else ()
    yield getypt.formulier(f"keur-{versie}", "De stap goedkeuren", (), "Keur goed en verstuur de brief", redenen=redenen)
    if not eigen:
        reden = getypt.tekst("terug-reden", "Wat moet er anders?")
        yield getypt.formulier(f"terug-{versie}", "De stap teruggeven", (reden,), "Geef de stap terug")


def _mag_iets(werk: Interventiewerk, account: Account) -> bool:
    brieven = {stap.brief for stap in PROCEDURES[werk.interventie.soort].stappen.values()}
    mandaten = (INTERVENTIE, *(noem_interventiestap(brief) for brief in brieven))
    return any(is_bevoegd(account, Daad.VOER_INTERVENTIE_UIT, werk.formulier.kader, een) for een in mandaten)


def _mag_keuren(werk: Interventiewerk, account: Account) -> bool:
    voorstel = werk.interventie.voorstel
    brief = PROCEDURES[werk.interventie.soort].stappen[voorstel["stap"]["soort"]].brief if voorstel else ""
    return is_bevoegd(account, Daad.KEUR_INTERVENTIESTAP_GOED, werk.formulier.kader, noem_interventiestap(brief))


def _maak_stapregel(stap: Interventiestap, werk: Interventiewerk) -> Stapregel:
    regel = PROCEDURES[werk.interventie.soort].stappen[stap.soort]
    brief = werk.brieven.get(stap.gegevens.get("brief", ""))
    return Stapregel(
        naam=regel.naam,
        wanneer=f"{schrijf_kort(stap.op)}, vastgelegd door {stap.vastgelegd_naam}",
        feiten=tuple(_list_stapfeiten(stap, werk.interventie.soort, regel.dag_naam)),
        brief_id=str(brief or ""),
        vervallen=stap.pk in {een.verbetert_id for een in werk.stappen},
    )


def _list_stapfeiten(stap: Interventiestap, soort: str, dag_naam: str) -> Iterator[Feit]:
    inhoud = stap.gegevens
    if inhoud.get("uitslag"):
        yield Feit("Uitslag", UITSLAGEN[inhoud["uitslag"]])
    if stap.uiterlijk:
        yield Feit(dag_naam, schrijf_voluit(stap.uiterlijk))
    for veld in STAPVELDEN.get((soort, stap.soort), ()):
        if inhoud.get(veld.naam):
            yield Feit(veld.etiket.rstrip("?"), _schrijf(inhoud[veld.naam], veld.keuzes))
    for een in inhoud.get("afspraken", ()):
        klaar = {True: " (nagekomen)", False: " (niet nagekomen)"}.get(een.get("nagekomen"), "")
        yield Feit(f"Afspraak voor {schrijf_kort(date.fromisoformat(een['op']))}", f"{een['tekst']}{klaar}")
    for naam, etiket in (("klaargelegd_door", "Klaargelegd door"), ("verbeter_reden", "Verbetering, omdat")):
        if inhoud.get(naam):
            yield Feit(etiket, inhoud[naam])


def _schrijf(waarde: Any, keuzes: Mapping[str, str] | None) -> str:
    if isinstance(waarde, list):
        return "; ".join(waarde)
    return (keuzes or {}).get(waarde, str(waarde)) if isinstance(waarde, str) else str(waarde)


def maak_nieuw(
    afweging: Afweging, soorten: Sequence[str], gekozen: str, redenen: Sequence[Reden] = (), fout: str = ""
) -> NieuwBeeld:
    """The page on which an interventie begins."""
    keuzes = tuple(Keuze(soort, PROCEDURES[soort].naam, soort == gekozen) for soort in soorten)
    keuze = Invoerveld(naam="soort", etiket="Wat begint u?", soort="keuze", keuzes=keuzes, verplicht=True)
    return NieuwBeeld(
        zaaknummer=afweging.zaak.nummer,
        zaak_titel=noem_zaak(afweging.zaak),
        afweging_id=str(afweging.pk),
        overtreding=(*list_feiten(afweging.overtreding), Feit("Waarom dit middel", afweging.keuze_reden)),
        keuze=keuze,
        beletselen=tuple(maak_beletsel(reden) for reden in redenen),
        fout=fout,
    )
