"""One signal and its assessment. Template `web/signaal.html`, url `signaal` (zaaknummer, signaal_id).

The form posts `versie`, `onderwerpen`, `risico` (ja, nee), `risico_reden`, `aanpak`, `aanpak_reden` and `daad`: `bekijk` shows
what the kader says, `beoordeel` keeps it. Closing the signal posts `daad=oplossen` with `oplossing`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Bron, Kanttekening, Keuze, Status
from borgwijzer.web.beelden.signalen import Signaalregel


@dataclass(frozen=True, slots=True)
class Adviesvak:
    """What the kader says. `mist` are sentences about what is still to be filled in; then `redenen` is empty."""

    status: Status
    zin: str
    redenen: tuple[str, ...] = ()
    mist: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()


@dataclass(frozen=True, slots=True)
class Ander:
    """Another signal of this zaak or at this address; `lijkt` says in what it is alike, or is empty."""

    zaaknummer: str
    tekst: str
    wanneer: str
    status: Status
    lijkt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalBeeld:
    """`beoordeeld` says who assessed it, when and why; `onderzoek` and `aanpak` are the two halves of the form."""

    zaaknummer: str
    zaak_titel: str
    signaal: Signaalregel
    versie: str = "0"
    gevaar: bool = False
    beoordeeld: tuple[str, ...] = ()
    advies: Adviesvak | None = None
    onderzoek: tuple[Invoerveld, ...] = ()
    aanpak: tuple[Invoerveld, ...] = ()
    oplossing: Invoerveld | None = None
    anderen: tuple[Ander, ...] = ()
    mag: bool = False
    mag_bezoek: bool = False
    fout: str = ""


def voorbeeld() -> SignaalBeeld:
    """A neighbour about a foundation, with what the kader says of it."""
    ja_nee = (Keuze("", "Maak een keuze"), Keuze("ja", "Ja", True), Keuze("nee", "Nee"))
    return SignaalBeeld(
        zaaknummer="2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        signaal=Signaalregel(
            id="3", status=Status("Open", "let_op"), omschrijving="Er staat water in de bouwput.", van="derde", ontvangen="ma 9 mrt"
        ),
        gevaar=True,
        beoordeeld=("Beoordeeld door Ravi Oudkerk op di 10 mrt 2026: wij gaan kijken.",),
        advies=Adviesvak(
            Status("Zelf kijken", "let_op"),
            "Het kader zegt: ga zelf kijken.",
            ("Fundering: wij gaan zelf kijken.",),
            bronnen=(Bron("kader bijlage 1"),),
            kanttekeningen=(Kanttekening("Een verzoek moet worden beslist.", ()),),
        ),
        onderzoek=(
            Invoerveld(naam="onderwerpen", etiket="Waar gaat het over?", soort="vinkjes", keuzes=(Keuze("f", "Fundering", True),)),
            Invoerveld(naam="risico", etiket="Is er een risico?", soort="keuze", keuzes=ja_nee, verplicht=True),
            Invoerveld(naam="risico_reden", etiket="Waaruit blijkt dat?", soort="lang", verplicht=True),
        ),
        aanpak=(Invoerveld(naam="aanpak", etiket="Wat doet u?", soort="keuze", keuzes=(Keuze("bezoek", "Kijken", True),)),),
        oplossing=Invoerveld(naam="oplossing", etiket="Hoe is het opgelost?", soort="lang", verplicht=True),
        anderen=(Ander("2026-000412", "Water", "ma 2 mrt", Status("Open", "let_op"), "zelfde onderwerp"),),
        mag=True,
        mag_bezoek=True,
        fout="Kies wat u met het signaal doet.",
    )


def voorbeeld_lezer() -> SignaalBeeld:
    """A signal that is closed, for who may only read."""
    regel = Signaalregel(
        id="3",
        status=Status("Opgelost", "goed"),
        omschrijving="Stof.",
        van="derde",
        ontvangen="ma 9 mrt",
        oplossing="Geen opvolging.",
    )
    return SignaalBeeld(zaaknummer="2026-000412", zaak_titel="Kade 12, Wilgenmeer", signaal=regel)
