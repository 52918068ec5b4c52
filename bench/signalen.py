"""The inbox of signals at few and at many: made-up rows written by the database itself, whole pages of HTML, every filter.

python -m bench.signalen AANTAL     measures this alone, at so many signals
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.cijfers import Cijfer, hoogstens, p95, schrijf, toon
from bench.opstelling import Proefgemeente, maak_gemeente, maak_gereed

if TYPE_CHECKING:
    from bench.schermen import Kijker

WEINIG = 1_000
PER_ZAAK, OPEN_DEEL = 20, 5
PER_PAGINA, PER_KEUZE = 100, 12
BELOFTE, OPDRACHTEN = 1.5, 8
ZAKEN = """
INSERT INTO zaken_zaak (organisatie_id, nummer, kaderversie_id, omschrijving, adres, postcode, woonplaats, bag_id, kadastraal,
    project_id, geopend_op, fase, mag_starten, mag_in_gebruik, volgende_op, volgende_wat, aantal_taken)
SELECT %(organisatie)s, 'S' || lpad(nummer::text, 8, '0'), %(kader)s, 'Nieuwbouw', 'Rietkraag ' || nummer, '', 'Wilgenmeer', '', '',
    '', TIMESTAMPTZ '2026-11-01 10:00+00', 'in_uitvoering', 'nee', 'nee', DATE '9999-12-31', '', 0
FROM generate_series(1, %(zaken)s) AS nummer
"""
# Most signals of the years are done; one in five is open, as in a municipality that is far behind. Sources and subjects in turn.
SIGNALEN = """
INSERT INTO zaken_signaal (organisatie_id, zaak_id, bron, omschrijving, onderwerpen, ontvangen_op, direct_gevaar, prioriteit,
    beoordeeld_op, aanpak, opgelost_op, oplossing, samengevoegd_met_id)
SELECT %(organisatie)s, (%(ids)s::bigint[])[1 + nummer %% %(zaken)s], (%(bronnen)s::text[])[1 + nummer %% %(aantal_bronnen)s],
    'Er is iets gezien op de bouwplaats dat anders is dan op de tekening.',
    ARRAY[(%(onderwerpen)s::text[])[1 + nummer / 7 %% %(aantal_onderwerpen)s]], DATE '2026-11-20' - (nummer %% 1500)::integer,
    nummer %% 400 = 0, (ARRAY['hoog', 'midden', 'laag', 'geen'])[1 + nummer / 11 %% 4],
    CASE WHEN nummer %% 3 = 0 THEN NULL ELSE DATE '2026-11-20' END, CASE WHEN nummer %% 3 = 0 THEN '' ELSE 'bureau' END,
    CASE WHEN nummer %% %(open)s = 0 THEN NULL ELSE DATE '2026-11-20' END, '', NULL
FROM generate_series(1, %(aantal)s) AS nummer
"""


def meet(aantal: int) -> list[Cijfer]:
    """Page 1, a page in the middle and every filter of the inbox, at ``WEINIG`` signals and at ``aantal``."""
    from django.core.management import call_command

    from bench.schermen import meld_aan

    call_command("collectstatic", interactive=False, verbosity=0)
    gemeenten = [
        maak_gemeente(f"Proef signalen {n}", nummer) for n, nummer in ((WEINIG, 80_001), (aantal, 80_010 + aantal // 1_000))
    ]
    for gemeente, n in zip(gemeenten, (WEINIG, aantal), strict=True):
        _vul(gemeente, n)
    kijkers = [meld_aan(gemeente) for gemeente in gemeenten]
    return [*_meet_paginas(kijkers), *_meet_filters(kijkers)]


def _vul(gemeente: Proefgemeente, aantal: int) -> None:
    """Write the rows once; another number of rows is another organisatie."""
    from django.db import connection, connections

    from bench.opstelling import PEILDATUM
    from borgwijzer.kaders.versies import find_versie, lees_versie
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.zaken.models import Signaal, Zaak

    organisatie = gemeente.organisatie
    with binnen(organisatie.pk), connection.cursor() as cursor:
        if Signaal.objects.exists():
            return
        versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=PEILDATUM)
        kader, zaken = lees_versie(versie.pk), max(1, aantal // PER_ZAAK)
        print(f"  {aantal:,} signalen maken voor {organisatie.naam} (blijven bewaard)", flush=True)
        cursor.execute(ZAKEN, {"organisatie": organisatie.pk, "kader": versie.pk, "zaken": zaken})
        bronnen, onderwerpen = list(kader.inhoud.signaalbron), list(kader.onderwerpen)
        cursor.execute(SIGNALEN, {
            "organisatie": organisatie.pk, "ids": list(Zaak.objects.values_list("pk", flat=True)), "zaken": zaken, "aantal": aantal,
            "bronnen": bronnen, "aantal_bronnen": len(bronnen), "onderwerpen": onderwerpen, "aantal_onderwerpen": len(onderwerpen),
            "open": OPEN_DEEL,
        })  # fmt: skip
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE zaken_signaal")


def _meet_paginas(kijkers: Sequence[Kijker]) -> list[Cijfer]:
    from bench.schermen import meet_beide, tel

    cijfers = []
    for naam, adressen in (
        ("pagina 1", [_adres() for _ in kijkers]), ("middelste pagina", [_midden(kijker) for kijker in kijkers]),
    ):  # fmt: skip
        weinig, veel = meet_beide(kijkers, adressen, PER_PAGINA)
        cijfers += [
            Cijfer(f"signalen, {naam}, weinig, p50 / p95", f"{schrijf(median(weinig))} / {schrijf(p95(weinig))} ms"),
            Cijfer(f"signalen, {naam}, veel, p50 / p95", f"{schrijf(median(veel))} / {schrijf(p95(veel))} ms"),
            hoogstens(f"signalen, {naam}, p95 veel tegen weinig", p95(veel) / p95(weinig), BELOFTE, "x"),
            hoogstens(f"signalen, {naam}, SQL-opdrachten bij veel", tel(kijkers[1], adressen[1]), OPDRACHTEN),
        ]
    return cijfers


def _meet_filters(kijkers: Sequence[Kijker]) -> list[Cijfer]:
    """Every filter of one field that fills a page in both; the worst ratio of medians is named."""
    from bench.schermen import meet_beide

    slechtste, waar = 0.0, ""
    keuzes = [keuze for keuze in _list_keuzes(kijkers[0]) if _is_vol(kijkers[0], keuze)]
    for keuze in keuzes:
        weinig, veel = meet_beide(kijkers, [_adres(**keuze) for _ in kijkers], PER_KEUZE)
        if (verhouding := median(veel) / median(weinig)) > slechtste:
            slechtste, waar = verhouding, urlencode(keuze)
    return [
        hoogstens(f"signalen, {len(keuzes)} filters: slechtste verhouding van medianen", slechtste, BELOFTE, "x"),
        Cijfer("  dat is", waar),
    ]


def _list_keuzes(kijker: Kijker) -> Iterator[dict[str, str]]:
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.zaken.models import Signaal

    yield {"toon": "nieuw"}
    with binnen(kijker.gemeente.organisatie.pk):
        bronnen = sorted(set(Signaal.objects.values_list("bron", flat=True)))
        onderwerpen = sorted({namen[0] for namen in Signaal.objects.values_list("onderwerpen", flat=True)})
    yield from ({"bron": naam} for naam in bronnen)
    yield from ({"onderwerp": naam} for naam in onderwerpen)
    yield from ({"prioriteit": naam} for naam in ("hoog", "midden", "laag", "geen"))


def _is_vol(kijker: Kijker, keuze: dict[str, str]) -> bool:
    """Whether the small organisatie has so many that the page is not much shorter there."""
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.toezicht.queries_signalen import Keuze, tel_signalen

    with binnen(kijker.gemeente.organisatie.pk):
        return (tel_signalen(Keuze(**keuze)) or 0) >= 45  # type: ignore[arg-type]


def _adres(**keuze: str) -> str:
    from django.urls import reverse

    return f"{reverse('signalen')}?{urlencode(keuze)}" if keuze else reverse("signalen")


def _midden(kijker: Kijker) -> str:
    """The address of a page in the middle of the list, by keyset."""
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.web.vullen.signaleninbox import Keuze, schrijf_verwijzing
    from borgwijzer.zaken.models import Signaal
    from borgwijzer.zaken.models.signaal import OPEN, VOLGORDE

    with binnen(kijker.gemeente.organisatie.pk):
        rijen = Signaal.objects.filter(OPEN).order_by(*VOLGORDE)
        rij = rijen[rijen.count() // 2]
    adres = f"{_adres()}{schrijf_verwijzing('na', rij, Keuze())}"
    kijker.eis_vorige(adres)
    return adres


if __name__ == "__main__":
    maak_gereed()
    toon("signalen", meet(int(sys.argv[1])))
