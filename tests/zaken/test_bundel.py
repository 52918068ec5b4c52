"""Rows of several tables in one statement: the same rows as read one by one, a choice of them, and never another's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.besluiten import Besluitvoorstel, stel_besluit_voor
from borgwijzer.zaken.acties.noteren import Aantekening, noteer
from borgwijzer.zaken.bundel import Deel, haal_bundel
from borgwijzer.zaken.models import Besluit, Betrokkene, Herstelverzoek, Notitie, Zaak
from tests.zaken.zaakwerk import MOMENT, registreer_proefmelding


@pytest.fixture
def zaak(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> Zaak:
    wie = account("teamleider")
    with binnen(klaar_organisatie.pk):
        zaak = registreer_proefmelding(klaar_organisatie).zaak
        for tekst in ("een", "twee", 'drie "met" \\ en \u00e9'):
            noteer(zaak.pk, Aantekening("notitie", tekst), door=wie, moment=MOMENT)
        stel_besluit_voor(zaak.pk, Besluitvoorstel("bouwstop", MOMENT.date(), "Gevaar."), door=wie, moment=MOMENT)
    return zaak


def test_een_vraag_geeft_dezelfde_rijen(zaak: Zaak) -> None:
    modellen = (Besluit, Betrokkene, Herstelverzoek, Notitie)
    with binnen(zaak.organisatie_id):
        with CaptureQueriesContext(connection) as vragen:
            bundel = haal_bundel(modellen, [zaak.pk])
        assert len(vragen) == 1
        for model in modellen:
            echt = list(model.objects.filter(zaak=zaak).order_by("pk"))
            assert [vars(rij).keys() for rij in bundel[model]] == [vars(rij).keys() for rij in echt]
            velden = [veld.attname for veld in model._meta.concrete_fields]
            assert [[getattr(rij, v) for v in velden] for rij in bundel[model]] == [
                [getattr(rij, v) for v in velden] for rij in echt
            ]


def test_de_nieuwste_voor_een_plek_en_zonder_een_kolom(zaak: Zaak) -> None:
    with binnen(zaak.organisatie_id):
        alle = list(Notitie.objects.order_by("pk"))
        deel = Deel(Notitie, nieuwste=1, voor=alle[2].pk, zonder=("tekst",))
        (gevonden,) = haal_bundel([deel, Besluit], [zaak.pk])[Notitie]
        assert gevonden.pk == alle[1].pk and gevonden.get_deferred_fields() == {"tekst"}


def test_een_andere_organisatie_ziet_niets(zaak: Zaak, andere_organisatie: Organisatie) -> None:
    with binnen(andere_organisatie.pk):
        assert not any(haal_bundel([Notitie, Besluit, Betrokkene], [zaak.pk]).values())
