"""Bring a zaak under another version of the kader: what was seen is what happens, and what is fixed stays as it was."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.acties.datums import sluit_zaak, stel_datum_vast
from borgwijzer.zaken.acties.overzetten import VOORSTEL_VERVALT, kijk_vooruit, list_versies, zet_over
from borgwijzer.zaken.acties.registreren import registreer_melding, trek_melding_in
from borgwijzer.zaken.acties.toetsen import (
    Ingehaald,
    accepteer_melding,
    beantwoord_eisen,
    bekijk_toets,
    keur_afwijzing_goed,
    stel_afwijzing_voor,
)
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Melding, Taak, Toets, Toetstoestand, Zaak
from tests.zaken.kaderwerk import NIEUWE_EIS, neem_nieuwe_versie
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen, neem_beeld, registreer_proefmelding

VANDAAG = MOMENT.date()
Maker = Callable[..., Account]


@pytest.fixture
def wilgenmeer(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> Organisatie:
    return klaar_organisatie


@pytest.fixture
def nieuw(wilgenmeer: Organisatie) -> Kaderversie:
    return neem_nieuwe_versie(wilgenmeer)


@pytest.fixture
def zaak(wilgenmeer: Organisatie) -> Zaak:
    """A zaak of before the new version, with a gereedmelding whose termijn runs now."""
    bouw = registreer_proefmelding(wilgenmeer)
    registreer_melding(bouw.zaak, maak_binnen("gereedmelding"), moment=MOMENT)
    return Zaak.objects.get()


def gereed(zaak: Zaak) -> Toets:
    return Toets.objects.select_related("melding__zaak").get(melding__zaak=zaak, melding__soort="gereedmelding")


def zet(zaak: Zaak, versie: Kaderversie, door: Account, *, reden: str = "Nieuw beleid.", gezien: str = "") -> None:
    kenmerk = gezien or kijk_vooruit(Zaak.objects.get(pk=zaak.pk), versie, VANDAAG).wissel.kenmerk
    zet_over(zaak.pk, versie.pk, gezien=kenmerk, reden=reden, door=door, moment=MOMENT)


def weiger(zaak: Zaak, versie: Kaderversie, door: Account, **anders: str) -> str:
    beeld = neem_beeld()
    with pytest.raises(Geweigerd) as fout:
        zet(zaak, versie, door, **anders)
    assert neem_beeld() == beeld
    return fout.value.code


def test_een_lopende_termijn_schuift_zoals_is_getoond(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    voor = {t.soort: t.resultaat.uitkomst for t in stand(haal_feiten(zaak), kader_van(zaak), VANDAAG).termijnen}
    blik = kijk_vooruit(zaak, nieuw, VANDAAG)
    (verschoven,) = blik.wissel.verschoven
    assert verschoven.code == "gereedmelding_wachttijd"
    assert verschoven.waarom == ("De termijn is 7 werkdagen in plaats van 10 werkdagen.",)
    zet(zaak, nieuw, account("jurist"))
    zaak.refresh_from_db()
    na = {t.soort: t.resultaat.uitkomst for t in stand(haal_feiten(zaak), kader_van(zaak), VANDAAG).termijnen}
    assert verschoven.oud and verschoven.nieuw
    assert (verschoven.oud.datum, verschoven.nieuw.datum) == (voor["gereedmelding_wachttijd"], na["gereedmelding_wachttijd"])
    assert (na["gereedmelding_wachttijd"], voor["gereedmelding_wachttijd"]) == (
        datetime.date(2026, 3, 11),
        datetime.date(2026, 3, 16),
    )
    assert Taak.objects.get(code="toets_gereedmelding").uiterlijk == datetime.date(2026, 3, 10)


def test_de_gebeurtenis_heeft_beide_versies_de_reden_en_wat_anders_is(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    door = account("teamleider")
    zet(zaak, nieuw, door, reden="  Besluit van 1 maart.  ")
    rij = Gebeurtenis.objects.get(soort="kader_gewisseld")
    assert (rij.reden, rij.door_naam, rij.gegevens["vingerafdruk"]) == ("Besluit van 1 maart.", door.naam, nieuw.vingerafdruk)
    assert (rij.gegevens["van"], rij.gegevens["naar"]) == ("hoeksche-waard@2024-01-01", "hoeksche-waard@2026-01-01")
    anders = {(v["deel"], v["code"]): (v["oud"]["datum"], v["nieuw"]["datum"]) for v in rij.gegevens["verschillen"]}
    assert anders[("termijn", "gereedmelding_wachttijd")] == ("2026-03-16", "2026-03-11")
    (lijst,) = rij.gegevens["lijsten"]
    assert [eis["eis"] for eis in lijst["eisen"]] == [NIEUWE_EIS]


def test_wat_vaststaat_blijft_zoals_het_is(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    door = account("teamleider")
    toets = beantwoord_alles(gereed(zaak), door)
    accepteer_melding(toets.pk, versie=toets.versie, door=door, moment=MOMENT)
    bewaard = Toets.objects.filter(pk=toets.pk).values().get()
    oordeel = Melding.objects.filter(pk=toets.melding_id).values().get()
    zet(zaak, nieuw, door)
    assert Toets.objects.filter(pk=toets.pk).values().get() == bewaard
    assert Melding.objects.filter(pk=toets.melding_id).values().get() == oordeel
    bevindingen = bekijk_toets(gereed(zaak).melding, VANDAAG).bevindingen
    assert NIEUWE_EIS not in {b.eis for b in bevindingen}, "wat bekeken wordt, is de lijst van toen"
    assert kijk_vooruit(Zaak.objects.get(), Kaderversie.objects.get(pk=bewaard["kaderversie_id"]), VANDAAG).wissel.beoordeeld == (
        "gereedmelding",
    )


def test_een_open_toets_gaat_verder_onder_de_nieuwe_lijst_met_haar_antwoorden(
    zaak: Zaak, nieuw: Kaderversie, account: Maker
) -> None:
    door = account("teamleider")
    toets = beantwoord_alles(gereed(zaak), door)
    versie = toets.versie
    zet(zaak, nieuw, door)
    toets = gereed(zaak)
    assert (toets.kaderversie_id, toets.versie) == (nieuw.pk, versie + 1)
    uitslagen = {b.eis: b.voldaan for b in bekijk_toets(toets.melding, VANDAAG).bevindingen}
    assert uitslagen.pop(NIEUWE_EIS) is False and set(uitslagen.values()) == {True}
    with pytest.raises(Ingehaald):
        beantwoord_eisen(toets.pk, {}, versie=versie, door=door, moment=MOMENT)
    with pytest.raises(Geweigerd, match="geluidsrapport"):
        accepteer_melding(toets.pk, versie=toets.versie, door=door, moment=MOMENT)


def test_een_voorstel_om_af_te_wijzen_vervalt_en_dat_is_vooraf_te_zien(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    door, ander = account("teamleider"), account("teamleider")
    bouw = Toets.objects.select_related("melding__zaak").get(melding__soort="bouwmelding")
    toets = beantwoord_alles(bouw, door, niet_voldaan="hw-bm-instrument-past")
    stel_afwijzing_voor(toets.pk, versie=1, door=door, moment=MOMENT, toelichting="Past niet.")
    blik = kijk_vooruit(zaak, nieuw, VANDAAG)
    assert [voorstel.pk for voorstel in blik.voorstellen] == [toets.pk]
    zet(zaak, nieuw, ander)
    toets.refresh_from_db()
    assert (toets.toestand, toets.terug_reden) == (Toetstoestand.OPEN, VOORSTEL_VERVALT)
    with pytest.raises(Geweigerd):
        keur_afwijzing_goed(toets.pk, versie=toets.versie, door=ander, moment=MOMENT)


def test_wat_getoond_is_is_wat_wordt_bevestigd(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    door = account("jurist")
    gezien = kijk_vooruit(zaak, nieuw, VANDAAG).wissel.kenmerk
    stel_datum_vast(zaak.pk, "feitelijke_start_op", VANDAAG, reden="Gezien.", door=door, moment=MOMENT)
    assert weiger(zaak, nieuw, door, gezien=gezien) == "ingehaald"
    morgen = kijk_vooruit(Zaak.objects.get(), nieuw, VANDAAG + datetime.timedelta(days=1)).wissel.kenmerk
    assert weiger(zaak, nieuw, door, gezien=morgen) == "ingehaald"
    zet(zaak, nieuw, door)


def test_twee_mensen_die_hetzelfde_zagen_zetten_een_keer_over(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    gezien = kijk_vooruit(zaak, nieuw, VANDAAG).wissel.kenmerk
    zet(zaak, nieuw, account("jurist"), gezien=gezien)
    assert weiger(zaak, nieuw, account("teamleider"), gezien=gezien) == "versie_onbekend"
    assert Gebeurtenis.objects.filter(soort="kader_gewisseld").count() == 1


def test_terugzetten_kan_met_een_nieuwe_bevestiging(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    door, oud = account("jurist"), zaak.kaderversie
    zet(zaak, nieuw, door)
    zet(zaak, oud, door, reden="Vergissing.")
    zaak.refresh_from_db()
    assert (zaak.kaderversie_id, gereed(zaak).kaderversie_id) == (oud.pk, oud.pk)


@pytest.mark.parametrize(("reden", "code"), [(" ", "reden_ontbreekt"), ("x" * 2_001, "reden_te_lang")])
def test_zonder_goede_reden_gebeurt_er_niets(reden: str, code: str, zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    assert weiger(zaak, nieuw, account("jurist"), reden=reden) == code


def test_alleen_een_versie_die_geldt_van_het_eigen_kader_is_te_kiezen(zaak: Zaak, wilgenmeer: Organisatie, account: Maker) -> None:
    later = neem_nieuwe_versie(wilgenmeer, datum="2026-03-03")
    assert list_versies(zaak, VANDAAG) == []
    assert weiger(zaak, later, account("jurist")) == "versie_onbekend"
    landelijk = Kaderversie.objects.get(kader_id="landelijk")
    assert weiger(zaak, landelijk, account("jurist")) == "versie_onbekend"


def test_een_gesloten_zaak_blijft_onder_haar_versie(zaak: Zaak, nieuw: Kaderversie, account: Maker) -> None:
    door = account("teamleider")
    for melding in Melding.objects.all():
        trek_melding_in(melding, moment=MOMENT, reden="weg")
    sluit_zaak(zaak.pk, reden="Klaar.", door=door, moment=MOMENT)
    assert weiger(zaak, nieuw, door) == "zaak_afgesloten"
