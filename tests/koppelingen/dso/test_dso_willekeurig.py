"""Whatever bytes come in: a `Verzoek` that can be translated, or a `Berichtfout`; never anything else."""

import re

from dsoberichten import VAST
from hypothesis import example, given, settings
from hypothesis import strategies as st

from borgwijzer.koppelingen.dso.gebrek import Berichtfout
from borgwijzer.koppelingen.dso.stam import lees
from borgwijzer.koppelingen.dso.veilig import Grenzen
from borgwijzer.koppelingen.dso.vertaling import Vertaald, vertaal

BERICHTEN = [(VAST / f"{naam}.xml").read_bytes() for naam in ("bouwmelding_volledig", "gereedmelding")]
ONDERDELEN = [m.span() for m in re.finditer(rb"<[^>]+>|[^<>]+", BERICHTEN[0])]
KRAP = Grenzen(bytes=200_000, diepte=40, elementen=5_000, attributen=20_000)


def _probeer(inhoud: bytes) -> None:
    try:
        verzoek = lees(inhoud, grenzen=KRAP)
    except Berichtfout as fout:
        assert fout.code and fout.zin.endswith(".")
    else:
        assert isinstance(vertaal(verzoek), Vertaald)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xfe\xff\xd8\x00")
@example(b"<?xml version='1.1'?><a>&#1;</a>")
@settings(max_examples=200, deadline=None)
def test_willekeurige_bytes(inhoud: bytes) -> None:
    _probeer(inhoud)


@given(st.sampled_from(BERICHTEN), st.integers(0, 25_000), st.binary(max_size=30), st.integers(0, 60))
@settings(max_examples=200, deadline=None)
def test_bericht_met_bytes_erin_of_eruit(bericht: bytes, plek: int, nieuw: bytes, weg: int) -> None:
    plek %= len(bericht)
    _probeer(bericht[:plek] + nieuw + bericht[plek + weg :])


@given(st.lists(st.tuples(st.integers(0, len(ONDERDELEN) - 1), st.sampled_from(["weg", "dubbel", "tekst"])), max_size=6),
       st.text(st.characters(codec="utf-8", exclude_characters="<&"), max_size=40))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_bericht_met_verwisselde_onderdelen(ingrepen: list[tuple[int, str]], tekst: str) -> None:
    delen = [BERICHTEN[0][van:tot] for van, tot in ONDERDELEN]
    for plek, ingreep in ingrepen:
        if ingreep == "tekst" and delen[plek].startswith(b"<"):
            continue
        delen[plek] = {"weg": b"", "dubbel": delen[plek] * 2, "tekst": tekst.encode()}[ingreep]
    _probeer(b"".join(delen))


WAARDE = st.one_of(st.text(max_size=30), st.from_regex(r"\d{1,20}", fullmatch=True), st.just("2026-10-25T02:30:00.1"))


@given(st.dictionaries(st.sampled_from(sorted(set(re.findall(rb"<(?:vx|ic|gml):(\w+)", BERICHTEN[0])))), WAARDE))
@settings(max_examples=200, deadline=None)
def test_bericht_met_willekeurige_inhoud_van_velden(velden: dict[bytes, str]) -> None:
    bericht = BERICHTEN[0]
    for naam, tekst in velden.items():
        veilig = tekst.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "ignore")
        bericht = re.sub(rb"(<(?:vx|ic|gml):" + naam + rb"[^>]*>)[^<]*(</)",
                         lambda m, v=veilig: m[1] + v + m[2], bericht)  # fmt: skip
    _probeer(bericht)
