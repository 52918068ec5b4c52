"""Search. Template `web/zoeken.html`, url `zoeken`; the form sends GET `q`."""

from dataclasses import dataclass

from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.onderdelen import Status


@dataclass(frozen=True, slots=True)
class Fragmentdeel:
    """A piece of the text that was found; `raak` marks what was looked for."""

    tekst: str
    raak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekregel:
    """A zaak that was found; `waar` names the part (`Document plan.pdf`), `fragment` may be empty."""

    zaaknummer: str
    titel: str
    omschrijving: str
    fase: Status
    waar: str = ""
    fragment: tuple[Fragmentdeel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekBeeld:
    """`q` is what was typed, cut to what is looked at; `uitkomst` is the line above the results, `let_op` what was left out."""

    q: str = ""
    gezocht: bool = False
    uitkomst: str = ""
    let_op: tuple[str, ...] = ()
    regels: tuple[Zoekregel, ...] = ()


def voorbeeld() -> ZoekBeeld:
    """Two zaken for a word, one by its address and one by a document."""
    return ZoekBeeld(
        q="kade verklaring",
        gezocht=True,
        uitkomst="2 zaken, de nieuwste eerst",
        let_op=("Wij zochten op de eerste 8 woorden.",),
        regels=(
            Zoekregel(
                zaaknummer="WM-2026-000412",
                titel="Kade 12, Wilgenmeer",
                omschrijving="Nieuwbouw van een vrijstaande woning",
                fase=FASEN["in_uitvoering"],
                waar="Document verklaring.pdf",
                fragment=(Fragmentdeel("… volgens de "), Fragmentdeel("verklaring", True), Fragmentdeel(" van de borger…")),
            ),
            Zoekregel(zaaknummer="WM-2025-000007", titel="Kade 14", omschrijving="", fase=FASEN["in_gebruik"]),
        ),
    )


def voorbeeld_leeg() -> ZoekBeeld:
    """The page before anything was asked."""
    return ZoekBeeld()
