"""A controle on the spot: plan, look, sign; what is refused, what stays as it is, and an oral bouwstop."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.toezicht.acties.besluiten import Besluitvoorstel, neem_besluit, stel_besluit_voor
from borgwijzer.toezicht.acties.bezoeken import (
    laat_bezoek_vervallen,
    leg_bezoek_vast,
    plan_bezoek,
    stel_bezoekrapport_vast,
    verplaats_in_dag,
    verzet_bezoek,
)
from borgwijzer.toezicht.acties.bouwstop_ter_plaatse import (
    MondelingeBouwstop,
    laat_bouwstop_vervallen,
    leg_bouwstop_ter_plaatse_vast,
)
from borgwijzer.toezicht.acties.controlestukken import Beschrijving, beschrijf_stukken
from borgwijzer.toezicht.queries_controle import list_daglijst, list_stukken
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Controle, Controlestuk, Taak, Zaak
from tests.toezicht.bezoekwerk import VANDAAG, bezoek_nu, maak_foto, maak_gezien, maak_plan, neem_foto, open_bouwzaak, plan_nu
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

Maker = Callable[..., Account]
MORGEN = VANDAAG + datetime.timedelta(days=1)
STOP = MondelingeBouwstop(MOMENT, "D. Slootweg, uitvoerder", "De sleuf kan instorten terwijl er mensen in werken.", "A. Riet")


@pytest.fixture
def zaak(in_organisatie: Organisatie, klaar_organisatie: Organisatie) -> Zaak:
    return open_bouwzaak(in_organisatie)


@pytest.fixture
def ravi(account: Maker) -> Account:
    return account("toezichthouder")


def taken_van(zaak: Zaak) -> dict[str, Any]:
    codes = ("voer_controle_uit", "stel_controlerapport_vast", "bevestig_bouwstop")
    return dict(Taak.objects.filter(zaak=zaak, code__in=codes).values_list("code", "uiterlijk"))


def beletsel(zaak: Zaak, daad: Any, dag: datetime.date = VANDAAG) -> set[str]:
    return {reden.code for reden in beletselen(haal_feiten(zaak), daad, kader_van(zaak), dag)}


def stel_vast(controle: Controle, ravi: Account) -> Controle:
    return stel_bezoekrapport_vast(controle.pk, versie=controle.versie, kenmerk="R-1", ondertekend=True, door=ravi, moment=MOMENT)


def test_van_plan_tot_vastgesteld_rapport(zaak: Zaak, ravi: Account) -> None:
    assert taken_van(zaak) == {}
    controle = plan_nu(zaak, ravi, gepland_op=MORGEN)
    assert taken_van(zaak) == {"voer_controle_uit": MORGEN} and "controle_open" in beletsel(zaak, "sluit_af")
    controle = leg_bezoek_vast(controle.pk, maak_gezien(), versie=0, door=ravi, moment=MOMENT)
    assert list(taken_van(zaak)) == ["stel_controlerapport_vast"] and "controle_open" in beletsel(zaak, "sluit_af")
    punten = {punt["id"]: (punt["antwoord"], punt["wet"]) for punt in controle.punten}
    assert punten["omgeving-veilig"] == ("nee", ["Bbl 7.15"]) and punten["omvang-zichtbaar"][0] == "1,5"
    with pytest.raises(Geweigerd, match="Daarmee ondertekent u het"):
        stel_bezoekrapport_vast(controle.pk, versie=1, kenmerk="R-1", ondertekend=False, door=ravi, moment=MOMENT)
    vast = stel_vast(controle, ravi)
    assert vast.vastgesteld_naam == f"{ravi.naam} (toezichthouder)" and taken_van(zaak) == {}
    assert "controle_open" not in beletsel(zaak, "sluit_af")
    with pytest.raises(Geweigerd, match="verandert niet meer"):
        leg_bezoek_vast(controle.pk, maak_gezien(), versie=1, door=ravi, moment=MOMENT)
    soorten = Gebeurtenis.objects.filter(zaak_id=zaak.pk).order_by("volgnummer").values_list("soort", flat=True)
    assert list(soorten)[-3:] == ["bezoek_gepland", "bezoek_gedaan", "bezoekrapport_vastgesteld"]


def test_de_database_laat_een_vastgesteld_rapport_met_rust(zaak: Zaak, ravi: Account, in_organisatie: Organisatie) -> None:
    controle = stel_vast(bezoek_nu(zaak, ravi, stukken=[neem_foto(in_organisatie)]), ravi)
    rijen = Controle.objects.filter(pk=controle.pk)
    for daad in (
        lambda: rijen.update(waarnemingen="Anders."), lambda: rijen.update(punten=[]),
        lambda: Controlestuk.objects.update(bijschrift="Anders."),
    ):  # fmt: skip
        with pytest.raises(ProgrammingError, match=r"vastgesteld rapport|permission denied"), transaction.atomic():
            daad()
    rijen.update(bouwstop_vervallen_op=VANDAAG)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gedaan_op": MORGEN}, "ligt in de toekomst"), ({"uitkomst": ""}, "hoe het bezoek afliep"),
        ({"uitkomst": "goedgekeurd"}, "hoe het bezoek afliep"), ({"plaats": " "}, "waar u was"),
        ({"waarnemingen": ""}, "wat u zag"), ({"waarnemingen": "x" * 10_001}, "korter dan"),
        ({"geeindigd_om": datetime.time(8)}, "einde ligt voor het begin"), ({"aanwezigen": "x" * 2_001}, "korter dan"),
        ({"antwoorden": {"zwembad": ("ja", "")}}, "staat niet op de lijst"),
        ({"antwoorden": {"omgeving-veilig": ("misschien", "")}}, "ja, nee of niet bekeken"),
        ({"antwoorden": {"omvang-zichtbaar": ("veel", "")}}, "een getal in meter"),
        ({"antwoorden": {"omvang-zichtbaar": ("1e99", "")}}, "een getal in meter"),
        ({"antwoorden": {"signaal-te-zien": ("Soms", "")}}, "kies uit Ja, Nee"),
        ({"antwoorden": {"omgeving-veilig": ("ja", "x" * 1_001)}}, "korter dan"),
    ],
)  # fmt: skip
def test_wat_niet_kan(anders: dict[str, Any], zin: str, zaak: Zaak, ravi: Account) -> None:
    controle = plan_nu(zaak, ravi)
    with pytest.raises(Geweigerd, match=zin):
        leg_bezoek_vast(controle.pk, maak_gezien(**anders), versie=0, door=ravi, moment=MOMENT)
    assert Controle.objects.get().gedaan_op is None


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"aanleiding": "gebruik_te_vroeg"}, "waarom u gaat kijken"), ({"aanleiding": ""}, "waarom u gaat kijken"),
        ({"gepland_op": VANDAAG - datetime.timedelta(days=1)}, "is voorbij"), ({"uitvoerder": None}, "Kies wie er gaat kijken"),
        ({"gepland_op": datetime.date(9000, 1, 1)}, "Kies een dag van"), ({"onderwerpen": ["zwembad"]}, "kent het onderwerp"),
        ({"signaal": 999}, "hoort niet bij deze zaak"), ({"opdracht": "x" * 2_001}, "korter dan"),
    ],
)  # fmt: skip
def test_wat_niet_te_plannen_is(anders: dict[str, Any], zin: str, zaak: Zaak, ravi: Account) -> None:
    with pytest.raises(Geweigerd, match=zin):
        plan_bezoek(zaak.pk, maak_plan(ravi, **anders), door=ravi, moment=MOMENT)
    assert not Controle.objects.exists()


def test_iemand_zonder_het_recht_kan_niet_gaan_kijken(zaak: Zaak, ravi: Account, account: Maker) -> None:
    for wie in (account("jurist"), account("toezichthouder", actief=False)):
        with pytest.raises(Geweigerd, match="een toezichthouder of een handhaver"):
            plan_bezoek(zaak.pk, maak_plan(wie), door=ravi, moment=MOMENT)


def test_een_signaal_van_een_andere_zaak_hoort_er_niet_bij(zaak: Zaak, ravi: Account, in_organisatie: Organisatie) -> None:
    ander = neem_signaal_op(
        open_proefzaak(in_organisatie).pk, Binnengekomen("aannemer", "Scheur.", VANDAAG), door=ravi, moment=MOMENT
    )
    with pytest.raises(Geweigerd, match="hoort niet bij deze zaak"):
        plan_nu(zaak, ravi, signaal=ander.pk)


def test_wie_te_laat_is_hoort_het(zaak: Zaak, ravi: Account) -> None:
    controle = bezoek_nu(zaak, ravi)
    with pytest.raises(Geweigerd, match="Een collega heeft de controle intussen gewijzigd"):
        leg_bezoek_vast(controle.pk, maak_gezien(), versie=0, door=ravi, moment=MOMENT)


def test_de_dag_op_eigen_volgorde(zaak: Zaak, ravi: Account, account: Maker) -> None:
    eerste, tweede, derde = (plan_nu(zaak, ravi) for _ in range(3))
    later = plan_nu(zaak, ravi, gepland_op=MORGEN)
    verplaats_in_dag(derde.pk, omhoog=True, door=ravi, moment=MOMENT)
    verplaats_in_dag(eerste.pk, omhoog=True, door=ravi, moment=MOMENT)
    assert [een.pk for een in list_daglijst(ravi.pk, MORGEN)] == [eerste.pk, derde.pk, tweede.pk, later.pk]
    verplaats_in_dag(eerste.pk, omhoog=False, door=ravi, moment=MOMENT)
    assert [een.pk for een in list_daglijst(ravi.pk, VANDAAG)] == [derde.pk, eerste.pk, tweede.pk]
    with pytest.raises(Geweigerd, match="staat niet op uw lijst"):
        verplaats_in_dag(eerste.pk, omhoog=True, door=account("toezichthouder"), moment=MOMENT)


def test_verzetten_en_laten_vervallen(zaak: Zaak, ravi: Account, account: Maker) -> None:
    collega = account("handhaver")
    controle = verzet_bezoek(plan_nu(zaak, ravi).pk, MORGEN, collega.pk, versie=0, door=ravi, moment=MOMENT)
    assert (controle.uitvoerder_id, controle.gepland_op) == (collega.pk, MORGEN) and list_daglijst(ravi.pk, MORGEN) == []
    with pytest.raises(Geweigerd, match="waarom niemand gaat kijken"):
        laat_bezoek_vervallen(controle.pk, " ", versie=1, door=ravi, moment=MOMENT)
    laat_bezoek_vervallen(controle.pk, "Het signaal is ingetrokken.", versie=1, door=ravi, moment=MOMENT)
    assert taken_van(zaak) == {} and list_daglijst(collega.pk, MORGEN) == [] and "controle_open" not in beletsel(zaak, "sluit_af")
    with pytest.raises(Geweigerd, match="is vervallen"):
        leg_bezoek_vast(controle.pk, maak_gezien(), versie=2, door=ravi, moment=MOMENT)
    gedaan = bezoek_nu(zaak, ravi)
    with pytest.raises(Geweigerd, match="Er is al gekeken"):
        laat_bezoek_vervallen(gedaan.pk, "Toch niet.", versie=1, door=ravi, moment=MOMENT)


def test_fotos_op_volgorde_met_bijschrift_en_een_eruit(zaak: Zaak, ravi: Account, in_organisatie: Organisatie) -> None:
    stukken = [neem_foto(in_organisatie, f"{naam}.jpg", maak_foto(plek)) for plek, naam in enumerate("abc")]
    controle = bezoek_nu(zaak, ravi, stukken=stukken)
    a, b, c = list_stukken(controle)
    wat = [
        Beschrijving(a.pk, 3, "Achterzijde"),
        Beschrijving(b.pk, 2, "", weg=True),
        Beschrijving(c.pk, 1, "Sleuf", "werk-gestopt"),
    ]
    beschrijf_stukken(controle.pk, wat, versie=1, door=ravi, moment=MOMENT)
    assert [(stuk.bestandsnaam, stuk.volgnummer, stuk.bijschrift) for stuk in list_stukken(controle)] == [
        ("c.jpg", 1, "Sleuf"), ("a.jpg", 2, "Achterzijde"),
    ]  # fmt: skip
    assert Gebeurtenis.objects.get(soort="bezoek_fotos_geordend").gegevens["weg"] == [b.bestand.sha256]
    with pytest.raises(Geweigerd, match="is er niet meer"):
        beschrijf_stukken(controle.pk, [Beschrijving(b.pk, 1, "")], versie=2, door=ravi, moment=MOMENT)


def test_mondelinge_bouwstop_vraagt_een_besluit_op_papier(zaak: Zaak, ravi: Account, account: Maker) -> None:
    controle = leg_bouwstop_ter_plaatse_vast(bezoek_nu(zaak, ravi).pk, STOP, versie=1, door=ravi, moment=MOMENT)
    assert taken_van(zaak)["bevestig_bouwstop"] == datetime.date(2026, 3, 3)
    stel_vast(controle, ravi)
    assert beletsel(zaak, "sluit_af") >= {"bouwstop_onbevestigd"} and beletsel(zaak, "leg_mondelinge_bouwstop_op") == {
        "al_stilgelegd"
    }
    voorstel = Besluitvoorstel("bouwstop", VANDAAG, "Mondeling stilgelegd.")
    besluit = stel_besluit_voor(zaak.pk, voorstel, door=ravi, moment=MOMENT)
    neem_besluit(besluit.pk, door=account("teamleider"), moment=MOMENT)
    assert taken_van(zaak) == {} and "bouwstop_onbevestigd" not in beletsel(zaak, "sluit_af")
    with pytest.raises(Geweigerd, match="al stilgelegd sinds"):
        leg_bouwstop_ter_plaatse_vast(plan_nu(zaak, ravi).pk, STOP, versie=0, door=ravi, moment=MOMENT)


def test_een_mondelinge_bouwstop_die_vervalt(zaak: Zaak, ravi: Account) -> None:
    controle = leg_bouwstop_ter_plaatse_vast(bezoek_nu(zaak, ravi).pk, STOP, versie=1, door=ravi, moment=MOMENT)
    stel_vast(controle, ravi)
    with pytest.raises(Geweigerd, match="waarom de bouwstop vervalt"):
        laat_bouwstop_vervallen(controle.pk, "", door=ravi, moment=MOMENT)
    laat_bouwstop_vervallen(controle.pk, "De sleuf is gestut.", door=ravi, moment=MOMENT)
    assert taken_van(zaak) == {} and beletsel(zaak, "leg_mondelinge_bouwstop_op") == set()
    with pytest.raises(Geweigerd, match="loopt geen mondelinge bouwstop"):
        laat_bouwstop_vervallen(controle.pk, "Nog eens.", door=ravi, moment=MOMENT)


def test_een_gesloten_zaak_wordt_niet_bezocht(zaak: Zaak, ravi: Account) -> None:
    controle = plan_nu(zaak, ravi)
    Zaak.objects.filter(pk=zaak.pk).update(afgesloten_op=VANDAAG)
    for daad in (
        lambda: plan_nu(zaak, ravi), lambda: leg_bezoek_vast(controle.pk, maak_gezien(), versie=0, door=ravi, moment=MOMENT),
        lambda: leg_bouwstop_ter_plaatse_vast(controle.pk, STOP, versie=0, door=ravi, moment=MOMENT),
    ):  # fmt: skip
        with pytest.raises(Geweigerd, match="heropen haar eerst"):
            daad()
