"""The separate process: limits, crashes, hanging files, no secrets, previews and the exit code of the command."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from documentbestanden import IFC, TEKST, TRAAG, make_beeld, make_office, write_geheugenvreter, write_pdf
from PIL import Image

from borgwijzer.documenten import keurkamer, keurproces
from borgwijzer.documenten.bevinding import BestandFout
from borgwijzer.documenten.keuring import keur
from borgwijzer.documenten.keurkamer import keur_apart, teken_apart
from borgwijzer.documenten.opdracht import keur_opdracht


def test_uitkomst_is_gelijk_aan_die_in_dit_proces(tmp_path: Path) -> None:
    paden = [write_pdf(tmp_path / "a.pdf"), tmp_path / "b.jpg", tmp_path / "c.ifc", tmp_path / "d.docx", tmp_path / "e"]
    for pad, inhoud in zip(paden[1:], (make_beeld("JPEG"), IFC, make_office("docx"), b""), strict=True):
        pad.write_bytes(inhoud)
    assert keur_apart(paden) == [keur(pad) for pad in paden]


def test_niets_te_keuren_vraagt_geen_proces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keurproces._WACHT, "vraag_cel", None)
    assert keur_apart([]) == []


def test_hangend_en_vretend_bestand_raken_de_andere_niet(tmp_path: Path) -> None:
    paden = [
        write_pdf(tmp_path / "eerst.pdf"),
        write_pdf(tmp_path / "traag.pdf", TRAAG),
        write_geheugenvreter(tmp_path / "vreter.pdf"),
        write_pdf(tmp_path / "laatst.pdf"),
    ]
    begin = time.monotonic()
    uitkomsten = keur_apart(paden, seconden=2, geheugen_mb=256)
    assert time.monotonic() - begin < 40
    assert [uitkomst.leesbaar for uitkomst in uitkomsten] == [True, None, None, True]
    for pad, uitkomst in zip(paden[1:3], uitkomsten[1:3], strict=True):
        assert [bevinding.code for bevinding in uitkomst.bevindingen] == ["niet_veilig"]
        assert (uitkomst.soort, uitkomst.grootte, uitkomst.blokkeert) == ("pdf", pad.stat().st_size, True)


@pytest.fixture
def verse_wacht() -> Iterator[None]:
    keurproces._WACHT.stop()
    yield
    keurproces._WACHT.stop()


def test_geheim_in_de_omgeving_komt_niet_in_het_proces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verse_wacht: None) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://geheim")
    gestart: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def spied(*args: Any, **kwargs: Any) -> subprocess.Popen[bytes]:
        gestart.append(start(*args, **kwargs))
        return gestart[-1]

    monkeypatch.setattr(subprocess, "Popen", spied)
    keur_apart([write_pdf(tmp_path / "a.pdf")])
    omgeving = Path(f"/proc/{gestart[0].pid}/environ").read_bytes()
    assert omgeving.split(b"\0")[0] == b"LC_ALL=C.UTF-8" and b"geheim" not in omgeving


def test_elke_keuring_krijgt_een_eigen_proces_van_dezelfde_wacht(tmp_path: Path, verse_wacht: None) -> None:
    """What one batch leaves in memory is gone for the next; the libraries stay."""
    pad = write_pdf(tmp_path / "a.pdf")
    begonnen: list[int | None] = []
    vraag = keurproces._WACHT.vraag_cel
    with pytest.MonkeyPatch.context() as even:
        even.setattr(keurproces._WACHT, "vraag_cel", lambda pijpen: begonnen.append(vraag(pijpen)) or begonnen[-1])
        assert keur_apart([pad]) == keur_apart([pad]) == [keur(pad)]
    assert len(begonnen) == 2


def test_een_gestorven_wacht_wordt_vervangen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verse_wacht: None) -> None:
    gestart: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def spied(*args: Any, **kwargs: Any) -> subprocess.Popen[bytes]:
        gestart.append(start(*args, **kwargs))
        return gestart[-1]

    monkeypatch.setattr(subprocess, "Popen", spied)
    pad = write_pdf(tmp_path / "a.pdf")
    eerst = keur_apart([pad])
    gestart[0].kill()
    gestart[0].wait()
    assert keur_apart([pad]) == eerst and len(gestart) == 2


def test_wacht_die_niet_start_is_geen_oordeel_over_het_bestand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verse_wacht: None
) -> None:
    monkeypatch.setattr(keurproces, "PROGRAMMA", [sys.executable, "-c", "raise SystemExit('geen bibliotheek')"])
    with pytest.raises(keurkamer.KeurkamerFout, match="vraag de beheerder"):
        keur_apart([write_pdf(tmp_path / "a.pdf")])


def test_twee_tegelijk_krijgen_elk_hun_eigen_antwoord(tmp_path: Path) -> None:
    paden = [write_pdf(tmp_path / f"{nummer}.pdf", *[TEKST] * nummer) for nummer in range(1, 9)]
    with ThreadPoolExecutor(4) as mensen:
        uitkomsten = list(mensen.map(lambda pad: keur_apart([pad])[0].paginas, paden))
    assert uitkomsten == list(range(1, 9))


def test_na_afloop_blijft_geen_proces_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verse_wacht: None) -> None:
    handvatten: list[int] = []
    vraag = keurproces._WACHT.vraag_cel

    def spied(pijpen: list[int]) -> int | None:
        handvat = vraag(pijpen)
        assert handvat is not None
        handvatten.append(os.dup(handvat))
        return handvat

    monkeypatch.setattr(keurproces._WACHT, "vraag_cel", spied)
    keur_apart([write_pdf(tmp_path / "traag.pdf", TRAAG), write_pdf(tmp_path / "a.pdf")], seconden=1)
    assert len(handvatten) == 2
    for handvat in handvatten:
        with pytest.raises(ProcessLookupError):
            signal.pidfd_send_signal(handvat, 0)
        os.close(handvat)


def test_te_weinig_geheugen_om_te_starten_is_geen_oordeel_over_het_bestand(tmp_path: Path) -> None:
    with pytest.raises(keurkamer.KeurkamerFout, match="vraag de beheerder"):
        keur_apart([write_pdf(tmp_path / "a.pdf")], geheugen_mb=1)


def test_ontbrekend_bestand_wordt_vooraf_gemeld(tmp_path: Path) -> None:
    with pytest.raises(BestandFout, match="controleer de naam"):
        keur_apart([write_pdf(tmp_path / "a.pdf"), tmp_path / "weg.pdf"])


NAMAAK = """
import os, socket, sys
verbinding = socket.socket(fileno=0)
_, (invoer, uitvoer, _), _, _ = socket.recv_fds(verbinding, 1, 3)
socket.send_fds(verbinding, [b"+"], [os.pidfd_open(os.getpid())])
os.read(invoer, 100_000)
os.write(uitvoer, b'{"gereed": true}\\n' + %r + b"\\n")
verbinding.recv(1)
"""


@pytest.mark.parametrize(
    "regel", [b"geen json", b"[]", b'{"keuring": {}}', b'{"keuring": {"soort": "pdf"}}', b'{"onverwacht": true}', b'{"tekst": ""}']
)
def test_vreemd_antwoord_wordt_niet_geloofd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verse_wacht: None, regel: bytes
) -> None:
    monkeypatch.setattr(keurproces, "PROGRAMMA", [sys.executable, "-c", NAMAAK % regel])
    (uitkomst,) = keur_apart([write_pdf(tmp_path / "a.pdf")], seconden=5)
    assert [bevinding.code for bevinding in uitkomst.bevindingen] == ["niet_veilig"]


@pytest.mark.parametrize("naam", ["a.pdf", "a.jpg", "a.png", "a.tif", "a.webp"])
def test_voorbeeld_van_pagina_een(tmp_path: Path, naam: str) -> None:
    pad = tmp_path / naam
    formaat = {"jpg": "JPEG", "png": "PNG", "tif": "TIFF", "webp": "WEBP"}.get(naam[2:])
    if formaat:
        pad.write_bytes(make_beeld(formaat, (3_000, 1_500)))
    else:
        write_pdf(pad)
    (tekening,) = teken_apart([pad])
    assert tekening is not None
    with Image.open(io.BytesIO(tekening)) as beeld:
        assert (beeld.format, beeld.info) == ("PNG", {})
        assert beeld.width in range(990, 1_001) and beeld.height <= 2_000


def test_voorbeeld_staat_rechtop_en_zonder_gegevens(tmp_path: Path) -> None:
    pad, gegevens = tmp_path / "a.jpg", Image.Exif()
    gegevens[0x0112] = 6
    pad.write_bytes(make_beeld("JPEG", (400, 200), exif=gegevens))
    (beeld,) = teken_apart([pad])
    with Image.open(io.BytesIO(beeld or b"")) as png:
        assert (png.size, len(png.getexif())) == ((200, 400), 0)


def test_voorbeeld_van_een_diepgrijze_scan_is_niet_wit(tmp_path: Path) -> None:
    pad = tmp_path / "a.png"
    grijs = Image.linear_gradient("L").convert("F").point(lambda waarde: waarde * 257.0 + 0.0)
    grijs.convert("I").convert("I;16").save(pad)
    (beeld,) = teken_apart([pad])
    with Image.open(io.BytesIO(beeld or b"")) as png:
        assert 120 <= png.getpixel((10, png.height // 2))[0] <= 135


def test_geen_voorbeeld_van_wat_niet_te_tekenen_of_niet_goed_is(tmp_path: Path) -> None:
    for naam, inhoud in {"a.docx": make_office("docx"), "a.ifc": IFC, "a.svg": b"<svg/>", "a.pdf": b"%PDF-1.7"}.items():
        (tmp_path / naam).write_bytes(inhoud)
    assert teken_apart(sorted(tmp_path.iterdir())) == [None] * 4


def test_opdracht_geeft_de_afgesproken_code(tmp_path: Path) -> None:
    goed, leeg = write_pdf(tmp_path / "goed.pdf"), tmp_path / "leeg.pdf"
    leeg.touch()
    assert keur_opdracht(goed)[1] == 0
    assert keur_opdracht(str(leeg))[1] == 1
    uitkomst, code = keur_opdracht(tmp_path / "weg.pdf")
    assert code == 2 and str(uitkomst["fout"]).endswith("controleer de naam en de map.")


def test_keuring_importeren_laadt_geen_zware_bibliotheek() -> None:
    vraag = "import sys, borgwijzer.documenten.keuring; print({'pikepdf', 'PIL', 'pypdfium2', 'django'} & set(sys.modules))"
    uitvoer = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True).stdout
    assert uitvoer.strip() == "set()"
