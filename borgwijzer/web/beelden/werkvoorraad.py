"""The work list. Template `web/werkvoorraad.html`, url `werkvoorraad`.

The filter form sends GET: `fase`, `behandelaar` (alle, mij, niemand), `volgorde`. Every choice has an index.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden import bewaarde_keuzes, kolommen
from borgwijzer.web.beelden.bewaarde_keuzes import BewaardeKeuzes
from borgwijzer.web.beelden.etiketten import FASEN, TERMIJNEN
from borgwijzer.web.beelden.kolommen import Cel, Kolomkeuze
from borgwijzer.web.beelden.onderdelen import Bladeren, Keuze, Keuzeveld


@dataclass(frozen=True, slots=True)
class Zaakregel:
    """One row; all cells are ready text, one per column that the reader chose."""

    zaaknummer: str
    adres: str
    omschrijving: str
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkvoorraadBeeld:
    """At most fifty rows, in the chosen order. `gefilterd` chooses the text of the empty state."""

    velden: tuple[Keuzeveld, ...]
    regels: tuple[Zaakregel, ...]
    bladeren: Bladeren
    gefilterd: bool = False
    keuzes: BewaardeKeuzes
    kolommen: Kolomkeuze


def make_velden() -> tuple[Keuzeveld, ...]:
    """The three fields of the filter with the first option chosen."""
    fasen = tuple(Keuze(code, fase.woord) for code, fase in FASEN.items())
    return (
        Keuzeveld("fase", "Fase", (Keuze("", "Alle lopende", True), *fasen)),
        Keuzeveld(
            "behandelaar",
            "Behandelaar",
            (
                Keuze("alle", "Iedereen", True),
                Keuze("mij", "Ik"),
                Keuze("niemand", "Niemand"),
            ),
        ),
        Keuzeveld(
            "volgorde",
            "Volgorde",
            (
                Keuze("datum", "Eerstvolgende datum", True),
                Keuze("nieuwste", "Nieuwste zaak"),
            ),
        ),
    )


def voorbeeld() -> WerkvoorraadBeeld:
    """A first page of fifty."""
    straten = ("Kade", "Molenlaan", "Rietveld", "Zuiddijk", "Vlierstraat", "Oude Haven", "Lisdodde")
    soorten = ("vrijstaande woning", "tweekapper", "bedrijfshal", "schuur met berging", "rij van zes woningen")
    standen = (
        ("bouwmelding_in_behandeling", "vr 10 apr 2026", "Bouwmelding toetsen", "let_op", ("Toets de bouwmelding",)),
        ("gereedmelding_in_behandeling", "di 14 apr 2026", "Stukken aangevuld", "gepauzeerd", ("Wacht op aanvulling",)),
        (
            "nieuw",
            "ma 30 mrt 2026",
            "Bouwmelding toetsen",
            "te_laat",
            ("Wijs iemand toe", "Toets de bouwmelding"),
        ),
        ("wacht_op_start", "ma 13 apr 2026", "Bouw mag starten", "op_schema", ()),
        ("in_uitvoering", "", "", "op_schema", ()),
        ("wacht_op_gebruik", "di 12 mei 2026", "Gebruik mag beginnen", "op_schema", ()),
    )
    personen = ("Noor van Dijkhuizen", "", "Ravi Oudkerk", "Amal Rietvoort")
    regels = []
    for nummer in range(50):
        fase, datum, wat, stand, taken = standen[nummer % len(standen)]
        regels.append(
            Zaakregel(
                zaaknummer=f"WM-2026-{412 - nummer:06d}",
                adres=f"{straten[nummer % len(straten)]} {nummer * 3 + 2}, Wilgenmeer",
                omschrijving=f"Nieuwbouw {soorten[nummer % len(soorten)]}",
                cellen=(
                    Cel("Fase", (FASEN[fase].woord,)),
                    Cel("Eerstvolgende datum", (datum,), wat, TERMIJNEN[stand]) if datum else Cel("Datum", leeg="Geen datum"),
                    Cel("Behandelaar", tuple(filter(None, personen[nummer % 4 : nummer % 4 + 1])), leeg="Niemand"),
                    Cel("Te doen", taken, leeg="Niets"),
                ),
            )
        )
    bladeren = Bladeren("50 van meer dan 1.000 zaken", volgende="?na=2026-05-12.WM-2026-000363")
    keuzes = bewaarde_keuzes.voorbeeld("werkvoorraad")
    return WerkvoorraadBeeld(
        velden=make_velden(), regels=tuple(regels), bladeren=bladeren, keuzes=keuzes, kolommen=kolommen.voorbeeld("werkvoorraad")
    )


def voorbeeld_leeg() -> WerkvoorraadBeeld:
    """A municipality that has just started."""
    leeg = bewaarde_keuzes.BewaardeKeuzes("werkvoorraad", "")
    geen = kolommen.Kolomkeuze("werkvoorraad", "", ())
    return WerkvoorraadBeeld(velden=make_velden(), regels=(), bladeren=Bladeren("Geen zaken"), keuzes=leeg, kolommen=geen)
