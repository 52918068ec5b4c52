"""The setting of the tenant and transactions that end in every way, on a database with real commits."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, connections, transaction

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie

VRAAG = "SELECT current_setting('borgwijzer.organisatie', true)"


def _lees(vraag: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return cursor.fetchall()


def test_ook_de_eigenaar_ziet_niets_zonder_tenant(echte_database: str, account: Callable[..., Account]) -> None:
    persoon = account("intake")
    assert not Account.objects.using("eigenaar").exists()
    with binnen(persoon.organisatie_id, using="eigenaar"):
        assert Account.objects.using("eigenaar").get() == persoon
    connections["eigenaar"].close()


def test_binnen_laat_los_na_een_fout_van_de_database(echte_database: str, organisatie: Organisatie) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), binnen(organisatie.pk):
        _lees("SELECT 1/0")
    assert _lees(VRAAG) == [("",)]


def test_binnen_laat_los_na_een_teruggedraaide_transactie(echte_database: str, organisatie: Organisatie) -> None:
    with pytest.raises(KeyError), binnen(organisatie.pk), transaction.atomic():
        raise KeyError
    with pytest.raises(KeyError), transaction.atomic():
        with binnen(organisatie.pk):
            pass
        raise KeyError
    assert _lees(VRAAG) == [("",)]


def test_binnen_laat_los_als_een_ingesloten_blok_de_transactie_brak(echte_database: str, organisatie: Organisatie) -> None:
    with transaction.atomic():
        with binnen(organisatie.pk), pytest.raises(KeyError), transaction.atomic(savepoint=False):
            raise KeyError
        assert get_huidige_organisatie() is None
        transaction.set_rollback(False)
        assert _lees(VRAAG) == [("",)]


def test_een_nieuwe_verbinding_ziet_niets(echte_database: str, account: Callable[..., Account]) -> None:
    persoon = account("intake")
    with binnen(persoon.organisatie_id):
        connection.close()
        assert not Account.objects.exists()
