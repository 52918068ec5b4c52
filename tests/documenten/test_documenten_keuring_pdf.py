"""PDFs: encrypted, damaged, blank, scanned, and those that do things by themselves."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from documentbestanden import TEKST, make_pdf, write_actieve_pdf, write_pdf, write_scan_pdf

from borgwijzer.documenten.inspectie import Grenzen
from borgwijzer.documenten.keuring import Keuring, keur

WIT_VLAK = b"1 1 1 rg 0 0 595 842 re f"
ZWART_VLAK = b"0 0 595 842 re f"
LIJN = b"0 0 m 500 500 l S"


def codes(keuring: Keuring) -> list[str]:
    return [bevinding.code for bevinding in keuring.bevindingen]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def test_goede_pdf(pad: Path) -> None:
    keuring = keur(write_pdf(pad, TEKST, TEKST, TEKST))
    assert (keuring.leesbaar, keuring.versleuteld, keuring.paginas, codes(keuring)) == (True, False, 3, [])


@pytest.mark.parametrize("sterkte", [2, 4, 6])
def test_pdf_met_wachtwoord_blokkeert(pad: Path, sterkte: int) -> None:
    slot = pikepdf.Encryption(user="open", owner="baas", R=sterkte, aes=sterkte > 2, metadata=sterkte > 2)
    keuring = keur(write_pdf(pad, encryption=slot))
    assert (keuring.leesbaar, keuring.versleuteld, codes(keuring)) == (False, True, ["versleuteld"])
    assert keuring.blokkeert


def test_pdf_met_alleen_eigenaarswachtwoord_is_leesbaar(pad: Path) -> None:
    keuring = keur(write_pdf(pad, encryption=pikepdf.Encryption(user="", owner="baas")))
    assert (keuring.leesbaar, keuring.versleuteld, keuring.paginas) == (True, True, 1)
    assert (codes(keuring), keuring.blokkeert) == (["beperkt_door_eigenaar"], False)


@pytest.mark.parametrize("deel", [0.05, 0.3, 0.6, 0.9, 0.97])
def test_afgekapte_pdf_blokkeert(pad: Path, deel: float) -> None:
    heel = write_pdf(pad, TEKST, TEKST).read_bytes()
    pad.write_bytes(heel[: int(len(heel) * deel)])
    keuring = keur(pad)
    assert (codes(keuring), keuring.leesbaar) == (["afgekapt"], False)


def test_pdf_met_alleen_begin_en_eind_is_beschadigd(pad: Path) -> None:
    pad.write_bytes(b"%PDF-1.7\n" + b"rommel " * 300 + b"%%EOF\n")
    assert codes(keur(pad)) == ["beschadigd"]


def test_pdf_met_verkeerde_wijzer_is_te_herstellen(pad: Path) -> None:
    heel = write_pdf(pad).read_bytes()
    pad.write_bytes(heel.replace(b"startxref\n", b"startxref\n9"))
    keuring = keur(pad)
    assert (codes(keuring), keuring.leesbaar) == (["hersteld"], True)


def test_nullen_achter_het_einde_zijn_geen_afkapping(pad: Path) -> None:
    heel = write_pdf(pad).read_bytes()
    pad.write_bytes(heel + bytes(4_000))
    assert keur(pad).blokkeert is False


def test_pagina_met_kapotte_inhoud_blokkeert(pad: Path) -> None:
    ingepakt = bytearray(zlib.compress(LIJN * 50 + bytes(range(250))))
    ingepakt[20:60] = b"\xff" * 40
    with make_pdf(TEKST, b"") as document:
        inhoud = document.make_stream(b"")
        inhoud.write(bytes(ingepakt), filter=pikepdf.Name.FlateDecode)
        document.pages[1].obj.Contents = inhoud
        document.save(pad)
    keuring = keur(pad)
    assert (codes(keuring), keuring.leesbaar) == (["pagina_onleesbaar"], False)
    assert "Pagina 2" in keuring.bevindingen[0].tekst


@pytest.mark.parametrize("inhoud", [b"", WIT_VLAK, ZWART_VLAK])
def test_pdf_zonder_inkt_is_leeg(pad: Path, inhoud: bytes) -> None:
    keuring = keur(write_pdf(pad, inhoud, inhoud))
    assert (codes(keuring), keuring.leesbaar, keuring.blokkeert) == (["leeg_document"], True, True)


def test_lege_pagina_tussen_andere_is_een_opmerking(pad: Path) -> None:
    keuring = keur(write_pdf(pad, TEKST, b"", TEKST, WIT_VLAK))
    assert (codes(keuring), keuring.blokkeert) == (["lege_pagina"], False)
    assert keuring.bevindingen[0].tekst.startswith("Elk van de pagina's 2 en 4 is leeg")


def test_een_enkele_punt_is_inkt(pad: Path) -> None:
    assert codes(keur(write_pdf(pad, b"BT /F1 10 Tf 72 700 Td (.) Tj ET"))) == []


def test_scan_zonder_tekst_is_niet_doorzoekbaar(pad: Path) -> None:
    keuring = keur(write_scan_pdf(pad))
    assert (codes(keuring), keuring.leesbaar, keuring.blokkeert) == (["niet_doorzoekbaar"], True, False)


@pytest.mark.parametrize("plek", ["opening", "naam", "pagina", "knop"])
def test_script_in_pdf_wordt_gemeld(pad: Path, plek: str) -> None:
    assert codes(keur(write_actieve_pdf(pad, plek))) == ["actieve_inhoud"]


def test_script_met_onleesbare_naam_ernaast_wordt_gemeld(pad: Path) -> None:
    heel = write_actieve_pdf(pad, "pagina").read_bytes()
    pad.write_bytes(heel.replace(b"/S /Launch", b"/S /La\xd1nch"))
    assert codes(keur(pad)) == []
    pad.write_bytes(heel.replace(b"/F (programma)", b"/F\xd1 (programm)"))
    assert codes(keur(pad)) == ["actieve_inhoud"]


def test_pagina_die_er_volgens_de_telling_is_maar_ontbreekt(pad: Path) -> None:
    heel = write_pdf(pad, TEKST, TEKST).read_bytes()
    pad.write_bytes(heel.replace(b"/Count 2", b"/Count 7"))
    keuring = keur(pad)
    assert (codes(keuring), keuring.leesbaar) == (["pagina_onleesbaar"], False)


def test_sprong_naar_een_pagina_is_geen_script(pad: Path) -> None:
    assert codes(keur(write_actieve_pdf(pad, "sprong"))) == []


def test_ingesloten_bestand_wordt_gemeld(pad: Path) -> None:
    with make_pdf(TEKST) as document:
        document.attachments["bijlage.txt"] = b"verstopt"
        document.save(pad)
    assert codes(keur(pad)) == ["ingesloten_bestanden"]


def test_paginagrenzen(pad: Path) -> None:
    write_pdf(pad, TEKST, TEKST, TEKST)
    assert codes(keur(pad, grenzen=Grenzen(paginas=3))) == []
    assert codes(keur(pad, grenzen=Grenzen(paginas=2))) == ["te_veel_paginas"]
    assert codes(keur(pad, grenzen=Grenzen(paginas_bekeken=1))) == ["deels_bekeken"]
    assert codes(keur(pad, grenzen=Grenzen(seconden_bekijken=0))) == ["deels_bekeken"]


def test_ongewone_paginamaat(pad: Path) -> None:
    for maat in ((1, 14_400), (100_000, 100_000), (0, 0), (-200, 300)):
        with pikepdf.new() as document:
            document.add_blank_page()
            document.pages[0].obj.MediaBox = pikepdf.Array([0, 0, *maat])
            document.pages[0].obj.Contents = document.make_stream(b"0 0 m 9999 9999 l S")
            document.save(pad)
        assert keur(pad).paginas == 1
