"""Two versions of a melding side by side. Template `web/vergelijking.html`, url `vergelijking` (zaaknummer, melding_id)."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Status


@dataclass(frozen=True, slots=True)
class Veldregel:
    """A field that changed; an empty side was not filled in."""

    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Stukregel:
    """A document; `naam_oud` is filled when it had another name."""

    status: Status
    naam: str
    soort: str
    naam_oud: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VergelijkingBeeld:
    """`oud` and `nieuw` say when each version came in."""

    zaaknummer: str
    melding: str
    oud: str
    nieuw: str
    velden: tuple[Veldregel, ...]
    stukken: tuple[Stukregel, ...]


def voorbeeld() -> VergelijkingBeeld:
    """A version with one other field and one document more."""
    return VergelijkingBeeld(
        zaaknummer="WM-2026-000412",
        melding="Bouwmelding",
        oud="ma 16 mrt 2026",
        nieuw="do 19 mrt 2026",
        velden=(
            Veldregel("Omschrijving", "Nieuwbouw van een woning", "Nieuwbouw van een vrijstaande woning"),
            Veldregel("Gemachtigde, naam", "", "Bouwbedrijf De Steiger"),
        ),
        stukken=(
            Stukregel(Status("Gewijzigd", "let_op"), "risicobeoordeling.pdf", "Risicobeoordeling"),
            Stukregel(Status("Gelijk", "neutraal"), "plan-definitief.pdf", "Borgingsplan", "plan.pdf"),
        ),
    )
