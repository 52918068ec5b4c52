"""Deeds on a vergunning: effect and event together or not at all, rights, two people at once, and what is refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import RECHTEN, Daad, Rol
from borgwijzer.radar.acties import bezoeken, koppelen, vasthouden
from borgwijzer.radar.acties.bezoeken import Bezoek
from borgwijzer.radar.models import Toestand, Vergunning
from borgwijzer.radar.queries import list_verloop
from borgwijzer.zaken.acties.registreren import trek_melding_in
from borgwijzer.zaken.models import Taak, Zaak
from tests.radar.vergunningwerk import BAG, MOMENT, VANDAAG, maak_vergunning, meld_bouw
from tests.zaken.zaakwerk import neem_beeld

pytestmark = pytest.mark.usefixtures("klaar_organisatie", "in_organisatie")
DAG = datetime.timedelta(days=1)
LEEG, FUNDERING = Bezoek(VANDAAG, "Leeg terrein."), Bezoek(VANDAAG, "Fundering ligt er.")
Daadfunctie = Callable[..., Any]


@pytest.fixture
def vergunning(organisatie: Organisatie) -> Vergunning:
    return maak_vergunning(organisatie, bag_id=BAG)


def _koppel(v: Vergunning, wie: Account, **anders: Any) -> Vergunning:
    return koppelen.koppel(v.pk, **{"zaaknummer": "2026-000001", "versie": v.versie, "door": wie, "moment": MOMENT, **anders})


def _sluit(v: Vergunning, wie: Account, **anders: Any) -> Vergunning:
    waarden = {"reden": "Vergunningvrij.", "versie": v.versie, "door": wie, "moment": MOMENT, **anders}
    return bezoeken.sluit_zonder_melding(v.pk, **waarden)


def _plan(v: Vergunning, wie: Account, **anders: Any) -> Vergunning:
    waarden = {"op": VANDAAG, "bezoeker": wie, "versie": v.versie, "door": wie, "moment": MOMENT, **anders}
    return bezoeken.stel_bezoek_voor(v.pk, **waarden)


def _niet(v: Vergunning, wie: Account, *, bezoek: Bezoek = LEEG, **anders: Any) -> Vergunning:
    waarden = {"opnieuw_op": VANDAAG + 30 * DAG, "versie": v.versie, "door": wie, "moment": MOMENT, **anders}
    return bezoeken.leg_niet_begonnen_vast(v.pk, bezoek, **waarden)


def _wel(v: Vergunning, wie: Account, *, bezoek: Bezoek = FUNDERING, **anders: Any) -> Vergunning:
    waarden = {"begonnen_op": VANDAAG - DAG, "versie": v.versie, "door": wie, "moment": MOMENT, **anders}
    return bezoeken.leg_begonnen_vast(v.pk, bezoek, **waarden)


DADEN: dict[str, tuple[Daadfunctie, Daad]] = {
    "koppel": (_koppel, Daad.BEHANDEL_VERGUNNING),
    "sluit_zonder_melding": (_sluit, Daad.BEHANDEL_VERGUNNING),
    "stel_bezoek_voor": (_plan, Daad.BEHANDEL_VERGUNNING),
    "niet_begonnen": (_niet, Daad.LEG_BEZOEK_VAST),
    "begonnen": (_wel, Daad.LEG_BEZOEK_VAST),
}


def _zet_klaar(daad: str, organisatie: Organisatie) -> None:
    if daad == "koppel":
        meld_bouw(organisatie)


@pytest.mark.parametrize("daad", DADEN)
def test_zonder_gebeurtenis_is_er_niets_gebeurd(
    daad: str, vergunning: Vergunning, organisatie: Organisatie, account: Callable[..., Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    _zet_klaar(daad, organisatie)
    wie, doe = account("teamleider"), DADEN[daad][0]

    def stuk(*_args: object, **_waarden: object) -> None:
        raise ConnectionError

    voor = neem_beeld()
    with monkeypatch.context() as geduldig:
        geduldig.setattr(vasthouden, "leg_vast", stuk)
        with pytest.raises(ConnectionError):
            doe(vergunning, wie)
    assert neem_beeld() == voor
    na = doe(vergunning, wie)
    assert (na.versie, len(na.gebeurtenissen), na.besloten_op) == (1, 1, MOMENT)
    assert list_verloop(na)[0].door_naam == wie.naam


@pytest.mark.parametrize("daad", DADEN)
def test_zonder_recht_gebeurt_er_niets(
    daad: str, vergunning: Vergunning, organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    _zet_klaar(daad, organisatie)
    doe, recht = DADEN[daad]
    for rol in [rol for rol in Rol if recht not in RECHTEN[rol]]:
        wie = account(rol)
        voor = neem_beeld()
        with pytest.raises(Geweigerd) as geweigerd:
            doe(vergunning, wie)
        assert geweigerd.value.code == "geen_recht", rol
        assert neem_beeld() == voor


@pytest.mark.parametrize("daad", DADEN)
def test_de_tweede_van_twee_mensen_ziet_dat_er_iets_veranderde(
    daad: str, vergunning: Vergunning, organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    _zet_klaar(daad, organisatie)
    _plan(vergunning, account("toezichthouder"))
    voor = neem_beeld()
    with pytest.raises(Geweigerd, match="intussen gewijzigd") as geweigerd:
        DADEN[daad][0](vergunning, account("teamleider"), versie=0)
    assert geweigerd.value.code == "ingehaald"
    assert {naam: rijen for naam, rijen in neem_beeld().items() if naam != "Account"} == voor


@pytest.mark.parametrize("daad", DADEN)
def test_de_vergunning_van_een_ander_bestaat_niet(
    daad: str, vergunning: Vergunning, andere_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    vreemd = Vergunning(pk=vergunning.pk + 1_000, versie=0)
    with pytest.raises(Geweigerd, match="bestaat niet"):
        DADEN[daad][0](vreemd, account("teamleider"))


@pytest.mark.parametrize("toestand", [Toestand.GEKOPPELD, Toestand.AFGEHANDELD, Toestand.BEZOCHT])
@pytest.mark.parametrize("daad", DADEN)
def test_wat_beslist_is_verandert_niet(
    daad: str, toestand: Toestand, vergunning: Vergunning, account: Callable[..., Account]
) -> None:
    vergunning.toestand = toestand
    vergunning.save()
    with pytest.raises(Geweigerd) as geweigerd:
        DADEN[daad][0](vergunning, account("teamleider"))
    assert geweigerd.value.code == f"vergunning_{toestand}"


def test_begonnen_opent_een_zaak_met_de_taak_bouwstop(vergunning: Vergunning, account: Callable[..., Account]) -> None:
    na = _wel(vergunning, account("toezichthouder"))
    zaak = Zaak.objects.get()
    assert (na.toestand, na.zaak_id, zaak.bag_id, zaak.adres) == ("bezocht", zaak.pk, BAG, "Rietlaan 1")
    assert (zaak.feitelijke_start_op, zaak.fase, zaak.mag_starten) == (VANDAAG - DAG, "in_uitvoering", "nee")
    assert list(Taak.objects.values_list("code", "rol")) == [("bereid_bouwstop_voor", "toezichthouder")]
    soorten = list(Gebeurtenis.objects.filter(zaak_id=zaak.pk).order_by("pk").values_list("soort", flat=True))
    assert soorten == ["zaak_geopend", "start_vastgesteld", "bouw_begonnen_zonder_melding"]
    met_datum = Gebeurtenis.objects.get(soort="start_vastgesteld")
    assert (met_datum.reden, met_datum.gegevens["was"]) == ("Fundering ligt er.", None)


def test_een_tweede_vergunning_op_hetzelfde_object_krijgt_dezelfde_zaak(
    vergunning: Vergunning, organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    wie = account("toezichthouder")
    _wel(vergunning, wie)
    tweede = _wel(maak_vergunning(organisatie, nummer="V-2", soort="bopa", bag_id=BAG), wie)
    assert Zaak.objects.get().pk == tweede.zaak_id


def test_met_een_bouwmelding_op_het_object_is_het_geen_bouw_zonder_melding(
    vergunning: Vergunning, organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    melding = meld_bouw(organisatie)
    with pytest.raises(Geweigerd, match=f"in zaak {melding.zaak.nummer}: koppel"):
        _wel(vergunning, account("toezichthouder"))
    trek_melding_in(melding, moment=MOMENT, reden="Gaat niet door.")
    assert _wel(vergunning, account("toezichthouder")).zaak_id == melding.zaak_id


def test_niet_begonnen_komt_terug_op_de_gekozen_dag(vergunning: Vergunning, account: Callable[..., Account]) -> None:
    wie = account("toezichthouder")
    _plan(vergunning, wie)
    vergunning.refresh_from_db()
    na = _niet(vergunning, wie)
    assert (na.toestand, na.kijk_vanaf, na.bezoek_op, na.bevinding) == ("open", VANDAAG + 30 * DAG, VANDAAG, "Leeg terrein.")
    assert [rij.soort for rij in list_verloop(na)] == ["bezoek_niet_begonnen", "bezoek_voorgesteld"]


@pytest.mark.parametrize(
    ("daad", "anders", "code"),
    [
        ("koppel", {"zaaknummer": ""}, "zaak_niet_gekozen"),
        ("koppel", {"zaaknummer": "2026-999999"}, "zaak_onbekend"),
        ("koppel", {"zaaknummer": "x" * 10_000}, "zaak_onbekend"),
        ("sluit_zonder_melding", {"reden": "  "}, "reden_ontbreekt"),
        ("sluit_zonder_melding", {"reden": "x" * 10_000}, "reden_te_lang"),
        ("stel_bezoek_voor", {"op": VANDAAG - DAG}, "bezoek_op"),
        ("stel_bezoek_voor", {"op": datetime.date.max}, "bezoek_op"),
        ("niet_begonnen", {"bezoek": Bezoek(VANDAAG + DAG, "x")}, "bezocht_op"),
        ("niet_begonnen", {"bezoek": Bezoek(datetime.date(2026, 3, 1), "x")}, "bezocht_op"),
        ("niet_begonnen", {"bezoek": Bezoek(VANDAAG, " ")}, "bevinding_ontbreekt"),
        ("niet_begonnen", {"opnieuw_op": VANDAAG}, "opnieuw_op"),
        ("niet_begonnen", {"opnieuw_op": datetime.date(9999, 1, 1)}, "opnieuw_op"),
        ("begonnen", {"begonnen_op": VANDAAG + DAG}, "begonnen_op"),
        ("begonnen", {"begonnen_op": datetime.date(1, 1, 1)}, "datum_te_ver"),
        ("begonnen", {"bezoek": Bezoek(VANDAAG, "x" * 10_000)}, "reden_te_lang"),
    ],
)  # fmt: skip
def test_wat_niet_klopt_wordt_geweigerd_en_wijzigt_niets(
    daad: str, anders: dict[str, Any], code: str, vergunning: Vergunning, account: Callable[..., Account]
) -> None:
    wie = account("teamleider")
    voor = neem_beeld()
    with pytest.raises(Geweigerd) as geweigerd:
        DADEN[daad][0](vergunning, wie, **anders)
    assert geweigerd.value.code == code
    assert neem_beeld() == voor


def test_een_zaak_zonder_bouwmelding_haalt_de_vergunning_niet_uit_de_radar(
    vergunning: Vergunning, organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    melding = meld_bouw(organisatie)
    trek_melding_in(melding, moment=MOMENT, reden="Gaat niet door.")
    with pytest.raises(Geweigerd, match="geen bouwmelding die telt"):
        _koppel(vergunning, account("intake"), zaaknummer=melding.zaak.nummer)


def test_iemand_zonder_het_recht_kan_niet_worden_gestuurd(vergunning: Vergunning, account: Callable[..., Account]) -> None:
    for bezoeker in (account("intake"), account("toezichthouder", actief=False)):
        with pytest.raises(Geweigerd, match="kies een toezichthouder"):
            _plan(vergunning, account("teamleider"), bezoeker=bezoeker)
