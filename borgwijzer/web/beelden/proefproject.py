"""Proefproject of one zaak (`web/proefproject.html`) and the evaluation of all (`web/proefprojecten.html`).

The page of a zaak posts `daad` (aanwijzen, afhalen, leren, intrekken) with the fields of its form.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Tekstveld


@dataclass(frozen=True, slots=True)
class Lesregel:
    """One lesson; `uren` is ready text such as `2,5 uur`, or empty. `id` is empty when it cannot be withdrawn here."""

    stap: str
    ging_goed: str
    was_lastig: str
    uren: str
    moment: str
    door: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProefprojectBeeld:
    """`project` is empty when the zaak is no proefproject; `sinds` says since when and by whom."""

    zaaknummer: str
    titel: str
    project: str
    sinds: str
    mag: bool
    naam: Tekstveld
    stap: Keuzeveld
    ging_goed: Tekstveld
    was_lastig: Tekstveld
    uren: Tekstveld
    lessen: tuple[Lesregel, ...]
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Stapregel:
    """A step over all zaken shown: how many lessons, and the hours in all and per zaak (ready texts)."""

    stap: str
    zaken: int
    lessen: int
    uren: str
    per_zaak: str


@dataclass(frozen=True, slots=True)
class Projectzaak:
    """A zaak with its lessons; `einde` says since when it is no proefproject any more, or is empty."""

    nummer: str
    plaats: str
    project: str
    einde: str
    lessen: tuple[Lesregel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProefprojectenBeeld:
    """`keuze` chooses one project; `csv_url` gives the same as a file."""

    keuze: Keuzeveld
    stappen: tuple[Stapregel, ...]
    zaken: tuple[Projectzaak, ...]
    csv_url: str
    samenvatting: str


def _lessen() -> tuple[Lesregel, ...]:
    return (
        Lesregel("Stap 1: de bouwmelding", "De stukken stonden er meteen bij.", "Het borgingsplan was lastig te lezen.", "2,5 uur",
                 "3 maart 2026, 10.12 uur", "Noor van Dijkhuizen", "4"),
        Lesregel("Tussentijds: tijdens de bouw", "", "De kwaliteitsborger belde laat.", "", "9 april 2026, 15.40 uur",
                 "Ravi Oudkerk"),
    )  # fmt: skip


def voorbeeld() -> ProefprojectBeeld:
    """A zaak of a proefproject with two lessons and a form that was not complete."""
    return ProefprojectBeeld(
        zaaknummer="2026-000014", titel="Lisdodde 14, Wilgenmeer", project="Proef nieuwbouw 2026",
        sinds="Sinds 2 maart 2026, door Amal Rietvoort.", mag=True,
        naam=Tekstveld(naam="naam", etiket="Naam van het proefproject", waarde="Proef nieuwbouw 2026", verplicht=True),
        stap=Keuzeveld("stap", "Bij welke stap", (Keuze("1", "Stap 1: de bouwmelding", True),)),
        ging_goed=Tekstveld(naam="ging_goed", etiket="Wat ging goed?", regels=3, fout="Vul in wat goed ging."),
        was_lastig=Tekstveld(naam="was_lastig", etiket="Wat was lastig?", regels=3),
        uren=Tekstveld(naam="uren", etiket="Hoeveel uur kostte het?", uitleg="Bijvoorbeeld 1,5."), lessen=_lessen(),
    )  # fmt: skip


def voorbeeld_geen() -> ProefprojectBeeld:
    """A zaak that is no proefproject."""
    leeg = Tekstveld(naam="naam", etiket="Naam van het proefproject", verplicht=True)
    return ProefprojectBeeld(
        zaaknummer="2026-000014", titel="Lisdodde 14, Wilgenmeer", project="", sinds="", mag=True, naam=leeg,
        stap=Keuzeveld("stap", "Bij welke stap", ()), ging_goed=leeg, was_lastig=leeg, uren=leeg, lessen=(),
    )  # fmt: skip


def voorbeeld_lijst() -> ProefprojectenBeeld:
    """The evaluation of one project."""
    return ProefprojectenBeeld(
        keuze=Keuzeveld("naam", "Proefproject", (Keuze("", "Alle proefprojecten", True), Keuze("Proef", "Proef"))),
        stappen=(Stapregel("Stap 1: de bouwmelding", 1, 2, "2,5 uur", "2,5 uur"),),
        zaken=(Projectzaak("2026-000014", "Lisdodde 14, Wilgenmeer", "Proef nieuwbouw 2026", "", _lessen()),),
        csv_url="/proefprojecten/csv/", samenvatting="1 zaak en 2 leernotities.",
    )  # fmt: skip


def voorbeeld_lijst_leeg() -> ProefprojectenBeeld:
    """Nothing yet."""
    return ProefprojectenBeeld(
        keuze=Keuzeveld("naam", "Proefproject", (Keuze("", "Alle proefprojecten", True),)), stappen=(), zaken=(),
        csv_url="/proefprojecten/csv/", samenvatting="",
    )  # fmt: skip
