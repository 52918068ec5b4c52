"""Writing events: what is stored, what is refused, and that nothing happens when it fails."""

import datetime
import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, connections, transaction

from borgwijzer.klok import nu
from borgwijzer.logboek.keten import BEGIN, bereken_hash
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop, Uitgaand
from borgwijzer.logboek.queries import controleer_database, list_gebeurtenissen
from borgwijzer.logboek.vastleggen import leg_vast, zet_klaar
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen

MOMENT = datetime.datetime(2026, 5, 12, 9, 30, 0, 123456, tzinfo=datetime.UTC)


@pytest.mark.django_db
def test_een_gebeurtenis_met_alles(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    persoon = account("jurist")
    gegevens = {"brief": 4, "naam": "Zoë \u2028 \U0001f3e0", "groot": 10**30, "leeg": {}, "niets": None}
    leg_vast(
        "brief_verstuurd",
        organisatie_id=in_organisatie.pk,
        zaak_id=7,
        door=persoon,
        tijdstip=MOMENT.astimezone(datetime.timezone(datetime.timedelta(hours=2))),
        gegevens=gegevens,
        reden="omdat",
    )
    uit_database = Gebeurtenis.objects.get()
    inhoud = uit_database.to_inhoud()
    assert inhoud["tijdstip"] == "2026-05-12T09:30:00.123456Z"
    assert (inhoud["gegevens"], inhoud["door_naam"], inhoud["vorige_hash"]) == (gegevens, persoon.naam, BEGIN)
    assert bytes(uit_database.hash).hex() == bereken_hash(inhoud)


@pytest.mark.django_db
def test_een_keten_per_zaak_en_een_voor_de_organisatie(in_organisatie: Organisatie) -> None:
    for zaak_id in (1, 2, None, 1, None):
        leg_vast("proef", organisatie_id=in_organisatie.pk, zaak_id=zaak_id, tijdstip=MOMENT)
    koppen = Ketenkop.objects.order_by("zaak_id").values_list("zaak_id", "aantal")
    assert list(koppen) == [(1, 2), (2, 1), (None, 2)]
    assert [rij.volgnummer for rij in list_gebeurtenissen(1)] == [2, 1]
    assert [rij.volgnummer for rij in list_gebeurtenissen(None, voor=2)] == [1]
    tweede, eerste = list_gebeurtenissen(1)
    assert bytes(tweede.vorige_hash) == bytes(eerste.hash)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"gegevens": {"bedrag": 0.1}}, TypeError),
        ({"gegevens": {"op": MOMENT}}, TypeError),
        ({"reden": "x\0"}, TypeError),
        ({"tijdstip": datetime.datetime(2026, 1, 1)}, ValueError),
    ],
)
def test_wat_niet_vast_te_leggen_is_laat_niets_achter(
    in_organisatie: Organisatie, anders: dict[str, Any], fout: type[Exception]
) -> None:
    velden = {"organisatie_id": in_organisatie.pk, "tijdstip": MOMENT, **anders}
    with pytest.raises(fout), transaction.atomic():
        leg_vast("proef", **velden)
    assert not Gebeurtenis.objects.exists()


@pytest.mark.django_db
def test_buiten_de_tenant_of_voor_een_ander_kan_niet(organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        leg_vast("proef", organisatie_id=organisatie.pk, tijdstip=MOMENT)
    with (
        binnen(organisatie.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        leg_vast("proef", organisatie_id=andere_organisatie.pk, tijdstip=MOMENT)


@pytest.mark.django_db
@pytest.mark.parametrize("tabel", ["logboek_gebeurtenis", "logboek_ketenkop"])
@pytest.mark.parametrize("opdracht", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_verwijderen_kan_de_toepassing_niet(in_organisatie: Organisatie, tabel: str, opdracht: str) -> None:
    leg_vast("proef", organisatie_id=in_organisatie.pk, tijdstip=MOMENT)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _voer_uit(opdracht.format(tabel))


@pytest.mark.django_db
def test_wijzigen_kan_de_toepassing_niet(in_organisatie: Organisatie) -> None:
    gebeurtenis = leg_vast("proef", organisatie_id=in_organisatie.pk, tijdstip=MOMENT)
    gebeurtenis.reden = "anders"
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        gebeurtenis.save()


@pytest.mark.django_db
@pytest.mark.parametrize("wijziging", ["aantal = 0", "aantal = aantal", "aantal = 9, zaak_id = 4"])
def test_een_kop_groeit_alleen(in_organisatie: Organisatie, wijziging: str) -> None:
    leg_vast("proef", organisatie_id=in_organisatie.pk, tijdstip=MOMENT)
    with pytest.raises(ProgrammingError, match="groeit alleen"), transaction.atomic():
        _voer_uit(f"UPDATE logboek_ketenkop SET {wijziging}")


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE logboek_gebeurtenis SET reden = 'x'",
        "DELETE FROM logboek_gebeurtenis",
        "TRUNCATE logboek_gebeurtenis CASCADE",
        "DELETE FROM logboek_ketenkop",
        "TRUNCATE logboek_ketenkop CASCADE",
    ],
)
def test_ook_de_eigenaar_en_de_superuser_worden_geweigerd(
    echte_database: str, opdracht: str, superverbinding: Callable[[], psycopg.Connection[Any]]
) -> None:
    with connections["eigenaar"].cursor() as cursor, pytest.raises(DatabaseError, match="Het logboek groeit alleen"):
        cursor.execute(opdracht)
    with superverbinding() as baas, pytest.raises(psycopg.Error, match="Het logboek groeit alleen"):
        baas.execute(opdracht)


def test_zonder_transactie_wordt_niets_vastgelegd(echte_database: str, organisatie: Organisatie) -> None:
    with binnen(organisatie.pk):
        with pytest.raises(RuntimeError, match=r"transaction\.atomic"):
            leg_vast("proef", organisatie_id=organisatie.pk, tijdstip=MOMENT)
        with transaction.atomic():
            gebeurtenis = leg_vast("proef", organisatie_id=organisatie.pk, tijdstip=MOMENT)
        with pytest.raises(RuntimeError, match="transactie"):
            zet_klaar(gebeurtenis, bestemming="dso", verwijzing="1", moment=MOMENT)


def test_mislukt_het_logboek_dan_gebeurt_er_niets(
    echte_database: str, organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    persoon = account("intake")
    with binnen(organisatie.pk):
        with pytest.raises(TypeError), transaction.atomic():
            Account.objects.filter(pk=persoon.pk).update(naam="Gewijzigd")
            leg_vast("account_gewijzigd", organisatie_id=organisatie.pk, tijdstip=MOMENT, gegevens={"x": 0.5})
        assert Account.objects.get(pk=persoon.pk).naam == persoon.naam
        assert not Gebeurtenis.objects.exists()


def test_mislukt_de_daad_dan_staat_er_niets_in_het_logboek(echte_database: str, organisatie: Organisatie) -> None:
    with binnen(organisatie.pk):
        with pytest.raises(KeyError), transaction.atomic():
            gebeurtenis = leg_vast("proef", organisatie_id=organisatie.pk, tijdstip=MOMENT)
            zet_klaar(gebeurtenis, bestemming="dso", verwijzing="1", moment=MOMENT)
            raise KeyError
        assert (Gebeurtenis.objects.count(), Ketenkop.objects.count(), Uitgaand.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_uitgaand_hoort_bij_de_gebeurtenis(in_organisatie: Organisatie) -> None:
    gebeurtenis = leg_vast("brief_verstuurd", organisatie_id=in_organisatie.pk, tijdstip=MOMENT)
    bericht = zet_klaar(gebeurtenis, bestemming="berichtenbox", verwijzing="brief:4", moment=MOMENT)
    bericht.refresh_from_db()
    assert (bericht.toestand, bericht.pogingen, bericht.volgende_poging_op) == ("klaar", 0, MOMENT)
    assert bericht.organisatie_id == in_organisatie.pk


def test_vele_schrijvers_aan_een_keten(echte_database: str, organisatie: Organisatie) -> None:
    schrijvers, elk, fouten = 6, 15, []

    def schrijf(nummer: int) -> None:
        try:
            with binnen(organisatie.pk):
                for stap in range(elk):
                    with transaction.atomic():
                        leg_vast("proef", organisatie_id=organisatie.pk, zaak_id=1, tijdstip=nu(), reden=f"{nummer}.{stap}")
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=schrijf, args=[nummer]) for nummer in range(schrijvers)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []
    uitslag = controleer_database()
    assert (uitslag.heel, uitslag.ketens, uitslag.gebeurtenissen) == (True, 1, schrijvers * elk)


def test_de_tweede_schrijver_wacht_op_de_eerste(echte_database: str, organisatie: Organisatie) -> None:
    velden = {"organisatie_id": organisatie.pk, "zaak_id": 1, "tijdstip": MOMENT}
    klaar = threading.Event()

    def schrijf() -> None:
        with binnen(organisatie.pk), transaction.atomic():
            leg_vast("tweede", **velden)
        klaar.set()
        connection.close()

    draad = threading.Thread(target=schrijf)
    with binnen(organisatie.pk):
        with transaction.atomic():
            leg_vast("eerste", **velden)
            draad.start()
            assert not klaar.wait(0.3)
        draad.join(timeout=10)
        assert klaar.is_set()
        assert [rij.soort for rij in list_gebeurtenissen(1)] == ["tweede", "eerste"]


@pytest.mark.django_db
def test_twee_gebeurtenissen_op_een_plek_weigert_de_database(in_organisatie: Organisatie) -> None:
    gebeurtenis = leg_vast("proef", organisatie_id=in_organisatie.pk, tijdstip=MOMENT)
    gebeurtenis.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        gebeurtenis.save(force_insert=True)


def _voer_uit(opdracht: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht)
