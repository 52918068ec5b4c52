"""Notes: kept with who and when, corrected without losing the former one, and proven by the logboek without their text."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.inzage import bewaar_inzage
from borgwijzer.zaken.acties.noteren import TEKENS_TEKST, Aantekening, hash_notitie, noteer
from borgwijzer.zaken.bundel import haal_bundel
from borgwijzer.zaken.models import Inzage, Notitie, Zaak
from borgwijzer.zaken.queries_dossier import lees_huisnummer, list_op_adres, vraag_notities
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

DAG = datetime.date(2026, 3, 2)
TELEFOON = Aantekening("telefoon", " De verklaring komt vrijdag. ", " S. van Lindenhof ")


@pytest.fixture(autouse=True)
def binnenin(klaar_organisatie: Organisatie) -> Iterator[None]:
    with binnen(klaar_organisatie.pk):
        yield


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Zaak:
    return open_proefzaak(klaar_organisatie)


def test_een_notitie_bewaart_wie_wat_en_wanneer(zaak: Zaak, account: Callable[..., Account]) -> None:
    wie = account("jurist")
    notitie = noteer(zaak.pk, TELEFOON, door=wie, moment=MOMENT)
    assert (notitie.soort, notitie.met_wie, notitie.tekst) == ("telefoon", "S. van Lindenhof", "De verklaring komt vrijdag.")
    rij = Gebeurtenis.objects.get(soort="notitie_gemaakt")
    assert rij.gegevens == {"notitie": notitie.pk, "soort": "telefoon", "vervangt": None, "sha256": hash_notitie(notitie)}
    assert "verklaring" not in str(rij.gegevens) + rij.reden


def test_verbeteren_vervangt_en_bewaart_de_oude(zaak: Zaak, account: Callable[..., Account]) -> None:
    wie, ander = account("intake"), account("jurist")
    oud = noteer(zaak.pk, TELEFOON, door=wie, moment=MOMENT)
    nieuw = noteer(zaak.pk, Aantekening("telefoon", "Zij komt maandag."), door=ander, moment=MOMENT, vervangt=oud.pk)
    notities = haal_bundel([vraag_notities()], [zaak.pk])[Notitie]
    assert [(n.pk, n.vervangen_door_id) for n in notities[::-1]] == [(nieuw.pk, None), (oud.pk, nieuw.pk)]
    with pytest.raises(Geweigerd, match="intussen verbeterd") as geweigerd:
        noteer(zaak.pk, TELEFOON, door=wie, moment=MOMENT, vervangt=oud.pk)
    assert geweigerd.value.code == "ingehaald"
    assert Notitie.objects.count() == 2


def test_een_notitie_van_een_andere_zaak_is_niet_te_verbeteren(
    zaak: Zaak, klaar_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    elders = noteer(open_proefzaak(klaar_organisatie).pk, TELEFOON, door=account("intake"), moment=MOMENT)
    for vreemd in (elders.pk, 10**17):
        with pytest.raises(Geweigerd, match="niet in deze zaak"):
            noteer(zaak.pk, TELEFOON, door=account("intake"), moment=MOMENT, vervangt=vreemd)


@pytest.mark.parametrize(
    ("wat", "code"),
    [(Aantekening("telefoon", " \n "), "tekst_ontbreekt"), (Aantekening("brief", "x"), "soort_onbekend"),
     (Aantekening("notitie", "x" * (TEKENS_TEKST + 1)), "tekst_te_lang"),
     (Aantekening("notitie", "x", "y" * 201), "met_wie_te_lang")],
)  # fmt: skip
def test_wat_niet_kan_wordt_geweigerd(wat: Aantekening, code: str, zaak: Zaak, account: Callable[..., Account]) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        noteer(zaak.pk, wat, door=account("intake"), moment=MOMENT)
    assert geweigerd.value.code == code
    assert not Notitie.objects.exists()


def test_vreemde_tekens_blijven_zoals_getypt(zaak: Zaak, account: Callable[..., Account]) -> None:
    tekst = "<script>alert(1)</script> 😀 مرحبا \u202eomgekeerd"
    assert noteer(zaak.pk, Aantekening("gesprek", tekst), door=account("intake"), moment=MOMENT).tekst == tekst


def test_kijken_staat_er_een_keer_per_persoon_per_dag(zaak: Zaak, account: Callable[..., Account]) -> None:
    lezer, jurist = account("lezer"), account("jurist")
    bewaar_inzage(zaak, door=lezer, dag=DAG)
    bewaar_inzage(zaak, door=jurist, dag=DAG)
    with CaptureQueriesContext(connection) as vragen:
        gezien = bewaar_inzage(zaak, door=lezer, dag=DAG)
    assert len(vragen) == 1
    assert [(wie.naam, wie.dag) for wie in gezien] == sorted([(lezer.naam, DAG), (jurist.naam, DAG)])
    later = bewaar_inzage(zaak, door=lezer, dag=DAG + datetime.timedelta(days=1))
    assert (later[0].dag, len(later), Inzage.objects.count()) == (DAG + datetime.timedelta(days=1), 3, 3)


def test_wie_niet_mag_kijken_laat_geen_spoor_na(zaak: Zaak, account: Callable[..., Account]) -> None:
    with pytest.raises(Geweigerd):
        bewaar_inzage(zaak, door=account("beheerder"), dag=DAG)
    assert not Inzage.objects.exists()


@pytest.mark.parametrize("opdracht", ["DELETE FROM zaken_notitie", "DELETE FROM zaken_inzage", "UPDATE zaken_inzage SET dag = dag"])
def test_de_toepassing_haalt_niets_weg(opdracht: str) -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def _zaak_op(zaak: Zaak, nummer: str, **anders: str) -> Zaak:
    return Zaak.objects.create(
        organisatie_id=zaak.organisatie_id, nummer=nummer, kaderversie_id=zaak.kaderversie_id, geopend_op=nu(), **anders
    )


def test_andere_zaken_op_hetzelfde_adres(zaak: Zaak) -> None:
    met_bag = _zaak_op(zaak, "A", bag_id="9999010000000001", postcode="9999ZZ", adres="Rietlaan 1")
    zelfde_bag = _zaak_op(zaak, "B", bag_id="9999010000000001", adres="Anders geschreven 1")
    _zaak_op(zaak, "C", postcode="9999ZZ", adres="Rietlaan 11")
    spatie = _zaak_op(zaak, "D", postcode="9999 ZZ", adres="rietlaan 1, Wilgenmeer")
    _zaak_op(zaak, "E", postcode="9999ZZ", adres="Rietlaan 1a")
    assert [ander.nummer for ander in list_op_adres(zaak, aantal=9)] == [spatie.nummer, met_bag.nummer]
    assert [ander.nummer for ander in list_op_adres(met_bag, aantal=9)] == [zelfde_bag.nummer]
    with CaptureQueriesContext(connection) as vragen:
        assert list_op_adres(_nergens(zaak), aantal=9) == []
    assert not [vraag for vraag in vragen if vraag["sql"].startswith("SELECT")]


def _nergens(zaak: Zaak) -> Zaak:
    return Zaak(pk=zaak.pk, organisatie_id=zaak.organisatie_id, adres="Zonder nummer", postcode="")


@pytest.mark.parametrize(
    ("adres", "nummer"),
    [("Rietlaan 1", "1"), ("Rietlaan 12 a", "12-a"), ("Rietlaan 12A, Wilgenmeer", "12-a"), ("Rietlaan 12-2", "12-2"),
     ("Rietlaan", ""), ("", ""), ("1e Straat 3", "3")],
)  # fmt: skip
def test_huisnummer(adres: str, nummer: str) -> None:
    assert lees_huisnummer(adres) == nummer
