"""One signal and its assessment. Template `web/signaal.html`, url `signaal` (zaaknummer, signaal_id).

The form posts `versie`, `onderwerpen`, `risico` (ja, nee), `risico_reden`, `aanpak`, `aanpak_reden` and `daad`: `bekijk` shows
what the kader says, `beoordeel` keeps it. Closing the signal posts `daad=oplossen` with `oplossing`. Photos post (multipart)
`daad=stukken` with `stukken`; joining posts `daad=voegsamen-<id>` with `samen_reden`, undoing it `daad=maaklos` with `los_reden`.
"""

from dataclasses import dataclass, replace
from typing import Any

from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.gevaar import Bellen
from borgwijzer.web.beelden.onderdelen import Bron, Documentverwijzing, Kanttekening, Keuze, Status
from borgwijzer.web.beelden.signaal_nieuw import Gelijke, voorbeeld_gelijke
from borgwijzer.web.beelden.signalen import Signaalregel
from borgwijzer.web.beelden.toezichtblok import Toezichtknop
from borgwijzer.web.beelden.triage_bericht import Feit


@dataclass(frozen=True, slots=True)
class Adviesvak:
    """What the kader says. `mist` are sentences about what is still to be filled in; then `redenen` is empty."""

    status: Status
    zin: str
    redenen: tuple[str, ...] = ()
    mist: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalBeeld:
    """`beoordeeld` says who assessed it, when and why; `onderzoek` and `aanpak` are the two halves of the form.

    `toon_melder`: the shielded name may be asked for; `getoond` is that name, this once. `gelijke` may be joined with this one,
    `gevoegd` are joined to it, `bij` is the one that it was joined to. `knoppen`: what may be begun from here.
    """

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
    feiten: tuple[Feit, ...] = ()
    toon_melder: bool = False
    getoond: str = ""
    verzoek: str = ""
    bellen: Bellen | None = None
    gevaar_url: str = ""
    bouwstop_url: str = ""
    stukken: tuple[Documentverwijzing, ...] = ()
    gelijke: tuple[Gelijke, ...] = ()
    gevoegd: tuple[Gelijke, ...] = ()
    bij: Gelijke | None = None
    samen: Invoerveld | None = None
    berichten: tuple[str, ...] = ()
    bericht_url: str = ""
    knoppen: tuple[Toezichtknop, ...] = ()
    mag: bool = False
    mag_stukken: bool = False
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
        **_voorbeeld_omgeving(),
        mag=True,
        mag_stukken=True,
        mag_bezoek=True,
        fout="Kies wat u met het signaal doet.",
    )


def _voorbeeld_omgeving() -> dict[str, Any]:
    return {
        "feiten": (Feit("Kanaal", "telefoon"), Feit("Artikelen", "Bbl 4.12")),
        "toon_melder": True,
        "verzoek": "De melder vraagt ons om te handhaven.",
        "bellen": Bellen("14 0999", "140999"),
        "gevaar_url": "/zaak/2026-000412/gevaar/?signaal=3",
        "bouwstop_url": "/zaak/2026-000412/vastleggen/",
        "stukken": (Documentverwijzing(id="", naam="put.jpg", kenmerken="JPEG, 1,2 MB", url="/stuk/1/", heeft_voorbeeld=False),),
        "gelijke": (voorbeeld_gelijke(),),
        "gevoegd": (voorbeeld_gelijke(),),
        "samen": Invoerveld(naam="samen_reden", etiket="Waarom gaan zij over hetzelfde?", soort="lang", verplicht=True),
        "berichten": ("De melder kreeg bericht op 10 maart 2026.",),
        "bericht_url": "/zaak/2026-000412/signaal/3/bericht/",
        "knoppen": (Toezichtknop("Plan een controle", "/zaak/2026-000412/"),),
    }


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


def voorbeeld_gevoegd() -> SignaalBeeld:
    """A signal that was joined to another: it can be made loose again."""
    veld = Invoerveld(naam="los_reden", etiket="Waarom toch niet hetzelfde?", soort="lang", verplicht=True)
    return replace(voorbeeld_lezer(), bij=replace(voorbeeld_gelijke(), daad=""), samen=veld, getoond="P. Duinker")
