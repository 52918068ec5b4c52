"""The cases of a village: each stands where its deeds left it, in the order of its days."""

from __future__ import annotations

import pytest

from borgwijzer.demo import gevallen
from borgwijzer.demo.generator import genereer_deel
from borgwijzer.demo.gevallen import WACHT_OP_JURIST, speel_gevallen
from borgwijzer.demo.gevallen_bouw import INFORMATIE
from borgwijzer.demo.gevallen_controle import CONTROLES
from borgwijzer.demo.gevallen_gebruik import ROUTE
from borgwijzer.demo.gevallen_overtreding import OVERTREDINGEN
from borgwijzer.demo.gevallen_verzoek import VERZOEKEN, VERZOEKEN_OUD
from borgwijzer.demo.inrichten import AANTAL_ZAKEN, maak_briefpapier, maak_reeks, maak_rolaccounts
from borgwijzer.demo.register import lees_voorbeeldregister
from borgwijzer.demo.werkplek import GEEN_ZAAK, Ongespeeld, Werkplek, maak_werkplek, speel
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.controle import Uitslag
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.logboek.queries import controleer_organisatie
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import (
    Advies,
    Afweging,
    Bezwaar,
    Controle,
    Fase,
    Handhavingsverzoek,
    Herinnering,
    Informatieverzoek,
    Overtreding,
    Taak,
    Veldrapport,
    Wisseling,
    Zaak,
)
from tests.demo.test_dorp import MOMENT, vul_dorp
from tests.demo.test_generator import PEILDATUM, versie_van

# Tables with one row or more for every zaak of a case; a gereedmelding of somebody else leaves none.
AANGERAAKT = (Bezwaar, Controle, Fase, Handhavingsverzoek, Herinnering, Informatieverzoek, Overtreding, Wisseling)


@pytest.fixture
def dorp(in_organisatie: Organisatie) -> Organisatie:
    maak_rolaccounts(in_organisatie, "x")
    maak_briefpapier(in_organisatie)
    lees_voorbeeldregister(in_organisatie, MOMENT)
    vul_dorp(in_organisatie)
    speel_gevallen(in_organisatie, MOMENT)
    return in_organisatie


def test_elk_geval_is_er_en_staat_zoals_de_feiten_zeggen(dorp: Organisatie) -> None:
    assert Informatieverzoek.objects.count() == len(INFORMATIE)
    assert Controle.objects.count() == len(ROUTE) + len(CONTROLES) and Veldrapport.objects.count() == 1
    assert Overtreding.objects.count() >= len(OVERTREDINGEN)
    assert set(Afweging.objects.values_list("toestand", flat=True)) == {"voorgesteld", "teruggegeven", "vastgesteld"}
    assert Afweging.objects.filter(invoer__herhaling=True).exists(), "een latere vindt een eerdere van hetzelfde bedrijf"
    assert Advies.objects.exclude(opgevolgd_op=None).count() == 1 and Advies.objects.count() == 2
    assert Wisseling.objects.filter(registercontrole__kwaliteitsborger="toegelaten").count() == 1
    assert Taak.objects.filter(code="beoordeel_kwaliteitsborger").count() == WACHT_OP_JURIST
    zaken = {zaak for model in AANGERAAKT for zaak in model.objects.values_list("zaak_id", flat=True)}  # type: ignore[attr-defined]
    assert Handhavingsverzoek.objects.count() == len(VERZOEKEN) + len(VERZOEKEN_OUD)
    assert len(zaken) >= len(INFORMATIE) + len(ROUTE) + 4
    for zaak in Zaak.objects.filter(pk__in=zaken):
        bepaald = stand(haal_feiten(zaak), kader_van(zaak), PEILDATUM)
        assert zaak.fase == bepaald.fase
        assert set(Taak.objects.filter(zaak=zaak).values_list("code", flat=True)) == {taak.code for taak in bepaald.taken}
        tijden = list(Gebeurtenis.objects.filter(zaak_id=zaak.pk).order_by("volgnummer").values_list("tijdstip", flat=True))
        assert tijden == sorted(tijden), zaak.nummer
    uitslag = Uitslag()
    controleer_organisatie(uitslag)
    assert uitslag.heel, uitslag.breuken[:3]


def test_zonder_mensen_of_register_blijft_het_dorp_zoals_het_is(in_organisatie: Organisatie) -> None:
    vul_dorp(in_organisatie)
    vooraf = Gebeurtenis.objects.count()
    speel_gevallen(in_organisatie, MOMENT)
    assert Account.objects.exists() and not Account.objects.filter(rollen__contains=[Rol.JURIST.value]).exists()
    assert Gebeurtenis.objects.count() == vooraf


@pytest.mark.parametrize(("vol", "niveau"), [(AANTAL_ZAKEN, "DEBUG"), (12, "WARNING")])
def test_een_dorp_zegt_welke_gevallen_geen_zaak_vonden(
    in_organisatie: Organisatie, vol: int, niveau: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In a small village that is as it should be; in one that is full, the log of the process warns."""
    monkeypatch.setattr(gevallen, "AANTAL_ZAKEN", vol)
    caplog.set_level("DEBUG", logger="borgwijzer.demo")
    maak_rolaccounts(in_organisatie, "x")
    maak_briefpapier(in_organisatie)
    versie_van(in_organisatie)
    genereer_deel(maak_reeks(in_organisatie, MOMENT, 12), 0, 12)
    niet = {een.geval: een.waarom for een in speel_gevallen(in_organisatie, MOMENT)}
    assert len(niet) > len(VERZOEKEN) + len(VERZOEKEN_OUD) and set(niet.values()) == {GEEN_ZAAK}
    assert {"verzoek.toegewezen", "last.aangemaand", "bezwaar.beslist"} <= set(niet)
    gezegd = [(regel.levelname, str(regel.msg)) for regel in caplog.records if regel.name == "borgwijzer.demo"]
    assert [wat for wat, _ in gezegd] == [niveau] and f"last.aangemaand: {GEEN_ZAAK}" in gezegd[0][1]


def test_een_geweigerd_geval_laat_niets_achter_en_zegt_waarom(in_organisatie: Organisatie) -> None:
    maak_rolaccounts(in_organisatie, "x")
    vul_dorp(in_organisatie)
    zaak = Zaak.objects.filter(fase="in_uitvoering", taken=None)[0]

    def geval(zaak: Zaak, plek: Werkplek) -> None:
        VERZOEKEN[0](zaak, plek)
        raise Geweigerd("mag_niet", "Dit kader laat dat niet toe.")

    geval.__module__ = "borgwijzer.demo.gevallen_proef"
    plek = maak_werkplek(in_organisatie, MOMENT)
    assert speel(geval, zaak, zaak, plek) == [Ongespeeld("proef.geval", "Dit kader laat dat niet toe.")]
    assert not Handhavingsverzoek.objects.exists()
