"""Een overtreding wegen: van scores naar cel, naar de maatregelen die daarbij passen, en of overleg nodig is.

Kader hoofdstuk 4, 5 en 6. De keuze maakt een mens; wat er nog aan ontbreekt, zegt `afwegingseisen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, get_args

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.interventie import Advies, Overtreding, adviseer, codes
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderhandhaving import Maatregel, Weegregels
from borgwijzer.regels.toezichtfeiten import Interventiesoort

SOORTEN: tuple[str, ...] = get_args(Interventiesoort)
GEEN = "geen"
# Zwijgt het kader over wegen, dan gelden deze waarden; de pagina zegt dat erbij.
ZONDER_REGELS = Weegregels(bron="geen")


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Ja, nee of nog niet beantwoord, met de reden."""

    waarde: bool | None = None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Overleg:
    """Overleg met politie of openbaar ministerie; `reden` zegt waarom het niet nodig was."""

    nodig: bool | None = None
    met: str = ""
    op: date | None = None
    uitkomst: str = ""
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Opzet:
    """Wat een mens vond en koos. `redenen` per score; `recidive` per eerdere overtreding of zij telt; `argumenten` per
    omstandigheid de reden; `mogelijk` per voorwaardelijke optie of de wet haar hier toestaat; `lichter` per trede waarom zij
    niet volstaat. `keuze`: een interventiesoort, `geen` als er niets gebeurt, of leeg.
    """

    gevolg: int | None = None
    gedrag: str = ""
    ernst: str = ""
    herhaling: bool | None = None
    weigering: bool | None = None
    redenen: Mapping[str, str] = field(default_factory=dict)
    recidive: Mapping[str, Antwoord] = field(default_factory=dict)
    argumenten: Mapping[str, str] = field(default_factory=dict)
    samenloop: str = ""
    overleg: Overleg = Overleg()
    mogelijk: Mapping[str, Antwoord] = field(default_factory=dict)
    keuze: str = ""
    keuze_reden: str = ""
    afwijking_reden: str = ""
    lichter: Mapping[str, str] = field(default_factory=dict)

    @property
    def kan_niet(self) -> tuple[str, ...]:
        """De opties waarvan is nagegaan dat de wet ze hier niet toestaat."""
        return tuple(sorted(code for code, antwoord in self.mogelijk.items() if antwoord.waarde is False))


@dataclass(frozen=True, slots=True)
class Mogelijkheid:
    """Een maatregel naast cel en ladder. `in_cel` en `op_ladder` zijn None als het kader daar niets over zegt.

    `lichter`: de treden die lichter zijn.
    """

    soort: str
    naam: str
    in_cel: bool | None
    op_ladder: bool | None
    lichter: tuple[str, ...]
    grondslag: tuple[Grondslag, ...] = ()

    @property
    def wijkt_af(self) -> bool:
        return self.in_cel is False or self.op_ladder is False

    def als_dict(self) -> dict[str, Any]:
        return {"soort": self.soort, "in_cel": self.in_cel, "op_ladder": self.op_ladder, "lichter": list(self.lichter)}


@dataclass(frozen=True, slots=True)
class Weging:
    """Het advies met de maatregelen die erbij passen. `overleg`: waarom overleg nodig is; leeg als dat niet zo is."""

    overtreding: Overtreding
    advies: Advies
    maatregelen: tuple[Mogelijkheid, ...]
    overleg: tuple[str, ...]

    def zoek(self, keuze: str) -> Mogelijkheid | None:
        """De gekozen maatregel; None voor geen, of voor een die dit kader niet heeft."""
        return next((een for een in self.maatregelen if een.soort == keuze), None)

    def wijkt_af(self, keuze: str) -> bool:
        """Of een keuze iets anders is dan cel of ladder zegt; niets doen is dat altijd."""
        gekozen = self.zoek(keuze)
        return keuze == GEEN or (gekozen is not None and gekozen.wijkt_af)

    def als_dict(self) -> dict[str, Any]:
        return {
            **self.advies.als_dict(),
            "maatregelen": [een.als_dict() for een in self.maatregelen],
            "overleg": list(self.overleg),
        }


def weegregels(kader: Kader) -> Weegregels:
    """De regels voor wegen, of de uitgangswaarden waar het kader zwijgt."""
    return kader.inhoud.afweging or ZONDER_REGELS


def score_van(opzet: Opzet, kader: Kader) -> Overtreding | None:
    """De overtreding zoals gescoord; None zolang gevolg of gedrag ontbreekt, of iets buiten het kader ligt."""
    lhso = kader.inhoud.lhso
    if lhso is None or str(opzet.gevolg) not in lhso.gevolg or opzet.gedrag not in lhso.gedrag:
        return None
    bekend = {argument.id for argument in kader.inhoud.argument}
    return lees_score({
        "gevolg": opzet.gevolg, "gedrag": opzet.gedrag, "ernst": opzet.ernst or None, "herhaling": bool(opzet.herhaling),
        "weigering": bool(opzet.weigering), "argumenten": [id_ for id_ in opzet.argumenten if id_ in bekend],
    })  # fmt: skip


def lees_score(invoer: Mapping[str, Any]) -> Overtreding:
    """De score zoals zij is bewaard; de volgorde van de omstandigheden maakt niet uit."""
    namen = ("gevolg", "gedrag", "herhaling", "weigering", "ernst")
    return Overtreding(**{naam: invoer[naam] for naam in namen}, argumenten=tuple(sorted(invoer.get("argumenten", ()))))


def schrijf_score(score: Overtreding, kan_niet: tuple[str, ...] = ()) -> dict[str, Any]:
    """De invoer waarmee `herbereken` hetzelfde antwoord geeft."""
    return {**asdict(score), "argumenten": list(score.argumenten), "kan_niet": list(kan_niet)}


def herbereken(invoer: Mapping[str, Any], kader: Kader) -> dict[str, Any]:
    """Het advies bij een bewaarde invoer, zoals het toen was."""
    return weeg(lees_score(invoer), kader, kan_niet=tuple(invoer.get("kan_niet", ()))).als_dict()


def weeg(overtreding: Overtreding, kader: Kader, *, kan_niet: tuple[str, ...] = ()) -> Weging:
    """Het advies, de maatregelen en of overleg nodig is. Een kader zonder matrix: Invoerfout."""
    advies = adviseer(overtreding, kader)
    return Weging(overtreding, advies, _maatregelen(advies, kader, kan_niet), _overleg(overtreding, advies, kader))


def _maatregelen(advies: Advies, kader: Kader, kan_niet: tuple[str, ...]) -> tuple[Mogelijkheid, ...]:
    regels = kader.inhoud.maatregel
    if not regels:
        return tuple(Mogelijkheid(soort, soort.replace("_", " ").capitalize(), None, None, ()) for soort in SOORTEN)
    over = [code for code in codes(advies.opties) if code not in kan_niet]
    ladder = [trede.trede for trede in advies.ladder]
    return tuple(
        Mogelijkheid(
            soort, regel.naam, _staat_in(over, (*regel.opties, *regel.vervangt)), _staat_in(ladder, regel.treden),
            _lichtere_treden(regel, kader), kader.grondslag(regel),
        )
        for soort, regel in regels.items()
    )  # fmt: skip


def _staat_in(mogelijk: list[str], genoemd: tuple[str, ...]) -> bool | None:
    return any(een in mogelijk for een in genoemd) if genoemd else None


def _lichtere_treden(regel: Maatregel, kader: Kader) -> tuple[str, ...]:
    treden = [trede.id for trede in kader.inhoud.interventie]
    eigen = [treden.index(id_) for id_ in regel.treden if id_ in treden]
    return tuple(treden[: min(eigen)]) if eigen else ()


def _overleg(overtreding: Overtreding, advies: Advies, kader: Kader) -> tuple[str, ...]:
    regels, redenen = weegregels(kader), []
    for spoor in regels.overleg_bij:
        if getattr(advies.opties, spoor):
            redenen.append(f"De cel noemt {spoor.replace('bestuursrecht_', 'bestuursrecht ')}.")
    zwaar = [een.tekst for een in kader.inhoud.argument if een.soort == "verzwarend" and een.id in overtreding.argumenten]
    if zwaar and regels.overleg_bij_verzwarend:
        redenen.append(f"Dit verzwaart de overtreding: {'; '.join(zwaar)}.")
    return tuple(redenen)


def recidive_vanaf(kader: Kader, op: date) -> date:
    """De eerste dag waarop een eerdere overtreding nog meetelt, gerekend vanaf de dag van deze."""
    jaar = max(1, op.year - weegregels(kader).recidive_jaren)
    try:
        return op.replace(year=jaar)
    except ValueError:  # 29 februari
        return date(jaar, 3, 1)


def bepaal_herhaling(opzet: Opzet) -> bool | None:
    """Herhaling zoals zij uit de bevestigde eerdere overtredingen volgt; None zolang over een daarvan niets is gezegd."""
    waarden = [antwoord.waarde for antwoord in opzet.recidive.values()]
    if any(waarden):
        return True
    return None if None in waarden else False


def met_herhaling(opzet: Opzet) -> Opzet:
    """De opzet met herhaling zoals zij uit de bevestiging volgt, als de mens haar zelf nog niet invulde."""
    return opzet if opzet.herhaling is not None else replace(opzet, herhaling=bepaal_herhaling(opzet))
