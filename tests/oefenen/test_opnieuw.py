"""Beginning again: everything that was practised goes, nothing of a real organisatie ever does, and a kill costs nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction

from borgwijzer.demo.inrichten import AANTAL_ZAKEN
from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.controle import Uitslag
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.logboek.queries import controleer_organisatie
from borgwijzer.oefenen.acties import ronde as rondewerk
from borgwijzer.oefenen.acties.ronde import begin_opnieuw, voer_ronde_uit
from borgwijzer.organisaties.models import Account, Oefenronde, Oefenstap, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import ZET, binnen
from borgwijzer.zaken.models import Controle, Controlestuk, Zaak
from tests.conftest import maak_klaar
from tests.oefenen.oefenwerk import doe_de_rest, maak_echte_gemeente, maak_medewerker, met_mensen_en_register, vul_nu
from tests.web.conftest import lever_aan

# What stays when a practice organisatie begins again, and why.
BLIJFT = {
    "organisaties_account": "de mensen", "organisaties_agendalink": "hun agenda", "organisaties_bewaardfilter": "hun keuzes",
    "organisaties_oefenronde": "wie wanneer opnieuw begon", "kaders_kaderversie": "het kader",
    "brieven_briefpapier": "het briefpapier", "register_registerstand": "het register", "register_registerregel": "het register",
    "documenten_bestand": "de inhoud van bestanden; zonder document is er niemand meer die erbij kan",
}  # fmt: skip


def _tel_alles(organisatie_id: int) -> dict[str, int]:
    """Rows of an organisatie per table, as the application sees them."""
    with binnen(organisatie_id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisatie_id'"
            " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
        )
        tabellen = [naam for (naam,) in cursor.fetchall()]
        aantallen = {}
        for tabel in tabellen:
            cursor.execute(f'SELECT count(*) FROM "{tabel}"')
            aantallen[tabel] = cursor.fetchone()[0]
    return aantallen


def _wis() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT wis_oefenomgeving()")
        return int(cursor.fetchone()[0])


def test_opnieuw_beginnen_haalt_alles_weg_wat_geoefend_is(echte_database: str, organisatie: Organisatie) -> None:
    maak_klaar(organisatie)
    met_mensen_en_register(organisatie)
    vul_nu(organisatie, AANTAL_ZAKEN)
    doe_de_rest(organisatie)
    geoefend = lever_aan(organisatie, "bouwmelding_volledig").zaak
    with binnen(organisatie.pk):
        oud = set(Zaak.objects.values_list("pk", flat=True))
        assert Zaak.objects.filter(nummer=geoefend).exists()
    vooraf = _tel_alles(organisatie.pk)
    with binnen(organisatie.pk):
        assert _wis() > 500
    daarna = _tel_alles(organisatie.pk)
    gevuld = {tabel for tabel, aantal in vooraf.items() if aantal}
    assert gevuld >= {"zaken_signaal", "zaken_besluit", "logboek_gebeurtenis", "logboek_uitgaand", "brieven_opgeslagenbrief",
                      "koppelingen_bericht", "radar_vergunning", "zoeken_zoekingang"}  # fmt: skip
    leeg = {tabel for tabel in vooraf if tabel.startswith("zaken_")} - gevuld
    assert leeg == set(), "vul ook deze tabellen, hier of in borgwijzer/demo: zij moeten leeg te maken zijn"
    assert {tabel for tabel, aantal in daarna.items() if aantal} <= set(BLIJFT)
    assert {tabel: daarna[tabel] for tabel in BLIJFT} == {tabel: vooraf[tabel] for tabel in BLIJFT}
    assert vul_nu(organisatie).stap == Oefenstap.KLAAR
    assert all(_tel_alles(organisatie.pk)[tabel] for tabel in ("zaken_informatieverzoek", "zaken_controle", "zaken_nacontrole"))
    with binnen(organisatie.pk):
        assert Zaak.objects.count() >= 60
        assert not oud & set(Zaak.objects.values_list("pk", flat=True))
        uitslag = Uitslag()
        controleer_organisatie(uitslag)
        assert uitslag.heel, uitslag.breuken[:3]
        assert Gebeurtenis.objects.filter(zaak_id=None, soort="oefening_opnieuw_begonnen").count() == 1
        assert Oefenronde.objects.count() == 2


@pytest.fixture
def gemeente(echte_database: str) -> Organisatie:
    """A real municipality with one zaak, and in it a controle whose rapport is fixed."""
    gemeente = maak_echte_gemeente()
    lever_aan(gemeente, "bouwmelding_volledig")
    ravi = maak_medewerker(gemeente, Rol.TOEZICHTHOUDER)
    with binnen(gemeente.pk):
        zaak, dag = Zaak.objects.get(), vandaag()
        vast: dict[str, Any] = {"organisatie": gemeente, "zaak": zaak}
        controle = Controle.objects.create(**vast, aanleiding="gebruik_te_vroeg", opgemaakt_op=dag, opgemaakt_door=ravi)
        Controlestuk.objects.create(**vast, controle=controle, bestand=Bestand.objects.all()[0], bestandsnaam="foto.jpg")
        Controle.objects.update(vastgesteld_op=dag, vastgesteld_door=ravi)
    return gemeente


def test_een_echte_organisatie_verliest_niets_langs_de_toepassing(gemeente: Organisatie, organisatie: Organisatie) -> None:
    vooraf = _tel_alles(gemeente.pk)
    assert vooraf["zaken_zaak"] == 1 and vooraf["logboek_gebeurtenis"] > 1
    with binnen(gemeente.pk):
        with pytest.raises(Geweigerd, match="alleen in een oefenomgeving"):
            begin_opnieuw(gemeente, door=None, moment=nu())
        # Past Python: a ronde that was made behind its back, and the function itself.
        ronde = Oefenronde.objects.create(organisatie=gemeente, totaal=5, gevraagd_op=nu())
        with pytest.raises(Geweigerd):
            voer_ronde_uit(ronde.pk)
        with pytest.raises(DatabaseError, match="Alleen een oefenorganisatie"):
            _wis()
    # In a practice organisatie, with the setting turned to the real one in between.
    with (
        binnen(organisatie.pk),
        pytest.raises(DatabaseError, match="Alleen een oefen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(ZET, [str(gemeente.pk)])
        cursor.execute("SELECT wis_oefenomgeving()")
    with pytest.raises(DatabaseError, match="Alleen een oefenorganisatie"):  # outside every organisatie
        _wis()
    assert _tel_alles(gemeente.pk) == {**vooraf, "organisaties_oefenronde": 1}


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE organisaties_organisatie SET demo = true WHERE id = %s",
        "DELETE FROM logboek_gebeurtenis WHERE organisatie_id = %s",
        "DELETE FROM logboek_ketenkop WHERE organisatie_id = %s",
        "DELETE FROM zaken_controle WHERE organisatie_id = %s",
        "DELETE FROM zaken_controlestuk WHERE organisatie_id = %s",
    ],
)
def test_een_echte_organisatie_verliest_niets_langs_de_database(
    gemeente: Organisatie, organisatie: Organisatie, superverbinding: Callable[[], psycopg.Connection[Any]], opdracht: str
) -> None:
    vooraf = _tel_alles(gemeente.pk)
    _weiger_aan_eigenaar(opdracht, gemeente.pk)
    # A superuser is held by no row-level security, not even with the setting of a practice organisatie.
    with superverbinding() as super_, pytest.raises(psycopg.errors.InsufficientPrivilege):
        super_.execute(ZET, [str(organisatie.pk)])
        super_.execute(opdracht, [gemeente.pk])
    assert _tel_alles(gemeente.pk) == vooraf


def test_een_tijdelijke_tabel_maakt_geen_oefening_van_een_gemeente(gemeente: Organisatie) -> None:
    """Whoever may connect can make a table with the same name for itself; the function does not look there."""
    vooraf = _tel_alles(gemeente.pk)
    with (
        binnen(gemeente.pk),
        pytest.raises(DatabaseError, match="Alleen een oefen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("CREATE TEMP TABLE organisaties_organisatie AS SELECT %s::bigint AS id, true AS demo", [gemeente.pk])
        cursor.execute("SELECT wis_oefenomgeving()")
    assert _tel_alles(gemeente.pk) == vooraf


def _weiger_aan_eigenaar(opdracht: str, organisatie_id: int) -> None:
    """The owner of the tables, inside the real organisatie."""
    zin = r"verandert niet meer|Het logboek groeit alleen|kan geen stuk meer"
    eigenaar = connections["eigenaar"]
    with pytest.raises(DatabaseError, match=zin), transaction.atomic("eigenaar"), eigenaar.cursor() as cursor:
        cursor.execute(ZET, [str(organisatie_id)])
        cursor.execute(opdracht, [organisatie_id])


def test_een_oefenorganisatie_wordt_nooit_echt(echte_database: str, organisatie: Organisatie) -> None:
    _weiger_aan_eigenaar("UPDATE organisaties_organisatie SET demo = false WHERE id = %s", organisatie.pk)


def test_een_ander_oefendorp_blijft(echte_database: str, organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    for plek in (organisatie, andere_organisatie):
        maak_klaar(plek)
        vul_nu(plek, 12)
    vooraf = _tel_alles(andere_organisatie.pk)
    with binnen(organisatie.pk):
        _wis()
    assert _tel_alles(andere_organisatie.pk) == vooraf


def test_ook_in_een_oefenorganisatie_wist_de_toepassing_zelf_niets(in_organisatie: Organisatie) -> None:
    for tabel in ("logboek_gebeurtenis", "zaken_zaak", "zaken_melding", "organisaties_oefenronde"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {tabel}")


def test_na_een_onderbreking_gaat_het_verder(
    echte_database: str, organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after each step in turn; every time the next run finishes what was left, and nothing is there twice."""
    maak_klaar(organisatie)
    monkeypatch.setattr(rondewerk, "PER_STAP", 20)
    vul_nu(organisatie, 50)
    ongestoord = _tel_alles(organisatie.pk)
    for dood_na in range(1, 6):
        stappen: list[tuple[str, int]] = []

        def meld(ronde: Oefenronde, stappen: list[tuple[str, int]] = stappen, dood_na: int = dood_na) -> None:
            stappen.append((ronde.stap, ronde.gemaakt))
            if len(stappen) == dood_na:
                raise KeyboardInterrupt

        with binnen(organisatie.pk):
            ronde = begin_opnieuw(organisatie, door=None, moment=nu(), totaal=50)
            with pytest.raises(KeyboardInterrupt):
                voer_ronde_uit(ronde.pk, meld=meld)
            assert voer_ronde_uit(ronde.pk).stap == Oefenstap.KLAAR
            assert Zaak.objects.values("nummer").distinct().count() == Zaak.objects.count() > 50
        # The letters of an earlier ronde leave their content, without anything that leads to it.
        daarna = _tel_alles(organisatie.pk)
        anders = {"organisaties_oefenronde": dood_na + 1, "documenten_bestand": daarna["documenten_bestand"]}
        assert daarna == {**ongestoord, **anders}
    assert stappen == [("dossiers", 0), ("dossiers", 20), ("dossiers", 40), ("berichten", 50), ("zoeken", 50)]


def test_een_fout_halverwege_een_stap_laat_die_stap_ongedaan(
    echte_database: str, organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak_klaar(organisatie)
    vul_nu(organisatie, 30)
    vooraf = _tel_alles(organisatie.pk)
    monkeypatch.setattr(rondewerk, "leg_vast", lambda *args, **kwargs: 1 / 0)
    with binnen(organisatie.pk):
        ronde = begin_opnieuw(organisatie, door=None, moment=nu())
        with pytest.raises(ZeroDivisionError):
            voer_ronde_uit(ronde.pk)
    assert _tel_alles(organisatie.pk) == {**vooraf, "organisaties_oefenronde": 2}


def test_een_ronde_tegelijk_en_een_die_stilvalt_gaat_verder(klaar_organisatie: Organisatie, account: Any) -> None:
    amal: Account = account(Rol.TEAMLEIDER)
    with binnen(klaar_organisatie.pk):
        moment = nu()
        ronde = begin_opnieuw(klaar_organisatie, door=amal, moment=moment, totaal=5)
        with pytest.raises(Geweigerd, match="wacht tot dat klaar is"):
            begin_opnieuw(klaar_organisatie, door=amal, moment=moment + datetime.timedelta(minutes=9))
        assert begin_opnieuw(klaar_organisatie, door=amal, moment=moment + datetime.timedelta(minutes=11)).pk == ronde.pk
        voer_ronde_uit(ronde.pk)
        begonnen = Gebeurtenis.objects.get(soort="oefening_opnieuw_begonnen")
        assert (begonnen.door_id, begonnen.gegevens["dossiers"]) == (amal.pk, 5)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in (Rol.TEAMLEIDER, Rol.BEHEERDER)])
def test_alleen_teamleider_en_beheerder_beginnen_opnieuw(klaar_organisatie: Organisatie, account: Any, rol: Rol) -> None:
    with binnen(klaar_organisatie.pk), pytest.raises(Geweigerd, match="teamleider of beheerder"):
        begin_opnieuw(klaar_organisatie, door=account(rol), moment=nu())
