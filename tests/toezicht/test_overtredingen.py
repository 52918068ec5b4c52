"""Writing an overtreding down: what must be there, what follows from it, and what cannot be done any more."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.overtredingen import (
    laat_overtreding_vervallen,
    stel_herstel_vast,
    stel_overtreding_vast,
    wijzig_overtreding,
)
from borgwijzer.zaken.acties.datums import sluit_zaak
from borgwijzer.zaken.acties.registreren import registreer_melding, trek_melding_in
from borgwijzer.zaken.models import Betrokkene, Overtreding, Taak, Zaak
from tests.toezicht.overtredingwerk import VASTLEGGING, maak_overtreding, stel_vast, stel_voor
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

Maker = Callable[..., Account]


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        melding = registreer_melding(
            open_proefzaak(klaar_organisatie),
            maak_binnen(
                inhoud={"kwaliteitsborger": {"naam": "Borg & Co B.V.", "kvk": "90005678"}, "instrument": "Instrument Wilg"}
            ),
            moment=MOMENT,
        )
        yield melding.zaak


def test_een_overtreding_geeft_een_taak_en_staat_in_het_logboek(zaak: Zaak, account: Maker) -> None:
    overtreding = maak_overtreding(zaak, account("toezichthouder"))
    assert (overtreding.norm, overtreding.norm_id, overtreding.onderwerp) == ("Bbl 4.12", "fundering", "fundering")
    assert overtreding.norm_versie == datetime.date(2026, 1, 1)
    assert "weeg_overtreding" in set(Taak.objects.values_list("code", flat=True))
    gegevens = Gebeurtenis.objects.get(soort="overtreding_vastgesteld").gegevens
    assert gegevens["norm"] == "Bbl 4.12" and "Knotwilg" not in str(gegevens)
    sleutels = (overtreding.op_persoon, overtreding.op_bedrijf, overtreding.op_kwaliteitsborger, overtreding.op_instrument)
    assert sleutels == ("bouwbedrijf de knotwilg", "90001234", "90005678", "instrument wilg")
    assert overtreding.op_adres == "9999ZZ rietlaan 1"


def test_een_partij_van_de_zaak_kan_de_overtreder_zijn(zaak: Zaak, account: Maker) -> None:
    partij = Betrokkene.objects.get(zaak=zaak)
    overtreding = maak_overtreding(zaak, account("handhaver"), partij=partij.pk, overtreder={})
    assert overtreding.overtreder["naam"] == "T. Oeverdijk" and "bsn" not in overtreding.overtreder
    with pytest.raises(Geweigerd, match="hoort niet bij de zaak"):
        maak_overtreding(zaak, account("handhaver"), partij=partij.pk + 999)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"norm": "bestaat-niet"}, "kent deze niet"), ({"norm": "", "artikel": ""}, "Kies de norm"),
        ({"norm": ""}, "waarom geen norm van de lijst past"), ({"artikel": "x" * 201}, "korter dan 200"),
        ({"feiten": " "}, "wat er is gezien"), ({"feiten": "x" * 2_001}, "korter dan"), ({"onderwerp": "zwembad"}, "zwembad niet"),
        ({"geconstateerd_op": None}, "op welke dag"), ({"geconstateerd_op": datetime.date(2027, 1, 1)}, "in de toekomst"),
        ({"geconstateerd_op": datetime.date(1, 1, 1)}, "Kies een dag van"), ({"overtreder": {"naam": " "}}, "wie de overtreder is"),
        ({"overtreder": {"naam": "x" * 301}}, "korter dan 300"), ({"overtreder_rol": "koning"}, "welke rol"),
        ({"overtreder_reden": ""}, "waarom deze persoon"), ({"bewijs_anders": ""}, "waaruit de overtreding blijkt"),
        ({"bewijs": ["document-999999"]}, "hoort niet bij deze zaak"), ({"bewijs": ["rommel"]}, "hoort niet bij deze zaak"),
        ({"bewijs_anders": "\n".join(["a"] * 41)}, "ten hoogste 40"), ({"bewijs_anders": "x" * 301}, "korter dan 300"),
        ({"signaal": 999_999}, "hoort niet bij deze zaak"), ({"norm_versie": datetime.date(1, 1, 1)}, "Kies een dag van"),
    ],
)  # fmt: skip
def test_wat_niet_kan(anders: dict[str, object], zin: str, zaak: Zaak, account: Maker) -> None:
    vast = replace(VASTLEGGING, **anders)  # type: ignore[arg-type]
    with pytest.raises(Geweigerd, match=zin):
        stel_overtreding_vast(zaak.pk, vast, door=account("handhaver"), moment=MOMENT)
    assert not Overtreding.objects.exists()


def test_in_een_gesloten_zaak_kan_het_niet(zaak: Zaak, account: Maker) -> None:
    wie = account("teamleider")
    trek_melding_in(zaak.meldingen.get(), moment=MOMENT, reden="weg")
    sluit_zaak(zaak.pk, reden="Klaar.", door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="heropen haar eerst"):
        maak_overtreding(zaak, wie)


def test_een_open_overtreding_houdt_het_sluiten_tegen_tot_niets_doen_vaststaat(zaak: Zaak, account: Maker) -> None:
    wie, ander = account("handhaver"), account("teamleider")
    overtreding = maak_overtreding(zaak, wie)
    trek_melding_in(zaak.meldingen.get(), moment=MOMENT, reden="weg")
    with pytest.raises(Geweigerd, match="nog niet hersteld of vervallen"):
        sluit_zaak(zaak.pk, reden="Klaar.", door=ander, moment=MOMENT)
    stel_vast(overtreding, wie, ander, keuze="geen", afwijking_reden="De fout is klein en het bouwwerk wordt gesloopt.")
    assert sluit_zaak(zaak.pk, reden="Klaar.", door=ander, moment=MOMENT).afgesloten_op


def test_wijzigen_bewaart_wat_er_stond_en_ziet_wie_voor_was(zaak: Zaak, account: Maker) -> None:
    wie = account("handhaver")
    overtreding = maak_overtreding(zaak, wie)
    nieuw = replace(VASTLEGGING, feiten="Ook de bekisting staat scheef.")
    wijzig_overtreding(overtreding.pk, nieuw, reden="Nagekeken.", versie=0, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="intussen gewijzigd"):
        wijzig_overtreding(overtreding.pk, nieuw, reden="Nog eens.", versie=0, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="waarom u de overtreding wijzigt"):
        wijzig_overtreding(overtreding.pk, nieuw, reden=" ", versie=1, door=wie, moment=MOMENT)
    gegevens = Gebeurtenis.objects.get(soort="overtreding_gewijzigd").gegevens
    assert gegevens["was"]["feiten"] == VASTLEGGING.feiten and gegevens["feiten"] == nieuw.feiten


def test_wat_bij_een_ander_ligt_verandert_niet(zaak: Zaak, account: Maker) -> None:
    wie = account("handhaver")
    overtreding = maak_overtreding(zaak, wie)
    stel_voor(overtreding, wie)
    with pytest.raises(Geweigerd, match="ligt een voorstel bij een collega"):
        wijzig_overtreding(overtreding.pk, VASTLEGGING, reden="Nu.", versie=0, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="ligt een voorstel bij een collega"):
        laat_overtreding_vervallen(overtreding.pk, reden="Toch niet.", door=wie, moment=MOMENT)


def test_hersteld_en_vervallen_kunnen_een_keer(zaak: Zaak, account: Maker) -> None:
    wie = account("handhaver")
    overtreding = maak_overtreding(zaak, wie)
    for dag in (MOMENT.date() - datetime.timedelta(days=1), MOMENT.date() + datetime.timedelta(days=1)):
        with pytest.raises(Geweigerd, match="toen de overtreding is gezien"):
            stel_herstel_vast(overtreding.pk, dag, reden="Gezien.", door=wie, moment=MOMENT)
    stel_herstel_vast(overtreding.pk, MOMENT.date(), reden="De wapening ligt er, foto gezien.", door=wie, moment=MOMENT)
    assert "weeg_overtreding" not in set(Taak.objects.values_list("code", flat=True))
    with pytest.raises(Geweigerd, match="is hersteld op"):
        laat_overtreding_vervallen(overtreding.pk, reden="Toch niet.", door=wie, moment=MOMENT)
    ander = maak_overtreding(zaak, wie)
    laat_overtreding_vervallen(ander.pk, reden="De wapening lag er al.", door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="is vervallen op"):
        stel_herstel_vast(ander.pk, MOMENT.date(), reden="Gezien.", door=wie, moment=MOMENT)
