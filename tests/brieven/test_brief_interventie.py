"""The letters of interventies without a last: what each must say, and what none may say."""

import re
from dataclasses import replace

import pytest

from borgwijzer.brieven.fouten import OntbrekendGegeven
from borgwijzer.brieven.model import Rechtsmiddel
from borgwijzer.brieven.voorbeelden_interventie import INTERVENTIEVOORBEELDEN, SIGNAAL, UITNODIGING, VERSLAG, WAARSCHUWING
from borgwijzer.brieven.weergave import tekst

VERWACHT = {
    "uitnodiging-gesprek": ["op woensdag 22 april 2026, 10.00 uur", "in de keet", "R. Oudkerk, toezichthouder", "niet verplicht"],
    "uitnodiging-gesprek-opnieuw": ["opnieuw uit. U kon op de eerste dag niet.", "U bent degene die bouwt"],
    "verslag-gesprek": ["Voor of op vrijdag 24 april 2026:", "woensdag 20 mei 2026", "K. Baggerman", "Aanwezig"],
    "verslag-gesprek-zonder-afspraken": ["Er zijn geen afspraken gemaakt."],
    "verslag-gesprek-niet-verschenen": ["U was niet bij het gesprek", "een half uur gewacht"],
    "waarschuwing": ["uiterlijk op dinsdag 12 mei 2026", "1. Sluit de bouwplaats", "artikel 7.5", "leggen u hiermee nog niets op"],
    "waarschuwing-met-bezwaar": ["uiterlijk op dinsdag 26 mei 2026 verstuurd", "U bent eigenaar van het bouwwerk"],
    "herstelmaatregel": ["U gebruikt het bouwwerk", "nog niet toe", "apart besluit"],
    "herstelmaatregel-met-bezwaar": ["voorlopige voorziening"],
    "hersteltermijn-verlengd": ["op dinsdag 12 mei", "op dinsdag 19 mei", "onze brief van dinsdag 14 april 2026"],
    "uitslag-hercontrole-hersteld": ["De overtreding is hersteld.", "niets meer te doen"],
    "uitslag-hercontrole-niet-hersteld": ["De overtreding is niet hersteld.", "dinsdag 19 mei 2026", "wat u ervan vindt"],
    "verscherpt-toezicht": ["tot en met dinsdag 14 juli 2026", "4 keer te komen kijken", "artikel 5:20"],
    "verscherpt-toezicht-verlengd": ["langer dan wij eerder schreven", "bezwaar maken"],
    "verscherpt-toezicht-einde": ["eindigt op woensdag 15 juli 2026", "4 keer gecontroleerd", "weer zoals gewoon"],
    "verscherpt-toezicht-einde-niet-nageleefd": ["een keer gecontroleerd", "zwaarder middel"],
    "overdracht-strafrecht": ["inspecteur W. Dijkman", "PL-9999-2026-17", "3. De twee waarschuwingen", "U beslist of er een"],
    "overdracht-strafrecht-zonder-nummer": ["dinsdag 9 juni 2026"],
    "signaal-toelating-aanbieder": ["Borgburo Waterland", "Borging Rietland", "artikel 3.87", "dinsdag 26 mei 2026"],
    "signaal-toelating-organisatie": ["Signaal over een instrument", "geen toezicht op instrumenten"],
    "afronding-hersteld": ["begonnen wij met een signaalgesprek", "niets meer te doen"],
    "afronding-vervallen": ["Bij nader inzien was er geen overtreding", "De regel zelf blijft gelden"],
    "afronding-zwaarder": ["De overtreding is niet hersteld.", "eerst zeggen wat u ervan vindt"],
}  # fmt: skip


def test_elk_voorbeeld_heeft_een_verwachting() -> None:
    assert VERWACHT.keys() == INTERVENTIEVOORBEELDEN.keys()


@pytest.mark.parametrize("naam", VERWACHT)
def test_elk_feit_staat_in_de_brief(naam: str) -> None:
    inhoud = tekst(INTERVENTIEVOORBEELDEN[naam]())
    assert [stuk for stuk in VERWACHT[naam] if stuk not in inhoud] == [], inhoud


@pytest.mark.parametrize("naam", VERWACHT)
def test_het_rechtsmiddel_staat_er_alleen_als_het_kader_het_vraagt(naam: str) -> None:
    brief = INTERVENTIEVOORBEELDEN[naam]()
    clausules = [blok for blok in brief.blokken if isinstance(blok, Rechtsmiddel)]
    met = naam.endswith("-met-bezwaar") or naam == "verscherpt-toezicht-verlengd"
    assert len(clausules) == int(met)
    assert met or "bezwaar" not in tekst(brief)


@pytest.mark.parametrize("naam", ["waarschuwing", "herstelmaatregel", "verscherpt-toezicht", "uitslag-hercontrole-niet-hersteld"])
def test_geen_van_deze_brieven_legt_zelf_iets_op(naam: str) -> None:
    """Domein 4.6: een verplichting bindt alleen als last of maatwerkvoorschrift."""
    inhoud = tekst(INTERVENTIEVOORBEELDEN[naam]())
    assert not re.search(r"\bwij verplichten u\b|\bwij besluiten\b|\bis een besluit\b|\bwij leggen u een last op\b", inhoud, re.I)


@pytest.mark.parametrize("naam", ["signaal-toelating-aanbieder", "signaal-toelating-organisatie"])
def test_een_signaal_aan_de_toelating_noemt_geen_overtreder(naam: str) -> None:
    velden = set(SIGNAAL.__dataclass_fields__)
    assert not velden & {"overtreder", "gezien", "aanwezigen", "norm"} and INTERVENTIEVOORBEELDEN[naam]().kopie_aan == ()


@pytest.mark.parametrize(
    ("klasse", "waarden"),
    [(VERSLAG, {"afspraken": ()}), (WAARSCHUWING, {"te_doen": ()}), (UITNODIGING, {"tijd": " "}),
     (SIGNAAL, {"kwaliteitsborger": "", "instrument": ""})],
)  # fmt: skip
def test_zonder_de_kern_is_er_geen_brief(klasse: object, waarden: dict[str, object]) -> None:

    with pytest.raises(OntbrekendGegeven):
        replace(klasse, **waarden)  # type: ignore[type-var]
