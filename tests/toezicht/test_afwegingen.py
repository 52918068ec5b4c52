"""Weighing an overtreding: what is missing, who may fix it, that it recomputes to the same answer and never changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import lees_versie
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.afweging import Antwoord, Overleg, herbereken
from borgwijzer.toezicht.acties.afwegingen import (
    Onvolledig,
    bewaar_afweging,
    geef_afweging_terug,
    keur_afweging_goed,
    stel_afweging_voor,
)
from borgwijzer.toezicht.acties.overtredingen import laat_overtreding_vervallen
from borgwijzer.toezicht.afwegingvorm import lees_opzet
from borgwijzer.toezicht.herberekenen import Uitslag, herbereken_organisatie
from borgwijzer.toezicht.queries_afweging import list_ongelijk, list_recidive, list_vergelijkbaar
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging, Interventie, Taak, Zaak
from tests.toezicht.overtredingwerk import OPZET, bevestig, maak_overtreding, stel_vast, stel_voor
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

Maker = Callable[..., Account]
JAAR = datetime.timedelta(days=365)


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield open_proefzaak(klaar_organisatie)


def _taken() -> set[str]:
    return set(Taak.objects.values_list("code", flat=True))


def test_van_concept_tot_vastgesteld_en_de_taken_daarbij(zaak: Zaak, account: Maker) -> None:
    wie, jurist, leider = account("handhaver"), account("jurist"), account("teamleider")
    pk = maak_overtreding(zaak, wie).pk
    assert "weeg_overtreding" in _taken()
    half = bewaar_afweging(pk, replace(OPZET, gedrag="", keuze=""), versie=0, door=wie, moment=MOMENT)
    assert (half.toestand, half.gevolg, "weeg_overtreding" in _taken()) == ("concept", None, True)
    stel_afweging_voor(pk, OPZET, versie=1, door=wie, moment=MOMENT)
    assert "keur_afweging_goed" in _taken()
    geef_afweging_terug(pk, reden="Leg het gedrag beter uit.", versie=2, door=jurist, moment=MOMENT)
    assert "herzie_afweging" in _taken() and Afweging.objects.get().terug_reden == "Leg het gedrag beter uit."
    stel_afweging_voor(pk, OPZET, versie=3, door=wie, moment=MOMENT)
    vast = keur_afweging_goed(pk, versie=4, door=leider, moment=MOMENT)
    assert (vast.toestand, vast.keuze, vast.opties, vast.terug_reden) == ("vastgesteld", "last_onder_dwangsom", ["L"], "")
    assert "start_interventie" in _taken()
    Interventie.objects.create(
        organisatie=zaak.organisatie, zaak=zaak, overtreding_id=pk, afweging=vast, soort=vast.keuze,
        begonnen_op=MOMENT.date(), begonnen_door=wie, begonnen_naam=wie.naam,
    )  # fmt: skip
    with pytest.raises(Geweigerd, match="rond die eerst af"):
        laat_overtreding_vervallen(pk, reden="Toch niet.", door=wie, moment=MOMENT)
    maak_overtreding(zaak, wie)  # any deed brings the taken up to date
    assert "start_interventie" not in _taken()


def test_wat_is_vastgelegd_geeft_later_hetzelfde_antwoord(zaak: Zaak, account: Maker) -> None:
    vast = stel_vast(maak_overtreding(zaak, account("handhaver")), account("handhaver"), account("jurist"))
    vast.refresh_from_db()
    assert herbereken(vast.invoer, lees_versie(vast.kaderversie_id)) == vast.advies
    assert herbereken({**vast.invoer, "gedrag": "B"}, lees_versie(vast.kaderversie_id)) != vast.advies
    assert replace(lees_opzet(vast), recidive={}) == replace(OPZET, recidive={})
    assert ".." not in " ".join(alinea["tekst"] for alinea in vast.motivering)
    assert vast.grond["feiten"] in " ".join(alinea["tekst"] for alinea in vast.motivering)


def test_de_controle_vindt_een_advies_dat_niet_meer_volgt(zaak: Zaak, account: Maker) -> None:
    voorstel = stel_voor(maak_overtreding(zaak, account("handhaver")), account("handhaver"))
    herbereken_organisatie("wilgenmeer", heel := Uitslag())
    assert (heel.afwegingen, heel.aantal_anders) == (1, 0)
    Afweging.objects.filter(pk=voorstel.pk).update(advies={**voorstel.advies, "cel": "1A"})
    herbereken_organisatie("wilgenmeer", stuk := Uitslag())
    assert stuk.anders == [{"organisatie": "wilgenmeer", "zaak": zaak.nummer, "afweging": voorstel.pk}]


def test_een_vastgestelde_afweging_verandert_nooit(zaak: Zaak, account: Maker) -> None:
    vast = stel_vast(maak_overtreding(zaak, account("handhaver")), account("handhaver"), account("jurist"))
    with pytest.raises(DatabaseError, match="verandert niet meer"), transaction.atomic():
        Afweging.objects.filter(pk=vast.pk).update(keuze="waarschuwing")
    assert Afweging.objects.get().keuze == "last_onder_dwangsom"


def test_niemand_stelt_zijn_eigen_voorstel_vast(zaak: Zaak, account: Maker) -> None:
    wie = account("jurist")
    overtreding = maak_overtreding(zaak, wie)
    voorstel = stel_voor(overtreding, wie)
    for daad in (
        lambda: keur_afweging_goed(overtreding.pk, versie=1, door=wie, moment=MOMENT),
        lambda: geef_afweging_terug(overtreding.pk, reden="Nee.", versie=1, door=wie, moment=MOMENT),
    ):
        with pytest.raises(Geweigerd, match="zelf voorgesteld"):
            daad()
    with pytest.raises(IntegrityError), transaction.atomic():
        Afweging.objects.filter(pk=voorstel.pk).update(vastgesteld_door=wie)


def test_het_kader_geeft_het_mandaat(zaak: Zaak, account: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    overtreding = maak_overtreding(zaak, account("handhaver"))
    stel_voor(overtreding, account("handhaver"))
    mandaat = kader_van(zaak).inhoud.mandaat
    assert mandaat and mandaat.daden["keur_afweging_goed"] == ("jurist", "teamleider")
    monkeypatch.setitem(mandaat.daden, "keur_afweging_goed", ("teamleider",))
    with pytest.raises(Geweigerd, match="geeft dit mandaat aan teamleider"):
        keur_afweging_goed(overtreding.pk, versie=1, door=account("jurist"), moment=MOMENT)
    assert keur_afweging_goed(overtreding.pk, versie=1, door=account("teamleider"), moment=MOMENT).vastgesteld_op


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gevolg": None}, "gevolg"), ({"gevolg": 5}, "gevolg"), ({"gedrag": "E"}, "gedrag"), ({"ernst": ""}, "ernst"),
        ({"redenen": {**OPZET.redenen, "gevolg": " "}}, "gevolg_reden"),
        ({"redenen": {**OPZET.redenen, "gedrag": ""}}, "gedrag_reden"),
        ({"redenen": {**OPZET.redenen, "gedrag": "Rekent."}}, "gedrag_reden"), ({"weigering": None}, "weigering"),
        ({"weigering": True}, "weigering_reden"), ({"herhaling": None}, "herhaling"), ({"herhaling": True}, "herhaling_reden"),
        ({"samenloop": ""}, "samenloop"), ({"argumenten": {"voordeel": ""}}, "argument-voordeel-reden"),
        ({"overleg": Overleg()}, "overleg"), ({"overleg": Overleg(nodig=False)}, "overleg_reden"),
        ({"overleg": Overleg(nodig=True, op=MOMENT.date(), uitkomst="Akkoord.")}, "overleg_met"),
        ({"overleg": Overleg(nodig=True, met="OM", op=MOMENT.date() + JAAR, uitkomst="Akkoord.")}, "overleg_op"),
        ({"overleg": Overleg(nodig=True, met="OM", op=MOMENT.date())}, "overleg_uitkomst"),
        ({"mogelijk": {}}, "mogelijk-BSB"), ({"mogelijk": {**OPZET.mogelijk, "BB": Antwoord(True)}}, "mogelijk-BB-reden"),
        ({"keuze": ""}, "keuze"), ({"keuze_reden": ""}, "keuze_reden"), ({"keuze": "geen"}, "afwijking_reden"),
        ({"keuze": "waarschuwing"}, "afwijking_reden"), ({"lichter": {}}, "lichter-signaalgesprek"),
    ],
)  # fmt: skip
def test_een_voorstel_noemt_wat_er_ontbreekt(anders: dict[str, Any], veld: str, zaak: Zaak, account: Maker) -> None:
    overtreding = maak_overtreding(zaak, account("handhaver"))
    with pytest.raises(Onvolledig) as fout:
        stel_voor(overtreding, account("handhaver"), **anders)
    assert veld in [gebrek.veld for gebrek in fout.value.gebreken]
    assert not Afweging.objects.exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"keuze": "verbanning"}, "die het kader kent"), ({"argumenten": {"weer": "Regen."}}, "omstandigheid weer niet"),
        ({"samenloop": "x" * 2_001}, "korter dan 2000"), ({"overleg": Overleg(True, "x" * 201)}, "korter dan 200"),
        ({"overleg": Overleg(True, "OM", datetime.date(1, 1, 1))}, "Kies een dag van"),
    ],
)  # fmt: skip
def test_wat_geen_formulier_kan_geven(anders: dict[str, Any], zin: str, zaak: Zaak, account: Maker) -> None:
    overtreding = maak_overtreding(zaak, account("handhaver"))
    with pytest.raises(Geweigerd, match=zin):
        bewaar_afweging(overtreding.pk, replace(OPZET, **anders), versie=0, door=account("handhaver"), moment=MOMENT)


def test_twee_tegelijk_overschrijven_elkaar_niet(zaak: Zaak, account: Maker) -> None:
    wie, ander = account("handhaver"), account("toezichthouder")
    overtreding = maak_overtreding(zaak, wie)
    bewaar_afweging(overtreding.pk, OPZET, versie=0, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="intussen gewijzigd"):
        bewaar_afweging(overtreding.pk, OPZET, versie=0, door=ander, moment=MOMENT)
    stel_afweging_voor(overtreding.pk, OPZET, versie=1, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="ligt een voorstel bij een collega"):
        bewaar_afweging(overtreding.pk, OPZET, versie=2, door=ander, moment=MOMENT)
    with pytest.raises(Geweigerd, match="intussen gewijzigd"):
        keur_afweging_goed(overtreding.pk, versie=1, door=account("jurist"), moment=MOMENT)


def test_recidive_telt_pas_als_een_mens_dat_bevestigt(zaak: Zaak, account: Maker) -> None:
    wie = account("handhaver")
    oud = maak_overtreding(open_proefzaak(zaak.organisatie), wie, moment=MOMENT - JAAR)
    te_oud = maak_overtreding(open_proefzaak(zaak.organisatie), wie, moment=MOMENT - 7 * JAAR)
    vervallen = maak_overtreding(open_proefzaak(zaak.organisatie), wie, moment=MOMENT - JAAR)
    laat_overtreding_vervallen(vervallen.pk, reden="Toch niet.", door=wie, moment=MOMENT)
    stel_vast(oud, wie, account("jurist"))
    nieuw = maak_overtreding(zaak, wie)
    (treffer,) = list_recidive(nieuw, kader_van(zaak))
    assert (treffer.overtreding.pk, treffer.interventie, treffer.uitkomst) == (oud.pk, "last_onder_dwangsom", "open")
    assert treffer.waarop == ("persoon", "bedrijf", "adres") and te_oud.pk != oud.pk
    with pytest.raises(Onvolledig) as fout:
        stel_voor(nieuw, wie)
    assert f"recidive-{oud.pk}" in [gebrek.veld for gebrek in fout.value.gebreken]
    with pytest.raises(Onvolledig, match="kies bij herhaling ja"):
        stel_voor(nieuw, wie, recidive=bevestig([oud.pk]))
    vast = stel_vast(nieuw, wie, account("jurist"), recidive=bevestig([oud.pk]), herhaling=True)
    assert vast.recidive[0]["telt"] is True and vast.invoer["herhaling"] is True
    assert "telt mee: Zelfde bedrijf" in " ".join(alinea["tekst"] for alinea in vast.motivering)


def test_vergelijkbare_gevallen_en_waar_anders_is_gekozen(zaak: Zaak, account: Maker) -> None:
    wie, ander = account("handhaver"), account("jurist")
    keuzes = ["last_onder_dwangsom", "last_onder_dwangsom", "last_onder_bestuursdwang"]
    for nummer, keuze in enumerate(keuzes):
        eigen = {"naam": f"Bouwer {nummer}"}
        apart = open_proefzaak(zaak.organisatie)
        apart.adres = f"Rietlaan {nummer + 20}"
        apart.save(update_fields=["adres"])
        stel_vast(maak_overtreding(apart, wie, overtreder=eigen), wie, ander, keuze=keuze)
    nieuw = maak_overtreding(zaak, wie, overtreder={"naam": "Iemand anders"})
    gelijk = list_vergelijkbaar(nieuw, 3, "B")
    assert gelijk.aantallen == {} and [een.gedrag for een in gelijk.laatste] == ["C", "C", "C"]
    assert list_vergelijkbaar(nieuw, 3, "C").aantallen == {"last_onder_dwangsom": 2, "last_onder_bestuursdwang": 1}
    for per in ("norm_sleutel", "onderwerp"):
        (groep,) = list_ongelijk(MOMENT.date(), MOMENT.date(), per=per)
        assert (groep.sleutel, groep.gevolg, groep.gedrag) == ("fundering", 3, "C") and len(groep.gevallen) == 3
    assert list_ongelijk(MOMENT.date() - JAAR, MOMENT.date() - JAAR, per="norm_sleutel") == []
