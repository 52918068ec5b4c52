"""A proefproject: named, taken off, and what was learned in it; in every organisatie, with an event for each deed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.zaken.acties import proefproject
from borgwijzer.zaken.acties.proefproject import Les, haal_proefproject_af, leg_les_vast, trek_les_in, wijs_proefproject_aan
from borgwijzer.zaken.models import Leernotitie, Proefproject, Zaak
from borgwijzer.zaken.queries_proefproject import list_namen, list_proefzaken
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

GOED = Les("1", "De stukken waren er.", "", Decimal("1.50"))


@pytest.fixture
def zaak(in_klaar: Any) -> Zaak:
    return open_proefzaak(in_klaar)


@pytest.fixture
def in_klaar(klaar_organisatie: Any, in_organisatie: Any) -> Any:
    return klaar_organisatie


@pytest.fixture
def wie(account: Any) -> Account:
    persoon: Account = account(Rol.INTAKE)
    return persoon


def soorten(zaak: Zaak) -> list[str]:
    return [
        g.soort
        for g in Gebeurtenis.objects.filter(zaak_id=zaak.pk).order_by("volgnummer")
        if "proef" in g.soort or "leer" in g.soort
    ]


def test_van_aanwijzen_tot_afhalen(zaak: Zaak, wie: Account) -> None:
    wijs_proefproject_aan(zaak.pk, "  Proef   2026 ", door=wie, moment=MOMENT)
    wijs_proefproject_aan(zaak.pk, "Proef 2026", door=wie, moment=MOMENT)
    les = leg_les_vast(zaak.pk, GOED, door=wie, moment=MOMENT)
    fout = leg_les_vast(zaak.pk, Les("tussentijds", was_lastig="Typefout"), door=wie, moment=MOMENT)
    trek_les_in(zaak.pk, fout.pk, door=wie, moment=MOMENT)
    haal_proefproject_af(zaak.pk, door=wie, moment=MOMENT)
    assert soorten(zaak) == [
        "proefproject_aangewezen", "leernotitie_gemaakt", "leernotitie_gemaakt", "leernotitie_ingetrokken",
        "proefproject_beeindigd",
    ]  # fmt: skip
    (gevonden,) = list_proefzaken("Proef 2026")
    assert ([een.pk for een in gevonden.lessen], gevonden.project.beeindigd_op) == ([les.pk], MOMENT)
    assert Leernotitie.objects.count() == 2, "wat is ingetrokken, blijft"
    assert list_namen() == ["Proef 2026"]
    assert "stukken" not in str(Gebeurtenis.objects.filter(zaak_id=zaak.pk).values_list("gegevens", flat=True))
    with pytest.raises(Geweigerd, match="geen proefproject"):
        leg_les_vast(zaak.pk, GOED, door=wie, moment=MOMENT)


@pytest.mark.parametrize(
    ("les", "zin"),
    [
        (Les("9", "x"), "Kies bij welke stap"),
        (Les("1"), "Vul in wat goed ging"),
        (Les("1", " ", "\n"), "Vul in wat goed ging"),
        (Les("1", uren=Decimal("-1")), "van 0 tot en met"),
        (Les("1", uren=Decimal("1000.01")), "van 0 tot en met"),
        (Les("1", "x" * 2_001), "korter dan"),
    ],
)
def test_een_les_die_niet_kan(zaak: Zaak, wie: Account, les: Les, zin: str) -> None:
    wijs_proefproject_aan(zaak.pk, "Proef", door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match=zin):
        leg_les_vast(zaak.pk, les, door=wie, moment=MOMENT)
    assert not Leernotitie.objects.exists()


@pytest.mark.parametrize(("naam", "zin"), [("  ", "een naam"), ("x" * 101, "korter dan 100")])
def test_een_naam_die_niet_kan(zaak: Zaak, wie: Account, naam: str, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        wijs_proefproject_aan(zaak.pk, naam, door=wie, moment=MOMENT)


@pytest.mark.parametrize("rol", [Rol.LEZER, Rol.BEHEERDER])
def test_wie_niet_aan_zaken_werkt_mag_niets(zaak: Zaak, wie: Account, account: Any, rol: Rol) -> None:
    wijs_proefproject_aan(zaak.pk, "Proef", door=wie, moment=MOMENT)
    les = leg_les_vast(zaak.pk, GOED, door=wie, moment=MOMENT)
    ander = account(rol)
    for daad in (
        lambda: wijs_proefproject_aan(zaak.pk, "X", door=ander, moment=MOMENT),
        lambda: haal_proefproject_af(zaak.pk, door=ander, moment=MOMENT),
        lambda: leg_les_vast(zaak.pk, GOED, door=ander, moment=MOMENT),
        lambda: trek_les_in(zaak.pk, les.pk, door=ander, moment=MOMENT),
    ):
        with pytest.raises(Geweigerd, match="rol"):
            daad()


def test_zonder_regel_in_het_logboek_gebeurt_er_niets(zaak: Zaak, wie: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proefproject, "leg_vast", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        wijs_proefproject_aan(zaak.pk, "Proef", door=wie, moment=MOMENT)
    assert not Proefproject.objects.exists()


def test_een_les_van_een_andere_zaak_trek_je_hier_niet_in(zaak: Zaak, wie: Account, in_klaar: Any) -> None:
    wijs_proefproject_aan(zaak.pk, "Proef", door=wie, moment=MOMENT)
    les = leg_les_vast(zaak.pk, GOED, door=wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="laad de pagina opnieuw"):
        trek_les_in(open_proefzaak(in_klaar).pk, les.pk, door=wie, moment=MOMENT)
