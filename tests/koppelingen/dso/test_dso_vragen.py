"""From question to field and from attachment to kind of document."""

from datetime import date
from pathlib import Path

import pytest

from borgwijzer.koppelingen.dso.tabel import MAX_TEKST, Tabelfout, vereenvoudig
from borgwijzer.koppelingen.dso.verzoek import GevraagdeBijlage, Specificatie
from borgwijzer.koppelingen.dso.vragen import (
    DOCUMENTSOORTEN,
    TABEL,
    bepaal_documentsoort,
    laad_tabel,
    lees_datum,
    vertaal_antwoorden,
)

KB = "Gegevens kwaliteitsborger"
VRAGEN = [
    # vraagId, groepering, vraagtekst, antwoord, veld, waarde, grond, zekerheid
    ("366941", KB, "KVK-nummer", "90009992", "kwaliteitsborger.kvk", "90009992", "vraagId", "gezien"),
    ("365921", KB, "Nummer", "90009992", "kwaliteitsborger.kvk", "90009992", "vraagId", "gezien"),
    ("366940", KB, "x", "Firma", "kwaliteitsborger.naam", "Firma", "vraagId", "gezien"),
    ("365920", KB, "x", "Firma", "kwaliteitsborger.naam", "Firma", "vraagId", "gezien"),
    ("366943", KB, "x", "Kade 1", "kwaliteitsborger.adres", "Kade 1", "vraagId", "gezien"),
    ("365923", KB, "x", "Kade 1", "kwaliteitsborger.adres", "Kade 1", "vraagId", "gezien"),
    ("366938", KB, "x", "M. Waterman", "kwaliteitsborger.contactpersoon", "M. Waterman", "vraagId", "gezien"),
    ("365912", KB, "x", "M. Waterman", "kwaliteitsborger.contactpersoon", "M. Waterman", "vraagId", "gezien"),
    ("366946", KB, "x", "088", "kwaliteitsborger.telefoon", "088", "vraagId", "gezien"),
    ("365919", KB, "x", "088", "kwaliteitsborger.telefoon", "088", "vraagId", "gezien"),
    ("366944", KB, "x", "a@example.org", "kwaliteitsborger.email", "a@example.org", "vraagId", "gezien"),
    ("365916", KB, "x", "a@example.org", "kwaliteitsborger.email", "a@example.org", "vraagId", "gezien"),
    ("1", KB, "KvK-nummer", "9", "kwaliteitsborger.kvk", "9", "patroon", "afgeleid"),
    ("1", KB, "Bedrijfsnaam", "F", "kwaliteitsborger.naam", "F", "patroon", "afgeleid"),
    ("1", KB, "Wat is de naam van het bedrijf?", "F", "kwaliteitsborger.naam", "F", "patroon", "afgeleid"),
    ("1", KB, "Naam", "M", "kwaliteitsborger.contactpersoon", "M", "patroon", "afgeleid"),
    ("1", KB, "E-mailadres", "a@example.org", "kwaliteitsborger.email", "a@example.org", "patroon", "afgeleid"),
    ("1", KB, "Postadres", "Kade 1", "kwaliteitsborger.adres", "Kade 1", "patroon", "afgeleid"),
    ("1", KB, "Wat is de naam van het instrument?", "Woonborg", "instrument.naam", "Woonborg", "patroon", "onzeker"),
    ("1", KB, "Nummer van het instrument", "D-1", "instrument.id", "D-1", "patroon", "onzeker"),
    ("1", "", "Welke gebruiksfuncties?", "woonfunctie; overig", "gebruiksfuncties", ("woonfunctie", "overig"),
     "patroon", "onzeker"),
    ("1", "", "Aantal bouwlagen", "2", "bouwlagen", 2, "patroon", "onzeker"),
    ("1", "", "Aantal bouwlagen", "twee", "bouwlagen", None, "patroon", "onzeker"),
    ("1", "", "Aantal bouwlagen", "9" * 400, "bouwlagen", None, "patroon", "onzeker"),
    ("368212", "", "Bouwkosten", "EUR 310.000,50", "bouwkosten", 310000.5, "vraagId", "gezien"),
    ("284856", "", "Bouwkosten", "310.000", "bouwkosten", 310000, "vraagId", "gezien"),
    ("1", "", "Gaat het om verbouw?", "true", "verbouw", True, "patroon", "onzeker"),
    ("1", "", "Is het een monument?", "Nee", "monument", False, "patroon", "onzeker"),
    ("1", "", "Gelijkwaardige maatregel?", "misschien", "gelijkwaardige_maatregel", None, "patroon", "onzeker"),
    ("1", "", "Verwachte startdatum", "13-04-2026", "geplande_start", date(2026, 4, 13), "patroon", "onzeker"),
    ("1", "", "Wanneer begint u met bouwen?", "2026-04-13", "geplande_start", date(2026, 4, 13), "patroon", "onzeker"),
    ("1", "", "Verwachte datum oplevering", "1 mei 2026", "geplande_oplevering", date(2026, 5, 1), "patroon",
     "onzeker"),
    ("1", "", "Wat is het verzoeknummer van de bouwmelding?", "19", "eerder_verzoeknummer", "19", "patroon",
     "onzeker"),
    ("1", "", "Omschrijving van het project", "Huis {", "omschrijving", "Huis {", "patroon", "onzeker"),
]  # fmt: skip


@pytest.mark.parametrize(("nummer", "groep", "tekst", "antwoord", "veld", "waarde", "grond", "zekerheid"), VRAGEN)
def test_vraag_naar_veld(
    nummer: str, groep: str, tekst: str, antwoord: str, veld: str, waarde: object, grond: str, zekerheid: str
) -> None:
    vraag = Specificatie(vraag_id=nummer, groepering=groep, vraagtekst=tekst, antwoord=antwoord, publiceerbaar=False)
    gevonden = vertaal_antwoorden([vraag])
    assert gevonden.onbekend == ()
    velden = [(a.veld, a.waarde, a.grond, a.zekerheid, a.publiceerbaar) for a in gevonden.velden]
    assert velden == [(veld, waarde, grond, zekerheid, False)]


def test_bekend_nummer_in_een_andere_groep_telt_niet() -> None:
    gevonden = vertaal_antwoorden([Specificatie(vraag_id="366941", groepering="Sloop", vraagtekst="x", antwoord="1")])
    assert gevonden.velden == () and gevonden.onbekend[0].vraag_id == "366941"


def test_onbekend_blijft_zichtbaar_en_leeg_vervalt() -> None:
    vragen = [
        Specificatie(vraag_id="1", vraagtekst="Lievelingskleur?", groepering="g", antwoord="groen"),
        Specificatie(vraag_id="2", vraagtekst="Lievelingsdier?", antwoord=""),
        Specificatie(vraag_id="3", vraagtekst="Bijlage", antwoord="true", bijlage=GevraagdeBijlage()),
    ]
    gevonden = vertaal_antwoorden(vragen)
    assert gevonden.velden == () and [(a.vraag_id, a.antwoord) for a in gevonden.onbekend] == [("1", "groen")]


DOCUMENTEN = [
    # documentsoortDSO, bestandsnaam, generiek, soort, grond
    ("Voeg de risicobeoordeling toe", "scan1.pdf", "", "risicobeoordeling", "vraag"),
    ("Borgingsplan", "scan1.pdf", "", "borgingsplan", "vraag"),
    ("Risicobeoordeling en borgingsplan", "Borgings-plan_v2.pdf", "", "borgingsplan", "bestandsnaam"),
    ("Risicobeoordeling en borgingsplan", "scan1.pdf", "", "risicobeoordeling", "vraag"),
    ("Verklaring dat de kwaliteitsborger het instrument mag toepassen", "a.pdf", "", "verklaring_instrument", "vraag"),
    ("Verklaring van de kwaliteitsborger", "a.pdf", "", "verklaring_kwaliteitsborger", "vraag"),
    ("Maatregelen stikstof", "a.pdf", "", "stikstof", "vraag"),
    ("Risicomatrix", "a.pdf", "", "risicomatrix", "vraag"),
    ("Bouwveiligheidsplan", "a.pdf", "", "bouwveiligheidsplan", "vraag"),
    ("Constructieve veiligheid", "a.pdf", "", "constructie", "vraag"),
    ("Gegevens brandveiligheid", "a.pdf", "", "brandveiligheid", "vraag"),
    ("Luchtverversing", "a.pdf", "", "ventilatie", "vraag"),
    ("Energieprestatie (BENG)", "a.pdf", "", "energie", "vraag"),
    ("Milieuprestatie", "a.pdf", "", "milieuprestatie", "vraag"),
    ("Gebruiksfuncties en verblijfsruimten", "a.pdf", "", "gebruiksfuncties", "vraag"),
    ("Gelijkwaardige maatregel", "a.pdf", "", "gelijkwaardigheid", "vraag"),
    ("Overige bijlagen", "MPG berekening.pdf", "", "milieuprestatie", "bestandsnaam"),
    ("Overige bijlagen", "woning.ifc", "", "tekening", "bestandsnaam"),
    ("Overige bijlagen", "IMG_0001.JPG", "", "foto", "bestandsnaam"),
    ("Overige bijlagen", "a.pdf", "TechnischeTekening", "tekening", "generiek"),
    ("Overige bijlagen", "a.pdf", "Foto", "foto", "generiek"),
    ("Overige bijlagen", "a.pdf", "Brief", "overig", "geen"),
    ("", "", "", "overig", "geen"),
]


@pytest.mark.parametrize(("vraag", "naam", "generiek", "soort", "grond"), DOCUMENTEN)
def test_documentsoort(vraag: str, naam: str, generiek: str, soort: str, grond: str) -> None:
    gevonden = bepaal_documentsoort(vraag, naam, generiek)
    assert (gevonden.soort, gevonden.grond) == (soort, grond) and soort in DOCUMENTSOORTEN
    assert gevonden.zekerheid == "onzeker" or grond == "vraag"


def test_elke_documentsoort_is_te_vinden() -> None:
    assert {regel.soort for regel in laad_tabel().documenten} == set(DOCUMENTSOORTEN) - {"overig"}


@pytest.mark.parametrize(
    ("tekst", "datum"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ("2026-03-02T00:00:00", date(2026, 3, 2)),
        ("02-03-2026", date(2026, 3, 2)),
        ("2/3/2026", date(2026, 3, 2)),
        ("2.3.2026", date(2026, 3, 2)),
        ("2 Maart 2026", date(2026, 3, 2)),
        ("29-02-2026", None),
        ("2026-13-01", None),
        ("maart 2026", None),
        ("2 march 2026", None),
        ("zo snel mogelijk", None),
        ("", None),
    ],
)
def test_datum(tekst: str, datum: date | None) -> None:
    assert lees_datum(tekst) == datum


FOUTE_TABELLEN = {
    "nummer dubbel": ('vraag_ids = ["368212", "284856"]', 'vraag_ids = ["366941"]', "vraag 366941 staat bij"),
    "vorm": ('vorm = "lijst"', 'vorm = "rij"', "de vorm 'rij' bestaat niet"),
    "zonder vraag": ("vraag = 'monument'", "", "vul vraag_ids of vraag in"),
    "documentsoort": ('soort = "stikstof"', 'soort = "zuurstof"', "een soort uit"),
    "generiek": ('Foto = "foto"', 'Foto = "plaatje"', "geen documentsoort"),
    "sleutel": ('[[document]]\nsoort = "energie"', '[[document]]\nx = 1\nsoort = "energie"', "onbekende sleutel x"),
}


@pytest.mark.parametrize(("oud", "nieuw", "tekst"), FOUTE_TABELLEN.values(), ids=FOUTE_TABELLEN.keys())
def test_foute_tabel_zegt_waar_en_wat(oud: str, nieuw: str, tekst: str, tmp_path: Path) -> None:
    inhoud = TABEL.read_text(encoding="utf-8")
    assert oud in inhoud
    pad = tmp_path / "vragen.toml"
    pad.write_text(inhoud.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(Tabelfout, match=r"vragen\.toml") as fout:
        laad_tabel(pad)
    assert tekst in str(fout.value)


@pytest.mark.parametrize(
    ("tekst", "eenvoudig"),
    [
        ("Gelijkwaardige  MAATREGEL\n", "gelijkwaardige maatregel"),
        ("Veiligheidscoördinator", "veiligheidscoordinator"),
        ("borgings-plan_v2.pdf", "borgings plan v2 pdf"),
        ("x" * 5 * MAX_TEKST, "x" * MAX_TEKST),
    ],
)
def test_tekst_wordt_vereenvoudigd_en_begrensd(tekst: str, eenvoudig: str) -> None:
    assert vereenvoudig(tekst) == eenvoudig
