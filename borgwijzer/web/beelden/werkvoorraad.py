"""The work list. Template `web/werkvoorraad.html`, url `werkvoorraad`.

The filter form sends GET: `fase`, `behandelaar` (alle, mij, niemand), `volgorde`. Every choice has an index.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden import bewaarde_keuzes
from borgwijzer.web.beelden.bewaarde_keuzes import BewaardeKeuzes
from borgwijzer.web.beelden.etiketten import FASEN, TERMIJNEN
from borgwijzer.web.beelden.onderdelen import Bladeren, Keuze, Keuzeveld, Status


@dataclass(frozen=True, slots=True)
class Zaakregel:
    """One row; all cells are ready text. `datum_wat` says what happens on `datum`; both may be empty.

    `namens`: the reader replaces the behandelaar.
    """

    zaaknummer: str
    adres: str
    omschrijving: str
    fase: str
    datum: str
    datum_wat: str
    status: Status
    behandelaar: str
    taken: tuple[str, ...]
    namens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkvoorraadBeeld:
    """At most fifty rows, in the chosen order. `gefilterd` chooses the text of the empty state."""

    velden: tuple[Keuzeveld, ...]
    regels: tuple[Zaakregel, ...]
    bladeren: Bladeren
    gefilterd: bool = False
    keuzes: BewaardeKeuzes


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
                fase=FASEN[fase].woord,
                datum=datum,
                datum_wat=wat,
                status=TERMIJNEN[stand],
                behandelaar=personen[nummer % len(personen)],
                taken=taken,
                namens=nummer % 8 == 2,
            )
        )
    bladeren = Bladeren("50 van meer dan 1.000 zaken", volgende="?na=2026-05-12.WM-2026-000363")
    keuzes = bewaarde_keuzes.voorbeeld("werkvoorraad")
    return WerkvoorraadBeeld(velden=make_velden(), regels=tuple(regels), bladeren=bladeren, keuzes=keuzes)


def voorbeeld_leeg() -> WerkvoorraadBeeld:
    """A municipality that has just started."""
    leeg = bewaarde_keuzes.BewaardeKeuzes("werkvoorraad", "")
    return WerkvoorraadBeeld(velden=make_velden(), regels=(), bladeren=Bladeren("Geen zaken"), keuzes=leeg)
