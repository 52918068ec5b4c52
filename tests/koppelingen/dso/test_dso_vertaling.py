"""A message in our own words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dsoberichten import PROJECT, STAM_AANWEZIG, STAM_MAP, VAST, lees_bericht, lees_met, maak, met_melder, met_plek, volledig

from borgwijzer.koppelingen.dso.simulator.omschrijving import Vraag
from borgwijzer.koppelingen.dso.stam import lees
from borgwijzer.koppelingen.dso.vertaal_documenten import MAX_NAAM, maak_bestandsnaam_veilig
from borgwijzer.koppelingen.dso.vertaling import Vertaald, vertaal
from borgwijzer.koppelingen.dso.verzoek import Verzoek
from borgwijzer.koppelingen.dso.waarden import Bsn


def vertaald(naam: str) -> Vertaald:
    return vertaal(lees((VAST / f"{naam}.xml").read_bytes()))


def codes(vertaling: Vertaald) -> list[str]:
    return [bevinding.code for bevinding in vertaling.bevindingen]


def test_bouwmelding_in_onze_woorden() -> None:
    melding = vertaald("bouwmelding_volledig")
    assert (melding.soort, melding.naar_triage, melding.bevindingen) == ("bouwmelding", False, ())
    assert (melding.verzoeknummer, melding.volgnummer, melding.doel) == ("1999010100001", "000", "Initieren")
    assert melding.ingediend_op.isoformat() == "2026-03-02T10:15:30.251080+01:00"
    assert melding.akkoord is True and melding.project_id == PROJECT.project_id
    assert (melding.bevoegd_gezag_oin, melding.uitvoerend_oin) == (PROJECT.gezag_oin, "")
    assert melding.omschrijving == PROJECT.omschrijving
    assert melding.gebruiksfuncties == ("woonfunctie", "overige gebruiksfunctie")
    assert (melding.instrument.naam, melding.instrument.id) == ("Instrument Woonborg Demonstratie", "DEMO-0001")
    assert (melding.geplande_start, melding.geplande_oplevering) == (date(2026, 4, 13), date(2026, 12, 11))
    assert [vraag.vraag_id for vraag in melding.onbekende_antwoorden] == ["400099"]


def test_partijen_in_onze_woorden() -> None:
    melding = vertaald("bouwmelding_volledig")
    mens, firma, borger = melding.initiatiefnemer, melding.gemachtigde, melding.kwaliteitsborger
    assert (mens.naam, mens.soort, mens.adres) == ("J. van der Rietdekker", "natuurlijk", "Waterlelie 3")
    assert (mens.postcode, mens.woonplaats, mens.telefoon) == ("8299 SA", "Wilgenmeer", "088 000 00 14")
    assert (firma.soort, firma.kvk, firma.email) == ("rechtspersoon", "90009991", "meldingen.wilgentak@example.org")
    assert (borger.naam, borger.kvk) == ("Borgkracht Kwaliteitsborging B.V.", "90009992")
    assert (borger.adres, borger.postcode, borger.woonplaats) == ("Peilschaal 21", "8299 SD", "Wilgenmeer")
    assert melding.contactpersoon is None
    assert melding.bsn_initiatiefnemer == Bsn("999900006") and melding.bsn_gemachtigde is None
    assert "999900006" not in repr(melding)


def test_documenten_in_onze_woorden() -> None:
    documenten = vertaald("bouwmelding_volledig").documenten
    assert [document.soort for document in documenten] == [
        "risicobeoordeling",
        "borgingsplan",
        "verklaring_instrument",
        "stikstof",
        "risicomatrix",
        "foto",
        "tekening",
    ]
    assert documenten[-1].vertrouwelijk is True and documenten[0].vertrouwelijk is False
    assert documenten[0].vraagtekst == "Voeg de risicobeoordeling toe."
    assert len({document.document_id for document in documenten}) == 7


def test_onvolledige_bouwmelding_mist_wat_er_uit_is_gelaten() -> None:
    melding = vertaald("bouwmelding_onvolledig")
    soorten = {document.soort for document in melding.documenten}
    assert soorten.isdisjoint({"borgingsplan", "verklaring_instrument", "stikstof"})
    assert (melding.instrument.naam, melding.instrument.id) == ("", "")
    assert (melding.soort, melding.naar_triage) == ("bouwmelding", False)


def test_aanvulling_is_het_hele_verzoek_opnieuw() -> None:
    eerder, later = vertaald("bouwmelding_onvolledig"), vertaald("aanvulling")
    assert (later.verzoeknummer, later.volgnummer, later.doel) == (eerder.verzoeknummer, "001", "Aanvullen")
    oud = {document.soort: document.document_id for document in eerder.documenten}
    nieuw = {document.soort: document.document_id for document in later.documenten}
    assert set(nieuw) - set(oud) == {"borgingsplan", "verklaring_instrument", "stikstof"}
    assert set(oud) - set(nieuw) == {"foto"}
    assert all(nieuw[soort] == oud[soort] for soort in set(oud) & set(nieuw))


@pytest.mark.parametrize("naam", ["intrekking", "intrekking_klein"])
def test_intrekking_in_beide_vormen(naam: str) -> None:
    melding = vertaald(naam)
    assert (melding.verzoeknummer, melding.doel) == ("1999010100001", "Intrekken")
    assert melding.bevoegd_gezag_oin == PROJECT.gezag_oin and not melding.naar_triage


@pytest.mark.parametrize("naam", ["gereedmelding", "startbouw", "eindebouw"])
def test_niet_herkend_gaat_naar_triage(naam: str) -> None:
    melding = vertaald(naam)
    assert melding.soort is None and melding.naar_triage and melding.bevindingen == ()


def test_conceptverzoek_is_nog_geen_melding() -> None:
    melding = vertaal(lees_bericht(maak(doel="Conceptverzoek")))
    assert codes(melding) == ["conceptverzoek"] and melding.naar_triage


def test_zonder_akkoordverklaring_is_een_bevinding() -> None:
    melding = vertaal(lees_bericht(maak(akkoord=False)))
    assert codes(melding) == ["niet_akkoord"] and melding.akkoord is False and not melding.naar_triage


def test_dubbele_bron_toont_dso_en_noemt_het_verschil() -> None:
    melding = vertaal(lees_bericht(met_melder(register={"straatnaam": "Registerstraat", "huisnummer": "99"})))
    assert melding.initiatiefnemer.adres == "Registerstraat 99"
    assert set(melding.initiatiefnemer.afwijkingen) == {"straatnaam", "huisnummer"}


ADRESSEN: dict[str, tuple[dict[str, Any], tuple[str, str, str, str]]] = {
    "gewoon": ({}, ("Waterlelie 3", "8299 SA", "Wilgenmeer", "")),
    "huisletter": ({"huisletter": "b"}, ("Waterlelie 3b", "8299 SA", "Wilgenmeer", "")),
    "met postbus": ({"postbus": "12"}, ("Waterlelie 3", "8299 SA", "Wilgenmeer", "Postbus 12, 8299 SA Wilgenmeer")),
    "alleen postbus": ({"postbus": "12", "straat": ""}, ("Postbus 12", "8299 SA", "Wilgenmeer", "")),
    "buitenland": ({"land": "België"}, ("Waterlelie 3, 8299 SA Wilgenmeer", "", "België", "")),
    "geen": ({"straat": ""}, ("", "", "", "")),
}


@pytest.mark.parametrize(("anders", "verwacht"), ADRESSEN.values(), ids=ADRESSEN.keys())
def test_adres_van_de_initiatiefnemer(anders: dict[str, Any], verwacht: tuple[str, ...]) -> None:
    partij = vertaal(lees_bericht(met_melder(**anders))).initiatiefnemer
    assert (partij.adres, partij.postcode, partij.woonplaats, partij.postadres) == verwacht


@pytest.mark.parametrize(
    ("adres", "verwacht"),
    [
        ("Peilschaal 21, 8299 SD Wilgenmeer", ("Peilschaal 21", "8299 SD", "Wilgenmeer")),
        ("Peilschaal 21\n8299sd Wilgenmeer", ("Peilschaal 21", "8299 SD", "Wilgenmeer")),
        ("Peilschaal  21", ("Peilschaal 21", "", "")),
    ],
)
def test_adres_van_de_kwaliteitsborger(adres: str, verwacht: tuple[str, ...]) -> None:
    borger = replace(PROJECT.kwaliteitsborger, adres=adres)
    vraag = Vraag("366943", "Gegevens kwaliteitsborger", "Postadres", borger.adres)
    partij = vertaal(lees_bericht(maak(vragen=(vraag,)))).kwaliteitsborger
    assert (partij.adres, partij.postcode, partij.woonplaats) == verwacht


PLEKKEN: dict[str, tuple[dict[str, Any], Any, list[str]]] = {
    "adres": ({"huisletter": "a", "toevoeging": "bis"}, lambda p: p.adresregel == "Lisdodde 14a bis", []),
    "bag": ({}, lambda p: (p.bag_id, p.postcode) == ("9999200000000014", "8299 SD"), []),
    "bag te kort": ({"bag_id": "12"}, lambda p: p.bag_id == "12", ["bag_id_onjuist"]),
    "etrs": ({}, lambda p: p.rd is None and abs(p.etrs[0] - 52.7573) < 1e-4 and abs(p.etrs[1] - 5.3131) < 1e-4, []),
    "rd": ({"vorm": "punt"}, lambda p: p.rd == (150000.0, 530000.0), []),
    "perceel": ({"vorm": "perceel"}, lambda p: p.kadastraal == "Wilgenmeer A 1402", []),
    "alleen vlak": (
        {"vorm": "vlak"},
        lambda p: p.rd is None and p.vlak_stelsel == "RD" and len(p.vlakken[0].buitenring) == 5,
        ["alleen_vlak"],
    ),
}


@pytest.mark.parametrize(("anders", "klopt", "gebreken"), PLEKKEN.values(), ids=PLEKKEN.keys())
def test_locatie(anders: dict[str, Any], klopt: Any, gebreken: list[str]) -> None:
    melding = vertaal(lees_bericht(met_plek(**anders)))
    assert klopt(melding.locaties[0]) and codes(melding) == gebreken


def test_verwisselde_coordinaten_worden_niet_gebruikt() -> None:
    melding = vertaal(lees_met("52.75730628 5.31314415", "5.31314415 52.75730628"))
    assert melding.locaties[0].etrs is None and codes(melding) == ["punt_buiten_nederland"]


def test_plek_zonder_iets_is_een_bevinding() -> None:
    leeg = lees_met("<vx:projectlocatie>", "<vx:projectlocatie/><vx:projectlocatie>")
    melding = vertaal(leeg)
    assert len(melding.locaties) == 2 and codes(melding) == ["plek_onbekend"]


def test_antwoord_zonder_de_vorm_van_het_veld() -> None:
    vraag = Vraag("400016", "x", "Wat is de verwachte startdatum?", "zo snel mogelijk")
    melding = vertaal(lees_bericht(maak(vragen=(vraag,))))
    assert melding.geplande_start is None and codes(melding) == ["antwoord_onleesbaar"]
    assert melding.antwoorden[0].tekst == "zo snel mogelijk"


def test_twee_verschillende_antwoorden_op_een_veld() -> None:
    vragen = (Vraag("1", "x", "Verwachte startdatum", "2026-04-13"), Vraag("2", "x", "Startdatum", "2026-05-13"))
    melding = vertaal(lees_bericht(maak(vragen=vragen)))
    assert melding.geplande_start == date(2026, 4, 13) and codes(melding) == ["antwoorden_verschillen"]


def test_een_bestand_bij_twee_vragen_is_een_document_met_twee_soorten() -> None:
    bijlagen = maak().bijlagen
    samen = (bijlagen[0], replace(bijlagen[1], bestandsnaam=bijlagen[0].bestandsnaam, vertrouwelijk=True))
    documenten = vertaal(lees_bericht(maak(bijlagen=samen))).documenten
    assert [document.soorten for document in documenten] == [("risicobeoordeling", "borgingsplan")]
    assert documenten[0].vertrouwelijk is True


def test_document_met_een_pad_als_kenmerk_valt_weg_en_gaat_naar_triage() -> None:
    melding = vertaal(lees_met("<vx:documentId>", "<vx:documentId>../../"))
    assert melding.documenten == () and melding.naar_triage


def test_document_zonder_uitspraak_over_vertrouwelijkheid_is_vertrouwelijk() -> None:
    melding = vertaal(lees_met("<vx:vertrouwelijk>false</vx:vertrouwelijk>", ""))
    assert all(document.vertrouwelijk for document in melding.documenten)


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\map\\plan.pdf", "plan.pdf"),
        ("pl\x00an\u202e\n.pdf", "plan.pdf"),
        ("..", "bestand"),
        (".htaccess", "htaccess"),
        ("map/", "bestand"),
        ("", "bestand"),
        ("a" * 300 + ".pdf", "a" * (MAX_NAAM - 4) + ".pdf"),
        ("b" * 300, "b" * MAX_NAAM),
        ("Tekening één.pdf", "Tekening één.pdf"),
    ],
)
def test_bestandsnaam(naam: str, veilig: str) -> None:
    assert maak_bestandsnaam_veilig(naam) == veilig and len(veilig) <= MAX_NAAM


def test_onveilige_naam_is_een_bevinding() -> None:
    melding = vertaal(lees_met("risicobeoordeling.pdf", "../../risicobeoordeling.pdf"))
    assert melding.documenten[0].bestandsnaam == "risicobeoordeling.pdf"
    assert codes(melding) == ["bestandsnaam_aangepast"]


def test_officieel_voorbeeld_in_onze_woorden() -> None:
    inhoud = (STAM_MAP / "verzoekbericht_4_0_0.xml").read_bytes() if STAM_AANWEZIG else volledig()
    melding = vertaal(lees(inhoud))
    if not STAM_AANWEZIG:
        assert melding.soort == "bouwmelding"
        return
    assert melding.naar_triage and melding.soort is None
    assert melding.gemachtigde.postadres == "Drakensteyn 305, 7608 TP Almelo"
    assert set(melding.gemachtigde.afwijkingen) == {"straatnaam", "huisnummer", "postcode"}
    assert melding.initiatiefnemer.postadres == "Postbus 1234, 3333 RR Rotterdam"
    assert [document.soort for document in melding.documenten] == ["overig"] * 3
    assert melding.ingediend_op.isoformat() == "2023-07-31T13:17:45.251080+02:00"


def test_leeg_verzoek_geeft_een_vertaling() -> None:
    melding = vertaal(Verzoek(vorm="stam"))
    assert melding.initiatiefnemer is None and melding.locaties == () and melding.naar_triage
