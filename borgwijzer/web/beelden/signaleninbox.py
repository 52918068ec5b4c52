"""All open signals of the organisatie. Template `web/signalen.html`, url `signalen`.

The filter sends GET `toon` (open, nieuw, gevaar, samengevoegd), `bron`, `onderwerp` and `prioriteit`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Bladeren, Keuze, Keuzeveld, Status


@dataclass(frozen=True, slots=True)
class Inboxregel:
    """One signal. `onderwerpen` are names, or say that none was chosen; `wat` is what happens with it."""

    url: str
    plaats: str
    zaaknummer: str
    tekst: str
    van: str
    onderwerpen: str
    ontvangen: str
    status: Status
    prioriteit: str = ""
    wat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxBeeld:
    """At most fifty signals, danger first and then the newest. `gefilterd`: another choice may show more."""

    velden: tuple[Keuzeveld, ...]
    regels: tuple[Inboxregel, ...]
    bladeren: Bladeren
    gefilterd: bool = False
    mag_opnemen: bool = True


def voorbeeld() -> InboxBeeld:
    """One with danger and one that nobody assessed."""
    toon = Keuzeveld("toon", "Toon", (Keuze("open", "Alle open signalen", True), Keuze("nieuw", "Nog niet beoordeeld")))
    bron = Keuzeveld("bron", "Van", (Keuze("", "Iedereen", True), Keuze("derde", "Derde")))
    regels = (
        Inboxregel(
            "/zaak/2026-000412/signaal/3/", "Kade 12, Wilgenmeer", "2026-000412", "De steiger hangt los boven de stoep.",
            "eigen constatering", "Constructieve veiligheid", "ma 9 mrt 2026", Status("Direct gevaar", "fout"), "hoog",
            "Nog beoordelen",
        ),
        Inboxregel(
            "/zaak/2026-000398/signaal/2/", "Rietveld 14, Wilgenmeer", "2026-000398", "Er staat water in de bouwput.", "derde",
            "Nog geen onderwerp", "vr 6 mrt 2026", Status("Open", "let_op"), wat="Wij gaan kijken",
        ),
    )  # fmt: skip
    return InboxBeeld(velden=(toon, bron), regels=regels, bladeren=Bladeren("2 signalen", volgende="?na=x"))


def voorbeeld_leeg() -> InboxBeeld:
    """No signal is open."""
    return InboxBeeld(velden=voorbeeld().velden, regels=(), bladeren=Bladeren("Geen signalen"))
