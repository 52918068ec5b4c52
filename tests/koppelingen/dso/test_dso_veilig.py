"""Untrusted bytes: each kind of bad input has its own code and a sentence that says what to do."""

import pytest
from dsoberichten import volledig

from borgwijzer.koppelingen.dso.gebrek import Berichtfout
from borgwijzer.koppelingen.dso.stam import lees
from borgwijzer.koppelingen.dso.veilig import Grenzen, lees_boom

BOM = (
    b'<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n > 1 else b"&a;" * 10) for n in range(1, 12))
    + b"]><verzoekXML>&a11;</verzoekXML>"
)
EXTERN = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
FOUTEN = {
    "leeg": (b"", "leeg"),
    "alleen witruimte": (b" \r\n\t ", "leeg"),
    "alleen een byte order mark": (b"\xef\xbb\xbf", "leeg"),
    "gewone tekst": (b"geen xml", "geen_xml"),
    "afgebroken": (b"<verzoekXML><a>", "geen_xml"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "geen_xml"),
    "zip": (b"PK\x03\x04\x14\x00\xff\xfe", "geen_xml"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "geen_xml"),
    "json": (b'{"verzoeknummer": 1}', "geen_xml"),
    "webpagina": (b"<!doctype html><html><br></html>", "geen_xml"),
    "nultekens": (b"<a>\x00</a>", "geen_xml"),
    "onbekende entiteit": (b"<a>&onbekend;</a>", "geen_xml"),
    "xml bom": (BOM, "doctype"),
    "externe entiteit": (EXTERN, "doctype"),
    "doctype zonder inhoud": (b"<!DOCTYPE verzoekXML><verzoekXML/>", "doctype"),
    "doctype na commentaar": (b"<?xml version='1.0'?><!-- x --><?pi y?>\n<!DOCTYPE a><a/>", "doctype"),
    "doctype in utf-16": ("<!DOCTYPE a><a/>".encode("utf-16"), "doctype"),
    "doctype na byte order mark": (b"\xef\xbb\xbf<!DOCTYPE a><a/>", "doctype"),
    "latin-1 zonder het te zeggen": ("<a>é</a>".encode("latin-1"), "verkeerde_codering"),
    "onbekende codering": (b'<?xml version="1.0" encoding="EBCDIC-NL"?><a/>', "verkeerde_codering"),
    "utf-7": (b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE', "verkeerde_codering"),
    "utf-16 zonder bom": (b'<?xml version="1.0" encoding="utf-16"?><a/>', "verkeerde_codering"),
    "half utf-16": (b"\xff\xfe<\x00a", "verkeerde_codering"),
    "te diep": (b"<a>" * 60 + b"</a>" * 60, "te_diep"),
    "veel te diep": (b"<a>" * 5000 + b"</a>" * 5000, "te_diep"),
    "te veel elementen": (b"<a>" + b"<b/>" * 200_001 + b"</a>", "te_veel_elementen"),
    "te veel attributen": (b"<a>" + b"<b c='' d='' e='' f='' g='' h=''/>" * 170_000 + b"</a>", "te_veel_elementen"),
}


@pytest.mark.parametrize(("inhoud", "code"), FOUTEN.values(), ids=FOUTEN.keys())
def test_slechte_invoer_heeft_eigen_code_en_een_zin(inhoud: bytes, code: str) -> None:
    with pytest.raises(Berichtfout) as fout:
        lees(inhoud)
    assert fout.value.code == code
    zin = fout.value.zin
    assert zin[0].isupper() and zin.endswith(".") and ": " in zin and str(fout.value) == zin


def test_zestig_megabyte_wordt_geweigerd_voor_het_lezen() -> None:
    with pytest.raises(Berichtfout) as fout:
        lees(b"<a>" + b" " * 60 * 1024 * 1024 + b"</a>")
    assert fout.value.code == "te_groot" and "50 MB" in fout.value.zin


def test_grens_van_de_grootte_ligt_erop() -> None:
    inhoud = b"<a></a>"
    assert lees_boom(inhoud, grenzen=Grenzen(bytes=len(inhoud))).tag == "a"
    with pytest.raises(Berichtfout, match="groter"):
        lees_boom(inhoud, grenzen=Grenzen(bytes=len(inhoud) - 1))


def test_een_veld_van_elf_megabyte_is_te_groot() -> None:
    with pytest.raises(Berichtfout) as fout:
        lees(b"<a>" + b"x" * 11 * 1024 * 1024 + b"</a>")
    assert fout.value.code == "te_groot"


def test_grens_van_de_diepte_ligt_erop() -> None:
    assert lees_boom(b"<a><a/></a>", grenzen=Grenzen(diepte=2)).tag == "a"
    with pytest.raises(Berichtfout) as fout:
        lees_boom(b"<a><a/></a>", grenzen=Grenzen(diepte=1))
    assert fout.value.code == "te_diep"


def test_grens_van_het_aantal_elementen_ligt_erop() -> None:
    assert len(lees_boom(b"<?xml version='1.0'?><a><b></b><c/></a>", grenzen=Grenzen(elementen=3))) == 2
    with pytest.raises(Berichtfout) as fout:
        lees_boom(b"<a><b></b><c/></a>", grenzen=Grenzen(elementen=2))
    assert fout.value.code == "te_veel_elementen"


@pytest.mark.parametrize("codering", ["utf-8", "utf-16", "utf-8-sig", "iso-8859-1", "windows-1252"])
def test_gangbare_coderingen_geven_hetzelfde_verzoek(codering: str) -> None:
    tekst = volledig().decode("utf-8").replace("encoding='UTF-8'", f"encoding='{codering.removesuffix('-sig')}'")
    assert lees(tekst.encode(codering)) == lees(volledig())


def test_doctype_als_tekst_in_een_veld_is_gewoon_tekst() -> None:
    boom = lees_boom(b"<a><![CDATA[<!DOCTYPE x>]]><!-- <!DOCTYPE y> --></a>")
    assert boom.text == "<!DOCTYPE x>"


def test_berichtfout_overleeft_een_ander_proces() -> None:
    import pickle

    fout = pickle.loads(pickle.dumps(Berichtfout("leeg", "Het bericht is leeg: probeer het opnieuw.")))
    assert (fout.code, fout.zin) == ("leeg", "Het bericht is leeg: probeer het opnieuw.")
