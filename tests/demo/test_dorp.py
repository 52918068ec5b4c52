"""The village holds everything that can happen: counted in the database, and held against what the rules can say."""

from __future__ import annotations

import datetime
from typing import get_args

import pytest

from borgwijzer.demo.generator import genereer_deel
from borgwijzer.demo.gevallen import speel_gevallen
from borgwijzer.demo.inrichten import AANTAL_ZAKEN, maak_briefpapier, maak_reeks, maak_rolaccounts
from borgwijzer.demo.register import lees_voorbeeldregister
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.besluitsoorten import EENMALIG, Geldsoort
from borgwijzer.regels.levensloop import Fasenaam
from borgwijzer.web.beelden.etiketten import TAKEN
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Bezwaarstap, Herstelverzoek, Schorsing, Signaal, Taak, Zaak
from tests.demo.test_generator import PEILDATUM, mensen, versie_van

MOMENT = datetime.datetime.combine(PEILDATUM, datetime.time(9), datetime.UTC)
# A taak that the village of a kader does not have, and why not.
NOG_GEEN_GEVAL = "het dorp heeft nog geen geval waarin dit werk openstaat"
ZONDER = {
    "hoeksche-waard": {
        **dict.fromkeys(("bezoek_verscherpt_toezicht", "keur_interventiestap_goed"), NOG_GEEN_GEVAL),
        "wijs_bouwmelding_af": "dit kader vraagt bij een onvolledige bouwmelding een nieuwe, dus er is geen termijn",
        "beslis_terugbetaling": NOG_GEEN_GEVAL,
        "maak_besluit_openbaar": "in dit kader geldt de plicht om besluiten openbaar te maken nog niet",
    },
    "lindenveen": dict.fromkeys(
        (
            "bezoek_verscherpt_toezicht",
            "zet_interventiestap",
            "keur_interventiestap_goed",
            "beoordeel_aanvulling",
            "beslis_terugbetaling",
            "weeg_overtreding_opnieuw",
            "stel_dwangsom_vast",
        ),
        NOG_GEEN_GEVAL,
    ),
}


def vul_dorp(organisatie: Organisatie, kader: str = "hoeksche-waard") -> None:
    """The village as the generator writes it; without somebody in every role no case is played after it."""
    mensen(organisatie)
    versie_van(organisatie, kader)
    organisatie.kader = kader
    genereer_deel(maak_reeks(organisatie, MOMENT), 0, AANTAL_ZAKEN)


def _tel(veld: str, rijen: object) -> set[str]:
    return set(rijen.values_list(veld, flat=True).distinct())  # type: ignore[attr-defined]


@pytest.mark.parametrize("kader", ["hoeksche-waard", "lindenveen"])
def test_elke_fase_en_elke_taak_komt_voor(in_organisatie: Organisatie, kader: str) -> None:
    assert AANTAL_ZAKEN >= 300
    maak_rolaccounts(in_organisatie, "x")
    maak_briefpapier(in_organisatie)
    lees_voorbeeldregister(in_organisatie, MOMENT)
    vul_dorp(in_organisatie, kader)
    speel_gevallen(in_organisatie, MOMENT)
    assert Zaak.objects.count() == AANTAL_ZAKEN
    assert _tel("fase", Zaak.objects) == set(get_args(Fasenaam))
    assert EENMALIG & _tel("soort", Besluit.objects.filter(toestand="genomen")), "een besluit op een aanvraag"
    assert Bezwaarstap.objects.filter(soort="besloten").exists() and Schorsing.objects.exists()
    mist = set(TAKEN) - _tel("code", Taak.objects)
    assert mist == set(ZONDER[kader]), "geef deze taken een verhaal of een geval (demo/gevallen.py), of noem hier waarom niet"


def test_elk_onderwerp_heeft_een_open_signaal_en_elk_besluit_komt_voor(in_organisatie: Organisatie) -> None:
    vul_dorp(in_organisatie)
    kader = kader_van(Zaak.objects.all()[0])
    open_ = [set(onderwerpen) for onderwerpen in Signaal.objects.filter(opgelost_op=None).values_list("onderwerpen", flat=True)]
    assert set().union(*open_) == set(kader.onderwerpen)
    assert set() in open_, "een signaal dat nog geen onderwerp heeft"
    assert Signaal.objects.filter(opgelost_op__isnull=False).exists()
    assert Signaal.objects.filter(melding__soort="strijdigheid").exists()
    assert Signaal.objects.filter(direct_gevaar=True).exists()
    assert _tel("soort", Besluit.objects.filter(toestand="genomen")) >= set(get_args(Geldsoort))
    assert _tel("toestand", Besluit.objects) == {"voorgesteld", "genomen", "geweigerd"}
    voorwaarden = Besluit.objects.filter(soort="gebruik_onder_voorwaarden", toestand="genomen")[0].voorwaarden
    assert [v["voldaan"] for v in voorwaarden] == [True, False]
    assert all(b.voorgesteld_door_id != b.beslist_door_id for b in Besluit.objects.exclude(beslist_door=None))


def test_er_is_herstel_dat_loopt_en_herstel_dat_te_laat_is(in_organisatie: Organisatie) -> None:
    vul_dorp(in_organisatie)
    loopt = Herstelverzoek.objects.filter(ontvangen_op=None, melding__oordeel="")
    te_laat = set(Taak.objects.filter(code="wijs_gereedmelding_af").values_list("zaak_id", flat=True))
    assert te_laat
    assert set(loopt.values_list("zaak_id", flat=True)) - te_laat, "herstel dat nog loopt"
    assert Herstelverzoek.objects.filter(ontvangen_op__isnull=False).exists()


def test_er_is_gebruikt_wat_niet_mocht_en_gestuit_om_verlies_van_gevolgklasse(in_organisatie: Organisatie) -> None:
    vul_dorp(in_organisatie)
    assert Zaak.objects.filter(fase="in_gebruik", mag_in_gebruik="nee").exists()
    assert Zaak.objects.filter(fase="in_gebruik", mag_in_gebruik="onder_voorwaarden").exists()
    assert Zaak.objects.filter(fase="gestuit", verlies_gevolgklasse_op__isnull=False).exists()
    assert Zaak.objects.filter(fase="gestuit", verlies_gevolgklasse_op=None).exists()
