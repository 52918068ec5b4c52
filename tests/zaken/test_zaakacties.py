"""Every deed on a zaak: what it does, the event it leaves, and when it is refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.bsn import toon_bsn
from borgwijzer.zaken.acties.registreren import open_zaak, registreer_melding, trek_melding_in
from borgwijzer.zaken.acties.toetsen import (
    Antwoord,
    Ingehaald,
    accepteer_melding,
    beantwoord_eisen,
    geef_terug,
    keur_afwijzing_goed,
    stel_afwijzing_voor,
)
from borgwijzer.zaken.acties.toewijzen import wijs_toe
from borgwijzer.zaken.models import GEEN_DATUM, Betrokkene, Document, Melding, Taak, Toets
from tests.zaken.zaakwerk import BSN, MOMENT, beantwoord_alles, maak_binnen, open_proefzaak, registreer_proefmelding

MENS = "hw-bm-instrument-past"
Maker = Callable[..., Account]


@pytest.fixture(autouse=True)
def binnenin(klaar_organisatie: Organisatie) -> Iterator[None]:
    with binnen(klaar_organisatie.pk):
        yield


@pytest.fixture
def melding(klaar_organisatie: Organisatie) -> Melding:
    return registreer_proefmelding(klaar_organisatie)


@pytest.fixture
def toets(melding: Melding) -> Toets:
    return melding.toets


def laatste(soort: str) -> Gebeurtenis:
    return Gebeurtenis.objects.filter(soort=soort).latest("id")


def test_zaak_openen_geeft_een_nummer_zonder_gat(klaar_organisatie: Organisatie) -> None:
    zaken = [open_proefzaak(klaar_organisatie) for _ in range(3)]
    assert [zaak.nummer for zaak in zaken] == ["2026-000001", "2026-000002", "2026-000003"]
    rij = laatste("zaak_geopend")
    assert (rij.zaak_id, rij.gegevens["nummer"], rij.gegevens["kader"]) == (zaken[2].pk, "2026-000003", "hoeksche-waard@2024-01-01")


def test_zonder_kader_gaat_er_geen_zaak_open(klaar_organisatie: Organisatie) -> None:
    te_vroeg = datetime.datetime(2023, 12, 31, tzinfo=datetime.UTC)
    with pytest.raises(Geweigerd, match="geen versie van het kader"):
        open_zaak(klaar_organisatie, moment=te_vroeg, door=None, gegevens={})


def test_melding_registreren_bewaart_alles_en_leidt_de_stand_af(melding: Melding) -> None:
    zaak = melding.zaak
    zaak.refresh_from_db()
    assert (zaak.fase, zaak.volgende_op, zaak.geplande_start) == (
        "bouwmelding_in_behandeling", datetime.date(2026, 3, 29), datetime.date(2026, 4, 13)
    )  # fmt: skip
    assert set(Taak.objects.filter(zaak=zaak).values_list("code", flat=True)) == {"bepaal_gevolgklasse", "toets_bouwmelding"}
    assert Document.objects.get().toestand == "verwacht"
    rij = laatste("melding_ontvangen")
    assert rij.gegevens["documenten"] == [{"naam": "plan.pdf", "soort": "borgingsplan", "sha256": None}]
    assert BSN not in str(rij.gegevens)


def test_aanvulling_vervangt_en_bewaart_de_oude_versie(melding: Melding) -> None:
    nieuw = registreer_melding(melding.zaak, maak_binnen(volgnummer="001"), moment=MOMENT, vervangt=melding)
    melding.refresh_from_db()
    assert melding.vervangen_door_id == nieuw.pk
    assert Betrokkene.objects.count() == 1, "dezelfde partij komt niet twee keer in de zaak"
    assert laatste("melding_aangevuld").gegevens["volgnummer"] == "001"


def test_intrekken_maakt_dat_een_melding_niet_meer_telt(melding: Melding) -> None:
    trek_melding_in(melding, moment=MOMENT, reden="Het plan gaat niet door.")
    melding.zaak.refresh_from_db()
    assert (melding.zaak.fase, melding.zaak.volgende_op) == ("nieuw", datetime.date(2026, 4, 9))
    assert laatste("melding_ingetrokken").reden == "Het plan gaat niet door."


def test_melding_die_niet_past_wordt_niet_bewaard(melding: Melding) -> None:
    with pytest.raises(ValueError, match="kleur"):
        registreer_melding(melding.zaak, maak_binnen(inhoud={"kleur": "rood"}), moment=MOMENT)
    assert Melding.objects.count() == 1


def test_toewijzen_en_teruggeven(melding: Melding, account: Maker) -> None:
    wie = account("toezichthouder")
    assert wijs_toe(melding.zaak_id, aan=wie, door=wie, moment=MOMENT).behandelaar == wie
    assert laatste("behandelaar_gewijzigd").gegevens == {"behandelaar": wie.naam}
    assert wijs_toe(melding.zaak_id, aan=None, door=wie, moment=MOMENT).behandelaar is None
    assert laatste("behandelaar_gewijzigd").gegevens == {"behandelaar": None}


def test_bsn_tonen_laat_een_spoor_zonder_het_nummer(melding: Melding, account: Maker) -> None:
    partij = Betrokkene.objects.get()
    assert toon_bsn(melding.zaak_id, partij.pk, door=account("jurist"), moment=MOMENT) == BSN
    assert laatste("bsn_getoond").gegevens == {"betrokkene": partij.pk, "rol": "initiatiefnemer"}
    partij.bsn = ""
    partij.save()
    with pytest.raises(Geweigerd, match="geen BSN bekend"):
        toon_bsn(melding.zaak_id, partij.pk, door=account("jurist"), moment=MOMENT)


def test_antwoorden_worden_bewaard_met_wie_en_wanneer(toets: Toets, account: Maker) -> None:
    wie = account("intake")
    na = beantwoord_eisen(toets.pk, {MENS: Antwoord(False, " Past niet. ")}, versie=0, door=wie, moment=MOMENT)
    assert na.antwoorden == {MENS: {"voldaan": False, "reden": "Past niet.", "door": wie.naam, "op": "2026-03-02"}}
    assert laatste("eisen_beantwoord").gegevens["antwoorden"] == na.antwoorden
    zelfde = beantwoord_eisen(toets.pk, {MENS: Antwoord(False, "Past niet.")}, versie=1, door=account("intake"), moment=MOMENT)
    assert zelfde.versie == 1, "een gelijk antwoord is geen wijziging"
    terug = beantwoord_eisen(toets.pk, {MENS: Antwoord(None)}, versie=1, door=wie, moment=MOMENT)
    assert (terug.antwoorden, laatste("eisen_beantwoord").gegevens["antwoorden"]) == ({}, {MENS: None})


@pytest.mark.parametrize(
    ("eis", "antwoord", "code"),
    [("bestaat-niet", Antwoord(True), "eis_onbekend"), (MENS, Antwoord(False, "  "), "reden_ontbreekt"),
     ("hw-bm-kanaal", Antwoord(False), "reden_ontbreekt"), ("hw-bm-kanaal", Antwoord(True), "reden_ontbreekt"),
     (MENS, Antwoord(True, "x" * 2_001), "reden_te_lang")],
)  # fmt: skip
def test_antwoord_dat_niet_kan_wordt_geweigerd(eis: str, antwoord: Antwoord, code: str, toets: Toets, account: Maker) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        beantwoord_eisen(toets.pk, {eis: antwoord}, versie=0, door=account("intake"), moment=MOMENT)
    assert geweigerd.value.code == code
    toets.refresh_from_db()
    assert (toets.versie, toets.antwoorden) == (0, {})


def test_wie_een_oude_versie_zag_overschrijft_niets(toets: Toets, account: Maker) -> None:
    beantwoord_eisen(toets.pk, {MENS: Antwoord(True)}, versie=0, door=account("intake"), moment=MOMENT)
    with pytest.raises(Ingehaald) as ingehaald:
        beantwoord_eisen(toets.pk, {MENS: Antwoord(False, "Nee.")}, versie=0, door=account("jurist"), moment=MOMENT)
    assert ingehaald.value.toets.antwoorden[MENS]["voldaan"] is True


def test_accepteren_legt_oordeel_en_bevindingen_vast(toets: Toets, account: Maker) -> None:
    wie = account("intake")
    with pytest.raises(Geweigerd, match="nog te beoordelen"):
        accepteer_melding(toets.pk, versie=0, door=wie, moment=MOMENT)
    beantwoord_alles(toets, wie)
    na = accepteer_melding(toets.pk, versie=1, door=wie, moment=MOMENT)
    assert (na.toestand, na.melding.oordeel, na.melding.oordeel_wet) == ("vastgesteld", "volledig", "volledig")
    na.melding.zaak.refresh_from_db()
    assert (na.melding.zaak.fase, na.melding.zaak.volgende_op) != ("nieuw", GEEN_DATUM)
    assert laatste("melding_geaccepteerd").gegevens["oordeel"] == "volledig"
    with pytest.raises(Geweigerd, match="niet meer open"):
        beantwoord_eisen(toets.pk, {MENS: Antwoord(True)}, versie=2, door=wie, moment=MOMENT)


def test_afwijzen_gaat_langs_twee_mensen(toets: Toets, account: Maker) -> None:
    een, ander = account("teamleider"), account("jurist")
    beantwoord_alles(toets, een, niet_voldaan=MENS)
    with pytest.raises(Geweigerd, match="toelichting"):
        stel_afwijzing_voor(toets.pk, versie=1, door=een, moment=MOMENT, toelichting=" ")
    stel_afwijzing_voor(toets.pk, versie=1, door=een, moment=MOMENT, toelichting="Instrument past niet.")
    assert laatste("afwijzing_voorgesteld").reden == "Instrument past niet."
    with pytest.raises(Geweigerd, match="zelf voorgesteld"):
        keur_afwijzing_goed(toets.pk, versie=2, door=een, moment=MOMENT)
    with pytest.raises(Geweigerd, match="waarom u het voorstel"):
        geef_terug(toets.pk, versie=2, door=ander, moment=MOMENT, reden="")
    geef_terug(toets.pk, versie=2, door=ander, moment=MOMENT, reden="Noem het artikel.")
    assert laatste("afwijzing_teruggegeven").reden == "Noem het artikel."
    stel_afwijzing_voor(toets.pk, versie=3, door=een, moment=MOMENT, toelichting="Bbl 2.19.")
    na = keur_afwijzing_goed(toets.pk, versie=4, door=ander, moment=MOMENT)
    assert (na.toestand, na.melding.oordeel) == ("vastgesteld", "niet_gedaan")
    assert laatste("afwijzing_goedgekeurd").door_naam == ander.naam


def test_goedkeuren_zonder_voorstel_kan_niet(toets: Toets, account: Maker) -> None:
    with pytest.raises(Geweigerd, match="geen voorstel"):
        keur_afwijzing_goed(toets.pk, versie=0, door=account("jurist"), moment=MOMENT)


def test_vervangen_melding_wordt_niet_meer_getoetst(melding: Melding, account: Maker) -> None:
    registreer_melding(melding.zaak, maak_binnen(volgnummer="001"), moment=MOMENT, vervangt=melding)
    with pytest.raises(Geweigerd, match="nieuwste versie"):
        beantwoord_eisen(melding.toets.pk, {MENS: Antwoord(True)}, versie=0, door=account("intake"), moment=MOMENT)
