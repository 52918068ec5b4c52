"""Photos in pieces and rapporten of a device: resumed, never double, never lost, and a choice when something changed meanwhile."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pypdfium2
import pytest
from django.db import connections

from borgwijzer.brieven.herlezen import herlees
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.veldbrieven import neem_veldrapport_op_en_bewaar
from borgwijzer.documenten.models import Veldupload
from borgwijzer.documenten.opnemen import opslag, ruim_stukjes_op
from borgwijzer.documenten.stukjes import pad_van
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.bezoeken import leg_bezoek_vast
from borgwijzer.toezicht.acties.veldfotos import kondig_foto_aan, neem_stukje_op
from borgwijzer.toezicht.acties.veldrapporten import kies_bij_veldrapport, neem_veldrapport_op
from borgwijzer.toezicht.queries_controle import list_botsend, list_stukken
from borgwijzer.toezicht.veldvorm import Gestuurd, lees_aankondiging, lees_gestuurd
from borgwijzer.zaken.models import Controle, Controlestuk, Veldrapport, Zaak
from tests.toezicht.bezoekwerk import VANDAAG, WAARNEMINGEN, bezoek_nu, maak_foto, maak_gezien, open_bouwzaak, plan_nu
from tests.zaken.zaakwerk import MOMENT

Maker = Callable[..., Account]
STUK = 4_096


@pytest.fixture
def zaak(in_organisatie: Organisatie, klaar_organisatie: Organisatie) -> Zaak:
    return open_bouwzaak(in_organisatie)


@pytest.fixture
def ravi(account: Maker) -> Account:
    return account("toezichthouder")


def sleutel(nummer: int) -> str:
    return f"{nummer:032x}"


def kondig_aan(inhoud: bytes, wie: Account, nummer: int = 1, naam: str = "scheur.jpg", **anders: Any) -> Veldupload:
    wat = {"sleutel": sleutel(nummer), "naam": naam, "sha256": hashlib.sha256(inhoud).hexdigest(), "grootte": len(inhoud), **anders}
    return kondig_foto_aan(lees_aankondiging(wat), door=wie, moment=MOMENT)


def stuur(inhoud: bytes, wie: Account, nummer: int = 1, naam: str = "scheur.jpg") -> Veldupload:
    upload = kondig_aan(inhoud, wie, nummer, naam)
    while not upload.klaar_op:
        vanaf = upload.ontvangen
        upload = neem_stukje_op(sleutel(nummer), vanaf, inhoud[vanaf : vanaf + STUK], door=wie, moment=MOMENT)
    return upload


def maak_gestuurd(controle: Controle, fotos: list[int] | None = None, nummer: int = 90, **anders: Any) -> Gestuurd:
    inhoud = {
        "gedaan_op": VANDAAG.isoformat(), "begonnen_om": "09:05", "geeindigd_om": "09:50", "plaats": "Rietlaan 1",
        "uitkomst": "vervolg_nodig", "waarnemingen": "Op het toestel: een scheur.", "aanwezigen": "De uitvoerder",
        "punten": {"omgeving-veilig": {"antwoord": "nee", "opmerking": "Geen hek"}}, "ondertekend": True,
        "ondertekend_om": MOMENT.isoformat(), **anders,
    }  # fmt: skip
    return lees_gestuurd({
        "sleutel": sleutel(nummer), "controle": controle.pk, "versie": controle.versie, "inhoud": inhoud,
        "fotos": [{"sleutel": sleutel(foto), "bijschrift": f"Foto {foto}", "punt": "omgeving-veilig"} for foto in fotos or []],
    })  # fmt: skip


def tel_beelden(pad: Path) -> int:
    """How many pictures stand in a PDF."""
    with pypdfium2.PdfDocument(pad) as document:
        return sum(len(list(bladzij.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=8))) for bladzij in document)


def test_een_foto_in_stukjes_gaat_verder_waar_zij_was(zaak: Zaak, ravi: Account) -> None:
    inhoud = maak_foto()
    upload = kondig_aan(inhoud, ravi)
    neem_stukje_op(sleutel(1), 0, inhoud[:STUK], door=ravi, moment=MOMENT)
    nog_eens = neem_stukje_op(sleutel(1), 0, inhoud[:STUK], door=ravi, moment=MOMENT)
    assert nog_eens.ontvangen == STUK and kondig_aan(inhoud, ravi).ontvangen == STUK
    with pad_van(upload).open("ab") as bestand:
        bestand.write(b"half geschreven en nooit geteld")
    klaar = stuur(inhoud, ravi)
    assert klaar.bestand and klaar.bestand.sha256 == hashlib.sha256(inhoud).hexdigest()
    assert opslag().controleer(klaar.bestand.sha256) == "in_orde" and stuur(inhoud, ravi).pk == klaar.pk
    assert Veldupload.objects.count() == 1


def test_een_beschadigde_foto_begint_opnieuw(zaak: Zaak, ravi: Account) -> None:
    inhoud = maak_foto()
    kondig_aan(inhoud, ravi)
    stuk = neem_stukje_op(sleutel(1), 0, b"x" * len(inhoud), door=ravi, moment=MOMENT)
    assert stuk.ontvangen == 0 and stuk.klaar_op is None and stuk.bestand is None
    assert stuur(inhoud, ravi).klaar_op


@pytest.mark.parametrize(
    ("naam", "inhoud", "leesbaar"),
    [
        ("foto.heic", b"\0\0\0\x18ftypheic" + b"\0" * 200, None), ("kapot.jpg", maak_foto()[:400], False),
        ("bewegend.webp", maak_foto(formaat="WEBP"), True), ("geen.jpg", b"dit is geen foto", None),
    ],
)  # fmt: skip
def test_ook_een_vreemde_foto_gaat_niet_verloren(
    naam: str, inhoud: bytes, leesbaar: bool | None, zaak: Zaak, ravi: Account
) -> None:
    upload = stuur(inhoud, ravi, naam=naam)
    assert upload.bestand and opslag().controleer(upload.bestand.sha256) == "in_orde"
    controle = plan_nu(zaak, ravi)
    neem_veldrapport_op_en_bewaar(maak_gestuurd(controle, [1]), door=ravi, moment=MOMENT)
    assert [stuk.bestandsnaam for stuk in list_stukken(controle)] == [naam]
    brief = OpgeslagenBrief.objects.get(soort="rapport_toezicht")
    assert (brief.feiten["fotos"][0]["sha256"] != "") == (leesbaar is True)


def test_wat_niet_past_wordt_geweigerd(zaak: Zaak, ravi: Account, account: Maker) -> None:
    inhoud = maak_foto()
    kondig_aan(inhoud, ravi)
    for daad, zin in (
        (lambda: kondig_aan(inhoud + b"x", ravi), "al een andere foto"),
        (lambda: kondig_aan(inhoud, ravi, 2, grootte=60_000_001), "groter dan 60 MB"),
        (lambda: neem_stukje_op(sleutel(1), 0, b"", door=ravi, moment=MOMENT), "niet de goede maat"),
        (lambda: neem_stukje_op(sleutel(1), 0, inhoud + b"te veel", door=ravi, moment=MOMENT), "niet de goede maat"),
        (lambda: neem_stukje_op(sleutel(7), 0, b"x", door=ravi, moment=MOMENT), "niet aangekondigd"),
        (lambda: neem_stukje_op(sleutel(1), 0, inhoud, door=account("toezichthouder"), moment=MOMENT), "niet aangekondigd"),
        (lambda: kondig_aan(inhoud, account("jurist")), "hebt hiervoor de rol"),
        (lambda: lees_aankondiging({"sleutel": "../../x", "naam": "x", "sha256": "0" * 64, "grootte": 1}), "past niet: sleutel"),
        (lambda: maak_gestuurd(Controle(pk=1), nog="iets"), "past niet: inhoud.nog"),
        (lambda: lees_gestuurd(["geen", "rapport"]), "past niet: het geheel"),
    ):  # fmt: skip
        with pytest.raises(Geweigerd, match=zin):
            daad()


def test_een_rapport_van_het_toestel_staat_vast_met_zijn_fotos(zaak: Zaak, ravi: Account) -> None:
    controle = plan_nu(zaak, ravi)
    fotos = [stuur(maak_foto(nummer), ravi, nummer, f"foto{nummer}.jpg") for nummer in range(1, 4)]
    with pytest.raises(Geweigerd, match="1 foto is nog niet binnen"):
        neem_veldrapport_op_en_bewaar(maak_gestuurd(controle, [1, 2, 9]), door=ravi, moment=MOMENT)
    assert not Veldrapport.objects.exists()
    gestuurd = maak_gestuurd(controle, [3, 1, 2])
    eerste = neem_veldrapport_op_en_bewaar(gestuurd, door=ravi, moment=MOMENT)
    assert neem_veldrapport_op_en_bewaar(gestuurd, door=ravi, moment=MOMENT).pk == eerste.pk
    controle.refresh_from_db()
    assert controle.vastgesteld_op == VANDAAG and controle.waarnemingen == "Op het toestel: een scheur."
    assert [stuk.bestand.sha256 for stuk in list_stukken(controle)] == [fotos[plek].sha256 for plek in (2, 0, 1)]
    brief = OpgeslagenBrief.objects.get(soort="rapport_toezicht")
    assert [foto["bijschrift"] for foto in brief.feiten["fotos"]] == [
        f"Foto {nummer}. De omgeving van het werk is veilig afgezet" for nummer in (3, 1, 2)
    ]  # fmt: skip
    assert herlees(brief).gelijk
    assert tel_beelden(opslag().pad(brief.bestand.sha256)) == 3, "de foto's staan ook echt in het rapport"


def test_zonder_handtekening_of_zonder_recht_blijft_het_open(zaak: Zaak, ravi: Account, account: Maker) -> None:
    handhaver = account("handhaver")
    for nummer, wie, ondertekend in ((1, ravi, False), (2, handhaver, True)):
        controle = plan_nu(zaak, wie)
        gestuurd = maak_gestuurd(controle, nummer=nummer, ondertekend=ondertekend)
        neem_veldrapport_op_en_bewaar(gestuurd, door=wie, moment=MOMENT)
        controle.refresh_from_db()
        assert controle.gedaan_op == VANDAAG and controle.vastgesteld_op is None


def test_een_mondelinge_bouwstop_komt_mee(zaak: Zaak, ravi: Account) -> None:
    controle = plan_nu(zaak, ravi)
    stop = {"op": MOMENT.isoformat(), "aan": "D. Slootweg", "reden": "De sleuf kan instorten.", "getuigen": ""}
    rapport = neem_veldrapport_op_en_bewaar(maak_gestuurd(controle, bouwstop=stop), door=ravi, moment=MOMENT)
    controle.refresh_from_db()
    assert rapport.toestand == "verwerkt" and controle.mondelinge_bouwstop_op == MOMENT and controle.vastgesteld_op
    zaak.refresh_from_db()
    assert "bevestig_bouwstop" in set(zaak.taken.values_list("code", flat=True))


def test_gewijzigd_intussen_dan_kiest_iemand(zaak: Zaak, ravi: Account, account: Maker) -> None:
    controle = plan_nu(zaak, ravi)
    stuur(maak_foto(), ravi)
    gestuurd = maak_gestuurd(controle, [1])
    leg_bezoek_vast(controle.pk, maak_gezien(), versie=0, door=account("toezichthouder"), moment=MOMENT)
    rapport = neem_veldrapport_op_en_bewaar(gestuurd, door=ravi, moment=MOMENT)
    assert rapport.toestand == "botst" and [een.pk for een in list_botsend(ravi)] == [rapport.pk]
    assert zaak.taken.filter(code="kies_veldrapport").count() == 1
    controle.refresh_from_db()
    assert controle.waarnemingen == WAARNEMINGEN and not Controlestuk.objects.exists()
    for keuze, reden, versie, zin in (
        ("", "x", 1, "Kies wat er geldt"), ("veld", " ", 1, "waarom u dit kiest"), ("veld", "Het mijne.", 0, "weer gewijzigd"),
    ):  # fmt: skip
        with pytest.raises(Geweigerd, match=zin):
            kies_bij_veldrapport(rapport.pk, keuze, reden, versie=versie, door=ravi, moment=MOMENT)
    gekozen = kies_bij_veldrapport(rapport.pk, "veld", "Ik was er zelf.", versie=1, door=ravi, moment=MOMENT)
    controle.refresh_from_db()
    assert controle.waarnemingen == "Op het toestel: een scheur." and gekozen.eerder["waarnemingen"] == WAARNEMINGEN
    assert Controlestuk.objects.count() == 1 and list_botsend(ravi) == []
    assert not zaak.taken.filter(code="kies_veldrapport").exists()
    with pytest.raises(Geweigerd, match="al gekozen"):
        kies_bij_veldrapport(rapport.pk, "naast", "Toch niet.", versie=2, door=ravi, moment=MOMENT)


def test_een_vastgesteld_rapport_blijft_en_het_andere_wordt_nieuw(zaak: Zaak, ravi: Account) -> None:
    controle = plan_nu(zaak, ravi)
    gestuurd = maak_gestuurd(controle)
    neem_veldrapport_op_en_bewaar(maak_gestuurd(controle, nummer=1), door=ravi, moment=MOMENT)
    rapport = neem_veldrapport_op_en_bewaar(gestuurd, door=ravi, moment=MOMENT)
    assert rapport.toestand == "botst" and "verandert niet meer" in rapport.reden
    with pytest.raises(Geweigerd, match="verandert niet meer"):
        kies_bij_veldrapport(rapport.pk, "veld", "Het mijne.", versie=2, door=ravi, moment=MOMENT)
    nieuw = kies_bij_veldrapport(rapport.pk, "nieuw", "Ik was er later nog eens.", versie=2, door=ravi, moment=MOMENT)
    assert nieuw.controle_id != controle.pk and Controle.objects.count() == 2 and nieuw.controle.gedaan_op == VANDAAG


def test_de_zaak_is_intussen_dicht(zaak: Zaak, ravi: Account) -> None:
    controle = plan_nu(zaak, ravi)
    foto = stuur(maak_foto(), ravi)
    Zaak.objects.filter(pk=zaak.pk).update(afgesloten_op=VANDAAG)
    rapport = neem_veldrapport_op_en_bewaar(maak_gestuurd(controle, [1]), door=ravi, moment=MOMENT)
    assert rapport.toestand == "botst" and "afgesloten" in rapport.reden
    for keuze in ("veld", "nieuw"):
        with pytest.raises(Geweigerd, match="heropen haar eerst"):
            kies_bij_veldrapport(rapport.pk, keuze, "Toch.", versie=0, door=ravi, moment=MOMENT)
    naast = kies_bij_veldrapport(rapport.pk, "naast", "De zaak is dicht.", versie=0, door=ravi, moment=MOMENT)
    assert naast.toestand == "naast" and naast.fotos[0]["sha256"] == foto.sha256 and naast.inhoud["plaats"] == "Rietlaan 1"


def test_wat_de_regels_weigeren_gaat_niet_verloren(zaak: Zaak, ravi: Account) -> None:
    controle = plan_nu(zaak, ravi)
    gestuurd = maak_gestuurd(controle, punten={"zwembad": {"antwoord": "ja"}})
    rapport = neem_veldrapport_op_en_bewaar(gestuurd, door=ravi, moment=MOMENT)
    assert rapport.toestand == "botst" and "staat niet op de lijst" in rapport.reden and rapport.inhoud["punten"]
    assert Controle.objects.get().gedaan_op is None


def test_een_rapport_van_een_ander_of_over_niets(zaak: Zaak, ravi: Account, account: Maker) -> None:
    controle = plan_nu(zaak, ravi)
    neem_veldrapport_op(maak_gestuurd(controle), door=ravi, moment=MOMENT)
    with pytest.raises(Geweigerd, match="van iemand anders"):
        neem_veldrapport_op(maak_gestuurd(controle), door=account("toezichthouder"), moment=MOMENT)
    with pytest.raises(Geweigerd, match="kennen wij niet"):
        neem_veldrapport_op(maak_gestuurd(Controle(pk=99_999), nummer=4), door=ravi, moment=MOMENT)
    bezocht = bezoek_nu(zaak, ravi)
    Controle.objects.filter(pk=bezocht.pk).update(aanleiding="gebruik_te_vroeg")
    with pytest.raises(Geweigerd, match="kennen wij niet"):
        neem_veldrapport_op(maak_gestuurd(bezocht, nummer=5), door=ravi, moment=MOMENT)


def test_twee_keer_tegelijk_is_een_keer(organisatie: Organisatie, echte_database: str, account: Maker) -> None:
    from tests.conftest import maak_klaar

    maak_klaar(organisatie)
    with binnen(organisatie.pk):
        wie = account("toezichthouder")
        controle = plan_nu(open_bouwzaak(organisatie), wie)
        gestuurd, samen, inhoud = maak_gestuurd(controle), Barrier(2), maak_foto()
    kondig = {"sleutel": sleutel(1), "naam": "a.jpg", "sha256": hashlib.sha256(inhoud).hexdigest(), "grootte": len(inhoud)}

    def doe(_: int) -> int:
        try:
            with binnen(organisatie.pk):
                samen.wait()
                kondig_foto_aan(lees_aankondiging(kondig), door=wie, moment=MOMENT)
                neem_stukje_op(sleutel(1), 0, inhoud, door=wie, moment=MOMENT)
                return neem_veldrapport_op_en_bewaar(gestuurd, door=wie, moment=MOMENT).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as draden:
        uitkomsten = set(draden.map(doe, range(2)))
    with binnen(organisatie.pk):
        assert (
            len(uitkomsten) == 1
            and Veldrapport.objects.count() == 1
            and Veldupload.objects.filter(klaar_op__isnull=False).count() == 1
        )
        assert OpgeslagenBrief.objects.filter(soort="rapport_toezicht").count() == 1


def test_stukjes_die_nooit_af_kwamen_gaan_weg(zaak: Zaak, ravi: Account, account: Maker) -> None:
    inhoud, later = maak_foto(), MOMENT + datetime.timedelta(days=31)
    grens = MOMENT + datetime.timedelta(days=1)
    kondig_aan(inhoud, ravi)
    half = neem_stukje_op(sleutel(1), 0, inhoud[:STUK], door=ravi, moment=MOMENT)
    assert pad_van(half).exists() and ruim_stukjes_op(voor=MOMENT) == 0, "zij is nog niet oud"
    kondig_aan(maak_foto(7), ravi, 2)
    Veldupload.objects.filter(sleutel=sleutel(2)).update(gezien_op=later)
    assert ruim_stukjes_op(voor=grens) == 0, "het toestel is pas nog gezien"
    Veldupload.objects.filter(sleutel=sleutel(2)).update(gezien_op=MOMENT)
    heel = stuur(maak_foto(9), account("toezichthouder"), 3)
    Veldupload.objects.filter(pk=heel.pk).update(gezien_op=MOMENT)
    assert ruim_stukjes_op(voor=grens) == 1
    half.refresh_from_db()
    assert half.ontvangen == 0 and not pad_van(half).exists()
    assert stuur(inhoud, ravi).klaar_op, "een toestel dat terugkomt, begint opnieuw"
    assert ruim_stukjes_op(voor=later) == 0
