"""A text of a megabyte: a reason is refused, and a message with one waits for a person instead of failing for ever."""

from __future__ import annotations

import pytest

from borgwijzer.klok import nu
from borgwijzer.koppelingen.dso.verwerk import PAST_NIET, verwerk_bericht
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.feiten import Partij
from borgwijzer.zaken.models import Melding, Toets, Toetstoestand, Zaak
from tests.web.conftest import BERICHTEN, Bezoek, lever_aan

LANG = "x" * 1_000_000


def test_een_voorstel_met_een_megabyte_tekst_wordt_geweigerd(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    nummer = lever_aan(klaar_organisatie, "bouwmelding_onvolledig").zaak
    with binnen(klaar_organisatie.pk):
        melding = Melding.objects.select_related("toets").get()
    adres, client = f"/zaak/{nummer}/oordeel/{melding.pk}/", bezoek("intake")
    versie = melding.toets.versie
    antwoord = client.post(adres, {"daad": "stel_afwijzing_voor", "versie": versie, "reden": LANG})
    assert antwoord.status_code == 409
    assert "korter dan" in antwoord.content.decode()
    with binnen(klaar_organisatie.pk):
        assert Toets.objects.get().toestand == Toetstoestand.OPEN
        Toets.objects.update(toestand=Toetstoestand.VOORGESTELD)
    terug = bezoek("jurist").post(adres, {"daad": "stuur_terug", "versie": versie, "reden": LANG})
    assert terug.status_code == 409
    assert "korter dan" in terug.content.decode()


def test_een_weigering_met_een_megabyte_tekst_wordt_geweigerd(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    wacht = lever_aan(klaar_organisatie, "gereedmelding").bericht_id
    antwoord = bezoek("intake").post(f"/triage/{wacht}/", {"daad": "weiger", "reden": LANG})
    assert antwoord.status_code == 409
    with binnen(klaar_organisatie.pk):
        assert Bericht.objects.get().uitkomst == "triage"
        assert not Gebeurtenis.objects.filter(reden=LANG).exists()


def test_een_bericht_met_een_veel_te_lange_naam_wacht_op_een_mens(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    ruw = (BERICHTEN / "bouwmelding_volledig.xml").read_bytes().replace(b"Rietdekker", b"R" * 1_000_000)
    with binnen(klaar_organisatie.pk):
        verwerking = verwerk_bericht(ruw, organisatie=klaar_organisatie, kanaal="ontvanger", moment=nu())
        assert (verwerking.uitkomst, verwerking.reden) == ("triage", PAST_NIET)
        assert not Zaak.objects.exists()
    client = bezoek("intake")
    antwoord = client.post(f"/triage/{verwerking.bericht_id}/", {"daad": "nieuw", "soort": "bouwmelding"})
    assert antwoord.status_code == 409
    assert PAST_NIET in antwoord.content.decode()


def test_een_fout_in_een_feit_noemt_niet_wat_er_stond() -> None:
    with pytest.raises(ValueError) as fout:
        Partij(naam="J. van der Rietdekker" + LANG)
    assert "Rietdekker" not in str(fout.value)
