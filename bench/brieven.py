"""Letters per second and memory: `zet()` beside bare Typst on the same template, in turn, in one run.

    python -m bench.brieven [letters per round] [letters for the memory run]

"Bare" is the same compiler with the data ready as JSON: the difference is what the model, the texts and the checks cost.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import HUISSTIJL, ONVOLLEDIG, VOLLEDIG, VOORBEELDEN
from borgwijzer.brieven.zetter import PDF_NORMEN, compiler, invoer, zet

TIJDSTIP = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)
RONDEN = 5
BELOFTE = 1.3


def maak_brief(nummer: int) -> Brief:
    """Return letter `nummer`: no two alike, as in a real run, so that no cache of a whole letter can help."""
    feiten = VOLLEDIG if nummer % 2 else ONVOLLEDIG
    return stel_op(replace(feiten, kenmerk=f"WM-{nummer:07d}", verzoeknummer=f"2026{nummer:07d}"))


def meet_per_soort(per_ronde: int) -> dict[str, tuple[float, float]]:
    """For each letter that has an example: ms through the model and ms bare, medians of `RONDEN` rounds in turn."""
    uit = {}
    for naam, maak in VOORBEELDEN.items():
        gegevens = invoer(maak(), HUISSTIJL)
        zet(maak(), huisstijl=HUISSTIJL, tijdstip=TIJDSTIP)
        paren = [(_ms(partial(_zet_soort, maak, per_ronde), per_ronde), _ms(partial(zet_kaal, [gegevens] * per_ronde), per_ronde))
                 for _ in range(RONDEN)]  # fmt: skip
        uit[naam] = (median(model for model, _ in paren), median(kaal for _, kaal in paren))
    return uit


def _zet_soort(maak: Callable[[], Brief], aantal: int) -> None:
    for _ in range(aantal):
        zet(maak(), huisstijl=HUISSTIJL, tijdstip=TIJDSTIP)


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


def meet(per_ronde: int, voor_geheugen: int) -> dict[str, float]:
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


def _ms(werk: Callable[[], None], aantal: int) -> float:
    begin = perf_counter()
    werk()
    return 1000 * (perf_counter() - begin) / aantal


def main() -> None:
    """Print the figures as lines."""
    per_ronde, voor_geheugen = (int(deel) for deel in [*sys.argv[1:3], *("60", "600")[len(sys.argv) - 1 :]])
    cijfers = meet(per_ronde, voor_geheugen)
    print(f"brief via model {cijfers['zet_ms']:.1f} ms ({cijfers['zet_per_s']:.0f}/s), kaal {cijfers['kaal_ms']:.1f} ms")
    print(f"verhouding {cijfers['verhouding']:.2f} (belofte: ten hoogste {BELOFTE})")
    for naam, (model, kaal) in meet_per_soort(max(2, per_ronde // 12)).items():
        print(f"  {naam}: {model:.1f} ms, kaal {kaal:.1f} ms, verhouding {model / kaal:.2f}")
    print(f"geheugen {cijfers['geheugen_begin_mb']:.0f} MB, na nog {voor_geheugen} brieven {cijfers['geheugen_eind_mb']:.0f} MB")


if __name__ == "__main__":
    main()
