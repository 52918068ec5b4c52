"""The simulator: honest, valid against the schemas, reproducible, and able to make files that are wrong."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from dsoberichten import AFWEZIG, INGEDIEND, PROJECT, STAM_AANWEZIG, STAM_MAP, VAST, maak, met_melder, met_plek
from lxml import etree
from PIL import Image

from borgwijzer.koppelingen.dso.simulator import __main__ as opdracht
from borgwijzer.koppelingen.dso.simulator import verhalen
from borgwijzer.koppelingen.dso.simulator.berichten import maak_bericht, maak_document_id
from borgwijzer.koppelingen.dso.simulator.bijlagen import maak_bijlage, maak_kapot, maak_pdf
from borgwijzer.koppelingen.dso.simulator.ligging import rd_naar_etrs
from borgwijzer.koppelingen.dso.simulator.omschrijving import Bericht, Bijlage
from borgwijzer.koppelingen.dso.simulator.vaste_set import maak_berichten, maak_set
from borgwijzer.koppelingen.dso.stam import lees
from borgwijzer.koppelingen.dso.vertaling import vertaal
from tests.koppelingen.dso.schemacontrole import list_schemafouten

XSD = "http://www.w3.org/2001/XMLSchema"
MERK = "Simulator, geen DSO"
OPNIEUW = ".venv/bin/python -m borgwijzer.koppelingen.dso.simulator tests/koppelingen/dso/berichten"


def _varianten() -> dict[str, Bericht]:
    kop = {"verzoeknummer": verhalen.maak_verzoeknummer(7), "indien_datum": INGEDIEND}
    soorten = [bijlage.soort for bijlage in verhalen.BIJLAGEN_BOUWMELDING]
    delen = [*soorten, "kwaliteitsborger", "instrument", "gebruiksfuncties", "omschrijving", "telefoon", "email"]
    return {
        **maak_berichten(),
        **{f"zonder {deel}": verhalen.bouwmelding(PROJECT, mist=(deel,), **kop) for deel in delen},
        "strijdigheid": verhalen.strijdigheid(PROJECT, afwijking="Brandscheiding ontbreekt.", **kop),
        "vergunning": verhalen.vergunningaanvraag(PROJECT, **kop),
        "dubbele bron": met_melder(register={"straatnaam": "Registerstraat", "huisnummer": "99", "postcode": "8299SD"}),
        "buitenland": met_melder(land="België"),
        "postbus": met_melder(postbus="12"),
        "bsn van acht cijfers": met_melder(bsn="12345678"),
        "firma met postbus": met_melder(kvk="90009993", postbus="7"),
        "firma uit het buitenland": met_melder(kvk="90009993", land="België"),
        "perceel": met_plek(vorm="perceel"),
        "punt": met_plek(vorm="punt"),
        "vlak": met_plek(vorm="vlak"),
        "negen cijfers": maak(fractiecijfers=9),
        "geen cijfers": maak(fractiecijfers=0),
        "zonder vragen": maak(vragen=(), bijlagen=()),
        "meer activiteiten": maak(imow_ids=("nl.imow-gm9999.activiteit.Slopen", *maak().imow_ids)),
        "copie": maak(uitvoerende_instantie=("omgevingsdienst Rietland", "00000001999999970000")),
        "concept": maak(doel="Conceptverzoek"),
    }


VARIANTEN = _varianten()


@pytest.fixture(scope="module")
def schemamap(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """The official schemas with the four GML elements put back as anyType and the GML import taken out, else None."""
    if not STAM_AANWEZIG:
        return None
    doel = tmp_path_factory.mktemp("xsd")
    for bestand in (STAM_MAP / "xsd").glob("*.xsd"):
        (doel / bestand.name).write_bytes(_herstel(bestand.read_bytes()))
    return doel


def _herstel(inhoud: bytes) -> bytes:
    boom = etree.fromstring(inhoud)
    for commentaar in list(boom.iter(etree.Comment)):
        if "gml:" in commentaar.text:
            element = etree.fromstring(commentaar.text.replace("<xs:element", f'<xs:element xmlns:xs="{XSD}"'))
            element.set("type", "xs:anyType")
            element.tail = commentaar.tail
            commentaar.getparent().replace(commentaar, element)
    for element in boom.findall(f"{{{XSD}}}import[@namespace='http://www.opengis.net/gml']"):
        boom.remove(element)
    return etree.tostring(boom)


def test_officieel_voorbeeld_voldoet_aan_het_herstelde_schema(schemamap: Path | None) -> None:
    if schemamap is None:
        print(AFWEZIG)
        assert lees((VAST / "bouwmelding_volledig.xml").read_bytes()).onbekend == ()
        return
    assert (schemamap / "common-4.0.xsd").read_text().count("anyType") == 2
    assert (schemamap / "verzoek-4.0.xsd").read_text().count("anyType") == 2
    assert list_schemafouten((STAM_MAP / "verzoekbericht_4_0_0.xml").read_bytes(), schemamap) == []


@pytest.mark.parametrize("bericht", VARIANTEN.values(), ids=VARIANTEN.keys())
def test_elk_bericht_voldoet_aan_het_schema_en_wordt_geheel_gelezen(bericht: Bericht, schemamap: Path | None) -> None:
    inhoud = maak_bericht(bericht)
    assert list_schemafouten(inhoud, schemamap) == []
    verzoek = lees(inhoud)
    assert verzoek.onbekend == () and not verzoek.naar_triage
    assert vertaal(verzoek).projectnaam == PROJECT.naam


def test_de_controle_ziet_een_fout(schemamap: Path | None) -> None:
    fouten = list_schemafouten(maak_bericht(maak(doel="Onbekend doel")), schemamap)
    assert bool(fouten) == (schemamap is not None) and all("doel" in fout for fout in fouten)


def _vaste_bestanden() -> Iterator[str]:
    return (pad.relative_to(VAST).as_posix() for pad in VAST.rglob("*") if pad.is_file())


def test_vaste_set_is_wat_de_simulator_maakt() -> None:
    gemaakt = maak_set()
    assert set(_vaste_bestanden()) == set(gemaakt), f"Maak de set opnieuw: {OPNIEUW}"
    anders = [naam for naam, inhoud in gemaakt.items() if (VAST / naam).read_bytes() != inhoud]
    assert anders == [], f"Maak de set opnieuw: {OPNIEUW}"
    assert sum(map(len, gemaakt.values())) < 1_000_000


def test_opdracht_schrijft_de_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert opdracht.main([str(tmp_path)]) == 0
    assert (tmp_path / "aanvulling" / "borgingsplan.pdf").read_bytes()[:5] == b"%PDF-"
    assert "bestanden" in capsys.readouterr().out
    assert opdracht.main([]) == 2 and "Geef de map" in capsys.readouterr().err


def test_elk_bestand_hoort_bij_een_document_van_het_bericht() -> None:
    for naam, bericht in maak_berichten().items():
        documenten = {d.bestandsnaam: d.document_id for d in vertaal(lees((VAST / f"{naam}.xml").read_bytes())).documenten}
        bestanden = {pad.name for pad in (VAST / naam).glob("*")}
        assert bestanden == (set() if naam == "intrekking" else set(documenten))
        for bestand, document_id in documenten.items():
            assert document_id == maak_document_id(bericht.verzoeknummer, bestand)


def test_een_kenmerk_is_een_inhoud_ook_na_aanvulling() -> None:
    for pad in (VAST / "aanvulling").iterdir():
        eerder = VAST / "bouwmelding_onvolledig" / pad.name
        assert not eerder.exists() or eerder.read_bytes() == pad.read_bytes()


@pytest.mark.parametrize("naam", sorted(pad.name for pad in VAST.glob("*.xml")))
def test_bericht_zegt_dat_het_van_de_simulator_is(naam: str) -> None:
    inhoud = (VAST / naam).read_bytes()
    assert MERK.encode() in inhoud and b"DSO-LV<" not in inhoud
    assert lees(inhoud).verzoeknummer.startswith("1999")


@pytest.mark.parametrize("soort", ["risicobeoordeling", "borgingsplan", "verklaring_kwaliteitsborger", "onbekend"])
def test_pdf_is_leesbaar_en_eerlijk(soort: str) -> None:
    inhoud = maak_pdf(soort, PROJECT, datum="02-03-2026")
    assert inhoud == maak_pdf(soort, PROJECT, datum="02-03-2026")
    document = pypdfium2.PdfDocument(inhoud)
    tekst = document[0].get_textpage().get_text_bounded()
    assert 1 <= len(document) <= 3 and MERK in tekst and PROJECT.naam in tekst and "02-03-2026" in tekst
    document.close()


def test_foto_en_bouwmodel_zijn_leesbaar_en_eerlijk() -> None:
    foto = Image.open(VAST / "bouwmelding_volledig" / "bouwplaats.jpg")
    foto.load()
    assert foto.format == "JPEG" and foto.info["comment"] == MERK.encode()
    model = (VAST / "bouwmelding_volledig" / "bouwmodel.ifc").read_text(encoding="ascii")
    assert model.startswith("ISO-10303-21;") and MERK in model and "FILE_SCHEMA(('IFC4'))" in model


def test_onbekende_extensie_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match=r"geen \.docx"):
        maak_bijlage(Bijlage("overig", "brief.docx", "Brief"), PROJECT)


def test_kapotte_bijlagen_zijn_echt_kapot() -> None:
    _, versleuteld = maak_kapot("versleuteld", PROJECT)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(versleuteld))
    assert maak_kapot("leeg", PROJECT)[1] == b""
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(maak_kapot("afgekapt", PROJECT)[1])
    naam, inhoud = maak_kapot("verkeerde_extensie", PROJECT)
    assert naam.endswith(".jpg") and inhoud[:5] == b"%PDF-"
    with pytest.raises(ValueError, match="geen soort fout"):
        maak_kapot("scheef", PROJECT)


@pytest.mark.parametrize("volgorde", [0, 100000])
def test_verzoeknummer_blijft_in_het_onechte_bereik(volgorde: int) -> None:
    with pytest.raises(ValueError, match="1 tot en met 99999"):
        verhalen.maak_verzoeknummer(volgorde)


def test_onbekend_ontbrekend_deel_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="'dak' kan hier niet ontbreken"):
        verhalen.bouwmelding(PROJECT, verzoeknummer="1999010100001", indien_datum=INGEDIEND, mist=("dak",))


def test_rd_naar_etrs_bij_bekende_punten() -> None:
    # The church tower in Amersfoort is the origin of RD; the other is the point of the official sample.
    assert rd_naar_etrs(155000, 463000) == pytest.approx((52.15517440, 5.38720621), abs=1e-8)
    assert rd_naar_etrs(91000, 535900) == pytest.approx((52.80657237, 4.438095384), abs=2e-5)


def test_zelfde_beschrijving_geeft_zelfde_bytes() -> None:
    assert maak_bericht(maak()) == maak_bericht(maak())
    assert maak_bericht(maak()) != maak_bericht(replace(maak(), volgnummer="001"))
