"""docs/zin_voor_zin.md against the public text and the kader: every sentence is there, and every rule it names exists."""

import re
from pathlib import Path

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.plaatsen import list_plaatsen
from tests.kaders.test_kaders_trouw_aan_de_tekst import BRON, alleen_met_bron

TABEL = Path(__file__).parents[2] / "docs" / "zin_voor_zin.md"
KADER = zoek_kader("hoeksche-waard")
RIJEN = [
    [cel.strip() for cel in regel.strip("| ").split("|")]
    for regel in TABEL.read_text(encoding="utf-8").splitlines()
    if regel.startswith("| ") and not regel.startswith("| Zin ")
]
# Introduces the sentences that follow it, or says what the chapter is about: nothing to do or to leave.
INLEIDEND = (
    "We beoordelen of een bouwtechnische melding volledig is", "Een bouwtechnische melding is volledig als:",
    "We controleren de volledigheid van de stukken bij de gereedmelding", "We beoordelen een gereedmelding als volledig als:",
    "Wij onderzochten of", "Denk aan bijzondere", "De Hoeksche Waard kent geen", "De bodem bestaat", "De grondwaterstanden geven",
    "Neemt een initiatiefnemer", "Dit hoort bij onze taak",
)  # fmt: skip


def _kaal(tekst: str) -> str:
    return " ".join(tekst.replace("**", "").split())


def _lees() -> str:
    tekst = BRON.read_text(encoding="utf-8")
    return tekst[tekst.index("### 2.1.1 Als gemeente doen we wel") : tekst.index("## 3. Uitgangspunten")]


@alleen_met_bron
@pytest.mark.parametrize("zin", [rij[0] for rij in RIJEN])
def test_de_zin_staat_zo_in_de_tekst(zin: str) -> None:
    assert zin in _kaal(_lees())


@alleen_met_bron
def test_geen_zin_ontbreekt() -> None:
    regels = [_kaal(re.sub(r"^\s*(?:- )?(?:\*\*[\w ]+:\*\*)?\s*(?:- )?(?:o )?", "", regel)) for regel in _lees().splitlines()]
    rest = "\n".join(regel for regel in regels if regel and not regel.startswith("#"))
    for zin in sorted((rij[0] for rij in RIJEN), key=len, reverse=True):
        rest = rest.replace(zin, "")
    zinnen = [zin.strip(" .") for zin in re.split(r"\n|(?<=[.?:])\s", rest)]
    assert [zin for zin in zinnen if len(zin.split()) > 1 and not zin.startswith(INLEIDEND)] == []


@pytest.mark.parametrize("regel", sorted({naam for rij in RIJEN for naam in re.findall(r"`([^`]+)`", rij[1])}))
def test_de_regel_bestaat(regel: str) -> None:
    paden = {plaats.pad for plaats in list_plaatsen(KADER)}
    assert any(pad == regel or pad.startswith(f"{regel}.") for pad in paden)


def test_elke_rij_zegt_hoe_en_waar() -> None:
    assert all(len(rij) == 4 and rij[2] in ("gelijk", "lezing", "wet", "mens", "niet") and rij[3] for rij in RIJEN)
    assert len(RIJEN) > 40


def test_een_lezing_wacht_op_een_jurist() -> None:
    """A row that calls itself a reading names at least one rule whose reading is marked."""
    onzeker = {plaats.pad for plaats in list_plaatsen(KADER) if plaats.regel.onzeker}
    for zin, regels, hoe, _ in RIJEN:
        namen = re.findall(r"`([^`]+)`", regels)
        assert hoe != "lezing" or any(pad == naam or pad.startswith(f"{naam}.") for naam in namen for pad in onzeker), zin
