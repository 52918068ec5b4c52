"""A project in parts: dividing it, saying what belongs to which part, and the stand that follows from the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import IntegrityError, transaction

from borgwijzer.brieven.acties import toon_oordeelbrief
from borgwijzer.brieven.weergave import tekst
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import Fasestand, stand
from borgwijzer.zaken.acties.delen import (
    Nieuwdeel,
    deel_in,
    laat_deel_vervallen,
    stel_delen_voor,
    stel_ingebruikname_vast,
    wijzig_deel,
)
from borgwijzer.zaken.acties.koppelen_aan_deel import GEHEEL, koppel_melding_aan_deel, koppel_signaal_aan_deel
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.signalen import Binnengekomen as Signaalbericht
from borgwijzer.zaken.acties.signalen import neem_signaal_op
from borgwijzer.zaken.acties.toetsen import accepteer_melding
from borgwijzer.zaken.acties.uitstellen import stel_uit
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Fase, Melding, Taak, Uitstel, Zaak
from borgwijzer.zaken.taakqueries import find_taak
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen, registreer_proefmelding

VANDAAG = MOMENT.date()
RIJ = ("Rietlaan 1", "Rietlaan 3", "Rietlaan 5")


@pytest.fixture
def wie(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> Iterator[Account]:
    with binnen(klaar_organisatie.pk):
        yield account("teamleider")


@pytest.fixture
def zaak(klaar_organisatie: Organisatie, wie: Account) -> Zaak:
    """A project with a bouwmelding, divided into three dwellings."""
    zaak = registreer_proefmelding(klaar_organisatie).zaak
    deel_in(zaak.pk, [Nieuwdeel(naam) for naam in RIJ], door=wie, moment=MOMENT)
    return zaak


def _deel(zaak: Zaak, nummer: int) -> Fase:
    return Fase.objects.get(zaak=zaak, volgnummer=nummer)


def _meld_gereed(zaak: Zaak, deel: int = GEHEEL, soort: str = "gereedmelding") -> Melding:
    return registreer_melding(zaak, maak_binnen(soort, verzoeknummer="", deel=deel), moment=MOMENT)


def _stand(zaak: Zaak, nummer: int) -> Fasestand:
    return stand(haal_feiten(zaak), kader_van(zaak), VANDAAG).fasen[nummer - 1]


def _naar_kader(zaak: Zaak, kader: str) -> None:
    """The kader of the zaak, without the deed of moving to another one."""
    versie = neem_in_gebruik(zoek_kader(kader), organisatie_id=zaak.organisatie_id, moment=MOMENT)
    Zaak.objects.filter(pk=zaak.pk).update(kaderversie=versie)
    zaak.refresh_from_db()


@pytest.mark.parametrize(
    ("namen", "code"),
    [
        (["Alleen"], "te_weinig_delen"),
        ([], "te_weinig_delen"),
        (["Kade 1", "  "], "naam_ontbreekt"),
        (["Kade 1", "kade 1"], "naam_dubbel"),
        (["Kade 1", "x" * 101], "naam_te_lang"),
        ([f"Kade {n}" for n in range(201)], "te_veel_delen"),
    ],
)
def test_wat_geen_indeling_is(klaar_organisatie: Organisatie, wie: Account, namen: list[str], code: str) -> None:
    zaak = registreer_proefmelding(klaar_organisatie).zaak
    with pytest.raises(Geweigerd) as geweigerd:
        deel_in(zaak.pk, [Nieuwdeel(naam) for naam in namen], door=wie, moment=MOMENT)
    assert geweigerd.value.code == code
    assert not Fase.objects.exists()


def test_een_volgnummer_blijft_van_zijn_deel(zaak: Zaak, wie: Account) -> None:
    laat_deel_vervallen(_deel(zaak, 3).pk, reden="Wordt niet gebouwd.", door=wie, moment=MOMENT)
    [nieuw] = deel_in(zaak.pk, [Nieuwdeel("Rietlaan 5")], door=wie, moment=MOMENT)
    assert nieuw.volgnummer == 4
    assert [deel.id for deel in stand(haal_feiten(zaak), kader_van(zaak), VANDAAG).fasen] == ["1", "2", "4"]
    with pytest.raises(Geweigerd, match="vervallen"):
        wijzig_deel(_deel(zaak, 3).pk, Nieuwdeel("Toch"), door=wie, moment=MOMENT)
    wijzig_deel(nieuw.pk, Nieuwdeel("Rietlaan 7", "De hoekwoning"), door=wie, moment=MOMENT)
    laatste = Gebeurtenis.objects.order_by("-volgnummer").first()
    assert laatste and laatste.gegevens["was"]["naam"] == "Rietlaan 5"


def test_alleen_wat_over_gebruik_gaat_hoort_bij_een_deel(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        registreer_melding(zaak, maak_binnen("startbouw", deel=1), moment=MOMENT)
    assert geweigerd.value.code == "niet_per_deel"
    bouw = Melding.objects.get(zaak=zaak)
    with pytest.raises(IntegrityError, match="melding_soort_van_fase"), transaction.atomic():
        Melding.objects.filter(pk=bouw.pk).update(fase=_deel(zaak, 1))


def test_een_gereedmelding_zonder_deel_vraagt_om_een_keuze(zaak: Zaak, wie: Account) -> None:
    melding = _meld_gereed(zaak)
    assert Taak.objects.filter(zaak=zaak, code="kies_deel").exists()
    toets = beantwoord_alles(melding.toets, wie)
    with pytest.raises(Geweigerd) as geweigerd:
        accepteer_melding(toets.pk, versie=toets.versie, door=wie, moment=MOMENT)
    assert geweigerd.value.code == "deel_kiezen"
    koppel_melding_aan_deel(melding.pk, 2, gezien=GEHEEL, door=wie, moment=MOMENT)
    assert not Taak.objects.filter(zaak=zaak, code="kies_deel").exists()
    accepteer_melding(toets.pk, versie=toets.versie, door=wie, moment=MOMENT)
    zaak.refresh_from_db()
    assert zaak.fase != "wacht_op_gebruik", "een deel is niet het geheel"
    assert _stand(zaak, 2).fase == "wacht_op_gebruik"
    with pytest.raises(Geweigerd, match="al beoordeeld"):
        koppel_melding_aan_deel(melding.pk, 1, gezien=2, door=wie, moment=MOMENT)


def test_het_hele_project_is_ook_een_keuze(zaak: Zaak, wie: Account) -> None:
    melding = _meld_gereed(zaak)
    koppel_melding_aan_deel(melding.pk, GEHEEL, gezien=GEHEEL, door=wie, moment=MOMENT)
    melding.refresh_from_db()
    assert melding.geheel_gekozen and melding.fase is None
    zaak.refresh_from_db()
    assert zaak.fase == "gereedmelding_in_behandeling"


def test_wie_een_oude_pagina_zag_zet_niets_om(zaak: Zaak, wie: Account) -> None:
    melding = _meld_gereed(zaak, 1)
    with pytest.raises(Geweigerd) as geweigerd:
        koppel_melding_aan_deel(melding.pk, 2, gezien=GEHEEL, door=wie, moment=MOMENT)
    assert geweigerd.value.code == "ingehaald"


def test_een_aanvulling_blijft_bij_haar_deel(zaak: Zaak) -> None:
    oud = _meld_gereed(zaak, 1)
    nieuw = registreer_melding(zaak, maak_binnen("gereedmelding", verzoeknummer=""), moment=MOMENT, vervangt=oud)
    nieuw.refresh_from_db()
    assert nieuw.fase == _deel(zaak, 1)


def test_taken_van_twee_delen_zijn_twee_taken(zaak: Zaak, wie: Account) -> None:
    for deel in (1, 2):
        _meld_gereed(zaak, deel)
    een, twee = (find_taak(zaak, "toets_gereedmelding", deel) for deel in (1, 2))
    assert een and twee and een.tekst.startswith("Rietlaan 1: ") and twee.tekst.startswith("Rietlaan 3: ")
    tot = een.uiterlijk
    stel_uit(zaak.pk, "toets_gereedmelding", deel=1, tot=tot, reden="Wacht op Rietlaan.", door=wie, moment=MOMENT)
    assert [uitstel.deel for uitstel in Uitstel.objects.all()] == [1], "de taak van het andere deel blijft in de lijst"


def test_onder_een_kader_met_een_melding_per_deel_mag_een_deel_eerder(zaak: Zaak, wie: Account) -> None:
    _naar_kader(zaak, "lindenveen@2025-01-01")
    melding = _meld_gereed(zaak, 1)
    _meld_gereed(zaak, 1, "eindebouw")
    toets = beantwoord_alles(melding.toets, wie)
    brief = tekst(toon_oordeelbrief(toets, moment=MOMENT))
    vanaf = _stand(zaak, 1).mag_in_gebruik.vanaf
    assert vanaf and "U mag Rietlaan 1 gebruiken vanaf maandag 23 maart 2026." in brief
    accepteer_melding(toets.pk, versie=toets.versie, door=wie, moment=MOMENT)
    later = stand(haal_feiten(zaak), kader_van(zaak), vanaf)
    assert [deel.mag_in_gebruik.oordeel for deel in later.fasen] == ["ja", "nee", "nee"]
    assert later.mag_in_gebruik.oordeel == "nee"


def test_onder_een_kader_dat_wacht_zegt_de_brief_dat_het_deel_wacht(zaak: Zaak, wie: Account) -> None:
    _naar_kader(zaak, "hoeksche-waard")
    melding = _meld_gereed(zaak, 1)
    brief = tekst(toon_oordeelbrief(beantwoord_alles(melding.toets, wie), moment=MOMENT))
    assert "U mag Rietlaan 1 nog niet gebruiken." in brief
    assert "Dit deel wacht op de gereedmelding van het geheel." in brief


def test_een_signaal_over_een_deel(zaak: Zaak, wie: Account) -> None:
    signaal = neem_signaal_op(zaak.pk, Signaalbericht("derde", "Scheef kozijn.", VANDAAG), door=wie, moment=MOMENT)
    koppel_signaal_aan_deel(signaal.pk, 2, gezien=GEHEEL, door=wie, moment=MOMENT)
    feiten = haal_feiten(zaak)
    assert [len(deel.signalen) for deel in feiten.fasen] == [0, 1, 0] and feiten.signalen == ()
    with pytest.raises(Geweigerd) as geweigerd:
        laat_deel_vervallen(_deel(zaak, 2).pk, reden="Weg.", door=wie, moment=MOMENT)
    assert geweigerd.value.code == "deel_met_signaal"


def test_gebruik_dat_niet_mag_is_een_taak_van_het_deel(zaak: Zaak, wie: Account) -> None:
    stel_ingebruikname_vast(_deel(zaak, 3).pk, VANDAAG, reden="Gordijnen gezien.", door=wie, moment=MOMENT)
    taak = find_taak(zaak, "controleer_gebruik", 3)
    assert taak and taak.tekst.startswith("Rietlaan 5: ")
    stel_ingebruikname_vast(_deel(zaak, 3).pk, None, reden="Was de buurwoning.", door=wie, moment=MOMENT)
    assert find_taak(zaak, "controleer_gebruik", 3) is None


def test_de_bouwwerken_van_een_bouwmelding_worden_delen(klaar_organisatie: Organisatie, wie: Account) -> None:
    zaak = registreer_proefmelding(klaar_organisatie).zaak
    bouw = Melding.objects.get(zaak=zaak)
    plekken = [{"adres": "Kade 14, 9999 ZZ Wilgenmeer"}, {"adres": "Kade 12, 9999 ZZ Wilgenmeer"}]
    bouw.inhoud |= {"locatie": {"adres": "Kade 12, 9999 ZZ Wilgenmeer"}, "overige_locaties": plekken}
    bouw.save()
    voorstel = stel_delen_voor(haal_feiten(zaak))
    assert [deel.naam for deel in voorstel] == ["Kade 12 (bouwwerk 1)", "Kade 14", "Kade 12 (bouwwerk 3)"]
    assert len(deel_in(zaak.pk, voorstel, door=wie, moment=MOMENT)) == 3
