"""Letters per second and memory: `zet()` beside bare Typst on the same template, in turn, in one run, for every kind.

"Bare" is the same compiler with the data ready as JSON: the difference is what the model, the texts and the checks cost.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bench.cijfers import Cijfer, hoogstens, schrijf
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import HUISSTIJL, ONVOLLEDIG, VOLLEDIG, VOORBEELDEN
from borgwijzer.brieven.zetter import PDF_NORMEN, compiler, invoer, zet

TIJDSTIP = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)
RONDEN, PER_RONDE, PER_SOORT, VOOR_GEHEUGEN = 5, 40, 25, 400
BELOFTE = 1.3


def meet() -> list[Cijfer]:
    """The letter that goes most, the kind that does worst against bare Typst, and the memory of a long run."""
    cijfers, per_soort = meet_gewone(PER_RONDE, VOOR_GEHEUGEN), meet_per_soort(PER_SOORT)
    slechtste = max(per_soort, key=lambda naam: per_soort[naam][0] / per_soort[naam][1])
    duurste = max(per_soort, key=lambda naam: per_soort[naam][0])
    verhouding = per_soort[slechtste][0] / per_soort[slechtste][1]
    return [
        Cijfer("brief via model en sjabloon", schrijf(cijfers["zet_ms"], "ms")),
        Cijfer("brief met kale Typst, gegevens gereed", schrijf(cijfers["kaal_ms"], "ms")),
        hoogstens("brief tegen kale Typst", cijfers["verhouding"], BELOFTE, "x"),
        hoogstens(f"slechtste van {len(per_soort)} brieven tegen kale Typst", verhouding, BELOFTE, "x"),
        Cijfer("  dat is", slechtste),
        Cijfer("duurste brief, processortijd", schrijf(per_soort[duurste][0], "ms")),
        Cijfer("  dat is", duurste),
        Cijfer(
            f"geheugen van dit proces, voor en na {VOOR_GEHEUGEN} brieven",
            f"{schrijf(cijfers['geheugen_begin_mb'])} / {schrijf(cijfers['geheugen_eind_mb'])} MB",
        ),
    ]


def maak_brief(nummer: int) -> Brief:
    """Return letter `nummer`: no two alike, as in a real run, so that no cache of a whole letter can help."""
    feiten = VOLLEDIG if nummer % 2 else ONVOLLEDIG
    return stel_op(replace(feiten, kenmerk=f"WM-{nummer:07d}", verzoeknummer=f"2026{nummer:07d}"))


def meet_per_soort(keer: int) -> dict[str, tuple[float, float]]:
    """Per example: ms of processor from facts to PDF and of bare Typst; medians of so many of each, one by one in turn."""
    uit = {}
    for naam, maak in VOORBEELDEN.items():
        paren = []
        for nummer in range(0, 2 * keer + 2, 2):
            gegevens = invoer(_nummer(maak, nummer + 1), HUISSTIJL)
            paren.append((_cpu_ms(partial(_zet_soort, maak, nummer)), _cpu_ms(partial(zet_kaal, [gegevens]))))
        # The first of a kind reads what the next ones find in memory.
        uit[naam] = (median(model for model, _ in paren[1:]), median(kaal for _, kaal in paren[1:]))
    return uit


def _nummer(maak: Callable[[], Brief], nummer: int) -> Brief:
    """The example with a kenmerk of its own: the typesetter remembers a letter that it saw."""
    return replace(maak(), kenmerk=f"WM-{nummer:07d}")


def _zet_soort(maak: Callable[[], Brief], nummer: int) -> None:
    zet(_nummer(maak, nummer), huisstijl=HUISSTIJL, tijdstip=TIJDSTIP)


def zet_via_model(nummers: range) -> None:
    for nummer in nummers:
        zet(maak_brief(nummer), huisstijl=HUISSTIJL, tijdstip=TIJDSTIP)


def zet_kaal(invoeren: list[dict[str, str]]) -> None:
    for gegevens in invoeren:
        compiler().compile(format="pdf", sys_inputs=gegevens, pdf_standards=PDF_NORMEN, timestamp=TIJDSTIP)


def geheugen_mb() -> float:
    """Return the resident memory of this process in MB."""
    for regel in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if regel.startswith("VmRSS:"):
            return int(regel.split()[1]) / 1024
    raise OSError("Het geheugen van dit proces is hier niet te lezen: draai de meting op Linux.")


def meet_gewone(per_ronde: int, voor_geheugen: int) -> dict[str, float]:
    """Return the figures: medians of `RONDEN` rounds of `per_ronde` letters, and memory after `voor_geheugen` more."""
    zet_via_model(range(10))
    via_model, kaal = [], []
    for ronde in range(RONDEN):
        begin = 1000 * (2 * ronde + 1) * per_ronde
        via_model.append(_ms(partial(zet_via_model, range(begin, begin + per_ronde)), per_ronde))
        gegevens = [invoer(maak_brief(begin + per_ronde + nummer), HUISSTIJL) for nummer in range(per_ronde)]
        kaal.append(_ms(partial(zet_kaal, gegevens), per_ronde))
    eerst = geheugen_mb()
    zet_via_model(range(voor_geheugen))
    return {
        "zet_ms": median(via_model),
        "zet_per_s": 1000 / median(via_model),
        "kaal_ms": median(kaal),
        "verhouding": median(via_model) / median(kaal),
        "geheugen_begin_mb": eerst,
        "geheugen_eind_mb": geheugen_mb(),
    }


def _cpu_ms(werk: Callable[[], None]) -> float:
    """Of all threads: what other programs on the machine take does not count."""
    begin = process_time()
    werk()
    return 1000 * (process_time() - begin)


def _ms(werk: Callable[[], None], aantal: int) -> float:
    begin = perf_counter()
    werk()
    return 1000 * (perf_counter() - begin) / aantal
