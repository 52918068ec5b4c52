"""One document. Template `web/document.html`, url `document` (document_id).

Page images come from `document_voorbeeld` (document_id, pagina), the file itself from `document_download`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Documentverwijzing, Status
from borgwijzer.web.beelden.triage_bericht import Feit


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevinding:
    """One outcome of the inspection; `gevolg` says what to do, or is empty."""

    status: Status
    tekst: str
    gevolg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentBeeld:
    """`paginas` are the page numbers that exist as an image, `meer_paginas` says in words what is not shown.

    `zonder_voorbeeld` stands in the place of the image when there is none.
    """

    document: Documentverwijzing
    zaaknummer: str
    zaak_titel: str
    feiten: tuple[Feit, ...]
    bevindingen: tuple[Bevinding, ...]
    paginas: tuple[int, ...]
    meer_paginas: str = ""
    zonder_voorbeeld: str = ""


def voorbeeld() -> DocumentBeeld:
    """A readable PDF with one remark."""
    return DocumentBeeld(
        document=Documentverwijzing(
            id="874",
            naam="borgingsplan-kade-12.pdf",
            soort="Borgingsplan",
            kenmerken="PDF, 18 pagina's, 1,4 MB",
            status=Status("Leesbaar", "goed"),
        ),
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        feiten=(
            Feit("Soort", "Borgingsplan"),
            Feit("Bestand", "PDF, 18 pagina's, 1,4 MB"),
            Feit("Ontvangen", "maandag 16 maart 2026, met de bouwmelding"),
            Feit("Controlegetal", "9f2c 41d7 0be3 77a1"),
        ),
        bevindingen=(
            Bevinding(status=Status("In orde", "goed"), tekst="Het bestand is een PDF en opent zonder wachtwoord."),
            Bevinding(
                status=Status("Let op", "let_op"),
                tekst="Pagina 7 en 8 zijn een scan zonder tekst.",
                gevolg="Kijk zelf of deze pagina's goed leesbaar zijn.",
            ),
            Bevinding(
                status=Status("Niet gescand", "let_op"),
                tekst="Er is geen virusscanner ingesteld.",
                gevolg="Open het bestand met zorg.",
            ),
        ),
        paginas=(1, 2, 3),
        meer_paginas="Er zijn nog 15 pagina's. Download het document om alles te lezen.",
    )
