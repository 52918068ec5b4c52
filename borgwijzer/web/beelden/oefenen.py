"""Practise: begin a practice case (`web/oefenen.html`) and begin again (`web/opnieuw_oefenen.html`)."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld


@dataclass(frozen=True, slots=True)
class Oefenregel:
    """One practice case: the step, what is the matter, and what is on the table."""

    stap: str
    moeite: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class OefenenBeeld:
    """The two choices, and what each combination is; posts `stap` and `moeite`."""

    stap: Keuzeveld
    moeite: Keuzeveld
    oefeningen: tuple[Oefenregel, ...]
    mag_opnieuw: bool = False
    bezig: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class OpnieuwBeeld:
    """`verlies`: what goes, as lines; `bezig` says how far the filling is, or is empty; `laatst`: who began again last."""

    verlies: tuple[str, ...]
    blijft: tuple[str, ...]
    dossiers: int
    bezig: str = ""
    laatst: str = ""
    fout: str = ""


def voorbeeld() -> OefenenBeeld:
    """All choices of two."""
    return OefenenBeeld(
        Keuzeveld("stap", "Bij welke stap begint u?", (Keuze("1", "Stap 1: de bouwmelding beoordelen", True),)),
        Keuzeveld("moeite", "Wat is er aan de hand?", (Keuze("goed", "Alles is in orde", True),)),
        (Oefenregel("Stap 1: de bouwmelding beoordelen", "Alles is in orde", "Er ligt een bouwmelding met alle stukken."),),
        mag_opnieuw=True, bezig="Het dorp wordt nu gevuld: 80 van de 320 dossiers zijn er.",
    )  # fmt: skip


def voorbeeld_opnieuw() -> OpnieuwBeeld:
    """Before beginning again."""
    return OpnieuwBeeld(
        ("324 zaken", "12 brieven"), ("de accounts",), 320, laatst="Het laatst op 3 maart 2026, door Amal Rietvoort.",
    )  # fmt: skip


def voorbeeld_bezig() -> OpnieuwBeeld:
    """While the worker fills."""
    return OpnieuwBeeld((), (), 320, bezig="Het dorp wordt nu gevuld: 80 van de 320 dossiers zijn er.")
