"""A last onder dwangsom or bestuursdwang. Template `web/last.html`, url `last` (zaaknummer, last_id).

Every form posts `daad`: the name of the deed and the versie that was shown, such as voornemen-3; `bekijk-<versie>` with `stap`
shows the letter of a step and keeps nothing. With `?verbeter=<stap>` the page has the forms verbeter-<versie>-<stap> and
vervalt-<versie>-<stap> in the place of the others. A besluit posts neem-<besluit> or weiger-<besluit> with a reason.
"""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Bron, Kanttekening, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.beelden.zaak import Keten, Stap, Termijn


@dataclass(frozen=True, slots=True, kw_only=True)
class Lastformulier:
    """A form of this page. `bekijk` is the button that shows the letter first; empty without a letter."""

    formulier: Deelformulier
    bekijk: str = ""
    bekijk_knop: str = "Bekijk eerst de brief"
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lastvoorstel:
    """A besluit that waits for a second person, with its letter; `daden` are empty for who may not decide."""

    titel: str
    wie: str
    motivering: str
    feiten: tuple[Feit, ...]
    brief: Briefbeeld | None = None
    brief_fout: str = ""
    neem: str = ""
    weiger: str = ""
    reden: Invoerveld | None = None
    beletsel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laststapregel:
    """A step that was set: what, when, by whom, and what was written. `vervallen`: it counts no more, another took its place.

    `verbeter` is its number, for the link `?verbeter=<number>` that opens the form to correct it; empty when that cannot be.
    """

    naam: str
    wanneer: str
    wie: str
    teksten: tuple[Feit, ...] = ()
    vervallen: bool = False
    verbeter: str = ""


@dataclass(frozen=True, slots=True)
class Vorderingsregel:
    """A sum that arose; `betalen_voor` and `verjaart_op` are dates in words, `waarom` what changed the second."""

    wat: str
    bedrag: str
    betaald: str
    betalen_voor: str
    verjaart_op: str
    status: Status
    waarom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBeeld:
    """`zin` says where it stands and what must happen before when; `nu` is the form needed now, `ook` are the other deeds."""

    zaaknummer: str
    zaak_titel: str
    id: str
    titel: str
    status: Status
    zin: str
    keten: Keten
    wie: str = ""
    opdracht: tuple[Feit, ...] = ()
    termijnen: tuple[Termijn, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()
    voorstel: Lastvoorstel | None = None
    teruggegeven: str = ""
    nu_titel: str = ""
    nu: tuple[Lastformulier, ...] = ()
    ook: tuple[Lastformulier, ...] = ()
    geld: tuple[Feit, ...] = ()
    vorderingen: tuple[Vorderingsregel, ...] = ()
    stappen: tuple[Laststapregel, ...] = ()
    brieven: tuple[tuple[str, str], ...] = ()
    proefbrief: Briefbeeld | None = None
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lastbegin:
    """A last that can begin: after an afweging, or with haste for an overtreding."""

    titel: str
    tekst: str
    daad: str
    knop: str
    reden: Invoerveld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastNieuwBeeld:
    """Begin a last. Template `web/last_nieuw.html`, url `last_nieuw` (zaaknummer); posts `daad` afweging-<id> or spoed-<id>."""

    zaaknummer: str
    zaak_titel: str
    keuzes: tuple[Lastbegin, ...] = ()
    spoed: tuple[Lastbegin, ...] = ()
    fout: str = ""


def voorbeeld_nieuw() -> LastNieuwBeeld:
    """One after an afweging, one with haste, after a refusal."""
    reden = Invoerveld(naam="spoed-3", etiket="Waarom kan dit niet wachten?", soort="lang", verplicht=True)
    return LastNieuwBeeld(
        zaaknummer="2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        keuzes=(Lastbegin(titel="Last onder dwangsom", tekst="Bouwen zonder melding.", daad="afweging-4", knop="Begin"),),
        spoed=(Lastbegin(titel="Bouwen zonder melding", tekst="Gezien op 8 apr.", daad="spoed-3", knop="Begin", reden=reden),),
        fout="Schrijf waarom dit niet kan wachten.",
    )


def voorbeeld_nieuw_leeg() -> LastNieuwBeeld:
    """There is nothing to begin on."""
    return LastNieuwBeeld(zaaknummer="2026-000412", zaak_titel="Kade 12, Wilgenmeer")


def voorbeeld() -> LastBeeld:
    """A last of which a dwangsom was forfeited, with everything that the page can show."""
    return LastBeeld(
        zaaknummer="2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        id="7",
        titel="Last onder dwangsom",
        status=Status("Loopt", "let_op"),
        zin="Er is een dwangsom verbeurd: stel dat vast.",
        wie="Nu aan de beurt: handhaver.",
        keten=Keten(
            (Stap("Voornemen", Status("Gedaan", "goed"), "ma 2 mrt 2026"), Stap("Besluit", Status("Nu", "wacht"), nu=True)),
            "De stappen",
        ),
        opdracht=(Feit("Opdracht", "Leg de bouw stil."),),
        termijnen=(Termijn(betekenis="Begunstigingstermijn", datum="wo 1 apr 2026", status=Status("Te laat", "fout")),),
        kanttekeningen=(Kanttekening("Bij acuut gevaar past bestuursdwang.", (Bron("Awb 5:32 lid 2"),)),),
        voorstel=_voorstel(),
        teruggegeven="Het vorige voorstel is teruggegeven: te zwaar.",
        nu_titel="Stel de verbeurte vast",
        nu=(_formulier(),),
        ook=(_dicht(),),
        geld=(Feit("Verbeurd", "€ 1.000"),),
        vorderingen=(
            Vorderingsregel(
                "Dwangsom van 2 apr 2026", "€ 1.000", "€ 0", "ma 18 mei 2026", "vr 2 apr 2027", Status("Open", "let_op")
            ),
        ),
        stappen=(
            Laststapregel(
                naam="Voornemen verstuurd", wanneer="ma 2 mrt 2026", wie="Ravi Oudkerk", teksten=(Feit("Waarom", "Gevaar."),)
            ),
        ),
        brieven=(("3", "Wij zijn van plan om in te grijpen"),),
        proefbrief=make_brief(),
        fout="Kies waarvoor het bedrag geldt.",
    )


def voorbeeld_lezer() -> LastBeeld:
    """A last that ended, for who may only read; a proposal whose letter cannot be made."""
    return replace(
        voorbeeld(),
        wie="",
        voorstel=replace(
            _voorstel(),
            brief=None,
            brief_fout="Er is geen briefpapier.",
            neem="",
            weiger="",
            reden=None,
            beletsel="U hebt dit zelf voorgesteld.",
        ),
        nu=(),
        nu_titel="",
        ook=(),
        vorderingen=(),
        geld=(),
        stappen=(),
        brieven=(),
        termijnen=(),
        kanttekeningen=(),
        proefbrief=None,
        fout="",
        teruggegeven="",
        opdracht=(),
    )


def _formulier() -> Lastformulier:
    veld = Invoerveld(naam="verbeuring-toelichting", etiket="Toelichting", soort="lang")
    groep = Groep("De verbeurte vaststellen", (veld,), "Het bedrag is € 1.000.")
    return Lastformulier(formulier=Deelformulier(daad="verbeuring-4", groep=groep, knop="Stel vast"), bekijk="verbeuring")


def _dicht() -> Lastformulier:
    redenen = (Beletsel("De last loopt nog."),)
    return Lastformulier(
        formulier=Deelformulier(daad="afronden-4", groep=Groep("Afronden", ()), knop="Rond af", beletselen=redenen)
    )


def _voorstel() -> Lastvoorstel:
    reden = Invoerveld(naam="weiger-9-reden", etiket="Waarom niet?", soort="lang", verplicht=True)
    return Lastvoorstel(
        titel="Invordering van een dwangsom",
        wie="Voorgesteld door Sanne Verlaat.",
        motivering="Niet betaald.",
        feiten=(Feit("Bedrag", "€ 1.000"),),
        brief=make_brief(),
        neem="neem-9",
        weiger="weiger-9",
        reden=reden,
    )
