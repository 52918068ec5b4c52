"""The guides: one per role, with pictures that are there, small, and made by a test, and with the words of the screens."""

import re
from pathlib import Path

import pytest
from PIL import Image

from borgwijzer.organisaties.rechten import Rol
from tests.scenarios.test_handleidingbeelden import BEELDEN

WORTEL = Path(__file__).parents[2]
MAP = WORTEL / "docs" / "handleiding"
GIDSEN = sorted(MAP.glob("*.md"))
PLAATJES = sorted((MAP / "beelden").glob("*.png"))
NIET_PER_ROL = {"README", "melders"}
GROOTSTE = 120_000


def lees(gids: Path) -> str:
    return gids.read_text(encoding="utf-8")


def list_genoemde_beelden(gids: Path) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\(beelden/([a-z-]+)\.png\)", lees(gids))


def test_elke_rol_heeft_een_handleiding() -> None:
    assert {gids.stem for gids in GIDSEN} - NIET_PER_ROL == {rol.value for rol in Rol} - {Rol.LEZER.value}
    assert set(re.findall(r"\]\(([a-z]+)\.md\)", lees(MAP / "README.md"))) == {gids.stem for gids in GIDSEN} - {"README"}


def test_elk_beeld_is_er_wordt_gemaakt_en_wordt_genoemd() -> None:
    genoemd = {naam for gids in GIDSEN for naam in list_genoemde_beelden(gids)}
    assert genoemd == {pad.stem for pad in PLAATJES} == BEELDEN
    assert len(BEELDEN) <= 20


@pytest.mark.parametrize("plaatje", PLAATJES, ids=lambda pad: pad.stem)
def test_een_beeld_is_klein_en_even_breed(plaatje: Path) -> None:
    assert plaatje.stat().st_size <= GROOTSTE
    with Image.open(plaatje) as beeld:
        assert beeld.width == 1280


def lees_schermwoorden() -> str:
    """Everything a screen can say, on one line, without what templates put in."""
    bronnen = [pad for soort in ("html", "py", "js") for pad in (WORTEL / "borgwijzer" / "web").rglob(f"*.{soort}")]
    return " ".join(re.sub(r"\s+", " ", pad.read_text(encoding="utf-8")) for pad in bronnen)


@pytest.mark.parametrize("gids", GIDSEN, ids=lambda pad: pad.stem)
def test_vette_woorden_staan_zo_op_een_scherm(gids: Path) -> None:
    woorden = {re.sub(r"\s+", " ", deel) for deel in re.findall(r"\*\*([^*]+)\*\*", lees(gids))}
    assert len(woorden) > 1
    schermen = lees_schermwoorden()
    assert [deel for deel in sorted(woorden) if deel not in schermen] == []


@pytest.mark.parametrize("gids", [gids for gids in GIDSEN if gids.stem not in NIET_PER_ROL], ids=lambda pad: pad.stem)
def test_een_handleiding_zegt_wat_te_doen_als_het_misgaat_en_wie_te_vragen(gids: Path) -> None:
    koppen = re.findall(r"^## (.+)$", lees(gids), re.MULTILINE)
    assert koppen[0] == "De dag in vijf minuten"
    assert koppen[-2:] == ["Als er iets misgaat", "Wie u vraagt"]
