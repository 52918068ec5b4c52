"""Saved choices: known words alone, at most twenty, and of oneself alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Bewaardfilter, Organisatie
from borgwijzer.zaken.acties.filters import HOOGSTENS, bewaar_filter, hernoem_filter, verwijder_filter, zuiver_vraag

Maker = Callable[..., Account]


@pytest.mark.parametrize(
    ("vraag", "over"),
    [
        ("lijst=team&wanneer=deze_week", "lijst=team&wanneer=deze_week"), ("?rol=intake", "rol=intake"), ("", ""),
        ("wanneer=later&lijst=mij&lijst=alle", "lijst=alle&wanneer=later"), 
        ("na=2026-05-12~5&code=toets_bouwmelding", "code=toets_bouwmelding"),
        ("lijst=%3Cscript%3E", ""), ("lijst=javascript:alert(1)", ""), ("next=//kwaad.example.org", ""), ("lijst=" + "a" * 61, ""),
        ("rol=" + "x" * 10_000, ""), ("code=toets\n", ""), ("code=️🏗", ""), ("fase=nieuw", ""),
    ],
)  # fmt: skip
def test_alleen_bekende_woorden_blijven(vraag: str, over: str) -> None:
    assert zuiver_vraag("taken", vraag) == over


def test_bewaren_hernoemen_en_verwijderen(in_organisatie: Organisatie, account: Maker) -> None:
    wie, ander = account("lezer"), account("intake")
    rij = bewaar_filter("taken", "  Mijn \n week ", "wanneer=deze_week", door=wie)
    assert (rij.naam, rij.vraag) == ("Mijn week", "wanneer=deze_week")
    bewaar_filter("werkvoorraad", "Mijn week", "fase=nieuw", door=wie)
    with pytest.raises(Geweigerd, match="Mijn week"):
        bewaar_filter("taken", "Mijn week", "", door=wie)
    assert hernoem_filter(rij.pk, "Anders", door=wie) and hernoem_filter(rij.pk, "Anders", door=wie)
    assert not hernoem_filter(rij.pk, "Gekaapt", door=ander) and not verwijder_filter(rij.pk, door=ander)
    assert verwijder_filter(rij.pk, door=wie) and not verwijder_filter(rij.pk, door=wie)
    with pytest.raises(Geweigerd, match="rol"):
        bewaar_filter("taken", "Nee", "", door=account("beheerder"))


@pytest.mark.parametrize("naam", ["", " \t\n ", "x" * 61])
def test_een_naam_die_niet_kan(naam: str, in_organisatie: Organisatie, account: Maker) -> None:
    with pytest.raises(Geweigerd, match="naam"):
        bewaar_filter("taken", naam, "", door=account("intake"))


def test_hoogstens_twintig(in_organisatie: Organisatie, account: Maker) -> None:
    wie = account("intake")
    for nummer in range(HOOGSTENS):
        bewaar_filter("taken", f"Keuze {nummer}", "", door=wie)
    with pytest.raises(Geweigerd, match="verwijder er eerst een"):
        bewaar_filter("werkvoorraad", "Nog een", "", door=wie)
    with pytest.raises(Geweigerd, match="lijst"):
        bewaar_filter("beheer", "Nog een", "", door=wie)
    assert Bewaardfilter.objects.count() == HOOGSTENS
