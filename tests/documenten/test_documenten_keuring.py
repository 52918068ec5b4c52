"""The inspection says of every file whether it can be read and what is wrong with it."""

from __future__ import annotations

import json
import os
import string
import tracemalloc
from pathlib import Path

import pytest
from documentbestanden import IFC, make_beeld, make_office, make_ole, make_png_bom, make_zip, write_pdf
from PIL import Image

from borgwijzer.documenten.bevinding import TEKSTEN, BestandFout, Ernst, describe_paginas
from borgwijzer.documenten.inspectie import Grenzen
from borgwijzer.documenten.keuring import Keuring, keur


def keur_bytes(tmp_path: Path, naam: str, inhoud: bytes, grenzen: Grenzen | None = None) -> Keuring:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    return keur(pad, grenzen=grenzen)


def break_hoofddeel(inhoud: bytes) -> bytes:
    """Change packed bytes of the main part, so that its checksum no longer holds."""
    plek = inhoud.index(b"word/document.xml") + len(b"word/document.xml") + 2
    return inhoud[:plek] + bytes((inhoud[plek] ^ 0xFF,)) + inhoud[plek + 1 :]


def codes(keuring: Keuring) -> list[str]:
    return [bevinding.code for bevinding in keuring.bevindingen]


GOED = {
    "foto.jpg": make_beeld("JPEG"),
    "plaat.png": make_beeld("PNG"),
    "scan.tif": make_beeld("TIFF"),
    "foto.webp": make_beeld("WEBP"),
    "brief.docx": make_office("docx"),
    "lijst.xlsx": make_office("xlsx"),
    "model.ifc": IFC,
    "model.ifczip": make_zip({"model.ifc": IFC}),
}


@pytest.mark.parametrize("naam", GOED)
def test_goed_bestand_heeft_geen_bevinding(tmp_path: Path, naam: str) -> None:
    keuring = keur_bytes(tmp_path, naam, GOED[naam])
    assert (keuring.leesbaar, keuring.versleuteld, codes(keuring)) == (True, False, [])
    assert keuring.grootte == len(GOED[naam])


@pytest.mark.parametrize("naam", ["foto.jpg", "plaat.png", "scan.tif", "foto.webp", "brief.docx", "lijst.xlsx", "model.ifc"])
def test_afgebroken_bestand_blokkeert(tmp_path: Path, naam: str) -> None:
    heel = GOED[naam]
    keuring = keur_bytes(tmp_path, naam, heel[: len(heel) * 8 // 10])
    assert keuring.blokkeert and keuring.leesbaar is False


@pytest.mark.parametrize(
    ("naam", "inhoud", "code", "leesbaar"),
    [
        ("leeg.pdf", b"", "leeg", False),
        ("rommel.pdf", b"x" * 200 + b"%PDF-1.7", "rommel_voor_pdf", None),
        ("tekst.txt", b"tekst", "soort_onbekend", None),
        ("alles.zip", make_zip({"a.pdf": b"x", "b.pdf": b"y"}), "zip_geweigerd", None),
        ("oud.doc", make_ole("WordDocument"), "office_oud", None),
        ("plaat.svg", b"<svg/>", "svg_geweigerd", None),
        ("pagina.html", b"<html></html>", "webpagina_geweigerd", None),
        ("plaat.png", make_png_bom(), "te_veel_beeldpunten", None),
        ("plaat2.png", make_png_bom(12_000), "te_veel_beeldpunten", None),
        ("bom.docx", make_office("docx", {"word/bom.xml": bytes(60_000_000)}), "zipbom", None),
        ("leeg.ifc", IFC[: IFC.index(b"#1")] + b"ENDSEC;\nEND-ISO-10303-21;\n", "leeg_document", True),
        ("kaal.ifczip", make_zip({"model.ifc": b""}), "leeg_document", False),
        ("kapot.docx", break_hoofddeel(make_office("docx")), "beschadigd", False),
    ],
)
def test_blokkade(tmp_path: Path, naam: str, inhoud: bytes, code: str, leesbaar: bool | None) -> None:
    keuring = keur_bytes(tmp_path, naam, inhoud)
    assert (codes(keuring), keuring.leesbaar, keuring.blokkeert) == ([code], leesbaar, True)


def test_office_met_wachtwoord_is_versleuteld(tmp_path: Path) -> None:
    keuring = keur_bytes(tmp_path, "geheim.docx", make_ole("EncryptedPackage"))
    assert (codes(keuring), keuring.versleuteld, keuring.leesbaar) == (["versleuteld"], True, False)


def test_zip_met_wachtwoord_is_versleuteld(tmp_path: Path) -> None:
    inhoud = bytearray(make_zip({"model.ifc": IFC}))
    inhoud[inhoud.index(b"PK\x01\x02") + 8] |= 1
    assert codes(keur_bytes(tmp_path, "model.ifczip", bytes(inhoud))) == ["versleuteld"]


@pytest.mark.parametrize(
    ("naam", "inhoud", "code"),
    [
        ("foto.pdf", make_beeld("JPEG"), "extensie_wijkt_af"),
        ("foto.heic", b"\0\0\0\x18ftypheic" + bytes(40), "heic_niet_bekeken"),
        ("brief.docx", make_office("docx", {"word/vbaProject.bin": b"x"}), "macro"),
        ("lijst.xlsx", make_office("xlsx", {"xl/macrosheets/sheet1.xml": b"x"}), "macro"),
        ("brief.docx", make_office("docx", {"word/embeddings/a.bin": b"x"}), "ingesloten_bestanden"),
        ("model.ifc", IFC.replace(b"FILE_NAME(", b"NAAM("), "ifc_kop_onvolledig"),
        ("model.ifc", IFC.replace(b"IFC4", b"IFC9"), "ifc_versie"),
    ],
)
def test_bevinding_die_niet_blokkeert(tmp_path: Path, naam: str, inhoud: bytes, code: str) -> None:
    keuring = keur_bytes(tmp_path, naam, inhoud)
    assert (codes(keuring), keuring.blokkeert) == ([code], False)


def test_effen_afbeelding_blokkeert_niet(tmp_path: Path) -> None:
    pad = tmp_path / "grijs.png"
    Image.new("RGB", (40, 30), "grey").save(pad)
    assert (codes(keur(pad)), keur(pad).blokkeert) == (["effen_afbeelding"], False)


def test_tiff_telt_paginas(tmp_path: Path) -> None:
    pad = tmp_path / "scan.tif"
    bladen = [Image.linear_gradient("L") for _ in range(3)]
    bladen[0].save(pad, save_all=True, append_images=bladen[1:])
    assert (keur(pad).paginas, codes(keur(pad))) == (3, [])
    assert codes(keur(pad, grenzen=Grenzen(paginas_bekeken=2))) == ["deels_bekeken"]


def test_te_groot_bestand_wordt_niet_gelezen(tmp_path: Path) -> None:
    pad = tmp_path / "groot.pdf"
    pad.write_bytes(b"%PDF-1.7\n")
    os.truncate(pad, 200_000_001)
    tracemalloc.start()
    keuring = keur(pad)
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (codes(keuring), keuring.leesbaar, keuring.sha256) == (["te_groot"], None, None)
    assert piek < 1_000_000


def test_grens_van_de_grootte_telt_mee(tmp_path: Path) -> None:
    pad = write_pdf(tmp_path / "plan.pdf")
    grootte = pad.stat().st_size
    assert codes(keur(pad, grenzen=Grenzen(bestand_bytes=grootte))) == []
    assert codes(keur(pad, grenzen=Grenzen(bestand_bytes=grootte - 1))) == ["te_groot"]


def test_naam_van_de_afzender_gaat_voor_die_op_schijf(tmp_path: Path) -> None:
    pad = write_pdf(tmp_path / "ab34")
    assert codes(keur(pad, naam="plan.docx")) == ["extensie_wijkt_af"]


def test_geen_bestand_is_een_zin(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    for pad in (tmp_path / "weg.pdf", tmp_path, tmp_path / "pijp", Path("a\0b"), Path("x" * 5000)):
        with pytest.raises(BestandFout, match=r": (controleer|geef) .*\.$"):
            keur(pad)


def test_als_dict_is_json_met_de_vaste_sleutels(tmp_path: Path) -> None:
    gegevens = json.loads(json.dumps(keur(write_pdf(tmp_path / "plan.docx")).als_dict()))
    assert {"soort", "leesbaar", "versleuteld", "paginas", "bevindingen"} <= set(gegevens)
    assert (gegevens["soort"], gegevens["paginas"], gegevens["leesbaar"]) == ("pdf", 1, True)
    assert gegevens["bevindingen"][0]["ernst"] == "waarschuwing"


def test_elke_tekst_is_een_zin_die_zegt_wat_te_doen() -> None:
    for code, (ernst, tekst) in TEKSTEN.items():
        velden = {veld for _, veld, _, _ in string.Formatter().parse(tekst) if veld}
        zin = tekst.format_map(dict.fromkeys(velden, "x"))
        assert zin.count(": ") == 1 and zin.endswith(".") and ernst in Ernst, code


def test_paginas_worden_genoemd() -> None:
    assert describe_paginas([4]) == "Pagina 4"
    assert describe_paginas([2, 5, 9]) == "Elk van de pagina's 2, 5 en 9"
    assert describe_paginas(list(range(1, 15))).endswith("9, 10 en nog 4 andere")
