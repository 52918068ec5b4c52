import hashlib
import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pikepdf
import pytest
import typst
from pdf_lezen import TIJDSTIP, lees_bladen, lees_woorden, maak_pdf, open_pdf, structuur, zonder_wit
from pdfua import validate
from PIL import Image

from borgwijzer.brieven import zetter
from borgwijzer.brieven.drukbaar import LETTERTYPEN
from borgwijzer.brieven.fouten import BriefNietGezet, OngeldigeHuisstijl
from borgwijzer.brieven.huisstijl import Huisstijl, contrast_op_wit
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import HUISSTIJL, VOLLEDIG, VOORBEELDEN
from borgwijzer.brieven.weergave import tekst


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    return {naam: maak_pdf(maak()) for naam, maak in VOORBEELDEN.items()}


def maak_logo() -> bytes:
    geheugen = io.BytesIO()
    Image.new("RGBA", (320, 90), (29, 79, 110, 200)).save(geheugen, "PNG")
    return geheugen.getvalue()


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_toegankelijkheidstoets_vindt_niets(naam, pdfs, tmp_path):
    bestand = tmp_path / "brief.pdf"
    bestand.write_bytes(pdfs[naam])
    rapport = validate(str(bestand))
    assert list(rapport.findings) == []


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_pdf_zegt_wat_hij_is(naam, pdfs):
    with open_pdf(pdfs[naam]) as document, document.open_metadata() as kenmerken:
        assert kenmerken["pdfaid:part"] == "2"
        assert kenmerken["pdfaid:conformance"] == "A"
        assert kenmerken["pdfuaid:part"] == "1"
        assert kenmerken["dc:title"] == VOORBEELDEN[naam]().titel
        assert str(document.Root.Lang).startswith("nl")
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        assert document.Root.MarkInfo.Marked is True
        assert not document.is_encrypted


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_koppen_lijsten_en_tabellen_staan_in_de_structuur(naam, pdfs):
    brief = VOORBEELDEN[naam]()
    with open_pdf(pdfs[naam]) as document:
        soorten = [soort for soort, _ in structuur(document)]
    vormen = [type(blok).__name__ for blok in brief.alle_blokken()]
    assert soorten.count("Title") == 1
    assert soorten.count("H1") == sum(vormen.count(vorm) for vorm in ("Kop", "Rechtsmiddel", "Bijlage"))
    assert soorten.count("L") == vormen.count("Opsomming")
    assert soorten.count("Table") == soorten.count("Caption") == soorten.count("THead") == vormen.count("Tabel")
    assert "Figure" not in soorten


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elke_kopcel_geldt_voor_haar_kolom_en_elke_cel_verwijst_ernaar(naam, pdfs):
    with open_pdf(pdfs[naam]) as document:
        cellen = [(soort, deel) for soort, deel in structuur(document) if soort in {"TH", "TD"}]
        for soort, deel in cellen:
            tabelkenmerken = next(groep for groep in _groepen(deel) if pikepdf.Name.Table == groep.O)
            if soort == "TH":
                assert tabelkenmerken.Scope == pikepdf.Name.Column
            else:
                assert len(tabelkenmerken.Headers) == 1
    assert bool(cellen) is any(hasattr(blok, "rijen") for blok in VOORBEELDEN[naam]().alle_blokken())


def _groepen(deel: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    return list(deel.A) if isinstance(deel.A, pikepdf.Array) else [deel.A]


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_alle_letters_zijn_ingebed(naam, pdfs):
    with open_pdf(pdfs[naam]) as document:
        beschrijvingen = [d for d in document.objects if isinstance(d, pikepdf.Dictionary) and "/FontName" in d]
        assert beschrijvingen
        for beschrijving in beschrijvingen:
            assert any(soort in beschrijving for soort in ("/FontFile2", "/FontFile3"))
            assert "SourceSans3" in str(beschrijving.FontName)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_pdf_bevat_elk_woord_van_de_platte_tekst(naam, pdfs):
    brief, woorden = VOORBEELDEN[naam](), lees_woorden(pdfs[naam])
    for regel in tekst(brief).splitlines():
        for stuk in re.split(r"[;:]|^- |^\d+\. ", regel):
            if not regel.startswith("- "):  # table rows and copies are worded differently on paper
                assert zonder_wit(stuk) in woorden
    for blok in brief.alle_blokken():
        for rij in getattr(blok, "rijen", ()):
            assert all(zonder_wit(cel) in woorden for cel in rij)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_blad_heeft_een_nummer_en_vervolgbladen_het_kenmerk(naam, pdfs):
    bladen = lees_bladen(pdfs[naam])
    for nummer, blad in enumerate(bladen, start=1):
        assert f"{nummer} van {len(bladen)}" in blad
        assert "WM-2026-0042" in blad
        assert ("OEFENBRIEF" in blad) is VOORBEELDEN[naam]().oefening


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_zetter_waarschuwt_nergens_voor(naam):
    _, waarschuwingen = zetter.compiler().compile_with_warnings(
        format="pdf",
        sys_inputs=zetter.invoer(VOORBEELDEN[naam](), HUISSTIJL),
        pdf_standards=zetter.PDF_NORMEN,
        timestamp=TIJDSTIP,
    )
    assert waarschuwingen == []


def test_dezelfde_brief_geeft_dezelfde_bytes_ook_na_andere_brieven(pdfs):
    for naam, maak in VOORBEELDEN.items():
        assert maak_pdf(maak()) == pdfs[naam]


def test_een_ander_moment_geeft_een_ander_bestand(pdfs):
    later = zetter.zet(stel_op(VOLLEDIG), huisstijl=HUISSTIJL, tijdstip=TIJDSTIP + timedelta(seconds=1))
    assert later != pdfs["bouwmelding-volledig"]


def test_een_moment_zonder_zone_wordt_geweigerd():
    with pytest.raises(ValueError, match="geef het moment met zone op"):
        zetter.zet(stel_op(VOLLEDIG), huisstijl=HUISSTIJL, tijdstip=datetime(2026, 3, 9, 9, 30))


def test_een_weigering_van_de_zetter_wordt_een_nederlandse_fout(monkeypatch):
    brief = stel_op(VOLLEDIG)
    monkeypatch.setattr(zetter, "maak_drukbaar", lambda inhoud: inhoud.replace("Wilgenmeer", "\ue000"))
    with pytest.raises(BriefNietGezet, match=r"WM-2026-0042.*pas de gegevens aan"):
        zetter.zet(brief, huisstijl=HUISSTIJL, tijdstip=datetime(2026, 3, 9, tzinfo=UTC))


def test_een_afgesplitst_proces_wordt_geweigerd_en_blijft_niet_hangen(pdfs, monkeypatch):
    monkeypatch.setattr(zetter.os, "getpid", lambda: -1)
    with pytest.raises(BriefNietGezet, match="start het als een nieuw proces"):
        maak_pdf(stel_op(VOLLEDIG))


def test_draden_krijgen_elk_hun_eigen_brief(pdfs):
    with ThreadPoolExecutor(4) as draden:
        gezet = draden.map(lambda naam: (naam, maak_pdf(VOORBEELDEN[naam]())), VOORBEELDEN)
        assert dict(gezet) == pdfs


def test_de_lettertypen_zijn_die_van_de_herkomstlijst():
    lijst = re.findall(r"([0-9a-f]{64})  (\S+\.ttf)", (LETTERTYPEN / "HERKOMST.md").read_text(encoding="utf-8"))
    assert {naam for _, naam in lijst} == {bestand.name for bestand in LETTERTYPEN.glob("*.ttf")}
    for som, naam in lijst:
        assert hashlib.sha256((LETTERTYPEN / naam).read_bytes()).hexdigest() == som


def test_een_logo_krijgt_zijn_beschrijving_mee():
    stijl = Huisstijl(naam="Gemeente Lindenveen", logo=maak_logo(), logo_tekst="Gemeente Lindenveen")
    with open_pdf(maak_pdf(stel_op(VOLLEDIG), stijl)) as document:
        figuren = [deel for soort, deel in structuur(document) if soort == "Figure"]
        assert [str(figuur.Alt) for figuur in figuren] == ["Gemeente Lindenveen"]


def test_de_zetter_zelf_weigert_een_logo_zonder_beschrijving():
    stijl = Huisstijl(naam="Gemeente Lindenveen", logo=maak_logo(), logo_tekst="x")
    gegevens = zetter.invoer(stel_op(VOLLEDIG), stijl) | {"stijl": '{"naam": "a", "kleur": "#000000"}'}
    with pytest.raises(typst.TypstError):
        zetter.compiler().compile(format="pdf", sys_inputs=gegevens, pdf_standards=zetter.PDF_NORMEN)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"kleur": "#ffcc00"}, "te licht"),
        ({"kleur": "blauw"}, "is geen kleur"),
        ({"kleur": '#000"); #panic('}, "is geen kleur"),
        ({"logo": b"GIF89a", "logo_tekst": "x"}, "geen leesbaar PNG"),
        ({"logo": maak_logo()[:-40], "logo_tekst": "x"}, "geen leesbaar PNG"),
        ({"logo": maak_logo()}, "geen beschrijving"),
        ({"logo": b"\x89PNG" + b"x" * 300_000, "logo_tekst": "x"}, "groter dan 300 kB"),
    ],
)
def test_een_onbruikbare_huisstijl_wordt_geweigerd(velden, melding):
    with pytest.raises(OngeldigeHuisstijl, match=melding):
        replace(HUISSTIJL, **velden)


def test_contrast_volgens_wcag():
    assert contrast_op_wit("#000000") == pytest.approx(21)
    assert contrast_op_wit("#ffffff") == pytest.approx(1)
    assert contrast_op_wit("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("naam", [naam for naam, maak in VOORBEELDEN.items() if maak().kopie_aan])
def test_de_kopieen_staan_op_het_blad_van_de_handtekening(naam, pdfs):
    """A list of copies that stands alone on a page says nothing."""
    bladen = [zonder_wit(blad) for blad in lees_bladen(pdfs[naam])]
    met_kopie = next(nummer for nummer, blad in enumerate(bladen) if "Eenkopievandezebriefgaatnaar" in blad)
    assert "S.Verlaat" in bladen[met_kopie] and "Metvriendelijkegroet" in bladen[met_kopie]
