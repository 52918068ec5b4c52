"""Whose turn it is when a kader gives a deed to another role than usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Adviesfeit, Adviessoort
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import ADVIES, noem_besluit, noem_rol
from borgwijzer.regels.toch_in_gebruik import Stapnaam, wie_doet

VERBOD = noem_besluit("gebruiksverbod")


def met_mandaat(**daden: tuple[str, ...]) -> Kader:
    kader = zoek_kader("hoeksche-waard")
    assert kader.inhoud.mandaat
    mandaat = kader.inhoud.mandaat.model_copy(update={"daden": daden})
    return replace(kader, inhoud=kader.inhoud.model_copy(update={"mandaat": mandaat}))


def test_zwijgt_het_kader_dan_de_gewone_rol() -> None:
    assert noem_rol(met_mandaat(), VERBOD, "teamleider") == "teamleider"
    assert noem_rol(met_mandaat(**{VERBOD: ("handhaver", "jurist")}), VERBOD, "teamleider") == "handhaver"


@pytest.mark.parametrize(
    ("stap", "soort", "rol"),
    [
        ("controle", None, "toezichthouder"), ("advies", None, "jurist"),
        ("besluit", None, "jurist"), ("besluit", "niets_doen", "jurist"), ("besluit", "naar_handhaving", "jurist"),
        ("besluit", "gebruiksverbod", "handhaver"), ("besluit", "gebruik_onder_voorwaarden", "teamleider"),
    ],
)  # fmt: skip
def test_wie_over_het_gebruik_beslist(stap: Stapnaam, soort: Adviessoort | None, rol: str) -> None:
    kader = met_mandaat(**{VERBOD: ("handhaver",), ADVIES: ("jurist",)})
    advies = Adviesfeit(soort=soort, gegeven_op=date(2026, 3, 2)) if soort else None
    assert wie_doet(stap, advies, kader) == rol
