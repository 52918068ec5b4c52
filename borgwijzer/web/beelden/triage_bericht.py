"""One message to place. Template `web/triage_bericht.html`, url `triage_bericht` (bericht_id).

The form posts `daad` (koppel, nieuw or weiger) with `soort` (code of the kind), `zaak` (zaaknummer of a candidate,
`anders` or empty), `zaak_anders` (typed number) and `reden`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.etiketten import FASEN, MELDINGEN
from borgwijzer.web.beelden.onderdelen import Daad, Documentverwijzing, Keuze, Keuzeveld, Status, Tekstveld


@dataclass(frozen=True, slots=True)
class Feit:
    """A fact of the message, as name and value."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A zaak that may be meant, with the reasons for and against in words."""

    zaaknummer: str
    adres: str
    fase: Status
    redenen: tuple[str, ...]
    gekozen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageBerichtBeeld:
    """`antwoorden` are the questions and answers of the form that were not understood; `fout` stands on top.

    `bron` asks from whom a signal comes. `toon_melder`: a name is shielded that this person may see; `ruw`: he may download it.
    Without `open` the message was dealt with already, and there is nothing to choose.
    """

    id: str
    verzoeknummer: str
    reden: str
    feiten: tuple[Feit, ...]
    antwoorden: tuple[Feit, ...]
    soorten: tuple[Keuze, ...]
    kandidaten: tuple[Kandidaat, ...]
    zaak_anders: Tekstveld
    daden: tuple[Daad, ...]
    documenten: tuple[Documentverwijzing, ...]
    fout: str = ""
    open: bool = True
    bron: Keuzeveld | None = None
    toon_melder: bool = False
    ruw: bool = True


def voorbeeld() -> TriageBerichtBeeld:
    """An information message that fits two kinds."""
    reden = Tekstveld(naam="reden", etiket="Waarom wijst u dit bericht af?", verplicht=True, regels=2)
    return TriageBerichtBeeld(
        id="301",
        verzoeknummer="1999202600417",
        reden="De vragen passen bij start bouw en bij einde bouw. Kies welke het is.",
        feiten=(
            Feit("Ontvangen", "maandag 16 maart 2026, 09.12 uur, via het Omgevingsloket"),
            Feit("Soort verzoek", "Informatie"),
            Feit("Activiteit", "Bouwactiviteit (technisch)"),
            Feit("Adres", "Rietveld 14, Wilgenmeer"),
            Feit("Initiatiefnemer", "S. van Lindenhof"),
            Feit("Bevoegd gezag", "Gemeente Wilgenmeer"),
        ),
        antwoorden=(
            Feit("Op welke datum begint of eindigt het werk?", "30-03-2026"),
            Feit("Wat wilt u nog laten weten?", "Aannemer komt maandag met de kraan voor het ontgraven."),
        ),
        soorten=(
            Keuze("startbouw", MELDINGEN["startbouw"]),
            Keuze("eindebouw", MELDINGEN["eindebouw"]),
            Keuze("bouwmelding", MELDINGEN["bouwmelding"]),
            Keuze("gereedmelding", MELDINGEN["gereedmelding"]),
            Keuze("strijdigheid", MELDINGEN["strijdigheid"]),
        ),
        kandidaten=(
            Kandidaat(
                "WM-2026-000398",
                "Rietveld 14, Wilgenmeer",
                FASEN["wacht_op_start"],
                ("Zelfde project in het Omgevingsloket", "Zelfde initiatiefnemer", "Deze zaak wacht op start bouw"),
                True,
            ),
            Kandidaat("WM-2025-001107", "Rietveld 14a, Wilgenmeer", FASEN["in_uitvoering"], ("Ligt op 12 meter afstand",)),
        ),
        zaak_anders=Tekstveld(naam="zaak_anders", etiket="Zaaknummer", uitleg="Bijvoorbeeld WM-2026-000123"),
        daden=(
            Daad(waarde="koppel", tekst="Koppel aan de gekozen zaak", soort="hoofd"),
            Daad(waarde="nieuw", tekst="Maak een nieuwe zaak"),
            Daad(
                waarde="weiger",
                tekst="Wijs dit bericht af",
                toelichting="Het bericht blijft bewaard. De reden komt in het logboek.",
                reden=reden,
            ),
        ),
        documenten=(
            Documentverwijzing(
                id="881",
                naam="planning-werkzaamheden.pdf",
                kenmerken="PDF, 2 pagina's, 184 kB",
                status=Status("Leesbaar", "goed"),
            ),
            Documentverwijzing(
                id="882",
                naam="bouwkuip.ifc",
                kenmerken="IFC, 4,2 MB",
                heeft_voorbeeld=False,
                status=Status("Niet gescand", "let_op"),
                bevindingen=("Er is geen virusscanner ingesteld. Open dit bestand met zorg.",),
            ),
        ),
    )
