"""Two people on one toets. Template `web/toets_conflict.html`, shown with status 409 in answer to url `toets`.

Nothing is saved yet. The form posts to `toets` again: the new `versie`, per difference `antwoord-<id>` and
`reden-<id>` of the chosen side (`kies-<id>` is `ander` or `eigen`), and `daad` = `samenvoegen`. The values of both
sides travel as hidden fields `ander-antwoord-<id>`, `ander-reden-<id>`, `eigen-antwoord-<id>`, `eigen-reden-<id>`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One side of a difference: the code, the word of the code, and the reason."""

    waarde: str
    tekst: str
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One eis on which the colleague and you differ."""

    eis_id: str
    eis: str
    eerst: Antwoord
    ander: Antwoord
    eigen: Antwoord


@dataclass(frozen=True, slots=True)
class EigenAntwoord:
    """An eis that only you changed; it is saved with the choices."""

    eis_id: str
    eis: str
    antwoord: Antwoord


@dataclass(frozen=True, slots=True, kw_only=True)
class ToetsConflictBeeld:
    """`eigen` is what only you changed, `overgenomen` names what only the colleague changed and what stays as he left it."""

    zaaknummer: str
    zaak_titel: str
    melding_id: str
    collega: str
    moment: str
    versie: str
    verschillen: tuple[Verschil, ...]
    overgenomen: tuple[str, ...] = ()
    eigen: tuple[EigenAntwoord, ...] = ()


def voorbeeld() -> ToetsConflictBeeld:
    """Two differences and one change that does no harm."""
    leeg = Antwoord("", "Nog niet beoordeeld")
    return ToetsConflictBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        melding_id="41",
        collega="Ravi Oudkerk",
        moment="wo 18 mrt 2026, 14.05 uur",
        versie="5",
        verschillen=(
            Verschil(
                "risicobeoordeling",
                "De risicobeoordeling gaat over dit bouwwerk.",
                leeg,
                Antwoord("ja", "Ja"),
                Antwoord("nee", "Nee", "Op pagina 2 staat een ander adres."),
            ),
            Verschil(
                "leesbaar",
                "Alle documenten zijn volledig en goed leesbaar.",
                leeg,
                Antwoord("nee", "Nee", "Pagina 3 van de plattegronden is niet te lezen."),
                Antwoord("ja", "Ja"),
            ),
        ),
        eigen=(EigenAntwoord("instrument", "Het instrument past bij de bouwactiviteit", Antwoord("ja", "Ja")),),
        overgenomen=("De kwaliteitsborger is onafhankelijk en niet geschorst: ja",),
    )
