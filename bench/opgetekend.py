"""Figures of neighbours, recorded earlier on a like machine and not run here. Only the bare POST ties them to ours."""

from bench.cijfers import Cijfer

OPGETEKEND = (
    Cijfer("Open Zaak 1.30, melding met 3 documenten, 17 aanroepen", "2.520 ms, 721 stmts"),
    Cijfer("Open Zaak 1.30, dezelfde melding, minimum van 9 aanroepen", "1.444 ms, 496 stmts"),
    Cijfer("kale Django-POST die hetzelfde bewaart, PostgreSQL", "20,6 ms, 10 stmts"),
    Cijfer("Open Zaak, lijst van 100 zaken, pagina 1 bij 100.000", "371 / p95 678 ms"),
    Cijfer("Open Zaak, dezelfde lijst, middelste pagina", "655 / p95 1.141 ms"),
    Cijfer("Open Zaak, GET zaak met expand", "346 / p95 434 ms"),
    Cijfer("Signalen 2.50, lijst van 50, pagina 1 bij 100.000", "972 ms, 267 stmts"),
    Cijfer("Signalen 2.50, lijst van 50, pagina 1.000", "3.126 ms"),
    Cijfer("Open Zaak, 4 processen, geheugen van de toepassing", "950 MB"),
    Cijfer("WeasyPrint 70, een brief als PDF/UA", "131 ms"),
    Cijfer("Typst 0.15, compiler hergebruikt, een brief", "12 ms"),
    Cijfer("Open Zaak, eigen generator van gegevens", "143-171 zaken/s"),
)
