"""A request for data. Templates `web/informatieverzoek_formulier.html` (new and concept), `web/informatieverzoek.html` (sent)
and `web/beantwoorden.html` (the addressee).

The form posts `soort`, `aan`, `reden`, `uiterlijk`, `regels`, per line `werk-<n>`, `wat-<n>`, `moment-<n>`, and `versie` and
`daad`: meer, bewaar, verzend. A sent request posts `daad=neem_op` with `tekst-<n>` and files `stukken-<n>`, or
`daad=<controleer|herinner|beeindig>-<versie>`; a check also `plaats`, `goed` and `toelichting`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.herstel import Herstelpunt
from borgwijzer.web.beelden.onderdelen import Bron, Daad, Documentverwijzing, Keuze, Status, Tekstveld
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.vastleggen import Deelformulier


@dataclass(frozen=True, slots=True)
class Puntvelden:
    """One line of the form."""

    nummer: str
    velden: tuple[Invoerveld, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekformulierBeeld:
    """A new request (`id` empty) or a concept with its letter. Without `velden` there is nobody to ask: `geen_partij` says so."""

    zaaknummer: str
    zaak_titel: str
    titel: str
    id: str = ""
    versie: str = ""
    velden: tuple[Invoerveld, ...] = ()
    waarom: tuple[Invoerveld, ...] = ()
    punten: tuple[Puntvelden, ...] = ()
    regels: str = ""
    daad: Daad | None = None
    brief: Briefbeeld | None = None
    brief_uitleg: str = ""
    geen_partij: str = ""
    beeindig: Deelformulier | None = None
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangstregel:
    """What came in at one time for one item, and what somebody said of it."""

    kop: str
    tekst: str = ""
    documenten: tuple[Documentverwijzing, ...] = ()
    uitslag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekpunt:
    """One item. `antwoord` is a field while it waits; `controle` one while somebody must look at what came in."""

    plaats: str
    nummer: str
    wat: str
    bij: str = ""
    status: Status
    ontvangsten: tuple[Ontvangstregel, ...] = ()
    antwoord: Tekstveld | None = None
    controle: Tekstveld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekBeeld:
    """A request that was sent, or ended. `feiten` are pairs of a word and what it is; `herinnering` is there when it is time."""

    zaaknummer: str
    zaak_titel: str
    id: str
    titel: str
    status: Status
    bronnen: tuple[Bron, ...]
    feiten: tuple[tuple[str, str], ...]
    reden: str
    versie: str
    punten: tuple[Verzoekpunt, ...]
    neemt_op: bool = False
    adres: str = ""
    herinnering: Deelformulier | None = None
    formulieren: tuple[Deelformulier, ...] = ()
    brieven: tuple[tuple[str, str], ...] = ()
    brief: Briefbeeld | None = None
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeantwoordenBeeld:
    """The page of the addressee. `gesloten` says why nothing can be sent any more, or is empty. `oefening`: nothing is real."""

    gemeente: str
    plek: str
    kenmerk: str
    waarom: str
    uiterlijk: str
    punten: tuple[Herstelpunt, ...]
    gesloten: str = ""
    fout: str = ""
    oefening: bool = False


def voorbeeld_formulier() -> VerzoekformulierBeeld:
    """A concept with one line."""
    keuzes = (Keuze("bouwwerkzaamheden", "Gegevens over bouwwerkzaamheden (Bbl 2.20)", True),)
    veld = Invoerveld(naam="wat-0", etiket="Wat vraagt u?", waarde="Het heiplan", verplicht=True)
    return VerzoekformulierBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        titel="Verzoek om gegevens",
        id="7",
        versie="1",
        velden=(Invoerveld(naam="soort", etiket="Op welke grond?", soort="keuze", keuzes=keuzes, verplicht=True),),
        waarom=(Invoerveld(naam="reden", etiket="Waarom?", soort="lang", waarde="Heien bij een kade.", verplicht=True),),
        punten=(Puntvelden("1", (veld,)),),
        regels="3",
        daad=Daad(waarde="verzend", tekst="Verstuur het verzoek", toelichting="De brief gaat naar T. Oeverdijk.", soort="hoofd"),
        beeindig=_voorbeeld_deel(),
        fout="Schrijf wat u vraagt.",
    )


def voorbeeld_zonder_partij() -> VerzoekformulierBeeld:
    """Nobody to ask."""
    return VerzoekformulierBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", titel="Verzoek om gegevens",
        geen_partij="Deze zaak heeft nog geen partijen.",
    )  # fmt: skip


def _voorbeeld_deel() -> Deelformulier:
    veld = Invoerveld(naam="beeindig-reden", etiket="Waarom niet meer nodig?", soort="lang", verplicht=True)
    return Deelformulier(daad="beeindig-3", groep=Groep("Het verzoek beëindigen", (veld,), open=False), knop="Beëindig het verzoek")


def _voorbeeld_herinnering() -> Deelformulier:
    veld = Invoerveld(naam="herinner-dag", etiket="Nieuwe laatste dag", soort="dag", waarde="18-05-2026", verplicht=True)
    return Deelformulier(daad="herinner-3", groep=Groep("Een herinnering sturen", (veld,)), knop="Verstuur de herinnering")


def voorbeeld() -> VerzoekBeeld:
    """One item that must be looked at, and one that waits."""
    document = Documentverwijzing(id="88", naam="heiplan.pdf", status=Status("Leesbaar", "goed"))
    return VerzoekBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        id="7",
        titel="Gegevens over bouwwerkzaamheden",
        status=Status("Te laat", "fout"),
        bronnen=(Bron("Bbl 2.20"),),
        feiten=(("Aan", "T. Oeverdijk (initiatiefnemer)"), ("Uiterlijk", "woensdag 6 mei 2026")),
        reden="Heien dicht bij een oude kade.",
        versie="3",
        punten=(
            Verzoekpunt(
                plaats="0", nummer="1", wat="Het heiplan", bij="Heien van de fundering", status=Status("Te controleren", "wacht"),
                ontvangsten=(Ontvangstregel(kop="Ontvangen op di 5 mei 2026", tekst="Zie bijlage.", documenten=(document,)),),
                controle=Tekstveld(naam="toelichting-0", etiket="Toelichting"),
            ),
            Verzoekpunt(
                plaats="1", nummer="2", wat="Wie meet de trillingen?", status=Status("Nog niet ontvangen", "wacht"),
                ontvangsten=(Ontvangstregel(kop="Ontvangen op ma 4 mei 2026", tekst="Volgt.", uitslag="Niet wat gevraagd was."),),
                antwoord=Tekstveld(naam="tekst-1", etiket="Antwoord", regels=2),
            ),
        ),
        neemt_op=True,
        brief=make_brief(),
        adres="https://bouwen.wilgenmeer.example.org/beantwoorden/wilgenmeer/K7QF-2M9X-TR4P/",
        herinnering=_voorbeeld_herinnering(),
        formulieren=(_voorbeeld_deel(),),
        brieven=(("12", "Wij vragen u om gegevens"),),
        fout="Kies een latere dag.",
    )  # fmt: skip


def voorbeeld_beantwoorden() -> BeantwoordenBeeld:
    """The page of the addressee with one item that waits."""
    return BeantwoordenBeeld(
        gemeente="Gemeente Wilgenmeer",
        plek="Kade 12, Wilgenmeer",
        kenmerk="WM-2026-000412",
        waarom="Heien dicht bij een oude kade.",
        uiterlijk="woensdag 6 mei 2026",
        punten=(
            Herstelpunt(
                plaats="0",
                wat="Heien van de fundering",
                vraag_tekst="Het heiplan",
                antwoord=Tekstveld(naam="tekst-0", etiket="Uw antwoord", regels=2),
                status=Status("Nog niet ontvangen", "wacht"),
            ),
        ),
    )
