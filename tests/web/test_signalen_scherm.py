"""The pages around a signal: taking one in, its photos, the shielded name, direct danger, the letters, and the inbox."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import ExifTags, Image

from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.models import Signaal, Signaalstuk, Zaak
from tests.web.conftest import Bezoek, zonder_hulp

VIJANDIG = "<script>alert(1)</script> \u202eomgekeerd"
GPS = ExifTags.GPS


def maak_foto(breedte: tuple[float, ...] = (), lengte: tuple[float, ...] = (), genomen: str = "2026:03:09 14:05:33") -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = genomen
    if breedte:
        plek = {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: breedte, GPS.GPSLongitudeRef: "E", GPS.GPSLongitude: lengte}
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(plek)
    uit = io.BytesIO()
    Image.effect_noise((64, 48), 40).convert("RGB").save(uit, "JPEG", exif=exif)
    return uit.getvalue()


def bestand(naam: str, inhoud: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud, "image/jpeg")


def vul_in(**anders: Any) -> dict[str, Any]:
    return {
        "sleutel": "s" * 24, "bron": "derde", "omschrijving": "Water in de put.", "ontvangen_dag": f"{vandaag():%d-%m-%Y}",
        **anders,
    }  # fmt: skip


def neem(zaak: Zaak, wie: Account, **anders: Any) -> Signaal:
    with binnen(zaak.organisatie_id):
        return neem_signaal_op(zaak.pk, Binnengekomen("derde", "Water in de put.", vandaag(), **anders), door=wie, moment=nu())


def test_opnemen_met_alles_en_dubbel_versturen_is_een_signaal(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    velden = vul_in(
        zaak_anders=zaak.nummer, bron="kwaliteitsborger", kanaal="telefoon", onderwerpen=["fundering"], artikelen="Bbl 4.12",
        blokkeert_verklaring="ja", herstel_afgesproken="ja", herstel_op="31-12-2026", bewijs="Een meting.", handhavingsverzoek="ja",
        melder_naam="Borgburo Waterland", melder_email="kb@waterland.example.org", naam_niet_doorgeven="ja",
    )  # fmt: skip
    for _ in range(2):
        pagina = client.post(
            "/signalen/nieuw/", {**velden, "stuk-foto": bestand("a.jpg", maak_foto())}, follow=True
        ).content.decode()
    assert (
        "Volgens de foto: gemaakt op ma 9 mrt 2026 om 14.05 uur" in pagina and "Bbl 4.12" in pagina and "31 december 2026" in pagina
    )
    assert "Leg dat vast als handhavingsverzoek" in pagina and "Borgburo Waterland" not in zonder_hulp(pagina)
    with binnen(zaak.organisatie_id):
        (signaal,) = Signaal.objects.all()
        assert (signaal.prioriteit, signaal.blokkeert_verklaring, signaal.handhavingsverzoek) == ("hoog", True, True)
        assert Signaalstuk.objects.get().bestandsnaam == "a.jpg"


def test_een_fout_houdt_wat_getypt_is_en_de_foto_s(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    velden = vul_in(zaak_anders=zaak.nummer, omschrijving=VIJANDIG, blokkeert_verklaring="ja")
    antwoord = client.post("/signalen/nieuw/", {**velden, "stuk-foto": bestand("a.jpg", maak_foto())})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422 and "Alleen een kwaliteitsborger" in pagina and "a.jpg" in pagina
    assert "<script>alert(1)" not in pagina and "\u202e" not in pagina
    bewaard = re.search(r'name="bewaard_stukken" value="([^"]+)"', pagina)
    assert bewaard
    opnieuw = {**velden, "blokkeert_verklaring": "", "bewaard_stukken": bewaard[1], "houd": "0"}
    assert client.post("/signalen/nieuw/", opnieuw).status_code == 302
    with binnen(zaak.organisatie_id):
        assert Signaalstuk.objects.get().bestandsnaam == "a.jpg"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({}, "Vul het zaaknummer in, of schrijf hieronder waar het is"),
        ({"zaak_anders": "2020-000009"}, "Er is geen zaak met nummer"),
        ({"plek_adres": "Lisdodde 14", "bron": ""}, "Maak een keuze: Van wie komt het signaal."),
        ({"plek_adres": "Lisdodde 14", "bron": "buurman"}, "Kies een van de mogelijkheden"),
        ({"plek_adres": "Lisdodde 14", "ontvangen_dag": "31-12-2199"}, "in de toekomst"),
        ({"plek_adres": "Lisdodde 14", "ontvangen_dag": "gisteren"}, "dag-maand-jaar"),
        ({"plek_adres": "Lisdodde 14", "melder_telefoon": "06"}, "Vul ook de naam in"),
        ({"plek_adres": "Lisdodde 14", "plek_postcode": "abc"}, "Schrijf de postcode als"),
    ],
)  # fmt: skip
def test_wat_niet_kan_zegt_wat_er_moet(anders: dict[str, str], zin: str, zaak: Zaak, bezoek: Bezoek) -> None:
    antwoord = bezoek("toezichthouder").post("/signalen/nieuw/", vul_in(**anders))
    assert antwoord.status_code == 422 and zin in antwoord.content.decode()
    with binnen(zaak.organisatie_id):
        assert not Signaal.objects.exists() and Zaak.objects.count() == 1


def test_een_bekend_adres_laat_eerst_de_zaak_zien(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    velden = vul_in(plek_adres=zaak.adres, plek_postcode=zaak.postcode)
    pagina = client.post("/signalen/nieuw/", velden).content.decode()
    assert "Er zijn zaken die hierop lijken" in pagina and zaak.nummer in pagina and 'value="nieuw"' in pagina
    assert client.post("/signalen/nieuw/", {**velden, "gezien": zaak.nummer}).status_code == 422, "er moet gekozen worden"
    client.post("/signalen/nieuw/", {**velden, "gezien": zaak.nummer, "zaak": zaak.nummer})
    with binnen(zaak.organisatie_id):
        assert Signaal.objects.get().zaak_id == zaak.pk


def test_foto_s_kapot_heic_of_ver_weg_zeggen_dat(zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        Zaak.objects.filter(pk=zaak.pk).update(rd_x=155_000, rd_y=463_000)
    client = bezoek("toezichthouder")
    signaal = neem(zaak, client.persoon)  # type: ignore[attr-defined]
    adres = f"/zaak/{zaak.nummer}/signaal/{signaal.pk}/"
    fotos = [
        bestand("dichtbij.jpg", maak_foto((52.0, 9.0, 18.7), (5.0, 23.0, 14.0))),
        bestand("ver.jpg", maak_foto((51.0, 46.0, 0.0), (4.0, 30.0, 0.0))),
        bestand("parijs.jpg", maak_foto((48.0, 51.0, 0.0), (2.0, 21.0, 0.0))), bestand("kapot.jpg", maak_foto()[:400]),
        bestand("telefoon.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40), bestand("leeg.jpg", b""),
    ]  # fmt: skip
    pagina = client.post(adres, {"daad": "stukken", "stukken": fotos}, follow=True).content.decode()
    assert "6 bestanden zijn toegevoegd." in pagina
    for zin in ("meter van het adres.", "kilometer van het adres. Dat is ver", "buiten Nederland gemaakt",
                "niet bekijken: stuur de foto als JPEG", "Het bestand is leeg"):  # fmt: skip
        assert zin in pagina, zin
    assert "niet compleet" in pagina or "beschadigd" in pagina
    dubbel = client.post(adres, {"daad": "stukken", "stukken": [bestand("nog eens.jpg", b"")]}, follow=True).content.decode()
    assert "staan al bij het signaal" in dubbel
    with binnen(zaak.organisatie_id):
        stuk = Signaalstuk.objects.order_by("pk")[0]
    assert client.get(f"/zaak/{zaak.nummer}/signaalstuk/{stuk.pk}/").status_code == 302
    assert client.get(f"/zaak/2020-000001/signaalstuk/{stuk.pk}/").status_code == 404


def test_de_afgeschermde_naam_staat_in_een_antwoord_en_laat_een_spoor(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    signaal = neem(zaak, client.persoon, melder={"naam": "P. Duinker"}, melder_afgeschermd=True)  # type: ignore[attr-defined]
    adres = f"/zaak/{zaak.nummer}/signaal/{signaal.pk}/"
    for pad in (adres, f"{adres}bericht/", f"/zaak/{zaak.nummer}/", f"/zaak/{zaak.nummer}/vastleggen/", "/signalen/"):
        assert "Duinker" not in client.get(pad).content.decode(), pad
    assert "Duinker" in client.post(adres, {"daad": "melder"}).content.decode()
    assert "Duinker" not in client.get(adres).content.decode()
    geen = bezoek("intake").post(adres, {"daad": "melder"})
    assert geen.status_code == 403 and "Duinker" not in geen.content.decode()
    with binnen(zaak.organisatie_id):
        (spoor,) = Gebeurtenis.objects.filter(soort="melder_getoond")
        assert spoor.gegevens == {"signaal": signaal.pk}


def test_gevaar_melden_en_verhogen(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    signaal = neem(zaak, client.persoon)  # type: ignore[attr-defined]
    adres = f"/zaak/{zaak.nummer}/gevaar/"
    assert "er staat geen telefoonnummer in het kader" in client.get(adres).content.decode()
    assert client.get(f"{adres}?signaal=999999").status_code == client.get(f"{adres}?signaal=x").status_code == 404
    leeg = client.post(adres, {"wat": " ", "bron": "eigen_constatering"})
    assert leeg.status_code == 409 and "wat er gevaarlijk is" in leeg.content.decode()
    assert "die u koos, zijn niet bewaard" not in leeg.content.decode()
    met_foto = client.post(adres, {"wat": " ", "bron": "eigen_constatering", "stukken": [bestand("a.jpg", b"x")]})
    assert "wat er gevaarlijk is. De bestanden die u koos, zijn niet bewaard: kies ze opnieuw." in met_foto.content.decode()
    nieuw = client.post(adres, {"wat": "Het hangt los.", "bron": "eigen_constatering", "sleutel": "g" * 24}, follow=True)
    assert "Het gevaar is vastgelegd." in nieuw.content.decode() and "voorstel=bouwstop" in nieuw.content.decode()
    verhoogd = client.post(adres, {"wat": "Het zakt.", "signaal": signaal.pk, "versie": "0"}, follow=True).content.decode()
    assert (
        "Er is nu gevaar voor mensen." in verhoogd
        and "Direct gevaar gemeld" in client.get(f"/zaak/{zaak.nummer}/").content.decode()
    )
    assert (
        "Direct gevaar" not in zonder_hulp(bezoek("lezer").get(f"/zaak/{zaak.nummer}/").content.decode()).split("Signalen</h2>")[0]
    )


def test_bericht_en_doorzenden(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    signaal = neem(zaak, client.persoon, melder={"naam": "P. Duinker", "adres": "Kade 1, 9999 ZZ Wilgenmeer"})  # type: ignore[attr-defined]
    adres = f"/zaak/{zaak.nummer}/signaal/{signaal.pk}/bericht/"
    assert "Geachte" in client.get(adres).content.decode()
    velden = {"aan": "Omgevingsdienst", "adres": "Postbus 1\n9999 ZE Wilgenmeer", "reden": VIJANDIG}
    pagina = client.post(adres, {**velden, "daad": "bekijk"}).content.decode()
    assert "Een signaal dat voor u is" in pagina and "<script>alert(1)" not in pagina
    assert "Vul het adres in" in client.post(adres, {**velden, "adres": "", "daad": "doorzenden"}).content.decode()
    assert "doorgezonden" in client.post(adres, {**velden, "daad": "doorzenden"}, follow=True).content.decode()
    assert "Wij sturen uw signaal door" in client.get(adres).content.decode(), "de melder hoort aan wie"
    assert "is gemaakt" in client.post(adres, {"daad": "bevestig"}, follow=True).content.decode()
    assert "kreeg al bericht" in client.post(adres, {"daad": "bevestig"}).content.decode()


def test_de_lijst_vraagt_weinig_en_laat_gevoegde_weg(zaak: Zaak, bezoek: Bezoek, account: Callable[..., Account]) -> None:
    client: Client = bezoek("toezichthouder")
    assert "Er zijn geen open signalen" in client.get("/signalen/").content.decode()
    for nummer in range(3):
        neem(zaak, client.persoon, onderwerpen=["fundering"], direct_gevaar=nummer == 2)  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as vragen:
        pagina = client.get("/signalen/").content.decode()
    assert len(vragen) <= 8, [vraag["sql"][:90] for vraag in vragen]
    assert pagina.index("Direct gevaar</span>") < pagina.index("Open</span>") and "3 signalen" in pagina
    assert "Geen signalen met deze keuze" in client.get("/signalen/?toon=samengevoegd&prioriteit=laag").content.decode()
    assert bezoek("lezer").get("/signalen/nieuw/").status_code == 403
