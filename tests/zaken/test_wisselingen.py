"""Parties over time: a wisseling as a fact, taken back when it was wrong, and better data of how to reach somebody."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from borgwijzer.brieven.verzamelen import zoek_partijen
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.zaken.acties.partijen import Bereikbaar, lees_bereikbaar, verbeter_partij
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.wisselingen import Opvolger, laat_wisseling_vervallen, leg_wisseling_vast
from borgwijzer.zaken.models import Betrokkene, Melding, Taak, Wisseling, Zaak
from tests.register.registerwerk import lees_in
from tests.zaken.zaakwerk import MOMENT, maak_binnen, neem_beeld, open_proefzaak

VANDAAG = MOMENT.date()
LATER = MOMENT + datetime.timedelta(days=90)
A = {"naam": "Borg A", "kvk": "90000001"}
B = {"naam": "Wilgenborg Bouwkwaliteit", "kvk": "90000501"}
OPVOLGER = Opvolger(
    "kwaliteitsborger", B["naam"], datetime.date(2026, 5, 1), datetime.date(2026, 5, 4), "Brief van 4 mei.", B["kvk"],
    "Instrument Woonborg Demonstratie",
)  # fmt: skip
Maker = Callable[..., Account]


@pytest.fixture
def zaak(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> Zaak:
    zaak = open_proefzaak(klaar_organisatie)
    inhoud = {"kwaliteitsborger": A, "instrument": "Instrument A", "initiatiefnemer": {"naam": "T. Oeverdijk"}}
    partijen = [*maak_binnen().betrokkenen, {"rol": "kwaliteitsborger", **A}]
    registreer_melding(zaak, maak_binnen(inhoud=inhoud, betrokkenen=partijen), moment=MOMENT)
    return Zaak.objects.get()


def meld_gereed(zaak: Zaak, **inhoud: Any) -> Melding:
    return registreer_melding(zaak, maak_binnen("gereedmelding", ontvangen_op=LATER, inhoud=inhoud), moment=LATER)


def codes(zaak: Zaak) -> set[str]:
    return set(Taak.objects.filter(zaak=zaak).values_list("code", flat=True))


def weiger(doe: Callable[[], object]) -> str:
    beeld = neem_beeld()
    with pytest.raises(Geweigerd) as fout:
        doe()
    assert neem_beeld() == beeld
    return fout.value.code


def test_een_ander_in_de_gereedmelding_vraagt_om_de_wisseling_en_die_neemt_de_taak_weg(zaak: Zaak, account: Maker) -> None:
    lees_in(zaak.organisatie)
    meld_gereed(zaak, kwaliteitsborger=B)
    assert "ga_na_kwaliteitsborger" in codes(zaak)
    wisseling = leg_wisseling_vast(zaak.pk, OPVOLGER, door=account("intake"), moment=LATER)
    assert "ga_na_kwaliteitsborger" not in codes(zaak)
    assert wisseling.registercontrole and wisseling.registercontrole["kwaliteitsborger"] == "toegelaten"
    assert wisseling.registercontrole["peildatum"] == "2026-05-01", "opgezocht op de eerste dag"
    rij = Gebeurtenis.objects.get(soort="wisseling_vastgelegd")
    assert (rij.reden, rij.gegevens["sinds"], rij.gegevens["gemeld_op"]) == ("Brief van 4 mei.", "2026-05-01", "2026-05-04")
    zaak.refresh_from_db()
    assert (zaak.borger_kvk, zaak.borger_middel) == ("90000501", "instrument woonborg demonstratie")
    nu = zoek_partijen(zaak)["kwaliteitsborger"]
    assert (nu.naam, nu.bron, nu.reden) == (B["naam"], "wisseling", "Brief van 4 mei.")


def test_een_gereedmelding_zonder_naam_wordt_opgezocht_op_wie_het_overnam(zaak: Zaak, account: Maker) -> None:
    lees_in(zaak.organisatie)
    leg_wisseling_vast(zaak.pk, OPVOLGER, door=account("intake"), moment=LATER)
    controle = meld_gereed(zaak).registercontrole
    assert controle and "Wilgenborg" in controle["redenen"]["kwaliteitsborger"]
    assert controle["toestemming"] == "toegelaten"


def test_een_wisseling_die_niet_klopt_blijft_staan_en_telt_niet_meer(zaak: Zaak, account: Maker) -> None:
    door = account("intake")
    wisseling = leg_wisseling_vast(zaak.pk, OPVOLGER, door=door, moment=LATER)
    laat_wisseling_vervallen(wisseling.pk, reden="Verkeerde zaak.", door=door, moment=LATER)
    zaak.refresh_from_db()
    assert zaak.borger_naam == "borg a" and zoek_partijen(zaak)["kwaliteitsborger"].naam == "Borg A"
    assert Wisseling.objects.get().vervallen_reden == "Verkeerde zaak."
    assert weiger(lambda: laat_wisseling_vervallen(wisseling.pk, reden="Nog eens.", door=door, moment=LATER)) == "al_vervallen"


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"rol": "aannemer"}, "rol_onbekend"), ({"naam": " "}, "naam_ontbreekt"), ({"naam": "x" * 501}, "naam_te_lang"),
        ({"instrument": "x" * 301}, "instrument_te_lang"), ({"kvk": "1234567"}, "kvk_onjuist"),
        ({"kvk": "٩٠٠٠٠٠٠١"}, "kvk_onjuist"),
        ({"hoe": ""}, "reden_ontbreekt"), ({"hoe": "x" * 2_001}, "reden_te_lang"),
        ({"sinds": datetime.date(2026, 6, 1)}, "datum_in_toekomst"),
        ({"gemeld_op": datetime.date(9999, 1, 1)}, "datum_in_toekomst"),
        ({"sinds": datetime.date(1, 1, 1)}, "datum_te_ver"), ({"sinds": datetime.date(2026, 3, 1)}, "voor_de_eerste"),
        ({"naam": "BORG A B.V.", "kvk": ""}, "zelfde_partij"),
    ],
)  # fmt: skip
def test_wat_niet_kan_wordt_geweigerd(anders: dict[str, Any], code: str, zaak: Zaak, account: Maker) -> None:
    door = account("intake")
    assert weiger(lambda: leg_wisseling_vast(zaak.pk, replace(OPVOLGER, **anders), door=door, moment=LATER)) == code


def test_zonder_bouwmelding_volgt_niemand_op(klaar_organisatie: Organisatie, in_organisatie: Organisatie, account: Maker) -> None:
    leeg, door = open_proefzaak(klaar_organisatie), account("intake")
    assert weiger(lambda: leg_wisseling_vast(leeg.pk, OPVOLGER, door=door, moment=LATER)) == "geen_borger"


def test_vreemde_tekens_blijven_zoals_getypt(zaak: Zaak, account: Maker) -> None:
    naam = "<script>‮🏗️ Zéker"
    leg_wisseling_vast(zaak.pk, replace(OPVOLGER, naam=naam, kvk=""), door=account("intake"), moment=LATER)
    assert Wisseling.objects.get().naam == naam == zoek_partijen(zaak)["kwaliteitsborger"].naam


def initiatiefnemer(zaak: Zaak) -> Betrokkene:
    return zoek_partijen(zaak)["initiatiefnemer"]


def test_verbeteren_voegt_een_rij_toe_en_de_brief_gebruikt_haar(zaak: Zaak, account: Maker) -> None:
    oud = initiatiefnemer(zaak)
    nieuw = replace(lees_bereikbaar(oud), telefoon="0600 012345", adres="Lisdodde 3")
    verbeter_partij(zaak.pk, oud.pk, nieuw, reden="Gebeld.", door=account("intake"), moment=LATER)
    nu = initiatiefnemer(zaak)
    assert (nu.telefoon, nu.adres, nu.naam, nu.bsn, nu.bron) == ("0600 012345", "Lisdodde 3", oud.naam, oud.bsn, "correctie")
    assert Betrokkene.objects.filter(pk=oud.pk).values().get()["adres"] == "Rietlaan 1", "wat de melding zei, staat er nog"
    rij = Gebeurtenis.objects.get(soort="partij_verbeterd")
    assert rij.gegevens["velden"] == ["adres", "telefoon"] and "Lisdodde" not in str(rij.gegevens)


def test_wie_een_oude_rij_zag_verbetert_niets(zaak: Zaak, account: Maker) -> None:
    oud, door = initiatiefnemer(zaak), account("intake")
    nieuw = replace(lees_bereikbaar(oud), email="t@example.org")
    verbeter_partij(zaak.pk, oud.pk, nieuw, reden="Gebeld.", door=door, moment=LATER)
    ander = replace(nieuw, email="u@example.org")
    assert weiger(lambda: verbeter_partij(zaak.pk, oud.pk, ander, reden="Ook.", door=door, moment=LATER)) == "ingehaald"


@pytest.mark.parametrize(
    ("anders", "reden", "code"),
    [
        ({}, "Gebeld.", "niets_gewijzigd"), ({"telefoon": "0600"}, " ", "reden_ontbreekt"),
        ({"email": "geen adres"}, "Gebeld.", "email_onjuist"), ({"adres": "x" * 501}, "Gebeld.", "adres_te_lang"),
        ({"telefoon": "1" * 51}, "Gebeld.", "telefoon_te_lang"),
        ({"email": "a" * 250 + "@example.org"}, "Gebeld.", "email_te_lang"),
    ],
)  # fmt: skip
def test_wat_niet_beter_is_wordt_geweigerd(anders: dict[str, str], reden: str, code: str, zaak: Zaak, account: Maker) -> None:
    oud, door = initiatiefnemer(zaak), account("intake")
    nieuw: Bereikbaar = replace(lees_bereikbaar(oud), **anders)
    assert weiger(lambda: verbeter_partij(zaak.pk, oud.pk, nieuw, reden=reden, door=door, moment=LATER)) == code


def test_een_partij_van_een_andere_zaak_blijft_zoals_zij_is(zaak: Zaak, account: Maker) -> None:
    ander = open_proefzaak(zaak.organisatie)
    oud, door = initiatiefnemer(zaak), account("intake")
    nieuw = replace(lees_bereikbaar(oud), telefoon="0600")
    assert weiger(lambda: verbeter_partij(ander.pk, oud.pk, nieuw, reden="Zo.", door=door, moment=LATER)) == "partij_onbekend"
