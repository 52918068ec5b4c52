"""The store: written once, durable, found by digest, and one clear sentence when the disk refuses."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from borgwijzer.documenten import opslag as opslag_module
from borgwijzer.documenten.opslag import InhoudTeGroot, Opgeslagen, Opslag, OpslagFout
from borgwijzer.documenten.werk import ruim_bestanden_op

INHOUD = b"borgingsplan" * 1_000
SHA256 = hashlib.sha256(INHOUD).hexdigest()


@pytest.fixture
def opslag(tmp_path: Path) -> Opslag:
    return Opslag(tmp_path / "documenten")


def list_bestanden(tmp_path: Path) -> list[str]:
    wortel = tmp_path / "documenten"
    return sorted(str(pad.relative_to(wortel)) for pad in wortel.rglob("*") if pad.is_file())


def test_bewaren_en_teruglezen(opslag: Opslag, tmp_path: Path) -> None:
    bron = tmp_path / "bron"
    bron.write_bytes(INHOUD)
    for vorm in (INHOUD, bron, io.BytesIO(INHOUD)):
        assert opslag.bewaar(vorm) == Opgeslagen(SHA256, len(INHOUD))
    with opslag.open_lezen(SHA256) as bestand:
        assert bestand.read() == INHOUD
    assert list_bestanden(tmp_path) == [f"{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"]
    assert opslag.pad(SHA256).stat().st_mode & 0o777 == 0o440


def test_lege_inhoud_en_stroom_vanaf_waar_hij_staat(opslag: Opslag) -> None:
    stroom = io.BytesIO(b"kop" + INHOUD)
    stroom.seek(3)
    assert opslag.bewaar(stroom).sha256 == SHA256
    assert opslag.bewaar(b"") == Opgeslagen(hashlib.sha256().hexdigest(), 0)


def test_bestaan_en_controle(opslag: Opslag) -> None:
    assert (opslag.bestaat(SHA256), opslag.controleer(SHA256)) == (False, "ontbreekt")
    opslag.bewaar(INHOUD)
    assert (opslag.bestaat(SHA256), opslag.controleer(SHA256)) == (True, "in_orde")
    opslag.pad(SHA256).chmod(0o600)
    opslag.pad(SHA256).write_bytes(INHOUD[:-1] + b"x")
    assert opslag.controleer(SHA256) == "beschadigd"


def test_bewaren_overschrijft_niets(opslag: Opslag) -> None:
    opslag.bewaar(INHOUD)
    eerst = opslag.pad(SHA256).stat()
    opslag.bewaar(INHOUD)
    daarna = opslag.pad(SHA256).stat()
    assert (eerst.st_ino, eerst.st_mtime_ns) == (daarna.st_ino, daarna.st_mtime_ns)


def test_beschadigde_kopie_wordt_niet_verzwegen(opslag: Opslag) -> None:
    opslag.bewaar(INHOUD)
    opslag.pad(SHA256).chmod(0o600)
    opslag.pad(SHA256).write_bytes(b"half")
    with pytest.raises(OpslagFout, match="reservekopie"):
        opslag.bewaar(INHOUD)


def test_schrijvers_tegelijk_slagen_allemaal(opslag: Opslag, tmp_path: Path) -> None:
    start = threading.Barrier(8)

    def write(_: int) -> Opgeslagen:
        start.wait()
        return opslag.bewaar(INHOUD)

    with ThreadPoolExecutor(8) as ploeg:
        assert set(ploeg.map(write, range(8))) == {Opgeslagen(SHA256, len(INHOUD))}
    assert len(list_bestanden(tmp_path)) == 1 and opslag.controleer(SHA256) == "in_orde"


@pytest.mark.parametrize("sha256", ["", "../../etc/passwd", SHA256.upper(), SHA256 + "\n", SHA256[:-1] + "g"])
def test_vreemde_sleutel_wordt_geen_pad(opslag: Opslag, sha256: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimale cijfers"):
        opslag.pad(sha256)


def test_grens_laat_niets_achter(opslag: Opslag, tmp_path: Path) -> None:
    assert opslag.bewaar(INHOUD, hoogstens=len(INHOUD)).sha256 == SHA256
    with pytest.raises(InhoudTeGroot, match="splits"):
        opslag.bewaar(INHOUD + b"x", hoogstens=len(INHOUD))
    assert len(list_bestanden(tmp_path)) == 1


@pytest.mark.parametrize(
    ("nummer", "stap", "zin"),
    [
        (errno.ENOSPC, "fsync", "is vol: maak ruimte"),
        (errno.EDQUOT, "fsync", "is vol: maak ruimte"),
        (errno.EROFS, "link", "geef het programma daar rechten"),
        (errno.EACCES, "link", "geef het programma daar rechten"),
        (errno.EIO, "fsync", "laat de beheerder"),
    ],
)
def test_weigering_van_de_schijf_is_een_zin(
    opslag: Opslag, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, stap: str, zin: str
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(nummer, os.strerror(nummer))

    opslag.bewaar(b"eerder")
    with monkeypatch.context() as nagebootst, pytest.raises(OpslagFout, match=zin) as fout:
        nagebootst.setattr(opslag_module.os, stap, refuse)
        opslag.bewaar(INHOUD)
    assert str(tmp_path) in fout.value.zin and fout.value.zin.count(".") == 1
    assert len(list_bestanden(tmp_path)) == 1


def test_map_die_geen_map_is_geeft_een_zin(tmp_path: Path) -> None:
    (tmp_path / "documenten").write_text("x")
    with pytest.raises(OpslagFout, match="laat de beheerder deze map controleren"):
        Opslag(tmp_path / "documenten").bewaar(INHOUD)


def test_bestandssysteem_zonder_koppelingen(opslag: Opslag, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(errno.EOPNOTSUPP, "geen koppelingen")

    monkeypatch.setattr(opslag_module.os, "link", refuse)
    assert opslag.bewaar(INHOUD) == opslag.bewaar(INHOUD)
    assert len(list_bestanden(tmp_path)) == 1 and opslag.controleer(SHA256) == "in_orde"


def test_ontbrekend_document_is_een_zin(opslag: Opslag) -> None:
    with pytest.raises(OpslagFout, match="staat niet in de opslag: vraag de beheerder"):
        opslag.open_lezen(SHA256)


def test_wat_een_dag_achterbleef_wordt_opgeruimd(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    settings.BESTANDENMAP = tmp_path  # type: ignore[attr-defined]
    opslag = Opslag(tmp_path)
    opslag.bewaar(INHOUD)
    werkmap = tmp_path / opslag_module.TIJDELIJK
    for naam, uren in (("gisteren", 25), ("vandaag", 23)):
        (werkmap / naam).touch()
        os.utime(werkmap / naam, times=(moment := time.time() - uren * 3600, moment))
    ruim_bestanden_op(timestamp=0)
    assert [pad.name for pad in werkmap.iterdir()] == ["vandaag"] and opslag.bestaat(SHA256)
