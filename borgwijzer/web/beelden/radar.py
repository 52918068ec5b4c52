"""Granted permits without a bouwmelding. Templates `web/radar.html` (url `radar`) and `web/radar_inlezen.html`.

The filter form sends GET `toon` (open, bezoek, alles). The form for reading in posts (multipart) `bestand`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Bladeren, Keuze, Keuzeveld, Status


@dataclass(frozen=True, slots=True)
class Radarregel:
    """One vergunning; `dagen` is the time since it was granted in words, `toelichting` what the status rests on."""

    id: str
    adres: str
    omschrijving: str
    nummer: str
    verleend: str
    dagen: str
    status: Status
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarBeeld:
    """At most fifty vergunningen, the longest granted first. `termijn` says from when a visit is needed, or is empty."""

    veld: Keuzeveld
    regels: tuple[Radarregel, ...]
    bladeren: Bladeren
    termijn: str = ""
    mag_inlezen: bool = True
    gefilterd: bool = False


@dataclass(frozen=True, slots=True)
class Bestandfout:
    """A fault in a file: `regel` is the line as text."""

    regel: str
    melding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InlezenBeeld:
    """`fout` is the sentence of a refused file, `fouten` its lines; `kolommen` and `grenzen` say what may be read in."""

    kolommen: tuple[str, ...]
    grenzen: str
    fout: str = ""
    fouten: tuple[Bestandfout, ...] = ()


def voorbeeld() -> RadarBeeld:
    """Three vergunningen in three states."""
    keuzes = (Keuze("open", "Open", True), Keuze("bezoek", "Bezoek gepland"), Keuze("alles", "Alles"))
    termijn = "Dertien weken na het verlenen is een bezoek nodig, als er dan nog geen bouwmelding is."
    regels = (
        Radarregel(
            "7", "Rietveld 14, Wilgenmeer", "Nieuwbouw woning", "OPA 2026-014", "ma 2 mrt 2026", "264 dagen geleden",
            Status("Bezoek nodig", "let_op"), "sinds ma 1 jun 2026",
        ),
        Radarregel(
            "9", "Kade 2, Wilgenmeer", "Bedrijfshal", "BOPA 2026-003", "di 6 okt 2026", "46 dagen geleden",
            Status("Afwachten", "wacht"), "bezoek nodig vanaf di 5 jan 2027",
        ),
        Radarregel(
            "10", "Molenlaan 5, Wilgenmeer", "Schuur", "OPA 2026-031", "do 1 okt 2026", "51 dagen geleden",
            Status("Bezoek gepland", "wacht"), "op ma 23 nov 2026, door Ravi Oudkerk",
        ),
    )  # fmt: skip
    return RadarBeeld(veld=Keuzeveld("toon", "Toon", keuzes), regels=regels, bladeren=Bladeren("3 vergunningen"), termijn=termijn)


def voorbeeld_leeg() -> RadarBeeld:
    """Nothing was read in yet."""
    keuzes = (Keuze("open", "Open", True), Keuze("bezoek", "Bezoek gepland"), Keuze("alles", "Alles"))
    return RadarBeeld(veld=Keuzeveld("toon", "Toon", keuzes), regels=(), bladeren=Bladeren("Geen vergunningen"))


def voorbeeld_inlezen() -> InlezenBeeld:
    """After a file with two faults."""
    return InlezenBeeld(
        kolommen=("nummer (verplicht)", "soort (verplicht)", "adres"),
        grenzen="Het bestand mag 5 MB groot zijn.",
        fout="Er is niets ingelezen: het bestand heeft 2 fouten. Herstel het bestand en lees het opnieuw in.",
        fouten=(
            Bestandfout("3", "'31-02-2026' is geen bestaande datum: schrijf dag-maand-jaar, zoals 3-12-2026."),
            Bestandfout("8", "'nummer' is leeg: vul het in."),
        ),
    )
