"""The list of taken. Template `web/taken.html`, url `taken`.

The filter form sends GET: `lijst` (mij, team, alle, uitgesteld), `rol`, `code`, `wanneer`. A row posts `daad=neem_op`, `van`
and `terug` to `taak`; a note posts to `overdracht_gezien`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden import bewaarde_keuzes, kolommen
from borgwijzer.web.beelden.bewaarde_keuzes import BewaardeKeuzes
from borgwijzer.web.beelden.etiketten import TAKEN, URGENTIES
from borgwijzer.web.beelden.kolommen import Cel, Kolomkeuze
from borgwijzer.web.beelden.onderdelen import Bladeren, Keuze, Keuzeveld

DAG = "di 12 mei 2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taakregel:
    """One row; `cellen` one per column that the reader chose.

    `tot`, `reden` and `door` are filled for a taak that was put aside, `deel` for one about a part.
    """

    zaaknummer: str
    code: str
    wat: str
    plaats: str
    cellen: tuple[Cel, ...]
    mag_opnemen: bool = False
    tot: str = ""
    reden: str = ""
    door: str = ""
    deel: str = ""


@dataclass(frozen=True, slots=True)
class Overdrachtregel:
    """A note of a colleague who handed a zaak over."""

    id: str
    zaaknummer: str
    plaats: str
    van: str
    moment: str
    notitie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstelregel:
    """What a colleague proposed and the reader may decide on; `url` leads to where that is done."""

    wat: str
    zaaknummer: str
    plaats: str
    door: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBeeld:
    """At most fifty rows. `leeg` is the sentence of the empty state, `namens` names whom the reader replaces, or is empty.

    `mislukt`: letters that did not arrive by e-mail; `door` is who should have got them.
    """

    velden: tuple[Keuzeveld, ...]
    regels: tuple[Taakregel, ...]
    bladeren: Bladeren
    keuzes: BewaardeKeuzes
    kolommen: Kolomkeuze
    leeg: str = ""
    namens: str = ""
    uitgesteld: bool = False
    gefilterd: bool = False
    mag_behandelen: bool = True
    overdrachten: tuple[Overdrachtregel, ...] = ()
    voorstellen: tuple[Voorstelregel, ...] = ()
    mag_vergelijken: bool = False
    mislukt: tuple[Voorstelregel, ...] = ()


def voorbeeld() -> TakenBeeld:
    """A few rows of every kind."""
    codes, urgenties = list(TAKEN), list(URGENTIES)
    regels = tuple(
        Taakregel(
            zaaknummer=f"2026-{412 - nummer:06d}",
            code=codes[nummer % len(codes)],
            wat=TAKEN[codes[nummer % len(codes)]],
            plaats=f"Molenlaan {nummer * 3 + 2}, Wilgenmeer",
            cellen=(
                Cel("Uiterlijk", () if urgenties[nummer % 5] == "zonder_datum" else (DAG,), "", URGENTIES[urgenties[nummer % 5]]),
                Cel("Behandelaar", () if nummer % 3 else ("Noor van Dijkhuizen",), leeg="Niemand"),
            ),
            mag_opnemen=bool(nummer % 3),
        )
        for nummer in range(12)
    )
    velden = (Keuzeveld("lijst", "Welke taken", (Keuze("mij", "Mijn taken", True), Keuze("team", "Van mijn team"))),)
    return TakenBeeld(
        velden=velden, regels=regels, bladeren=Bladeren("12 van 60 taken", volgende="?na=2026-05-12~5"),
        keuzes=bewaarde_keuzes.voorbeeld("taken"), kolommen=kolommen.voorbeeld("taken"), namens="Ravi Oudkerk",
        overdrachten=(Overdrachtregel("3", "2026-000400", "Kade 2, Wilgenmeer", "Amal Rietvoort", "ma 11 mei 2026", "Bel eerst."),),
        voorstellen=(
            Voorstelregel(
                wat="Wijs de bouwmelding af", zaaknummer="2026-000399", plaats="Kade 4, Wilgenmeer", door="Noor van Dijkhuizen",
                url="/zaak/2026-000399/oordeel/7/",
            ),
        ),
        mislukt=(
            Voorstelregel(
                wat="Brief kwam niet aan: verstuur 2026-000399-02 per post", zaaknummer="2026-000399", plaats="Kade 4, Wilgenmeer",
                door="S. van Lindenhof", url="/zaak/2026-000399/brief/9/",
            ),
        ),
    )  # fmt: skip


def voorbeeld_uitgesteld() -> TakenBeeld:
    """One taak that was put aside."""
    regel = Taakregel(
        zaaknummer="2026-000400", code="toets_bouwmelding", wat="Toets de bouwmelding", plaats="Kade 2, Wilgenmeer",
        cellen=(Cel("Uiterlijk", (DAG,), "", URGENTIES["later"]), Cel("Behandelaar", ("Noor van Dijkhuizen",))),
        tot="ma 4 mei 2026", reden="Wacht op de constructeur.", door="Noor van Dijkhuizen",
    )  # fmt: skip
    return TakenBeeld(
        velden=(), regels=(regel,), bladeren=Bladeren("1 taak"), keuzes=bewaarde_keuzes.voorbeeld("taken"), uitgesteld=True,
        kolommen=kolommen.voorbeeld("taken"),
    )  # fmt: skip


def voorbeeld_leeg() -> TakenBeeld:
    """Nothing to do."""
    return TakenBeeld(
        velden=(), regels=(), bladeren=Bladeren("Geen taken"), keuzes=bewaarde_keuzes.voorbeeld("taken"), gefilterd=True,
        kolommen=kolommen.voorbeeld("taken"),
        leeg="U hebt nu geen taken. Werk voor uw rol in zaken van collega's staat bij Alle taken: kies daar uw rol.",
    )  # fmt: skip
