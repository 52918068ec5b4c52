"""Register: wat een ingelezen stand van het TloKB-register zegt over kwaliteitsborger, instrument en hun toestemming.

Er wordt niets geraden. Komt meer dan een regel in aanmerking, spreekt de stand zichzelf tegen of zegt zij er niets over, dan
is de uitkomst None met de reden, en kijkt een mens. Een oude stand geeft wel een uitkomst; de reden noemt haar leeftijd.
Bron: Bkl 3.81 en 3.87.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from borgwijzer.regels.feiten import Meldingfeit, Partij, Registerfeit, Status
from borgwijzer.regels.samenhang import alleen_cijfers, gewone_tekst

Regelsoort = Literal["kwaliteitsborger", "instrument", "toestemming"]
SOORTEN: tuple[Regelsoort, ...] = get_args(Regelsoort)
OUD_NA_DAGEN = 30
TEKENS_NAAM = 120
TEKENS_KVK, TEKENS_SLEUTEL = 20, 100
Vondst = tuple["Sequence[Regel] | None", str]
Antwoord = tuple[Status | None, str, "date | None"]


@dataclass(frozen=True, slots=True)
class Regel:
    """Een regel van het register. `vanaf`: de eerste dag waarop de status geldt; None: sinds onbekende tijd."""

    soort: Regelsoort
    status: Status
    naam: str = ""
    kvk: str = ""
    instrument: str = ""
    nummer: str = ""
    vanaf: date | None = None

    @property
    def middel(self) -> str:
        """Welk instrument dit is: het nummer, anders de naam."""
        return gewone_tekst(self.nummer) or gewone_tekst(self.instrument)


@dataclass(frozen=True)
class Blad:
    """Een stand van het register, met zijn regels op sleutel. `op`: de dag waarop het register zo was."""

    op: date
    regels: tuple[Regel, ...]
    bron: str = ""

    @cached_property
    def soorten(self) -> frozenset[str]:
        return frozenset(regel.soort for regel in self.regels)

    @cached_property
    def _op_sleutel(self) -> Mapping[tuple[str, str, str], list[Regel]]:
        gevonden: dict[tuple[str, str, str], list[Regel]] = {}
        for regel in self.regels:
            for veld, maak in SLEUTELS.items():
                if sleutel := maak(getattr(regel, veld)):
                    gevonden.setdefault((regel.soort, veld, sleutel), []).append(regel)
        return gevonden

    def zoek(self, soort: Regelsoort, veld: str, waarde: str) -> list[Regel]:
        """De regels van een soort die in `veld` hetzelfde zeggen; een lege waarde vindt niets."""
        return self._op_sleutel.get((soort, veld, SLEUTELS[veld](waarde)), [])


SLEUTELS: dict[str, Callable[[str], str]] = {
    "kvk": alleen_cijfers, "naam": gewone_tekst, "instrument": gewone_tekst, "nummer": gewone_tekst,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gezocht:
    """Naar wie en wat gevraagd wordt; leeg: de meldingen noemen het niet. `instrument` is een naam of een nummer."""

    naam: str = ""
    kvk: str = ""
    instrument: str = ""


NIEMAND = Gezocht()


def maak_sleutels(gezocht: Gezocht) -> tuple[str, str, str]:
    """KvK-nummer, naam en instrument zoals het register ze vergelijkt, kort genoeg om op te slaan."""
    return (
        alleen_cijfers(gezocht.kvk)[:TEKENS_KVK], gewone_tekst(gezocht.naam)[:TEKENS_SLEUTEL],
        gewone_tekst(gezocht.instrument)[:TEKENS_SLEUTEL],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Een uitkomst die bij een latere raadpleging anders was."""

    vraag: str
    eerder: Status
    nu: Status


@dataclass(slots=True)
class _Uitkomst:
    antwoorden: dict[str, Status | None] = field(default_factory=dict)
    redenen: dict[str, str] = field(default_factory=dict)
    sinds: dict[str, date] = field(default_factory=dict)

    def voeg_toe(self, vraag: str, antwoord: Antwoord, slot: str) -> None:
        self.antwoorden[vraag], reden, sinds = antwoord
        self.redenen[vraag] = reden + (slot if antwoord[0] else "")
        if sinds:
            self.sinds[vraag] = sinds


def noem_gezocht(meldingen: Sequence[Meldingfeit]) -> Gezocht:
    """De kwaliteitsborger en het instrument die gelden, uit meldingen met de nieuwste voorop.

    Een gereedmelding noemt ze vaak niet; dan gelden die van een eerdere melding. Het instrument van een andere
    kwaliteitsborger telt niet: wisselt de kwaliteitsborger, dan is zijn instrument onbekend tot een melding het noemt.
    """
    met_borger = [
        (melding, borger) for melding in meldingen if (borger := melding.kwaliteitsborger) and (borger.naam or borger.kvk)
    ]
    if not met_borger:
        return Gezocht(instrument=next((melding.instrument for melding in meldingen if melding.instrument), ""))
    geldend = met_borger[0][1]
    eigen = (melding.instrument for melding, borger in met_borger if melding.instrument and is_dezelfde(borger, geldend))
    return Gezocht(geldend.naam, geldend.kvk, meldingen[0].instrument or next(eigen, ""))


def is_dezelfde(links: Partij, rechts: Partij) -> bool:
    """Of dit dezelfde partij is: op KvK-nummer als beide het hebben, anders op naam."""
    if links.kvk and rechts.kvk:
        return alleen_cijfers(links.kvk) == alleen_cijfers(rechts.kvk)
    return gewone_tekst(links.naam) == gewone_tekst(rechts.naam)


def raadpleeg(blad: Blad, gezocht: Gezocht, peildatum: date, *, oud_na: int = OUD_NA_DAGEN) -> Registerfeit:
    """Wat deze stand zegt over de situatie op `peildatum`, per vraag met de reden.

    `oud_na`: is de stand op de peildatum meer dan zoveel dagen oud, dan noemt elke reden dat. Een stand van na de peildatum
    zegt niets over die dag.
    """
    leeftijd = (peildatum - blad.op).days
    if leeftijd < 0:
        redenen = dict.fromkeys(SOORTEN, f"de stand is van {blad.op}, na de dag waar het om gaat")
        return Registerfeit(peildatum=peildatum, stand_op=blad.op, bron=blad.bron, redenen=dict(redenen))
    slot = f"; de stand was toen {leeftijd} dagen oud" if leeftijd > oud_na else ""
    uitkomst = _Uitkomst()
    borger = _zoek_borger(blad, gezocht)
    middel = _zoek_instrument(blad, gezocht.instrument)
    uitkomst.voeg_toe("kwaliteitsborger", _beoordeel(borger, peildatum), slot)
    uitkomst.voeg_toe("instrument", _beoordeel(middel, peildatum), slot)
    uitkomst.voeg_toe("toestemming", _beoordeel(_zoek_toestemming(blad, gezocht, borger[0], middel[0]), peildatum), slot)
    return Registerfeit(
        peildatum=peildatum, stand_op=blad.op, bron=blad.bron, redenen=uitkomst.redenen,
        kwaliteitsborger=uitkomst.antwoorden["kwaliteitsborger"], instrument=uitkomst.antwoorden["instrument"],
        toestemming=uitkomst.antwoorden["toestemming"], sinds=uitkomst.sinds,
    )  # fmt: skip


def wijzigingen(eerder: Registerfeit | None, nu: Registerfeit | None) -> list[Wijziging]:
    """Wat bij de latere raadpleging anders was. Een onbekende uitkomst is geen verschil."""
    if eerder is None or nu is None:
        return []
    paren = [(vraag, getattr(eerder, vraag), getattr(nu, vraag)) for vraag in SOORTEN]
    return [Wijziging(vraag, oud, nieuw) for vraag, oud, nieuw in paren if oud and nieuw and oud != nieuw]


def noem_kort(tekst: str) -> str:
    """Een naam uit een melding, in een reden die leesbaar blijft."""
    return tekst if len(tekst) <= TEKENS_NAAM else f"{tekst[:TEKENS_NAAM]}…"


def _zoek_borger(blad: Blad, gezocht: Gezocht) -> Vondst:
    """De regels van deze kwaliteitsborger. None: niet te zeggen; leeg: hij staat er niet in."""
    if not gewone_tekst(gezocht.naam) and not alleen_cijfers(gezocht.kvk):
        return None, "de melding noemt geen kwaliteitsborger"
    if "kwaliteitsborger" not in blad.soorten:
        return None, "deze stand heeft geen lijst van kwaliteitsborgers"
    op_kvk = blad.zoek("kwaliteitsborger", "kvk", gezocht.kvk)
    op_naam = blad.zoek("kwaliteitsborger", "naam", gezocht.naam)
    return _kies_op_kvk(op_kvk, op_naam, gezocht) if op_kvk else _kies_op_naam(op_naam, gezocht)


def _kies_op_kvk(op_kvk: Sequence[Regel], op_naam: Sequence[Regel], gezocht: Gezocht) -> Vondst:
    """Het KvK-nummer gaat voor; alleen als de naam bij een ander hoort, zijn er twee kandidaten."""
    kvk, naam = op_kvk[0].kvk, op_kvk[0].naam
    namen = {gewone_tekst(regel.naam) for regel in op_kvk}
    if len(namen) > 1:
        return None, f"onder KvK-nummer {kvk} staan {len(namen)} namen: kijk welke het is"
    if op_naam and gewone_tekst(gezocht.naam) not in namen:
        return None, f"KvK-nummer {kvk} hoort bij {naam}, maar {op_naam[0].naam} staat er ook in: kijk welke het is"
    anders = "" if gewone_tekst(gezocht.naam) in ("", *namen) else f"; de melding noemt {noem_kort(gezocht.naam)}"
    return op_kvk, f"gevonden op KvK-nummer {kvk} als {naam}{anders}"


def _kies_op_naam(regels: Sequence[Regel], gezocht: Gezocht) -> Vondst:
    kvk, naam = noem_kort(gezocht.kvk), noem_kort(gezocht.naam)
    if not regels:
        waarop = [f"KvK-nummer {kvk}" if kvk else "", f"naam {naam}" if naam else ""]
        return (), f"niet gevonden op {' en niet op '.join(deel for deel in waarop if deel)}"
    nummers = {alleen_cijfers(regel.kvk) for regel in regels}
    if len(nummers) > 1:
        return None, f"onder de naam {naam} staan {len(nummers)} kwaliteitsborgers: kijk welke het is"
    if alleen_cijfers(gezocht.kvk) and nummers != {""}:
        return None, f"{regels[0].naam} staat in het register met een ander KvK-nummer ({regels[0].kvk}): kijk of het dezelfde is"
    return regels, f"gevonden op naam als {regels[0].naam}"


def _zoek_instrument(blad: Blad, instrument: str) -> Vondst:
    if not gewone_tekst(instrument):
        return None, "de melding noemt geen instrument"
    if "instrument" not in blad.soorten:
        return None, "deze stand heeft geen lijst van instrumenten"
    op_nummer = blad.zoek("instrument", "nummer", instrument)
    regels = op_nummer or blad.zoek("instrument", "instrument", instrument)
    if not regels:
        return (), f"niet gevonden op nummer en niet op naam: {noem_kort(instrument)}"
    if (aantal := len({regel.middel for regel in regels})) > 1:
        return None, f"{aantal} instrumenten heten {noem_kort(instrument)}: kijk welk het is"
    return regels, f"gevonden op {'nummer' if op_nummer else 'naam'} als {regels[0].instrument or regels[0].nummer}"


def _zoek_toestemming(blad: Blad, gezocht: Gezocht, borger: Sequence[Regel] | None, middel: Sequence[Regel] | None) -> Vondst:
    """De toestemmingen van deze kwaliteitsborger voor dit instrument; pas als van beide vaststaat welke het is."""
    if borger is None or middel is None:
        return None, "eerst moet vaststaan om welke kwaliteitsborger en welk instrument het gaat"
    if "toestemming" not in blad.soorten:
        return None, "deze stand heeft geen lijst van toestemmingen"
    wie = borger[0] if borger else Regel("kwaliteitsborger", "niet_gevonden", gezocht.naam, gezocht.kvk)
    wat = middel[0] if middel else Regel("instrument", "niet_gevonden", instrument=gezocht.instrument)
    kandidaten = [*blad.zoek("toestemming", "kvk", wie.kvk), *blad.zoek("toestemming", "naam", wie.naam)]
    passend = [regel for regel in dict.fromkeys(kandidaten) if _is_borger(regel, wie) and _is_middel(regel, wat)]
    voor = f"{noem_kort(wie.naam or wie.kvk)} voor {noem_kort(wat.instrument or wat.nummer)}"
    return passend, f"toestemming van {voor}" if passend else f"geen toestemming gevonden van {voor}"


def _is_borger(regel: Regel, wie: Regel) -> bool:
    if regel.kvk and wie.kvk:
        return alleen_cijfers(regel.kvk) == alleen_cijfers(wie.kvk)
    return gewone_tekst(regel.naam) == gewone_tekst(wie.naam)


def _is_middel(regel: Regel, wat: Regel) -> bool:
    """Op nummer als beide het hebben, anders op naam."""
    if regel.nummer and wat.nummer:
        return gewone_tekst(regel.nummer) == gewone_tekst(wat.nummer)
    return gewone_tekst(wat.instrument) in {gewone_tekst(regel.instrument), gewone_tekst(regel.nummer)} - {""}


def _beoordeel(vondst: Vondst, peildatum: date) -> Antwoord:
    """De status die op de peildatum gold: die van de laatste regel die toen was ingegaan."""
    regels, hoe = vondst
    if regels is None:
        return None, hoe, None
    if not regels:
        return "niet_gevonden", hoe, None
    ingegaan = [regel for regel in regels if regel.vanaf is None or regel.vanaf <= peildatum]
    if not ingegaan:
        eerste = min(regel.vanaf for regel in regels if regel.vanaf)
        return None, f"{hoe}, maar pas vanaf {eerste}; wat op {peildatum} gold, zegt deze stand niet", None
    laatste = max(_begin(regel) for regel in ingegaan)
    statussen = _uniek(regel.status for regel in ingegaan if _begin(regel) == laatste)
    if len(statussen) > 1:
        return None, f"{hoe}, maar het register spreekt zichzelf tegen: {' en '.join(statussen)}", None
    sinds = "" if laatste == date.min else f", sinds {laatste}"
    return statussen[0], f"{hoe}{sinds}", None if laatste == date.min else laatste


def _begin(regel: Regel) -> date:
    return regel.vanaf or date.min


def _uniek(statussen: Iterable[Status]) -> list[Status]:
    return list(dict.fromkeys(statussen))
