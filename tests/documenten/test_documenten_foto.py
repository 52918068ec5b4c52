"""Where and when a photo says that it was taken: read by the inspection that runs apart, and never trusted."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image

from borgwijzer.documenten.inspectie import Fotogegevens
from borgwijzer.documenten.keuring import keur
from borgwijzer.documenten.keurkamer import Keuropdracht, keur_apart

GPS = ExifTags.GPS


def schrijf_foto(pad: Path, plek: dict[int, Any] | None, genomen: str = "", formaat: str = "JPEG", **opslaan: Any) -> Path:
    """A small picture with EXIF; ``plek`` are raw GPS tags."""
    beeld = Image.effect_noise((64, 48), 40).convert("RGB")
    exif = Image.Exif()
    if genomen:
        exif[ExifTags.Base.DateTime] = genomen
    if plek is not None:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(plek)
    uit = io.BytesIO()
    beeld.save(uit, formaat, exif=exif, **opslaan)
    pad.write_bytes(uit.getvalue())
    return pad


def wijs_aan(breedte: tuple[float, ...], lengte: tuple[float, ...], noord: str = "N", oost: str = "E") -> dict[int, Any]:
    return {GPS.GPSLatitudeRef: noord, GPS.GPSLatitude: breedte, GPS.GPSLongitudeRef: oost, GPS.GPSLongitude: lengte}


def test_plaats_en_moment_komen_uit_de_keurkamer(tmp_path: Path) -> None:
    pad = schrijf_foto(tmp_path / "foto.jpg", wijs_aan((51.0, 46.0, 12.0), (4.0, 30.0, 0.0)), "2026:03:09 14:05:33")
    (keuring,) = keur_apart([Keuropdracht(pad, "foto.jpg")])
    assert keuring.foto == Fotogegevens(pytest.approx(51.77), 4.5, "2026-03-09 14:05")  # type: ignore[arg-type]
    assert keuring.als_dict()["foto"] == {"breedte": pytest.approx(51.77), "lengte": 4.5, "genomen": "2026-03-09 14:05"}


def test_west_en_zuid_zijn_negatief(tmp_path: Path) -> None:
    foto = keur(schrijf_foto(tmp_path / "a.jpg", wijs_aan((33.0, 30.0, 0.0), (70.0, 30.0, 0.0), "S", "W"))).foto
    assert foto and (foto.breedte, foto.lengte) == (-33.5, -70.5)


@pytest.mark.parametrize(
    "plek",
    [
        None, {}, wijs_aan((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)), wijs_aan((91.0, 0.0, 0.0), (4.0, 0.0, 0.0)),
        wijs_aan((51.0, 46.0), (4.0, 30.0, 0.0)), wijs_aan((51.0, 46.0, 0.0), (4.0, 30.0, 0.0), "X"),
        {GPS.GPSLatitude: (51.0, 46.0, 0.0)},
    ],
    ids=["geen", "leeg", "nul", "buiten de aarde", "te weinig delen", "geen kant", "halve plek"],
)  # fmt: skip
def test_wat_geen_plaats_is_geeft_er_geen(plek: dict[int, Any] | None, tmp_path: Path) -> None:
    keuring = keur(schrijf_foto(tmp_path / "a.jpg", plek))
    assert keuring.leesbaar and (keuring.foto is None or keuring.foto.breedte is None)


@pytest.mark.parametrize("genomen", ["gisteren", "2026-03-09", "<script>", "٢٠٢٦:03:09 14:05:33"])
def test_wat_geen_moment_is_wordt_niet_bewaard(genomen: str, tmp_path: Path) -> None:
    keuring = keur(schrijf_foto(tmp_path / "a.jpg", wijs_aan((51.0, 46.0, 0.0), (4.0, 30.0, 0.0)), genomen))
    assert keuring.foto and keuring.foto.genomen == ""


def test_kapotte_exif_maakt_de_foto_niet_kapot(tmp_path: Path) -> None:
    pad = schrijf_foto(tmp_path / "a.jpg", wijs_aan((51.0, 46.0, 0.0), (4.0, 30.0, 0.0)))
    inhoud = bytearray(pad.read_bytes())
    begin = inhoud.index(b"Exif\0\0")
    inhoud[begin + 14 : begin + 40] = b"\xff" * 26
    pad.write_bytes(inhoud)
    keuring = keur(pad)
    assert (keuring.leesbaar, keuring.blokkeert, keuring.foto) == (True, False, None)


def test_een_bewegend_beeld_is_een_foto(tmp_path: Path) -> None:
    beelden = [Image.effect_noise((64, 48), 40).convert("RGB") for _ in range(3)]
    beelden[0].save(tmp_path / "a.webp", "WEBP", save_all=True, append_images=beelden[1:])
    keuring = keur(tmp_path / "a.webp")
    assert (keuring.leesbaar, keuring.blokkeert) == (True, False)
