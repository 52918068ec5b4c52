"""One bundled herstelverzoek: asked once, answered item by item, and the term that waits meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest

from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import bewaar_ruw
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.acties.herstel import Aangevuld, neem_aanvulling_op, stel_punten_op, vraag_herstel
from borgwijzer.zaken.acties.registreren import Aangeleverd, registreer_melding
from borgwijzer.zaken.acties.toetsen import accepteer_melding, stel_afwijzing_voor
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Document, Herstelverzoek, Melding, Toets
from tests.zaken.zaakwerk import beantwoord_alles, maak_binnen, open_proefzaak

# Goede Vrijdag (3 April 2026) and tweede paasdag (6 April) lie within the ten werkdagen after this day.
ONTVANGEN = datetime.datetime(2026, 3, 30, 9, tzinfo=datetime.UTC)
GEVRAAGD = datetime.datetime(2026, 4, 2, 9, tzinfo=datetime.UTC)
AANGEVULD = datetime.datetime(2026, 4, 9, 9, tzinfo=datetime.UTC)
EIS = "hw-gm-relevant"
Maker = Callable[..., Account]


@pytest.fixture(autouse=True)
def binnenin(klaar_organisatie: Organisatie) -> Iterator[None]:
    with binnen(klaar_organisatie.pk):
        yield


@pytest.fixture
def wie(account: Maker) -> Account:
    return account("toezichthouder")


@pytest.fixture
def melding(klaar_organisatie: Organisatie, wie: Account) -> Melding:
    zaak = open_proefzaak(klaar_organisatie)
    binnen_ = maak_binnen("gereedmelding", ontvangen_op=ONTVANGEN, documenten=[Aangeleverd("oud.pdf", "borgingsplan")])
    melding = registreer_melding(zaak, binnen_, moment=ONTVANGEN)
    beantwoord_alles(melding.toets, wie, niet_voldaan=EIS, moment=ONTVANGEN)
    return Melding.objects.select_related("zaak", "toets").get(pk=melding.pk)


def vraag(melding: Melding, wie: Account, moment: datetime.datetime = GEVRAAGD, **vragen: str) -> Herstelverzoek:
    toets = Toets.objects.get(melding=melding)
    teksten = {int(plaats.removeprefix("p")): tekst for plaats, tekst in vragen.items()}
    return vraag_herstel(toets.pk, teksten, versie=toets.versie, door=wie, moment=moment)


def maak_bestand(melding: Melding, inhoud: bytes = b"nieuw") -> Bestand:
    return bewaar_ruw(inhoud, organisatie_id=melding.organisatie_id, moment=AANGEVULD)


def wanneer(melding: Melding, dag: datetime.date) -> tuple[str, str | None, set[str]]:
    """What stand() says on a day: phase, the first day of use, and the taken."""
    bepaald = stand(haal_feiten(melding.zaak), kader_van(melding.zaak), dag)
    vanaf = bepaald.mag_in_gebruik.vanaf
    return bepaald.fase, vanaf.isoformat() if vanaf else None, {taak.code for taak in bepaald.taken}


def test_de_tien_werkdagen_staan_stil_en_lopen_daarna_verder(melding: Melding, wie: Account) -> None:
    dag = GEVRAAGD.date()
    zonder = wanneer(melding, dag)
    verzoek = vraag(melding, wie)
    tijdens = wanneer(melding, dag)
    neem_aanvulling_op(verzoek.pk, {0: Aangevuld(tekst="Het rapport is vervangen.")}, door=wie, moment=AANGEVULD)
    daarna = wanneer(melding, AANGEVULD.date())
    assert (zonder[1], tijdens[1]) == ("2026-04-15", None)
    assert "toets_gereedmelding" in zonder[2] and "toets_gereedmelding" not in tijdens[2]
    # Kader: 2, 7, 8 and 9 April stand still, so four werkdagen later: 21 April. Wet: two weeks from 9 April, which is later.
    assert daarna[1] == "2026-04-23" and "toets_gereedmelding" in daarna[2]


def test_het_verzoek_bundelt_alles_wat_ontbreekt_een_keer(melding: Melding, wie: Account) -> None:
    punten = stel_punten_op(melding, GEVRAAGD.date())
    assert [(punt["eis"], punt["wat"]) for punt in punten] == [(EIS, "Niet alle stukken zijn relevant")]
    verzoek = vraag(melding, wie, p0="  Haal de offerte eruit. ")
    assert verzoek.punten[0]["vraag"] == "Haal de offerte eruit."
    with pytest.raises(Geweigerd, match="al om aanvulling gevraagd"):
        vraag(melding, wie)
    rij = Gebeurtenis.objects.get(soort="herstel_gevraagd")
    assert rij.gegevens["punten"] == [{"eis": EIS, "vraag": "Haal de offerte eruit."}]


def test_na_de_aanvulling_wordt_alleen_wat_fout_was_opnieuw_gevraagd(melding: Melding, wie: Account) -> None:
    voor = set(melding.toets.antwoorden)
    verzoek = vraag(melding, wie)
    neem_aanvulling_op(verzoek.pk, {0: Aangevuld([("nieuw.pdf", maak_bestand(melding))])}, door=None, moment=AANGEVULD)
    toets = Toets.objects.get(melding=melding)
    assert set(toets.antwoorden) == voor - {EIS}
    assert Document.objects.filter(melding=melding, bestandsnaam="nieuw.pdf", soort="overig").count() == 1
    with pytest.raises(Geweigerd, match="al ontvangen"):
        neem_aanvulling_op(verzoek.pk, {0: Aangevuld(tekst="nog iets")}, door=wie, moment=AANGEVULD)
    toets = beantwoord_alles(toets, wie, moment=AANGEVULD)
    assert accepteer_melding(toets.pk, versie=toets.versie, door=wie, moment=AANGEVULD).melding.oordeel == "volledig"


def test_een_deel_is_nog_geen_antwoord(melding: Melding, wie: Account) -> None:
    toets = Toets.objects.get(melding=melding)
    toets.antwoorden |= {naam: {"voldaan": False, "reden": "Niet in orde"} for naam in ("hw-gm-compleet", EIS)}
    toets.save()
    verzoek = vraag(melding, wie)
    assert len(verzoek.punten) == 2
    neem_aanvulling_op(verzoek.pk, {1: Aangevuld(tekst="Aangepast.")}, door=None, moment=AANGEVULD)
    verzoek.refresh_from_db()
    assert verzoek.ontvangen_op is None and [bool(punt["ontvangen_op"]) for punt in verzoek.punten] == [False, True]
    assert wanneer(melding, AANGEVULD.date())[1] is None


def test_niet_op_tijd_aangevuld_vraagt_de_jurist_om_de_afwijzing(melding: Melding, wie: Account) -> None:
    vraag(melding, wie)
    laatste, te_laat = datetime.date(2026, 4, 16), datetime.date(2026, 4, 17)
    assert "wijs_gereedmelding_af" not in wanneer(melding, laatste)[2]
    assert "wijs_gereedmelding_af" in wanneer(melding, te_laat)[2]
    toets = Toets.objects.get(melding=melding)
    with pytest.raises(Geweigerd, match="nog aanvullen tot en met 2026-04-16"):
        stel_afwijzing_voor(toets.pk, versie=toets.versie, door=wie, moment=AANGEVULD, toelichting="Te laat.")
    moment = datetime.datetime(2026, 4, 17, 9, tzinfo=datetime.UTC)
    assert stel_afwijzing_voor(toets.pk, versie=toets.versie, door=wie, moment=moment, toelichting="Te laat.")


def test_een_late_aanvulling_laat_het_voorstel_om_af_te_wijzen_vervallen(melding: Melding, wie: Account) -> None:
    verzoek, moment = vraag(melding, wie), datetime.datetime(2026, 4, 20, 9, tzinfo=datetime.UTC)
    toets = Toets.objects.get(melding=melding)
    stel_afwijzing_voor(toets.pk, versie=toets.versie, door=wie, moment=moment, toelichting="Te laat.")
    neem_aanvulling_op(verzoek.pk, {0: Aangevuld(tekst="Alsnog.")}, door=None, moment=moment)
    toets.refresh_from_db()
    assert (toets.toestand, "beoordeel haar opnieuw" in toets.terug_reden) == ("open", True)
    assert "toets_gereedmelding" in wanneer(melding, moment.date())[2]


def test_een_nieuwe_versie_van_een_document_neemt_zijn_plaats_in(melding: Melding, wie: Account) -> None:
    oud = Document.objects.get(melding=melding)
    verzoek = vraag(melding, wie)
    verzoek.punten[0] |= {"document": oud.pk, "soort": oud.soort}
    verzoek.save()
    neem_aanvulling_op(verzoek.pk, {0: Aangevuld([("beter.pdf", maak_bestand(melding))])}, door=None, moment=AANGEVULD)
    oud.refresh_from_db()
    assert oud.vervangen_door and oud.vervangen_door.bestandsnaam == "beter.pdf"
    stukken = haal_feiten(melding.zaak).meldingen[0].documenten
    assert [stuk.naam for stuk in stukken] == ["beter.pdf"]


def test_een_bestand_dat_niet_te_openen_is_telt_niet_en_kan_opnieuw(melding: Melding, wie: Account) -> None:
    verzoek, kapot, goed = vraag(melding, wie), maak_bestand(melding, b"kapot"), maak_bestand(melding)
    Bestand.objects.filter(pk=kapot.pk).update(keuring={"bevindingen": [{"code": "versleuteld", "ernst": "blokkerend"}]})
    kapot.refresh_from_db()
    erbij = maak_bestand(melding, b"ook goed")
    antwoord = Aangevuld([("slot.pdf", kapot), ("erbij.pdf", erbij)], "Zie bijlage.")
    neem_aanvulling_op(verzoek.pk, {0: antwoord}, door=None, moment=AANGEVULD)
    verzoek.refresh_from_db()
    assert (verzoek.ontvangen_op, [een["naam"] for een in verzoek.punten[0]["onleesbaar"]]) == (None, ["slot.pdf"])
    assert wanneer(melding, AANGEVULD.date())[1] is None, "de wachttijd staat nog stil"
    assert Document.objects.filter(bestandsnaam="slot.pdf").exists(), "er gaat niets verloren"
    neem_aanvulling_op(verzoek.pk, {0: Aangevuld([("open.pdf", goed)])}, door=None, moment=AANGEVULD)
    verzoek.refresh_from_db()
    assert verzoek.ontvangen_op == AANGEVULD.date() and verzoek.punten[0]["onleesbaar"] == []
    namen = {stuk.naam for stuk in haal_feiten(melding.zaak).meldingen[0].documenten}
    assert namen >= {"open.pdf", "erbij.pdf"} and "slot.pdf" not in namen, "alleen wat niet open gaat, is vervangen"


def test_een_aanvulling_via_het_loket_zet_de_termijn_voort(melding: Melding, wie: Account) -> None:
    vraag(melding, wie)
    nieuw = maak_binnen("gereedmelding", ontvangen_op=AANGEVULD, volgnummer="001")
    opvolger = registreer_melding(melding.zaak, nieuw, moment=AANGEVULD, vervangt=melding)
    feit = haal_feiten(melding.zaak).meldingen[0]
    assert (feit.id, feit.ontvangen_op) == (str(opvolger.pk), ONTVANGEN.date())
    assert [(h.gevraagd_op, h.ontvangen_op) for h in feit.herstel] == [(GEVRAAGD.date(), AANGEVULD.date())]


def test_wat_niet_kan_wordt_geweigerd(melding: Melding, wie: Account, account: Maker) -> None:
    with pytest.raises(Geweigerd, match="rol"):
        vraag(melding, account("lezer"))
    with pytest.raises(Geweigerd, match="Schrijf bij elk punt"):
        vraag(melding, wie, p0="  ")
    with pytest.raises(Geweigerd, match="laad de pagina opnieuw"):
        vraag(melding, wie, p7="iets")
    verzoek = vraag(melding, wie)
    for antwoorden in ({}, {0: Aangevuld(tekst="  ")}):
        with pytest.raises(Geweigerd, match="ten minste een punt"):
            neem_aanvulling_op(verzoek.pk, antwoorden, door=None, moment=AANGEVULD)
    with pytest.raises(Geweigerd, match="kent dat punt niet"):
        neem_aanvulling_op(verzoek.pk, {5: Aangevuld(tekst="x")}, door=None, moment=AANGEVULD)
