"""The text of a letter before it goes. Template `web/brieftekst.html`, url `brieftekst` (zaaknummer, plek).

The form posts `versie`, a field `stuk-NAAM` per piece and `daad`: bewaar, standaard, leg_voor, keur_goed or stuur_terug (with
`reden`).
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Daad, Status, Tekstveld
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstvak:
    """One piece to change. `feiten` pairs what must stay, as `{naam}`, with what the reader gets to see there.

    `standaard` is filled when somebody changed the piece.
    """

    naam: str
    etiket: str
    tekst: str
    regels: int
    feiten: tuple[tuple[str, str], ...] = ()
    standaard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goedkeuring:
    """The second pair of eyes on a letter: where it stands, a sentence, and what this person can do."""

    status: Status
    zin: str
    daden: tuple[Daad, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BrieftekstBeeld:
    """`vakken` is empty for who may only read. `terug_url` leads to the page where the letter is sent.

    `let_op` names what changed since somebody wrote the text.
    """

    zaaknummer: str
    zaak_titel: str
    plek: str
    titel: str
    versie: str
    vakken: tuple[Tekstvak, ...]
    brief: Briefbeeld
    terug_url: str
    wie: str = ""
    gewijzigd: bool = False
    goedkeuring: Goedkeuring | None = None
    let_op: str = ""
    fout: str = ""


def voorbeeld() -> BrieftekstBeeld:
    """A letter of which one piece was changed, put before a colleague."""
    reden = Tekstveld(naam="reden", etiket="Wat moet er anders?", verplicht=True, regels=3)
    return BrieftekstBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        plek="oordeel-12",
        titel="Uw bouwmelding is niet volledig",
        versie="2",
        vakken=(
            Tekstvak(
                naam="inleiding", etiket="Inleiding", regels=4,
                tekst="Dank u wel. Op {ontvangen_op} ontvingen wij uw bouwmelding voor {bouwactiviteit}.",
                feiten=(("{ontvangen_op}", "maandag 16 maart 2026 om 9.12 uur"), ("{bouwactiviteit}", "het bouwen van een woning")),
                standaard="Op {ontvangen_op} ontvingen wij uw bouwmelding voor {bouwactiviteit}.",
            ),
            Tekstvak(naam="vragen_kop", etiket="Vragen kop", tekst="Heeft u vragen?", regels=2),
        ),
        brief=make_brief(),
        terug_url="/zaak/WM-2026-000412/oordeel/12/",
        wie="Noor van Dijkhuizen",
        gewijzigd=True,
        let_op="Sinds de tekst is gewijzigd, veranderde: ontvangen op.",
        goedkeuring=Goedkeuring(
            status=Status("Wacht op een collega", "wacht"),
            zin="Noor van Dijkhuizen legde deze brief voor.",
            daden=(
                Daad(waarde="keur_goed", tekst="Keur de brief goed", soort="hoofd"),
                Daad(waarde="stuur_terug", tekst="Stuur de brief terug", reden=reden),
            ),
        ),
    )  # fmt: skip


def voorbeeld_lezer() -> BrieftekstBeeld:
    """Somebody who may only read; nobody changed anything."""
    return BrieftekstBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", plek="oordeel-12", titel="Uw bouwmelding is niet volledig",
        versie="0", vakken=(), brief=make_brief(), terug_url="/zaak/WM-2026-000412/oordeel/12/",
    )  # fmt: skip
