"""Own columns: known ones alone, no more than fit, of oneself alone, and the usual ones again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.zaken.acties.kolommen import GEWOON, HOOGSTENS, KOLOMMEN, bewaar_kolommen, kolommen_van

Maker = Callable[..., Account]


def opnieuw(wie: Account) -> Account:
    return Account.objects.get(pk=wie.pk)


@pytest.mark.parametrize(
    ("gekozen", "staat"),
    [
        (["taken", "fase"], ("fase", "taken")), ([], ()), (["fase", "fase"], ("fase",)),
        (["wachtwoord", "behandelaar__password", "", "fase\0"], ()), (["mag_in_gebruik"], ("mag_in_gebruik",)),
    ],
)  # fmt: skip
def test_alleen_kolommen_die_er_zijn(
    gekozen: list[str], staat: tuple[str, ...], in_organisatie: Organisatie, account: Maker
) -> None:
    wie, ander = account("intake"), account("lezer")
    bewaar_kolommen("werkvoorraad", gekozen, door=wie)
    assert kolommen_van(opnieuw(wie), "werkvoorraad") == staat
    assert kolommen_van(opnieuw(wie), "taken") == GEWOON["taken"]
    assert kolommen_van(opnieuw(ander), "werkvoorraad") == GEWOON["werkvoorraad"]


def test_weer_de_gewone_en_de_andere_lijst_blijft(in_organisatie: Organisatie, account: Maker) -> None:
    wie = account("intake")
    bewaar_kolommen("werkvoorraad", ["fase"], door=wie)
    bewaar_kolommen("taken", ["rol"], door=wie)
    bewaar_kolommen("werkvoorraad", None, door=wie)
    assert opnieuw(wie).kolommen == {"taken": ["rol"]}
    assert kolommen_van(opnieuw(wie), "werkvoorraad") == GEWOON["werkvoorraad"]


def test_niet_meer_dan_past_en_niet_elke_lijst(in_organisatie: Organisatie, account: Maker) -> None:
    wie = account("intake")
    with pytest.raises(Geweigerd, match=f"ten hoogste {HOOGSTENS}"):
        bewaar_kolommen("werkvoorraad", KOLOMMEN["werkvoorraad"], door=wie)
    with pytest.raises(Geweigerd, match="geen kolommen"):
        bewaar_kolommen("triage", ["fase"], door=wie)
    with pytest.raises(Geweigerd, match="rol"):
        bewaar_kolommen("werkvoorraad", ["fase"], door=account("beheerder"))
    assert opnieuw(wie).kolommen == {}


def test_een_kolom_die_er_niet_meer_is_valt_weg(in_organisatie: Organisatie, account: Maker) -> None:
    wie = account("intake")
    Account.objects.filter(pk=wie.pk).update(kolommen={"taken": ["van_vroeger", "rol"]})
    assert kolommen_van(opnieuw(wie), "taken") == ("rol",)
