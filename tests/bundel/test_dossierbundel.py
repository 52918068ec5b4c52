"""A bundle holds every piece, numbered and marked, and its folder proves itself without the application."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.apps import apps

from borgwijzer.bundel import acties
from borgwijzer.bundel.acties import Bundelvraag, maak_bundel, stop_bundel, vraag_bundel
from borgwijzer.bundel.inventaris import list_stukken
from borgwijzer.bundel.models import Dossierbundel
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.logboek.mapcontrole import controleer_map
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.vullen.bundel import AFGESCHERMD, maak_bundelpagina
from borgwijzer.zaken.models import Document, Signaal, Signaalstuk, Zaak
from tests.bundel.bundelwerk import maak_foto, maak_pdf, registreer_met_stukken

Maker = Callable[..., Account]
STUKKEN = {
    "plan.pdf": maak_pdf(3), "gedraaid.pdf": maak_pdf(draai=90), "foto.jpg": maak_foto(), "onrustig.pdf": maak_pdf(onrustig=True),
    "geheim.pdf": maak_pdf(wachtwoord="x"), "model.ifc": b"ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\n",
}  # fmt: skip
IEDEREEN = Bundelvraag("bezwaar", "Bezwaar van maart", {})


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield registreer_met_stukken(klaar_organisatie, STUKKEN).zaak


def maak(zaak: Zaak, wie: Account, vraag: Bundelvraag = IEDEREEN) -> Dossierbundel:
    return maak_bundel(vraag_bundel(zaak.pk, vraag, door=wie, moment=nu()).pk)


def lees(bestand: Bestand | None) -> bytes:
    assert bestand is not None
    with opslag().open_lezen(bestand.sha256) as stroom:
        return stroom.read()


def lees_bladen(pdf: bytes) -> list[str]:
    gelezen = pypdfium2.PdfDocument(pdf)
    return [blad.get_textpage().get_text_bounded() for blad in gelezen]


def pak_uit(bundel: Dossierbundel, doel: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(lees(bundel.map))) as map_:
        map_.extractall(doel)
    return next(doel.iterdir())


def test_elk_stuk_staat_genummerd_in_de_bundel(zaak: Zaak, account: Maker) -> None:
    bundel = maak(zaak, account("jurist"))
    assert (bundel.toestand, bundel.gedaan, bundel.totaal) == ("klaar", 6, 6), bundel.fout
    bladen = lees_bladen(lees(bundel.pdf))
    assert len(bladen) == bundel.bladen
    tekst = "\n".join(bladen)
    merk = f"Stuk 1 · blad 2 van 3 · bundel 4 van {bundel.bladen}"
    assert "Inhoud van blad 2" in bladen[3] and merk in bladen[3].replace("\u00a0", " ")
    assert all(naam in bladen[1] for naam in STUKKEN), "de inhoud noemt ook wat niet af te drukken is"
    assert "met een wachtwoord beveiligd" in tekst and "Logboek van de zaak" in tekst
    with pikepdf.open(io.BytesIO(lees(bundel.pdf))) as pdf, pdf.open_outline() as inhoud:
        titels = [deel.title for deel in inhoud.root]
    assert titels[0] == "Inhoud" and titels[-1] == "Logboek" and any("plan.pdf" in titel for titel in titels)


def test_wat_beweegt_of_verwijst_gaat_eruit_en_wat_is_ingevuld_blijft(zaak: Zaak, account: Maker) -> None:
    pdf = lees(maak(zaak, account("jurist")).pdf)
    assert "INGEVULD" in "".join(lees_bladen(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as gelezen:
        assert "/OpenAction" not in gelezen.Root and "/AcroForm" not in gelezen.Root
        assert all("/AA" not in blad.obj and "/Annots" not in blad.obj for blad in gelezen.pages)
        ruw = b"".join(bytes(obj.unparse(resolved=True)) for obj in gelezen.objects)
    assert b"app.alert" not in ruw and b"/URI" not in ruw


def test_het_merk_staat_onderaan_zoals_een_mens_het_blad_ziet(zaak: Zaak, account: Maker) -> None:
    gelezen = pypdfium2.PdfDocument(lees(maak(zaak, account("jurist")).pdf))
    for nummer in (2, 5, 6):  # a page upright, a turned one, and a photo that lies
        beeld = gelezen[nummer].render(scale=1).to_pil().convert("L")
        strook = beeld.crop((beeld.width // 3, beeld.height - 30, 2 * beeld.width // 3, beeld.height - 5))
        assert (strook.getextrema()[0]) < 150, f"op blad {nummer + 1} staat onderaan geen merk"


def test_de_map_bewijst_zichzelf(zaak: Zaak, account: Maker, tmp_path: Path) -> None:
    map_ = pak_uit(maak(zaak, account("jurist")), tmp_path)
    uitslag = controleer_map(map_)
    assert uitslag.heel, uitslag.breuken
    assert uitslag.gebeurtenissen == Gebeurtenis.objects.filter(zaak_id=zaak.pk).count() - 1  # all but that it was made
    assert {pad.name[4:] for pad in (map_ / "stukken").iterdir()} == set(STUKKEN)


@pytest.mark.parametrize(("wat", "soort"), [
    ("stuk", "gewijzigd"), ("weg", "ontbreekt"), ("erbij", "vreemd"), ("logboek", "gewijzigd"), ("lijst", "onleesbaar"),
    ("omgeruild", "vreemd"),
])  # fmt: skip
def test_elke_verandering_in_de_map_valt_op(zaak: Zaak, account: Maker, tmp_path: Path, wat: str, soort: str) -> None:
    map_ = pak_uit(maak(zaak, account("jurist")), tmp_path)
    stuk = min((map_ / "stukken").iterdir())
    if wat == "stuk":
        stuk.write_bytes(stuk.read_bytes() + b" ")
    elif wat == "weg":
        stuk.unlink()
    elif wat == "erbij":
        (map_ / "stukken" / "999-extra.pdf").write_bytes(maak_pdf())
    elif wat == "logboek":
        logboek = map_ / "logboek.jsonl"
        logboek.write_text(logboek.read_text(encoding="utf-8").replace("bouwmelding", "sloopmelding", 1), encoding="utf-8")
    elif wat == "lijst":
        (map_ / "inhoud.json").write_text("[]", encoding="utf-8")
    else:  # a piece that never came in, with its hash neatly in the list
        ruil_om(map_, stuk)
    assert soort in {breuk.soort for breuk in controleer_map(map_).breuken}


def ruil_om(map_: Path, stuk: Path) -> None:
    from borgwijzer.logboek.mapcontrole import bereken_kenmerk

    stuk.write_bytes(maak_pdf(7))
    lijst = json.loads((map_ / "inhoud.json").read_text(encoding="utf-8"))
    for deel in lijst["bestanden"]:
        if deel["bestand"] == f"stukken/{stuk.name}":
            deel["sha256"] = bereken_kenmerk(stuk)
    (map_ / "inhoud.json").write_text(json.dumps(lijst), encoding="utf-8")


def test_wat_eruit_blijft_staat_erin_met_reden(zaak: Zaak, account: Maker) -> None:
    plan = Document.objects.get(bestandsnaam="plan.pdf")
    wie, weg = account("jurist"), {f"document:{plan.pk}": "Bevat gegevens van een derde."}
    bundel = maak(zaak, wie, Bundelvraag("inzage", "", weg))
    bladen = lees_bladen(lees(bundel.pdf))
    assert "Inhoud van blad 3" not in "".join(bladen) and "plan.pdf: Bevat gegevens van een derde." in bladen[1]
    with zipfile.ZipFile(io.BytesIO(lees(bundel.map))) as map_:
        assert not [naam for naam in map_.namelist() if naam.endswith("plan.pdf")]


@pytest.mark.parametrize(("vraag", "code"), [
    (Bundelvraag("", "", {}), "doel_ontbreekt"),
    (Bundelvraag("bezwaar", "", {"document:999999": "x"}), "stuk_onbekend"),
])  # fmt: skip
def test_een_onvolledige_vraag_wordt_geweigerd(zaak: Zaak, account: Maker, vraag: Bundelvraag, code: str) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        vraag_bundel(zaak.pk, vraag, door=account("jurist"), moment=nu())
    assert geweigerd.value.code == code


def test_weglaten_vraagt_een_reden_en_er_moet_iets_overblijven(zaak: Zaak, account: Maker) -> None:
    wie, stukken = account("jurist"), [stuk.kenmerk for stuk in list_stukken(zaak)]
    for weg, code in (({stukken[0]: " "}, "reden_ontbreekt"), (dict.fromkeys(stukken, "Weg."), "geen_stukken")):
        with pytest.raises(Geweigerd) as geweigerd:
            vraag_bundel(zaak.pk, Bundelvraag("bezwaar", "", weg), door=wie, moment=nu())
        assert geweigerd.value.code == code


def test_een_tegelijk_en_stoppen_kan(zaak: Zaak, account: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    wie = account("jurist")
    bundel = vraag_bundel(zaak.pk, IEDEREEN, door=wie, moment=nu())
    with pytest.raises(Geweigerd, match="al een bundel"):
        vraag_bundel(zaak.pk, IEDEREEN, door=wie, moment=nu())
    echt = acties._meld_voortgang

    def stop_halverwege(bundel: Dossierbundel, gedaan: int, totaal: int) -> None:
        if gedaan == 2:
            stop_bundel(bundel.pk, door=wie, moment=nu())
        echt(bundel, gedaan, totaal)

    monkeypatch.setattr(acties, "_meld_voortgang", stop_halverwege)
    assert maak_bundel(bundel.pk).toestand == "gestopt"
    monkeypatch.undo()
    assert maak_bundel(bundel.pk).pdf is None, "wat gestopt is, begint niet vanzelf weer"
    assert maak(zaak, wie).toestand == "klaar"


def test_een_pers_die_valt_geeft_een_zin(zaak: Zaak, account: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("borgwijzer.bundel.drukken.PROGRAMMA", ["/bin/false"])
    bundel = maak(zaak, account("jurist"))
    assert bundel.toestand == "mislukt" and "probeer het opnieuw" in bundel.fout


def test_elke_soort_stuk_komt_in_de_bundel() -> None:
    """A model with a file and a zaak that the inventory does not know would be lost to a court."""
    met_bestand = {
        model._meta.model_name for model in apps.get_models()
        if {"zaak", "bestand"} <= {veld.name for veld in model._meta.get_fields() if veld.is_relation}
    }  # fmt: skip
    # A message as it came: what is in it became documents, and its raw text says nothing to a reader.
    bekend = {"document", "opgeslagenbrief", "controlestuk", "signaalstuk", "bericht"}
    assert met_bestand == bekend, "geef list_stukken ook deze soort"


def test_wie_zijn_naam_niet_doorgeeft_staat_er_niet_vanzelf_in(zaak: Zaak, account: Maker) -> None:
    signaal = Signaal.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, bron="derde", omschrijving="Scheur.", ontvangen_op=nu().date(),
        melder={"naam": "B. Rietgors"}, melder_afgeschermd=True,
    )  # fmt: skip
    bestand = Document.objects.get(bestandsnaam="foto.jpg").bestand
    assert bestand
    Signaalstuk.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, signaal=signaal, bestand=bestand, bestandsnaam="voordeur.jpg",
        toegevoegd_op=nu(),
    )  # fmt: skip
    pagina = maak_bundelpagina(zaak, list_stukken(zaak), [], account("jurist"), {})
    erin = {stuk.naam: (stuk.erin, stuk.reden) for stuk in pagina.stukken}
    assert erin["plan.pdf"] == (True, "") and erin["voordeur.jpg"] == (False, AFGESCHERMD)
