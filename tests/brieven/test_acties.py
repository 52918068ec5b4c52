"""A verdict and its letter are one deed: both with their events, or neither."""

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pdf_lezen import lees_woorden

from borgwijzer.brieven import acties
from borgwijzer.brieven.acties import accepteer_en_verstuur, keur_goed_en_verstuur, toon_oordeelbrief
from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief
from borgwijzer.brieven.verzamelen import bezwaardeel
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.koppelingen.dso.verwerk import verwerk_bericht
from borgwijzer.logboek.models import Gebeurtenis, Uitgaand
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.regels.kader import Kader
from borgwijzer.zaken.acties.toetsen import Antwoord, beantwoord_eisen, stel_afwijzing_voor
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Betrokkene, Toets, Zaak

MOMENT = datetime.datetime(2026, 3, 4, 9, tzinfo=datetime.UTC)
BERICHTEN = Path(__file__).parents[1] / "koppelingen" / "dso" / "berichten"
pytestmark = pytest.mark.usefixtures("klaar_organisatie")


def neem_in(organisatie: Organisatie, naam: str) -> Toets:
    bijlagen = {pad.name: pad for pad in (BERICHTEN / naam).iterdir()}
    ruw = (BERICHTEN / f"{naam}.xml").read_bytes()
    verwerkt = verwerk_bericht(ruw, organisatie=organisatie, kanaal="upload", moment=MOMENT, bijlagen=bijlagen)
    assert verwerkt.zaak
    return Toets.objects.select_related("melding__zaak").order_by("-pk")[0]


def beantwoord_alles(toets: Toets, door: Account, *, nee: str = "") -> Toets:
    kader: Kader = kader_van(toets.melding.zaak)
    vragen = [eis for eis in kader.eisen["bouwmelding"] if eis.telt and (eis.soort == "mens" or eis.toets.status)]
    antwoorden = {eis.id: Antwoord(eis.id != nee, "nagekeken in het register") for eis in vragen}
    return beantwoord_eisen(toets.pk, antwoorden, versie=toets.versie, door=door, moment=MOMENT)


def tekst_van(brief: OpgeslagenBrief) -> str:
    return lees_woorden(opslag().pad(brief.bestand.sha256).read_bytes())


def test_ontvangst_wordt_bevestigd_met_tijd_en_stukken(in_organisatie: Organisatie) -> None:
    toets = neem_in(in_organisatie, "bouwmelding_volledig")
    brief = OpgeslagenBrief.objects.get()
    assert (brief.soort, brief.melding, brief.kenmerk) == ("ontvangstbevestiging", toets.melding, "2026-000001-01")
    tekst = tekst_van(brief)
    assert "10.15uur" in tekst and "borgingsplan.pdf" in tekst and "1999010100001" in tekst
    assert Uitgaand.objects.get().verwijzing == f"brief:{brief.pk}"


def test_accepteren_geeft_oordeel_brief_en_gebeurtenissen(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    intake = account("intake")
    toets = beantwoord_alles(neem_in(in_organisatie, "bouwmelding_volledig"), intake)
    brief = accepteer_en_verstuur(toets.pk, versie=toets.versie, door=intake, moment=MOMENT, met_bijlage=True)
    toets.melding.refresh_from_db()
    assert (toets.melding.oordeel, brief.soort) == ("volledig", "bouwmelding_oordeel")
    assert "maandag30maart2026" in tekst_van(brief)
    soorten = list(Gebeurtenis.objects.filter(zaak_id=brief.zaak_id).order_by("volgnummer").values_list("soort", flat=True))
    assert soorten[-2:] == ["melding_geaccepteerd", "brief_gemaakt"]
    assert Zaak.objects.get().fase == "wacht_op_start"


def test_afwijzen_vraagt_een_ander_paar_ogen(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    teamleider, jurist = account("teamleider"), account("jurist")
    toets = beantwoord_alles(neem_in(in_organisatie, "bouwmelding_volledig"), teamleider, nee="hw-bm-instrument-past")
    toets = stel_afwijzing_voor(toets.pk, versie=toets.versie, door=teamleider, moment=MOMENT, toelichting="Instrument past niet.")
    with pytest.raises(Geweigerd, match="zelf voorgesteld"):
        keur_goed_en_verstuur(toets.pk, versie=toets.versie, door=teamleider, moment=MOMENT)
    brief = keur_goed_en_verstuur(toets.pk, versie=toets.versie, door=jurist, moment=MOMENT)
    tekst = tekst_van(brief)
    assert "geldtalsnietgedaan" in tekst and "Hetgekozeninstrumentpastnietbijdebouwactiviteit" in tekst
    # The wet does not ask this, so no article of it carries the consequence (domein 10, nr. 5).
    assert "volgensonsuitvoeringskaderonvolledig" in tekst and "artikel2.18" not in tekst


def test_een_voorbeeld_bewaart_niets(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    toets = beantwoord_alles(neem_in(in_organisatie, "bouwmelding_volledig"), account("intake"))
    voor = (OpgeslagenBrief.objects.count(), Gebeurtenis.objects.count())
    assert "volledig" in toon_oordeelbrief(toets, moment=MOMENT).titel.lower()
    assert (OpgeslagenBrief.objects.count(), Gebeurtenis.objects.count()) == voor


@pytest.mark.parametrize("plek", ["zet", "bewaar_ruw", "leg_vast", "plan_verzending"])
def test_mislukt_de_brief_dan_is_er_geen_oordeel(
    in_organisatie: Organisatie, account: Callable[..., Account], monkeypatch: pytest.MonkeyPatch, plek: str
) -> None:
    intake = account("intake")
    toets = beantwoord_alles(neem_in(in_organisatie, "bouwmelding_volledig"), intake)

    def breek(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr(acties, plek, breek)
    with pytest.raises(RuntimeError, match="stuk"):
        accepteer_en_verstuur(toets.pk, versie=toets.versie, door=intake, moment=MOMENT)
    toets.refresh_from_db()
    toets.melding.refresh_from_db()
    assert (toets.toestand, toets.melding.oordeel, OpgeslagenBrief.objects.count()) == ("open", "", 1)
    assert not Gebeurtenis.objects.filter(soort="melding_geaccepteerd").exists()


def test_zonder_geadresseerde_of_briefpapier_zegt_het_wat_te_doen(
    in_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    toets = beantwoord_alles(neem_in(in_organisatie, "bouwmelding_volledig"), account("intake"))
    Briefpapier.objects.all().delete()
    with pytest.raises(Geweigerd, match="briefpapier"):
        toon_oordeelbrief(toets, moment=MOMENT)
    Betrokkene.objects.all().delete()
    with pytest.raises(Geweigerd, match="aan te schrijven"):
        toon_oordeelbrief(toets, moment=MOMENT)


def test_afwijzen_op_wat_alleen_de_wet_vraagt_geeft_de_brief_onvolledig(
    in_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    intake, jurist = account("intake"), account("jurist")
    toets = beantwoord_alles(neem_in(in_organisatie, "bouwmelding_volledig"), intake)
    nee = {"BM-sig": Antwoord(False, "de handtekening is van een ander")}
    toets = beantwoord_eisen(toets.pk, nee, versie=toets.versie, door=intake, moment=MOMENT)
    assert "onvolledig" in toon_oordeelbrief(toets, moment=MOMENT).titel
    toets = stel_afwijzing_voor(toets.pk, versie=toets.versie, door=intake, moment=MOMENT, toelichting="Niet ondertekend.")
    brief = keur_goed_en_verstuur(toets.pk, versie=toets.versie, door=jurist, moment=MOMENT)
    toets.melding.refresh_from_db()
    assert (toets.melding.oordeel, Zaak.objects.get().mag_starten) == ("niet_gedaan", "nee")
    assert "geldtalsnietgedaan" in tekst_van(brief) and "Deondertekening" in tekst_van(brief)
    assert "artikel2.18" in tekst_van(brief) and "volgensonsuitvoeringskader" not in tekst_van(brief)


@pytest.mark.parametrize("brief", ["bouwmelding_onvolledig", "gereedmelding_onvolledig"])
def test_zet_de_jurist_de_bezwaarclausule_aan_dan_staat_zij_er(in_organisatie: Organisatie, brief: str) -> None:
    kader = zoek_kader("hoeksche-waard")
    regel = kader.inhoud.brief[brief].model_copy(update={"rechtsmiddel": True})
    inhoud = kader.inhoud.model_copy(update={"brief": {**kader.inhoud.brief, brief: regel}})
    met = dataclasses.replace(kader, inhoud=inhoud)
    dag = datetime.date(2026, 6, 1)
    assert bezwaardeel(kader, in_organisatie.pk, brief, dag) == {}
    deel = bezwaardeel(met, in_organisatie.pk, brief, dag)
    assert deel["bezwaar"].uiterlijk_op == deel["berekeningen"][0].uitkomst == datetime.date(2026, 7, 13)


def test_een_oudere_melding_is_niet_meer_te_beoordelen(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    intake = account("intake")
    oud = beantwoord_alles(neem_in(in_organisatie, "bouwmelding_volledig"), intake)
    nieuw = neem_in(in_organisatie, "bouwmelding_onvolledig")
    assert oud.melding.zaak == nieuw.melding.zaak
    with pytest.raises(Geweigerd, match="telt niet meer mee"):
        accepteer_en_verstuur(oud.pk, versie=oud.versie, door=intake, moment=MOMENT)
    with pytest.raises(Geweigerd, match="telt niet meer mee"):
        beantwoord_alles(oud, intake)
