"""What the papers promise is there: commands, links, versions; and nothing about a machine."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from borgwijzer.cli import main, vul_aan
from borgwijzer.cli.ontleden import maak_ontleder

WORTEL = Path(__file__).parents[2]
PAPIEREN = [WORTEL / "README.md", WORTEL / "CONTRIBUTING.md", *sorted((WORTEL / "docs").rglob("*.md"))]
# What runs as it stands in the papers; the others read a message or need a database.
ZONDER_DATABASE = {"termijn", "interventie", "feiten", "kader", "kalender", "prioriteit"}


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


def list_ingesprongen(papier: Path) -> list[list[str]]:
    """The words after `borgwijzer` of every indented command, without what it does with the output."""
    regels = re.findall(r"^ {4}(?:\.venv/bin/)?borgwijzer (.+)$", papier.read_text(encoding="utf-8"), re.MULTILINE)
    return [shlex.split(re.split(r"\s[>|]", regel)[0]) for regel in regels]


INGESPRONGEN = [opdracht for papier in PAPIEREN for opdracht in list_ingesprongen(papier)]


@pytest.mark.parametrize("opdracht", INGESPRONGEN, ids=" ".join)
def test_ingesprongen_opdrachten_doen_het(
    opdracht: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(WORTEL)
    assert callable(maak_ontleder().parse_args(vul_aan(opdracht)).voer_uit)
    if opdracht[0] in ZONDER_DATABASE:
        assert main(opdracht) == 0
        assert capsys.readouterr().out


def test_de_readme_geeft_opdrachten() -> None:
    assert {"termijn", "interventie", "feiten", "intake", "kader"} <= {opdracht[0] for opdracht in INGESPRONGEN}


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


def test_het_huis_noemt_elke_regelmodule() -> None:
    huis = (WORTEL / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## The house")[1].split("## ")[0]
    modules = {pad.stem for pad in WORTEL.glob("borgwijzer/regels/*.py")} - {"__init__"}
    assert modules - set(re.findall(r"[a-z_]+", huis)) == set()
