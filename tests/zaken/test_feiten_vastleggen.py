"""What people write down about a zaak, and what stand() makes of it: besluiten, signalen, days, gevolgklasse."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.feiten import Gevolgklassefeiten
from borgwijzer.regels.levensloop import Stand, stand
from borgwijzer.toezicht.acties.besluiten import (
    Besluitvoorstel,
    beeindig_besluit,
    neem_besluit,
    stel_besluit_voor,
    vink_voorwaarde_af,
    weiger_besluit,
)
from borgwijzer.toezicht.acties.signaalbeoordeling import Beoordeling, beoordeel_signaal
from borgwijzer.zaken.acties.datums import heropen_zaak, sluit_zaak, stel_datum_vast
from borgwijzer.zaken.acties.gevolgklasse import bevestig_gevolgklasse
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.signalen import Binnengekomen, los_signaal_op, neem_signaal_op
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Signaal, Zaak
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

DAG = MOMENT.date()
MORGEN = MOMENT + datetime.timedelta(days=1)
Maker = Callable[..., Account]


@pytest.fixture(autouse=True)
def binnenin(klaar_organisatie: Organisatie) -> Iterator[None]:
    with binnen(klaar_organisatie.pk):
        yield


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Zaak:
    return registreer_melding(open_proefzaak(klaar_organisatie), maak_binnen("gereedmelding"), moment=MOMENT).zaak


def bekijk(zaak: Zaak, dag: datetime.date = DAG) -> Stand:
    zaak.refresh_from_db()
    return stand(haal_feiten(zaak), kader_van(zaak), dag)


def stel_voor(zaak: Zaak, door: Account, **anders: Any) -> int:
    voorstel: dict[str, Any] = {
        "soort": "gebruik_onder_voorwaarden", "vanaf": DAG, "motivering": "Herstel loopt.", "voorwaarden": ["Nooduitgang vrij"],
    }  # fmt: skip
    return stel_besluit_voor(zaak.pk, Besluitvoorstel(**{**voorstel, **anders}), door=door, moment=MOMENT).pk


def test_gebruik_onder_voorwaarden_telt_pas_als_een_ander_besliste(zaak: Zaak, account: Maker) -> None:
    steller, beslisser = account("teamleider"), account("teamleider")
    besluit = stel_voor(zaak, steller)
    assert bekijk(zaak).mag_in_gebruik.oordeel == "nee"
    with pytest.raises(Geweigerd, match="zelf voorgesteld"):
        neem_besluit(besluit, door=steller, moment=MOMENT)
    neem_besluit(besluit, door=beslisser, moment=MOMENT)
    gebruik = bekijk(zaak).mag_in_gebruik
    assert (gebruik.oordeel, gebruik.voorwaarden) == ("onder_voorwaarden", ("Nooduitgang vrij",))
    assert f"{beslisser.naam} (teamleider) heeft gebruik onder voorwaarden toegestaan" in gebruik.redenen[0].tekst
    assert vink_voorwaarde_af(besluit, 0, voldaan=True, door=steller, moment=MOMENT).voorwaarden[0]["door"] == steller.naam
    beeindig_besluit(besluit, reden="Alles is hersteld.", door=beslisser, moment=MORGEN)
    assert bekijk(zaak, MORGEN.date()).mag_in_gebruik.oordeel == "nee"
    assert bekijk(zaak).mag_in_gebruik.oordeel == "onder_voorwaarden", "gisteren gold het nog"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"motivering": " "}, "motivering"),
        ({"voorwaarden": [" "]}, "ten minste een voorwaarde"),
        ({"voorwaarden": ["x"] * 31}, "ten hoogste 30"),
        ({"tot_en_met": DAG - datetime.timedelta(days=1)}, "laatste dag ligt voor de eerste"),
        ({"soort": "sluiting"}, "Kies een besluit"),
        ({"motivering": "x" * 2_001}, "korter"),
    ],
)
def test_een_onvolledig_voorstel_wordt_geweigerd(anders: dict[str, Any], zin: str, zaak: Zaak, account: Maker) -> None:
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(zaak, account("toezichthouder"), **anders)


def test_een_voorstel_tegelijk_en_een_beslissing_per_voorstel(zaak: Zaak, account: Maker) -> None:
    steller, beslisser = account("toezichthouder"), account("teamleider")
    besluit = stel_voor(zaak, steller)
    with pytest.raises(Geweigerd, match="al een voorstel"):
        stel_voor(zaak, steller)
    weiger_besluit(besluit, reden="Eerst herstellen.", door=beslisser, moment=MOMENT)
    with pytest.raises(Geweigerd, match="intussen anders beslist"):
        neem_besluit(besluit, door=beslisser, moment=MOMENT)
    assert stel_voor(zaak, steller) != besluit


def test_een_open_signaal_houdt_het_gebruik_tegen_zoals_bijlage_1_zegt(zaak: Zaak, account: Maker) -> None:
    wie = account("toezichthouder")
    signaal = neem_signaal_op(zaak.pk, Binnengekomen("kwaliteitsborger", "Scheur.", DAG), door=wie, moment=MOMENT)

    def codes() -> set[str]:
        return {reden.code for reden in bekijk(zaak).mag_in_gebruik.redenen if reden.code.startswith("onregelmatigheid")}

    assert codes() == {"onregelmatigheid_verboden"}, "zonder onderwerp is het ergste het veiligst"
    beoordeel_signaal(signaal.pk, Beoordeling(["toegankelijk"], False, "Een drempel.", "bureau"), versie=0, door=wie, moment=MOMENT)
    assert codes() == {"onregelmatigheid_onder_voorwaarden"}
    los_signaal_op(signaal.pk, oplossing="Drempel verlaagd, foto ontvangen.", door=wie, moment=MOMENT)
    assert codes() == set()
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        los_signaal_op(signaal.pk, oplossing="Nog eens.", door=wie, moment=MOMENT)


def test_een_strijdigheid_telt_meteen_als_signaal(zaak: Zaak) -> None:
    inhoud = {"strijdigheid": {"afwijking": "Wapening ontbreekt.", "onderwerpen": ["constructie", "dak"], "direct_gevaar": True}}
    registreer_melding(zaak, maak_binnen("strijdigheid", inhoud=inhoud, documenten=[]), moment=MOMENT)
    signaal = Signaal.objects.get()
    gezien = (signaal.bron, signaal.onderwerpen, signaal.direct_gevaar, signaal.omschrijving)
    assert gezien == ("kwaliteitsborger", ["constructie"], True, "Wapening ontbreekt.")
    assert "beoordeel_signaal" in {taak.code for taak in bekijk(zaak).taken}


@pytest.mark.parametrize(
    ("binnen_", "zin"),
    [
        (Binnengekomen("buurman", "Iets.", DAG), "van wie"),
        (Binnengekomen("derde", " ", DAG), "wat er is gezien"),
        (Binnengekomen("derde", "Iets.", MORGEN.date()), "in de toekomst"),
        (Binnengekomen("derde", "Iets.", DAG, ["dak"]), "kent het onderwerp dak niet"),
    ],
)
def test_een_onvolledig_signaal_wordt_geweigerd(binnen_: Binnengekomen, zin: str, zaak: Zaak, account: Maker) -> None:
    with pytest.raises(Geweigerd, match=zin):
        neem_signaal_op(zaak.pk, binnen_, door=account("intake"), moment=MOMENT)


def test_toch_in_gebruik_geeft_de_controletaak(zaak: Zaak, account: Maker) -> None:
    stel_datum_vast(zaak.pk, "in_gebruik_op", DAG, reden="Bewoners gezien.", door=account("toezichthouder"), moment=MOMENT)
    bepaald = bekijk(zaak)
    assert bepaald.fase == "in_gebruik" and "controleer_gebruik" in {taak.code for taak in bepaald.taken}


def test_verlies_van_gevolgklasse_stuit_de_zaak(zaak: Zaak, account: Maker) -> None:
    reden = "Er komt een derde bouwlaag op."
    stel_datum_vast(zaak.pk, "verlies_gevolgklasse_op", DAG, reden=reden, door=account("jurist"), moment=MOMENT)
    bepaald = bekijk(zaak)
    assert bepaald.fase == "gestuit" and "gevolgklasse_verloren" in {reden.code for reden in bepaald.mag_starten.redenen}


@pytest.mark.parametrize(
    ("veld", "datum", "reden", "zin"),
    [
        ("feitelijke_start_op", MORGEN.date(), "Gezien.", "nog niet gebeurd"),
        ("feitelijke_start_op", datetime.date(1999, 1, 1), "Gezien.", "van 2014 tot en met 2199"),
        ("geplande_start", datetime.date(2300, 1, 1), "Gebeld.", "van 2014 tot en met 2199"),
        ("feitelijke_start_op", DAG, "  ", "hoe dit bekend is"),
        ("nummer", DAG, "Gezien.", "kan niet met de hand"),
        ("beeindigd_op", DAG - datetime.timedelta(days=9), "Gezien.", "ligt dan voor het begin"),
    ],
)
def test_een_onmogelijke_dag_wordt_geweigerd(
    veld: str, datum: datetime.date, reden: str, zin: str, zaak: Zaak, account: Maker
) -> None:
    wie = account("toezichthouder")
    start = DAG - datetime.timedelta(days=5)
    stel_datum_vast(zaak.pk, "feitelijke_start_op", start, reden="Gezien.", door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match=zin):
        stel_datum_vast(zaak.pk, veld, datum, reden=reden, door=wie, moment=MOMENT)


def test_sluiten_kan_pas_als_niets_openstaat_en_daarna_kan_er_niets_bij(zaak: Zaak, account: Maker) -> None:
    wie = account("intake")
    with pytest.raises(Geweigerd, match="gereedmelding is nog niet beoordeeld"):
        sluit_zaak(zaak.pk, reden="Klaar.", door=wie, moment=MOMENT)
    melding = zaak.meldingen.get()
    voorstel = stel_voor(zaak, wie)
    melding.ingetrokken_op = DAG
    melding.save()
    with pytest.raises(Geweigerd, match="ligt nog een voorstel"):
        sluit_zaak(zaak.pk, reden="Klaar.", door=wie, moment=MOMENT)
    weiger_besluit(voorstel, reden="Er is geen gereedmelding meer.", door=account("teamleider"), moment=MOMENT)
    sluit_zaak(zaak.pk, reden="Ingetrokken.", door=wie, moment=MOMENT)
    assert bekijk(zaak).fase == "afgesloten"
    with pytest.raises(Geweigerd, match="heropen haar eerst"):
        stel_datum_vast(zaak.pk, "in_gebruik_op", DAG, reden="Gezien.", door=wie, moment=MOMENT)
    heropen_zaak(zaak.pk, reden="Toch nog een signaal.", door=wie, moment=MOMENT)
    assert bekijk(zaak).fase != "afgesloten"


def test_de_gevolgklasse_wordt_bevestigd_met_haar_uitkomst(zaak: Zaak, account: Maker) -> None:
    wie = account("intake")
    with pytest.raises(Geweigerd, match="beantwoord de vragen"):
        bevestig_gevolgklasse(zaak.pk, Gevolgklassefeiten(), door=wie, moment=MOMENT)
    bepaald = bevestig_gevolgklasse(zaak.pk, Gevolgklassefeiten(monument=True), door=wie, moment=MOMENT)
    assert bepaald.uitkomst == "NIET_GK1_vergunning"
    assert "geen_gevolgklasse_1" in {reden.code for reden in bekijk(zaak).mag_starten.redenen}
