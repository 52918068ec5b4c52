"""The toets of one melding. Template `web/toets.html`, url `toets` (zaaknummer, melding_id).

The form posts `versie`, per human eis `antwoord-<id>` (ja, nee, nvt) and `reden-<id>`, and `daad`: `opslaan` stays on
the page, `oordeel` goes on to the verdict. Without `mag_wijzigen` the same page is read only.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.etiketten import BEVINDINGEN, REGISTER, TOETSEN
from borgwijzer.web.beelden.onderdelen import (
    BBL_2_19,
    KADER,
    Bron,
    Documentverwijzing,
    Kanttekening,
    Keuze,
    Noot,
    Status,
    Tekstveld,
)
from borgwijzer.web.beelden.signalen import Signaalregel
from borgwijzer.web.beelden.taakgrens import VOORBEELD as GRENZEN
from borgwijzer.web.beelden.taakgrens import Grens
from borgwijzer.web.beelden.zaak import Oordeel


@dataclass(frozen=True, slots=True)
class Verschil:
    """Two papers that say something different about one thing, side by side."""

    gegeven: str
    bron_links: str
    waarde_links: str
    bron_rechts: str
    waarde_rechts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Eis:
    """One line of the checklist.

    `keuzes` is empty for an automatic eis that stands: then `status` and `uitkomst_reden` say what the computer found.
    `verschillen` are set beside each other.
    A human eis has keuzes and the field `reden`; with `afwijken` they are a way to set aside what the computer found.
    `laag` is `wet` for what only the wet asks, else empty. `door` names who judged it when, or is empty.
    """

    id: str
    tekst: str
    status: Status
    uitleg: str = ""
    laag: str = ""
    bronnen: tuple[Bron, ...] = ()
    uitkomst_reden: str = ""
    keuzes: tuple[Keuze, ...] = ()
    reden: Tekstveld | None = None
    fout: str = ""
    door: str = ""
    documenten: tuple[Documentverwijzing, ...] = ()
    afwijken: bool = False
    verschillen: tuple[Verschil, ...] = ()
    noten: tuple[Noot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registervak:
    """What the register check rests on; `noten` holds what no eis on the page shows. Without `knop` it cannot be redone."""

    zin: str
    waarschuwingen: tuple[str, ...] = ()
    noten: tuple[Noot, ...] = ()
    knop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plekvak:
    """What the kader says about this place. `noten` are its circumstances, empty when it names none.

    `vraag` is what a person looks at; `eis` is the id of the eis that keeps the answer, or empty. `knop` names the button that
    saves and goes on to a request to clarify; `url` leads there without saving, for who cannot change the toets.
    """

    zin: str
    noten: tuple[Noot, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    vraag: str = ""
    eis: str = ""
    knop: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Eisgroep:
    """A heading with its eisen, in the order of the kader."""

    naam: str
    eisen: tuple[Eis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToetsBeeld:
    """`voortgang` says in words what is left. `fouten` pairs the id of an eis with a sentence for the top.

    `gebruik` and `signalen` are there for a gereedmelding: from when the building may be used, and what stands in the way.
    """

    zaaknummer: str
    zaak_titel: str
    melding_id: str
    titel: str
    ontvangen: str
    versie: str
    groepen: tuple[Eisgroep, ...]
    oordeel: Status
    oordeel_zin: str
    oordeel_wet: Status
    oordeel_wet_zin: str
    voortgang: str
    kanttekeningen: tuple[Kanttekening, ...] = ()
    fouten: tuple[tuple[str, str], ...] = ()
    mag_wijzigen: bool = True
    gebruik: Oordeel | None = None
    signalen: tuple[Signaalregel, ...] = ()
    register: Registervak | None = None
    plek: Plekvak | None = None
    grenzen: tuple[Grens, ...] = ()


def make_keuzes(gekozen: str = "") -> tuple[Keuze, ...]:
    """The three answers of a human eis."""
    teksten = {"ja": "Ja", "nee": "Nee", "nvt": "Niet van toepassing"}
    return tuple(Keuze(waarde, tekst, waarde == gekozen) for waarde, tekst in teksten.items())


def make_reden(eis: str, waarde: str = "", fout: str = "") -> Tekstveld:
    """The field for the reason of one eis."""
    return Tekstveld(naam=f"reden-{eis}", etiket="Reden", waarde=waarde, uitleg="verplicht bij nee", fout=fout)


def make_groep_melding() -> Eisgroep:
    """Automatic lines, and one that a person must judge."""
    voldaan = BEVINDINGEN[True]
    return Eisgroep(
        "De melding en de kwaliteitsborger",
        (
            Eis(
                id="kanaal",
                tekst="De melding is gedaan via het Omgevingsloket.",
                status=voldaan,
                bronnen=(KADER,),
                uitkomst_reden="Ontvangen van het Omgevingsloket met verzoeknummer 1999202600399.",
            ),
            Eis(
                id="instrument",
                tekst="Er is een toegelaten instrument gekozen dat past bij de bouwactiviteit.",
                status=voldaan,
                bronnen=(KADER, BBL_2_19),
                uitkomst_reden="Volgens het register van zondag 1 maart 2026 in orde.",
                noten=(Noot(REGISTER["toegelaten"], "Instrument in het register van zo 1 mrt 2026: gevonden op naam."),),
            ),
            Eis(
                id="onafhankelijk",
                tekst="De kwaliteitsborger is onafhankelijk en niet geschorst.",
                uitleg="Kijk of de kwaliteitsborger niet ook ontwerper, aannemer of adviseur van dit bouwwerk is.",
                status=BEVINDINGEN[None],
                bronnen=(KADER,),
                keuzes=make_keuzes("ja"),
                reden=make_reden("onafhankelijk"),
                door="Noor van Dijkhuizen, wo 18 mrt 2026",
            ),
        ),
    )


def make_groep_dossier() -> Eisgroep:
    """Papers: one is there, one is doubtful, one is asked by the wet alone."""
    return Eisgroep(
        "Het dossier",
        (
            Eis(
                id="borgingsplan",
                tekst="Het borgingsplan is aanwezig.",
                status=BEVINDINGEN[True],
                bronnen=(KADER, BBL_2_19),
                uitkomst_reden="Gevonden: borgingsplan-kade-12.pdf.",
                keuzes=make_keuzes(),
                reden=make_reden("borgingsplan"),
                afwijken=True,
                documenten=(Documentverwijzing(id="874", naam="borgingsplan-kade-12.pdf"),),
            ),
            Eis(
                id="risicobeoordeling",
                tekst="De risicobeoordeling gaat over dit bouwwerk.",
                uitleg="Beoordeel niet of de inhoud juist is. Kijk of adres en bouwactiviteit kloppen.",
                status=BEVINDINGEN[None],
                bronnen=(KADER, BBL_2_19),
                keuzes=make_keuzes("nee"),
                reden=make_reden("risicobeoordeling", fout="Schrijf op waarom het antwoord nee is."),
                fout="Schrijf op waarom het antwoord nee is.",
                documenten=(Documentverwijzing(id="875", naam="risicobeoordeling.pdf"),),
            ),
            Eis(
                id="risicomatrix",
                tekst="De risicomatrix veiligheid van de directe omgeving is aanwezig.",
                status=BEVINDINGEN[False],
                laag="Alleen wet",
                bronnen=(Bron("Bbl 7.5c"),),
                uitkomst_reden="Er is geen document van deze soort ontvangen.",
            ),
        ),
    )


def make_groep_leesbaar() -> Eisgroep:
    """What a person must look at."""
    return Eisgroep(
        "Volledig en leesbaar",
        (
            Eis(
                id="leesbaar",
                tekst="Alle documenten zijn volledig en goed leesbaar.",
                uitleg="Let op: van plattegronden.pdf is pagina 3 een scan zonder tekst.",
                status=BEVINDINGEN[None],
                bronnen=(KADER,),
                keuzes=make_keuzes(),
                reden=make_reden("leesbaar"),
                documenten=(
                    Documentverwijzing(id="876", naam="plattegronden.pdf"),
                    Documentverwijzing(id="878", naam="bouwmodel.ifc", heeft_voorbeeld=False),
                ),
            ),
        ),
    )


def voorbeeld() -> ToetsBeeld:
    """A bouwmelding half way, after saving a nee without a reason."""
    return ToetsBeeld(
        grenzen=GRENZEN,
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        melding_id="41",
        titel="Toets van de bouwmelding",
        ontvangen="maandag 16 maart 2026",
        versie="4",
        groepen=(make_groep_melding(), make_groep_dossier(), make_groep_leesbaar()),
        oordeel=TOETSEN["onbeslist"],
        oordeel_zin="De bouwmelding is nog niet beoordeeld: 2 eisen wachten op u.",
        oordeel_wet=TOETSEN["niet_gedaan"],
        oordeel_wet_zin="Voor de wet ontbreekt de risicomatrix.",
        voortgang="5 van 7 eisen beoordeeld",
        kanttekeningen=(
            Kanttekening(
                "Het kader vraagt niet om de risicomatrix, de wet wel. Of de melding dan onvolledig is, staat niet "
                "vast. Overleg met de jurist.",
                (Bron("Bbl 7.5c"),),
                "volgens de wet niet gedaan",
            ),
        ),
        register=Registervak(
            zin="Geraadpleegd voor maandag 16 maart 2026, in de stand van zondag 1 maart 2026. Bron: register.tlokb.nl.",
            waarschuwingen=("Er is een nieuwere stand, van zondag 15 maart 2026: raadpleeg het register opnieuw.",),
            noten=(Noot(REGISTER["geschorst"], "Kwaliteitsborger: gevonden op KvK-nummer 90000502."),),
            knop="Raadpleeg het register opnieuw",
        ),
        plek=Plekvak(
            zin="Op deze plek gelden volgens het kader bijzondere lokale omstandigheden.",
            noten=(Noot(BEVINDINGEN[None], "Slappe veenlaag: de postcode 9999AB valt in 9999AA-9999DZ."),),
            bronnen=(Bron("bijlage B"),),
            vraag="Staat dit in het borgingsplan of de risicobeoordeling?",
            eis="borgingsplan",
            knop="Vraag om verduidelijking",
        ),
        fouten=(("risicobeoordeling", "Schrijf op waarom de risicobeoordeling niet over dit bouwwerk gaat."),),
    )
