"""Weighing an overtreding on one page. Template `web/afweging.html`, url `afweging` (zaaknummer, overtreding_id).

The form posts `versie`, the scores with `<score>_reden`, per hit `recidive` with `recidive-<id>` and its reden, `argument` with
its reden, `samenloop`, the fields of `overleg`, per option `mogelijk` with `mogelijk-<code>` and its reden, `keuze`,
`keuze_reden`, `lichter-<trede>`, `afwijking_reden`, and `daad`: bekijk, bewaar or voorstel.
"""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden.formulier import Foutregel, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Bron, Kanttekening, Status
from borgwijzer.web.beelden.overtreding import Alinea


@dataclass(frozen=True, slots=True)
class Schaaloptie:
    """One choice of a scale, with by what it is known."""

    waarde: str
    naam: str
    criterium: str = ""
    gekozen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Schaal:
    """A question with radio buttons, and the field for the reason or none."""

    naam: str
    vraag: str
    opties: tuple[Schaaloptie, ...]
    reden: Invoerveld | None = None
    uitleg: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Matrixcel:
    """A cell of the matrix at its place in the drawing. `soort`: leeg, gescoord or geldt; `merk` says that in words."""

    naam: str
    x: int
    y: int
    soort: str
    regels: tuple[str, ...]
    merk: str = ""


@dataclass(frozen=True, slots=True)
class Matrixrij:
    """A row as the table has it: the consequences, and its four cells."""

    kop: str
    cellen: tuple[Matrixcel, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """From heavy to light; `kolommen` are the four kinds of behaviour."""

    rijen: tuple[Matrixrij, ...]
    kolommen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Optieregel:
    """An option of the cell; `vraag` when a person answers whether the wet allows it here, `antwoord` what he answered."""

    code: str
    spoor: str
    naam: str
    status: Status
    toelichting: str
    bronnen: tuple[Bron, ...] = ()
    vraag: Schaal | None = None
    antwoord: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesvak:
    """What the kader says about these scores. `botsing` are sentences about what does not fit together."""

    zin: str
    matrix: Matrix
    opties: tuple[Optieregel, ...]
    ladder: tuple[Alinea, ...]
    botsing: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffervak:
    """An earlier overtreding; `vraag` whether it counts, or `antwoord` what was said of it."""

    id: str
    titel: str
    url: str
    waarop: str
    feiten: tuple[str, ...]
    vraag: Schaal | None = None
    antwoord: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argumentveld:
    """A circumstance that may be ticked, with the field for its reason."""

    id: str
    tekst: str
    effect: str
    gekozen: bool
    reden: Invoerveld


@dataclass(frozen=True, slots=True)
class Geval:
    """A comparable case."""

    zaaknummer: str
    url: str
    wanneer: str
    cel: str
    keuze: str
    uitkomst: Status


@dataclass(frozen=True, slots=True)
class Vergelijkvak:
    """`aantallen` per choice in words, of the same cell; `gevallen` the last ones."""

    zin: str
    aantallen: tuple[str, ...]
    gevallen: tuple[Geval, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwegingBeeld:
    """`mag`: the form can be filled in; else what was filled in is shown as text. Steps that need the scores are None without."""

    zaaknummer: str
    zaak_titel: str
    titel: str
    terug: str
    adres: str
    samenvatting: str
    status: Status
    versie: str = "0"
    mag: bool = False
    beletselen: tuple[Beletsel, ...] = ()
    terug_reden: str = ""
    scores: tuple[Schaal, ...] = ()
    treffers: tuple[Treffervak, ...] = ()
    treffers_zin: str = ""
    herhaling: Schaal | None = None
    argumenten: tuple[Argumentveld, ...] = ()
    argumenten_zin: str = ""
    samenloop: Invoerveld | None = None
    advies: Adviesvak | None = None
    overleg_zin: str = ""
    overleg: Schaal | None = None
    overlegvelden: tuple[Invoerveld, ...] = ()
    vergelijk: Vergelijkvak | None = None
    keuze: Schaal | None = None
    lichter: tuple[Invoerveld, ...] = ()
    afwijking: Invoerveld | None = None
    motivering: tuple[Alinea, ...] = ()
    fout: str = ""
    fouten: tuple[Foutregel, ...] = ()


def _lang(naam: str, etiket: str = "Waarom?") -> Invoerveld:
    return Invoerveld(naam=naam, etiket=etiket, soort="lang", verplicht=True)


def _ja_nee(naam: str, vraag: str) -> Schaal:
    return Schaal(naam=naam, vraag=vraag, opties=(Schaaloptie("ja", "Ja"), Schaaloptie("nee", "Nee")), reden=_lang(f"{naam}-reden"))


def _matrix() -> Matrix:
    rijen = []
    for hoogte, gevolg in enumerate("4321"):
        cellen = []
        for plaats, gedrag in enumerate("ABCD"):
            soort = "geldt" if gevolg + gedrag == "3C" else "gescoord" if gevolg + gedrag == "3B" else "leeg"
            merk = {"geldt": "deze cel geldt", "gescoord": "zo gescoord"}.get(soort, "")
            cellen.append(Matrixcel(gevolg + gedrag, plaats * 150, hoogte * 70, soort, ("BSB, PV", "L"), merk))
        rijen.append(Matrixrij(f"{gevolg}. Van belang", tuple(cellen)))
    return Matrix(tuple(rijen), ("A. Goedwillend", "B. Onverschillig", "C. Calculerend", "D. Notoir"))


def _advies() -> Adviesvak:
    optie = Optieregel(
        code="BB", spoor="Bestuursrecht, bestraffend", naam="Bestuurlijke boete", status=Status("Alleen als de wet", "let_op"),
        toelichting="Laat een jurist dit nagaan.", bronnen=(Bron("kader 5"),), vraag=_ja_nee("mogelijk-BB", "Kan dit hier?"),
    )  # fmt: skip
    return Adviesvak(
        zin="De cel 3B verschuift naar 3C.", matrix=_matrix(), opties=(optie,), ladder=(Alinea("Waarschuwing", "Past bij matig."),),
        botsing=("De ladder en de matrix botsen hier.",), bronnen=(Bron("kader 5"),), kanttekeningen=(Kanttekening("Let op.", ()),),
    )  # fmt: skip


def voorbeeld() -> AfwegingBeeld:
    """Cell 3B that shifts to 3C, with an earlier overtreding, an error, and all steps open."""
    opties = (Schaaloptie("3", "3. Van belang", "Een wezenlijk risico.", True), Schaaloptie("4", "4. Aanzienlijk"))
    geval = Geval("2025-000003", "/zaak/2025-000003/", "2 maart 2025", "3C", "Waarschuwing", Status("Hersteld", "goed"))
    treffer = Treffervak(
        id="4", titel="Bbl 7.7 in zaak 2025-000003", url="/zaak/2025-000003/", waarop="zelfde naam", feiten=("Waarschuwing",),
        vraag=_ja_nee("recidive-4", "Telt zij mee?"),
    )  # fmt: skip
    voordeel = Argumentveld(
        id="voordeel", tekst="Voordeel", effect="weegt mee", gekozen=True, reden=_lang("argument-voordeel-reden")
    )  # fmt: skip
    return AfwegingBeeld(
        zaaknummer="2026-000412", zaak_titel="Kade 12, Wilgenmeer", titel="Weeg de overtreding van Bbl 4.12", versie="3", mag=True,
        terug="/overtreding/7/", adres="/overtreding/7/wegen/", samenvatting="Er ligt geen wapening.",
        status=Status("Teruggegeven", "let_op"), terug_reden="Teruggegeven door J.: leg het gedrag uit.",
        scores=(Schaal(naam="gevolg", vraag="Hoe groot?", opties=opties, reden=_lang("gevolg_reden"), fout="Kies."),),
        treffers=(treffer,), treffers_zin="Wij zoeken vijf jaar terug.", herhaling=_ja_nee("herhaling", "Is het een herhaling?"),
        argumenten=(voordeel,), argumenten_zin="Wat maakt het zwaarder of lichter?", advies=_advies(),
        samenloop=_lang("samenloop", "De kwaliteitsborger"), overleg_zin="De cel noemt strafrecht.",
        overleg=_ja_nee("overleg", "Is er overlegd?"), overlegvelden=(_lang("overleg_met"),),
        vergelijk=Vergelijkvak("Eerder in dezelfde cel:", ("2 keer een waarschuwing",), (geval,)),
        keuze=Schaal(naam="keuze", vraag="Wat doet de gemeente?", opties=opties[:1], reden=_lang("keuze_reden")),
        lichter=(_lang("lichter-1", "Waarom volstaat een gesprek niet?"),), afwijking=_lang("afwijking_reden"),
        motivering=(Alinea("De keuze", "Gekozen is: waarschuwing."),), fout="Vul aan wat ontbreekt.",
        fouten=(Foutregel("Kies het gevolg.", "gevolg"),),
    )  # fmt: skip


def voorbeeld_dicht() -> AfwegingBeeld:
    """As a second person sees a proposal: nothing to fill in."""
    beeld = voorbeeld()
    assert beeld.advies
    advies = replace(
        beeld.advies, opties=tuple(replace(een, vraag=None, antwoord="Nee. Geen grond.") for een in beeld.advies.opties)
    )
    treffers = tuple(replace(een, vraag=None, antwoord="Telt mee. Zelfde bedrijf.") for een in beeld.treffers)
    return replace(
        beeld,
        mag=False,
        scores=(),
        herhaling=None,
        argumenten=(),
        samenloop=None,
        overleg=None,
        overlegvelden=(),
        keuze=None,
        lichter=(),
        afwijking=None,
        fout="",
        fouten=(),
        terug_reden="",
        advies=advies,
        treffers=treffers,
        beletselen=(Beletsel("Ligt voor."),),
    )
