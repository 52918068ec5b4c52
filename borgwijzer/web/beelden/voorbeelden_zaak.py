"""The invented zaak of gemeente Wilgenmeer that shows every part of the zaak page."""

from borgwijzer.web.beelden import bewijs, delen, dossier
from borgwijzer.web.beelden.etiketten import FASEN, TERMIJNEN, TOETSEN
from borgwijzer.web.beelden.onderdelen import BBL_2_18, BBL_2_19, BBL_2_21, KADER, Bron, Documentverwijzing, Status
from borgwijzer.web.beelden.onderdelen import Kanttekening as Noot
from borgwijzer.web.beelden.zaak import (
    Briefregel,
    Controlepunt,
    Gebeurtenis,
    Keten,
    Meldingsregel,
    Oordeel,
    Partij,
    Reden,
    Stap,
    Taak,
    Termijn,
    ZaakBeeld,
)


def make_oordelen() -> tuple[Oordeel, ...]:
    """Building may start later, use is not allowed yet."""
    return (
        Oordeel(
            vraag="Mag de bouw starten?",
            status=Status("Ja", "goed"),
            zin="De bouw mag starten: de bouwmelding is volledig en de start van de bouw is gemeld.",
            vroegste="maandag 13 april 2026",
            vroegste_uitleg="De wet bepaalt deze datum: vier weken na de bouwmelding.",
            bewijs=bewijs.voorbeeld(),
            redenen=(
                Reden("De bouwmelding is volledig.", (KADER, BBL_2_19)),
                Reden("De start van de bouw is gemeld op donderdag 9 april 2026.", (Bron("kader 2.1.1, stap 2"),)),
            ),
        ),
        Oordeel(
            vraag="Mag het bouwwerk in gebruik?",
            status=Status("Nog niet", "fout"),
            zin="Het bouwwerk mag nog niet in gebruik: de verklaring van de kwaliteitsborger ontbreekt.",
            vroegste="dinsdag 12 mei 2026",
            vroegste_uitleg="Als de verklaring uiterlijk maandag 27 april 2026 er is. Het kader bepaalt deze datum.",
            bewijs=bewijs.voorbeeld_werkdagen(),
            redenen=(
                Reden("De verklaring van de kwaliteitsborger ontbreekt.", (Bron("kader 2.1.1, stap 3"), BBL_2_21)),
                Reden("Het einde van de bouw is nog niet gemeld.", (Bron("Bbl 7.7"),)),
            ),
            kanttekeningen=(
                Noot(
                    "Het kader telt tien werkdagen en schort die op. De wet kent twee weken, en een onvolledige "
                    "gereedmelding geldt als niet gedaan. De latere van de twee datums is gebruikt.",
                    (BBL_2_21,),
                    "volgens de wet maandag 11 mei 2026",
                ),
            ),
        ),
    )


def make_keten() -> Keten:
    """Three steps done, one being mended, one to come."""
    return Keten(
        (
            Stap("Bouwmelding", Status("Volledig", "goed"), "ma 16 mrt 2026"),
            Stap("Start bouw", Status("Gemeld", "goed"), "do 9 apr 2026"),
            Stap("Gereedmelding", Status("Onvolledig", "let_op"), "ma 20 apr 2026", nu=True),
            Stap("Einde bouw", Status("Nog niet gemeld", "neutraal")),
            Stap("Gebruik", Status("Mag nog niet", "neutraal"), "vanaf di 12 mei 2026"),
        )
    )


def make_termijnen() -> tuple[Termijn, ...]:
    """Four dates in four states."""
    return (
        Termijn(
            "Eerste dag waarop de bouw mag starten",
            "ma 13 apr 2026",
            TERMIJNEN["afgerond"],
            (BBL_2_18,),
            bewijs.voorbeeld(),
        ),
        Termijn(
            "Laatste dag om de gereedmelding aan te vullen",
            "ma 4 mei 2026",
            TERMIJNEN["let_op"],
            (Bron("kader 2.1.1, stap 3"),),
            bewijs.Bewijs(("Het verzoek is verstuurd op maandag 20 april 2026.", "Twee weken later is het 4 mei 2026.")),
        ),
        Termijn(
            "Eerste dag waarop het bouwwerk in gebruik mag",
            "di 12 mei 2026",
            TERMIJNEN["gepauzeerd"],
            (Bron("kader 2.1.1, stap 3"), BBL_2_21),
            bewijs.voorbeeld_werkdagen(),
        ),
        Termijn("Laatste dag om de bouw te starten", "di 16 mrt 2027", TERMIJNEN["afgerond"], (BBL_2_18,)),
    )


def make_meldingen() -> tuple[Meldingsregel, ...]:
    """A gereedmelding that lacks papers and a complete bouwmelding."""
    return (
        Meldingsregel(
            id="57",
            soort="Gereedmelding",
            ontvangen="ma 20 apr 2026",
            status=TOETSEN["onvolledig"],
            samenvatting="5 van 7 eisen voldaan, 1 niet, 1 nog te beoordelen",
            herstel="Om aanvulling gevraagd op ma 4 mei 2026: nog niet alles is ontvangen",
            punten=(
                Controlepunt(
                    Status("Niet voldaan", "fout"),
                    "De verklaring van de kwaliteitsborger is aanwezig",
                    "Er is geen document van deze soort ontvangen.",
                ),
                Controlepunt(Status("Nog beoordelen", "wacht"), "Alle stukken zijn relevant en passen bij elkaar"),
            ),
            toets_knop="Ga verder met de toets",
        ),
        Meldingsregel(
            id="52",
            soort="Informatie start bouw",
            ontvangen="do 9 apr 2026",
            status=Status("Op tijd", "goed"),
            samenvatting="Start gepland op maandag 13 april 2026",
        ),
        Meldingsregel(
            id="41",
            soort="Bouwmelding",
            ontvangen="ma 16 mrt 2026",
            status=TOETSEN["volledig"],
            samenvatting="14 van 14 eisen voldaan",
            toets_knop="Bekijk de toets",
            vervangt_vorige=True,
        ),
    )


def make_documenten() -> tuple[Documentverwijzing, ...]:
    """Readable, remarkable and unreadable papers."""
    goed = Status("Leesbaar", "goed")
    return (
        Documentverwijzing(
            id="874", naam="borgingsplan-kade-12.pdf", soort="Borgingsplan", kenmerken="PDF, 18 pagina's", status=goed
        ),
        Documentverwijzing(
            id="875", naam="risicobeoordeling.pdf", soort="Risicobeoordeling", kenmerken="PDF, 6 pagina's", status=goed
        ),
        Documentverwijzing(
            id="876",
            naam="plattegronden-definitief-as-built-begane-grond.pdf",
            soort="Tekening",
            kenmerken="PDF, 4 pagina's",
            status=Status("Let op", "let_op"),
            bevindingen=("Pagina 3 is een scan zonder tekst.",),
        ),
        Documentverwijzing(
            id="877",
            naam="verklaring.pdf",
            soort="Onbekend",
            kenmerken="PDF",
            heeft_voorbeeld=False,
            status=Status("Met wachtwoord", "fout"),
            bevindingen=("Het bestand opent niet zonder wachtwoord. Vraag een versie zonder wachtwoord.",),
        ),
    )


def make_partijen() -> tuple[Partij, ...]:
    """A citizen with a masked BSN and two firms."""
    return (
        Partij(
            id="1",
            rol="Initiatiefnemer",
            naam="S. van Lindenhof",
            contact=("Kade 12, 9999 ZZ Wilgenmeer", "s.vanlindenhof@example.org"),
            nummer_soort="BSN",
            nummer="•••••0012",
            mag_tonen=True,
        ),
        Partij(id="2", rol="Aannemer", naam="Bouwbedrijf De Steiger", nummer_soort="KvK", nummer="99000012"),
        Partij(
            id="3",
            rol="Kwaliteitsborger",
            naam="Borgbureau Waterpas",
            contact=("kantoor@waterpas.example.org", "Instrument: Toetsmaat Woningen"),
            nummer_soort="KvK",
            nummer="99000037",
        ),
    )


def make_tijdlijn() -> tuple[Gebeurtenis, ...]:
    """Events of all kinds, newest first."""
    return (
        Gebeurtenis("do 23 apr 2026, 11.02 uur", "Document", "file-text", "verklaring.pdf ontvangen", "Omgevingsloket"),
        Gebeurtenis("ma 20 apr 2026, 15.40 uur", "Brief", "mail", "Verzoek om stukken verstuurd", "Noor van Dijkhuizen"),
        Gebeurtenis("ma 20 apr 2026, 15.38 uur", "Toets", "list-checks", "Gereedmelding is onvolledig", "Noor van Dijkhuizen"),
        Gebeurtenis("ma 20 apr 2026, 09.15 uur", "Melding", "inbox", "Gereedmelding ontvangen", "Omgevingsloket"),
        Gebeurtenis("do 9 apr 2026, 10.21 uur", "Melding", "inbox", "Start bouw gemeld", "Omgevingsloket"),
        Gebeurtenis("wo 18 mrt 2026, 13.55 uur", "Oordeel", "check", "Bouwmelding is volledig", "Ravi Oudkerk"),
        Gebeurtenis("ma 16 mrt 2026, 09.12 uur", "Melding", "inbox", "Bouwmelding ontvangen", "Omgevingsloket"),
    )


def make_brieven() -> tuple[Briefregel, ...]:
    """Three letters, newest first."""
    return (
        Briefregel("19", "Verzoek om stukken bij uw gereedmelding", "ma 20 apr 2026", Status("Verstuurd", "goed")),
        Briefregel("11", "Uw bouwmelding is volledig", "wo 18 mrt 2026", Status("Verstuurd", "goed")),
        Briefregel("8", "Wij hebben uw bouwmelding ontvangen", "ma 16 mrt 2026", Status("Verstuurd", "goed")),
    )


def voorbeeld() -> ZaakBeeld:
    """A house at Kade 12 whose gereedmelding lacks the verklaring."""
    return ZaakBeeld(
        zaaknummer="WM-2026-000412",
        titel="Kade 12, Wilgenmeer",
        omschrijving="Nieuwbouw van een vrijstaande woning",
        fase=FASEN["gereedmelding_in_behandeling"],
        behandelaar="Noor van Dijkhuizen",
        kader="Kader Wilgenmeer, versie van 1 januari 2026",
        mag_opnemen=True,
        oordelen=make_oordelen(),
        keten=make_keten(),
        taken=(
            Taak(
                "Beoordeel de gereedmelding",
                "Een eis wacht op uw oordeel.",
                "ma 27 apr 2026",
                TERMIJNEN["let_op"],
                "/zaak/WM-2026-000412/toets/57/",
                "Toets de gereedmelding",
            ),
            Taak(
                "Wacht op de verklaring van de kwaliteitsborger",
                "Wij vroegen erom in de brief van 20 april.",
                "ma 4 mei 2026",
                TERMIJNEN["gepauzeerd"],
            ),
        ),
        termijnen=make_termijnen(),
        meldingen=make_meldingen(),
        documenten=make_documenten(),
        partijen=make_partijen(),
        brieven=make_brieven(),
        tijdlijn=make_tijdlijn(),
        tijdlijn_meer_url="?tijdlijn=alles",
        dossier=dossier.voorbeeld(),
        delen=(delen.voorbeeld_regel(),),
        methode=delen.voorbeeld_methode(),
    )
