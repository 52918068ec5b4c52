"""Who in a zaak gets letters by e-mail. Template `web/bereikbaar.html`, url `bereikbaar` (zaaknummer).

The form of a party posts `email`, `reden` and `daad`: per_email or per_post.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Status, Tekstveld


@dataclass(frozen=True, slots=True, kw_only=True)
class Bereikbaarregel:
    """One e-mail address; `wie` are the parties with it. `reden` is None for who may not change it."""

    nummer: int
    email: str
    wie: str
    status: Status
    per_email: bool
    zin: str = ""
    reden: Tekstveld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BereikbaarBeeld:
    """`geen_mail` says why this organisatie sends no e-mail at all."""

    zaaknummer: str
    zaak_titel: str
    regels: tuple[Bereikbaarregel, ...]
    geen_mail: str = ""
    fout: str = ""


def voorbeeld() -> BereikbaarBeeld:
    """One by e-mail, one by post."""
    veld = Tekstveld(naam="reden-1", etiket="Hoe weet u dit?", verplicht=True)
    return BereikbaarBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        regels=(
            Bereikbaarregel(
                nummer=1, email="s.vanlindenhof@post.example.org", wie="S. van Lindenhof (initiatiefnemer)", per_email=True,
                status=Status("E-mail", "goed"), zin="Sinds 2 maart 2026: aangekruist op het formulier.", reden=veld,
            ),
            Bereikbaarregel(
                nummer=2, email="info@borgburo.example.org", wie="Borgburo Waterland (kwaliteitsborger)", per_email=False,
                status=Status("Post", "neutraal"),
            ),
        ),
        geen_mail="Deze installatie verstuurt geen e-mail.",
    )  # fmt: skip
