"""The nightly run: every open zaak of an organisatie right for today, in steps that are committed."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter, process_time

from bench.cijfers import Cijfer, minstens, schrijf
from bench.opstelling import PEILDATUM, maak_gemeente
from bench.vulling import vul_aan
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.nachtwerk import werk_alle_standen_bij
from borgwijzer.zaken.models import Zaak

BELOFTE = 5_000
MEESTE = 20_000


def meet(aantal: int) -> list[Cijfer]:
    """A night over at most 20,000 zaken, each run a day later, and all of them anew."""
    aantal = min(aantal, MEESTE)
    gemeente = maak_gemeente(f"Proef nacht {aantal}", 80_000 + aantal // 1_000)
    vul_aan(gemeente, aantal)
    with binnen(gemeente.organisatie.pk):
        nacht, open_ = _volgende_nacht(), Zaak.objects.exclude(fase="afgesloten")
        gewoon, nagegaan = _meet(nacht)
        assert not _meet(nacht)[1], "een tweede keer doet niets"
        open_.update(geldig_tot_en_met=None)
        processor = process_time()
        alles, alle = _meet(nacht)
        processor = process_time() - processor
    return [
        minstens(f"nachtwerk van een nacht, een proces, {alle:,} open zaken", alle / gewoon, BELOFTE, "zaken/s"),
        Cijfer("  waarvan de stand die nacht kon veranderen", f"{nagegaan:,} zaken"),
        Cijfer("  alle standen opnieuw, zoals na een nieuwe versie van de regels", schrijf(alle / alles, "zaken/s")),
        Cijfer("    processortijd van Python per zaak", schrijf(1e6 * processor / alle, "us")),
    ]


def _meet(nacht: date) -> tuple[float, int]:
    """Seconds, and how many zaken were looked at."""
    begin = perf_counter()
    gedaan = werk_alle_standen_bij(nacht)
    return perf_counter() - begin, gedaan


def _volgende_nacht() -> date:
    laatste = Zaak.objects.exclude(afgeleid_op=None).order_by("-afgeleid_op").values_list("afgeleid_op", flat=True).first()
    return max(laatste or PEILDATUM, PEILDATUM) + timedelta(days=1)
