"""Every template with the example of its contract: it renders, it escapes, it keeps to the content policy and the sizes."""

import dataclasses
import re
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, engines
from django.template.backends.django import Template
from django.urls import path

from borgwijzer.web import leveranciers
from borgwijzer.web.beelden import omlijsting

WEB = Path(leveranciers.__file__).parent
SJABLONEN = sorted((WEB / "templates").rglob("*.html"))
SCHERMEN = {
    "web/aanmelden.html": ("aanmelden", "voorbeeld"),
    "web/werkvoorraad.html": ("werkvoorraad", "voorbeeld"),
    "web/werkvoorraad.html leeg": ("werkvoorraad", "voorbeeld_leeg"),
    "web/triage.html": ("triage", "voorbeeld"),
    "web/triage.html leeg": ("triage", "voorbeeld_leeg"),
    "web/triage_bericht.html": ("triage_bericht", "voorbeeld"),
    "web/radar.html": ("radar", "voorbeeld"),
    "web/interventie.html": ("interventie", "voorbeeld"),
    "web/interventie_nieuw.html": ("interventie", "voorbeeld_nieuw"),
    "web/signaal.html": ("signaal", "voorbeeld"),
    "web/signaal.html lezer": ("signaal", "voorbeeld_lezer"),
    "web/signaal.html gevoegd": ("signaal", "voorbeeld_gevoegd"),
    "web/signalen.html": ("signaleninbox", "voorbeeld"),
    "web/signalen.html leeg": ("signaleninbox", "voorbeeld_leeg"),
    "web/signaal_nieuw.html": ("signaal_nieuw", "voorbeeld"),
    "web/signaal_nieuw.html leeg": ("signaal_nieuw", "voorbeeld_leeg"),
    "web/signaal_bericht.html": ("signaal_bericht", "voorbeeld"),
    "web/signaal_bericht.html geen": ("signaal_bericht", "voorbeeld_geen"),
    "web/gevaar.html": ("gevaar", "voorbeeld"),
    "web/gevaar.html signaal": ("gevaar", "voorbeeld_signaal"),
    "web/handhavingsverzoek.html": ("handhavingsverzoek", "voorbeeld"),
    "web/handhavingsverzoek.html lezer": ("handhavingsverzoek", "voorbeeld_lezer"),
    "web/handhavingsverzoek_nieuw.html": ("handhavingsverzoek", "voorbeeld_nieuw"),
    "web/maatwerk.html": ("maatwerk", "voorbeeld"),
    "web/maatwerk.html lezer": ("maatwerk", "voorbeeld_lezer"),
    "web/maatwerk_nieuw.html": ("maatwerk", "voorbeeld_nieuw"),
    "web/overtreding_formulier.html": ("overtreding", "voorbeeld_formulier"),
    "web/overtreding_formulier.html dicht": ("overtreding", "voorbeeld_formulier_dicht"),
    "web/overtreding.html": ("overtreding", "voorbeeld"),
    "web/overtreding.html eigen": ("overtreding", "voorbeeld_eigen"),
    "web/afweging.html": ("afweging", "voorbeeld"),
    "web/afweging.html dicht": ("afweging", "voorbeeld_dicht"),
    "web/brieven.html": ("brieven", "voorbeeld"),
    "web/brief_soort.html": ("brieven", "voorbeeld_soort"),
    "web/brief_soort.html zonder briefpapier": ("brieven", "voorbeeld_zonder_papier"),
    "web/gelijke_behandeling.html": ("gelijke_behandeling", "voorbeeld"),
    "web/gelijke_behandeling.html leeg": ("gelijke_behandeling", "voorbeeld_leeg"),
    "web/radar.html leeg": ("radar", "voorbeeld_leeg"),
    "web/bezwaar.html": ("bezwaar", "voorbeeld"),
    "web/bezwaar_nieuw.html": ("bezwaar", "voorbeeld_nieuw"),
    "web/rechtsmiddelen.html": ("bezwaar", "voorbeeld_rechtsmiddelen"),
    "web/radar_inlezen.html": ("radar", "voorbeeld_inlezen"),
    "web/radar_vergunning.html": ("radar_vergunning", "voorbeeld"),
    "web/radar_vergunning.html gekoppeld": ("radar_vergunning", "voorbeeld_gekoppeld"),
    "web/bericht_toevoegen.html": ("bericht_toevoegen", "voorbeeld"),
    "web/zaak.html": ("voorbeelden_zaak", "voorbeeld"),
    "web/toets.html": ("toets", "voorbeeld"),
    "web/toets_conflict.html": ("toets_conflict", "voorbeeld"),
    "web/oordeel.html": ("oordeel", "voorbeeld"),
    "web/oordeel.html accepteren": ("oordeel", "voorbeeld_accepteren"),
    "web/brief.html": ("brief", "voorbeeld"),
    "web/vergelijking.html": ("vergelijking", "voorbeeld"),
    "web/zoeken.html": ("zoeken", "voorbeeld"),
    "web/zoeken.html leeg": ("zoeken", "voorbeeld_leeg"),
    "web/document.html": ("document", "voorbeeld"),
    "web/register.html": ("register", "voorbeeld"),
    "web/register.html leeg": ("register", "voorbeeld_leeg"),
    "web/register_stand.html": ("register", "voorbeeld_stand"),
    "web/geweigerd.html": ("weigering", "voorbeeld"),
    "web/herstel.html": ("herstel", "voorbeeld"),
    "web/aanvullen.html": ("herstel", "voorbeeld_aanvullen"),
    "web/informatieverzoek_formulier.html": ("informatieverzoek", "voorbeeld_formulier"),
    "web/informatieverzoek_formulier.html leeg": ("informatieverzoek", "voorbeeld_zonder_partij"),
    "web/informatieverzoek.html": ("informatieverzoek", "voorbeeld"),
    "web/beantwoorden.html": ("informatieverzoek", "voorbeeld_beantwoorden"),
    "web/vastleggen.html": ("vastleggen", "voorbeeld"),
    "web/delen.html": ("delen", "voorbeeld"),
    "web/gevolgklasse.html": ("gevolgklasse", "voorbeeld"),
    "web/partijen.html": ("partijen", "voorbeeld"),
    "web/kaderwissel.html": ("kaderwissel", "voorbeeld"),
    "web/gebruik.html": ("gebruik", "voorbeeld"),
    "web/last.html": ("last", "voorbeeld"),
    "web/last.html lezer": ("last", "voorbeeld_lezer"),
    "web/last_nieuw.html": ("last", "voorbeeld_nieuw"),
    "web/last_nieuw.html leeg": ("last", "voorbeeld_nieuw_leeg"),
    "web/gebruik.html besluit": ("gebruik", "voorbeeld_besluit"),
    "web/controle.html": ("controle", "voorbeeld"),
    "web/controle.html vastgesteld": ("controle", "voorbeeld_vast"),
    "web/controle_nieuw.html": ("controle", "voorbeeld_nieuw"),
    "web/controles.html": ("daglijst", "voorbeeld"),
    "web/controles.html leeg": ("daglijst", "voorbeeld_leeg"),
    "web/veld.html": ("veld", "voorbeeld"),
    "web/veldrapport.html": ("veld", "voorbeeld_rapport"),
    "web/herinnering.html": ("herinnering", "voorbeeld"),
    "web/brieftekst.html": ("brieftekst", "voorbeeld"),
    "web/brieftekst.html lezer": ("brieftekst", "voorbeeld_lezer"),
    "web/bereikbaar.html": ("bereikbaar", "voorbeeld"),
    "web/registreren.html": ("formulier", "voorbeeld"),
    "web/registreren_keuze.html": ("formulier", "voorbeeld_keuze"),
    "web/melding_ontvangen.html": ("ontvangen", "voorbeeld"),
    "web/openbaar_begin.html": ("formulier", "voorbeeld_keuze"),
    "web/openbaar_formulier.html": ("formulier", "voorbeeld_openbaar"),
    "web/openbaar_ontvangen.html": ("ontvangen", "voorbeeld_bewijs"),
    "web/openbaar_voorbereid.html": ("ontvangen", "voorbeeld_voorbereid"),
    "web/taken.html": ("taken", "voorbeeld"),
    "web/taken.html uitgesteld": ("taken", "voorbeeld_uitgesteld"),
    "web/taken.html leeg": ("taken", "voorbeeld_leeg"),
    "web/taak.html": ("taak", "voorbeeld"),
    "web/taak.html van een collega": ("taak", "voorbeeld_van_collega"),
    "web/oefenen.html": ("oefenen", "voorbeeld"),
    "web/bundel.html": ("bundel", "voorbeeld"),
    "web/bundel.html bezig": ("bundel", "voorbeeld_bezig"),
    "web/opnieuw_oefenen.html": ("oefenen", "voorbeeld_opnieuw"),
    "web/opnieuw_oefenen.html bezig": ("oefenen", "voorbeeld_bezig"),
    "web/proefproject.html": ("proefproject", "voorbeeld"),
    "web/proefproject.html geen": ("proefproject", "voorbeeld_geen"),
    "web/proefprojecten.html": ("proefproject", "voorbeeld_lijst"),
    "web/proefprojecten.html leeg": ("proefproject", "voorbeeld_lijst_leeg"),
    "web/instellingen.html": ("instellingen", "voorbeeld"),
    "web/instellingen.html lezer": ("instellingen", "voorbeeld_lezer"),
}
FOUTPAGINAS = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html", "web/te_groot.html")
VIJANDIG = "\"><script>alert(1)</script>&'"


def make_adres(naam: str, *delen: str) -> Any:
    """A path under the name that the templates use, so that they can be tested before and without any view."""
    return path("/".join([f"toets-{naam}", *(f"<path:{deel}>" for deel in delen)]), lambda request: None, name=naam)


urlpatterns = [
    *(
        make_adres(naam)
        for naam in (
            "begin",
            "aanmelden",
            "afmelden",
            "werkvoorraad",
            "triage",
            "bericht_toevoegen",
            "melding_registreren",
            "zoeken",
        )
    ),
    *(make_adres(naam) for naam in ("radar", "radar_inlezen", "radar_voorbeeld", "register")),
    make_adres("radar_vergunning", "vergunning_id"),
    *(make_adres(naam, "bericht_id") for naam in ("triage_bericht", "triage_bericht_xml")),
    *(
        make_adres(naam, "zaaknummer")
        for naam in (
            "zaak",
            "zaak_opnemen",
            "zaak_notitie",
            "vastleggen",
            "gevolgklasse",
            "kaderwissel",
            "partijen",
            "delen",
            "gebruik",
            "last_nieuw",
        )
    ),
    make_adres("informatieverzoek_nieuw", "zaaknummer"),
    *(make_adres(naam) for naam in ("controles", "veld", "veld_manifest")),
    make_adres("controle_nieuw", "zaaknummer"),
    make_adres("controle", "zaaknummer", "controle_id"),
    make_adres("veld_script", "naam"),
    make_adres("bezwaar_nieuw", "zaaknummer"),
    make_adres("bezwaar", "zaaknummer", "bezwaar_id"),
    make_adres("rechtsmiddelen", "zaaknummer", "besluit_id"),
    make_adres("informatieverzoek", "zaaknummer", "verzoek_id"),
    make_adres("last", "zaaknummer", "last_id"),
    *(
        make_adres(naam, "zaaknummer", "id")
        for naam in ("toets", "oordeel", "herstel", "brief", "brief_pdf", "brief_word", "bsn_tonen", "vergelijking")
    ),
    *(make_adres(naam, "document_id") for naam in ("document", "document_download")),
    make_adres("register_stand", "stand_id"),
    make_adres("document_voorbeeld", "document_id", "pagina"),
    *(make_adres(naam) for naam in ("taken", "instellingen", "filter_bewaren", "kolommen_bewaren")),
    *(make_adres(naam) for naam in ("oefenen", "opnieuw_oefenen", "proefprojecten", "proefprojecten_csv")),
    make_adres("proefproject", "zaaknummer"),
    make_adres("taak", "zaaknummer", "code"),
    make_adres("signaal", "zaaknummer", "signaal_id"),
    make_adres("bundel", "zaaknummer"),
    make_adres("bundel_download", "zaaknummer", "bundel_id", "deel"),
    make_adres("signaal_bericht", "zaaknummer", "signaal_id"),
    make_adres("gevaar", "zaaknummer"),
    make_adres("signalen"),
    make_adres("signaal_nieuw"),
    make_adres("handhavingsverzoek_nieuw", "zaaknummer"),
    make_adres("handhavingsverzoek", "zaaknummer", "handhavingsverzoek_id"),
    make_adres("maatwerk_nieuw", "zaaknummer"),
    make_adres("maatwerk", "zaaknummer", "maatwerk_id"),
    make_adres("overtreding_nieuw", "zaaknummer"),
    make_adres("gelijke_behandeling"),
    make_adres("brieven"),
    make_adres("brief_soort", "briefsoort"),
    make_adres("brief_voorbeeld", "briefsoort", "voorbeeld"),
    make_adres("interventie", "zaaknummer", "interventie_id"),
    make_adres("interventie_nieuw", "zaaknummer", "afweging_id"),
    make_adres("herinnering", "zaaknummer", "soort"),
    make_adres("brieftekst", "zaaknummer", "plek"),
    make_adres("bereikbaar", "zaaknummer"),
    make_adres("overdracht_gezien", "overdracht_id"),
    make_adres("filter_wijzigen", "filter_id"),
]
pytestmark = pytest.mark.urls(__name__)


class Lezer(HTMLParser):
    """Gathers tags with their attributes and the nesting faults of a page."""

    LEEG = frozenset(["meta", "link", "input", "img", "br", "line", "circle", "path", "use"])

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.fouten: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.LEEG:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.LEEG and (not self.open or self.open.pop() != tag):
            self.fouten.append(f"</{tag}> past niet bij regel {self.getpos()[0]}")


def make_beeld(scherm: str) -> Any:
    module, functie = SCHERMEN[scherm]
    return getattr(import_module(f"borgwijzer.web.beelden.{module}"), functie)()


@pytest.fixture(autouse=True)
def _meld_onbekende_namen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that a contract does not have must show in the page, where Django would print nothing."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "ONBEKEND:%s")


def render(sjabloon: str, **context: Any) -> str:
    """Render a template as a page does, with the token that forms carry; fail on a name that does not exist."""
    gekozen = engines["django"].get_template(sjabloon.split(" ")[0])
    assert isinstance(gekozen, Template)
    context.setdefault("csrf_token", "toetsteken")
    html = gekozen.template.render(Context(context))
    assert "ONBEKEND:" not in html, re.findall(r"ONBEKEND:\S+", html)
    return html


def lees(html: str) -> Lezer:
    lezer = Lezer()
    lezer.feed(html)
    lezer.close()
    return lezer


def vervuil(waarde: Any) -> Any:
    """Replace every free text in a contract by hostile text; codes that a template compares with stay as they are."""
    if isinstance(waarde, tuple):
        return tuple(vervuil(deel) for deel in waarde)
    if not dataclasses.is_dataclass(waarde) or isinstance(waarde, type):
        return VIJANDIG if isinstance(waarde, str) else waarde
    vast = {"soort", "nummer_soort", "id", "icoon", "actief"}
    nieuw = {veld.name: vervuil(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde) if veld.name not in vast}
    return dataclasses.replace(waarde, **nieuw)


@pytest.mark.parametrize("scherm", SCHERMEN)
def test_scherm_toont_alle_tekst_van_zijn_beeld(scherm: str) -> None:
    beeld = make_beeld(scherm)
    html = render(scherm, beeld=beeld, omlijsting=omlijsting.voorbeeld())
    lezer = lees(html)
    assert not lezer.fouten
    assert not lezer.open
    assert [tag for tag, _ in lezer.tags].count("h1") == 1
    assert "Gemeente Wilgenmeer" in html
    assert 'lang="nl"' in html


@pytest.mark.parametrize("scherm", SCHERMEN)
def test_vijandige_tekst_wordt_nooit_opmaak(scherm: str) -> None:
    html = render(scherm, beeld=vervuil(make_beeld(scherm)), omlijsting=vervuil(omlijsting.voorbeeld()))
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
    assert {attributen.get("src") is None for tag, attributen in lees(html).tags if tag == "script"} == {False}


@pytest.mark.parametrize("scherm", SCHERMEN)
def test_ids_zijn_uniek_en_verwijzingen_kloppen(scherm: str) -> None:
    tags = lees(render(scherm, beeld=make_beeld(scherm), omlijsting=omlijsting.voorbeeld())).tags
    ids = [attributen["id"] for _, attributen in tags if "id" in attributen]
    assert len(ids) == len(set(ids))
    doelen = [attributen["for"] for tag, attributen in tags if tag == "label" and "for" in attributen]
    doelen += [deel for _, a in tags for deel in (a.get("aria-describedby") or "").split()]
    doelen += [a["href"][1:] for tag, a in tags if tag == "a" and (a["href"] or "").startswith("#")]
    assert set(doelen) <= set(ids)


@pytest.mark.parametrize("sjabloon", FOUTPAGINAS)
@pytest.mark.parametrize("met_omlijsting", [True, False])
def test_foutpagina_zegt_wat_te_doen_ook_zonder_omlijsting(sjabloon: str, met_omlijsting: bool) -> None:
    html = render(sjabloon, **({"omlijsting": omlijsting.voorbeeld()} if met_omlijsting else {}))
    assert not lees(html).fouten
    assert "Naar het begin" in html
    assert ("Gemeente Wilgenmeer" in html) == met_omlijsting


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda pad: pad.name)
def test_sjabloon_houdt_zich_aan_inhoudsbeleid_en_maat(sjabloon: Path) -> None:
    tekst = sjabloon.read_text()
    assert len(tekst.splitlines()) <= 150
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|\|safe|autoescape off", tekst)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", tekst))
    assert not re.search(r"""(?:src|href)=["']https?:""", tekst)
    assert "|date" not in tekst


def test_elke_post_heeft_een_teken_tegen_vervalsing() -> None:
    for sjabloon in SJABLONEN:
        tekst = sjabloon.read_text()
        assert tekst.count('method="post"') == tekst.count("{% csrf_token %}"), sjabloon.name


def test_elke_klasse_van_de_leverancier_is_meegeleverd() -> None:
    gebruikt = {
        klasse
        for sjabloon in SJABLONEN
        for klasse in re.findall(r"utrecht-[a-z][a-z0-9-]*(?:__[a-z-]+)?", sjabloon.read_text())
        if not klasse.endswith("-")
    }
    geleverd = set(re.findall(r"\.(utrecht-[a-z0-9_-]+)", (leveranciers.MAP / "utrecht.css").read_text()))
    assert gebruikt
    assert gebruikt - geleverd == set(), "zet het onderdeel in ONDERDELEN en maak de bestanden opnieuw"


def test_elk_icoon_is_meegeleverd() -> None:
    tags = import_module("borgwijzer.web.templatetags.beeldtaal")
    genoemd = {naam for pad in SJABLONEN for naam in re.findall(r'{% icoon "([a-z-]+)"', pad.read_text())}
    genoemd |= {*tags.ICONEN.values(), *tags.KALE_ICONEN.values()}
    assert genoemd <= set(leveranciers.ICONEN)
    geleverd = set(re.findall(r'id="([a-z0-9-]+)"', (leveranciers.MAP / "iconen.svg").read_text()))
    assert geleverd == set(leveranciers.ICONEN)


def test_bestanden_van_leveranciers_zijn_ongewijzigd() -> None:
    assert leveranciers.controleer() == []


def test_gewijzigd_bestand_van_leverancier_valt_op(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regels = (leveranciers.MAP / leveranciers.LIJST).read_text()
    for naam in re.findall(r"  (.+)", regels):
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).write_bytes((leveranciers.MAP / naam).read_bytes())
    (tmp_path / leveranciers.LIJST).write_text(regels)
    (tmp_path / "utrecht.css").write_text("/* anders */")
    (tmp_path / "extra.css").write_text("")
    (tmp_path / "iconen.svg").unlink()
    monkeypatch.setattr(leveranciers, "MAP", tmp_path)
    assert [fout.split(" ")[0] for fout in leveranciers.controleer()] == ["iconen.svg", "extra.css", "utrecht.css"]


def test_stijl_blijft_binnen_het_budget_en_haalt_niets_van_buiten() -> None:
    regels = 0
    for pad in [*(WEB / "static/web/stijl").glob("*.css"), *(WEB / "static/web/thema").glob("*.css")]:
        tekst = pad.read_text()
        regels += len(tekst.splitlines())
        assert not re.search(r"https?:|//[a-z]|@import", tekst), pad.name
    assert regels <= 450
