"""De loop van een interventie: waar zij staat, wat er nu kan en moet, welke termijn loopt, en wat in de weg staat.

Een procedure is een tabel (`interventiestappen`); hier staat alleen hoe een tabel gelezen wordt. Een stap kan niet worden
overgeslagen en niet twee keer worden gezet: zij moet volgen op de plek waar de interventie staat. Bron: kader 4.1 en 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.interventiestappen import BEGIN, PROCEDURES, Interventieterm, Procedure, Stapregel, Uitkomst
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import Termijn, bereken
from borgwijzer.regels.termijnstanden import bepaal_toestand
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Overtredingfeit, Stapfeit

TEKST_TAAK = 480


@dataclass(frozen=True, slots=True)
class Loop:
    """Waar een interventie op de peildatum staat.

    `stap_nu`: de laatste gezette stap, None aan het begin. `volgende`: wat er nu mag, het gewone vervolg eerst. `uiterlijk`: de
    laatste dag die de stap van nu stelde. `klaar`: er hoeft geen stap meer; `uitkomsten` zegt hoe zij nu mag eindigen.
    `bezoeken`: hoeveel er zijn gedaan en hoeveel er waren aangekondigd, alleen bij verscherpt toezicht.
    """

    procedure: Procedure
    stap_nu: Stapfeit | None
    volgende: tuple[str, ...]
    uiterlijk: date | None
    termijnen: tuple[Termijnstand, ...]
    taken: tuple[Taak, ...]
    klaar: bool
    uitkomsten: tuple[Uitkomst, ...]
    bezoeken: tuple[int, int] | None = None


def loop_van(interventie: Interventiefeit, zicht: Zicht) -> Loop:
    """De loop op de peildatum. Een soort zonder procedure in `PROCEDURES` is een KeyError: die loopt op eigen regels."""
    procedure = PROCEDURES[interventie.soort]
    gezet = [stap for stap in interventie.stappen if zicht.gebeurd(stap.op)]
    nu = gezet[-1] if gezet else None
    uiterlijk = nu.uiterlijk if nu else None
    loopt = not zicht.gebeurd(interventie.afgerond_op)
    slot = _slot(procedure, nu, uiterlijk, zicht) if loopt else ()
    volgende = _volgende(procedure, nu) if loopt else ()
    bezoeken = _tel_bezoeken(gezet, zicht)
    termijnen = tuple(_termijnen(procedure, nu, zicht)) if loopt else ()
    loop = Loop(procedure, nu, volgende, uiterlijk, termijnen, (), bool(slot), (*slot, "vervallen") if loopt else (), bezoeken)
    taken = tuple(_taken(interventie, loop, zicht)) if loopt else ()
    return Loop(procedure, nu, volgende, uiterlijk, termijnen, taken, loop.klaar, loop.uitkomsten, bezoeken)


def plek_van(stap: Stapfeit | None) -> tuple[str, ...]:
    """De namen waaronder een procedure deze plek kent: de stap, en de stap met haar uitslag."""
    if stap is None:
        return (BEGIN,)
    return (stap.soort, f"{stap.soort}:{stap.uitslag}")


def _volgende(procedure: Procedure, nu: Stapfeit | None) -> tuple[str, ...]:
    plekken = set(plek_van(nu))
    gewoon = [naam for naam, regel in procedure.stappen.items() if plekken & set(regel.na)]
    ook = [naam for naam, regel in procedure.stappen.items() if plekken & set(regel.ook_na) and naam not in gewoon]
    return (*gewoon, *ook)


def list_verwacht(procedure: Procedure, nu: Stapfeit | None) -> list[str]:
    """De stappen die er gewoonlijk nog komen, als elke volgende stap haar eerste uitslag heeft; leeg als niets meer hoeft."""
    verwacht: list[str] = []
    plekken = set(plek_van(nu))
    while not plekken & set(procedure.slot):
        gewoon = [naam for naam, regel in procedure.stappen.items() if plekken & set(regel.na) and naam not in verwacht]
        if not gewoon:
            break
        verwacht.append(gewoon[0])
        plekken = {gewoon[0], f"{gewoon[0]}:{next(iter(procedure.stappen[gewoon[0]].uitslagen), '')}"}
    return verwacht


def is_gewoon_vervolg(procedure: Procedure, nu: Stapfeit | None, naam: str) -> bool:
    """Of deze stap hier het gewone vervolg is; zo niet, dan mag zij wel en vraagt zij een reden."""
    return bool(set(plek_van(nu)) & set(procedure.stappen[naam].na))


def _slot(procedure: Procedure, nu: Stapfeit | None, uiterlijk: date | None, zicht: Zicht) -> tuple[Uitkomst, ...]:
    plekken = plek_van(nu)
    voorbij = uiterlijk is not None and zicht.peildatum > uiterlijk
    gevonden = [uitkomst for plek in plekken for uitkomst in procedure.slot.get(plek, ())]
    if voorbij:
        gevonden += [uitkomst for plek in plekken for uitkomst in procedure.slot_na_dag.get(plek, ())]
    return tuple(dict.fromkeys(gevonden))


def _tel_bezoeken(gezet: list[Stapfeit], zicht: Zicht) -> tuple[int, int] | None:
    """De controles vanaf de dag van de aankondiging; een lezing: elke controle in de zaak is een bezoek."""
    aangekondigd = [stap for stap in gezet if stap.aantal]
    if not aangekondigd:
        return None
    vanaf = aangekondigd[0].op
    gedaan = [een for een in zicht.feiten.controles if een.gedaan_op and een.gedaan_op >= vanaf and zicht.gebeurd(een.gedaan_op)]
    return len(gedaan), aangekondigd[-1].aantal


def _termijnen(procedure: Procedure, nu: Stapfeit | None, zicht: Zicht) -> Iterator[Termijnstand]:
    """De laatste dag van de stap van nu. Een mens koos haar: de termijn van het kader was het voorstel."""
    regel = procedure.stappen.get(nu.soort) if nu else None
    if nu is None or nu.uiterlijk is None or regel is None:
        return
    bron = grondslag_van(zicht.kader, regel.termijn)
    termijn = Termijn(f"interventie_{nu.soort}", max((nu.uiterlijk - nu.op).days, 1), "dagen", grondslag=bron)
    resultaat = bereken(termijn, nu.op, zicht.kader.kalender, met_bewijs=zicht.met_bewijs)
    naam = f"{regel.dag_naam} ({procedure.naam.lower()})"
    yield Termijnstand(termijn.id, naam, resultaat, bepaal_toestand(zicht, resultaat, None))


def _taken(interventie: Interventiefeit, loop: Loop, zicht: Zicht) -> Iterator[Taak]:
    naam = loop.procedure.naam
    if zicht.gebeurd(interventie.voorstel_op):
        yield _taak("keur_interventiestap_goed", f"{naam}: er ligt een stap klaar. Keur hem goed, of geef hem terug.", "teamleider")
        return
    yield from _taak_bezoeken(loop, zicht)
    if loop.klaar:
        tekst = f"{naam}: er hoeft geen stap meer. Rond de interventie af, en schrijf of de overtreding is hersteld."
        yield _taak("rond_interventie_af", tekst, "handhaver")
        return
    for soort in loop.volgende:
        if not is_gewoon_vervolg(loop.procedure, loop.stap_nu, soort):
            continue
        regel = loop.procedure.stappen[soort]
        aan_de_beurt, uiterlijk = _wanneer(interventie, loop, regel, zicht)
        if aan_de_beurt:
            bron = grondslag_van(zicht.kader, regel.binnen)
            yield _taak("zet_interventiestap", f"{naam}: {_klein(regel.te_doen)}", regel.rol, uiterlijk, bron)


def _wanneer(interventie: Interventiefeit, loop: Loop, regel: Stapregel, zicht: Zicht) -> tuple[bool, date | None]:
    """Of de stap nu een taak is, en haar laatste dag. Zegt het kader er niets over, dan verschijnt zij als de dag voorbij is."""
    dag = loop.uiterlijk
    if regel.wanneer == "op_de_dag":
        return True, dag
    vanaf = dag if regel.wanneer == "na_de_dag" else interventie.begonnen_op
    termijn = zoek_termijn(zicht.kader, regel.binnen)
    if termijn and vanaf:
        return True, bereken(termijn, vanaf, zicht.kader.kalender).uitkomst
    return regel.wanneer == "meteen" or dag is None or zicht.peildatum > dag, None


def _taak_bezoeken(loop: Loop, zicht: Zicht) -> Iterator[Taak]:
    if loop.bezoeken is None or loop.klaar or loop.uiterlijk is None or zicht.peildatum > loop.uiterlijk:
        return
    gedaan, nodig = loop.bezoeken
    if gedaan < nodig:
        tekst = f"Verscherpt toezicht: {gedaan} van de {nodig} bezoeken zijn gedaan. Plan en doe het volgende bezoek."
        yield _taak("bezoek_verscherpt_toezicht", tekst, "toezichthouder", loop.uiterlijk)


def _taak(code: str, tekst: str, rol: str, uiterlijk: date | None = None, bron: tuple[Grondslag, ...] = ()) -> Taak:
    return Taak(code, tekst[:TEKST_TAAK], rol, uiterlijk, bron)


def _klein(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


def zoek_termijn(kader: Kader, waarvoor: Interventieterm | None) -> Termijn | None:
    """De termijn van het kader hiervoor; None als het kader er niets over zegt."""
    loop = kader.inhoud.interventieloop
    naam = loop.termijnen.get(waarvoor) if loop and waarvoor else None
    return kader.termijn(naam) if naam else None


def grondslag_van(kader: Kader, waarvoor: Interventieterm | None) -> tuple[Grondslag, ...]:
    """Waarop een termijn van het kader berust; leeg als het kader haar niet kent."""
    termijn = zoek_termijn(kader, waarvoor)
    return termijn.grondslag if termijn else ()


def stel_dag_voor(kader: Kader, regel: Stapregel, vanaf: date) -> date | None:
    """De laatste dag die het kader voorstelt; None als het kader er niets over zegt. Wie de stap zet, kiest."""
    termijn = zoek_termijn(kader, regel.termijn)
    return bereken(termijn, vanaf, kader.kalender).uitkomst if termijn else None


def list_interventietermijnen(zicht: Zicht) -> list[Termijnstand]:
    """De lopende termijnen van alle interventies met een procedure."""
    return [termijn for loop in _list_lopen(zicht) for termijn in loop.termijnen]


def list_interventietaken(zicht: Zicht) -> list[Taak]:
    """Wat er met interventies te doen is: een stap zetten, afronden, of na een mislukte opnieuw wegen."""
    return [
        *(taak for loop in _list_lopen(zicht) for taak in loop.taken),
        *(taak for een in zicht.feiten.toezicht.overtredingen for taak in _taken_overtreding(een, zicht)),
    ]


def _list_lopen(zicht: Zicht) -> Iterator[Loop]:
    for een in zicht.feiten.toezicht.interventies:
        if een.soort in PROCEDURES and zicht.gebeurd(een.begonnen_op) and not zicht.gebeurd(een.afgerond_op):
            yield loop_van(een, zicht)


def _taken_overtreding(overtreding: Overtredingfeit, zicht: Zicht) -> Iterator[Taak]:
    """Een interventie die eindigde zonder herstel: niets blijft stil liggen."""
    if zicht.gebeurd(overtreding.hersteld_op) or zicht.gebeurd(overtreding.vervallen_op):
        return
    afgewogen = overtreding.afgewogen_op
    if afgewogen is None or not zicht.gebeurd(afgewogen):
        return
    eigen = [een for een in zicht.feiten.toezicht.interventies
             if een.overtreding == overtreding.id and zicht.gebeurd(een.begonnen_op)]  # fmt: skip
    if any(not zicht.gebeurd(een.afgerond_op) for een in eigen):
        return
    waarvan = overtreding.norm or "de regels"
    if any(een.afweging == overtreding.afweging for een in eigen):
        zwaarder = any(een.uitkomst == "niet_hersteld_zwaarder" for een in eigen if een.afweging == overtreding.afweging)
        hoe = "maak een nieuwe afweging, voor een zwaarder middel"
        anders = "maak een nieuwe afweging, of leg vast dat zij hersteld of vervallen is"
        tekst = f"De overtreding van {waarvan} is na de interventie niet hersteld: {hoe if zwaarder else anders}."
        yield _taak("weeg_overtreding_opnieuw", tekst, "handhaver")


def stapbeletselen(interventie: Interventiefeit, stap: Stapfeit, zicht: Zicht) -> tuple[Reden, ...]:
    """Waarom deze stap op de peildatum niet gezet kan worden; leeg: het kan."""
    loop = loop_van(interventie, zicht)
    if zicht.gebeurd(interventie.afgerond_op):
        tekst = f"Deze interventie is afgerond op {interventie.afgerond_op}: begin zo nodig een nieuwe na een nieuwe afweging."
        return (Reden("al_afgerond", tekst),)
    if stap.soort not in loop.volgende:
        return (_niet_aan_de_beurt(loop, stap.soort),)
    regel = loop.procedure.stappen[stap.soort]
    return (
        *_dagredenen(interventie, loop, stap, zicht),
        *_uitslagredenen(loop, regel, stap),
        *_uiterlijkredenen(loop, regel, stap),
    )


def _niet_aan_de_beurt(loop: Loop, soort: str) -> Reden:
    namen = [loop.procedure.stappen[naam].naam.lower() for naam in loop.volgende]
    nu = "wel: " + " of ".join(namen) if namen else "wel: de interventie afronden"
    wat = loop.procedure.stappen[soort].naam if soort in loop.procedure.stappen else "Deze stap"
    return Reden("stap_niet_aan_de_beurt", f"{wat} kan nu niet. Nu kan {nu}.")


def _dagredenen(interventie: Interventiefeit, loop: Loop, stap: Stapfeit, zicht: Zicht) -> Iterator[Reden]:
    vorige = loop.stap_nu.op if loop.stap_nu else interventie.begonnen_op
    if stap.op > zicht.peildatum:
        yield Reden("datum_in_toekomst", "Die dag ligt in de toekomst: kies een dag tot en met vandaag.")
    elif stap.op < vorige:
        yield Reden("datum_te_vroeg", f"Die dag ligt voor de vorige stap: kies een dag vanaf {vorige}.")


def _uitslagredenen(loop: Loop, regel: Stapregel, stap: Stapfeit) -> Iterator[Reden]:
    if regel.uitslagen and stap.uitslag not in regel.uitslagen:
        yield Reden("uitslag_ontbreekt", "Kies wat de uitslag is.")
    dag = loop.uiterlijk
    if dag and stap.uitslag in regel.pas_na_dag and stap.op <= dag:
        tekst = f"Herstellen kan nog tot en met {dag}: wat op {stap.op} niet klaar was, is nog niet te laat. Ga daarna opnieuw na."
        yield Reden("nog_op_tijd", tekst)
    if dag and stap.uitslag in regel.pas_op_dag and stap.op < dag:
        yield Reden("nog_niet_zover", f"Het gesprek is op {dag}: dat iemand niet kwam, weet u pas op die dag.")
    if regel.bezoeken_eerst and loop.bezoeken and dag and stap.op <= dag and loop.bezoeken[0] < loop.bezoeken[1]:
        gedaan, nodig = loop.bezoeken
        tekst = f"Er zijn {gedaan} van de {nodig} bezoeken gedaan en de periode loopt tot en met {dag}: doe eerst de bezoeken."
        yield Reden("bezoeken_open", tekst)


def _uiterlijkredenen(loop: Loop, regel: Stapregel, stap: Stapfeit) -> Iterator[Reden]:
    if not regel.vraagt_dag(stap.uitslag):
        return
    if stap.uiterlijk is None:
        yield Reden("uiterlijk_ontbreekt", f"Kies een laatste dag ({regel.dag_naam[:1].lower()}{regel.dag_naam[1:]}).")
    elif stap.uiterlijk <= stap.op:
        yield Reden("uiterlijk_voorbij", f"De laatste dag moet na {stap.op} liggen: kies een latere dag.")
    elif regel.later and loop.uiterlijk and stap.uiterlijk <= loop.uiterlijk:
        yield Reden("uiterlijk_niet_later", f"De dag was {loop.uiterlijk}: kies een latere dag.")


def afrondbeletselen(interventie: Interventiefeit, uitkomst: str, zicht: Zicht) -> tuple[Reden, ...]:
    """Waarom de interventie niet met deze uitkomst kan eindigen: er loopt een termijn, of de laatste stap zegt iets anders."""
    if zicht.gebeurd(interventie.afgerond_op):
        return (Reden("al_afgerond", f"Deze interventie is al afgerond op {interventie.afgerond_op}: laad de pagina opnieuw."),)
    if zicht.gebeurd(interventie.voorstel_op):
        return (Reden("voorstel_open", "Er ligt een stap klaar om goed te keuren: beslis daar eerst over."),)
    loop = loop_van(interventie, zicht)
    if uitkomst in loop.uitkomsten:
        return ()
    if not loop.klaar:
        return (_nog_niet_klaar(loop, zicht),)
    return (Reden("uitkomst_past_niet", "Deze uitkomst past niet bij de laatste stap: kies een andere uitkomst."),)


def _nog_niet_klaar(loop: Loop, zicht: Zicht) -> Reden:
    stap = loop.procedure.stappen[loop.volgende[0]].te_doen if loop.volgende else ""
    if loop.uiterlijk and zicht.peildatum <= loop.uiterlijk:
        tekst = f"Er loopt nog een termijn, tot en met {loop.uiterlijk}. {stap}"
        return Reden("termijn_loopt", tekst)
    return Reden("stap_open", f"De interventie is nog niet klaar. {stap}")


def beginbeletselen(overtreding: Overtredingfeit, soort: str, mag_worden: tuple[str, ...], zicht: Zicht) -> tuple[Reden, ...]:
    """Waarom een interventie van deze soort niet kan beginnen. `mag_worden`: wat de vastgestelde afweging koos."""
    if overtreding.hersteld_op or overtreding.vervallen_op:
        return (Reden("overtreding_klaar", "Deze overtreding is al hersteld of vervallen: er valt niets meer te doen."),)
    if overtreding.afgewogen_op is None:
        return (Reden("niet_afgewogen", "De keuze is nog niet vastgesteld: maak een afweging en laat haar vaststellen."),)
    if soort not in mag_worden:
        return (Reden("niet_gekozen", "De afweging koos een ander middel: maak een nieuwe afweging als dit middel nodig is."),)
    eigen = [een for een in zicht.feiten.toezicht.interventies if een.overtreding == overtreding.id and een.soort == soort]
    if any(een.afgerond_op is None for een in eigen):
        return (Reden("loopt_al", "Deze interventie loopt al voor deze overtreding: open haar bij de zaak."),)
    if any(een.afweging == overtreding.afweging and een.uitkomst != "vervallen" for een in eigen):
        return (Reden("nieuwe_afweging", "Dit middel is na deze afweging al gebruikt: maak een nieuwe afweging."),)
    return ()
