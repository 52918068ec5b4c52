"""Replacement in absence: whose zaken come along on which day, and which replacements are refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.db import IntegrityError, transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.aanmelden import AccountBackend
from borgwijzer.organisaties.models import Account, Organisatie, Vervanging
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.organisaties.vervanging import HOOGSTENS, is_vervanger, lees_vervangen, list_vervangen
from borgwijzer.zaken.acties.toewijzen import wijs_toe
from borgwijzer.zaken.acties.vervangen import Periode, regel_vervanging, trek_vervanging_in
from borgwijzer.zaken.queries import Keuze, list_zaken, tel_zaken
from borgwijzer.zaken.taakqueries import Taakkeuze, Werker, list_taken, tel_taken
from tests.zaken.zaakwerk import MOMENT, registreer_proefmelding

Maker = Callable[..., Account]
VANDAAG = MOMENT.date()
DAG = datetime.timedelta(days=1)
WEEK = Periode(VANDAAG, VANDAAG + 7 * DAG)


@pytest.fixture(autouse=True)
def binnenin(klaar_organisatie: Organisatie) -> Iterator[None]:
    with binnen(klaar_organisatie.pk):
        yield


def regel(voor: Account, vervanger: Account, periode: Periode = WEEK, door: Account | None = None) -> Vervanging:
    return regel_vervanging(voor, vervanger=vervanger, periode=periode, door=door or voor, moment=MOMENT)


def weiger(code: str, doe: Callable[[], object]) -> str:
    with pytest.raises(Geweigerd) as fout:
        doe()
    assert fout.value.code == code
    return fout.value.zin


def test_de_zaken_van_wie_weg_is_komen_mee_op_die_dagen(klaar_organisatie: Organisatie, account: Maker) -> None:
    weg, wie = account("intake"), account("intake")
    zaak = registreer_proefmelding(klaar_organisatie).zaak
    wijs_toe(zaak.pk, aan=weg, door=weg, moment=MOMENT)
    rij = regel(weg, wie)
    assert [bool(list_vervangen(wie.pk, VANDAAG + dag * DAG)) for dag in (-1, 0, 7, 8)] == [False, True, True, False]
    werker = Werker(wie.pk, ("intake",), VANDAAG, list_vervangen(wie.pk, VANDAAG))
    taken = list_taken(Taakkeuze("mij"), werker)
    assert {rij["behandelaar_id"] for rij in taken.regels} == {weg.pk}
    assert tel_taken(Taakkeuze("mij"), werker) == len(taken.regels)
    zaken = list_zaken(Keuze(van=wie.pk, ook=(weg.pk,)))
    assert [rij["id"] for rij in zaken.regels] == [zaak.pk] and tel_zaken(Keuze(van=wie.pk, ook=(weg.pk,))) == 1
    trek_vervanging_in(rij.pk, door=weg, moment=MOMENT)
    assert list_vervangen(wie.pk, VANDAAG) == {}
    soorten = list(Gebeurtenis.objects.filter(zaak_id=None).order_by("id").values_list("soort", flat=True))
    assert soorten[-2:] == ["vervanging_geregeld", "vervanging_ingetrokken"]


def test_het_account_van_de_sessie_weet_hetzelfde(account: Maker) -> None:
    weg, wie = account("intake"), account("intake")
    regel(weg, wie)
    regel(account("jurist"), wie, Periode(VANDAAG + 2 * DAG, VANDAAG + 2 * DAG))
    geladen = AccountBackend().get_user(wie.pk)
    assert geladen is not None
    for dag in (VANDAAG - DAG, VANDAAG, VANDAAG + 2 * DAG, VANDAAG + 8 * DAG):
        assert lees_vervangen(geladen, dag) == list_vervangen(wie.pk, dag)


def test_een_vervanger_van_een_vervanger_telt_niet(account: Maker) -> None:
    een, twee, drie = account("intake"), account("intake"), account("intake")
    regel(een, twee)
    regel(twee, drie)
    assert list(list_vervangen(drie.pk, VANDAAG)) == [twee.pk]
    assert not is_vervanger(drie.pk, een.pk, VANDAAG)


def test_wat_niet_kan(account: Maker) -> None:
    weg, wie = account("intake"), account("toezichthouder")
    weiger("zelf_vervangen", lambda: regel(weg, weg))
    weiger("collega_mag_niet", lambda: regel(weg, account("lezer")))
    weiger("collega_mag_niet", lambda: regel(weg, account("intake", actief=False)))
    weiger("periode_omgekeerd", lambda: regel(weg, wie, Periode(VANDAAG + DAG, VANDAAG)))
    weiger("periode_voorbij", lambda: regel(weg, wie, Periode(VANDAAG - 9 * DAG, VANDAAG - DAG)))
    weiger("periode_te_lang", lambda: regel(weg, wie, Periode(datetime.date.min, datetime.date.max)))
    weiger("periode_te_ver", lambda: regel(weg, wie, Periode(datetime.date.max - DAG, datetime.date.max)))
    weiger("geen_recht", lambda: regel(weg, wie, door=wie))
    weiger("geen_recht", lambda: regel(account("lezer"), wie))
    weiger("niets_te_vervangen", lambda: regel(account("lezer"), wie, door=account("teamleider")))
    assert Vervanging.objects.count() == 0
    rij = regel(weg, wie, door=account("teamleider"))
    weiger("geen_recht", lambda: trek_vervanging_in(rij.pk, door=wie, moment=MOMENT))
    trek_vervanging_in(rij.pk, door=account("teamleider"), moment=MOMENT)
    weiger("vervanging_weg", lambda: trek_vervanging_in(rij.pk, door=weg, moment=MOMENT))


@pytest.mark.parametrize(("van", "tot", "mag"), [(-3, -1, True), (-3, 0, False), (3, 4, False), (7, 9, False), (8, 9, True)])
def test_dagen_die_overlappen_worden_geweigerd(van: int, tot: int, mag: bool, account: Maker) -> None:
    weg, wie, ander = account("intake"), account("intake"), account("intake")
    begin = VANDAAG + 10 * DAG
    regel(weg, wie, Periode(begin, begin + 7 * DAG))
    periode = Periode(begin + van * DAG, begin + tot * DAG)
    if mag:
        assert regel(weg, ander, periode).pk
    else:
        assert wie.naam in weiger("periode_overlapt", lambda: regel(weg, ander, periode))


def test_niemand_vervangt_meer_dan_tien_mensen_tegelijk(account: Maker) -> None:
    wie = account("intake")
    for _ in range(HOOGSTENS):
        regel(account("intake"), wie)
    weiger("vervanger_vol", lambda: regel(account("intake"), wie))
    regel(account("intake"), wie, Periode(VANDAAG + 20 * DAG, VANDAAG + 21 * DAG))


def test_de_database_houdt_de_rij_heel(account: Maker, in_organisatie: Organisatie) -> None:
    weg, wie = account("intake"), account("intake")
    for velden in ({"vervanger": weg, "tot_en_met": VANDAAG}, {"vervanger": wie, "tot_en_met": VANDAAG - DAG}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vervanging.objects.create(organisatie=in_organisatie, account=weg, van=VANDAAG, **velden)
