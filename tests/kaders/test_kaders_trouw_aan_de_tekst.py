"""The kader of Hoeksche Waard against its public text, read where that text is present beside the project."""

import re
from pathlib import Path

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.interventie import SPOREN, codes

BRON = Path(__file__).resolve().parents[3] / "shared" / "bronnen" / "003_94500b5d889a3c0c.txt"
KADER = zoek_kader("hoeksche-waard")
alleen_met_bron = pytest.mark.skipif(not BRON.is_file(), reason="de openbare tekst van het kader ligt hier niet naast het project")

# Every eis that the kader sets itself, with the words of the text that it stands for.
EISEN = {
    "hw-bm-kanaal": "De melding is gedaan via het juiste kanaal (Omgevingsloket)",
    "hw-bm-instrument-toegelaten": "Er een toegelaten instrument is gekozen",
    "hw-bm-instrument-past": "instrument is gekozen dat past bij de bouwactiviteit",
    "hw-bm-kwaliteitsborger-aangewezen": "kwaliteitsborger is aangewezen",
    "hw-bm-kwaliteitsborger-onafhankelijk": "Er een onafhankelijke kwaliteitsborger",
    "hw-bm-kwaliteitsborger-status": "of deze niet geschorst is/zijn instrument niet ingetrokken is",
    "hw-bm-risicobeoordeling": "De risicobeoordeling van de kwaliteitsborger",
    "hw-bm-borgingsplan": "Het borgingsplan",
    "hw-bm-verklaring-instrument": "De verklaring van de kwaliteitsborger over het instrument",
    "hw-bm-leesbaar": "Alle documenten volledig en goed leesbaar zijn",
    "hw-bm-documenten-volledig": "Alle documenten volledig en goed leesbaar zijn",
    "hw-sb-gedaan": "Wij controleren of er een melding start bouw is gedaan",
    "hw-eb-gedaan": "We controleren of er een einde bouw melding is gedaan",
    "hw-gm-termijn": "De melding uiterlijk 10 werkdagen vóór ingebruikname is gedaan",
    "hw-gm-verklaring": "De verklaring van de kwaliteitsborger dat het bouwwerk voldoet aan de bouwtechnische voorschriften",
    "hw-gm-borgingsplan": "Het definitieve borgingsplan",
    "hw-gm-uitvoering": "Alle relevante documenten over de uitvoering en controle",
    "hw-gm-compleet": "Alle stukken compleet en goed leesbaar zijn",
    "hw-gm-leesbaar": "Alle stukken compleet en goed leesbaar zijn",
    "hw-gm-relevant": "Alle stukken relevant en met elkaar in samenspraak zijn",
    "hw-gm-samenspraak": "Alle stukken relevant en met elkaar in samenspraak zijn",
}
# An eis that the kader takes from another step, as its lezing says.
UIT_STAP_1 = {"hw-gm-kanaal": "De melding is gedaan via het juiste kanaal (Omgevingsloket)"}
BEZOEK = {
    "altijd": "gaan we zelf op de bouw kijken",
    "na_beoordeling": "gaan we na beoordeling van de inhoudelijke melding op de bouw kijken",
    "nooit": "gaan we niet naar de bouw",
}
# What a cell of the printed matrix says, per option, in the order of the tracks.
WOORDEN = {
    "BSB": "BSB", "PV": "PV", "NSO": "nader straf", "BB": "Bestuurlijke boete", "EX": "Exploitatieverbod/sluiting",
    "SI": "Schorsen/Intrekken", "AI": "Aanspreken/informeren", "BG": "Bestuurlijk gesprek/ waarschuwing", "L": "LOD/LOB",
    "VT": "Verscherpt toezicht",
}  # fmt: skip


@pytest.fixture(scope="module")
def tekst() -> str:
    return BRON.read_text(encoding="utf-8").replace("riole-ring", "riolering").replace("As-buit", "As-built")


def _kaal(tekst: str) -> str:
    return " ".join(tekst.replace("**", "").split())


@alleen_met_bron
def test_elke_eis_staat_in_de_tekst_en_geen_is_verzonnen(tekst: str) -> None:
    eigen = {eis.id for eis in KADER.inhoud.eis if KADER.laag(eis) == "kader"}
    assert eigen == {*EISEN, *UIT_STAP_1}
    assert [eis for eis, woorden in {**EISEN, **UIT_STAP_1}.items() if woorden not in _kaal(tekst)] == []


@alleen_met_bron
def test_elke_stap_van_de_tekst_is_een_eis(tekst: str) -> None:
    """The bullets under "is volledig als" of step 1 and step 3, each traced to at least one eis."""
    stap1 = _kaal(tekst[tekst.index("**Stap 1:**") : tekst.index("**Stap 2:**")])
    stap3 = _kaal(tekst[tekst.index("**Stap 3:**") : tekst.index("Als de stukken volledig zijn mag")])
    for stap, begin in ((stap1, "hw-bm"), (stap3, "hw-gm")):
        rest = stap
        for eis, woorden in EISEN.items():
            if eis.startswith(begin):
                assert woorden in stap, eis
                rest = rest.replace(woorden, "")
        overgebleven = [deel for deel in re.split(r"\s- (?:o )?", rest) if len(deel.split()) > 5]
        inleidend = ("Stap", "Het dossier", "Als de bouwtechnische")
        assert [deel for deel in overgebleven if not deel.startswith(inleidend)] == []


@alleen_met_bron
def test_wat_de_gemeente_niet_doet_woord_voor_woord(tekst: str) -> None:
    deel = _kaal(tekst[tekst.index("2.1.2 Als gemeente doen we niet:") : tekst.index("2.2 Lokale omstandigheden")])
    punten = [punt.strip(" #") for punt in deel.split(" - ")[1:]]
    assert len(punten) == 6
    assert [grens.tekst for grens in KADER.inhoud.niet_taak] == punten


@alleen_met_bron
def test_bijlage_1_regel_voor_regel(tekst: str) -> None:
    bijlage = tekst[tekst.index("Onderwerp melding onregelmatigheid") : tekst.index("### Toelichting prioritering")]
    rijen = [rij.split("\t") for rij in bijlage.splitlines()[1:] if rij.strip()]
    assert [naam for naam, _, _ in rijen] == [onderwerp.naam for onderwerp in KADER.inhoud.onderwerp]
    for (_, prioriteit, gebruik), onderwerp in zip(rijen, KADER.inhoud.onderwerp, strict=True):
        assert onderwerp.prioriteit == prioriteit.lower()
        assert onderwerp.gebruik == ("verboden" if "mag niet" in gebruik else "onder_voorwaarden")
        assert onderwerp.samen_onderzoeken == ("Samen met de aanvrager" in gebruik)


@alleen_met_bron
def test_de_vier_prioriteiten(tekst: str) -> None:
    for naam, regel in KADER.inhoud.prioriteit.items():
        zin = next(rij for rij in tekst.splitlines() if rij.startswith(f"**{naam.capitalize()}:**"))
        if naam == "geen":
            assert "voeren we geen vervolgactie uit" in zin and not regel.opvolging
        else:
            assert BEZOEK[regel.bezoek] in zin and regel.opvolging
    assert "midden" not in {onderwerp.prioriteit for onderwerp in KADER.inhoud.onderwerp}


@alleen_met_bron
@pytest.mark.parametrize("gevolg", "4321")
def test_de_zestien_cellen(tekst: str, gevolg: str) -> None:
    assert KADER.inhoud.lhso
    rij = next(rij for rij in tekst.splitlines() if re.match(rf"{gevolg}\. \w", rij) and "<p>" in rij)
    kop, *cellen = rij.split("\t")
    assert kop == f"{gevolg}. {KADER.inhoud.lhso.gevolg[gevolg]}"
    for gedrag, gedrukt in zip("ABCD", cellen, strict=True):
        cel = KADER.inhoud.lhso.cel[f"{gevolg}{gedrag}"]
        assert set(codes(cel)) == {code for code, woorden in WOORDEN.items() if woorden in gedrukt}, gedrag
        koppen = {"strafrecht": "straf recht", **{spoor: spoor.removeprefix("bestuursrecht_") for spoor in SPOREN[1:]}}
        assert [bool(getattr(cel, spoor)) for spoor in SPOREN] == [
            f"<b>{'Bestuursrecht ' if spoor != 'strafrecht' else ''}{koppen[spoor]}</b>" in gedrukt for spoor in SPOREN
        ], gedrag


@alleen_met_bron
def test_de_assen_van_de_matrix(tekst: str) -> None:
    assert KADER.inhoud.lhso
    onder = next(rij for rij in tekst.splitlines() if rij.startswith("Het gedrag van de overtreder is:"))
    for gedrag, naam in KADER.inhoud.lhso.gedrag.items():
        assert f"{gedrag}. {naam.split(' (')[0]}" in onder


@alleen_met_bron
def test_de_ladder_staat_er_letterlijk(tekst: str) -> None:
    rijen = {f"{trede.naam}\t{trede.toelichting}" for trede in KADER.inhoud.interventie}
    assert [rij for rij in rijen if rij not in tekst] == []
    begin = tekst.index("Interventie\tToelichting")
    volgorde = [rij.split("\t")[0] for rij in tekst[begin:].splitlines()[1:6]]
    assert volgorde == [trede.naam for trede in KADER.inhoud.interventie]


@alleen_met_bron
def test_termijnen_rollen_bronnen_en_criteria(tekst: str) -> None:
    kaal, inhoud = _kaal(tekst), KADER.inhoud
    assert "uiterlijk 10 werkdagen" in kaal and KADER.termijn("gereedmelding_wachttijd").lengte == 10
    assert "aan te leveren binnen 2 weken (de 10 werkdagen termijn" in kaal and "schorten wij dan op" in kaal
    assert (KADER.termijn("herstel_gereedmelding").lengte, inhoud.onvolledig["gereedmelding"].wijze) == (2, "opschorten")
    assert "niet volledig is wijzen wij deze af. De bouw mag dan niet starten" in kaal
    assert inhoud.onvolledig["bouwmelding"].wijze == "nieuwe_melding"
    assert [regel.woord for regel in inhoud.onvolledig.values() if regel.bron and regel.woord not in kaal] == []
    assert [rol.naam for rol in inhoud.rol.values() if rol.naam not in kaal] == []
    assert [
        bron
        for bron in ("kwaliteitsborger", "vergunninghouder", "aannemer", "belanghebbende", "eigen constatering")
        if bron not in kaal
    ] == []
    assert "uiterlijk in december 2026" in kaal and inhoud.evaluatie and inhoud.evaluatie.voor.isoformat() == "2026-12-31"
    assert [criterium for criterium in inhoud.evaluatie.criteria if criterium.lower() not in kaal.lower()] == []


@alleen_met_bron
def test_elke_genoemde_paragraaf_bestaat(tekst: str) -> None:
    koppen = set(re.findall(r"^#+ \**(\d+(?:\.\d+)*)", tekst, re.M)) | {"2"}
    regels = [*KADER.inhoud.eis, *KADER.inhoud.termijn.values(), *KADER.inhoud.onderwerp, *KADER.inhoud.signaalbron.values()]
    regels += [*KADER.inhoud.onvolledig.values(), *KADER.inhoud.poort.values(), *KADER.inhoud.interventie, KADER.inhoud.lhso]
    genoemd = {deel.strip() for regel in regels if regel and regel.bron for deel in regel.bron.split(";")}
    nummers = {deel.split(",")[0] for deel in genoemd if deel[0].isdigit()}
    assert nummers <= koppen
    assert {deel for deel in genoemd if not deel[0].isdigit()} == {"bijlage 1"}
