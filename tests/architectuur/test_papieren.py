"""What the papers promise is there: commands, links, versions; and nothing about a machine."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from borgwijzer.cli.ontleden import maak_ontleder

WORTEL = Path(__file__).parents[2]
PAPIEREN = [WORTEL / "README.md", WORTEL / "CONTRIBUTING.md", *sorted((WORTEL / "docs").rglob("*.md"))]


def list_bijgehouden() -> list[Path]:
    uitvoer = subprocess.run(["git", "ls-files"], cwd=WORTEL, capture_output=True, text=True, check=True).stdout
    return [WORTEL / regel for regel in uitvoer.splitlines()]


@pytest.mark.parametrize("papier", PAPIEREN, ids=lambda pad: pad.name)
def test_verwijzingen_bestaan(papier: Path) -> None:
    tekst = papier.read_text(encoding="utf-8")
    doelen = [doel for doel in re.findall(r"\]\(([^)#]+)[^)]*\)", tekst) if "://" not in doel]
    assert [doel for doel in doelen if not (papier.parent / doel).exists()] == []


@pytest.mark.parametrize("papier", PAPIEREN, ids=lambda pad: pad.name)
def test_genoemde_opdrachten_bestaan(papier: Path) -> None:
    tekst = papier.read_text(encoding="utf-8")
    doelen = set(re.findall(r"`?make ([a-z-]+)", tekst))
    gedeclareerd = set(re.findall(r"^([a-z-]+):", (WORTEL / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert doelen - gedeclareerd - {"sure", "it", "a", "the"} == set()
    bekend = set(maak_ontleder()._subparsers._group_actions[0].choices)  # type: ignore[union-attr,arg-type]
    assert set(re.findall(r"`(?:\.venv/bin/)?borgwijzer ([a-z]+)", tekst)) - bekend == set()


def test_versies_zijn_gelijk() -> None:
    versie = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {versie}" in (WORTEL / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"softwareVersion: {versie}" in (WORTEL / "publiccode.yml").read_text(encoding="utf-8")


def test_geen_pad_van_een_machine() -> None:
    patroon = re.compile(r"(?<![\w.])/(work|farm|root|home/[a-z]+)/[a-z.]")
    tekstbestanden = [
        pad for pad in list_bijgehouden() if pad.suffix in {".py", ".md", ".toml", ".yml", ".html", ".css", ".lock", ""}
    ]
    gevonden = [pad.name for pad in tekstbestanden if pad.is_file() and patroon.search(pad.read_text(encoding="utf-8"))]
    assert gevonden == []
