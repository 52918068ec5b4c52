"""Reminders, and the route from controle to besluit: what is refused, what stays as it is, and two who do it at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from django.db import connections, transaction
from django.db.utils import ProgrammingError

from borgwijzer.brieven.herlezen import herlees
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.zaakbrieven import (
    beeindig_besluit_en_verstuur,
    herinner_en_verstuur,
    neem_besluit_en_verstuur,
    stel_rapport_vast_en_bewaar,
    toon_besluitbrief,
)
from borgwijzer.documenten.opnemen import bewaar_ruw
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis, Uitgaand
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.adviezen import Adviesvoorstel, geef_advies, volg_advies_op, wijs_advies_af
from borgwijzer.toezicht.acties.besluiten import Besluitvoorstel, stel_besluit_voor, weiger_besluit
from borgwijzer.toezicht.acties.controleren import Bezocht, leg_controle_vast, plan_controle, stel_rapport_vast
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.feiten import haal_feiten
from borgwijzer.zaken.models import Advies, Besluit, Controle, Controlestuk, Herinnering, Taak, Zaak
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

VANDAAG = MOMENT.date()
BEZOCHT = Bezocht("gebruik_te_vroeg", VANDAAG, "Rietlaan 1", "T. Oeverdijk", True, "Er brandde licht en er stond een bank.")
VERBOD = Adviesvoorstel("gebruiksverbod", "De woning wordt bewoond.", "Het verbod van de wet geldt en er is geen zicht op herstel.")
Maker = Callable[..., Account]


@pytest.fixture
def zaak(in_organisatie: Organisatie, klaar_organisatie: Organisatie, account: Maker) -> Zaak:
    """A building with a gereedmelding that is used before it may be."""
    zaak = registreer_melding(open_proefzaak(in_organisatie), maak_binnen("gereedmelding"), moment=MOMENT).zaak
    stel_datum_vast(zaak.pk, "in_gebruik_op", VANDAAG, reden="Gezien.", door=account("intake"), moment=MOMENT)
    return zaak


@pytest.fixture
def ravi(account: Maker) -> Account:
    return account("toezichthouder")


def taken_van(zaak: Zaak) -> set[str]:
    return set(Taak.objects.filter(zaak=zaak).values_list("code", flat=True)) - {
        "toets_gereedmelding",
        "bepaal_gevolgklasse",
        "vraag_einde_bouw",
    }


def gebeurtenissen(zaak: Zaak) -> list[str]:
    return list(Gebeurtenis.objects.filter(zaak_id=zaak.pk).order_by("volgnummer").values_list("soort", flat=True))


def stel_vast(zaak: Zaak, ravi: Account) -> Controle:
    controle = leg_controle_vast(zaak.pk, BEZOCHT, versie=0, door=ravi, moment=MOMENT)
    stel_rapport_vast_en_bewaar(controle.pk, versie=1, door=ravi, moment=MOMENT)
    return Controle.objects.get(pk=controle.pk)


def test_van_controle_tot_gebruiksverbod(zaak: Zaak, ravi: Account, account: Maker) -> None:
    jurist, leider = account("jurist"), account("teamleider")
    assert taken_van(zaak) == {"controleer_gebruik"}
    plan_controle(zaak.pk, VANDAAG, door=ravi, moment=MOMENT)
    controle = leg_controle_vast(zaak.pk, BEZOCHT, versie=1, door=ravi, moment=MOMENT)
    assert Controle.objects.count() == 1 and taken_van(zaak) == {"stel_rapport_vast"}
    rapport = stel_rapport_vast_en_bewaar(controle.pk, versie=2, door=ravi, moment=MOMENT)
    assert taken_van(zaak) == {"geef_juridisch_advies"}
    assert not Uitgaand.objects.filter(verwijzing=f"brief:{rapport.pk}").exists(), "een rapport gaat niet op de post"
    advies = geef_advies(controle.pk, VERBOD, door=jurist, moment=MOMENT)
    assert taken_van(zaak) == {"neem_besluit_gebruik"}
    voorstel = Besluitvoorstel("gebruiksverbod", VANDAAG, advies.motivering, advies=advies.pk)
    besluit = stel_besluit_voor(zaak.pk, voorstel, door=jurist, moment=MOMENT)
    concept = toon_besluitbrief(Besluit.objects.get(pk=besluit.pk), leider, moment=MOMENT)
    brief = neem_besluit_en_verstuur(besluit.pk, door=leider, moment=MOMENT)
    verstuurd = herlees(brief)
    assert taken_van(zaak) == set() and verstuurd.gelijk
    assert verstuurd.brief == replace(concept, tekstbron=verstuurd.brief.tekstbron), "alleen waar de tekst vandaan komt, komt erbij"
    assert herlees(rapport).gelijk
    assert gebeurtenissen(zaak)[-4:] == ["besluit_voorgesteld", "advies_opgevolgd", "besluit_genomen", "brief_gemaakt"]


def test_de_brief_zegt_de_gronden_en_wie_besliste(zaak: Zaak, ravi: Account, account: Maker) -> None:
    leider = account("teamleider")
    voorstel = Besluitvoorstel("gebruiksverbod", VANDAAG, "Er wordt gewoond.")
    brief = neem_besluit_en_verstuur(stel_besluit_voor(zaak.pk, voorstel, door=ravi, moment=MOMENT).pk, door=leider, moment=MOMENT)
    feiten = brief.feiten
    assert "artikel 7.7 lid 2 van het Besluit bouwwerken leefomgeving" in " ".join(feiten["gronden"])
    assert not any("2026-" in zin for zin in feiten["gronden"]), "een datum staat er voluit"
    assert feiten["afzender"]["ondertekenaar"] == leider.naam and feiten["afzender"]["functie"] == "Teamleider"
    assert "Namens het college" in feiten["afzender"]["namens"] and feiten["bezwaar"]["uiterlijk_op"] == "2026-04-13"
    einde = beeindig_besluit_en_verstuur(
        Besluit.objects.get().pk, reden="Het gebruik is gestopt.", door=leider, moment=MOMENT + datetime.timedelta(days=3)
    )
    assert einde.feiten["nog_nodig"] and einde.feiten["geeindigd_op"] == "2026-03-05"
    assert not any("gebruiksverbod" in zin for zin in einde.feiten["nog_nodig"])


def test_zonder_geadresseerde_gaat_de_brief_naar_de_plek(
    in_organisatie: Organisatie, klaar_organisatie: Organisatie, account: Maker
) -> None:
    zaak = open_proefzaak(in_organisatie)
    voorstel = Besluitvoorstel("bouwstop", VANDAAG, "De fundering wordt gestort.")
    besluit = stel_besluit_voor(zaak.pk, voorstel, door=account("toezichthouder"), moment=MOMENT)
    brief = neem_besluit_en_verstuur(besluit.pk, door=account("teamleider"), moment=MOMENT)
    assert brief.geadresseerde == "Aan degene die bouwt" and brief.feiten["vorm"] == "last_onder_bestuursdwang"
    assert brief.feiten["geadresseerde"]["adresregels"] == ["Rietlaan 1", "9999ZZ Wilgenmeer"]


def test_zonder_overtreding_van_de_wet_geen_bouwstop(
    in_organisatie: Organisatie, klaar_organisatie: Organisatie, account: Maker
) -> None:
    zaak = open_proefzaak(in_organisatie)
    vroeger = MOMENT - datetime.timedelta(days=60)
    melding = registreer_melding(zaak, replace(maak_binnen(), ontvangen_op=vroeger), moment=vroeger)
    melding.oordeel, melding.oordeel_wet, melding.oordeel_op = "volledig", "volledig", vroeger.date()
    melding.save()
    voorstel = Besluitvoorstel("bouwstop", VANDAAG, "De start is niet gemeld.")
    with pytest.raises(Geweigerd, match="welke regel van de wet"):
        stel_besluit_voor(zaak.pk, voorstel, door=account("jurist"), moment=MOMENT)
    gegeven = replace(voorstel, gronden=["De omgeving is onveilig (artikel 7.4 van het Besluit bouwwerken leefomgeving)."])
    assert stel_besluit_voor(zaak.pk, gegeven, door=account("jurist"), moment=MOMENT).gronden == gegeven.gronden


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"gedaan_op": VANDAAG + datetime.timedelta(days=1)}, "datum_in_toekomst"),
        ({"gebruik_gezien": None}, "gebruik_ontbreekt"),
        ({"plaats": " "}, "plaats_ontbreekt"),
        ({"waarnemingen": ""}, "waarnemingen_ontbreken"),
        ({"waarnemingen": "x" * 10_001}, "tekst_te_lang"),
        ({"aanwezigen": "x" * 1_001}, "tekst_te_lang"),
        ({"aanleiding": "nieuwsgierig"}, "aanleiding_onbekend"),
    ],
)
def test_een_controle_die_niet_klopt(anders: dict[str, Any], code: str, zaak: Zaak, ravi: Account) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        leg_controle_vast(zaak.pk, replace(BEZOCHT, **anders), versie=0, door=ravi, moment=MOMENT)
    assert geweigerd.value.code == code and not Controle.objects.exists()


def test_tot_het_rapport_vaststaat_is_de_controle_te_verbeteren_en_daarna_nooit_meer(
    zaak: Zaak, ravi: Account, account: Maker
) -> None:
    foto = bewaar_ruw(b"foto", organisatie_id=zaak.organisatie_id, moment=MOMENT)
    controle = leg_controle_vast(zaak.pk, replace(BEZOCHT, stukken=[("a.jpg", foto)]), versie=0, door=ravi, moment=MOMENT)
    collega = account("handhaver")
    with pytest.raises(Geweigerd, match="intussen gewijzigd"):
        leg_controle_vast(zaak.pk, BEZOCHT, versie=0, door=collega, moment=MOMENT)
    leg_controle_vast(zaak.pk, replace(BEZOCHT, plaats="Achterdeur"), versie=1, door=collega, moment=MOMENT)
    controle.refresh_from_db()
    assert (controle.plaats, controle.gedaan_naam) == ("Achterdeur", ravi.naam)
    with pytest.raises(Geweigerd, match="intussen gewijzigd"):
        stel_rapport_vast(controle.pk, versie=1, kenmerk="x", door=ravi, moment=MOMENT)
    rapport = stel_rapport_vast_en_bewaar(controle.pk, versie=2, door=ravi, moment=MOMENT)
    assert rapport.feiten["stukken"] == ["a.jpg"] and Controle.objects.get().rapport_kenmerk == rapport.kenmerk
    with pytest.raises(Geweigerd):
        leg_controle_vast(zaak.pk, BEZOCHT, versie=3, door=ravi, moment=MOMENT)
    with pytest.raises(ProgrammingError, match="verandert niet meer"), transaction.atomic():
        Controle.objects.update(waarnemingen="Er was niets te zien.")
    with pytest.raises(ProgrammingError, match="stuk meer bij"), transaction.atomic():
        Controlestuk.objects.create(
            organisatie_id=zaak.organisatie_id, zaak=zaak, controle=controle, bestand=foto, bestandsnaam="later.jpg"
        )


def test_een_advies_wordt_teruggestuurd_en_een_beter_gegeven(zaak: Zaak, ravi: Account, account: Maker) -> None:
    jurist, leider, allebei = account("jurist"), account("teamleider"), account("jurist", "teamleider")
    controle = stel_vast(zaak, ravi)
    eigen = geef_advies(controle.pk, replace(VERBOD, soort="niets_doen"), door=allebei, moment=MOMENT)
    for doe in (volg_advies_op, wijs_advies_af):
        with pytest.raises(Geweigerd, match="zelf gegeven"):
            doe(eigen.pk, reden="Eens.", door=allebei, moment=MOMENT)
    with pytest.raises(Geweigerd, match="niet aan de beurt"):
        geef_advies(controle.pk, VERBOD, door=jurist, moment=MOMENT)
    wijs_advies_af(eigen.pk, reden="De bewoner stopt niet.", door=leider, moment=MOMENT)
    assert taken_van(zaak) == {"geef_juridisch_advies"}
    advies = geef_advies(controle.pk, VERBOD, door=jurist, moment=MOMENT)
    with pytest.raises(Geweigerd, match="vraagt een besluit"):
        volg_advies_op(advies.pk, reden="Eens.", door=leider, moment=MOMENT)
    with pytest.raises(Geweigerd, match="volgt niet op dat advies"):
        stel_besluit_voor(zaak.pk, Besluitvoorstel("bouwstop", VANDAAG, "x", advies=advies.pk), door=jurist, moment=MOMENT)
    besluit = stel_besluit_voor(
        zaak.pk, Besluitvoorstel("gebruiksverbod", VANDAAG, "x", advies=advies.pk), door=jurist, moment=MOMENT
    )
    with pytest.raises(Geweigerd, match="ligt een voorstel"):
        wijs_advies_af(advies.pk, reden="Toch niet.", door=leider, moment=MOMENT)
    weiger_besluit(besluit.pk, reden="Eerst praten.", door=leider, moment=MOMENT)
    assert Advies.objects.get(pk=advies.pk).beslist_reden == "Eerst praten." and taken_van(zaak) == {"geef_juridisch_advies"}
    with pytest.raises(ProgrammingError, match="advies verandert niet"), transaction.atomic():
        Advies.objects.update(motivering="anders")


@pytest.mark.parametrize(
    ("advies", "code"),
    [
        (replace(VERBOD, soort="boete"), "soort_onbekend"),
        (replace(VERBOD, samenvatting=" "), "samenvatting_ontbreekt"),
        (replace(VERBOD, motivering=""), "motivering_ontbreekt"),
        (replace(VERBOD, soort="gebruik_onder_voorwaarden"), "voorwaarden_ontbreken"),
        (replace(VERBOD, soort="gebruik_onder_voorwaarden", voorwaarden=["x"] * 31), "te_veel_voorwaarden"),
    ],
)
def test_een_advies_dat_niet_klopt(advies: Adviesvoorstel, code: str, zaak: Zaak, ravi: Account, account: Maker) -> None:
    controle = stel_vast(zaak, ravi)
    with pytest.raises(Geweigerd) as geweigerd:
        geef_advies(controle.pk, advies, door=account("jurist"), moment=MOMENT)
    assert geweigerd.value.code == code and not Advies.objects.exists()


def test_zonder_gereedmelding_kan_het_advies_niet_onder_voorwaarden_zijn(
    in_organisatie: Organisatie, klaar_organisatie: Organisatie, ravi: Account, account: Maker
) -> None:
    zaak = open_proefzaak(in_organisatie)
    stel_datum_vast(zaak.pk, "in_gebruik_op", VANDAAG, reden="Gezien.", door=ravi, moment=MOMENT)
    controle = stel_vast(zaak, ravi)
    voorwaarden = Adviesvoorstel("gebruik_onder_voorwaarden", "Bewoond.", "Kan.", ["De deur blijft vrij."])
    with pytest.raises(Geweigerd, match="geen gereedmelding"):
        geef_advies(controle.pk, voorwaarden, door=account("jurist"), moment=MOMENT)


def test_naar_de_handhaving_is_een_feit_met_een_reden(zaak: Zaak, ravi: Account, account: Maker) -> None:
    advies = geef_advies(stel_vast(zaak, ravi).pk, replace(VERBOD, soort="naar_handhaving"), door=account("jurist"), moment=MOMENT)
    assert haal_feiten(zaak).handhaving_gestart_op is None
    volg_advies_op(advies.pk, reden="Het verbod helpt niet.", door=account("teamleider"), moment=MOMENT)
    assert haal_feiten(zaak).handhaving_gestart_op == VANDAAG and taken_van(zaak) == {"start_handhaving"}
    laatste = Gebeurtenis.objects.filter(zaak_id=zaak.pk).order_by("volgnummer").last()
    assert laatste and (laatste.soort, laatste.reden) == ("handhaving_gestart", "Het verbod helpt niet.")


def maak_te_herinneren(organisatie: Organisatie) -> Zaak:
    return registreer_melding(open_proefzaak(organisatie), maak_binnen(), moment=MOMENT).zaak


def test_een_herinnering_gaat_een_keer_en_opnieuw_met_reden(
    in_organisatie: Organisatie, klaar_organisatie: Organisatie, ravi: Account
) -> None:
    zaak, laat = maak_te_herinneren(in_organisatie), MOMENT + datetime.timedelta(days=43)
    with pytest.raises(Geweigerd, match="vanaf de dag daarna"):
        herinner_en_verstuur(zaak.pk, "start", reden="", door=ravi, moment=MOMENT)
    brief = herinner_en_verstuur(zaak.pk, "start", reden="", door=ravi, moment=laat)
    assert (brief.soort, brief.feiten["uiterlijk_op"], brief.feiten["kader_eist_start"]) == (
        "herinnering_start",
        "2026-04-21",
        True,
    )
    assert herlees(brief).gelijk
    assert "De herinnering ging op 2026-04-14" in Taak.objects.get(zaak=zaak, code="controleer_start").tekst
    later = laat + datetime.timedelta(days=10)
    with pytest.raises(Geweigerd, match="schrijf waarom"):
        herinner_en_verstuur(zaak.pk, "start", reden=" ", door=ravi, moment=later)
    opnieuw = herinner_en_verstuur(zaak.pk, "start", reden="De brief kwam terug.", door=ravi, moment=later)
    assert opnieuw.feiten["eerder_op"] == "2026-04-14" and OpgeslagenBrief.objects.filter(zaak=zaak).count() == 2


def _doe_tegelijk(organisatie: Organisatie, doe: Callable[[], object]) -> list[str]:
    start = Barrier(2)

    def een() -> str:
        try:
            with binnen(organisatie.pk):
                start.wait(30)
                doe()
                return "gedaan"
        except Geweigerd as fout:
            return fout.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as ploeg:
        return sorted(taak.result(60) for taak in [ploeg.submit(een) for _ in range(2)])


def test_twee_tegelijk_leggen_een_controle_vast_en_versturen_een_herinnering(
    echte_database: str, klaar_organisatie: Organisatie, account: Maker
) -> None:
    ravi, laat = account("toezichthouder"), MOMENT + datetime.timedelta(days=43)
    with binnen(klaar_organisatie.pk):
        zaak = maak_te_herinneren(klaar_organisatie)
        stel_datum_vast(zaak.pk, "in_gebruik_op", VANDAAG, reden="Gezien.", door=ravi, moment=MOMENT)
    uitkomst = _doe_tegelijk(klaar_organisatie, lambda: leg_controle_vast(zaak.pk, BEZOCHT, versie=0, door=ravi, moment=MOMENT))
    assert uitkomst == ["gedaan", "ingehaald"]
    verstuurd = _doe_tegelijk(klaar_organisatie, lambda: herinner_en_verstuur(zaak.pk, "start", reden="", door=ravi, moment=laat))
    assert verstuurd == ["al_herinnerd", "gedaan"]
    with binnen(klaar_organisatie.pk):
        assert (Controle.objects.count(), Herinnering.objects.count()) == (1, 1)


def test_twee_tegelijk_geven_een_advies(echte_database: str, klaar_organisatie: Organisatie, account: Maker) -> None:
    ravi, jurist = account("toezichthouder"), account("jurist")
    with binnen(klaar_organisatie.pk):
        zaak = maak_te_herinneren(klaar_organisatie)
        stel_datum_vast(zaak.pk, "in_gebruik_op", VANDAAG, reden="Gezien.", door=ravi, moment=MOMENT)
        controle = stel_vast(zaak, ravi)
    assert _doe_tegelijk(klaar_organisatie, lambda: geef_advies(controle.pk, VERBOD, door=jurist, moment=MOMENT)) == [
        "andere_stap", "gedaan",
    ]  # fmt: skip
