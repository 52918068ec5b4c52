"""The page that weighs an overtreding, with score, advice and cases alike, at few and at many earlier overtredingen."""

from __future__ import annotations

from statistics import median

from django.core.management import call_command
from django.db import connection, connections
from django.urls import reverse

from bench.cijfers import Cijfer, hoogstens, p95, schrijf
from bench.opstelling import MOMENT, WACHTWOORD, WEINIG, Proefgemeente, maak_gemeente
from bench.schermen import meet_beide, meld_aan, tel
from bench.signalen import ZAKEN
from borgwijzer.demo.gevallen_overtreding import OVERTREDINGEN
from borgwijzer.demo.werkplek import Werkplek
from borgwijzer.kaders.versies import find_versie
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Afweging, Overtreding, Zaak

AANTAL_ZAKEN, PER_PAGINA, OPDRACHTEN = 500, 60, 12
_, VAST, _, VOORGESTELD, _ = OVERTREDINGEN
KOPIEER = """
INSERT INTO {tabel} ({kolommen}) SELECT {waarden} FROM {tabel} t, generate_series(1, %(aantal)s) AS nummer WHERE t.id = %(van)s
"""
# The firm of the case at hand comes back once in two thousand; cases alike are one in eight.
ANDERS_OVERTREDING = {
    "zaak_id": "(%(zaken)s::bigint[])[1 + nummer %% %(aantal_zaken)s]", "op_persoon": "t.op_persoon || nummer %% 5000",
    "op_bedrijf": "CASE WHEN nummer %% 2000 = 0 THEN t.op_bedrijf ELSE nummer::text END", "op_adres": "'weg ' || nummer %% 3000",
    "geconstateerd_op": "t.geconstateerd_op - nummer %% 1500",
}  # fmt: skip
ANDERS_AFWEGING = {
    "zaak_id": ANDERS_OVERTREDING["zaak_id"], "overtreding_id": "t.overtreding_id + nummer", "gevolg": "1 + nummer %% 4",
    "gedrag": "(ARRAY['A', 'B'])[1 + nummer / 4 %% 2]", "keuze": "CASE nummer %% 3 WHEN 0 THEN t.keuze ELSE 'waarschuwing' END",
}  # fmt: skip


def meet(aantal: int) -> list[Cijfer]:
    """The page at ``WEINIG`` and at ``aantal`` earlier overtredingen, each with an afweging that was fixed."""
    call_command("collectstatic", interactive=False, verbosity=0)
    gemeenten = [
        maak_gemeente(f"Proef afweging {n}", nummer) for n, nummer in ((WEINIG, 70_001), (aantal, 70_010 + aantal // 1_000))
    ]
    adressen = [_vul(gemeente, n) for gemeente, n in zip(gemeenten, (WEINIG, aantal), strict=True)]
    kijkers = [meld_aan(gemeente) for gemeente in gemeenten]
    weinig, veel = meet_beide(kijkers, adressen, PER_PAGINA)
    return [
        Cijfer(f"afweging bij {WEINIG:,} overtredingen, p50 / p95", f"{schrijf(median(weinig))} / {schrijf(p95(weinig))} ms"),
        Cijfer(f"afweging bij {aantal:,} overtredingen, p50 / p95", f"{schrijf(median(veel))} / {schrijf(p95(veel))} ms"),
        Cijfer("afweging, mediaan veel tegen weinig", schrijf(median(veel) / median(weinig), "x")),
        hoogstens("afweging, SQL-opdrachten bij veel", tel(kijkers[1], adressen[1]), OPDRACHTEN),
    ]


def _vul(gemeente: Proefgemeente, aantal: int) -> str:
    """The address of the page; the rows before it are written once and stay."""
    organisatie = gemeente.organisatie
    with binnen(organisatie.pk):
        if not Overtreding.objects.exists():
            print(f"  {aantal:,} overtredingen maken voor {organisatie.naam} (blijven bewaard)", flush=True)
            _maak(gemeente, aantal)
        laatste = Overtreding.objects.select_related("zaak").latest("pk")
        return reverse("afweging", args=[laatste.zaak.nummer, laatste.pk])


def _maak(gemeente: Proefgemeente, aantal: int) -> None:
    organisatie = gemeente.organisatie
    versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=MOMENT.date())
    with connection.cursor() as cursor:
        cursor.execute(ZAKEN, {"organisatie": organisatie.pk, "kader": versie.pk, "zaken": AANTAL_ZAKEN})
    zaken, plek = list(Zaak.objects.order_by("pk")), _maak_plek(gemeente)
    VAST(zaken[0], plek)
    waarden = {"aantal": aantal, "zaken": [zaak.pk for zaak in zaken], "aantal_zaken": len(zaken)}
    _kopieer("zaken_overtreding", ANDERS_OVERTREDING, {**waarden, "van": Overtreding.objects.get().pk})
    _kopieer("zaken_afweging", ANDERS_AFWEGING, {**waarden, "van": Afweging.objects.get().pk})
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE zaken_overtreding, zaken_afweging")
    VOORGESTELD(zaken[-1], plek)


def _maak_plek(gemeente: Proefgemeente) -> Werkplek:
    email = f"jurist@{gemeente.organisatie.slug}.example.org"
    jurist = Account.objects.filter(email=email).first() or Account.objects.maak(
        email=email, naam="Proef jurist", organisatie=gemeente.organisatie, rollen=[Rol.JURIST], wachtwoord=WACHTWOORD
    )
    toezichthouder = Account.objects.get(email=f"toezichthouder@{gemeente.organisatie.slug}.example.org")
    return Werkplek(MOMENT, {Rol.TOEZICHTHOUDER: toezichthouder, Rol.JURIST: jurist}, {})


def _kopieer(tabel: str, anders: dict[str, str], waarden: dict[str, object]) -> None:
    """Many rows like one, made by the database itself."""
    with connection.cursor() as cursor:
        kolommen = [kolom.name for kolom in connection.introspection.get_table_description(cursor, tabel) if kolom.name != "id"]
        bronnen = ", ".join(anders.get(kolom, f"t.{kolom}") for kolom in kolommen)
        cursor.execute(KOPIEER.format(tabel=tabel, kolommen=", ".join(kolommen), waarden=bronnen), waarden)
