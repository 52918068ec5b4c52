"""The bundle of a zaak. Template `web/bundel.html`, url `bundel` (zaaknummer).

Posts `doel`, `toelichting`, per piece `in-<kenmerk>` (ticked: it goes in) and `reden-<kenmerk>` (why it stays out), or `stop` with
the id of a bundle.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Stukregel:
    """One piece to choose: `veld` is its kenmerk, `bladen` how many pages it has in words, or empty when that is not known."""

    veld: str
    soort: str
    naam: str
    datum: str
    bladen: str = ""
    erin: bool = True
    vertrouwelijk: bool = False
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundelregel:
    """A bundle that was asked for. `gedaan` of `totaal` while it is being made; `id` serves to stop or download it."""

    id: str
    tekst: str
    status: Status
    gedaan: int = 0
    totaal: int = 0
    bezig: bool = False
    klaar: bool = False
    noot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundelBeeld:
    """The choice and what was made before; `mag_maken` is false for who only reads, or while one is being made."""

    zaaknummer: str
    titel: str
    doel: Keuzeveld
    toelichting: str
    stukken: tuple[Stukregel, ...]
    bundels: tuple[Bundelregel, ...] = ()
    mag_maken: bool = True
    mag_stoppen: bool = True
    fout: str = ""


STUKKEN = (
    Stukregel(veld="document:1", soort="Borgingsplan bij de bouwmelding", naam="plan.pdf", datum="2 maart 2026", bladen="9 bladen"),
    Stukregel(veld="brief:1", soort="Brief van de gemeente", naam="Uw bouwmelding is volledig (W-1-01)", datum="5 maart 2026",
              erin=False, vertrouwelijk=True, reden="Bevat gegevens van een derde."),
)  # fmt: skip
KEUZE = Keuzeveld("doel", "Voor wie is de bundel?", (Keuze("bezwaar", "Voor de bezwaarcommissie", True),))


def voorbeeld() -> BundelBeeld:
    """Two pieces of which one stays out, and a bundle that is ready."""
    klaar = Bundelregel(
        id="1", tekst="Voor de bezwaarcommissie, gevraagd op 9 maart 2026 door Amal Rietvoort", status=Status("Klaar", "goed"),
        klaar=True, noot="2 stukken, 31 bladen",
    )  # fmt: skip
    return BundelBeeld(
        zaaknummer="W-2026-00012", titel="Rietlaan 1, Wilgenmeer", doel=KEUZE, toelichting="", stukken=STUKKEN, bundels=(klaar,),
        fout="Kies voor wie de bundel is.",
    )  # fmt: skip


def voorbeeld_bezig() -> BundelBeeld:
    """While the worker makes one."""
    bezig = Bundelregel(
        id="2", tekst="Voor de rechtbank, gevraagd op 9 maart 2026", status=Status("Wordt gemaakt", "wacht"), gedaan=3, totaal=14,
        bezig=True,
    )  # fmt: skip
    return BundelBeeld(
        zaaknummer="W-2026-00012", titel="Rietlaan 1, Wilgenmeer", doel=KEUZE, toelichting="", stukken=(), bundels=(bezig,),
        mag_maken=False,
    )  # fmt: skip
