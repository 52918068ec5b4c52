"""Row-level security: what raw SQL of one organisatie can see and do of another."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from django.test import RequestFactory

from borgwijzer.klok import nu
from borgwijzer.logboek.models import Uitgaand
from borgwijzer.logboek.vastleggen import leg_vast, zet_klaar
from borgwijzer.organisaties.aanmelden import find_account_voor_aanmelding
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie

pytestmark = pytest.mark.django_db

# Tables without organisatie_id, each with the reason.
ZONDER_ORGANISATIE = {
    "organisaties_organisatie": "is de organisatie zelf; alleen leesbaar voor de toepassing",
    "django_migrations": "welke migraties zijn toegepast; alleen leesbaar",
    "django_content_type": "namen van modellen; alleen leesbaar",
    "auth_permission": "namen van Django-rechten, ongebruikt; alleen leesbaar",
    "auth_group": "ongebruikt; alleen leesbaar",
    "auth_group_permissions": "ongebruikt; alleen leesbaar",
    "django_session": "wordt gelezen voordat de organisatie bekend is",
    "axes_accessattempt": "mislukte aanmeldingen, onder een versleutelde naam",
    "axes_accessattemptexpiration": "hoort bij mislukte aanmeldingen",
    "axes_accessfailurelog": "ongebruikt",
    "axes_accesslog": "ongebruikt",
    "procrastinate_jobs": "wachtend werk: nummers, geen gegevens",
    "procrastinate_events": "verloop van wachtend werk",
    "procrastinate_periodic_defers": "wanneer periodiek werk voor het laatst is gevraagd",
    "procrastinate_workers": "levende werkers",
}


def _lees(vraag: str, waarden: list[object] | None = None) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        return cursor.fetchall()


def _tabellen() -> set[str]:
    return {str(naam) for (naam,) in _lees("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}


def test_elke_tabel_is_beschermd_of_genoemd() -> None:
    rijen = _lees(
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,"
        " EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'organisatie_id' AND attnotnull),"
        " (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'organisatie'"
        "  AND p.polcmd = '*' AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL)"
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm', 'f', 'v')"
    )
    onbeschermd = {naam for naam, rls, kolom, beleid in rijen if not (rls and kolom and beleid == 1)}
    assert onbeschermd == set(ZONDER_ORGANISATIE)


def test_elk_model_heeft_een_tabel_die_hierboven_is_bekeken() -> None:
    modellen = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert modellen <= _tabellen()


def test_alleen_de_nodige_policies_bestaan() -> None:
    rijen = _lees("SELECT polname FROM pg_policy WHERE polname <> 'organisatie'")
    assert sorted(rijen) == [("aanmelden",), ("agenda",), ("zoeken",)]


def _vul(account: Callable[..., Account], gezag: Organisatie) -> None:
    with binnen(gezag.pk):
        persoon = account("jurist", organisatie=gezag)
        wat = {"organisatie_id": gezag.pk, "tijdstip": nu(), "door": persoon}
        gebeurtenis = leg_vast("zaak_gemaakt", zaak_id=1, **wat)
        leg_vast("aangemeld", **wat)
        zet_klaar(gebeurtenis, bestemming="proef", verwijzing="1", moment=nu())


def test_sql_van_de_een_ziet_niets_van_de_ander(
    organisatie: Organisatie, andere_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    _vul(account, organisatie)
    _vul(account, andere_organisatie)
    for tabel in sorted(_tabellen() - set(ZONDER_ORGANISATIE)):
        vraag = f'SELECT DISTINCT organisatie_id FROM "{tabel}"'
        assert _lees(vraag) == [], tabel
        with binnen(organisatie.pk):
            assert _lees(vraag) in ([(organisatie.pk,)], []), tabel
            assert _lees(f'SELECT 1 FROM "{tabel}" WHERE organisatie_id = %s', [andere_organisatie.pk]) == [], tabel


def test_elke_tabel_van_dit_deel_is_in_de_vorige_toets_gevuld(
    andere_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    _vul(account, andere_organisatie)
    with binnen(andere_organisatie.pk):
        for tabel in ("organisaties_account", "logboek_gebeurtenis", "logboek_ketenkop", "logboek_uitgaand"):
            assert _lees(f'SELECT DISTINCT organisatie_id FROM "{tabel}"') == [(andere_organisatie.pk,)]


def test_schrijven_voor_een_ander_kan_niet(
    in_organisatie: Organisatie, andere_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    persoon = account("intake")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Account.objects.filter(pk=persoon.pk).update(organisatie=andere_organisatie)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Account.objects.create(email="x@example.org", naam="X", organisatie=andere_organisatie)


def test_wijzigen_van_een_ander_raakt_geen_rij(
    organisatie: Organisatie, andere_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    account("intake", organisatie=andere_organisatie)
    with binnen(organisatie.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE organisaties_account SET naam = 'weg'")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM organisaties_account")
        assert cursor.rowcount == 0


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE organisaties_organisatie SET naam = 'x'",
        "DELETE FROM organisaties_organisatie",
        "INSERT INTO organisaties_organisatie (naam, slug, oin, kader, demo) VALUES ('x', 'x', '1', 'x', false)",
        "TRUNCATE organisaties_account CASCADE",
        "ALTER TABLE organisaties_account DISABLE ROW LEVEL SECURITY",
        "DROP POLICY organisatie ON organisaties_account",
        "SET ROLE borgwijzer_eigenaar",
        "CREATE TABLE eigen_tabel (id int)",
    ],
)
def test_de_toepassing_kan_de_muur_niet_afbreken(opdracht: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        _lees(opdracht)


def test_organisatie_is_leesbaar_zonder_tenant(organisatie: Organisatie) -> None:
    assert _lees("SELECT naam FROM organisaties_organisatie WHERE oin = '00000001999999990000'") == [("Gemeente Wilgenmeer",)]


def test_binnen_zet_de_instelling_en_haalt_die_weg(organisatie: Organisatie) -> None:
    vraag = "SELECT current_setting('borgwijzer.organisatie', true)"
    with binnen(organisatie.pk):
        assert _lees(vraag) == [(str(organisatie.pk),)]
        assert get_huidige_organisatie() == organisatie.pk
    assert _lees(vraag) == [("",)]
    assert get_huidige_organisatie() is None


def test_binnen_in_zichzelf_mag_en_in_een_ander_niet(organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    vraag = "SELECT current_setting('borgwijzer.organisatie', true)"
    with binnen(organisatie.pk):
        with binnen(organisatie.pk):
            pass
        assert _lees(vraag) == [(str(organisatie.pk),)]
        with pytest.raises(RuntimeError, match="hoort bij organisatie"), binnen(andere_organisatie.pk):
            raise AssertionError
        assert _lees(vraag) == [(str(organisatie.pk),)]


def test_aanmelden_toont_een_rij_en_daarna_geen(
    organisatie: Organisatie, andere_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    account("intake")
    persoon = account("jurist", organisatie=andere_organisatie)
    assert find_account_voor_aanmelding(f" {persoon.email.upper()}") == persoon
    assert _lees("SELECT count(*) FROM organisaties_account") == [(0,)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('borgwijzer.aanmelden', %s, true)", [persoon.email])
        cursor.execute("SELECT email FROM organisaties_account")
        assert cursor.fetchall() == [(persoon.email,)]
        cursor.execute("UPDATE organisaties_account SET naam = 'x'")
        assert cursor.rowcount == 0


def test_uitgaand_van_een_ander_is_onzichtbaar_voor_de_orm(andere_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    assert not Uitgaand.objects.filter(organisatie=andere_organisatie).exists()


def test_een_email_is_er_een_keer(organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    gegevens = {"email": "Dubbel@Example.org", "naam": "D", "rollen": [], "wachtwoord": "x"}
    with binnen(organisatie.pk):
        assert Account.objects.maak(organisatie=organisatie, **gegevens).email == "dubbel@example.org"
    with binnen(andere_organisatie.pk), pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.maak(organisatie=andere_organisatie, **gegevens)


def test_onbekende_rol_of_hoofdletters_weigert_de_database(in_organisatie: Organisatie) -> None:
    for velden in ({"email": "A@example.org"}, {"email": "a@example.org", "rollen": ["baas"]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.create(naam="A", organisatie=in_organisatie, **velden)


def test_middleware_bindt_de_organisatie_van_de_sessie(organisatie: Organisatie) -> None:
    from borgwijzer.organisaties.tenant import bind_organisatie

    gezien: list[int | None] = []
    request = RequestFactory().get("/")
    for sessie in ({"organisatie_id": organisatie.pk}, {}):
        request.session = sessie  # type: ignore[assignment]
        bind_organisatie(lambda _request: gezien.append(get_huidige_organisatie()))(request)  # type: ignore[arg-type, func-returns-value]
    assert gezien == [organisatie.pk, None]
