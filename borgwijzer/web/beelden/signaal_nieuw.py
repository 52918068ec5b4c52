"""Take in a signal. Template `web/signaal_nieuw.html`, url `signaal_nieuw`."""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden import formulier
from borgwijzer.web.beelden.formulier import FormulierBeeld
from borgwijzer.web.beelden.onderdelen import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelijke:
    """Another signal around this place. `waarin` says in what it is alike; `daad` joins this one to it, or is empty."""

    url: str
    zaaknummer: str
    tekst: str
    wanneer: str
    status: Status
    waarin: str = ""
    sterk: bool = False
    daad: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwBeeld:
    """`formulier` with its choice of zaak; `zaak_titel` when that is known; `gelijke` are signals around it."""

    formulier: FormulierBeeld
    zaaknummer: str = ""
    zaak_titel: str = ""
    gelijke: tuple[Gelijke, ...] = ()


def voorbeeld_gelijke() -> Gelijke:
    """A signal of the same zaak about the same."""
    return Gelijke(
        url="/zaak/2026-000412/signaal/2/", zaaknummer="2026-000412", tekst="Er staat water in de put.", wanneer="ma 2 mrt 2026",
        status=Status("Open", "let_op"), waarin="zelfde zaak, zelfde onderwerp", sterk=True, daad="voegsamen-2",
    )  # fmt: skip


def voorbeeld() -> NieuwBeeld:
    """A form that was refused, for a zaak that is known."""
    return NieuwBeeld(
        formulier=replace(formulier.voorbeeld(), titel="Een signaal opnemen", vragen=()), zaaknummer="2026-000412",
        zaak_titel="Kade 12, Wilgenmeer", gelijke=(replace(voorbeeld_gelijke(), daad=""),),
    )  # fmt: skip


def voorbeeld_leeg() -> NieuwBeeld:
    """Without a zaak."""
    return NieuwBeeld(formulier=replace(voorbeeld().formulier, fouten=(), let_op="", bewaard=(), stukken_fout=""))
