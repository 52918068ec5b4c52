from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from borgwijzer.brieven.ontvangstbevestiging import OntvangenStuk
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import ONTVANGST, VOORBEELDEN
from borgwijzer.brieven.zetter import html, tekst

LEEG = {"br"}


class Ontleder(HTMLParser):
    """Collects tags, and refuses HTML whose tags do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.merken: list[tuple[str, dict[str, str | None]]] = []
        self.woorden = ""

    def handle_starttag(self, tag, attrs):
        self.merken.append((tag, dict(attrs)))
        if tag not in LEEG:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.woorden += data


def ontleed(inhoud: str) -> Ontleder:
    ontleder = Ontleder()
    ontleder.feed(inhoud)
    ontleder.close()
    assert ontleder.open == []
    return ontleder


def zonder_wit(inhoud: str) -> str:
    return "".join(inhoud.split())


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_html_zegt_blok_voor_blok_hetzelfde_als_de_platte_tekst(naam):
    brief = VOORBEELDEN[naam]()
    woorden = zonder_wit(ontleed(html(brief)).woorden)
    for blok in brief.alle_blokken():
        for stuk in [getattr(blok, "tekst", ""), *(punt.tekst for punt in getattr(blok, "punten", ()))]:
            assert zonder_wit(stuk) in woorden
            assert stuk in tekst(brief)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_html_heeft_taal_koppen_zonder_sprong_en_kopcellen(naam):
    merken = ontleed(html(VOORBEELDEN[naam](), kopniveau=3)).merken
    assert merken[0] == ("article", {"class": "brief", "lang": "nl", "data-soort": VOORBEELDEN[naam]().soort})
    niveaus = [int(tag[1]) for tag, _ in merken if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert niveaus[0] == 3
    assert all(later - eerder <= 1 for eerder, later in pairwise(niveaus))
    assert all(kenmerken["scope"] == "col" for tag, kenmerken in merken if tag == "th")
    assert len([1 for tag, _ in merken if tag == "caption"]) == len([1 for tag, _ in merken if tag == "table"])


def test_elk_blok_is_in_de_html_aan_zijn_naam_te_vinden():
    brief = VOORBEELDEN["bouwmelding-volledig"]()
    namen = {kenmerken["data-blok"] for _, kenmerken in ontleed(html(brief)).merken if "data-blok" in kenmerken}
    assert namen == {blok.naam for blok in brief.alle_blokken()}


def test_html_laat_geen_opmaak_van_buiten_toe():
    vijandig = '<script>alert("x")</script>" onload=\'x\' & </article>'
    feiten = replace(
        ONTVANGST,
        locatie=vijandig,
        bouwactiviteit=vijandig,
        geadresseerde=replace(ONTVANGST.geadresseerde, naam=vijandig, aanhef=vijandig),
        afzender=replace(ONTVANGST.afzender, gemeente=vijandig, functie=vijandig),
        stukken=(OntvangenStuk(vijandig, vijandig),),
        kadernoot=vijandig,
    )
    inhoud = html(stel_op(feiten))
    merken = ontleed(inhoud).merken
    assert "script" not in {tag for tag, _ in merken}
    assert not any("onload" in kenmerken for _, kenmerken in merken)
    assert zonder_wit(vijandig) in zonder_wit(ontleed(inhoud).woorden)


@pytest.mark.parametrize("niveau", [0, 5])
def test_een_onmogelijk_kopniveau_wordt_geweigerd(niveau):
    with pytest.raises(ValueError, match="kies een ander niveau"):
        html(VOORBEELDEN["bouwmelding-volledig"](), kopniveau=niveau)
