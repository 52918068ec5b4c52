"""The nightly run: the copy on the row equals what stand() says, also on a later day, and repeating changes nothing."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.acties import nachtwerk
from borgwijzer.zaken.acties.nachtwerk import BEGIN as BEGIN_VAN_DE_RIJ
from borgwijzer.zaken.acties.nachtwerk import list_verouderd, werk_alle_standen_bij
from borgwijzer.zaken.acties.registreren import Binnengekomen, open_zaak, registreer_melding
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import GEEN_DATUM, Taak, Zaak
from tests.conftest import maak_klaar
from tests.web.veel_zaken import maak_zaken

Super = Callable[[], psycopg.Connection[Any]]
BEGIN = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
DAGEN = [datetime.date(2026, 3, 2), datetime.date(2026, 3, 30), datetime.date(2026, 12, 31), datetime.date(2027, 3, 3)]


def vul(organisatie: Organisatie, aantal: int) -> None:
    for _ in range(aantal):
        zaak = open_zaak(organisatie, moment=BEGIN, door=None, gegevens={"geplande_start": datetime.date(2026, 4, 7)})
        registreer_melding(
            zaak, Binnengekomen(soort="bouwmelding", ontvangen_op=BEGIN, kanaal="omgevingsloket", inhoud={}), moment=BEGIN
        )


def test_kopie_is_gelijk_aan_afleiding_op_elke_dag(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 3)
    for dag in DAGEN:
        werk_alle_standen_bij(dag, stap=2)
        for zaak in Zaak.objects.all():
            assert zaak.geldig_tot_en_met and zaak.geldig_tot_en_met >= dag
            bepaald = stand(haal_feiten(zaak), kader_van(zaak), dag)
            kopie = (zaak.fase, zaak.mag_starten, zaak.mag_in_gebruik, zaak.volgende_op, zaak.aantal_taken)
            assert kopie == (
                bepaald.fase, bepaald.mag_starten.oordeel, bepaald.mag_in_gebruik.oordeel,
                bepaald.eerstvolgende or GEEN_DATUM, len(bepaald.taken),
            )  # fmt: skip
            assert sorted(Taak.objects.filter(zaak=zaak).values_list("code", flat=True)) == sorted(t.code for t in bepaald.taken)


def test_een_tweede_keer_doet_niets(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 3)
    assert werk_alle_standen_bij(DAGEN[1], stap=2) == 3
    assert werk_alle_standen_bij(DAGEN[1], stap=2) == 0


def test_een_afgesloten_zaak_blijft_zoals_zij_is(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 1)
    Zaak.objects.update(fase="afgesloten", afgesloten_op=DAGEN[0])
    assert werk_alle_standen_bij(DAGEN[2]) == 0


def test_alleen_wat_verouderd_is_wordt_nagegaan(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    """Walking day by day, the copy is right on each of them, and most days there is nothing to do."""
    vul(in_organisatie, 1)
    zaak, nagegaan = Zaak.objects.get(), 0
    for dagnummer in range(400):
        dag = DAGEN[0] + datetime.timedelta(dagnummer)
        nagegaan += werk_alle_standen_bij(dag)
        zaak.refresh_from_db()
        bepaald = stand(haal_feiten(zaak), kader_van(zaak), dag)
        assert (zaak.fase, zaak.volgende_op, zaak.aantal_taken) == (
            bepaald.fase, bepaald.eerstvolgende or GEEN_DATUM, len(bepaald.taken),
        ), dag  # fmt: skip
    assert 1 <= nagegaan <= 10


def test_een_later_afgeleide_zaak_blijft_zoals_zij_is(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 2)
    assert werk_alle_standen_bij(DAGEN[2]) == 2
    assert werk_alle_standen_bij(DAGEN[1]) == 0
    assert set(Zaak.objects.values_list("afgeleid_op", flat=True)) == {DAGEN[2]}


@pytest.mark.parametrize("stap", [1, 2, 3, 500])
def test_elke_stapgrootte_neemt_alles_een_keer(stap: int, klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> None:
    vul(in_organisatie, 5)
    ids = list(Zaak.objects.order_by("-pk").values_list("pk", flat=True))
    for nummer, dag in zip(ids, [None, None, DAGEN[0], DAGEN[0] - datetime.timedelta(days=1), DAGEN[2]], strict=True):
        Zaak.objects.filter(pk=nummer).update(geldig_tot_en_met=dag)
    assert werk_alle_standen_bij(DAGEN[1], stap=stap) == 4
    assert sorted(Zaak.objects.values_list("afgeleid_op", flat=True)) == [DAGEN[0], *[DAGEN[1]] * 4]
    assert werk_alle_standen_bij(DAGEN[1], stap=stap) == 0


def neem_kopie() -> list[tuple[Any, ...]]:
    """The derived columns and the taken of every zaak, without the numbers of the rows."""
    zaken = Zaak.objects.order_by("pk").values_list("pk", "fase", "volgende_op", "aantal_taken", "afgeleid_op")
    taken = Taak.objects.order_by("zaak_id", "code").values_list("zaak_id", "code", "tekst", "rol", "uiterlijk", "behandelaar_id")
    return [*zaken, *taken]


@pytest.mark.parametrize("plek", ["schrijf_standen", "_schrijf_taken", "Taak.delete", "Taak.bulk_create"])
def test_gestopt_halverwege_en_opnieuw_geeft_hetzelfde(
    plek: str, echte_database: str, klaar_organisatie: Organisatie, account: Callable[..., Account],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Stopped in the second of three steps, at each of its writes: the first is kept, the second as if it never began."""
    with binnen(klaar_organisatie.pk):
        vul(klaar_organisatie, 5)
        Zaak.objects.update(behandelaar=account("intake"))
        begin = neem_kopie()
        keren, methode = iter((False, True)), plek.split(".")[-1]
        waar: Any = QuerySet if "." in plek else nachtwerk

        def sterf(*args: Any, **waarden: Any) -> Any:
            if (waar is nachtwerk or args[0].model is Taak) and next(keren):
                raise KeyboardInterrupt
            return echt(*args, **waarden)

        echt = getattr(waar, methode)
        with monkeypatch.context() as even:
            even.setattr(waar, methode, sterf)
            with pytest.raises(KeyboardInterrupt):
                werk_alle_standen_bij(DAGEN[1], stap=2)
        assert list(Zaak.objects.order_by("pk").values_list("afgeleid_op", flat=True)) == [DAGEN[1]] * 2 + [DAGEN[0]] * 3
        assert neem_kopie()[2:5] == begin[2:5], "wat niet af was, is zoals het was"
        assert werk_alle_standen_bij(DAGEN[1], stap=2) == 3
        in_twee_keer = neem_kopie()
        Zaak.objects.update(geldig_tot_en_met=DAGEN[0])
        assert werk_alle_standen_bij(DAGEN[1], stap=500) == 5
        assert neem_kopie() == in_twee_keer
        assert {rij[-1] for rij in in_twee_keer[5:]} == {Zaak.objects.values_list("behandelaar_id", flat=True)[0]}


@pytest.mark.parametrize("stap", [1, 2, 500])
def test_wie_een_zaak_vasthoudt_houdt_de_rest_niet_op(
    stap: int, echte_database: str, klaar_organisatie: Organisatie, superverbinding: Super
) -> None:
    with binnen(klaar_organisatie.pk), superverbinding() as ander:
        vul(klaar_organisatie, 3)
        vast = Zaak.objects.order_by("pk")[1].pk
        with ander.transaction():
            ander.execute("SELECT 1 FROM zaken_zaak WHERE id = %s FOR UPDATE", [vast])
            assert werk_alle_standen_bij(DAGEN[1], stap=stap) == 2
        assert werk_alle_standen_bij(DAGEN[1], stap=stap) == 1


@pytest.mark.parametrize(
    "houdbaar",
    ["NULL", "DATE '2026-03-29'", "DATE '2026-03-30'", "CASE WHEN id % 1000 = 0 THEN DATE '2026-03-29' ELSE DATE '2026-03-30' END"],
)
def test_zoeken_leest_langs_een_index_bij_honderdduizend_zaken(
    houdbaar: str, echte_database: str, klaar_organisatie: Organisatie, andere_organisatie: Organisatie,
    account: Callable[..., Account], superverbinding: Super,
) -> None:  # fmt: skip
    maak_klaar(andere_organisatie)
    with superverbinding() as baas:
        for organisatie in (andere_organisatie, klaar_organisatie):
            maak_zaken(baas, organisatie, [account("intake")], 50_000)
        baas.execute(f"UPDATE zaken_zaak SET geldig_tot_en_met = {houdbaar}")  # type: ignore[arg-type]
        baas.execute("VACUUM ANALYZE zaken_zaak")
    with binnen(klaar_organisatie.pk), CaptureQueriesContext(connection) as vragen:
        for na in (BEGIN_VAN_DE_RIJ, (None, 75_000), (DAGEN[0], 75_000)):
            list_verouderd(DAGEN[1], na, 100)
    with binnen(klaar_organisatie.pk):
        fouten = [fout for vraag in vragen for fout in _beoordeel(vraag["sql"], hoogstens=100)]
    assert len(vragen) >= 3 and fouten == [], "\n".join(fouten)


def _beoordeel(vraag: str, *, hoogstens: int) -> list[str]:
    """What is wrong with the plan: a sort, a scan without an index, or more rows read than a step takes."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {vraag}")
        plan = cursor.fetchone()[0]
    knoop = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    while knoop.get("Plans"):
        if "Sort" in knoop["Node Type"]:
            break
        knoop = knoop["Plans"][0]
    gelezen = knoop["Actual Rows"] + knoop.get("Rows Removed by Filter", 0)
    goed = knoop["Node Type"].startswith("Index") and knoop["Index Name"] == "zaak_open_houdbaar" and gelezen <= hoogstens
    return [] if goed else [f"{vraag}: {knoop['Node Type']} {knoop.get('Index Name')}, {gelezen} rijen gelezen"]
