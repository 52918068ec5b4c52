"""All kinds of letter of a municipality. Templates `web/brieven.html` and `web/brief_soort.html`, urls `brieven`, `brief_soort`.

Nothing is posted: the words of a municipality are changed in its kader.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Keuze, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Soortregel:
    """One kind of letter. `tweede` says how a second person looks at it."""

    naam: str
    titel: str
    wanneer: str
    aan: str
    bezwaar: str
    tweede: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class BrievenBeeld:
    """`zin` counts them; `fouten` are the places in the kader to mend."""

    kader: str
    zin: str
    soorten: tuple[Soortregel, ...]
    fouten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Eigenstuk:
    """One piece that the kader replaces. `let_op` names what is wrong with it, or what it does not tell any more."""

    stuk: str
    standaard: str
    eigen: str
    status: Status
    let_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefsoortBeeld:
    """One kind of letter with an example. `stukken` pairs the name of a piece with its standard text.

    `voorbeelden` are the variants to choose; `brief_uitleg` says why there is no letter to show, `let_op` what is off in it.
    `regels` is what to write in the kader.
    """

    regel: Soortregel
    kader: str
    eigen: tuple[Eigenstuk, ...]
    stukken: tuple[tuple[str, str], ...]
    gegevens: tuple[str, ...]
    regels: str
    voorbeelden: tuple[Keuze, ...]
    gekozen: str
    fouten: tuple[str, ...] = ()
    brief: Briefbeeld | None = None
    brief_uitleg: str = ""
    let_op: str = ""


def _regel(naam: str, titel: str, status: Status) -> Soortregel:
    return Soortregel(
        naam=naam, titel=titel, wanneer="als er iets ontbreekt", aan="de indiener", bezwaar="nee", tweede="bij de brief",
        status=status,
    )  # fmt: skip


def voorbeeld() -> BrievenBeeld:
    """One with own words that are wrong."""
    return BrievenBeeld(
        kader="Kader Lindenveen, versie van 1 oktober 2026",
        zin="2 soorten brieven. Bij 1 gebruikt de gemeente eigen woorden.",
        soorten=(
            _regel("herstelverzoek", "Verzoek om aanvulling", Status("Eigen woorden kloppen niet", "fout")),
            _regel("waarschuwing", "Waarschuwing", Status("Standaardtekst", "neutraal")),
        ),
        fouten=("[brief.herstelverzoek] vragen: het gegeven 'nummer' bestaat niet.",),
    )


def voorbeeld_soort() -> BriefsoortBeeld:
    """With own words that leave a fact out."""
    return BriefsoortBeeld(
        regel=_regel("herstelverzoek", "Verzoek om aanvulling", Status("Eigen woorden", "goed")),
        kader="Kader Lindenveen, versie van 1 oktober 2026",
        eigen=(
            Eigenstuk(
                stuk="vragen", standaard="Bel {telefoon} of mail naar {email}.", eigen="Bel ons gerust: {telefoon}.",
                status=Status("Let op", "let_op"), let_op="De standaardtekst noemt ook {email}.",
            ),
        ),
        stukken=(("vragen", "Bel {telefoon} of mail naar {email}."),),
        gegevens=("{telefoon}", "{email}"),
        regels='[brief.herstelverzoek.teksten]\nvragen = "Bel {telefoon}."',
        voorbeelden=(Keuze("herstelverzoek-bouwmelding", "herstelverzoek bouwmelding", True), Keuze("anders", "anders")),
        gekozen="herstelverzoek-bouwmelding",
        brief=make_brief(),
        let_op="In dit voorbeeld staat de standaardtekst.",
    )  # fmt: skip


def voorbeeld_zonder_papier() -> BriefsoortBeeld:
    """No letter paper, so nothing to show, and words that are wrong."""
    return BriefsoortBeeld(
        regel=_regel("herstelverzoek", "Verzoek om aanvulling", Status("Standaardtekst", "neutraal")), kader="Kader Lindenveen",
        eigen=(), stukken=(), gegevens=(), regels="", voorbeelden=(), gekozen="", fouten=("Er klopt iets niet.",),
        brief_uitleg="Het briefpapier is nog niet ingevuld.",
    )  # fmt: skip
