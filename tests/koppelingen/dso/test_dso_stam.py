"""Reading a whole message: every part, findings instead of exceptions, unknown elements kept as paths."""

from dataclasses import replace
from typing import Any

import pytest
from dsoberichten import (
    AFWEZIG,
    PROJECT,
    STAM_AANWEZIG,
    STAM_MAP,
    VAST,
    codes,
    lees_bericht,
    lees_met,
    maak,
    met_melder,
    met_plek,
    volledig,
)

from borgwijzer.koppelingen.dso.gebrek import Berichtfout
from borgwijzer.koppelingen.dso.knoop import MAX_ONBEKEND
from borgwijzer.koppelingen.dso.stam import is_geldig_verzoeknummer, lees
from borgwijzer.koppelingen.dso.verzoek import AfwijkendAdres, BuitenlandsAdres, NatuurlijkPersoon, NietNatuurlijkPersoon, Verzoek
from borgwijzer.koppelingen.dso.waarden import Bsn


def test_volledige_bouwmelding_zonder_gebreken() -> None:
    verzoek = lees(volledig())
    assert (verzoek.gebreken, verzoek.onbekend, verzoek.naar_triage) == ((), (), False)
    assert (verzoek.vorm, verzoek.versie, verzoek.verzoeknummer) == ("stam", "4.0.0", "1999010100001")
    assert (verzoek.volgnummer, verzoek.doel, verzoek.type) == ("000", "Initieren", "Melding")
    assert verzoek.stuurgegevens.zender.applicatie == "SIMULATOR"
    assert str(verzoek.stuurgegevens.tijdstip_bericht) == "2026-03-02 10:15:30.251080+01:00"
    assert verzoek.naam.publiceerbaar is True and verzoek.toelichting_verzoek.publiceerbaar is False
    assert verzoek.bevoegd_gezag.oin == "00000001999999990000"
    assert verzoek.project.project_id.endswith("-0")
    assert len(verzoek.activiteiten) == 1 and len(verzoek.specificaties) == 25
    document = verzoek.specificaties[-1].bijlage.documenten[0]
    assert (document.bestandsnaam, len(document.document_id), document.vertrouwelijk) == ("bouwmodel.ifc", 64, True)


def test_partijen_van_de_bouwmelding() -> None:
    verzoek = lees(volledig())
    mens, firma = verzoek.initiatiefnemer.persoon, verzoek.gemachtigde.persoon
    assert isinstance(mens, NatuurlijkPersoon) and isinstance(firma, NietNatuurlijkPersoon)
    assert (str(mens.geslachtsnaam), mens.bsn) == ("Rietdekker", Bsn("999900006"))
    assert "999900006" not in repr(verzoek)
    assert (firma.handelsnaam.tekst, firma.kvk_nummer.tekst) == ("Bouwbedrijf De Wilgentak B.V.", "90009991")


def _officieel() -> bytes:
    return (STAM_MAP / "verzoekbericht_4_0_0.xml").read_bytes()


def test_officieel_voorbeeld_wordt_geheel_gelezen() -> None:
    if not STAM_AANWEZIG:
        print(AFWEZIG)
        assert lees(volledig()).onbekend == ()
        return
    verzoek = lees(_officieel())
    assert verzoek.onbekend == () and codes(verzoek) == {"bsn_ongeldig"}
    assert verzoek.initiatiefnemer.persoon.bsn is None and "12345678" not in repr(verzoek.initiatiefnemer.persoon)
    firma = verzoek.gemachtigde.persoon
    assert (firma.postadres.huisnummer.dso.tekst, firma.postadres.huisnummer.gebruiker.tekst) == ("305", "8")
    assert isinstance(verzoek.initiatiefnemer.persoon.correspondentieadres, AfwijkendAdres)
    assert isinstance(verzoek.contactpersoon.contactadres, BuitenlandsAdres)
    assert verzoek.locaties[0].etrs.punt == (52.80657237, 4.438095384)
    assert verzoek.locaties[0].opgegeven.punt == (91000.0, 535900.0)
    assert verzoek.activiteiten[0].onderliggend.imow_id.endswith("OOW1ActiviteitKetenTest1")
    assert verzoek.participatie.geparticipeerd is True
    assert verzoek.bijlagen[0].bijlage.documenten[0].vertrouwelijk is True
    assert verzoek.uitvoerende_instantie.oin == "00000099900007060000"


ONLEESBAAR = {
    "stam 3": (b'<verzoekXML xmlns="http://www.omgevingswet.nl/koppelvlak/stam-v3/IMAM"/>', "andere_versie"),
    "stam 2": (b'<x:aanvraag xmlns:x="http://www.omgevingswet.nl/koppelvlak/stam-v2/IMAM"/>', "andere_versie"),
    "stam zonder versie": (b'<a xmlns="http://www.omgevingswet.nl/koppelvlak/stam/IMAM"/>', "andere_versie"),
    "onbekende namespace": (b'<verzoekXML xmlns="urn:iets-anders"/>', "onbekende_namespace"),
    "geen namespace": (b"<verzoekXML/>", "onbekende_namespace"),
    "klein maar met namespace": (b'<i xmlns="urn:x" verzoeknummer="1" actie="close"/>', "onbekende_namespace"),
    "ander bericht": (b'<a xmlns="http://www.omgevingswet.nl/koppelvlak/stam-v4/IMAM"/>', "ander_bericht"),
    "geen verzoek": (b'<verzoekXML xmlns="http://www.omgevingswet.nl/koppelvlak/stam-v4/IMAM"/>', "geen_verzoek"),
}


@pytest.mark.parametrize(("inhoud", "code"), ONLEESBAAR.values(), ids=ONLEESBAAR.keys())
def test_ander_soort_bericht_heeft_een_eigen_code(inhoud: bytes, code: str) -> None:
    with pytest.raises(Berichtfout) as fout:
        lees(inhoud)
    assert fout.value.code == code and ": " in fout.value.zin


@pytest.mark.parametrize("versie", ["3.0.0", "2.0.1", "5.0", "2", "40.1"])
def test_andere_hoofdversie_wordt_geweigerd(versie: str) -> None:
    with pytest.raises(Berichtfout) as fout:
        lees_met('version="4.0.0"', f'version="{versie}"')
    assert fout.value.code == "andere_versie"


@pytest.mark.parametrize("versie", ["4.0.1", "4.1", "4", "", "vier"])
def test_kleine_afwijking_van_de_versie_is_een_bevinding(versie: str) -> None:
    verzoek = lees_met('version="4.0.0"', f'version="{versie}"')
    assert codes(verzoek) == {"versie_afwijkend"} and not verzoek.naar_triage


GEBREKEN = {
    "geen verzoeknummer": ("<vx:verzoeknummer>1999010100001</vx:verzoeknummer>", "", "verzoeknummer_ontbreekt"),
    "leeg verzoeknummer": (">1999010100001<", "> <", "verzoeknummer_ontbreekt"),
    "verzoeknummer te kort": (">1999010100001<", ">199901010001<", "verzoeknummer_onjuist"),
    "verzoeknummer zonder datum": (">1999010100001<", ">1999130100001<", "verzoeknummer_onjuist"),
    "verzoeknummer met letters": (">1999010100001<", ">19990101ABCDE<", "verzoeknummer_onjuist"),
    "volgnummer te kort": (">000<", ">0<", "volgnummer_onjuist"),
    "volgnummer ontbreekt": ("<vx:volgnummer>000</vx:volgnummer>", "", "volgnummer_onjuist"),
    "onbekend doel": (">Initieren<", ">Vooroverleg<", "doel_onbekend"),
    "onbekend type": (">Melding<", ">Kennisgeving<", "type_onbekend"),
    "oin te kort": (">00000001999999990000<", ">123<", "oin_onjuist"),
    "datum onleesbaar": ("<vx:indienDatum>2026-", "<vx:indienDatum>26-", "indiendatum_ontbreekt"),
    "geen activiteit": ("projectactiviteiten>", "projectactiviteitjes>", "activiteit_ontbreekt"),
    "document zonder kenmerk": ("<vx:documentId>", "<vx:documentId>../", "document_id_ongeldig"),
    "nummer dubbel": ("<vx:volgnummer>", "<vx:verzoeknummer>1</vx:verzoeknummer><vx:volgnummer>", "veld_dubbel"),
    "twee soorten persoon": ("</vx:natuurlijkPersoon>", "</vx:natuurlijkPersoon><vx:nietNatuurlijkPersoon/>",
                             "twee_soorten_persoon"),
}  # fmt: skip


@pytest.mark.parametrize(("oud", "nieuw", "code"), GEBREKEN.values(), ids=GEBREKEN.keys())
def test_leesbaar_maar_gebrekkig_gaat_naar_triage(oud: str, nieuw: str, code: str) -> None:
    verzoek = lees_met(oud, nieuw)
    assert code in codes(verzoek) and verzoek.naar_triage
    assert all(": " in gebrek.zin and gebrek.zin.endswith(".") for gebrek in verzoek.gebreken)


def test_dubbel_verzoeknummer_houdt_het_eerste_en_noemt_het_tweede() -> None:
    verzoek = lees_met("<vx:volgnummer>", "<vx:verzoeknummer>1999010100099</vx:verzoeknummer><vx:volgnummer>")
    assert verzoek.verzoeknummer == "1999010100001"
    assert "verzoekXML/verzoek/verzoeknummer" in verzoek.onbekend


@pytest.mark.parametrize("bsn", ["12345678", "000000000", "00000000", "999900007"])
def test_ongeldig_bsn_vervalt_met_een_bevinding_zonder_cijfers(bsn: str) -> None:
    verzoek = lees_bericht(met_melder(bsn=bsn))
    assert verzoek.initiatiefnemer.persoon.bsn is None
    assert codes(verzoek) == {"bsn_ongeldig"} and not verzoek.naar_triage
    assert bsn not in repr(verzoek.initiatiefnemer) and bsn not in repr(verzoek.gebreken)


def test_leeg_bsn_is_geen_bevinding() -> None:
    assert lees_met(">999900006<", "><").gebreken == ()


def test_dubbele_bron_blijft_beide_bewaard() -> None:
    bericht = met_melder(register={"straatnaam": "Registerstraat", "huisnummer": "99"})
    adres = lees_bericht(bericht).initiatiefnemer.persoon.verblijfsadres
    assert (adres.straatnaam.tekst, adres.straatnaam.gebruiker.tekst) == ("Registerstraat", "Waterlelie")
    assert (adres.huisnummer.tekst, adres.huisnummer.verschilt) == ("99", True)
    assert adres.postcode.zonder_bron.tekst == "8299SA" and adres.postcode.dso is None


def test_derde_waarde_van_een_bron_wordt_als_onbekend_genoemd() -> None:
    dubbel = '<ic:huisnummer publiceerbaar="false">3</ic:huisnummer>'
    verzoek = lees_met(dubbel, dubbel.replace("3", "4") + dubbel)
    assert verzoek.initiatiefnemer.persoon.verblijfsadres.huisnummer.tekst == "4"
    assert [pad.rsplit("/", 1)[-1] for pad in verzoek.onbekend] == ["huisnummer"]


def test_prefix_doet_er_niet_toe() -> None:
    tekst = volledig().replace(b"vx:", b"v:").replace(b"xmlns:vx", b"xmlns:v").replace(b"ic:", b"q9:")
    assert lees(tekst.replace(b"xmlns:ic", b"xmlns:q9")) == lees(volledig())


def test_zelfde_prefix_met_andere_namespace_wordt_niet_gelezen() -> None:
    verzoek = lees_met("stam-v4/verzoek", "stam-v9/verzoek")
    assert verzoek.verzoeknummer == "" and verzoek.naar_triage
    assert any("stam-v9" in pad for pad in verzoek.onbekend)


def test_onbekende_elementen_blijven_als_pad() -> None:
    nieuw = '<vx:naam publiceerbaar="false">x</vx:naam><vx:nieuw><vx:diep>y</vx:diep></vx:nieuw><e:z xmlns:e="urn:e"/>'
    verzoek = lees_met("<vx:projectId>", f"{nieuw}<vx:projectId>")
    waar = "verzoekXML/verzoek/project"
    assert set(verzoek.onbekend) == {f"{waar}/naam", f"{waar}/nieuw", f"{waar}/{{urn:e}}z"}
    assert codes(verzoek) == {"onbekende_onderdelen"} and not verzoek.naar_triage
    assert verzoek.project.naam.tekst == PROJECT.naam


def test_element_binnen_een_tekstveld_verliest_geen_tekst() -> None:
    verzoek = lees_met("Simulator, geen DSO.", "Simulator, <vx:b>geen</vx:b> DSO.")
    assert verzoek.toelichting_verzoek.tekst == "Simulator, geen DSO."
    assert verzoek.onbekend == ("verzoekXML/verzoek/toelichtingVerzoek/b",)


def test_heel_veel_onbekends_wordt_samengevat() -> None:
    verzoek = lees_met("<vx:projectId>", "<vx:q/>" * (MAX_ONBEKEND + 7) + "<vx:projectId>")
    assert len(verzoek.onbekend) == MAX_ONBEKEND + 1 and verzoek.onbekend[-1].endswith("7")


PLEKKEN: dict[str, tuple[dict[str, Any], Any]] = {
    "adres": ({}, lambda plek: plek.adres.nummeraanduiding_id == "9999200000000014" and plek.etrs.stelsel == "ETRS89"),
    "perceel": ({"vorm": "perceel"}, lambda plek: plek.kadastraal.perceelnummer == "1402"),
    "punt": ({"vorm": "punt"}, lambda plek: (plek.opgegeven.punt, plek.opgegeven.stelsel) == ((150000, 530000), "RD")),
    "vlak": (
        {"vorm": "vlak"},
        lambda plek: plek.etrs.punt is None and len(plek.opgegeven.vlakken[0].buitenring) == 5,
    ),
}


@pytest.mark.parametrize(("anders", "klopt"), PLEKKEN.values(), ids=PLEKKEN.keys())
def test_plek_in_elke_vorm(anders: dict[str, Any], klopt: Any) -> None:
    verzoek = lees_bericht(met_plek(**anders))
    assert klopt(verzoek.locaties[0]) and verzoek.gebreken == ()


@pytest.mark.parametrize("getallen", ["", "1", "1 2 3", "a b", "nan 3", "inf 1"])
def test_onleesbaar_punt_is_een_bevinding(getallen: str) -> None:
    verzoek = lees_met("150000.0 530000.0", getallen, _punt())
    assert verzoek.locaties[0].opgegeven.punt is None and codes(verzoek) == {"punt_onleesbaar"}


def _punt() -> bytes:
    from borgwijzer.koppelingen.dso.simulator.berichten import maak_bericht

    return maak_bericht(met_plek(vorm="punt"))


def test_onleesbaar_vlak_is_een_bevinding() -> None:
    from borgwijzer.koppelingen.dso.simulator.berichten import maak_bericht

    verzoek = lees_met("gml:posList", "gml:coordinates", maak_bericht(met_plek(vorm="vlak")))
    assert verzoek.locaties[0].opgegeven.vlakken == () and codes(verzoek) == {"vlak_onleesbaar"}


def test_bericht_zonder_bijna_alles_wordt_gelezen() -> None:
    ruimte = 'xmlns="http://www.omgevingswet.nl/koppelvlak/stam-v4/IMAM"'
    verzoek = lees(f"<verzoekXML {ruimte}><verzoek/></verzoekXML>".encode())
    assert isinstance(verzoek, Verzoek) and verzoek.naar_triage
    assert {"verzoeknummer_ontbreekt", "initiatiefnemer_ontbreekt", "doel_onbekend"} <= codes(verzoek)


def test_buitenlands_adres_en_postbus() -> None:
    buiten = lees_bericht(met_melder(land="België", straat="Kade", huisnummer="1", postcode="1000", woonplaats="Stad"))
    adres = buiten.initiatiefnemer.persoon.verblijfsadres
    assert [regel.tekst for regel in adres.regels] == ["Kade 1", "1000 Stad"] and adres.land.tekst == "België"
    bus = lees_bericht(met_melder(postbus="12")).initiatiefnemer.persoon.correspondentieadres
    assert (bus.adrestype.tekst, bus.nummer.tekst) == ("postbusnummer", "12")


def test_uitvoerende_instantie() -> None:
    verzoek = lees_bericht(maak(uitvoerende_instantie=("omgevingsdienst Rietland", "00000001999999970000")))
    assert verzoek.uitvoerende_instantie.oin == "00000001999999970000"
    assert verzoek.uitvoerende_instantie.begin_geldigheid.isoformat() == "2026-03-02T10:15:30+01:00"


def test_indiendatum_met_negen_cijfers_en_de_wintertijd() -> None:
    verzoek = lees_bericht(maak(fractiecijfers=9))
    assert verzoek.indien_datum.isoformat() == "2026-03-02T10:15:30+01:00" and verzoek.gebreken == ()
    winter = lees_bericht(maak(indien_tekst="2026-10-25T02:30:00.123456789"))
    assert winter.indien_datum.isoformat() == "2026-10-25T02:30:00.123456+02:00"
    assert codes(winter) == {"moment_dubbel_uur"}


KLEIN = {
    "vaste bericht": ((VAST / "intrekking_klein.xml").read_bytes(), set()),
    "met attributen": (b'<x oin="00000001999999990000" verzoeknummer="1999010100001" actie="CLOSE"/>', set()),
    "andere actie": (b"<x><oin>00000001999999990000</oin><verzoeknummer>1999010100001</verzoeknummer>"
                     b"<actie>open</actie></x>", {"actie_onbekend"}),
    "zonder oin": (b"<x><verzoeknummer>1999010100001</verzoeknummer><actie>close</actie></x>", {"oin_onjuist"}),
    "leeg nummer": (b"<x><verzoeknummer/><oin>00000001999999990000</oin><actie>close</actie></x>",
                    {"verzoeknummer_onjuist"}),
}  # fmt: skip


@pytest.mark.parametrize(("inhoud", "gebreken"), KLEIN.values(), ids=KLEIN.keys())
def test_kleine_intrekking(inhoud: bytes, gebreken: set[str]) -> None:
    verzoek = lees(inhoud)
    assert (verzoek.vorm, codes(verzoek), verzoek.naar_triage) == ("klein", gebreken, bool(gebreken))
    assert verzoek.doel == ("" if "actie_onbekend" in gebreken else "Intrekken")
    if not gebreken:
        assert (verzoek.verzoeknummer, verzoek.bevoegd_gezag.oin) == ("1999010100001", "00000001999999990000")


@pytest.mark.parametrize(
    ("nummer", "geldig"),
    [("2023073100048", True), ("2024022900001", True), ("2023022900001", False), ("0000010100001", False), ("", False)],
)
def test_verzoeknummer(nummer: str, geldig: bool) -> None:
    assert is_geldig_verzoeknummer(nummer) is geldig


def test_verzoek_is_onveranderlijk_en_gelijk_bij_gelijke_bytes() -> None:
    verzoek = lees(volledig())
    assert verzoek == lees(volledig()) and hash(verzoek) == hash(lees(volledig()))
    assert replace(verzoek, volgnummer="001") != verzoek
