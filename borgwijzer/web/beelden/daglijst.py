"""The controles of one person by day. Template `web/controles.html`, url `controles`; the buttons post `omhoog` or `omlaag`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.controle import Veldregel
from borgwijzer.web.beelden.onderdelen import Keuze, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezoekregel:
    """One visit. `kaart` is a link to a map or empty; `uitkomsten` lead to the page with that outcome filled in."""

    id: str
    zaaknummer: str
    plaats: str
    waarom: str
    status: Status
    url: str
    kaart: str = ""
    opdracht: str = ""
    uitkomsten: tuple[Keuze, ...] = ()
    eerste: bool = False
    laatste: bool = False


@dataclass(frozen=True, slots=True)
class Dag:
    """A day with its visits in order."""

    naam: str
    bezoeken: tuple[Bezoekregel, ...]
    te_laat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DaglijstBeeld:
    """`botsend`: what came from a device and waits for a choice."""

    dagen: tuple[Dag, ...] = ()
    botsend: tuple[Veldregel, ...] = ()
    tot: str = ""
    fout: str = ""


def voorbeeld() -> DaglijstBeeld:
    """Two visits on one day, and a rapport that clashes."""
    uitkomsten = (Keuze("/x/?uitkomst=niets_bijzonders", "Niets bijzonders"),)
    bezoeken = tuple(
        Bezoekregel(
            id=str(nummer), zaaknummer=f"WM-2026-00041{nummer}", plaats="Kade 12, Wilgenmeer", waarom="Een signaal",
            status=Status("Gepland", "wacht"), url="/x/", kaart="geo:52.1,5.3", opdracht="Kijk naar de fundering.",
            uitkomsten=uitkomsten, eerste=nummer == 1, laatste=nummer == 2,
        )
        for nummer in (1, 2)
    )  # fmt: skip
    botst = Veldregel(tekst="Kade 12, 8 apr 2026", status=Status("Kies", "let_op"), url="/q/", open=True)
    return DaglijstBeeld(
        dagen=(Dag("Vandaag", bezoeken, te_laat=True),), botsend=(botst,), tot="22 april 2026", fout="Laad de pagina opnieuw."
    )


def voorbeeld_leeg() -> DaglijstBeeld:
    """Nothing to do."""
    return DaglijstBeeld(tot="22 april 2026")
