"""A zaak under another version of the kader, before and after. Template `web/kaderwissel.html`, url `kaderwissel` (zaaknummer).

`?versie=<id>` chooses the version. The form posts `versie`, `gezien` (what was shown) and `reden`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Beletsel, Bron, Keuze, Keuzeveld, Status, Tekstveld


@dataclass(frozen=True, slots=True)
class Kant:
    """One side: a status or a text, and under it a date and reasons."""

    tekst: str = ""
    status: Status | None = None
    datum: str = ""
    redenen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wisselrij:
    """One part of the stand under both versions; a side is None where it does not exist."""

    wat: str
    verschil: Status
    oud: Kant | None = None
    nieuw: Kant | None = None
    waarom: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True)
class Wisselgroep:
    """Rows under a heading; `slot` says what is not in the rows."""

    titel: str
    rijen: tuple[Wisselrij, ...]
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KaderwisselBeeld:
    """`keuze` is None when there is no other version; `kenmerk` goes along with the form. `letop` are sentences to read first."""

    zaaknummer: str
    zaak_titel: str
    nu: str
    straks: str = ""
    keuze: Keuzeveld | None = None
    groepen: tuple[Wisselgroep, ...] = ()
    samenvatting: str = ""
    letop: tuple[str, ...] = ()
    versie: str = ""
    kenmerk: str = ""
    reden: Tekstveld | None = None
    mag: bool = False
    wie: str = ""
    beletselen: tuple[Beletsel, ...] = ()
    fout: str = ""


def voorbeeld() -> KaderwisselBeeld:
    """A termijn that gets shorter, and an eis that is new."""
    anders, gelijk, nieuw = Status("Wordt anders", "let_op"), Status("Blijft gelijk", "neutraal"), Status("Komt erbij", "goed")
    termijn = Wisselrij(
        wat="Wachttijd na de gereedmelding",
        verschil=anders,
        oud=Kant(status=Status("Loopt", "wacht"), datum="ma 5 okt 2026"),
        nieuw=Kant(status=Status("Loopt", "wacht"), datum="wo 30 sep 2026"),
        waarom=("De termijn is 12 werkdagen in plaats van 15 werkdagen.",),
        bronnen=(Bron("kader 4"),),
    )
    fase = Kant(status=Status("Gereedmelding in behandeling", "wacht"))
    eis = Wisselrij(wat="Het geluidsrapport is bijgevoegd", verschil=nieuw, nieuw=Kant(status=Status("Nog beoordelen", "wacht")))
    return KaderwisselBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        nu="Werkwijze Wkb Wilgenmeer, versie van 1 januari 2025",
        straks="Werkwijze Wkb Wilgenmeer, versie van 1 juli 2026",
        keuze=Keuzeveld("versie", "Naar welke versie?", (Keuze("7", "1 juli 2026", True), Keuze("5", "1 januari 2024"))),
        groepen=(
            Wisselgroep("Waar de zaak staat", (Wisselrij(wat="Fase", verschil=gelijk, oud=fase, nieuw=fase),)),
            Wisselgroep("Termijnen", (termijn,)),
            Wisselgroep("Controlelijst van de gereedmelding", (eis,), "17 eisen blijven gelijk."),
        ),
        samenvatting="2 onderdelen worden anders.",
        letop=("In een brief die al verstuurd is, kan nog de oude datum staan.",),
        versie="7",
        kenmerk="0f3c",
        reden=Tekstveld(naam="reden", etiket="Waarom gaat de zaak over?", regels=3, verplicht=True, fout="Schrijf een reden."),
        mag=True,
        fout="Er is intussen iets veranderd.",
    )
