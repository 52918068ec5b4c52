"""Made-up zaken say what real ones with the same facts would say, and stand in the database like real ones."""

import datetime
import json
import tracemalloc
from collections import Counter
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.db.models import Max, Min

from borgwijzer.demo import generator
from borgwijzer.demo.generator import genereer, maak_verzoeknummer, verdeel
from borgwijzer.demo.namen import Namen, list_bsns
from borgwijzer.demo.verhalen_toezicht import ALLE_VERHALEN as VERHALEN
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.kaders.versies import find_versie, neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.logboek.controle import Uitslag
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop
from borgwijzer.logboek.queries import controleer_organisatie
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.registreren import open_zaak
from borgwijzer.zaken.acties.stand_bijwerken import AFGELEID, leid_af, maak_taken
from borgwijzer.zaken.feiten import haal_feiten
from borgwijzer.zaken.models import Betrokkene, Document, Melding, Nummerreeks, Taak, Toets, Zaak

PEILDATUM = datetime.date(2026, 11, 20)
EIGEN_NUMMERS = ("id", "zaak_id", "melding_id", "keten_id", "vervangen_door_id", "hash", "vorige_hash", "gegevens", "bestand_id")


def versie_van(organisatie: Organisatie, kader: str = "hoeksche-waard") -> Kaderversie:
    neem_in_gebruik(zoek_kader(kader), organisatie_id=organisatie.pk, moment=nu())
    return find_versie(kader, organisatie_id=organisatie.pk, peildatum=PEILDATUM)


def mensen(organisatie: Organisatie, aantal: int = 3) -> list[Account]:
    return [
        Account.objects.maak(
            email=f"m{n}@example.org", naam=f'Me"n\\s {n}', organisatie=organisatie, rollen=[Rol.INTAKE], wachtwoord="x"
        )
        for n in range(aantal)
    ]


def vul(organisatie: Organisatie, aantal: int, *, zaad: int = 1, kader: str = "hoeksche-waard") -> int:
    behandelaars = list(Account.objects.order_by("pk")) or mensen(organisatie)
    versie = versie_van(organisatie, kader)
    return genereer(organisatie, versie, aantal=aantal, zaad=zaad, peildatum=PEILDATUM, behandelaars=behandelaars)


def rijen_zonder_nummers(model: Any, eerste_zaak: int) -> list[dict[str, Any]]:
    """Every row of a table from a zaak on, without what differs because row numbers differ."""
    pad = {Zaak: "id", Gebeurtenis: "zaak_id", Toets: "melding__zaak_id"}.get(model, "zaak_id")
    rijen = model.objects.filter(**{f"{pad}__gte": eerste_zaak}).order_by("id").values()
    return [{naam: waarde for naam, waarde in rij.items() if naam not in EIGEN_NUMMERS} for rij in rijen]


@pytest.mark.parametrize("kader", ["hoeksche-waard", "landelijk", "lindenveen"])
def test_de_kopie_is_wat_de_regels_zeggen(in_organisatie: Organisatie, kader: str) -> None:
    assert vul(in_organisatie, 150, kader=kader) == 150
    zaken = Zaak.objects.order_by("id")
    assert len(zaken) == 150
    for zaak in zaken:
        opgeslagen = {veld: getattr(zaak, veld) for veld in AFGELEID}
        taken = set(Taak.objects.filter(zaak=zaak).values_list("code", "tekst", "rol", "uiterlijk"))
        bepaald = leid_af(zaak, haal_feiten(zaak), PEILDATUM)
        assert {veld: getattr(zaak, veld) for veld in AFGELEID} == opgeslagen, zaak.nummer
        assert {(t.code, t.tekst, t.rol, t.uiterlijk) for t in maak_taken(zaak, bepaald)} == taken, zaak.nummer


def test_alle_fasen_en_problemen_komen_voor(in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 120)
    assert set(Zaak.objects.values_list("fase", flat=True)) == {
        "nieuw", "bouwmelding_in_behandeling", "wacht_op_start", "in_uitvoering", "gereedmelding_in_behandeling",
        "wacht_op_gebruik", "in_gebruik", "afgesloten", "gestuit",
    }  # fmt: skip
    codes = set(Taak.objects.values_list("code", flat=True))
    assert codes >= {"toets_bouwmelding", "bouwmelding_vervallen", "controleer_start", "controleer_gebruik", "vraag_einde_bouw"}
    assert set(Melding.objects.values_list("oordeel", flat=True)) == {"", "volledig", "niet_gedaan"}
    assert set(Toets.objects.values_list("toestand", flat=True)) == {"open", "afwijzing_voorgesteld", "vastgesteld"}
    assert set(Document.objects.values_list("toestand", flat=True)) == {"aanwezig", "verwacht"}
    assert Melding.objects.filter(ingetrokken_op__isnull=False).exists()
    assert Melding.objects.filter(vervangen_door__isnull=False).exists()


def test_het_logboek_van_elke_zaak_klopt(in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 90)
    uitslag = Uitslag()
    controleer_organisatie(uitslag)
    assert (uitslag.heel, uitslag.ketens) == (True, 90), uitslag.breuken[:3]
    assert set(Ketenkop.objects.values_list("zaak_id", flat=True)) == set(Zaak.objects.values_list("pk", flat=True))
    aantallen = Counter(Gebeurtenis.objects.values_list("zaak_id", flat=True))
    assert min(aantallen.values()) >= 2
    momenten: dict[int | None, list[datetime.datetime]] = {}
    for zaak, tijdstip in Gebeurtenis.objects.order_by("keten_id", "volgnummer").values_list("zaak_id", "tijdstip"):
        momenten.setdefault(zaak, []).append(tijdstip)
    assert all(reeks == sorted(reeks) and reeks[-1].date() < PEILDATUM for reeks in momenten.values())


def test_elk_oordeel_staat_in_het_logboek_en_in_de_toets(in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 90)
    beoordeeld = Melding.objects.exclude(oordeel="").select_related("toets")
    assert len(beoordeeld) > 40
    daden = Gebeurtenis.objects.filter(soort__in=["melding_geaccepteerd", "afwijzing_goedgekeurd"])
    in_logboek = {g.gegevens["melding"]: g for g in daden}
    assert set(in_logboek) == {melding.pk for melding in beoordeeld}
    for melding in beoordeeld:
        resultaat, gebeurtenis = melding.toets.resultaat, in_logboek[melding.pk]
        assert resultaat["oordeel"] == melding.oordeel == gebeurtenis.gegevens["oordeel"]
        assert gebeurtenis.soort == ("melding_geaccepteerd" if melding.oordeel == "volledig" else "afwijzing_goedgekeurd")
        assert gebeurtenis.soort == "melding_geaccepteerd" or gebeurtenis.door_id != melding.toets.voorgesteld_door_id


def test_hetzelfde_zaad_geeft_dezelfde_zaken(in_organisatie: Organisatie) -> None:
    mensen(in_organisatie)
    modellen = (Zaak, Melding, Betrokkene, Document, Toets, Taak, Gebeurtenis)
    beelden = []
    for zaad in (7, 7, 8):
        eerste = (Zaak.objects.aggregate(laatste=Max("id"))["laatste"] or 0) + 1
        _maak_nummers_vrij()
        vul(in_organisatie, 40, zaad=zaad)
        beelden.append(json.dumps([rijen_zonder_nummers(model, eerste) for model in modellen], default=str))
    assert beelden[0] == beelden[1]
    assert beelden[0] != beelden[2]


def _maak_nummers_vrij() -> None:
    """Give the zaken of an earlier run other numbers, so that the next run can have the same."""
    Nummerreeks.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE zaken_zaak SET nummer = 'oud-' || id")


def test_grenzen_van_elke_zaak(in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 700, zaad=4)
    meldingen = Counter(Melding.objects.values_list("zaak_id", flat=True))
    partijen = Counter(Betrokkene.objects.values_list("zaak_id", flat=True))
    assert len(meldingen) == len(partijen) == 700
    assert min(meldingen.values()) >= 1 and max(meldingen.values()) <= 5
    assert min(partijen.values()) >= 2 and max(partijen.values()) <= 4
    assert Toets.objects.count() == Melding.objects.filter(soort__in=["bouwmelding", "gereedmelding"]).count() > 700
    assert Zaak.objects.values("nummer").distinct().count() == 700
    grenzen = Zaak.objects.aggregate(eerste=Min("geopend_op"), laatste=Max("geopend_op"))
    assert grenzen["eerste"].date() >= datetime.date(2024, 1, 1)
    assert grenzen["laatste"].date() == PEILDATUM - datetime.timedelta(days=1)
    openingen = [moment.date() for moment in Zaak.objects.order_by("id").values_list("geopend_op", flat=True)]
    assert openingen == sorted(openingen)


def test_een_verzoeknummer_hoort_bij_een_melding_en_kan_niet_echt_zijn(in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 600)
    huidig = Melding.objects.filter(vervangen_door__isnull=True).values_list("verzoeknummer", flat=True)
    assert len(set(huidig)) == len(huidig)
    assert all(len(nummer) == 13 and nummer < "2000" for nummer in huidig)
    uiterste = maak_verzoeknummer(2039, 999_999, 7)
    assert datetime.date(int(uiterste[:4]), int(uiterste[4:6]), int(uiterste[6:8])) < datetime.date(2000, 1, 1)


def test_daarna_telt_een_echte_zaak_gewoon_door(in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 60)
    laatste = Zaak.objects.filter(nummer__startswith="2026-").aggregate(nummer=Max("nummer"))["nummer"]
    versie_van(in_organisatie)
    moment = datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC)
    zaak = open_zaak(in_organisatie, moment=moment, door=None, gegevens={})
    assert int(zaak.nummer.removeprefix("2026-")) == int(laatste.removeprefix("2026-")) + 1


def test_een_andere_organisatie_ziet_er_niets_van(organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
    with binnen(organisatie.pk):
        vul(organisatie, 12)
        assert Zaak.objects.count() == 12
    with binnen(andere_organisatie.pk):
        assert [model.objects.count() for model in (Zaak, Melding, Betrokkene, Document, Toets, Taak, Gebeurtenis)] == [0] * 7


def test_zonder_behandelaars_en_zonder_zaken(in_organisatie: Organisatie) -> None:
    versie = versie_van(in_organisatie)
    assert genereer(in_organisatie, versie, aantal=0, zaad=1, peildatum=PEILDATUM) == 0
    assert genereer(in_organisatie, versie, aantal=30, zaad=1, peildatum=PEILDATUM) == 30
    assert set(Zaak.objects.values_list("behandelaar_id", flat=True)) == {None}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'laad\\_%%'")
        assert cursor.fetchone() == (0,)


def test_een_kader_van_gisteren_geeft_jonge_zaken(in_organisatie: Organisatie) -> None:
    versie = versie_van(in_organisatie)
    dag = versie.geldig_vanaf + datetime.timedelta(days=3)
    assert genereer(in_organisatie, versie, aantal=25, zaad=1, peildatum=dag) == 25
    assert min(Zaak.objects.values_list("geopend_op", flat=True)).date() >= versie.geldig_vanaf


def test_het_geheugen_groeit_niet_mee(in_organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator, "PER_TRANSACTIE", 60)
    vul(in_organisatie, 501)
    pieken = []
    for aantal in (600, 2_400):
        tracemalloc.start()
        vul(in_organisatie, aantal, zaad=aantal)
        pieken.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # Four times as many zaken; one transaction weighs more than another, so twice is the bound and not a little more.
    assert pieken[1] < pieken[0] * 2, pieken


@pytest.mark.parametrize("groepen", [0, 1, 5, len(VERHALEN), 60, 2500])
def test_verdelen_maakt_precies_zoveel_groepen(groepen: int) -> None:
    verdeling = verdeel(groepen)
    assert sum(verdeling.values()) == groepen
    assert all(verdeling.values())
    assert groepen < len(VERHALEN) or len(verdeling) == len(VERHALEN)


def test_namen_zijn_van_niemand_en_hoeven_geen_ontsnapping() -> None:
    namen = Namen(Random(5), "Wilgenmeer")
    for nummer in range(3_000):
        gekozen = namen.kies(nummer)
        for waarde in gekozen.values():
            assert json.dumps(waarde, ensure_ascii=False).strip('"') == str(waarde)
        assert str(gekozen["ini_postcode"]).startswith("9999 ") and str(gekozen["postcode"]).startswith("9999 ")
        assert str(gekozen["ini_email"]).endswith("@example.org")
        assert gekozen["ini_bsn"] in list_bsns() and str(gekozen["bag"]).startswith("9999")
        assert len(str(gekozen["bag"])) == 16
